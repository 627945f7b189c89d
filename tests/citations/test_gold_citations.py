"""The five real documents: every marker, target, claim and unsourced study, beside the list as a reader sees it."""

import json

import pytest

from citecheck.citations import read_citations
from citecheck.documents import Places, read_document
from citecheck.models import Author, Fields, Reference, ReferenceList

FIELDS = ("title", "journal", "year", "volume", "issue", "pages", "doi", "pmid", "pmcid")
DOCUMENTS = (
    "000_68450e575c23bcd6",
    "001_5feabdc10e622cc5",
    "002_0add9f4f509e1bba",
    "003_9e52c8f30da88552",
    "004_393db1312dac0e16",
)


@pytest.fixture(params=DOCUMENTS)
def case(request, shared):
    """What a careful reader finds in a document, what an editor expects of its claims, and what was read."""
    seeds = shared / "seeds"
    gold = json.loads((seeds / "gold" / f"{request.param}.json").read_text("utf-8"))
    expected = json.loads((seeds / "expected.json").read_text("utf-8"))["documents"][f"{request.param}.txt"]
    document = read_document(seeds / f"{request.param}.txt")
    places = Places(document)
    references = tuple(
        Reference(
            id=f"ref-{entry['position']}",
            label=entry["label"],
            raw=entry["raw"],
            span=places.span(entry["start"], entry["end"]),
            fields=Fields(
                authors=tuple(Author(family=a["family"], given=a["given"]) for a in entry["fields"]["authors"]),
                **{name: entry["fields"][name] for name in FIELDS},
            ),
        )
        for entry in gold["references"]
    )
    region = gold["reference_list"]
    listed = ReferenceList(
        references=references, regions=((region["start"], region["end"]),) if region is not None else ()
    )
    return gold, expected, read_citations(document, listed)


def overlap(a, b):
    return a["start"] < b.span.end and b.span.start < a["end"]


def test_every_marker_and_nothing_else(case):
    gold, _, cited = case
    got = {(c.span.start, c.span.end): ([int(r[4:]) for r in c.references], list(c.missing)) for c in cited.citations}
    wanted = {(c["start"], c["end"]): (c["targets"], c["missing"]) for c in gold["citations"]}
    assert got == wanted


def test_every_marker_carries_its_claim(case):
    gold, _, cited = case
    claims = {claim.id: claim for claim in cited.claims}
    of = {c.span.start: claims[c.claim] for c in cited.citations if c.claim}
    for citation in gold["citations"]:
        claim, wanted = of[citation["start"]], citation["claim"]
        assert claim.span.start <= wanted["start"] + 1
        assert claim.span.end >= wanted["end"] - 1
        assert [f"ref-{n}" for n in citation["targets"]] == list(claim.references)


def test_what_has_to_be_covered_is(case):
    _, expected, cited = case
    for wanted in expected["claims"]:
        find = " ".join(wanted["find"].split())
        covering = [c for c in cited.claims if find in " ".join(c.text.split())]
        assert any(f"ref-{wanted['ref']}" in c.references for c in covering), find


def test_studies_without_a_source(case):
    gold, _, cited = case
    for mention in cited.unsourced:
        assert any(overlap(known, mention) for known in gold["unsourced"]), mention.text
    for known in gold["unsourced"]:
        if known["required"]:
            raised = any(overlap(known, mention) for mention in cited.unsourced)
            meant = {f"ref-{n}" for n in known["meant"]}
            claimed = any(overlap(known, claim) and meant & set(claim.references) for claim in cited.claims)
            assert raised or claimed, known["text"]


def test_what_only_looks_like_a_citation_is_none(case):
    _, expected, cited = case
    for trap in expected["not_citations"]:
        for start, end in trap["at"]:
            assert not any(start < c.span.end and c.span.start < end for c in cited.citations), trap["text"]
