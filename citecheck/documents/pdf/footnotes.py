"""Notes at the foot of a page: which raised numbers of the text lead to one, so that they cite nothing.

Only where notes are what raised numbers are for: in a document that cites by raised numbers most of them lead to no
note, and where the notes are references the numbers do cite.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from citecheck.documents.pdf.pieces import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.pdf.pieces import Line

_SMALLER = 0.96
"""The letters of a note, as a share of the text's."""
_MOST = 0.6
"""Share of the raised numbers of the text that lead to notes, at least."""
_NUMBER = re.compile(r"\d{1,3}")
_SOURCE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_SOURCES = 0.5
_FARTHEST = 60
"""Paragraphs between a number and its note, at most."""


class _Mark(NamedTuple):
    """A raised number: its line and where it stands in it, the paragraph, the number."""

    line: Line
    span: tuple[int, int]
    paragraph: int
    number: str


def with_footnotes(blocks: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """`blocks`, with each note behind the paragraph that leads to it; `noted` of their lines says which numbers do.

    `body` is the size of the text's letters.
    """
    marks = [mark for n, block in enumerate(blocks) for mark in _marks(block, n)]
    notes = {mark.paragraph: mark for mark in marks if _is_note(mark, blocks[mark.paragraph], body)}
    places = {(mark.line.page, mark.number): mark.paragraph for mark in notes.values()}
    inside = [mark for mark in marks if not (mark.paragraph in notes and mark.line is notes[mark.paragraph].line)]
    led = [mark for mark in inside if (mark.line.page, mark.number) in places]
    pairs = {(mark.line.page, mark.number) for mark in led}
    sources = sum(1 for n in notes if _SOURCE.search(" ".join(line.text for line in blocks[n].lines)))
    if not led or len(pairs) < len(led) or len(led) < _MOST * len(inside) or sources > _MOST_SOURCES * len(notes):
        return list(blocks)
    behind: dict[int, list[int]] = {}
    for mark in led:
        note = places[mark.line.page, mark.number]
        for one in (mark, notes[note]):
            one.line.raised = [span for span in one.line.raised if span != one.span]
            one.line.noted = [*one.line.noted, one.span]
        if mark.paragraph < note <= mark.paragraph + _FARTHEST:
            behind.setdefault(mark.paragraph, []).append(note)
    moved = {note for found in behind.values() for note in found}
    out: list[Paragraph] = []
    for n, block in enumerate(blocks):
        if n not in moved:
            out.append(block)
            out += [blocks[note] for note in behind.get(n, ())]
    return out


def _marks(block: Paragraph, paragraph: int) -> list[_Mark]:
    return [
        _Mark(line, span, paragraph, line.text[slice(*span)])
        for line in block.lines
        for span in line.raised
        if _NUMBER.fullmatch(line.text, *span)
    ]


def _is_note(mark: _Mark, block: Paragraph, body: float) -> bool:
    return mark.line is block.lines[0] and mark.span[0] == 0 and block.size < _SMALLER * body
