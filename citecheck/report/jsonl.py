"""One document a line, each as in the JSON report, for corpora and for tools that read as they go."""

from __future__ import annotations

import msgspec

from citecheck.models import DocumentReport, Report
from citecheck.report import View


def render(report: Report, view: View) -> str:
    """A line for each document, in the order of the run."""
    return "".join(line(document) for document in report.documents)


def line(document: DocumentReport) -> str:
    """`document` as one line with its line break."""
    return msgspec.json.encode(document).decode() + "\n"
