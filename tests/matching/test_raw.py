"""A field that was cut wrongly is no error of the author; a printed error stays one."""

from __future__ import annotations

import time

import pytest
from matching.make import cite, people, record
from matching.memory import Memory

from citecheck.matching import Judged, judge, resolve
from citecheck.models import Author, Record, Reference

TITLE = "Evaluating the effect of tea on sleep: a cohort study."
RECORD = record(
    "30000009",
    authors="Weber K, Mori T, Silva J",
    title=TITLE,
    journal="J Ethnobiol Ethnomed",
    journals=("Journal of ethnobiology and ethnomedicine", "J Ethnobiol Ethnomed"),
    year=2015,
    volume="39",
    issue="11",
    pages="587-92",
    doi=None,
    pmcid=None,
)
RAW = f"Weber K, Mori T, Silva J. {TITLE} J Ethnobiol Ethnomed 39, no. 11 (2015): 587-592. PMID: 30000009."


def said(reference: Reference, source: Record = RECORD) -> list[str]:
    judged: Judged = judge(reference, resolve([reference], Memory([source]))[0])
    return [f.rule for f in judged.findings if f.severity != "note"]


@pytest.mark.parametrize(
    "cut",
    [
        {"journal": "J Ethnobiol"},
        {"journal": "J Ethnobiol Ethnomed 39, no"},
        {"volume": "11", "issue": None},
        {"year": 1587},
        {"title": f"{TITLE} J Ethnobiol Ethnomed"},
        {"title": f"Silva J. {TITLE}"},
        {"title": f"{TITLE.rstrip('.')}, J"},
        {"title": "Evaluating the effect of tea on sleep"},
        {"authors": people("Weber K, Mori T")},
        {"authors": (*people("Weber K, Mori T, Silva J"), Author(family="the effect", given="Evaluating"))},
        {"authors": (*people("Weber K, Mori T"), Author(family="Silva J.", given="E"))},
        {"authors": (*people("Weber K, Mori T"), Author(family="v.", given="X"), *people("Silva J"))},
        {"authors": (*people("Weber K, Mori T"), Author(family="de L.", given="M."), *people("Silva J"))},
    ],
)
def test_a_field_cut_wrongly_is_not_held_against_the_author(cut: dict[str, object]) -> None:
    assert said(cite(RECORD, raw=RAW, pmid=RECORD.pmid, **cut)) == []


@pytest.mark.parametrize(
    ("printed", "fields", "rule"),
    [
        (RAW.replace("39, no.", "38, no."), {"volume": "38"}, "volume-differs"),
        (RAW.replace("587-592", "567-592"), {"pages": "567-592"}, "pages-differ"),
        (RAW.replace("587-592", "39-45"), {"pages": "39-45"}, "pages-differ"),
        (RAW.replace("2015", "2016"), {"year": 2016}, "year-differs"),
        (RAW.replace("of tea", "of rum"), {"title": TITLE.replace("tea", "rum")}, "title-differs"),
        (RAW.replace("cohort", "cross-over"), {"title": "Evaluating the effect of tea on sleep"}, "title-differs"),
        (RAW.replace(TITLE[:-1], f"{TITLE[:-1]} in sheep"), {"title": f"{TITLE[:-1]} in sheep"}, "title-differs"),
        (RAW.replace("Weber K, Mori T", "Mori T, Weber K"), {"authors": "Mori T, Weber K, Silva J"}, "authors-differ"),
        (RAW.replace("Mori T", "Mari T"), {"authors": "Weber K, Mari T, Silva J"}, "authors-differ"),
        (RAW.replace("Mori T", "Mori X"), {"authors": "Weber K, Mori X, Silva J"}, "authors-differ"),
        (RAW.replace("J Ethnobiol Ethnomed", "J Ethnobiol"), {"journal": "J Ethnobiol"}, "journal-differs"),
    ],
)
def test_a_printed_error_stays_one(printed: str, fields: dict[str, object], rule: str) -> None:
    assert said(cite(RECORD, raw=printed, pmid=RECORD.pmid, **fields)) == [rule]


NAMESAKE = record(
    title="Dipstick urinalysis as a test for occult bladder cancer.",
    journal="Bladder Cancer",
    journals=("Bladder cancer (Amsterdam, Netherlands)", "Bladder Cancer"),
)


@pytest.mark.parametrize("journal", ["Lancet", "Am J Med", "Cancer Lett"])
@pytest.mark.parametrize("title", [NAMESAKE.fields.title, "Dipstick urinalysis as test for occult bladder cancer."])
def test_a_title_that_ends_with_the_words_of_its_journal_does_not_print_the_journal(journal: str, title: str) -> None:
    assert "journal-differs" in said(cite(NAMESAKE, title=title, journal=journal, pmid=NAMESAKE.pmid), NAMESAKE)


def test_the_journal_behind_a_title_that_ends_with_its_words_may_be_cut_anywhere() -> None:
    title = "Dipstick urinalysis as a test for occult bladder cancer"
    raw = f"Shaw B, Darrow M, Derian A. {title}. Bladder Cancer. 2018;11:117-24."
    cut = cite(NAMESAKE, raw=raw, title=f"{title}. Bladder", journal="Cancer", pmid=NAMESAKE.pmid)
    assert said(cut, NAMESAKE) == []


def test_an_entry_cut_at_the_wrong_place_is_found_by_what_else_may_be_its_title() -> None:
    raw = f"Weber K, Mori T, Silva J (2015) {TITLE} The official publication of the Tea Society 39: 587-592."
    reference = cite(RECORD, raw=raw, title="publication of the Tea Society", journal=None, pages=None, volume=None)
    judged = judge(reference, resolve([reference], Memory([RECORD]))[0])
    assert judged.record is RECORD


@pytest.mark.parametrize(
    "junk", ["(" * 20_000, " " * 20_000, "a, " * 10_000, "1 " * 20_000, "é́" * 10_000, "“" * 20_000]
)
def test_hostile_entries_are_judged_in_time(junk: str) -> None:
    started = time.process_time()
    said(cite(RECORD, raw=RAW + junk, title=TITLE + junk, journal=junk, volume=junk, pages=junk, pmid=RECORD.pmid))
    said(cite(RECORD, raw=junk, authors=(Author(family=junk, given=junk),), pmid=RECORD.pmid))
    assert time.process_time() - started < 5
