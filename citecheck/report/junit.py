"""JUnit's XML, which every build server shows: a suite for each document, a case for each reference.

There is no standard; this keeps to the schema of Apache Ant's reports, the strictest in use. It asks for the time and
the host of a run. Neither is told, so that the same report is the same file: the values stand for "not said".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from citecheck.models import CheckedReference, DocumentReport, Finding, Report
from citecheck.outcome import fails, stumbled_over
from citecheck.report import View
from citecheck.report.harmless import harmless
from citecheck.report.naming import label, other_side, place
from citecheck.text.fold import one_line

_NO_TIME, _NO_HOST = "1970-01-01T00:00:00", "localhost"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLE = 100


def render(report: Report, view: View) -> str:
    """Findings that fail the run are failures; what could not be checked or read is an error."""
    root = etree.Element("testsuites")
    for number, document in enumerate(report.documents):
        _suite(root, document, number, view)
    text: str = etree.tostring(root, pretty_print=True, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def _suite(root: etree._Element, document: DocumentReport, number: int, view: View) -> None:
    suite = etree.SubElement(root, "testsuite")
    etree.SubElement(suite, "properties")
    if document.status == "unreadable":
        case = _case(suite, document, "document")
        _child(case, "error", "unreadable", document.error or "could not be read", "")
    else:
        # A case has an error or a failure, not both: what fails the run about an unchecked entry stands here.
        unchecked = {reference.id for reference in document.references if reference.status == "unchecked"}
        alone = [f for f in document.findings if f.reference is None or f.reference in unchecked]
        case = _case(suite, document, "document")
        _findings(case, document, alone, view)
        if case.find("failure") is None and stumbled_over(document):
            _child(case, "error", "claim-unchecked", "a claim was not checked, by a fault of the program", "")
        for reference in document.references:
            own = [finding for finding in document.findings if finding.reference == reference.id]
            case = _case(suite, document, _name(reference))
            if reference.status == "unchecked":
                _child(case, "error", "reference-unchecked", "PubMed could not be asked", "")
            else:
                _findings(case, document, own, view)
    cases = suite.findall("testcase")
    package = re.sub(r"[\s/\\]+", ".", document.path.strip("./\\ ")) or "standard-input"
    values = {
        "name": document.path,
        "package": package,
        "id": str(number),
        "timestamp": _NO_TIME,
        "hostname": _NO_HOST,
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "time": "0",
    }
    for key, value in values.items():
        suite.set(key, _text(value))
    etree.SubElement(suite, "system-out")
    etree.SubElement(suite, "system-err")


def _case(suite: etree._Element, document: DocumentReport, name: str) -> etree._Element:
    return etree.SubElement(suite, "testcase", name=_text(name), classname=_text(document.path), time="0")


def _findings(case: etree._Element, document: DocumentReport, found: Sequence[Finding], view: View) -> None:
    """One failure for all findings that fail the run: a case has no more than one."""
    failing = [finding for finding in found if fails(finding, view.fail_on)]
    if failing:
        rules = " ".join(dict.fromkeys(finding.rule for finding in failing))
        words = "\n\n".join(_told(document, finding) for finding in failing)
        _child(case, "failure", rules, failing[0].message, words)


def _told(document: DocumentReport, finding: Finding) -> str:
    where = f"{place(document.format, finding.span)}: " if finding.span else ""
    lines = [f"{where}{finding.severity}: {finding.rule}: {one_line(finding.message)}"]
    for name, words in (
        ("the text", finding.text),
        (other_side(finding), finding.source),
        ("suggested", finding.suggestion),
    ):
        if words:
            lines.append(f"  {name}: {one_line(words)}")
    return "\n".join(lines)


def _child(case: etree._Element, tag: str, kind: str, message: str, words: str) -> None:
    child = etree.SubElement(case, tag, type=kind, message=_text(one_line(message)))
    child.text = _text(words) or None


def _name(reference: CheckedReference) -> str:
    words = one_line(reference.fields.title or reference.raw)
    if len(words) > _TITLE:
        words = words[: words.rfind(" ", 0, _TITLE) if " " in words[:_TITLE] else _TITLE] + " …"
    return f"{label(reference)}: {words}"


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", harmless(text))
