"""Whether a claim tells from another side what the sentence says, so that its word of direction is no contrary.

`More common in 2012 than in 2021` beside `declined`; `higher in those without A` beside `lower in carriers`; `the
poorer had more` beside `inversely related to income`; `50 mg was not enough` beside `200 mg lowered it`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.comparisons import ORDER, contrasted
from citecheck.claims.sentences.figured import led_at, named_by
from citecheck.claims.sentences.leanings import leanings
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.polarity import sign_at
from citecheck.claims.sentences.poles import poles
from citecheck.claims.sentences.sides import TIMES, apart
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token, key_of, number_at
from citecheck.claims.words.wordlists import words

_LACKING = re.compile(
    r"\b(?:without|lack(?:s|ed|ing)?|free of|free from|absence of|negative for|never|non[- ]?(?=\w)|"
    r"who (?:did|do|had) not|\w+-free)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:than|compared|versus|vs|relative to)\b", re.IGNORECASE)
_INVERSELY = re.compile(
    r"\b(?:inverse|inversely|negative|negatively)\s(?:\w+\s)?(?:correlat|associat|relat|link)", re.I
)
_TIMES = ("day", "week", "month", "year", "hour", "minute")
_FROM_TO = re.compile(
    r"\s(?:\w+ly\s)?from [\d.,]+\S*(?: [\w%]+){0,2} (?:in|with|among|on|for|after) [^.;]{3,60}? to "
    r"[\d.,]+\S*(?: [\w%]+){0,2} "
    r"(?:in|with|among|on|for|after)\b"
)
_WHERE_NOT = re.compile(r"\b(?:when|where|if|whenever)\b[^,;.]{0,60}\b(?:not|no|without|absent)\b", re.IGNORECASE)
"""A condition that is denied: `shorter when A was not high`."""
_ANYBODY = frozenset(key_of(w) for w in words("group study arm patient treatment intervention experimental trial case"))
_STRONGER = frozenset({"stronger", "weaker"})
_TIES = ("associat", "effect", "relation", "link", "correlat")
_NEAR = 5
"""A tie stands at most so many words before what is said of its strength."""
_SET_AGAINST = re.compile(r"\b(?:versus|vs\.?|or|and|compared (?:with|to)|against)\b", re.IGNORECASE)
_BECAME = frozenset({"became", "becoming", "becomes", "grew", "got"})
_COURSES = frozenset(
    words("fell fall falls rose rise rises dropped drop declined decline grew surged climbed halved doubled")
)
_SAID_OF_WHOM = frozenset({"age", "level", "time", "strength", "extent", "yielding"})
"""Ends that tell who is meant where they stand before a noun."""
_NONE = re.compile(r"\b(?:none|neither|nor|but not|and not)\b", re.IGNORECASE)
_PAUSE = re.compile(r"[,;:(]")
_OBJECT = 7
"""Words from a word of direction to the last of what it is of."""
_BREAK = re.compile(r"[;:]|\.(?=\s)|,?\s(?:but|however|although|whereas|while|yet|though)\b", re.IGNORECASE)


def told_round(
    matter: Matter, at: tuple[int, int], index: int, record_at: tuple[int, int], *, tie: bool = False
) -> bool:
    """Whether the claim's words at `at` are no contrary of those at `record_at` of the sentence numbered `index`.

    A `tie` has been read with all its words of direction.
    """
    sentence = matter.reading.sentences[index]
    return (
        _of_moments(matter, at, sentence, record_at)
        or _of_those_without(matter, at, sentence, record_at)
        or (not tie and _inversely(matter, at, sentence, record_at))
        or _of_another_dose(matter, at, sentence, record_at)
        or _from_one_to_another(sentence.text, record_at[1])
        or _course_or_order(matter, at, sentence, record_at)
        or (not tie and _other_end(matter, at, sentence, record_at))
        or _of_others(matter, at, sentence, record_at)
        or _of_what_is_done(matter, at)
        or _WHERE_NOT.search(matter.said.text) is not None
        or _stronger_tie(matter, at, sentence, record_at)
        or _other_arm(matter, sentence)
    )


def denies_of_another(matter: Matter, one: Opposition) -> bool:
    """Whether the claim denies something of what the sentence does not name, or the sentence denies it of some too.

    `Did not affect invasion` beside `reduced growth`; `none in Africans` beside `five in Europeans, none in Africans`.
    """
    if one.sign.value != 0 or one.ranked is None:
        return False
    sentence = one.ranked.sentence
    if one.sign.axis == "significance" and _NONE.search(sentence.text):
        return True
    said = matter.said.tokens
    behind: set[str] = set()
    first = said[one.sign.index + 1 : one.sign.index + 2]
    if not any(t.keys or t.word in ("the", "any", "a", "less", "more") for t in first):
        return False
    for before, token in pairwise(said[one.sign.index : one.sign.index + _OBJECT]):
        if _PAUSE.search(matter.said.text, before.end, token.start) or (
            not token.keys and behind and token.word != "of"
        ):
            break
        if classify(token.word) is None:
            behind.update(k for k in token.keys if k not in VAGUE)
    return bool(behind) and behind.isdisjoint(sentence.keys | matter.reading.title.keys)


def _of_moments(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether the claim compares two moments or levels, and the sentence tells the course between them."""
    sides = contrasted(matter.said.text, matter.said.tokens, number_at(matter.said.tokens, at[0]))
    number = number_at(sentence.tokens, record_at[0])
    word = sentence.tokens[number].word
    became = number > 0 and sentence.tokens[number - 1].word in _BECAME
    if sides is None or (word in ORDER and not became) or classify(word) is None:
        return False
    return all(any(k in TIMES or (k[0] == "<" and k[1:2].isdigit()) for k in side) for side in sides)


def _from_one_to_another(text: str, at: int) -> bool:
    """Whether a course runs from one group to another: `fell from 17 in the late to 13 in the early group`."""
    return _FROM_TO.match(text, at) is not None


def _course_or_order(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether the claim says that something fell or rose by itself, and the sentence who has more of it."""
    said = matter.said.tokens[number_at(matter.said.tokens, at[0])].word
    return said in _COURSES and sentence.tokens[number_at(sentence.tokens, record_at[0])].word in ORDER


def _other_end(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether the claim is of those at the other end: `the low advised less` beside `the high advised more`."""
    ends = []
    for tokens, text, start in (
        (matter.said.tokens, matter.said.text, at[0]),
        (sentence.tokens, sentence.text, record_at[0]),
    ):
        low, high = _clause(text, start)
        than = _THAN.search(text, low, high)
        high = min(high, than.start()) if than is not None and than.start() > start else high
        told = poles([t for t in tokens if low <= t.start < high and t.start != start])
        ends.append({(pole.name, pole.sign) for pole in told.found} if told is not None else set())
    mine, theirs = ends
    return any((name, -sign) in theirs and (name, sign) not in theirs for name, sign in mine if name in _SAID_OF_WHOM)


def _of_what_is_done(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether the claim's word names what is done, of which the clause denies an effect: `changes conferred none`."""
    said = matter.said
    if said.tokens[number_at(said.tokens, at[0])].word not in ("change", "changes"):
        return False
    end = _clause(said.text, at[0])[1]
    return any(t.word in ("no", "not", "nothing", "none", "little") for t in said.tokens if at[1] <= t.start < end)


def _stronger_tie(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether the sentence calls a tie stronger or weaker, and the claim something more or less."""
    n = number_at(sentence.tokens, record_at[0])
    if sentence.tokens[n].word not in _STRONGER:
        return False
    if matter.said.tokens[number_at(matter.said.tokens, at[0])].word in _STRONGER:
        return False
    return any(t.word.startswith(_TIES) for t in sentence.tokens[max(0, n - _NEAR) : n])


def _other_arm(matter: Matter, sentence: Sentence) -> bool:
    """Whether of two that the title sets against each other the claim names one, and the sentence the other."""
    title = matter.reading.title
    parting = _SET_AGAINST.search(title.text)
    if parting is None:
        return False
    one, other = apart(
        frozenset(k for t in title.tokens if t.end <= parting.start() for k in t.keys),
        frozenset(k for t in title.tokens if t.start >= parting.end() for k in t.keys),
    )
    mine, theirs = (
        tuple(bool(side & keys) for side in (one, other)) for keys in (frozenset(matter.said.weights), sentence.keys)
    )
    return (mine, theirs) in (((True, False), (False, True)), ((False, True), (True, False)))


def _of_others(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether both name one side alone, and not the same: `the rich had better sight` beside `worse in the poor`."""
    mine, theirs = (
        next((one.side for one in leanings(text, tokens) if tokens[one.index].start == start), None)
        for text, tokens, start in (
            (matter.said.text, matter.said.tokens, at[0]), (sentence.text, sentence.tokens, record_at[0])
        )
    )  # fmt: skip
    if mine is None or theirs is None or mine & theirs:
        return False
    return bool(theirs - _ANYBODY)  # "the study group" may be any


def _clause(text: str, at: int) -> tuple[int, int]:
    start = max([m.end() for m in _BREAK.finditer(text, 0, at)], default=0)
    return start, min([m.start() for m in _BREAK.finditer(text, at)][:1] or [len(text)])


def _of_those_without(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether only one of two clauses that order amounts is of those who lack something."""
    texts = ((matter.said.text, matter.said.tokens, at[0]), (sentence.text, sentence.tokens, record_at[0]))
    numbers = [number_at(tokens, start) for _, tokens, start in texts]
    if any(tokens[n].word not in ORDER for n, (_, tokens, _) in zip(numbers, texts, strict=True)):
        return False
    if contrasted(matter.said.text, matter.said.tokens, numbers[0]) is not None:
        return False  # both are named
    lacking = []
    for text, _, start in texts:
        than = _THAN.search(text, start)
        end = min(_clause(text, start)[1], than.start() if than is not None else len(text))
        lacking.append(_LACKING.search(text, start, end) is not None)
    return lacking[0] != lacking[1]


def _inversely(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether the sentence ties two things inversely, and the claim says that less of one has more of the other."""
    if _INVERSELY.match(sentence.text, record_at[0]) is None:
        return False
    start, end = _clause(matter.said.text, at[0])
    said = matter.said
    within = [t for t in said.tokens if start <= t.start < end]
    kinds = [classify(t.word) or ("", sign_at(said.text, said.tokens, t.start)) for t in within]
    return sum(sign in (1, -1) for _, sign in kinds) > 1


def _of_another_dose(matter: Matter, at: tuple[int, int], sentence: Sentence, record_at: tuple[int, int]) -> bool:
    """Whether both clauses name doses or concentrations of one unit, and none is in both."""
    mine = _doses(matter.said.tokens, _clause(matter.said.text, at[0]), led=True)
    theirs = _doses(sentence.tokens, _clause(sentence.text, record_at[0]), led=False)
    return any(mine[unit].isdisjoint(theirs[unit]) for unit in mine.keys() & theirs.keys())


def _doses(tokens: Sequence[Token], part: tuple[int, int], *, led: bool) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for n, token in enumerate(tokens):
        if part[0] <= token.start < part[1] and (key := named_by(tokens, n)) and (not led or led_at(tokens, n)):
            value, _, unit = key[1:].partition(" ")
            if unit not in _TIMES:
                found.setdefault(unit, set()).add(value)
    return found
