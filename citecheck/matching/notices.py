"""What has happened to a cited article since: retraction, concern, correction, a newer version."""

from __future__ import annotations

import re

from citecheck.models import Finding, Notice, Record, Reference, Severity
from citecheck.rules import finding

_SAID = re.compile(r"\bretract(?:ed|ion)\b|\bwithdrawn\b|\bwithdrawal\b", re.IGNORECASE)
_RULE = {
    "retraction": "reference-retracted",
    "partial_retraction": "reference-retracted",
    "withdrawn": "reference-retracted",
    "expression_of_concern": "reference-concern",
    "erratum": "reference-corrected",
    "corrected_and_republished": "reference-corrected",
    "update": "reference-superseded",
}


def _where(notices: list[Notice]) -> str:
    places = []
    for notice in notices:
        text = (notice.source or "").strip().rstrip(".")
        if notice.pmid:
            text = f"{text} (PMID {notice.pmid})" if text else f"PMID {notice.pmid}"
        if text:
            places.append(text)
    return f": {'; '.join(dict.fromkeys(places))}" if places else ""


def _message(rule: str, record: Record, notices: list[Notice]) -> str:
    where, kinds = _where(notices), {notice.kind for notice in notices}
    if rule == "reference-retracted":
        if kinds == {"partial_retraction"}:
            return f"Part of this article has been retracted{where}."
        if kinds == {"withdrawn"}:
            return f"This article has been withdrawn{where}."
        return f"This article has been retracted{where}."
    if rule == "reference-concern":
        return f"An expression of concern has been published about this article{where}."
    if rule == "reference-corrected":
        if kinds == {"corrected_and_republished"}:
            return f"This article was corrected and published again{where}."
        return f"An erratum has been published for this article{where}."
    if "Preprint" in record.publication_types:
        return f"This preprint has since been published{where}."
    return f"A newer version of this article exists{where}."


def notice_findings(reference: Reference, record: Record) -> list[Finding]:
    """The findings about notices on `record`, one for each rule.

    A retraction that the entry itself states ("Retraction in: ...") is only noted: the author knows of it.
    """
    grouped: dict[str, list[Notice]] = {}
    for notice in record.notices:
        grouped.setdefault(_RULE[notice.kind], []).append(notice)
    if record.retracted:
        grouped.setdefault("reference-retracted", [])
    out = []
    for rule, notices in grouped.items():
        severity: Severity | None = None
        if rule == "reference-retracted":
            if _SAID.search(reference.raw):
                severity = "note"
            elif notices and {n.kind for n in notices} == {"partial_retraction"} and not record.retracted:
                severity = "warning"
        out.append(
            finding(
                rule,
                _message(rule, record, notices),
                reference.span,
                severity=severity,
                reference=reference.id,
                pmid=record.pmid,
                text=reference.fields.title or reference.raw,
                source="; ".join(n.source for n in notices if n.source) or None,
            )
        )
    return out
