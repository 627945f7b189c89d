"""Comparisons told as a multiple: `twice as common in A as in B`, `four times that of B`, `half the rate of B`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.words.numerals import NUMERALS, in_words
from citecheck.claims.words.terms import Token

_TIMES = "|".join(sorted(NUMERALS, key=len, reverse=True))
_OFTEN = r"(?:commonly|common|often|frequently|frequent|high|likely|many|much|great|large|prevalent)"
_NAMES = r"(?:[\w’'-]+\s){0,8}?"
_MULTIPLE = re.compile(
    rf"\b(?:(?P<twice>twice|double)|(?P<half>half)|(?:a|one)[ -](?P<part>third|quarter|fifth|tenth)(?: of)?|"
    rf"(?P<times>\d+(?:[.·]\d+)?|{_TIMES})(?:[ -]times|[- ]?fold))\s"
    rf"(?:as\s{_OFTEN}\s{_NAMES}(?P<as>as)\s|(?P<that>that|those)\s(?=of|in|among|for|with|seen|found)|"
    rf"the\s(?:rates?|risks?|odds|incidence|prevalence|likelihood|frequency|number|levels?|mortality)\s"
    rf"(?:of\s(?:[\w’'-]+\s){{1,4}}?)?(?P<the>of|in|than|as|among|for)\s)",
    re.IGNORECASE,
)
"""What has a multiple or a part of another's, up to the word that leads to that other."""


class Multiple(Struct, frozen=True, kw_only=True):
    """Word `index` says that one side has more (`value` 1) or less (-1) than the one behind word `than`."""

    index: int
    than: int
    value: int


def multiples(text: str, tokens: Sequence[Token]) -> Iterator[Multiple]:
    """The comparisons of `text` by a multiple or a part, in order."""
    for match in _MULTIPLE.finditer(text):
        than = next(match.start(g) for g in ("as", "that", "the") if match[g] is not None)
        inside = [n for n, t in enumerate(tokens) if match.start() <= t.start < match.end()]
        led = next((n for n in inside if tokens[n].start == than), None)
        value = _value(match)
        if inside and led is not None and value:
            yield Multiple(index=inside[0], than=led, value=value)


def _value(match: re.Match[str]) -> int:
    if match["twice"] or match["half"] or match["part"]:
        return 1 if match["twice"] else -1
    told = match["times"].replace("·", ".")
    times = float(told) if told[0].isdigit() else in_words(told)[0]
    if times == 1:
        return 0
    return 1 if times > 1 else -1
