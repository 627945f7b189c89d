"""From runs to lines: what stands on one baseline, with what is raised above it."""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from statistics import median
from typing import TYPE_CHECKING

from citecheck.documents.pdf.pieces import Line, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# All in ems of the line's own size.
_NEXT = 0.9
"""Runs that follow each other in the file and stand no farther apart are one piece of a line."""
_BLANK = 0.17
_RAISED_BLANK = 0.3
_SAME = 0.13
"""Baselines nearer than this are one."""
_HIGHEST = 0.8
_LOWEST = 0.5
_SMALLER = 0.9
_CELLS = 2.2
"""Pieces farther apart are cells, unless the line was only stretched to the margin."""
_EVEN = 0.25
"""Share of a gap by which the others of a stretched line may differ."""
_WIDEST_STOP = 2.5
_BETWEEN_CELLS = 0.75
_LABEL = 6
"""Characters that the number of an entry, or a raised number, has at most."""
KEY = re.compile(r"\[[A-Z][^\s\[\]]{1,16}\]")
"""The key of an entry, as styles make it of names and a year: `[ANS+15]`."""


class _Piece:
    """A line while runs are added to it."""

    def __init__(self, run: Run) -> None:
        self.text = run.text
        self.x0, self.x1, self.y, self.size = run.x0, run.x1, run.y, run.size
        self.weight = len(run.text)
        self.bold, self.fixed = run.bold, run.fixed
        self.raised: list[tuple[int, int]] = []
        self.first = self.last = run.order

    def takes(self, run: Run) -> bool:
        """Add `run` where it goes on in this line; else nothing is done."""
        size = max(self.size, run.size)
        gap = run.x0 - self.x1
        if not -0.5 * size <= gap <= _NEXT * size:
            return False
        step = run.y - self.y
        if abs(step) <= _SAME * size:
            return self._add(run, gap)
        if run.size < _SMALLER * self.size and -_LOWEST * self.size < step < _HIGHEST * self.size:
            return self._add(run, gap, raised=step > 0)
        if self.size < _SMALLER * run.size and -_HIGHEST * run.size < step < _LOWEST * run.size:
            # The line began with what is raised, as a note does.
            if step < 0 and not self.raised:
                self.raised = [(0, len(self.text))]
            self.y, self.size, self.weight, self.bold = run.y, run.size, 0, run.bold
            return self._add(run, gap, after_raised=True)
        return False

    def _add(self, run: Run, gap: float, raised: bool = False, after_raised: bool = False) -> bool:
        least = _RAISED_BLANK if raised or after_raised else _BLANK
        if gap > least * self.size or (run.spaced and not raised and gap > 0.06 * self.size):
            self.text += " "
        start = len(self.text)
        self.text += run.text
        if raised:
            if self.raised and self.raised[-1][1] == start:
                self.raised[-1] = (self.raised[-1][0], len(self.text))
            else:
                self.raised.append((start, len(self.text)))
        elif len(run.text) > self.weight and abs(run.y - self.y) <= _SAME * max(run.size, self.size):
            self.size, self.weight, self.y = run.size, len(run.text), run.y
        if not raised:
            self.bold = self.bold and run.bold
            self.fixed = self.fixed and run.fixed
        self.x1 = max(self.x1, run.x1)
        self.last = run.order
        return True

    def line(self) -> Line:
        return Line(
            text=self.text,
            x0=self.x0,
            x1=self.x1,
            y=self.y,
            size=self.size,
            bold=self.bold,
            order=self.first,
            last=self.last,
            raised=self.raised,
            fixed=self.fixed,
        )


def pieces(runs: Iterable[Run]) -> list[Line]:
    """The lines and parts of lines that `runs`, in the order of the file, make without a wide gap."""
    out: list[Line] = []
    piece: _Piece | None = None
    for run in runs:
        if piece is not None and piece.takes(run):
            continue
        if piece is not None:
            out.append(piece.line())
        piece = _Piece(run)
    if piece is not None:
        out.append(piece.line())
    return out


def rows(parts: Sequence[Line]) -> list[list[Line]]:
    """`parts` by baseline, the highest first, each row from left to right."""
    out: list[list[Line]] = []
    mains: list[Line] = []
    """The part of each row that has the largest letters, and of these the most."""
    largest = max((part.size for part in parts), default=0.0)
    last = inf
    for part in sorted(parts, key=lambda one: (-one.y, one.x0, one.order)):
        y, size = part.y, part.size
        # Rows are told from above: below the last one by more than any size, a part begins its own.
        for n in range(len(out) - 1, max(-1, len(out) - 4), -1) if last - y <= largest else ():
            first = out[n][0]
            step = first.y - y
            if step > first.size and step > size:
                continue
            main = mains[n]
            if _on_row(out[n], main, part):
                out[n].append(part)
                if (size, len(part.text)) > (main.size, len(main.text)):
                    mains[n] = part
                break
        else:
            out.append([part])
            mains.append(part)
            last = y
    for row in out:
        if len(row) > 1:
            row.sort(key=lambda one: (one.x0, one.order))
    return out


def _on_row(row: Sequence[Line], main: Line, part: Line) -> bool:
    size = max(main.size, part.size)
    step = part.y - main.y
    if abs(step) <= _SAME * size:
        return True
    # Raised and lowered pieces that the file keeps apart.
    if min(main.size, part.size) >= _SMALLER * size or min(len(main.text), len(part.text)) > 30:
        return False
    small = min(main, part, key=lambda one: one.size)
    # A raised number alone in its cell stands near nothing.
    near = (
        (len(small.text) <= _LABEL and small.text[0].isdigit())
        or min(abs(part.x0 - one.x1) for one in row) < 0.6 * size
        or min(abs(one.x0 - part.x1) for one in row) < size
    )
    higher = step if part.size < main.size else -step
    return near and -_LOWEST * size < higher < _HIGHEST * size


def joined(row: Sequence[Line]) -> Line:
    """The pieces of a row, from left to right, as one line."""
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda one: (one.size > 0, len(one.text)))
    text = ""
    raised: list[tuple[int, int]] = []
    gaps: list[float] = []
    edge = row[0].x0
    for part in row:
        gap = part.x0 - edge
        lifted = part.size < _SMALLER * main.size and part.y - main.y > _SAME * main.size
        if text:
            gaps.append(gap)
            if gap > (_RAISED_BLANK if lifted else _BLANK) * main.size:
                text += " "
        at = len(text)
        text += part.text
        raised += [(at, len(text))] if lifted else [(at + start, at + end) for start, end in part.raised]
        edge = max(edge, part.x1)
    wide = [gap for gap in gaps[1 if _is_label(row[0].text) else 0 :] if gap > _CELLS * main.size]
    stretched = len(gaps) >= text.count(" ") - 2 and _are_even(gaps, [part.text[-1] in ".:;,!?" for part in row[:-1]])
    return Line(
        text=text,
        x0=row[0].x0,
        x1=edge,
        y=main.y,
        size=main.size,
        bold=all(part.bold for part in row),
        order=min(part.order for part in row),
        last=max(part.last for part in row),
        raised=raised,
        row=(bool(wide) or _in_cells(row, main.size)) and not stretched,
        fixed=all(part.fixed for part in row),
    )


def _is_label(text: str) -> bool:
    """Whether `text` may stand before an entry of a list, and apart from it: `12.`, `[Hall18]`."""
    return len(text) <= _LABEL or KEY.fullmatch(text) is not None


def _in_cells(row: Sequence[Line], size: float) -> bool:
    """Whether the file set other lines between the pieces of a row: it goes through a table cell by cell."""
    return any(
        # The numbers of a list may all stand before its text.
        not _is_label(before.text) and after.order > before.last + 1 and after.x0 - before.x1 > _BETWEEN_CELLS * size
        for before, after in pairwise(row)
    )


def _are_even(gaps: Sequence[float], stopped: Sequence[bool]) -> bool:
    """Whether a line was stretched to the margin: the same gap everywhere, or (TeX) a wider one behind each stop."""
    if max(gaps) - min(gaps) <= _EVEN * median(gaps):
        return True
    plain = [gap for gap, stop in zip(gaps, stopped, strict=True) if not stop]
    if not plain or max(plain) - min(plain) > _EVEN * median(plain):
        return False
    return all(
        0 <= gap - max(plain) <= _WIDEST_STOP * max(plain) for gap, stop in zip(gaps, stopped, strict=True) if stop
    )
