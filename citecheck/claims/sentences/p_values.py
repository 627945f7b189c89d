"""P values and intervals of confidence as they are printed, and whether they reach the usual level."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = {"less than": "<", "below": "<", "greater than": ">", "more than": ">", "above": ">"}
P = re.compile(
    rf"\bp(?:[- ]values?)?\s?(?P<sign>[=<>≤≥]|{'|'.join(_SIGNS)})\s?(?P<value>0?\.\d+)|"
    r"\b(?P<ns>n\.?s\b|not significant)",
    re.IGNORECASE,
)
_LEVEL, _NEAR = 0.05, 0.005
"""The usual level, and how near to it a value says nothing."""


def reached(printed: re.Match[str]) -> bool | None:
    """Whether a p value reaches the usual level; None where that is not certain."""
    if printed["ns"]:
        return False
    value, sign = float(printed["value"]), _SIGNS.get(printed["sign"].lower(), printed["sign"])
    if sign in "<≤":
        return True if value <= _LEVEL else None
    if abs(value - _LEVEL) <= _NEAR and sign == "=":
        return None
    if sign in ">≥":
        return False if value >= _LEVEL else None
    return value < _LEVEL


_INTERVAL = re.compile(
    r"9\d\s?%\s?(?:CIs?|confidence\sintervals?|CrI|credible\sintervals?)[\])]?[,:;]?\s?(?:=|of|was|:|from)?\s?[\[(]?\s?"
    r"(?P<low>[-−–]?\d*[.·]?\d+)\s?%?\s?(?:to|-|–|−|,|;|and)\s?(?P<high>[-−–]?\d*[.·]?\d+)",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\b(?:a?[OHRI]RR?|PR|ratios?|relative\srisk|odds|hazards?)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:S?MD|WMD|differences?|β|B|beta|coefficients?|change|reduction|increase|decrease|g|d)\b", re.IGNORECASE
)
_BEFORE = 60
"""How many letters before an interval may tell what it is of."""


def intervals(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The intervals of ratios and differences in `text`, and whether each leaves out that nothing differs.

    Those of which it is not plain what they are of are left out, and those of sensitivities and other shares.
    """
    for match in _INTERVAL.finditer(text):
        low, high = (float(match[end].replace("·", ".").replace("−", "-").replace("–", "-")) for end in ("low", "high"))
        if low > high:
            continue
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        ratio = max((m.start() for m in _RATIO.finditer(before)), default=-1)
        difference = max((m.start() for m in _DIFFERENCE.finditer(before)), default=-1)
        if low < 0 < high:
            yield match, False
        elif difference > ratio or low < 0:
            yield match, True
        elif ratio > difference and low != 1 != high:
            yield match, not low < 1 < high
