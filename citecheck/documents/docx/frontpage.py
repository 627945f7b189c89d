"""Raised numbers that lead to an affiliation or stand before a note, as title pages and tables have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.writer import Block
    from citecheck.models import Mark

_FIRST = 15
"""Paragraphs within which the authors are named."""
_LONG = 400
_NAME = re.compile(r"[^\W\d_][\w.'’‐-]*")
_SMALL = re.compile(
    r"and|und|et|y|e|och|og|en|von|van|der|den|de|da|do|dos|du|la|le|el|al|bin|zu|di|del|della", re.IGNORECASE
)
_BEFORE_NEXT = re.compile(r"(?:[.;,]\s|[\n\t])\s*$")
_BEFORE_OTHER = re.compile(r"(?:[;,]\s|[\n\t])\s*$")


def labels(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> set[int]:
    """The positions in `marks` of superscripts that cite nothing.

    Anywhere: one at the very start of a paragraph, which labels what follows. On the first page, before any running
    text: those in the line of the authors, and those before each affiliation.
    """
    found: set[int] = set()
    at = 0
    front = True
    for number, block in enumerate(blocks):
        inside = []
        while at < len(marks) and marks[at].start < block.end:
            if marks[at].kind == "superscript" and marks[at].start >= block.start:
                inside.append(at)
            at += 1
        front = front and number < _FIRST and block.end - block.start < _LONG
        byline = front and _is_byline(text, block, [marks[n] for n in inside])
        for n in inside:
            start, end = marks[n].start, marks[n].end
            leads = front and text[end : end + 2].strip()[:1].isupper()
            # Behind a sentence it cites, unless the paragraph counts off from its beginning.
            between = _BEFORE_NEXT if marks[inside[0]].start == block.body else _BEFORE_OTHER
            if start == block.body or byline or (leads and between.search(text, max(block.start, start - 4), start)):
                found.add(n)
    return found


def _is_byline(text: str, block: Block, raised: Sequence[Mark]) -> bool:
    """Whether a paragraph with raised signs consists of names: words with a capital, and what joins them."""
    if not raised:
        return False
    words = [word for word in _NAME.findall(text[block.start : block.end]) if not _SMALL.fullmatch(word)]
    named = sum(word[0].isupper() for word in words)
    return len(words) > 1 and named * 10 >= len(words) * 8
