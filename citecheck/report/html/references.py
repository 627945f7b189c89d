"""The table of references: as cited, beside PubMed, with the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from citecheck.matching.printed import unbroken
from citecheck.models import CheckedReference, DocumentReport, Finding, Span, Status
from citecheck.report.html import keys, links
from citecheck.report.html.compare import cited_marks, record_words
from citecheck.report.html.phrases import GRAVE, METHODS, NOTICES, STATUSES
from citecheck.report.html.words import marked, plain
from citecheck.report.naming import label, place
from citecheck.rules import LEVELS

_CANDIDATES, _LINES = 5, 12


class Notice(Struct, frozen=True, kw_only=True):
    """A notice about the record: retracted, corrected."""

    words: str
    grave: bool
    record: links.Link | None


class Other(Struct, frozen=True, kw_only=True):
    """Another record that is spoken of: what it is to this reference, its title, its link."""

    title: str
    record: links.Link | None


class Remark(Struct, frozen=True, kw_only=True):
    """A finding about the reference, in one line."""

    severity: str
    rule: str
    message: str
    accepted: str | None


class Row(Struct, frozen=True, kw_only=True):
    """One reference."""

    anchor: str
    keys: frozenset[str]
    classes: str
    label: str
    raw: Markup
    where: str
    cited: str
    status: Status
    status_words: str
    meaning: str
    record: Markup | None
    links: tuple[links.Link, ...]
    method: str
    notices: tuple[Notice, ...]
    grave: str
    """Retracted, withdrawn: said beside the verdict, which alone would look as if all were well."""
    others_title: str
    others: tuple[Other, ...]
    remarks: tuple[Remark, ...]
    corrected: str | None


def show_references(document: DocumentReport, about: Mapping[str, Sequence[Finding]], anchor: str) -> tuple[Row, ...]:
    """One row for each reference of `document`; `about` has the findings about each."""
    spans = {citation.id: citation.span for citation in document.citations}
    return tuple(
        _row(reference, about.get(reference.id, ()), f"{anchor}-ref-{n}", spans, document.format)
        for n, reference in enumerate(document.references, 1)
    )


def _row(
    reference: CheckedReference, findings: Sequence[Finding], anchor: str, spans: Mapping[str, Span], form: str
) -> Row:
    own = [f for f in findings if f.claim is None]
    open_ = [f for f in own if not f.accepted]
    record = reference.record
    found = keys.of_reference(reference, own)
    words, meaning = STATUSES[reference.status]
    candidates = reference.match.candidates
    others_title = ""
    if reference.status == "wrong_identifier":
        others_title, candidates = "The printed identifier leads to", candidates[:1]
    elif reference.status == "ambiguous":
        others_title, candidates = "These fit", candidates[:_CANDIDATES]
    else:
        candidates = ()
    whole = replace(reference, raw=unbroken(reference.raw, reference))
    differs = any(f.suggestion for f in open_ if LEVELS[f.severity] > LEVELS["note"])
    return Row(
        anchor=anchor,
        keys=found,
        classes=keys.classes(found),
        label=plain(label(reference), 60),
        raw=marked(whole.raw, cited_marks(whole, open_)),
        where=place(form, reference.span),
        cited=_cited(form, [spans[name] for name in reference.cited_by if name in spans]),
        status=reference.status,
        status_words=words,
        meaning=meaning,
        record=record_words(reference, record, open_) if record else None,
        links=links.links(record.fields) or tuple(filter(None, [links.pubmed(record.pmid)])) if record else (),
        method=METHODS[reference.match.method] if record else "",
        notices=tuple(
            Notice(words=NOTICES[n.kind], grave=n.kind in GRAVE, record=links.pubmed(n.pmid)) for n in record.notices
        )
        if record
        else (),
        grave=next((NOTICES[n.kind] for n in record.notices if n.kind in GRAVE), "") if record else "",
        others_title=others_title if candidates else "",
        others=tuple(Other(title=plain(c.title, 300), record=links.pubmed(c.pmid)) for c in candidates),
        remarks=tuple(
            Remark(
                severity=f.severity,
                rule=f.rule,
                message=plain(f.message, 600),
                accepted=plain(f.accepted, 600) if f.accepted else None,
            )
            for f in own
        ),
        corrected=plain(reference.corrected) if reference.corrected and differs else None,
    )


def _cited(form: str, spans: Sequence[Span]) -> str:
    if not spans:
        return "never cited"
    # A page is enough to find a marker by; a line of a page is not what its reader counts.
    where = "on page" if spans[0].page else "in paragraph" if form == "docx" else "on line"
    shown = list(dict.fromkeys(str(span.page or span.line) for span in spans))
    more = f" and {len(shown) - _LINES} more" if len(shown) > _LINES else ""
    return f"cited {where}{'s' if len(shown) > 1 else ''} {', '.join(shown[:_LINES])}{more}"
