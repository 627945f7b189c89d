"""Findings of nothing told in few words: a decline short of significance, `but Y was not`, `nor was Y`; and lists."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

ENROLLED = "Choristers were randomised to honey lozenges or plain lozenges for a week. "
TITLE = "Honey lozenges for hoarseness in choristers"
NOTHING = (
    "The observed decline in hoarseness was not statistically significant (B = 1.2; P = 0.21).",
    "The decrease in hoarseness with honey fell short of significance (p = 0.09).",
    "The change in hoarseness failed to reach statistical significance (p = 0.09).",
    "Cough was significantly lower with honey (P<0.001), but hoarseness was not (P=0.39).",
    "Throat pain did not differ between the groups, nor did hoarseness.",
)
FALSE = (
    "Honey lozenges significantly reduced hoarseness in choristers [1].",
    "Hoarseness was significantly lower with honey than with plain lozenges [1].",
    "Choristers given honey had significantly less hoarseness [1].",
    "There was a significant reduction in hoarseness with honey [1].",
)
TRUE = (
    "Honey did not significantly reduce hoarseness [1].",
    "Hoarseness did not differ significantly between honey and plain lozenges [1].",
    "The change in hoarseness with honey was not significant [1].",
)


@pytest.mark.parametrize("finding", NOTHING)
@pytest.mark.parametrize("claim", FALSE)
def test_what_fell_short_of_significance_is_not_called_significant(claim: str, finding: str) -> None:
    assert loud(hold(claim, record(ENROLLED + finding, title=TITLE))), (claim, finding)


@pytest.mark.parametrize("finding", NOTHING)
@pytest.mark.parametrize("claim", TRUE)
def test_and_may_be_told_as_it_is(claim: str, finding: str) -> None:
    assert not loud(hold(claim, record(ENROLLED + finding, title=TITLE))), (claim, finding)


@pytest.mark.parametrize(
    "claim",
    [
        "The difference in hoarseness between honey and plain lozenges was statistically significant [1].",
        "Hoarseness and cough were both significantly lower with honey [1].",
        "Cough and hoarseness were significantly lower with honey [1].",
    ],
)
def test_one_of_several_that_are_called_significant(claim: str) -> None:
    denied = record(ENROLLED + NOTHING[3], title=TITLE)
    assert loud(hold(claim, denied))
    borne_out = record(ENROLLED + "Cough and hoarseness were significantly lower with honey (P<0.001).", title=TITLE)
    assert not loud(hold(claim, borne_out))


def test_what_is_denied_of_one_is_not_denied_of_another() -> None:
    source = record(ENROLLED + "Honey reduced hoarseness (P=0.01), whereas plain lozenges did not.", title=TITLE)
    assert not loud(hold("Honey reduced hoarseness in choristers [1].", source))
    assert not loud(hold("Plain lozenges did not reduce hoarseness [1].", source))
