"""An effect that the claim tells of and the abstract found nothing of: `A lowered X` beside `no difference in X`.

The abstract need not name who was compared (`between groups`), so the outcome is what has to be the same: every word of
it, in the claim and in the denial. Nothing is said where the abstract tells of a rise or fall of it anywhere, where the
denial is of a part of the people or of a time that the claim does not speak of, or of others than the claim's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.supposed import EARLY, SUPPOSED, only_supposed
from citecheck.claims.facets.direction.tied import PART, is_unfound
from citecheck.claims.facets.direction.tied import of_claim as ties_of_claim
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED, of_sentence
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.comparisons import DENIES
from citecheck.claims.sentences.moments import of_other_moments
from citecheck.claims.sentences.nulls import VAGUE, Null, bounds, nulls
from citecheck.claims.sentences.sides import CONTROLS, TIMES, part_of, weight
from citecheck.claims.sentences.ties import GENOTYPE, Tie, good_of

_BEFOREHAND = re.compile(
    r"\b(?:baseline|characteristics|demographic\w*|preoperative\w*|pre-?treatment|initial\w*|before|beforehand|"
    r"at the (?:start|beginning)|(?:study|trial) entry|at entry|enrol\w+|(?:on|at) admission|randomi[sz]ation)\b",
    re.IGNORECASE,
)
"""What shows that a sentence, or a claim, is of those who were to be compared."""
_OTHERS_FOUND = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|other|most|some|many|recent|past) (?:[\w-]+ ){0,2}"
    r"(?:studies|trials|work|reports?|research|reviews?|authors|data|evidence|literature)\b",
    re.IGNORECASE,
)
_BACKGROUND = ("BACKGROUND", "OBJECTIVE", "INTRODUCTION", "AIM", "PURPOSE", "CONTEXT", "METHOD", "DESIGN")
_OF_SOME = re.compile(
    r"\s?in\s(?:(?:about|nearly|only|over)\s)?(?:\d|one\b|half\b|an?\s(?:third|quarter)|some\b|most\b|many\b)"
)
"""What is said of a share is not said of them all: `remained unchanged in 40 %`."""
_BOTH = re.compile(
    r"\b(?:both|all|either|each|within)\b[^,;.]{0,40}\b(?:groups?|arms?|treatments?|regimens?|formulas?|and)\b|"
    r"\bover time\b|\bfrom (?:baseline|pre\S+|the start)\b|\bcompared (?:with|to) baseline\b",
    re.IGNORECASE,
)
"""What changed in all of them, or from the start on, is no difference between them."""
_THAN = re.compile(r"\b(?:than|compared|versus|vs|(?-i:v)|relative to|against)\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\b(?:it|this|these|they|the differences?|the latter)\b", re.IGNORECASE)
_TELLING = 1.5
"""How much the words of an outcome have to weigh."""
_ACTS, _NAMED, _MEANT = 0.3, 0.35, 0.6
"""Weighted shares: of what acts, that the abstract has; and of an outcome, and of it or two sides, to be the same."""


@lru_cache(maxsize=2048)
def of_nulls(sentence: Sentence) -> tuple[Null, ...]:
    """What a sentence of an abstract found nothing in."""
    text = sentence.text
    if not is_finding(sentence):
        return ()
    return tuple(n for n in nulls(text, sentence.tokens) if not (_of_controls(n) and not _THAN.search(text)))


@lru_cache(maxsize=2048)
def is_finding(sentence: Sentence) -> bool:
    """Whether a sentence tells what was found, and not what others found, was to be found or was so before."""
    text = sentence.text
    if is_unfound(text) or any(p.search(text) for p in (_BEFOREHAND, _OTHERS_FOUND)):
        return False
    label = (sentence.section or "").upper()
    return not (label.startswith(_BACKGROUND) if label else sentence.place < EARLY)


def _of_controls(null: Null) -> bool:
    """Whether it was in the controls that nothing changed."""
    return bool(CONTROLS & (null.rest | null.sides)) and (null.subject or not null.sides)


def unmoved(matter: Matter) -> list[Judged]:
    """For each effect of the claim that the abstract denies plainly where it does."""
    said = matter.said
    if is_unfound(said.text) or any(p.search(said.text) for p in (DENIES, PART, _BEFOREHAND)):
        return []
    found = []
    for mine in ties_of_claim(said):
        if mine.value not in (1, -1) or mine.names >= GENOTYPE or mine.of_change or mine.means or mine.signs > 2:
            continue
        if asked(matter, mine.at[0]) or of_other_works(said.text, mine.at[0]):
            continue
        pairs = ((mine.right - VAGUE, mine.left), (mine.left - VAGUE, mine.right))
        denied = (
            _denied(matter, mine, outcome, side) for outcome, side in pairs if weight(outcome) >= _TELLING and side
        )
        found.extend([j for j in denied if j is not None][:1])
    return found


def _denied(matter: Matter, mine: Tie, outcome: frozenset[str], side: frozenset[str]) -> Judged | None:
    """Where the abstract found nothing of an effect of `side` on `outcome`."""
    if part_of(side, matter.reading.keys) < _ACTS:
        return None
    for ranked in matter.ranked:
        for null in of_nulls(ranked.sentence):
            if _OF_SOME.match(ranked.sentence.text, null.end):
                continue
            there = _of_the_same(matter, mine, null, outcome, side)
            if (
                there
                and _excludes(mine, null, _good(matter, outcome))
                and not of_other_moments(matter.said.text, ranked.sentence.text[slice(*null.clause)])
                and not _affirmed(matter, there, ranked.sentence, null, compared=bool(mine.other))
            ):
                at = (null.start, null.end)
                return Judged(same=False, at=mine.at, sentence=ranked.index, record_at=at, denied=True)
    return None


def _of_the_same(
    matter: Matter, mine: Tie, null: Null, outcome: frozenset[str], side: frozenset[str]
) -> frozenset[str]:
    """The keys of the outcome that a denial is of; empty where it is of another, or of others."""
    known = known_of_all(matter.reading)
    claims = frozenset(matter.said.weights) | mine.left | mine.right | mine.other
    touched = [one for one in null.matters if one & outcome]
    there = outcome & frozenset[str]().union(*touched)
    if not there or not all(one <= outcome | known for one in touched):
        return frozenset()
    if weight(there) < max(_TELLING, _NAMED * weight(outcome)):
        return frozenset()
    own = outcome - TIMES if mine.other.isdisjoint(TIMES) else outcome  # "after a race" may be told otherwise
    if not own <= there | null.rest | null.sides | known or not null.rest <= claims | known:
        return frozenset()
    if null.sides and part_of(null.sides, claims) < _MEANT:
        return frozenset()
    if null.subject and null.sides & mine.other and not null.sides & side:
        return frozenset()
    if null.sides and not (null.subject or mine.other) and null.sides <= side:
        return frozenset()  # of both the claim says the same
    return there


def _good(matter: Matter, outcome: frozenset[str]) -> int:
    """See `ties.good_of`."""
    return good_of([t.word for t in matter.said.tokens if not outcome.isdisjoint(t.keys)])


def _excludes(mine: Tie, null: Null, good: int) -> bool:
    """Whether a denial takes back what the claim says: that it did not rise leaves a fall open."""
    if null.amount:
        return not mine.worth and mine.value == null.amount
    if null.worth:
        return mine.value == null.worth if mine.worth else mine.value * good == null.worth
    return True


def _affirmed(matter: Matter, outcome: frozenset[str], but: Sentence, null: Null, *, compared: bool) -> bool:
    """Whether the abstract tells of a rise or fall of the outcome, or of what a clause behind the denial takes up."""
    sentences: Sequence[Sentence] = matter.reading.sentences
    start, end = null.clause
    flat = SUPPOSED.search(matter.said.text) is None
    for before, sentence in zip((None, *sentences), (*sentences, matter.reading.title), strict=True):
        if ASKED.search(sentence.text) or (flat and only_supposed(sentence)):
            continue
        for sign in of_sentence(sentence):
            if sign.value not in (1, -1) or (sentence is but and start <= sign.start < end):
                continue
            first, last = bounds(sentence.text, sign.start, sign.end)
            clause = sentence.text[first:last]
            if compared and _BOTH.search(clause) and not _THAN.search(clause):
                continue
            behind = (before is but and first == 0) or (sentence is but and sign.start >= end)
            if (behind and _TAKES_UP.search(clause)) or part_of(outcome, sign.around) >= _MEANT:
                return True
    return False
