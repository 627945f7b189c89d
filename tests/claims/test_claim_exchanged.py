"""A claim that retells a sentence and exchanges one thing: a word for its antonym, one of a sort for another."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

WARD = record(
    "We invited 84 physicians of rural hospitals in Portugal to semi-structured interviews about night shifts.",
    "A convenience sample of 40 patients with asthma was followed in three outpatient clinics. MEDLINE and Embase were "
    "searched for guidance until 2019.",
    "Coffee was the most common remedy and a modifiable risk factor for poor sleep. Cultured macrophages released less "
    "histamine in vitro. Naps were taken after the shift by most of them.",
    "There was no difference in reaction time between early and late shifts. Mood scores were comparable in both "
    "wings. Bright light tended to be better for alertness. No accidents were seen on the way home from the last "
    "night shift.",
    "Errors in charts were more frequent at dawn than at noon (p = 0.21). Sleep debt was significantly correlated with "
    "errors in charts.",
    title="Night shifts and what helps against them",
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("84 nurses of rural hospitals were invited to semi-structured interviews about night shifts.", "population"),
        ("The authors invited 84 physicians of urban hospitals to interviews about night shifts.", "population"),
        ("A convenience sample of 40 patients with epilepsy was followed in three outpatient clinics.", "population"),
        ("A convenience sample of 40 patients with asthma was followed in three inpatient clinics.", "population"),
        ("Cultured neutrophils released less histamine in vitro.", "population"),
        ("Cultured macrophages released less histamine in vivo.", "design"),
        ("A random sample of 40 patients with asthma was followed in three outpatient clinics.", "design"),
        (
            "The authors invited 84 physicians of rural hospitals in Portugal to focus groups about night shifts.",
            "design",
        ),
        ("MEDLINE and Scopus were searched for guidance until 2019.", "attribution"),
        ("In all, 84 physicians of rural hospitals in Norway were invited to interviews about shifts.", "attribution"),
    ],
)
def test_one_of_a_sort_in_the_place_of_another(text, rule):
    assert f"claim-{rule}-differs" in loud(hold(text, WARD))


@pytest.mark.parametrize(
    "text",
    [
        "84 doctors of rural hospitals were invited to semi-structured interviews about night shifts.",
        "84 clinicians of rural hospitals were invited to interviews about night shifts.",
        "A convenience sample of 40 asthmatic patients was followed in three outpatient clinics.",
        "PubMed and Embase were searched for guidance until 2019.",
        "In all, 84 Portuguese physicians of rural hospitals were invited to interviews about night shifts.",
        "Cultured macrophages released less histamine in the dish.",
    ],
)
def test_other_words_for_the_same_are_no_exchange(text):
    assert loud(hold(text, WARD)) == []


def test_nothing_is_said_where_the_record_has_both():
    both = record(
        "We asked 84 physicians about night shifts and bright light in the ward.",
        "We also asked 90 nurses about sleep.",
        title="Night shifts",
    )
    assert loud(hold("The authors asked 84 nurses about night shifts and bright light in the ward.", both)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Coffee was the least common remedy and a modifiable risk factor for poor sleep.", "direction-reversed"),
        ("Coffee was the most common remedy and a modifiable protective factor for poor sleep.", "direction-reversed"),
        ("Naps were taken before the shift by most of them.", "direction-reversed"),
        ("There was a clear difference in reaction time between early and late shifts.", "significance-differs"),
        ("There was a significant difference in reaction time between early and late shifts.", "significance-differs"),
        ("Mood scores were clearly different in both wings.", "significance-differs"),
        ("Mood scores differed significantly in both wings.", "significance-differs"),
        ("Bright light was significantly better for alertness.", "significance-differs"),
        ("Accidents were seen on the way home from the last night shift.", "direction-reversed"),
        ("Errors in charts were more frequent at dawn than at noon (P < 0.05).", "number-differs"),
        (
            "No statistically significant association was found between sleep debt and errors in charts.",
            "significance-differs",
        ),
        ("Writing in Annals of Shift Work, Hollis et al. noted that naps were taken before the shift by most of them.",
         "direction-reversed"),
        ("The literature states that there was a clear difference in reaction time between early and late shifts.",
         "significance-differs"),
    ],
)  # fmt: skip
def test_one_thing_turned_round(text, rule):
    assert f"claim-{rule}" in loud(hold(text, WARD))


@pytest.mark.parametrize(
    "text",
    [
        "There was not any difference in reaction time between early and late shifts.",
        "Mood scores were similar in both wings.",
        "Bright light seemed better for alertness.",
        "Errors in charts were more frequent at dawn than at noon (P > 0.05).",
        "Errors in charts were more frequent at dawn than at noon, though this was not significant.",
        "No accidents were observed on the way home from the last night shift.",
        "The literature states that sleep debt was significantly correlated with errors in charts.",
    ],
)
def test_the_same_in_other_words(text):
    assert loud(hold(text, WARD)) == []


SALTS = record(
    "We randomly assigned 90 sailors with cramps to salt tablets or to placebo.",
    "Cramps were fewer with salt (p = 0.02). Sleep was deeper with salt (p = 0.004).",
    publication_types=("Journal Article", "Randomized Controlled Trial"),
    title="Salt tablets for cramps at sea: a randomised trial",
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("90 sailors with cramps were assigned by choice to salt tablets or to placebo.", "design-differs"),
        ("90 sailors with cramps were alternately allocated to salt tablets or to placebo.", "design-differs"),
        ("90 sailors with cramps were assigned to salt tablets or to placebo according to their preference.",
         "design-differs"),
        ("Cramps were fewer with salt, a result that was not statistically significant.", "significance-differs"),
        ("Sleep was deeper with salt (a non-significant finding).", "significance-differs"),
        ("Sleep was deeper with salt (NS).", "significance-differs"),
        ("Work by Marlow's team found that cramps were fewer with salt.", "attribution-differs"),
        ("The laboratory of Marlow reported that cramps were fewer with salt.", "attribution-differs"),
        ("The group led by Dr Marlow reported that cramps were fewer with salt.", "attribution-differs"),
    ],
)  # fmt: skip
def test_lots_levels_and_teams(text, rule):
    assert f"claim-{rule}" in loud(hold(text, SALTS))


@pytest.mark.parametrize(
    "text",
    [
        "90 sailors with cramps were allocated by lot to salt tablets or to placebo.",
        "Work by Hollis's team found that cramps were fewer with salt.",
        "The group led by Dr Brandt reported that cramps were fewer with salt.",
        "Cramps were fewer with salt, a result that was statistically significant.",
    ],
)
def test_lots_levels_and_teams_told_rightly(text):
    assert loud(hold(text, SALTS)) == []
