"""A cause told of what is only associated, in free wording."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

TEA = record(
    "We asked 1,204 bus drivers for their habits in a survey. Strong black tea was drunk daily by 402 of them.",
    "Daily strong black tea was associated with restless legs at night (odds ratio 1.8, 95% CI 1.2 to 2.6).",
    "Green tea and coffee were not. Restless legs were more common in night drivers.",
    "Strong black tea is associated with restless legs in bus drivers.",
    title="Tea and restless legs in bus drivers: a survey",
)
SAID_SO = record(
    "We asked 1,204 bus drivers for their habits in a survey. Strong black tea was drunk daily by 402 of them.",
    "Daily strong black tea was associated with restless legs at night (odds ratio 1.8, 95% CI 1.2 to 2.6).",
    "Green tea and coffee were not. Restless legs were more common in night drivers.",
    "Strong black tea leads to restless legs in bus drivers by way of its tannin.",
    title="Tea and restless legs in bus drivers: a survey",
)


@pytest.mark.parametrize(
    "text",
    [
        "Drinking strong black tea every day causes restless legs in bus drivers.",
        "Strong black tea is an established cause of restless legs in bus drivers.",
        "In bus drivers, strong black tea drunk daily caused restless legs at night.",
    ],
)
def test_a_cause_of_what_only_goes_together(text):
    assert "claim-overstated" in loud(hold(text, TEA))
    assert "claim-overstated" not in loud(hold(text, SAID_SO))


@pytest.mark.parametrize(
    "text",
    [
        "Bus drivers who drank strong black tea every day had restless legs more often.",
        "Evidence that strong black tea causes restless legs in bus drivers rests on a survey.",
        "Whether strong black tea causes restless legs in bus drivers is not known.",
        "Strong black tea may cause restless legs in bus drivers.",
        "Strong black tea, which causes few other complaints, was associated with restless legs in bus drivers.",
        "Strong black tea was associated with restless legs from any cause in bus drivers.",
    ],
)
def test_what_is_no_word_for_a_cause(text):
    assert "claim-overstated" not in loud(hold(text, TEA))


def test_causes_of_death_and_of_one_case_are_no_such_claim():
    deaths = record(
        "Wasting of the heart is known in scleroderma. We followed 61 patients for four years in two clinics.",
        "Wasting of the heart was associated with early death (hazard ratio 3.1, 95% CI 1.4 to 6.9).",
        "Lung fibrosis was not. Kidney crises were rare.",
        "Wasting of the heart is associated with death in scleroderma.",
        title="Wasting of the heart in scleroderma",
    )
    assert loud(hold("Wasting of the heart is a major cause of death in scleroderma.", deaths)) == []
    case = record(
        "We describe a case of catatonia that was associated with lupus of the brain.",
        "Benzodiazepines did not help, and six sessions of electroconvulsive therapy did.",
        "Lupus of the brain should be thought of in catatonia.",
        title="Catatonia in lupus of the brain",
    )
    assert loud(hold("Lupus of the brain caused catatonia that benzodiazepines did not help.", case)) == []
