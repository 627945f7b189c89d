"""A p value beyond the usual level: `(P < 0.05)` in a sentence that the abstract ends with `p = 0.54`."""

from __future__ import annotations

import re

from citecheck.claims.facets.direction.level import STRICTER
from citecheck.claims.facets.number.answer import number
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.figures.quantity import agrees
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.p_values import P, reached
from citecheck.claims.words.rarity import rarity

_LEVEL = re.compile(
    r"\b(?:at|level(?: of)?|considered|taken(?: as)?|called|set(?: at)?|defined(?: as)?|threshold of)\s$"
)
"""Before the level from which a difference counts."""
_HELD = 0.85
"""The share of the claim's words, by their rarity, that the sentence has."""


def p_level(matter: Matter) -> Observation | None:
    """The only p value of a claim that retells a sentence, where the only one of that sentence says the contrary."""
    claim = matter.claim.text
    told = [m for m in P.finditer(claim) if m["value"]]
    if (
        len(told) != 1
        or not matter.ranked
        or _LEVEL.search(claim, 0, told[0].start())
        or STRICTER.search(matter.reading.text)
    ):
        return None
    mine = reached(told[0])
    best = matter.ranked[0]
    printed = list(P.finditer(best.sentence.text))
    if mine is None or len(printed) != 1 or reached(printed[0]) is not (not mine):
        return None
    if any(o.status == "differs" for o in number(matter)):
        return None  # said as a figure
    keys = {k for t in matter.said.tokens for k in t.keys if not k[0].isdigit()}
    total = sum(rarity(k) for k in sorted(keys))
    if sum(rarity(k) for k in sorted(keys) if k in best.sentence.keys) < _HELD * total:
        return None
    figures = [q for q in figures_of(best.sentence.text) if q.role != "p"]
    if any(q.role not in ("p", "year") and not any(agrees(q, p) for p in figures) for q in figures_of(claim)):
        return None  # it has its figures from elsewhere
    return Observation(
        facet="significance", status="differs", claim=told[0].group(), claim_at=told[0].span(),
        record=printed[0].group(), sentence=best.index, record_at=printed[0].span(), rule="claim-significance-differs",
        message=f"The text says “{told[0].group()}”, the abstract “{printed[0].group()}”.",
    )  # fmt: skip
