"""An order of the claim beside one of the abstract, of the same thing by name: `more X after A`, `less X with A`.

`compared` asks for most words of the claim in the sentence. Where both say outright what they order it is enough that
this is the same, and that the sides are: a claim speaks of much besides. What is said of one side alone is held
against what is said of it, alone or beside the other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import (
    of_others_or_part,
)
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.supposed import only_supposed
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED
from citecheck.claims.reading import Sentence, keys_about
from citecheck.claims.sentences.ordered import EXTENT, EXTENTS, LEVELLED, Ordered, ordered
from citecheck.claims.sentences.sides import CONTROLS, GENERAL, apart, part_of, weight
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_TELLING = 1.5
"""How much the words for a thing have to weigh."""
_BESIDES = 2.0
"""How much what the sentence says besides may weigh that the claim does not say: when, or in which part of them."""
_MEANT, _ALONE = 0.5, 0.7
"""Weighted share of a side, to be the same: of both that are named, and where one is named alone."""
_OF_BOTH = 0.6
"""The share of the first side that may be said of the second too: `goats on A ... than those on B`."""
_NAMED, _KNOWN = 0.4, 0.75
"""Weighted shares of a claim on the extent of an effect: that sentence and title have, and the whole abstract."""
_SAID = 4.0
"""How much the words for a thing have to weigh of which the claim names no side."""
_TREATED = frozenset(map(key_of, words("intervention experimental treatment treated study test active exposed")))
_ANYBODY = GENERAL | frozenset(map(key_of, words("mice rats animals cells men women adults children")))
"""What does not tell a side from the other where it stands with other words."""
_DEAD, _NON_SURVIVOR = key_of("died"), "non:" + key_of("survivors")
_IF = re.compile(r"\b(?:if|[Uu]nless|[Ww]hen(?! compared)|[Ww]henever|[Ww]here|provided)\b|^If\b")
_ELSE = re.compile(
    r"\b(?:but|and|then|though|yet)\s(?:\w+ly\s)?(?:higher|lower|more|less|better|worse|longer|shorter|greater|smaller|"
    r"the (?:reverse|opposite)|not)\s(?:in|at|with|after|during|for|among|by|when|later|thereafter)\b",
    re.IGNORECASE,
)
"""The same thing told of others or of another time, in few words: `higher at first, but lower at one year`."""
_EARLY = ("BACKGROUND", "OBJECTIVE", "INTRODUCTION", "AIM", "PURPOSE", "CONTEXT", "METHOD", "DESIGN", "SETTING")
_PLACE = 0.2


def by_thing(matter: Matter) -> list[Judged]:
    """Every order of the claim of which the abstract says as much, or the reverse."""
    said = matter.said
    found: list[Judged] = []
    for mine in ordered(said.text, said.tokens):
        if _IF.search(said.text, *mine.span) or asked(matter, mine.at[0]) or of_other_works(said.text, mine.at[0]):
            continue
        sided = mine.side or mine.other
        if mine.quality != EXTENT and weight(mine.thing) < (_TELLING if sided else _SAID):
            continue
        judged = [j for n, s in enumerate(matter.reading.sentences) if (j := _in(matter, mine, n, s)) is not None]
        if any(j.same for j in judged):
            judged = [j for j in judged if j.same]
        found.extend(judged[:1])
    return found


@lru_cache(maxsize=2048)
def _of_sentence(sentence: Sentence) -> tuple[Ordered, ...]:
    label = (sentence.section or "").upper()
    if is_unfound(sentence.text) or ASKED.search(sentence.text):
        return ()
    if label.startswith(_EARLY) if label else sentence.place < _PLACE:
        return ()
    found = ordered(sentence.text, sentence.tokens)
    return tuple(
        o for o in found if not _IF.search(sentence.text, *o.span) and not _ELSE.search(sentence.text, o.at[1])
    )


def _in(matter: Matter, mine: Ordered, index: int, sentence: Sentence) -> Judged | None:
    if mine.quality != EXTENT and not sentence.keys.issuperset(k for k in mine.thing if k[0] != "<" and ":" not in k):
        return None  # it does not speak of the thing
    for theirs in _of_sentence(sentence):
        way = _same_thing(matter, mine, theirs, sentence) and _sides(matter, mine, theirs)
        if not way:
            continue
        same = way * mine.value * theirs.value > 0
        if not same and (of_others_or_part(matter.said, sentence) or only_supposed(sentence)):
            continue
        return Judged(same=same, at=mine.at, sentence=index, record_at=theirs.at)
    return None


def _same_thing(matter: Matter, mine: Ordered, theirs: Ordered, sentence: Sentence) -> int:
    """1 where both order the same thing, 0 where they do not."""
    if mine.quality != theirs.quality:
        return 0
    if mine.quality == EXTENT:
        return int(_same_effect(matter, mine, theirs, sentence))
    if mine.worth != theirs.worth:
        return 0
    claims = keys_about(matter.said, mine.at[0])
    here = frozenset(k for t in matter.said.tokens if mine.span[0] <= t.start < mine.span[1] for k in t.keys)
    if weight(theirs.rest - here - known_of_all(matter.reading) - GENERAL) >= _BESIDES:
        return 0
    return int(mine.thing <= theirs.thing <= claims | mine.thing)


def _same_effect(matter: Matter, mine: Ordered, theirs: Ordered, sentence: Sentence) -> bool:
    """Whether an effect that is stronger in some is one: the claim names nothing but what sentence and title name."""
    about = keys_about(matter.said, mine.at[0])
    manner = {
        k
        for t in matter.said.tokens
        if t.word.endswith("ly") or t.word == "likewise" or t.word in EXTENTS
        for k in t.keys
    }
    wanted = frozenset(k for k in matter.said.plain if k in about) - mine.side - mine.other - manner
    there = sentence.keys | matter.reading.title.keys
    return part_of(wanted, there) >= _NAMED and part_of(wanted, matter.reading.keys) >= _KNOWN


def _sides(matter: Matter, mine: Ordered, theirs: Ordered) -> int:
    """1 where the sides are the same, -1 where they are exchanged, 0 where neither is plain."""
    if LEVELLED in mine.side | mine.other | theirs.side | theirs.other:
        return 0
    if mine.side and mine.other and theirs.side and theirs.other:
        sides = apart(_by_fate(mine.side), _by_fate(mine.other))
        others = apart(_by_fate(theirs.side), _by_fate(theirs.other))
        if not all(sides) or not all(others):
            return 0
        same = _meets(sides[0], others[0]) and _meets(sides[1], others[1])
        crossed = _meets(sides[0], others[1]) and _meets(sides[1], others[0])
        return same - crossed
    if not mine.side and not mine.other:
        return int(not mine.rest and _of_the_treated(matter, theirs))
    if not mine.side or not theirs.side:
        return 0
    claims = frozenset(matter.said.weights) | known_of_all(matter.reading)
    if theirs.other:
        one, other = apart(theirs.side, theirs.other)
        return _of_one(mine.side, one, other)
    if mine.other:
        one, other = apart(mine.side, mine.other)
        if not theirs.side <= claims:
            return 0
        return _of_one(theirs.side, one, other)
    if mine.side & CONTROLS != theirs.side & CONTROLS or not theirs.side - GENERAL <= frozenset(matter.said.weights):
        return 0
    if not mine.side - GENERAL <= theirs.side | known_of_all(matter.reading):
        return 0
    return int(_meets(mine.side - GENERAL, theirs.side - GENERAL))


def _by_fate(side: frozenset[str]) -> frozenset[str]:
    """A side with those who did not survive called the dead."""
    return frozenset(_DEAD if k == _NON_SURVIVOR else k for k in side)


def _of_the_treated(matter: Matter, theirs: Ordered) -> bool:
    """Whether the side of which more or less is said is what the claim is of, since this names none.

    `Fewer visits were missed` beside `more missed visits in the intervention group`.
    """
    if theirs.side & CONTROLS or not theirs.side:
        return False
    claims = frozenset(matter.said.weights)
    one, other = apart(theirs.side, theirs.other)
    if part_of(other, claims) >= _MEANT:
        return False
    return bool(one & _TREATED) or part_of(one, claims) >= _ALONE


def _of_one(side: frozenset[str], one: frozenset[str], other: frozenset[str]) -> int:
    """1 where a side that is named alone is the first of two, -1 where it is the second."""
    if not one or not other:
        return 0
    one, other = one - _ANYBODY or one, other - _ANYBODY or other
    first, second = part_of(one, side), part_of(other, side)
    if first >= _ALONE and second == 0.0:
        return 1
    return -1 if second >= _ALONE and first < _OF_BOTH else 0


def _meets(one: frozenset[str], other: frozenset[str]) -> bool:
    common = weight(one & other)
    return common > 0 and common >= _MEANT * min(weight(one), weight(other))
