"""From a page of pdfium to its runs: characters of one object on one baseline, without wide gaps.

pdfium is asked as little as possible, because each question costs a microsecond or more and a book has a million
characters: the text of a page in one call, then the places of its runs, which one object, its size and its weight are
asked once. Programs that set every letter by itself (Chromium) leave only the way over the letters; of a word that is
letters alone the first and the last one tell on which line it stands.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, cast

from citecheck.documents.pdf.accents import NOTHING, with_accents
from citecheck.documents.pdf.pieces import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BOLD = re.compile(r"bold|black|heavy|demi|medi(?!um)|cmbx|sfbx|-bd?$", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_FIXED = re.compile(
    r"cm\w*tt|ectt|sltt|txtt|courier|mono(?!type)|nimbusmon|consola|typewriter|menlo|lucidacon", re.IGNORECASE
)
_FIXED_WIDTH = 1
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\r\n]+")
_PLAIN = re.compile(r"([A-Za-z]+)[.,;:)]?")
"""A word of which the first and the last letter tell where all stand."""
_ALONE = re.compile(r"\r(?!\n)")
_WIDE = 0.9
"""A gap of so many ems parts two runs."""
_LEVEL = 0.06
"""A step of so many ems of the baseline parts two runs."""


class Pdfium:
    """The functions of pdfium that are asked often, and the places that they write their answers to.

    Their arguments are made once and handed over as they are: to look at each of them anew takes longer than the call.
    """

    def __init__(self) -> None:
        from pypdfium2 import raw

        def bound(name: str, result: type | None = None) -> Callable[..., Any]:
            address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
            # Nothing else runs in this process, so the lock of the interpreter need not be given away.
            return ctypes.PYFUNCTYPE(result)(address)

        self.raw = raw
        self._origin = bound("FPDFText_GetCharOrigin")
        self._loose = bound("FPDFText_GetLooseCharBox")
        self._matrix = bound("FPDFText_GetMatrix")
        self._font = bound("FPDFText_GetFontInfo", ctypes.c_ulong)
        self._size = bound("FPDFText_GetFontSize", ctypes.c_double)
        self.object = bound("FPDFText_GetTextObject", ctypes.c_void_p)
        self.unicode = bound("FPDFText_GetUnicode", ctypes.c_uint)
        self._point = (ctypes.c_double * 2)()
        self._at = ctypes.byref(self._point), ctypes.byref(self._point, 8)
        self._rectangle = (ctypes.c_float * 4)()
        self._box = ctypes.byref(self._rectangle)
        self._numbers = (ctypes.c_float * 6)()
        self._six = ctypes.byref(self._numbers)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._called = ctypes.byref(self._name), ctypes.c_ulong(128), ctypes.byref(self._flags)
        self._room(4096)

    def _room(self, count: int) -> None:
        """Make room for the places of `count` characters."""
        self._points = (ctypes.c_double * (2 * count))()
        self._xs = [ctypes.byref(self._points, 16 * n) for n in range(count)]
        self._ys = [ctypes.byref(self._points, 16 * n + 8) for n in range(count)]

    def origins(self, page: ctypes.c_void_p, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """Where the characters of `page` at `places` begin: how far to the right, how high."""
        count = len(places)
        if count > len(self._xs):
            self._room(count)
        ctypes.memset(self._points, 0, 16 * count)
        deque(map(self._origin, repeat(page), places, self._xs, self._ys), maxlen=0)
        flat: list[float] = memoryview(self._points).cast("B").cast("d")[: 2 * count].tolist()  # type: ignore[assignment]
        return flat[::2], flat[1::2]

    def origin(self, page: ctypes.c_void_p, n: int) -> tuple[float, float]:
        """Where character `n` begins."""
        self._origin(page, n, *self._at)
        x, y = self._point
        return x, y

    def box(self, page: ctypes.c_void_p, n: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of character `n`, with the room that its font gives it."""
        self._loose(page, n, self._box)
        left, top, right, bottom = self._rectangle
        return (left, bottom, right, top) if bottom < top else (left, top, right, bottom)

    def scaled(self, page: ctypes.c_void_p, n: int) -> tuple[float, int]:
        """The size of character `n` as printed, and its direction (0: to the right, then against the clock)."""
        self._matrix(page, n, self._six)
        a, b, c, d, _, _ = self._numbers
        size: float = abs(self._size(page, n)) * ((c * c + d * d) ** 0.5 or 1.0)
        if abs(b) <= 0.1 * abs(a):
            return size, 0 if a >= 0 else 2
        if abs(a) <= 0.1 * abs(b):
            return size, 1 if b > 0 else 3
        return size, -1

    def font(self, page: ctypes.c_void_p, n: int) -> tuple[bytes, int]:
        """The name and the flags of the font of character `n`."""
        self._flags.value = 0
        self._font(page, n, *self._called)
        return self._name.value, self._flags.value


class Found:
    """A run with its direction and box, before it is known which direction is upright on its page."""

    __slots__ = ("box", "run", "way")

    def __init__(self, run: Run, way: int, box: tuple[float, float, float, float]) -> None:
        self.run = run
        self.way = way
        self.box = box


_Words = list[tuple[int, int]]


class RunReader:
    """Reads the runs of one page."""

    def __init__(self, pdfium: Pdfium, text: object) -> None:
        self._pdfium = pdfium
        self._page = text
        self._handle = ctypes.cast(cast("Any", text), ctypes.c_void_p)
        self._count = max(0, int(pdfium.raw.FPDFText_CountChars(text)))
        self._fonts: dict[bytes, tuple[bool, bool]] = {}
        self._objects: dict[int | None, tuple[float, int, bool, bool]] = {}
        self._text = with_accents(self._characters(), self.origins, self._end, self.scale)
        self._found: list[Found] = []

    def runs(self) -> list[Found]:
        """The runs in the order of the file."""
        single = self._pdfium.raw.FPDFText_CountRects(self._page, 0, -1) * 4 > self._count
        text, lines = self._text, []
        for line in _LINE.finditer(text):
            words = [match.span() for match in _WORD.finditer(text, *line.span())]
            if words:
                lines.append(words)
        parted = _Places(self, lines, text).parts if single else self._by_object
        for words in lines:
            for n, (start, end) in enumerate(parted(words)):
                self._add(start, end, n > 0)
        return self._found

    def origins(self, places: Sequence[int]) -> tuple[list[float], list[float]]:
        """Where the characters at `places` begin: how far to the right, how high."""
        return self._pdfium.origins(self._handle, places)

    def scale(self, n: int) -> tuple[float, int]:
        """The size of a character as printed, and its direction (0: to the right, then against the clock)."""
        return self._object(n)[:2]

    def apart(self, end: int, start: int) -> bool:
        """Whether there is a wide gap between the characters before `end` and at `start`."""
        if end == start:
            return False
        scale, way = self.scale(start)
        x, y = self._start(start)
        box = self._end(end - 1)
        gap = (x - box[2], y - box[3], box[0] - x, box[1] - y)[way]
        return gap > _WIDE * scale

    def _characters(self) -> str:
        """The characters of the page; their offsets are pdfium's own."""
        count = self._count
        buffer = (ctypes.c_ushort * (count + 1))()
        got = self._pdfium.raw.FPDFText_GetText(self._page, 0, count, buffer) - 1
        if got == count:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                # pdfium ends a line with two signs; one alone is a letter of the font (`fl` of TeX's).
                return text if text.count("\r") == text.count("\r\n") else _ALONE.sub("\x1d", text)
        codes = map(self._pdfium.unicode, repeat(self._handle), range(count))
        return "".join(chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" for code in codes)

    def _by_object(self, words: _Words) -> _Words:
        """Parts of a line that were set at once; a program that sets whole lines has one a line."""
        handle, ask = self._handle, self._pdfium.object
        first, last = words[0][0], words[-1][1]
        if ask(handle, first) == ask(handle, last - 1) and not self._loose_line(first, last):
            return [(first, last)]
        ends = [place for start, end in words for place in (start, end - 1)]
        owners, (xs, _) = list(map(ask, repeat(handle), ends)), self.origins(ends)
        parts: _Words = []
        before: int | None = None
        for n, (start, end) in enumerate(words):
            owner, at = owners[2 * n], start
            if before == owner and parts and not self._apart(parts[-1][1], at, xs[2 * n] - xs[2 * n - 1]):
                at = parts.pop()[0]
            if owners[2 * n + 1] != owner:
                for place in range(start + 1, end):
                    now = ask(handle, place)
                    if now != owner:
                        parts.append((at, place))
                        owner, at = now, place
            parts.append((at, end))
            before = owner
        return parts

    def _loose_line(self, first: int, last: int) -> bool:
        """Whether a line set at once is so wide for its letters that there may be columns in it."""
        width = abs(self._end(last - 1)[2] - self._start(first)[0])
        scale, _ = self.scale(first)
        return width > 0.62 * scale * (last - first)

    def _apart(self, end: int, start: int, step: float) -> bool:
        """As `apart`, where it is `step` from the beginning of the character before `end` to the one at `start`."""
        scale, way = self.scale(start)
        # No gap is wider than that, which is cheaper to know.
        return (way != 0 or step > _WIDE * scale) and self.apart(end, start)

    def _start(self, n: int) -> tuple[float, float]:
        return self._pdfium.origin(self._handle, n)

    def _end(self, n: int) -> tuple[float, float, float, float]:
        return self._pdfium.box(self._handle, n)

    def _object(self, n: int) -> tuple[float, int, bool, bool]:
        """Size and direction of a character, and whether it is bold and of a fixed width, as all of its object are."""
        owner = self._pdfium.object(self._handle, n)
        known = self._objects.get(owner)
        if known is None:
            known = (*self._pdfium.scaled(self._handle, n), *self._looks(n))
            if owner:
                self._objects[owner] = known
        return known

    def _looks(self, n: int) -> tuple[bool, bool]:
        called, flags = self._pdfium.font(self._handle, n)
        known = self._fonts.get(called)
        if known is None:
            name = called.decode("utf-8", "replace")
            known = self._fonts[called] = _BOLD.search(name) is not None, _FIXED.search(name) is not None
        bold, fixed = known
        return bold or bool(flags & _FORCED_BOLD), fixed or bool(flags & _FIXED_WIDTH)

    def _add(self, start: int, end: int, follows: bool) -> None:
        while start < end and self._text[start] == NOTHING:
            start += 1
        if start == end:
            return
        size, way, bold, fixed = self._object(start)
        x, y = self._start(start)
        box = self._end(end - 1)
        spaced = follows and start > 0 and self._text[start - 1].isspace()
        run = Run(self._text[start:end], x, y, y, size, bold, spaced, len(self._found), fixed)
        self._found.append(Found(run, way, box))


class _Places:
    """Parts the lines of a page by where their letters stand, which are all asked at once."""

    def __init__(self, reader: RunReader, lines: Sequence[_Words], text: str) -> None:
        self._reader = reader
        places: list[int] = []
        self._spans: list[tuple[int, int]] = []
        """For each word of the page where the first of its `places` is, and the one after the last."""
        for words in lines:
            for start, end in words:
                at = len(places)
                plain = _PLAIN.fullmatch(text, start, end)
                if plain is None:
                    places += range(start, end)
                else:
                    places.append(start)
                    last = plain.end(1) - 1
                    if last > start:
                        places.append(last)
                    if end - 1 > last:
                        places.append(end - 1)
                self._spans.append((at, len(places)))
        self._xs, self._ys = reader.origins(places)
        self._word = 0

    def parts(self, words: _Words) -> _Words:
        """Parts of the next line of the page, given by its `words`, on one baseline without wide gaps."""
        spans = self._spans[self._word : self._word + len(words)]
        self._word += len(words)
        scale, way = self._reader.scale(words[0][0])
        xs, ys = (self._ys, self._xs) if way in (1, 3) else (self._xs, self._ys)
        step, wide = _LEVEL * scale, 1.5 * scale
        heights = ys[spans[0][0] : spans[-1][1]]
        if max(heights) - min(heights) <= step and all(
            abs(xs[after[0]] - xs[before[1] - 1]) <= wide for before, after in pairwise(spans)
        ):
            return [(words[0][0], words[-1][1])]
        parts: _Words = []
        start = stop = words[0][0]
        level, before = heights[0], 0
        for (left, right), (first, end) in zip(words, spans, strict=True):
            if stop > start and abs(xs[first] - xs[before]) > wide and self._reader.apart(stop, left):
                parts.append((start, stop))
                start, level = left, ys[first]
            before = end - 1
            low, high = min(ys[first:end]), max(ys[first:end])
            if high - low > step or abs(low - level) > step:
                # Some of its letters are raised: now all of them are asked.
                places = self._reader.origins(range(left, right))
                for n, height in enumerate(places[way in (0, 2, -1)], left):
                    if abs(height - level) > step:
                        if stop > start:
                            parts.append((start, stop))
                        start, level = n, height
                    stop = n + 1
            stop = right
        parts.append((start, stop))
        return parts
