"""What every source of records answers, whether asked over the network or read from files.

All questions are asked in batches: one call for all references of all documents of a run. "PubMed has none" is an
empty tuple (or None for a record), "PubMed could not be asked" is `Unanswered`; the two never share a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

from msgspec import Struct

from citecheck.models import Record, SourceInfo


class Unanswered(Struct, frozen=True, kw_only=True):
    """The question was not answered: the network is down, a limit was hit, or the run is offline."""

    reason: str


Answer: TypeAlias = tuple[str, ...] | Unanswered
"""PMIDs that may be the one meant, best first: candidates until the fetched record agrees. Empty: PubMed has none."""


class CitationKey(Struct, frozen=True, kw_only=True):
    """What a citation is looked up by; an empty string is "not printed". `page` is the first page or article number."""

    journal: str
    year: str = ""
    volume: str = ""
    page: str = ""
    author: str = ""


class TitleKey(Struct, frozen=True, kw_only=True):
    """A title to look for; the year and the first author's family name help to choose among many hits."""

    title: str
    year: int | None = None
    author: str | None = None


class Source(Protocol):
    """Where records come from."""

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        """Ask everything at once, in as few requests as possible; the other methods then answer from what is known.

        Never needed for a right answer (each method asks by itself what nobody asked before), only for a cheap one.
        """
        ...

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        """The record of each PMID; None where PubMed has none."""
        ...

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        """PMIDs whose record carries the DOI (bare, lower case): compared inside the record, never by search alone."""
        ...

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        """PMIDs of the PMCIDs (with their prefix `PMC`)."""
        ...

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        """Candidates by journal, year, volume, first page and author."""
        ...

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        """Candidates by words of the title."""
        ...

    def by_text(self, raw: str) -> Answer:
        """Candidates for one whole printed reference: the last resort, one request each where a network is asked."""
        ...

    def forget(self) -> None:
        """Let go of the answers that are held in memory; counts of `info` stay, and what is stored is not lost."""
        ...

    def info(self) -> SourceInfo:
        """Where the answers came from, and what asking has cost so far."""
        ...

    def close(self) -> None:
        """Give back files and connections; what was answered is kept."""
        ...
