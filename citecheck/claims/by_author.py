"""The entry of the list whose author a claim names where it cites another's: `Lee et al. found [4]`; Lee is [5]."""

from __future__ import annotations

import re

from citecheck.claims.entries import Entries
from citecheck.claims.facets.attribution.authors import names_at
from citecheck.claims.held import CitedWork, Held
from citecheck.models import Author
from citecheck.text.fold import fold

_YEAR = re.compile(
    r"(?:\s(?:et al\b\.?|and (?:\w+ )?(?:colleagues|co-?workers|others)))?,?\s?[(\[]?(?P<year>(?:19|20)\d\d)\b"
)
"""Behind a name, the year of its work."""


def credited(held: Held, entries: Entries) -> tuple[CitedWork, str] | None:
    """The one entry whose first authors are those whom the claim of `held` names, and their names; None without.

    Told only where the cited work is by others, and by the year where the claim has it behind the name.
    """
    claim = held.matter.claim
    for o in held.observations:
        if o.facet != "attribution" or o.status != "differs" or o.claim_at is None:
            continue
        names = names_at(claim.text, o.claim_at)
        if not names:
            continue
        dated = _YEAR.match(claim.text, o.claim_at[1])
        year = int(dated["year"]) if dated is not None else None
        theirs = [
            work
            for work in entries.others(claim, held.work)
            if _begin_with(_authors(work), names) and (year is None or work.reference.fields.year in (None, year))
        ]
        if len(theirs) == 1:
            return theirs[0], " and ".join(names)
    return None


def _authors(work: CitedWork) -> tuple[Author, ...]:
    """As printed, or else as the record has them."""
    return work.reference.fields.authors or (work.record.fields.authors if work.record is not None else ())


def _begin_with(authors: tuple[Author, ...], names: tuple[str, ...]) -> bool:
    return len(authors) >= len(names) and all(
        fold(a.family) == fold(name) for a, name in zip(authors, names, strict=False)
    )
