"""Whether two comparisons name their sides the other way round, so that a word of order is rightly turned round."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.claims.sentences.sides import GENERAL
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_FAR = 20
"""Words behind a word of order within which the other side may be named."""
_TIMES = frozenset(words("before after during without"))
"""Words that tell two sides apart by the time or by what one lacks."""


def swapped(mine: Sequence[Token], index: int, theirs: Sequence[Token], other: int) -> bool:
    """Whether two comparisons name their sides the other way round: `A higher than B` beside `B lower than A`.

    `index` and `other` are the numbers of their words of order. What is only taken up (`both were superior to B`) may
    be the claim's.
    """
    here, there = than_at(mine, index), than_at(theirs, other)
    if here < 0 or there < 0:
        return False
    after_mine, after_theirs = _beyond(mine, here), _beyond(theirs, there)
    before_mine, before_theirs = (
        frozenset(k for t in told if t.end < at and classify(t.word) is None for k in _named_by(t))
        for told, at in ((mine, here), (theirs, there))
    )
    if _within_other((before_mine, after_mine), (before_theirs, after_theirs)):
        return True
    if _within_other((before_theirs, after_theirs), (before_mine, after_mine)):
        return True
    after_mine, after_theirs = after_mine - after_theirs, after_theirs - after_mine
    return (bool(after_mine & before_theirs) or not before_theirs) and bool(after_theirs & before_mine)


def _within_other(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether a side that is part of the other is named first in `one`: `A than A + B` beside `A + B than A`."""
    (before, after), (other_before, other_after) = one, other
    added = after - other_after
    if not added or other_after - after or not (other_after - GENERAL) & before:
        return False
    return not added & before and added <= other_before


def than_at(tokens: Sequence[Token], index: int) -> int:
    """The offset of the word that names the other side of the comparison by word `index`; -1 where there is none."""
    sides: tuple[str, ...] = ("than", "versus", "vs", "compared")
    if tokens[index].word in ("superior", "inferior"):
        sides = (*sides, "to")
    return next((t.start for t in tokens[index : index + _FAR] if t.word in sides), -1)


def _beyond(tokens: Sequence[Token], at: int) -> frozenset[str]:
    after = [t for t in tokens if t.start > at and _named_by(t)][:5]
    return frozenset(k for t in after for k in _named_by(t))


def _named_by(token: Token) -> tuple[str, ...]:
    """What of a side a word names: `longer after surgery than before it`, `in the study group`."""
    return token.keys or ((token.word,) if token.word in _TIMES or token.word == "study" else ())
