"""Raised numbers that lead from the authors' names to their affiliations, and those before affiliations and notes.

They cite nothing. Told by where they stand: behind names, in lines of names above the text; before a word with a
capital, at the beginning of a paragraph or after a blank, on the page of the names. Citations stand behind what they
follow, without a blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from citecheck.models import Mark
from citecheck.text.abbreviations import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST = 60
"""Lines within which the authors are named."""
_PROSE = 3
"""Lines of small words, one after the other, after which no authors are named any more."""
_LONG = 40
"""Characters of such a line, at least."""
_NAMED = 0.75
"""Share of words with a capital in a line of names."""
_LOWER = 0.5
_WORD = re.compile(r"[^\W\d_][\w.'’‐-]*")
_SMALL = words(
    """
    and und et y e och og en von van vom der den de da do dos du la le el al bin ibn zu zur di del della of the on for
    behalf in at by with
    """
)
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|orcid)\S*", re.IGNORECASE)
_OPENS = re.compile(r"[ \u00a0]?[(“\"‘']?(?![\Wa-z\d_])\w")
"""What a label stands before: a word with a capital, or one in letters that have none."""
_SIGN = re.compile(r"\d+|[^\W\d_]|[*†‡§¶∥‖#]+")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|[,˒](?=[⁰¹²³⁴-⁹]))*")
_WITH_SIGN = re.compile(r"[*†‡§¶]+[, ]{0,2}(\d(?:[\d,;–‐-]*\d)?)|(\d(?:[\d,;–‐-]*\d)?)[, ]{0,2}[*†‡§¶]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˒", "0123456789,")


class Row(NamedTuple):
    """A line of the text: its offsets, its page, whether it is in a heading."""

    start: int
    end: int
    page: int
    heading: bool


class _Raised(NamedTuple):
    """Something raised: its offsets, and the signs in it."""

    start: int
    end: int
    signs: frozenset[str]


def numbers_alone(text: str, raised: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`raised` of a line, without the signs of notes that stand beside a number: in `4*` the number cites."""
    out = []
    for start, end in raised:
        match = _WITH_SIGN.fullmatch(text, start, end)
        out.append(match.span(match.lastindex or 0) if match else (start, end))
    return out


def with_labels(text: str, rows: Sequence[Row], marks: Sequence[Mark]) -> list[Mark]:
    """`marks`, in which those superscripts of a title page that cite nothing are notes."""
    raised = _raised(text, rows, marks)
    names = [row for row in _front(text, rows) if row in raised and _is_names(text, row, raised[row])]
    if not names:
        return list(marks)
    found = {one for row in names for one in raised[row]}
    known = {sign for one in found for sign in one.signs}
    first, last = names[0], names[-1]
    for row, inside in raised.items():
        if row.end <= first.start:
            # A title cites nothing.
            found.update(inside)
        elif row.page <= last.page + 1:
            found.update(one for one in inside if one.signs & known and _leads(text, row, one))
    places = {(one.start, one.end) for one in found}
    out = [
        replace(mark, kind="note", value=f"label {text[mark.start : mark.end].strip()}")
        if mark.kind == "superscript" and (mark.start, mark.end) in places
        else mark
        for mark in marks
    ]
    marked = {(mark.start, mark.end) for mark in out}
    out += [
        Mark(kind="note", start=start, end=end, value=f"label {text[start:end].translate(_PLAIN)}")
        for start, end in places
        if (start, end) not in marked
    ]
    return out


def _raised(text: str, rows: Sequence[Row], marks: Sequence[Mark]) -> dict[Row, list[_Raised]]:
    """What is raised in each line that has something: by its place, or as characters that are raised themselves."""
    spans = [(mark.start, mark.end) for mark in marks if mark.kind == "superscript"]
    covered = {place for start, end in spans for place in range(start, end)}
    stop = rows[min(len(rows), 2 * _FIRST) - 1].end if rows else 0
    spans += [match.span() for match in _RAISED.finditer(text, 0, stop) if match.start() not in covered]
    spans.sort()
    out: dict[Row, list[_Raised]] = {}
    at = 0
    for row in rows:
        while at < len(spans) and spans[at][0] < row.end:
            start, end = spans[at]
            signs = frozenset(_SIGN.findall(text[start:end].translate(_PLAIN)))
            out.setdefault(row, []).append(_Raised(start, end, signs))
            at += 1
    return out


def _front(text: str, rows: Sequence[Row]) -> Iterator[Row]:
    """The lines above the text."""
    prose = 0
    for row in rows[:_FIRST]:
        if not row.heading:
            prose = prose + 1 if row.end - row.start >= _LONG and _capitals(text, row) < _LOWER else 0
        if prose == _PROSE or row.page > rows[0].page + 1:
            return
        yield row


def _capitals(text: str, row: Row) -> float:
    """The share of the words of a line that begin with a capital; those between names aside."""
    plain = _ADDRESS.sub(" ", text[row.start : row.end])
    found = [word for word in _WORD.findall(plain) if word.lower().rstrip(".") not in _SMALL]
    return sum(not word[0].islower() for word in found) / len(found) if found else 1.0


def _is_names(text: str, row: Row, raised: Sequence[_Raised]) -> bool:
    """Whether a line consists of names, with something raised behind one of them."""
    behind = [one for one in raised if text[row.start : one.start].rstrip(" ,*.)")[-1:].isalnum()]
    several = len(_WORD.findall(text, row.start, row.end)) > 1
    return bool(behind) and several and _capitals(text, row) >= _NAMED


def _leads(text: str, row: Row, one: _Raised) -> bool:
    """Whether something raised stands before what it labels: apart from what is before it, a word with a capital."""
    before = text[max(row.start, one.start - 1) : one.start]
    return (not before or before.isspace()) and _OPENS.match(text, one.end) is not None
