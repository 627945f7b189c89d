"""How fast texts are read: lists, references, citations and claims. Prints the figures; run with `-s`."""

from __future__ import annotations

import gzip
import tarfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from corpora import article, citable

from citecheck.pubmed.records import newest, parse_records
from citecheck.stages import Input, read

pytestmark = pytest.mark.performance
_GOAL = 500
"""References a second of one core, end to end without PubMed."""


def measured(name: str, texts: Sequence[bytes]) -> float:
    """Print how fast `texts` are read; references a second of one core, the better of two rounds."""
    speeds = []
    for _ in range(2):
        began = time.process_time()
        found = [read(Input(path="a.txt", data=text, format="text")) for text in texts]
        references = sum(len(one.listed.references) for one in found)
        speeds.append(references / (time.process_time() - began))
    size = sum(map(len, texts)) / 1e6
    told = f"{references} references, {max(speeds):.0f} a second of one core"
    print(f"\n{name}: {len(texts)} texts of {size:.1f} MB, {told}")
    return max(speeds)


def test_real_articles(shared: Path) -> None:
    with tarfile.open(shared / "data" / "references" / "documents.tar.xz") as archive:
        members = [member for member in archive if member.isfile() and member.name.endswith((".txt", ".md"))]
        texts = [part.read() for member in members if (part := archive.extractfile(member)) is not None]
    assert measured("real articles", texts) > 0.6 * _GOAL


def test_lists_with_little_prose(shared: Path) -> None:
    data = gzip.decompress((shared / "data" / "pubmed" / "records.xml.gz").read_bytes())
    records = citable(list(newest(parse_records(data)).values()))
    texts = [article(records, seed, 30).encode() for seed in range(60)]
    assert measured("articles of 30 references and as many sentences", texts) > 0.6 * _GOAL
