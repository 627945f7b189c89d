"""Honest claims beside sentences of other things: a name, a treatment of what harms, another object, a result."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

APNOEA = record(
    "METHODS: We reviewed 41 studies of snoring and stroke.",
    "RESULTS: Snoring was present in 62% of those with a stroke. Treatment of snoring may reduce the risk of stroke.",
    title="Snoring and stroke: a review",
)
BOWEL = record(
    "METHODS: Sixty patients went home on the day of bowel resection, and were compared with a historical cohort in a "
    "standard pathway.",
    "RESULTS: Complications after discharge on the same day (16%) were similar to the standard pathway (14%, p=0.79).",
    title="Discharge on the day of bowel resection",
)
MICE = record(
    "METHODS: Old mice were given zolemborex or vehicle and kept with a running wheel.",
    "RESULTS: Old mice ran more in the wheel when lights were on, and zolemborex made them stop. During lights-off, "
    "mice given zolemborex showed increased sleep.",
    title="Zolemborex in old mice",
)
RATS = record(
    "METHODS: Twelve volunteers had an infusion of feverin.",
    "RESULTS: The infusion was followed by an increased mean blood pressure (from 88 +/- 2 to 97 +/- 1 mmHg). No "
    "effects on plasma renin or cortisol concentrations were observed.",
    title="Feverin and the circulation in man",
)
FASTING = record(
    "METHODS: Nine trials with 240 participants who trained with weights were pooled.",
    "RESULTS: Fasting had an effect on body mass (WMD = -2.18 kg; 95% CI: -3.1, -1.2) and fat mass (WMD = -1.44 kg).",
    "CONCLUSIONS: The review shows potentially beneficial effects of fasting for reducing body mass and body fat in "
    "people who train with weights.",
    title="Fasting and training with weights: a meta-analysis",
)


@pytest.mark.parametrize(
    ("work", "claim"),
    [
        (APNOEA, "Snoring is common after stroke and may be both a cause and a consequence of it."),
        (BOWEL, "Complications were about as frequent as in a historical cohort on an enhanced recovery pathway."),
        (MICE, "Zolemborex reduced the running of old mice in the wheel while lights were on."),
        (RATS, "Feverin raised mean blood pressure by 9 mmHg in volunteers."),
        (RATS, "It did so without any observed effect on plasma renin or cortisol."),
        (FASTING, "Pooling nine trials, they found about 2 kg less body mass and 1.4 kg less fat with fasting."),
    ],
)
def test_honest(work, claim):
    assert loud(hold(claim, work)) == []


def test_what_the_treatment_does_is_still_held_against_what_is_said_of_it():
    claim = "Treatment of snoring may raise the risk of stroke."
    assert loud(hold(claim, APNOEA)) == ["claim-direction-reversed"]
