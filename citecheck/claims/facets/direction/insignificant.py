"""A difference that the claim calls not significant in passing, and the abstract significant: `but not significantly`.

The claim tells what the sentence tells, with the same direction, and adds that it was not significant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.direction.guards.of_a_kind import of_another_one, of_the_opposite
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import of_sentence
from citecheck.claims.sentences.signs import Sign, signs
from citecheck.claims.words.rarity import rarity

_NOT = (
    r"(?:not (?:statistically )?significant(?:ly)?(?: so)?|not to a (?:statistically )?significant (?:degree|extent)|"
    r"f[ae]ll(?:s|ing)? short of (?:statistical )?significance|did not reach (?:statistical )?significance|"
    r"(?:without|not) reaching (?:statistical )?significance|"
    r"without (?:statistical )?significance|non-?significant(?:ly)?)"
)
_ADDED = re.compile(
    rf",?\s(?:(?:but|though|although|yet|albeit|if)\s(?:(?:this|it|the (?:effect|difference|change|trend))\s)?"
    rf"(?:(?:was|is|were)\s)?|"
    rf"(?:a|an|this|the) (?:difference|change|effect|trend|finding|result|outcome|association|correlation|observation) "
    rf"(?:that |which )?(?:was|is|were)?\s?|which\s(?:(?:was|is|were)\s)?|"
    rf"(?=without))"
    rf"(?P<said>{_NOT})\b[^,;.]{{0,12}}|"
    r",\s(?:an?|this being an?)\s(?P<noun>(?:statistically )?(?:non-?significant|"
    r"insignificant) (?:finding|result|difference|"
    r"change|effect|outcome|association))\b|"
    r"\s(?:slightly|somewhat|numerically|only|"
    r"tended to be)?,?\s?but (?P<passing>not (?:statistically )?significantly|"
    r"not to a (?:statistically )?significant (?:degree|extent)),?\s(?=[a-z])|"
    r"\s[(\[](?P<aside>(?-i:NS|ns|n\.s\.)|(?:an? |statistically |difference )*(?:non-?significant|not significant)"
    r"(?: \w+)?)[)\]]",
    re.IGNORECASE,
)
_HELD, _BESIDE = 0.9, 0.4
"""The share of the claim's words, by their rarity, that the sentence has, and one that says the opposite of it."""
_OF_ANOTHER = re.compile(r"\bnon-?significan|\binsignifican|\bnot (?:\w+ )?significan|\bNS\b")
"""A sentence that has both levels says which of them is of what."""
_SENTENCES = 2


def takes_back(text: str) -> bool:
    """Whether a claim adds that what it tells was not significant."""
    return _ADDED.search(text) is not None


def insignificant(matter: Matter) -> Observation | None:
    """What the claim says last of a difference, where the sentence that tells of it has it significant."""
    said = _ADDED.search(matter.claim.text)
    if said is None:
        return None
    group = next(name for name in ("said", "noun", "passing", "aside") if said[name])
    tokens = [t for t in matter.said.tokens if t.start < said.start()]
    keys = sorted({k for t in tokens for k in t.keys if not k[0].isdigit()})
    total = sum(map(rarity, keys))
    before = [s for s in signs(matter.said.text, matter.said.tokens) if s.start < said.start()]
    mine = {(s.axis, s.value or s.denied) for s in before}
    for ranked in matter.ranked[:_SENTENCES]:
        held = sum(rarity(k) for k in keys if k in ranked.sentence.keys)
        if not total or held < _HELD * total or of_another_one(matter.said.text, ranked.sentence.text):
            continue
        if of_the_opposite(matter.said, ranked.sentence):
            continue
        if any(_denies(r, keys, total) for r in matter.ranked if r is not ranked):
            return None
        level = _significant(ranked)
        theirs = {(s.axis, s.value) for s in of_sentence(ranked.sentence)}
        if level is not None and (not mine - {("amount", 2)} or mine & theirs):
            printed = ranked.sentence.text[level.start : level.end]
            return Observation(
                facet="significance", status="differs", claim=said[group], claim_at=said.span(group), record=printed,
                sentence=ranked.index, record_at=(level.start, level.end), rule="claim-significance-differs",
                message="the text calls a difference not significant, the abstract significant",
            )  # fmt: skip
    return None


def _denies(ranked: Ranked, keys: Sequence[str], total: float) -> bool:
    """Whether another sentence that speaks of it says that something was not significant."""
    held = sum(rarity(k) for k in keys if k in ranked.sentence.keys)
    levels = (s.axis == "significance" and s.value == 0 for s in of_sentence(ranked.sentence))
    return held >= _BESIDE * total and any(levels)


def _significant(ranked: Ranked) -> Sign | None:
    """The first sign that what a sentence tells is significant, where it says so of all of it."""
    if _OF_ANOTHER.search(ranked.sentence.text):
        return None
    levels = [s for s in of_sentence(ranked.sentence) if s.axis == "significance"]
    return levels[0] if levels and all(s.value == 1 for s in levels) else None
