"""Entries that a numbered list has lost while the text still counts them: which entry a number means then.

Where an entry was struck out, or was lost on the way here, and the list numbered anew, every number after it means the
entry before the one that prints it. The text then cites beyond the end of the list; where in the list the entries are
missing is told by the words that sentences share with titles.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citecheck.citations.marker import Marker
    from citecheck.models import Reference, ReferenceList

_SHORTEST_LIST = 15
_MOST_LOST = 6
_CONTEXT = 240
"""Characters before a marker whose words are held against titles."""
_APART = 16
_SHORTEST_WORD = 5
_STEM = 8
_LEAST_BETTER = 6
"""Numbers whose sentences fit the entry before better than their own, below which nothing is said."""
_LEAST_DEVIATIONS = 2.5
"""By how many standard deviations of a fair coin's those must outnumber the ones that fit worse."""
_LEAST_RATIO = 1.3
"""How many times as well all those sentences together must fit."""


def lost_entries(text: str, listed: ReferenceList, markers: Sequence[Marker]) -> dict[str, str | None]:
    """For each number in the text that does not mean the entry that prints it, the label of the one that it means, or
    None where that entry was lost. Empty where the list is whole, or where the words do not tell plainly.
    """
    count = len(listed.references)
    if count < _SHORTEST_LIST or [reference.label for reference in listed.references] != _numbered(count):
        return {}
    beyond = {number for marker in markers for number in marker.numbers if number > count}
    lost = max(beyond, default=count) - count
    if not 0 < lost <= _MOST_LOST:
        return {}
    fits = _fits(text, listed, markers, lost)
    behind = _path(fits, count, lost)
    moved = [number for number, steps in behind.items() if steps and number in fits and number <= count]
    better = sum(fits[number][behind[number] or 0] > fits[number][0] for number in moved)
    worse = sum(fits[number][behind[number] or 0] < fits[number][0] for number in moved)
    gained = sum(fits[number][behind[number] or 0] for number in moved)
    had = sum(fits[number][0] for number in moved)
    plain = better - worse >= _LEAST_DEVIATIONS * math.sqrt(better + worse) and gained >= _LEAST_RATIO * had
    # Nobody could be told of a loss where no marker points to one of the entries that are gone.
    told = any(number in fits for number, steps in behind.items() if steps is None)
    if better < _LEAST_BETTER or not plain or not told:
        return {}
    return {
        str(number): None if steps is None else str(number - steps) for number, steps in behind.items() if steps != 0
    }


def _numbered(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


def _fits(text: str, listed: ReferenceList, markers: Sequence[Marker], lost: int) -> dict[int, list[float]]:
    """For each number cited how well its sentences fit the entries 0 to `lost` before it."""
    titles = [_title_words(reference) for reference in listed.references]
    known = Counter(word for words in titles for word in words)
    weight = {word: math.log(len(titles) / times) for word, times in known.items()}
    fits: dict[int, list[float]] = {}
    begin = last = 0
    for marker in markers:
        # What stands before the marker before belongs to that one, save where both close the same words.
        begin = last if marker.start - last > _APART else begin
        last = marker.end
        near = _words(text[max(begin, marker.start - _CONTEXT) : marker.start])
        for number in marker.numbers:
            row = fits.setdefault(number, [0.0] * (lost + 1))
            for steps in range(lost + 1):
                if 1 <= number - steps <= len(titles):
                    row[steps] += _shared(near, titles[number - steps - 1], weight) / len(marker.numbers)
    return fits


def _shared(near: frozenset[str], title: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight[word] for word in sorted(near & title)) / (1 + math.sqrt(len(title)))


def _path(fits: Mapping[int, Sequence[float]], count: int, lost: int) -> dict[int, int | None]:
    """For each number how many entries before its own it means (None: a lost one), so that all fit best together."""
    best = [0.0, *[-math.inf] * lost]
    came: list[list[bool]] = []
    for number in range(1, count + lost + 1):
        row = fits.get(number, [0.0] * (lost + 1))
        step = []
        for behind in range(lost, -1, -1):
            # Either this very number is lost, or it means the entry that is as far behind as the last one's.
            stays = best[behind] + row[behind]
            falls = best[behind - 1] if behind else -math.inf
            step.append(falls > stays)
            best[behind] = max(stays, falls)
        came.append(step[::-1])
    out: dict[int, int | None] = {}
    behind = lost
    for number in range(count + lost, 0, -1):
        if came[number - 1][behind]:
            out[number] = None
            behind -= 1
        else:
            out[number] = behind
    return dict(sorted(out.items()))


def _title_words(reference: Reference) -> frozenset[str]:
    authors = " ".join(author.family for author in reference.fields.authors[:1])
    return _words(f"{authors} {reference.fields.title or reference.raw[:300]}")


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in fold(text).split() if len(word) >= _SHORTEST_WORD)
