"""What a run came to: the exit code, and one sentence that says so and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from citecheck.config import FailOn
from citecheck.errors import ExitCode
from citecheck.models import DocumentReport, Finding, Report
from citecheck.rules import LEVELS, UNCHECKED


class Outcome(Struct, frozen=True, kw_only=True):
    """The exit code of a run, and its sentence."""

    code: ExitCode
    sentence: str


class Tally(Struct, frozen=True, kw_only=True):
    """What counts for the outcome, added up over documents.

    `unchecked` are references, `stumbled` claims that the program stumbled over; `failing` and `others` are numbers of
    findings.
    """

    documents: int = 0
    unreadable: int = 0
    first_unreadable: str = ""
    incomplete: int = 0
    unchecked: int = 0
    stumbled: int = 0
    failing: dict[str, int] = {}
    others: dict[str, int] = {}

    def with_document(self, document: DocumentReport, fail_on: FailOn) -> Tally:
        """This tally and `document`."""
        failing, others = Counter(self.failing), Counter(self.others)
        for finding in document.findings:
            if fails(finding, fail_on):
                failing[finding.severity] += 1
            elif not finding.accepted:
                others[finding.severity] += 1
        unreadable = document.status == "unreadable"
        return Tally(
            documents=self.documents + 1,
            unreadable=self.unreadable + unreadable,
            first_unreadable=self.first_unreadable or (document.path if unreadable else ""),
            incomplete=self.incomplete + (document.status == "incomplete"),
            unchecked=self.unchecked + document.summary.references.get("unchecked", 0),
            stumbled=self.stumbled + stumbled_over(document),
            failing=dict(failing),
            others=dict(others),
        )


def stumbled_over(document: DocumentReport) -> int:
    """How many claims of `document` were not checked though their references were."""
    unknown = {r.id for r in document.references if r.status == "unchecked"}
    return sum(any(k.verdict == "unchecked" and k.reference not in unknown for k in c.checks) for c in document.claims)


def outcome(report: Report, fail_on: FailOn) -> Outcome:
    """What `report` came to, where findings at or above `fail_on` fail the run."""
    tally = Tally()
    for document in report.documents:
        tally = tally.with_document(document, fail_on)
    return conclude(tally, fail_on)


def conclude(tally: Tally, fail_on: FailOn) -> Outcome:
    """What a run came to. With several causes an unreadable input comes before findings, and findings before what could
    not be checked.
    """
    counts = told(tally.failing)
    if tally.unreadable:
        which = tally.first_unreadable if tally.unreadable == 1 else f"{tally.unreadable} documents"
        sentence = f"Not passed: {which} could not be read.{_readable(tally)}"
        return Outcome(code=ExitCode.UNUSABLE, sentence=sentence)
    if tally.failing:
        also = f" {_unchecked(tally)}" if tally.unchecked or tally.stumbled else ""
        return Outcome(code=ExitCode.FINDINGS, sentence=f"Not passed: {counts}.{also}")
    if tally.unchecked or tally.incomplete:
        return Outcome(code=ExitCode.UNCHECKED, sentence=f"Not passed, not failed: {_unchecked(tally)}")
    if tally.others:
        return Outcome(
            code=ExitCode.PASSED,
            sentence=f"Passed: nothing at or above {fail_on!r}; {told(tally.others)} below it."
            if fail_on != "never"
            else f"Passed, because nothing fails this run; {told(tally.others)}.",
        )
    return Outcome(code=ExitCode.PASSED, sentence="Passed: everything was checked and nothing was found.")


def _readable(tally: Tally) -> str:
    """What came of the documents that could be read, beside others that could not."""
    readable = tally.documents - tally.unreadable
    if not readable:
        return ""
    others = "other" if readable == 1 else "others"
    if tally.unchecked or tally.stumbled:
        found = f" Found: {told(tally.failing)}." if tally.failing else ""
        return f" Of the {readable} {others}, {_unchecked(tally)}{found}"
    were = "was" if readable == 1 else "were"
    found = f": {told(tally.failing)}" if tally.failing else ""
    return f" The {readable} {others} {were} checked{found}."


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether `finding` fails a run: accepted ones and those that only say "not checked" never do."""
    if fail_on == "never" or finding.accepted or finding.rule in UNCHECKED:
        return False
    return LEVELS[finding.severity] >= LEVELS[fail_on]


def count(findings: Iterable[Finding]) -> str:
    """`2 errors, 1 warning`: the findings by severity, the gravest first."""
    return told(Counter(finding.severity for finding in findings))


def told(counts: Mapping[str, int]) -> str:
    """Numbers of findings by severity in words, the gravest first."""
    parts = [(counts.get(level, 0), level) for level in ("error", "warning", "note")]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for n, level in parts if n) or "no findings"


def _unchecked(tally: Tally) -> str:
    told_of = []
    if tally.unchecked or not tally.stumbled:
        things = "1 reference" if tally.unchecked == 1 else f"{tally.unchecked} references"
        told_of.append(f"{things} could not be checked, because PubMed could not be asked.")
    if tally.stumbled:
        things = "1 claim" if tally.stumbled == 1 else f"{tally.stumbled} claims"
        told_of.append(f"{things} could not be checked, by a fault of the program.")
    return " ".join(told_of)
