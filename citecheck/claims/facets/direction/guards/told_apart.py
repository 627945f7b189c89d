"""Findings of direction that another word of either text undoes: the last of several, another quality, an earlier time.

Each of these is one honest way to tell what the abstract says, which word beside word looks turned round.
"""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.borders import stretch
from citecheck.claims.sentences.ordered import EXTENTS
from citecheck.claims.words.terms import Token, stem
from citecheck.claims.words.wordlists import words

_FOLLOWED = re.compile(r"\b(?:followed by|then|ahead of|before)\s", re.IGNORECASE)
_ENDS = frozenset(
    words("highest lowest most least greatest smallest strongest weakest longest shortest commonest rarest")
)
_RANKS = re.compile(r"\b(?P<root>\w{3,})er\b.*?\b(?P=root)est\s", re.IGNORECASE)
"""`Weaker in B and weakest in C`: what is weaker than the first is not weaker than the last."""
_NEXT = 35
"""Letters behind a superlative that name what comes last."""
_OFTEN = frozenset(words("frequent frequently often common commonly likely prevalent usual"))
_BEFORE = re.compile(r"\bthan (?:before|previously|earlier|at baseline|at the start)\b", re.IGNORECASE)
_HAD = re.compile(
    r"\bhad (?:been |\w+(?:ed|elt|ad|ent|own|en|ne)\b)|\b(?:formerly|previously|earlier|used to|still)\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:not|no|never|none|hardly|without|escaped|free)\b", re.IGNORECASE)
_RARE = re.compile(
    r"\b(?:rare(?:ly)?|uncommon(?:ly)?|seldom|infrequent(?:ly)?|exceptional(?:ly)?|few)\b", re.IGNORECASE
)
_BUT_NOT = re.compile(
    r",\s(?:but|though|and) not\s(?!(?:in|with|at|for|after|on|among|from|by|to)\b)(?P<what>[^,;.]{2,40}),\s",
    re.IGNORECASE,
)
_AND_LEAST = re.compile(r"\b(?:and|,) least (?:to|in|for|with|by|on)\s", re.IGNORECASE)
_LITTLE = re.compile(r"\b(?:little|least|small(?:est)?|weak(?:est)?|hardly|slight(?:est)?|minor)\b", re.IGNORECASE)
_LACK = re.compile(r"\black(?:s|ed|ing)?\b|\babsen(?:t|ce)\b|\bmissing\b", re.IGNORECASE)
_LEVELS = frozenset(words("high higher low lower increased reduced poor"))
_EITHER_WAY = re.compile(
    r"\b(?:more or less|less or more|higher or lower|lower or higher|sooner or later|better or worse|worse or better|"
    r"faster or slower|longer or shorter|shorter or longer)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[;.:]\s|\s(?:but|whereas|while|although|though)\s")


def told_apart(matter: Matter, o: Observation) -> bool:
    """Whether `o`, a direction or significance turned round, is told rightly of the rest, or of something else."""
    if o.status != "differs" or o.claim_at is None or o.record_at is None or o.sentence is None:
        return False
    return (
        _last_of_several(matter, o)
        or _of_three_ranks(matter, o)
        or _of_another_quality(matter, o)
        or _of_an_earlier_time(matter, o)
        or _of_what_is_rare(matter, o)
        or _excepted(matter, o)
        or _least_of_several(matter, o)
        or _lacking_in_both(matter, o)
        or _either_way(matter, o)
    )


def _record(matter: Matter, o: Observation) -> str:
    return matter.reading.sentences[o.sentence or 0].text


def _last_of_several(matter: Matter, o: Observation) -> bool:
    """`The west had the lowest rate` beside `highest in the north, followed by the east and the west`."""
    mine, printed = (o.claim or "").lower(), (o.record or "").lower()
    if mine not in _ENDS or printed not in _ENDS or o.record_at is None:
        return False
    text = _record(matter, o)
    link = _FOLLOWED.search(text, o.record_at[1])
    if link is None:
        return False
    tokens = matter.reading.sentences[o.sentence or 0].tokens
    before = frozenset(k for t in tokens if t.start < link.start() for k in t.keys)
    behind = frozenset(k for t in tokens if t.start >= link.end() for k in t.keys)
    return not frozenset(matter.said.weights).isdisjoint(behind - before)


def _of_three_ranks(matter: Matter, o: Observation) -> bool:
    """`C was weaker than B` beside `strongest in A, weaker in B and weakest in C`."""
    ranks = _RANKS.search(_record(matter, o))
    if ranks is None or o.facet != "direction":
        return False
    tokens = matter.reading.sentences[o.sentence or 0].tokens
    last = frozenset(k for t in tokens if ranks.end() <= t.start < ranks.end() + _NEXT for k in t.keys)
    last -= frozenset(k for t in tokens if t.start < ranks.end() for k in t.keys)
    return bool(last) and last <= frozenset(matter.said.weights)


def _of_another_quality(matter: Matter, o: Observation) -> bool:
    """`More expensive in hospital` beside `no more frequent at home than in hospital`."""
    if o.claim_at is None or o.record_at is None:
        return False
    mine = _quality(matter.said.tokens, o.claim_at)
    theirs = _quality(matter.reading.sentences[o.sentence or 0].tokens, o.record_at)
    if mine is None or theirs is None:
        return False
    return stem(mine) != stem(theirs) and not any(mine in alike and theirs in alike for alike in (_OFTEN, EXTENTS))


def _quality(tokens: tuple[Token, ...], at: tuple[int, int]) -> str | None:
    """What is more or less, where one word in the span is `more` or `less` and an adjective stands behind it."""
    n = next((n for n, t in enumerate(tokens) if at[0] <= t.start < at[1] and t.word in ("more", "less")), None)
    if n is None or n + 2 >= len(tokens):
        return None
    behind = tokens[n + 1]
    sided = tokens[n + 2].word in ("than", "in", "with", "at", "per", "among", "after", "for", "on")
    return behind.word if behind.keys and sided and not behind.word.endswith("s") else None


def _of_an_earlier_time(matter: Matter, o: Observation) -> bool:
    """`They had felt a heavier burden` beside `less burden than before`."""
    return _BEFORE.search(_record(matter, o)) is not None and _HAD.search(matter.said.text) is not None


def _of_what_is_rare(matter: Matter, o: Observation) -> bool:
    """`Most did not relapse` beside `relapse was rare`."""
    if o.claim_at is None or o.record_at is None or _DENIES.search(matter.said.text) is None:
        return False
    text = _record(matter, o)
    start, end = stretch(text, o.record_at, _BORDER)
    return _RARE.search(text, start, end) is not None and _RARE.search(matter.said.text) is None


def _excepted(matter: Matter, o: Observation) -> bool:
    """`Night work, but not sex, was related to it` beside `sex was not related to it, whereas night work was`."""
    aside = _BUT_NOT.search(matter.said.text)
    if aside is None or _BUT_NOT.search(_record(matter, o)) is not None:
        return False
    start, end = aside.span("what")
    named = frozenset(k for t in matter.said.tokens if start <= t.start < end for k in t.keys)
    return bool(named) and named <= matter.reading.sentences[o.sentence or 0].keys


def _least_of_several(matter: Matter, o: Observation) -> bool:
    """`C had little influence` beside `most sensitive to A, then to B, and least to C`."""
    least = _AND_LEAST.search(_record(matter, o))
    if least is None or _LITTLE.search(matter.said.text) is None:
        return False
    behind = matter.reading.sentences[o.sentence or 0].tokens
    last = frozenset(k for t in behind if t.start >= least.end() for k in t.keys)
    return not last.isdisjoint(matter.said.weights)


def _lacking_in_both(matter: Matter, o: Observation) -> bool:
    """`High because blinding was lacking` beside `high from lack of blinding`."""
    if o.claim_at is None or o.record_at is None:
        return False
    if not (_LACK.search(matter.said.text) and _LACK.search(_record(matter, o))):
        return False
    mine = {t.word for t in matter.said.tokens if o.claim_at[0] <= t.start < o.claim_at[1]}
    tokens = matter.reading.sentences[o.sentence or 0].tokens
    return bool(mine & _LEVELS & {t.word for t in tokens if o.record_at[0] <= t.start < o.record_at[1]})


def _either_way(matter: Matter, o: Observation) -> bool:
    """`No more or less of it` is nothing of a direction."""
    return any(
        o.claim_at is not None and m.start() < o.claim_at[1] and o.claim_at[0] < m.end()
        for m in _EITHER_WAY.finditer(matter.said.text)
    )
