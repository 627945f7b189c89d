"""Comparisons told as a multiple or a part: `twice as common in A as in B`, `four times that of B`."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.sentences.comparisons import comparisons
from citecheck.claims.words.terms import tokens

PRISONS = record(
    "Self-harm was recorded in 5% of male and 22% of female prisoners each year. Self-harm rates were more than four "
    "times higher in female prisoners than in male prisoners. The risk of death was twice as high in men as in women.",
    title="Self-harm among prisoners in a northern country",
)


@pytest.mark.parametrize(
    "claim",
    [
        "The rate of self-harm among male prisoners is four times that of female prisoners.",
        "Male prisoners had four times the rate of self-harm of female prisoners.",
        "Self-harm was four times as common in male as in female prisoners.",
        "The risk of death in women was twice that in men.",
    ],
)
def test_sides_of_a_multiple_that_changed_places(claim):
    assert loud(hold(claim, PRISONS)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "claim",
    [
        "The rate of self-harm among female prisoners is four times that of male prisoners.",
        "Female prisoners had four times the rate of self-harm of male prisoners.",
        "Self-harm was a quarter as common in male as in female prisoners.",
        "The risk of death in women was half that in men.",
        "Self-harm in male prisoners was a quarter of that in female prisoners.",
    ],
)
def test_a_multiple_told_as_it_is_or_from_the_other_side(claim):
    assert loud(hold(claim, PRISONS)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Women were twice as likely as men to relapse.", 1),
        ("Relapse was half as frequent with lithium as with placebo.", -1),
        ("The incidence in smokers was 2.5 times that in others who never smoked.", 1),
        ("The incidence in swimmers was 0.4 times that in runners.", -1),
        ("Patients on codeine had twice as many falls as those on placebo.", 1),
    ],
)
def test_a_multiple_says_who_has_more(text, value):
    assert [c.value for c in comparisons(text, tokens(text))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The rate was not twice that in women.",
        "Half of those with asthma smoked.",
        "Doses were taken three times a day.",
        "Women had one times the risk of men.",
    ],
)
def test_what_compares_no_two_sides(text):
    assert comparisons(text, tokens(text)) == []
