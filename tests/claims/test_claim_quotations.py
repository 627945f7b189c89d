"""Quotations: faithful, altered, cut, absent."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record, rules
from hypothesis import given
from hypothesis import strategies as st

ABSTRACT = record(
    "Current drug treatment does not stop the loss of cartilage in osteoarthritis (OA). Injections of whole "
    "marrow concentrate "
    "(WMC) have shown safe and encouraging results in small studies of OA progression.",
    "Most patients reported less pain and better function after three months. However, confidence in these "
    "effects remains "
    "low because the studies were hard to compare. Overall the benefits of WMC were judged to outweigh the harms.",
    title="Whole marrow concentrate for osteoarthritis",
)


@pytest.mark.parametrize(
    "quoted",
    [
        "Most patients reported less pain and better function after three months.",
        "most patients reported less pain and better function",
        "Most patients [of all ages] reported less pain and better function after three months",
        "Injections of whole marrow concentrate have shown safe and encouraging results in small studies of "
        "osteoarthritis progression",
        "have shown safe and encouraging results in small studies of osteoarthritic progression",
        "Current drug treatment … does not stop the loss of cartilage",
        "Overall the benefits of whole marrow concentrate were judged to outweigh the harms.",
        "Whole marrow concentrate for osteoarthritis",
    ],
)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»"])
def test_faithful_quotations_agree(quoted, marks):
    result = hold("The authors write: " + marks.format(quoted), ABSTRACT)
    assert loud(result) == []
    assert [status for status, *_ in facets(result, "quotation")] == ["agrees"]


@pytest.mark.parametrize(
    "quoted",
    [
        "the benefits of WMC were judged to outweigh the harms in people of every age",
        "the studies were hard to compare. Overall the benefits of WMC were judged to outweigh the risks by far",
        "In the end, current drug treatment does not stop the loss of cartilage",
    ],
)
def test_words_added_at_either_end_of_the_abstract(quoted):
    assert loud(hold(f"The authors write: “{quoted}”", ABSTRACT)) in ([], ["claim-quotation-altered"])


WORDS = " ".join(section.text for section in ABSTRACT.abstract).split()


@given(
    st.integers(0, len(WORDS) - 1),
    st.integers(3, 30),
    st.lists(st.sampled_from([*WORDS, "tin", "…", "[all]", "1.5%"])),
    st.integers(0, 30),
    st.integers(0, 8),
)
def test_no_quotation_is_stumbled_over(first, number, put_in, at, left_out):
    quoted = WORDS[first : first + number]
    quoted[at : at + left_out] = put_in
    hold(f"The authors write: “{' '.join(quoted)}”", ABSTRACT)


@pytest.mark.parametrize(
    ("quoted", "ours", "theirs"),
    [
        ("Most patients reported less pain and normal function after three months.", "normal", "better"),
        ("Most patients reported no pain and better function after three months.", "no", "less"),
        ("have shown safe and convincing results in small studies", "convincing", "encouraging"),
    ],
)
def test_altered_words_are_shown(quoted, ours, theirs):
    result = hold(f"The authors write: “{quoted}”", ABSTRACT)
    assert loud(result) == ["claim-quotation-altered"]
    assert facets(result, "quotation") == [("differs", ours, theirs)]


def test_a_cut_that_drops_a_reservation():
    text = (
        "They say: “Most patients reported less pain and better function after three months . . . Overall the "
        "benefits of whole "
        "marrow concentrate were judged to outweigh the harms.”"
    )
    result = hold(text, ABSTRACT)
    assert loud(result) == ["claim-quotation-cut"]
    assert result.findings[0].source.startswith("However, confidence")


def test_a_cut_that_drops_nothing_against_it():
    text = "“Current drug treatment does not stop the loss of cartilage in OA … Most patients reported less pain”"
    assert loud(hold(text, ABSTRACT)) == []


def test_a_quotation_from_the_full_text_is_absent():
    result = hold("They add: “we would offer the injection to our own relatives without a second thought”", ABSTRACT)
    assert loud(result) == []
    assert [status for status, *_ in facets(result, "quotation")] == ["absent"]


@pytest.mark.parametrize(
    "text", ["A so-called “miracle cure” for knees.", "It is “safe and tested” they say of marrow."]
)
def test_scare_quotes_are_no_quotations(text):
    result = hold(text, ABSTRACT)
    assert facets(result, "quotation") == []
    assert "claim-quotation-altered" not in rules(result)


LEAFLET = record(
    "RESULTS: Behaviour improved in 12 percent of 1,240 tumour-bearing follow-up patients (P=.03). The hazard ratio "
    "was 0·80 (95% CI 0·6–1·1). Well-being rose in fifteen women.",
    "CONCLUSIONS: The programme, which centres on self-care, may lower costs in anaemic women. Larger trials are "
    "needed to analyse the data of 2 clinics and of twenty-five wards.",
    title="A programme of self-care",
)


@pytest.mark.parametrize(
    "quoted",
    [
        "[t]he programme, which centres on self-care, may lower costs",
        "[l]arger trials are needed to analyse the data",
        "The program, which centers on self care, may lower costs in anemic women",
        "the programme, which cent-\nres on self-care, may lower costs",
        "the programme, which centres on self-care, may lower[ed] costs in an[a]emic women",
        "Behaviour improv[ing] in 12 percent of 1,240 tumour-bearing follow-up patients",
        "Behavior improved in 12% of 1240 tumor-bearing followup patients (P = 0.03)",
        "improved in twelve per cent of 1 240 tumour-bearing follow-up patients",
        "The hazard ratio was 0.80 (95% CI 0.6–1.1)",
        "The hazard ratio was 0.8 (95% CI 0.6 to 1.1)",
        "Wellbeing rose in 15 women",
        "needed to analyze the data of two clinics and of 25 wards",
    ],
)
def test_spelling_figures_and_letters_in_brackets_alter_nothing(quoted):
    result = hold(f"The authors write: “{quoted}”.", LEAFLET)
    assert [status for status, *_ in facets(result, "quotation")] == ["agrees"]
    assert "claim-quotation-altered" not in rules(result)


@pytest.mark.parametrize(
    ("quoted", "ours", "theirs"),
    [
        ("[s]maller trials are needed to analyse the data", "[s]maller", "Larger"),
        ("The program, which centers on health-care, may lower costs in anemic women", "health", "self"),
        ("Behavior improved in 21% of 1240 tumor-bearing follow-up patients", "21", "12"),
        ("Behavior improved in 12% of 1420 tumor-bearing follow-up patients", "1420", "1,240"),
        ("Behaviour worsen[ing] in 12 percent of 1,240 tumour-bearing follow-up patients", "worsen", "improved"),
        ("The hazard ratio was 0.08 (95% CI 0.6–1.1)", "0.08", "0·80"),
        ("needed to analyze the data of three clinics and of 25 wards", "three", "2"),
    ],
)
def test_other_words_and_figures_are_alterations_in_any_spelling(quoted, ours, theirs):
    result = hold(f"The authors write: “{quoted}”.", LEAFLET)
    assert facets(result, "quotation") == [("differs", ours, theirs)]


def test_points_between_words_are_no_part_of_figures():
    text = (
        "Oars were lighter (3.2..kg vs 4.1..kg; P..<...001) and no difference (p...=...0.83) was found in their length."
    )
    assert loud(hold(f"They write: “{text}”", record(text, title="Oars"))) == []
