"""The figure that an abstract gives instead of the claim's, where a claim says the same in words of its own.

The other comparers ask that sentence and claim share most of their words. Here what speaks for a printed figure is
weighed, and one is taken where enough does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.number.apart import of_a_strange_thing, of_one_sex
from citecheck.claims.facets.number.counterpart import holds, pulls
from citecheck.claims.facets.number.size import of_part, sizes_in
from citecheck.claims.facets.number.weighing import SIGNS, Wanted, may_not_be_held, signs_for
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.words.diseases import diseases_in, line

WEIGHTS = (
    -0.06, 0.7, 0.66, 0.92, 1.12, 0.71, 0.38, 0.51, 0.36, -0.29, 1.23, 0.22, 1.17, -1.87, 0.53,
    1.45, -1.0, 0.51, -0.99, 1.46, -0.48, 1.42, 0.48, 1.96, 0.3, 0.1, -0.5, -0.46, 0.36, 0.27, 5.4,
)  # fmt: skip
INTERCEPT = -8.01
"""One weight for each of `weighing.SIGNS`, fitted by `tests/accuracy/fit_claims.py` to tell the figure in whose place a
changed one stands from other figures, and from those of abstracts that lack the claim's figure."""
_ENOUGH = -0.2
"""The sum from which on a figure is taken: see README for how many changed ones that finds, and how many it accuses."""
_SLIP, _NO_CHANCE = SIGNS.index("slip"), 0.8
"""From this sign on that two figures are so alike is hardly chance, see `slipped`."""
_TENS, _ROUGH, _IN_WORDS = 0.02, 0.2, 0.34
"""How far a figure in whole tens, one told roughly, and a share told in words may lie from the printed one, as a share
of the greater."""
_EXACT, _CHANCE = 1e-6, 2
"""A number of so many digits may stand in two texts by chance."""
_TABLE, _SENTENCES, _AROUND = 16, 40, 60
"""Figures of a claim that is a table; sentences of an abstract that are looked at; letters around a figure that tell
what it is of."""
_OF_THE = re.compile(r"\bof (?:the|these|those|whom|them)\b[^.;]*,? $", re.IGNORECASE)
_STAGE = re.compile(
    r"\b(?:screen|invit|approach|eligib|exclu|declin|refus|contact|lost to|withdr[ae]|complet|adher|drop)",
    re.IGNORECASE,
)
"""Words for those who did not take part to the end, or before any did."""
_MOST = 12
"""Figures of one sentence that could be meant; a longer row of them is a table."""


def instead(wanted: Wanted, taken: set[tuple[int, int]], *, known: bool) -> tuple[int, Quantity] | None:
    """The sentence (numbered from 0) and figure that the abstract gives for what is `wanted`; None where that is
    doubtful. `taken` are the printed figures (sentence and start) that are other ones of the claim; `known` tells that
    the claim's figure can be reckoned from printed ones, by chance where there are many: then it has to be one of them
    but for a slip.
    """
    best: tuple[float, int, Quantity] | None = None
    for n, printed, signs in candidates(wanted, taken):
        weight = INTERCEPT + math.fsum(w * s for w, s in zip(WEIGHTS, signs, strict=True))
        if known and signs[_SLIP] < _NO_CHANCE:
            continue
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            best = (weight, n, printed)
    return None if best is None else (best[1], best[2])


def candidates(wanted: Wanted, taken: set[tuple[int, int]]) -> Iterator[tuple[int, Quantity, tuple[float, ...]]]:
    """Each figure of the abstract that could be meant, with the number of its sentence and what speaks for it."""
    if _may_be_else(wanted):
        return
    ranked_first = wanted.matter.ranked[:_SENTENCES]
    like = [(ranked, free) for ranked in ranked_first if (free := _free(wanted, ranked, taken))]
    for ranked, free in like:
        lead = ranked.score - max((r.score for r, _ in like if r is not ranked), default=0.0)
        pull = pulls(wanted.matter, wanted.quantity, wanted.claimed, ranked.sentence, free)
        total = math.fsum(pull) or 1.0
        for printed, drawn in zip(free, pull, strict=True):
            yield ranked.index, printed, signs_for(wanted, ranked, printed, pull=drawn / total, lead=lead)


def _free(wanted: Wanted, ranked: Ranked, taken: set[tuple[int, int]]) -> list[Quantity]:
    """The figures of a sentence with the unit of the one that is wanted, and another value."""
    quantity, there = wanted.quantity, ranked.sentence.text
    if wanted.sort and not _stages(wanted.matter.claim.text, quantity) <= _stages(there):
        return []
    if of_one_sex(wanted.matter, quantity, ranked):
        return []
    printed = [
        q
        for q in figures_of(there)
        if q.dimension == quantity.dimension and q.high is None and not may_not_be_held(there, q)
    ]
    if any(agrees(quantity, q) or agrees(q, quantity) or _roughly(quantity, q) for q in printed):
        return []
    free = [q for q in printed if (ranked.index, q.start) not in taken and _same_unit(quantity, q)]
    return free if len(free) <= _MOST else []


def _may_be_else(wanted: Wanted) -> bool:
    """Whether the claim's figure may well be one of something that the abstract does not speak of, or true of it."""
    if wanted.quantity.high is not None or len(wanted.claimed) > _TABLE:
        return True
    if of_a_strange_thing(wanted.matter, wanted.quantity):
        return True
    text, quantity = wanted.matter.claim.text, wanted.quantity
    if wanted.sort and of_part(text, quantity):
        return True
    if not quantity.dimension and _OF_THE.search(text, max(0, quantity.start - _AROUND), quantity.start):
        return True
    if _bound_of_another(wanted) or _in_another_unit(wanted) or _of_a_strange_disease(wanted):
        return True
    return wanted.size and len({q.value for _, q in sizes_in(wanted.matter, wanted.sort)}) > 1


def _of_a_strange_disease(wanted: Wanted) -> bool:
    """Whether the words around the figure name a disease that neither title nor abstract knows, or a kind of it."""
    text, reading = wanted.matter.claim.text, wanted.matter.reading
    around = text[max(0, wanted.quantity.start - _AROUND) : wanted.quantity.end + _AROUND]
    known = {named.name for told in (reading.title.text, reading.text) for named in diseases_in(told)}
    return any(known.isdisjoint(line(named.name)) for named in diseases_in(around) if not named.is_sign())


def _stages(text: str, quantity: Quantity | None = None) -> frozenset[str]:
    """The stages of a study, before or after all took part, that `text` names (around `quantity`)."""
    start, end = (0, len(text)) if quantity is None else (max(0, quantity.start - _AROUND), quantity.end + _AROUND)
    return frozenset(m.group().lower() for m in _STAGE.finditer(text, start, end))


def _bound_of_another(wanted: Wanted) -> bool:
    """Whether the claim gives a bound (`fewer than one in ten`) that is true of any like figure of the abstract."""
    text, quantity = wanted.matter.claim.text, wanted.quantity
    return quantity.about and any(
        q.dimension == quantity.dimension and holds(text, quantity, q)
        for s in wanted.matter.reading.sentences
        for q in figures_of(s.text)
    )


def _in_another_unit(wanted: Wanted) -> bool:
    """Whether the abstract has the claim's very number, of decimals or three digits, with another unit or none."""
    quantity = wanted.quantity
    told = wanted.matter.claim.text[quantity.start : quantity.end]
    telling = "." in told or sum(c.isdigit() for c in told) > _CHANCE
    return telling and any(
        abs(q.raw - quantity.raw) <= _EXACT for s in wanted.matter.reading.sentences for q in figures_of(s.text)
    )


def _same_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are told in the same unit, both in weeks, say: another one is mostly of something else."""
    return abs(one.value * other.raw - other.value * one.raw) <= _EXACT * max(1.0, abs(one.value * other.raw))


def _roughly(quantity: Quantity, printed: Quantity) -> bool:
    """Whether a figure that is given roughly, or in whole tens, may be the printed one."""
    gap, most = abs(quantity.value - printed.value), max(quantity.value, printed.value)
    if quantity.raw and quantity.raw % 10 == 0 and gap <= _TENS * most:
        return True
    slack = _IN_WORDS if quantity.step == 5.0 else _ROUGH
    return quantity.about and gap <= slack * most
