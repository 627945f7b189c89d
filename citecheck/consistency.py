"""What a document's own parts say of each other: lists without markers, markers without entries, and so on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from citecheck.citations.nearest import nearest
from citecheck.documents import Places
from citecheck.documents.noted import naming_others
from citecheck.duplicates import same_works
from citecheck.matching.printed import unbroken
from citecheck.models import Citation, Cited, Claim, Document, Finding, Reference, ReferenceList
from citecheck.references import UNPARSED_BELOW
from citecheck.rules import finding
from citecheck.text.fold import fold, one_line

_SHOWN = 90


def check_document(
    document: Document,
    listed: ReferenceList,
    cited: Cited,
    placed: Collection[str] = (),
    pmids: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Every finding of the stage `document`.

    `placed` are the ids of references of which it is known what they are (found in PubMed, or out of its scope): they
    were understood, however little the parser trusted itself. `pmids` are the records of those that were found, by the
    id of the reference: two entries with one record are one work, whatever differs in print.
    """
    # `Ibid.` has no parts, and is no work twice.
    naming = naming_others([reference.raw for reference in listed.references])
    again = {reference.id for n, reference in enumerate(listed.references) if n in naming}
    findings = [
        *_list_findings(document, listed, cited),
        *_undefined(listed, cited),
        *_uncited(listed, cited),
        *_duplicates(listed, pmids or {}, again),
        *_unparsed(listed, {*placed, *again}),
        *_order(listed, cited),
    ]
    findings += [
        finding(
            "study-unsourced",
            "The text speaks of a study without saying which.",
            mention.span,
            text=one_line(mention.text),
        )
        for mention in cited.unsourced
    ]
    return findings


def _list_findings(document: Document, listed: ReferenceList, cited: Cited) -> list[Finding]:
    if document.only_references:
        return []
    top = Places(document).span(0, 0)
    if cited.citations and not listed.references:
        first = cited.citations[0]
        count = len(cited.citations)
        markers = "1 marker that leads" if count == 1 else f"{count} markers that lead"
        return [
            finding(
                "reference-list-missing",
                f"The text has {markers} nowhere: there is no reference list.",
                first.span,
                citation=first.id,
                text=first.marker,
            )
        ]
    if not cited.citations and not listed.references:
        return [finding("citations-missing", "Nothing is cited: neither markers nor a reference list were found.", top)]
    if not cited.citations:
        count = len(listed.references)
        return [
            finding(
                "citations-missing",
                f"The reference list has {count} {'entry' if count == 1 else 'entries'}, but no marker in the text.",
                listed.references[0].span,
            )
        ]
    return []


def _undefined(listed: ReferenceList, cited: Cited) -> list[Finding]:
    if not listed.references:
        return []
    claims = {claim.id: claim for claim in cited.claims}
    printed = {(reference.label or "").strip("[](). ") for reference in listed.references}
    pointed = _pointed(cited)
    free = [reference for reference in listed.references if reference.id not in pointed]
    findings = []
    for citation in cited.citations:
        if citation.missing:
            text, marks = _in_claim(citation, claims.get(citation.claim or ""))
            findings.append(
                finding(
                    "citation-undefined",
                    _lacking(citation.missing, printed, free),
                    citation.span,
                    citation=citation.id,
                    claim=citation.claim,
                    text=text,
                    text_marks=marks,
                )
            )
    return findings


def _lacking(missing: Sequence[str], printed: Collection[str], free: Sequence[Reference]) -> str:
    """What the list lacks; where an entry that nothing cites (`free`) is near to it, that is said, too."""
    lost = [label for label in missing if label in printed]
    if lost:
        return (
            f"The list seems to have lost the entry that {', '.join(lost)} meant: numbers in the text from here on "
            "mean entries before those that print them."
        )
    near = dict.fromkeys(name for label in missing for name in nearest(label, free))
    beside = f"; the list has {' and '.join(near)}" if near else ""
    return f"The marker points to {', '.join(missing)}, which the reference list lacks{beside}."


def _in_claim(citation: Citation, claim: Claim | None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The marker within the claim that it closes, and its place there; the marker alone where it stands outside."""
    if claim is not None:
        start = citation.span.start - claim.span.start
        end = start + len(citation.marker)
        if start >= 0 and claim.text[start:end] == citation.marker:
            return claim.text, ((start, end),)
    return citation.marker, ()


def _uncited(listed: ReferenceList, cited: Cited) -> list[Finding]:
    # Without any marker, one `citations-missing` stands for all of them.
    if not cited.citations:
        return []
    pointed = _pointed(cited)
    return [
        finding(
            "reference-uncited",
            f"The text never cites this entry: {shorten(unbroken(reference.raw, reference))}",
            reference.span,
            reference=reference.id,
            text=one_line(unbroken(reference.raw, reference)),
        )
        for reference in listed.references
        if reference.id not in pointed
    ]


def _pointed(cited: Cited) -> set[str]:
    """The ids of the references that the text cites."""
    pointed = {reference for citation in cited.citations for reference in citation.references}
    return pointed | {reference for claim in cited.claims for reference in claim.references}


def _duplicates(listed: ReferenceList, pmids: Mapping[str, str], again: Collection[str]) -> list[Finding]:
    return [
        finding(
            "reference-duplicate",
            f"The same work stands in the list as {name_of(first)}.",
            reference.span,
            reference=reference.id,
            text=one_line(unbroken(reference.raw, reference)),
            source=one_line(unbroken(first.raw, first)),
        )
        for reference, first in same_works([one for one in listed.references if one.id not in again], pmids)
    ]


def _unparsed(listed: ReferenceList, placed: Collection[str]) -> list[Finding]:
    return [
        finding(
            "reference-unparsed",
            "The parts of this entry could not be told apart with confidence.",
            reference.span,
            reference=reference.id,
            text=one_line(unbroken(reference.raw, reference)),
        )
        for reference in listed.references
        if reference.confidence < UNPARSED_BELOW and reference.id not in placed
    ]


def _order(listed: ReferenceList, cited: Cited) -> list[Finding]:
    """The first number that is cited too early, unless the list is alphabetical or numbers mean something else."""
    numbered = [r for r in listed.references if r.label and r.label.isdigit()]
    if len(numbered) < len(listed.references) or _alphabetical(numbered):
        return []
    position = {reference.id: n for n, reference in enumerate(numbered)}
    numeric = sorted((c for c in cited.citations if c.style == "numeric"), key=lambda c: c.span.start)
    expected, seen = 0, set[str]()
    for citation in numeric:
        for target in citation.references:
            if target in seen or target not in position:
                continue
            if position[target] > expected and _cited_later(numbered[expected], citation, numeric):
                here, missing = numbered[position[target]].label, numbered[expected].label
                return [
                    finding(
                        "citation-order",
                        f"Number {here} is cited before number {missing}.",
                        citation.span,
                        citation=citation.id,
                        reference=target,
                        text=citation.marker,
                    )
                ]
            seen.add(target)
            while expected < len(numbered) and numbered[expected].id in seen:
                expected += 1
    return []


def _cited_later(reference: Reference, here: Citation, numeric: list[Citation]) -> bool:
    return any(c.span.start > here.span.start and reference.id in c.references for c in numeric)


def _alphabetical(references: list[Reference]) -> bool:
    names = [fold(r.fields.authors[0].family if r.fields.authors else r.raw)[:4] for r in references]
    return len(names) > 3 and names == sorted(names)


def name_of(reference: Reference) -> str:
    """How a message names a reference: by its printed label, else by its place."""
    return f"number {reference.label}" if reference.label else f"entry {reference.id.removeprefix('ref-')}"


def shorten(text: str, width: int = _SHOWN) -> str:
    """One line of at most `width` characters, cut at a word."""
    line = one_line(text)
    return line if len(line) <= width else line[: line.rfind(" ", 0, width - 1)] + " …"


def cited_by(cited: Cited) -> Mapping[str, tuple[str, ...]]:
    """For each reference id, the ids of the citations that point to it, in the order of the text."""
    pointers: dict[str, list[str]] = {}
    for citation in cited.citations:
        for reference in citation.references:
            pointers.setdefault(reference, []).append(citation.id)
    return {reference: tuple(ids) for reference, ids in pointers.items()}
