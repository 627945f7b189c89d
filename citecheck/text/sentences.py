"""Sentences with offsets into the original: rules for medical prose, with citation markers in it."""

from __future__ import annotations

import itertools
import re

from citecheck.text.abbreviations import (
    ALWAYS,
    BEFORE_NUMBER,
    COUNTED_NOUNS,
    FLOATS,
    NAMED_BY_LETTER,
    PAGE,
    PERIODS,
    STARTERS,
    WEAK,
)
from citecheck.text.blanks import visible_end
from citecheck.text.limits import MOST_SENTENCES, MOST_STOPS, no_more_than
from citecheck.text.lines import soft_breaks

# A stop, what closes with it, and a marker glued to it: `activities.2`, `effect.[12]`, `report.”(1)`, `known…5`.
# Of a row of full stops only the first and the last.
_STOP = re.compile(r"[.!?…。！？](?:(?<!\.[.!?…。！？])|(?!\.))")
_CLOSERS = "\"'”’»)]*_"
_GO_WITH = ".!?…" + _CLOSERS
_GLUED = re.compile(
    r"(?:\[\d{1,3}(?:[\s,;–—−-]{1,3}\d{1,3}){0,40}\]|\^?\(\d{1,3}(?:[\s,;–—−-]{1,3}\d{1,3}){0,40}\)"
    r"|[¹²³⁰⁴-⁹][⁰¹²³⁴-⁹⁻,–-]{0,40}|\d{1,3}(?:[,–—−-] ?\d{1,3}){0,40}|\[\^[^\]\s]{1,40}\])(?![\w.])"
)
# A marker apart from the stop that still belongs to what it follows: `effect. [12] However`, `injected. 1` at the end.
_APART = re.compile(
    r"[ \t\u00a0]{1,3}(?:"
    r"(?:\[\d{1,3}(?:[\s,;–—−-]{1,3}\d{1,3}){0,40}\][ \t]?){1,12}"
    r"|\d{1,3}(?:, ?\d{1,3}){0,10}(?=[ \t]*(?:\n|$)))"
)
_ITEM = re.compile(r"[ \t\u00a0]*(?:[•◦▪●○‣∙·■□*–—-][ \t\u00a0]+|(?:\d{1,3}|[a-z])[.)][ \t\u00a0]+)")
_WORD_BEFORE = re.compile(r"[^\W\d_⁰¹²³⁴-⁹](?:[\w’'-]|\.(?=\w)){0,30}$")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
# One more letter with its stop: the `B.` of `z. B.`
_SPACED = re.compile(r"[A-Za-z]\.(?=[ \u00a0\u202f])")
_SPACED_BEFORE = re.compile(r"(?<![^\W\d_])[A-Za-z]\.[ \u00a0\u202f]$")
# What begins a sentence without a capital: `mRNA was`, `α-synuclein was`, `p53 is`, `pH fell`.
_LOWER_START = re.compile(r"[α-ω]|[a-z]{1,3}(?:[A-Z]|\d)")
_OPENERS = "\"'“‘«([*_¿¡"
# The source in brackets after a quotation closes the same sentence: `“... good.” (Brown, 2010, p. 97).`
_SOURCE = re.compile(r"\([^()\n]{1,80}\)\s{0,3}[.,;a-z]")
# `of COVID-19.4 The`
_NAMED_NUMBER = re.compile(r"(?<![\w-])[^\W\d_]{3,20}-$")
_PER = ("/", "⁄", "∕")
_WINDOW = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """The half-open offsets of each sentence of `text`, without the blanks and bullets around it.

    A marker glued to the stop (`activities.2`, `“good.”(1)`) belongs to the sentence that it closes. Lines that were
    only wrapped are joined; blank lines, list items and headings end a sentence.

    Raises:
        DocumentError: there are more of them, or of stops, than any article has.
    """
    cuts = sorted({0, len(text), *_line_cuts(text), *_stop_cuts(text)})
    spans = []
    for start, end in itertools.pairwise(cuts):
        left, right = _trim(text, start, end)
        if left < right:
            spans.append((left, right))
    return spans


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    before = text[max(0, start - _WINDOW) : start].rstrip(" \t\u00a0")
    if (not before and start <= _WINDOW) or before.endswith(("\n", "\r")):
        item = _ITEM.match(text, start, end)
        if item and item.end() < end:
            start = item.end()
    return start, visible_end(text, start, end)


def _line_cuts(text: str) -> list[int]:
    """Offsets of the line breaks that end a sentence."""
    if "\n" not in text and "\r" not in text:
        return []
    soft = soft_breaks(text)
    return [m.end() for m in re.finditer(r"\r\n|\r|\n", text) if m.start() not in soft]


def _stop_cuts(text: str) -> list[int]:
    """Offsets after the stops that end a sentence, and after the marker that closes with them."""
    cuts = []
    done = 0
    for count, stop in enumerate(_STOP.finditer(text), 1):
        if count > MOST_STOPS:
            no_more_than(count, MOST_STOPS, "stops in one paragraph")
        at = stop.start()
        if at < done:
            continue
        end = _sentence_end(text, at)
        if end is not None:
            cuts.append(end)
            done = end
            no_more_than(len(cuts), MOST_SENTENCES, "sentences")
    return cuts


def _sentence_end(text: str, at: int) -> int | None:
    """The offset where the sentence ends whose stop stands at `at`, or None where it goes on."""
    length = len(text)
    end = at + 1
    while end < length and end - at < _WINDOW and text[end] in _GO_WITH:
        end += 1
    if text[at] in "。！？":
        return end
    number_before = at > 0 and text[at - 1].isdigit() and end == at + 1
    # Behind most stops a letter follows, after a blank or without one, and no marker does.
    follow = end + 1 if text[end : end + 1] == " " else end
    lettered = text[follow : follow + 1].isalpha()
    glued = None if lettered else _GLUED.match(text, end)
    # (Raised digits are none of a number on the line.)
    if glued and number_before and text[end].isdecimal() and not _closes_number(text, at):
        return None
    if glued:
        end = glued.end()
    apart = None if lettered else _APART.match(text, end)
    if apart and (apart.end() >= length or text[apart.end() - 1].isspace() or text[apart.end()].isspace()):
        end = apart.end()
    if end >= length:
        return end
    if not text[end].isspace() and not text[end - 1].isspace():
        return end if _run_together(text, at, end) else None
    follow = end
    while follow < length and text[follow].isspace() and follow - end < _WINDOW:
        follow += 1
    if follow >= length:
        return end
    if not _may_start(text, follow):
        return None
    if text[at] == "." and end - at <= 2 and not glued and _abbreviated(text, at, follow):
        return None
    if text[at] == "." and _al(text, at):
        return None
    if text[follow] == "(" and text[end - 1] in '"”»’' and _SOURCE.match(text, follow):
        return None
    return end


def _closes_number(text: str, at: int) -> bool:
    """Whether the digits before the stop at `at` are a whole number that ends there: `0.05.3`, `in 2019.12`."""
    start = at
    while start > 0 and at - start < 20 and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    number = text[start:at]
    if _NAMED_NUMBER.search(text, max(0, start - 20), start):
        return True
    return "." in number or bool(re.fullmatch(r"(?:19|20)\d\d", number))


def _run_together(text: str, at: int, end: int) -> bool:
    """Whether a blank was lost between two sentences: `improved.However`."""
    if end != at + 1 or at < 3 or not text[at - 3 : at].isalpha() or not text[at - 3 : at].islower():
        return False
    word = _WORD_AFTER.match(text, end, end + _WINDOW)
    return bool(word and word.group() in STARTERS and word.end() < len(text) and text[word.end()] in " ,")


def _may_start(text: str, at: int) -> bool:
    here = at
    while here < len(text) and here - at < 4 and text[here] in _OPENERS:
        here += 1
    if here > at and text[here - 1] == "«" and text[here : here + 1] in " \u00a0\u202f":
        here += 1
    if here >= len(text):
        return False
    char = text[here]
    if char.isupper() or char.isdigit() or (char.isalpha() and not char.islower()):
        return True
    if char.isalpha():
        return bool(_LOWER_START.match(text, here))
    return here == at and char in "•◦▪●#>~<≥≤±$£€§–—-"


def _al(text: str, at: int) -> bool:
    return (
        text[max(0, at - 8) : at]
        .lower()
        .endswith(("et al", "et. al", "et coll", "et col", "et cols", " y cols", " e cols"))
    )


def _abbreviated(text: str, at: int, follow: int) -> bool:
    """Whether the stop at `at` only closes an abbreviation, the next word standing at `follow`."""
    left = max(0, at - _WINDOW)
    # No blank is in a word: the search need not begin before the last one.
    left = max(left, text.rfind(" ", left, at) + 1, text.rfind("\n", left, at - 1) + 1)
    found = _WORD_BEFORE.search(text, left, at)
    if found is None:
        return _list_number(text, at)
    word = found.group()
    key = word.lower().rpartition("-")[2]
    after = _WORD_AFTER.match(text, follow, follow + _WINDOW)
    starter = after is not None and after.group() in STARTERS
    if key in ALWAYS:
        return True
    if word in COUNTED_NOUNS:
        return not starter
    if key in PERIODS and text[follow].isdigit():
        # `At wk. 12` goes on, `after 6 wk. 12 patients` are two sentences.
        return not text[max(0, found.start() - 4) : found.start()].rstrip()[-1:].isdigit()
    if key in BEFORE_NUMBER:
        numbered = (
            text[follow].isdigit()
            or text[follow] in "(["
            or (after is not None and after.group() in FLOATS)
            or (text[follow] == "S" and text[follow + 1 : follow + 2].isdigit())
        )
        # `P. Weller` is an initial, and no page.
        if numbered or word != "P":
            return numbered
    if key in WEAK:
        return not starter
    if len(word) == 1:
        if text[found.start() - 1 : found.start()] in _PER:
            # `3 mg/L.`, `40 U/L.`: a unit, and no initial
            return False
        if _SPACED.match(text, follow):
            # `z. B.`, `i. d. R.`
            return True
        if _SPACED_BEFORE.search(text, max(0, found.start() - 3), found.start()):
            return not starter
        if (
            word in PAGE
            and text[follow].isdigit()
            and text[max(0, found.start() - 2) : found.start()].strip() in ("(", ",")
        ):
            return True
        if word.islower() or starter:
            return word.islower() and _list_number(text, at)
        before = text[max(0, found.start() - 20) : found.start()].split()
        if before[-1:] and before[-1] in ("and", "or"):
            # `vitamins B and C.` ends; `A. Bell and F. Gray` goes on.
            return not (len(before) > 1 and len(before[-2]) == 1)
        if before and before[-1].lower() in NAMED_BY_LETTER:
            return False
        return after is not None
    return False


def _list_number(text: str, at: int) -> bool:
    """Whether the stop follows a list number at the start of its line: `2. Second-line`."""
    line = max(text.rfind("\n", max(0, at - 12), at), text.rfind("\r", max(0, at - 12), at)) + 1
    if line == 0 and at > 12:
        return False
    return bool(re.fullmatch(r"[ \t\u00a0]*(?:\d{1,3}|[a-zA-Z])", text[line:at]))
