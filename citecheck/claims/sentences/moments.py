"""When something was measured: `at 6 months`, `two-year`; two texts may name moments and share none."""

from __future__ import annotations

import re

from citecheck.claims.words.numerals import in_words

_NUMBER = r"(?P<{}>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_MOMENT = re.compile(
    rf"\b{_NUMBER.format('number')}[\s-](?P<unit>min|hour|day|week|month|year|h\b)|"
    rf"\b(?P<led>hour|day|week|month|year)s?\s{_NUMBER.format('behind')}\b",
    re.IGNORECASE,
)
"""`6 months`, `two-year`, `day 7`."""
_DAYS = {"min": 1 / 1440, "h": 1 / 24, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
_NEAR = 0.03
"""The share by which two lengths may differ that are one: half a year and 26 weeks."""


def moments(text: str) -> frozenset[tuple[float, str]]:
    """The moments that `text` names, each with its unit."""
    return frozenset(
        (_counted((m["number"] or m["behind"]).lower()), (m["unit"] or m["led"]).lower())
        for m in _MOMENT.finditer(text)
    )


def of_other_moments(one: str, other: str) -> bool:
    """Whether both texts name moments, and none is in both, in whatever unit."""
    ours, theirs = ([number * _DAYS[unit] for number, unit in moments(text)] for text in (one, other))
    return bool(ours and theirs) and not any(abs(a - b) <= _NEAR * max(a, b) for a in ours for b in theirs)


def _counted(number: str) -> float:
    return float(number) if number.isdigit() else in_words(number)[0]
