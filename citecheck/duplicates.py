"""Entries of a list that are one work printed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from citecheck.matching.names import same_author
from citecheck.matching.pages import first_page, same_page, volume_key
from citecheck.models import Reference
from citecheck.text.fold import fold

_ALIKE = 0.6
"""Share of the words of one title that the other entry prints, from which on both may be one title."""
_SAME_AUTHOR = 0.6
_MOST = 20
"""Entries of one key that an entry is held against: a list may print one identifier under all of them."""
_Key: TypeAlias = tuple[str, ...]


def same_works(references: Sequence[Reference], pmids: Mapping[str, str]) -> Iterator[tuple[Reference, Reference]]:
    """Each entry that prints a work again, and the first entry that printed it.

    `pmids` are the records of those that were found, by the id of the reference. One record is one work, whatever
    differs in print, and two are two. A printed identifier alone proves less: it may be copied from the other entry.
    """
    seen: defaultdict[_Key, list[Reference]] = defaultdict(list)
    for reference in references:
        printed, identifiers = _identity(reference), _identifiers(reference)
        if reference.id in pmids:
            printed.append(("record", pmids[reference.id]))
        known = (
            one
            for keys, proof in ((printed, True), (identifiers, False))
            for key in keys
            for one in seen[key]
            if _one_record(one, reference, pmids) and (proof or not _contradict(one, reference))
        )
        first = next(known, None)
        if first is not None:
            yield reference, first
        for key in (*printed, *identifiers):
            if len(seen[key]) < _MOST:
                seen[key].append(reference)


def _one_record(one: Reference, two: Reference, pmids: Mapping[str, str]) -> bool:
    return len({pmids[each.id] for each in (one, two) if each.id in pmids}) < 2


def _identifiers(reference: Reference) -> list[_Key]:
    fields = reference.fields
    named = (("doi", fields.doi), ("pmid", fields.pmid), ("pmcid", fields.pmcid))
    return [(name, value) for name, value in named if value]


def _identity(reference: Reference) -> list[_Key]:
    """What makes two entries the same work without an identifier: title, journal, year, volume and pages at once."""
    fields = reference.fields
    title = fold(fields.title or "")
    if len(title.split()) > 3:
        journal = fold(fields.journal or "")[:8]
        return [("title", title, str(fields.year), journal, fields.volume or "", fields.pages or "")]
    return [] if title else [("raw", fold(reference.raw))]


def _contradict(one: Reference, two: Reference) -> bool:
    """Whether two entries plainly describe two works, though both print one identifier.

    Another title is not enough where the rest agrees, for it may be a translation. Where the title is alike, year,
    volume and page must all differ: one entry may be of the version ahead of print.
    """
    places = [agrees for agrees in _places(one, two) if agrees is not None]
    authors, alike = _authors(one, two), _titles(one, two)
    rest = places if authors is None else [authors, *places]
    if alike is None:
        return rest.count(False) > 1
    if alike:
        return len(places) == 3 and not any(places)
    return len(rest) < 2 or not all(rest)


def _titles(one: Reference, two: Reference) -> bool | None:
    """Whether the words of one title stand in the other entry, wherever the parser cut it; None without two titles."""
    if not one.fields.title or not two.fields.title:
        return None
    shares = []
    for here, there in ((one, two), (two, one)):
        words = {word for word in fold(here.fields.title or "").split() if len(word) > 3}
        if words:
            shares.append(len(words & set(fold(there.raw).split())) / len(words))
    return max(shares) >= _ALIKE if shares else None


def _authors(one: Reference, two: Reference) -> bool | None:
    if not one.fields.authors or not two.fields.authors:
        return None
    return same_author(one.fields.authors[0], two.fields.authors[0]) >= _SAME_AUTHOR


def _places(one: Reference, two: Reference) -> Iterator[bool | None]:
    """Whether year, volume and first page agree, each None where an entry lacks it."""
    left, right = one.fields, two.fields
    yield left.year == right.year if left.year and right.year else None
    yield volume_key(left.volume) == volume_key(right.volume) if left.volume and right.volume else None
    pages = left.pages and right.pages and first_page(left.pages) and first_page(right.pages)
    yield same_page(left.pages or "", right.pages or "") if pages else None
