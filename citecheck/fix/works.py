"""What is exported of each reference: PubMed's data where it was found, else the printed fields, marked as such."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from citecheck.documents.exported import Item
from citecheck.fix.correct import Corrected
from citecheck.matching.format import full_journal, short_journal, shown_doi, shown_pages
from citecheck.matching.printed import as_printed, unbroken
from citecheck.matching.scope import journal_like
from citecheck.models import Author, Fields, Record, Reference
from citecheck.text.fold import one_line, strip_accents

_KEY = re.compile(r"[^\s{}(),=\\\"#%~']{1,80}")
_ISSUED = re.compile(r"(?:(?P<place>[^:]{2,40}):\s+)?(?P<name>.+)", re.DOTALL)
"""`London: NICE`"""
_LETTERS = re.compile(r"[^A-Za-z0-9]")


class Work(Struct, frozen=True, kw_only=True):
    """A work to export: its data, the short name of its journal, and what a list of data cannot hold.

    `item.fields.journal` is the journal's full name where both are known. `suffixes` stand beside the authors (Jr).
    `mark` says why the data are those printed and not PubMed's.
    """

    item: Item
    short_journal: str | None = None
    suffixes: tuple[str | None, ...] = ()
    mark: str | None = None
    issns: tuple[str, ...] = ()


def works(done: Sequence[Corrected]) -> tuple[Work, ...]:
    """One work for each reference, in order, each with a key of its own."""
    taken: set[str] = set()
    out = []
    for number, one in enumerate(done, 1):
        key = _key(one, taken)
        taken.add(key.casefold())
        record = one.record
        out.append(_found(key, number, record) if record else _printed(key, number, one))
    return tuple(out)


def _found(key: str, line: int, record: Record) -> Work:
    own = record.fields
    full = [*record.full_names, *([None] * len(own.authors))]
    authors = tuple(
        Author(family=author.family, given=whole or author.given) if author.given else author
        for author, whole in zip(own.authors, full, strict=False)
    )
    fields = Fields(
        authors=authors,
        title=(own.title or "").removesuffix(".") or None,
        journal=None if record.is_book else full_journal(record) or None,
        year=record.issue_year or own.year,
        volume=own.volume,
        issue=own.issue,
        pages=shown_pages(record),
        doi=shown_doi(record),
        pmid=record.pmid,
        pmcid=own.pmcid,
    )
    kind = "book" if record.is_book else "preprint" if "Preprint" in record.publication_types else "article"
    return Work(
        item=Item(key=key, line=line, fields=fields, kind=kind),  # type: ignore[arg-type]  # three kinds of work
        short_journal=None if record.is_book else short_journal(record) or None,
        suffixes=record.author_suffixes,
        issns=record.issns,
    )


def _printed(key: str, line: int, one: Corrected) -> Work:
    """The fields as printed; an entry of which no title is known is its own title, so that nothing is lost."""
    reference = one.reference
    fields = reference.fields
    raw = one_line(unbroken(reference.raw, reference))
    # A line break within a value would begin another tag where each stands on a line of its own.
    names = tuple(
        Author(family=one_line(author.family), given=one_line(author.given) if author.given else None)
        for author in fields.authors
    )
    values: dict[str, Any] = {
        name: one_line(value) if isinstance(value, str) else value
        for name in Fields.__struct_fields__
        if name not in ("authors", "title") and (value := getattr(fields, name)) is not None
    }
    publisher, place = None, None
    if issued := _ISSUED.fullmatch(fields.journal or "") if _is_issued(reference) else None:
        # What a body publishes itself stands in no journal.
        del values["journal"]
        publisher, place = one_line(issued["name"]), one_line(issued["place"]) if issued["place"] else None
    if fields.doi:
        values["doi"] = as_printed(raw, fields.doi)
    kept = Fields(authors=names, title=one_line(fields.title or raw).removesuffix("."), **values)
    return Work(
        item=Item(
            key=key,
            line=line,
            fields=kept,
            kind=reference.kind,
            et_al=reference.et_al,
            in_press=reference.ahead_of_print,
            publisher=publisher,
            place=place,
        ),
        mark=f"As printed ({one.mark}): {raw}",
    )


def _is_issued(reference: Reference) -> bool:
    """Whether the source of an entry is who published it: a guideline's without volume, or a place and a name."""
    fields = reference.fields
    if fields.volume or not fields.journal or reference.kind in ("article", "chapter", "conference", "preprint"):
        return False
    return not journal_like(fields.journal) and (reference.kind == "guideline" or ": " in fields.journal)


def _key(one: Corrected, taken: set[str]) -> str:
    """The key by which the document calls the work, where it has one; else author and year, each once."""
    own = one.reference.label or ""
    if _KEY.fullmatch(own) and not own[0].isdigit() and own.casefold() not in taken and any(map(str.isalpha, own)):
        return own
    fields = one.record.fields if one.record else one.reference.fields
    name = _plain_name(fields.authors) or _first_word(one.reference)
    base = f"{name or 'ref'}{fields.year or ''}"
    for letter in ("", *string.ascii_lowercase[1:]):
        if f"{base}{letter}".casefold() not in taken:
            return f"{base}{letter}"
    return f"{base}-{one.reference.id.removeprefix('ref-')}"


def _plain_name(authors: Sequence[Author]) -> str:
    return _LETTERS.sub("", strip_accents(authors[0].family))[:30] if authors else ""


def _first_word(reference: Reference) -> str:
    words = strip_accents(reference.fields.title or "").split()
    return next((word for word in (_LETTERS.sub("", one) for one in words) if len(word) > 3), "")[:30].capitalize()
