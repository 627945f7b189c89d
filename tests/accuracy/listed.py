"""True claims with the lists in which their works stand: those of invented articles, and of real citing sentences.

`slipped_numbers.jsonl` holds the sentences of two more articles that cite one work alone, each article on one narrow
question: one in four tells what only a full text would, and 60 have a wrong number as tired authors would print it.
Of a real citing sentence the rest of its list is not known. It is given one of `NEAREST` records of the pool that are
most like its own and `OTHERS` others, which is harder than most lists are.
"""

from __future__ import annotations

import json
import random
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from accuracy.pool import pool
from accuracy.pool import rows as rows_of
from accuracy.true_claims import records_of, rows_in_articles
from claims.held import PLACE, reference
from msgspec import Struct, structs

from citecheck.claims import Assessment, CitedWork, Entries, check_claim
from citecheck.models import Claim, Record

NEAREST, OTHERS = 12, 18


class Listed(Struct, frozen=True):
    """A true claim, the works of its list, and which of them (counted from 0) is its own."""

    text: str
    works: tuple[CitedWork, ...]
    own: int
    entries: Entries
    context: str | None = None
    instead: int | None = None
    """The work that a tired author would cite."""

    def citing(self, n: int, *, alone: bool = False) -> Assessment:
        """What comes of the claim where it cites work number `n`, beside the list or `alone`."""
        work = self.works[n]
        claim = Claim(id="c", text=self.text, span=PLACE, references=(work.reference.id,), context=self.context)
        return check_claim(claim, [work], None if alone else self.entries)


def _works(records: Sequence[Record]) -> tuple[CitedWork, ...]:
    return tuple(
        CitedWork(reference=reference(n), status="verified", record=record) for n, record in enumerate(records, 1)
    )


def lists_of_articles(files: Sequence[Path], articles: Container[int]) -> Iterator[Listed]:
    """The true claims of some of `claims_in_articles.jsonl`, with the works of the article in the order of the text."""
    rows = [row for row in rows_in_articles() if row["article"] in articles and row["kind"] == "faithful"]
    found = records_of({row["pmid"] for row in rows}, files)
    for article in sorted({row["article"] for row in rows}):
        own = [row for row in rows if row["article"] == article]
        pmids = list(dict.fromkeys(row["pmid"] for row in own))
        works = _works([found[pmid] for pmid in pmids])
        entries = Entries(works, ())
        yield from (Listed(row["claim"], works, pmids.index(row["pmid"]), entries) for row in own)


def narrow_lists(files: Sequence[Path]) -> Iterator[Listed]:
    """The claims of `slipped_numbers.jsonl`, each with the whole list of its article."""
    path = Path(__file__).with_name("slipped_numbers.jsonl")
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = records_of({pmid for article in articles for pmid in article["list"]}, files)
    for article in articles:
        works = _works([found[pmid] for pmid in article["list"]])
        entries = Entries(works, ())
        for row in article["claims"]:
            yield Listed(row["claim"], works, row["own"], entries, row["context"], row["instead"])


def lists_of_citing_sentences(folder: Path, labels: Container[str]) -> Iterator[Listed]:
    """Citing sentences of Citation-Integrity (development part), their own work first and the nearest next."""
    every = pool(folder)
    rng = random.Random(5)
    for row in rows_of(folder, "ci_train"):
        own = every.place(row)
        near, anyone = every.nearest(own, NEAREST), [every.anyone(own, rng.random()) for _ in range(OTHERS)]
        if row["label"] in labels:
            places = dict.fromkeys((own, *near, *anyone))
            works = _works([structs.replace(every.records[n], pmid=str(n)) for n in places])
            yield Listed(row["claim"], works, 0, Entries(works, ()))
