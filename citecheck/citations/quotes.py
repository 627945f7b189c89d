"""Quotations: where each one opens and closes."""

from __future__ import annotations

import re
from bisect import bisect_right

_MARK = re.compile(r"[“”«»\"\n]")
_LONGEST = 4000
_WORD = re.compile(r"\w+")


class Quotations:
    """The quotations of a text that are longer than a term, found once."""

    def __init__(self, text: str) -> None:
        self.all = [(start, end) for start, end in _pairs(text) if _is_long(text, start, end)]
        self._starts = [start for start, _ in self.all]
        self._by_end = sorted((end, start) for start, end in self.all)

    def holding(self, offset: int) -> tuple[int, int] | None:
        """The quotation that `offset` lies in, quotation marks included."""
        at = bisect_right(self._starts, offset) - 1
        return self.all[at] if at >= 0 and offset < self.all[at][1] else None

    def closing_before(self, offset: int, slack: int = 4) -> tuple[int, int] | None:
        """The quotation that closes at most `slack` characters before `offset`."""
        at = bisect_right(self._by_end, (offset, offset)) - 1
        if at < 0 or offset - self._by_end[at][0] > slack:
            return None
        end, start = self._by_end[at]
        return start, end

    def opening_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotations that open between the half-open offsets."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return self.all[first:last]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Offsets of each quotation with its marks. A curly one may run over paragraphs, each opened anew; a straight one
    ends in its own line.
    """
    pairs = []
    curly: int | None = None
    straight: int | None = None
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if curly is not None and at - curly > _LONGEST:
            curly = None
        if mark in "“«":
            curly = at if curly is None else curly
        elif mark in "”»":
            if curly is not None:
                pairs.append((curly, at + 1))
            curly = None
        elif mark == "\n":
            straight = None
        elif straight is None:
            straight = at
        else:
            pairs.append((straight, at + 1))
            straight = None
    return sorted(pairs)


def _is_long(text: str, start: int, end: int) -> bool:
    return end - start > 60 or len(_WORD.findall(text, start, end)) > 4
