"""Keys and note marks: `[@doyle2020; @shaw2018]`, `[^3]`, `[Smith18]`, and the note marks of the document's markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.citations.labels import bare_label
from citecheck.citations.marker import Taken
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

_BETWEEN = re.compile(r"[,;] ?")

_LETTERED = re.compile(r"\[(\d{1,3}[a-z]?(?:[,;–-] ?(?:\d{1,3}[a-z]?|[a-z])){0,20})\]")
_PART = re.compile(r"(\d{1,3})?([a-z])?(?:[–-]([a-z])(?![a-z]))?")


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
    for match in prose.matches(_BRACKETED, MOST_NUMBERS, "words in brackets"):
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
