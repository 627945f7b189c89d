"""Claims about something else altogether, and those that only look so."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.claims.profile import nearly, profile
from citecheck.claims.reading import read_record, read_text
from citecheck.claims.vectors import direction, likeness
from citecheck.claims.works import signs_of

HEART = record(
    "Patients given atorvastatin had fewer myocardial infarctions than those given placebo. "
    "Serum cholesterol fell by a third, and muscle pain was rare.",
    title="Atorvastatin after acute coronary events",
)
LAKES = record(
    "We counted diatoms in the sediment of seven lakes. Richness fell with altitude.",
    title="Diatoms of seven alpine lakes",
)


@pytest.mark.parametrize(
    "text",
    [
        "Atorvastatin lowers serum cholesterol and prevents myocardial infarction.",
        "Statins decrease blood cholesterol.",
        "Hypercholesterolaemia is treated with simvastatin.",
    ],
)
def test_a_claim_of_the_same_subject(text):
    assert loud(hold(text, HEART)) == []
    assert loud(hold(text, LAKES)) == ["claim-wrong-work"]


def test_an_author_of_the_record_whom_the_claim_names():
    text = "Hollis and Brandt (2017) grew orchid seedlings on agar with charcoal."
    assert loud(hold(text.replace("Hollis and Brandt (2017)", "Others"), LAKES)) == ["claim-wrong-work"]
    assert loud(hold(text, LAKES)) == []
    alone = "We read with interest the letter on orchid seedlings and charcoal by {} and colleagues."
    assert loud(hold(alone.format("Hollis"), LAKES)) == []
    assert loud(hold(alone.format("Nobody"), LAKES)) == ["claim-wrong-work"]
    drawn = "Orchid seedlings grown on agar with charcoal, redrawn from {}."
    assert loud(hold(drawn.format("Brandt"), LAKES)) == []
    assert loud(hold(drawn.format("Nobody"), LAKES)) == ["claim-wrong-work"]


@pytest.mark.parametrize(
    "text",
    [
        "This agrees with the experience of many others in recent years.",
        "Details are given elsewhere in the literature.",
        "First step; second step after about 14 days; third step in week six.",
        "Die Behandlung senkte den Blutdruck deutlich und wurde von allen Kranken gut vertragen.",
        "Ein Fragebogen zur Verdauung war bei Kindern in Sizilien zuverlässig.",
        "In der Sprechstunde sehen wir viele dieser Kranken mit Sodbrennen.",
        "Un cuestionario de alimentos fue fiable en los escolares de la isla con diabetes.",
        "He was given antibiotics for a draining sinus of the mandible.",
        "They write: “in our hands the mandible healed within a fortnight whatever the surgeon had decided to do”.",
    ],
)
def test_what_no_abstract_need_have(text):
    assert loud(hold(text, LAKES)) == []


def test_words_that_keep_the_same_company_are_alike():
    assert likeness(direction(["statin"]), direction(["cholesterol"])) > 0.3
    assert likeness(direction(["statin"]), direction(["cholesterol"])) > likeness(
        direction(["statin"]), direction(["school"])
    )
    assert direction(["nosuchwordatall"]) == ()
    assert likeness((), direction(["statin"])) == 0.0


def test_nearly_the_same_word():
    there = profile(read_record(record("TRIM5 and TP53BP1 bind the capsid.", title="TRIM5")))
    assert nearly("trim", there)[0] == "trim5"
    assert nearly("53bp1", there)[0] == "tp53bp1"
    assert nearly("zebra", there) == ("", 0.0)


def test_names_of_authors_say_nothing_of_the_subject():
    reading = read_record(HEART)
    bare = signs_of(read_text("Statins prevent infarctions of the heart.", reading), reading)
    named = signs_of(read_text("Okonkwo, Lindqvist et al. Statins prevent infarctions of the heart.", reading), reading)
    assert named == bare


def test_a_sentence_for_which_every_cited_work_is_a_wrong_one_names_no_subject():
    text = "Orchid seedlings were grown on agar with charcoal."
    assert loud(hold(text, LAKES)) == ["claim-wrong-work"]
    assert loud(hold(text, LAKES, HEART)) == []
    # Beside one that fits, a wrong one stands out.
    assert loud(hold("Atorvastatin lowers serum cholesterol and prevents myocardial infarction.", LAKES, HEART)) == [
        "claim-wrong-work"
    ]
