"""A risk told as raised that a printed ratio tells as lowered, or the other way round.

`Breastfeeding raised the odds of asthma` beside `breastfeeding had an OR of 0.66 (0.51 to 0.86)`.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite, of_another_age, of_another_one
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.poles import poles
from citecheck.claims.sentences.ratios import Ratio, ratios
from citecheck.claims.sentences.sides import CONTROLS, part_of, weight
from citecheck.claims.sentences.signs import signs
from citecheck.claims.sentences.windings import is_winding

_BEFORE = re.compile(
    r"(?P<what>(?:(?!(?:and|or|were|was|had|with|while|whereas|but|by|than)\b)[^\s,;:()]+\s){0,7}"
    r"(?!(?:and|or|were|was|had|with)\b)[^\s,;:()]+)\s?"
    r"(?:\((?:adjusted\s)?|(?:had|carried) (?:an?|the) (?:adjusted\s)?)$"
)
_BEHIND = re.compile(r"[^.;]{0,45}?\)?\s(?:for|in|with|among)\s(?P<what>[^,;()]+?)(?=\sand\s\d|,|;|\.(?:\s|$)|$)")
_THAN = re.compile(r"\b(?:than|versus|vs|compared (?:with|to))\b[^,;:.]*$", re.IGNORECASE)
_RISK = re.compile(r"\b(?:risks?|odds|hazards?|likelihood|incidence|rates?|likely|probability|chance)\b", re.IGNORECASE)
_HELD, _ITEM, _LEAST = 0.75, 0.75, 3.0
"""Weighted shares of the claim's words that sentence, title and methods have, and of what a ratio is of that the claim
has; and how much that has to weigh."""


def by_ratio(matter: Matter) -> Observation | None:
    """The word of a claim that says more or less risk, where the only ratio for what it is of says the contrary."""
    text, tokens = matter.said.text, matter.said.tokens
    if not _RISK.search(text) or is_unfound(text) or is_winding(text):
        return None
    if any(t.word in NEGATORS or t.word == "without" for t in tokens):
        return None
    told = [s for s in signs(text, tokens) if s.axis == "amount" and s.value in (1, -1)]
    if len(told) != 1:
        return None
    sides = contrasted(text, tokens, told[0].index)
    if sides is not None and sides[0] & CONTROLS:
        return None
    whose = sides[0] if sides is not None else frozenset(matter.said.weights)
    found: list[tuple[int, Ratio]] = []
    for n, sentence in enumerate(matter.reading.sentences):
        found.extend((n, ratio) for ratio in ratios(sentence.text) if _is_of(matter, whose, sentence, ratio))
    if len(found) != 1:
        return None
    n, ratio = found[0]
    if ratio.sign * told[0].value != -1:
        return None
    printed = matter.reading.sentences[n].text[ratio.start : ratio.end]
    return Observation(
        facet="direction", status="differs", claim=text[told[0].start : told[0].end], record=printed,
        claim_at=(told[0].start, told[0].end), sentence=n, record_at=(ratio.start, ratio.end),
        rule="claim-direction-reversed",
        message=f"the text says “{text[told[0].start : told[0].end]}”, the abstract gives {printed}",
    )  # fmt: skip


def _is_of(matter: Matter, whose: frozenset[str], sentence: Sentence, ratio: Ratio) -> bool:
    """Whether a ratio of a sentence is of what has (keys `whose`) more or less by the claim."""
    if is_unfound(sentence.text):
        return False
    ahead = sentence.text[: ratio.start]
    if _THAN.search(ahead):
        return False  # "more often in A than in B (OR 2.2)" is of A
    match = _BEFORE.search(ahead) or _BEHIND.match(sentence.text, ratio.end)
    if match is None:
        return False
    start, end = match.span("what")
    item_tokens = [t for t in sentence.tokens if start <= t.start < end]
    told = poles(item_tokens)
    if told is None or told.found or told.negations:
        return False
    item = frozenset(k for t in item_tokens for k in t.keys)
    claims = frozenset(matter.said.weights)
    known = known_of_all(matter.reading)
    if weight(item) < _LEAST or part_of(item, whose) < _ITEM:
        return False
    if of_another_age(matter.said.text, sentence.text) or of_another_one(matter.said.text, sentence.text):
        return False
    rest = frozenset(matter.said.plain) - item
    return part_of(rest, sentence.keys | known) >= _HELD and not are_opposite(claims, sentence.keys)
