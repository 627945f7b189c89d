"""Printed identifiers: malformed ones, those of another article, those that disagree, those that are missing."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.matching.format import shown_doi
from citecheck.matching.match import Lead
from citecheck.matching.printed import as_printed
from citecheck.models import Finding, Record, Reference
from citecheck.rules import finding

_NAMES = {"pmid": "PMID", "doi": "DOI", "pmcid": "PMCID"}


def named(reference: Reference, lead: Lead) -> str:
    """An identifier with its kind, in the letters that `reference` prints."""
    value = as_printed(reference.raw, lead.value)
    return value if lead.kind == "pmcid" else f"{_NAMES[lead.kind]} {value}"


def _described(record: Record) -> str:
    """A record in a few words: first author, title, year."""
    fields = record.fields
    names = f"{fields.authors[0].family}{' et al.' if len(fields.authors) > 1 else ''}, " if fields.authors else ""
    year = record.issue_year or fields.year
    return f"{names}\u201c{(fields.title or 'without a title').rstrip('.')}\u201d{f' ({year})' if year else ''}"


def own_identifier(record: Record, kind: str) -> str | None:
    """The record's own identifier of a kind."""
    if kind == "pmid":
        return record.pmid
    return record.fields.pmcid if kind == "pmcid" else shown_doi(record)


def wrong_leads(leads: Sequence[Lead], record: Record | None) -> list[Lead]:
    """The identifiers that lead to another article than `record` (to any article, where there is no record)."""
    return [lead for lead in leads if lead.records and (record is None or not lead.fits(record))]


def dead_leads(leads: Sequence[Lead], record: Record | None) -> list[Lead]:
    """The identifiers that lead nowhere, and that `record` does not carry though it has one of their kind.

    A DOI that another DOI of the record begins with, or the other way round, is a version or a part of the same work.
    """
    out = []
    for lead in leads:
        if not lead.answered or lead.records:
            continue
        if record is not None:
            own = own_identifier(record, lead.kind)
            if own is None or lead.fits(record):
                continue
            known = record.dois or (own.lower(),)
            if lead.kind == "doi" and any(lead.value.startswith(d) or d.startswith(lead.value) for d in known):
                continue
        out.append(lead)
    return out


def _conflict(leads: Sequence[Lead]) -> tuple[Lead, Lead] | None:
    """Two identifiers that lead to different articles."""
    led = [lead for lead in leads if lead.records]
    for n, one in enumerate(led):
        for two in led[n + 1 :]:
            if not any(one.fits(record) for record in two.records) and not any(
                two.fits(record) for record in one.records
            ):
                return one, two
    return None


def identifier_findings(
    reference: Reference, leads: Sequence[Lead], record: Record | None, corrected: str | None
) -> list[Finding]:
    """The findings of the identifier rules; `record` is the article that is meant, where it was found."""
    out = []
    for printed in reference.malformed:
        message = f"\u201c{printed}\u201d cannot be an identifier: it is incomplete or mistyped."
        out.append(
            finding(
                "identifier-malformed",
                message,
                reference.span,
                reference=reference.id,
                text=printed,
                suggestion=corrected,
            )
        )
    if conflict := _conflict(leads):
        one, two = conflict
        places = [f"{named(reference, lead)} leads to {_described(lead.records[0])}" for lead in conflict]
        message = f"{', but '.join(places)}."
        out.append(
            finding(
                "identifier-conflict",
                message,
                reference.span,
                reference=reference.id,
                pmid=record.pmid if record else None,
                text=f"{named(reference, one)}; {named(reference, two)}",
                source="; ".join(lead.records[0].fields.title or "" for lead in conflict),
                suggestion=corrected,
            )
        )
    for lead in wrong_leads(leads, record):
        other, value = lead.records[0], as_printed(reference.raw, lead.value)
        own = own_identifier(record, lead.kind) if record else None
        end = f" The article described has {_NAMES[lead.kind]} {own}." if own else ""
        if record is None:
            end = " No article that fits the rest of the entry was found."
        out.append(
            finding(
                "identifier-wrong-article",
                f"{named(reference, lead)} belongs to another article: {_described(other)}.{end}",
                reference.span,
                reference=reference.id,
                pmid=other.pmid,
                text=value,
                source=other.fields.title,
                suggestion=own,
                text_marks=((0, len(value)),),
            )
        )
    if record is not None:
        out += _dead(reference, leads, record)
        out += _missing(reference, record)
    return out


def _dead(reference: Reference, leads: Sequence[Lead], record: Record) -> list[Finding]:
    out = []
    for lead in dead_leads(leads, record):
        own, value = own_identifier(record, lead.kind), as_printed(reference.raw, lead.value)
        message = f"PubMed does not know {named(reference, lead)}; the article described has {_NAMES[lead.kind]} {own}."
        out.append(
            finding(
                "identifier-wrong-article",
                message,
                reference.span,
                # It belongs to nobody that PubMed knows: wrong here, but not another article's for certain.
                severity="warning",
                reference=reference.id,
                pmid=record.pmid,
                text=value,
                source=own,
                suggestion=own,
                text_marks=((0, len(value)),),
            )
        )
    return out


def _missing(reference: Reference, record: Record) -> list[Finding]:
    """One note where no identifier at all is printed: styles differ in which of them they want."""
    fields = reference.fields
    if fields.doi or fields.pmid or fields.pmcid or reference.malformed:
        return []
    doi = own_identifier(record, "doi")
    known = f"{f'doi:{doi} ' if doi else ''}PMID: {record.pmid}"
    return [
        finding(
            "identifier-missing",
            f"No identifier is printed; PubMed has {known}.",
            reference.span,
            reference=reference.id,
            pmid=record.pmid,
            source=known,
            suggestion=known,
        )
    ]
