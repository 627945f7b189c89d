"""Accents that a PDF holds as signs of their own, put on the letters over or under which they stand.

TeX's older fonts have no accented letters: `M¨uller` is a dieresis, and a `u` set back under it. Where the sign is
raised (over capitals, and over most letters of Times and Palatino) pdfium even hands it out among other words. What
tells is the place: the middle of the sign is the middle of its letter, while an apostrophe stands before the next one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Places = Callable[[Sequence[int]], tuple[list[float], list[float]]]
    Box = Callable[[int], tuple[float, float, float, float]]
    Scale = Callable[[int], tuple[float, int]]

_MARKS = {
    "`": "\u0300",
    "´": "\u0301",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "ˉ": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_SIGN = re.compile("[" + re.escape("".join(_MARKS)) + "]")
_DOTLESS = str.maketrans("ıȷ", "ij")
_REACH = 160
"""Characters before and after a sign among which its letter is looked for: more than a line has."""
_ASIDE = 0.9
"""Ems between the left edges of a sign and of its letter, at most: an `M` is as wide."""
_CENTRED = 0.17
"""Ems by which the middles of both may differ: slanted letters lean that far."""
_LOWEST = -0.35
_HIGHEST = 0.5
"""Ems that a sign may stand higher than its letter."""
_CLOSE = 0.12
"""A gap of so many ems is none."""
NOTHING = "\u200b"
"""Stands where a sign was: the offsets stay pdfium's own."""


def with_accents(text: str, places: Places, box: Box, scale: Scale) -> str:
    """`text` of a page, as long as it was, with composed letters where signs stand over or under letters.

    `places` gives where characters begin, `box` the room of one, `scale` its size and direction.
    """
    signs = [match.start() for match in _SIGN.finditer(text)]
    if not signs:
        return text
    out = list(text)
    known: dict[int, tuple[float, float]] = {}

    def located(wanted: Sequence[int]) -> None:
        missing = [n for n in wanted if n not in known]
        known.update(zip(missing, zip(*places(missing), strict=True), strict=True))

    for sign in signs:
        size, way = scale(sign)
        if way or not size:
            continue
        window = range(max(0, sign - _REACH), min(len(text), sign + _REACH))
        near = [n for n in window if text[n].isalpha() and text[n] not in _MARKS]
        located([sign, *near])
        x, y = known[sign]
        middle = _middle(box(sign))
        best: tuple[float, int] | None = None
        for n in near:
            left, base = known[n]
            if abs(left - x) <= _ASIDE * size and _LOWEST * size <= y - base <= _HIGHEST * size:
                off = abs(_middle(box(n)) - middle)
                if best is None or off < best[0]:
                    best = off, n
        if best is None or best[0] > _CENTRED * size:
            continue
        letter = unicodedata.normalize("NFC", out[best[1]].translate(_DOTLESS) + _MARKS[text[sign]])
        if len(letter) == 1:
            out[best[1]] = letter
            out[sign] = NOTHING
            _close(text, out, sign, box)
    return "".join(out)


def _middle(box: tuple[float, float, float, float]) -> float:
    return (box[0] + box[2]) / 2


def _close(text: str, out: list[str], sign: int, box: Box) -> None:
    """Take the blanks beside `sign` out that pdfium has put there though the letters around them touch."""
    start, end = sign, sign + 1
    while start and out[start - 1] in (" ", NOTHING):
        start -= 1
    while end < len(text) and out[end] in (" ", NOTHING):
        end += 1
    if " " not in out[start:end] or not start or end == len(text):
        return
    before, after = box(start - 1), box(end)
    height = before[3] - before[1]
    if abs(before[1] - after[1]) < 0.5 * height and -height < after[0] - before[2] < _CLOSE * height:
        out[start:end] = [NOTHING] * (end - start)
