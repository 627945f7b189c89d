"""The whole program on the project's own documents: each says in its first line what a careful editor expects of it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from citecheck.config import Settings
from citecheck.models import DocumentReport
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.rules import RULES
from citecheck.stages import Input

FIXTURES = Path(__file__).parents[1] / "fixtures"
DOCUMENTS = sorted(path for path in (FIXTURES / "documents").rglob("*") if path.suffix in (".txt", ".md"))
HONEST = [path for path in DOCUMENTS if path.parent.name == "honest"]
STATUSES = {"verified", "discrepant", "wrong_identifier", "ambiguous", "not_found", "out_of_scope", "unchecked"}

ELSEWHERE = {"reference-unchecked", "claim-unchecked", "claim-stance-conflict"}
"""Rules that need an outage or a judge, which no document can bring about."""

_LINE = re.compile(
    r"(?:<!-- )?Expects: references (?P<references>[^;]+); citations (?P<citations>[0-9]+); "
    r"findings (?P<findings>[^;]+?)(?:; notes (?P<notes>[^;]+?))?(?: -->)?"
)


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """An Expects line: `findings` are all rules at warning or error, `notes` those notes that are to be counted."""

    references: dict[str, int]
    citations: int
    findings: dict[str, int]
    notes: dict[str, int]


def expected_of(path: Path) -> Expected:
    with path.open(encoding="utf-8") as file:
        line = file.readline().rstrip("\n")
    found = _LINE.fullmatch(line)
    assert found, f"{path.name}: the first line is not an Expects line: {line!r}"
    return Expected(
        references=counts(found["references"]),
        citations=int(found["citations"]),
        findings=counts(found["findings"]),
        notes=counts(found["notes"] or "none"),
    )


def counts(text: str) -> dict[str, int]:
    if text == "none":
        return {}
    return {name: int(count) for name, count in (item.split("=") for item in text.split(" "))}


@functools.cache
def checked(path: Path) -> DocumentReport:
    source = open_files(FIXTURES / "pubmed")
    try:
        return check([Input(path=str(path))], source, Settings()).documents[0]
    finally:
        source.close()


def differences(expected: Expected, report: DocumentReport) -> list[str]:
    """One line for each count that is not the expected one, with the findings that were counted."""
    lines = compare("references", expected.references, dict(Counter(item.status for item in report.references)))
    if expected.citations != len(report.citations):
        markers = " ".join(citation.marker for citation in report.citations)
        lines.append(f"citations: {expected.citations} expected, {len(report.citations)} found ({markers})")
    heavy = [finding for finding in report.findings if finding.severity != "note"]
    lines += compare("findings", expected.findings, dict(Counter(finding.rule for finding in heavy)))
    notes = Counter(finding.rule for finding in report.findings if finding.severity == "note")
    lines += compare("notes", expected.notes, {rule: notes[rule] for rule in expected.notes})
    wrong = {line.split()[1] for line in lines if line.startswith(("findings", "notes"))}
    lines += [
        f"    line {finding.span.line if finding.span else '-'}: {finding.rule}: {finding.message}"
        for finding in report.findings
        if finding.rule in wrong
    ]
    lines += [
        f"    line {reference.span.line}: {reference.status}: {reference.raw[:80]!r}"
        for reference in report.references
        if any(line.startswith("references") for line in lines)
    ]
    return lines


def compare(what: str, expected: dict[str, int], found: dict[str, int]) -> list[str]:
    return [
        f"{what} {name} : {expected.get(name, 0)} expected, {found.get(name, 0)} found"
        for name in sorted({*expected, *found})
        if expected.get(name, 0) != found.get(name, 0)
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_gets_what_an_editor_expects(path: Path) -> None:
    report = checked(path)

    assert report.status == "checked", report.error
    lines = differences(expected_of(path), report)
    assert not lines, "\n".join([path.name, *lines])


def test_the_report_of_all_documents_together_is_that_of_each_alone() -> None:
    source = open_files(FIXTURES / "pubmed")
    try:
        together = check([Input(path=str(path)) for path in DOCUMENTS], source, Settings(jobs=1))
    finally:
        source.close()

    assert [msgspec.to_builtins(document) for document in together.documents] == [
        msgspec.to_builtins(checked(path)) for path in DOCUMENTS
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_line_of_expectations_is_neither_cited_nor_claimed(path: Path) -> None:
    report = checked(path)

    places = [item.span for item in (*report.references, *report.citations, *report.claims)]
    assert not [place for place in places if place.line == 1]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_line_of_expectations_names_known_rules_and_statuses(path: Path) -> None:
    expected = expected_of(path)

    assert {*expected.findings, *expected.notes} <= set(RULES)
    assert set(expected.references) <= STATUSES


def test_every_rule_is_expected_somewhere() -> None:
    expected = [expected_of(path) for path in DOCUMENTS]
    named = {rule for item in expected for rule, count in {**item.findings, **item.notes}.items() if count}

    assert sorted(set(RULES) - named - ELSEWHERE) == []


def test_every_rule_is_expected_not_to_report_somewhere() -> None:
    expected = [expected_of(path) for path in DOCUMENTS]
    notes = {rule for item in expected for rule, count in item.notes.items() if not count}
    # What is not listed at warning or error must not be found: any other document is one that must not fire it.
    graver = {rule for item in expected for other in expected for rule in set(other.findings) - set(item.findings)}

    assert sorted(set(RULES) - notes - graver - ELSEWHERE) == []


def test_honest_documents_expect_no_finding() -> None:
    assert len(HONEST) >= 3
    assert all(expected_of(path).findings == {} for path in HONEST)
