"""Whether what seems turned round is told of another measure, another moment, or of what has or is something else.

`A longer time to the first flare` is not contrary to `fewer flares`, nor `better inhibition` to `higher reactivity`.
"""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.sentences.moments import moments
from citecheck.claims.sentences.nulls import bounds

_TIME = re.compile(
    r"\b(?:intervals?|times?|delay|latency|period|wait(?:ing)?)\s(?:to|until|till|before|between|since)\b|"
    r"\b(?:sooner|earlier|later|quicker|faster|slower|survival|duration|length)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"\b(?:longer|shorter|lengthen\w*|shorten\w*|prolong\w*|delay\w*)\b", re.IGNORECASE)
_LEANS = re.compile(r"\b(?:numerically|slightly|marginally|nominally|non-?significantly)\b", re.IGNORECASE)
_CONTRARY = re.compile(
    r"\b(?:better|more|greater|higher|stronger|less|lower|weaker|poorer)\s(?:\w+\s){0,2}?(?P<inhibit>inhibition)|"
    r"\b(?P<away>away from|outside(?: of)?|far from)",
    re.IGNORECASE,
)
"""What makes its neighbour the contrary of what it names, and is no word of direction."""


def of_another_measure(matter: Matter, at: tuple[int, int], index: int, record_at: tuple[int, int]) -> bool:
    """Whether the clause of the claim at the offsets `at` and that of sentence `index` are of different measures."""
    text = matter.reading.sentences[index].text
    ours, theirs = _clause(matter.said.text, at), _clause(text, record_at)
    if _LONG.search(ours) and _TIME.search(ours) and not (_TIME.search(theirs) or _LONG.search(theirs)):
        return True
    if _LONG.search(theirs) and _TIME.search(theirs) and not (_TIME.search(ours) or _LONG.search(ours)):
        return True
    return _contraries(ours) - _contraries(text) != _contraries(theirs) - _contraries(matter.said.text)


def leans(text: str, at: tuple[int, int]) -> bool:
    """Whether a text says at the offsets `at` that something only leant that way: `numerically lower`."""
    return _LEANS.search(_clause(text, at)) is not None


def of_another_moment(matter: Matter, index: int) -> bool:
    """Whether claim and sentence name one length of time each, which are not the same."""
    ours, theirs = (moments(text) for text in (matter.said.text, matter.reading.sentences[index].text))
    return len(ours) == len(theirs) == 1 and ours != theirs and {u for _, u in ours} == {u for _, u in theirs}


def _contraries(text: str) -> frozenset[str]:
    return frozenset(m.lastgroup or "" for m in _CONTRARY.finditer(text))


def _clause(text: str, at: tuple[int, int]) -> str:
    return text[slice(*bounds(text, *at))]
