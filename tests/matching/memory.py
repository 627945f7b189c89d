"""A source of records that the tests make themselves: it answers from memory and counts what it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from citecheck.matching.journals import compare_journals
from citecheck.matching.pages import first_page, volume_key
from citecheck.models import Record, SourceInfo
from citecheck.pubmed.source import Answer, CitationKey, TitleKey, Unanswered
from citecheck.text.fold import fold

DOWN = Unanswered(reason="the network is down")


class Memory:
    """Records in memory. `down` names the questions that are not answered: pmid, doi, pmcid, citation, title, text."""

    def __init__(self, records: Iterable[Record], down: Iterable[str] = ()) -> None:
        self.held = {record.pmid: record for record in records}
        self.down = frozenset(down)
        self.asked: list[dict[str, list[object]]] = []
        self.texts: list[str] = []
        self._words: dict[str, set[str]] = {}
        for pmid, record in self.held.items():
            for title in (record.fields.title, record.vernacular_title):
                for word in fold(title or "").split():
                    self._words.setdefault(word, set()).add(pmid)

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        questions = {"pmids": pmids, "dois": dois, "pmcids": pmcids, "citations": citations, "titles": titles}
        self.asked.append({name: list(values) for name, values in questions.items()})

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        return {pmid: DOWN if "pmid" in self.down else self.held.get(pmid) for pmid in pmids}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        return {
            doi: DOWN if "doi" in self.down else tuple(p for p, r in self.held.items() if doi in r.dois) for doi in dois
        }

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        return {
            pmcid: DOWN if "pmcid" in self.down else tuple(p for p, r in self.held.items() if r.fields.pmcid == pmcid)
            for pmcid in pmcids
        }

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        return {key: DOWN if "citation" in self.down else tuple(self._citation(key)) for key in keys}

    def _citation(self, key: CitationKey) -> list[str]:
        """Like NLM's look-up it may disagree on year or author: journal, volume and page decide."""
        return [
            pmid
            for pmid, record in self.held.items()
            if volume_key(record.fields.volume or "") == key.volume
            and first_page(record.fields.pages or "") == key.page
            and compare_journals(key.journal, record.journals) >= 0.9
        ]

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        return {key: DOWN if "title" in self.down else tuple(self._title(key)) for key in keys}

    def _title(self, key: TitleKey) -> list[str]:
        """Records that hold one of two disjoint triples of the title's longest words."""
        words = sorted(dict.fromkeys(re.findall(r"[^\W_]{3,}", fold(key.title))), key=lambda w: (-len(w), w))[:6]
        found: dict[str, int] = {}
        for triple in (words[0::2], words[1::2]):
            sets = [self._words.get(word, set()) for word in triple]
            for pmid in set.intersection(*sets) if sets else ():
                found[pmid] = found.get(pmid, 0) + 1
        return sorted(found, key=lambda pmid: (-found[pmid], pmid))[:10]

    def by_text(self, raw: str) -> Answer:
        self.texts.append(raw)
        return DOWN if "text" in self.down else ()

    def info(self) -> SourceInfo:
        return SourceInfo(kind="local", location="memory")

    def close(self) -> None:
        self.held.clear()
