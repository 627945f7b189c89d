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
_CHAINED = re.compile(
    r"(?:,|;)?\s(?:and|but|but only|or)?\s?(?:only\s)?(?P<value>\d{1,3}[.·]\d{1,3})"
    r"(?=\s?[(,]|\s(?:for|in|with|among|on)\b)(?![\d%])"
)
"""A further ratio in the same breath: `1.27 (1.11 to 1.45) for A and 1.04 (0.93 to 1.17) for B`."""
_BETWEEN_CHAINED = re.compile(r"(?:\s?\([^()]*\))?\s(?:for|in|with|among|on|after)\s[^;:.()]{2,60}?$")
_FAR = 45
"""How many letters behind a ratio its interval may begin."""
_PLAIN = 0.1
"""How far from 1 a ratio without an interval has to lie to point anywhere."""


class Ratio(Struct, frozen=True):
    """A printed ratio: its half-open offsets, and 1 for more, -1 for less, 0 where its interval holds 1."""

    start: int
    end: int
    sign: int
    sure: bool = False
    """It is printed with its interval."""


@lru_cache(maxsize=2048)
def ratios(text: str) -> tuple[Ratio, ...]:
    """The ratios of `text`, in order."""
    if "." not in text and "·" not in text:
        return ()
    found: list[Ratio] = []
    for match in _RATIO.finditer(text):
        if found and match.start() < found[-1].end:
            continue
        found.append(_read(text, match.start(), match.end(), _number(match["value"])))
        for further in _CHAINED.finditer(text, match.end()):
            if not _BETWEEN_CHAINED.fullmatch(text, found[-1].end, further.start()):
                break
            found.append(_read(text, further.start("value"), further.end("value"), _number(further["value"])))
    return tuple(found)


def _read(text: str, start: int, end: int, value: float) -> Ratio:
    interval = _INTERVAL.search(text, end, end + _FAR)
    if interval is not None and _number(interval["low"]) <= value <= _number(interval["high"]):
        low, high = _number(interval["low"]), _number(interval["high"])
        return Ratio(start, end, -1 if high < 1.0 else 1 if low > 1.0 else 0, sure=True)
    return Ratio(start, end, 0 if abs(value - 1.0) < _PLAIN else 1 if value > 1.0 else -1)


def _number(digits: str) -> float:
    return float(digits.replace("·", "."))
