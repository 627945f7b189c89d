"""Sentences with offsets into the original."""

from __future__ import annotations

import itertools
import re

_END = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[A-Z“\"(\[])|\n\s*\n")


def sentences(text: str) -> list[tuple[int, int]]:
    """The half-open offsets of each sentence of `text`, without the blanks around it."""
    cuts = [0, *(m.end() for m in _END.finditer(text)), len(text)]
    spans = []
    for start, end in itertools.pairwise(cuts):
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
    return spans
