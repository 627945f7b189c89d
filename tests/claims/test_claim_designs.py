"""Designs: reviews and studies that only watched, told as trials; trials told as looks back."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, hold, loud, record

REVIEW = record(
    "We looked for randomised trials of copper insoles. Twelve trials were found. Copper insoles eased heel pain.",
    title="Copper insoles for heel pain",
    publication_types=("Journal Article", "Review"),
)
WATCHED = record(
    "Records of 300 postmen with heel pain were read. Copper insoles had been worn by 90. Heel pain ended sooner in "
    "those with copper insoles.",
    title="Copper insoles and heel pain of postmen",
    mesh=("Humans", "Retrospective Studies", "Heel", "Foot Orthoses", "Pain"),
    publication_types=("Journal Article",),
)
FIRST = record(
    "We describe the outcome in the first 8 patients who wore copper insoles at our clinic. Heel pain eased in 7.",
    title="Copper insoles for heel pain",
    publication_types=("Journal Article",),
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("This randomized controlled trial found less heel pain with copper insoles.", REVIEW),
        ("A randomised trial showed that heel pain ended sooner with copper insoles.", WATCHED),
        ("Postmen were randomly assigned to copper insoles, and heel pain ended sooner.", WATCHED),
        ("In a placebo-controlled comparison heel pain ended sooner with copper insoles.", WATCHED),
        ("A randomised controlled trial showed that copper insoles eased heel pain.", FIRST),
        ("In a randomised trial insoles were needed for less long where copper eased heel pain.", REVIEW),
        ("A case-control study found that copper insoles may reduce morning pain in plantar heel pain.", TRIAL),
        ("A retrospective chart review found less morning pain with copper insoles.", TRIAL),
    ],
)
def test_another_design_differs(text, source):
    assert loud(hold(text, source)) == ["claim-design-differs"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A review of randomised trials found less heel pain with copper insoles.", REVIEW),
        ("Randomised trials found less heel pain with copper insoles.", REVIEW),
        ("No randomised trial of copper insoles for heel pain of postmen has been done.", WATCHED),
        ("A retrospective study found that heel pain ended sooner with copper insoles.", WATCHED),
        ("A randomised trial is needed to know whether copper insoles ease heel pain.", REVIEW),
        ("A placebo-controlled trial of copper insoles for heel pain has yet to be done.", REVIEW),
        ("Whether copper insoles ease heel pain, only a randomised trial would tell.", REVIEW),
        ("The heel pain of postmen with copper insoles awaits a randomised trial.", WATCHED),
        ("A randomised trial found less morning pain with copper insoles.", TRIAL),
        ("The results of a randomised trial tell of less morning pain with copper insoles.", TRIAL),
    ],
)
def test_the_same_design_and_what_is_not_said_of_this_study_do_not_differ(text, source):
    assert loud(hold(text, source)) == []


@pytest.mark.parametrize(
    "told",
    [
        "We describe 2 cases in which copper insoles eased heel pain.",
        "The authors of this article present a rare case of heel pain that copper insoles eased.",
        "This report describes two unusual cases of heel pain eased by copper insoles.",
    ],
)
def test_a_few_cases_are_neither_a_trial_nor_a_cohort(told):
    cases = record(f"Heel pain is common. {told}", title="Heel pain eased by copper insoles")
    assert loud(hold("In a randomised trial, copper insoles eased heel pain.", cases)) == ["claim-design-differs"]
    assert loud(hold("A retrospective cohort study found that copper insoles eased heel pain.", cases)) == [
        "claim-design-differs"
    ]
    assert loud(hold("In a case series, copper insoles eased heel pain.", cases)) == []


def test_cases_that_are_not_the_subject_make_no_case_report():
    told = "We present a case-control comparison of 80 cases of heel pain. Copper insoles eased it."
    cases = record(told, title="Heel pain eased by copper insoles")
    assert loud(hold("A cross-sectional study found that copper insoles eased heel pain.", cases)) != []
    told = "We report outcomes of copper insoles in 400 cases of heel pain, which they eased."
    cases = record(told, title="Heel pain eased by copper insoles")
    assert loud(hold("A cohort study found that copper insoles eased heel pain.", cases)) == []
