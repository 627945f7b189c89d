"""Figures for in-text citations and sentences on the development data, beside the goals."""

import gzip
import json
import time

import pytest
from accuracy.marked import Score, documents, paragraphs, score

from citecheck.citations import read_citations
from citecheck.text.sentences import sentences

pytestmark = pytest.mark.accuracy

# By style of `docs` and `restyled`; in one of the articles gold itself lacks the ends of ranges.
LEAST = {
    ("docs", "bracket"): 0.97,
    ("docs", "paren"): 0.97,
    ("docs", "superscript"): 0.90,
    ("docs", "num_other"): 0.90,
    ("docs", "authoryear"): 0.93,
    ("restyled", "paren"): 0.97,
    ("restyled", "paren_glued"): 0.97,
    ("restyled", "sup_glued"): 0.90,
    ("restyled", "bare"): 0.90,
}


@pytest.mark.parametrize("folder", ["docs", "restyled"])
def test_links_by_style(folder, shared, capsys):
    totals, size, begun = {}, 0, time.perf_counter()
    for article in documents(shared / "data", folder):
        found = score(article, read_citations(article.document, article.listed))
        totals[article.style] = totals.get(article.style, Score(0, 0, 0)) + found
        size += len(article.document.text)
    with capsys.disabled():
        print(f"\ncitation to reference, {folder} ({size / (time.perf_counter() - begun) / 1e6:.1f} MB a second)")
        for style, total in sorted(totals.items()):
            print(f"  {style:12} P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f} ({total.right} right)")
    for style, total in totals.items():
        assert total.f1 >= LEAST[folder, style], style


def test_links_in_paragraphs(shared, capsys):
    totals = {}
    for article in paragraphs(shared / "data"):
        found = score(article, read_citations(article.document, article.listed))
        totals[article.style] = totals.get(article.style, Score(0, 0, 0)) + found
    with capsys.disabled():
        print("\ncitation to reference, paragraphs of an article joined, numbers that are printed alone")
        for style, total in sorted(totals.items()):
            print(f"  {style:12} P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f} ({total.right} right)")
    assert totals["bracket"].recall > 0.9


def test_the_claim_holds_the_sentence(shared, capsys):
    held = long = total = 0
    for article in documents(shared / "data", "restyled"):
        cited = read_citations(article.document, article.listed)
        claims = {claim.id: claim for claim in cited.claims}
        for citation in cited.citations:
            claim = claims[citation.claim] if citation.claim else None
            total += 1
            held += (
                claim is not None and claim.span.start <= citation.span.start and citation.span.end <= claim.span.end
            )
            long += claim is not None and len(claim.text) > 1500
    with capsys.disabled():
        print(f"\nclaims that hold their marker: {held} of {total}; longer than 1,500 characters: {long}")
    assert held >= 0.97 * total
    assert long <= 0.02 * total


def test_sentence_boundaries(shared, capsys):
    totals = {}
    with gzip.open(shared / "data" / "references" / "sentences.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        ends, at = set(), 0
        for sentence in row["sentences"][:-1]:
            at += len(sentence)
            ends.add(at)
            at += 1
        got = {end for _, end in sentences(" ".join(row["sentences"]))[:-1]}
        found = Score(len(ends & got), len(got - ends), len(ends - got))
        totals[row["kind"]] = totals.get(row["kind"], Score(0, 0, 0)) + found
    with capsys.disabled():
        print("\nsentence boundaries")
        for kind, total in sorted(totals.items()):
            print(f"  {kind:5} P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f}")
    assert all(total.f1 >= 0.95 for total in totals.values())
