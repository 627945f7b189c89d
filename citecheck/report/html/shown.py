"""What a page shows of a document: the values that the templates print, and no markup but the words' own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from citecheck.models import DocumentReport, Finding, Severity
from citecheck.outcome import stumbled_over
from citecheck.report.html import keys, links
from citecheck.report.html.claims import Claims, show_claims
from citecheck.report.html.phrases import STATUSES, plural, verdicts
from citecheck.report.html.references import Row, show_references
from citecheck.report.html.words import Kind, marked, plain
from citecheck.report.naming import label, other_side, place
from citecheck.rules import LEVELS, OTHER_WORK, RULES, Rule

_ORDER: tuple[Severity, ...] = ("error", "warning", "note")
_FOLDED = 3
"""Notes of one rule beyond this many are folded away: each says the same."""


class Place(Struct, frozen=True, kw_only=True):
    """A link to another part of the page."""

    href: str
    words: str


class ShownFinding(Struct, frozen=True, kw_only=True):
    """One finding: where, what, the words of both sides."""

    classes: str
    severity: Severity
    where: str
    places: tuple[Place, ...]
    record: links.Link | None
    message: str
    """Empty where it says no more than the summary of the rule, which stands above."""
    text: Markup | None
    source: Markup | None
    source_title: str
    suggestion: str | None
    accepted: str | None


class Group(Struct, frozen=True, kw_only=True):
    """All findings of one rule and severity."""

    rule: Rule
    severity: Severity
    classes: str
    findings: tuple[ShownFinding, ...]
    folded: bool


class Count(Struct, frozen=True, kw_only=True):
    """A line of the counts: what, how many, and of which kinds."""

    name: str
    total: str
    parts: tuple[str, ...]


class ShownDocument(Struct, frozen=True, kw_only=True):
    """One document."""

    anchor: str
    path: str
    error: str | None
    classes: str
    counts: tuple[Count, ...]
    incomplete: str | None
    remarks: tuple[str, ...]
    groups: tuple[Group, ...]
    findings_classes: str
    accepted: tuple[ShownFinding, ...]
    accepted_classes: str
    rows: tuple[Row, ...]
    references_classes: str
    claims: Claims | None


def show(document: DocumentReport, anchor: str, *, verbose: bool = False) -> ShownDocument:
    """What is shown of `document`; `anchor` begins every id in it, so that several fit on a page."""
    about: defaultdict[str, list[Finding]] = defaultdict(list)
    on_claims: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in document.findings:
        if finding.reference:
            about[finding.reference].append(finding)
        if finding.claim:
            on_claims[finding.claim].append(finding)
    rows = show_references(document, about, anchor)
    row_anchors = {
        r.id: Place(href=f"#{row.anchor}", words=f"reference {row.label}")
        for r, row in zip(document.references, rows, strict=True)
    }
    claims = show_claims(document, on_claims, anchor, {r.id: plain(label(r), 60) for r in document.references})
    places = {
        finding_claim: Place(href=f"#{name}", words="the claim")
        for finding_claim, name in (claims.anchors if claims else {}).items()
    }
    open_ = [f for f in document.findings if not f.accepted]
    references = keys.together(row.keys for row in rows)
    every = keys.together(
        [*map(keys.of_finding, document.findings), references, claims.keys if claims else frozenset()]
    )
    return ShownDocument(
        anchor=anchor,
        path=plain(document.path, 400),
        error=plain(document.error or "no reason is known") if document.status == "unreadable" else None,
        classes=keys.classes(
            every | ({"k-work", "k-error", "k-unchecked"} if document.status == "unreadable" else set())
        ),
        counts=_counts(document),
        incomplete=_incomplete(document),
        remarks=tuple(plain(remark, 600) for remark in document.remarks),
        groups=_groups(open_, document.format, row_anchors, places, verbose=verbose),
        findings_classes=keys.classes(keys.together(map(keys.of_finding, document.findings))),
        accepted=tuple(_finding(f, document.format, row_anchors, places) for f in document.findings if f.accepted),
        accepted_classes=keys.classes(keys.together(keys.of_finding(f) for f in document.findings if f.accepted)),
        rows=rows,
        references_classes=keys.classes(references),
        claims=claims,
    )


def _groups(
    findings: Sequence[Finding], form: str, rows: Mapping[str, Place], claims: Mapping[str, Place], *, verbose: bool
) -> tuple[Group, ...]:
    grouped: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    rank = {name: n for n, name in enumerate(RULES)}
    for finding in findings:
        grouped[-LEVELS[finding.severity], rank[finding.rule]].append(finding)
    return tuple(
        Group(
            rule=RULES[group[0].rule],
            severity=group[0].severity,
            classes=keys.classes(keys.of_finding(group[0])),
            findings=tuple(_finding(finding, form, rows, claims) for finding in group),
            folded=group[0].severity == "note" and len(group) > _FOLDED and not verbose,
        )
        for _, group in sorted(grouped.items())
    )


def _finding(finding: Finding, form: str, rows: Mapping[str, Place], claims: Mapping[str, Place]) -> ShownFinding:
    known = (rows.get(finding.reference or ""), claims.get(finding.claim or ""))
    differs: Kind = "differs"
    source = finding.source if finding.source != finding.suggestion or finding.source_marks else None
    suggestion = finding.suggestion if not source or finding.suggestion != finding.source else None
    return ShownFinding(
        classes=keys.classes(keys.of_finding(finding)),
        severity=finding.severity,
        where=place(form, finding.span) if finding.span else "the whole document",
        places=tuple(link for link in known if link),
        record=links.pubmed(finding.pmid),
        message="" if _same(finding.message, RULES[finding.rule].summary) else plain(finding.message),
        text=marked(finding.text, [(a, b, differs) for a, b in finding.text_marks]) if finding.text else None,
        source=marked(source, [(a, b, differs) for a, b in finding.source_marks]) if source else None,
        source_title=_source_title(finding),
        suggestion=plain(suggestion) if suggestion else None,
        accepted=plain(finding.accepted) if finding.accepted else None,
    )


def _same(message: str, summary: str) -> bool:
    return message.rstrip(".").casefold() == summary.rstrip(".").casefold()


def _source_title(finding: Finding) -> str:
    if RULES[finding.rule].stage == "claims" and finding.rule not in OTHER_WORK:
        return "The abstract says"
    return f"{other_side(finding, begins=True)} says"


def _counts(document: DocumentReport) -> tuple[Count, ...]:
    summary = document.summary
    accepted = sum(bool(f.accepted) for f in document.findings)
    findings = [plural(summary.findings[level], level) for level in _ORDER if summary.findings.get(level)]
    total = sum(summary.findings.values())
    return (
        Count(
            name="References",
            total=f"{len(document.references):,}",
            parts=tuple(
                f"{summary.references[s]:,} {STATUSES[s][0].lower() if s != 'not_found' else 'not in PubMed'}"
                for s in STATUSES
                if summary.references.get(s)
            )
            or ("no reference list was found",),
        ),
        Count(
            name="Citations",
            total=f"{summary.citations:,}",
            parts=("markers in the text",) if summary.citations else (),
        ),
        Count(
            name="Claims",
            total=f"{len(document.claims):,}",
            parts=verdicts(summary.claims),
        ),
        Count(
            name="Findings",
            total=f"{total:,}",
            parts=(*findings, *([f"{accepted:,} accepted, not counted"] if accepted else [])),
        ),
    )


def _incomplete(document: DocumentReport) -> str | None:
    if document.status != "incomplete":
        return None
    number, stumbled = document.summary.references.get("unchecked", 0), stumbled_over(document)
    told = []
    if number or not stumbled:
        were = "was" if number == 1 else "were"
        told.append(
            f"{plural(number, 'reference')} {were} not checked, because PubMed could not be asked. "
            "That says nothing about them: run again when PubMed can be reached."
        )
    if stumbled:
        were = "was" if stumbled == 1 else "were"
        told.append(f"{plural(stumbled, 'claim')} {were} not checked, by a fault of the program.")
    return " ".join(told)


def counted(documents: Iterable[DocumentReport]) -> dict[str, int]:
    """How many findings have each key; `k-unchecked`: how many references, or else claims, were not checked."""
    documents = list(documents)
    numbers = keys.tally(keys.of_finding(f) for document in documents for f in document.findings)
    unchecked = sum(document.summary.references.get("unchecked", 0) for document in documents)
    unchecked = unchecked or sum(document.summary.claims.get("unchecked", 0) for document in documents)
    if unchecked:
        numbers["k-unchecked"] = unchecked
    unreadable = sum(document.status == "unreadable" for document in documents)
    if unreadable:
        numbers["k-unchecked"] = numbers.get("k-unchecked", 0) + unreadable
    return numbers
