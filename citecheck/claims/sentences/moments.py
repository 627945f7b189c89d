"""When something was measured: `at 6 months`, `two-year`; two texts may name moments and share none."""

from __future__ import annotations

import re

from citecheck.claims.words.numerals import in_words

_MOMENT = re.compile(
    r"\b(?P<number>\d+|one|two|three|four|five|six|twelve)[\s-](?P<unit>min|hour|day|week|month|year|h\b)",
    re.IGNORECASE,
)


def moments(text: str) -> frozenset[tuple[float, str]]:
    """The moments that `text` names, each with its unit."""
    return frozenset((_counted(m["number"].lower()), m["unit"].lower()) for m in _MOMENT.finditer(text))


def of_other_moments(one: str, other: str) -> bool:
    """Whether both texts name moments, and none is in both."""
    ours, theirs = moments(one), moments(other)
    return bool(ours and theirs) and not ours & theirs


def _counted(number: str) -> float:
    return float(number) if number.isdigit() else in_words(number)[0]
