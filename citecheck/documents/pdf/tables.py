"""Tables: lines that a cell was wrapped into are put together, so that a row is read as one line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.pdf.lines import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.pdf.joining import Joiner
    from citecheck.documents.pdf.pieces import Line

_ALIGNED = 3.0
"""Points by which the lines of one cell may begin apart."""
_TALLER = 1.2
"""How much farther apart rows stand than the lines of a cell, at least."""
_FARTHEST = 4.0
"""Ems between two rows of one table."""


def whole_rows(lines: Sequence[list[Line]], joiner: Joiner) -> list[list[Line]]:
    """`lines`, the pieces of a column by baseline, with those of each row of a table made one."""
    out: list[list[Line]] = []
    at = 0
    while at < len(lines):
        stop = _table_end(lines, at)
        if stop > at:
            out += _unwrapped(lines[at:stop], joiner)
            at = stop
        else:
            out.append(lines[at])
            at += 1
    return out


def _table_end(lines: Sequence[list[Line]], at: int) -> int:
    """The index after the table that begins at `at`; `at` where none does."""
    if len(lines[at]) < 2 or not joined(lines[at]).row:
        return at
    starts = _starts(lines[at])
    stop, full = at + 1, 1
    while stop < len(lines) and lines[stop - 1][0].y - lines[stop][0].y <= _FARTHEST * lines[stop][0].size:
        if not all(_fits(part, starts) for part in lines[stop]):
            break
        full += len(lines[stop]) > 1
        stop += 1
    return stop if full > 1 else at


def _starts(row: Sequence[Line]) -> list[float]:
    return [part.x0 for part in row]


def _fits(part: Line, starts: Sequence[float]) -> bool:
    """Whether a piece begins where a cell begins and ends before the next one."""
    cell = _cell(part, starts)
    if cell is None:
        return False
    return cell + 1 == len(starts) or part.x1 < starts[cell + 1] + _ALIGNED


def _cell(part: Line, starts: Sequence[float]) -> int | None:
    # What is raised or centred begins a little to the right.
    near = [n for n, start in enumerate(starts) if abs(part.x0 - start) <= _ALIGNED]
    return near[0] if near else None


def _unwrapped(table: Sequence[list[Line]], joiner: Joiner) -> list[list[Line]]:
    starts = _starts(table[0])
    steps = [above[0].y - below[0].y for above, below in pairwise(table)]
    if max(steps) < _TALLER * min(steps):
        return list(table)
    middle = (max(steps) + min(steps)) / 2
    out = [list(table[0])]
    for step, row in zip(steps, table[1:], strict=True):
        if step > middle:
            out.append(list(row))
            continue
        cells = {_cell(part, starts): n for n, part in enumerate(out[-1])}
        for part in row:
            n = cells.get(_cell(part, starts))
            if n is None:
                out[-1].append(part)
            else:
                out[-1][n] = _longer(out[-1][n], part, joiner)
        out[-1].sort(key=lambda one: one.x0)
    return out


def _longer(cell: Line, part: Line, joiner: Joiner) -> Line:
    cut, between = joiner.between(cell.text, part.text)
    text = cell.text[: len(cell.text) - cut] + between
    raised = cell.raised + [(len(text) + start, len(text) + end) for start, end in part.raised]
    return replace(cell, text=text + part.text, x1=max(cell.x1, part.x1), raised=raised)
