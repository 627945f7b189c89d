"""Direction and significance of the outcome that both sides speak of: more or less, better or worse, an effect or none."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import CERTAIN, Opposition, oppositions
from citecheck.models import FacetName

_AGREES = 0.6
"""Share of the words around a sign that stand around one of the same direction in the abstract."""
_LEVEL = re.compile(r"\b(?:non-?|in)?significan\w+|\bp\s?[<>=≤]", re.IGNORECASE)


def direction(matter: Matter) -> list[Observation]:
    """At most two observations each for the facets direction and significance: what differs most, what agrees first."""
    seen = oppositions(matter)
    found: list[Observation] = []
    worst = max((o for o in seen if o.score >= CERTAIN), key=lambda o: o.score, default=None)
    if worst is not None:
        found.append(_differs(matter, worst))
    done: set[FacetName] = set()
    for one in seen:
        facet: FacetName = "significance" if one.sign.axis == "significance" else "direction"
        if (
            facet not in done
            and one is not worst
            and one.for_ >= _AGREES
            and one.for_at is not None
            and one.score < CERTAIN
        ):
            done.add(facet)
            found.append(_agrees(matter, one, facet))
    return found


def _differs(matter: Matter, one: Opposition) -> Observation:
    sign, other, ranked = one.sign, one.other, one.ranked
    if other is None or ranked is None:
        raise ValueError("an opposition that is sure has both sides")
    mine = matter.claim.text[sign.start : sign.end]
    theirs = ranked.sentence.text[other.start : other.end]
    level = 0 in (sign.value, other.value) and (
        sign.axis == "significance" or _LEVEL.search(ranked.sentence.text) or _LEVEL.search(matter.claim.text)
    )
    if level:
        told = (
            ("no significant difference", "a difference")
            if sign.value == 0
            else ("a difference", "no significant difference")
        )
        message = f"the text speaks of {told[0]}, the abstract of {told[1]}"
    else:
        message = f"the text says “{_with_negation(mine, sign.negated)}”, the abstract “{_with_negation(theirs, other.negated)}”"
    return Observation(
        facet="significance" if level else "direction",
        status="differs",
        claim=mine,
        record=theirs,
        claim_at=(sign.start, sign.end),
        sentence=ranked.index,
        record_at=(other.start, other.end),
        rule="claim-significance-differs" if level else "claim-direction-reversed",
        message=message,
    )


def _with_negation(word: str, negated: bool) -> str:
    return f"not … {word}" if negated else word


def _agrees(matter: Matter, one: Opposition, facet: FacetName) -> Observation:
    n, other = one.for_at or (0, one.sign)
    return Observation(
        facet=facet,
        status="agrees",
        claim=matter.claim.text[one.sign.start : one.sign.end],
        record=matter.reading.sentences[n].text[other.start : other.end],
        claim_at=(one.sign.start, one.sign.end),
        sentence=n,
        record_at=(other.start, other.end),
    )
