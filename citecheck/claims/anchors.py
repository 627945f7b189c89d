"""Figures that say which sentence of the abstract a claim tells: `delayed it, with a hazard ratio of 0.75`."""

from __future__ import annotations

import re

from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.figures.quantity import Quantity, agrees
from citecheck.claims.observation import Matter, Observation

_TELLING = 2
"""How many digits a figure without decimals has that hardly stands in two sentences by chance."""
_RESULTS = frozenset({"ratio", "mean", "difference", "p"})
_BORDER = re.compile(r";\s|\.\s|,?\s(?:but|however|although|whereas|while|whilst|yet|though)\s|,\s(?:and|or|nor)\s")
_FOUND = re.compile(r"\s?(?:%|per ?cent\b)(?:\s(?:of|v|vs|versus|compared)\b|[^()]{0,60}\))")
"""A share of people or things that was found; others may be strengths of a solution."""


def told_elsewhere(matter: Matter, o: Observation) -> bool:
    """Whether the clause of the claim that is to differ has a figure which only other sentences than that have."""
    if o.sentence is None or o.claim_at is None:
        return False
    text, sentences = matter.claim.text, matter.reading.sentences
    start = max([0, *(m.end() for m in _BORDER.finditer(text, 0, o.claim_at[0]))])
    end = min([len(text), *(m.start() for m in _BORDER.finditer(text, o.claim_at[1]))])
    for quantity in figures_of(text):
        if start <= quantity.start < end and _is_telling(text, quantity):
            having = {n for n, s in enumerate(sentences) if any(agrees(quantity, q) for q in figures_of(s.text))}
            if having and o.sentence not in having:
                return True
    return False


def _is_telling(text: str, quantity: Quantity) -> bool:
    """Whether a figure tells what was found, exactly enough to stand there hardly by chance."""
    share = quantity.role == "percentage" and _FOUND.match(text.rstrip("."), quantity.end - 1) is not None
    if quantity.about or not (share or quantity.role in _RESULTS):
        return False
    return quantity.step < 1.0 or len(f"{quantity.raw:g}".strip("0")) >= _TELLING
