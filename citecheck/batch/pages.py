"""The pages of a batch report: one a document, written where it was checked, and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from citecheck import __version__
from citecheck.batch import corpus, counts
from citecheck.batch.corpus import DifferentlyCited, Fact, Place, RecurringIdentifier, RetractedWork
from citecheck.batch.files import write_whole
from citecheck.batch.names import page_file
from citecheck.batch.state import State
from citecheck.models import DocumentReport, SourceInfo
from citecheck.outcome import Outcome
from citecheck.report import View
from citecheck.report.html import Corpus, Entry, Section, Spot, render_index, render_page

_JOURNALS = 15
_FIRST = 100
"""Entries of a section that the index shows; `corpus.jsonl` and `works.csv` have all of them."""
_TELLS: dict[object, tuple[str, str]] = {
    RetractedWork: (
        "Retracted works",
        "Who cites them, and whether the citing article came before the retraction, where both dates are known.",
    ),
    RecurringIdentifier: (
        "Wrong identifiers that recur",
        "An error that travels from list to list: the same wrong DOI, PMID or PMCID in several references.",
    ),
    DifferentlyCited: (
        "Works cited differently",
        "One work, printed with different years, volumes or pages: where it differs from PubMed, it is said how.",
    ),
    corpus.SharedWork: (
        "Works of which several documents claim something",
        "Those first that the abstract bears out in one document and contradicts in another.",
    ),
}
_WHEN = {
    "before": "published before the retraction",
    "after": "published after the retraction",
    "unknown": "not known which came first",
}


def write_page(document: DocumentReport, *, folder: Path, source: SourceInfo, view: View) -> None:
    """Write the page of `document`. Raises `OutputError`."""
    text = render_page(document, source, view, version=__version__, home="../index.html")
    write_whole(folder / page_file(document.path), [text])


def write_index(folder: Path, state: State, outcome: Outcome, source: SourceInfo) -> None:
    """Write `index.html` and the pages on which its list goes on. Raises `OutputError`."""
    told = Corpus(
        version=__version__,
        source=source,
        outcome=outcome,
        documents=counts.documents(state),
        references=counts.references(state),
        findings=counts.findings(state),
        claims=counts.claims(state),
        verdicts=counts.verdicts(state),
        rules=counts.rules(state),
        journals=counts.journals(state, _JOURNALS),
        years=counts.years(state),
        sections=tuple(_sections(corpus.facts(state))),
    )
    written = set()
    for name, text in render_index(told, counts.lines(state)):
        write_whole(folder / name, [text])
        written.add(name)
    for file in folder.glob("index-*.html"):
        if file.name not in written:
            file.unlink(missing_ok=True)


def _sections(facts: Iterable[Fact]) -> Iterator[Section]:
    for kind, group in groupby(facts, key=type):
        entries, total = list[Entry](), 0
        for fact in group:
            total += 1
            if total <= _FIRST:
                entries.append(_entry(fact))
        title, intro = _TELLS[kind]
        yield Section(title=title, intro=intro, entries=tuple(entries), total=total)


def _entry(fact: Fact) -> Entry:
    if isinstance(fact, RetractedWork):
        spots = tuple(_spot(one.place, _WHEN[one.when]) for one in fact.citing)
        return Entry(name=fact.title or "untitled", pmid=fact.pmid, detail=fact.notice or "", spots=spots)
    if isinstance(fact, RecurringIdentifier):
        return Entry(name=fact.printed, detail=fact.rule, spots=tuple(_spot(place) for place in fact.places))
    if isinstance(fact, DifferentlyCited):
        spots = tuple(_spot(p, _printed(v.differs)) for v in fact.variants for p in v.places)
        detail = f"cited in {fact.documents} documents"
        return Entry(name=fact.title or "untitled", pmid=fact.pmid, detail=detail, spots=spots)
    spots = tuple(_spot(one.place, f"{one.verdict.replace('_', ' ')}: {one.text}") for one in fact.claims)
    detail = "borne out in one document and contradicted in another" if fact.disagree else ""
    return Entry(name=fact.title or "untitled", pmid=fact.pmid, detail=detail, spots=spots)


def _printed(differs: dict[str, str]) -> str:
    if not differs:
        return "as in PubMed"
    return "prints " + "; ".join(f"{name} {value}" for name, value in sorted(differs.items()))


def _spot(place: Place, note: str = "") -> Spot:
    return Spot(path=place.document, page=page_file(place.document), line=place.line, label=place.label, note=note)
