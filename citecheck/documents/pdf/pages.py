"""From a PDF's bytes to its pages: runs of characters with place, size and weight, upright, by pdfium."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from citecheck.documents.pdf.pieces import Page, Run
from citecheck.documents.pdf.runs import Found, Pdfium, RunReader
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SQUARE = ((1, 0), (0, 1), (-1, 0), (0, -1))
_ERRORS = {
    2: "cannot be read",
    3: "is no PDF, or is damaged: it may have been cut short",
    4: "is protected by a password: save it without one",
    5: "is protected in a way that cannot be read: save it without protection",
    6: "is damaged: it has no page that can be read",
}


class Pdf:
    """An open PDF.

    Raises:
        DocumentError: it is damaged, or protected by a password.
    """

    def __init__(self, data: bytes) -> None:
        self._pdfium = Pdfium()
        raw = self._pdfium.raw
        raw.FPDF_InitLibrary()
        self._data = data
        self._document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            raise DocumentError(_ERRORS.get(raw.FPDF_GetLastError(), _ERRORS[3]))
        self.count = int(raw.FPDF_GetPageCount(self._document))
        if self.count < 1:
            raise DocumentError(_ERRORS[6])

    def pages(self, numbers: Iterable[int] | None = None) -> Iterator[Page]:
        """All pages in order, or those of `numbers`; one that is damaged has no runs."""
        raw = self._pdfium.raw
        for number in range(1, self.count + 1) if numbers is None else numbers:
            page = raw.FPDF_LoadPage(self._document, number - 1)
            if not page:
                yield Page(number, 0.0, 0.0, [])
                continue
            text = raw.FPDFText_LoadPage(page)
            try:
                yield self._page(number, page, text)
            finally:
                if text:
                    raw.FPDFText_ClosePage(text)
                raw.FPDF_ClosePage(page)

    def _page(self, number: int, page: object, text: object) -> Page:
        raw = self._pdfium.raw
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        drawn = raw.FPDFPage_CountObjects(page) > 0
        runs = RunReader(self._pdfium, text).runs() if text else []
        corners = (box.left, box.bottom, box.right, box.top)
        upright, width, height = _upright(runs, corners)
        return Page(number, width, height, upright, drawn)


def _upright(found: list[Found], corners: tuple[float, float, float, float]) -> tuple[list[Run], float, float]:
    """The runs that most of the page runs with, turned upright, and the page's width and height.

    Others are stamps, axes and watermarks; what lies outside the page is not printed.
    """
    left, bottom, right, top = corners
    ways: Counter[int] = Counter()
    for one in found:
        ways[one.way] += len(one.run.text)
    del ways[-1]
    way = min(ways, key=lambda name: (-ways[name], name)) if ways else 0
    dx, dy = _SQUARE[way]
    known = right > left and top > bottom
    out = []
    for one in found:
        run = one.run
        if one.way != way or not run.size:
            continue
        x, y = run.x0, run.y
        if known and not (left - 2 <= x <= right + 2 and bottom - 2 <= y <= top + 2):
            continue
        if way:
            edges = [px * dx + py * dy for px in (one.box[0], one.box[2]) for py in (one.box[1], one.box[3])]
            run.x0, run.y = x * dx + y * dy, y * dx - x * dy
            run.x1 = max(run.x0, *edges)
        else:
            run.x1 = max(x, one.box[2])
        out.append(run)
    width, height = (right - left, top - bottom) if way in (0, 2) else (top - bottom, right - left)
    return out, abs(width), abs(height)
