"""Where the parts of a reference stand in what is printed, so that one can be mended and the others left alone."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.matching.raw import whole_title
from citecheck.models import Record, Reference

Place = tuple[int, int]
"""Half-open offsets into the printed entry."""

_LINKS = re.compile(
    r"(?:https?://|www\.)\S+|\b10\.\d{4,9}/\S+|\bPM(?:C?ID)?:?\s*(?:PMC)?\d+|\bPMC\s?\d+"
    r"|\[?(?:cited|accessed|retrieved)\b[^.;\])]{3,30}",
    re.IGNORECASE,
)
_FIRST_YEAR = re.compile(r"(?:19|20)\d\d(?=\W)")
_BREAK = re.compile(r"\s*[\r\n]\s*")
_DASH = r"\s*[-\u2010-\u2015\u2212]+\s*"


class Edit(Struct, frozen=True, order=True):
    """What stands between the offsets `start` and `end` of a printed entry is to be `new`."""

    start: int
    end: int
    new: str


def apply(raw: str, edits: list[Edit]) -> str:
    """`raw` with `edits` made, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        raw = raw[: edit.start] + edit.new + raw[edit.end :]
    return raw


def locate(raw: str, words: str, start: int = 0, end: int | None = None) -> Place | None:
    """Where `words` first stand in `raw`, whatever blanks and line breaks are between them; no part of a word."""
    pieces = words.split()
    if not pieces:
        return None
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, pieces)) + r"(?!\w)"
    found = re.compile(pattern, re.IGNORECASE).search(raw, start, len(raw) if end is None else end)
    return found.span() if found else None


def as_printed(raw: str, identifier: str) -> str:
    """`identifier`, which is kept in small letters, in those of `raw`, wherever a line may break it."""
    found = re.search(r"\s*".join(map(re.escape, identifier)), raw, re.IGNORECASE)
    return re.sub(r"\s+", "", found.group()) if found else identifier


def unbroken(text: str, reference: Reference) -> str:
    """`text`, the entry of `reference` as printed or mended, with the DOI whole that a line's end had broken."""
    doi = reference.fields.doi
    if not doi or "/" not in doi or not _BREAK.search(text) or doi in text.lower():
        return text
    found = re.search(r"\s*".join(map(re.escape, doi)), text, re.IGNORECASE)
    if found is None:
        return text
    return text[: found.start()] + _BREAK.sub("", found.group()) + text[found.end() :]


class Printed(Struct, frozen=True, kw_only=True):
    """The places of the parts of one printed entry; None for what is not found in it."""

    raw: str
    title: Place | None
    journal: Place | None
    year: Place | None
    volume: Place | None
    issue: Place | None
    pages: Place | None
    links: tuple[Place, ...] = ()

    def text(self, place: Place) -> str:
        """What is printed at `place`."""
        return self.raw[place[0] : place[1]]


def printed(reference: Reference, record: Record) -> Printed:
    """Where the fields of `reference` stand in it."""
    raw, fields = reference.raw, reference.fields
    links = tuple(match.span() for match in _LINKS.finditer(raw))
    names = (*record.journals, record.fields.journal or "", fields.journal or "")
    title = None
    if fields.title:
        whole = whole_title(raw, fields.title, names) or fields.title
        title = locate(raw, whole) or locate(raw, fields.title)
    if title and (opening := _FIRST_YEAR.match(record.fields.title or "")):
        # A year that was taken for the entry's own is no place to mend: it belongs to the title.
        lead = re.search(rf"(?<![\w(\[]){opening[0]}:?\s+$", raw[: title[0]])
        title = (lead.start(), title[1]) if lead else title
    behind = title[1] if title else 0
    journal = locate(raw, fields.journal, behind) if fields.journal else None
    journal = journal or (locate(raw, fields.journal) if fields.journal else None)
    if journal and title and journal[0] < title[1] and title[0] < journal[1]:
        journal = None
    behind = max(journal[1] if journal else 0, behind)
    taken = [place for place in (title, journal) if place] + list(links)
    pages = _pages(raw, fields.pages, behind, links) if fields.pages else None
    year = (
        _number(raw, str(fields.year), 0, None, taken + ([pages] if pages else []), r"[a-z]?") if fields.year else None
    )
    before = pages[0] if pages else None
    taken += [year] if year else []
    volume = _last(raw, fields.volume, behind, before, taken) if fields.volume else None
    issue = None
    if fields.issue and volume:
        found = re.compile(r"\s*(?:\(|,\s*(?:no\.|issue)?\s*)" + f"({re.escape(fields.issue)})").match(raw, volume[1])
        issue = found.span(1) if found else None
    return Printed(
        raw=raw, title=title, journal=journal, year=year, volume=volume, issue=issue, pages=pages, links=links
    )


def _free(place: Place, taken: list[Place]) -> bool:
    return not any(place[0] < end and start < place[1] for start, end in taken)


def _number(raw: str, number: str, start: int, end: int | None, taken: list[Place], tail: str = "") -> Place | None:
    pattern = re.compile(rf"(?<![\w.])({re.escape(number)}){tail}(?!\w)")
    for match in pattern.finditer(raw, start, len(raw) if end is None else end):
        if _free(match.span(1), taken):
            return match.span(1)
    return None


def _last(raw: str, volume: str, start: int, end: int | None, taken: list[Place]) -> Place | None:
    """The volume: the last place before the pages that is no issue in brackets; the first where no pages are known."""
    pattern = re.compile(rf"(?<![\w(]){re.escape(volume)}(?!\w)")
    found = [
        match.span()
        for match in pattern.finditer(raw, start, len(raw) if end is None else end)
        if _free(match.span(), taken)
    ]
    return (found[-1] if end is not None else found[0]) if found else None


def _pages(raw: str, pages: str, start: int, links: tuple[Place, ...]) -> Place | None:
    pieces = [re.escape(piece) for piece in re.split(_DASH, pages) if piece]
    if not pieces:
        return None
    pattern = re.compile(r"(?<!\w)" + _DASH.join(pieces) + r"(?!\w)", re.IGNORECASE)
    found = [m.span() for m in pattern.finditer(raw, start) if not any(a < m.end() and m.start() < b for a, b in links)]
    return found[-1] if found else None
