"""Whether a claim and a sentence are of different ones of a kind: ages, numbered things, opposites, sorts, names.

What is said of compound 3 is not contrary to what is said of compound 7, nor of women to men.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_AGES = re.compile(
    r"\b(?:aged?|ages|grade|in year|year)\s(\d+)(?:(?:\s?[-–]\s?|\sto\s)(\d+))?|"
    r"\b(\d+)(?:(?:\s?[-–]\s?|\sto\s)(\d+))?[-–\s]years?[-–\s]olds?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<kind>(?i:type|grade|stage|phase|group|class|subtype|compound|cluster|subgroup|study|experiment|model|factor|"
    r"variant|genotype|patient|case|strain|allele|isoform|quartile|trimester|dimension|item|wave|round|visit|vitamin|"
    r"hepatitis|cathepsin|protein|influenza|apolipoprotein|cyclin|complex|receptor|period|phase|part))s? "
    r"(?P<which>\d+\w?|I{1,3}V?|VI{0,3}|[A-HKLSX])\b|"
    r"\b(?P<lettered>(?i:group|arm|cohort))\s(?P<letters>[A-Z]{2,6})\b|"
    r"\b(?P<name>(?=[A-Za-z-]{0,20}[A-Za-z]{2})[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,3})-?(?P<number>\d+)[A-Za-z]?\b",
)
"""`Compound 4` and `compound 1`, `rs4771436` and `rs4150330`: things of one kind, told apart by a number or letter."""
_LEVELS = re.compile(
    r"\b(?:those|people|persons|patients|participants|individuals|subjects|men|women|males|females|adults|children|boys|"
    r"girls|adolescents|students|cases|areas|countries|groups?)\s(?:with|having|of)\s(?:an? |the )?"
    r"(?:(?P<more>higher?|greater|more|longer|older|larger|elevated|increased)|"
    r"(?:lower?|less|fewer|shorter|younger|smaller|reduced|decreased))\s(?P<thing>[a-z][\w-]*)",
    re.IGNORECASE,
)
_MOMENTS = re.compile(
    r"\b(?:at|after|by|until|within|on|in) (?:the )?(?:(?P<unit>week|month|day|year|hour|minute)s? (?P<first>\d+)|"
    r"(?P<second>\d+)(?:st|nd|rd|th)?[- ](?P<units>week|month|day|year|hour|minute)s?)\b",
    re.IGNORECASE,
)
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}
_PAIRED = [
    key_of(word)
    for word in words(
        "men women children adults preoperative postoperative singletons twins acute chronic left right early late "
        "young elderly mild severe primary secondary benign malignant systolic diastolic vertical horizontal "
        "maxillary mandibular morning evening summer winter spring autumn smokers nonsmokers vitro vivo "
        "internal external inner outer longitudinal sectional urban rural anterior posterior dorsal ventral "
        "medial lateral proximal distal anterograde retrograde inpatients outpatients maternal paternal "
        "fasting postprandial black white univariate multivariate incident prevalent sensory motor wild mutant "
        "cortical trabecular endogenous exogenous temporary permanent abuse dependence agonist antagonist "
        "knockdown overexpression silencing overexpression "
        "monotherapy combination recipients donors direct indirect expiratory inspiratory"
    )
]
_OPPOSITES = tuple(zip(_PAIRED[::2], _PAIRED[1::2], strict=True))
"""Of one of them nothing is known from the other."""
_BUT_NOT = re.compile(r",\s(?:but|and|though|yet) not\s[^,;.()]{1,60},", re.IGNORECASE)
"""Those of whom it is denied in passing: `severe, but not mild, disease`."""
_NO_KINDS = frozenset(words("covid sars-cov mg ml kg no ref table fig figure ci icd dsm nct"))
_RARE = 2.0
"""Rarity from which a word names a thing."""

_OF_PART = re.compile(
    r"\bsub-?(?:group|set|population|sample|type|analys[ie]s)s?\b|\bamong those\b|\bespecially\b|\bexcept\b", re.I
)


def of_another_age(one: str, other: str) -> bool:
    """Whether both texts name ages or years at school, and none of them is in both."""
    mine, theirs = ({n for m in _AGES.finditer(t) for n in m.groups() if n} for t in (one, other))
    return bool(mine and theirs) and not mine & theirs


def of_another_one(one: str, other: str) -> bool:
    """Whether both texts name things of a kind that a number or letter tells apart, or moments, and none is in both."""
    mine, theirs = _ones(one), _ones(other)
    return any(mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def of_another_of_several(said: str, one: str, other: str) -> bool:
    """The same of two clauses, for what a claim (`said`) names several of: `class I fell, and class II did not`."""
    every, mine, theirs = _ones(said), _ones(one), _ones(other)
    return any(len(every[kind]) > 1 and mine[kind].isdisjoint(theirs[kind]) for kind in mine.keys() & theirs.keys())


def _ones(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for m in _NUMBERED.finditer(text):
        kind = (m["kind"] or m["lettered"] or m["name"]).lower()
        which = m["which"] or m["letters"] or m["number"]
        if kind not in _NO_KINDS:
            found.setdefault(kind, set()).add(_ROMAN.get(which, which))
    for m in _MOMENTS.finditer(text):
        found.setdefault("at " + (m["unit"] or m["units"]).lower(), set()).add(m["first"] or m["second"])
    return found


def of_another_level(one: str, other: str) -> bool:
    """Whether one text is of those with more of something and the other of those with less, and neither of both.

    `Women with higher self-esteem` beside `women with lower self-esteem`.
    """
    mine, theirs = _levels(one), _levels(other)
    return any(mine[thing].isdisjoint(theirs[thing]) for thing in mine.keys() & theirs.keys())


def _levels(text: str) -> dict[str, set[bool]]:
    found: dict[str, set[bool]] = {}
    for m in _LEVELS.finditer(text):
        found.setdefault(key_of(m["thing"].lower()), set()).add(m["more"] is not None)
    return found


def of_the_opposite(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether the claim is of one of two opposites, and the sentence of the other: of men and of women."""
    aside = [m.span() for m in _BUT_NOT.finditer(said.text)]
    mine = frozenset(k for t in said.tokens if not any(a <= t.start < b for a, b in aside) for k in t.keys)
    return are_opposite(mine, sentence.keys)


def are_opposite(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """The same of the keys of two texts."""
    return any(
        (one in mine and other in theirs and one not in theirs and other not in mine)
        or (other in mine and one in theirs and other not in theirs and one not in mine)
        for one, other in _OPPOSITES
    )


def of_others_or_part(said: ClaimReading, sentence: Sentence) -> bool:
    """Whether the sentence is of others than the claim, or of part of them."""
    if of_another_age(said.text, sentence.text) or of_another_one(said.text, sentence.text):
        return True
    if are_opposite(frozenset(said.weights), sentence.keys):
        return True
    return bool(_OF_PART.search(sentence.text)) and not _OF_PART.search(said.text)


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


def of_another_sort_told(matter: Matter, index: int) -> bool:
    """The same, where another sentence of the abstract names the claim's sort of the thing."""
    sentence = matter.reading.sentences[index]
    theirs, mine = _sorts(sentence.tokens), _sorts(matter.said.tokens)
    return any(
        one not in sentence.keys and other not in matter.said.weights and _is_told(matter, thing, one)
        for thing in mine.keys() & theirs.keys()
        if mine[thing].isdisjoint(theirs[thing])
        for one in mine[thing]
        for other in theirs[thing]
    )


def _is_told(matter: Matter, thing: str, sort: str) -> bool:
    return any(sort in _sorts(s.tokens).get(thing, ()) for s in matter.reading.sentences if thing in s.keys)


def _sorts(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """The words that stand right before each thing: `{repair: {open}}`."""
    found: dict[str, set[str]] = {}
    for before, token in pairwise(tokens):
        if token.start - before.end == 1 and len(before.keys) == len(token.keys) == 1 and not _told(before):
            found.setdefault(token.keys[0], set()).add(before.keys[0])
    return found


def _told(token: Token) -> bool:
    return token.word[0].isdigit() or classify(token.word) is not None
