"""What an opposition of directions has to bear where the claim names two sides: it must be of these two.

`No difference between A and B` is not opposed by what A alone changed from the start, nor by A against a third; and
`lower with A than with B` not by `higher in B`.
"""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition, of_sentence
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.comparisons import CLAUSE, DENIES, ORDER, comparisons, contrasted
from citecheck.claims.sentences.leanings import leanings
from citecheck.claims.sentences.sides import CONTROLS, PLAIN, places, share, weight, words_of
from citecheck.claims.sentences.signs import CHANGES

_OUTCOME = 0.4
"""Weighted share of what the claim denies a difference in that the sentence has to speak of."""
_THAN = re.compile(r"\b(?:than|compared (?:with|to)|in comparison (?:with|to)|versus|vs|(?-i:v))\b", re.IGNORECASE)
_THAN_THESE = re.compile(r"\bthan (?!\d)", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:(]|\.(?!\d)")
_BACK, _NEXT = 16, 3
_DONE = re.compile(
    r"\bwe (?:\w+ )?(?:evaluated|assessed|examined|investigated|studied|compared|tested)\b"
    r"|\brandomi[sz]ed (?:to|into)\b|\brandomly (?:assigned|allocated|divided)\b",
    re.IGNORECASE,
)
"""What was done, not what came of it."""
_ALIKE_IN = re.compile(
    r"\b(?:differ(?:ed|s)?|differences?|alike|similar|comparable)\b[^.;:]*?\s(?:in|regarding|as to|with respect to)\s"
    r"(?P<what>[^.;:]{3,80})",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(?:between|both|two|among|across|either|intergroup)\s(?:the\s)?(?:[\w-]+\s){0,2}"
    r"(?:groups?|arms|treatments|regimens|techniques|methods|cohorts|interventions|conditions)\b",
    re.IGNORECASE,
)


def answers(matter: Matter, one: Opposition) -> bool:
    """Whether the abstract's side of `one` speaks of the claim's two sides and of what it compares them in.

    True as well for a claim that names no two sides.
    """
    if one.other is None or one.ranked is None:
        return False
    said, sentence = matter.said, one.ranked.sentence
    if _DONE.search(sentence.text) or _of_another(said, sentence):
        return False
    if _of_plain_ones(said, one.sign.index, sentence):
        return False
    if _of_what_is_compared_with(said, one, sentence):
        return False
    sides = contrasted(said.text, said.tokens, one.sign.index)
    if not _plain(one, sentence, two=sides is not None):
        return False
    if sides is None:
        if _of_the_other_side(said, sentence):
            return False
        return one.other.value != 0 or not alike_with_another(said, sentence, one.other.index)
    if CONTROLS & sides[0] and not CONTROLS & sides[1] and one.sign.value * one.other.value == -1:
        return False
    wanted = {k: w for k, w in said.plain.items() if k not in sides[0] and k not in sides[1]}
    denies = 0 in (one.sign.value, one.other.value)
    if denies and share(wanted, sentence.keys) < _OUTCOME:
        return False
    here, there = (_places(sentence, side) for side in sides)
    if one.other.value == 0:
        return not _compares_with_another(one, sentence, sides)
    if one.sign.value == 0:
        ordered = any(t.word in ORDER for t in sentence.tokens)
        return bool(here and there) or _groups(sentence) or bool((here or there) and ordered)
    if not here or not _turned_alike(said, one, sentence, sides):
        return False
    if _of_a_change(sentence, one.other.index) != _of_a_change(said, one.sign.index):
        return False
    if here and there and sentence.tokens[one.other.index].word in ORDER:
        at = one.other.start
        than = sentence.text.find(" than ", at)
        if than >= 0:
            return not max(there) < than < max(here)  # it names the claim's sides the other way round
        return min(abs(p - at) for p in here) <= min(abs(p - at) for p in there)
    # "longer with A than with B" is not opposed by "12 with B and 16 with A, a reduction of 4"
    return not (here and there and said.tokens[one.sign.index].word in ORDER)


def _turned_alike(
    said: ClaimReading, one: Opposition, sentence: Sentence, sides: tuple[frozenset[str], frozenset[str]]
) -> bool:
    """Whether the sentence's word is of the claim's first side, as far as it tells of whom it is.

    `Less in A than in B` is not opposed by `more in B`, nor by `more in B rather than A`.
    """
    if one.other is None or said.tokens[one.sign.index].word not in ORDER:
        return True
    for theirs in (*comparisons(sentence.text, sentence.tokens), *leanings(sentence.text, sentence.tokens)):
        if theirs.index == one.other.index:
            first = weight(theirs.side & sides[0]) - weight(theirs.side & sides[1])
            second = weight(theirs.other & sides[1]) - weight(theirs.other & sides[0])
            return first + second > 0 and not (second < 0 and not theirs.other & sides[1])
    than = max((m.start() for m in _THAN_THESE.finditer(sentence.text, one.other.end)), default=-1)
    if than < 0:
        return True
    each = [_places(sentence, frozenset({key})) for key in sorted(sides[0])]
    return not any(at and min(at) > than for at in each)


def _of_the_other_side(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether the sentence is of that with which the claim compares elsewhere: `A was faster than B, but bled more`."""
    for n, token in enumerate(said.tokens):
        sides = contrasted(said.text, said.tokens, n) if token.word in ORDER else None
        if sides is not None:
            here, there = (_places(sentence, side) for side in sides)
            return bool(there and not here)
    return False


def _of_what_is_compared_with(said: ClaimReading, one: Opposition, sentence: Sentence) -> bool:
    """Whether the claim's clause is of what the sentence only compares with: `B did not lower it` beside
    `A lowered it in comparison with controls and B`.
    """
    if one.sign.value != 0:
        return False
    start = max([m.end() for m in CLAUSE.finditer(said.text, 0, one.sign.start)], default=0)
    subject = words_of(said.tokens, start, one.sign.start) - PLAIN
    for than in _THAN.finditer(sentence.text):
        pause = _PAUSE.search(sentence.text, than.end())
        stop = pause.start() if pause is not None else len(sentence.text)
        behind = words_of(sentence.tokens, than.end(), stop)
        every = len(sentence.tokens)
        others = words_of(sentence.tokens, 0, than.start(), most=every) | words_of(
            sentence.tokens, stop, len(sentence.text), most=every
        )
        own = subject - others
        if own and own <= behind:
            return True
    return False


def _of_plain_ones(said: ClaimReading, index: int, sentence: Sentence) -> bool:
    """Whether the claim compares with plain ones, and the sentence names those who have more, and compares with none.

    `Less where B is normal than where it is high` beside `more where B is high`.
    """
    if not PLAIN.intersection(said.weights) or PLAIN & sentence.keys:
        return False
    if not any(t.word == "than" for t in said.tokens[index:]):
        return False
    return not any(t.word in ("than", "compared", "versus", "vs") for t in sentence.tokens)


def _of_another(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether the claim names what nothing differs in, and the sentence speaks of something else."""
    told = _ALIKE_IN.search(said.text)
    if told is None:
        return False
    wanted = words_of(said.tokens, told.start("what"), told.end("what"))
    return bool(wanted) and not wanted & sentence.keys


def _compares_with_another(one: Opposition, sentence: Sentence, sides: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the sentence finds no difference from something that the claim does not speak of."""
    theirs = contrasted(sentence.text, sentence.tokens, one.other.index) if one.other is not None else None
    return theirs is not None and not theirs[1] & (sides[0] | sides[1])


def alike_with_another(said: ClaimReading, sentence: Sentence, index: int) -> bool:
    """Whether a claim compares with what it does not name again, and the sentence (at word `index`) with another thing.

    `Longer in A than in those who had none` is not opposed by `A was similar to B`.
    """
    than = _THAN.search(said.text) and _THAN.search(sentence.text)
    theirs = contrasted(sentence.text, sentence.tokens, index) if than else None
    if theirs is None:
        return False
    return not theirs[1] & (said.weights.keys() | words_of(said.tokens, 0, len(said.text), most=len(said.tokens)))


def _plain(one: Opposition, sentence: Sentence, *, two: bool) -> bool:
    """Whether a sentence that is held against a denial denies nothing itself, and one that denies asserts nothing.

    A denied difference of `two` sides is opposed by a comparison or by what was significant.
    """
    told = of_sentence(sentence)
    if one.sign.value == 0 and one.sign.axis == "amount":
        if DENIES.search(sentence.text):
            return False
        return (
            not two
            or any(s.axis == "significance" and s.value == 1 for s in told)
            or (any(t.word in ORDER for t in sentence.tokens) and " than " in sentence.text)
        )
    if one.sign.value != 0 and one.other is not None and one.other.value == 0:
        return not any(s.axis == "significance" and s.value == 1 for s in told)
    return True


def _places(sentence: Sentence, side: frozenset[str]) -> list[int]:
    return [at for key in sorted(side) for at in places(sentence.tokens, frozenset({key}), 0, len(sentence.text))]


def _groups(sentence: Sentence) -> bool:
    return _GROUPS.search(sentence.text) is not None


def _of_a_change(text: Sentence | ClaimReading, index: int) -> bool:
    """Whether the word orders changes, not amounts: `greater improvement`, `smaller fall`."""
    tokens = text.tokens
    return tokens[index].word in ORDER and any(
        t.word in CHANGES for t in tokens[max(0, index - _BACK) : index + 1 + _NEXT]
    )
