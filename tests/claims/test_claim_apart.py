"""Findings that only look contrary: of another arm, clause, age or work; and plain exchanges of arms, which are."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, hold, loud, record

SAILS = record(
    "Sailcloth may lower the number of torn nets. We randomised 300 fishermen to hemp, cotton or no sailcloth.",
    "Torn nets were fewer in the hemp group (P = .02). Sunburn did not differ between hemp and cotton.",
    "Catch was better with hemp than with cotton (71% v 58%, p = 0.01). Cotton was not associated with sore hands.",
    "Hemp sailcloth did not significantly lower the number of lost anchors.",
    title="Hemp and cotton sailcloth for fishermen",
)
AIR = record(
    "We followed 9000 children and adults near the harbour. Smoke contributed to coughing in childhood, tar to "
    "coughing in adults. Wool-deficient sailors had more colds in the winter.",
    title="Smoke, tar and coughing at the harbour",
)
EQUAL = record(
    "In this noninferiority trial the share of mended nets was 86.1% with gut and 88.4% with wire (p = 0.004 for "
    "noninferiority). Knots were scored 8.1 and 8.4, p = 0.06 unadjusted and p = 0.02 after adjustment.",
    title="Gut or wire for mending nets: a randomised noninferiority trial",
)


@pytest.mark.parametrize(
    "text",
    [
        "Hemp was no better than cotton for sunburn, but catch was better (71% v 58%).",
        "Hemp sailcloth appears safe with regard to sunburn.",
        "Hemp, but not cotton, was associated with sore hands in earlier weeks.",
    ],
)
def test_another_clause_an_aside_or_no_harm(text):
    assert "claim-direction-reversed" not in loud(hold(text, SAILS))
    assert "claim-significance-differs" not in loud(hold(text, SAILS))


@pytest.mark.parametrize(
    "text",
    [
        "In adults, smoke did not contribute to coughing near the harbour.",
        "Wool-deficient sailors showed increased colds in the winter.",
        "Wool-deficient sailors had more colds in the winter.",
    ],
)
def test_the_other_half_of_a_sentence_and_those_who_lack_something(text):
    assert loud(hold(text, AIR)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The share of mended nets did not differ significantly (86.1% with gut, 88.4% with wire).",
        "After adjustment knots were scored significantly worse with gut than with wire (8.1 and 8.4).",
    ],
)
def test_a_p_value_of_another_question(text):
    assert loud(hold(text, EQUAL)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Torn nets were fewer in the cotton group.", "claim-direction-reversed"),
        ("Hemp sailcloth significantly lowered the number of lost anchors.", "claim-significance-differs"),
    ],
)
def test_the_other_arm_and_an_effect_that_was_only_hoped_for(text, rule):
    assert loud(hold(text, SAILS)) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "In line with a 2011 trial of cork, copper insoles reduced morning pain.",
        "As in the 2011 Danish trial, copper insoles reduced morning pain.",
        "Updating a 2011 review, Hollis et al. found less morning pain with copper insoles.",
        "A 2011 cohort study had suggested less pain; a trial has now shown it for copper insoles and morning pain.",
        "A cohort of postmen was randomised, and copper insoles reduced morning pain.",
        "Following hopeful retrospective reports, a trial showed that copper insoles reduced morning pain.",
    ],
)
def test_works_that_are_named_beside_the_source(text):
    assert loud(hold(text, TRIAL)) == []


def test_the_pilot_of_a_protocol_has_results():
    source = record(
        "In a pilot, copper insoles eased heel pain. In this randomised trial 200 postmen will be given copper or "
        "plain insoles. The findings will be published.",
        title="Copper insoles for heel pain of postmen: study protocol for a randomised controlled trial",
    )
    text = "Copper insoles reduced heel pain of postmen in a pilot, and a randomised controlled trial follows."
    assert loud(hold(text, source)) == []


def test_where_so_many_were_women_the_rest_were_men():
    source = record("We found 43 cases of sunburn of fishermen; 39 were women.", title="Sunburn of fishermen: 43 cases")
    assert loud(hold("Of 43 cases of sunburn of fishermen, four were in men.", source)) == []
