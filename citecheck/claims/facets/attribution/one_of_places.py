"""One of several places that is not the record's: `hospitals in Lyon and Turin` for `Lyon and Bari`.

Told where the others of the row are the record's, and the record names as many places of that kind in one row.
"""

from __future__ import annotations

import re
from itertools import pairwise

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import credit
from citecheck.claims.facets.attribution.set_in import known_places, rows_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.regions import Spot, one_within_other, spots

_BEFORE = re.compile(
    r"\b(?:in|at|from|of|across|between|both|and)\s(?:the\s)?(?:\w+\s)?$|\b(?:both|hospitals?|universit(?:y|ies)|cent(?:re|er)s?),?\s$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:than|compared|unlike|versus|vs|whereas|while|elsewhere|others?|also)\b", re.IGNORECASE)
_ROW = re.compile(r"[^.;]{0,70}")


def one_of_places(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """An answer for the one place of a row that is none of the record's."""
    if not own or len(matter.claim.references) > 1:
        return []
    for row in rows_of(text):
        if len(row) < 2 or _nested(row) or not _BEFORE.search(text, 0, row[0].start) or _OTHERS.search(text):
            continue
        known = known_places(matter)
        strange = [s for s in row if not any(one_within_other(s, k) for k in known)]
        if len(strange) != 1:
            continue
        theirs = _row_of(matter, [s for s in row if s is not strange[0]], len(row))
        at = (strange[0].start, strange[0].end)
        if theirs is None or of_another_work(text, at):
            continue
        message = f"The text names {text[slice(*at)]}, the record {theirs}."
        return [credit(text, own, at, "differs", theirs, message=message)]
    return []


def _nested(row: list[Spot]) -> bool:
    return any(one_within_other(a, b) for n, a in enumerate(row) for b in row[n + 1 :])


def _row_of(matter: Matter, right: list[Spot], number: int) -> str | None:
    """The record's own word beside the places that it shares with the claim, in a row of as many."""
    for sentence in (matter.reading.title, *matter.reading.sentences):
        each = spots(sentence.text)
        each = [s for n, s in enumerate(each) if not any(one_within_other(s, o) for o in each[:n])]
        if len(each) != number or not all(any(one_within_other(s, o) for o in each) for s in right):
            continue
        if any(_ROW.fullmatch(sentence.text, a.end, b.start) is None for a, b in pairwise(each)):
            continue
        other = next((o for o in each if not any(one_within_other(s, o) for s in right)), None)
        if other is not None:
            return sentence.text[other.start : other.end]
    return None
