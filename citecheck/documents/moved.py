"""Parts of an extract taken out, put elsewhere, or added to, with everything that points into it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.models import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.raw import Extract

Piece = tuple[int, int] | str
"""Half-open offsets into the text that there was, or new text."""


class Moved:
    """An extract made of pieces of another, in their order; what no piece holds whole is gone."""

    def __init__(self, old: Extract, pieces: Sequence[Piece]) -> None:
        """`old` has marks and anchors only: entries and pointers are found after everything stands in its place."""
        self._old = old
        self._offsets = [anchor.offset for anchor in old.anchors]
        self._spans: list[tuple[int, int, int]] = []
        parts, anchors, length = [], [], 0
        for piece in pieces:
            text = piece if isinstance(piece, str) else old.text[piece[0] : piece[1]]
            if not isinstance(piece, str) and text:
                self._spans.append((piece[0], piece[1], length))
                anchors += self._anchors(piece[0], piece[1], length)
            parts.append(text)
            length += len(text)
        marks = [
            replace(mark, start=place[0], end=place[1])
            for mark in old.marks
            if (place := self.place(mark.start, mark.end)) is not None
        ]
        first = [] if anchors and anchors[0].offset == 0 else [Anchor(offset=0, line=1, column=1)]
        self.extract = replace(
            old,
            text="".join(parts),
            marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))),
            anchors=tuple({anchor.offset: anchor for anchor in (*first, *anchors)}.values()),
        )

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where what stood from `start` to `end` stands now; None where that is in no one piece."""
        for low, high, now in self._spans:
            if low <= start and end <= high:
                return start - low + now, end - low + now
        return None

    def _anchors(self, start: int, end: int, now: int) -> list[Anchor]:
        at = bisect_right(self._offsets, start) - 1
        found = []
        if at >= 0:
            anchor = self._old.anchors[at]
            found.append(replace(anchor, offset=now, column=anchor.column + start - anchor.offset))
        while at + 1 < len(self._offsets) and self._offsets[at + 1] < end:
            at += 1
            found.append(replace(self._old.anchors[at], offset=self._offsets[at] - start + now))
        return found
