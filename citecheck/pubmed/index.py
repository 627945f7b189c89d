"""By what a record is found: identifiers, places of a citation, words of a title; and an index of them in memory."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from citecheck.models import Record
from citecheck.pubmed.source import CitationKey, TitleKey
from citecheck.pubmed.titles import best_titles, first_author, titles_of, words
from citecheck.text.fold import fold

_FIRST_PAGE = re.compile(r"[^\s\-‐-―,;:.]+")
_MOST = 8
MOST_PLACED = 3 * _MOST
"""More records than this in one place are none that a citation is told by."""
_TAIL = re.compile(r"\s*[(:=].*")
_COMBINATIONS = ("jvp", "jyp", "yvp", "jyva", "jya")
"""Which of journal, year, volume, page and author are looked up together: the surest first."""


def first_page(pages: str | None) -> str:
    """The first page or article number of `pages`, lower case: `1783` of `1783-6`."""
    match = _FIRST_PAGE.search(pages or "")
    return match.group().lower() if match else ""


@lru_cache(maxsize=50_000)
def _forms(journals: tuple[str, ...]) -> frozenset[str]:
    names = {fold(form) for name in journals for form in (name, _TAIL.sub("", name))}
    return frozenset(name.removeprefix("the ") for name in names if name)


def journal_names(record: Record) -> frozenset[str]:
    """Folded names of a record's journal, also without what stands behind a bracket or colon and without `the`."""
    return _forms(record.journals)


def places(record: Record) -> dict[str, Iterable[str]]:
    """What a citation of `record` may rightly say, folded: (j)ournals, (y)ears, (v)olume, (p)ages, first (a)uthor."""
    pages = {page for page in (first_page(record.fields.pages), *map(first_page, record.elocations)) if page}
    volume, author = fold(record.fields.volume or ""), first_author(record)
    return {
        "j": journal_names(record),
        "y": {str(year) for year in record.years},
        "v": (volume,) if volume else (),
        "p": pages,
        "a": (author,) if author else (),
    }


def tries(key: CitationKey) -> Iterator[tuple[tuple[str, str], ...]]:
    """What to look a citation up by, all of it together, the surest combination first."""
    asked = {
        "j": fold(key.journal).removeprefix("the "),
        "y": key.year.strip(),
        "v": fold(key.volume),
        "p": first_page(key.page),
        "a": fold(key.author),
    }
    for names in _COMBINATIONS:
        if all(asked[name] for name in names):
            yield tuple((name, asked[name]) for name in names)


def in_order(records: Iterable[Record], key: CitationKey) -> tuple[str, ...]:
    """PMIDs of the records that stand where `key` says, those by its author first."""
    author = fold(key.author)
    ranked = sorted((first_author(record) != author, int(record.pmid), record.pmid) for record in records)
    return tuple(pmid for *_, pmid in ranked[:_MOST])


def told_by(raw: str) -> list[str]:
    """The folded words of a whole printed reference, each once."""
    return list(dict.fromkeys(fold(raw[:3000]).split()))


def contained(records: Iterable[Record], there: Iterable[str]) -> tuple[str, ...]:
    """The PMID of the one record nearly all words of whose title are `there`; none where it is not one alone."""
    known = frozenset(there)
    found = []
    for record in records:
        told = map(words, titles_of(record))
        if any(len(title) >= 3 and sum(word in known for word in title) >= 0.85 * len(title) for title in told):
            found.append(record.pmid)
    return tuple(found) if len(found) == 1 else ()


class RecordIndex:
    """See `Holdings`: records that all fit in memory (about 10 kB a record)."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = {record.pmid: record for record in records}
        self._doi: dict[str, list[str]] = defaultdict(list)
        self._pmcid: dict[str, list[str]] = defaultdict(list)
        self._citation: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        for record in sorted(self.records.values(), key=lambda record: int(record.pmid)):
            self._add(record)

    def _add(self, record: Record) -> None:
        pmid, fields = record.pmid, record.fields
        for doi in record.dois:
            self._doi[doi].append(pmid)
        if fields.pmcid:
            self._pmcid[fields.pmcid].append(pmid)
        stands = {name: [(name, value) for value in values] for name, values in places(record).items()}
        for names in _COMBINATIONS:
            for place in product(*(stands[name] for name in names)):
                self._citation[place].append(pmid)
        for word in {word for title in titles_of(record) for word in words(title)}:
            self._words[word].append(pmid)

    def record(self, pmid: str) -> Record | None:
        """See `Holdings`."""
        return self.records.get(pmid)

    def by_doi(self, doi: str) -> tuple[str, ...]:
        """See `Holdings`."""
        return tuple(self._doi.get(doi.strip().lower(), ()))

    def by_pmcid(self, pmcid: str) -> tuple[str, ...]:
        """See `Holdings`."""
        return tuple(self._pmcid.get(plain_pmcid(pmcid), ()))

    def by_citation(self, key: CitationKey) -> tuple[str, ...]:
        """See `Holdings`."""
        for wanted in tries(key):
            found = self._citation.get(wanted, ())
            if 0 < len(found) <= MOST_PLACED:
                return in_order((self.records[pmid] for pmid in found), key)
        return ()

    def by_title(self, key: TitleKey) -> tuple[str, ...]:
        """See `Holdings`."""
        return best_titles(key, (self.records[pmid] for pmid in self._sharing(words(key.title), 40)))

    def by_text(self, raw: str) -> tuple[str, ...]:
        """See `Holdings`."""
        there = told_by(raw)
        return contained((self.records[pmid] for pmid in self._sharing(there, 20)), there)

    def close(self) -> None:
        """Nothing is held open."""

    def _sharing(self, wanted: list[str], most: int) -> list[str]:
        scores: dict[str, float] = defaultdict(float)
        for word in wanted:
            holders = self._words.get(word, ())
            weight = math.log(1 + len(self.records) / len(holders)) if holders else 0.0
            for pmid in holders:
                scores[pmid] += weight
        return [pmid for pmid, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]


def plain_pmcid(pmcid: str) -> str:
    """A PMCID with its prefix, upper case, without a version."""
    return "PMC" + pmcid.strip().upper().removeprefix("PMC").split(".")[0]
