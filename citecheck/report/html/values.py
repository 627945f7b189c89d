"""What the index of a corpus is made from: small values, whatever the number of documents.

A batch makes one `Corpus` when all documents are done, and hands the documents' `Line`s over as an iterable, worst
first; the pages of the documents are made one at a time, by `render_page`, where each was checked.
"""

from __future__ import annotations

from msgspec import Struct

from citecheck.models import DocumentStatus, Severity, SourceInfo
from citecheck.outcome import Outcome


class Line(Struct, frozen=True, kw_only=True):
    """One document in the list: its path as given, the file of its page relative to the index, the counts."""

    path: str
    page: str
    status: DocumentStatus
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    references: int = 0
    claims: int = 0
    error: str | None = None


class RuleCount(Struct, frozen=True, kw_only=True):
    """How many findings a rule has (accepted ones not counted), in how many documents."""

    rule: str
    severity: Severity
    findings: int
    documents: int


class Share(Struct, frozen=True, kw_only=True):
    """So many `references` of one journal or year; `wrong` of them differ, are missing, ambiguous or misidentified."""

    name: str
    references: int
    wrong: int


class Spot(Struct, frozen=True, kw_only=True):
    """Where a document speaks of something; `page` is the file of its page, `note` what is to be said of this place."""

    path: str
    page: str | None = None
    line: int | None = None
    label: str | None = None
    note: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing that only the whole corpus shows: a work or an identifier, and everywhere it occurs."""

    name: str
    pmid: str | None = None
    detail: str = ""
    spots: tuple[Spot, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    """A part of the index: what its entries have in common, and why it matters, in a sentence.

    `total` is the number of entries where `entries` are only the first of them.
    """

    title: str
    intro: str
    entries: tuple[Entry, ...]
    total: int | None = None


class Corpus(Struct, frozen=True, kw_only=True):
    """Everything that the index says besides its list of documents.

    `documents`, `references`, `verdicts` (of claims) and `findings` are those of the run's `Summary`, added up.
    `journals` are the worst few, `years` all, in order.
    """

    version: str
    source: SourceInfo
    outcome: Outcome
    documents: dict[str, int]
    references: dict[str, int] = {}
    findings: dict[str, int] = {}
    claims: int = 0
    verdicts: dict[str, int] = {}
    rules: tuple[RuleCount, ...] = ()
    journals: tuple[Share, ...] = ()
    years: tuple[Share, ...] = ()
    sections: tuple[Section, ...] = ()
