"""From offsets in a document's text to the line and column that a person can find."""

from __future__ import annotations

import re
from bisect import bisect_right

from citecheck.models import Anchor, Document, Span

_BREAK = re.compile(r"\r\n|\r|\n")


class Places:
    """Makes the spans of one document; built once, then each span costs a search by halves."""

    def __init__(self, document: Document) -> None:
        anchors = document.anchors or _line_starts(document.text)
        self._anchors = anchors
        self._offsets = [anchor.offset for anchor in anchors]

    def span(self, start: int, end: int) -> Span:
        """The span of the half-open offsets `start` to `end` into the document's text."""
        anchor = self._anchors[max(0, bisect_right(self._offsets, start) - 1)]
        column = anchor.column + start - anchor.offset
        return Span(start=start, end=end, line=anchor.line, column=column, page=anchor.page)


def _line_starts(text: str) -> tuple[Anchor, ...]:
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    return tuple(Anchor(offset=offset, line=line, column=1) for line, offset in enumerate(starts, 1))
