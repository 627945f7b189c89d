"""Whether the record is about something else altogether than the claim."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.rarity import rarity
from citecheck.claims.reading import ClaimReading, Reading, read_text
from citecheck.claims.wordlists import words

_ENOUGH = 14.0
_LEAST_WORDS = 4
"""Summed rarity and number of different words below which nothing is said: a general sentence fits many works."""
_ENGLISH = frozenset(
    words("the of and in to with was were is are for by that from on as at or be an this these has have had not than")
)
_LEAST_ENGLISH = 0.08
"""Share of such words from which a claim is English; another language shares next to no words with any abstract."""
_CASE = re.compile(
    r"\b(?:case (?:histor\w+|report|series|stud(?:y|ies)|\d)|(?:the|this|a|an|our|one) (?:\S+ ){0,2}patient\b|"
    r"\d+[- ]years?[- ]old|h(?:e|is)\b|s?her?\b)",
    re.IGNORECASE,
)
"""The story of one patient: an abstract never tells it."""
_WEIGHTS = (9.33, 8.79, 4.44)
_INTERCEPT = -4.05
"""For `signs_of`, fitted by `tests/accuracy/fit_claims.py` on the citing sentences of Citation-Integrity (development
part): their own record against random ones."""
_WRONG = -1.2
"""The sum below which a record is about something else: 5 % of the real citing sentences, 88 % of random records."""


def signs_of(said: ClaimReading, reading: Reading) -> tuple[float, float, float]:
    """How much the record holds of the claim, the claim of its title, and how rare the rarest shared word is."""
    there = reading.keys | reading.subject_keys
    parts = {p for one, keys in said.joined.items() if one in there for p in keys}
    wanted = {k: rarity(k) for k in said.weights if not k[0].isdigit()}
    shared = [k for k in wanted if k in there or k in parts]
    total = sum(w**1.5 for w in wanted.values())
    kinship = sum(wanted[k] ** 1.5 for k in shared) / total if total else 0.0
    title = {k: rarity(k) for k in reading.title.keys}
    of_title = sum(title.values())
    told = sum(w for k, w in title.items() if k in wanted) / of_title if of_title else 0.0
    return kinship, told, max((wanted[k] for k in shared), default=0.0) / 9


def is_wrong(matter: Matter) -> bool:
    """Whether the record shares next to nothing with a claim that says enough to tell.

    The heading above the claim and the sentence before it may name the subject; they can only speak for the record.
    """
    said = matter.said
    if any(_CASE.search(t) for t in (matter.claim.text, matter.claim.subject or "", matter.claim.context or "")):
        return False
    if sum(token.word in _ENGLISH for token in said.tokens) < _LEAST_ENGLISH * len(said.tokens):
        return False
    telling = [k for k in said.weights if not k[0].isdigit()]
    if len(telling) < _LEAST_WORDS or sum(rarity(k) for k in telling) < _ENOUGH:
        return False
    if _sum(said, matter.reading) >= _WRONG:
        return False
    around = "\n".join(t for t in (matter.claim.subject, matter.claim.context, matter.claim.text) if t)
    return around == matter.claim.text or _sum(read_text(around, matter.reading), matter.reading) < _WRONG


def _sum(said: ClaimReading, reading: Reading) -> float:
    return _INTERCEPT + sum(w * s for w, s in zip(_WEIGHTS, signs_of(said, reading), strict=True))
