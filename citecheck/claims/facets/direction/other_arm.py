"""What the abstract says of one arm, told of the other: `higher with wool`, where it was higher with cotton."""

from __future__ import annotations

import re

from citecheck.claims.facets.direction.guards.of_a_kind import of_another_one
from citecheck.claims.facets.direction.guards.supposed import only_supposed
from citecheck.claims.facets.direction.only_in import exchanged
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.sides import share
from citecheck.claims.sentences.signs import Sign, signs
from citecheck.claims.words.terms import Token

_ARM = re.compile(
    r"\b(?:in|with|for|among) (?:the |those in the )?(?P<arm>[\w-]+) (?P<noun>group|arm|cohort)\b", re.IGNORECASE
)
_ORDERED = frozenset(
    {"higher", "lower", "greater", "smaller", "longer", "shorter", "better", "worse", "less", "more", "fewer"}
)
_COVERED = 0.8
"""Weighted share of the claim's words, but for its arm, that the sentence has."""


def other_arm(matter: Matter) -> Observation | None:
    """Where the one sentence that has the claim's finding has it of the other arm, which the claim does not name."""
    mine = _told(matter.said.text, matter.said.tokens)
    if mine is None:
        return None
    sign, arm, at = mine
    if arm.keys and not matter.reading.keys.intersection(arm.keys):
        return None
    wanted = {k: w for k, w in matter.said.weights.items() if k not in arm.keys}
    near = [r for r in matter.ranked if share(wanted, r.sentence.keys) >= _COVERED and not only_supposed(r.sentence)]
    if any(r.sentence.keys.intersection(arm.keys) for r in near):
        return None  # there is a sentence on the claim's own arm
    told = [(r, found) for r in near if (found := _told(r.sentence.text, r.sentence.tokens)) is not None]
    if len(near) != 1 or len(told) != 1:
        return None
    ranked, (other, theirs, record_at) = told[0]
    known = matter.said.weights.keys() & set(theirs.keys)
    if other.value != sign.value or known or of_another_one(matter.said.text, ranked.sentence.text):
        return None
    if not _elsewhere(matter, ranked.sentence, arm):
        return None
    return exchanged(matter, at, ranked, record_at)


def _told(text: str, tokens: tuple[Token, ...]) -> tuple[Sign, Token, tuple[int, int]] | None:
    """The word of order of a text that is told of one arm alone, with the arm and where both stand."""
    arms = list(_ARM.finditer(text))
    ordered = [s for s in signs(text, tokens) if tokens[s.index].word in _ORDERED and not s.negated]
    if len(arms) != 1 or len(ordered) != 1 or re.search(r"\b(?:than|compared|versus|vs)\b", text):
        return None
    arm = next((t for t in tokens if t.start == arms[0].start("arm")), None)
    if arm is None or not arm.keys or arms[0].start() < ordered[0].start:
        return None
    return ordered[0], arm, (ordered[0].start, arms[0].end())


def _elsewhere(matter: Matter, but: Sentence, arm: Token) -> bool:
    """Whether the abstract names the claim's arm as one elsewhere."""
    named = matter.reading.title, *(s for s in matter.reading.sentences if s is not but)
    return any(s.keys.intersection(arm.keys) for s in named)
