"""From a PDF's bytes to its pages: runs of characters with place, size and weight, by pdfium.

pdfium is asked as little as possible, because each question costs half a microsecond or more and a book has a million
characters: the text of a page in one call, then the places of its runs. Programs that set every letter by itself
(Chromium) leave only the way over the letters, which is gone in one sweep.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter, deque
from itertools import repeat
from typing import TYPE_CHECKING, Any, cast

from citecheck.documents.pdf.pieces import Page, Run
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BOLD = re.compile(r"bold|black|heavy|demi|medi(?!um)|cmbx|sfbx|-bd?$", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_WIDE = 0.9
"""A gap of so many ems parts two runs."""
_LEVEL = 0.06
"""A step of so many ems of the baseline parts two runs."""
_SQUARE = ((1, 0), (0, 1), (-1, 0), (0, -1))
_ERRORS = {
    2: "cannot be read",
    3: "is no PDF, or is damaged: it may have been cut short",
    4: "is protected by a password: save it without one",
    5: "is protected in a way that cannot be read: save it without protection",
    6: "is damaged: it has no page that can be read",
}


class _Pdfium:
    """The functions that are asked often, called with plain addresses."""

    def __init__(self) -> None:
        from pypdfium2 import raw

        handle = ctypes.c_void_p

        def typed(name: str, result: type, *arguments: type) -> Callable[..., Any]:
            address = ctypes.cast(getattr(raw, name), handle).value or 0
            return ctypes.CFUNCTYPE(result, *arguments)(address)

        self.raw = raw
        self.origin = typed("FPDFText_GetCharOrigin", ctypes.c_int, handle, ctypes.c_int, handle, handle)
        self.loose = typed("FPDFText_GetLooseCharBox", ctypes.c_int, handle, ctypes.c_int, handle)
        self.size = typed("FPDFText_GetFontSize", ctypes.c_double, handle, ctypes.c_int)
        self.object = typed("FPDFText_GetTextObject", handle, handle, ctypes.c_int)
        self.matrix = typed("FPDFText_GetMatrix", ctypes.c_int, handle, ctypes.c_int, handle)
        self.unicode = typed("FPDFText_GetUnicode", ctypes.c_uint, handle, ctypes.c_int)


class Pdf:
    """An open PDF.

    Raises:
        DocumentError: it is damaged, or protected by a password.
    """

    def __init__(self, data: bytes) -> None:
        self._pdfium = _Pdfium()
        raw = self._pdfium.raw
        raw.FPDF_InitLibrary()
        self._data = data
        self._document = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            raise DocumentError(_ERRORS.get(raw.FPDF_GetLastError(), _ERRORS[3]))
        self.count = int(raw.FPDF_GetPageCount(self._document))
        if self.count < 1:
            raise DocumentError(_ERRORS[6])

    def pages(self) -> Iterator[Page]:
        """The pages in order; one that is damaged has no runs."""
        raw = self._pdfium.raw
        for number in range(1, self.count + 1):
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
        runs = _Reader(self._pdfium, text).runs() if text else []
        corners = (box.left, box.bottom, box.right, box.top)
        upright, width, height = _upright(runs, corners)
        return Page(number, width, height, upright, drawn)


class _Found:
    """A run with its direction, before it is known which direction is upright on its page."""

    __slots__ = ("box", "run", "way")

    def __init__(self, run: Run, way: int, box: tuple[float, float, float, float]) -> None:
        self.run = run
        self.way = way
        self.box = box


class _Reader:
    """Reads the runs of one page."""

    def __init__(self, pdfium: _Pdfium, text: object) -> None:
        self._pdfium = pdfium
        self._page = text
        self._handle = ctypes.cast(cast("Any", text), ctypes.c_void_p).value
        self._count = max(0, int(pdfium.raw.FPDFText_CountChars(text)))
        self._text = self._characters()
        self._bold: dict[bytes, bool] = {}
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._point = (ctypes.c_double * 2)()
        self._rectangle = (ctypes.c_float * 4)()
        self._matrix = (ctypes.c_float * 6)()
        self._found: list[_Found] = []

    def runs(self) -> list[_Found]:
        """The runs in the order of the file."""
        single = self._pdfium.raw.FPDFText_CountRects(self._page, 0, -1) * 4 > self._count
        xs, ys = self._origins() if single else ([], [])
        for line in _LINE.finditer(self._text):
            words = [match.span() for match in _WORD.finditer(self._text, *line.span())]
            if not words:
                continue
            for n, (start, end) in enumerate(self._by_place(words, xs, ys) if single else self._by_object(words)):
                self._add(start, end, n > 0)
        return self._found

    def _characters(self) -> str:
        """The characters of the page; their offsets are pdfium's own."""
        count = self._count
        buffer = (ctypes.c_ushort * (count + 1))()
        got = self._pdfium.raw.FPDFText_GetText(self._page, 0, count, buffer) - 1
        if got == count:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        codes = map(self._pdfium.unicode, repeat(self._handle), range(count))
        return "".join(chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)

    def _origins(self) -> tuple[list[float], list[float]]:
        count = self._count
        places = (ctypes.c_double * (2 * count))()
        base = ctypes.addressof(places)
        xs, ys = range(base, base + 16 * count, 16), range(base + 8, base + 16 * count + 8, 16)
        deque(map(self._pdfium.origin, repeat(self._handle), range(count), xs, ys), maxlen=0)
        flat: list[float] = memoryview(places).cast("B").cast("d").tolist()  # type: ignore[assignment]
        return flat[::2], flat[1::2]

    def _by_object(self, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Parts of a line that were set at once; a program that sets whole lines has one a line."""
        handle, ask = self._handle, self._pdfium.object
        first, last = words[0][0], words[-1][1]
        if ask(handle, first) == ask(handle, last - 1) and not self._loose_line(first, last):
            return [(first, last)]
        parts: list[tuple[int, int]] = []
        before: int | None = None
        for start, end in words:
            at = start
            owner = ask(handle, start)
            if ask(handle, end - 1) != owner:
                for n in range(start + 1, end):
                    now = ask(handle, n)
                    if now != owner:
                        if before == owner and parts and not self._apart(parts[-1][1], at):
                            parts[-1] = (parts[-1][0], n)
                        else:
                            parts.append((at, n))
                        before, owner, at = owner, now, n
            if before == owner and parts and not self._apart(parts[-1][1], at):
                parts[-1] = (parts[-1][0], end)
            else:
                parts.append((at, end))
            before = owner
        return parts

    def _loose_line(self, first: int, last: int) -> bool:
        """Whether a line set at once is so wide for its letters that there may be columns in it."""
        x0, _, _ = self._start(first)
        width = abs(self._end(last - 1)[2] - x0)
        scale, _ = self._scale(first)
        return width > 0.62 * scale * (last - first)

    def _apart(self, end: int, start: int) -> bool:
        """Whether there is a wide gap between the characters before `end` and at `start`."""
        if end == start:
            return False
        scale, way = self._scale(start)
        x, y, _ = self._start(start)
        box = self._end(end - 1)
        gap = (x - box[2], y - box[3], box[0] - x, box[1] - y)[way]
        return gap > _WIDE * scale

    def _by_place(self, words: list[tuple[int, int]], xs: list[float], ys: list[float]) -> list[tuple[int, int]]:
        """Parts of a line on one baseline without wide gaps."""
        scale, way = self._scale(words[0][0])
        if way in (1, 3):
            xs, ys = ys, xs
        step, wide = _LEVEL * scale, 1.5 * scale
        parts: list[tuple[int, int]] = []
        level = ys[words[0][0]]
        start, stop = words[0][0], words[0][0]
        for left, right in words:
            part = ys[left:right]
            low, high = min(part), max(part)
            if stop > start and abs(xs[left] - xs[stop - 1]) > wide and self._apart(stop, left):
                parts.append((start, stop))
                start, level = left, ys[left]
            if high - low <= step and abs(low - level) <= step:
                stop = right
                continue
            for n in range(left, right):
                if abs(ys[n] - level) > step:
                    if stop > start:
                        parts.append((start, stop))
                    start, level = n, ys[n]
                stop = n + 1
        parts.append((start, stop))
        return parts

    def _start(self, n: int) -> tuple[float, float, int]:
        base = ctypes.addressof(self._point)
        found = self._pdfium.origin(self._handle, n, base, base + 8)
        return self._point[0], self._point[1], found

    def _end(self, n: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character, with the room that its font gives it."""
        self._pdfium.loose(self._handle, n, ctypes.addressof(self._rectangle))
        left, top, right, bottom = self._rectangle
        return left, min(top, bottom), right, max(top, bottom)

    def _scale(self, n: int) -> tuple[float, int]:
        """The size of a character as printed, and its direction (0: to the right, then against the clock)."""
        self._pdfium.matrix(self._handle, n, ctypes.addressof(self._matrix))
        a, b, c, d = self._matrix[:4]
        size = abs(self._pdfium.size(self._handle, n)) * ((c * c + d * d) ** 0.5 or 1.0)
        if abs(b) <= 0.1 * abs(a):
            return size, 0 if a >= 0 else 2
        if abs(a) <= 0.1 * abs(b):
            return size, 1 if b > 0 else 3
        return size, -1

    def _heavy(self, n: int) -> bool:
        self._flags.value = 0
        self._pdfium.raw.FPDFText_GetFontInfo(self._page, n, self._name, 128, self._flags)
        name = self._name.value
        known = self._bold.get(name)
        if known is None:
            known = self._bold[name] = bool(_BOLD.search(name.decode("utf-8", "replace")))
        return known or bool(self._flags.value & _FORCED_BOLD)

    def _add(self, start: int, end: int, follows: bool) -> None:
        size, way = self._scale(start)
        x, y, _ = self._start(start)
        box = self._end(end - 1)
        spaced = follows and start > 0 and self._text[start - 1].isspace()
        run = Run(self._text[start:end], x, y, y, size, self._heavy(start), spaced, len(self._found))
        self._found.append(_Found(run, way, box))


def _upright(found: list[_Found], corners: tuple[float, float, float, float]) -> tuple[list[Run], float, float]:
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
        edges = [px * dx + py * dy for px in (one.box[0], one.box[2]) for py in (one.box[1], one.box[3])]
        run.x0, run.y = x * dx + y * dy, y * dx - x * dy
        run.x1 = max(run.x0, *edges)
        out.append(run)
    width, height = (right - left, top - bottom) if way in (0, 2) else (top - bottom, right - left)
    return out, abs(width), abs(height)
