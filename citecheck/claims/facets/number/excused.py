"""Why a figure that another stands for in the abstract may still be right: it is of the rest, or on another scale."""

from __future__ import annotations

import re

from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.sides import weight
from citecheck.claims.words.opposites import apart

DENIES = re.compile(
    r"\b(?:no|not|non|never|without|free|fail\w*|neither|miss(?:es|ed|ing)?|all (?:but|except))\b", re.IGNORECASE
)
"""What may make a share that of all others: 9 % were not, where 91 % were."""
_WHOLE = 100.0
_SCALE = 50
"""So many times another figure, told in another unit, is one of something else."""
_ROUGHLY = 5.0
"""How far a share told in words, and what is left of the printed one, may lie apart, in percent."""
_OWN = 2.0
"""How much a claim's own words have to weigh that may make of a count that of the rest: `outside the range`."""
_WITH_UNIT = re.compile(r"(?P<number>\d+)[ -](?P<unit>hour|day|week|month|year|minute)s?", re.IGNORECASE)
_SOME = 10
"""A number of people or things up to which others add up by chance."""
_TIMES = {
    "half": 2,
    "double": 2,
    "twice": 2,
    "threefold": 3,
    "three times": 3,
    "twofold": 2,
    "fourfold": 4,
    "four times": 4,
}
_MULTIPLE = re.compile(rf"\b(?P<times>{'|'.join(_TIMES)})\b", re.IGNORECASE)
_NEARLY = 0.06
_FREE = re.compile(r"\b(?:free (?:of|from)|without|surviv\w+)\b", re.IGNORECASE)
"""Of what has a probability of 1 less that of what befell."""


def is_excused(matter: Matter, o: Observation) -> bool:
    """Whether `o`, a figure that differs, is the rest of the printed one, or measures something else."""
    return (
        _is_the_rest(matter, o)
        or _of_the_same_whole(matter, o)
        or _of_another_scale(matter, o)
        or _stands_there(matter, o)
        or _by_a_multiple(matter, o)
        or _told_nearer(matter, o)
    )


def _by_a_multiple(matter: Matter, o: Observation) -> bool:
    """Whether the sentence tells how many times the one is the other: `34% of A, twice the share of B`."""
    pair = _compared(matter, o)
    if pair is None or pair[0].dimension != pair[1].dimension or not pair[0].value:
        return False
    told = _MULTIPLE.search(matter.reading.sentences[o.sentence or 0].text)
    times = _TIMES[told["times"].lower()] if told is not None else 0
    return bool(times) and any(
        abs(pair[0].value - value) <= max(pair[0].step, _NEARLY * value)
        for value in (pair[1].value / times, pair[1].value * times)
    )


def _told_nearer(matter: Matter, o: Observation) -> bool:
    """Whether a share in words is that of another sentence, or of two counts: `a quarter` beside `5,135 of 18,240`."""
    pair = _compared(matter, o)
    if pair is None or pair[0].dimension != "%" or matter.claim.text[pair[0].start].isdigit():
        return False
    share, own = pair[0].value, matter.reading.sentences[o.sentence or 0]
    near = min(_ROUGHLY, share / 5)
    mine = frozenset(matter.said.plain)
    for sentence in matter.reading.sentences:
        figures = figures_of(sentence.text)
        told = any(q.dimension == "%" and abs(q.value - share) <= near for q in figures)
        if told and sentence is not own and weight(mine & sentence.keys) >= weight(mine & own.keys):
            return True
        counts = [q.value for q in figures if not q.dimension and q.value >= _SOME]
        if any(a < b and abs(_WHOLE * a / b - share) <= near for a in counts for b in counts):
            return True
    return False


def _stands_there(matter: Matter, o: Observation) -> bool:
    """Whether title or abstract print the very figure with its unit in a row of hyphens: `rest-4-hour-24-hour`."""
    told = _WITH_UNIT.fullmatch(o.claim or "")
    pair = _compared(matter, o)
    if told is None or pair is None:
        return False
    if any(q.value == pair[0].value for s in matter.reading.sentences for q in figures_of(s.text)):
        return False  # it is read as a figure, and stands for something else
    printed = re.compile(rf"(?<![\d.,]){re.escape(told['number'])}[-‐‑– ]{re.escape(told['unit'])}", re.IGNORECASE)
    return any(printed.search(text) for text in (matter.reading.title.text, matter.reading.text))


def _of_the_same_whole(matter: Matter, o: Observation) -> bool:
    """Whether a claim with a word of its own counts all those of a whole that the sentence does not: 13, 16 of 29."""
    pair = _compared(matter, o)
    if pair is None:
        return False
    one, other = pair
    here = figures_of(matter.reading.sentences[o.sentence or 0].text)
    if any(agrees(one, q) for q in here):
        return False  # it stands there too: the two changed places
    if one.dimension == other.dimension == "%":
        near = _ROUGHLY if one.about or not matter.claim.text[one.start].isdigit() else max(one.step, other.step)
        if one.high is not None or abs(one.value + other.value - _WHOLE) > near:
            return False
    elif one.dimension or other.dimension or not one.base == other.base == one.value + other.value:
        return False
    sentence = matter.reading.sentences[o.sentence] if o.sentence is not None else None
    return sentence is not None and weight(frozenset(matter.said.plain) - sentence.keys) >= _OWN


def _of_another_scale(matter: Matter, o: Observation) -> bool:
    """Whether two figures told in different units are so far apart that they measure different things: 15 mg, 25 µg."""
    pair = _compared(matter, o)
    if pair is None or not pair[0].dimension or min(q.value for q in pair) <= 0 or min(q.raw for q in pair) <= 0:
        return False
    one, other = pair
    units = one.value / one.raw, other.value / other.raw
    return (
        units[0] != units[1]
        and one.raw != other.raw
        and max(one.value, other.value) >= _SCALE * min(one.value, other.value)
    )


def _compared(matter: Matter, o: Observation) -> tuple[Quantity, Quantity] | None:
    """The claim's figure and the printed one that `o` holds against each other."""
    if o.claim_at is None or o.record_at is None or o.sentence is None:
        return None
    mine, theirs = figures_of(matter.claim.text), figures_of(matter.reading.sentences[o.sentence].text)
    one = next((q for q in mine if q.start == o.claim_at[0]), None)
    other = next((q for q in theirs if q.start == o.record_at[0]), None)
    return None if one is None or other is None else (one, other)


def _is_the_rest(matter: Matter, o: Observation) -> bool:
    """Whether a figure and the one it is to differ from make up the whole: `151 of 166 did not` beside `15 did`."""
    if o.claim_at is None or o.record_at is None or o.sentence is None:
        return False
    denies = [DENIES.search(t) is not None for t in (matter.claim.text, matter.reading.sentences[o.sentence].text)]
    if denies[0] == denies[1] and not apart(
        [t.word for t in matter.said.tokens], [t.word for t in matter.reading.sentences[o.sentence].tokens]
    ):
        return False
    pair = _compared(matter, o)
    if pair is None or pair[0].dimension != pair[1].dimension or pair[0].high is not None:
        return False
    one, other = pair
    mine, theirs = figures_of(matter.claim.text), figures_of(matter.reading.sentences[o.sentence].text)
    if one.dimension == "%":
        # a claim that denies may be of the rest of any share; where the sentence denies, it may deny something else
        parts = [q for q in theirs if q.dimension == "%" and q.high is None] if denies[0] else [other]
        return any(abs(one.value + q.value - _WHOLE) <= max(one.step, q.step) for q in parts)
    if one.role == other.role and 0 < one.value < 1 and 0 < other.value < 1 and _FREE.search(matter.claim.text):
        return abs(one.value + other.value - 1) <= max(one.step, other.step)
    whole = one.value + other.value
    if one.dimension:
        return False
    counts = {q.value for q in theirs if not q.dimension and q.role != "year"}
    if denies[0] and other.value in counts and any(q + one.value == other.value for q in counts - {other.value}):
        return True  # "three of them did not" beside "eleven of the 14 did"
    if whole in {one.base, other.base, *(q.value for q in (*mine, *theirs))} - {0.0}:
        return True
    counted = (q for s in matter.reading.sentences for q in figures_of(s.text) if not q.dimension and q.role != "year")
    return whole in {q.value for q in counted if q.value >= _SOME}
