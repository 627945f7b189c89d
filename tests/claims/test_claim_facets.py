"""Direction, significance, certainty, population, design, attribution; each silent when unsure."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, facets, hold, loud, record

MICE = record(
    "Obese mice were fed quince extract for eight weeks. Quince extract lowered fasting glucose in obese mice "
    "and reduced liver fat.",
    title="Quince extract lowers fasting glucose in obese mice",
    mesh=("Animals", "Mice", "Obesity", "Blood Glucose", "Plant Extracts"),
)
COHORT = record(
    "BACKGROUND: Whether night work harms the heart is disputed.",
    "METHODS: We followed a cohort of 4,120 bakers for nine years.",
    "RESULTS: Night work was associated with a higher risk of atrial fibrillation. Blood pressure was not "
    "associated with night "
    "work. Bakers who worked at night slept significantly less than bakers who worked by day (P < 0.001).",
    "CONCLUSIONS: Night work may increase the risk of atrial fibrillation in bakers.",
    title="Night work and atrial fibrillation in bakers: a cohort study",
    publication_types=("Journal Article", "Observational Study"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Night work was associated with a lower risk of atrial fibrillation.", ["claim-direction-reversed"]),
        ("Night work was associated with a higher risk of atrial fibrillation.", []),
        ("Quince extract raised fasting glucose in obese mice.", ["claim-direction-reversed"]),
        ("Quince extract lowered fasting glucose in obese mice.", []),
        ("In obese mice, fasting glucose was reduced by quince extract.", []),
        ("Blood pressure was associated with night work.", ["claim-significance-differs"]),
        ("Blood pressure was not associated with night work.", []),
        ("Bakers who worked by day slept significantly more than bakers who worked at night.", []),
        (
            "Bakers who worked at night did not sleep significantly less than bakers who worked by day.",
            ["claim-significance-differs"],
        ),
    ],
)
def test_direction(text, found):
    source = MICE if "Quince" in text or "quince" in text else COHORT
    assert loud(hold(text, source)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sleep quality differed significantly between the groups.", ["claim-significance-differs"]),
        ("Sleep quality did not differ significantly between the groups.", []),
        ("There was no significant difference in sleep quality between the groups.", []),
    ],
)
def test_significance(text, found):
    assert loud(hold(text, TRIAL)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Copper insoles reduce morning pain in adults with plantar heel pain.", ["claim-overstated"]),
        ("Copper insoles may reduce morning pain in adults with plantar heel pain.", []),
        ("Copper insoles could reduce morning pain in adults with plantar heel pain.", []),
        ("It was tested whether copper insoles reduce morning pain.", []),
        ("The trial proves that copper insoles cure plantar heel pain in adults.", ["claim-overstated"]),
    ],
)
def test_certainty(text, found):
    assert loud(hold(text, TRIAL)) == found


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        ("Quince extract lowered fasting glucose in obese patients.", MICE, ["claim-population-differs"]),
        ("Quince extract lowered fasting glucose in obese mice.", MICE, []),
        ("Quince extract lowered fasting glucose in obese rats.", MICE, ["claim-population-differs"]),
        ("Quince extract lowered fasting glucose in obese rodents.", MICE, []),
        ("Mean morning pain fell by 2.4 points in children with copper insoles.", TRIAL, ["claim-population-differs"]),
        ("Mean morning pain fell by 2.4 points in adults with copper insoles.", TRIAL, []),
        ("Patients had less morning pain with copper insoles.", TRIAL, []),
    ],
)
def test_population(text, source, found):
    assert loud(hold(text, source)) == found


@pytest.mark.parametrize(
    ("text", "source", "found"),
    [
        (
            "A randomised trial found that night work was associated with a higher risk of atrial fibrillation.",
            COHORT,
            ["claim-design-differs"],
        ),
        ("A cohort study found that night work was associated with a higher risk of atrial fibrillation.", COHORT, []),
        (
            "A systematic review found that walking distance increased by 18.6% in the copper group.",
            TRIAL,
            ["claim-design-differs"],
        ),
        (
            "A randomised controlled trial found that walking distance increased by 18.6% in the copper group.",
            TRIAL,
            [],
        ),
        (
            "In a single-blind trial, mean morning pain fell by 2.4 points with copper insoles.",
            TRIAL,
            ["claim-design-differs"],
        ),
        ("In a double-blinded trial, mean morning pain fell by 2.4 points with copper insoles.", TRIAL, []),
        ("No systematic review has looked at copper insoles for plantar heel pain.", TRIAL, []),
    ],
)
def test_design(text, source, found):
    assert loud(hold(text, source)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 2018 study found that walking distance increased by 18.6% with copper insoles.", []),
        ("A 2017 study found that walking distance increased by 18.6% with copper insoles.", []),
        ("A November 2017 trial found that walking distance increased by 18.6% with copper insoles.", []),
        (
            "A 2012 study found that walking distance increased by 18.6% with copper insoles.",
            ["claim-attribution-differs"],
        ),
        ("A study published in the Journal of Foot Medicine found less morning pain with copper insoles.", []),
        ("A study published in the journal J Foot Med found less morning pain with copper insoles.", []),
        (
            "A study in the journal Cytotherapy found less morning pain with copper insoles.",
            ["claim-attribution-differs"],
        ),
        ("Hollis et al. found less morning pain with copper insoles.", []),
        ("Brandt and colleagues found less morning pain with copper insoles.", []),
        ("Quigley et al. found less morning pain with copper insoles.", ["claim-attribution-differs"]),
        ("Researchers at Northmoor University found less morning pain with copper insoles.", []),
        (
            "Researchers at Ashfield University found less morning pain with copper insoles.",
            ["claim-attribution-differs"],
        ),
        ("A study from Norway found less morning pain with copper insoles.", ["claim-attribution-differs"]),
        ("One Norwegian group found less morning pain with copper insoles.", ["claim-attribution-differs"]),
        ("Unlike a study from Norway, this one found less morning pain with copper insoles.", []),
        ("A study from the United Kingdom found less morning pain with copper insoles.", []),
        ("In 2012 copper insoles came onto the market for plantar heel pain.", []),
    ],
)
def test_attribution(text, found):
    assert loud(hold(text, TRIAL)) == found


def test_the_sentence_before_may_name_the_source():
    context = "A 2009 study looked at copper insoles."
    result = hold("They found that walking distance increased by 18.6% in the copper group.", TRIAL, context=context)
    assert loud(result) == ["claim-attribution-differs"]
    unrelated = hold("Walking distance increased by 18.6% in the copper group.", TRIAL, context=context)
    assert loud(unrelated) == []


def test_what_was_given_and_what_changed_can_only_be_absent():
    result = hold(
        "Treatment with magnetic bracelets led to a reduction in wrist swelling and morning pain in adults.", TRIAL
    )
    assert [status for status, *_ in facets(result, "intervention")] == ["absent"]
    assert [status for status, *_ in facets(result, "outcome")] == ["absent"]
    assert loud(result) == []
