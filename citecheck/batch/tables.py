"""What the corpus shows, as JSON lines and as a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from citecheck.batch.corpus import (
    DifferentlyCited,
    Fact,
    Place,
    RecurringIdentifier,
    RetractedWork,
)
from citecheck.report import csv

COLUMNS = ("kind", "pmid", "title", "document", "line", "reference", "printed", "detail")


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """One fact a line."""
    for fact in facts:
        yield msgspec.json.encode(fact).decode() + "\n"


def rows(facts: Iterable[Fact]) -> Iterator[str]:
    """The header, then a row for each place of each fact."""
    yield csv.BOM + csv.table([COLUMNS])
    for fact in facts:
        yield csv.table(list(_rows(fact)))


def _rows(fact: Fact) -> Iterator[tuple[str, ...]]:
    if isinstance(fact, RetractedWork):
        for one in fact.citing:
            detail = f"published {one.when} the retraction" if one.when != "unknown" else "not known which came first"
            yield ("retracted", fact.pmid, fact.title or "", *_place(one.place), fact.notice or "", detail)
    elif isinstance(fact, RecurringIdentifier):
        for place in fact.places:
            yield ("recurring-identifier", "", "", *_place(place), fact.printed, fact.rule)
    elif isinstance(fact, DifferentlyCited):
        for variant in fact.variants:
            printed = "; ".join(f"{name}: {value}" for name, value in sorted(variant.differs.items()))
            for place in variant.places:
                detail = "differs from PubMed" if printed else "agrees with PubMed"
                yield ("cited-differently", fact.pmid, fact.title or "", *_place(place), printed, detail)
    else:
        for claim in fact.claims:
            yield ("claims-of-one-work", fact.pmid, fact.title or "", *_place(claim.place), claim.text, claim.verdict)


def _place(place: Place) -> tuple[str, str, str]:
    return place.document, str(place.line or ""), place.label or ""
