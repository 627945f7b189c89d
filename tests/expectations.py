"""Holds a report against what a careful editor expects of a document (`expected.json` of the development data)."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from citecheck.models import CheckedClaim, DocumentReport, Facet, Finding

Expected = dict[str, Any]


def deviations(document: DocumentReport, text: str, expected: Expected) -> list[str]:
    """One line for each expectation that does not hold; wishes are left out."""
    return [
        *_references(document, expected),
        *_citations(document, expected),
        *_claims(document, text, expected),
        *_findings(document, text, expected),
    ]


def wishes(document: DocumentReport, text: str, expected: Expected) -> list[str]:
    """One line for each wish (printed, never counted) that does not hold."""
    return [line for wish in expected["claims"] if wish.get("wish") for line in _claim(document, text, expected, wish)]


def _ids(document: DocumentReport, expected: Expected) -> dict[str, str]:
    """The id of the reference that each key of the expectation means."""
    return {
        wanted["key"]: reference.id
        for wanted in expected["references"]
        for reference in document.references
        if wanted["find"] in reference.raw
    }


def _references(document: DocumentReport, expected: Expected) -> Iterator[str]:
    if len(document.references) != expected["references_exactly"]:
        yield f"{len(document.references)} references, not {expected['references_exactly']}"
    ids = _ids(document, expected)
    for wanted in expected["references"]:
        found = next((r for r in document.references if r.id == ids.get(wanted["key"])), None)
        if found is None:
            yield f"reference {wanted['key']} is not found"
            continue
        if found.status not in wanted["status"]:
            yield f"reference {wanted['key']} is {found.status}, not {' or '.join(wanted['status'])}"
        pmid = found.record.pmid if found.record else None
        if pmid != wanted.get("pmid"):
            yield f"reference {wanted['key']} has PMID {pmid}, not {wanted.get('pmid')}"


def _citations(document: DocumentReport, expected: Expected) -> Iterator[str]:
    ids = _ids(document, expected)
    if len(document.citations) > expected["citations_at_most"]:
        yield f"{len(document.citations)} citations, more than {expected['citations_at_most']}"
    for wanted in expected["citations"]:
        start, end = wanted["at"]
        found = [c for c in document.citations if c.span.start < end and start < c.span.end]
        if not found:
            yield f"citation {wanted['marker']!r} in line {wanted['line']} is not found"
            continue
        targets = {target for c in found for target in c.references}
        if targets != {ids.get(key) for key in wanted["refs"]}:
            yield f"citation {wanted['marker']!r} in line {wanted['line']} points to {sorted(targets)}"
        missing = {label for c in found for label in c.missing}
        if wanted["missing"] != "any" and missing != set(wanted["missing"]):
            yield f"citation {wanted['marker']!r} in line {wanted['line']} misses {sorted(missing)}"
    for wrong in expected["not_citations"]:
        for start, end in wrong["at"]:
            if any(c.span.start < end and start < c.span.end for c in document.citations):
                yield f"{wrong['text']!r} at {start} is no citation"


def _claims(document: DocumentReport, text: str, expected: Expected) -> Iterator[str]:
    for wanted in expected["claims"]:
        if not wanted.get("wish"):
            yield from _claim(document, text, expected, wanted)


def _claim(document: DocumentReport, text: str, expected: Expected, wanted: Expected) -> Iterator[str]:
    reference = _ids(document, expected).get(wanted["ref"])
    name = f"claim {wanted['find'][:50]!r} on {wanted['ref']}"
    covering = [c for c in document.claims if _covers(c, text, wanted["find"]) and reference in c.references]
    checks = [check for claim in covering for check in claim.checks if check.reference == reference]
    if not checks:
        if not wanted.get("if_checked"):
            yield f"{name} is not checked"
        return
    if "verdict" in wanted and not any(check.verdict in wanted["verdict"] for check in checks):
        yield f"{name} is {checks[0].verdict}, not {' or '.join(wanted['verdict'])}"
    for facet in wanted.get("facets", ()):
        seen = [f for check in checks for f in check.facets if f.facet == facet["facet"] and _is_about(f, facet)]
        if not seen and "absent" not in facet["status"] and not wanted.get("if_checked"):
            yield f"{name}: no facet {facet['facet']} {facet.get('text', '')}"
        wrong = [f for f in seen if f.status not in facet["status"]]
        if wrong:
            yield f"{name}: {facet['facet']} {facet.get('text', '')} {wrong[0].status}: {wrong[0].record!r}"


def _is_about(facet: Facet, wanted: Expected) -> bool:
    return "text" not in wanted or wanted["text"].rstrip("%") in (facet.claim or "")


def _covers(claim: CheckedClaim, text: str, find: str) -> bool:
    start = text.find(find)
    words = " ".join(find.split())
    return words in " ".join(claim.text.split()) or (claim.span.start <= start and start + len(find) <= claim.span.end)


def _findings(document: DocumentReport, text: str, expected: Expected) -> Iterator[str]:
    ids = _ids(document, expected)

    def fits(finding: Finding, wanted: Expected) -> bool:
        rules = _many(wanted["rule"])
        if not any(fnmatchcase(finding.rule, rule) for rule in rules):
            return False
        if "severity" in wanted and finding.severity not in _many(wanted["severity"]):
            return False
        if "ref" in wanted and finding.reference not in {ids.get(key) for key in _many(wanted["ref"])}:
            return False
        return "find" not in wanted or _is_at(document, finding, text, wanted["find"])

    for wanted in expected["must"]:
        if not any(fits(finding, wanted) for finding in document.findings):
            yield f"missing: {_name(wanted)}"
    for wanted in expected["must_not"]:
        for finding in document.findings:
            if fits(finding, wanted) and not any(fits(finding, other) for other in expected["must"]):
                yield f"wrong: {finding.rule} ({finding.reference or ''}, line {_line(finding)}): {finding.message}"
    allowed = [*expected["must"], *expected["may"]]
    beside = [f for f in document.findings if f.severity != "note" and not any(fits(f, wanted) for wanted in allowed)]
    errors = [f for f in beside if f.severity == "error"]
    warnings = [f for f in beside if f.severity == "warning" and f.rule != "study-unsourced"]
    for finding in errors:
        yield f"one error too many: {finding.rule} (line {_line(finding)}): {finding.message}"
    if len(warnings) > expected["warnings_beside"]:
        told = "; ".join(f"{f.rule} (line {_line(f)})" for f in warnings)
        yield f"{len(warnings)} other warnings, more than {expected['warnings_beside']}: {told}"


def _is_at(document: DocumentReport, finding: Finding, text: str, find: str) -> bool:
    start = text.find(find)
    end = start + len(find)
    spans = [finding.span] if finding.span else []
    spans += [claim.span for claim in document.claims if claim.id == finding.claim]
    return start >= 0 and any(span.start < end and start < span.end for span in spans)


def _many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _name(wanted: Expected) -> str:
    about = " ".join(str(wanted[key]) for key in ("ref", "find") if key in wanted)
    return f"{wanted['rule']} {about}".strip()


def _line(finding: Finding) -> int:
    return finding.span.line if finding.span else 0
