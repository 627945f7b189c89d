"""The verdict on a reference: its status, and what is to be said of it."""

from __future__ import annotations

from msgspec import Struct

from citecheck.matching.differences import field_findings
from citecheck.matching.fields import compare
from citecheck.matching.format import print_reference
from citecheck.matching.identifiers import dead_leads, identifier_findings, named, wrong_leads
from citecheck.matching.mangled import restored
from citecheck.matching.match import Ambiguous, Found, Lead, Match, Missing, Unknown
from citecheck.matching.mend import mend
from citecheck.matching.notices import notice_findings
from citecheck.matching.printed import unbroken
from citecheck.matching.scope import is_preprint, out_of_scope
from citecheck.matching.style import style_of
from citecheck.matching.titles import same_subject
from citecheck.models import Candidate, Finding, MatchDetail, Record, Reference, Status
from citecheck.rules import LEVELS, finding
from citecheck.text.fold import one_line


class Judged(Struct, frozen=True, kw_only=True):
    """A verdict: `record` is the article that is meant, where it was found; `corrected` the reference from it."""

    status: Status
    record: Record | None
    detail: MatchDetail
    corrected: str | None
    findings: tuple[Finding, ...]


_NONE = "which PubMed does not index"
_FEW = "of which kind PubMed indexes few"
_KINDS = {
    "book": ("a book", _FEW),
    "chapter": ("a chapter of a book", _FEW),
    "guideline": ("a guideline published outside journals", _FEW),
    "web": ("a web page", _NONE),
    "software": ("software", _NONE),
    "registration": ("an entry of a register", _NONE),
    "thesis": ("a thesis", _NONE),
    "conference": ("a contribution to a conference", _FEW),
    "preprint": ("a preprint", _FEW),
}
_NOTHING = MatchDetail(method="none", confidence=0.0)


def judge(reference: Reference, match: Match) -> Judged:
    """The verdict on `reference`, given what was found for it.

    An entry of a kind that PubMed does not index is never accused, whether PubMed could be asked or not. What could
    not be asked is `unchecked`, preprints too, of which PubMed has some; nothing else is said of it.
    """
    if isinstance(match, Found):
        return _found(reference, match)
    if isinstance(match, Ambiguous):
        return _ambiguous(reference, match)
    if isinstance(match, Missing):
        return _missing(reference, match)
    return _unknown(reference, match)


def _led(leads: tuple[Lead, ...]) -> tuple[Candidate, ...]:
    """The articles that wrong identifiers lead to, as candidates."""
    return tuple(
        Candidate(pmid=lead.records[0].pmid, confidence=0.0, title=lead.records[0].fields.title or "") for lead in leads
    )


def _merge(first: tuple[Candidate, ...], rest: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    known = {candidate.pmid: candidate for candidate in reversed((*first, *rest))}
    return tuple({c.pmid: known[c.pmid] for c in (*first, *rest)}.values())


def _found(reference: Reference, match: Found) -> Judged:
    comparison = match.comparison or compare(reference, match.record)
    record, style = restored(match.record, reference), style_of(reference.raw)
    mended = mend(reference, record, comparison, match.leads)
    # What is right stays as printed, wherever what is wrong can be put right in its place.
    in_place = bool(mended.edits) and not mended.left
    corrected = one_line(unbroken(mended.text, reference)) if in_place else print_reference(record, style)
    wrong = tuple(wrong_leads(match.leads, record))
    findings = [
        *identifier_findings(reference, match.leads, record, corrected),
        *notice_findings(reference, record),
        *field_findings(reference, record, comparison, style, corrected),
    ]
    serious = any(f.rule.endswith(("differ", "differs")) and LEVELS[f.severity] >= LEVELS["warning"] for f in findings)
    status: Status = "verified"
    if wrong:
        status = "wrong_identifier"
    elif serious or dead_leads(match.leads, record):
        status = "discrepant"
    detail = MatchDetail(
        method=match.method,
        confidence=match.confidence,
        fields=comparison.fields,
        candidates=_merge(_led(wrong), match.others),
    )
    return Judged(status=status, record=record, detail=detail, corrected=corrected, findings=tuple(findings))


def _ambiguous(reference: Reference, match: Ambiguous) -> Judged:
    wrong = tuple(lead for lead in match.leads if lead.records and not any(lead.fits(r) for r in match.records))
    findings = identifier_findings(reference, wrong, None, None)
    which = ", ".join(f"PMID {candidate.pmid}" for candidate in match.candidates[: len(match.records)])
    findings.append(
        finding(
            "reference-ambiguous",
            f"{len(match.records)} articles fit about equally well: {which}.",
            reference.span,
            reference=reference.id,
            text=unbroken(reference.raw, reference),
            source="; ".join(r.fields.title or "" for r in match.records),
        )
    )
    best = match.candidates[0].confidence if match.candidates else 0.0
    detail = MatchDetail(
        method="none",
        confidence=round(best / max(1, len(match.records)), 4),
        fields=compare(reference, match.records[0]).fields,
        candidates=_merge(_led(wrong), match.candidates),
    )
    status: Status = "wrong_identifier" if wrong else "ambiguous"
    return Judged(status=status, record=None, detail=detail, corrected=None, findings=tuple(findings))


def _out_of_scope(reference: Reference, findings: list[Finding], others: tuple[Candidate, ...] = ()) -> Judged:
    what, indexed = _KINDS.get(reference.kind, ("no article in a journal", _NONE))
    said = finding(
        "reference-out-of-scope",
        f"By its printed form this is {what}, {indexed}: not checked, and not said to be wrong.",
        reference.span,
        reference=reference.id,
        text=unbroken(reference.raw, reference),
    )
    detail = MatchDetail(method="none", confidence=0.0, candidates=others)
    return Judged(status="out_of_scope", record=None, detail=detail, corrected=None, findings=(said, *findings))


def _missing(reference: Reference, match: Missing) -> Judged:
    findings = identifier_findings(reference, match.leads, None, None)
    wrong = tuple(wrong_leads(match.leads, None))
    if wrong:
        record = wrong[0].records[0]
        detail = MatchDetail(
            method="none",
            confidence=0.0,
            fields=compare(reference, record).fields,
            candidates=_merge(_led(wrong), match.others),
        )
        return Judged(status="wrong_identifier", record=None, detail=detail, corrected=None, findings=tuple(findings))
    if out_of_scope(reference):
        if match.published is not None:
            known = match.published
            message = f"This preprint has since been published: {known.fields.journal or 'PubMed'} (PMID {known.pmid})."
            findings.append(
                finding(
                    "reference-superseded",
                    message,
                    reference.span,
                    reference=reference.id,
                    pmid=known.pmid,
                    text=reference.fields.title or reference.raw,
                    source=known.fields.title,
                    suggestion=print_reference(known, style_of(reference.raw)),
                )
            )
        return _out_of_scope(reference, findings, match.others)
    dead = dead_leads(match.leads, None)
    printed = ", ".join(named(reference, lead) for lead in dead)
    message = "PubMed has no article that fits this entry."
    if dead:
        message = f"PubMed has no article that fits this entry, and {printed} leads nowhere in PubMed."
    if match.others and same_subject(reference.fields.title or reference.raw, match.others[0].title):
        nearest = match.others[0]
        message += (
            f" The nearest is PMID {nearest.pmid}, \u201c{nearest.title.rstrip('.')}\u201d, which is something else."
        )
    findings.append(
        finding(
            "reference-not-found",
            message,
            reference.span,
            severity="error" if dead else None,
            reference=reference.id,
            text=unbroken(reference.raw, reference),
        )
    )
    detail = MatchDetail(method="none", confidence=0.0, candidates=match.others)
    return Judged(status="not_found", record=None, detail=detail, corrected=None, findings=tuple(findings))


def _unknown(reference: Reference, match: Unknown) -> Judged:
    # PubMed indexes some preprints; of the other kinds the printed form tells enough, whatever was not answered.
    if out_of_scope(reference) and not (match.unanswered and is_preprint(reference)):
        return _out_of_scope(reference, [])
    said = finding(
        "reference-unchecked",
        f"PubMed could not be asked about this reference ({match.reason}). Nothing is known of it.",
        reference.span,
        reference=reference.id,
        text=unbroken(reference.raw, reference),
    )
    return Judged(status="unchecked", record=None, detail=_NOTHING, corrected=None, findings=(said,))
