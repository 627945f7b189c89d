"""Corrections that would part an entry from the text: what citations by name and year lead to it with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from citecheck.matching.fields import Comparison
from citecheck.matching.mend import right_year
from citecheck.matching.names import SAME, same_author
from citecheck.models import Author, Citation, Record, Reference
from citecheck.text.fold import fold, one_line


class Held(Struct, frozen=True, kw_only=True):
    """A field that stays as printed, because `markers` of the text print what PubMed has otherwise.

    `printed` and `own` are the year, or the names, in the list and in PubMed.
    """

    field: Literal["year", "authors"]
    printed: str
    own: str
    markers: tuple[str, ...]


def held(reference: Reference, record: Record, found: Comparison, citations: Sequence[Citation]) -> tuple[Held, ...]:
    """The fields of `reference` that cannot be corrected without the text; `found` is its comparison with `record`.

    A marker that has PubMed's year or name already is no reason: the correction brings the two together.
    """
    leading = [one for one in citations if one.style == "author_year" and reference.id in one.references]
    markers = tuple(dict.fromkeys(one_line(one.marker) for one in leading))
    both = (_year(reference, record, found, markers), _authors(reference, record, found, markers))
    return tuple(one for one in both if one is not None)


def _year(reference: Reference, record: Record, found: Comparison, markers: tuple[str, ...]) -> Held | None:
    if found.agrees("year") is not False or reference.fields.year is None:
        return None
    printed = str(reference.fields.year)
    printing = tuple(one for one in markers if re.search(rf"(?<!\d){printed}(?!\d)", one))
    return Held(field="year", printed=printed, own=right_year(record), markers=printing) if printing else None


def _authors(reference: Reference, record: Record, found: Comparison, markers: tuple[str, ...]) -> Held | None:
    authors, own = reference.fields.authors, record.fields.authors
    if found.agrees("authors") is not False or not authors or not own:
        return None
    full = [*record.full_names, *([None] * len(own))]

    def stays(author: Author, place: int) -> bool:
        same = fold(author.family) == fold(own[place].family)
        return same or same_author(author, own[place], full[place]) >= SAME

    # The first name is what finds the entry; it may be cited by a part of it, or by letters (WHO).
    first = not stays(authors[0], 0)
    printing = tuple(one for one in markers if first and not _names(one, own[0]))
    if printing:
        return Held(field="authors", printed=authors[0].family, own=own[0].family, markers=printing)
    for place, author in enumerate(authors[1:], 1):
        if place < len(own) and not any(stays(author, n) for n in range(len(own))):
            printing = tuple(one for one in markers if _names(one, author))
            if printing:
                return Held(field="authors", printed=author.family, own=own[place].family, markers=printing)
    return None


def _names(marker: str, author: Author) -> bool:
    return f" {fold(author.family)} " in f" {fold(marker)} "
