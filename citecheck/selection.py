"""Which findings a run reports, at which severity, and which of them somebody has accepted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from citecheck.config import Accepted, Settings
from citecheck.models import Finding, Record, Reference
from citecheck.text.fold import fold, plain_punctuation

_IDENTIFIER = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?(?P<doi>10\.\d{4,9}/\S+)"
    r"|(?:https?://pubmed\.ncbi\.nlm\.nih\.gov/|pmid:?\s*)?(?P<pmid>\d+)/?"
    r"|(?:https?://\S+/|pmcid:?\s*)?(?P<pmcid>pmc\d+)/?"
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def apply(
    findings: Iterable[Finding],
    settings: Settings,
    references: Sequence[Reference],
    records: Mapping[str, Record] | None = None,
) -> tuple[Finding, ...]:
    """The findings that `settings` ask for, in the order of the text, with severities and acceptance as configured.

    `records` are those that were found, by the reference's id: an entry may name a work by their identifiers, too.
    """
    by_id = {reference.id: reference for reference in references}
    kept = []
    for finding in findings:
        if (settings.select and finding.rule not in settings.select) or finding.rule in settings.ignore:
            continue
        severity = settings.severities.get(finding.rule, finding.severity)
        reference = by_id.get(finding.reference or "")
        record = (records or {}).get(finding.reference or "")
        entry = next((entry for entry in settings.accept if _covers(entry, finding, reference, record)), None)
        kept.append(msgspec.structs.replace(finding, severity=severity, accepted=entry.reason if entry else None))
    return tuple(sorted(kept, key=_place))


def idle_entries(settings: Settings, reasons: Iterable[str]) -> list[str]:
    """One line for each entry of the accept list that is expired, or that covered nothing in this run.

    `reasons` are those of the findings that were accepted.
    """
    used = set(reasons)
    lines = []
    for entry in settings.accept:
        about = entry.rule + (f", {entry.reference}" if entry.reference else "")
        if _expired(entry):
            lines.append(f"the accept list's entry for {about} expired on {entry.until}")
        elif entry.reason not in used:
            lines.append(f"the accept list's entry for {about} covered nothing")
    return lines


def _covers(entry: Accepted, finding: Finding, reference: Reference | None, record: Record | None) -> bool:
    if entry.rule != finding.rule or _expired(entry):
        return False
    if entry.reference is None:
        return True
    printed = reference.raw if reference else finding.text or ""
    identifier = _IDENTIFIER.fullmatch(_plain(entry.reference).rstrip(".,;"))
    if identifier is None:
        wanted = fold(entry.reference)
        return bool(wanted) and wanted in fold(printed)
    wanted = identifier[identifier.lastgroup or 0]
    return wanted in _identifiers(reference, record) or _prints(printed, wanted)


def _identifiers(reference: Reference | None, record: Record | None) -> set[str]:
    """Those that the reference prints, and those of the record that was found for it, in small letters."""
    known: list[str | None] = [record.pmid, *record.dois] if record else []
    for one in (reference, record):
        if one:
            known += [one.fields.doi, one.fields.pmid, one.fields.pmcid]
    return {name.lower() for name in known if name}


def _prints(text: str, wanted: str) -> bool:
    """Whether the identifier stands in `text` as a whole: another may begin with it, or hold it."""
    text = _plain(text)
    if _DOI.match(wanted):
        return re.search(rf"(?<!\w){re.escape(wanted)}(?=[^\w\s]*(?:\s|$))", text) is not None
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", _DOI.sub(" ", text)) is not None


def _plain(text: str) -> str:
    return plain_punctuation(text).strip().lower()


def _expired(entry: Accepted) -> bool:
    return entry.until is not None and entry.until < datetime.datetime.now(tz=datetime.UTC).date()


def _place(finding: Finding) -> tuple[int, int, str, str, str]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
    return start, end, finding.rule, finding.reference or "", finding.message
