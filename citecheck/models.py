"""The frozen values that flow through a run; encoded, they are the JSON report.

Layout and meaning are those of `report.schema.json` (published in `citecheck/report/`). Keys beyond the schema
are additions, which the contract allows. Offsets are half-open character offsets into `Document.text`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Severity: TypeAlias = Literal["error", "warning", "note"]
Status: TypeAlias = Literal[
    "verified", "discrepant", "wrong_identifier", "ambiguous", "not_found", "out_of_scope", "unchecked"
]
Method: TypeAlias = Literal["pmid", "doi", "pmcid", "citation", "title", "none"]
MarkerStyle: TypeAlias = Literal["numeric", "author_year", "key", "note"]
Verdict: TypeAlias = Literal[
    "plausible",
    "partly_plausible",
    "conflicting",
    "not_in_abstract",
    "no_abstract",
    "no_record",
    "unchecked",
]
FacetName: TypeAlias = Literal[
    "number",
    "quotation",
    "direction",
    "significance",
    "certainty",
    "population",
    "design",
    "intervention",
    "outcome",
    "attribution",
    "stance",
]
FacetStatus: TypeAlias = Literal["agrees", "differs", "absent"]
NoticeKind: TypeAlias = Literal[
    "retraction",
    "partial_retraction",
    "expression_of_concern",
    "erratum",
    "corrected_and_republished",
    "update",
    "withdrawn",
]
DocumentStatus: TypeAlias = Literal["checked", "incomplete", "unreadable"]
ReferenceKind: TypeAlias = Literal[
    "article",
    "book",
    "chapter",
    "guideline",
    "web",
    "preprint",
    "software",
    "registration",
    "thesis",
    "conference",
    "other",
]
MarkKind: TypeAlias = Literal["superscript", "heading", "item", "link", "note"]


class Span(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a document: offsets, and the 1-based line and column of the start.

    What a line is depends on the format: a line of the file, the paragraph of a Word document, the line of the page
    where `page` (1-based) is given.
    """

    start: int
    end: int
    line: int
    column: int
    page: int | None = None


# ---------------------------------------------------------------- the document


class Mark(Struct, frozen=True, kw_only=True):
    """Markup of the source that matters: `value` is a link's address, a heading's level, a note's key."""

    kind: MarkKind
    start: int
    end: int
    value: str | None = None


class Anchor(Struct, frozen=True, kw_only=True):
    """From `offset` of the extracted text on, the source stands at this 1-based line and column (of this page)."""

    offset: int
    line: int
    column: int
    page: int | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """An entry of a reference list that the format itself marks: a JATS `ref`, a `bibitem`, a BibTeX entry.

    `key` is the name by which the format's own citations call it. `start` and `end` are offsets of what is printed,
    without the printed `label`. `fields` and `kind` are what the format's data say of it. `printed`: the text is what
    readers see, and is checked; the data only help to take it apart. Else the text was written from the data.
    """

    key: str
    start: int
    end: int
    label: str | None = None
    fields: Fields | None = None
    kind: ReferenceKind | None = None
    printed: bool = True


class Pointer(Struct, frozen=True, kw_only=True):
    """A citation that the format itself marks: offsets of its printed marker, keys of the entries that it leads to."""

    start: int
    end: int
    keys: tuple[str, ...]
    style: MarkerStyle = "key"


class Document(Struct, frozen=True, kw_only=True):
    """A document as read: plain text, and where each part of it stands in the source.

    Without `anchors` the text is the source itself and lines are counted in it. With them, sorted by offset and the
    first at 0, a place has the line of the last anchor before it, and its column counted on from there.

    `entries`, `pointers` and `regions` are what the format itself says of its reference list: the entries, the markers
    that lead to them, and the half-open offsets that are reference list, headings included. Where there are entries,
    no list is looked for. `only_references`: an export of a reference manager, in which nothing can be cited.
    `remarks` are lines for the reader about the file (its name says Word, but it is a web page). `published` is the
    date that the format gives for the article itself, as precise as it is known: 2019, 2019-05 or 2019-05-03.
    """

    path: str
    format: str
    text: str
    sha256: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    entries: tuple[Entry, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    regions: tuple[tuple[int, int], ...] = ()
    only_references: bool = False
    remarks: tuple[str, ...] = ()
    published: str | None = None


# ---------------------------------------------------------------- what is printed


class Author(Struct, frozen=True, kw_only=True):
    """One author: a person, or a group, whose name stands in `family` with no `given`."""

    family: str
    given: str | None = None


class Fields(Struct, frozen=True, kw_only=True):
    """Bibliographic fields, as printed in a reference or as PubMed has them; what is not there is None."""

    authors: tuple[Author, ...] = ()
    title: str | None = None
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    url: str | None = None


class Reference(Struct, frozen=True, kw_only=True):
    """One entry of a reference list, as printed and as parsed.

    `confidence` (0..1) says how sure the parser is of the fields; `et_al`: the author list is cut short;
    `ahead_of_print`: marked as published online first or in press; `label` is the number or key as printed.
    """

    id: str
    label: str | None
    raw: str
    span: Span
    fields: Fields
    kind: ReferenceKind = "article"
    confidence: float = 1.0
    et_al: bool = False
    ahead_of_print: bool = False
    malformed: tuple[str, ...] = ()
    """Printed identifiers that cannot be one (a DOI without its suffix, a PMID of twelve digits), as printed."""


class ReferenceList(Struct, frozen=True, kw_only=True):
    """Every entry of a document, in order, and the parts of the text that are reference list."""

    references: tuple[Reference, ...] = ()
    regions: tuple[tuple[int, int], ...] = ()
    """Half-open offsets, headings of the list included: nothing in them is a citation or a claim."""


class Citation(Struct, frozen=True, kw_only=True):
    """One in-text marker: the references that it points to, and the labels that the list lacks."""

    id: str
    marker: str
    style: MarkerStyle
    span: Span
    references: tuple[str, ...]
    missing: tuple[str, ...]
    claim: str | None


class Claim(Struct, frozen=True, kw_only=True):
    """What the document says and attributes to one or more references.

    `subject` is the nearest heading, `context` the sentence before (for "their 2016 study ..."); both may be None.
    """

    id: str
    text: str
    span: Span
    references: tuple[str, ...]
    subject: str | None = None
    context: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A study that the text speaks of without a citation ("a study published in 2017 found ...")."""

    text: str
    span: Span


class Cited(Struct, frozen=True, kw_only=True):
    """What the text of a document cites: markers, the claims they carry, and studies without a source."""

    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()
    unsourced: tuple[Mention, ...] = ()


# ---------------------------------------------------------------- what PubMed has


class AbstractSection(Struct, frozen=True, kw_only=True):
    """One `AbstractText`: `label` as printed (RESULTS), `category` as NLM assigns it, None where there is none."""

    text: str
    label: str | None = None
    category: str | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """A notice *about* this record (it was retracted, corrected, ...): never one that this record gives of another."""

    kind: NoticeKind
    pmid: str | None = None
    source: str | None = None


class Link(Struct, frozen=True, kw_only=True):
    """Any entry of `CommentsCorrectionsList`, with NLM's own `RefType` (RetractionOf, UpdateIn, CommentOn, ...)."""

    ref_type: str
    pmid: str | None = None
    source: str | None = None


class Record(Struct, frozen=True, kw_only=True):
    """A PubMed record, markup flattened to text.

    `fields` holds PubMed's own form (journal: ISO abbreviation or title; pages: MedlinePgn as given; authors with
    initials in `given`, collective names in `family`). `years` are all years under which the article may rightly be
    cited; `issue_year` and `online_year` say which is which. `journals` are all names of the journal (title, ISO
    abbreviation, MedlineTA). `full_names` stands beside `fields.authors`: ForeName where known.
    """

    pmid: str
    version: int = 1
    fields: Fields
    vernacular_title: str | None = None
    full_names: tuple[str | None, ...] = ()
    author_suffixes: tuple[str | None, ...] = ()
    affiliations: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    issue_year: int | None = None
    online_year: int | None = None
    months: frozenset[tuple[int, int]] = frozenset()
    """(year, month) of issue and online publication, where known."""
    dois: tuple[str, ...] = ()
    """Every DOI of the record, lower case, `fields.doi` first; more than one where PubMed's two places disagree."""
    shown_doi: str | None = None
    """The first of them in PubMed's own letters, for print."""
    pii: str | None = None
    elocations: tuple[str, ...] = ()
    """Other e-locators and article numbers that may stand for pages."""
    abstract: tuple[AbstractSection, ...] = ()
    abstract_language: str | None = None
    languages: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    country: str | None = None
    retracted: bool = False
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()
    is_book: bool = False
    medline_status: str | None = None


class RecordSummary(Struct, frozen=True, kw_only=True):
    """A record as the report prints it: everything but the abstract, which may be the publisher's copyright."""

    pmid: str
    fields: Fields
    publication_types: tuple[str, ...]
    retracted: bool
    notices: tuple[Notice, ...]
    has_abstract: bool

    @classmethod
    def of(cls, record: Record) -> RecordSummary:
        """The summary of `record`."""
        return cls(
            pmid=record.pmid,
            fields=record.fields,
            publication_types=record.publication_types,
            retracted=record.retracted,
            notices=record.notices,
            has_abstract=bool(record.abstract),
        )


# ---------------------------------------------------------------- what was found out


class FieldComparison(Struct, frozen=True, kw_only=True):
    """One field of a reference beside the record's: `score` is similarity from 0 to 1."""

    agrees: bool
    score: float
    cited: str | int | tuple[str, ...] | None
    record: str | int | tuple[str, ...] | None


class Candidate(Struct, frozen=True, kw_only=True):
    """A record that was considered: the next best, or the article that a wrong identifier leads to."""

    pmid: str
    confidence: float
    title: str = ""


class MatchDetail(Struct, frozen=True, kw_only=True):
    """How a reference was matched: `confidence` is the calibrated probability (0..1) that the record is meant."""

    method: Method
    confidence: float
    fields: dict[str, FieldComparison] = {}
    candidates: tuple[Candidate, ...] = ()


class CheckedReference(Reference, frozen=True, kw_only=True):
    """A reference with its verdict."""

    status: Status
    record: RecordSummary | None
    match: MatchDetail
    cited_by: tuple[str, ...]
    corrected: str | None = None
    """The reference as the record would print it, in the document's own style where that is known."""


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence of the abstract (or the title) that bears on a claim.

    `score` (0 to 1) is never above that of a sentence shown before: one put first since a finding rests
    on it, or since it tells a percentage, a quotation or a direction of the claim, has that of the best.
    """

    sentence: str
    section: str | None
    score: float


class Facet(Struct, frozen=True, kw_only=True):
    """One thing that was compared: the words of the claim and of the record, None where that side has none.

    `claim_at` and `record_at` are half-open offsets of those words in the claim's text and in `evidence[n].sentence`
    (`record_at` = (n, start, end)), where they are known.
    """

    facet: FacetName
    status: FacetStatus
    claim: str | None = None
    record: str | None = None
    claim_at: tuple[int, int] | None = None
    record_at: tuple[int, int, int] | None = None


class Check(Struct, frozen=True, kw_only=True):
    """A claim held against one reference's record; `score` is the probability that the abstract addresses it."""

    reference: str
    pmid: str | None
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...] = ()
    facets: tuple[Facet, ...] = ()


class CheckedClaim(Claim, frozen=True, kw_only=True):
    """A claim with one check for each reference."""

    checks: tuple[Check, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule has to say. `text` are the document's words, `source` the record's.

    `text_marks` and `source_marks` are half-open offsets of the differing words in `text` and `source`.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None
    reference: str | None = None
    citation: str | None = None
    claim: str | None = None
    pmid: str | None = None
    text: str | None = None
    source: str | None = None
    suggestion: str | None = None
    accepted: str | None = None
    text_marks: tuple[tuple[int, int], ...] = ()
    source_marks: tuple[tuple[int, int], ...] = ()


# ---------------------------------------------------------------- the report


class Summary(Struct, frozen=True, kw_only=True):
    """Counts: references by status, checks by verdict, findings by severity (accepted ones not counted)."""

    references: dict[str, int] = {}
    citations: int = 0
    claims: dict[str, int] = {}
    findings: dict[str, int] = {}
    documents: dict[str, int] = {}


class DocumentReport(Struct, frozen=True, kw_only=True):
    """Everything about one document; `error` says in one line why it could not be read."""

    path: str
    format: str
    status: DocumentStatus
    references: tuple[CheckedReference, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[CheckedClaim, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: Summary = Summary()
    sha256: str = ""
    error: str | None = None
    remarks: tuple[str, ...] = ()
    published: str | None = None


class SourceInfo(Struct, frozen=True, kw_only=True):
    """Where records came from, and what asking cost: `location` never holds a key."""

    kind: Literal["eutils", "local"]
    location: str
    requests: int = 0
    cached: int = 0
    outage: str | None = None
    """One line, where PubMed could not be asked about some or all references."""


class Tool(Struct, frozen=True, kw_only=True):
    """The program that made a report."""

    name: Literal["citecheck"] = "citecheck"
    version: str


class Report(Struct, frozen=True, kw_only=True, rename={"schema_": "schema"}):
    """A whole run."""

    schema_: Literal["citecheck/report/1"] = "citecheck/report/1"
    tool: Tool
    source: SourceInfo
    documents: tuple[DocumentReport, ...]
    summary: Summary
