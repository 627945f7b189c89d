"""From the pages of a PDF to its text: lines, columns, paragraphs, written out with marks and anchors."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from citecheck.documents.pdf.columns import gutters_before, known_gutters, reading_order
from citecheck.documents.pdf.footnotes import with_footnotes
from citecheck.documents.pdf.furniture import furniture, without_line_numbers
from citecheck.documents.pdf.joining import Joiner, cleaned
from citecheck.documents.pdf.lines import joined, pieces, rows
from citecheck.documents.pdf.paragraphs import paragraphs
from citecheck.documents.pdf.tables import whole_rows
from citecheck.documents.pdf.titlepage import Row, numbers_alone, with_labels
from citecheck.documents.raw import Extract
from citecheck.models import Anchor, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.pdf.pieces import Line, Page, Paragraph

_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?![^\s.:])")
"""`A B S T R A C T`; not the numbers of a table, nor stops and brackets among words."""
_INDEX = re.compile(r"\[\d[\d ,–-]{0,20}\]")
_LARGER = 1.08
_MARGIN = 0.5
"""Points by which lines that are set to one margin may differ."""
_MARGINAL = 4
_LONGEST_HEADING = 220
_MOST_HEADING_LINES = 4


def laid_out(pages: Sequence[Page], remarks: tuple[str, ...] = ()) -> Extract:
    """The text of `pages` in reading order, with superscripts and headings marked, and where each line stands."""
    runs = [run for page in pages for run in page.runs]
    for run, text in zip(runs, cleaned([run.text for run in runs]), strict=True):
        run.text = text
    for page in pages:
        page.runs = [run for run in page.runs if run.text and not run.text.isspace()]
    without_line_numbers(pages)
    parts = [(page, pieces(page.runs)) for page in pages]
    left_out = furniture(parts)
    kept = [(page, [part for part in found if part.order not in left_out[page.number]]) for page, found in parts]
    columns = _columns(kept)
    return _written(paragraphs(columns), remarks)


def _columns(pages: Sequence[tuple[Page, list[Line]]]) -> list[list[Line]]:
    """The lines of each column of each page, in reading order."""
    first = [reading_order(found, ()) for _, found in pages]
    known = known_gutters([gutters for _, gutters in first])
    joiner = Joiner(part.text for _, found in pages for part in found)
    out: list[list[Line]] = []
    before: list[float] = []
    for (page, found), (groups, gutters) in zip(pages, first, strict=True):
        here = sorted({*known, *before})
        ordered, edges = reading_order(found, here) if here else (groups, gutters)
        before = gutters_before(found, edges)
        number = 0
        for group in ordered:
            lines = [joined(row) for row in whole_rows(rows(group), joiner)]
            left, right = min(line.x0 for line in lines), _right_edge(lines)
            for line in lines:
                number += 1
                line.page, line.number, line.column = page.number, number, len(out)
                line.left, line.right = left, right
            out.append(lines)
    return out


def _right_edge(lines: Sequence[Line]) -> float:
    """Where the lines of a column end: where most of them do that are set to a margin, else where the longest does.

    What could not be broken runs out of its column, as lines of a program do.
    """
    lines = [line for line in lines if not line.fixed] or lines
    ends = Counter(round(line.x1 / _MARGIN) for line in lines)
    at = max(ends, key=lambda end: (ends[end] + ends[end - 1] + ends[end + 1], end))
    if ends[at] + ends[at - 1] + ends[at + 1] >= max(_MARGINAL, len(lines) / 2):
        return max(line.x1 for line in lines if abs(round(line.x1 / _MARGIN) - at) <= 1)
    return max(line.x1 for line in lines)


def _written(blocks: Sequence[Paragraph], remarks: tuple[str, ...]) -> Extract:
    joiner = Joiner(line.text for block in blocks for line in block.lines)
    body, plain_bold = _body(blocks)
    code = not _is_typed(blocks)
    blocks = with_footnotes(blocks, body)
    levels = _levels(blocks, body)
    text: list[str] = []
    length = 0
    anchors: list[Anchor] = []
    marks: list[Mark] = []
    written: list[Row] = []
    for block in blocks:
        if length:
            text.append("\n\n")
            length += 2
        start, last = length, ""
        level = _heading(block, body, plain_bold, levels)
        for line in block.lines:
            words = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), line.text)
            cut, between = joiner.between(last, words)
            if cut:
                text[-1] = text[-1][:-cut]
            text.append(between)
            length += len(between) - cut
            anchors.append(Anchor(offset=length, line=line.number, column=1, page=line.page))
            if words == line.text:
                marks += [
                    Mark(kind="superscript", start=length + a, end=length + b)
                    for a, b in numbers_alone(words, line.raised)
                ]
                marks += [_noted(words, length, *span) for span in line.noted]
            if code and line.fixed:
                # What a program prints counts itself.
                marks += [
                    Mark(kind="note", start=length + found.start(), end=length + found.end(), value=f"code {found[0]}")
                    for found in _INDEX.finditer(words)
                ]
            text.append(words)
            written.append(Row(length, length + len(words), line.page, level is not None))
            length += len(words)
            last = words
        if level:
            marks.append(Mark(kind="heading", start=start, end=length, value=str(level)))
    whole = "".join(text)
    marks = with_labels(whole, written, marks)
    marks.sort(key=lambda mark: (mark.start, mark.end, mark.kind))
    first = [] if anchors and anchors[0].offset == 0 else [Anchor(offset=0, line=1, column=1, page=1)]
    return Extract(text=whole, marks=tuple(marks), anchors=(*first, *anchors), remarks=remarks)


def _is_typed(blocks: Sequence[Paragraph]) -> bool:
    """Whether the document is set in letters of one width altogether, and not only what is said by a program."""
    fixed = total = 0
    for block in blocks:
        for line in block.lines:
            total += len(line.text)
            fixed += len(line.text) if line.fixed else 0
    return fixed * 2 > total


def _noted(words: str, at: int, start: int, end: int) -> Mark:
    return Mark(kind="note", start=at + start, end=at + end, value=f"note {words[start:end]}")


def _body(blocks: Sequence[Paragraph]) -> tuple[float, bool]:
    """The size of most letters, and whether most of them are bold."""
    sizes: Counter[float] = Counter()
    heavy = 0
    for block in blocks:
        for line in block.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            heavy += len(line.text) if line.bold else 0
    size = max(sizes, key=lambda one: (sizes[one], one)) if sizes else 0.0
    return size, heavy * 2 > sum(sizes.values())


def _levels(blocks: Sequence[Paragraph], body: float) -> list[float]:
    """The sizes of headings, the largest first."""
    return sorted({round(b.size * 2) / 2 for b in blocks if b.size > _LARGER * body and _short(b)}, reverse=True)


def _short(block: Paragraph) -> bool:
    length = sum(len(line.text) for line in block.lines)
    words = any(char.isalpha() for line in block.lines for char in line.text)
    return words and length <= _LONGEST_HEADING and len(block.lines) <= _MOST_HEADING_LINES


def _heading(block: Paragraph, body: float, plain_bold: bool, levels: Sequence[float]) -> int | None:
    """The level of `block` as a heading, by its size and weight; None where it is none."""
    if not _short(block) or any(line.row for line in block.lines):
        return None
    end = block.lines[-1].text[-1:]
    if block.size > _LARGER * body and end not in ",;":
        return min(6, 1 + levels.index(round(block.size * 2) / 2))
    heavy = all(line.bold for line in block.lines) and not plain_bold
    return min(6, 1 + len(levels)) if heavy and end not in ".,;" and block.size >= 0.9 * body else None
