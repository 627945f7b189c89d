"""Rows of the claim sets, and every record at hand: what a wrong work is drawn from."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from functools import cache
from pathlib import Path

from citecheck.claims.reading import read_record
from citecheck.claims.words.rarity import rarity
from citecheck.models import AbstractSection, Fields, Record
from citecheck.pubmed.records import newest, parse_records

SETS = (
    "scifact_train", "scifact_dev", "clinifact_train", "clinifact_validation", "pubmedqa_train", "evinf_train",
    "evinf_validation", "ci_train",
)  # fmt: skip
SAME = 0.9
"""Cosine from which two abstracts are one paper's."""


@cache
def rows(folder: Path, name: str) -> list[dict]:
    with gzip.open(folder / "data" / "claims" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@cache
def records(folder: Path) -> list[Record]:
    with gzip.open(folder / "data" / "pubmed" / "records.xml.gz") as data:
        return [r for r in newest(parse_records(data.read())).values() if r.abstract]


def as_record(row: dict) -> Record:
    fields = Fields(title=row["title"] or None, pmid="1")
    return Record(pmid="1", fields=fields, abstract=tuple(AbstractSection(text=s) for s in row["abstract_sentences"]))


class Pool:
    """Every different abstract of the claim sets and of the PubMed records, and which of them are nearest to one."""

    def __init__(self, folder: Path) -> None:
        first = {row["abstract_sentences"][0]: as_record(row) for name in SETS for row in rows(folder, name)[::-1]}
        self.records = [*first.values(), *records(folder)]
        self._place = {first_sentence: n for n, first_sentence in enumerate(first)}
        self._weights = [self._of(record) for record in self.records]
        self._lists: dict[str, list[tuple[int, float]]] = {}
        for n, weights in enumerate(self._weights):
            for key, weight in weights.items():
                self._lists.setdefault(key, []).append((n, weight))
        self._nearest: dict[int, list[int]] = {}

    @staticmethod
    def _of(record: Record) -> dict[str, float]:
        weights = {k: rarity(k) for k in sorted(read_record(record).keys) if not k[0].isdigit()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {k: w / length for k, w in weights.items()}

    def place(self, row: dict) -> int:
        return self._place[row["abstract_sentences"][0]]

    def nearest(self, place: int, number: int) -> list[int]:
        """The places of the records most like that at `place`, the most like first."""
        if place not in self._nearest:
            like: Counter[int] = Counter()
            for key, weight in self._weights[place].items():
                for n, other in self._lists[key]:
                    like[n] += weight * other
            near = sorted((n for n in like if n != place and like[n] < SAME), key=lambda n: (-like[n], n))
            self._nearest[place] = near[:20]
        return self._nearest[place][:number]

    def anyone(self, place: int, draw: float) -> int:
        """Another record than that at `place`, for a `draw` from 0 to 1."""
        n = int(draw * (len(self.records) - 1))
        return n + (n >= place)


@cache
def pool(folder: Path) -> Pool:
    return Pool(folder)
