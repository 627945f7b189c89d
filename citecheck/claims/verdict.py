"""The verdict on a claim held against one abstract, and the probability that the abstract addresses it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence

from citecheck.claims.evidence import by_fit, coverage, shared_keys
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import oppositions
from citecheck.models import Verdict

WEIGHTS = (0.79, 1.38, 1.38, 0.93, 1.07, 1.48, 1.42, 0.99)
INTERCEPT = -3.17
"""One weight for each of `features`; fitted by logistic regression on the development parts of SciFact, CliniFact and
Citation-Integrity (a claim that its abstract supports or refutes is addressed)."""
_NO_DIRECTION = 0.3
"""What a claim without a word of direction has for the last feature: about as much as others have."""
ADDRESSED = 0.6
"""Probability from which the abstract is said to speak of the claim."""
FULL = 0.7
"""Probability from which nothing more is asked for a plain verdict."""
_LEAST_TELLING = 3
_SAYS_LITTLE = 0.5
"""A claim of fewer words than that ("some facts") says too little for any abstract to be known to speak of it."""
_CLAUSE = re.compile(r"[,;:()—–]\s|\s[-–—]\s|\b(?:which|whereas|while|although|but)\b")
_CLAUSE_SHARE = 0.8
_CLAUSE_WEIGHT = 9.0


def features(matter: Matter) -> tuple[float, ...]:
    """What the score is made of, each from 0 to 1.

    The weighted share of the claim's words in the best sentence, in the best two, the best three, the whole abstract
    with its title, and in the title; how long the claim is (1 from thirty different words on); the same share in the
    second best sentence alone; and how much of what stands around one of its words of direction stands around one of
    the same direction in the abstract.
    """
    ranked, said = by_fit(matter.ranked), matter.said
    best, second = sorted((0.0, 0.0, *(r.coverage for r in ranked)), reverse=True)[:2]
    agreeing = max((one.for_ for one in oppositions(matter)), default=_NO_DIRECTION)
    two = coverage(said, frozenset().union(*(r.shared for r in ranked[:2])))
    three = coverage(said, frozenset().union(*(r.shared for r in ranked[:3])))
    whole = coverage(said, shared_keys(said, matter.reading.keys))
    title = coverage(said, frozenset(k for k in said.weights if k in matter.reading.title.keys))
    return best, two, three, whole, title, min(1.0, len(said.weights) / 30), second, agreeing


def score(matter: Matter) -> float:
    """The calibrated probability (0..1) that the abstract addresses the claim."""
    total = INTERCEPT + sum(w * f for w, f in zip(WEIGHTS, features(matter), strict=True))
    probability = 1.0 / (1.0 + math.exp(-total))
    telling = sum(not key[0].isdigit() for key in matter.said.weights)
    return probability if telling >= _LEAST_TELLING else min(probability, _SAYS_LITTLE)


def verdict(matter: Matter, probability: float, observations: Sequence[Observation]) -> Verdict:
    """What the facets and the score say together; only a facet that differs makes it conflicting."""
    if any(o.status == "differs" and o.rule for o in observations):
        return "conflicting"
    quoted = any(o.facet == "quotation" and o.status == "agrees" for o in observations)
    if probability < ADDRESSED and not quoted:
        return "partly_plausible" if _partly(matter, observations) else "not_in_abstract"
    if any(o.status == "absent" and o.facet in ("number", "quotation") for o in observations):
        return "partly_plausible"
    return "plausible" if quoted or probability >= FULL else "partly_plausible"


def _partly(matter: Matter, observations: Sequence[Observation]) -> bool:
    """Whether one clause of a long claim, or two of its figures, are in the abstract."""
    figures = [o for o in observations if o.facet == "number" and o.status == "agrees" and o.claim]
    if len({o.claim for o in figures if _telling(o.claim or "")}) >= 2:
        return True
    text = matter.claim.text
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    if len(cuts) < 3:
        return False
    for start, end in itertools.pairwise(cuts):
        keys = {k for t in matter.said.tokens if start <= t.start < end for k in t.keys if not k[0].isdigit()}
        total = sum(matter.said.weights[k] for k in keys)
        if len(keys) < 4 or total < _CLAUSE_WEIGHT:
            continue
        if any(
            sum(matter.said.weights[k] for k in keys if k in r.shared) / total >= _CLAUSE_SHARE
            for r in by_fit(matter.ranked)[:5]
        ):
            return True
    return False


def _telling(figure: str) -> bool:
    digits = re.sub(r"\D", "", figure)
    return len(digits) >= 2 and "year" not in figure
