"""What asking PubMed costs, and how fast its XML is read; on the development data, printed."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from standin import running_standin

from citecheck.models import Record
from citecheck.pubmed import open_eutils
from citecheck.pubmed.records import newest, parse_records
from citecheck.pubmed.source import CitationKey, TitleKey

pytestmark = pytest.mark.performance


def _records(shared: Path) -> dict[str, Record]:
    with gzip.open(shared / "data" / "pubmed" / "records.xml.gz") as stream:
        return newest(parse_records(stream))  # type: ignore[arg-type]


def _key(record: Record) -> CitationKey:
    fields = record.fields
    page = (fields.pages or "").split("-")[0]
    author = fields.authors[0].family if fields.authors else ""
    return CitationKey(
        journal=record.journals[-1], year=str(fields.year), volume=fields.volume or "", page=page, author=author
    )


def test_requests_of_200_references(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))
    articles = [record for record in _records(shared).values() if not record.is_book and record.fields.title]
    by_doi = [record for record in articles if record.dois][:100]
    others = [record for record in articles if not record.dois and record.fields.pages][:80]
    titles = [TitleKey(title=record.fields.title or "") for record in articles[-20:]]
    with running_standin([shared / "data" / "pubmed" / "records.xml.gz"]) as standin:
        for turn, most in (("cold", 9), ("warm", 0)):
            start, before = time.monotonic(), standin.stats()["requests"]
            source = open_eutils(**standin.urls, email="a@example.org", cache_dir=tmp_path / "cache")  # type: ignore[arg-type]
            source.ask(
                pmids=[record.pmid for record in others[:40]],
                dois=[record.dois[0] for record in by_doi],
                citations=[_key(record) for record in others[40:]],
            )
            found = source.by_doi([record.dois[0] for record in by_doi])
            source.by_title(titles)
            source.close()
            asked = standin.stats()["requests"] - before
            print(f"\n200 references, {turn}: {asked} requests, {time.monotonic() - start:.1f} s")
            assert asked <= most
            assert all(record.pmid in found[record.dois[0]] for record in by_doi)  # type: ignore[operator]
        print(f"busiest second: {standin.stats()['max_in_1s']} requests")
        assert standin.stats()["max_in_1s"] <= 3


def test_one_by_one_with_biopython(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same kind of client as most programs have: two requests a DOI, at Biopython's own pace."""
    entrez = pytest.importorskip("Bio.Entrez", reason="Biopython, the client to compare with, is not installed")
    dois = [record.dois[0] for record in _records(shared).values() if record.dois][:200]
    with running_standin([shared / "data" / "pubmed" / "records.xml.gz"]) as standin:
        build = entrez._build_request

        def local(cgi: str, *rest: object, **named: object) -> object:
            return build(standin.eutils_url + cgi.rsplit("/", 1)[1], *rest, **named)

        monkeypatch.setattr(entrez, "_build_request", local)
        monkeypatch.setattr(entrez, "email", "a@example.org")
        start = time.monotonic()
        for doi in dois:
            with entrez.esearch(db="pubmed", term=f'"{doi}"[AID]') as answer:
                hits = answer.read().decode().split("<Id>")[1:]
            with entrez.efetch(db="pubmed", id=hits[0].split("<")[0], retmode="xml") as answer:
                answer.read()
        stats = standin.stats()
        print(f"\n{len(dois)} DOIs one by one: {stats['requests']} requests, {time.monotonic() - start:.1f} s")
        assert stats["requests"] >= 2 * len(dois)


def test_reading_xml(shared: Path) -> None:
    path = shared / "data" / "pubmed" / "records.xml.gz"
    data = gzip.decompress(path.read_bytes())
    start = time.process_time()
    number = sum(1 for _ in parse_records(data))
    seconds = time.process_time() - start
    tracemalloc.start()
    for _ in parse_records(data):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\n{number / seconds:.0f} records a CPU second, {peak / 1e6:.1f} MB of Python objects at the peak")
    assert number / seconds > 300
