"""Whether a word of direction says nothing of the outcome: of a tool, of a course in time, of what is done."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.wordlists import words

_TOOLS = frozenset(
    words("indicator indicators predictor predictors marker markers biomarker biomarkers tool tools instrument method")
)
"""`An effective indicator` says nothing of what it indicates."""
_DEEDS = frozenset(
    words(
        "knockdown silencing interference inhibition blockade depletion ablation suppression stimulation activation "
        "antagonist agonist inhibitor"
    )
)
"""What is done, of which something else comes."""
_OVER_TIME = re.compile(
    r"\b(?:over time|with time|from baseline|across (?:time|sessions|visits|waves)|"
    r"over the (?:\w+ )?(?:years|months|weeks|course|period|follow-up))\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:than|compared (?:with|to)|versus|vs|relative to)\b", re.IGNORECASE)
_NEXT = 3
"""A noun stands at most so many words behind what is said of it."""


def of_another_manner(matter: Matter, one: Opposition) -> bool:
    """Whether the claim's word is of a tool that the sentence does not name, or names what is done.

    Or the claim denies a change over time, and the sentence compares groups: `did not change over time` is not opposed
    by `higher than in controls`.
    """
    if one.other is None or one.ranked is None:
        return False
    said, sentence = matter.said, one.ranked.sentence
    if said.tokens[one.sign.index].word in _DEEDS:
        return True
    behind = said.tokens[one.sign.index + 1 : one.sign.index + _NEXT]
    if any(t.word in _TOOLS for t in behind) and not any(t.word in _TOOLS for t in sentence.tokens):
        return True
    return one.sign.value == 0 and of_a_course(said.text, sentence.text)


def of_a_course(said: str, printed: str) -> bool:
    """Whether a claim that denies something is of a course in time, and the abstract's sentence compares others."""
    if _OVER_TIME.search(said) is None or _OVER_TIME.search(printed) is not None:
        return False
    return _THAN.search(printed) is not None
