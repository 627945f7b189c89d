"""Numbers without a bracket around them: superscripts, digits glued to a word or stop, bare digits at a stop."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.citations.marker import Marker, Taken
from citecheck.citations.numbers import DASHES, LIST, LONGEST_RANGE, TIGHT, numbers_of
from citecheck.citations.sure import is_isotope
from citecheck.citations.words import ABBREVIATED, COUNTED, NAMED, PERIODS, SOMETIMES_NAMED, UNITS
from citecheck.text.limits import MOST_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.citations.prose import Prose
    from citecheck.models import Mark

_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹]|[,˒' ⁃⁻–-](?=[⁰¹²³⁴-⁹])){0,60}")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁃˒", "0123456789--,")
_GLUED = re.compile(rf"(?<!\d,)(?<=[^\s\d(\[/\\=<>~^_+*×±$€£#@&{DASHES}])(?P<list>{TIGHT})(?![\w%°/\\]|[.,:]\d)")
_BARE = re.compile(rf"(?<=[ \u00a0])(?P<list>{LIST})(?=[ \u00a0]?[.,;:)](?:[\s)”\"’]|$)|[ \t\u00a0\r]*(?:\n|$))")
_WORD = re.compile(r"[^\W\d_][\w’'-]{0,40}$")
_TOKEN = re.compile(r"[^\W\d_]{2,40}\d{0,3}(?![^\W_])")
_TOKEN_END = re.compile(r"[^\W\d_]{2,40}[\d,–-]*$")
_AND = re.compile(r",?[ \u00a0](?:and|&)[ \u00a0]")
_LONGEST = 400
_NOT_RAISED = re.compile(rf"[ \u00a0]?[,{DASHES}][ \u00a0]?")
_YEAR_OR_DECIMAL = re.compile(r"(?:(?<!\d)(?:19|20)\d\d|\d\.\d{1,4})$")
_INDEX = re.compile(r"[^\W\d_]{1,2}(?!\w)")
_LONGEST_TERM = 4
_BASE = re.compile(r"(?<![\d.,])(?:10|2)$")
_SIGNS = "⁻-−‑–"
_FACTOR = re.compile(r"[×·*^=+√]\s?\d{1,3}$|\bx\s?\d{1,3}$")
_REACHES = re.compile(
    r"\s?(?:[×·*=≈^]|x\s?10\b|\((?:\d\s?)+\)|(?:full |fractional |central )?(?:factorial|design|composite))"
)
"""What shows that the number before was raised to a power: `3² = 9`, `a 3² factorial design`."""
_SEVERAL = re.compile(r"[\d⁰¹²³⁴-⁹]\s?[,˒–-]\s?[\d⁰¹²³⁴-⁹]")
# `of COVID-19.4 The` cites; the stop of `IL-6.5 times` is a decimal point or a slip.
_NUMBERED_NAME = re.compile(r"(?<![\w-])[^\W\d_]{3,20}-\d{1,3}$")
_NEXT = re.compile(r"[ \u00a0]+[A-Z“\"(]|\s*(?:\n|$)")
_PARAGRAPH_END = re.compile(r"[ \t\u00a0]*(?:\r?\n[ \t\u00a0]*(?:\r?\n|$)|$)")
_FEWEST_WORDS = 6
_SYMBOL_GROUP = re.compile(r"\((?:OH|NO3|SO4|PO4|NH4|CO3|CH[23]|COO|CN|H2O|ClO4|C[aoul]?|x|y|n|[a-z])\)$")
_AFTER_YEAR = re.compile(rf"(?<![\w.,$€£-])(?:19|20)\d\d(?P<list>(?=[1-9]){TIGHT})(?![\w%°/\\]|[.,:]\d)")
_BEGINS = re.compile(r"(?:^|[.!?]”?[\d,–-]{0,8}\s{1,2}|\n\s{0,4})$")
_MOST_BARE = 15
"""Ages and sizes come in longer lists than anybody cites without brackets."""
_EACH = re.compile(
    r"\b(?:each|every|per|an?|one|the|this|that|last|past|next|first|second|same|all|whole|half|full|by)[ \u00a0]\w+$",
    re.I,
)
_CLOSERS = ")]”\"’'»"


def superscripts(prose: Prose, marks: Iterable[Mark], taken: Taken) -> list[Marker]:
    """Superscript numbers: the Unicode characters, and what the document's markup raises."""
    text = prose.text
    found = []
    for match in prose.matches(_SUPERSCRIPT, MOST_NUMBERS, "raised numbers"):
        start, end = match.span()
        if taken.covers(start, end) or _exponent(text, start, end):
            continue
        numbers = numbers_of(match.group().translate(_PLAIN).replace("'", ",").replace(" ", ","))
        if numbers and 0 not in numbers:
            found.append(Marker(start=start, end=end, form="super", numbers=numbers))
    for mark in marks:
        if mark.kind != "superscript" or taken.covers(mark.start, mark.end):
            continue
        raised = _AND.sub(",", text[mark.start : mark.end][:_LONGEST])
        numbers = numbers_of(raised.strip(" ,;")) if mark.end - mark.start < _LONGEST else None
        if numbers and 0 not in numbers and not _exponent(text, mark.start, mark.end):
            found.append(Marker(start=mark.start, end=mark.end, form="super", numbers=numbers))
    joined = _joined(text, sorted(found, key=lambda marker: marker.start))
    return [replace(m, strong=False) if is_isotope(text, m.start, m.numbers) else m for m in joined]


def _joined(text: str, markers: list[Marker]) -> list[Marker]:
    """`markers` with those as one that only a comma or a dash parts that nobody has raised: ¹–³, ¹,²."""
    out: list[Marker] = []
    for marker in markers:
        if out and out[-1].end < marker.start and _NOT_RAISED.fullmatch(text, out[-1].end, marker.start):
            between = text[out[-1].end : marker.start].strip()
            ends = (out[-1].numbers[-1], marker.numbers[0])
            inner = () if between == "," else tuple(range(ends[0] + 1, ends[1]))
            if len(inner) <= LONGEST_RANGE and (between == "," or ends[0] < ends[1]):
                before = out.pop()
                numbers = tuple(dict.fromkeys((*before.numbers, *inner, *marker.numbers)))
                out.append(Marker(start=before.start, end=marker.end, form="super", numbers=numbers))
                continue
        out.append(marker)
    return out


def _exponent(text: str, start: int, end: int) -> bool:
    """Whether the raised number is a power, a charge or an isotope: `m²`, `I²`, `10⁶`, `Ca²⁺`, `¹⁸F`."""
    if text[end : end + 1] in "⁺⁻⁽" and end < len(text):
        return True
    if text[end : end + 1].isalpha() and (start == 0 or not text[start - 1].isalnum()):
        return True
    if start == 0 or text[start - 1].isspace():
        return False
    before = text[max(0, start - 40) : start]
    if before[-1] == "⁻" or (before[-1].isalpha() and text[start] in _SIGNS):
        # `per day⁻¹`
        return True
    if before[-1].isdigit():
        # `fell from 6 to 4⁹` cites; nothing but a list or a range follows 10 or 2 as a citation.
        if text[end : end + 1].isalpha() or _REACHES.match(text, end) or _FACTOR.search(before):
            return True
        return _BASE.search(before) is not None and not _SEVERAL.search(text, start, end)
    word = _WORD.search(before)
    if word is None:
        return False
    # In `βixi²` the file may hold the raised number before what stands below it: `βix2i`.
    formula = len(word.group()) <= _LONGEST_TERM and _INDEX.match(text, end) is not None
    return formula or len(word.group()) == 1 or word.group().lower() in UNITS


def glued(prose: Prose, taken: Taken) -> list[Marker]:
    """Digits glued to the word or the stop before them, as a flattened superscript: `activities.2`, `pain3,4 and`."""
    text = prose.text
    found = []
    for match in prose.numbers("glued", _GLUED, MOST_NUMBERS, "numbers after words"):
        start, end = match.span()
        if text[start] == "0" or taken.covers(start, end):
            continue
        strong = _glued_strength(text, start, end)
        numbers = numbers_of(match["list"]) if strong is not None else None
        if numbers and strong is not None:
            found.append(Marker(start=start, end=end, form="glued", numbers=numbers, strong=strong))
    for match in prose.numbers("year", _AFTER_YEAR, MOST_NUMBERS, "numbers after words"):
        # `in 202012` may be the year 2020 and reference 12, if 12 fits in there.
        numbers = numbers_of(match["list"])
        if numbers and not taken.covers(*match.span("list")):
            found.append(
                Marker(start=match.start("list"), end=match.end(), form="glued", numbers=numbers, strong=False)
            )
    return sorted(found, key=lambda marker: marker.start)


def _glued_strength(text: str, start: int, end: int) -> bool | None:
    """Whether the digits at `start` are plainly a marker (True), may be one (False) or cannot be one (None)."""
    before, char = text[max(0, start - 42) : start], text[start - 1]
    if char.isalpha():
        return _glued_to_word(before)
    if char in _CLOSERS:
        return None if _SYMBOL_GROUP.search(before) else True
    if char == "%":
        return True
    if char not in ".,;:!?…":
        return None
    if len(before) < 2:
        return None
    last = before[-2]
    if char == "." and _NUMBERED_NAME.search(before[:-1]) and _NEXT.match(text, end):
        return True
    if last.isdigit():
        if char == "." and _YEAR_OR_DECIMAL.search(before[:-1]):
            return True
        # `rose by 2.8` may be a figure, but where a paragraph ends with it the stop is the sentence's.
        return False if char == "." and _ends_paragraph(text, start, end) else None
    word = _WORD.search(before[:-1])
    if char == "." and word and word.group().lower() in ABBREVIATED:
        return None
    if char == "," and last == ".":
        return True
    if char == ":" and not (word and len(word.group()) > 2):
        return None
    return last in _CLOSERS + "%" or (last.isalpha() and (word is None or len(word.group()) > 1))


def _ends_paragraph(text: str, start: int, end: int) -> bool:
    """Whether a line of prose ends at offset `end`, and nothing follows in its paragraph."""
    line = text[max(text.rfind("\n", max(0, start - 400), start), start - 400) + 1 : start]
    return bool(_PARAGRAPH_END.match(text, end)) and len(line.split()) >= _FEWEST_WORDS and "\t" not in line


def _glued_to_word(before: str) -> bool | None:
    word = _WORD.search(before)
    if word is None:
        return None
    whole = word.group().rpartition("-")[2] or word.group()
    if len(whole) < 3 or whole.lower() in UNITS or whole.lower() in NAMED:
        return None
    # `Angel8` may be a name or a citation: the rest of the document has to tell.
    return whole.islower() and whole not in SOMETIMES_NAMED


def without_names(text: str, markers: list[Marker]) -> list[Marker]:
    """`markers` without the numbers that belong to a name: `Bxb1` again and again, `NbCl5`, `ELK1`.

    A word with a capital may carry a citation where it also stands without a number, and not always with the same one.
    """
    doubtful = [marker for marker in markers if not marker.strong and text[marker.start - 1].isalpha()]
    if not doubtful:
        return markers
    seen = Counter(_TOKEN.findall(text))
    names = set()
    for marker in doubtful:
        token = _TOKEN_END.search(text, max(0, marker.start - 42), marker.end)
        word = token.group().rstrip("0123456789,-–") if token else ""
        again = seen[word + text[marker.start : marker.end]] if len(marker.numbers) == 1 else 0
        # Where a sentence begins, any word has a capital: `Speed5 matters`.
        at = marker.start - len(word)
        begins = _BEGINS.search(text, max(0, at - 12), at)
        if not (seen[word] or (begins and seen[word.lower()])) or again > 2 + seen[word] // 8:
            names.add(marker.start)
    return [marker for marker in markers if marker.start not in names]


def bare(prose: Prose, taken: Taken) -> list[Marker]:
    """Digits apart from the word before, at a stop or at the end of a line: `only 3 months 1.`, `for pain 1, 2`."""
    text = prose.text
    found = []
    for match in prose.numbers("apart", _BARE, MOST_NUMBERS, "numbers at stops"):
        start, end = match.span()
        if text[start] == "0" or taken.covers(start, end):
            continue
        strong = _bare_strength(text, start, end)
        numbers = numbers_of(match["list"]) if strong is not None else None
        if numbers and strong is not None and len(numbers) <= _MOST_BARE:
            found.append(Marker(start=start, end=end, form="bare", numbers=numbers, strong=strong))
    return found


def _bare_strength(text: str, start: int, end: int) -> bool | None:
    before = text[max(0, start - 48) : start].rstrip(" \u00a0")
    if not before or before[-1] in "\n\r\t":
        return None
    last = before[-1]
    follow = text[end : end + 1].strip()
    if last in ".!?…":
        # `injected. 1` at the end of a line: the marker after the stop.
        return True if not follow and len(before) > 12 else None
    if last in _CLOSERS + "%":
        return bool(follow == "." or not follow)
    word = _WORD.search(before)
    if word is None:
        return None
    whole = word.group()
    if whole.lower() in PERIODS and _EACH.search(before):
        # `each year 1.` may cite; `year 1.` alone counts.
        return False
    if whole.lower() in COUNTED or whole.lower() in NAMED:
        return None
    if not follow:
        line = text[max(text.rfind("\n", max(0, start - 400), start), start - 400) + 1 : start]
        words = line.split()
        if len(words) < 3 or sum(w[0].isdigit() for w in words) * 3 > len(words):
            return None
    return follow in (".", "") and whole.islower() and len(whole) > 2 and whole not in SOMETIMES_NAMED
