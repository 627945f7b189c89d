"""Reports in a named journal and year; cuts and altered passages of quotations; records without English abstracts."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, hold, loud, record, rules, the

from citecheck.models import AbstractSection

QUOTED = record(
    "Both glues hold equally well. Yellowed edges remain a concern, but torn pages were no more frequent with fish "
    "glue. The findings do not apply to books with gilt edges, vellum covers or loose plates.",
    title="Fish glue for torn books",
)


def test_a_report_in_another_journal_and_year_is_one_finding():
    text = "Mean morning pain fell by 2.4 points with copper insoles, according to a report in The Lancet in 2011."

    found = the(hold(text, TRIAL), "claim-attribution-differs")

    assert found.message == (
        "The text names the journal Lancet, the record The Journal of Foot Medicine. "
        "The text says 2011, the record is of 2017 and 2018."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Morning pain fell by 2.4 points with copper insoles, by a trial in The Journal of Foot Medicine in 2018.",
        "A study in New York in 2011 saw that morning pain fell by 2.4 points with copper insoles.",
        "A report in Brighton in 2011 told of copper insoles.",
    ],
)
def test_the_right_journal_and_places_do_not_differ(text):
    assert "claim-attribution-differs" not in loud(hold(text, TRIAL))


@pytest.mark.parametrize(
    "text",
    [
        "In contrast to the 2011 trial of cork insoles, copper insoles reduced morning pain.",
        "Unlike the cork insoles of Quigley et al. (2011), copper insoles reduced morning pain.",
        "Since the 2011 guidelines, copper insoles have been found to reduce morning pain.",
        "As Quigley et al. had hoped for cork insoles, copper insoles reduced morning pain.",
        "Compared with the 2011 trial of cork insoles, copper insoles reduced morning pain by more.",
        "Quigley et al. had found no use in cork insoles, but copper insoles reduced morning pain.",
        "The 2011 trial of cork insoles set the stage for copper insoles, which reduced morning pain.",
    ],
)
def test_names_and_years_of_works_besides_say_nothing_of_the_source(text):
    assert "claim-attribution-differs" not in loud(hold(text, TRIAL))


@pytest.mark.parametrize(
    "text",
    [
        "In contrast to cork insoles, copper insoles reduced morning pain in a 2011 trial.",
        "Quigley et al. had shown that copper insoles reduced morning pain.",
        "Copper insoles reduced morning pain more than plain insoles in a 2011 trial.",
        "Morning pain was reduced after copper insoles in the trial by Quigley et al.",
        "As Quigley et al. showed, copper insoles reduced morning pain.",
        "Unlike cork, copper insoles reduced morning pain in the trial by Quigley et al.",
        "The 2011 trial of people who had worn copper insoles found less morning pain.",
    ],
)
def test_another_name_or_year_of_the_source_itself_differs(text):
    assert "claim-attribution-differs" in loud(hold(text, TRIAL))


def test_a_cut_that_drops_what_was_conceded():
    text = "“Both glues hold equally well. ... torn pages were no more frequent with fish glue.”"

    found = the(hold(text, QUOTED), "claim-quotation-cut")

    assert found.source_marks
    assert found.message == "The quotation leaves out what speaks against it."
    start, end = found.source_marks[0]
    assert found.source[start:end] == "Yellowed edges remain a concern, but"


def test_one_finding_for_one_altered_passage():
    text = "“The findings do not apply to books with gilt edges, mildew or loose plates.”"

    assert loud(hold(text, QUOTED)) == ["claim-quotation-altered"]


def test_two_altered_passages_are_two_findings():
    text = "“The findings do not apply to books with torn edges, vellum covers or painted plates.”"

    assert loud(hold(text, QUOTED)) == ["claim-quotation-altered"] * 2


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (record(title="Nothing more"), "The record of reference 1 has no abstract to hold the claim against."),
        (
            record(title="Nothing more", languages=("ita",)),
            "The record of reference 1 has no abstract to hold the claim against: PubMed has the title of an article "
            "in Italian and nothing more.",
        ),
    ],
)
def test_a_record_without_an_abstract_is_said_to_be_one(source, said):
    assert the(hold("Fish glue holds.", source), "claim-no-abstract").message == said


def test_an_abstract_in_another_language_is_not_held_against_the_claim():
    french = record(title="La colle", languages=("fre",), abstract_language="fre")
    french = type(french)(
        **{name: getattr(french, name) for name in french.__struct_fields__ if name != "abstract"},
        abstract=(AbstractSection(text="La colle de poisson tient aussi bien que la colle de farine."),),
    )

    held = hold("Fish glue doubles the life of books in damp libraries by 40%.", french)

    assert rules(held) == ["claim-no-abstract"]
    assert "in French only" in held.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Mean morning pain fell by 9.9 points with copper insoles.",
        "Copper insoles increased morning pain in adults with plantar heel pain.",
        "Kestrels nest on church towers in spring and hunt voles over fallow fields.",
        "“Mean morning pain rose by 2.4 points with copper insoles.”",
    ],
)
def test_every_message_is_a_sentence(text):
    held = hold(text, TRIAL)

    assert held.findings
    assert all(f.message[0].isupper() or f.message[0] == "“" for f in held.findings)
    assert all(f.message.endswith(".") or f.message.endswith(".”") for f in held.findings)


@pytest.mark.parametrize(
    "text",
    [
        "Data from the 2011 National Postal Health Survey show less morning pain with copper insoles.",
        "In the 2011 survey of postmen copper insoles went with less morning pain.",
        "Of 2011 postmen eligible for the trial, those with copper insoles had less morning pain.",
        "A total of 2011 postmen were eligible for analysis of morning pain with copper insoles.",
        "In an analysis of 2009 to 2011 copper insoles reduced morning pain.",
        "Postmen seen between 2008 and 2011 and included in the analysis had less morning pain with copper insoles.",
        "Articles on copper insoles and morning pain published in 2011 or later were read.",
        "Of the trials of copper insoles for morning pain published in 2011, most were small.",
        "Pain was graded by the Heel Society 2011 guidelines, and copper insoles reduced morning pain.",
    ],
)
def test_the_year_of_data_surveys_and_editions_is_not_that_of_the_source(text):
    assert "claim-attribution-differs" not in loud(hold(text, TRIAL))


@pytest.mark.parametrize(
    "text",
    [
        "A 2011 Danish cohort study found less morning pain with copper insoles.",
        "A trial published in 2011 found less morning pain with copper insoles.",
        "In a study from 2011 copper insoles reduced morning pain.",
    ],
)
def test_the_year_of_one_study_is_that_of_the_source(text):
    assert "claim-attribution-differs" in loud(hold(text, TRIAL))
