"""How surely one figure is another but for a slip of the pen.

Digits changed places, one is another, one was lost or doubled, or the decimal point moved. The more digits there are,
the less it is chance that two figures are so alike.
"""

from __future__ import annotations

import math
import re

_DIGITS = re.compile(r"\d[\d,\u2008\u2009\u202f\u00a0 ]*(?:[.·]\d+)?")
_MOST = 3.0
"""One in a thousand (10 to the power of this) is as good as never."""
_SHIFTS = 3
"""By how many places a decimal point may be wrong, either way: that many figures differ in it alone."""


def slipped(one: str, other: str) -> float:
    """How little (0..1) it is chance that the figures in the texts `one` and `other` are so alike, and not the same.

    0 where they are not alike, or where one of them has no digits; 1 where one of a thousand figures with as many
    digits would be so alike.
    """
    told, printed = _plain(one), _plain(other)
    if not told or not printed or told == printed:
        return 0.0
    chance = _chance(told, printed)
    return min(1.0, -math.log10(chance) / _MOST) if 0 < chance < 1 else 0.0


def _plain(text: str) -> str:
    found = _DIGITS.search(text)
    return re.sub(r"[^\d.]", "", found.group().replace("·", ".")) if found is not None else ""


def _chance(one: str, other: str) -> float:
    """The share of all figures with as many digits that would be as like `other` as `one` is; 0 where it is not."""
    bare, its = one.replace(".", ""), other.replace(".", "")
    space = 10.0 ** len(its.strip("0"))
    if bare.strip("0") == its.strip("0"):
        return _SHIFTS / space
    if one.find(".") == other.find(".") and len(one) == len(other):
        wrong = [n for n, (a, b) in enumerate(zip(bare, its, strict=True)) if a != b]
        if len(wrong) == 1 and len(its) > 1:
            return 9 * len(its) / space
        swapped = len(wrong) == 2 and bare[wrong[0]] == its[wrong[1]] and bare[wrong[1]] == its[wrong[0]]
        return len(its) / space if swapped else 0.0
    longer, shorter = (bare, its) if len(bare) > len(its) else (its, bare)
    lost = len(longer) - len(shorter) == 1 and any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
    return 10 * len(longer) / 10.0 ** len(longer) if lost else 0.0
