"""Exit codes and the closing sentence, with several causes at once."""

import pytest
from msgspec.structs import replace

from citecheck.errors import ExitCode
from citecheck.models import Check, CheckedClaim, DocumentReport, Report, SourceInfo, Span, Summary, Tool
from citecheck.outcome import outcome
from citecheck.rules import finding

ERROR = finding("reference-retracted", "Retracted.", None)
WARNING = finding("title-differs", "Differs.", None)
NOTE = finding("identifier-missing", "Missing.", None)
UNCHECKED = finding("reference-unchecked", "Not asked.", None)


def document(*findings, status="checked", unchecked=0):
    return DocumentReport(
        path="a.txt",
        format="text",
        status=status,
        findings=findings,
        summary=Summary(references={"unchecked": unchecked} if unchecked else {}),
    )


def result(*documents, fail_on="warning"):
    source = SourceInfo(kind="local", location="x")
    return outcome(
        Report(tool=Tool(version="0"), source=source, documents=documents, summary=Summary()),
        fail_on,
    )


INCOMPLETE = document(UNCHECKED, status="incomplete", unchecked=1)
STUMBLED = replace(
    document(finding("claim-unchecked", "The claim was not checked, by a fault of the program.", None)),
    status="incomplete",
    claims=(
        CheckedClaim(
            id="claim-1",
            text="Walking helps [1].",
            span=Span(start=0, end=18, line=1, column=1),
            references=("ref-1",),
            checks=(Check(reference="ref-1", pmid=None, verdict="unchecked", score=0.0),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("documents", "fail_on", "code"),
    [
        ([document()], "warning", 0),
        ([document(NOTE)], "warning", 0),
        ([document(NOTE)], "note", 1),
        ([document(WARNING)], "warning", 1),
        ([document(WARNING)], "error", 0),
        ([document(ERROR)], "never", 0),
        ([INCOMPLETE], "warning", 3),
        ([INCOMPLETE], "never", 3),
        ([STUMBLED], "warning", 3),
        ([STUMBLED, document(WARNING)], "warning", 1),
        ([document(ERROR, UNCHECKED, status="incomplete", unchecked=1)], "warning", 1),
        ([document(ERROR, UNCHECKED, status="incomplete", unchecked=1)], "never", 3),
        ([document(status="unreadable"), document(ERROR)], "warning", 2),
        ([document(status="unreadable"), INCOMPLETE], "never", 2),
    ],
)
def test_the_gravest_cause_decides(documents, fail_on, code):
    assert result(*documents, fail_on=fail_on).code == ExitCode(code)


def test_a_claim_that_the_program_stumbled_over_is_counted_apart_from_references_that_were_not_asked_about():
    alone = result(STUMBLED).sentence
    assert alone == "Not passed, not failed: 1 claim could not be checked, by a fault of the program."
    both = result(STUMBLED, STUMBLED, INCOMPLETE, document(ERROR)).sentence
    assert both == (
        "Not passed: 1 error. 1 reference could not be checked, because PubMed could not be asked. "
        "2 claims could not be checked, by a fault of the program."
    )


def test_an_accepted_finding_fails_nothing():
    import msgspec

    accepted = msgspec.structs.replace(ERROR, accepted="looked at")
    assert result(document(accepted)).code == ExitCode.PASSED


def test_a_run_with_unchecked_references_never_says_that_it_passed():
    sentence = result(INCOMPLETE, fail_on="never").sentence
    assert sentence.startswith("Not passed")
    assert "1 reference could not be checked" in sentence


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([document()], "The 1 other was checked."),
        ([document(), document(ERROR)], "The 2 others were checked: 1 error."),
        ([INCOMPLETE], "Of the 1 other, 1 reference could not be checked, because PubMed could not be asked."),
        (
            [INCOMPLETE, document(WARNING, status="incomplete", unchecked=2)],
            "Of the 2 others, 3 references could not be checked, because PubMed could not be asked. Found: 1 warning.",
        ),
    ],
)
def test_beside_an_unreadable_document_it_says_what_came_of_the_others(others, told):
    sentence = result(document(status="unreadable"), *others).sentence
    assert sentence == f"Not passed: a.txt could not be read. {told}"


def test_the_sentence_counts_what_fails():
    sentence = result(document(ERROR, WARNING, WARNING, NOTE)).sentence
    assert sentence == "Not passed: 1 error, 2 warnings."
