"""The verdict on a claim held against one abstract, and the probability that the abstract addresses it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from citecheck.claims.evidence import coverage
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.works import kinship
from citecheck.models import Verdict

WEIGHTS = (-3.0, 3.0, 1.0, 2.0, 0.0, 0.0)
"""Placeholder order: intercept and one weight for each of `features`."""
ADDRESSED = 0.5
FULL = 0.75


def features(matter: Matter) -> tuple[float, ...]:
    """What the score is made of, each from 0 to 1: see the names beside them."""
    ranked = matter.ranked
    best = ranked[0].coverage if ranked else 0.0
    two = coverage(matter.said, frozenset().union(*(r.shared for r in ranked[:2])))
    whole = kinship(matter)
    title = coverage(matter.said, frozenset(k for k in matter.said.weights if k in matter.reading.title.keys))
    length = min(1.0, len(matter.said.weights) / 30)
    return best, two, whole, title, length


def score(matter: Matter) -> float:
    """The calibrated probability (0..1) that the abstract addresses the claim."""
    total = WEIGHTS[0] + sum(w * f for w, f in zip(WEIGHTS[1:], features(matter), strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def verdict(probability: float, observations: Sequence[Observation]) -> Verdict:
    """What the facets and the score say together; only a facet that differs makes it conflicting."""
    if any(o.status == "differs" and o.rule for o in observations):
        return "conflicting"
    quoted = any(o.facet == "quotation" and o.status == "agrees" for o in observations)
    if probability < ADDRESSED and not quoted:
        return "not_in_abstract"
    if any(o.status == "absent" and o.facet in ("number", "quotation") for o in observations):
        return "partly_plausible"
    if probability < FULL and not quoted:
        return "partly_plausible"
    return "plausible"
