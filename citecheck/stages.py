"""One document: what it says of itself, and the report on it once PubMed was asked about its references."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck import consistency, selection
from citecheck.citations import read_citations
from citecheck.claims import CitedWork, Entries, check_claim, shifted, stumbled
from citecheck.config import Settings
from citecheck.documents import read_bytes, read_document
from citecheck.errors import fault_of
from citecheck.matching import Judged, Match, judge
from citecheck.models import (
    Check,
    CheckedClaim,
    CheckedReference,
    Citation,
    Cited,
    Claim,
    Document,
    DocumentReport,
    Finding,
    RecordSummary,
    Reference,
    ReferenceList,
    Summary,
)
from citecheck.references import read_references
from citecheck.rules import OTHER_WORK
from citecheck.text.limits import no_more_than

_log = logging.getLogger(__name__)
MOST_CITED = 20_000
"""Claims times the references of each: a review with 1,000 references has some 3,000."""


class Input(Struct, frozen=True, kw_only=True):
    """A document to check: a file, or bytes that came another way, or one that was read, under the name `path`."""

    path: str
    data: bytes | None = None
    format: str | None = None
    document: Document | None = None


class Read(Struct, frozen=True, kw_only=True):
    """A document with everything that it says of itself."""

    document: Document
    listed: ReferenceList
    cited: Cited


def read(item: Input) -> Read:
    """Read one document: its text, its references, its citations and claims.

    Raises:
        DocumentError: it cannot be read.
    """
    if item.document is not None:
        document = item.document
    elif item.data is not None:
        document = read_bytes(item.data, item.path, item.format)
    else:
        document = read_document(Path(item.path), item.format)
    listed = read_references(document)
    cited = read_citations(document, listed)
    no_more_than(sum(len(claim.references) for claim in cited.claims), MOST_CITED, "references cited")
    return Read(document=document, listed=listed, cited=cited)


def finish(item: Read, matches: Sequence[Match], settings: Settings) -> DocumentReport:
    """The report on one document, given the match of each of its references."""
    references = item.listed.references
    judged = {r.id: judge(r, match) for r, match in zip(references, matches, strict=True)}
    placed = {r.id for r in references if judged[r.id].record or _is_other_work(r, judged[r.id])}
    records = {name: v.record for name, v in judged.items() if v.record}
    pmids = {name: record.pmid for name, record in records.items()}
    findings: list[Finding] = consistency.check_document(item.document, item.listed, item.cited, placed, pmids)
    for verdict in judged.values():
        findings += verdict.findings
    claims, claim_findings, slipped = _claims(item.cited, references, judged, settings)
    findings += claim_findings
    remarks = item.document.remarks
    if settings.judge and settings.claims:
        claims, opinions, silent = _second_opinions(item.cited, claims, judged, claim_findings, settings)
        findings += opinions
        remarks += silent
    pointers = consistency.cited_by(item.cited)
    checked = tuple(_checked(r, judged[r.id], pointers.get(r.id, ())) for r in references)
    selected = selection.apply(findings, settings, references, records)
    if any(f.rule in OTHER_WORK and not f.accepted for f in selected):
        remarks += slipped
    return DocumentReport(
        path=item.document.path,
        format=item.document.format,
        sha256=item.document.sha256,
        status="incomplete" if _has_unchecked(checked, claims) else "checked",
        references=checked,
        citations=item.cited.citations,
        claims=claims,
        findings=selected,
        summary=_summary(checked, len(item.cited.citations), claims, selected),
        remarks=remarks,
        published=item.document.published,
    )


def _has_unchecked(references: Sequence[CheckedReference], claims: Sequence[CheckedClaim]) -> bool:
    """Whether PubMed could not be asked about a reference, or the program stumbled over a claim."""
    return any(r.status == "unchecked" for r in references) or any(
        check.verdict == "unchecked" for claim in claims for check in claim.checks
    )


def _is_other_work(reference: Reference, judged: Judged) -> bool:
    """Whether the entry was recognised as a web page, a book or the like: then its fields need not be told apart."""
    return judged.status == "out_of_scope" and reference.kind not in ("article", "other")


def _claims(
    cited: Cited, references: Sequence[Reference], judged: dict[str, Judged], settings: Settings
) -> tuple[tuple[CheckedClaim, ...], list[Finding], tuple[str, ...]]:
    """The checked claims, what was found of them, and a remark where numbers slipped."""
    every = {r.id: CitedWork(reference=r, status=judged[r.id].status, record=judged[r.id].record) for r in references}
    entries = Entries(every.values(), cited.claims) if settings.claims else None
    places = {reference.id: n for n, reference in enumerate(references)}
    claims, findings, slips = [], list[Finding](), list[tuple[int, int]]()
    for claim in cited.claims:
        works = [every[name] for name in claim.references]
        checks: tuple[Check, ...] = ()
        if settings.claims:
            masked = without_markers(claim, cited.citations)
            try:
                assessment = check_claim(masked, works, entries)
            except Exception as error:
                # One sentence that the program stumbles over must not cost the article its report.
                _log.debug("checking %s", claim.id, exc_info=True)
                assessment = stumbled(masked, works, fault_of(error))
            checks = assessment.checks
            if assessment.meant is not None:
                slips.append((places[claim.references[0]], places[assessment.meant]))
            findings += [
                replace(found, text=claim.text) if found.text == masked.text else found for found in assessment.findings
            ]
        claims.append(
            CheckedClaim(
                id=claim.id,
                text=claim.text,
                span=claim.span,
                references=claim.references,
                subject=claim.subject,
                context=claim.context,
                checks=checks,
            )
        )
    remark = shifted(slips, [reference.label for reference in references])
    return tuple(claims), findings, (remark,) if remark else ()


def _second_opinions(
    cited: Cited,
    claims: tuple[CheckedClaim, ...],
    judged: dict[str, Judged],
    findings: Sequence[Finding],
    settings: Settings,
) -> tuple[tuple[CheckedClaim, ...], tuple[Finding, ...], tuple[str, ...]]:
    """The claims with what the judge of `settings` says of them, its findings, and a remark where it was not to be had.

    Imported here, because a run without a judge is to pay for none.
    """
    from citecheck.judges import hearing, opening

    spec = opening.spec_of(settings)
    if spec is None:
        return claims, (), ()
    texts = {claim.id: without_markers(claim, cited.citations).text for claim in cited.claims}
    records = {name: verdict.record for name, verdict in judged.items() if verdict.record is not None}
    heard = hearing.hear(spec, claims, texts, records, findings)
    return heard.claims, heard.findings, heard.remarks


def without_markers(claim: Claim, citations: Iterable[Citation]) -> Claim:
    """`claim` with blanks in place of its citation markers, so that no number of a marker is read as a figure.

    Offsets stay what they are.
    """
    text, start = claim.text, claim.span.start
    for citation in citations:
        first, last = citation.span.start - start, citation.span.end - start
        if 0 <= first < last <= len(text) and text[first:last] == citation.marker:
            text = text[:first] + " " * (last - first) + text[last:]
    return replace(claim, text=text)


def _checked(reference: Reference, judged: Judged, cited_by: tuple[str, ...]) -> CheckedReference:
    return CheckedReference(
        **{name: getattr(reference, name) for name in Reference.__struct_fields__},
        status=judged.status,
        record=RecordSummary.of(judged.record) if judged.record else None,
        match=judged.detail,
        cited_by=cited_by,
        corrected=judged.corrected,
    )


def _summary(
    references: Iterable[CheckedReference], citations: int, claims: Iterable[CheckedClaim], findings: Iterable[Finding]
) -> Summary:
    return Summary(
        references=counts(reference.status for reference in references),
        citations=citations,
        claims=counts(check.verdict for claim in claims for check in claim.checks),
        findings=counts(finding.severity for finding in findings if not finding.accepted),
    )


def counts(values: Iterable[str]) -> dict[str, int]:
    """How often each value occurs, by name."""
    return dict(sorted(Counter(values).items()))
