"""Quotations: faithful, altered, cut, absent."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record, rules

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
