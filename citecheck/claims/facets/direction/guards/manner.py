"""Whether a word of direction says nothing of the outcome: of a tool, of a course in time, of what is done."""

from __future__ import annotations

import re
from itertools import pairwise

from citecheck.claims.facets.direction.guards.denials import denies_another, known_of_all
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.sides import weight
from citecheck.claims.sentences.signs import signs
from citecheck.claims.words.wordlists import words

_HARMLESS = re.compile(r"\b(?:safe(?:ly|r)?|safety|harmless|(?:well[- ])?tolerated|tolerable)\b", re.IGNORECASE)
"""`A is safe` is borne out by `no difference in harm`."""
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
_PARTS = re.compile(r",? (?:but|whereas|while|although|though|yet)\s|;\s|, and\s", re.IGNORECASE)
_BUT_NOT = re.compile(r",\s(?:but|and|though|yet) not\s[^,;.()]{1,60}(?=[,.;])", re.IGNORECASE)
_FOR = re.compile(r"\s?for (?:non-?inferiority|equivalence|interaction|trend|heterogeneity)\b", re.IGNORECASE)
_LACKING = re.compile(r"(?:deficient|null|knockout|lacking|depleted)\b", re.IGNORECASE)
_NEXT = 3
"""A noun stands at most so many words behind what is said of it."""


def of_another_manner(matter: Matter, one: Opposition) -> bool:
    """Whether the claim's word is of a tool that the sentence does not name, or names what is done.

    Or the sentence denies a difference between others, or the claim denies a change over time and the sentence compares
    groups: `did not change over time` is not opposed by `higher than in controls`.
    """
    if one.other is None or one.ranked is None:
        return False
    said, sentence = matter.said, one.ranked.sentence
    if said.tokens[one.sign.index].word in _DEEDS or names_whom(said.text, one.sign.start):
        return True
    if one.other.value == 0 and is_harmless(said.text, one.sign.start):
        return True
    if of_no_difference(sentence.text, one.other.end):
        return True
    if one.other.value == 0 and denies_another(matter, sentence, (one.other.start, one.other.end), by_sides=True):
        return True
    behind = said.tokens[one.sign.index + 1 : one.sign.index + _NEXT]
    if any(t.word in _TOOLS for t in behind) and not any(t.word in _TOOLS for t in sentence.tokens):
        return True
    return one.sign.value == 0 and of_a_course(said.text, sentence.text)


def of_no_difference(text: str, at: int) -> bool:
    """Whether the p value that ends at an offset is of another question than whether two differ."""
    return _FOR.match(text, at) is not None


def is_harmless(text: str, at: int) -> bool:
    """Whether the word at an offset says that something does no harm."""
    return _HARMLESS.match(text, at) is not None


def names_whom(text: str, at: int) -> bool:
    """Whether the word at an offset only tells who is meant, as `deficient` of `A-deficient mice`."""
    return at > 0 and text[at - 1] in "-‐‑–" and _LACKING.match(text, at) is not None


def of_another_clause(matter: Matter, one: Opposition) -> bool:
    """Whether another clause of the claim has more of the sentence, and says what it says.

    `A was no better for pain, but adherence was higher` beside `adherence was better with A`.
    """
    if one.other is None or one.ranked is None:
        return False
    said, sentence = matter.said, one.ranked.sentence
    cuts = [0, *(m.end() for m in _PARTS.finditer(said.text)), len(said.text)]
    clauses = [
        (start, end, frozenset(k for t in said.tokens if start <= t.start < end for k in t.keys))
        for start, end in pairwise(cuts)
    ]
    own = next((keys for start, end, keys in clauses if start <= one.sign.start < end), frozenset())
    there = sentence.keys - known_of_all(matter.reading)
    for start, end, keys in clauses:
        if keys is own or weight((keys - own) & there) <= weight((own - keys) & there):
            continue
        if any(start <= s.start < end and s.value == one.other.value for s in signs(said.text, said.tokens)):
            return True
    return False


def of_those_set_aside(matter: Matter, one: Opposition) -> bool:
    """Whether the sentence denies what the claim denies in passing: `A, but not B, lowered it` beside `B did not`."""
    if one.other is None or one.ranked is None or one.other.value != 0:
        return False
    text, tokens = matter.said.text, matter.said.tokens
    spans = *asides(text), *(m.span() for m in _BUT_NOT.finditer(text))
    aside = [t for t in tokens if any(start <= t.start < end for start, end in spans)]
    if not any(t.word in NEGATORS for t in aside):
        return False
    rest = {k for t in tokens if t not in aside for k in t.keys}
    return any(k in one.ranked.sentence.keys for t in aside for k in t.keys if k not in rest)


def of_a_course(said: str, printed: str) -> bool:
    """Whether a claim that denies something is of a course in time, and the abstract's sentence compares others."""
    if _OVER_TIME.search(said) is None or _OVER_TIME.search(printed) is not None:
        return False
    return _THAN.search(printed) is not None
