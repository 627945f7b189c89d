"""Which record a reference means."""

from __future__ import annotations

import pytest
from matching.make import cite, record
from matching.memory import Memory

from citecheck.matching import Ambiguous, Found, Match, Missing, Unknown, resolve
from citecheck.matching.resolve import MATCHER_LIMIT
from citecheck.models import Record, Reference

SHAW = record()
OTHER = record(
    "30000001",
    authors="Weber K, Mori T",
    title="Sleep apnea in children with asthma: a cohort study.",
    journal="Sleep Med",
    year=2017,
    volume="33",
    pages="45-52",
    doi="10.1016/j.sleep.2017.01.001",
    pmcid=None,
)
NAMES = ["Journal of sleep", "J Sleep"]


def one(reference: Reference, *records: Record, down: tuple[str, ...] = ()) -> Match:
    return resolve([reference], Memory(records or (SHAW, OTHER), down))[0]


@pytest.mark.parametrize(
    ("changes", "method"),
    [
        ({"pmid": "29977117"}, "pmid"),
        ({"doi": "10.1177/1179544118781080"}, "doi"),
        ({"pmcid": "PMC6024328"}, "pmcid"),
        ({}, "citation"),
        ({"volume": None, "pages": None}, "title"),
        ({"authors": (), "volume": None, "pages": None}, "title"),
    ],
)
def test_every_way_leads_to_the_record(changes: dict[str, str], method: str) -> None:
    found = one(cite(**changes))
    assert isinstance(found, Found)
    assert found.record is SHAW
    assert found.method == method
    assert found.confidence > 0.95


def test_a_reference_without_a_title_is_found_by_its_place() -> None:
    assert isinstance(one(cite(title=None)), Found)


def test_a_printed_pmid_alone_is_enough() -> None:
    bare = cite(authors=(), title=None, journal=None, year=None, volume=None, pages=None, pmid="29977117")
    assert isinstance(one(bare), Found)


def test_a_wrong_pmid_does_not_hide_the_article_described() -> None:
    found = one(cite(pmid=OTHER.pmid))
    assert isinstance(found, Found)
    assert found.record is SHAW
    assert found.leads[0].records == (OTHER,)


def test_a_wrong_pmid_on_an_invented_reference_is_no_proof() -> None:
    invented = cite(
        title="Whey protein and the healing of rotator cuffs in rowers", volume="40", pages="900-9", pmid=OTHER.pmid
    )
    found = one(invented)
    assert isinstance(found, Missing)
    assert found.leads[0].records == (OTHER,)


@pytest.mark.parametrize(
    "place", [{"volume": "40", "pages": "900-9"}, {"volume": "11", "pages": "900-9"}, {"pages": None}]
)
def test_real_names_and_journal_around_an_invented_title(place: dict[str, str | None]) -> None:
    invented = cite(title="Whey protein and the healing of rotator cuffs in rowers", **place)
    assert isinstance(one(invented), Missing)


def test_a_title_of_two_halves_is_not_found() -> None:
    halves = "Short-term outcomes in treatment of knee asthma in children: a cohort study"
    assert isinstance(one(cite(title=halves, volume="2", pages="5-9", year=2016)), Missing)


def test_another_title_where_all_else_agrees_is_still_the_article() -> None:
    found = one(cite(title=OTHER.fields.title, pmid=SHAW.pmid))
    assert isinstance(found, Found)
    assert found.record is SHAW


def test_a_real_title_by_other_people_elsewhere_is_not_the_article() -> None:
    other = cite(authors="Adams Q, Brown R", journal="Zeitschrift fur Sport", year=1999, volume="3", pages="1-4")
    assert isinstance(one(other), Missing)


def test_a_real_title_and_its_authors_with_everything_else_wrong() -> None:
    found = one(cite(journal="Zeitschrift fur Sport", year=1999, volume="3", pages="1-4"))
    assert isinstance(found, Found)
    assert found.record is SHAW


def test_a_real_title_in_its_journal_and_year_with_other_names() -> None:
    found = one(cite(authors="Adams Q, Brown R", volume="3", pages="1-4"))
    assert isinstance(found, Found)
    assert found.record is SHAW


def test_a_title_of_one_word_is_found_with_its_authors() -> None:
    source = record(title="Onchocerciasis.", journal="StatPearls", volume=None, pages=None, doi=None, pmcid=None)
    found = one(cite(source), source)
    assert isinstance(found, Found)


def test_the_year_tells_a_review_from_its_protocol() -> None:
    title, journal = "Honey for ankle pain.", "Cochrane Database Syst Rev"
    protocol = record(
        "40000001", title=title, journal=journal, year=2019, volume="2019", pages="CD010101", doi="10.1002/x.CD010101"
    )
    review = record(
        "40000002", title=title, journal=journal, year=2025, volume="4", pages="CD010101", doi="10.1002/x.CD010101.pub2"
    )
    asked = cite(review, authors=(), volume=None, pages=None, year=2025)
    found = one(asked, protocol, review)
    assert isinstance(found, Found)
    assert found.record is review
    unclear = one(cite(review, volume=None, pages=None, year=None), protocol, review)
    assert isinstance(unclear, Ambiguous)
    assert {r.pmid for r in unclear.records} == {"40000001", "40000002"}


def test_a_printed_identifier_settles_what_would_be_ambiguous() -> None:
    twins = [record(str(50000000 + n), pages=None, doi=f"10.1/{n}", pmcid=None) for n in range(2)]
    assert isinstance(one(cite(pages=None), *twins), Ambiguous)
    settled = one(cite(pages=None, doi="10.1/1"), *twins)
    assert isinstance(settled, Found)
    assert settled.record is twins[1]


def test_a_twin_guideline_is_told_by_its_journal() -> None:
    common = {"title": "Guideline for the management of sore elbows in musicians.", "year": 2020, "volume": "72"}
    first = record("60000001", journal="Elbow Care Res", pages="149-162", doi="10.1/a", **common)
    second = record("60000002", journal="Elbow Rheumatol", pages="220-233", doi="10.1/b", **common)
    found = one(cite(second), first, second)
    assert isinstance(found, Found)
    assert found.record is second
    # The PMID of the twin: everything else describes the second.
    crossed = one(cite(second, pmid="60000001"), first, second)
    assert isinstance(crossed, Found)
    assert crossed.record is second


def test_a_preprint_that_pubmed_has_only_as_the_article() -> None:
    article = record("70000001", journal="Elbow Rheumatol", year=2021)
    preprint = cite(
        article, journal="medRxiv", year=2020, volume=None, pages=None, kind="preprint", doi="10.1101/2020.01.01.1"
    )
    found = one(preprint, article)
    assert isinstance(found, Missing)
    assert found.published is article


@pytest.mark.parametrize("down", [("pmid",), ("doi",), ("citation",), ("title",), ("pmid", "doi", "citation", "title")])
@pytest.mark.parametrize(
    "changes", [{}, {"pmid": "30000001"}, {"doi": "10.1/none"}, {"title": "Nothing that anyone wrote on knees"}]
)
def test_an_outage_gives_the_same_answer_or_none(down: tuple[str, ...], changes: dict[str, str]) -> None:
    clean, now = one(cite(**changes)), one(cite(**changes), SHAW, OTHER, down=down)
    assert isinstance(now, Unknown) or type(now) is type(clean)
    assert not isinstance(now, Missing) or isinstance(clean, Missing)
    if isinstance(now, Found) and isinstance(clean, Found):
        assert now.record is clean.record


def test_everything_is_asked_together_and_the_rest_in_a_second_round() -> None:
    source = Memory([SHAW, OTHER])
    listed = [
        cite(pmid=SHAW.pmid),
        cite(OTHER, doi=OTHER.fields.doi),
        cite(),
        cite(title="Nothing that anyone wrote on knees"),
    ]
    resolve(listed, source)
    assert len(source.asked) == 2
    assert source.asked[0]["pmids"] == [SHAW.pmid]
    assert len(source.asked[0]["citations"]) == 1
    assert [key.title for key in source.asked[1]["titles"]] == ["Nothing that anyone wrote on knees"]
    assert not source.asked[1]["citations"]


def test_nothing_is_asked_twice_when_all_is_found_at_once() -> None:
    source = Memory([SHAW, OTHER])
    resolve([cite(pmid=SHAW.pmid), cite(OTHER)], source)
    assert len(source.asked) == 1


def test_no_references_no_questions() -> None:
    source = Memory([SHAW])
    assert resolve([], source) == []
    assert source.asked == []


def test_the_citation_matcher_is_asked_of_few() -> None:
    source = Memory([SHAW])
    bare = [
        cite(title=None, volume=None, pages=None, raw=f"Shaw B, Darrow M. Some Journal 2018. {n}") for n in range(9)
    ]
    found = resolve(bare, source)
    assert len(source.texts) == MATCHER_LIMIT
    # Those that could not be asked about are not said to be missing.
    assert [type(m) for m in found] == [Missing] * MATCHER_LIMIT + [Unknown] * (9 - MATCHER_LIMIT)


def test_web_pages_are_not_looked_for() -> None:
    source = Memory([SHAW])
    resolve([cite(kind="web", authors=(), journal=None, volume=None, pages=None)], source)
    assert source.asked == []
