"""What stands on a page and is not part of its text: running heads and feet, page and line numbers, watermarks.

Told by place and repetition, not by words: the same words (numbers aside) at the same height of several pages, numbers
that count the pages, the outermost line of most pages set apart from the text, numbers that count the lines beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from citecheck.documents.pdf.lines import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.pdf.pieces import Line, Page, Run

_ZONE = 0.14
"""Share of the page's height at its top and foot where heads and feet stand."""
_OUTER = 4
_MOST_MARKS = 6
"""Pieces of a page that may be a watermark: more are a page that is there twice."""
_STEP = 3.0
"""Points by which the height of one running head may differ from page to page."""
_NUMBER = re.compile(r"\d+")
_ONLY_NUMBER = re.compile(
    r"\W{0,3}(?:\b(?:page|seite|página|pagina|p|pg|s)\b\.?\s?)?(\d{1,4})(?:\s?(?:of|/|von|de|sur|di|av)\s?\d{1,4})?\W{0,3}",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"\d{1,4}")
_RAISED = 0.78
"""Letters that are smaller than this share of the text's are no line of it."""
_APART = 1.55
"""Leadings between a running head and the text."""
_AS_WIDE = 2
"""Gaps of a page that may be as wide as that below its running head: more are the gaps between its paragraphs."""


def without_line_numbers(pages: Sequence[Page]) -> None:
    """Take the numbers of manuscript lines out of the runs of `pages`."""
    found = {page.number: _line_numbers(page) for page in pages}
    marked = [number for number, runs in found.items() if runs]
    # Numbers beside the lines of one page of many may be a list.
    if len(marked) < max(1, min(3, len(pages) // 2)):
        return
    before: list[Run] = []
    for page in pages:
        taken = found[page.number] or {run.order for run in _continued(page, before)}
        before = sorted((run for run in page.runs if run.order in taken), key=lambda run: -run.y)
        if taken:
            page.runs = [run for run in page.runs if run.order not in taken]


def _line_numbers(page: Page) -> set[int]:
    numbers = [run for run in page.runs if _LINE_NUMBER.fullmatch(run.text)]
    if len(numbers) < 3:
        return set()
    for edge in ("left", "right"):
        found = _beside(page, numbers, edge == "left")
        if found:
            return found
    return set()


def _continued(page: Page, before: Sequence[Run]) -> list[Run]:
    """Numbers of few lines (the last page's) that go on from those of the page `before`, from top to bottom."""
    if len(before) < 3:
        return []
    last, step = int(before[-1].text), int(before[-1].text) - int(before[-2].text)
    edges = min(run.x0 for run in before), max(run.x1 for run in before)
    here = [run for run in page.runs if _LINE_NUMBER.fullmatch(run.text)]
    here = [run for run in here if edges[0] - _STEP <= run.x0 and run.x1 <= edges[1] + _STEP]
    here.sort(key=lambda run: -run.y)
    values = [int(run.text) for run in here]
    return here if values == [last + step * n for n in range(1, len(here) + 1)] else []


def _beside(page: Page, numbers: Sequence[Run], left: bool) -> set[int]:
    """Numbers in one file outside the text that count its lines, each one or every fifth."""
    outermost = min(numbers, key=lambda run: run.x0) if left else max(numbers, key=lambda run: run.x1)
    edge = outermost.x0 if left else outermost.x1
    # The numbers of sections and of a list are larger, and stand nearer to the text.
    width = 2.6 * outermost.size
    column = [run for run in numbers if (run.x1 <= edge + width if left else run.x0 >= edge - width)]
    taken = {run.order for run in column}
    rest = [run for run in page.runs if run.order not in taken]
    column.sort(key=lambda run: -run.y)
    values = [int(run.text) for run in column]
    if len(values) < 3 or not rest:
        return set()
    steps = {after - before for before, after in pairwise(values)}
    if len(steps) > 1 or next(iter(steps)) not in (1, 2, 5, 10):
        return set()
    text = [run for run in rest if min(one.y for one in column) - 3 <= run.y <= max(one.y for one in column) + 3]
    overlaps = sum(1 for run in text if (run.x0 < edge + width * 0.2 if left else run.x1 > edge - width * 0.2))
    # Raised numbers are no lines of their own.
    size = _body(text)
    heights = {round(run.y / 3) for run in text if run.size > _RAISED * size}
    if overlaps or not heights:
        return set()
    step = next(iter(steps))
    return taken if len(values) * step >= 0.75 * len(heights) and len(values) >= (5 if step == 1 else 3) else set()


def _body(runs: Sequence[Run]) -> float:
    """The size of most letters."""
    seen: Counter[float] = Counter()
    for run in runs:
        seen[run.size] += len(run.text)
    return max(seen, key=lambda size: (seen[size], size), default=0.0)


def furniture(pages: Sequence[tuple[Page, Sequence[Line]]]) -> dict[int, set[int]]:
    """For each page number the `order` of the pieces that are furniture."""
    found: dict[int, set[int]] = defaultdict(set)
    lines = {page.number: rows(parts) for page, parts in pages}
    for page, _ in pages:
        _stamps(page, lines[page.number], found)
    _watermarks(pages, found)
    outer = [(page, _outer_rows(lines[page.number])) for page, _ in pages]
    _repeated(outer, found)
    _set_apart(pages, lines, found)
    return found


def _stamps(page: Page, lines: Sequence[list[Line]], found: dict[int, set[int]]) -> None:
    """A page number alone at the very edge, where a document has a single page or the number moves."""
    if not lines or not page.height:
        return
    for row, rest in ((lines[0], lines[1:2]), (lines[-1], lines[-2:-1])):
        text = " ".join(part.text for part in row)
        match = _ONLY_NUMBER.fullmatch(text)
        if match and rest and len(text) < 16:
            gap = abs(row[0].y - rest[0][0].y)
            if gap > 2.2 * row[0].size and (int(match.group(1)) == page.number or len(match.group()) > 4):
                found[page.number].update(part.order for part in row)


def _outer_rows(lines: Sequence[list[Line]]) -> list[tuple[list[Line], int]]:
    """The outermost rows of a page with their place counted from the top (positive) or the foot (negative)."""
    out = [(row, n + 1) for n, row in enumerate(lines[:_OUTER])]
    return out + [(row, -n - 1) for n, row in enumerate(reversed(lines[_OUTER:][-_OUTER:]))]


def _repeated(outer: Sequence[tuple[Page, list[tuple[list[Line], int]]]], found: dict[int, set[int]]) -> None:
    groups: dict[str, list[tuple[Page, list[Line], int]]] = defaultdict(list)
    for page, lines in outer:
        for row, place in lines:
            text = " ".join(part.text for part in row)
            groups[_NUMBER.sub("#", text).casefold()].append((page, row, place))
    again: dict[tuple[int, bool], list[list[Line]]] = defaultdict(list)
    for group in groups.values():
        for page, row, place in group:
            y = row[0].y
            same = [(other, line) for other, line, _ in group if abs(line[0].y - y) <= _STEP and other is not page]
            if not same:
                continue
            text = " ".join(part.text for part in row)
            only = _ONLY_NUMBER.fullmatch(text)
            if only:
                shift = int(only.group(1)) - page.number
                if not any(_value(line) == shift + other.number for other, line in same):
                    continue
            elif (
                sum(char.isalpha() for char in text) < 3
                or not _in_zone(page, y, outer)
                or not any(_counts_pages(row, line, other.number - page.number) for other, line in same)
            ):
                continue
            again[(page.number, place > 0)].append(row)
    for (number, _), taken in again.items():
        # Pages that are the same all over are no furniture.
        if len(taken) < _OUTER:
            found[number].update(part.order for row in taken for part in row)


def _counts_pages(one: Sequence[Line], other: Sequence[Line], pages: int) -> bool:
    """Whether the numbers of two rows that are alike, `pages` apart, are the same or count the pages.

    The ends of two entries from one journal are alike as well.
    """
    mine, theirs = (_NUMBER.findall(" ".join(part.text for part in row)) for row in (one, other))
    return all(a == b or int(b) - int(a) == pages for a, b in zip(mine, theirs, strict=True))


def _value(row: Sequence[Line]) -> int | None:
    match = _ONLY_NUMBER.fullmatch(" ".join(part.text for part in row))
    return int(match.group(1)) if match else None


def _in_zone(page: Page, y: float, outer: Sequence[tuple[Page, list[tuple[list[Line], int]]]]) -> bool:
    """Whether a row stands at the edge of what is printed on its page."""
    mine = next(lines for other, lines in outer if other is page)
    heights = [line[0].y for line, _ in mine]
    top, foot = max(heights), min(heights)
    reach = _ZONE * (page.height or 800)
    return top - y < reach or y - foot < reach


def _watermarks(pages: Sequence[tuple[Page, Sequence[Line]]], found: dict[int, set[int]]) -> None:
    """The same words at the same place of nearly every page, wherever that is."""
    if len(pages) < 3:
        return
    fewest = max(3, 0.8 * len(pages))
    # What most pages have, one of the first has.
    first = {part.text for _, parts in pages[: len(pages) - ceil(fewest) + 1] for part in parts}
    places: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for page, parts in pages:
        for part in parts:
            if part.text in first and len(part.text) > 2:
                places[(part.text, round(part.x0 / 2), round(part.y / 2))].append((page.number, part.order))
    again: dict[int, set[int]] = defaultdict(set)
    for group in places.values():
        if len({number for number, _ in group}) >= fewest:
            for number, order in group:
                again[number].add(order)
    for number, orders in again.items():
        if len(orders) <= _MOST_MARKS:
            found[number] |= orders


def _set_apart(
    pages: Sequence[tuple[Page, Sequence[Line]]], known: dict[int, list[list[Line]]], found: dict[int, set[int]]
) -> None:
    """The outermost row of most pages, always at one height and with room between it and the text."""
    if len(pages) < 3:
        return
    left: dict[int, tuple[int, list[list[Line]]]] = {}
    """For each page how many of its parts are taken, and the rows of the others."""
    for top in (True, False):
        heights: dict[int, list[tuple[int, list[Line]]]] = defaultdict(list)
        for page, parts in pages:
            taken = found[page.number]
            lines = known[page.number]
            if taken:
                if left.get(page.number, (0, []))[0] != len(taken):
                    left[page.number] = len(taken), rows([part for part in parts if part.order not in taken])
                lines = left[page.number][1]
            if len(lines) < 5:
                continue
            gaps = [above[0].y - below[0].y for above, below in pairwise(lines)]
            row, gap = (lines[0], gaps[0]) if top else (lines[-1], gaps[-1])
            as_wide = sum(other > 0.97 * gap for other in gaps) - 1
            if gap > _APART * median(gaps) and gap > 1.6 * row[0].size and as_wide <= _AS_WIDE:
                heights[round(row[0].y / _STEP)].append((page.number, row))
        for key, group in sorted(heights.items()):
            near = group + heights.get(key + 1, [])
            if len(near) >= max(3, 0.6 * len(pages)):
                for number, row in near:
                    found[number].update(part.order for part in row)
