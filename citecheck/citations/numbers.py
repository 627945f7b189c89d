"""Lists of numbers as markers print them: `1`, `2,4-6`, `1, 3–5`, `[1]–[3]`."""

from __future__ import annotations

import re

DASHES = r"\-‐‑‒–—−\u00ad"
"""Every dash that prints a range, as part of a character class."""
LONGEST_RANGE = 120
"""More references than this in one range is taken for something else."""

# At most 80 numbers: no article prints more in one marker, and it bounds what a hostile line can cost.
LIST = rf"\d{{1,4}}(?:[ \u00a0]{{0,2}}[,;{DASHES}][ \u00a0]{{0,2}}\d{{1,4}}){{0,80}}"
"""A list with blanks allowed, as in brackets."""
WRAPPED = rf"\d{{1,4}}(?:[ \u00a0]{{0,2}}[,;{DASHES}](?:[ \u00a0]{{0,2}}|\s{{1,8}})\d{{1,4}}){{0,80}}"
"""Likewise, where the line may end after a comma or a dash."""
TIGHT = rf"\d{{1,3}}(?:(?:,| ,|[{DASHES}])\n?\d{{1,3}}){{0,80}}"
"""A list without blanks, as in superscripts."""

_SEPARATOR = re.compile(r"[,;]")
_RANGE = re.compile(rf"[{DASHES}]")
_NOISE = re.compile(r"[\s\u00a0\u200b\u2060\ufeff()\[\]]+")


def numbers_of(printed: str) -> tuple[int, ...] | None:
    """The numbers that `printed` stands for, ranges written out; None where it is no list of labels.

    `101-5` means 101 to 105, as some journals shorten it. A range that falls or is too long makes it no list.
    """
    out: list[int] = []
    for part in _SEPARATOR.split(_NOISE.sub("", printed)):
        ends = [end for end in _RANGE.split(part) if end]
        if not ends or not all(end.isdecimal() and end.isascii() for end in ends):
            return None
        first, last = ends[0], ends[-1]
        if len(last) < len(first) and int(last) < int(first):
            last = first[: len(first) - len(last)] + last
        low, high = int(first), int(last)
        if high < low or high - low > LONGEST_RANGE or len(out) > 1000:
            return None
        out.extend(range(low, high + 1))
    return tuple(dict.fromkeys(out)) or None
