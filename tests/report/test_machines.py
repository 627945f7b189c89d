"""What build servers and code scanning read: valid, complete, and steady when lines move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile import hostile
from lxml import etree

from citecheck import pipeline
from citecheck.config import Accepted, Settings
from citecheck.models import DocumentReport
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, render
from citecheck.rules import RULES
from citecheck.stages import Input
from citecheck.text.fold import one_line

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def source(fixtures):
    return open_files(fixtures / "pubmed")


@pytest.fixture(scope="module")
def report(fixtures, source):
    inputs = [Input(path=str(path)) for path in sorted((fixtures / "documents").glob("*.*"))]
    accept = (Accepted(rule="reference-retracted", reason="It is cited for its retraction."),)
    return check([*inputs, Input(path="no/such file.txt")], source, Settings(accept=accept))


def sarif(report):
    return json.loads(render("sarif", report, View()))["runs"][0]


def fingerprints(report):
    return [result["partialFingerprints"]["citecheck/v1"] for result in sarif(report)["results"]]


def test_sarif_has_every_rule_and_finding(report):
    run = sarif(report)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    found = [finding for document in report.documents for finding in document.findings]
    assert [result["ruleId"] for result in run["results"]] == [finding.rule for finding in found]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert {result["ruleId"] for result in suppressed} == {"reference-retracted"}
    [notification] = run["invocations"][0]["toolExecutionNotifications"]
    assert "no/such file.txt" in notification["message"]["text"]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_addresses_are_relative_and_escaped():
    document = DocumentReport(path="a b/ü.txt", format="text", status="unreadable", error="is empty")
    run = sarif(pipeline.report([document], open_files(HERE.parent / "pubmed" / "small.xml").info()))
    location = run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": "a%20b/%C3%BC.txt", "uriBaseId": "ROOT"}


def test_fingerprints_stay_when_lines_move_and_no_two_are_alike(fixtures, source):
    text = (fixtures / "documents" / "everyday-medicines.md").read_text("utf-8")
    before = check([Input(path="a.md", data=text.encode())], source, Settings())
    after = check([Input(path="a.md", data=("# Moved\n\nA word before.\n\n" + text).encode())], source, Settings())
    assert fingerprints(before)
    assert set(fingerprints(before)) <= set(fingerprints(after))
    assert len(set(fingerprints(after))) == len(fingerprints(after))


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_junit_has_the_structure_that_its_strictest_readers_ask_for(request, which):
    value = hostile() if which == "hostile" else request.getfixturevalue("report")
    tree = etree.fromstring(render("junit", value, View()).encode())
    schema = etree.RelaxNG(etree.parse(HERE / "junit.rng"))
    assert schema.validate(tree), schema.error_log


def test_junit_has_a_suite_a_document_and_a_case_a_reference(report):
    tree = etree.fromstring(render("junit", report, View()).encode())
    suites = tree.findall("testsuite")
    assert len(suites) == len(report.documents)
    for suite, document in zip(suites, report.documents, strict=True):
        assert len(suite.findall("testcase")) == len(document.references) + 1
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    assert suites[-1].find("testcase/error") is not None
    # Accepted findings fail nothing.
    assert not [f for f in tree.iter("failure") if "reference-retracted" in f.get("type").split()]


def test_junit_cuts_a_long_title_between_words_and_shows_that_it_did(report):
    tree = etree.fromstring(render("junit", report, View()).encode())
    titles = {one_line(r.fields.title or r.raw) for document in report.documents for r in document.references}
    names = [case.get("name").partition(": ")[2] for case in tree.iter("testcase")]
    cut = [name.removesuffix(" …") for name in names if name.endswith(" …")]
    assert cut
    assert all(any(title.startswith(f"{name} ") for title in titles) for name in cut)


def test_junit_says_unchecked_as_an_error(fixtures):
    from citecheck.pubmed import open_eutils

    nowhere = "http://127.0.0.1:9/"
    down = open_eutils(eutils_url=nowhere, idconv_url=nowhere, citmatch_url=nowhere, offline=True)
    asked = check([Input(path=str(fixtures / "documents" / "everyday-medicines.md"))], down, Settings())
    down.close()
    tree = etree.fromstring(render("junit", asked, View()).encode())
    assert {error.get("type") for error in tree.iter("error")} == {"reference-unchecked"}


def test_junit_has_every_finding_that_fails_a_run_without_pubmed(fixtures):
    from citecheck.outcome import fails
    from citecheck.pubmed import open_eutils

    nowhere = "http://127.0.0.1:9/"
    down = open_eutils(eutils_url=nowhere, idconv_url=nowhere, citmatch_url=nowhere, offline=True)
    asked = check([Input(path=str(fixtures / "documents" / "reading-list.txt"))], down, Settings())
    down.close()
    [document] = asked.documents
    rules = sorted({finding.rule for finding in document.findings if fails(finding, "warning")})
    assert "reference-duplicate" in rules
    tree = etree.fromstring(render("junit", asked, View()).encode())
    assert sorted({rule for failure in tree.iter("failure") for rule in failure.get("type").split()}) == rules
    unchecked = sum(reference.status == "unchecked" for reference in document.references)
    assert len(list(tree.iter("error"))) == unchecked > 0


def test_github_commands_are_one_line_each_and_cannot_be_broken_out_of(report):
    lines = render("github", report, View()).splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    order = [line.split()[0] for line in lines]
    assert order == sorted(order, key=["::error", "::warning", "::notice"].index)
    for line in render("github", hostile(), View()).splitlines():
        assert line.startswith(("::error ", "::warning ", "::notice "))


def test_markdown_of_strangers_is_shown_and_not_obeyed():
    from markdown_it import MarkdownIt

    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(render("markdown", hostile(), View()))
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html or 'href="javascript:' not in html


@pytest.mark.parametrize(
    ("form", "name"),
    [(f, "the other entry: ") for f in ("text", "markdown", "junit")]
    + [(f, "The other entry: ") for f in ("sarif", "github")]
    + [("html", "The other entry says")],
)
def test_the_other_entry_of_a_duplicate_is_no_word_of_pubmeds(fixtures, source, form, name):
    settings = Settings(select=("reference-duplicate",))
    shown = render(
        form, check([Input(path=str(fixtures / "documents" / "reading-list.txt"))], source, settings), View()
    )
    assert name in shown
    assert "PubMed: " not in shown
