"""Annotations of GitHub Actions: each finding beside its line.

The commands and their escapes: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from citecheck.models import DocumentReport, Finding, Report, Severity
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label, other_side
from citecheck.text.fold import one_line

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, view: View) -> str:
    """One command for each finding that nobody has accepted, the gravest first: GitHub shows only the first ten."""
    found = [(d, f) for d in report.documents for f in d.findings if not f.accepted]
    order = list(_COMMANDS)
    lines = [_unreadable(document) for document in report.documents if document.status == "unreadable"]
    lines += [_line(document, finding) for document, finding in sorted(found, key=lambda p: order.index(p[1].severity))]
    return "".join(line + "\n" for line in lines)


def _line(document: DocumentReport, finding: Finding) -> str:
    about = next((label(r) for r in document.references if r.id == finding.reference), "")
    parts = [f"Reference {about}: {finding.message}" if about else finding.message]
    parts += [f"The text: {one_line(finding.text)}"] if finding.text else []
    parts += [f"{other_side(finding, begins=True)}: {one_line(finding.source)}"] if finding.source else []
    where = {"file": document.path}
    if finding.span is not None:
        where |= {"line": str(finding.span.line), "col": str(finding.span.column)}
    where["title"] = f"citecheck: {finding.rule}"
    return _command(_COMMANDS[finding.severity], where, "\n".join(parts))


def _unreadable(document: DocumentReport) -> str:
    where = {"file": document.path, "title": "citecheck"}
    return _command("error", where, f"This document {document.error or 'could not be read'}")


def _command(name: str, where: dict[str, str], message: str) -> str:
    settings = ",".join(f"{key}={_value(value)}" for key, value in where.items())
    return f"::{name} {settings}::{_data(message)}"


def _data(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
