"""Most or few of those of whom the abstract prints a share: `most had it` beside `it was present in 42.6%`."""

from __future__ import annotations

import re
from itertools import pairwise

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.poles import is_pole, poles
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.words.terms import Token

_NO_PART = (
    r"(?!(?:of (?:all|them|these|this|the time)|common|frequent|likely|often|recent|important|other)\b)"
    r"(?!\w+(?:ly|ive|ent|ant|al|ful|ous|able|ible|ed|est|ic)\b)"
)
_SAID = re.compile(
    rf"(?P<most>(?:^|(?<=[.;:,]\s)|\b(?:in|of|by|for|among|that|and|but|while|whereas)\s)most\s{_NO_PART}|"
    r"\b(?:the|a)\s(?:(?:great|vast|large|clear|overwhelming)\s)?majority\b)|"
    rf"(?P<few>(?:^|(?<=[.;:,]\s)|\b(?:in|of|by|for|among|that|only)\s)few\s{_NO_PART}|\b(?:the|a|"
    rf"only\sa)\s(?:small\s)?minority\b)",
    re.IGNORECASE,
)
_TELLING = Cue(_SAID, pieces="most majorit minorit few")
_DENIES = re.compile(
    r"\b(?:not|no|never|without|neither|nor|none|un\w{4,}|fail\w*|lack\w*|absent|free of)\b", re.IGNORECASE
)
_BREAK = re.compile(r";\s|\.(?=\s|$)|,?\s(?:but|whereas|while|although|though)\s", re.IGNORECASE)
_LIST = re.compile(r",\s(?:and\s)?|\sand\s")
_HALF, _NEAR = 50.0, 4.0
"""A share so near to a half may be called either."""
_HELD, _OWN, _BACK, _LEAST = 0.85, 0.45, 0.5, 3.0
"""Weighted shares of the claim's words that clause, title and methods have, that the clause has, and of the
clause's words that these or the claim have; and the weight of what both have."""


def majority(matter: Matter) -> Observation | None:
    """The word for most or few of a claim, where the only share that the abstract prints for them is the other part."""
    text = matter.said.text
    said = _TELLING.search(matter.said)
    if said is None or is_unfound(text) or len(list(_SAID.finditer(text))) > 1 or _DENIES.search(text):
        return None
    start = max([m.end() for m in _BREAK.finditer(text, 0, said.start())], default=0)
    end = min([m.start() for m in _BREAK.finditer(text, said.end())][:1] or [len(text)])
    if figures_of(text[start:end]):
        return None
    tokens = tuple(t for t in matter.said.tokens if start <= t.start < end)
    mine, ends = _keys(tokens), _ends(tokens)
    most = said.group("most") is not None
    for n, sentence in enumerate(matter.reading.sentences):
        share = _printed(matter, mine, ends, sentence)
        if share is None or (share.value - _HALF) * (1 if most else -1) > -_NEAR:
            continue
        shown, at = said.group().strip(), said.start() + len(said.group()) - len(said.group().lstrip())
        printed = sentence.text[share.start : share.end]
        return Observation(
            facet="number", status="differs", claim=shown, record=printed, claim_at=(at, at + len(shown)), sentence=n,
            record_at=(share.start, share.end), share=True, rule="claim-number-differs",
            message=f"the text says {shown}, the abstract {printed}",
        )  # fmt: skip
    return None


def _keys(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(k for t in tokens if not is_pole(t.word) for k in t.keys if not k[0].isdigit())


def _ends(tokens: tuple[Token, ...]) -> frozenset[tuple[str, int]]:
    """What is said besides of late or early, high or low, and the like."""
    told = poles(tokens)
    return frozenset((p.name, p.sign) for p in told.found if p.name != "share") if told is not None else frozenset()


def _printed(
    matter: Matter, mine: frozenset[str], ends: frozenset[tuple[str, int]], sentence: Sentence
) -> Quantity | None:
    """The only share that a clause of a sentence prints, where it is of what the claim is of."""
    text = sentence.text
    if is_unfound(text):
        return None
    known = known_of_all(matter.reading)
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    whole = [q for q in figures_of(text) if q.dimension == "%" and q.role == "percentage"]
    if len(whole) > 1:
        cuts = sorted({*cuts, *(m.end() for m in _LIST.finditer(text))})
    for start, end in pairwise(cuts):
        told = [q for q in figures_of(text) if start <= q.start < end and q.dimension == "%" and q.role == "percentage"]
        if len(told) != 1 or told[0].high is not None or _DENIES.search(text, start, end):
            continue
        tokens = tuple(t for t in sentence.tokens if start <= t.start < end)
        theirs = _keys(tokens)
        if (
            ends <= _ends(tokens)
            and weight(mine & theirs) >= _LEAST
            and part_of(mine, theirs | known) >= _HELD
            and part_of(mine, theirs) >= _OWN
            and part_of(theirs, mine | known) >= _BACK
        ):
            return told[0]
    return None
