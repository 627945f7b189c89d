"""Statuses, verdicts, several works, places."""

from __future__ import annotations

import pytest
from claims.held import TRIAL, facets, hold, loud, record, rules, the

TITLE_ONLY = record(title="Copper insoles for heel pain")
OTHER = record(
    "Seven alpine lakes were sampled for diatoms between June and September. Species richness fell with altitude and "
    "with the concentration of dissolved phosphorus.",
    pmid="9",
    title="Diatoms of seven alpine lakes",
)


@pytest.mark.parametrize(
    ("status", "given", "verdict", "rule"),
    [
        ("unchecked", None, "unchecked", "claim-unchecked"),
        ("not_found", None, "no_record", "claim-no-record"),
        ("ambiguous", None, "no_record", "claim-no-record"),
        ("out_of_scope", None, "no_record", "claim-no-record"),
        ("wrong_identifier", TRIAL, "no_record", "claim-no-record"),
        ("verified", TITLE_ONLY, "no_abstract", "claim-no-abstract"),
    ],
)
def test_what_cannot_be_held_is_said_once_and_as_a_note(status, given, verdict, rule):
    result = hold("Copper insoles reduce heel pain by 2.4 points.", given, status=status)
    assert [c.verdict for c in result.checks] == [verdict]
    assert rules(result) == [rule]
    assert the(result, rule).severity == "note"
    assert result.checks[0].evidence == ()


@pytest.mark.parametrize(
    ("status", "given", "said"),
    [
        ("not_found", None, "There is no record of reference 1"),
        ("ambiguous", None, "Several records fit reference 1"),
        ("wrong_identifier", TRIAL, "An identifier of reference 1 belongs to another article"),
        ("wrong_identifier", None, "An identifier of reference 1 belongs to another article"),
    ],
)
def test_why_there_is_no_record_is_said_as_it_is(status, given, said):
    result = hold("Copper insoles reduce heel pain by 2.4 points.", given, status=status)
    message = the(result, "claim-no-record").message
    assert message.startswith(said)
    assert ("no record" in message) == (status == "not_found")


def test_a_discrepant_reference_is_held_all_the_same():
    result = hold("Mean morning pain fell by 2.4 points with copper insoles.", TRIAL, status="discrepant")
    assert result.checks[0].verdict == "plausible"
    assert result.findings == ()


def test_one_check_for_each_work_in_order():
    result = hold("Mean morning pain fell by 2.4 points with copper insoles.", TRIAL, None, TITLE_ONLY)
    assert [c.reference for c in result.checks] == ["ref-1", "ref-2", "ref-3"]
    assert [c.verdict for c in result.checks] == ["plausible", "no_record", "no_abstract"]


def test_the_abstract_is_silent_and_that_is_no_accusation():
    result = hold("Copper insoles cost the health service nothing extra, and postal workers liked their colour.", TRIAL)
    assert result.checks[0].verdict == "not_in_abstract"
    assert rules(result) == ["claim-not-in-abstract"]
    assert loud(result) == []


def test_another_subject_altogether_is_the_wrong_work():
    result = hold(
        "Mean morning pain fell by 2.4 points in adults who wore copper insoles for plantar heel pain.", OTHER
    )
    assert rules(result) == ["claim-wrong-work"]
    assert result.checks[0].verdict == "not_in_abstract"
    assert the(result, "claim-wrong-work").source == "Diatoms of seven alpine lakes"


def test_a_short_claim_of_several_telling_words_needs_to_share_one_of_them():
    assert loud(hold("Incidence rates of heart failure have decreased.", OTHER)) == ["claim-wrong-work"]
    assert loud(hold("Incidence rates of diatoms have decreased in women.", OTHER)) == []
    assert loud(hold("A report on the use of that is at hand.", OTHER)) == []


def test_abbreviations_are_nobodys_names_and_words_of_change_no_subject():
    lakes = record("The protein DLR4 of diatoms held PGT-9 to their walls, and altitude did not matter to it.")
    assert loud(hold("Tethering in the sediment loosened the bond between DLR4 and PGT-9.", lakes)) == []
    assert loud(hold("The hazard was roughly halved, more sharply than it had risen.", lakes)) == []


def test_everyday_words_for_what_the_field_calls_otherwise_accuse_nobody():
    worms = record(
        "Nematodes that mobilised somatic lipids to the germline had greater fecundity, but survival was impaired "
        "during nutrient stress, and oleic acid in the diet changed this balance of reproduction and resilience."
    )
    assert loud(hold("Such worms have more young, but they live less long when food is short.", worms)) == []
    assert loud(hold("Infliximab induced remission of Crohn disease.", worms)) == ["claim-wrong-work"]


@pytest.mark.parametrize("text", ["This is well known.", "Many have shown the same.", "See also the earlier work."])
def test_a_general_sentence_fits_any_work(text):
    assert loud(hold(text, OTHER)) == []


def test_the_heading_may_name_the_subject():
    bare = "Richness fell with altitude, and the warmest of them was the poorest by far in rare taxa."
    assert loud(hold(bare, OTHER, subject="Diatoms of alpine lakes")) == []


def test_a_figure_may_come_from_the_other_work_cited():
    second = record("Mean morning pain fell by 3.9 points with copper insoles in nurses.", pmid="2")
    alone = hold("Mean morning pain fell by 3.9 points with copper insoles.", TRIAL)
    both = hold("Mean morning pain fell by 3.9 points with copper insoles.", TRIAL, second)
    assert loud(alone) == ["claim-number-differs"]
    assert loud(both) == []
    assert ("absent", "3.9 points", None) in facets(both, "number")


def test_a_finding_points_into_the_claim_and_shows_both_sides():
    text = "Walking distance increased by 34.1% in the copper group."
    found = the(hold(text, TRIAL), "claim-number-differs")
    assert found.severity == "error"
    assert (found.span.start, found.span.line, found.span.column) == (
        10 + text.index("34.1"),
        3,
        5 + text.index("34.1"),
    )
    assert [found.text[a:b] for a, b in found.text_marks] == ["34.1%"]
    assert [found.source[a:b] for a, b in found.source_marks] == ["18.6%"]
    assert (found.claim, found.reference, found.pmid) == ("claim-1", "ref-1", "1")


def test_facets_point_into_the_evidence_that_is_shown():
    check = hold("Walking distance increased by 34.1% in the copper group.", TRIAL).checks[0]
    facet = next(f for f in check.facets if f.status == "differs")
    n, start, end = facet.record_at
    assert check.evidence[n].sentence[start:end] == "18.6%"
    assert len(check.evidence) <= 3


def test_evidence_has_its_section_and_a_score():
    best = hold("Walking distance increased with copper insoles.", TRIAL).checks[0].evidence[0]
    assert best.section == "RESULTS"
    assert best.sentence.startswith("Walking distance increased")
    assert 0 < best.score <= 1


def test_the_same_again_gives_the_same():
    text = "Copper insoles increased walking distance by 34.1%, “morning pain fell by a lot”, in children."
    assert hold(text, TRIAL, OTHER) == hold(text, TRIAL, OTHER)


@pytest.mark.parametrize(
    "text", ["", " ", "(1)", "“", "“”", "…", "12 %", "\n\n•\n", "(" * 500, "“a " * 300, "1,234," * 300, "et al. " * 200]
)
def test_any_text_gets_an_answer(text):
    result = hold(text, TRIAL)
    assert len(result.checks) == 1
    assert loud(result) == []
