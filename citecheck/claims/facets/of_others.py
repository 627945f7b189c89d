"""Whether a sentence that seems to say the contrary of a claim speaks of something else.

Of another age, sort, subgroup or agent; of how long something takes, not how fast it goes; of an effect that became
more; or of what is better, where the claim only says what is less so. Or whether the claim tells of other works.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citecheck.claims.comparisons import ORDER
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.rarity import rarity
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.signs import classify
from citecheck.claims.terms import Token, key_of
from citecheck.claims.wordlists import words

_AGES = re.compile(
    r"\b(?:aged?|ages|grade|in year|year)\s(\d+)(?:(?:\s?[-–]\s?|\sto\s)(\d+))?|"
    r"\b(\d+)(?:(?:\s?[-–]\s?|\sto\s)(\d+))?[-–\s]years?[-–\s]olds?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<kind>type|grade|stage|phase|group|class|subtype|compound|cluster|subgroup|study|experiment|model|factor|"
    r"variant|genotype|patient|case|strain|allele|isoform|quartile|trimester|dimension|item|wave|round|visit)s? "
    r"(?P<which>\d+\w?|I{1,3}V?|VI{0,3}|[A-H])\b|"
    r"\b(?P<name>(?=[A-Za-z-]*[A-Za-z]{2})[A-Za-z]+(?:-[A-Za-z]+)*)-?(?P<number>\d+)[A-Za-z]?\b",
)
"""`Compound 4` and `compound 1`, `rs4771436` and `rs4150330`: things of one kind, told apart by a number or letter."""
_MOMENTS = re.compile(
    r"\b(?:at|after|by|until|within|on|in) (?:the )?(?:(?P<unit>week|month|day|year|hour|minute)s? (?P<first>\d+)|"
    r"(?P<second>\d+)(?:st|nd|rd|th)?[- ](?P<units>week|month|day|year|hour|minute)s?)\b",
    re.IGNORECASE,
)
_PACE = re.compile(r"(?:slow|delay|retard|hasten|accelerat|postpon|quick|speed|sped)\w*", re.IGNORECASE)
_LENGTH = re.compile(r"(?:prolong|shorten|length|extend)\w*|longer|shorter", re.IGNORECASE)
"""What is slowed takes longer."""
_LATER = re.compile(r"(?:delay|postpon)\w*", re.IGNORECASE)
_AMOUNTS = re.compile(r"(?:more|less|fewer|higher|lower|greater|smaller|larger)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:]\s|\b(?:although|whereas|while|but|though)\s", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:others|(?:other|previous|earlier|prior|older|some) (?:\w+ )?(?:authors|studies|groups|trials|reports|works?|"
    r"investigators|researchers|reviews|series)) (?:\w+ )?(?:had|have|has|found|report\w*|show\w*|saw|see|claim\w*|"
    r"suggest\w*|conclud\w*|describ\w*)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"\b(?:effects?|inhibition|suppression|attenuation|blockade|abrogation)\b", re.IGNORECASE)
_EFFECT_WAS = re.compile(
    rf"{_EFFECT.pattern}(?: (?!that\b|which\b)[\w-]+){{0,5}} (?:was|were|is|are|be|been) (?:\w+ly )?$", re.IGNORECASE
)
_SUBGROUP = re.compile(
    r"\W*(?:[A-Z]{4,}:?\s)?(?:In|Among|For) (?:the )?(?:[\w-]+ )?(?:patients|those|participants|people|women|men|"
    r"children|adults|individuals|subjects|cases) (?:with|without|aged|who|of|at|whose) (?P<whom>[^,;:]{2,70}),"
)
"""Of whom alone a sentence speaks."""
_ORDERING = frozenset(words("more less most least greater better worse smaller larger than")) | ORDER
_TAKES_UP = re.compile(r"\b(?:this|these|such|it|its|they|their|the latter|the former|same)\b", re.IGNORECASE)
"""What a sentence calls that was named before it."""
_WORTH = ("improv", "worsen", "deteriorat", "ameliorat", "impair", "harm")
_PHRASE_ENDS = frozenset(words("in of for among by with on at during after from to through via than and or"))
_PAUSE = re.compile(r"[,;:()]|\.(?!\d)")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_OPPOSITES = tuple(
    (key_of(one), key_of(other))
    for one, other in map(
        words,
        (
            "men women",
            "children adults",
            "preoperative postoperative",
            "singletons twins",
            "acute chronic",
            "left right",
            "early late",
            "young elderly",
            "mild severe",
            "primary secondary",
            "benign malignant",
            "systolic diastolic",
            "vertical horizontal",
            "maxillary mandibular",
            "morning evening",
            "summer winter",
            "smokers nonsmokers",
            "vitro vivo",
            "internal external",
            "longitudinal sectional",
            "urban rural",
            "anterior posterior",
            "dorsal ventral",
            "medial lateral",
            "proximal distal",
            "inpatients outpatients",
            "maternal paternal",
            "fasting postprandial",
            "black white",
            "univariate multivariate",
            "spring autumn",
            "incident prevalent",
            "inner outer",
            "anterograde retrograde",
            "sensory motor",
            "wild mutant",
            "cortical trabecular",
            "endogenous exogenous",
            "temporary permanent",
            "abuse dependence",
        ),
    )
)
"""Of one of them nothing is known from the other."""
_NO_KINDS = frozenset(words("covid sars-cov mg ml kg no ref table fig figure ci icd dsm nct"))
_RARE, _NAMING = 2.0, 3.0
"""Rarity from which words tell who is meant, and from which they name a thing."""


def of_another_age(one: str, other: str) -> bool:
    """Whether both texts name ages or years at school, and none of them is in both."""
    mine, theirs = ({n for m in _AGES.finditer(t) for n in m.groups() if n} for t in (one, other))
    return bool(mine and theirs) and not mine & theirs


def of_another_one(one: str, other: str) -> bool:
    """Whether both texts name things of a kind that a number or letter tells apart, or moments, and none is in both."""
    mine, theirs = _ones(one), _ones(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _ones(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for m in _NUMBERED.finditer(text):
        kind, which = (m["kind"] or m["name"]).lower(), m["which"] or m["number"]
        if kind not in _NO_KINDS:
            found.setdefault(kind, set()).add(_ROMAN.get(which, which))
    for m in _MOMENTS.finditer(text):
        found.setdefault("at " + (m["unit"] or m["units"]).lower(), set()).add(m["first"] or m["second"])
    return found


def of_the_opposite(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether the claim is of one of two opposites, and the sentence of the other: of men and of women."""
    mine, theirs = frozenset(said.weights), sentence.keys
    return any(
        (one in mine and other in theirs and one not in theirs and other not in mine)
        or (other in mine and one in theirs and other not in theirs and one not in mine)
        for one, other in _OPPOSITES
    )


def of_another_thing(matter: Matter, index: int) -> bool:
    """Whether a claim that retells a sentence names another thing in the place of one, and the abstract knows both.

    `Of the akinetic segments` beside `of the hypokinetic segments`.
    """
    sentence = matter.reading.sentences[index]
    for change in matter.changes:
        if change.sentence != index:
            continue
        ours, theirs = _things(change.ours), _things(change.theirs)
        if (
            ours & matter.reading.keys
            and theirs
            and ours.isdisjoint(sentence.keys)
            and theirs.isdisjoint(matter.said.weights)
        ):
            return True
    return False


def _things(found: Sequence[Token]) -> set[str]:
    """The keys of words that name something."""
    return {k for t in found if not _told(t) for k in t.keys if not k[0].isdigit() and rarity(k) >= _RARE}


def pace_and_length(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether one of two words says how fast something goes, and the other how long it takes."""
    pace, length = (
        (p.match(said.text, at) is not None, p.match(sentence.text, record_at) is not None) for p in (_PACE, _LENGTH)
    )
    return (pace[0] and length[1]) or (pace[1] and length[0])


def later_or_more(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether one of two words says that something came later, and the other that there was more or less of it."""
    texts = ((said.text, at), (sentence.text, record_at))
    return any(
        _LATER.match(*one) is not None and _AMOUNTS.match(*other) is not None for one, other in (texts, texts[::-1])
    )


def of_some_alone(matter: Matter, sentence: Sentence) -> bool:
    """Whether the sentence speaks only of some, whom neither the claim nor the title names."""
    told = _SUBGROUP.match(sentence.text)
    if told is None:
        return False
    whom = {k for t in sentence.tokens if told.start("whom") <= t.start < told.end("whom") for k in t.keys}
    telling = {k for k in whom if rarity(k) >= _RARE}
    return bool(telling) and telling.isdisjoint(matter.said.weights) and telling.isdisjoint(matter.reading.title.keys)


def orders_alone(matter: Matter, one: Opposition) -> bool:
    """Whether only one of two words is one of order: less improved than others is improved all the same."""
    if one.other is None or one.ranked is None or 0 in (one.sign.value, one.other.value):
        return False
    return less_than_others(matter, one.sign.index, one.ranked.sentence)


def less_than_others(matter: Matter, n: int, sentence: Sentence) -> bool:
    """Whether word `n` of the claim is `improved` of `less improved`, and the sentence compares nothing, or another."""
    tokens = matter.said.tokens
    kind = classify(tokens[n].word) if n < len(tokens) else None
    if not n or tokens[n - 1].word not in ("less", "least") or kind is None or kind[0] != "worth":
        return False
    if not any(t.word in _ORDERING for t in sentence.tokens):
        return True
    of_whom = {k for t in tokens[n + 1 :] for k in t.keys if rarity(k) >= _NAMING and k in matter.reading.keys}
    return not of_whom <= sentence.keys


def of_other_works(text: str, at: int) -> bool:
    """Whether the clause of the word at an offset tells what others found, beside what the source did."""
    start = max([m.end() for m in _BREAK.finditer(text, 0, at)], default=0)
    end = min([m.start() for m in _BREAK.finditer(text, at)][:1] or [len(text)])
    return end - start < len(text.rstrip(" .")) and _OTHERS.search(text, start, end) is not None


def of_an_effect(matter: Matter, one: Opposition) -> bool:
    """Whether what became more or less is an effect, and the claim names none: `this inhibition was enhanced`."""
    if one.other is None or one.ranked is None or _EFFECT.search(matter.said.text):
        return False
    return _EFFECT_WAS.search(one.ranked.sentence.text, 0, one.other.start) is not None


def of_another_agent(matter: Matter, one: Opposition) -> bool:
    """Whether what the claim says to act is named elsewhere in the abstract, and the sentence has another acting."""
    if one.other is None or one.ranked is None or not one.sign.value * one.other.value:
        return False
    sentence = one.ranked.sentence
    if one.sign.axis == "significance" or _TAKES_UP.search(sentence.text):
        return False
    before = [t for t in matter.said.tokens if t.end <= one.sign.start]
    acting = {k for t in before for k in t.keys if not k[0].isdigit() and rarity(k) >= _NAMING}
    acting &= matter.reading.keys
    return bool(acting) and acting.isdisjoint(sentence.keys | matter.reading.title.keys)


def of_something_else(said: ClaimReading, told: tuple[int, int], sentence: Sentence) -> bool:
    """Whether the sentence has no word of what the claim calls better or worse: `improves outcomes by lowering A`."""
    at = told[1]
    if not said.text[slice(*told)].lower().startswith(_WORTH):
        return False
    stop = min([m.start() for m in _PAUSE.finditer(said.text, at)][:1] or [len(said.text)])
    found: set[str] = set()
    for token in said.tokens:
        if at <= token.start < stop:
            if token.word in _PHRASE_ENDS:
                break
            found.update(token.keys)
    return bool(found) and found.isdisjoint(sentence.keys)


def of_another_sort(said: ClaimReading, sentence: Sentence, known: frozenset[str]) -> bool:
    """Whether claim and sentence name two sorts of one thing, both of them `known` from the record.

    `Open repair` beside `laparoscopic repair`.
    """
    theirs = _sorts(sentence.tokens)
    mine = _sorts(said.tokens)
    return any(
        one in known and one not in sentence.keys and other not in said.weights
        for thing in sorted(mine.keys() & theirs.keys())
        if mine[thing].isdisjoint(theirs[thing])
        for one in sorted(mine[thing])
        for other in sorted(theirs[thing])
    )


def _sorts(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """The words that stand right before each thing: `{repair: {open}}`."""
    found: dict[str, set[str]] = {}
    for before, token in pairwise(tokens):
        if token.start - before.end == 1 and len(before.keys) == len(token.keys) == 1 and not _told(before):
            found.setdefault(token.keys[0], set()).add(before.keys[0])
    return found


def _told(token: Token) -> bool:
    return token.word[0].isdigit() or classify(token.word) is not None
