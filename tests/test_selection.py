"""Which findings are reported, and which are accepted."""

import datetime

import pytest

from citecheck import selection
from citecheck.config import Accepted, Settings
from citecheck.models import Fields, Record, Reference, Span
from citecheck.rules import finding

SPAN = Span(start=10, end=20, line=2, column=1)
REFERENCE = Reference(
    id="ref-1",
    label="1",
    raw="Brighton TA, et al. Low-dose aspirin. N Engl J Med. 2012.",
    span=SPAN,
    fields=Fields(doi="10.1056/nejmoa1210384", pmid="23121403"),
)
TITLE = finding("title-differs", "The title differs.", SPAN, reference="ref-1")
CLAIM = finding("claim-number-differs", "12, not 20.", SPAN, reference="ref-1", text="20 of 100")
UNSOURCED = finding("study-unsourced", "Which?", Span(start=1, end=5, line=1, column=2), text="A study found a cure")


def rules(findings):
    return [each.rule for each in findings]


def test_findings_come_in_the_order_of_the_text():
    found = selection.apply([TITLE, CLAIM, UNSOURCED], Settings(), [REFERENCE])
    assert rules(found) == ["study-unsourced", "claim-number-differs", "title-differs"]


def test_select_and_ignore():
    assert rules(selection.apply([TITLE, CLAIM], Settings(select=("title-differs",)), [])) == ["title-differs"]
    assert rules(selection.apply([TITLE, CLAIM], Settings(ignore=("title-differs",)), [])) == ["claim-number-differs"]


def test_severities_are_as_configured():
    settings = Settings(severities={"title-differs": "error"})
    assert [each.severity for each in selection.apply([TITLE], settings, [])] == ["error"]


@pytest.mark.parametrize("about", [None, "10.1056/NEJMoa1210384", "23121403", "low-dose aspirin", "Brighton TA"])
def test_an_accepted_finding_keeps_its_place_and_says_why(about):
    settings = Settings(accept=(Accepted(rule="title-differs", reason="subtitle", reference=about),))
    found = selection.apply([TITLE, CLAIM], settings, [REFERENCE])
    assert [each.accepted for each in found] == [None, "subtitle"]


@pytest.mark.parametrize("about", ["10.1000/other", "99", "heparin"])
def test_another_reference_is_not_accepted(about):
    settings = Settings(accept=(Accepted(rule="title-differs", reason="subtitle", reference=about),))
    assert selection.apply([TITLE], settings, [REFERENCE])[0].accepted is None
    assert "covered nothing" in selection.idle_entries(settings, [])[0]


def about(printed, wanted, record=None):
    reference = Reference(id="ref-1", label="1", raw=printed, span=SPAN, fields=Fields())
    settings = Settings(accept=(Accepted(rule="title-differs", reason="seen", reference=wanted),))
    found = selection.apply([TITLE], settings, [reference], {"ref-1": record} if record else {})
    return found[0].accepted is not None


@pytest.mark.parametrize(
    ("printed", "wanted", "covered"),
    [
        ("A title. PMID: 12345678.", "12345678", True),
        ("A title. PMID: 12345678.", "PMID: 12345678", True),
        ("A title. PMID: 123456789.", "12345678", False),
        ("A title. PMID: 112345678.", "12345678", False),
        ("A title. doi:10.1000/12345678", "12345678", False),
        ("A title. PMCID: PMC123.", "PMC123", True),
        ("A title. PMCID: PMC1234.", "pmc123", False),
        ("A title. https://doi.org/10.1000/ABC.", "10.1000/abc", True),
        ("A title (10.1000/abc). Seen.", "https://doi.org/10.1000/abc", True),
        ("A title. doi:10.1000/abcd", "10.1000/abc", False),
        ("A title. doi:10.1000/abc.pub2", "10.1000/abc", False),
        ("A title. doi:10.1000/abc-2.", "10.1000/abc", False),
    ],
)
def test_an_identifier_is_matched_whole(printed, wanted, covered):
    assert about(printed, wanted) is covered


@pytest.mark.parametrize(
    ("wanted", "covered"),
    [("12345678", True), ("1234567", False), ("10.1000/ABC", True), ("10.1000/second", True), ("PMC77", True)],
)
def test_an_entry_may_name_the_record_that_was_found(wanted, covered):
    fields = Fields(title="A title", doi="10.1000/abc", pmcid="PMC77")
    record = Record(pmid="12345678", fields=fields, dois=("10.1000/abc", "10.1000/second"))
    assert about("A title that prints no number.", wanted, record) is covered


def test_an_expired_entry_counts_no_more_and_is_told():
    entry = Accepted(rule="title-differs", reason="subtitle", until=datetime.date(2020, 1, 1))
    settings = Settings(accept=(entry,))
    found = selection.apply([TITLE], settings, [REFERENCE])
    assert found[0].accepted is None
    assert (
        "expired on 2020-01-01" in selection.idle_entries(settings, [one.accepted for one in found if one.accepted])[0]
    )


def test_a_finding_without_a_reference_is_accepted_by_its_words():
    settings = Settings(accept=(Accepted(rule="study-unsourced", reason="known", reference="found a cure"),))
    assert selection.apply([UNSOURCED], settings, [])[0].accepted == "known"
