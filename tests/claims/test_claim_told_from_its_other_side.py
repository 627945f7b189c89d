"""Honest claims that tell a finding from its other side, or what the abstract leaves out, and wrong ones beside."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

MASK = record(
    "We compared the tight mask with the loose hood in 84 adults who slept badly. Each wore both for a month.",
    "The pressure needed to keep the airway open was lower in the mask nights, and leaks were fewer with the mask than "
    "with the hood. After a month, nightly sleep was significantly longer than its pretrial values.",
    "Sore noses were more common than sore throats, although sore noses were more often unnoticed by the wearers.",
    "Snoring was measured by the test of Odum and Falk. The mask was comfortable in 21 of 84 adults, and 30 woke "
    "unrested. Within the first year 12% gave up, and 40% did so within ten years.",
    "Mask nights may suit many. Readings of the digital sensor were lower than those obtained from the older sensor.",
    title="Tight mask or loose hood for bad sleepers",
)


@pytest.mark.parametrize(
    "text",
    [
        "Leaks were more frequent with the hood than with the mask in adults who slept badly.",
        "The hood nights needed a higher pressure to keep the airway open than the mask nights.",
        "Nightly sleep was significantly shorter before the trial than after a month of mask or hood.",
        "Readings of the older sensor were higher than those obtained from the digital sensor in bad sleepers.",
        "Sore throats were less common than sore noses in adults who slept with a mask or a hood.",
        "In 63 of 84 adults the mask was uncomfortable.",
        "Some 12% of those who slept with a mask or a hood gave up within 12 months.",
        "Headache was rarer in mask nights than in hood nights, but not significantly.",
        "The number of arousals was lower with the mask than with the hood (not significant).",
        "Snoring with mask and hood was measured by the test described by Odum and Falk.",
        "Many bad sleepers stand to benefit from mask nights.",
    ],
)
def test_what_is_told_otherwise_is_not_accused(text):
    assert loud(hold(text, MASK)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Leaks were more frequent with the mask than with the hood in adults who slept badly.", "direction-reversed"),
        ("Nightly sleep was significantly shorter after a month than before the trial.", "direction-reversed"),
        ("Readings of the digital sensor were higher than those obtained from the older sensor.", "direction-reversed"),
        ("The mask was comfortable in 63 of 84 adults.", "number-differs"),
        ("Sleep with mask and hood in bad sleepers was studied by Bertram and Vogel (2018).", "attribution-differs"),
    ],
)
def test_what_is_turned_round_is(text, rule):
    assert f"claim-{rule}" in loud(hold(text, MASK))


BLOCK = record(
    "Two drugs for the block of the leg were compared in 74 adults. Each had 25 mcg of a third drug beside it.",
    "The block lasted longer with the old drug than with the new one (median 245 min vs. 150 min, P < 0.001).",
    "Small but significant improvements were seen in three of nine scales of comfort with the old drug: warmth, thirst "
    "and sleep. Levels of the enzyme were significantly lower in women with gout than in gout-free women.",
    "The tube lay within the channel in 16 of 29 legs. Levels were 20.0 ng/mL in men and 17.5 ng/mL in women.",
    title="Old and new drug for the block of the leg",
)


@pytest.mark.parametrize(
    "text",
    [
        "The block of the leg lasted 95 minutes longer with the old drug than with the new one.",
        "Women had a level of the enzyme 2.5 ng/mL below that of men.",
        "Each of the 74 adults had 15 mg of the old or the new drug for the block of the leg.",
        "Six of nine scales of comfort did not improve significantly with the old drug.",
        "Apart from warmth, thirst and sleep, no scale of comfort improved significantly with the old drug.",
        "The tube lay outside the channel in 13 of 29 legs.",
    ],
)
def test_the_rest_and_the_difference_are_not_accused(text):
    assert loud(hold(text, BLOCK)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The block of the leg lasted a median of 345 min with the old drug.", "number-differs"),
        ("No scale of comfort improved significantly with the old drug.", "significance-differs"),
        ("The tube lay within the channel in 13 of 29 legs.", "number-differs"),
    ],
)
def test_and_others_are(text, rule):
    assert f"claim-{rule}" in loud(hold(text, BLOCK))
