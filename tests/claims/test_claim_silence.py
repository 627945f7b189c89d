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
        "In gulls, theft was fought off less by females.",
        "Female herons of the southern lakes lost weight after brine.",
        "Further trials are needed to find whether herons that fish at noon catch more newts than those at dawn.",
        "Ponds of type 3 held fewer reeds.",
        "Fewer eels, sticklebacks and juvenile perch were caught at noon in brackish lagoons, while mudflats with "
        "eelgrass had higher catches in autumn and lower ones in winter, when the depth of water was lower.",
    ],
)
def test_a_finding_of_something_else(claim: str) -> None:
    assert not loud(hold(claim, HERONS))


@pytest.mark.parametrize(
    ("claim", "abstract"),
    [
        (
            "In women, tarnol raised the level of copper in blood.",
            "In men, tarnol lowered the level of copper in blood.",
        ),
        (
            "The rs1234 allele was linked to more pain in herons.",
            "The rs9876 allele was linked to less pain in herons.",
        ),
        ("After group II tarnol, copper in blood was higher.", "After group 1 tarnol, copper in blood was lower."),
    ],
)
def test_another_of_its_kind(claim: str, abstract: str) -> None:
    assert "claim-direction-reversed" not in loud(hold(claim, record(abstract, title="Copper in the blood")))
    same = abstract.replace("lowered", "raised").replace("less", "more").replace("lower", "higher")
    assert loud(hold(same, record(abstract, title="Copper in the blood")))


def test_a_parallel_figure_is_of_another_thing() -> None:
    ponds = record("Of the northern ponds, 34% had newts and frogs. Many of the southern ponds had no newts.")
    assert not loud(hold("Of the southern ponds, 54% had newts and frogs.", ponds))
    assert loud(hold("Of the northern ponds, 54% had newts and frogs.", ponds))


def test_a_list_that_ends_with_a_means_is_read() -> None:
    """Its last word is followed by what would be read as how it comes about."""
    text = "Tarnol signals are needed for storage in newts, by regulating copper genes as well as by feeding on it."
    assert hold(text, HERONS).checks


def test_a_reversal_is_still_found() -> None:
    assert loud(hold("Herons that fished at dawn caught fewer newts than herons that fished at noon.", HERONS))
    assert loud(hold("Tarnol decreased the weight of young herons.", HERONS))


def test_a_claim_with_figures_of_the_full_text() -> None:
    assert loud(hold("In the northern ponds, 54% of the ponds had newts.", HERONS))
    lone = "In the northern ponds, 54% of the ponds had newts, and 7 of 19 had sticklebacks (odds ratio 2.41)."
    assert not loud(hold(lone, HERONS))


@pytest.mark.parametrize(
    ("claim", "abstract"),
    [
        (
            "Scale worms of class I fell in number, but those of class II did not.",
            "There was no significant change in the number of scale worms of class II. Those of class I became rare.",
        ),
        (
            "The more tarnol was used to block the gills, the more copper was left in the water.",
            "Copper left in the water rose with the dose of tarnol, and gills of both sorts showed similarity.",
        ),
        (
            "In ponds shorter than 40 m, tarnol was no better than brine.",
            "In ponds below 40 m, tarnol and brine were similar in effect.",
        ),
        (
            "Newts in brine were some four years younger than newts in tarnol.",
            "The median age of newts was 60 months in brine and 108 months in tarnol.",
        ),
    ],
)
def test_what_is_told_of_another_or_in_passing(claim: str, abstract: str) -> None:
    assert not loud(hold(claim, record(abstract, title="Worms, newts and copper in ponds")))


SHELLS = record(
    "We kept 80 snails in sand or gravel. Snails in gravel had higher scores of shell wear than those in sand. Wear "
    "was associated with worse survival over the winter. Warm sand enhanced the effect of chalk on shell wear.",
    title="Sand and gravel for snails",
)


@pytest.mark.parametrize(
    "text",
    [
        "The scores of shell wear of snails did not change over time in gravel.",
        "Shell wear is an effective indicator of survival over the winter in snails.",
        "After inhibition of chalk, the shell wear of snails in warm sand was looked at.",
    ],
)
def test_a_word_of_direction_that_is_not_said_of_the_outcome(text):
    assert loud(hold(text, SHELLS)) == []


def test_a_word_of_direction_that_is_said_of_the_outcome():
    assert loud(hold("Snails in gravel had lower scores of shell wear than those in sand.", SHELLS)) != []


def test_a_claim_with_a_figure_of_the_full_text_is_not_held_against_another_finding():
    told = "Snails in gravel had lower scores of shell wear than those in sand"
    assert loud(hold(f"{told}.", SHELLS)) == ["claim-direction-reversed"]
    assert loud(hold(f"{told} when they were fed on 37 g of lettuce.", SHELLS)) == []
    assert loud(hold(f"{told} in a study of 80 snails.", SHELLS)) == ["claim-direction-reversed"]
