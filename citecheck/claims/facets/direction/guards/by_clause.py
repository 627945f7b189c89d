"""Whether the clause of the claim that a finding is of is found in the abstract, or is of another outcome."""

from __future__ import annotations

from citecheck.claims.facets.direction.by_effect import borne_out, of_claim, of_sentence
from citecheck.claims.observation import Matter
from citecheck.claims.sentences.effect_clauses import TAKEN_BACK
from citecheck.claims.sentences.effects import Effect
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.sides import part_of, weight

_NAMING = 2.0
"""How much words have to weigh that tell with whom, when or with what."""
_BEGINNING = 4
"""How many letters of a word tell that it may be the same in another form."""


def cleared_by_clause(
    matter: Matter, at: tuple[int, int] | None, index: int | None, record_at: tuple[int, int] | None
) -> bool:
    """Whether what the claim says at the offsets `at` is no matter of sentence `index` of the abstract.

    So it is where the abstract says the same as that clause; where the sentence has no word for its outcome, but has
    for that of another clause; where what the sentence says there is of another one; where nothing came of an outcome
    of which the abstract does not speak; and where nothing came of it and the sentence, or the next, takes back as not
    significant what it says.
    """
    if at is None:
        return False
    told = [one for one in of_claim(matter.said) if one.span[0] <= at[0] < one.span[1]]
    if not told:
        return False
    borne = borne_out(matter)
    if all(one in borne for one in told):
        return True
    if index is None:
        return False
    if not any(one.value for one in told) and _taken_back(matter, index):
        return True
    sentence = matter.reading.sentences[index]
    there = sentence.keys
    if record_at is not None:
        theirs = [one for one in of_sentence(sentence) if _meet(one.at, record_at)]
        mine = [one for one in told if _meet(one.at, at)]
        if (
            mine
            and theirs
            and not any(_may_be_of_one(a, b) and not _of_others(matter, a, b) for a in mine for b in theirs)
        ):
            return True
    if any(part_of(one.thing, there) > 0.0 for one in told):
        return False
    others = [one for one in of_claim(matter.said) if one not in told]
    if any(part_of(one.thing, there) > 0.0 for one in others):
        return True
    return not any(one.value or _spoken_of(matter, one) for one in told)


def _taken_back(matter: Matter, index: int) -> bool:
    """Whether sentence `index` or the beginning of the next says that what it tells was not significant."""
    sentence, *behind = matter.reading.sentences[index : index + 2]
    if TAKEN_BACK.search(sentence.text):
        return True
    return any(TAKEN_BACK.match(f". {one.text}") for one in behind)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _may_be_of_one(mine: Effect, theirs: Effect) -> bool:
    """Whether the outcome of either has a word that begins like one of the other statement: ties have no outcome."""
    return _alike(mine.thing, theirs.thing | theirs.side) or _alike(theirs.thing, mine.thing | mine.side)


def _of_others(matter: Matter, mine: Effect, theirs: Effect) -> bool:
    """Whether each of two statements names with whom, when or with what it was so, and none of that is in the other."""
    claims = frozenset(matter.said.weights)
    there = theirs.rest | theirs.side | theirs.other | theirs.thing
    ours, printed = (
        frozenset(k for k in some - VAGUE if k[0] != "<") for some in (mine.rest - there, theirs.rest - claims)
    )
    return weight(ours) >= _NAMING and weight(printed) >= _NAMING


def _alike(some: frozenset[str], others: frozenset[str]) -> bool:
    beginnings = tuple(k[:_BEGINNING] for k in sorted(some))
    return any(k.startswith(beginnings) for k in others)


def _spoken_of(matter: Matter, one: Effect) -> bool:
    """Whether the abstract has a word that begins as one for the outcome does."""
    there = matter.reading.keys | matter.reading.title.keys
    beginnings = tuple(k[:_BEGINNING] for k in sorted(one.thing) if k[0] != "<")
    return not beginnings or any(k.startswith(beginnings) for k in there)
