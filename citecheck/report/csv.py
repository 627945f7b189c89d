"""One finding a row, for spreadsheets. What a spreadsheet would take for a formula is made plain text.

The danger, and the leading apostrophe against it: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io

from citecheck.models import DocumentReport, Finding, Report
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label
from citecheck.text.fold import one_line

COLUMNS = (
    "document", "line", "column", "severity", "rule", "reference", "pmid", "claim", "text", "source", "suggestion",
    "message",
)  # fmt: skip
BOM = "\ufeff"
"""Without it, Excel reads UTF-8 as the machine's old code page."""
# The full-width signs too: spreadsheets fold them.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767."""


def render(report: Report, view: View) -> str:
    """The header and a row for each finding that nobody has accepted, in the order of the text."""
    return BOM + table([COLUMNS]) + "".join(table(rows(document)) for document in report.documents)


def rows(document: DocumentReport) -> list[tuple[str, ...]]:
    """The rows of one document; a document that could not be read has one that says so."""
    if document.status == "unreadable":
        blank = ("",) * (len(COLUMNS) - 5)
        return [(document.path, "", "", "error", *blank, document.error or "could not be read")]
    labels = {reference.id: label(reference) for reference in document.references}
    claims = {c.id: c.text for c in document.claims}
    return [_row(document.path, finding, labels, claims) for finding in document.findings if not finding.accepted]


def table(lines: list[tuple[str, ...]]) -> str:
    """`lines` as CSV text, every cell harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(cell) for cell in line] for line in lines)
    return out.getvalue()


def _row(path: str, finding: Finding, labels: dict[str, str], claims: dict[str, str]) -> tuple[str, ...]:
    place = (str(finding.span.line), str(finding.span.column)) if finding.span else ("", "")
    return (
        path,
        *place,
        finding.severity,
        finding.rule,
        labels.get(finding.reference or "", ""),
        finding.pmid or "",
        claims.get(finding.claim or "", ""),
        finding.text or "",
        finding.source or "",
        finding.suggestion or "",
        finding.message,
    )


def _cell(text: str) -> str:
    plain = harmless(one_line(text))[:_LONGEST]
    return "'" + plain if plain.startswith(_FORMULA) else plain
