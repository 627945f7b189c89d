"""Keys and note marks: `[@doyle2020; @shaw2018]`, `[^3]`, `[Smith18]`, and the note marks of the document's markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.citations.labels import bare_label
from citecheck.citations.marker import Taken
from citecheck.citations.numbers import DASHES, LONGEST_RANGE
from citecheck.text.limits import MOST_NUMBERS

if TYPE_CHECKING:
    from citecheck.citations.labels import Labels
    from citecheck.citations.prose import Prose
    from citecheck.models import Document, MarkerStyle

_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_PANDOC = re.compile(r"\[[^\[\]@\n]{0,80}(?:@[^\[\]@\n]{1,160}){1,40}\]")
_PANDOC_KEY = re.compile(r"(?<!\w)@(\w(?:[\w:.#$%&+?<>~/-]{0,78}\w)?)")
_NARRATIVE = re.compile(r"@(?<![\w@./-]@)([A-Za-z](?:[\w:.+/-]{0,78}\w)?)")
_BRACKETED = re.compile(r"\[([A-Za-z][\w+-]{1,40}(?:[,;] ?[A-Za-z][\w+-]{1,40}){0,20})\]")

_SEPARATOR = re.compile(r"[,;]")
_BETWEEN = re.compile(r"[,;] ?")

_LETTERED = re.compile(r"\[(\d{1,3}[a-z]?(?:[,;–-] ?(?:\d{1,3}[a-z]?|[a-z])){0,20})\]")
_PART = re.compile(r"(\d{1,3})?([a-z])?(?:[–-]([a-z])(?![a-z]))?")


_SERIAL = rf"[A-Z]?\d{{1,3}}(?:[ \u00a0]?[,;{DASHES}][ \u00a0]?[A-Z]?\d{{1,3}}){{0,30}}"
_SERIAL_ENCLOSED = re.compile(rf"[\[(](?:[Rr]efs?\.?[ \u00a0])?(?=[^\])]{{0,90}}[A-Z])(?P<list>{_SERIAL})[\])]")
_SERIAL_RAISED = re.compile(rf"(?=.{{0,90}}[A-Z])[\[(]?(?P<list>{_SERIAL})[\])]?")
_SERIAL_PART = re.compile(rf"([A-Z]?)(\d{{1,3}})(?:[{DASHES}]([A-Z]?)(\d{{1,3}}))?")
_NAMES = re.compile(
    r"\b(?:fig|figs|figure|figures|table|tables|text|file|movie|video|appendix|box|data|stage)\.?\s?$", re.I
)
"""What `(S1)` belongs to behind such a word."""


class KeyMarker(Struct, frozen=True, kw_only=True):
    """One printed marker: half-open offsets, its style, and the keys in it."""

    start: int
    end: int
    style: MarkerStyle
    keys: tuple[str, ...]


def key_markers(document: Document, prose: Prose, labels: Labels) -> list[KeyMarker]:
    """The citations by key or note in `document`, in order, outside the list."""
    text, taken = prose.text, prose.listed
    found = [
        KeyMarker(start=m.start, end=m.end, style="note", keys=(m.value or text[m.start : m.end],))
        for m in document.marks
        # A mark whose note is no entry leads to a remark, and cites nothing.
        if m.kind == "note"
        and not taken.covers(m.start, m.end)
        and labels.find(m.value or text[m.start : m.end], m.start)
    ]
    raised = Taken([(marker.start, marker.end) for marker in found])
    for match in prose.matches(_NOTE, MOST_NUMBERS, "words in brackets"):
        if not taken.covers(*match.span()) and not raised.covers(*match.span()):
            found.append(KeyMarker(start=match.start(), end=match.end(), style="note", keys=(match[1],)))
    pandoc = prose.matches(_PANDOC, MOST_NUMBERS, "words in brackets") if "@" in text else ()
    for match in pandoc:
        keys = tuple(dict.fromkeys(_PANDOC_KEY.findall(match.group())))
        if keys and not taken.covers(*match.span()):
            found.append(KeyMarker(start=match.start(), end=match.end(), style="key", keys=keys))
    bracketed = Taken([(marker.start, marker.end) for marker in found])
    # `@lund2010 found`: most such words are names of people elsewhere. Where the markup told its citations, those are
    # all of them, and what still looks like one is code.
    narrative = () if document.pointers else prose.matches(_NARRATIVE, MOST_NUMBERS, "words with an at sign")
    for match in narrative:
        if labels.find(match[1], match.start()) and not bracketed.covers(*match.span()):
            found.append(KeyMarker(start=match.start(), end=match.end(), style="key", keys=(match[1],)))
    if labels.serial:
        found += _serial(document, prose, labels)
        bracketed = Taken([(marker.start, marker.end) for marker in found])
    for match in prose.matches(_BRACKETED, MOST_NUMBERS, "words in brackets"):
        if bracketed.covers(*match.span()):
            continue
        keys = tuple(_BETWEEN.split(match[1]))
        # Words in brackets are common: only what the list prints as labels is a key.
        if all(labels.find(key, match.start()) and not bare_label(key).isdecimal() for key in keys):
            found.append(KeyMarker(start=match.start(), end=match.end(), style="key", keys=keys))
    if labels.lettered:
        for match in prose.matches(_LETTERED, MOST_NUMBERS, "words in brackets"):
            keys = _works(match[1])
            if any(not key.isdecimal() for key in keys) and all(labels.find(key, match.start()) for key in keys):
                found.append(KeyMarker(start=match.start(), end=match.end(), style="numeric", keys=keys))
    return sorted((m for m in found if not taken.covers(m.start, m.end)), key=lambda m: (m.start, m.end))


def _serial(document: Document, prose: Prose, labels: Labels) -> list[KeyMarker]:
    """The citations of entries that count with a letter: `[S1–S3]`, `(12, S4)`, and raised ones."""
    places = [
        (match.start(), match.end(), match["list"])
        for match in prose.matches(_SERIAL_ENCLOSED, MOST_NUMBERS, "words in brackets")
        if not _NAMES.search(prose.text, max(0, match.start() - 16), match.start())
    ]
    done = Taken([(start, end) for start, end, _ in places])
    for mark in document.marks:
        if mark.kind == "superscript" and not done.covers(mark.start, mark.end):
            raised = _SERIAL_RAISED.fullmatch(prose.text, mark.start, mark.end)
            if raised is not None:
                places.append((mark.start, mark.end, raised["list"]))
    found = []
    for start, end, printed in places:
        keys = _counted(printed)
        if keys and all(labels.find(key, start) for key in keys):
            found.append(KeyMarker(start=start, end=end, style="key", keys=keys))
    return found


def _counted(printed: str) -> tuple[str, ...]:
    """The labels that `S1–S3, S7` prints; none where a range falls or runs from one letter to another."""
    out: list[str] = []
    for part in _SEPARATOR.split("".join(printed.split())):
        ends = _SERIAL_PART.fullmatch(part)
        if ends is None:
            return ()
        first, last = int(ends[2]), int(ends[4] or ends[2])
        if last < first or last - first > LONGEST_RANGE or ends[3] not in (None, "", ends[1]):
            return ()
        out.extend(f"{ends[1]}{number}" for number in range(first, last + 1))
    return tuple(dict.fromkeys(out))


def _works(printed: str) -> tuple[str, ...]:
    """The numbers, and numbers with letters, that `2a, 3` and `2a–c` print."""
    out: list[str] = []
    number = ""
    for part in _BETWEEN.split(printed):
        found = _PART.fullmatch(part)
        if found is None:
            return ()
        number = found[1] or number
        first, last = found[2], found[3]
        letters = [chr(n) for n in range(ord(first), ord(last) + 1)] if first and last else [first or ""]
        out.extend(f"{number}{letter}" for letter in letters)
    return tuple(dict.fromkeys(out))
