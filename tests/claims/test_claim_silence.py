"""What stands in the full text alone is not held against what the abstract says of something like it."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

HERONS = record(
    "Herons that fished at dawn caught more newts than herons that fished at noon. In the northern ponds the depth of "
    "water was higher in spring, and 34% of the ponds had newts. Tarnol increased the weight of young herons by 12 g "
    "in the first month. Ponds of type 2 held more reeds than ponds of the first sort. Gulls protect their nests "
    "against theft by herons.",
    title="Herons, newts and the depth of ponds",
)


@pytest.mark.parametrize(
    "claim",
    [
        "Further trials are needed to find whether herons that fish at noon catch more newts than those at dawn.",
        "Ponds of type 3 held fewer reeds.",
        "Fewer eels, sticklebacks and juvenile perch were caught at noon in brackish lagoons, while mudflats with "
        "eelgrass had higher catches in autumn and lower ones in winter, when the depth of water was lower.",
    ],
)
def test_a_finding_of_something_else(claim: str) -> None:
    assert not loud(hold(claim, HERONS))


def test_a_reversal_is_still_found() -> None:
    assert loud(hold("Herons that fished at dawn caught fewer newts than herons that fished at noon.", HERONS))
    assert loud(hold("Tarnol decreased the weight of young herons.", HERONS))


def test_a_claim_with_figures_of_the_full_text() -> None:
    assert loud(hold("In the northern ponds, 54% of the ponds had newts.", HERONS))
    lone = "In the northern ponds, 54% of the ponds had newts, and 7 of 19 had sticklebacks (odds ratio 2.41)."
    assert not loud(hold(lone, HERONS))
