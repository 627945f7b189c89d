"""Columns: which of the pieces of a page are read before which.

A gutter is a left edge that many pieces share and that hardly any other piece crosses. Pieces that cross it (a title, a
figure over both columns) part the page into bands; in each band the left side is read before the right one, and each
side may have columns of its own. A table looks alike, but the file holds it row by row, and its cells are short.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from citecheck.documents.pdf.lines import KEY, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from citecheck.documents.pdf.pieces import Line

_NEAR = 3.0
"""Points by which the edges of one column may differ."""
_NARROWEST = 7.0
"""Ems that a column has at least: less is the numbers of a list."""
_STRONG = 4
"""Lines on each side that make a gutter where none was known."""
_DEEPEST = 4
_CANDIDATES = 8
_HANG = 4.0
"""Ems by which the lines of an entry may stand in from its first one."""
_MANY = 12
"""Lines on each side of a gutter of one page that make it known on the next."""
_FEWEST_ROWS = 2
_BASE = 0.3
"""Ems by which the cells of one row may stand higher and lower."""
_HEADING = 1.15
"""The size of a heading, in that of the text."""
_BESIDE = 2.2
"""Ems of a heading that are free beside it where it stands over both columns."""
_UNEVEN, _SET_OFF = 4.0, 1.3
"""Ems by which one of two columns may end lower than the other, and begin: lines and the gaps of paragraphs."""
_FILLED = 0.4
_FILLED_ROWS = 0.72


def reading_order(parts: Sequence[Line], known: Collection[float]) -> tuple[list[list[Line]], list[float]]:
    """The pieces of a page in groups, one a column of a band, in the order of reading; and the gutters that it has.

    `known` are gutters of other pages, at which fewer lines are enough.
    """
    gutters: list[float] = []
    return _ordered(list(parts), known, gutters, 0), gutters


def _ordered(parts: list[Line], known: Collection[float], gutters: list[float], depth: int) -> list[list[Line]]:
    if depth >= _DEEPEST or len(parts) < 2:
        return [parts] if parts else []
    size = median(part.size for part in parts)
    best: tuple[int, float, list[tuple[bool, list[Line]]]] | None = None
    ranked = sorted(parts, key=lambda one: (-one.y, one.x0))
    for edge in _edges(parts, known):
        crossing = {part.order for part in parts if _crosses(part, edge)}
        # No more pieces can stand in columns than do not cross the gutter.
        if len(parts) - len(crossing) < (best[0] if best else 2):
            continue
        bands = _bands(ranked, edge, crossing, any(abs(edge - other) <= _NEAR for other in known))
        score = sum(len(band) for columns, band in bands if columns)
        # The numbers of a list stand before its text: both begin at an edge, and the first of them is the column's.
        before = best is not None and score == best[0] and 0 < best[1] - edge <= _HANG * size
        if score and (best is None or score > best[0] or before):
            best = (score, edge, bands)
    if best is None:
        return [parts]
    _, edge, bands = best
    gutters.append(edge)
    out: list[list[Line]] = []
    for columns, band in bands:
        if columns:
            left, right = _sides(band, edge)
            out += _ordered(left, known, gutters, depth + 1) + _ordered(right, known, gutters, depth + 1)
        elif len(band) < len(parts):
            out += _ordered(band, known, gutters, depth + 1)
        else:
            out.append(band)
    return out


def _edges(parts: Sequence[Line], known: Collection[float]) -> list[float]:
    """Left edges that several pieces share, save the leftmost."""
    starts = sorted(part.x0 for part in parts)
    size = median(part.size for part in parts)
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    least = starts[0] + _NARROWEST * size
    found = [group for group in groups if len(group) >= 2 and group[0] > least]
    found.sort(key=lambda group: (-len(group), group[0]))
    edges = [group[0] for group in found[:_CANDIDATES]]
    # In a list with hanging indents a single line may be all that shows where the column begins.
    hangs = [
        group[0]
        for group in groups
        if len(group) == 1 and any(0 < edge - group[0] <= _HANG * size for edge in edges) and group[0] > least
    ]
    edges += hangs[:_CANDIDATES]
    edges += [edge for edge in known if edge > least and not any(abs(edge - other) <= _NEAR for other in edges)]
    return edges


def _sides(parts: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]]:
    left = [part for part in parts if part.x0 < edge - _NEAR]
    return left, [part for part in parts if part.x0 >= edge - _NEAR]


def _crosses(part: Line, edge: float) -> bool:
    # An address that could not be broken runs out of its column.
    return part.x0 < edge - _NEAR and part.x1 > edge + 0.3 * part.size and " " in part.text


def _bands(parts: Sequence[Line], edge: float, crossing: Collection[int], known: bool) -> list[tuple[bool, list[Line]]]:
    """`parts` from top to bottom, parted where a piece (`crossing`, by its order) crosses `edge`; whether each part has
    columns there.
    """
    out: list[tuple[bool, list[Line]]] = []
    band: list[Line] = []
    across: list[Line] = []

    def close() -> None:
        if not band:
            return
        if len(band) > 1 and _is_columns(band, edge, known):
            if across:
                out.append((False, across.copy()))
                across.clear()
            out.append((True, band.copy()))
        else:
            across.extend(band)
        band.clear()

    right = [part for part in parts if part.x0 >= edge - _NEAR]
    apart = {*crossing, *_cells(parts, right, edge), *_headings(parts, right, edge)}
    for part in parts:
        if part.order in apart:
            close()
            across.append(part)
        elif not band and across and _ends_across(part, across[-1], right):
            across.append(part)
        else:
            band.append(part)
    close()
    if across:
        out.append((False, across))
    return out


def _headings(parts: Sequence[Line], right: Sequence[Line], edge: float) -> set[int]:
    """The `order` of headings of what follows in both columns, though they are too short to cross `edge`.

    Above such a heading both columns end at one height, below it they begin at one, and beside it nothing stands.
    """
    left = [part for part in parts if part.x0 < edge - _NEAR]
    size = median(part.size for part in parts)
    out: set[int] = set()
    for n, part in enumerate(left[1:-1], 1):
        if (
            part.size < _HEADING * size
            or left[n - 1].y - part.y < _BASE * size
            or part.y - left[n + 1].y < _BASE * size
        ):
            continue
        above = min((one.y for one in right if one.y > part.y), default=None)
        below = max((one.y for one in right if one.y <= part.y), default=None)
        if above is None or below is None or above - below < _BESIDE * part.size:
            continue
        if abs(left[n - 1].y - above) <= _UNEVEN * size and abs(left[n + 1].y - below) <= _SET_OFF * size:
            out.add(part.order)
    return out


def _cells(parts: Sequence[Line], right: Sequence[Line], edge: float) -> set[int]:
    """The `order` of pieces in rows of a table that runs over both columns, where none of them crosses `edge`.

    The file goes from the left side to the right one within such rows, and they do not fill both columns.
    """
    lasts = {part.last: part for part in parts if part.x0 < edge - _NEAR}
    joints = [(part, before) for part in right if (before := lasts.get(part.order - 1)) is not None]
    joints = [(part, before) for part, before in joints if abs(part.y - before.y) < _BASE * part.size]
    if not _FEWEST_ROWS <= len(joints) <= 0.4 * min(len(right), len(lasts)):
        # As many as that, and the whole is a table or is set across its columns.
        return set()
    start, end = min(part.x0 for part in parts), max(part.x1 for part in parts)
    out: set[int] = set()
    for joint, _ in joints:
        row = [part for part in parts if abs(part.y - joint.y) < _BASE * joint.size]
        sides = (
            [part.x1 - part.x0 for part in row if part.x0 < edge - _NEAR],
            [part.x1 - part.x0 for part in row if part.x0 >= edge - _NEAR],
        )
        if sum(sides[0]) < _FILLED_ROWS * (edge - start) and sum(sides[1]) < _FILLED_ROWS * (end - edge):
            out.update(part.order for part in row)
    return out


def _ends_across(part: Line, above: Line, right: Sequence[Line]) -> bool:
    """Whether `part` is the short last line of what runs over all columns above it."""
    return (
        abs(part.x0 - above.x0) <= _NEAR
        and abs(part.size - above.size) < 0.05 * part.size
        and above.y - part.y < 1.6 * part.size
        and not any(abs(other.y - part.y) < 0.6 * part.size for other in right)
    )


def _is_columns(band: Sequence[Line], edge: float, known: bool) -> bool:
    left, right = _sides(band, edge)
    if not left or not right:
        return False
    start, end = min(part.x0 for part in left), max(part.x1 for part in right)
    size = median(part.size for part in band)
    if edge - start < _NARROWEST * size or end - edge < _NARROWEST * size:
        return False
    if sum(KEY.fullmatch(part.text) is not None for part in left) >= 0.5 * len(left):
        # The keys of a list, as wide as the longest of them.
        return False
    # The columns of one page stand side by side: one below the other is a list with a wide indent.
    if min(part.y for part in left) >= max(part.y for part in right) or min(part.y for part in right) >= max(
        part.y for part in left
    ):
        return False
    lasts = {part.last: part for part in left}
    linked = sum(
        1 for part in right if (before := lasts.get(part.order - 1)) is not None and abs(before.y - part.y) < size
    )
    if known and linked <= 1:
        return True
    one, two = rows(left), rows(right)
    fewest = min(len(one), len(two))
    filled = min(_filled(one, edge - start), _filled(two, end - edge))
    if linked > 1 and linked >= 0.5 * fewest:
        # Row by row: a table, unless both sides are full of text.
        return fewest >= 2 * _STRONG and filled >= _FILLED_ROWS
    if known:
        return True
    if fewest < _STRONG:
        return fewest >= 2 and filled >= _FILLED_ROWS and _switches(band, edge) <= 1
    return filled >= _FILLED and _switches(band, edge) <= max(3, 0.3 * fewest)


def _filled(lines: Sequence[Sequence[Line]], width: float) -> float:
    return median(line[-1].x1 - line[0].x0 for line in lines) / width


def _switches(band: Sequence[Line], edge: float) -> int:
    """How often the file goes over from one side to the other."""
    sides = [part.x0 < edge - _NEAR for part in sorted(band, key=lambda one: one.order)]
    return sum(1 for before, after in pairwise(sides) if before != after)


def gutters_before(parts: Sequence[Line], gutters: Sequence[float]) -> list[float]:
    """Those `gutters` of a page with so many of its `parts` on both sides that the page after it may have few."""
    return [
        edge
        for edge in gutters
        if sum(edge - _NEAR <= part.x0 <= edge + _HANG * part.size for part in parts) >= _MANY
        and sum(part.x0 < edge - _NEAR and not _crosses(part, edge) for part in parts) >= _MANY
    ]


def known_gutters(pages: Sequence[Sequence[float]]) -> list[float]:
    """Gutters that two pages or more have."""
    seen = Counter(round(edge / _NEAR) for gutters in pages for edge in gutters)
    return sorted(key * _NEAR for key, times in seen.items() if times > 1)
