"""Comparisons, shares, rankings and ratios near the abstract's wording: turned round, and told from the other side.

For each invented abstract there are claims that say the contrary of it in one thing, and honest ones that tell the same
from another side, which a checker that reads word by word would accuse.
"""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

DOSES = record(
    "In this trial 400 adults took 20 mg or 80 mg of belostatin daily for 3 or 12 months. LDL cholesterol fell "
    "more with 80 mg than with 20 mg. Muscle pain was more common with 80 mg than with 20 mg. Bleeding was "
    "recorded in 6 of 98 patients on aspirin and 15 of 97 on warfarin. Gout was seen in 4% of the 20 mg group and"
    " 9% of the 80 mg group. Headache arose in 3% on 20 mg, 11% on 80 mg and 2% on placebo.",
    title="Two doses of belostatin",
)
TESTS = record(
    "The rapid test was evaluated in 340 children against culture. Its sensitivity was 71% and its specificity "
    "97%. Catheter infections were more frequent at home (6.4% vs 4.9%). Median stay was 2.9 hours with the one-"
    "step and 5.4 hours with the two-step pathway. Waiting fell from 41 to 29 days.",
    title="A rapid test, and infections at home and in hospital",
)
RISKS = record(
    "In this case-control study of 812 people, daily herring (OR 0.62, 95% CI 0.45-0.85) was associated with "
    "gallstones, whereas lard (OR 1.48, 95% CI 1.10-1.99) was also related to it. Breakfast had an OR of 0.66 "
    "(0.51-0.86). Among the causes of admission gallstones were the most common (41%), followed by gout and "
    "hernia. Shingles was rare. Household income was inversely correlated with the number of stones. Smoking fell"
    " from 37% in 2012 to 24% in 2021.",
    title="Herring, lard, breakfast and the risk of gallstones",
)
PARTS = record(
    "RESULTS: Deafness was present in 42.6% of miners and in 11.0% of clerks. The fault was reversible. Peak "
    "levels were not related to noise. Staff satisfaction did not differ (P=0.51). The benefit was seen in rural "
    "but not in urban mines. Older miners wore muffs more often than younger miners. Knockdown of Tarn1 reduced "
    "growth, and Ulm2 expression rose.",
    title="Deafness and muffs in miners and clerks, rural and urban",
)

ARMS = record(
    "We randomised 188 adults with colic to peppermint or hyoscine. Drowsiness arose in 6% and 15%, respectively. "
    "Relapse was seen in 13% v 27% (P=0.02). Both were superior to waiting. Short colic was linked to thirst. Long "
    "colic was not linked to thirst. Sensitivity was 92% for ultrasound and 69% for radiography. Girls had higher odds "
    "of relapse (OR 1.58, 95% CI 1.22-2.05). Residents of farms were more often well than residents of flats (OR 2.2).",
    title="Peppermint for colic",
)


@pytest.mark.parametrize(
    ("abstract", "claim"),
    [
        (ARMS, "Drowsiness was more frequent with peppermint than with hyoscine."),
        (DOSES, "Muscle pain was more common with 20 mg than with 80 mg."),
        (DOSES, "Muscle pain was less common at 80 mg than at 20 mg."),
        (DOSES, "LDL cholesterol fell more with 20 mg than with 80 mg."),
        (DOSES, "Bleeding was more frequent with aspirin than with warfarin."),
        (DOSES, "Gout was less frequent with 80 mg than with 20 mg."),
        (DOSES, "Headache was more frequent with belostatin 20 mg than with 80 mg."),
        (TESTS, "Catheter infections were more frequent in hospital than at home."),
        (TESTS, "Median stay was shorter with the two-step than with the one-step pathway."),
        (RISKS, "Daily herring was associated with a higher risk of gallstones."),
        (RISKS, "Breakfast was associated with higher odds of gallstones."),
        (RISKS, "Gout was the most common cause of admission, followed by gallstones."),
        (RISKS, "Shingles was common in this study of 812 people."),
        (PARTS, "The fault was irreversible."),
        (PARTS, "The benefit was seen in urban but not in rural mines."),
        (PARTS, "Younger miners wore muffs more often than older miners."),
    ],
)
def test_what_is_turned_round_is_found(abstract, claim):
    assert loud(hold(claim, abstract)) == ["claim-direction-reversed"]


def test_whether_two_things_go_together_is_told_as_such():
    assert loud(hold("Peak levels were related to noise in miners.", PARTS)) == ["claim-significance-differs"]


@pytest.mark.parametrize(
    ("abstract", "claim", "rule"),
    [
        (DOSES, "Gout was seen in 9% of the 20 mg group and 4% of the 80 mg group.", "claim-number-differs"),
        (TESTS, "The rapid test had a sensitivity of 97% and a specificity of 71%.", "claim-number-differs"),
        (TESTS, "Sensitivity and specificity were 97% and 71%.", "claim-number-differs"),
        (TESTS, "Catheter infections occurred in 4.9% at home and 6.4% in hospital.", "claim-number-differs"),
        (TESTS, "Waiting was 29 days before and 41 days after the change.", "claim-number-differs"),
        (TESTS, "Waiting changed from 29 to 41 days.", "claim-number-differs"),
        (PARTS, "Deafness was present in the majority of miners.", "claim-number-differs"),
        (PARTS, "Staff satisfaction differed significantly between miners and clerks.", "claim-significance-differs"),
    ],
)
def test_figures_and_shares_that_changed_places(abstract, claim, rule):
    assert loud(hold(claim, abstract)) == [rule]


@pytest.mark.parametrize(
    ("abstract", "claim"),
    [
        (ARMS, "Drowsiness was less frequent with peppermint than with hyoscine."),
        (ARMS, "Waiting was inferior to both."),
        (DOSES, "The most effective against headache was placebo."),
        (ARMS, "Short but not long colic led to thirst."),
        (ARMS, "Radiography missed more than ultrasound."),
        (ARMS, "Girls had over 50% higher odds of relapse."),
        (ARMS, "Residents of flats had a lower chance of being well than residents of farms."),
        (DOSES, "Muscle pain was less common with 20 mg than with 80 mg."),
        (DOSES, "Fewer patients bled on aspirin than on warfarin."),
        (DOSES, "Gout was more frequent with 80 mg than with 20 mg."),
        (DOSES, "With 20 mg of belostatin headache was less frequent than with 80 mg."),
        (TESTS, "Catheter infections were less frequent in hospital than at home."),
        (TESTS, "Specificity was 97% and sensitivity 71%."),
        (TESTS, "Waiting was 41 days before and 29 days after the change."),
        (TESTS, "The two-step pathway took longer than the one-step pathway."),
        (RISKS, "Daily herring was associated with a lower risk of gallstones."),
        (RISKS, "Those who went without breakfast were more likely to have gallstones."),
        (RISKS, "Smoking was more common in 2012 than in 2021."),
        (RISKS, "People from poorer households had more stones."),
        (RISKS, "Gout was a less common cause of admission than gallstones."),
        (PARTS, "Deafness was present in less than half of the miners."),
        (PARTS, "A minority of miners were deaf."),
        (PARTS, "Younger miners wore muffs less often than older miners."),
        (PARTS, "The benefit was confined to rural mines."),
        (PARTS, "Tarn1 knockdown was accompanied by lower growth and greater Ulm2 expression."),
    ],
)
def test_the_same_told_from_another_side_is_left_alone(abstract, claim):
    assert loud(hold(claim, abstract)) == []


def test_a_course_told_backwards_leaves_the_other_figures_of_the_claim():
    claim = "Waiting changed from 29 to 41 days, and the sensitivity was 71%."
    assert [(f.status, f.claim) for f in hold(claim, TESTS).checks[0].facets if f.facet == "number"] == [
        ("differs", "from 29 to 41"),
        ("agrees", "71%"),
    ]
