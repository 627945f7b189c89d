"""Whether a word of order only says which factor is spoken of: `better trunk control predicted walking`."""

from __future__ import annotations

import re

from citecheck.claims.opposition import Opposition
from citecheck.claims.reading import ClaimReading

_LED = re.compile(
    r"(?:^|[,;:.]\s|\b(?:and|but|while|whereas|although|that|than|of|with)\s)(?:an?\s|the\s)?$", re.IGNORECASE
)
_TELLS = re.compile(
    r"\s(?!than\b)(?:(?!\b(?:was|were|is|are|had|than|did)\b)[\w-]+\s){1,7}?"
    r"(?:predict(?:ed|s)?|(?:was|were|is|are)\s(?:\w+ly\s)?(?:associated|linked|related|correlated)|went\s(?:along|hand)|"
    r"go(?:es)?\s(?:along|hand)|correlated|signalled|foretold|heralded|meant)\b",
    re.IGNORECASE,
)


def of_a_factor(said: ClaimReading, one: Opposition) -> bool:
    """Whether of the two opposed words one is of a factor, at the head of its clause, and the other is not."""
    if one.other is None or one.ranked is None:
        return False
    text = one.ranked.sentence.text
    return _is_of_factor(said.text, one.sign.start, one.sign.end) != _is_of_factor(text, one.other.start, one.other.end)


def _is_of_factor(text: str, start: int, end: int) -> bool:
    return _LED.search(text, 0, start) is not None and _TELLS.match(text, end) is not None
