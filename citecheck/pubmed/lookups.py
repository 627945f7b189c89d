"""The questions, in batches that shrink when the service fails on them. What comes back goes to `keep` at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from citecheck.models import Record
from citecheck.pubmed.answers import (
    Hits,
    read_citations,
    read_conversion,
    read_match,
    read_records,
    read_search,
)
from citecheck.pubmed.client import Client, NoAnswer
from citecheck.pubmed.source import CitationKey, TitleKey
from citecheck.pubmed.titles import triples
from citecheck.text.fold import fold

Q = TypeVar("Q")
DOIS, FETCHED, CONVERTED, CITED, TITLES, LOOSE = 100, 200, 200, 200, 50, 50
"""Questions in one request: PMIDs as NCBI advises, the others as far as they were seen to work."""
_HITS_PER_TITLE, _FEWEST, _HITS_ALONE = 12, 60, 60
_LAST = "citecheck-end"
_LAST_LINE = f"no such journal zzz|1066|0|0|nobody|{_LAST}|"
_UNSEARCHABLE = str.maketrans(dict.fromkeys('[]"\\', " "))


class Lookups:
    """NCBI's services as functions of many questions. `failed` is told of those that got no answer, and why."""

    def __init__(self, client: Client, *, eutils_url: str, idconv_url: str, citmatch_url: str) -> None:
        self._client, self._eutils, self._idconv, self._citmatch = client, eutils_url, idconv_url, citmatch_url

    def fetch(
        self,
        pmids: Sequence[str],
        keep: Callable[[Mapping[str, Record | None]], None],
        failed: Callable[[Sequence[str], str], None],
    ) -> None:
        """The records of PMIDs; None for those that the answer leaves out."""

        def ask(batch: Sequence[str]) -> None:
            form = {"db": "pubmed", "retmode": "xml", "id": ",".join(batch)}
            found = self._client.post(self._eutils + "efetch.fcgi", form, read_records)
            keep({pmid: found.get(pmid) for pmid in batch})

        _in_batches(pmids, FETCHED, ask, failed)

    def by_doi(
        self,
        dois: Sequence[str],
        keep: Callable[[Sequence[str], tuple[str, ...]], None],
        failed: Callable[[Sequence[str], str], None],
    ) -> None:
        """Hits for each batch of DOIs together: which is whose, the records tell."""

        def ask(batch: Sequence[str]) -> None:
            term = " OR ".join(f'"{doi.translate(_UNSEARCHABLE)}"[AID]' for doi in batch)
            hits = self._search(term, 400)
            if hits.count > len(hits.pmids) and len(batch) > 1:
                raise NoAnswer("too many hits", smaller=True)
            keep(batch, hits.pmids)

        _in_batches(dois, DOIS, ask, failed)

    def by_pmcid(
        self,
        pmcids: Sequence[str],
        keep: Callable[[Mapping[str, tuple[str, ...]]], None],
        failed: Callable[[Sequence[str], str], None],
    ) -> None:
        """PMIDs of PMCIDs."""

        def ask(batch: Sequence[str]) -> None:
            query = {"ids": ",".join(batch), "idtype": "pmcid", "format": "json"}
            found = self._client.get(self._idconv, query, read_conversion)
            keep({pmcid: found[pmcid] for pmcid in batch if pmcid in found})
            if left := [pmcid for pmcid in batch if pmcid not in found]:
                failed(left, "the service left it out of its answer")

        _in_batches(pmcids, CONVERTED, ask, failed)

    def by_citation(
        self,
        keys: Sequence[CitationKey],
        keep: Callable[[Mapping[CitationKey, str]], None],
        failed: Callable[[Sequence[CitationKey], str], None],
    ) -> None:
        """The answer field of ecitmatch for each key, all of which must have a journal."""

        def ask(batch: Sequence[CitationKey]) -> None:
            left = {f"citecheck{number}": key for number, key in enumerate(batch)}
            while left:
                lines = [_line(key, name) for name, key in left.items()]
                form = {"db": "pubmed", "retmode": "xml", "bdata": "\r".join([*lines, _LAST_LINE])}
                read = partial(read_citations, wanted=tuple(left), last=_LAST)
                found = self._client.post(self._eutils + "ecitmatch.cgi", form, read)
                keep({left.pop(name): answer for name, answer in found.items()})
                if not found:
                    failed(list(left.values()), "the service left it out of its answer")
                    return

        _in_batches(keys, CITED, ask, failed)

    def by_place(
        self,
        keys: Sequence[CitationKey],
        keep: Callable[[Sequence[CitationKey], tuple[str, ...]], None],
        failed: Callable[[Sequence[CitationKey], str], None],
    ) -> None:
        """Hits for each batch of keys by volume, page and year alone, where the journal is not known."""

        def ask(batch: Sequence[CitationKey]) -> None:
            terms = (f"({key.volume}[vi] AND {key.page}[pg] AND {key.year}[dp])" for key in batch)
            hits = self._search(" OR ".join(terms), 500)
            if hits.count > len(hits.pmids) and len(batch) > 1:
                raise NoAnswer("too many hits", smaller=True)
            keep(batch, hits.pmids)

        _in_batches(keys, LOOSE, ask, failed)

    def by_title(
        self,
        keys: Sequence[TitleKey],
        keep: Callable[[Sequence[TitleKey], tuple[str, ...]], None],
        failed: Callable[[Sequence[TitleKey], str], None],
    ) -> None:
        """Hits for each batch of titles together, by their rarest words; the caller ranks them."""

        def ask(batch: Sequence[TitleKey]) -> None:
            groups = [group for key in batch for group in triples(key.title)]
            if not groups:
                keep(batch, ())
                return
            most = max(_FEWEST, _HITS_PER_TITLE * len(batch))
            hits = self._search(" OR ".join(_all_of(group) for group in dict.fromkeys(groups)), most)
            if hits.count > most and len(batch) > 1:
                raise NoAnswer("too many hits", smaller=True)
            if hits.count > most:
                every = tuple(dict.fromkeys(word for group in groups for word in group))
                narrow = self._search(_all_of(every) + _when(batch[0]), _HITS_ALONE)
                hits = narrow if narrow.count else hits
            keep(batch, hits.pmids[:most])

        _in_batches(keys, TITLES, ask, failed)

    def by_text(self, raw: str) -> tuple[str, ...]:
        """The one PMID of a whole reference, where the Citation Matcher has one. Raises `NoAnswer`."""
        form = {"method": "heuristic", "raw-text": " ".join(raw.split())[:1000]}
        return self._client.post(self._citmatch, form, read_match, keyed=False)

    def _search(self, term: str, most: int) -> Hits:
        form = {"db": "pubmed", "retmode": "json", "retmax": str(most), "term": term}
        return self._client.post(self._eutils + "esearch.fcgi", form, read_search)


def _in_batches(
    questions: Iterable[Q],
    size: int,
    ask: Callable[[Sequence[Q]], None],
    failed: Callable[[Sequence[Q], str], None],
) -> None:
    every = list(dict.fromkeys(questions))
    waiting = [every[start : start + size] for start in range(0, len(every), size)]
    while waiting:
        batch = waiting.pop(0)
        try:
            ask(batch)
        except NoAnswer as error:
            if error.smaller and len(batch) > 1:
                middle = len(batch) // 2
                waiting[:0] = [batch[:middle], batch[middle:]]
            else:
                failed(batch, str(error))


def _line(key: CitationKey, name: str) -> str:
    fields = (key.journal, key.year, key.volume, key.page, key.author)
    return "|".join(" ".join(field.replace("|", " ").split())[:200] for field in fields) + f"|{name}|"


def _all_of(group: tuple[str, ...]) -> str:
    return "(" + " AND ".join(f"{word}[ti]" for word in group) + ")"


def _when(key: TitleKey) -> str:
    author = fold(key.author or "")
    if author:
        return f" AND {author}[au]"
    return f" AND {key.year - 1}:{key.year + 1}[dp]" if key.year else ""
