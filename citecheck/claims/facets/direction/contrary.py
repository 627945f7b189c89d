"""A clause of the claim that says the contrary of a clause of the abstract in nearly its words.

But for words that are one of two ends (`common` and `rare`, `related` and `unrelated`) and negations, one has to hold
the words of the other; the ends have to be of the same things, and an odd number of them turned round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite, of_another_age, of_another_one
from citecheck.claims.facets.direction.guards.supposed import EARLY
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import answer, asked, tells_whether
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import ASKED
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.brackets import blanked, outside
from citecheck.claims.sentences.polarity import AUXILIARIES
from citecheck.claims.sentences.poles import Poles, is_pole, poles
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BORDER = re.compile(
    r"[;:]\s|(?<!(?-i:\b[A-Z]))\.(?=\s|$)|,?\s(?:but|however|although|whereas|while|whilst|yet|though|because|since|unless|if)\b|"
    r",\s(?:with|which|who|resulting)\s",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:except|excepting|other than|apart from|all but|only(?! (?:an? |the )?(?:minority|few)\b)|probabilit\w+|"
    r"likelihood|chance|if|when|whenever|once|"
    r"unless|until|in the absence)\b|\b(?:above|below|under|over)\s\d|"
    r"\bnot\b[^,;.]{0,40}\bbut\b",
    re.IGNORECASE,
)
"""What leaves some out, sets a condition, or says how probable it is."""
_PRONOUNS = frozenset(words("it they this these that those he she which who"))
_THAN = frozenset(words("than compared versus vs relative superior inferior"))
_HELD, _BACK = 0.9, 0.5
"""Weighted shares of the claim's words that the clause has, and of the clause's that the claim has."""
_PART, _WHOLE = 0.25, 0.85
"""The same where the claim names besides what title and methods name."""
_LEAST = 3.0
"""How much the words that both have must weigh."""
_SEVERAL = 2
_AND = re.compile(r"\sand\s")
_NEAR = 5
"""How many words behind an `and` its verb may stand."""
_SAID_TOO = 0.6
"""A clause with this share of the claim's words that says what the claim says leaves the other be."""


class _Clause(Struct, frozen=True):
    tokens: tuple[Token, ...]
    keys: frozenset[str]
    told: Poles


def contrary(matter: Matter) -> Observation | None:
    """The first clause of the claim whose contrary the abstract says in nearly its words, and nowhere the same."""
    text = matter.said.text
    if is_unfound(text) or _UNSURE.search(text) or asides(text) or is_winding(text):
        return None
    for mine in _clauses(text, matter.said.tokens):
        if asked(matter, mine.tokens[0].start):
            continue
        found = _against(matter, mine)
        if found is not None:
            return found
    return None


def _against(matter: Matter, mine: _Clause) -> Observation | None:
    hit: tuple[int, _Clause] | None = None
    for n, sentence in enumerate(matter.reading.sentences):
        if part_of(mine.keys, sentence.keys) < _SAID_TOO and weight(mine.keys & sentence.keys) < _LEAST:
            continue  # none of its clauses can be of the same
        for theirs in _of_sentence(sentence):
            if theirs.told.names != mine.told.names:
                continue
            each = _each_turned(mine, theirs)
            if theirs.told.sign == mine.told.sign and not each:
                if part_of(mine.keys, theirs.keys) >= _SAID_TOO:
                    return None
            elif not mine.told.found and not _denies_a_verb(mine, theirs):
                continue
            elif hit is None and _the_same(matter, mine, theirs) and _may_be_held(matter, mine, sentence, theirs):
                hit = n, theirs
    if hit is None:
        return None
    n, theirs = hit
    if _repeats(matter.said.tokens, theirs):
        return None
    ours, printed = _turned(mine, theirs)
    denial = None if ours is None else (ours.start, ours.end), None if printed is None else (printed.start, printed.end)
    level = None in denial and tells_whether(matter.claim.text, matter.reading.sentences[n].text, *denial)
    return answer(matter, ours, printed, n, level=level)


def _each_turned(mine: _Clause, theirs: _Clause) -> bool:
    """Whether several ends of things said side by side are all turned round: `is rare and seldom needs A`."""
    if len(mine.told.found) < _SEVERAL or mine.told.negations or theirs.told.negations:
        return False
    if any(ours != -other for ours, other in zip(mine.told.signs, theirs.told.signs, strict=True)):
        return False
    return all(_side_by_side(clause) for clause in (mine, theirs))


def _side_by_side(clause: _Clause) -> bool:
    """Whether an `and` stands between each two ends of a clause."""
    return all(
        any(t.word in ("and", "or") for t in clause.tokens[one.index : other.index])
        for one, other in pairwise(clause.told.found)
    )


def _denies_a_verb(mine: _Clause, theirs: _Clause) -> bool:
    """Whether of two clauses without ends one denies a verb that the other has: `did not restore`, `restored`."""
    for one, other in ((mine, theirs), (theirs, mine)):
        for n in one.told.negations:
            verb = next((t for t in one.tokens[n + 1 : n + 4] if t.keys), None)
            if verb is not None:
                return not frozenset(verb.keys).isdisjoint(k for t in other.tokens for k in t.keys)
    return False


def _repeats(said: Sequence[Token], theirs: _Clause) -> bool:
    """Whether the claim has the clause of the abstract word for word."""
    printed = [t.word for t in theirs.tokens]
    found = [t.word for t in said]
    return any(found[n : n + len(printed)] == printed for n in range(len(found) - len(printed) + 1))


def _the_same(matter: Matter, mine: _Clause, theirs: _Clause) -> bool:
    """Whether two clauses are of the same, but for the ends that they tell."""
    if weight(mine.keys & theirs.keys) < _LEAST:
        return False
    known = known_of_all(matter.reading)
    held, back = part_of(mine.keys, theirs.keys), part_of(theirs.keys, mine.keys | known)
    if held >= _HELD and back >= _BACK:
        return True
    if part_of(theirs.keys, mine.keys) < _WHOLE or (held < _PART and not _of_its_subject(mine, theirs)):
        return False
    return mine.keys <= theirs.keys | (matter.reading.keys if theirs.keys <= mine.keys else known)


def _may_be_held(matter: Matter, mine: _Clause, sentence: Sentence, theirs: _Clause) -> bool:
    """Whether a sentence tells what was found, of those of whom the claim speaks."""
    text = sentence.text
    if is_winding(text) or asides(text) or ASKED.search(text) or _UNSURE.search(text):
        return False
    if not sentence.reports and sentence.place < EARLY:
        return False
    if of_another_age(matter.said.text, sentence.text) or of_another_one(matter.said.text, sentence.text):
        return False
    return not are_opposite(mine.keys, theirs.keys)


def _of_its_subject(mine: _Clause, theirs: _Clause) -> bool:
    """Whether the claim begins with all that a short clause is of: `pain improved` beside `pain worsened after A`."""
    led = [t for t in mine.tokens if t.keys][: len([t for t in theirs.tokens if t.keys]) - 1]
    return weight(theirs.keys) >= _LEAST and theirs.keys <= frozenset(k for t in led for k in t.keys)


def _turned(mine: _Clause, theirs: _Clause) -> tuple[Token | None, Token | None]:
    """The words that differ: an end turned round, else a negation that only one of the two has."""
    for pole in mine.told.found:
        others = [o for o in theirs.told.found if o.name == pole.name]
        if others and all(o.sign != pole.sign for o in others):
            return mine.tokens[pole.index], theirs.tokens[others[0].index]
    for clause, other in ((mine, theirs), (theirs, mine)):
        if clause.told.negations and not other.told.negations:
            denial = clause.tokens[clause.told.negations[0]]
            return (denial, None) if clause is mine else (None, denial)
    return None, None


@lru_cache(maxsize=1024)
def _of_sentence(sentence: Sentence) -> tuple[_Clause, ...]:
    if is_unfound(sentence.text):
        return ()
    return tuple(_clauses(sentence.text, sentence.tokens))


def _predicates(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The offsets behind an `and` with a verb before it and a verb of its own: `A was high and B was good`."""
    finite = [t.start for t in tokens if t.word in AUXILIARIES]
    for match in _AND.finditer(text):
        behind = [t for t in tokens if t.start >= match.end()][:_NEAR]
        if any(at < match.start() for at in finite) and any(t.start in finite for t in behind):
            yield match.end()


def _led_on(first: str, start: int) -> bool:
    """Whether a clause that begins with a word at an offset has its subject in the one before."""
    return start > 0 and (first in AUXILIARIES or first in _PRONOUNS or first.endswith("ed") or is_pole(first))


def _clauses(text: str, tokens: Sequence[Token]) -> Iterator[_Clause]:
    """The clauses of a text that tell an end of something."""
    plain, held = blanked(text), outside(text, tokens)
    cuts = sorted({0, *(m.end() for m in _BORDER.finditer(plain)), *_predicates(plain, tokens), len(text)})
    for start, end in pairwise(cuts):
        inside = tuple(t for t in held if start <= t.start < end)
        told = poles(inside)
        if told is None or not inside or any(t.word in _THAN for t in inside) or _led_on(inside[0].word, start):
            continue
        keys = frozenset(k for t in inside if not is_pole(t.word) for k in t.keys if not k[0].isdigit())
        if keys:
            yield _Clause(inside, keys, told)
