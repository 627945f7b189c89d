"""What the claim says comes of something, beside what the abstract says of it: see `sentences.effects`.

Held against each other are statements whose outcome is one by name, in the claim and in the abstract, and whose sides
do not part them. Where the abstract has the claim's own statement, no other word of it is held against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import structs

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.supposed import only_supposed
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.facets.direction.unmoved import is_finding
from citecheck.claims.facets.number.answer import number
from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.effects import LENGTH, Effect, effects
from citecheck.claims.sentences.moments import of_other_moments
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.phrased import TURNED
from citecheck.claims.sentences.sides import CONTROLS, GENERAL, TIMES, part_of, weight
from citecheck.claims.words.same import Same
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_SAYS_NOTHING = GENERAL | frozenset(
    map(
        key_of,
        words(
            "given received receiving allocated assigned randomised randomized treated taking took used using had "
            "having undergoing underwent who those addition analysis follow adjusted adjustment tablet capsule "
            "supplement supplementation therapy intervention use fed ate eating"
        ),
    )
)
"""Words of a side or a condition that tell nobody apart."""
_TELLING = 1.5
"""How much the words for an outcome have to weigh."""
_MEANT, _STRANGE = 0.75, 2.0
"""Weighted share of a side to be the same; how much what only one of the two says besides may weigh."""
_ALIKE = 0.6
"""Weighted share of the words for an outcome from which it may be the same, where that bears the claim out."""
_TURNING = ("deficien", "inhibit", "loss", "deplet", "withdraw", "antagon", "absen", "free", "non:")
"""What makes an outcome its contrary."""
_AGAINST = re.compile(r"\b(?:or|versus|vs|than|compared (?:with|to)|and)\b", re.IGNORECASE)
_APART = 60
"""How many letters apart two arms are named."""
_SHARE_HAD = re.compile(
    r"\d\s?(?:%|per ?cent)? of (?:the )?(?:[\w'-]+ ){1,4}"
    r"(?:had|have|has|showed|were|was|developed|reported) (?:an? )?$",
    re.IGNORECASE,
)
"""`7.7% of women had elevated pressure` says how many, and nothing of a difference."""
_IF = re.compile(r"\b(?:if|unless|whenever|provided|when)\b", re.IGNORECASE)


def by_effect(matter: Matter) -> list[Judged]:
    """Every statement of the claim that the abstract makes as well, or denies."""
    return [judged for _, judged in _judged(Same(matter))]


def borne_out(matter: Matter) -> list[Effect]:
    """The statements of the claim that the abstract makes as well."""
    return [mine for mine, judged in _judged(Same(matter)) if judged.same]


@lru_cache(maxsize=16)
def _judged(same: Same[Matter]) -> list[tuple[Effect, Judged]]:
    matter = same.held
    said = matter.said
    if is_unfound(said.text):
        return []
    judged: list[tuple[Effect, Judged]] = []
    for mine in of_claim(said):
        if asked(matter, mine.at[0]) or of_other_works(said.text, mine.at[0]):
            continue
        if not mine.other and _SHARE_HAD.search(said.text, 0, mine.at[0]):
            continue  # so many have it; whether more than others, is told elsewhere
        if mine.figured and any(o.status == "differs" for o in number(matter)):
            continue  # two figures that changed places are told once
        found = list(_beside(matter, mine))
        alike = [j for j in found if j.same]
        if alike or not _IF.search(said.text, *mine.span):
            judged.extend((mine, j) for j in (alike or found)[:1])
    return judged


@lru_cache(maxsize=64)
def of_claim(said: ClaimReading) -> tuple[Effect, ...]:
    """What the clauses of a claim say."""
    return tuple(effects(said.text, said.tokens))


@lru_cache(maxsize=2048)
def of_sentence(sentence: Sentence) -> tuple[Effect, ...]:
    """What the clauses of a sentence of an abstract say was found."""
    return tuple(effects(sentence.text, sentence.tokens)) if is_finding(sentence) else ()


def _beside(matter: Matter, mine: Effect) -> Iterator[Judged]:
    """What the sentences of the abstract say of the same, in order."""
    for index, sentence in enumerate(matter.reading.sentences):
        if mine.thing.isdisjoint(sentence.keys):
            continue
        for theirs in of_sentence(sentence):
            told = _one_by_one(matter, mine, theirs, sentence)
            if told is not None:
                denied = 0 in (mine.value, theirs.value)
                yield Judged(same=told, at=mine.at, sentence=index, record_at=theirs.at, denied=denied)


def _one_by_one(matter: Matter, mine: Effect, theirs: Effect, sentence: Sentence) -> bool | None:
    """Whether two statements say the same (True) or exclude each other (False), and None for neither."""
    way = _way(matter, mine, theirs)
    if not way:
        return True if _told_round(matter, mine, theirs) else None
    agree = _agree(mine, theirs, way)
    if agree is None:
        return None
    if agree:
        return True if _alike(matter, mine.thing, theirs.thing) and not _of_other_parts(mine, theirs) else None
    if not _same_thing(matter, mine.thing, theirs):
        return None
    if only_supposed(sentence) or of_other_moments(
        matter.said.text[slice(*mine.span)], sentence.text[slice(*theirs.span)]
    ):
        return None
    return False if _same_setting(matter, mine, theirs) else None


def _told_round(matter: Matter, mine: Effect, theirs: Effect) -> bool:
    """Whether two statements may be one from two sides: of the arm that the abstract compares with and does not name
    (`less with A`, `more with B`), or of less and of more of a factor (`slow walkers died more`, `fast ones less`).
    """
    if not _alike(matter, mine.thing, theirs.thing) or not {mine.value, theirs.value} <= {1, -1}:
        return False
    ours, printed = mine.side - _SAYS_NOTHING, theirs.side - _SAYS_NOTHING
    less = frozenset({TURNED + "low"})
    turns = _turns(ours) | _turns(printed)
    if not mine.other and not theirs.other and _turns(ours) != _turns(printed) and turns <= less | {TURNED + "high"}:
        way = -1 if (less <= ours) != (less <= printed) else 1
        plain = structs.replace(mine, side=ours - _turns(ours)), structs.replace(theirs, side=printed - _turns(printed))
        if _way(matter, *plain) == 1:
            return _agree(mine, theirs, way) is True
    if theirs.other or _agree(mine, theirs, -1) is not True:
        return False
    against = mine.other - _SAYS_NOTHING
    if against and not _is_of(against, printed, frozenset(matter.said.weights)):
        return False
    own, named = ours - printed, printed - ours
    if not own or not named or (own & CONTROLS and named & CONTROLS):
        return False
    return bool(own & CONTROLS) or any(_are_arms(s, own, named) for s in matter.reading.sentences)


def _are_arms(sentence: Sentence, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a sentence sets two sides against each other: `randomised to A or B`."""
    if one.isdisjoint(sentence.keys) or other.isdisjoint(sentence.keys):
        return False
    places = [(t.start, bool(one.intersection(t.keys))) for t in sentence.tokens if (one | other).intersection(t.keys)]
    return any(
        a[1] != b[1] and b[0] - a[0] <= _APART and _AGAINST.search(sentence.text, a[0], b[0]) is not None
        for a, b in pairwise(places)
    )


def _agree(mine: Effect, theirs: Effect, way: int) -> bool | None:
    """Whether two statements of one outcome say the same, by `way` of one side or of the other; None for neither.

    A denied rise leaves a fall open. "No difference" is opposed by one that is called significant, or by an act.
    """
    ours, printed = _amount(mine), _amount(theirs)
    if ours is None or printed is None:
        return None
    if 2 in (ours, printed):
        if ours == printed:
            return True
        zero = theirs if printed == 0 else mine
        return None if 0 not in (ours, printed) or zero.denied else False
    mine_denied, their_denied = _denied(mine), _denied(theirs) * way
    if ours and printed:
        if ours != printed * way:
            return False
        return True if mine.level != 1 or theirs.level == 1 else None
    if not ours and not printed:
        return True if not mine_denied or not their_denied or mine_denied == their_denied else None
    denied, told = (their_denied, ours) if ours else (mine_denied, printed * way)
    if denied and denied == -told:
        return True if printed else None
    if not ours and theirs.level != 1 and (mine.level == 0 or not theirs.acts):
        return None  # a difference may be there that is not significant
    return False


def _amount(one: Effect) -> int | None:
    """The value as an amount of the outcome; None where it is not known whether more of it is good."""
    if not one.worth or one.value not in (1, -1):
        return one.value if not (one.worth and one.denied) else (None if not one.good else 0)
    return one.value * one.good if one.good else None


def _denied(one: Effect) -> int:
    return one.denied * one.good if one.worth else one.denied


def _way(matter: Matter, mine: Effect, theirs: Effect) -> int:
    """1 where the sides are the same, -1 where they are exchanged, 0 where neither is plain."""
    ours, against = mine.side - _SAYS_NOTHING, mine.other - _SAYS_NOTHING
    printed, other = theirs.side - _SAYS_NOTHING, theirs.other - _SAYS_NOTHING
    if TIMES & (ours | against | printed | other):
        if not all(TIMES & side for side in (ours, against, printed)):
            return 0
        return 1 if TIMES & ours == TIMES & printed else -1  # "before it" and "after it" are the sides
    shared = (ours & against) | (printed & other)  # "barley bread" and "white bread"
    ours, against, printed, other = (one - shared or one for one in (ours, against, printed, other))
    claims = frozenset(matter.said.weights) | known_of_all(matter.reading)
    if not printed:
        return int(theirs.value == 0 and bool(ours) and not other - claims)
    if (mine.course and theirs.other and not theirs.acts) or (theirs.course and mine.other):
        return 0  # it may have gone down in both, and more in one
    if not ours:
        return int(
            not against
            and not mine.acts
            and part_of(printed, frozenset(matter.said.weights)) >= _MEANT
            and not printed & CONTROLS
        )
    forth = _is_of(ours, printed, claims)
    back = (bool(other) and _is_of(ours, other, claims)) or (bool(against) and _is_of(against, printed, claims))
    if forth == back:
        return 0
    if forth:
        return 1
    return -1


def _is_of(ours: frozenset[str], printed: frozenset[str], known: frozenset[str]) -> bool:
    if _turns(ours) != _turns(printed):
        return False
    if ours & CONTROLS and ours & CONTROLS == printed & CONTROLS:
        return True
    if not ours & printed or (ours & CONTROLS) != (printed & CONTROLS):
        return False
    return part_of(ours, printed) >= _MEANT and part_of(printed, ours | known) >= _MEANT


def _turns(side: frozenset[str]) -> frozenset[str]:
    return frozenset(k for k in side if k.startswith(TURNED))


def _of_other_parts(mine: Effect, theirs: Effect) -> bool:
    """Whether each says in whom or when, and nothing of it is the same: `in boys` and `in girls`."""
    ours, printed = (frozenset(k for k in one.rest - VAGUE if k[0] != "<") for one in (mine, theirs))
    return bool(ours) and bool(printed) and ours.isdisjoint(printed)


def _alike(matter: Matter, mine: frozenset[str], printed: frozenset[str]) -> bool:
    """Whether two outcomes may be one, nearly by name."""
    known = known_of_all(matter.reading) - mine - printed
    ours, theirs = mine - known, printed - known
    return (LENGTH in mine) == (LENGTH in printed) and min(part_of(ours, theirs), part_of(theirs, ours)) >= _ALIKE


def _same_thing(matter: Matter, mine: frozenset[str], theirs: Effect) -> bool:
    """Whether two outcomes are one: each word of either is in the other, or is of all that the abstract tells."""
    if weight(mine & theirs.thing) < _TELLING:
        return False
    known = known_of_all(matter.reading)
    claims = frozenset(matter.said.weights)
    if any(k.startswith(_TURNING) for k in mine ^ theirs.thing):
        return False
    return mine - theirs.thing <= known - theirs.besides and theirs.thing - mine <= known | claims


def _same_setting(matter: Matter, mine: Effect, theirs: Effect) -> bool:
    """Whether neither says of whom, when or where what the other does not."""
    known = known_of_all(matter.reading) | _SAYS_NOTHING
    here = frozenset(matter.said.weights) | known
    there = theirs.rest | theirs.side | theirs.other | theirs.thing | known
    return weight(mine.rest - there) < _STRANGE and weight(theirs.rest - here) < _STRANGE
