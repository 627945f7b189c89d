"""Parts of the people, ratios, shares and levels: what is told of the others, misread, or borne out elsewhere."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

BREAD = record(
    "BACKGROUND: Bakers often cough, and masks are thought to help.",
    "METHODS: We followed 1,240 bakers aged 18 to 60 years for four years; 64% were men.",
    "RESULTS: Masks were associated with less coughing in rural but not in urban bakeries (hazard ratio 0.62, 95% CI "
    "0.48 to 0.81, and 1.02, 0.84 to 1.24). The protection was larger in bakers without asthma than in those with "
    "asthma. Rye raised the odds of itching (odds ratio 1.24, 95% CI 1.10 to 1.40). Sneezing was confined to bakers "
    "younger than 30 years. Flour lung was found in 31% of bakers who kneaded by hand, and sore wrists were the most "
    "frequent complaint (44%), followed by stiff necks (28%) and burns (12%). Sick leave lasted 7.1 days with linen, "
    "6.4 days with paper and 4.9 days with wool masks. Nosebleeds were not significantly fewer with masks (1.06, 0.93 "
    "to 1.21).",
    "CONCLUSIONS: Masks may help some bakers, but as the study was observational causality cannot be inferred.",
    title="Masks, coughing and rye among bakers: a cohort study",
)
YEAST = record(
    "METHODS: We randomised 300 children aged 3 to 9 years with warts to yeast (n = 150) or vinegar (n = 150).",
    "RESULTS: Warts came back in 42 children (28.0%) in the yeast group and 63 (42.0%) in the vinegar group (p = "
    "0.01). Soreness was commoner with the vinegar technique (18% versus 10%). Older children had more warts. Itching "
    "was reported by 7% and 9% (p = 0.29). Peeling occurred in 34% of those with dry skin, twice the share of others.",
    title="Yeast or vinegar for warts in children: a randomised trial",
)


@pytest.mark.parametrize(
    "text",
    [
        "Masks were associated with less coughing in urban but not in rural bakeries.",
        "In urban bakeries masks were associated with less coughing.",
        "The protection that masks gave was greatest in bakers who had asthma.",
        "Sneezing was seen only in bakers older than 30 years.",
        "It was in urban rather than rural bakeries that masks went with less coughing.",
    ],
)
def test_what_is_found_in_some_told_of_the_others(text):
    assert loud(hold(text, BREAD)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "text",
    [
        "Masks were associated with less coughing in rural bakeries, whereas in urban ones they were not.",
        "Unlike in rural bakeries, masks made no difference to coughing in urban bakeries.",
        "Those without asthma gained most from masks.",
        "Sneezing was seen only in bakers below the age of 30 years.",
        "Bakers aged 30 years or older did not sneeze more.",
        "Sore wrists were complained of most often.",
        "Stiff necks ranked second among the complaints, behind sore wrists.",
        "The longest sick leave was that of bakers in linen masks.",
        "Almost two thirds of the bakers were men.",
        "Rye raised the odds of itching by 24%.",
        "With an odds ratio of 1.24, itching was likelier where rye was used.",
        "Masks went along with less coughing in rural bakeries, although causality could not be shown.",
        "Men made up the majority of the bakers.",
    ],
)
def test_the_same_told_otherwise(text):
    assert loud(hold(text, BREAD)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Rye raised the odds of itching by 124%.", "claim-number-differs"),
        ("An odds ratio of 1.24 means that rye made itching less likely.", "claim-direction-reversed"),
        ("Women made up the majority of the bakers.", "claim-number-differs"),
        ("Burns were the complaint recorded most often.", "claim-direction-reversed"),
        ("The longest sick leave was seen in bakers given wool masks.", "claim-direction-reversed"),
        ("Most bakers who kneaded by hand were found to have flour lung.", "claim-number-differs"),
        ("The cohort proves that masks prevent coughing among bakers.", "claim-overstated"),
    ],
)
def test_ratios_ranks_shares_and_causes_that_are_wrong(text, rule):
    assert rule in loud(hold(text, BREAD))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Warts came back in 42.0% of the children given yeast and 28.0% of those given vinegar.", "number"),
        ("Itching was significantly less frequent with yeast.", "significance"),
        ("Children treated with yeast had significantly more itching.", "significance"),
        ("Soreness was encountered more often with yeast than with vinegar.", "direction"),
        ("In adults, yeast kept warts from coming back more often than vinegar did.", "population"),
    ],
)
def test_arms_levels_and_ages_that_are_wrong(text, rule):
    kinds = {"direction": "claim-direction-reversed"}
    assert kinds.get(rule, f"claim-{rule}-differs") in loud(hold(text, YEAST))


@pytest.mark.parametrize(
    "text",
    [
        "Warts came back in 28.0% of the children given yeast and 42.0% of those given vinegar.",
        "Peeling was seen in about 17% of those whose skin was not dry.",
        "Itching was not significantly less frequent with yeast.",
        "Soreness was encountered less often with yeast than with vinegar.",
        "In children, yeast kept warts from coming back more often than vinegar did.",
    ],
)
def test_arms_levels_and_ages_as_they_are(text):
    assert loud(hold(text, YEAST)) == []


def test_those_who_lack_something_have_the_contrary():
    harbour = record(
        "METHODS: Plasma of 120 sailors was compared. RESULTS: Copper levels were significantly lower in sailors with "
        "gout compared with gout-free sailors.",
        title="Plasma copper in sailors with and without gout",
    )
    assert loud(hold("In gout-free sailors copper levels were higher than in sailors with the disease.", harbour)) == []
    wrong = "Copper levels were higher in sailors with gout than in gout-free sailors."
    assert loud(hold(wrong, harbour)) == ["claim-direction-reversed"]


def test_another_pair_than_the_one_that_the_sentence_compares():
    choir = record(
        "METHODS: We surveyed 400 singers. RESULTS: Hoarseness scores were higher in opera singers than in choristers "
        "(41 versus 33, p = 0.001). Hoarseness was not related to sex (p = 0.61).",
        title="Hoarseness among singers: a survey",
    )
    assert loud(hold("Male and female singers did not differ in their hoarseness scores.", choir)) == []
    wrong = "Hoarseness scores did not differ between opera singers and choristers."
    assert loud(hold(wrong, choir)) == ["claim-significance-differs"]


def test_none_of_them_is_no_part_that_lacks_something():
    wool = record(
        "RESULTS: Old age went with a higher risk of chilblains in winter. No raised risk of chilblains was seen with "
        "mittens or with gloves.",
        "CONCLUSIONS: The authors saw a link of old age with a higher risk of chilblains, none of mittens or gloves.",
        title="Old age, mittens and chilblains in winter",
    )
    assert loud(hold("Mittens were not linked with a higher risk of chilblains.", wool)) == []
