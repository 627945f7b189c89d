"""How rare a word is in biomedical abstracts: the weight that an agreement on it carries.

The table beside this module (`rarity.txt`) says in how many of a set of abstracts each key occurs. It was counted by
`python -m citecheck.claims.words.rarity FOLDER` over 3,620 abstracts of PubMed records and of the public claim
sets SciFact, CliniFact, PubMedQA, Evidence Inference and Citation-Integrity (development parts); it holds keys and
counts, and nothing of the texts.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from citecheck.claims.words.terms import tokens
from citecheck.models import Record

_LEAST = 2
"""Keys in fewer abstracts are left out of the table: they weigh as much as one never seen."""


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, float]]:
    text = files(__package__).joinpath("rarity.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    total = int(lines[0])
    weights: dict[str, float] = {}
    for line in lines[1:]:
        count, _, keys = line.partition(" ")
        weight = _weight(int(count), total)
        for key in keys.split():
            weights[key] = weight
    return total, weights


def _weight(count: float, total: int) -> float:
    return math.log((total + 1) / (count + 0.5))


@lru_cache(maxsize=8192)
def rarity(key: str) -> float:
    """The weight of a key (log of inverse frequency): from about 0.5 (commonest) to 8 (never seen)."""
    total, weights = _table()
    known = weights.get(key)
    if known is not None:
        return known
    if key[:1].isdigit():
        return 4.0 if len(key) > 1 else 2.0
    return _weight(1.5, total)


def known(key: str) -> bool:
    """Whether the table has the key."""
    return key in _table()[1]


def share_of(wanted: Iterable[str], there: Container[str]) -> float:
    """The share (0..1) by rarity of the keys `wanted` that are `there`; 0 where none is wanted."""
    keys = sorted(wanted)
    total = sum(map(rarity, keys))
    return sum(rarity(k) for k in keys if k in there) / total if total else 0.0


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.jsonl.gz")):
        seen = set()
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                first = (row.get("abstract_sentences") or [""])[0]
                if first and first not in seen:
                    seen.add(first)
                    yield " ".join([row.get("title") or "", *row["abstract_sentences"]])
    for path in sorted([*folder.rglob("*.xml"), *folder.rglob("*.xml.gz")]):
        from citecheck.pubmed.records import NotPubMed, parse_records  # lxml only where XML is read

        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as data:
            try:
                records = list(parse_records(data.read()))
            except NotPubMed:
                continue
        for record in records:
            if isinstance(record, Record) and record.abstract:
                yield " ".join([record.fields.title or "", *(s.text for s in record.abstract)])


def count(folder: Path) -> str:
    """The table over all abstracts below `folder` (claim sets `*.jsonl.gz`, PubMed files `*.xml`, `*.xml.gz`)."""
    counts: Counter[str] = Counter()
    total = 0
    for text in _texts(folder):
        total += 1
        counts.update({k for t in tokens(text) for k in t.keys if not k[0].isdigit() and len(k) < 24})
    by_count: dict[int, list[str]] = {}
    for key, number in counts.items():
        if number >= _LEAST:
            by_count.setdefault(number, []).append(key)
    lines = [f"{number} {' '.join(sorted(keys))}" for number, keys in sorted(by_count.items())]
    return "\n".join([str(total), *lines]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(count(Path(sys.argv[1])))
