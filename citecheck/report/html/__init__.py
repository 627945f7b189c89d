"""The report as one HTML page: nothing is loaded, no script runs, and it reads well in light, in dark and on paper."""

from __future__ import annotations

from citecheck.models import DocumentReport, Report, SourceInfo, Tool
from citecheck.outcome import outcome
from citecheck.report import View
from citecheck.report.html import keys, shown
from citecheck.report.html.corpus import render_index
from citecheck.report.html.page import page, told
from citecheck.report.html.phrases import plural
from citecheck.report.html.values import Corpus, Entry, Line, RuleCount, Section, Share, Spot

__all__ = [
    "Corpus",
    "Entry",
    "Line",
    "RuleCount",
    "Section",
    "Share",
    "Spot",
    "render",
    "render_index",
    "render_page",
]


def render(report: Report, view: View) -> str:
    """`report` as one self-contained page.

    `view.quiet` begins with errors and warnings alone, `view.verbose` with everything unfolded; a reader may choose
    otherwise on the page.
    """
    return _report(report, view, home=None)


def render_page(document: DocumentReport, source: SourceInfo, view: View, *, version: str, home: str) -> str:
    """The page of one document of a corpus; `home` is the address of the index, relative to the page.

    What asking cost is not said: it belongs to the run. So the page is the same however the run went.
    """
    report = Report(tool=Tool(version=version), source=source, documents=(document,), summary=document.summary)
    return _report(report, view, home=home)


def _report(report: Report, view: View, *, home: str | None) -> str:
    documents = report.documents
    result = outcome(report, view.fail_on)
    numbers = shown.counted(documents)
    first = (
        "k-work"
        if numbers.get("k-error") and numbers.get("k-warning")
        else "k-error"
        if numbers.get("k-error")
        else "k-warning"
    )
    return page(
        "report.html",
        heading="References and claims, held against PubMed",
        subject=documents[0].path if len(documents) == 1 else plural(len(documents), "document"),
        version=report.tool.version,
        code=result.code,
        sentence=result.sentence,
        source=told(report.source, cost=home is None),
        outage=report.source.outage,
        choices=keys.choices(numbers, chosen=first if view.quiet else "k-all"),
        home=home,
        documents=[shown.show(document, f"d{n}", verbose=view.verbose) for n, document in enumerate(documents, 1)],
        verbose=view.verbose,
    )
