"""What a claim calls significant, or not, of an outcome for which the abstract prints one p value that says otherwise.

`Mortality was significantly lower after A than after B` beside `mortality was 6.2% and 7.4%, respectively (P=0.58)`.
`level` and `denied_level` hold words against words; here the p value, or an interval, of the clause on the very outcome
tells, whatever its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import of_another_age, of_another_one
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.level import STRICTER
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import of_sentence
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.p_values import P, intervals, reached
from citecheck.claims.sentences.predications import Predication, predications
from citecheck.claims.sentences.sides import GENERAL, part_of, weight
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_SAID = re.compile(
    r"\b(?:statistically\s)?significant(?:ly\b|(?=\s(?:[\w-]+\s)?(?:differences?|associations?|correlations?|increases?|"
    r"decreases?|reductions?|improvements?|effects?|changes?|trends?|benefits?|rise|fall)\b))",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|nor|neither|never|without|none|n[’']t|non|few|little|only)\b|\binsignific", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:did|do|does|was|were|is|are)\snot\s(?:\w+\s)?(?:statistically\s)?significantly\b|"
    r"\bnot\s(?:\w+\s)?(?:statistically\s)?significantly\b|"
    r"\b(?:did|does|do)\snot\s\w+\s(?:statistically\s)?significantly\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r";\s|\.(?=\s|$)|,\s(?:whereas|while|but|although|and)\s|\s(?:whereas|while|but)\s", re.IGNORECASE)
_CLOSED = re.compile(r"[)\],]")
_LINKS = frozenset(words("with by to for in at from as on of after before during within under than among between"))
_MORE = frozenset(words("more less fewer higher lower greater better worse larger smaller"))
_CAME = frozenset(words("developed occurred seen found observed reported recorded noted needed required present"))
_OFTEN = frozenset(words("often frequently commonly"))
_CHANGES = frozenset(
    words("reduction reductions increase increases decrease rise fall improvement drop decline difference")
)
_INTO = frozenset(words("in of"))
_TIES = frozenset(
    map(key_of, words("association correlation difference relationship effect trend interaction change link"))
)
"""What is found between things, and no outcome itself."""
_HELD, _OUTCOME, _BACK, _LEAST = 0.75, 0.75, 0.5, 2.2
"""Weighted shares: of the claim's words that the clause, title and methods have, of those for the outcome that the
clause has, and of the clause's that the claim, title and methods have; and how much the outcome has to weigh."""


class _Level(Struct, frozen=True):
    """A clause with one p value or interval: its keys, whether that reaches the level, and its offsets."""

    keys: frozenset[str]
    reached: bool
    at: tuple[int, int]
    times: frozenset[float]


def own_level(matter: Matter) -> Observation | None:
    """What is called significant in a claim of one statement, where the only level of its outcome says otherwise."""
    text = matter.said.text
    said = list(_SAID.finditer(text))
    if len(said) != 1 or P.search(text) or is_unfound(text) or asides(text) or is_winding(text):
        return None
    if STRICTER.search(matter.reading.text) or asked(matter, said[0].start()) or of_other_works(text, said[0].start()):
        return None
    denied = _DENIED.search(text) is not None
    found = [p for p in predications(text, matter.said.tokens) if _holds(p, said[0].span())]
    if len(found) != 1 or (not denied and (found[0].denied or _NOT.search(text, found[0].at[0], said[0].end()))):
        return None
    outcome = _keys(_outcome(found[0])) - VAGUE - GENERAL - _TIES
    if weight(outcome) < _LEAST:
        return None
    claims = frozenset(k for k in matter.said.weights if not k[0].isdigit())
    known = known_of_all(matter.reading).union(*(s.keys for s in matter.reading.sentences[:1]))
    times = _times(text)
    hits: list[tuple[int, _Level]] = []
    for n, sentence in enumerate(matter.reading.sentences):
        if outcome.isdisjoint(sentence.keys):
            continue
        for one in _levels(sentence):
            if part_of(outcome, one.keys) >= _OUTCOME:
                hits.append((n, one))
        called = any(s.axis == "significance" and s.value == 1 for s in of_sentence(sentence))
        if called and not denied and part_of(outcome, sentence.keys) >= _OUTCOME and not _levels(sentence):
            return None
    if not hits or any(one.reached is not denied for _, one in hits):
        return None
    n, one = max(hits, key=lambda hit: (part_of(claims, hit[1].keys), -hit[0]))
    sentence = matter.reading.sentences[n]
    if times - one.times or (one.times - times and (len(hits) > 1 or denied)):
        return None  # at another time; one that the claim leaves out may be the only one
    rest = claims - outcome - frozenset(found[0].head.keys) - VAGUE
    if part_of(rest, one.keys | known) < _HELD and weight(rest - one.keys - known - matter.reading.keys) > 0:
        return None
    if part_of(one.keys - VAGUE - GENERAL, claims | known) < _BACK:
        return None
    if of_another_age(text, sentence.text) or of_another_one(text, sentence.text):
        return None
    printed = sentence.text[slice(*one.at)]
    at = (_DENIED.search(text) or said[0]).span() if denied else said[0].span()
    return Observation(
        facet="significance", status="differs", claim=text[slice(*at)], claim_at=at, record=printed, sentence=n,
        record_at=one.at, rule="claim-significance-differs",
        message=f"the text says “{text[slice(*at)]}”, the abstract “{printed}”",
    )  # fmt: skip


def agreeing_level(matter: Matter) -> bool:
    """Whether a claim that something was not significant, or made no difference, has the level of its outcome on its
    side.
    """
    known = known_of_all(matter.reading)
    for told in predications(matter.said.text, matter.said.tokens):
        outcome = _keys(_outcome(told)) - VAGUE - GENERAL - _TIES
        if not told.denied or weight(outcome) < _LEAST:
            continue
        for sentence in matter.reading.sentences:
            levels = () if outcome.isdisjoint(sentence.keys) else _levels(sentence)
            every = _keys((*told.lead, *told.subject, *told.behind)) - VAGUE - GENERAL
            for one in levels:
                if (
                    not one.reached
                    and part_of(outcome, one.keys) >= _OUTCOME
                    and part_of(every, one.keys | known) >= _HELD
                ):
                    return True
    return False


def _holds(one: Predication, at: tuple[int, int]) -> bool:
    every = (*one.lead, *one.subject, one.head, *one.behind)
    return min(t.start for t in every) <= at[0] <= max(t.end for t in every)


def _outcome(one: Predication) -> Sequence[Token]:
    """What something is said to have come of: the object of a verb, what was done less often, else the subject."""
    words_behind = [t.word for t in one.behind]
    if words_behind[:1] and words_behind[0].startswith("signific"):
        if words_behind[1:2] and words_behind[1] in _MORE and words_behind[2:3] != ["than"]:
            if words_behind[2:3] and words_behind[2] in _OFTEN:
                return one.subject if one.acts or one.head.word in _CAME else (one.head,)
            return _until_link(one.behind[2:]) or one.subject
        return one.subject
    if not one.behind or (not one.acts and words_behind[0] in _LINKS):
        return one.subject
    change = next((n for n, word in enumerate(words_behind) if word in _CHANGES), None)
    if change is not None and words_behind[change + 1 : change + 2] and words_behind[change + 1] in _INTO:
        return _until_link(one.behind[change + 2 :])
    if not one.acts or words_behind[0] in _LINKS:
        return one.subject
    return _until_link(one.behind)


def _until_link(behind: Sequence[Token]) -> Sequence[Token]:
    end = next((n for n, t in enumerate(behind) if t.word in _LINKS), len(behind))
    return behind[:end]


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(k for t in tokens for k in t.keys if not k[0].isdigit())


def _times(text: str) -> frozenset[float]:
    return frozenset(round(q.value) for q in figures_of(text) if q.dimension == "day")


@lru_cache(maxsize=1024)
def _levels(sentence: Sentence) -> tuple[_Level, ...]:
    """The clauses of a sentence that have one level each, in order."""
    return tuple(_read(sentence))


def _read(sentence: Sentence) -> Iterator[_Level]:
    text = sentence.text
    told = [(m.span(), reached(m)) for m in P.finditer(text)] or [(m.span(), good) for m, good in intervals(text)]
    if not told or any(good is None for _, good in told):
        return
    cuts = {0, len(text), *(m.end() for m in _BORDER.finditer(text))}
    for (_, end), _ in told[:-1]:
        close = _CLOSED.search(text, end)
        cuts.add(close.end() if close is not None else end)
    for start, end in pairwise(sorted(cuts)):
        inside = [one for one in told if start <= one[0][0] < end]
        if len(inside) == 1 and inside[0][1] is not None:
            keys = _keys([t for t in sentence.tokens if start <= t.start < inside[0][0][0]])
            yield _Level(keys, inside[0][1], inside[0][0], _times(text[start:end]))
