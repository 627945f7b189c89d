"""One finding a line, for editors' quickfix lists and for grep."""

from __future__ import annotations

from citecheck.models import DocumentReport, Finding, Report
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label
from citecheck.text.fold import one_line


def render(report: Report, view: View) -> str:
    """`path:line:column: severity: rule: ref LABEL: message`, in the order of the text, without accepted findings."""
    lines = [
        _line(document, finding)
        for document in report.documents
        for finding in document.findings
        if not finding.accepted
    ]
    return "".join(line + "\n" for line in lines)


def _line(document: DocumentReport, finding: Finding) -> str:
    line, column = (finding.span.line, finding.span.column) if finding.span else (1, 1)
    about = next((f" ref {label(r)}:" for r in document.references if r.id == finding.reference), "")
    page = f" page {finding.span.page}:" if finding.span and finding.span.page else ""
    message = harmless(one_line(finding.message))
    path = harmless(document.path).replace("\n", "␊")
    return f"{path}:{line}:{column}: {finding.severity}: {finding.rule}:{about}{page} {message}"
