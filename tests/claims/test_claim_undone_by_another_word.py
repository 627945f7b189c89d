"""P values of the very outcome against what a claim calls significant, and words that make a turned word right."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

TRIAL = record(
    "We assigned 240 millers to honey syrup or plain syrup. Night cough occurred in 15% and 12%, respectively "
    "(p=0.55). Mean peak flow was 372 L/min with honey and 378 L/min with plain syrup (p = 0.18). Absences were fewer "
    "with honey (3.1 vs 4.8, p=0.004). Sex was not significantly related to dropout (p = 0.38), whereas shift work was "
    "(p = 0.02). Relapse was rare (n = 2). Hoarseness of grade 2 or higher was seen in 5% and 9%.",
    title="Honey syrup for cough in millers",
)
RANKS = record(
    "The rate of burns was highest in bakers, followed by smiths, cooks and tailors. The link with heat was strongest "
    "in spring, weaker in autumn and weakest in winter. Injuries were no more frequent at home than in the mill. "
    "Millers reported less dust than before. Eleven of the 14 mills had fans. The mill passed 24% of the sacks. Masks "
    "were worn by 58% of the steady and 17% of the casual hands. Chronic itch was reported by 14 hands (6.8%) "
    "after wool and by 31 (15.1%) after hemp.",
    title="Burns, dust and itch in mills",
)


@pytest.mark.parametrize(
    ("abstract", "claim", "rule"),
    [
        (TRIAL, "Night cough was significantly more frequent with honey syrup.", "claim-significance-differs"),
        (
            TRIAL,
            "Mean peak flow was significantly higher with plain syrup than with honey.",
            "claim-significance-differs",
        ),
        (TRIAL, "Absences did not differ significantly between honey and plain syrup.", "claim-significance-differs"),
        (RANKS, "The rate of burns was lowest in bakers.", "claim-direction-reversed"),
        (RANKS, "Masks were worn by most of the casual hands.", "claim-number-differs"),
    ],
)
def test_what_is_wrong_is_told(abstract, claim, rule):
    assert rule in loud(hold(claim, abstract))


@pytest.mark.parametrize(
    ("abstract", "claim"),
    [
        (TRIAL, "Night cough was somewhat more frequent with honey syrup."),
        (TRIAL, "Night cough did not differ significantly between honey and plain syrup."),
        (TRIAL, "Absences were significantly fewer with honey syrup."),
        (TRIAL, "Peak flow rose significantly after five years of honey syrup."),
        (TRIAL, "Shift work, but not sex, was significantly related to dropout."),
        (TRIAL, "Most of the millers did not relapse."),
        (TRIAL, "Honey syrup reduced hoarseness."),
        (RANKS, "Tailors had the lowest rate of burns."),
        (RANKS, "In winter the link with heat was weaker than in autumn."),
        (RANKS, "Repairs in the mill were more expensive than repairs at home."),
        (RANKS, "Millers had borne more dust in former years."),
        (RANKS, "Three of the mills did not have fans."),
        (RANKS, "Roughly three quarters of the sacks were turned back by the mill."),
        (RANKS, "Most hands with a monthly wage wore masks."),
        (RANKS, "Hemp was followed by chronic itch in about 15% of hands, against some 7% after wool."),
    ],
)
def test_what_another_word_makes_right_is_not_accused(abstract, claim):
    assert loud(hold(claim, abstract)) == []
