"""Whether a claim tells of the rest of those of whom the sentence held against it tells.

`Six of nine scales did not improve` beside `three of nine improved`; `apart from sleep, nothing changed` beside `sleep
improved`.
"""

from __future__ import annotations

import re

from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation

_APART_FROM = re.compile(
    r"\b(?:apart from|except(?: for)?|other than|with the exception of|save for)\s(?P<what>[^.;:]{3,120}?)"
    r"(?:,\s(?!and\b|or\b)|[.;]|$)",
    re.IGNORECASE,
)
_NEAR_ONE = 0.03
"""By how much two shares may fail to make up the whole."""


def of_the_rest(matter: Matter, found: Observation) -> bool:
    """Whether `found`, a direction or significance, is of those whom the sentence leaves over."""
    if found.facet not in ("direction", "significance") or found.sentence is None:
        return False
    text = matter.reading.sentences[found.sentence].text
    return _make_up_the_whole(matter.claim.text, text) or _excepted(matter, found.sentence)


def _make_up_the_whole(claim: str, sentence: str) -> bool:
    for one in figures_of(claim):
        for other in figures_of(sentence):
            whole = one.base or other.base
            if whole > 0 and {one.base, other.base} <= {0.0, whole} and one.value + other.value == whole:
                return True
            if other.base <= 0:
                continue
            share = one.value / one.base if one.base else one.value / 100 if one.dimension == "%" else None
            if share is not None and one.about and abs(share + other.value / other.base - 1) <= _NEAR_ONE:
                return True
    return False


def _excepted(matter: Matter, n: int) -> bool:
    """Whether what the claim excepts stands in sentence `n`."""
    spared = _APART_FROM.search(matter.said.text)
    if spared is None or _APART_FROM.search(matter.reading.sentences[n].text):
        return False
    start, end = spared.span("what")
    keys = {k for t in matter.said.tokens if start <= t.start < end for k in t.keys}
    return not keys.isdisjoint(matter.reading.sentences[n].keys)
