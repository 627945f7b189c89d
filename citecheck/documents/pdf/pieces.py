"""What a page of a PDF is made of, from the run of one font to the paragraph. Lengths are points, y points up."""

from __future__ import annotations

from msgspec import Struct


class Run(Struct):
    """Characters of one size on one baseline, without a wide gap, as they follow each other in the file.

    `spaced`: a blank stands before it in the file. `order`: its place in the file. `fixed`: all its letters are of one
    width, as a typewriter's.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    spaced: bool
    order: int
    fixed: bool = False


class Line(Struct):
    """A line of a column, or a part of one: `raised` are half-open offsets in `text` that stand higher and smaller,
    `noted` those of them that lead to a note at the page's foot.

    `order` and `last`: the first and the last of its runs. `row`: its parts stand far apart, as the cells of a table
    do. `column`: the column that it stands in, counted over the document; `left` and `right` are that column's edges.
    `number`: the line on its page, from 1.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    order: int
    last: int
    raised: list[tuple[int, int]] = []
    noted: list[tuple[int, int]] = []
    row: bool = False
    fixed: bool = False
    page: int = 0
    number: int = 0
    column: int = 0
    left: float = 0.0
    right: float = 0.0


class Page(Struct):
    """One page: its number from 1, its size, its runs in the order of the file, whether anything is drawn on it."""

    number: int
    width: float
    height: float
    runs: list[Run]
    drawn: bool = False


class Paragraph(Struct):
    """Lines that belong together, in order. `hanging`: its first line stands out to the left."""

    lines: list[Line]
    hanging: bool = False

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0].size
