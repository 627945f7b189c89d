"""What references, places and sources are called in every report, in words that lead a person there."""

from __future__ import annotations

import re

from citecheck.models import Finding, Reference, Span
from citecheck.report.harmless import harmless
from citecheck.text.fold import one_line

_LONGEST = 40
_LETTERED = re.compile(r"(?<![\w./-])((?:1[6-9]|20)\d\d)([a-z])(?![a-z\d])")
_HEAD = 2000
"""Characters of an entry among which its year is looked for."""


def label(reference: Reference) -> str:
    """The printed label; else the first author and year, as the text cites it; else the place in the list."""
    if reference.label:
        return harmless(reference.label)
    fields = reference.fields
    if fields.authors and fields.year:
        name = one_line(fields.authors[0].family)
        if len(name) <= _LONGEST:
            return harmless(f"{name} {dated(reference)}")
    return reference.id.removeprefix("ref-")


def dated(reference: Reference) -> str:
    """The year of an entry, with the letter that the list prints to tell works of one year apart: `2018a`."""
    year = str(reference.fields.year or "")
    letters = (found[2] for found in _LETTERED.finditer(reference.raw, 0, _HEAD) if found[1] == year)
    return year + next(letters, "")


def place(document_format: str, span: Span) -> str:
    """`line 7`, `paragraph 7` of a Word document, `page 3, line 7` of a PDF."""
    if span.page is not None:
        return f"page {span.page}, line {span.line}"
    return f"paragraph {span.line}" if document_format == "docx" else f"line {span.line}"


def other_side(finding: Finding, *, begins: bool = False) -> str:
    """Whose words `finding.source` are, `begins` a line or not: PubMed's, or those of another entry of the list."""
    if finding.rule == "reference-duplicate":
        return "The other entry" if begins else "the other entry"
    return "PubMed"
