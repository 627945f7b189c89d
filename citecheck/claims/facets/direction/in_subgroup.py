"""What is found in some and not in others, told of the others: `in rural clinics` beside `in urban, not in rural ones`.

Both texts are read for those of whom they say something and those of whom they deny it (see `sentences.subgroups`); a
claim that does neither is taken as a whole, where it names the one part and not the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.sentences.signs import Axis, classify
from citecheck.claims.sentences.subgroups import (
    DENIAL,
    HAVING,
    LACKING,
    MARKS,
    OVER,
    SAME,
    UNDER,
    VERB,
    Parted,
    are_contrary,
    keys_of,
    parted,
)
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.terms import Token

_MOST = re.compile(
    r"\b(?:greatest|largest|strongest|highest|biggest)\b|\bmost (?:marked|pronounced|evident|apparent)\b|"
    r"(?:ed|fit|fits|elp|elps|ain|ains) most\b|\bmost[.,]?$|\bit was (?:only )?(?:in|among|with|for)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|although|though|whereas|while|yet|however)\b|;", re.IGNORECASE)
_OF_CHANGE = re.compile(
    r"\b(?:decrease|reduction|increase|improvement|gain|rise|fall|decline|change|loss)s?\b", re.IGNORECASE
)
_SUMS_UP = re.compile(
    r"\b(?:effect|benefit|association|advantage|relation|relationship|protection|difference|gain|excess|reduction|"
    r"decline|improvement|increase|link|role|result)s?\b",
    re.IGNORECASE,
)
"""What takes up what the sentence before tells of."""
_TOPIC, _LOOSELY, _BACK, _OTHER, _RARE_NAMES = 0.6, 0.35, 0.4, 2.5, 6.0
"""Weighted shares of the claim's words that the sentence and what it takes up have, and of the sentence's that the
claim or the title has; how much the words for another outcome, of which the denial is, may weigh; and how rare words
that tell the parts are to be for the less to do, which also does where the sentence sums up what was found."""
_FEW, _SOME, _HALF, _ALL = 0.25, 0.4, 0.5, 0.95
"""Weighted shares of the words that tell a part."""
_NEARER = 0.15
_PLAIN_TOPIC, _PLAIN_LEAST, _NAMED = 0.75, 2.5, 2.0


class _Said(Struct, frozen=True):
    """Of whom a claim says something, and denies it; `every` are all its words."""

    yes: frozenset[str]
    no: frozenset[str]
    every: frozenset[str]
    at: tuple[int, int]
    kind: Literal["not", "than", "only", "rather", "most", "whole"]
    denied: bool
    order: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The words for what is said."""
        apart = frozenset[str]() if self.kind in ("most", "whole") else self.yes
        return frozenset(k for k in self.every - apart - self.no - MARKS - SAME if not k[0].isdigit())


def in_subgroup(matter: Matter) -> Observation | None:
    """Those of whom the claim says what the abstract says of others, and denies of them."""
    text = matter.said.text
    mine = None if is_unfound(text) or is_winding(text) else _said(text, matter.said.tokens)
    if mine is None:
        return None
    hit: tuple[int, Parted] | None = None
    for n, sentence in enumerate(matter.reading.sentences):
        for theirs in parted(sentence.text, sentence.tokens):
            yes, no = (theirs.no, theirs.yes) if mine.denied else (theirs.yes, theirs.no)
            if no and _of_the_others(mine, no, yes) and _same_topic(matter, mine, theirs, n):
                return None  # the abstract says the same of them
            if (
                hit is None
                and _comparable(matter, mine, theirs, sentence)
                and (_of_the_others(mine, yes, no) if no else _of_another(mine, yes, matter.reading.keys))
                and _same_topic(matter, mine, theirs, n)
            ):
                hit = n, theirs
    if hit is not None:
        stands = mine.kind != "whole" or _is_nearest(matter, mine, hit[0])
        return _differs(matter, mine.at, hit[0], hit[1].at) if stands else None
    return _plainly(matter, mine) if mine.kind in ("not", "rather") else None


def says_the_same_of(matter: Matter) -> bool:
    """Whether the abstract says of the same, and denies of the same, what the claim does."""
    text = matter.said.text
    mine = None if is_unfound(text) or is_winding(text) else _said(text, matter.said.tokens)
    if mine is None or not mine.no:
        return False
    return any(
        theirs.no and _of_the_others(mine, theirs.no, theirs.yes) and _same_topic(matter, mine, theirs, n)
        for n, sentence in enumerate(matter.reading.sentences)
        for theirs in parted(sentence.text, sentence.tokens)
    )


def _is_nearest(matter: Matter, mine: _Said, n: int) -> bool:
    """Whether no other sentence of the abstract has notably more of the claim's words."""
    shares = [part_of(mine.every, s.keys) for s in matter.reading.sentences]
    return shares[n] >= max(shares) - _NEARER


def _differs(matter: Matter, at: tuple[int, int], n: int, record_at: tuple[int, int]) -> Observation:
    said, printed = matter.said.text[slice(*at)], matter.reading.sentences[n].text[slice(*record_at)]
    return Observation(
        facet="direction", status="differs", claim=said, record=printed, claim_at=at, sentence=n, record_at=record_at,
        rule="claim-direction-reversed", message=f"the text says it of “{said}”, the abstract of “{printed}”",
    )  # fmt: skip


def _said(text: str, tokens: Sequence[Token]) -> _Said | None:
    plain = blanked(text)
    every = keys_of(plain, tokens, 0, len(text))
    denied = DENIAL.search(plain) is not None
    told = parted(text, tokens)
    if told:
        one = told[0]
        here = DENIAL.search(plain, *one.said) is not None
        if (one.kind != "only" and not one.no) or (one.kind in ("than", "only") and here):
            return None
        return _Said(one.yes, one.no, every, one.at, one.kind, denied=False, order=one.order)
    if _TURN.search(plain):
        return None
    return _Said(every, frozenset(), every, (0, len(text)), "most" if _MOST.search(plain) else "whole", denied=denied)


def _comparable(matter: Matter, mine: _Said, theirs: Parted, sentence: Sentence) -> bool:
    """Whether a claim that tells no parts apart says the same as a sentence does, but for of whom."""
    if mine.kind == theirs.kind == "than":
        changes = [_OF_CHANGE.search(text) is not None for text in (matter.said.text, sentence.text)]
        return mine.order == theirs.order and changes[0] == changes[1]
    if mine.kind != "whole":
        return True
    if theirs.kind != "not":
        return False
    printed = _signs(sentence.tokens, *theirs.said)
    return not printed or bool(printed & _signs(matter.said.tokens, 0, len(matter.said.text)))


def _signs(tokens: Sequence[Token], start: int, end: int) -> set[tuple[Axis, int]]:
    kinds = (classify(t.word) for t in tokens if start <= t.start < end)
    return {kind for kind in kinds if kind is not None}


def _of_the_others(mine: _Said, yes: frozenset[str], no: frozenset[str]) -> bool:
    """Whether the claim says of the words `no` what the abstract says of `yes`."""
    wanted, lacked, every = no - yes, yes - no, no | yes
    if mine.no and not _has(mine.no, lacked, every, _SOME):
        return False
    least, most = (_ALL, _FEW) if mine.kind in ("whole", "most") else (_HALF, _HALF)
    wanted = wanted - mine.no or wanted  # "in severe but not in moderate weakness": the head may stand on either side
    return _has(mine.yes, wanted, every, least) and not _has(mine.yes, lacked, every, most)


def _has(mine: frozenset[str], wanted: frozenset[str], every: frozenset[str], least: float) -> bool:
    """Whether a part that the claim names has the words that tell one part of the abstract's from the other."""
    marks, names = wanted & MARKS, every - MARKS
    if not marks and mine & {OVER, UNDER} and not every & {OVER, UNDER}:
        return False
    if any((LACKING in mine) if mark == HAVING else (mark not in mine) for mark in marks):
        return False
    if marks:
        return not names or not names.isdisjoint(mine)
    return part_of(wanted, mine) >= least


def _of_another(mine: _Said, theirs: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the claim is of others than those to whom the abstract confines it."""
    if mine.denied:
        return False
    ours, printed, shared = mine.yes - theirs, theirs - mine.yes, (mine.yes & theirs) - MARKS
    names = ours - MARKS
    if any(are_contrary(a, b) for a in ours for b in printed):
        return True
    if (OVER in ours and UNDER in printed) or (UNDER in ours and OVER in printed):
        return bool(shared)
    if (LACKING in ours) != (LACKING in printed):
        return bool(shared)
    figures = [frozenset(k for k in part if k[0].isdigit()) for part in (mine.yes, theirs)]
    if all(figures) and figures[0].isdisjoint(figures[1]):
        return bool(shared) and (mine.kind == "only" or not (names | printed) - figures[0] - figures[1] - MARKS)
    return (
        mine.kind == "only"
        and bool(shared and printed - MARKS)
        and part_of(names, known) >= _HALF
        and weight(names) >= _NAMED
    )


def _same_topic(matter: Matter, mine: _Said, theirs: Parted, n: int) -> bool:
    """Whether the claim says of its part what sentence `n` says of its own."""
    sentence = matter.reading.sentences[n]
    plain = blanked(sentence.text)
    whom = theirs.yes | theirs.no | MARKS | SAME
    said = _named(keys_of(plain, sentence.tokens, *theirs.said)) - whom
    around = known_of_all(matter.reading).union(*(s.keys for s in matter.reading.sentences[max(0, n - 2) : n]))
    if weight(_denied_of(plain, sentence, theirs) - whom - said - around) > _OTHER:
        return False  # "Strokes were as frequent in A, but drugs were given less often"
    sums_up = _SUMS_UP.search(plain, *theirs.said) is not None
    context = said | (keys_of(plain, sentence.tokens, *theirs.denied) if theirs.denied else frozenset())
    if theirs.kind != "than" or sums_up:
        context |= around
    names = mine.names - whom
    told = weight(_named(theirs.yes ^ theirs.no) & (mine.yes | mine.no))
    least = _LOOSELY if sums_up or (told >= _RARE_NAMES and theirs.kind != "than") else _TOPIC
    if names and (part_of(names, context) < least or (names.isdisjoint(context) and not sums_up)):
        return False
    if theirs.kind == "than" and not sums_up and part_of(names, said) < _HALF:
        return False
    return bool(names or sums_up) and (not said or part_of(said, mine.every | around) >= _BACK)


def _named(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(k for k in keys if not k[0].isdigit())


def _denied_of(plain: str, sentence: Sentence, theirs: Parted) -> frozenset[str]:
    """The words for what the denial is of, where its clause has a subject of its own."""
    if theirs.kind != "not" or theirs.denied is None:
        return frozenset()
    verb = VERB.search(plain, *theirs.denied)
    end = verb.start() if verb is not None else theirs.denied[0]
    return _named(keys_of(plain, sentence.tokens, theirs.denied[0], end))


def _plainly(matter: Matter, mine: _Said) -> Observation | None:
    """A sentence without a denial that says of those of whom the claim denies it what the claim says of the others."""
    wanted, lacked = mine.no - mine.yes, mine.yes - mine.no
    if (wanted | lacked) & MARKS or not wanted or not lacked:
        return None
    known, hit = known_of_all(matter.reading), None
    for n, sentence in enumerate(matter.reading.sentences):
        common = weight(mine.names & sentence.keys)
        if common > 1 and not lacked.isdisjoint(sentence.keys):
            return None
        if hit is None and not DENIAL.search(sentence.text) and wanted <= sentence.keys and common >= _PLAIN_LEAST:
            hit = n if part_of(mine.names, sentence.keys | known) >= _PLAIN_TOPIC else None
    if hit is None:
        return None
    at = next((t.start, t.end) for t in matter.reading.sentences[hit].tokens if not wanted.isdisjoint(t.keys))
    return _differs(matter, mine.at, hit, at)
