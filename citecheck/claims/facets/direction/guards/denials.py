"""Whether a sentence that finds no difference is of what the claim speaks of, and between those of whom it speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.claims.observation import Matter
from citecheck.claims.reading import Reading, Sentence
from citecheck.claims.sentences.nulls import Null, nulls
from citecheck.claims.sentences.sides import part_of

_ENROLLED = re.compile(
    r"\b(?:were|was) (?:\w+ )?(?:enrolled|recruited|included|randomi[sz]ed|eligible)\b|\bwe (?:enrolled|recruited|"
    r"included|randomi[sz]ed)\b",
    re.IGNORECASE,
)
_MEANT, _NAMED = 0.6, 0.3
"""Weighted share that the claim has of what a denial is of, and of those between whom nothing differs."""


@lru_cache(maxsize=128)
def known_of_all(reading: Reading) -> frozenset[str]:
    """What the abstract need not repeat: words of the title, and of the sentences that tell who was studied."""
    enrolled = (s.keys for s in reading.sentences if _ENROLLED.search(s.text))
    return reading.title.keys.union(*enrolled)


def denies_another(matter: Matter, sentence: Sentence, at: tuple[int, int], *, by_sides: bool = False) -> bool:
    """Whether the denial at the offsets `at` of a sentence is plainly of other things than the claim, or of others.

    `No difference in low birth weight`; `between the first and the second half of the cases`. `by_sides`
    asks only the second, and that the claim has no word of them.
    """
    claims = frozenset(matter.said.weights) | known_of_all(matter.reading)
    for null in _denials(sentence):
        if null.start < at[1] and at[0] < null.end:
            named = max((part_of(one, claims) for one in null.matters), default=1.0)
            between = part_of(null.sides, claims) if null.sides else 1.0
            return between == 0.0 if by_sides else (named < _MEANT or between < _NAMED)
    return False


@lru_cache(maxsize=2048)
def _denials(sentence: Sentence) -> tuple[Null, ...]:
    return tuple(nulls(sentence.text, sentence.tokens))
