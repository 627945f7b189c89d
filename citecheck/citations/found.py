"""A citation while the document is being read: where it stands and what it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.citations.author_year import author_year_markers
from citecheck.citations.keys import key_markers
from citecheck.citations.labels import Labels, bare_label
from citecheck.citations.lost import lost_entries
from citecheck.citations.marker import Taken
from citecheck.citations.noted import repeated_in
from citecheck.citations.numeric import numbered_markers
from citecheck.text.limits import MOST_MARKERS, at_most

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citecheck.citations.prose import Prose
    from citecheck.models import Document, MarkerStyle, ReferenceList

_NUMBERS_RULE = 0.5
"""Share of the list from which on numbers are the document's style, and names and years only tell of the works."""
_SENTENCE = 300
"""Letters behind a name within which the number of its work may stand."""
_CLAUSE_END = re.compile(
    r"(?<!al)(?<!\bvs)[.!?][)\]]?\s+[A-Z]|\n\s*\n|;|,\s(?:and|but|while|whereas|although|which|as|later)\s"
)


class Found(Struct, frozen=True, kw_only=True):
    """One marker: half-open offsets, style, the ids of its references in order, the labels that the list lacks."""

    start: int
    end: int
    style: MarkerStyle
    references: tuple[str, ...]
    missing: tuple[str, ...]


def find_citations(document: Document, listed: ReferenceList, prose: Prose) -> list[Found]:
    """Every marker of `document` in its `prose`, the text outside the list, in order; none overlaps another.

    Where the format itself marks its citations, those count, and of the others in the text only those in the same
    style that lead to an entry: markers typed by hand among a reference manager's.
    """
    given = _given(document)
    if not given:
        return list(at_most(_in_text(document, listed, prose), MOST_MARKERS, "citations"))
    taken = Taken([(one.start, one.end) for one in given])
    styles = {one.style for one in given}
    others = [
        one
        for one in _in_text(document, listed, prose)
        if one.style in styles and one.references and not one.missing and not taken.covers(one.start, one.end)
    ]
    return sorted([*given, *others], key=lambda one: (one.start, one.end))


def _given(document: Document) -> list[Found]:
    """The citations that the format marks; `ref-1` is its first entry."""
    ids = {entry.key: f"ref-{n}" for n, entry in enumerate(document.entries, 1)}
    return [
        Found(
            start=pointer.start,
            end=pointer.end,
            style=pointer.style,
            references=tuple(dict.fromkeys(ids[key] for key in pointer.keys if key in ids)),
            missing=tuple(dict.fromkeys(key for key in pointer.keys if key not in ids)),
        )
        for pointer in document.pointers
    ]


def _in_text(document: Document, listed: ReferenceList, prose: Prose) -> list[Found]:
    named = author_year_markers(prose, listed)
    labels = Labels(listed, repeated_in(prose.text, listed))
    keys = [_resolved(m.start, m.end, m.style, m.keys, labels) for m in key_markers(document, prose, labels)]
    counted = numbered_markers(document, prose, labels)
    moved = lost_entries(prose.text, listed, counted)
    numbers = [_resolved(m.start, m.end, "numeric", tuple(map(str, m.numbers)), labels, moved) for m in counted]
    by_name = {reference for one in named for reference in one.references}
    if not labels.numbered and len(by_name) > _NUMBERS_RULE * len(listed.references):
        # An alphabetical list cited by name: digits in the text are notes and quantities.
        numbers = []
    by_key = Taken([(key.start, key.end) for key in keys])
    found = keys + [number for number in numbers if not by_key.covers(number.start, number.end)]
    if labels.remarks:
        found = [one for one in found if one.references or one.missing]
    cited = {reference for one in found for reference in one.references}
    mostly = len(cited) > _NUMBERS_RULE * len(listed.references)
    numbered = bool(found)
    used = Taken([(one.start, one.end) for one in found])
    starts = sorted(one.start for one in found if one.references) if len(found) > len(named) else []
    for one in named:
        if used.covers(one.start, one.end):
            continue
        references, missing = one.references, one.missing
        if mostly or (numbered and not listed.references) or _numbered_behind(prose.text, one.end, starts):
            # In a numbered document a name and year is a second citation only of a work that has no number in the text.
            references, missing = tuple(r for r in references if r not in cited), ()
        if references or missing:
            style: MarkerStyle = "author_year"
            found.append(Found(start=one.start, end=one.end, style=style, references=references, missing=missing))
    return sorted(found, key=lambda one: (one.start, one.end))


def _numbered_behind(text: str, end: int, starts: Sequence[int]) -> bool:
    """Whether a number that leads to an entry stands behind a name and year in its clause, and is the citation.

    `starts` are the places of such numbers, in order.
    """
    at = bisect_left(starts, end)
    return at < len(starts) and starts[at] <= end + _SENTENCE and not _CLAUSE_END.search(text, end, starts[at])


def _resolved(
    start: int,
    end: int,
    style: MarkerStyle,
    keys: tuple[str, ...],
    labels: Labels,
    moved: Mapping[str, str | None] | None = None,
) -> Found:
    """`moved`: keys that mean another label than their own, or an entry that is lost."""
    references: list[str] = []
    missing = []
    for key in keys:
        meant = moved.get(key, key) if moved else key
        found = labels.find(meant, start) if meant else ()
        references.extend(reference.id for reference in found)
        if not found and bare_label(key) not in labels.remarks:
            missing.append(key)
    return Found(start=start, end=end, style=style, references=tuple(dict.fromkeys(references)), missing=tuple(missing))
