"""Words made comparable, and sentences ranked."""

from __future__ import annotations

import pytest
from claims.held import hold, record
from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import abbreviation_keys, key_of, long_forms, stem, tokens
from citecheck.claims.words.wordlists import STOPWORDS, SYNONYMS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("randomised", "randomized"),
        ("tumours", "tumor"),
        ("anaemia", "anemia"),
        ("oestrogen", "estrogen"),
        ("fibres", "fiber"),
        ("treatments", "treating"),
        ("therapies", "therapy"),
        ("mice", "murine"),
        ("children", "pediatric"),
        ("patients", "participants"),
        ("mortality", "deaths"),
        ("renal", "kidney"),
        ("associated", "association"),
        ("haemorrhage", "hemorrhages"),
        ("haemorrhage", "bleeding"),
        ("fever", "pyrexia"),
        ("itching", "pruritus"),
        ("breathlessness", "dyspnoea"),
        ("paracetamol", "acetaminophen"),
        ("adrenaline", "epinephrine"),
        ("sonography", "ultrasound"),
        ("womb", "uterine"),
        ("pigs", "porcine"),
    ],
)
def test_words_that_mean_the_same_have_one_key(one, other):
    assert key_of(one) == key_of(other) or stem(one) == stem(other)


def test_every_word_has_one_group_of_synonyms():
    stems = [[stem(word) for word in group] for group in SYNONYMS]
    every = [one for group in stems for one in group]
    assert all(len(group) > 1 for group in stems)
    assert len(every) == len(set(every))
    assert not {word for group in SYNONYMS for word in group} & STOPWORDS


@pytest.mark.parametrize(("one", "other"), [("increased", "decreased"), ("knee", "hip"), ("aspirin", "heparin")])
def test_words_that_do_not_stay_apart(one, other):
    assert key_of(one) != key_of(other)


def test_abbreviations_are_found_and_spelled_out():
    text = "Bone marrow mesenchymal stem cells (BM-MSCs) and tumour necrosis factor alpha (TNF-α) rose in knee OA."
    forms = long_forms(text)
    assert forms["BM-MSC"] == "Bone marrow mesenchymal stem cells"
    keys = abbreviation_keys(forms)
    assert {k for t in tokens("BM-MSCs help", keys) for k in t.keys} >= {key_of("marrow"), key_of("stem")}
    assert long_forms("Patients were seen (MRI) and scored (n = 5).") == {}


@given(st.text(max_size=300))
def test_any_text_gives_words_in_order(text):
    found = tokens(text)
    assert all(text[t.start : t.end] for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)
    long_forms(text)


def test_rare_words_weigh_more():
    assert rarity(key_of("patients")) < rarity(key_of("osteoarthritis")) < rarity("zyxwvut")


@pytest.mark.parametrize(
    ("claim", "best"),
    [
        ("TNF-α levels dropped under the drug.", "Tumor necrosis factor alpha"),
        ("The newborns' death rate was unchanged.", "Neonatal mortality was the same"),
        ("Haemoglobin rose in women.", "Hemoglobin increased in female"),
    ],
)
def test_the_sentence_that_speaks_of_it_comes_first(claim, best):
    source = record(
        "We studied the drug in 40 volunteers of a town hospital. Tumor necrosis factor alpha (TNF-α) fell. "
        "Hemoglobin increased in female "
        "volunteers. Neonatal mortality was the same in both periods. Costs were low."
    )
    assert hold(claim, source).checks[0].evidence[0].sentence.startswith(best)


def test_a_sentence_that_says_it_in_other_words_is_evidence_before_one_that_shares_a_word_by_chance():
    there = record(
        "Serum lipoproteins of hypertensive villagers were measured under treatment. "
        "Travel to the room of treatment took an hour by bus.",
        title="A trial in villages",
    )
    best = hold("Statin treatment decreases cholesterol.", there).checks[0].evidence[0]
    assert "lipoproteins" in best.sentence


def test_the_sentence_that_has_the_share_of_the_claim_is_shown_first():
    ferries = record(
        "Seasickness of ferry passengers was compared between ginger and placebo.",
        "No second dose was wanted by 80% of the passengers on ginger.",
        "Ginger and placebo did not differ in passengers who wanted a second dose of ginger or placebo.",
    )
    claim = "Four in five ferry passengers on ginger or placebo wanted no second dose."
    (check,) = hold(claim, ferries).checks
    assert "80%" in check.evidence[0].sentence
    (plain,) = hold(claim.replace("Four in five ferry", "Ferry"), ferries).checks
    assert "80%" not in plain.evidence[0].sentence
    assert [e.score for e in check.evidence] == sorted((e.score for e in check.evidence), reverse=True)


def test_the_sentence_that_a_finding_rests_on_is_shown_first():
    eels = record(
        "Twelve ponds of eels were salted in spring, and others were left as they were. The weight of eels increased "
        "with salt. Salted ponds of eels are common along the coast in spring.",
        title="Ponds and eels",
    )
    check = hold("In spring the weight of eels decreased in salted ponds.", eels).checks[0]
    assert check.verdict == "conflicting"
    assert check.evidence[0].sentence == "The weight of eels increased with salt."
    assert check.evidence[0].score == max(one.score for one in check.evidence)
