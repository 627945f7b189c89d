"""Titles: what is only print, and what is another word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.matching.titles import clean, compare_titles, content_words

SAME = [
    ("TGF-β signalling in tumour cells", "TGF-beta signaling in tumor cells."),
    ("TGF-ß1 in fibrosis of the lung", "TGF-β1 in fibrosis of the lung."),
    ("Stem-cell therapy for the hip", "Stem cell therapy for hip."),
    ("Type II diabetes in adults", "Type 2 diabetes in adults"),
    ("Role of CO2 and H2O in frogs", "Role of CO₂ and H₂O in frogs."),
    ("10<sup>6</sup> cells in 5 patients", "10(6) cells in 5 patients."),
    ("Bone marrow in rats [published online ahead of print, 2020 Jan 31]", "Bone marrow in rats."),
    ("RETRACTED: Vitamins and the heart", "Vitamins and the heart."),
    ("Behandlung der Arthrose [Treatment of osteoarthritis]", "[Treatment of osteoarthritis]."),
    (
        "Caesarean section and anaesthesia in paediatric haematology",
        "Cesarean section and anesthesia in pediatric hematology.",
    ),
    ("Analysing behaviour: centre-level programmes", "Analyzing behavior: center-level programs."),
    ("Exercise and knee pain in runners", "Exercise and knee pain in runners: the RUN study."),
    ("Exercise and knee pain in runners: a randomised controlled trial", "Exercise and knee pain in runners."),
    ("Improving outcome & survival", "Improving outcome and survival"),
    ("Effect of vitamin D in falls", "The effect of vitamin D on falls."),
    ("α2-adrenergic receptors of the gut", "Alpha 2 adrenergic receptors of the gut."),
    ("Sleep‐disordered breathing", "Sleep-disordered breathing."),
    ("SLEEP APNOEA IN CHILDREN", "Sleep apnea in children."),
]
OTHER = [
    ("Hypertension in adults", "Hypotension in adults."),
    ("Treatment with surgery", "Treatment without surgery."),
    ("A trial of 12 weeks of rest", "A trial of 24 weeks of rest."),
    ("Interleukin-1 in arthritis", "Interleukin-2 in arthritis."),
    ("Part I. The knee joint in runners", "Part II. The knee joint in runners."),
    ("Exercise and knee pain in runners: why shoes matter", "Exercise and knee pain in runners."),
    ("Exercise and knee pain in runners: why shoes matter", "Exercise and knee pain in runners: the RUN study."),
    ("Exercise is useful in old age", "Exercise is not useful in old age."),
]


@pytest.mark.parametrize(("cited", "title"), SAME)
def test_print_makes_no_difference(cited: str, title: str) -> None:
    found = compare_titles(cited, [title])
    assert found.agrees
    assert found.score >= 0.95


@pytest.mark.parametrize(("cited", "title"), OTHER)
def test_another_word_is_a_difference(cited: str, title: str) -> None:
    found = compare_titles(cited, [title])
    assert not found.agrees
    assert found.score < 1
    assert found.cited_marks or found.record_marks


def test_marks_are_the_differing_words() -> None:
    cited, title = "Outcomes of placebo in adolescents", "Outcomes of caffeine in adolescents."
    found = compare_titles(cited, [title])
    assert [cited[a:b] for a, b in found.cited_marks] == ["placebo"]
    assert [title[a:b] for a, b in found.record_marks] == ["caffeine"]


def test_the_vernacular_title_counts_too() -> None:
    titles = ["[Bone healing in sheep].", "Knochenheilung beim Schaf."]
    assert compare_titles("Knochenheilung beim Schaf", titles).agrees
    assert compare_titles("Bone healing in sheep", titles).agrees
    assert not compare_titles("Bone healing in goats", titles).agrees


def test_two_halves_of_two_titles_are_neither() -> None:
    one = "Long-term outcome of rotator cuff repair in athletes"
    two = "A cohort study of sleep apnea in children with asthma"
    mixed = "Long-term outcome of rotator cuff apnea in children with asthma"
    assert compare_titles(mixed, [one]).score < 0.8
    assert compare_titles(mixed, [two]).score < 0.7


def test_notes_and_short_words_are_not_content() -> None:
    assert clean("WITHDRAWN: Tea and memory [Review]") == "Tea and memory"
    assert content_words("The role of tea in the memory of mice") == 4


def test_nothing_against_nothing_does_not_agree() -> None:
    assert not compare_titles("", [""]).agrees
    assert not compare_titles("...", ["Tea."]).agrees
    assert not compare_titles("Tea", []).agrees


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_compared_both_ways_alike(one: str, two: str) -> None:
    found = compare_titles(one, [two])
    assert 0 <= found.score <= 1
    assert all(0 <= a < b <= len(one) for a, b in found.cited_marks)
    assert all(0 <= a < b <= len(two) for a, b in found.record_marks)


@given(st.lists(st.sampled_from(("knee", "pain", "bone", "graft", "outcome", "sheep", "tumour", "fibre")), min_size=3))
def test_a_title_agrees_with_itself_in_any_case_and_with_a_stop(words: list[str]) -> None:
    title = " ".join(words)
    assert compare_titles(title.upper(), [f"{title}."]).agrees
    assert compare_titles(title.replace(" ", "-"), [title]).agrees
