"""The p value of a claim that retells a finding of the abstract, against those that its sentence prints."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.claims.facets.direction.guards.of_a_kind import of_another_one
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.rarity import rarity

_P = re.compile(
    r"\b[Pp](?:[- ]?values?)?(?:\s(?:of|was|is|being|equal to))?\s?(?P<sign>[<>=≤≥])?\s?"
    r"(?P<value>0?[.·]\d+|1\.0+)(?![\d%])"
)
_HINT = re.compile(r"[Pp][-\s]?(?:value|[<>=≤≥\s]\s?[\d.<>=≤≥])|[Pp][<>=≤≥]")
_LEVEL = re.compile(r"\b(?:at|level of|threshold of|significance of|set at|defined as)\s(?:an?\s)?[(]?$", re.IGNORECASE)
"""Before the level from which a difference counts."""
_HELD = 0.95
"""The share of the claim's words, by their rarity, that the sentence has."""
_SENTENCES = 2
_ZEROS = 1e-9


class _Value(Struct, frozen=True):
    start: int
    end: int
    sign: str
    value: float
    step: float


def p_value(matter: Matter) -> Observation | None:
    """The first p value that can be none of those that the sentence prints, nor any other of the abstract."""
    claim = matter.claim.text
    if _HINT.search(claim) is None:
        return None
    told = _values(claim)
    every = _values(matter.reading.text)
    if not told or not every:
        return None
    spans = [(v.start, v.end) for v in told]
    keys = sorted(
        {
            k
            for t in matter.said.tokens
            if not any(a <= t.start < b for a, b in spans)
            for k in t.keys
            if not k[0].isdigit()
        }
    )
    total = sum(map(rarity, keys))
    for ranked in matter.ranked[:_SENTENCES]:
        printed = _values(ranked.sentence.text)
        if of_another_one(claim, ranked.sentence.text):
            continue
        if not printed or sum(rarity(k) for k in keys if k in ranked.sentence.keys) < _HELD * total:
            continue
        for mine in told:
            if any(_may_be_one(mine, v) for v in every):
                continue
            other = printed[min(told.index(mine), len(printed) - 1)]
            text = ranked.sentence.text[other.start : other.end]
            return Observation(
                facet="number", status="differs", claim=claim[mine.start : mine.end], claim_at=(mine.start, mine.end),
                record=text, sentence=ranked.index, record_at=(other.start, other.end), rule="claim-number-differs",
                message=f"The text says {claim[mine.start : mine.end]}, the abstract {text}.",
            )  # fmt: skip
        return None
    return None


def _values(text: str) -> list[_Value]:
    found = []
    for match in _P.finditer(text):
        if match["sign"] is None and "value" not in match.group():
            continue
        if _LEVEL.search(text, 0, match.start()):
            continue
        digits = match["value"].replace("·", ".")
        step = 10.0 ** -len(digits.partition(".")[2])
        sign = {"≤": "<", "≥": ">", None: "="}.get(match["sign"], match["sign"])
        found.append(_Value(start=match.start(), end=match.end(), sign=sign, value=float(digits), step=step))
    return found


def _may_be_one(mine: _Value, theirs: _Value) -> bool:
    """Whether a p value is another one, rounded or told by its bound: `p < 0.05` for `p = 0.003`."""
    if mine.sign == "<":
        return theirs.sign != ">" and theirs.value <= mine.value + _ZEROS
    if mine.sign == ">":
        return theirs.sign != "<" and theirs.value >= mine.value - _ZEROS
    if theirs.sign == "<":
        return mine.value <= theirs.value + _ZEROS
    if theirs.sign == ">":
        return mine.value >= theirs.value - _ZEROS
    return abs(mine.value - theirs.value) <= 0.5 * max(mine.step, theirs.step) + _ZEROS
