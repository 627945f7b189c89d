"""Which way printed ratios point: an odds ratio of 0.62 (0.45 to 0.85) tells of less, one of 1.48 (1.1 to 2.0) of more.

Read are ratios of odds, hazards, risks and rates, with the confidence interval behind them where there is one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_RATIO = re.compile(
    r"\b(?:(?i:odds|hazards?|risk|rate|prevalence|incidence)[ -](?i:ratio)s?|(?i:relative[ -](?:risk|hazard|odds))s?|"
    r"[acs]?OR|[acs]?HR|[ac]?RR|[ac]?IRR|aPR)s?\b"
    r"(?:\s?[(\[][A-Za-z]{2,4}[)\]])?[^.;\d()\[\]]{0,40}?(?<![\d.])(?P<value>\d{1,3}[.·]\d{1,3})(?![\d%])"
)
_INTERVAL = re.compile(r"(?P<low>\d{1,3}[.·]\d{1,3})\s?(?:[-‐‑–−,;]|to|and)\s?(?P<high>\d{1,3}[.·]\d{1,3})")
_FAR = 45
"""How many letters behind a ratio its interval may begin."""
_PLAIN = 0.1
"""How far from 1 a ratio without an interval has to lie to point anywhere."""


class Ratio(Struct, frozen=True):
    """A printed ratio: its half-open offsets, and 1 for more, -1 for less, 0 where its interval holds 1."""

    start: int
    end: int
    sign: int


@lru_cache(maxsize=2048)
def ratios(text: str) -> tuple[Ratio, ...]:
    """The ratios of `text`, in order."""
    if "." not in text and "·" not in text:
        return ()
    found = []
    for match in _RATIO.finditer(text):
        value = _number(match["value"])
        interval = _INTERVAL.search(text, match.end(), match.end() + _FAR)
        if interval is not None and _number(interval["low"]) <= value <= _number(interval["high"]):
            low, high = _number(interval["low"]), _number(interval["high"])
            sign = -1 if high < 1.0 else 1 if low > 1.0 else 0
        else:
            sign = 0 if abs(value - 1.0) < _PLAIN else 1 if value > 1.0 else -1
        found.append(Ratio(match.start(), match.end(), sign))
    return tuple(found)


def _number(digits: str) -> float:
    return float(digits.replace("·", "."))
