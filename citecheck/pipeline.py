"""The stages in order, batch first: all documents are read, then PubMed is asked once for all of their references."""

from __future__ import annotations

import functools
import itertools
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from citecheck import __version__, consistency, selection
from citecheck.citations import read_citations
from citecheck.claims import CitedWork, check_claim
from citecheck.config import Settings
from citecheck.documents import carried, read_bytes, read_document
from citecheck.engine import Engine, Here
from citecheck.errors import CitecheckError, DocumentError
from citecheck.matching import Judged, Match, judge, resolve, resolve_together
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
    Report,
    SourceInfo,
    Summary,
    Tool,
)
from citecheck.pubmed.opening import Opener, shared
from citecheck.references import read_references
from citecheck.text.limits import no_more_than

if TYPE_CHECKING:
    from citecheck.pubmed.source import Source

_log = logging.getLogger(__name__)
GROUP = 200
"""Documents whose references are asked about together: some 6,000, enough to fill every request."""
MOST_CITED = 20_000
"""Claims times the references of each: a review with 1,000 references has some 3,000."""

Watch: TypeAlias = Callable[[str, int], None]
"""Told of progress: `read`, `checked`, `kept` and a number of documents, `asking`, `asked` and one of references."""
After: TypeAlias = Callable[[DocumentReport], None]


def unwatched(stage: str, count: int) -> None:
    """Nobody is told."""


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


def check(
    inputs: Sequence[Input],
    source: Source,
    settings: Settings,
    engine: Engine | None = None,
    watch: Watch = unwatched,
) -> Report:
    """Check all of `inputs` against `source`; the report has one entry for each, in their order.

    A document that cannot be read has the status `unreadable` and says why; the others are checked all the same.
    """
    documents = tuple(together(inputs, source, settings, engine or Here(), watch))
    return report(documents, source.info())


def report(documents: Sequence[DocumentReport], source: SourceInfo) -> Report:
    """The reports on single documents as the report of a run that asked `source`."""
    return Report(tool=Tool(version=__version__), source=source, documents=tuple(documents), summary=total(documents))


def together(
    inputs: Iterable[Input | DocumentReport],
    source: Source,
    settings: Settings,
    engine: Engine,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """The report on each of `inputs`, in order, as they come.

    Documents go through the stages in groups of `GROUP`, so that a group's references are asked about in one go while
    memory stays what it is, however many documents there are. `after` is called with each report where it was made,
    in whichever process, but not with those on documents that could not be read; where the engine works elsewhere, it
    is called here.
    """
    rest = iter(inputs)
    finish_one = functools.partial(_finish, settings=settings, after=None if engine.elsewhere else after)
    while group := list(itertools.islice(rest, GROUP)):
        items = []
        for item in engine.map(_read, sent(group, engine), lost):
            watch("read", 1)
            items.append(item)
        references = sum(len(item.listed.references) for item in items if isinstance(item, Read))
        watch("asking", references)
        work = _with_matches(items, source)
        watch("asked", references)
        for done in engine.map(finish_one, work, _lost_work):
            watch("checked", 1)
            yield written(done, engine, after)
        source.forget()


def _with_matches(
    items: Sequence[Read | DocumentReport], source: Source
) -> list[tuple[Read, tuple[Match, ...]] | DocumentReport]:
    """Each document that was read, with the matches of its references."""
    try:
        found = iter(resolve_together([i.listed.references for i in items if isinstance(i, Read)], source))
        return [(item, tuple(next(found))) if isinstance(item, Read) else item for item in items]
    except CitecheckError:
        raise
    except Exception:
        # One document that the program stumbles over must not cost the others their result.
        _log.debug("looking up references", exc_info=True)
        return [_with_own_matches(item, source) if isinstance(item, Read) else item for item in items]


def _with_own_matches(item: Read, source: Source) -> tuple[Read, tuple[Match, ...]] | DocumentReport:
    try:
        return item, tuple(resolve(item.listed.references, source))
    except CitecheckError:
        raise
    except Exception as error:
        _log.debug("looking up the references of %s", item.document.path, exc_info=True)
        return _unreadable(item.document.path, item.document.format, _fault(error))


def each_alone(
    inputs: Iterable[Input],
    opener: Opener,
    settings: Settings,
    engine: Engine,
    watch: Watch = unwatched,
    after: After | None = None,
) -> Iterator[DocumentReport]:
    """As `together`, for a source that every process opens for itself: nothing is gathered, nothing waits."""
    own = None if engine.elsewhere else after
    check_one = functools.partial(_check_one, opener=opener, settings=settings, after=own)
    for done in engine.map(check_one, sent(inputs, engine), lost):
        watch("checked", 1)
        yield written(done, engine, after)


def sent(inputs: Iterable[Input | DocumentReport], engine: Engine) -> Iterable[Input | DocumentReport]:
    """`inputs` with all that `engine` needs of them; a report for each that cannot be read even here."""
    return map(_carried, inputs) if engine.elsewhere else inputs


def _carried(item: Input | DocumentReport) -> Input | DocumentReport:
    if isinstance(item, DocumentReport) or item.data is not None:
        return item
    try:
        found = carried(Path(item.path), item.format)
    except DocumentError as error:
        return _unreadable(item.path, item.format, str(error))
    except Exception as error:
        _log.debug("reading %s", item.path, exc_info=True)
        return _unreadable(item.path, item.format, _fault(error))
    return replace(item, data=found) if isinstance(found, bytes) else replace(item, document=found)


def written(done: DocumentReport, engine: Engine, after: After | None) -> DocumentReport:
    """`done`, with which `after` is called here if it was made where nothing can be written."""
    if after is not None and engine.elsewhere and done.status != "unreadable":
        after(done)
    return done


def _check_one(
    item: Input | DocumentReport, *, opener: Opener, settings: Settings, after: After | None
) -> DocumentReport:
    found = _read(item)
    if isinstance(found, DocumentReport):
        return found
    return _finish(_with_own_matches(found, shared(opener)), settings=settings, after=after)


def lost(item: Input | DocumentReport) -> DocumentReport:
    """The report on a document that was the end of the process that worked on it."""
    if isinstance(item, DocumentReport):
        return item
    return _unreadable(item.path, item.format, "could not be checked: it ended the process (out of memory?)")


def _lost_work(work: tuple[Read, tuple[Match, ...]] | DocumentReport) -> DocumentReport:
    if isinstance(work, DocumentReport):
        return work
    document = work[0].document
    return lost(Input(path=document.path, format=document.format))


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


def _read(item: Input | DocumentReport) -> Read | DocumentReport:
    if isinstance(item, DocumentReport):
        return item
    try:
        return read(item)
    except DocumentError as error:
        return _unreadable(item.path, item.format, str(error))
    except Exception as error:
        # One document that the program stumbles over must not cost the others their result.
        _log.debug("reading %s", item.path, exc_info=True)
        return _unreadable(item.path, item.format, _fault(error))


def _finish(
    work: tuple[Read, tuple[Match, ...]] | DocumentReport, *, settings: Settings, after: After | None
) -> DocumentReport:
    if isinstance(work, DocumentReport):
        return work
    item, matches = work
    try:
        done = finish(item, matches, settings)
    except Exception as error:
        _log.debug("checking %s", item.document.path, exc_info=True)
        return _unreadable(item.document.path, item.document.format, _fault(error))
    if after is not None:
        after(done)
    return done


def finish(item: Read, matches: Sequence[Match], settings: Settings) -> DocumentReport:
    """The report on one document, given the match of each of its references."""
    references = item.listed.references
    judged = {r.id: judge(r, match) for r, match in zip(references, matches, strict=True)}
    placed = {r.id for r in references if judged[r.id].record or _is_other_work(r, judged[r.id])}
    pmids = {name: v.record.pmid for name, v in judged.items() if v.record and v.status in ("verified", "discrepant")}
    findings: list[Finding] = consistency.check_document(item.document, item.listed, item.cited, placed, pmids)
    for verdict in judged.values():
        findings += verdict.findings
    claims, claim_findings = _claims(item.cited, references, judged, settings)
    findings += claim_findings
    remarks = item.document.remarks
    if settings.judge and settings.claims:
        claims, opinions, silent = _second_opinions(item.cited, claims, judged, claim_findings, settings)
        findings += opinions
        remarks += silent
    pointers = consistency.cited_by(item.cited)
    checked = tuple(_checked(r, judged[r.id], pointers.get(r.id, ())) for r in references)
    selected = selection.apply(findings, settings, references)
    return DocumentReport(
        path=item.document.path,
        format=item.document.format,
        sha256=item.document.sha256,
        status="incomplete" if any(r.status == "unchecked" for r in checked) else "checked",
        references=checked,
        citations=item.cited.citations,
        claims=claims,
        findings=selected,
        summary=_summary(checked, len(item.cited.citations), claims, selected),
        remarks=remarks,
        published=item.document.published,
    )


def _is_other_work(reference: Reference, judged: Judged) -> bool:
    """Whether the entry was recognised as a web page, a book or the like: then its fields need not be told apart."""
    return judged.status == "out_of_scope" and reference.kind not in ("article", "other")


def _claims(
    cited: Cited, references: Sequence[Reference], judged: dict[str, Judged], settings: Settings
) -> tuple[tuple[CheckedClaim, ...], list[Finding]]:
    by_id = {reference.id: reference for reference in references}
    claims, findings = [], list[Finding]()
    for claim in cited.claims:
        works = [
            CitedWork(reference=by_id[name], status=judged[name].status, record=judged[name].record)
            for name in claim.references
        ]
        checks: tuple[Check, ...] = ()
        if settings.claims:
            masked = without_markers(claim, cited.citations)
            assessment = check_claim(masked, works)
            checks = assessment.checks
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
    return tuple(claims), findings


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
        references=_counts(reference.status for reference in references),
        citations=citations,
        claims=_counts(check.verdict for claim in claims for check in claim.checks),
        findings=_counts(finding.severity for finding in findings if not finding.accepted),
    )


def total(documents: Sequence[DocumentReport]) -> Summary:
    """The counts of all documents together."""

    def added(name: str) -> dict[str, int]:
        total: Counter[str] = Counter()
        for document in documents:
            total.update(getattr(document.summary, name))
        return dict(sorted(total.items()))

    return Summary(
        references=added("references"),
        citations=sum(document.summary.citations for document in documents),
        claims=added("claims"),
        findings=added("findings"),
        documents=_counts(document.status for document in documents),
    )


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _unreadable(path: str, input_format: str | None, error: str) -> DocumentReport:
    return DocumentReport(path=path, format=input_format or "text", status="unreadable", error=error)


def _fault(error: Exception) -> str:
    return f"could not be checked, by a fault of the program ({type(error).__name__}: {error})".replace("\n", " ")
