"""A sentence retold with two of its words exchanged: `in rural but not in urban areas` for `in urban but not in rural`.

Claim and sentence have the same words, parted by the same word (`than`, `but not`, `whereas`), and say the same ends of
things on either side of it; only that what stood on one side stands on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.brackets import blanked, outside
from citecheck.claims.sentences.poles import is_pole, poles
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_PIVOTS = {
    "than": re.compile(r"\bthan\b", re.IGNORECASE),
    "not": re.compile(r",?\s(?:but|and|though|yet)\snot\b|,\snot\b", re.IGNORECASE),
    "turn": re.compile(r"[,;]?\s(?:whereas|while|but(?!\snot\b))\s|;\s", re.IGNORECASE),
}
_ORDINARY = frozenset(words("group groups patient patients those area areas cohort cohorts"))
_NAMING = frozenset(
    words("high low early late older younger elderly large small strong weak resistant susceptible sensitive")
)
"""Ends that may name one of two: `high-income countries`."""
_HELD, _LEAST = 0.85, 2.0
"""Weighted share of the words of either that the other or the title has; and the weight of what is exchanged."""


class _Parted(Struct, frozen=True):
    pivot: str
    left: tuple[Token, ...]
    right: tuple[Token, ...]


def changed_places(matter: Matter) -> Observation | None:
    """The words that stand on the other side in the claim than in the sentence that it retells."""
    if is_unfound(matter.said.text):
        return None
    known = known_of_all(matter.reading)
    for mine in _parted(matter.said.text, matter.said.tokens):
        ours = [_keys(side) for side in (mine.left, mine.right)]
        for ranked in matter.ranked[:3]:
            for theirs in _parted(ranked.sentence.text, ranked.sentence.tokens):
                if theirs.pivot != mine.pivot or _told(mine) != _told(theirs):
                    continue
                printed = [_keys(side) for side in (theirs.left, theirs.right)]
                if part_of(ours[0] | ours[1], printed[0] | printed[1] | known) < _HELD:
                    continue
                if part_of(printed[0] | printed[1], ours[0] | ours[1] | known) < _HELD:
                    continue
                moved = _moved(ours, printed)
                if moved is None:
                    continue
                if mine.pivot == "turn" and not _anchored(ours, printed):
                    continue  # both clauses were told in the other order
                at, record_at = (
                    next(((t.start, t.end) for t in tokens if not moved.isdisjoint(t.keys)), (0, 0))
                    for tokens in (mine.left, theirs.right)
                )
                said = matter.claim.text[slice(*at)]
                return Observation(
                    facet="direction", status="differs", claim=said, record=ranked.sentence.text[slice(*record_at)],
                    claim_at=at, sentence=ranked.index, record_at=record_at, rule="claim-direction-reversed",
                    message=f"“{said}” and its counterpart stand the other way round in the abstract",
                )  # fmt: skip
    return None


def _parted(text: str, tokens: Sequence[Token]) -> Iterator[_Parted]:
    """A text at each word that parts it in two, where there is one such word alone."""
    plain, held = blanked(text), outside(text, tokens)
    for pivot, pattern in _PIVOTS.items():
        found = list(pattern.finditer(plain))
        if len(found) != 1:
            continue
        start, end = found[0].span()
        yield _Parted(pivot, tuple(t for t in held if t.end <= start), tuple(t for t in held if t.start >= end))


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(
        k for t in tokens if (not is_pole(t.word) or t.word in _NAMING) and t.word not in _ORDINARY for k in t.keys
    )


def _told(parted: _Parted) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The ends that either side tells, but for those that name one of two; where they are not plain, their words."""
    found: list[tuple[tuple[str, int], ...]] = []
    for side in (parted.left, parted.right):
        told = poles(side)
        if told is None:
            found.append(tuple(sorted((t.word, 0) for t in side if is_pole(t.word) and t.word not in _NAMING)))
            continue
        ends = sorted((p.name, p.sign) for p in told.found if side[p.index].word not in _NAMING)
        found.append((*ends, ("not", len(told.negations))))
    return tuple(found)


def _moved(ours: Sequence[frozenset[str]], printed: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """The keys of the claim's left side that stand on the right in the sentence, where others went the other way."""
    out = (ours[0] & printed[1]) - printed[0] - ours[1]
    back = (ours[1] & printed[0]) - printed[1] - ours[0]
    return out if weight(out) >= _LEAST and weight(back) >= _LEAST else None


def _anchored(ours: Sequence[frozenset[str]], printed: Sequence[frozenset[str]]) -> bool:
    """Whether something stands on the same side in both."""
    return any(
        weight((mine & theirs) - other) >= _LEAST
        for mine, theirs, other in ((ours[0], printed[0], printed[1]), (ours[1], printed[1], printed[0]))
    )
