"""A marker as found in the text, before it is known what it points to."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, TypeAlias

from msgspec import Struct

Form: TypeAlias = Literal["bracket", "paren", "super", "glued", "bare", "word", "link"]
"""How a number is printed: `[1]`, `(1)`, a superscript, digits glued to a word or stop, digits apart from the word; and
what says itself what it is: `ref. 3`, a link to the entry.
"""


class Marker(Struct, frozen=True, kw_only=True):
    """Numbers that may be a citation: half-open offsets, the form, the numbers in order, ranges written out.

    `strong`: the words around it leave hardly any other reading.
    """

    start: int
    end: int
    form: Form
    numbers: tuple[int, ...]
    strong: bool = True


class Taken:
    """Stretches of a text that are spoken for; built once, asked often."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether any of the half-open offsets `start` to `end` is taken."""
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and self._spans[at][1] > start:
            return True
        return at + 1 < len(self._spans) and self._spans[at + 1][0] < end

    def and_also(self, spans: list[tuple[int, int]]) -> Taken:
        """What is taken here, and `spans`."""
        return Taken([*self._spans, *spans]) if spans else self

    def gaps(self, length: int) -> list[tuple[int, int]]:
        """What is not taken of a text of `length` characters, as half-open offsets."""
        edges = [0, *(edge for span in self._spans for edge in span), length]
        return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right]
