"""Which disease the people of a claim have, and in which part of the world or town it sets what it tells."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.words.continents import regions_in
from citecheck.claims.words.diseases import above, diseases, diseases_in, kin
from citecheck.claims.words.places import countries

GARDENS = record(
    "Fatigue is common in multiple sclerosis. For ten weeks 46 people with multiple sclerosis tended a garden or went "
    "on as before. Gardeners slept 34 minutes longer and felt less tired. Grip strength did not change.",
    title="Gardening and fatigue in people with multiple sclerosis",
)
SINGERS = record(
    "We asked 312 survivors of breast cancer whether they sang in a choir. Choir singers had better lung function and "
    "fewer symptoms of depression. Pain did not differ.",
    title="Choral singing and well-being among survivors of breast cancer",
)
HEARTS = record(
    "In 1204 patients with myocardial infarction, a daily walk was tied to fewer readmissions over 2.5 years. The gain "
    "was greatest in smokers.",
    title="Daily walks after myocardial infarction",
)
KIDNEYS = record(
    "We followed 1455 predialysis patients with chronic kidney disease for 4.2 years. Those on three or more drugs "
    "for pressure had more falls (12.5%).",
    title="Falls in predialysis chronic kidney disease",
)
PUPS = record(
    "Whether zinc guards the brain in colitis of the newborn is unknown. Rat pups (n=40) were fed zinc or water from "
    "the first day of life and were then stressed. Zinc lowered cell death in the brain of pups.",
    title="Zinc and the newborn brain in a rat model of bowel disease",
)
MOTHERS = record(
    "Adults whose mothers had had preeclampsia came for an echocardiogram (n=90). Their hearts were stiffer than "
    "those of unexposed adults.",
    title="Stiffness of the heart in adults exposed to preeclampsia before birth",
)
SCHOOLS = record(
    "Pupils of six European countries wore step counters for a month. Of 2310 pupils, 41% reached the goal. Boys "
    "walked more than girls.",
    title="Steps of pupils in a multicentre survey",
)
WARDS = record(
    "We studied 512 births at the university hospitals of Nairobi and Lyon in 2019. Skin contact within an hour was "
    "given to 61% of babies.",
    title="Skin contact after birth",
)
VALLEY = record(
    "Malaria is a burden across Africa and worldwide. In a district of Zambia 820 children slept under new nets. Fever "
    "fell by a third.",
    title="New bed nets for children in Zambia",
)
WORMS = record(
    "Two European laboratories tested the stool of 210 villagers in Côte d'Ivoire for worms. Worms were found in 38% "
    "of villagers.",
    title="Agreement of laboratories on worms in stool",
)
TONIC = record(
    "A tonic was given to 300 women from the sixth month of pregnancy. The tonic had a clear effect on the length of "
    "male infants at birth, but not on that of female infants.",
    title="A tonic in pregnancy and the length of infants",
)


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In 46 people with Parkinson's disease, gardening for ten weeks lengthened sleep by 34 minutes.", GARDENS),
        ("Gardening made stroke survivors less tired, but grip strength did not change.", GARDENS),
        ("Of 312 survivors of prostate cancer, those who sang in a choir had better lung function.", SINGERS),
        ("Choir singing was tied to fewer symptoms of depression in patients with heart failure.", SINGERS),
        ("In patients with asthma, a daily walk was tied to fewer readmissions over 2.5 years.", HEARTS),
        ("A daily walk went with fewer readmissions in 1204 patients who had cirrhosis.", HEARTS),
        ("Of 1455 patients on haemodialysis, those on three or more drugs for pressure had more falls.", KIDNEYS),
        ("In preterm infants with bowel disease, zinc lowered cell death in the brain.", PUPS),
        ("Adults whose mothers had had gestational diabetes had stiffer hearts than the unexposed.", MOTHERS),
    ],
)
def test_another_disease_or_other_people(claim, work):
    assert loud(hold(claim, work)) == ["claim-population-differs"]


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In 46 people with MS, gardening for ten weeks lengthened sleep by 34 minutes.", GARDENS),
        ("In a chronic disease of the nervous system, gardening lengthened sleep by 34 minutes.", GARDENS),
        ("Unlike people with Parkinson's disease, those with multiple sclerosis slept longer.", GARDENS),
        ("Whether people with stroke would sleep longer after gardening is unknown.", GARDENS),
        ("Of 312 cancer survivors, those who sang in a choir had better lung function.", SINGERS),
        ("Patients with cancer who sang in a choir had fewer symptoms of depression.", SINGERS),
        ("After a heart attack, a daily walk was tied to fewer readmissions.", HEARTS),
        ("In patients with coronary heart disease, a daily walk was tied to fewer readmissions.", HEARTS),
        ("In survivors of myocardial infarction with diabetes, a daily walk was tied to fewer readmissions.", HEARTS),
        ("Of 1455 patients not yet on dialysis, those on three or more drugs for pressure had more falls.", KIDNEYS),
        ("In patients with renal failure who were not on dialysis, those with more drugs had more falls.", KIDNEYS),
        ("In newborn rats, zinc lowered cell death in the brain.", PUPS),
        ("Adults whose mothers had had hypertension in pregnancy had stiffer hearts than the unexposed.", MOTHERS),
    ],
)
def test_the_same_disease_by_another_name_or_one_beside_it(claim, work):
    assert "claim-population-differs" not in loud(hold(claim, work))


def test_what_the_sentence_before_names_is_the_disease_of_the_people():
    claim = "The patients with diabetes had the greatest gain from a daily walk, with fewer readmissions."
    before = "A daily walk has been studied in 1204 people with myocardial infarction."
    assert loud(hold(claim, HEARTS, context=before)) == []


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In six Latin American countries, 41% of 2310 pupils reached the goal of their step counters.", SCHOOLS),
        ("Across Africa, 41% of 2310 pupils who wore step counters reached the goal.", SCHOOLS),
        ("At the university hospitals of Nairobi and Turin, 61% of babies had skin contact within an hour.", WARDS),
        ("In Uganda, 820 children slept under new nets, and fever fell by a third.", VALLEY),
        ("Holm and Petersson (7) found that 820 children under new nets had a third less fever.", VALLEY),
        ("Holm and Petersson     followed 820 children under new nets, who had a third less fever.", VALLEY),
    ],
)
def test_another_place_or_author(claim, work):
    assert loud(hold(claim, work)) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    ("claim", "work"),
    [
        ("In six countries of the European Union, 41% of 2310 pupils reached the goal.", SCHOOLS),
        ("In six Western countries, 41% of 2310 pupils reached the goal of their step counters.", SCHOOLS),
        ("Fewer pupils than in Asian countries reached the goal of their step counters (41%).", SCHOOLS),
        ("At the university hospitals of Nairobi and Lyon, 61% of babies had skin contact within an hour.", WARDS),
        ("In hospitals of Kenya and France, 61% of babies had skin contact within an hour.", WARDS),
        ("In an African district, 820 children slept under new nets, and fever fell by a third.", VALLEY),
        ("In a study from West Africa, 38% of villagers carried worms.", WORMS),
        ("In 210 Ivorian villagers seen by Asian laboratories, 38% carried worms.", WORMS),
        ("In sub-Saharan Africa, new bed nets brought down fever in children by a third.", VALLEY),
        ("Hollis and Brandt (7) found that 820 children under new nets had a third less fever.", VALLEY),
    ],
)
def test_the_same_place_or_a_wider_one(claim, work):
    assert loud(hold(claim, work)) == []


def test_the_sexes_are_told_apart_in_a_clause_of_a_longer_claim():
    told = "A tonic was tried in 300 women, and it had a clear effect on the length of {} but not of {}."
    assert loud(hold(told.format("daughters", "sons"), TONIC)) == ["claim-direction-reversed"]
    assert loud(hold(told.format("sons", "daughters"), TONIC)) == []


def test_the_tables_name_what_they_hold():
    for name, one in diseases().items():
        assert one.kind_of | one.goes_with <= diseases().keys(), name
    assert [d.name for d in diseases_in("ovarian clear cell carcinoma")] == ["ovarian cancer"]
    assert above("melanoma") == {"cancer"}
    assert "hepatitis" in kin("cirrhosis")
    for region, _ in regions_in("Europe Asia Africa Nordic Caribbean Oceania Balkan"):
        assert all(countries(land.title()) == {land} for land in region.countries), region.name
