"""A figure that is a printed one but for a slip of the pen: one digit other, two changed places, one too many or few.

A figure that the abstract lacks is mostly from the full text. That it should then be like a figure of the same kind in
all digits but one is rare, the rarer the more digits there are: so such a figure needs fewer of the claim's words in
the sentence than any other (see `counterpart`) to be held for the same quantity told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.number.apart import disagrees, of_a_strange_thing
from citecheck.claims.facets.number.asked import asked_of, shares
from citecheck.claims.facets.number.counterpart import holds
from citecheck.claims.facets.number.size import of_part
from citecheck.claims.figures.kinds import UNHELD, change_of, kind_of, same_kind
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter

_LEAST_WEIGHT = 7.0
_FEW, _MANY = 2, 3
"""Digits that a figure has to have, and from how many on its likeness to another is hardly chance."""
_SMALL = 0.02
"""A difference by less of the value is rounding, or another way of counting."""
_OWN, _NEAR, _WIDE = {_FEW: 0.45, _MANY: 0.34}, {_FEW: 0.45, _MANY: 0.34}, {_FEW: 0.5, _MANY: 0.4}
"""Weighted shares of the claim's words in the sentence, of those near the figure, and of all with title and sentence
before, for figures of few digits and of many."""
_TIMED = 0.65
"""The first two for a time: a study has many, and an abstract tells few of them."""
_CLEAR = 0.7
"""A figure of another sentence that is as like, and whose sentence has as much of the claim, leaves it open."""
_MEASURED = ("day", "mg", "ml", "mm", "point")


class _Place(Struct, frozen=True):
    """A sentence with the shares of the claim's words that it has."""

    ranked: Ranked
    own: float
    near: float
    wide: float

    @property
    def weight(self) -> float:
        return self.own + self.near + self.wide


def slip(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], taken: set[tuple[int, int]], *, known: bool
) -> tuple[int, Quantity] | None:
    """The sentence (numbered from 0) and the figure that `quantity` of the claim is but for a slip.

    `claimed` are all figures of the claim, `taken` the printed ones (sentence and start) that others of them are;
    `known` tells that the figure can be reckoned from printed ones, by chance where there are many. None where no
    figure is like it, or more than one.
    """
    text = matter.claim.text
    digits = _digits(quantity)
    if quantity.role in UNHELD or quantity.high is not None or len(digits) < _FEW or quantity.step == 5.0:
        return None
    # the digits first: few figures are like another, and to weigh the words of a sentence takes longer
    like = [
        (ranked, printed)
        for ranked in matter.ranked
        for printed in figures_of(ranked.sentence.text)
        if printed.role not in UNHELD
        and printed.high is None
        and (quantity.dimension == printed.dimension or not quantity.dimension or not printed.dimension)
        and (ranked.index, printed.start) not in taken
        and _slipped(quantity, printed)
        and not agrees(quantity, printed)
    ]
    if not like:
        return None
    places = _places(matter, quantity)
    found = [
        (place, printed)
        for ranked, printed in like
        if (place := places.get(ranked.index)) is not None
        and _alike(text, quantity, printed, place, many=len(digits) >= _MANY)
    ]
    if not found:
        return None
    place, printed = max(found, key=lambda f: (f[0].weight, -f[0].ranked.index))
    if any(q.value != printed.value and p.weight >= _CLEAR * place.weight for p, q in found):
        return None
    grade = _MANY if max(len(digits), len(_digits(printed))) >= _MANY else _FEW
    if grade == _FEW and known:
        return None
    least = _TIMED if quantity.dimension == "day" else 0.0
    if place.own < max(least, _OWN[grade]) or place.near < max(least, _NEAR[grade]) or place.wide < _WIDE[grade]:
        return None
    if (
        holds(text, quantity, printed)
        or of_a_strange_thing(matter, quantity)
        or disagrees(matter, quantity, claimed, place.ranked)
    ):
        return None
    return place.ranked.index, printed


def _places(matter: Matter, quantity: Quantity) -> dict[int, _Place]:
    """The abstract's sentences, by their numbers, that have enough of the claim's words for a figure of many digits."""
    asked = asked_of(matter, quantity)
    if sum(asked.close.values()) < _LEAST_WEIGHT:
        return {}
    found = {}
    for ranked in matter.ranked:
        shared = shares(matter, asked, ranked)
        if shared.own >= _OWN[_MANY] and shared.near >= _NEAR[_MANY]:
            found[ranked.index] = _Place(ranked, shared.own, shared.near, shared.wide)
    return found


def _alike(text: str, quantity: Quantity, printed: Quantity, place: _Place, *, many: bool) -> bool:
    """Whether two figures may be of one kind; the unit may stand once for a row of figures."""
    mine, theirs = kind_of(text, quantity), kind_of(place.ranked.sentence.text, printed)
    if mine is not None and theirs is not None:
        if mine[0] in ("people", "count") and of_part(text, quantity):
            return False
        if same_kind(mine, theirs):
            return True
        return many and {mine[0], theirs[0]} <= {"people", "count", "named"}
    if not many or quantity.dimension == "%" or printed.dimension == "%":
        return False
    if not quantity.dimension and not printed.dimension:
        return not change_of(text, quantity)
    if not quantity.dimension:
        return mine is None and not quantity.noun  # the claim leaves the unit out
    return quantity.dimension in _MEASURED and not printed.dimension and theirs is None


def _slipped(claimed: Quantity, printed: Quantity) -> bool:
    """Whether the claim's figure is the printed one, in the claim's unit and as roughly, but for one digit."""
    if claimed.raw <= 0 or printed.value <= 0:
        return False
    scale = claimed.value / claimed.raw
    value = printed.value / scale if claimed.dimension == printed.dimension else printed.raw
    place = claimed.step / scale
    if abs(claimed.raw - value) <= _SMALL * max(claimed.raw, value):
        return False
    decimals = max(0, -_exponent(place))
    ours, theirs = f"{claimed.raw:.{decimals}f}", f"{value:.{decimals}f}"
    if claimed.about or len(_digits(claimed)) < len(ours.replace(".", "")):
        # a figure that was rounded to tens or hundreds is held against the other rounded as much
        zeros = len(ours) - len(ours.rstrip("0")) if not decimals else 0
        if zeros and len(ours) - zeros >= _FEW:
            theirs = f"{round(value, -zeros):.0f}"
    return ours != theirs and _one_off(ours, theirs)


def _exponent(place: float) -> int:
    return next((n for n in range(-6, 1) if abs(place - 10.0**n) < 10.0 ** (n - 3)), 0)


def _digits(quantity: Quantity) -> str:
    """The digits that tell: without zeros before and, in whole numbers, behind."""
    told = re.sub(r"0+$", "", f"{quantity.raw:.6f}").rstrip(".")
    digits = told.replace(".", "").lstrip("0")
    return digits.rstrip("0") if "." not in told else digits


def _one_off(ours: str, theirs: str) -> bool:
    if len(ours) == len(theirs):
        other = [n for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
        if "." in (ours[other[0]], theirs[other[0]]):
            return False
        if len(other) == 1:
            return True
        one, two = other[0], other[-1]
        return len(other) == 2 and ours[one] == theirs[two] and ours[two] == theirs[one] and two - one <= 2
    longer, shorter = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(longer) != len(shorter) + 1 or len(longer.replace(".", "")) < _MANY:
        return False
    return any(longer[:n] + longer[n + 1 :] == shorter for n, c in enumerate(longer) if c != ".")
