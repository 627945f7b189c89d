"""PubMed XML on disk as a source: a file or a folder of files is PubMed for the run, and nothing is asked elsewhere."""

from __future__ import annotations

import gzip
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from citecheck.errors import SourceError
from citecheck.models import Record, SourceInfo
from citecheck.pubmed.records import DeletedPmids, NotPubMed, newest, parse_records
from citecheck.pubmed.source import Answer, CitationKey, TitleKey, Unanswered
from citecheck.text.fold import fold

_ENDINGS = (".xml", ".xml.gz")
_MOST = 20
"""Candidates for one title: with the words of a title in common, the meant one is among the first few."""


def open_files(path: Path) -> FileSource:
    """The records of `path`, a file (`.xml`, `.xml.gz`) or a folder with such files, read into memory.

    Raises:
        SourceError: it is not there, holds no such file, or a file is no set of PubMed records.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.name.endswith(_ENDINGS) and file.is_file())
        if not files:
            raise SourceError(f"{path}: holds no PubMed XML ({', '.join(_ENDINGS)})")
    elif path.exists():
        files = [path]
    else:
        raise SourceError(f"{path}: there is no such file or folder; --pubmed takes 'ncbi' or a path of PubMed XML")
    return FileSource(newest(entry for file in files for entry in _entries(file)), str(path))


def _entries(file: Path) -> Iterator[Record | DeletedPmids]:
    try:
        with gzip.open(file, "rb") if file.name.endswith(".gz") else file.open("rb") as data:
            yield from parse_records(cast("IO[bytes]", data))
    except (NotPubMed, OSError, EOFError, zlib.error) as error:
        raise SourceError(f"{file}: {error}") from error


class FileSource:
    """A `Source` over records in memory."""

    def __init__(self, records: Mapping[str, Record], location: str) -> None:
        self._records = dict(sorted(records.items(), key=lambda item: int(item[0])))
        self._location = location
        self._dois: defaultdict[str, list[str]] = defaultdict(list)
        self._pmcids: defaultdict[str, list[str]] = defaultdict(list)
        self._citations: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for pmid, record in self._records.items():
            self._index(pmid, record)

    def _index(self, pmid: str, record: Record) -> None:
        for doi in record.dois:
            self._dois[doi].append(pmid)
        if record.fields.pmcid:
            self._pmcids[record.fields.pmcid].append(pmid)
        first = first_page(record.fields.pages)
        for page in dict.fromkeys(filter(None, (first, *map(first_page, record.elocations)))):
            self._citations[page, record.fields.volume or ""].append(pmid)
        for title in (record.fields.title, record.vernacular_title):
            for word in fold(title or "").split():
                self._words[word].add(pmid)

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        """Nothing has to be asked: everything is at hand."""

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        """See `Source.records`."""
        return {pmid: self._records.get(pmid) for pmid in pmids}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source.by_doi`."""
        return {doi: tuple(self._dois.get(doi.lower(), ())) for doi in dois}

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source.by_pmcid`."""
        return {pmcid: tuple(self._pmcids.get(pmcid, ())) for pmcid in pmcids}

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        """Records on that page of that volume, those of the journal, year or author printed before others."""
        return {key: self._by_citation(key) for key in keys}

    def _by_citation(self, key: CitationKey) -> tuple[str, ...]:
        def agreement(pmid: str) -> int:
            record = self._records[pmid]
            author = fold(record.fields.authors[0].family) if record.fields.authors else ""
            return (
                2 * (fold(key.journal) in {fold(name) for name in record.journals})
                + (key.year in {str(year) for year in record.years})
                + (bool(key.author) and fold(key.author).split()[0:1] == author.split()[0:1])
            )

        found = self._citations.get((first_page(key.page) or "", key.volume), ())
        return tuple(sorted((pmid for pmid in found if agreement(pmid) > 1), key=lambda p: (-agreement(p), int(p))))[:3]

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        """Records with the rarest words of the title, those with the most of them first."""
        return {key: self._by_title(key.title) for key in keys}

    def _by_title(self, title: str) -> tuple[str, ...]:
        weights: defaultdict[str, float] = defaultdict(float)
        words = [word for word in dict.fromkeys(fold(title).split()) if word in self._words]
        for word in words:
            holders = self._words[word]
            for pmid in holders:
                weights[pmid] += 1 / len(holders)
        return tuple(sorted(weights, key=lambda pmid: (-weights[pmid], int(pmid))))[:_MOST]

    def by_text(self, raw: str) -> Answer:
        """Records with the rarest words of the printed reference: of those that have most of their title in it."""
        words = set(fold(raw).split())
        found = []
        for pmid in self._by_title(raw):
            title = fold(self._records[pmid].fields.title or "").split()
            if title and sum(word in words for word in title) / len(title) > 0.8:
                found.append(pmid)
        return tuple(found)

    def info(self) -> SourceInfo:
        """Where the records are; asking cost nothing."""
        return SourceInfo(kind="local", location=self._location)

    def close(self) -> None:
        """Nothing is held open."""


def first_page(pages: str | None) -> str | None:
    """The first page or article number of `pages`, lower case: `1783-6` becomes `1783`."""
    return pages.replace("–", "-").split("-")[0].split(",")[0].strip().lower() or None if pages else None
