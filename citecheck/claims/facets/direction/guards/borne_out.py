"""Whether another sentence of the abstract says what the claim says: of the very part, or by the level it prints."""

from __future__ import annotations

import re

from citecheck.claims.facets.direction.in_subgroup import says_the_same_of
from citecheck.claims.facets.direction.own_level import agreeing_level
from citecheck.claims.observation import Matter, Observation

_NO_EFFECT = re.compile(
    r"\bnot\s(?:\w+\s)?significant|\bno\s(?:\w+\s)?significant|\bdid not\b|\bwas not\b|\bwere not\b", re.IGNORECASE
)


def borne_out(matter: Matter, o: Observation) -> bool:
    """Whether `o`, a significance, is held against a sentence beside one that agrees with the claim."""
    if o.facet != "significance" or o.status != "differs":
        return False
    return says_the_same_of(matter) or (_NO_EFFECT.search(matter.said.text) is not None and agreeing_level(matter))
