"""SARIF 2.1.0, the form in which code scanning takes findings.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. A fingerprint is made of the rule, the
reference and the words, never of a line, so that a finding stays the same one when text moves.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

from citecheck.models import DocumentReport, Finding, Report
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label, other_side, place
from citecheck.rules import RULES, Rule
from citecheck.text.fold import fold, one_line

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "ROOT"
_FINGERPRINT = "citecheck/v1"


def render(report: Report, view: View) -> str:
    """One run with every rule and every finding; accepted ones are there, suppressed with their reason."""
    names = list(RULES)
    results = [
        _result(document, finding, number, names.index(finding.rule))
        for document in report.documents
        for finding, number in _numbered(document)
    ]
    failed = [_notification(document) for document in report.documents if document.status == "unreadable"]
    run = {
        "tool": {
            "driver": {
                "name": "citecheck",
                "version": report.tool.version,
                "semanticVersion": report.tool.version,
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "automationDetails": {"id": "citecheck/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that citecheck was run in."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": failed}],
        "results": results,
    }
    whole = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    parts = (("Why it matters", rule.why), ("How to mend it", rule.mend), ("Known problems", rule.known_problems))
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _sentence(rule.summary)},
        "fullDescription": {"text": _sentence(rule.why)},
        "help": {
            "text": "\n".join(f"{name}: {_sentence(text)}" for name, text in parts),
            "markdown": "\n\n".join(f"**{name}.** {_sentence(text)}" for name, text in parts),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.stage]},
    }


def _result(document: DocumentReport, finding: Finding, number: int, index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _message(document, finding)},
        "locations": [{"physicalLocation": _location(document, finding)}],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(document, finding, number)},
    }
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.accepted}]
    return result


def _location(document: DocumentReport, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(document.path)}
    if finding.span is not None:
        location["region"] = {"startLine": finding.span.line, "startColumn": finding.span.column}
    return location


def _artifact(path: str) -> dict[str, Any]:
    pure = PurePath(path)
    if path == "-":
        return {"uri": "standard-input"}
    if pure.is_absolute():
        return {"uri": pure.as_uri()}
    return {"uri": quote(pure.as_posix()), "uriBaseId": _ROOT}


def _message(document: DocumentReport, finding: Finding) -> str:
    """The message with the reference and the words of both sides, which an annotation has no other place for."""
    about = next((label(r) for r in document.references if r.id == finding.reference), "")
    parts = [f"Reference {about}: {finding.message}" if about else finding.message]
    if finding.span and (finding.span.page or document.format == "docx"):
        parts.insert(0, place(document.format, finding.span).capitalize() + ".")
    if finding.text:
        parts.append(f"The text: {one_line(finding.text)}")
    if finding.source:
        parts.append(f"{other_side(finding, begins=True)}: {one_line(finding.source)}")
    if finding.suggestion:
        parts.append(f"Suggested: {one_line(finding.suggestion)}")
    return harmless("\n".join(parts))


def _numbered(document: DocumentReport) -> list[tuple[Finding, int]]:
    """Each finding with its number among those that have the same words."""
    seen: Counter[str] = Counter()
    out = []
    for finding in document.findings:
        key = _words(document, finding)
        out.append((finding, seen[key]))
        seen[key] += 1
    return out


def _words(document: DocumentReport, finding: Finding) -> str:
    raw = next((r.raw for r in document.references if r.id == finding.reference), "")
    claim = next((c.text for c in document.claims if c.id == finding.claim), "")
    return "|".join((finding.rule, fold(raw), fold(claim), fold(finding.text or "")))


def _fingerprint(document: DocumentReport, finding: Finding, number: int) -> str:
    return hashlib.sha256(f"{_words(document, finding)}|{number}".encode()).hexdigest()[:32]


def _notification(document: DocumentReport) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": harmless(f"{document.path}: {document.error or 'could not be read'}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(document.path)}}],
    }


def _sentence(text: str) -> str:
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith(".") else whole + "."
