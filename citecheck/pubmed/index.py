"""Records in memory, found by identifier, citation, title or whole reference."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable

from citecheck.models import Record
from citecheck.pubmed.source import CitationKey, TitleKey
from citecheck.pubmed.titles import best_titles, first_author, titles_of, words
from citecheck.text.fold import fold

_FIRST_PAGE = re.compile(r"[^\s\-‐-―,;:.]+")
_MOST = 8
_TAIL = re.compile(r"\s*[(:=].*")


def first_page(pages: str | None) -> str:
    """The first page or article number of `pages`, lower case: `1783` of `1783-6`."""
    match = _FIRST_PAGE.search(pages or "")
    return match.group().lower() if match else ""


def journal_names(record: Record) -> set[str]:
    """Folded names of a record's journal, also without what stands behind a bracket or colon and without `the`."""
    names = {fold(form) for name in record.journals for form in (name, _TAIL.sub("", name))}
    return {name.removeprefix("the ") for name in names if name}


class RecordIndex:
    """An index of records that all fit in memory (about 10 kB a record)."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = {record.pmid: record for record in records}
        self._doi: dict[str, list[str]] = defaultdict(list)
        self._pmcid: dict[str, list[str]] = defaultdict(list)
        self._citation: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        for record in self.records.values():
            self._add(record)

    def _add(self, record: Record) -> None:
        pmid, fields = record.pmid, record.fields
        for doi in record.dois:
            self._doi[doi].append(pmid)
        if fields.pmcid:
            self._pmcid[fields.pmcid].append(pmid)
        volume, author = fold(fields.volume or ""), first_author(record)
        pages = {page for page in (first_page(fields.pages), *map(first_page, record.elocations)) if page}
        for journal in journal_names(record):
            for page in pages:
                self._citation["jvp", journal, volume, page].append(pmid)
                for year in record.years:
                    self._citation["jyp", journal, str(year), page].append(pmid)
            for year in record.years:
                self._citation["jyva", journal, str(year), volume, author].append(pmid)
                self._citation["jya", journal, str(year), author].append(pmid)
        for page in pages:
            for year in record.years:
                self._citation["yvp", str(year), volume, page].append(pmid)
        for word in {word for title in titles_of(record) for word in words(title)}:
            self._words[word].append(pmid)

    def by_doi(self, doi: str) -> tuple[str, ...]:
        """PMIDs of the records with this DOI (any case)."""
        return tuple(self._doi.get(doi.strip().lower(), ()))

    def by_pmcid(self, pmcid: str) -> tuple[str, ...]:
        """PMIDs of the records with this PMCID (with or without its prefix)."""
        return tuple(self._pmcid.get("PMC" + pmcid.strip().upper().removeprefix("PMC").split(".")[0], ()))

    def by_citation(self, key: CitationKey) -> tuple[str, ...]:
        """Candidates: the first combination of fields that finds any; one field may be misprinted."""
        journal = fold(key.journal).removeprefix("the ")
        year, volume, page, author = key.year.strip(), fold(key.volume), first_page(key.page), fold(key.author)
        tries: list[tuple[str, ...]] = []
        if journal and volume and page:
            tries.append(("jvp", journal, volume, page))
        if journal and year and page:
            tries.append(("jyp", journal, year, page))
        if year and volume and page:
            tries.append(("yvp", year, volume, page))
        if journal and year and volume and author:
            tries.append(("jyva", journal, year, volume, author))
        if journal and year and author:
            tries.append(("jya", journal, year, author))
        for wanted in tries:
            found = list(dict.fromkeys(self._citation.get(wanted, ())))
            if found and len(found) <= 3 * _MOST:
                found.sort(key=lambda pmid: first_author(self.records[pmid]) != author)
                return tuple(found[:_MOST])
        return ()

    def by_title(self, key: TitleKey) -> tuple[str, ...]:
        """Candidates that share rare words with the title, nearest first."""
        return best_titles(key, (self.records[pmid] for pmid in self._sharing(words(key.title), 40)))

    def by_text(self, raw: str) -> tuple[str, ...]:
        """The one record nearly all of whose title stands in `raw`; none where it is not one alone."""
        there = words(raw[:3000]) if len(raw) < 400 else list(dict.fromkeys(fold(raw[:3000]).split()))
        known, found = set(there), []
        for pmid in self._sharing(there, 20):
            for title in titles_of(self.records[pmid]):
                told = words(title)
                if len(told) >= 3 and sum(word in known for word in told) >= 0.85 * len(told):
                    found.append(pmid)
                    break
        return tuple(found) if len(found) == 1 else ()

    def _sharing(self, wanted: list[str], most: int) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        for word in wanted:
            holders = self._words.get(word, ())
            weight = math.log(1 + len(self.records) / len(holders)) if holders else 0.0
            for pmid in holders:
                scores[pmid] += weight
        return [pmid for pmid, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]
