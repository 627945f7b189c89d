"""A figure that stands where the abstract has another, held in its place by the figures beside it.

`Of 40 patients 12% died and 7% relapsed` beside `of 40 patients, 21% died and 7% relapsed`.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.claims.facets.number.counterpart import holds
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token

_COVERED, _AROUND = 0.5, 0.4
"""Weighted shares: of the claim's words that the sentence has, and of the words around the figure that it has there."""
_SENTENCES = 2
_REACH = 5
_LOOSE = frozenset({"p", "interval", "spread", "year"})


def anchored(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity]) -> tuple[int, Quantity] | None:
    """The figure in whose place `quantity` stands, with the number of its sentence; None where that is not plain."""
    if quantity.role in _LOOSE or quantity.about:
        return None
    mine = [q for q in claimed if q.role not in _LOOSE]
    for ranked in matter.ranked[:_SENTENCES]:
        if ranked.coverage < _COVERED:
            continue
        found = _in_place(matter, quantity, mine, ranked.sentence)
        if found is not None:
            return ranked.index, found
    return None


def _in_place(matter: Matter, quantity: Quantity, mine: Sequence[Quantity], sentence: Sentence) -> Quantity | None:
    theirs = [q for q in figures_of(sentence.text) if q.role not in _LOOSE]
    at = mine.index(quantity)
    before, after = _anchor(mine[:at][::-1], theirs), _anchor(mine[at + 1 :], theirs)
    if before is None and after is None:
        return None
    low = -1 if before is None else theirs.index(before)
    high = len(theirs) if after is None else theirs.index(after)
    if low >= high:
        return None
    between = theirs[low + 1 : high]
    alike = [q for q in between if q.dimension == quantity.dimension and not any(agrees(c, q) for c in mine)]
    if before is None:
        alike = alike[-1:] if between and alike and alike[-1] is between[-1] else []
    elif after is None:
        alike = alike[:1] if between and alike and alike[0] is between[0] else []
    if len(alike) != 1 or holds(matter.claim.text, quantity, alike[0]):
        return None
    if any(abs(alike[0].value + q.value - quantity.value) < 0.5 * quantity.step for q in theirs if q is not alike[0]):
        return None  # it is the sum of two
    ours, there = _around(matter.said.tokens, quantity), _around(sentence.tokens, alike[0])
    if not _same_kind(quantity, alike[0], ours, there):
        return None
    total = sum(map(rarity, sorted(ours)))
    held = sum(rarity(k) for k in sorted(ours & there))
    return alike[0] if total and held >= _AROUND * total else None


def _anchor(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Quantity | None:
    """The figure of the sentence that is the nearest of the claim, where it stands there once."""
    if not ours:
        return None
    found = [q for q in theirs if agrees(ours[0], q) and ours[0].dimension == q.dimension]
    return found[0] if len(found) == 1 else None


def _same_kind(one: Quantity, other: Quantity, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two figures may be of one thing: `42 patients with A` and `22 A`, too."""
    if (one.high is None) != (other.high is None) or "plain" in (one.role, other.role):
        return False
    counted = one.noun == other.noun or one.noun in theirs or other.noun in ours
    return one.role == other.role and (one.role != "count" or counted)


def _around(tokens: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    before = [t for t in tokens if t.end <= quantity.start][-_REACH:]
    after = [t for t in tokens if t.start >= quantity.end][:_REACH]
    return frozenset(k for t in (*before, *after) for k in t.keys if not k[0].isdigit())
