"""Which of the things that the facets saw stand: what is said twice, only repeats, or is of another work, does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from citecheck.claims.anchors import told_elsewhere
from citecheck.claims.facets.attribution.works_counted import tells_how_many
from citecheck.claims.figures.of_whom import in_another_clause, says_who
from citecheck.claims.held import Held
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.verbatim import stands_there

_NOT_OF_RESULTS = ("number", "population", "design", "attribution")
_SIGN = 4
"""Letters before a p value: `P < `."""
_OF_RESULTS = ("direction", "significance", "certainty")


def apart(matter: Matter, found: Sequence[Observation]) -> list[Observation]:
    """What the facets `found`, each thing of the source said once."""
    found = [_said_of_its_works(matter, o) for o in found]
    return [o for n, o in enumerate(found) if not _said_already(o, found[:n])]


def sifted(matter: Matter, found: Sequence[Observation]) -> list[Observation]:
    """Of what the facets and the title gave, what stands against this one record; what does not is absent."""
    kept = [absent(o) if _only_repeats(matter, o) or _of_another(matter, o) else o for o in _once(list(found))]
    return _unless_from_full_text(kept, matter.said.text)


def settle(held: Sequence[Held]) -> None:
    """What differs from one abstract and agrees with another is taken from the other."""
    if len(held) < 2:
        return
    for one in held:
        others = [o for other in held if other is not one for o in other.observations]
        one.observations = [
            absent(o) if o.status == "differs" and any(_covers(x, o) for x in others) else o for o in one.observations
        ]


def absent(o: Observation) -> Observation:
    """`o` without what the record has beside it: nothing is known of it."""
    return Observation(facet=o.facet, status="absent", claim=o.claim, claim_at=o.claim_at)


def _covers(other: Observation, o: Observation) -> bool:
    if other.facet != o.facet or other.status != "agrees":
        return False
    return other.claim_at is None or _overlap(other.claim_at, o.claim_at)


def _said_of_its_works(matter: Matter, o: Observation) -> Observation:
    """A wrong number of works that a review took in is said of the source, as its year and authors are."""
    if o.facet != "number" or o.rule is None or o.claim_at is None or not tells_how_many(matter, o.claim_at):
        return o
    return structs.replace(o, facet="attribution", rule="claim-attribution-differs")


def _said_already(o: Observation, before: Sequence[Observation]) -> bool:
    """Whether what is wrong of the source at one place was said before, from the figure that stands there."""
    if o.facet != "attribution" or o.rule is None or o.claim_at is None:
        return False
    return any(b.facet == o.facet and b.rule and _overlap(o.claim_at, b.claim_at) for b in before)


def _only_repeats(matter: Matter, o: Observation) -> bool:
    """Whether what differs is a clause that stands in the abstract word for word."""
    if o.status != "differs" or o.facet == "quotation":
        return False
    if o.facet == "number" and re.findall(r"\d+", o.claim or "-") == re.findall(r"\d+", o.record or ""):
        return False  # it is the sign before them that differs
    start, end = o.claim_at or (0, len(matter.said.text))
    if not any(start <= t.start < end for t in matter.said.tokens):
        return False  # it stands in the opening, or in the credit, which no abstract has
    return stands_there(matter, (start, end))


def _of_another(matter: Matter, o: Observation) -> bool:
    """Whether a figure says that the claim tells another sentence than the one that it is to differ from."""
    return o.status == "differs" and o.facet in ("direction", "significance") and told_elsewhere(matter, o)


def _unless_from_full_text(observations: list[Observation], text: str) -> list[Observation]:
    """A claim with a figure, in digits, that the abstract lacks rests on the full text: of that nothing is known.

    Figures that say roughly how many there were, or how old, are not meant: they are summed up from others.
    """
    lacking = [
        o for o in observations
        if o.facet == "number" and o.status == "absent" and any(c.isdigit() for c in o.claim or "")
        and not (o.claim_at and says_who(text, o.claim_at))
    ]  # fmt: skip
    return [
        absent(o)
        if o.facet in _OF_RESULTS and o.status == "differs" and not all(_is_apart(o, one, text) for one in lacking)
        else o
        for o in observations
    ]


def _is_apart(o: Observation, figure: Observation, text: str) -> bool:
    """Whether a figure that the abstract lacks is the very thing that is held against it, a p value, or stands in
    another clause than what is told of direction.
    """
    if o.claim_at is None or figure.claim_at is None:
        return False
    if o.facet == "direction" and in_another_clause(text, o.claim_at, figure.claim_at):
        return True
    return _overlap(o.claim_at, figure.claim_at) and len(o.claim or "") <= len(figure.claim or "") + _SIGN


def _once(observations: list[Observation]) -> list[Observation]:
    """A word changed in a quotation is said once, not again as a figure or a direction; so are other pairs."""
    figures = [o.claim_at for o in observations if o.facet == "number" and o.rule and o.claim_at is not None]
    observations = [
        o
        for o in observations
        if o.facet != "attribution" or o.status != "differs" or not any(_overlap(a, o.claim_at) for a in figures)
    ]
    doubts = [o for o in observations if o.facet == "certainty" and o.status == "differs" and o.record_at is not None]
    observations = [o for o in observations if not any(_is_that_doubt(o, doubt) for doubt in doubts)]
    altered = [o.claim_at for o in observations if o.facet == "quotation" and o.rule and o.claim_at is not None]
    if not altered:
        return observations
    return [
        o
        for o in observations
        if o.facet == "quotation"
        or o.status != "differs"
        or (o.facet in _NOT_OF_RESULTS and not any(o.claim_at and _overlap(a, o.claim_at) for a in altered))
    ]


def _is_that_doubt(o: Observation, doubt: Observation) -> bool:
    """Whether what is turned round is the doubt that the claim left out: `understood` beside `not understood`."""
    if o.facet not in ("direction", "significance") or o.status != "differs" or o.sentence != doubt.sentence:
        return False
    return doubt.record_at is not None and _overlap(doubt.record_at, o.record_at)


def _overlap(a: tuple[int, int], b: tuple[int, int] | None) -> bool:
    return b is None or (a[0] < b[1] and b[0] < a[1])
