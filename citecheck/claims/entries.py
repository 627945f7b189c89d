"""The works of a reference list by their words: which of them a claim shares most with."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from citecheck.claims.held import CitedWork
from citecheck.claims.reading import ClaimReading, Reading, read_record
from citecheck.claims.unheld import checkable
from citecheck.models import Claim

_log = logging.getLogger(__name__)
_COMMON, _LEAST = 1 / 3, 30
"""A word that more than this share of the works have, and more than so many of them, tells none from another."""


class Entries:
    """The works of a list that can be read, and what the document cites in one breath.

    A work over which the reader stumbles is left out: what it would say of other claims is not worth the report. With
    such a work, or one that PubMed could not be asked about, the list is not `whole`: any of them might have fitted.
    """

    def __init__(self, works: Iterable[CitedWork], claims: Iterable[Claim]) -> None:
        self._listed: list[CitedWork] = []
        self._works: list[CitedWork] = []
        self._with: dict[str, list[int]] = {}
        self._unread = 0
        for work in works:
            self._listed.append(work)
            if not checkable(work):
                self._unread += work.status == "unchecked"
                continue
            try:
                keys = reading_of(work).keys
            except Exception:
                _log.debug("reading the record of %s", work.reference.id, exc_info=True)
                self._unread += 1
                continue
            for key in keys:
                self._with.setdefault(key, []).append(len(self._works))
            self._works.append(work)
        self._most = max(_LEAST, int(_COMMON * len(self._works)))
        self._together = _cited_together(claims)

    @property
    def whole(self) -> bool:
        """Whether no entry was left out that could be read another time."""
        return not self._unread

    def count_others(self, claim: Claim, cited: CitedWork) -> int:
        """How many works neither `claim` cites nor what overlaps it in the text, with those that could not be read."""
        return self._unread + sum(self._is_other(work, claim, cited) for work in self._works)

    def others(self, claim: Claim, cited: CitedWork) -> Iterator[CitedWork]:
        """Each of those works, in the order of the list, with those that could not be read."""
        return (work for work in self._listed if self._is_other(work, claim, cited))

    def sharing(self, said: ClaimReading, claim: Claim, cited: CitedWork) -> Iterator[tuple[CitedWork, float]]:
        """Each of those works that has words of `said`, and by how much more of them, by rarity, than `cited`.

        Those that have most come first; of like ones the first in the list.
        """
        shared: dict[int, float] = {}
        own = 0.0
        keys = reading_of(cited).keys
        for key, weight in said.plain.items():
            having = self._with.get(key, ())
            if len(having) > self._most:
                continue
            if key in keys:
                own += weight
            for n in having:
                shared[n] = shared.get(n, 0.0) + weight
        for n in sorted(shared, key=lambda n: (-shared[n], n)):
            if self._is_other(self._works[n], claim, cited):
                yield self._works[n], shared[n] - own

    def _is_other(self, work: CitedWork, claim: Claim, cited: CitedWork) -> bool:
        if work.reference.id in self._together.get(claim.id, claim.references):
            return False
        return not (work.record and cited.record and work.record.pmid == cited.record.pmid)


def reading_of(work: CitedWork) -> Reading:
    """The record of a work, read for comparison.

    Raises:
        ValueError: it has none.
    """
    if work.record is None:
        raise ValueError("a work without a record cannot be read")
    return read_record(work.record)


def _cited_together(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """For each claim the references of all claims whose places in the text overlap, from one to the next."""
    together: dict[str, frozenset[str]] = {}
    row: list[Claim] = []
    end = -1
    for claim in sorted(claims, key=lambda c: (c.span.start, c.span.end)):
        if claim.span.start >= end:
            together.update(_of_row(row))
            row = []
        row.append(claim)
        end = max(end, claim.span.end)
    together.update(_of_row(row))
    return together


def _of_row(row: list[Claim]) -> dict[str, frozenset[str]]:
    cited = frozenset(reference for claim in row for reference in claim.references)
    return {claim.id: cited for claim in row}
