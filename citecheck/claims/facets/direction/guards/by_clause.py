"""Whether the clause of the claim that a finding is of is found in the abstract, or is of another outcome."""

from __future__ import annotations

from citecheck.claims.facets.direction.by_effect import borne_out, of_claim
from citecheck.claims.observation import Matter
from citecheck.claims.sentences.effects import Effect
from citecheck.claims.sentences.sides import part_of

_BEGINNING = 4
"""How many letters of a word tell that it may be the same in another form."""


def cleared_by_clause(matter: Matter, at: tuple[int, int] | None, index: int | None) -> bool:
    """Whether what the claim says at the offsets `at` is no matter of sentence `index` of the abstract.

    So it is where the abstract says the same as that clause; where the sentence has no word for its outcome, but has
    for that of another clause; and where nothing came of an outcome of which the abstract does not speak.
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
    there = matter.reading.sentences[index].keys
    if any(part_of(one.thing, there) > 0.0 for one in told):
        return False
    others = [one for one in of_claim(matter.said) if one not in told]
    if any(part_of(one.thing, there) > 0.0 for one in others):
        return True
    return not any(one.value or _spoken_of(matter, one) for one in told)


def _spoken_of(matter: Matter, one: Effect) -> bool:
    """Whether the abstract has a word that begins as one for the outcome does."""
    there = matter.reading.keys | matter.reading.title.keys
    beginnings = tuple(k[:_BEGINNING] for k in sorted(one.thing) if k[0] != "<")
    return not beginnings or any(k.startswith(beginnings) for k in there)
