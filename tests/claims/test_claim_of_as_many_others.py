"""Whom a claim counts, names or calls by age in the place of others: as many young for as many old, a boy for a man."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.models import Record

GARDEN = record(
    "Gardening is said to calm. We studied 64 older adults and 58 young adults in allotments near two towns.",
    "A subsample of 31 women kept a diary. Twenty-two nonsmoking volunteers also breathed into a spirometer.",
    "Cortisol in saliva fell by a fifth within an hour of digging in both groups, and mood was better on dry days.",
    "The volunteers slept half an hour longer after a day outdoors than after a day at home.",
    title="Digging, cortisol and sleep in allotment gardeners",
)
COLON = record(
    "The part of serotonin in the large bowel is disputed. Strips of the rat proximal colon were hung in a bath.",
    "Serotonin made the strips contract in a dose-dependent way, and ondansetron abolished this answer.",
    "Thirty male Wistar rats gave the tissue. Strips from starved animals contracted less.",
    "Receptors of the third type thus carry the contraction of the colon in answer to serotonin.",
    title="Serotonin and the contraction of the rat colon",
)
LEPTO = record(
    "Leptospira interrogans survives in wet soil for weeks. We kept L. interrogans in three soils of a rice field.",
    "Counts of Leptospira interrogans fell tenfold in sand and hardly at all in clay within four weeks.",
    "Shade slowed the fall in all soils, and salt hastened it.",
    "Clay that stays wet may keep the bacterium alive between two floods.",
    title="Survival of Leptospira interrogans in the soil of rice fields",
)
CASE = record(
    "Swallowed magnets are a rare cause of perforation. We report the case of a 9-year-old boy with belly pain.",
    "Plain films showed two magnets side by side. At laparotomy two loops of small bowel were found stuck together.",
    "Both holes were closed with single stitches, and the boy went home on the sixth day.",
    "Two magnets should be taken out early, since they find each other through the wall of the bowel.",
    title="Small bowel perforation by two swallowed magnets: a case report",
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Cortisol in saliva fell after digging in 58 elderly gardeners on their allotments.", GARDEN),
        ("In allotments near two towns, 64 children were studied for cortisol and mood while digging.", GARDEN),
        ("A diary of gardening and mood was kept by a subsample of 31 men in the allotments.", GARDEN),
        ("Of the gardeners on the allotments, twenty-two smoking volunteers also breathed into a spirometer.", GARDEN),
        ("Serotonin made strips of the human colon contract, and ondansetron abolished that.", COLON),
        ("Strips of colon from thirty female Wistar rats contracted in answer to serotonin.", COLON),
        ("Counts of Leptospira biflexa fell tenfold in sandy soil but hardly at all in clay.", LEPTO),
        ("In an elderly man two swallowed magnets stuck two loops of small bowel together and perforated both.", CASE),
        ("A woman in her sixties had two loops of small bowel perforated by two swallowed magnets.", CASE),
        ("A forty-year-old man had two loops of small bowel perforated by two magnets that he had swallowed.", CASE),
    ],
)
def test_another_kind_is_told(text, source):
    assert "claim-population-differs" in loud(hold(text, source))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Cortisol in saliva fell after digging in 64 elderly and 58 young gardeners on their allotments.", GARDEN),
        ("In allotments near two towns 64 older men and women were studied while digging.", GARDEN),
        ("Twenty-two volunteers, none of them smoking, breathed into a spirometer after gardening.", GARDEN),
        ("A diary of gardening was kept by 31 female gardeners in the allotments.", GARDEN),
        ("Serotonin made strips of the rat large bowel contract, and ondansetron abolished that.", COLON),
        ("Strips of colon from thirty male rats contracted in answer to serotonin.", COLON),
        ("Counts of Leptospira fell tenfold in sandy soil but hardly at all in clay.", LEPTO),
        ("Counts of Leptospira species fell tenfold in sand, hardly at all in clay.", LEPTO),
        ("A child had two loops of small bowel perforated by two magnets that had been swallowed.", CASE),
        ("A nine-year-old had two loops of small bowel perforated by two swallowed magnets.", CASE),
        ("A young boy had two loops of small bowel perforated by two magnets.", CASE),
    ],
)
def test_the_same_people_in_other_words_are_not_accused(text, source):
    assert loud(hold(text, source)) == []


def test_both_sexes_are_not_all_women():
    both = record(
        "Forty patients with gout took cherry juice or water for four weeks. The effect of gender was looked at.",
        "Attacks were fewer with cherry juice (4 against 9), and urate fell a little. Nobody stopped early.",
        "Pain in the first joint of the big toe was less on most days with juice, in men and in women.",
        "Cherry juice may be worth a larger trial.",
        title="Cherry juice in gout",
    )
    assert "claim-population-differs" in loud(hold("Forty women with gout had fewer attacks with cherry juice.", both))
    assert loud(hold("Forty people with gout had fewer attacks with cherry juice.", both)) == []


def test_adolescents_by_their_heading_alone_are_no_children():
    grown: Record = record(
        "The records of 48 adults who had a lumbar disc removed through a tube were looked through.",
        "Pain in the leg was gone in 39 of them after six weeks, and five were operated on again within two years.",
        "Those who smoked had a second operation more often. The wound healed well in all.",
        "Removal of a lumbar disc through a tube relieves pain in the leg in most adults.",
        title="Lumbar disc removed through a tube",
        mesh=("Adolescent", "Adult", "Middle Aged", "Humans", "Diskectomy"),
    )
    text = "In children, removal of a lumbar disc through a tube relieved pain in the leg in most after six weeks."
    assert "claim-population-differs" in loud(hold(text, grown))
    text = "In adolescents, removal of a lumbar disc through a tube relieved pain in the leg in most after six weeks."
    assert loud(hold(text, grown)) == []


def test_male_partners_of_women_are_not_those_who_were_studied():
    women = record(
        "Twenty-five Basque women told in interviews what they had heard of love when they were girls.",
        "Thirteen had heard more bad than good of it. The wishes of male partners came first in most families.",
        "Schools were silent, and sisters were the best source of all. Church came last.",
        "What women hear of love when young may last.",
        title="What Basque women heard of love",
    )
    assert "claim-population-differs" in loud(hold("Basque men told in interviews what they had heard of love.", women))
    assert loud(hold("Basque women had heard that the wishes of male partners come first.", women)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Among 47 gardeners (39 women), digging lowered cortisol in saliva within an hour.",
        "Digging lowered cortisol in saliva in 47 men and women on their allotments within an hour.",
        "In twelve non-smokers among the gardeners, breath was measured after digging.",
        "In 47 community-dwelling gardeners, digging lowered cortisol in saliva within an hour.",
    ],
)
def test_counts_of_which_the_abstract_names_a_part(text):
    part = record(
        "Gardening is said to calm. In gardeners (39 women, 8 men) cortisol was taken before and after digging.",
        "The 47 outpatients were seen on their allotments. Twelve nonsmoking ones also breathed into a tube.",
        "Cortisol in saliva fell by a fifth within an hour of digging, and mood was better on dry days.",
        "Digging lowers cortisol in saliva.",
        title="Digging and cortisol in allotment gardeners",
    )
    assert loud(hold(text, part)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two swallowed magnets perforated the small bowel of a boy who had swallowed coins when he was a baby.",
        "Perforation by two swallowed magnets had last been seen there by a surgeon in his sixties.",
        "Swallowed magnets, most common in toddlers, can stick two loops of small bowel together.",
    ],
)
def test_ages_of_another_time_or_person(text):
    assert "claim-population-differs" not in loud(hold(text, CASE))
