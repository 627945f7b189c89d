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
