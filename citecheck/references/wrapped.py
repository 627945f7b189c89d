"""Unnumbered entries that are wrapped over lines, without blank lines or indents that tell them apart.

An editor that wraps text breaks a line only where the next word has no room: a line that has room for it ends an entry.
Printed pages are set tighter, so beside the room count how a line ends, whether names begin the next, whether an entry
has its year, and whether the list is in the order of the alphabet. The best division of the whole list wins.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.references.rules import author_end
from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.lines import Line

_LONGEST = 40
"""Lines that one entry may take at most."""
_AHEAD = 4
"""Lines that are read to see whether names begin at one."""
_TAIL = 40
"""Characters before a journal among which its volume or year would stand, had the entry been told to its end."""
_UP = "A-ZÀ-ÖØ-ÞŠŽČĆĐŁŚŻŞĞİÖŐŰŘŇŤĎĚŮ"
_YEAR = re.compile(
    r"(?<![\d/:-])(?<!\d\.)(?:1[89]\d\d|20[0-4]\d)[a-k]?(?![\w/]|[-–]\d|\.\d)|\b(?:in press|forthcoming|submitted)\b|"
    r"\bn\.\s?d\."
)
_PLACE = re.compile(
    r"\d\)?\s?[(:;,]\s?[A-Za-z]{0,2}\d|\d[-–]\d|https?:|www\.|\bdoi|\bpp?\.\s?\d|\b(?:Press|thesis|Publish\w+|Verlag|Springer)\b"
)
"""What tells where a work is printed."""
_WHOLE = re.compile(r"(?:[.\d)\]>/”\"»]|in press|submitted|forthcoming|[Mm]edline|CrossRef|https?://\S+)$")
_OPEN = re.compile(
    rf"(?:^|[\s.])(?:[{_UP}]\.|&|and|et al\.|eds?\.|Eds?\.|vol\.|Vol\.|no\.|(?<!\d )pp?\.|In:?|doi:?|\[Internet\]\.)$"
)
"""Ends of lines after which an entry goes on, though a stop may stand there."""
_SPLIT = "-‐–/&,;:("
_SMALL = re.compile(r"(?:van|von|de|der|den|del|di|da|do|dos|la|le|ten|ter|al|el)\b|[dl]['’]")
_SOURCE = re.compile(
    r"[^\d;:]{3,60}\.?\s?(?:(?:19|20)\d\d[^;:\d]{0,12};\s?\d|\d{1,4}\s?(?:\([^)]{1,12}\))?\s?[:,]\s?\w?\d)"
)
"""A journal and its numbers, which stand behind a title."""
_WITHIN = re.compile(
    r"(?:(?:CrossRef|Cross Ref|Medline|PubMed|Google Scholar|Web of Science|Free Full Text|Abstract)\b|"
    r"(?:Accessed|Retrieved|Available|Disponível|Acesso|Last|Epub|PMID|PMCID|URL|In:?|Vol\.|No\.|pp\.|"
    r"Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October|"
    r"November|December|\w+; \d{4})(?:\b(?![,.]? [A-Z])|$))"
)
"""Words with a capital that no entry begins with."""
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S+[/,]$")
_AGAIN = re.compile(r"(?:[-‐‑–—―_]{2,}|[–—―-])\s?[.,;(]|[—―]{2,}|[-–]{3,}|_{3,}")
"""What stands for the names of the entry above."""
_FULL_NAMES = re.compile(
    rf"(?:[{_UP}][\w'’.-]*,? ){{1,4}}(?:[{_UP}][\w'’-]+)?(?:,|\.| and | & |\s?\()|"
    rf"[{_UP}][\w'’ -]{{1,30}}, [{_UP}][\w'’-]+"
)
_EARLY_YEAR = re.compile(r"[\s.,;:]{0,3}[(\[]?\s?(?:(?:1[89]|20)\d\d[a-k]?|n\.d\.|in press)\b")
_WORD = re.compile(r"[^\W\d_]+")


class _Break(Struct, frozen=True):
    """What speaks for an entry that begins at a line."""

    score: float
    names: bool
    dated: bool
    """Whether its year stands right behind its names."""


def wrapped_starts(lines: Sequence[Line]) -> list[int]:
    """The indexes of those of the `lines` of a list that begin an entry; the first always does."""
    width, exact = _width(lines)
    breaks = [_break(lines, n, width, exact) for n in range(1, len(lines))]
    sure = [n for n, one in enumerate(breaks, 1) if one is not None and one.names and one.score >= 2]
    style = _Style(lines, breaks, sure)
    return _divided(lines, breaks, style)


def names_within(lines: Sequence[Line]) -> bool:
    """Whether names begin one of the `lines` but the first, where the line above may end an entry."""
    return any(
        _WHOLE.search(one.text) and not _OPEN.search(one.text) and author_end(two.text) for one, two in pairwise(lines)
    )


def _width(lines: Sequence[Line]) -> tuple[int, bool]:
    """The width in characters that the lines are wrapped at, and whether all keep to it as an editor's do."""
    width = max((len(line.text) for line in lines if line.text.count(" ") > 1), default=80)
    roomy = [n for n in range(1, len(lines)) if _room(lines, n, width) >= 0]
    gone_on = sum(lines[n].text[0].islower() or lines[n - 1].text[-1] in _SPLIT for n in roomy)
    return width, gone_on <= 0.04 * len(roomy) + 1


def _room(lines: Sequence[Line], n: int, width: int) -> int:
    """How many characters would have been left, had the first word of line `n` been put on the line above."""
    return width - len(lines[n - 1].text) - 1 - len(lines[n].text.partition(" ")[0])


def _break(lines: Sequence[Line], n: int, width: int, exact: bool) -> _Break | None:
    """What speaks for an entry that begins at line `n`; None where none can."""
    before, line = lines[n - 1].text, lines[n].text
    if _AGAIN.match(line):
        return _Break(5.0, names=True, dated=False)
    room = _room(lines, n, width)
    roomy = exact and room >= 0
    if not (line[0].isupper() or _SMALL.match(line) or (roomy and line[0].isalpha())):
        return None
    if _WITHIN.match(line):
        return None
    if before[-1] in _SPLIT and not _ADDRESS_END.search(before) and not (roomy and before[-1] in ",;:"):
        return None
    score = -1.0
    if exact:
        score += 3.5 if room >= 0 else -0.5
    else:
        score += 2.0 if room >= 0.25 * width else 0.8 if room >= 0.12 * width else -0.5
    whole = _WHOLE.search(before) is not None
    if _OPEN.search(before):
        score -= 2.0
    else:
        score += 1.5 if whole else -1.5 if exact else -2.0
    ahead = " ".join(one.text for one in lines[n : n + _AHEAD])
    end = author_end(ahead)
    if end:
        score += 2.5
    elif _FULL_NAMES.match(ahead):
        score += 1.5
    if not any(char.isdigit() for char in before[-_TAIL:]) and _SOURCE.match(line):
        score -= 3.0
    dated = bool(end) and _EARLY_YEAR.match(ahead, end) is not None
    return _Break(score, names=bool(end), dated=dated)


class _Style:
    """What holds throughout a list, judged by the entries that are sure to begin where they seem to."""

    def __init__(self, lines: Sequence[Line], breaks: Sequence[_Break | None], sure: Sequence[int]) -> None:
        self.keys = [fold(" ".join(_WORD.findall(line.text)[:2])) for line in lines]
        pairs = [(self.keys[one], self.keys[two]) for one, two in pairwise(sure)]
        self.sorted = len(pairs) > 3 and sum(one <= two for one, two in pairs) >= 0.85 * len(pairs)
        firsts = [one for one in (breaks[n - 1] for n in sure) if one is not None]
        self.dated = len(firsts) > 2 and sum(one.dated for one in firsts) >= 0.7 * len(firsts)

    def of(self, one: _Break) -> float:
        """How much better `one` is for fitting the list's style."""
        return (1.5 if one.dated else -0.5) if self.dated else 0.0

    def order(self, last: int, n: int) -> float:
        """How much better an entry at line `n` is for the alphabet, where the one before begins at line `last`."""
        if not self.sorted or not self.keys[n]:
            return 0.0
        return 1.0 if self.keys[last] <= self.keys[n] else -2.5


def _divided(lines: Sequence[Line], breaks: Sequence[_Break | None], style: _Style) -> list[int]:
    """The division of `lines` into entries that has the most for it."""
    count = len(lines)
    years, places = _counted(lines, _YEAR), _counted(lines, _PLACE)
    best: dict[int, float] = {0: 0.0}
    came: dict[int, int] = {}
    starts = [0]
    for n in range(1, count + 1):
        one = breaks[n - 1] if n < count else None
        if n < count and one is None:
            continue
        found: tuple[float, int] | None = None
        for last in reversed(starts):
            if n - last > _LONGEST and found is not None:
                break
            total = best[last]
            if years[n] == years[last]:
                total -= 2.0
            if places[n] == places[last]:
                total -= 1.5
            if one is not None:
                total += one.score + style.of(one) + style.order(last, n)
            if found is None or total > found[0]:
                found = (total, last)
        assert found is not None
        best[n], came[n] = found
        starts.append(n)
    out = []
    at = count
    while at:
        at = came[at]
        out.append(at)
    return out[::-1]


def _counted(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    """For each line, and behind the last, how many lines before it have something of `pattern`."""
    out = [0]
    for line in lines:
        out.append(out[-1] + (pattern.search(line.text) is not None))
    return out
