"""The figure of the abstract that is of the same kind as one of the claim, with the same words around it."""

from __future__ import annotations

import re

from citecheck.claims.facets.number.apart import set_apart
from citecheck.claims.facets.number.counterpart import holds
from citecheck.claims.figures.kinds import not_the_change
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import keys_about
from citecheck.claims.words.rarity import rarity, share_of
from citecheck.claims.words.terms import Token

_SENTENCE_SHARE = 0.5
"""Weighted share of the claim's other words that the sentence has to hold before a figure may differ."""
_CLAUSE_SHARE = 0.6
"""The same of the words around the figure."""
_RATE_AT = re.compile(
    r"[\s-](?:\w+[\s-]){0,2}(?:survival|mortality|rates?|risk|incidence|probability|prevalence|recurrence|[OPDR]F?S)\b",
    re.IGNORECASE,
)
_REACH = 6


def likened(
    matter: Matter, quantity: Quantity, claimed: tuple[Quantity, ...], taken: set[tuple[int, int]], *, known: bool
) -> tuple[int, Quantity] | None:
    """The sentence and figure that the abstract gives for `quantity`; one that is `taken` belongs to another.

    None where no figure is like it, or where two are about as much.
    """
    if quantity.about and quantity.role == "percentage" and quantity.step == 5.0:
        return None
    around = _around(matter.said.tokens, quantity)
    if sum(map(rarity, sorted(around))) < 4.0:
        return None
    about = [k for k in matter.said.weights if k in keys_about(matter.said, quantity.start) and not k[0].isdigit()]
    total = sum(matter.said.weights[k] for k in about)
    best: tuple[float, int, Quantity] | None = None
    second = 0.0
    for ranked in matter.ranked[:4]:
        sentence = ranked.sentence
        share = sum(matter.said.weights[k] for k in about if k in ranked.shared) / total if total else 0.0
        if share < _SENTENCE_SHARE or set_apart(matter, quantity, claimed, ranked):
            continue
        for candidate in figures_of(sentence.text):
            if (ranked.index, candidate.start) in taken or not _same_kind(quantity, candidate):
                continue
            if holds(matter.claim.text, quantity, candidate):
                continue
            if _names_a_rate(matter.claim.text, quantity) != _names_a_rate(sentence.text, candidate):
                continue
            if not_the_change(matter.claim.text, quantity, sentence.text, candidate, known=known):
                continue
            near = _around(sentence.tokens, candidate)
            likeness = share_of(around, near)
            if likeness < _CLAUSE_SHARE:
                continue
            score = likeness + share
            if best is None or score > best[0]:
                second = best[0] if best is not None and best[2].value != candidate.value else second
                best = (score, ranked.index, candidate)
            elif candidate.value != best[2].value:
                second = max(second, score)
    if best is None or best[0] - second < 0.08:
        return None
    return best[1], best[2]


def _names_a_rate(text: str, quantity: Quantity) -> bool:
    """Whether a time only says of when a rate is: `1-year survival` is no survival of a year."""
    return quantity.role == "time" and _RATE_AT.match(text, quantity.end) is not None


def _same_kind(claimed: Quantity, printed: Quantity) -> bool:
    if claimed.role != printed.role or claimed.dimension != printed.dimension:
        return False
    if (claimed.high is None) != (printed.high is None):
        return False
    if claimed.role in ("interval", "p"):
        return claimed.role == "interval"
    if claimed.role == "count":
        return bool(claimed.noun) and claimed.noun == printed.noun
    if claimed.role == "plain":
        return False
    return not (claimed.noun and printed.noun and claimed.noun != printed.noun and claimed.role != "time")


def _around(tokens: tuple[Token, ...], quantity: Quantity) -> frozenset[str]:
    before = [t for t in tokens if t.end <= quantity.start][-_REACH:]
    after = [t for t in tokens if t.start >= quantity.end][:_REACH]
    return frozenset(k for t in (*before, *after) for k in t.keys if not k[0].isdigit())
