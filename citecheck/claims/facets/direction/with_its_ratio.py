"""A ratio that the claim prints itself, called the contrary: `a hazard ratio of 0.71 means a greater risk with A`.

`by_ratio` reads what the ratios of the abstract are of; here the same ratio stands in both texts, so that only its
sense and the order of the two sides are asked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.comparisons import contrasted
from citecheck.claims.sentences.ratios import ratios
from citecheck.claims.sentences.sides import CONTROLS, part_of
from citecheck.claims.sentences.signs import signs
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.terms import Token

_UP = r"higher|increased?|increases|greater|raised|raises|elevated|more|heightened|likelier|oftener"
_DOWN = r"lower(?:ed|s)?|reduced?|reduces|reduction|decreased?|decreases|fewer|less|smaller|diminished|rarer|protective"
_SENSE = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:more|less|higher|greater|fewer|lower)\sthan\s(?:\d|one|two|three|four|five|six|ten|halved?|doubled?|half)",
    re.IGNORECASE,
)
"""`More than 40 hours`: no sense of a ratio."""
_OR_MORE = re.compile(r"\bor\s(?:more|less|fewer|higher|lower|greater)\b", re.IGNORECASE)
_VALUE = re.compile(r"\d{1,3}[.·]\d{1,3}")
_FOR = re.compile(r"[^()]{0,12}\bfor\s", re.IGNORECASE)
_OUTCOMES = (
    re.compile(r"\b(?:surviv\w+|alive|recover\w*|remission|success\w*|cured?|free|complet\w+)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:death|deaths|died|dying|mortality|relapse|failure|recurrence|progression|dropout)\b", re.IGNORECASE
    ),
)
"""Ends of which the one is less likely where the other is more so."""
_TELLS = 0.07
"""How far the logarithm of a ratio has to lie from 0 to tell which is more."""


def with_its_ratio(matter: Matter) -> Observation | None:
    """The word of the claim for more or less, where the ratio that both texts print says the contrary."""
    text = matter.said.text
    printed = ratios(text)
    if len(printed) != 1 or is_unfound(text) or is_winding(text):
        return None
    if any(t.word in NEGATORS or t.word == "without" for t in matter.said.tokens):
        return None
    value = _VALUE.search(text, printed[0].start, printed[0].end)
    if value is None or _FOR.match(text, value.end()):
        return None
    sense = 1 if float(value.group().replace("·", ".")) > 1 else -1
    if abs(math.log(max(float(value.group().replace("·", ".")), 0.01))) < _TELLS:
        return None
    told = _senses(text)
    if not told or any(way == sense for way, _ in told):
        return None
    for n, sentence in enumerate(matter.reading.sentences):
        at = _place(sentence.text, value.group())
        if at is None or _sides_apart(matter, sentence, told[0][1]) or _of_the_other_end(text, sentence.text):
            continue
        own = _senses(sentence.text)
        if own and all(way != sense for way, _ in own):
            return None  # the abstract's ratio is of the other side too
        start, end = told[0][1]
        shown = sentence.text[slice(*at)]
        return Observation(
            facet="direction", status="differs", claim=text[start:end], record=shown, claim_at=(start, end), sentence=n,
            record_at=at, rule="claim-direction-reversed",
            message=f"the text says “{text[start:end]}” of a ratio of {value.group()}",
        )  # fmt: skip
    return None


def _senses(text: str) -> list[tuple[int, tuple[int, int]]]:
    """The words for more (1) and less (-1) of a text, with their offsets."""
    holes = [m.span() for m in (*_BOUND.finditer(text), *_OR_MORE.finditer(text))]
    return [
        (1 if m["up"] else -1, m.span()) for m in _SENSE.finditer(text) if not any(a <= m.start() < b for a, b in holes)
    ]


def _place(text: str, value: str) -> tuple[int, int] | None:
    """The offsets of a ratio of this value."""
    for one in ratios(text):
        here = _VALUE.search(text, one.start, one.end)
        if here is not None and here.group() == value:
            return one.start, one.end
    if ratios(text):
        further = re.search(rf"(?<![\d.]){re.escape(value)}(?!\d)", text)
        return further.span() if further is not None else None
    return None


def _sides_apart(matter: Matter, sentence: Sentence, at: tuple[int, int]) -> bool:
    """Whether the claim's first side is the one with which the abstract compares."""
    sides = _sides_at(matter.said.text, matter.said.tokens, at)
    if sides is None:
        return False
    if sides[0] & CONTROLS:
        return True
    for sign in signs(sentence.text, sentence.tokens):
        theirs = contrasted(sentence.text, sentence.tokens, sign.index)
        if theirs is not None and part_of(sides[0], theirs[1]) > part_of(sides[0], theirs[0]):
            return True
    return False


def _sides_at(text: str, tokens: Sequence[Token], at: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]] | None:
    n = next((n for n, t in enumerate(tokens) if t.start >= at[0]), None)
    return contrasted(text, tokens, n) if n is not None else None


def _of_the_other_end(one: str, other: str) -> bool:
    """Whether a claim is of survival where the ratio is of death."""
    ends = [tuple(p.search(text) is not None for p in _OUTCOMES) for text in (one, other)]
    return ends[0] != ends[1] and any(ends[0]) and any(ends[1])
