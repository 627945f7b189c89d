"""Records that are at hand, in memory or on disk, as the source: no question of a run stays without an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from citecheck.models import Record, SourceInfo
from citecheck.pubmed.source import Answer, CitationKey, TitleKey, Unanswered


class Holdings(Protocol):
    """Records that can be looked up one by one; PMIDs come best first, and in the same order in every run."""

    def record(self, pmid: str) -> Record | None:
        """The record with this PMID."""
        ...

    def by_doi(self, doi: str) -> tuple[str, ...]:
        """PMIDs of the records with this DOI (any case)."""
        ...

    def by_pmcid(self, pmcid: str) -> tuple[str, ...]:
        """PMIDs of the records with this PMCID (with or without its prefix)."""
        ...

    def by_citation(self, key: CitationKey) -> tuple[str, ...]:
        """Candidates: the first combination of fields that finds any; one field may be misprinted."""
        ...

    def by_title(self, key: TitleKey) -> tuple[str, ...]:
        """Candidates that share rare words with the title, nearest first."""
        ...

    def by_text(self, raw: str) -> tuple[str, ...]:
        """The one record nearly all of whose title stands in `raw`; none where it is not one alone."""
        ...

    def close(self) -> None:
        """Give back what is held open."""
        ...


class HeldSource:
    """See `Source`; what `holdings` lack, PubMed lacks for that run."""

    def __init__(self, path: Path, holdings: Holdings) -> None:
        self._path = path
        self._holdings = holdings

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        """Nothing to ask: everything is at hand."""

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        """See `Source`."""
        return {pmid: self._holdings.record(pmid) for pmid in pmids}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        return {doi: self._holdings.by_doi(doi) for doi in dois}

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        return {pmcid: self._holdings.by_pmcid(pmcid) for pmcid in pmcids}

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        """See `Source`."""
        return {key: self._holdings.by_citation(key) for key in keys}

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        """See `Source`."""
        return {key: self._holdings.by_title(key) for key in keys}

    def by_text(self, raw: str) -> Answer:
        """See `Source`."""
        return self._holdings.by_text(raw)

    def forget(self) -> None:
        """See `Source`; the files themselves are what is held."""

    def info(self) -> SourceInfo:
        """See `Source`."""
        return SourceInfo(kind="local", location=str(self._path))

    def close(self) -> None:
        """See `Source`."""
        self._holdings.close()
