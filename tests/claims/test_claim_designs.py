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


PROTOCOL = record(
    "Heel pain keeps postmen from work. In this randomised trial 200 postmen will be given copper or plain insoles and "
    "followed up for six months. We hypothesise that copper insoles shorten heel pain. The findings will be published.",
    title="Copper insoles for heel pain of postmen: study protocol for a randomised controlled trial",
    publication_types=("Journal Article",),
)
CROSS_SECTION = record(
    "In this cross-sectional survey 3000 postmen were asked about their insoles and their heels. Those with copper "
    "insoles had less heel pain.",
    title="Copper insoles and heel pain of postmen",
    publication_types=("Journal Article",),
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A randomised controlled trial found that copper insoles shortened the heel pain of postmen.", PROTOCOL),
        ("In a randomised trial of 200 postmen copper insoles significantly shortened heel pain.", PROTOCOL),
        ("In a randomised trial of postmen, copper insoles were superior for heel pain.", PROTOCOL),
        ("In an intervention study of 3000 postmen, giving copper insoles lessened heel pain.", CROSS_SECTION),
        ("A controlled comparison of postmen found less heel pain with copper insoles.", CROSS_SECTION),
    ],
)
def test_a_study_that_has_no_results_or_changed_nothing(text, source):
    assert loud(hold(text, source)) == ["claim-design-differs"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A randomised trial of copper insoles for the heel pain of postmen is under way.", PROTOCOL),
        ("In a randomised trial 200 postmen are given copper or plain insoles for heel pain.", PROTOCOL),
        ("A randomised trial tests whether copper insoles reduced the heel pain of postmen.", PROTOCOL),
        ("A randomised trial of postmen with reduced heel pain compares copper insoles with plain ones.", PROTOCOL),
        ("This randomised trial, of which the protocol is open, found less heel pain with copper insoles.", PROTOCOL),
        ("One randomised trial, reported in full, compared copper insoles with plain ones for heel pain.", PROTOCOL),
        ("A cross-sectional study of 3000 postmen found less heel pain with copper insoles.", CROSS_SECTION),
        ("An intervention study is needed to tell whether copper insoles ease heel pain.", CROSS_SECTION),
        ("Unlike in intervention studies, postmen were asked about copper insoles and heel pain.", CROSS_SECTION),
    ],
)  # fmt: skip
def test_what_is_planned_or_called_for_has_no_results(text, source):
    assert loud(hold(text, source)) == []


def test_a_protocol_of_treatment_is_a_study_with_results():
    source = record(
        "Ninety postmen were randomised to the new protocol or to plain insoles. It will be used more widely, since it "
        "resulted in less heel pain (p < 0.01).",
        title="A treatment protocol for the heel pain of postmen: a randomised trial",
    )
    assert loud(hold("A randomised trial found that the protocol lessened the heel pain of postmen.", source)) == []


@pytest.mark.parametrize("told", ["less likely", "more likely", "twice as likely", "three times likely"])
def test_a_comparison_of_chances_keeps_no_reservation(told):
    source = record(
        "Copper insoles may make postmen less likely, or more likely, to have heel pain in summer.",
        title="Copper insoles and the heels of postmen",
    )
    observed = hold(f"Postmen with copper insoles are {told} to have heel pain.", source).checks[0].facets
    assert not any(f.facet == "certainty" and f.status == "agrees" for f in observed)


def test_an_intervention_study_is_no_name_against_which_others_differ():
    source = record(
        "An intervention study. All postmen of one town got copper insoles, and their heel pain was asked for.",
        title="Copper insoles for heel pain of postmen",
    )
    for told in ("A cohort study", "A case-control study", "A survey", "An intervention study", "A controlled trial"):
        assert loud(hold(f"{told} found less heel pain of postmen with copper insoles.", source)) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Heel pain that copper insoles ease may guide clinical trial enrolment of postmen.", WATCHED),
        ("The ease of heel pain by copper insoles deserves confirmation in a larger RCT of postmen.", WATCHED),
        ("Prospective data on the heel pain of postmen with copper insoles are now urgently needed.", WATCHED),
        ("A non-randomised study found that heel pain of postmen ended sooner with copper insoles.", WATCHED),
        ("Few of the findings on copper insoles and heel pain come from trials or meta-analyses.", REVIEW),
        ("In the whole cohort of the trial copper insoles reduced morning pain.", TRIAL),
    ],
)
def test_a_word_for_a_design_that_is_not_said_of_the_study(text, source):
    assert loud(hold(text, source)) == []


def test_a_cross_sectional_area_is_no_cross_sectional_study():
    source = record(
        "The cross-sectional area of the heel was measured in a large group of postmen who were followed for years.",
        title="Heels and copper insoles of postmen",
    )
    assert loud(hold("A large cohort of postmen had their heels measured with copper insoles.", source)) == []
