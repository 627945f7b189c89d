"""What a run came to: the exit code, and one sentence that says so and why."""

from __future__ import annotations

from msgspec import Struct

from citecheck.config import FailOn
from citecheck.errors import ExitCode
from citecheck.models import Finding, Report, Severity
from citecheck.rules import LEVELS, UNCHECKED


class Outcome(Struct, frozen=True, kw_only=True):
    """The exit code of a run, and its sentence."""

    code: ExitCode
    sentence: str


def outcome(report: Report, fail_on: FailOn) -> Outcome:
    """What `report` came to, where findings at or above `fail_on` fail the run.

    With several causes an unreadable input comes before findings, and findings before what could not be checked.
    """
    unreadable = [document for document in report.documents if document.status == "unreadable"]
    unchecked = sum(document.summary.references.get("unchecked", 0) for document in report.documents)
    failing = [f for document in report.documents for f in document.findings if fails(f, fail_on)]
    counts = count(failing)
    if unreadable:
        readable = len(report.documents) - len(unreadable)
        found = f" The {readable} other{'s were' if readable > 1 else ' was'} checked" if readable else ""
        tail = f"{found}: {counts}." if found and failing else f"{found}." if found else ""
        which = unreadable[0].path if len(unreadable) == 1 else f"{len(unreadable)} documents"
        return Outcome(code=ExitCode.UNUSABLE, sentence=f"Not passed: {which} could not be read.{tail}")
    if failing:
        also = f" {_unchecked(unchecked)}" if unchecked else ""
        return Outcome(code=ExitCode.FINDINGS, sentence=f"Not passed: {counts}.{also}")
    if unchecked or any(document.status == "incomplete" for document in report.documents):
        return Outcome(code=ExitCode.UNCHECKED, sentence=f"Not passed, not failed: {_unchecked(unchecked)}")
    rest = [f for document in report.documents for f in document.findings if not f.accepted]
    if rest:
        return Outcome(
            code=ExitCode.PASSED,
            sentence=f"Passed: nothing at or above {fail_on!r}; {count(rest)} below it."
            if fail_on != "never"
            else f"Passed, because nothing fails this run; {count(rest)}.",
        )
    return Outcome(code=ExitCode.PASSED, sentence="Passed: everything was checked and nothing was found.")


def fails(finding: Finding, fail_on: FailOn) -> bool:
    """Whether `finding` fails a run: accepted ones and those that only say "not checked" never do."""
    if fail_on == "never" or finding.accepted or finding.rule in UNCHECKED:
        return False
    return LEVELS[finding.severity] >= LEVELS[fail_on]


def count(findings: list[Finding]) -> str:
    """`2 errors, 1 warning`: the findings by severity, the gravest first."""
    order: tuple[Severity, ...] = ("error", "warning", "note")
    parts = [(sum(f.severity == level for f in findings), level) for level in order]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for n, level in parts if n) or "no findings"


def _unchecked(number: int) -> str:
    if number == 1:
        return "1 reference could not be checked, because PubMed could not be asked."
    return f"{number} references could not be checked, because PubMed could not be asked."
