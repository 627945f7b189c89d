"""Whether a claim sets other things against each other than the sentence that is held against it does.

`No difference between A and C` is no contrary of `A was higher than B`; nor is what changed from before to after a
contrary of what differed between the groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.sides import GENERAL, weight
from citecheck.claims.words.terms import Token

_COURSE = re.compile(
    r"\bbefore and after\b|\b(?:from|over|since|compared (?:with|to)|than at) (?:baseline|time|the years)\b|"
    r"\bwithin (?:each |either |both |the )?(?:groups?|arms?)\b|"
    r"\bfirst (?:half|period|phase|part) and (?:the )?(?:second|last|latter)\b|\bpre-? (?:and|to|versus|vs\.?) post-?",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(?:between|across|among)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:groups?|arms|treatments|techniques|methods|cohorts)\b",
    re.IGNORECASE,
)
_LEAST = 2.0
"""How much the words of a side must weigh to name it."""


def of_another_pair(matter: Matter, o: Observation) -> bool:
    """Whether `o`, a direction or significance, is of two sides one of which the other text does not speak of."""
    if o.facet not in ("direction", "significance") or o.sentence is None or o.claim_at is None or o.record_at is None:
        return False
    sentence = matter.reading.sentences[o.sentence]
    if _of_course_or_arms(matter.said.text, sentence.text):
        return True
    mine = _sides(matter.said.text, matter.said.tokens, o.claim_at[0])
    theirs = _sides(sentence.text, sentence.tokens, o.record_at[0])
    every = frozenset(k for t in matter.said.tokens for k in t.keys)
    return any(_is_apart(side, sentence.keys) and side <= matter.reading.keys for side in mine) and any(
        _is_apart(side, every) for side in theirs
    )


def _of_course_or_arms(one: str, other: str) -> bool:
    """Whether one text is of a change in the course of time alone, and the other of groups alone."""
    kinds = [(_COURSE.search(text) is not None, _ARMS.search(text) is not None) for text in (one, other)]
    return kinds in ([(True, False), (False, True)], [(False, True), (True, False)])


def _sides(text: str, tokens: Sequence[Token], at: int) -> tuple[frozenset[str], ...]:
    n = next((n for n, t in enumerate(tokens) if t.start >= at), None)
    return () if n is None else contrasted(text, tokens, n) or ()


def _is_apart(side: frozenset[str], keys: frozenset[str]) -> bool:
    names = frozenset(k for k in side - GENERAL if k[0] != "<")
    return weight(names) >= _LEAST and names.isdisjoint(keys)
