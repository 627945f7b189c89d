"""The index of a corpus: its documents worst first, where the problems are, and what only the whole shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote

from msgspec import Struct

from citecheck.models import DocumentStatus, Severity
from citecheck.report.html import chart, keys, links
from citecheck.report.html.page import page, told
from citecheck.report.html.phrases import STATUSES, plural, verdicts
from citecheck.report.html.values import Corpus, Entry, Line, Section, Spot
from citecheck.report.html.words import plain
from citecheck.rules import RULES

LINES = 500
"""Documents on one page of the list; a longer list goes on in `index-2.html` and so forth."""

_PLACES, _ENTRIES = 20, 100


class _Row(Struct, frozen=True, kw_only=True):
    """A line as the template prints it."""

    classes: str
    href: str
    path: str
    status: DocumentStatus
    error: str
    numbers: tuple[tuple[str, int], ...]


def render_index(corpus: Corpus, lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """The files of the index, by name and text, one at a time: `index.html`, then the rest of the list.

    `lines` come worst first; what has been printed of them is forgotten.
    """
    total = sum(corpus.documents.values())
    pages = max(1, -(-total // LINES))
    waiting = iter(lines)
    for number in range(1, pages + 1):
        shown = list(islice(waiting, LINES))
        found = [_keys(line) for line in shown]
        yield (
            _file(number),
            page(
                "index.html",
                heading="Corpus report: references and claims, held against PubMed",
                subject=plural(total, "document"),
                version=corpus.version,
                code=corpus.outcome.code,
                sentence=corpus.outcome.sentence,
                source=told(corpus.source, cost=False),
                outage=corpus.source.outage,
                choices=keys.choices(keys.tally(found), every="All documents"),
                corpus=corpus if number == 1 else None,
                counts=_counts(corpus),
                bars=[chart.bar(count.findings, max(c.findings for c in corpus.rules)) for count in corpus.rules],
                columns=chart.columns(corpus.years),
                sections=[_section(section) for section in corpus.sections],
                rows=[_row(line, own) for line, own in zip(shown, found, strict=True)],
                number=number,
                pages=[_file(n) for n in range(1, pages + 1)],
                summaries={rule.name: rule.summary for rule in RULES.values()},
            ),
        )


def _file(number: int) -> str:
    return "index.html" if number == 1 else f"index-{number}.html"


def _keys(line: Line) -> frozenset[str]:
    found = set()
    if line.errors or line.status == "unreadable":
        found |= {"k-error", "k-work"}
    if line.warnings:
        found |= {"k-warning", "k-work"}
    if line.status != "checked":
        found.add("k-unchecked")
    return frozenset(found)


def _row(line: Line, found: frozenset[str]) -> _Row:
    return _Row(
        classes=keys.classes(found),
        href=_href(line.page),
        path=plain(line.path, 400),
        status=line.status,
        error=plain(line.error or "", 400),
        numbers=(
            ("Errors", line.errors),
            ("Warnings", line.warnings),
            ("Notes", line.notes),
            ("References", line.references),
            ("Claims", line.claims),
        ),
    )


def _href(file: str) -> str:
    """`file`, a path below the index, as a relative address that cannot be taken for anything else."""
    return "./" + quote(file.lstrip("/"), safe="/._-~")


class _Spot(Struct, frozen=True, kw_only=True):
    path: str
    href: str
    where: str
    note: str


class _Entry(Struct, frozen=True, kw_only=True):
    name: str
    record: links.Link | None
    detail: str
    spots: tuple[_Spot, ...]
    more: int


class _Section(Struct, frozen=True, kw_only=True):
    title: str
    intro: str
    entries: tuple[_Entry, ...]
    total: int
    more: int


def _section(section: Section) -> _Section:
    total = max(section.total or 0, len(section.entries))
    entries = tuple(_entry(entry) for entry in section.entries[:_ENTRIES])
    return _Section(
        title=plain(section.title),
        intro=plain(section.intro),
        entries=entries,
        total=total,
        more=total - len(entries),
    )


def _entry(entry: Entry) -> _Entry:
    return _Entry(
        name=plain(entry.name, 400),
        record=links.pubmed(entry.pmid),
        detail=plain(entry.detail, 400),
        spots=tuple(_spot(spot) for spot in entry.spots[:_PLACES]),
        more=max(0, len(entry.spots) - _PLACES),
    )


def _spot(spot: Spot) -> _Spot:
    line = f"line {spot.line}" if spot.line else ""
    reference = f"reference {plain(spot.label, 40)}" if spot.label else ""
    return _Spot(
        path=plain(spot.path, 200),
        href=_href(spot.page) if spot.page else "",
        where=", ".join(part for part in (line, reference) if part),
        note=plain(spot.note, 400),
    )


def _counts(corpus: Corpus) -> list[tuple[str, str, str]]:
    """(name, total, parts) of documents, references, claims and findings."""
    documents = {"checked": "checked", "incomplete": "not wholly checked", "unreadable": "could not be read"}
    order: tuple[Severity, ...] = ("error", "warning", "note")
    return [
        (
            "Documents",
            f"{sum(corpus.documents.values()):,}",
            ", ".join(f"{corpus.documents[s]:,} {words}" for s, words in documents.items() if corpus.documents.get(s)),
        ),
        (
            "References",
            f"{sum(corpus.references.values()):,}",
            ", ".join(f"{corpus.references[s]:,} {_low(STATUSES[s][0])}" for s in STATUSES if corpus.references.get(s)),
        ),
        (
            "Claims",
            f"{corpus.claims:,}",
            ", ".join(verdicts(corpus.verdicts)),
        ),
        (
            "Findings",
            f"{sum(corpus.findings.values()):,}",
            ", ".join(plural(corpus.findings[s], s) for s in order if corpus.findings.get(s)),
        ),
    ]


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]
