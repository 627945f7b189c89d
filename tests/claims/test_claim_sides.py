"""Sides of a comparison: figures that changed places, and comparisons told the other way round."""

from __future__ import annotations

import pytest

from tests.claims.held import hold, loud, record, the

BRACES = record(
    "METHODS: 90 violinists with thumb pain were given a rigid brace or an elastic brace.",
    "RESULTS: Thumb pain returned in 34.5% of violinists with the rigid brace and in 12.8% with the elastic brace. "
    "Grip strength was higher with the rigid brace than with the elastic brace. Skin blisters and finger swelling "
    "were seen in 4.2% and 9.6% of women and men, respectively. Sweating scored 3.1 before and 5.7 after rehearsal.",
    "CONCLUSIONS: The elastic brace was more comfortable than the rigid brace.",
    title="Rigid and elastic braces for thumb pain in violinists",
)


@pytest.mark.parametrize(
    "text",
    [
        "Thumb pain returned in 12.8% of violinists with the rigid brace and in 34.5% with the elastic one [1].",
        "Thumb pain returned in 12.8% with rigid and 34.5% with elastic braces [1].",
        "Thumb pain came back more often with elastic than with rigid braces (34.5% vs 12.8%) [1].",
        "Swelling of the fingers was seen in 9.6% of women and 4.2% of men [1].",
        "The sweating score was 5.7 before rehearsal and 3.1 afterwards [1].",
    ],
)
def test_figures_given_to_the_wrong_sides(text):
    assert loud(hold(text, BRACES)) == ["claim-number-differs"]


@pytest.mark.parametrize(
    "text",
    [
        "Thumb pain returned in 12.8% of violinists with the elastic brace and in 34.5% with the rigid one [1].",
        "Thumb pain came back more often with rigid than with elastic braces (34.5% vs 12.8%) [1].",
        "Thumb pain came back less often with elastic than with rigid braces (12.8% vs 34.5%) [1].",
        "Swelling of the fingers was seen in 9.6% of men and 4.2% of women [1].",
        "The sweating score was 5.7 after rehearsal and 3.1 before [1].",
        "Grip strength was lower with the elastic than with the rigid brace [1].",
        "The rigid brace was less comfortable than the elastic brace [1].",
    ],
)
def test_the_sides_may_come_in_either_order(text):
    assert loud(hold(text, BRACES)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Grip strength was higher with the elastic brace than with the rigid brace [1].",
        "Grip strength was lower with the rigid brace than with the elastic brace [1].",
        "The rigid brace was more comfortable than the elastic brace [1].",
    ],
)
def test_comparisons_told_the_other_way_round(text):
    said = hold(text, BRACES)
    assert loud(said) == ["claim-direction-reversed"]
    finding = the(said, "claim-direction-reversed")
    assert "brace" in (finding.source or "")


def test_a_comparison_is_held_against_the_figures_of_both_sides():
    work = record(
        "RESULTS: Tooth decay of the front teeth was found in 41.5% of bakers versus 22.3% of butchers.",
        title="Tooth decay of the front teeth in bakers and butchers",
    )
    assert loud(hold("Decay of the front teeth was more frequent in butchers than in bakers [1].", work)) == [
        "claim-direction-reversed"
    ]
    assert loud(hold("Decay of the front teeth was less frequent in butchers than in bakers [1].", work)) == []


def test_what_stands_first_may_be_what_is_compared_with():
    work = record(
        "RESULTS: Compared with plain soap, tar soap lowered the itch score of barbers (2.3 vs 4.9).",
        title="Tar soap for itching barbers",
    )
    assert loud(hold("The itch score of barbers was 2.3 with tar soap and 4.9 with plain soap [1].", work)) == []


def test_figures_of_another_pair_are_no_exchange():
    work = record(
        "RESULTS: Cramp occurred in 14% of rowers with salt and 31% without salt, whereas fatigue occurred in 31% of "
        "rowers with salt and 14% without salt.",
        title="Salt and cramp in rowers",
    )
    assert loud(hold("Cramp occurred in 14% of rowers with salt and 31% of those without salt [1].", work)) == []
    assert loud(hold("Fatigue occurred in 31% of rowers with salt and 14% of those without salt [1].", work)) == []


def test_several_comparisons_may_share_one_other_side():
    work = record(
        "RESULTS: Keyhole repair was associated with fewer infections, a longer operation, and fewer readmissions "
        "compared with open repair.",
        title="Keyhole and open repair of groin hernia",
    )
    assert loud(hold("Keyhole repair led to more readmissions than open repair [1].", work)) == [
        "claim-direction-reversed"
    ]
    assert loud(hold("Open repair led to more readmissions than keyhole repair [1].", work)) == []
    assert loud(hold("Open repair took a shorter operation than keyhole repair [1].", work)) == []


def test_a_denied_comparison_says_nothing_of_the_order():
    work = record(
        "RESULTS: Jaw stiffness was not higher in trumpeters than in flautists. The sore lip score was 3.4 in "
        "trumpeters and 3.1 in flautists (P = 0.64).",
        title="Jaw stiffness and sore lips in trumpeters and flautists",
    )
    text = "The sore lip score was a little higher in flautists than in trumpeters [1]."
    assert "claim-direction-reversed" not in loud(hold(text, work))


WAX = record(
    "METHODS: 80 choristers with blocked ears were randomly divided into oil drops and spray groups.",
    "RESULTS: Hearing scores improved significantly in the oil drops group (P = 0.01). Ear pain was significantly "
    "lower with oil drops than with spray (P = 0.02). The decrease in ear itching was significantly greater with oil "
    "drops than with spray. Dizziness did not differ significantly between the groups.",
    title="Oil drops and spray for blocked ears in choristers",
)


@pytest.mark.parametrize(
    "text",
    [
        "There was no significant difference in hearing scores between oil drops and spray [1].",
        "Ear itching was significantly lower with oil drops than with spray [1].",
        "Choristers were divided between oil drops and spray, and dizziness was the same [1].",
    ],
)
def test_what_one_side_gained_from_the_start_is_no_difference_between_two(text):
    assert loud(hold(text, WAX)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("There was no significant difference in ear pain between oil drops and spray [1].", "significance-differs"),
        ("Ear pain was significantly higher with oil drops than with spray [1].", "direction-reversed"),
    ],
)
def test_a_difference_of_the_two_sides_is_held_against_a_denial(text, rule):
    assert loud(hold(text, WAX)) == [f"claim-{rule}"]


def test_the_size_of_a_study_told_beside_the_age():
    work = record(
        "METHODS: The measurements were made among 582 lighthouse keepers (mean age 61 years) of the north coast.",
        "RESULTS: Sleep was short.",
        title="Sleep of lighthouse keepers of the north coast",
    )
    text = "A study of sleep covered {} lighthouse keepers of the north coast [1]."
    assert loud(hold(text.format(982), work)) in ([], ["claim-number-differs"])
    assert loud(hold(text.format(582), work)) == []


def test_an_everyday_verb_does_not_set_a_figure_apart():
    work = record(
        "RESULTS: Postoperative wound infection occurred in 3.4% of harpists after hand surgery.",
        title="Wound infection after hand surgery in harpists",
    )
    assert loud(hold("Postoperative wound infection struck 8.9% of harpists after hand surgery [1].", work)) == [
        "claim-number-differs"
    ]
