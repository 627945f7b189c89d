"""What the abstract has for and against each word of direction of a claim, and how sure an opposition is."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct, structs

from citecheck.claims.evidence import Ranked
from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, Sentence, keys_about
from citecheck.claims.sentences.exchanged_sides import swapped, than_at
from citecheck.claims.sentences.signs import Sign, Wanted, likeness, signs
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.same import Same

_LEAST_SHARE = 0.25
_LEAST_BESIDE = 0.25
_SAID_TOO = 0.3
"""From this likeness on, the same sentence says what the claim says as well: of another group, time or comparator."""
_DENIAL_SHARE = 0.65
_DENIED_SHARE = 0.4
"""Shares of the claim's words that a sentence must have where the claim denies what the sentence says, and where the
sentence denies what the claim says: a denial is easily one of another outcome, group or time."""
ASKED = re.compile(
    r"\bwhether\b|\bhypothes|\b(?:aim(?:ed|s)?|objectives?|purpose|goal)\b|^(?:\W|[A-Z]{4,}\W)*to (?:assess|"
    r"examine|determine|"
    r"evaluate|investigate|compare|test|study|explore|estimate|identify|describe)\b|"
    r"\b(?:may|might|could|would|should|unclear|unknown)\b|\bremains? (?:to be|controversial|uncertain|debated)\b",
    re.IGNORECASE,
)
"""Sentences that ask or suppose: nothing in them is held against a claim."""
_EXCEPTED = re.compile(r"\b(?:but not|except(?: for| in)?|unlike(?: in)?)((?: [\w-]+){1,3})", re.IGNORECASE)
_OTHERS = 3
"""How many next best oppositions are kept, for where the best turns out to be of something else."""
_LATER = re.compile(r"\b(?:until|only after|only at|not before|first reached)\b", re.IGNORECASE)
_TREND = re.compile(r"\b(?:tend(?:ed|s|ency)?|trend\w*|borderline|marginal\w*)\b", re.IGNORECASE)
_WEIGHTS = (0.66, 0.01, 2.70, 1.19, -0.51, 0.59, -2.37, 0.22, -0.80, 0.12, 0.37, -0.42, 0.70, 0.08, 0.21, 0.70)
"""One weight for each entry of `Opposition.features`, in their order; fitted by logistic regression (L2 0.003) to tell
claims that their abstract refutes, on the development parts of SciFact, Evidence Inference, PubMedQA, CliniFact and
Citation-Integrity. Fitted again to the signs as they are read now, they would find a little more and accuse more
honest claims: these were kept."""
_INTERCEPT = -3.09
CERTAIN, LIKELY = 0.5, 0.1
"""The sums from which an opposition is reported: for a word that compares two sides, and for any other."""


class Opposition(Struct, frozen=True, kw_only=True):
    """A sign of the claim and the sign of the abstract that opposes it best; `for_` is the best that agrees."""

    sign: Sign
    other: Sign | None
    ranked: Ranked | None
    score: float
    for_: float
    for_at: tuple[int, Sign] | None
    features: tuple[float, ...] = ()
    """What the score is made of; the fitting script reads them."""
    others: tuple[Opposition, ...] = ()
    """The next best signs of the abstract against the same word."""


@lru_cache(maxsize=1024)
def of_sentence(sentence: Sentence) -> tuple[Sign, ...]:
    """The signs of a sentence of an abstract."""
    return signs(sentence.text, sentence.tokens)


def conflict(mine: Sign, theirs: Sign) -> bool | None:
    """Whether two signs of one axis exclude each other (True), agree (False), or neither (None).

    A denied rise leaves a fall open, so it excludes a rise only, and a fall bears it out; "no change" excludes both.
    """
    if mine.value == theirs.value:
        return False
    if mine.value == 0 and mine.denied in (1, -1) and theirs.value == -mine.denied:
        return False  # the abstract says that it rose, and so it did not fall
    for one, other in ((mine, theirs), (theirs, mine)):
        if one.value == 0:
            return None if one.denied in (1, -1) and other.value == -one.denied else True
    if 2 in (mine.value, theirs.value):
        return None
    return True


def oppositions(matter: Matter) -> tuple[Opposition, ...]:
    """For each sign of the claim what the abstract has for and against it; the last claim's are kept."""
    return _oppositions(Same(matter))


@lru_cache(maxsize=16)
def _oppositions(same: Same[Matter]) -> tuple[Opposition, ...]:
    matter = same.held
    claim = matter.said
    mine = signs(claim.text, claim.tokens)
    said = [(s, claim.tokens[s.index].word) for s in mine]
    later = _LATER.search(claim.text) is not None
    found = []
    for sign in mine:
        if len(sign.around) < 2:
            continue
        about = keys_about(claim, sign.start)
        own = {k: w for k, w in claim.plain.items() if k in about}
        found.append(_weigh(matter, sign, said, own, later=later))
    return tuple(found)


def _weigh(
    matter: Matter, sign: Sign, said: Sequence[tuple[Sign, str]], own: Mapping[str, float], *, later: bool
) -> Opposition:
    total = sum(own.values()) or 1.0
    around, next_to = Wanted(sign.around), Wanted(sign.beside)
    compares = than_at(matter.said.tokens, sign.index) >= 0
    for_ = beside_for = 0.0
    for_at: tuple[int, Sign] | None = None
    against: list[tuple[float, float, float, int, Ranked, Sign]] = []
    borne = 0.0
    for position, ranked in enumerate(matter.ranked):
        sentence = ranked.sentence
        if not ranked.shared or sign.around.isdisjoint(sentence.keys):
            continue  # nothing in it can stand around a sign of the same
        # what its signs can come to at most: mostly less than what was found already
        most, most_beside = around.share(sentence.keys), next_to.share(sentence.keys)
        share = -1.0
        if most_beside >= _LEAST_BESIDE or sign.value == 0:
            share = sum([w for k, w in own.items() if k in sentence.keys]) / total
        if share < max(_LEAST_SHARE, borne) and most <= for_ and most_beside <= beside_for:
            continue
        for other in of_sentence(sentence):
            if other.axis != sign.axis:
                continue
            opposed = conflict(sign, other)
            if opposed is None:
                continue
            if (
                compares
                and 0 not in (sign.value, other.value)
                and swapped(matter.said.tokens, sign.index, sentence.tokens, other.index)
            ):
                opposed = not opposed
            near, beside = around.share(other.around), next_to.share(other.around)
            if not opposed:
                borne = max(borne, share)
                beside_for = max(beside_for, beside)
                if near > for_:
                    for_, for_at = near, (ranked.index, other)
                continue
            if (
                share >= _LEAST_SHARE
                and beside >= _LEAST_BESIDE
                and not ASKED.search(sentence.text)
                and not _leaves_out(sentence, matter.said)
                and _counts(sign, other, sentence, said, later=later)
            ):
                against.append((near, beside, share, position, ranked, other))
    whole = sum([w for k, w in own.items() if k in matter.reading.keys]) / total if against else 0.0
    title = around.share(matter.reading.title.keys) if against else 0.0
    enough = min(1.0, math.fsum(map(rarity, sign.around)) / 30)
    scored: list[tuple[float, Sign, Ranked, tuple[float, ...]]] = []
    for near, beside, share, position, ranked, other in against:
        same = max(
            (next_to.share(x.around) for x in of_sentence(ranked.sentence)
             if x.axis == sign.axis and conflict(sign, x) is False), default=0.0,
        )  # fmt: skip
        back = likeness(other.beside, sign.around | frozenset(own))
        pair = (sign.value, other.value)
        values = (
            near, beside, share, whole, title, back, for_, beside_for, same, enough, float(0 in pair),
            float(2 in pair),
            float(sign.axis == "worth"), float(sign.axis == "significance"), min(position, 5) / 5,
            ranked.sentence.place,
        )  # fmt: skip
        score = _INTERCEPT + math.fsum(w * v for w, v in zip(_WEIGHTS, values, strict=True))
        if near >= 0.85 and share >= 0.85 and same < 0.5:
            score = max(score, CERTAIN + near + share - 1.7)  # the same sentence but for this word
        borne_out = sign.value == 0 and borne >= share
        if for_ >= near or same >= _SAID_TOO or borne_out or share < _share_asked(sign, other):
            score = min(
                score, LIKELY - 0.01
            )  # the abstract says it too, and in words as near; or speaks of too little of it
        scored.append((score, other, ranked, values))
    scored.sort(key=lambda one: -one[0])
    first, *rest = [
        Opposition(sign=sign, other=other, ranked=ranked, score=score, for_=for_, for_at=for_at, features=values)
        for score, other, ranked, values in scored
    ] or [Opposition(sign=sign, other=None, ranked=None, score=-9.0, for_=for_, for_at=for_at)]
    return structs.replace(first, others=tuple(rest[:_OTHERS]))


def _share_asked(sign: Sign, other: Sign) -> float:
    if sign.value == 0 and sign.axis != "significance":
        return _DENIAL_SHARE
    return _DENIED_SHARE if other.value == 0 else 0.0


def _counts(sign: Sign, other: Sign, sentence: Sentence, said: Sequence[tuple[Sign, str]], *, later: bool) -> bool:
    """Whether an opposed sign of the abstract may be held against the claim."""
    word = sentence.tokens[other.index].word
    told = {(sentence.tokens[s.index].word, s.value) for s in of_sentence(sentence) if s is not other}
    if any(
        one.value == other.value and (spelled == word or (one.axis == other.axis and (spelled, one.value) not in told))
        for one, spelled in said
    ):
        return False  # the claim says as much elsewhere, perhaps of the outcome that this sentence means
    levels_said = {s.value for s in of_sentence(sentence) if s.axis == "significance"}
    if sign.axis == other.axis == "significance" and len(levels_said) > 1:
        return False  # significant for one outcome and not for another, in one breath
    if 0 in (sign.value, other.value) and (_LATER.search(sentence.text) or later):
        return False  # significant at one time and not at another
    if sign.value == 0 and sign.axis != "significance":
        # "no difference" is opposed by a difference that is significant, not by a trend
        levels = [s.value for s in of_sentence(sentence) if s.axis == "significance"]
        return 0 not in levels and not _TREND.search(sentence.text) and (1 in levels or other.value != 2)
    return True


def _leaves_out(sentence: Sentence, claim: ClaimReading) -> bool:
    """Whether the sentence leaves out those whom the claim speaks of: `in women, but not men, activity increased`."""
    return any(
        key in claim.weights
        for match in _EXCEPTED.finditer(sentence.text)
        for token in sentence.tokens
        if match.start(1) <= token.start < match.end(1)
        for key in token.keys
    )
