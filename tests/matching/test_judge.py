"""The verdict on a reference."""

from __future__ import annotations

import pytest
from matching.make import cite, people, record
from matching.memory import Memory

from citecheck.matching import Judged, judge, resolve
from citecheck.matching.match import Missing
from citecheck.models import Candidate, Notice, Record, Reference

SHAW = record(issue="3")
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


def verdict(reference: Reference, *records: Record, down: tuple[str, ...] = ()) -> Judged:
    return judge(reference, resolve([reference], Memory(records or (SHAW, OTHER), down))[0])


def rules(judged: Judged, *levels: str) -> list[str]:
    return sorted(f.rule for f in judged.findings if not levels or f.severity in levels)


@pytest.mark.parametrize(
    "changes",
    [
        {"pmid": "29977117"},
        {"journal": "Clinical Medicine Insights: Arthritis and Musculoskeletal Disorders"},
        {"pages": "117-124"},
        {"authors": "Shaw B", "et_al": True},
        {"title": "Short-term outcomes in treatment of knee osteoarthritis with 4 bone marrow concentrate injections"},
        {"volume": None, "pages": None, "issue": None},
        {"authors": ()},
    ],
)
def test_an_honest_reference_is_left_in_peace(changes: dict[str, object]) -> None:
    named = record(
        issue="3", journals=(SHAW.journals[0], "Clinical medicine insights. Arthritis and musculoskeletal disorders")
    )
    judged = verdict(cite(named, **changes), named, OTHER)
    assert judged.status == "verified"
    assert rules(judged, "warning", "error") == []


@pytest.mark.parametrize(
    ("changes", "rule", "suggestion"),
    [
        (
            {"title": "Short-Term Outcomes in Treatment of Knee Osteoarthritis With 4 Snake Oil Injections"},
            "title-differs",
            SHAW.fields.title,
        ),
        ({"authors": "Darrow M, Shaw B, Derian A"}, "authors-differ", "Shaw B, Darrow M, Derian A"),
        ({"authors": "Shaw B, Darrow M, Dorian A"}, "authors-differ", "Shaw B, Darrow M, Derian A"),
        ({"year": 2016}, "year-differs", "2018"),
        ({"journal": "Spine"}, "journal-differs", SHAW.fields.journal),
        ({"volume": "17"}, "volume-differs", "11"),
        ({"pages": "171-4"}, "pages-differ", "117-24"),
    ],
)
def test_one_wrong_field_is_named_with_both_sides(changes: dict[str, object], rule: str, suggestion: str) -> None:
    judged = verdict(cite(pmid=SHAW.pmid, **changes))
    assert judged.status == "discrepant"
    assert judged.record is SHAW
    assert rules(judged, "warning", "error") == [rule]
    found = next(f for f in judged.findings if f.rule == rule)
    assert found.text
    assert found.source
    assert found.suggestion == suggestion.rstrip(".")
    assert found.pmid == SHAW.pmid
    field = {"title-differs": "title", "authors-differ": "authors", "pages-differ": "pages"}.get(
        rule, rule.split("-", maxsplit=1)[0]
    )
    assert judged.detail.fields[field].agrees is False


def test_the_differing_word_is_marked() -> None:
    judged = verdict(cite(title=SHAW.fields.title.replace("Knee", "Ankle"), pmid=SHAW.pmid))
    found = judged.findings[0]
    assert [found.text[a:b] for a, b in found.text_marks] == ["Ankle"]
    assert [found.source[a:b] for a, b in found.source_marks] == ["Knee"]


def test_one_author_too_few_makes_nobody_wrong() -> None:
    whole = record(authors="Arora K, Hanson KT, Habermann EB, Tollefson MK, Psutka SP")
    found = verdict(cite(whole, authors="Arora K, Hanson KT, Tollefson MK, Psutka SP", pmid=whole.pmid), whole).findings
    assert [f.message for f in found] == ["The list of authors lacks Habermann EB."]
    assert found[0].text_marks == ()
    assert [(found[0].source or "")[a:b] for a, b in found[0].source_marks] == ["Habermann EB"]


def test_the_identifier_of_another_article() -> None:
    judged = verdict(cite(pmid=OTHER.pmid))
    assert judged.status == "wrong_identifier"
    assert judged.record is SHAW
    assert judged.detail.candidates[0].pmid == OTHER.pmid
    assert rules(judged, "error") == ["identifier-wrong-article"]
    assert judged.findings[0].suggestion == SHAW.pmid


def test_a_doi_is_shown_in_the_letters_that_were_printed_or_those_of_pubmed() -> None:
    own = record(doi="10.1158/1535.mct-15", shown_doi="10.1158/1535.MCT-15")
    printed = cite(own, doi=OTHER.dois[0], raw="Shaw B. Knees. 2018;11:117. doi:10.1016/J.Sleep.\n2017.01.001")
    found = next(f for f in verdict(printed, own, OTHER).findings if f.rule == "identifier-wrong-article")
    assert found.text == "10.1016/J.Sleep.2017.01.001"
    assert "DOI 10.1016/J.Sleep.2017.01.001 belongs to another article" in found.message
    assert found.suggestion == "10.1158/1535.MCT-15"
    assert verdict(cite(own, doi="10.1158/1535.mct-15"), own).status == "verified"


def test_two_identifiers_that_disagree() -> None:
    judged = verdict(cite(pmid=SHAW.pmid, doi=OTHER.fields.doi))
    assert judged.status == "wrong_identifier"
    assert judged.record is SHAW
    assert rules(judged, "error") == ["identifier-conflict", "identifier-wrong-article"]


def test_an_invented_reference_with_a_real_identifier() -> None:
    judged = verdict(
        cite(title="Whey protein and the healing of rotator cuffs", volume="4", pages="9-12", pmid=OTHER.pmid)
    )
    assert judged.status == "wrong_identifier"
    assert judged.record is None
    assert judged.corrected is None
    assert judged.detail.candidates[0].pmid == OTHER.pmid


def test_not_found_weighs_more_with_an_identifier_that_leads_nowhere() -> None:
    invented = {"title": "Whey protein and the healing of rotator cuffs", "volume": "4", "pages": "9-12"}
    plain, dead = verdict(cite(**invented)), verdict(cite(pmid="99999999", **invented))
    assert plain.status == dead.status == "not_found"
    assert [f.severity for f in plain.findings] == ["warning"]
    assert [f.severity for f in dead.findings] == ["error"]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Sleep apnoea and the tonsils of schoolchildren", True),
        ("Whey protein and sleep: a cohort study", False),
        ("Green tea and survival: ten-year follow-up", False),
    ],
)
def test_the_nearest_article_is_named_only_where_it_is_of_the_same_matter(title: str, named: bool) -> None:
    match = Missing(others=(Candidate(pmid=OTHER.pmid, confidence=0.0, title=OTHER.fields.title or ""),))
    (only,) = judge(cite(title=title, pmid=None, doi=None), match).findings
    assert only.rule == "reference-not-found"
    assert (OTHER.pmid in only.message) is named


def test_a_dead_identifier_of_an_article_that_is_found() -> None:
    judged = verdict(cite(pmid="99999999"))
    assert judged.status == "discrepant"
    assert judged.record is SHAW
    assert rules(judged, "warning") == ["identifier-wrong-article"]
    silent = record(doi=None)
    assert verdict(cite(silent, doi="10.1/unknown"), silent).status == "verified"


def test_online_year_and_pages_of_the_online_version_are_notes() -> None:
    late = record(year=2020, online_year=2019, volume="140", pages="853-68")
    judged = verdict(cite(late, year=2019, volume=None, pages="1-6"), late)
    assert judged.status == "verified"
    assert rules(judged, "warning", "error") == []
    assert {"year-online-first", "pages-differ"} <= set(rules(judged, "note"))


def test_an_entry_in_press_has_no_volume_to_be_wrong() -> None:
    late = record(year=2020, online_year=2019, volume="140", pages="853-68")
    judged = verdict(cite(late, year=2019, volume="2019", pages="1-9", ahead_of_print=True, doi=late.fields.doi), late)
    assert judged.status == "verified"
    assert rules(judged, "warning", "error") == []


@pytest.mark.parametrize(
    ("kind", "rule", "severity"),
    [
        ("retraction", "reference-retracted", "error"),
        ("withdrawn", "reference-retracted", "error"),
        ("partial_retraction", "reference-retracted", "warning"),
        ("expression_of_concern", "reference-concern", "warning"),
        ("erratum", "reference-corrected", "note"),
        ("corrected_and_republished", "reference-corrected", "note"),
        ("update", "reference-superseded", "note"),
    ],
)
def test_notices(kind: str, rule: str, severity: str) -> None:
    marked = record(notices=(Notice(kind=kind, pmid="31000000", source="Some J. 2019;1:2"),))
    judged = verdict(cite(marked, pmid=marked.pmid), marked)
    assert judged.status == "verified"
    assert [(f.rule, f.severity) for f in judged.findings] == [(rule, severity)]
    assert "31000000" in judged.findings[0].message


def test_a_retraction_that_the_entry_states_is_noted() -> None:
    marked = record(retracted=True)
    said = cite(
        marked, pmid=marked.pmid, raw="Shaw B. Short-Term Outcomes. Retraction in: Clin Med. 2019;1:2. PMID: 29977117."
    )
    judged = verdict(said, marked)
    assert [(f.rule, f.severity) for f in judged.findings] == [("reference-retracted", "note")]


@pytest.mark.parametrize(
    "entry",
    [
        {
            "kind": "book",
            "authors": "Adams Q",
            "title": "Handbook of elbows",
            "journal": None,
            "volume": None,
            "pages": None,
        },
        {"kind": "web", "authors": (), "title": "Elbow pain", "journal": None, "volume": None, "pages": None},
        {
            "kind": "guideline",
            "authors": (),
            "title": "Elbows: overview",
            "journal": "Elbow Advice",
            "volume": None,
            "pages": None,
        },
        {
            "authors": (),
            "title": "Elbow pain at a glance",
            "journal": "Editors & Advisory Board",
            "volume": None,
            "pages": None,
        },
        {
            "kind": "conference",
            "authors": "Adams Q",
            "title": "Elbows in mice",
            "journal": "Elbow Conference",
            "pages": "3-9",
        },
        {
            "kind": "article",
            "authors": "Adams Q",
            "title": "Elbow data",
            "journal": None,
            "volume": None,
            "doi": "10.5281/zenodo.1",
        },
    ],
)
def test_what_pubmed_does_not_index_is_never_accused(entry: dict[str, object]) -> None:
    judged = verdict(cite(**{"raw": "An entry", **entry}), SHAW, OTHER)
    assert judged.status == "out_of_scope"
    assert [(f.rule, f.severity) for f in judged.findings] == [("reference-out-of-scope", "note")]


EVERYTHING = ("pmid", "doi", "citation", "title", "text")


def test_a_question_without_an_answer_leaves_a_preprint_unchecked() -> None:
    entry = {"kind": "preprint", "journal": "Research Square", "doi": "10.21203/rs.3.rs-2960606/v1"}
    judged = verdict(cite(volume=None, pages=None, **entry), down=EVERYTHING)
    assert judged.status == "unchecked"
    assert rules(judged) == ["reference-unchecked"]


@pytest.mark.parametrize("kind", ["web", "software", "registration", "book", "chapter"])
def test_of_what_nothing_is_asked_an_outage_takes_nothing_away(kind: str) -> None:
    judged = verdict(cite(kind=kind, authors=(), journal=None, volume=None, pages=None), down=EVERYTHING)
    assert judged.status == "out_of_scope"


def test_a_preprint_is_not_said_to_be_of_a_kind_that_pubmed_never_has() -> None:
    (note,) = verdict(cite(kind="preprint", title="Elbows of mice", volume=None, pages=None)).findings
    assert note.rule == "reference-out-of-scope"
    assert "a preprint, of which kind PubMed indexes few:" in note.message


@pytest.mark.parametrize(
    ("kind", "journal"), [("conference", "Elbow Congress"), ("thesis", None), ("book", None), ("chapter", None)]
)
def test_a_work_of_the_same_title_in_another_form_is_not_the_article(kind: str, journal: str | None) -> None:
    judged = verdict(cite(kind=kind, journal=journal, volume=None, pages=None))
    assert judged.status == "out_of_scope"
    assert rules(judged) == ["reference-out-of-scope"]


def test_a_book_that_pubmed_has() -> None:
    book = record(
        "20301347",
        title="Elbow disorders in families.",
        journal="GeneReviews",
        volume=None,
        pages=None,
        doi=None,
        is_book=True,
    )
    assert verdict(cite(book, kind="chapter", journal=None), book).status == "verified"


def test_a_guideline_printed_as_an_article_is_in_scope() -> None:
    judged = verdict(cite(kind="guideline", title="Guideline on elbows that nobody wrote", volume="3", pages="1-9"))
    assert judged.status == "not_found"


def test_unasked_is_unchecked() -> None:
    judged = verdict(cite(), SHAW, down=("pmid", "citation", "title"))
    assert judged.status == "unchecked"
    assert rules(judged) == ["reference-unchecked"]


def test_ambiguous_names_the_records() -> None:
    twins = [record(str(50000000 + n), pages=None, doi=f"10.1/{n}", pmcid=None) for n in range(2)]
    judged = verdict(cite(pages=None), *twins)
    assert judged.status == "ambiguous"
    assert judged.record is None
    assert {c.pmid for c in judged.detail.candidates} == {"50000000", "50000001"}
    assert judged.detail.confidence <= 0.5


def test_a_preprint_published_since_is_noted() -> None:
    article = record("70000001", journal="Elbow Rheumatol", year=2021)
    judged = verdict(cite(article, journal="medRxiv", year=2020, volume=None, pages=None, kind="preprint"), article)
    assert judged.status == "out_of_scope"
    assert rules(judged) == ["reference-out-of-scope", "reference-superseded"]


def test_a_malformed_identifier_and_a_missing_one() -> None:
    judged = verdict(cite(malformed=("10.1177",)))
    assert rules(judged) == ["identifier-malformed"]
    assert rules(verdict(cite()), "note") == ["identifier-missing"]
    assert rules(verdict(cite(doi=SHAW.fields.doi))) == []


TITLE = "Short-Term Outcomes in Treatment of Knee Osteoarthritis With 4 Bone Marrow Concentrate Injections."
JOURNAL = "Clin Med Insights Arthritis Musculoskelet Disord"
DOI = "10.1177/1179544118781080"
VANCOUVER = f"Shaw B, Darrow M, Derian A. {TITLE} {JOURNAL}. 2018;11(3):117-24."
AMA = f"Shaw B, Darrow M, Derian A. {TITLE} {JOURNAL}. 2018;11(3):117-124. doi:{DOI}"
APA = f"Shaw, B., Darrow, M., & Derian, A. (2018). {TITLE} {JOURNAL}, 11(3), 117–124. https://doi.org/{DOI}"


@pytest.mark.parametrize(
    ("raw", "corrected"),
    [
        (VANCOUVER, f"{VANCOUVER} doi: 10.1177/1179544118781080. PMID: 29977117; PMCID: PMC6024328."),
        (AMA, AMA),
        (APA, APA),
    ],
)
def test_the_corrected_reference_has_the_style_of_the_printed_one(raw: str, corrected: str) -> None:
    assert verdict(cite(raw=raw)).corrected == corrected


def test_many_authors_in_three_styles() -> None:
    names = ", ".join(f"Name{chr(97 + i)} {chr(65 + i)}" for i in range(8))
    many = record(authors=names)
    short = verdict(cite(many, raw=VANCOUVER), many).corrected
    assert short is not None
    assert short.startswith("Namea A, Nameb B, Namec C, Named D, Namee E, Namef F, et al. ")
    ama = verdict(cite(many, raw=AMA), many).corrected
    assert ama is not None
    assert ama.startswith("Namea A, Nameb B, Namec C, et al. ")
    apa = verdict(cite(many, raw=APA), many).corrected
    assert apa is not None
    assert "Nameg, G., & Nameh, H. (2018)" in apa


def test_a_group_is_printed_whole() -> None:
    grouped = record(authors="TEA Study Group")
    assert grouped.fields.authors == people("TEA Study Group")
    corrected = verdict(cite(grouped), grouped).corrected
    assert corrected is not None
    assert corrected.startswith("TEA Study Group. ")
