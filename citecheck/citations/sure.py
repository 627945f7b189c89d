"""Places where a number can hardly be anything but a citation, whatever was cited before it.

Powers, isotopes, affiliations, decimals and counts stand elsewhere: behind a unit, an element, a name and a comma, a
digit, a share. What closes a sentence is none of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.citations.words import ABBREVIATED, ELEMENTS, UNITS
from citecheck.text.abbreviations import ALWAYS, BEFORE_NUMBER, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.citations.marker import Marker

_STOPS = ".!?…"
_QUOTES = "”\"’'»"
_WORD = re.compile(r"[^\W\d_][\w’'-]{0,40}$")
_NEXT = re.compile(r"[)\]”\"’'»]?(?:[ \u00a0]+[A-Z\d“\"(\[]|\s*(?:\n|$))")
_IN_WORDS = re.compile(r"[^\W\d_]{3,40}[)\]]$")
_SHARE = re.compile(r"\d[%‰]?[ \u00a0]?$|[%‰=<>≤≥±×*/^$€£#–-][ \u00a0]?$")
_SPREAD = re.compile(r"\d[.,]?\d*[%°]?(?:[ \u00a0][\w/%]{1,8})?[ \u00a0]$")
_CLOSED = re.compile(r"[ \u00a0]?[.,;:!?)”\"’»]|[ \t\u00a0\r]*(?:\n|$)")
_SOURCE = re.compile(
    r"(?:\bet al\.?,?|\b(?:colleagues|co-?workers|trial|study|review|meta-analysis|survey|guidelines?|report|registry)|"
    r"(?<=[a-z,] )(?!The|This|In|Of)[A-Z][a-z]{2,30})[ \u00a0]?$"
)
_PEOPLE = words(
    """
    patients participants women men children people persons adults subjects individuals infants neonates babies boys
    girls males females mothers fathers volunteers respondents responders students nurses physicians doctors controls
    """
)
_OTHER = re.compile(r"\((\d{1,4})\)")
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z“\"(])|\n\s*\n")
_NEAR = 300
_SHORTEST = 3
_FEWEST_WORDS = 3
_LEAST_ISOTOPE = 6


def is_sure(text: str, marker: Marker) -> bool:
    """Whether `marker`, which fits no order, is a citation for all that its place tells."""
    if marker.form == "super":
        return _raised(text, marker.start, marker.end)
    if marker.form == "glued":
        return _glued(text, marker.start, marker.end)
    return marker.form in ("paren", "bracket") and _enclosed(text, marker.start, marker.end)


def may_cite(text: str, marker: Marker) -> bool:
    """Whether a superscript stands behind words, not behind a figure or a term, where it may be a power."""
    before = text[max(0, marker.start - 42) : marker.start].rstrip(_STOPS + ",;:" + _QUOTES)
    return before[-1:].isalpha() or _IN_WORDS.search(before) is not None


def word_before(text: str, marker: Marker) -> str:
    """The word that `marker` is glued to, if any."""
    word = _WORD.search(text, max(0, marker.start - 42), marker.start)
    return word.group() if word else ""


def is_isotope(text: str, start: int, numbers: Sequence[int]) -> bool:
    """Whether the raised number at `start` may be the mass of the element before it: `iodine¹³¹`."""
    word = _WORD.search(text, max(0, start - 42), start)
    return (
        len(numbers) == 1
        and numbers[0] >= _LEAST_ISOTOPE
        and word is not None
        and word.group().rpartition("-")[2].lower() in ELEMENTS
    )


def _raised(text: str, start: int, end: int) -> bool:
    """Whether a superscript closes a sentence, a quotation or a plain word: `cases.¹⁴`, `as Lund found¹⁴ in`."""
    if not start or text[end : end + 1].isalnum():
        return False
    before, char = text[max(0, start - 42) : start], text[start - 1]
    if char in _STOPS:
        return _closes_sentence(text, start, end)
    if char in ",;:":
        # `Ann Hall,¹⁴ Bo Lee,¹⁵` tells where they work.
        return _is_plain(before[:-1])
    if char in ")]":
        # `(1 + r)¹⁴` is a power.
        return _IN_WORDS.search(before) is not None
    return char in _QUOTES or _is_plain(before)


def _glued(text: str, start: int, end: int) -> bool:
    """Whether digits stand right behind the stop of a sentence, and nothing or another sentence behind them."""
    return start > 1 and text[start - 1] in _STOPS + _QUOTES and _closes_sentence(text, start, end, glued=True)


def _closes_sentence(text: str, start: int, end: int, *, glued: bool = False) -> bool:
    before = text[max(0, start - 42) : start].rstrip(_QUOTES)
    if not before or before[-1] not in _STOPS or not _NEXT.match(text, end):
        return False
    before = before.rstrip(_STOPS)
    if not before or before[-1].isdigit():
        return bool(before) and not glued
    if before[-1] in ")]%" + _QUOTES:
        return True
    word = _WORD.search(before)
    if word is None:
        return False
    whole = word.group()
    known = whole.lower() in ABBREVIATED | ALWAYS | BEFORE_NUMBER
    return len(whole) >= _SHORTEST and not (known and before.endswith(whole))


def _is_plain(before: str) -> bool:
    """Whether what stands before ends with a plain word in small letters, which is no unit and no element."""
    word = _WORD.search(before)
    if word is None or not word.group()[-1].isalpha():
        return False
    whole = word.group().rpartition("-")[2]
    return len(whole) >= _SHORTEST and whole.islower() and whole not in UNITS and whole not in ELEMENTS


def _enclosed(text: str, start: int, end: int) -> bool:
    """Whether a number in parentheses or brackets closes words in running text, or follows the name of a work or its
    authors, and is no share, spread or count of what stands before it.
    """
    before = text[max(0, start - 240) : start]
    line = before[before.rfind("\n") + 1 :]
    if "\t" in line or len(line.split()) < _FEWEST_WORDS:
        return False
    near = before[-16:]
    if _SHARE.search(near) or _SPREAD.search(near):
        return False
    if not (_CLOSED.match(text, end) or _SOURCE.search(before[-48:]) or before.rstrip()[-1] in _STOPS):
        return False
    word = _WORD.search(before[-42:].rstrip(" \u00a0"))
    return not (word and word.group().lower() in _PEOPLE) and not _among_counts(text, start, end)


def _among_counts(text: str, start: int, end: int) -> bool:
    """Whether its sentence counts: `fever (15), cough (12) and rash (9)`."""
    low = max(0, start - _NEAR)
    for stop in _SENTENCE_END.finditer(text, low, start):
        low = stop.end()
    behind = _SENTENCE_END.search(text, end, end + _NEAR)
    high = behind.start() if behind else end + _NEAR
    numbers = [int(found[1]) for found in _OTHER.finditer(text, low, high)]
    return len(numbers) > 2 or numbers != sorted(numbers)
