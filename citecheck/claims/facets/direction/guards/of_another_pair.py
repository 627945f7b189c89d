"""Whether a claim sets other things against each other than the sentence that is held against it does.

`No difference between A and C` is no contrary of `A was higher than B`; nor is what changed from before to after a
contrary of what differed between the groups.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.sides import GENERAL, weight, words_of
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
_COMPARED = re.compile(r"\b(?:groups?|arms|both|respectively|the (?:two|other))\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"\b(?:greatest|largest|smallest|highest|lowest|strongest|weakest)\b", re.IGNORECASE)
_DID_NOT_DIFFER = re.compile(
    r"^(?P<one>[\w-]+) and (?P<other>[\w-]+ )[\w -]{0,30}?"
    r"(?:did not differ|differed|were (?:similar|alike|comparable))\b",
    re.IGNORECASE,
)
_LEAST, _SHARED = 1.2, 0.3
"""How much the words of a side must weigh to name it, and which share of them a text may have that does not speak of
it: `infants` of `intubated infants`."""


def of_another_pair(matter: Matter, o: Observation) -> bool:
    """Whether `o`, a direction or significance, is of two sides one of which the other text does not speak of."""
    if o.facet not in ("direction", "significance") or o.sentence is None or o.claim_at is None or o.record_at is None:
        return False
    sentence = matter.reading.sentences[o.sentence]
    if o.facet == "direction" and _names_neither(matter, o, sentence):
        return True
    if _of_course_or_arms(matter.said.text, sentence.text):
        return True
    theirs = _sides(sentence.text, sentence.tokens, o.record_at[0])
    listed = _listed(matter)
    if listed and theirs and all(_is_apart(side, sentence.keys) for side in listed):
        return True
    mine = _sides(matter.said.text, matter.said.tokens, o.claim_at[0])
    every = frozenset(k for t in matter.said.tokens for k in t.keys)
    return any(_is_apart(side, sentence.keys) and side <= matter.reading.keys for side in mine) and any(
        _is_apart(side, every) for side in theirs
    )


def _names_neither(matter: Matter, o: Observation, sentence: Sentence) -> bool:
    """Whether a claim compares two sides of which the sentence, on those who had most or least, has no word."""
    mine = _sides(matter.said.text, matter.said.tokens, o.claim_at[0] if o.claim_at else 0)
    if len(mine) != 2 or _SUPERLATIVE.search(sentence.text) is None or _COMPARED.search(sentence.text):
        return False
    return all(_is_apart(side, sentence.keys) for side in mine) and all(side <= matter.reading.keys for side in mine)


def _listed(matter: Matter) -> tuple[frozenset[str], ...]:
    """The sides of `men and women did not differ in it`."""
    told = _DID_NOT_DIFFER.search(matter.said.text)
    if told is None:
        return ()
    return tuple(words_of(matter.said.tokens, *told.span(name)) - GENERAL for name in ("one", "other"))


def _of_course_or_arms(one: str, other: str) -> bool:
    """Whether one text is of a change in the course of time alone, and the other of groups alone."""
    kinds = [(_COURSE.search(text) is not None, _ARMS.search(text) is not None) for text in (one, other)]
    return kinds in ([(True, False), (False, True)], [(False, True), (True, False)])


def _sides(text: str, tokens: Sequence[Token], at: int) -> tuple[frozenset[str], ...]:
    n = next((n for n, t in enumerate(tokens) if t.start >= at), None)
    return () if n is None else contrasted(text, tokens, n) or ()


def _is_apart(side: frozenset[str], keys: frozenset[str]) -> bool:
    names = frozenset(k for k in side - GENERAL if k[0] != "<")
    return weight(names) >= _LEAST and weight(names & keys) <= _SHARED * weight(names)
