"""Figures of a claim that tell whom it is of, and not what was found: `nearly 30,000 men`, `people over 70`.

Who retells a work rounds and sums up such figures; that an abstract lacks them does not show that the rest is from
elsewhere.
"""

from __future__ import annotations

import re

_ROUGHLY = re.compile(r"\b(?:nearly|almost|about|around|roughly|some|approximately|(?:more|fewer) than)\s$", re.I)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d.,]*\d)|\d{4,}(?![.\d])")
_AGED = re.compile(
    r"\b(?:people|patients|adults|men|women|those|persons|individuals) (?:aged )?(?:over|under|above|below) $", re.I
)
_BORDER = re.compile(r";|,?\s(?:but|however|although|whereas|while|though)\s", re.IGNORECASE)


def says_who(text: str, at: tuple[int, int]) -> bool:
    """Whether a figure at the offsets `at` says roughly how many thousands there were, or over which age."""
    if _AGED.search(text, 0, at[0]):
        return True
    return _THOUSANDS.match(text, at[0]) is not None and _ROUGHLY.search(text, 0, at[0]) is not None


def in_another_clause(text: str, at: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two places of a text are parted by a word that begins another clause."""
    first, last = sorted((at, other))
    return _BORDER.search(text, first[1], last[0] + 1) is not None
