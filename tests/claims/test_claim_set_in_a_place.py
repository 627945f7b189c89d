"""Where a claim sets what it tells: countries and peoples, parts of countries, towns."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.words.regions import one_within_other, spots

HERNIA = record(
    "Mesh repair of groin hernia was followed in 4,812 adults operated on at 14 surgical units in Sweden. Chronic pain "
    "was reported by 11% after five years. Recurrence was rarer with mesh than with sutures.",
    title="Chronic pain after mesh repair of groin hernia",
    affiliations=("Department of Surgery, Lund, Sweden.", "Department of Surgery, Oslo, Norway."),
)
ASTHMA = record(
    "Samples of house dust were taken from the homes of 240 children with asthma in Adelaide, South Australia. Mite "
    "allergen was found in 83% of the beds. Symptoms were worse where mites were found.",
    title="Mite allergen in the beds of children with asthma",
    affiliations=("Women's and Children's Hospital, Australia.",),
)
REGISTER = record(
    "Using Danish national registers, we followed 9,120 people with gout. Dialysis was begun by 2% within ten years. "
    "The risk was twice that of people without gout.",
    title="Gout and dialysis: a nationwide study",
)
CLINIC = record(
    "In a survey, 96 patients on warfarin at the Mercy Clinic were asked about leeks. A third ate leeks every week. "
    "Bleeding was no more frequent in those who ate leeks.",
    title="Leeks and warfarin",
    mesh=("Humans", "Warfarin", "Portugal"),
)
OTHER = ["claim-attribution-differs"]


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In Denmark, chronic pain was reported by 11% of adults five years after mesh repair.", HERNIA),
        ("In Finland and Denmark, chronic pain was reported by 11% five years after mesh repair.", HERNIA),
        ("Among 4,812 Dutch adults, chronic pain was reported by 11% after mesh repair.", HERNIA),
        ("At 14 surgical units in Poland, 11% reported chronic pain after mesh repair of groin hernia.", HERNIA),
        ("At 14 units in Poland and Finland, 11% reported chronic pain after mesh repair.", HERNIA),
        ("Groin hernia was followed up in Finland, where 11% reported chronic pain after mesh repair.", HERNIA),
        ("In Brisbane, mite allergen was found in 83% of the beds of children with asthma.", ASTHMA),
        ("Children in Perth, Western Australia, had mite allergen in 83% of their beds.", ASTHMA),
        ("In Queensland, mites were found in 83% of the beds of children with asthma.", ASTHMA),
        ("In London, mites were found in 83% of the beds of children with asthma.", ASTHMA),
        ("Swedish register data on 9,120 people with gout show that 2% began dialysis within ten years.", REGISTER),
        ("In Germany, 2% of people with gout began dialysis within ten years.", REGISTER),
        ("At a Spanish clinic, 96 patients on warfarin were asked about leeks, and a third ate them weekly.", CLINIC),
        ("A third of 96 Italian patients on warfarin ate leeks every week.", CLINIC),
    ],
)
def test_another_place(claim, work):
    assert loud(hold(claim, work)) == OTHER


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In Sweden, chronic pain was reported by 11% of adults five years after mesh repair.", HERNIA),
        ("In Norway, chronic pain was reported by 11% of adults five years after mesh repair.", HERNIA),
        ("At Stockholm and other units, chronic pain was reported by 11% after mesh repair.", HERNIA),
        ("In Sweden and Denmark, chronic pain was reported by 11% after mesh repair of groin hernia.", HERNIA),
        ("In Denmark, chronic pain was rarer than the 11% that were reported in Sweden.", HERNIA),
        ("In Denmark, mesh repair of groin hernia is offered to most adults.", HERNIA),
        ("Unlike patients in Denmark, 11% of adults reported chronic pain after mesh repair.", HERNIA),
        ("As in Denmark, chronic pain was reported by 11% after mesh repair.", HERNIA),
        ("In our patients in Denmark, chronic pain was reported by 11% after mesh repair of groin hernia.", HERNIA),
        ("In South Australia, mite allergen was found in 83% of the beds of children with asthma.", ASTHMA),
        ("In Australia, mite allergen was found in 83% of the beds of children with asthma.", ASTHMA),
        ("Australian children with asthma had mite allergen in 83% of their beds.", ASTHMA),
        ("Danish register data on 9,120 people with gout show that 2% began dialysis within ten years.", REGISTER),
        ("In Copenhagen, 2% of people with gout began dialysis within ten years.", REGISTER),
        ("A third of 96 Portuguese patients on warfarin ate leeks every week.", CLINIC),
        ("A third of 96 patients on warfarin in Lisbon ate leeks every week.", CLINIC),
        ("Leeks, a favourite vegetable in Wales, were eaten every week by a third of 96 patients.", CLINIC),
        ("In French cooking leeks abound; a third of 96 patients on warfarin ate them every week.", CLINIC),
    ],
)
def test_the_same_place_or_none_that_is_told_of_the_source(claim, work):
    assert loud(hold(claim, work)) == []


def test_works_of_many_countries_and_silent_ones_are_left_alone():
    many = record(
        "Mesh repair was followed in 4,812 adults in Sweden and other European countries. Chronic pain was reported by "
        "11% after five years.",
        title="Chronic pain after mesh repair",
    )
    silent = record(
        "Mesh repair was followed in 4,812 adults. Chronic pain was reported by 11% after five years.",
        title="Chronic pain after mesh repair",
        affiliations=("Department of Surgery, Lund, Sweden.",),
    )
    claim = "In Denmark, chronic pain was reported by 11% five years after mesh repair."
    assert loud(hold(claim, many)) == []
    assert loud(hold(claim, silent)) == []
    assert loud(hold(claim, HERNIA, silent)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Milan", "Lombardy", True), ("Milan", "Rome", False), ("Sydney", "Perth", False), ("Buffalo", "Boston", False),
        ("New York", "Buffalo", True), ("Paris", "France", True), ("Birmingham", "Alabama", True),
        ("Birmingham", "England", True), ("Germany", "Munich", True), ("Ontario", "Canada", True),
        ("Ontario", "Alberta", False),
    ],
)  # fmt: skip
def test_places_within_each_other(one, other, same):
    assert one_within_other(spots(one)[0], spots(other)[0]) is same


@pytest.mark.parametrize("text", ["New York Heart Association class II", "the Glasgow Coma Scale", "in Rome criteria"])
def test_what_is_called_after_a_place_is_none(text):
    assert spots(text) == []
