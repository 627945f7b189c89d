"""Which findings a run reports, at which severity, and which of them somebody has accepted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import msgspec

from citecheck.config import Accepted, Settings
from citecheck.models import Finding, Reference
from citecheck.text.fold import fold


def apply(findings: Iterable[Finding], settings: Settings, references: Sequence[Reference]) -> tuple[Finding, ...]:
    """The findings that `settings` ask for, in the order of the text, with severities and acceptance as configured."""
    by_id = {reference.id: reference for reference in references}
    kept = []
    for finding in findings:
        if (settings.select and finding.rule not in settings.select) or finding.rule in settings.ignore:
            continue
        severity = settings.severities.get(finding.rule, finding.severity)
        reference = by_id.get(finding.reference or "")
        entry = next((entry for entry in settings.accept if _covers(entry, finding, reference)), None)
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


def _covers(entry: Accepted, finding: Finding, reference: Reference | None) -> bool:
    if entry.rule != finding.rule or _expired(entry):
        return False
    if entry.reference is None:
        return True
    wanted = fold(entry.reference)
    if reference is None:
        return bool(wanted) and wanted in fold(finding.text or "")
    fields = reference.fields
    exact = {entry.reference.strip().lower(), entry.reference.strip().upper()}
    return bool(exact & {fields.doi, fields.pmid, fields.pmcid}) or bool(wanted and wanted in fold(reference.raw))


def _expired(entry: Accepted) -> bool:
    return entry.until is not None and entry.until < datetime.datetime.now(tz=datetime.UTC).date()


def _place(finding: Finding) -> tuple[int, int, str, str, str]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (0, 0)
    return start, end, finding.rule, finding.reference or "", finding.message
