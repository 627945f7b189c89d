"""How good the evidence was rated: `of high certainty` where the abstract has `low` and nowhere `high`.

GRADE has four levels, very low to high. Held against each other are only levels that somebody gave to evidence, its
certainty or quality or the confidence in findings; of trials that are wished for, or evidence that is lacking, nothing
is held. A level that the abstract gives to anything at all is no fault, unless the sentence that speaks of the same
outcome has another.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citecheck.claims.cues import Cue
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.wishes import wished_for
from citecheck.claims.verdict import score
from citecheck.claims.words.rarity import rarity

_ONE = (
    r"(?:(?:very|extremely|critically)[ -])?(?:low|poor|weak)(?:er)?|moderate|(?:very )?(?:high|good|strong)|excellent"
)
_LEVEL = rf"(?:{_ONE})(?:(?:,? ?(?:to|or|and|and/or|through|[-–/]|,) ?|- (?:to|or|and) )(?:{_ONE}))*"
_RATED = r"(?:certainty|quality|confidence|strength|level)"
_OF_IT = (
    r"(?:evidence|findings?|results?|estimates?|effects?|conclusions?|outcomes?|associations?|comparisons?|data|it|"
    r"this|"
    r"these|them)"
)
_WAS = (
    r"(?:was|were|is|are|being|remain(?:s|ed)?|ranged|varied|as|at|to be|between|from|(?:has|have|had) been|came out|"
    r"turned out|proved)"
)
_JUDGED = r"(?:rated|judged|graded|considered|assessed|deemed|classified|scored|evaluated|found|called|appraised|put)"
_GRADED = re.compile(
    # high-certainty evidence, of high certainty
    rf"\b(?P<a>{_LEVEL})[- ](?:GRADE )?(?:certainty|confidence (?:in|evidence))\b|"
    rf"\b(?P<b>{_LEVEL})[- ](?:quality|strength|level|grade)(?: of)?(?: the| this| such| its)? (?:scientific |"
    rf"clinical |"
    r"available |overall )?evidence\b|"
    rf"\bevidences?\b[^.;]{{0,90}}?\b(?:of|with) (?:an? )?(?P<c>{_LEVEL})[- ](?:quality|strength)\b|"
    # the certainty of the evidence was rated as high
    rf"\b(?:certainty|(?:quality|strength|level)(?= (?:of|in|for|behind) (?:[\w-]+ ){{0,5}}?evidence\b)|"
    rf"evidence (?:certainty|quality|strength)|confidence(?= in (?:[\w-]+ ){{0,3}}?{_OF_IT}\b))\b"
    rf"(?:(?!\b(?:bias|but|although)\b)[^.;]){{0,90}}?\b{_WAS} (?:[\w-]+ )??(?:{_JUDGED} )?(?:(?:as|to be|at|from|"
    rf"between|being)"
    rf" )?(?:(?:being )?of )?(?:(?:an?|only|overall|mostly|generally|mainly) ){{0,2}}(?P<d>{_LEVEL})(?= ?[-\w]*)|"
    rf"\b(?:quality|certainty|strength|level)(?: of)?(?: the)? evidence[:,]? (?P<e>{_LEVEL})\b|"
    # the evidence was rated as high
    rf"\bevidence (?:(?!\b(?:bias|but|although|that)\b)[^.;,]){{0,60}}?\b(?:was|were|is|has been|"
    rf"being) (?:\w+ )?{_JUDGED} "
    rf"(?:as |to be |at )?(?:of )?(?P<f>{_LEVEL})\b",
    re.IGNORECASE,
)
_GRADES = Cue(_GRADED, words="certainty quality confidence strength level evidence evidences")
_NAMED = re.compile(_ONE, re.IGNORECASE)
_ANY = re.compile(
    rf"(?<!bias was )(?<!bias is )\b(?:{_ONE})\b(?!-(?!certainty|quality|confidence|strength|level|grade|to\b|or\b|"
    rf"and\b))"
    r"(?! (?:risk|income|dose|heterogene|inconsisten|rate|bias|incidence|prevalence|number))"
    r"|\b(?P<vague>uncertain)\b",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(
    r"\b(?:certainty|quality(?! of life)|confidence(?! (?:interval|limit|level))|strength of|evidences?|GRADE)\b",
    re.IGNORECASE,
)
_NEAR = 70
_DENIED = re.compile(
    r"\b(?:no|not|none|never|neither|nor|nothing|hardly|without|lack\w*|absen\w*|need\w*|requir\w*|want\w*|more|"
    r"further|few|little|fewer|"
    r"until|should|must|would|will|could|might|future|await\w*|rather than|instead of|short of|scarce|scarcity|"
    r"paucity|unless|if|whether|"
    r"aim\w*|search\w*|only where|call\w* for|expected|promis\w*)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_WANTING = re.compile(
    r"[^.;,]{0,140}?\b(?:lacking|missing|needed|required|scarce|awaited|absent|wanting|warranted|unavailable|"
    r"is limited|are limited|not "
    r"(?:available|found|identified))\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:evidence|data|studies|trials|research)\b[^.;]{0,120}?\b(?:is|are|remains?) (?:\w+ )?(?:needed|required|"
    r"important|essential|"
    r"crucial|warranted|necessary|lacking|desirable)\b|\b(?:need|lack|absence|paucity|scarcity)(?:s|ed|ing)? (?:of|"
    r"for) [^.;]{0,40}?"
    r"\bevidence\b",
    re.IGNORECASE,
)
"""A sentence that asks for better evidence: its levels are nobody's."""
_ELSEWHERE = re.compile(
    r"\b(?:earlier|previous|prior|another|other|older|unlike|guidelines?|recommend\w*|in contrast|conventional|"
    r"existing)\b",
    re.IGNORECASE,
)
_RANK = {"low": 1, "poor": 1, "weak": 1, "moderate": 2, "high": 3, "good": 3, "strong": 3, "excellent": 3}
_SPOKEN = 0.4
"""How likely the abstract has to be the one that is told."""
_SAME, _BESIDE = 0.5, 0.7
"""The share of the claim that the words beside a level have to hold to be of the same outcome, and how near no other
words may come to it that are beside the claim's level."""


class _Mark(NamedTuple):
    """Levels with the sentence, the place in it, and the keys of the words that they stand beside."""

    levels: frozenset[int]
    sentence: int
    at: tuple[int, int]
    keys: frozenset[str]


def graded(matter: Matter) -> Observation | None:
    """The level that the claim gives to the evidence, where the abstract has another."""
    said = _GRADES.search(matter.said)
    if said is None or score(matter) < _SPOKEN:
        return None
    at = next(said.span(name) for name in "abcdef" if said[name] is not None)
    text = matter.claim.text
    if _DENIED.search(text[max(0, said.start() - 90) : said.start()]) or _WANTING.match(text, said.end()):
        return None
    if _ELSEWHERE.search(said.group()) or _ELSEWHERE.search(text[max(0, said.start() - 60) : said.start()]):
        return None
    mine = _levels(text[slice(*at)])
    rated = [m for n in range(len(matter.reading.sentences)) for m in _marks(matter, n)]
    if not rated:
        return None
    theirs = _all_levels(matter)
    if not mine & theirs:
        mark: _Mark | None = min(rated, key=lambda m: -_share(matter, m.keys, said))
    else:
        mark = _of_the_outcome(matter, mine, rated, said)
    if mark is not None:
        # a rating below the abstract's is a fault, but claims too little
        return _observe(matter, at, mark) if max(mine) > max(mark.levels) else None
    return Observation(facet="certainty", status="agrees", claim=text[slice(*at)], claim_at=at)


def _levels(words: str) -> frozenset[int]:
    """The levels named, with those between: `low to high` has them all."""
    found = {
        0 if re.match(r"(?:very|extremely|critically)[ -](?:low|poor)", m.group(), re.IGNORECASE)
        else _RANK[re.split(r"[ -]", m.group().lower())[-1].removesuffix("er")]
        for m in _NAMED.finditer(words)
    }  # fmt: skip
    return frozenset(range(min(found), max(found) + 1)) if found else frozenset()


def _all_levels(matter: Matter) -> frozenset[int]:
    """Every level that the abstract has near a word for evidence, whatever it is of."""
    found: set[int] = set()
    for sentence in (matter.reading.title, *matter.reading.sentences):
        if _asks(sentence.text):
            continue
        for word in _EVIDENCE.finditer(sentence.text):
            near = sentence.text[max(0, word.start() - _NEAR) : word.end() + _NEAR]
            for m in _ANY.finditer(near):
                found |= {0, 1} if m["vague"] else _levels(m.group())
            found |= {level for m in _GRADED.finditer(near) for level in _levels(m.group())}
    return frozenset(found)


def _asks(text: str) -> bool:
    return wished_for(text) or _WISHED.search(text) is not None


def _marks(matter: Matter, n: int) -> list[_Mark]:
    sentence = matter.reading.sentences[n]
    if _asks(sentence.text):
        return []
    found = []
    for m in _GRADED.finditer(sentence.text):
        name = next(name for name in "abcdef" if m[name] is not None)
        if _DENIED.search(sentence.text[max(0, m.start() - 30) : m.start()]):
            continue
        start, stop = _part(sentence.text, *m.span())
        keys = frozenset(k for t in sentence.tokens if start <= t.start < stop for k in t.keys)
        found.append(_Mark(_levels(m[name]), n, m.span(name), keys))
    return found


def _part(text: str, at: int, end: int) -> tuple[int, int]:
    """The part of a sentence around a rating: up to a semicolon that stands in no brackets."""
    start, stop, depth = 0, len(text), 0
    for n, sign in enumerate(text):
        depth += (sign in "([") - (sign in ")]")
        if sign == ";" and depth <= 0:
            if n < at:
                start = n + 1
            elif n >= end:
                return start, n
    return start, stop


def _share(matter: Matter, keys: frozenset[str], said: re.Match[str]) -> float:
    """The weighted share of the claim's words, without those of the rating, that `keys` hold."""
    told = {
        k for t in matter.said.tokens
        if not said.start() <= t.start < said.end() and not t.word.isdigit() and not _EVIDENCE.fullmatch(t.word)
        for k in t.keys if k not in matter.reading.title.keys
    }  # fmt: skip
    total = sum(map(rarity, sorted(told)))
    return sum(rarity(k) for k in sorted(told) if k in keys) / total if total else 0.0


def _of_the_outcome(matter: Matter, mine: frozenset[int], rated: list[_Mark], said: re.Match[str]) -> _Mark | None:
    """The rating beside what the claim tells, where it is another, and none like the claim's is beside as much."""
    shares = [(_share(matter, m.keys, said), m) for m in rated]
    best, mark = max(shares, key=lambda one: one[0])
    if best < _SAME or mark.levels & mine:
        return None
    rival = max((s for s, m in shares if m.levels & mine), default=0.0)
    return mark if rival <= _BESIDE * best and len({m.sentence for m in rated}) > 1 else None


def _observe(matter: Matter, at: tuple[int, int], mark: _Mark) -> Observation:
    ours = matter.claim.text[slice(*at)]
    theirs = matter.reading.sentences[mark.sentence].text[slice(*mark.at)]
    return Observation(
        facet="certainty", status="differs", claim=ours, claim_at=at, record=theirs, sentence=mark.sentence,
        record_at=mark.at, rule="claim-overstated",
        message=f"The text rates the evidence as “{ours}”, the abstract as “{theirs}”.",
    )  # fmt: skip
