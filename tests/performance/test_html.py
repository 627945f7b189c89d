"""How long the HTML report of a long article takes: 300 references, 400 claims, under two seconds."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace

from citecheck.config import Settings
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, html
from citecheck.stages import Input

pytestmark = pytest.mark.performance

REFERENCES, CLAIMS, LIMIT = 300, 400, 2.0


def test_a_long_article_is_rendered_in_two_seconds(fixtures):
    path = fixtures / "documents" / "reading-list.txt"
    report = check([Input(path=str(path))], open_files(fixtures / "pubmed"), Settings(jobs=1))
    document = report.documents[0]

    def repeated(values, number):
        return tuple(replace(values[n % len(values)], id=f"{values[n % len(values)].id}-{n}") for n in range(number))

    rounds = REFERENCES // len(document.references)
    document = replace(
        document,
        references=repeated(document.references, REFERENCES),
        claims=repeated(document.claims, CLAIMS),
        findings=document.findings * rounds,
    )
    long = replace(report, documents=(document,))
    begun = time.perf_counter()
    text = html.render(long, View())
    taken = time.perf_counter() - begun
    print(f"\nHTML of {REFERENCES} references, {CLAIMS} claims: {taken:.2f} s, {len(text) / 1e6:.1f} MB")
    assert taken < LIMIT
    begun = time.perf_counter()
    for _ in range(20):
        html.render_page(report.documents[0], report.source, View(), version="1", home="../index.html")
    print(
        f"page of {len(report.documents[0].references)} references: {(time.perf_counter() - begun) / 20 * 1000:.1f} ms"
    )
