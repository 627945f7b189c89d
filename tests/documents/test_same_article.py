"""One article in every format gives one report: the same references, links and verdicts.

`fixtures/formats/make.py` makes the others from `article.md`. Where a format differs, the difference is listed here
with its reason; a difference that is not listed fails, and so does one that is listed and gone.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

import pytest

from citecheck.config import Settings
from citecheck.models import Claim, DocumentReport
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.stages import Input
from citecheck.text.fold import fold

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCE = "article.md"

# File, and its differences from the Markdown with their reasons: lines as `described` prints them, `-` for what is
# missing in that format, `+` for what is there instead.
DIFFERENCES: dict[str, dict[str, str]] = {
    "article.txt": {},
    "article.docx": {},
    "article-raised.docx": {},
    "article-libreoffice.docx": {},
    "article-zotero.docx": {},
    "article-mendeley.docx": {},
    "article-endnote.docx": {},
    "article-word.docx": {},
    "article-cited.md": {},
    "article-natbib.tex": {},
    "article-biblatex.tex": {},
    "article-bibitems.tex": {},
    "article-journal.html": {},
    "article.html": {},
    "article-scielo.xml": {},
    "article-nlm.xml": {},
    "article-pmc.xml": {},
    "article-office.pdf": {},
    "article-raised.pdf": {},
    "article-columns.pdf": {},
    "article-typeset.pdf": {},
}


@functools.cache
def checked(name: str) -> DocumentReport:
    source = open_files(FIXTURES / "pubmed")
    try:
        return check([Input(path=str(FIXTURES / "formats" / name))], source, Settings()).documents[0]
    finally:
        source.close()


def described(report: DocumentReport) -> list[str]:
    """What must be the same, one line each: fields and status of every reference, links, claims, verdicts, findings."""
    lines = []
    for number, reference in enumerate(report.references, 1):
        fields = reference.fields
        first_page = re.match(r"\w+", fields.pages or "")
        parts = (
            # LaTeX prints every apostrophe as a typographic one.
            fields.authors[0].family.replace("’", "'") if fields.authors else "-",
            len(fields.authors),
            fold(fields.title or "-"),
            fold(fields.journal or "-"),
            fields.year,
            fields.volume,
            first_page.group() if first_page else "-",
            fields.doi,
            reference.status,
            reference.record.pmid if reference.record else "-",
        )
        lines.append(f"reference {number}: " + "; ".join(map(str, parts)))
    order = {reference.id: str(number) for number, reference in enumerate(report.references, 1)}

    def links(names: tuple[str, ...]) -> str:
        return ",".join(order[name] for name in names)

    for citation in report.citations:
        lines.append(
            f"citation of {links(citation.references)}" + (f" lacks {citation.missing}" * bool(citation.missing))
        )
    for claim in report.claims:
        verdicts = ", ".join(f"{order[one.reference]} {one.verdict}" for one in claim.checks)
        lines.append(f"claim “{_words(claim, report)}”: {verdicts}")
    for finding in report.findings:
        of = f" of {order[finding.reference]}" if finding.reference else ""
        lines.append(f"finding {finding.rule} ({finding.severity}){of}")
    return lines


def _words(claim: Claim, report: DocumentReport) -> str:
    """The words of a claim without its markers, which each format prints in its own way."""
    text, start = claim.text, claim.span.start
    for citation in reversed(report.citations):
        if start <= citation.span.start and citation.span.end <= claim.span.end:
            text = f"{text[: citation.span.start - start]} {text[citation.span.end - start :]}"
    return " ".join(fold(text).split())


def test_the_article_itself_is_read_as_its_author_meant_it():
    report = checked(SOURCE)
    assert [reference.status for reference in report.references].count("verified") == 11
    assert report.references[6].status == "discrepant"
    assert report.references[11].status == "not_found"
    assert len(report.citations) == 23
    assert sum(finding.rule == "claim-number-differs" for finding in report.findings) == 1


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_same_article_gives_the_same_report(name):
    report = checked(name)
    assert report.status == "checked", report.error
    expected, found = Counter(described(checked(SOURCE))), Counter(described(report))
    lines = [f"- {line}" for line in (expected - found).elements()] + [
        f"+ {line}" for line in (found - expected).elements()
    ]
    assert sorted(lines) == sorted(DIFFERENCES[name])
