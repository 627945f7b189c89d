"""NCBI's services as the source of records: what is known is not asked, and what is asked is asked together."""

from __future__ import annotations

import functools
import hashlib
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from citecheck.models import Record, SourceInfo
from citecheck.pubmed.answers import cited_pmids
from citecheck.pubmed.client import Client, NoAnswer, checked_url
from citecheck.pubmed.folders import default_cache_dir
from citecheck.pubmed.index import first_page, plain_pmcid
from citecheck.pubmed.lookups import Lookups
from citecheck.pubmed.pace import Pace, Pacing
from citecheck.pubmed.source import Answer, CitationKey, Source, TitleKey, Unanswered
from citecheck.pubmed.store import Store, Stored
from citecheck.pubmed.titles import best_titles, first_author
from citecheck.text.fold import fold

K = TypeVar("K", bound=Hashable)
_OFFLINE = "the run is offline"
_PMID = re.compile(r"[1-9]\d{0,8}")
_SIMPLE = re.compile(r"[\w.]{1,20}")


def open_eutils(
    *,
    eutils_url: str,
    idconv_url: str,
    citmatch_url: str,
    email: str | None,
    api_key: str | None,
    cache_dir: Path,
    offline: bool = False,
    refresh: bool = False,
    redis: str | None = None,
) -> Source:
    """See `citecheck.pubmed.open_eutils`."""
    since = time.time() if refresh and not offline else 0.0
    pacing: Pacing = functools.partial(Pace, default_cache_dir() / "pace")
    store: Stored
    if redis:
        from citecheck.pubmed.redis_link import connect

        shared = connect(redis)  # before what needs the client library: it says what to install
        from citecheck.pubmed.redis_pace import RedisPace
        from citecheck.pubmed.redis_store import RedisStore

        pacing = functools.partial(RedisPace, shared)
        store = RedisStore(shared, any_age=offline, since=since)
    else:
        store = Store(cache_dir, any_age=offline, since=since)
    client = Client(email=email, api_key=api_key, pacing=pacing)
    eutils_url = checked_url(eutils_url, folder=True)
    lookups = Lookups(
        client, eutils_url=eutils_url, idconv_url=checked_url(idconv_url), citmatch_url=checked_url(citmatch_url)
    )
    parts = urlsplit(eutils_url)
    return EutilsSource(
        client, lookups, store, location=f"{parts.scheme}://{parts.netloc}{parts.path}", offline=offline
    )


class EutilsSource:
    """See `Source`. Not for use by several threads; several processes may share one store."""

    def __init__(self, client: Client, lookups: Lookups, store: Stored, *, location: str, offline: bool) -> None:
        self._client, self._lookups, self._store = client, lookups, store
        self._location, self._offline = location, offline
        self._records: dict[str, Record | Unanswered | None] = {}
        self._found: dict[tuple[str, str], Answer] = {}
        self._pending: dict[tuple[str, str], tuple[str, ...]] = {}
        """Hits of searches for many questions at once; which is whose is told once their records are there."""
        self._of_doi: dict[str, list[str]] = defaultdict(list)
        self._cached = 0
        self._answered, self._unanswered = 0, Counter[str]()

    # ------------------------------------------------------------------ Source

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        """See `Source`: at most one request for each kind of look-up and 100 to 200 questions, then one for records."""
        by_doi = {_doi(doi): _doi(doi) for doi in dois}
        by_pmcid = {plain_pmcid(pmcid): plain_pmcid(pmcid) for pmcid in pmcids}
        by_citation = {_citation(key): key for key in citations}
        by_title = {_title(key): key for key in titles}
        self._search("doi", by_doi, self._lookups.by_doi)
        self._convert(self._unknown("pmcid", by_pmcid))
        self._match(self._unknown("citation", by_citation, pending=True))
        self._search("title", by_title, self._lookups.by_title)
        wanted = list(pmids)
        for kind, keys in (("doi", by_doi), ("pmcid", by_pmcid), ("citation", by_citation), ("title", by_title)):
            for key in keys:
                wanted += self._pending.get((kind, key), ())
                answer = self._found.get((kind, key), ())
                wanted += answer if isinstance(answer, tuple) else ()
        self._fetch(wanted)
        self._settle("doi", by_doi, lambda doi, hits: [pmid for pmid, record in hits.items() if doi in record.dois])
        self._settle("citation", by_citation, _placed)
        self._settle("title", by_title, lambda key, hits: best_titles(key, hits.values()))

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        """See `Source`."""
        wanted = list(dict.fromkeys(pmids))
        self._fetch(wanted)
        return {pmid: self._records.get(pmid) for pmid in wanted}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        wanted = list(dict.fromkeys(dois))
        self.ask(dois=wanted)
        return {doi: self._with_doi(_doi(doi)) for doi in wanted}

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        wanted = list(dict.fromkeys(pmcids))
        self.ask(pmcids=wanted)
        return {pmcid: self._found.get(("pmcid", plain_pmcid(pmcid)), ()) for pmcid in wanted}

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        """See `Source`."""
        wanted = list(dict.fromkeys(keys))
        self.ask(citations=wanted)
        return {key: self._found.get(("citation", _citation(key)), ()) for key in wanted}

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        """See `Source`."""
        wanted = list(dict.fromkeys(keys))
        self.ask(titles=wanted)
        return {key: self._found.get(("title", _title(key)), ()) for key in wanted}

    def by_text(self, raw: str) -> Answer:
        """See `Source`."""
        key = hashlib.sha256(fold(raw).encode()).hexdigest()
        if self._unknown("text", {key: raw}):
            try:
                self._keep("text", {key: self._lookups.by_text(raw)})
            except NoAnswer as error:
                self._found["text", key] = Unanswered(reason=str(error))
        return self._found["text", key]

    def forget(self) -> None:
        """See `Source`."""
        self._answered, self._unanswered = self._count()
        self._records.clear()
        self._found.clear()
        self._pending.clear()
        self._of_doi.clear()

    def _count(self) -> tuple[int, Counter[str]]:
        """How many questions there were so far, and the reasons for which some were not answered."""
        answers: list[object] = [*self._records.values(), *self._found.values()]
        missing = Counter(answer.reason for answer in answers if isinstance(answer, Unanswered))
        return self._answered + len(answers), self._unanswered + missing

    def info(self) -> SourceInfo:
        """See `Source`."""
        asked, missing = self._count()
        outage = None
        if missing:
            reason = self._client.stopped or max(sorted(missing), key=lambda one: missing[one])
            outage = f"PubMed could not be asked {missing.total()} of {asked} questions: {reason}"
        return SourceInfo(
            kind="eutils",
            location=self._location,
            requests=self._client.requests_sent,
            cached=self._cached,
            outage=outage,
        )

    def close(self) -> None:
        """See `Source`."""
        self._client.close()
        self._store.close()

    # ------------------------------------------------------------------ what is known

    def _unknown(self, kind: str, keys: Mapping[str, K], *, pending: bool = False) -> dict[str, K]:
        """The keys that neither this run nor the store has an answer to; all are answered where the run is offline."""
        fresh = [key for key in keys if (kind, key) not in self._found and (kind, key) not in self._pending]
        known = self._store.lookups(kind, fresh)
        self._cached += len(known)
        self._found.update({(kind, key): pmids for key, pmids in known.items()})
        left = [key for key in fresh if key not in known]
        if pending:
            begun = self._store.lookups(kind + "?", left)
            self._pending.update({(kind, key): pmids for key, pmids in begun.items()})
            left = [key for key in left if key not in begun]
        if self._offline:
            self._fail(kind, left, _OFFLINE)
            return {}
        return {key: keys[key] for key in left}

    def _keep(self, kind: str, found: Mapping[str, tuple[str, ...]]) -> None:
        self._store.keep_lookups(kind, found)
        self._found.update({(kind, key): pmids for key, pmids in found.items()})

    def _fail(self, kind: str, keys: Iterable[str], reason: str) -> None:
        self._found.update({(kind, key): Unanswered(reason=reason) for key in keys})

    def _with_doi(self, doi: str) -> Answer:
        """What a search found, and what other look-ups brought with the same DOI."""
        found, beside = self._found.get(("doi", doi), ()), self._of_doi.get(doi, [])
        if isinstance(found, Unanswered):
            return tuple(beside) if beside else found
        return tuple(dict.fromkeys([*found, *beside]))

    # ------------------------------------------------------------------ what is asked

    def _search(
        self,
        kind: str,
        keys: Mapping[str, K],
        lookup: Callable[
            [Sequence[K], Callable[[Sequence[K], tuple[str, ...]], None], Callable[[Sequence[K], str], None]], None
        ],
    ) -> None:
        unknown = self._unknown(kind, keys, pending=True)
        self._search_for(kind, unknown, lookup)

    def _search_for(
        self,
        kind: str,
        unknown: Mapping[str, K],
        lookup: Callable[
            [Sequence[K], Callable[[Sequence[K], tuple[str, ...]], None], Callable[[Sequence[K], str], None]], None
        ],
    ) -> None:
        name = {question: key for key, question in unknown.items()}

        def keep(questions: Sequence[K], pmids: tuple[str, ...]) -> None:
            found = {name[question]: pmids for question in questions}
            self._store.keep_lookups(kind + "?", found)
            self._pending.update({(kind, key): pmids for key in found})

        lookup(list(name), keep, lambda left, why: self._fail(kind, (name[question] for question in left), why))

    def _convert(self, unknown: Mapping[str, str]) -> None:
        self._lookups.by_pmcid(
            list(unknown), lambda found: self._keep("pmcid", found), lambda left, why: self._fail("pmcid", left, why)
        )

    def _match(self, unknown: Mapping[str, CitationKey]) -> None:
        """Citations with a journal by ecitmatch; where that knows no such journal, by volume, page and year alone."""
        name = {key: text for text, key in unknown.items()}
        loose = {text: key for text, key in unknown.items() if not key.journal}

        def keep(found: Mapping[CitationKey, str]) -> None:
            settled = {}
            for key, answer in found.items():
                pmids = cited_pmids(answer)
                if not pmids and ("INVALID_JOURNAL" in answer or answer.startswith("AMBIGUOUS")) and _can_place(key):
                    loose[name[key]] = key
                else:
                    settled[name[key]] = pmids
            self._keep("citation", settled)

        self._lookups.by_citation(
            [key for key in name if key.journal],
            keep,
            lambda left, why: self._fail("citation", (name[key] for key in left), why),
        )
        placed = {text: key for text, key in loose.items() if _can_place(key)}
        self._keep("citation", {text: () for text in loose if text not in placed})
        self._search_for("citation", placed, self._lookups.by_place)

    def _fetch(self, pmids: Iterable[str]) -> None:
        fresh = [pmid for pmid in dict.fromkeys(pmids) if pmid not in self._records]
        self._take({pmid: None for pmid in fresh if not _PMID.fullmatch(pmid)})
        fresh = [pmid for pmid in fresh if pmid not in self._records]
        known = self._store.records(fresh)
        self._cached += len(known)
        self._take(known)
        left = [pmid for pmid in fresh if pmid not in known]
        if self._offline:
            self._records.update(dict.fromkeys(left, Unanswered(reason=_OFFLINE)))
            return

        def keep(found: Mapping[str, Record | None]) -> None:
            self._store.keep_records(found)
            self._take(found)

        self._lookups.fetch(
            left, keep, lambda batch, why: self._records.update(dict.fromkeys(batch, Unanswered(reason=why)))
        )

    def _take(self, records: Mapping[str, Record | None]) -> None:
        self._records.update(records)
        for pmid, record in records.items():
            for doi in record.dois if record else ():
                self._of_doi[doi].append(pmid)

    def _settle(
        self, kind: str, keys: Mapping[str, K], choose: Callable[[K, dict[str, Record]], Iterable[str]]
    ) -> None:
        """Turn hits into answers by what their records say."""
        settled: dict[str, tuple[str, ...]] = {}
        for key, question in keys.items():
            if (kind, key) not in self._pending:
                continue
            hits = {pmid: self._records.get(pmid) for pmid in self._pending.pop((kind, key))}
            there = {pmid: record for pmid, record in hits.items() if isinstance(record, Record)}
            found = tuple(choose(question, there))
            missing = next((record for record in hits.values() if isinstance(record, Unanswered)), None)
            if missing is None:
                settled[key] = found
            else:
                self._found[kind, key] = found or missing
        if settled:
            self._keep(kind, settled)


def _can_place(key: CitationKey) -> bool:
    return all(_SIMPLE.fullmatch(part) for part in (key.volume, key.page)) and key.year.isdecimal()


def _placed(key: CitationKey, hits: dict[str, Record]) -> list[str]:
    """Hits in that volume on that page, of that year or that author; the author's own first."""
    author, volume = fold(key.author), fold(key.volume)
    found = []
    for pmid, record in hits.items():
        same_page = first_page(key.page) in {first_page(record.fields.pages), *map(first_page, record.elocations)}
        if same_page and volume == fold(record.fields.volume or ""):
            own = bool(author) and first_author(record).startswith(author.split()[0])
            if own or (key.year.isdecimal() and int(key.year) in record.years):
                found.append((not own, pmid))
    return [pmid for _, pmid in sorted(found)[:8]]


def _doi(doi: str) -> str:
    return doi.strip().lower()


def _citation(key: CitationKey) -> str:
    return "|".join(fold(part) for part in (key.journal, key.year, key.volume, key.page, key.author))


def _title(key: TitleKey) -> str:
    return f"{fold(key.title)}|{key.year or ''}|{fold(key.author or '')}"
