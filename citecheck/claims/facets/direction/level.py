"""A difference told as significant to which the abstract gives a p value that is not, and the other way round."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.manner import of_no_difference
from citecheck.claims.facets.number.answer import number
from citecheck.claims.observation import Matter, Observation

_DIFFERENT = (
    r"(?:more|less|fewer|higher|lower|greater|smaller|larger|better|worse|longer|shorter|reduced|increased|improved|"
    r"decreased|lowered|raised|fell|rose|different|differ(?:ed|s)?)"
)
_SAID = re.compile(
    rf"\b(?P<denied>(?:not|never|neither|nor|without|no|non)[- ](?:\w+ ){{0,2}}?)?"
    rf"(?:(?:statistically )?significantly (?:\w+ )?{_DIFFERENT}|{_DIFFERENT} (?:\w+ )?significantly|"
    r"(?:statistically )?significant (?:differences?|reductions?|increases?|improvements?|benefits?|advantages?|falls?|"
    r"rises?|gains?))\b",
    re.IGNORECASE,
)
_TELLING = Cue(_SAID, pieces="significan")
P = re.compile(
    r"\bp(?:[- ]values?)?\s?(?P<sign>[=<>≤≥])\s?(?P<value>0?\.\d+)|\b(?P<ns>n\.?s\b|not significant)", re.IGNORECASE
)
_OWN_P = re.compile(r"\bp(?:[- ]values?)?\s?(?:of |was )?[=<>≤≥]?\s?$", re.IGNORECASE)
_BREAK = re.compile(
    r", (?:and|but|while|whereas|although|though|with)\b|;|\.\s|\b(?:and|but|while|whereas|although|though)\b"
    r"[^,;.]{0,80}\b(?:was|were|had|is|are|did|significantly)\b",
    re.IGNORECASE,
)
"""Where another statement begins."""
STRICTER = re.compile(
    r"\bbonferroni|\bmultiple (?:testing|comparisons)|\bsignifican(?:ce|t)\b[^.;]{0,40}\b0?\.0(?:[0-4]\d*|0\d+)\b|"
    r"\b0?\.0(?:[0-4]\d*|0\d+)\b[^.;]{0,40}\bsignifican(?:ce|t)\b|\bnon-?inferiority\b|\bequivalence\b",
    re.IGNORECASE,
)
"""Where another level holds than the usual, or another question is asked than for a difference."""
_ADJUSTED = re.compile(r"\b(?:un)?adjust|\bcorrect(?:ed|ion)\b", re.IGNORECASE)
_LEVEL, _NEAR = 0.05, 0.005
"""The usual level, and how near to it a value says nothing."""
_APART, _BEHIND = 90, 70
"""Letters between the two figures of a claim, and between those of the abstract and their p value."""


def level(matter: Matter) -> Observation | None:
    """The level of a difference whose two figures the claim has from one sentence, if the p value behind denies it.

    `Significantly higher (70.2% against 61.7%)` beside `61.7% and 70.2% (p = 0.38)`.
    """
    said = _TELLING.search(matter.said)
    if said is None or len(list(_SAID.finditer(matter.claim.text))) > 1:
        return None
    claim = matter.claim.text
    agreed = [
        o
        for o in number(matter)
        if o.status == "agrees" and o.sentence is not None and (o.share or "." in (o.claim or ""))
        and o.claim_at is not None and o.record_at is not None and not _OWN_P.search(claim, 0, o.claim_at[0])
    ]  # fmt: skip
    if len(agreed) != 2 or _ADJUSTED.search(claim):
        return None
    one, other = agreed
    pair = _pair(one, other)
    if pair is None or one.sentence is None or _parted(claim, said.span(), one, other):
        return None
    text = matter.reading.sentences[one.sentence].text
    printed = P.search(text, pair[1], pair[1] + _BEHIND)
    if printed is None or P.search(text, *pair) or ";" in text[pair[1] : printed.start()]:
        return None  # none, or one for each of the figures
    significant = reached(printed)
    if (
        significant is None
        or significant != (said["denied"] is not None)
        or _not_of_a_difference(matter, text, printed)
    ):
        return None
    told = "not significant" if said["denied"] else "significant"
    return Observation(
        facet="significance",
        status="differs",
        claim=said.group(),
        record=printed.group(),
        claim_at=said.span(),
        sentence=one.sentence,
        record_at=printed.span(),
        rule="claim-significance-differs",
        message=f"The text calls the difference {told}; the abstract has “{printed.group()}” for these figures.",
    )


def _not_of_a_difference(matter: Matter, text: str, printed: re.Match[str]) -> bool:
    """Whether a p value may be of something else than whether two figures differ at the usual level."""
    if of_no_difference(text, printed.end()) or STRICTER.search(matter.reading.text):
        return True
    return P.search(text, printed.end(), printed.end() + _BEHIND) is not None or _ADJUSTED.search(text) is not None


def _parted(claim: str, said: tuple[int, int], one: Observation, other: Observation) -> bool:
    """Whether the two figures stand in another statement of the claim than what it says of the level."""
    places = [o.claim_at for o in (one, other) if o.claim_at is not None]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    return _BREAK.search(claim, said[1], first) is not None or _BREAK.search(claim, last, said[0]) is not None


def _pair(one: Observation, other: Observation) -> tuple[int, int] | None:
    """Where two figures of a claim stand in one sentence of the abstract, from the first to the last letter of them."""
    said = [o.claim_at for o in (one, other) if o.claim_at is not None]
    printed = [o.record_at for o in (one, other) if o.record_at is not None]
    if one.sentence != other.sentence or len(said) + len(printed) < 4:
        return None
    if max(start for start, _ in said) - min(end for _, end in said) > _APART:
        return None
    return min(start for start, _ in printed), max(end for _, end in printed)


def reached(printed: re.Match[str]) -> bool | None:
    """Whether a p value reaches the usual level; None where that is not certain."""
    if printed["ns"]:
        return False
    value = float(printed["value"])
    if printed["sign"] in "<≤":
        return True if value <= _LEVEL else None
    if abs(value - _LEVEL) <= _NEAR and printed["sign"] == "=":
        return None
    if printed["sign"] in ">≥":
        return False if value >= _LEVEL else None
    return value < _LEVEL
