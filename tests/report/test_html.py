"""The HTML report: what readers see of a finding, and what a hostile document cannot do to them."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re

import pytest
from hostile import ALL, SPAN, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from msgspec.structs import replace

from citecheck.config import Accepted, Settings
from citecheck.models import DocumentReport, Finding, Report, SourceInfo, Summary, Tool
from citecheck.outcome import Outcome, outcome
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, html
from citecheck.report.harmless import harmless
from citecheck.report.html import links
from citecheck.report.html.words import LONGEST, find, marked, plain
from citecheck.rules import RULES
from citecheck.stages import Input

SITES = ("https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/10.", "https://pmc.ncbi.nlm.nih.gov/articles/PMC")


@pytest.fixture(scope="module")
def documents(fixtures):
    return [
        str(fixtures / "documents" / name)
        for name in ("everyday-medicines.md", "reading-list.txt", "kidney-stones.txt", "lupus-hormones.txt")
    ]


@pytest.fixture(scope="module")
def report(fixtures, documents):
    return check([Input(path=path) for path in documents], open_files(fixtures / "pubmed"), Settings(jobs=1))


@pytest.fixture(scope="module")
def page(report):
    return parser.document_fromstring(html.render(report, View()))


def run(*documents: DocumentReport, **source: str) -> Report:
    return Report(
        tool=Tool(version="1"),
        source=SourceInfo(kind="local", location="records.xml", **source),
        documents=documents,
        summary=Summary(),
    )


def with_findings(*findings: Finding) -> Report:
    counts: dict[str, int] = {}
    for finding in findings:
        if not finding.accepted:
            counts[finding.severity] = counts.get(finding.severity, 0) + 1
    document = DocumentReport(
        path="a.txt", format="text", status="checked", findings=findings, summary=Summary(findings=counts)
    )
    return run(document)


def shown(report: Report, **view: bool):
    return parser.document_fromstring(html.render(report, View(**view)))


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_the_counts_say_that_a_claim_is_checked_against_each_work_it_cites(report, page):
    document = report.documents[0]
    claims = next(div for div in page.xpath("//dl[@class='counts']/div") if words(div).startswith("Claims"))
    checks = sum(document.summary.claims.values())
    assert f"{len(document.claims)} {checks} checks, one for each work a claim cites: " in words(claims)
    assert sum(map(int, re.findall(r"\d+", words(claims).partition(":")[2]))) == checks


def assert_harmless(text: str) -> None:
    text.encode("utf-8")
    tree = parser.document_fromstring(text)
    assert not tree.xpath("//script | //img | //iframe | //object | //embed | //link | //base | //form | //*[@style]")
    assert not [
        name for element in tree.iter() if isinstance(element.tag, str) for name in element.attrib if name[:2] == "on"
    ]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//@href"):
        assert href.startswith(SITES) or (href[:1] == "#" and href[1:] in ids), href
    assert not tree.xpath("//@src")
    assert all(c.isprintable() or c == "\n" for c in text)


# ---------------------------------------------------------------- nothing gets in, nothing gets out


def test_a_hostile_document_injects_nothing():
    text = html.render(hostile(), View(verbose=True))
    assert_harmless(text)
    assert "49" not in words(parser.document_fromstring(text).find(".//h2"))
    assert len(text) < 1_000_000, "a word of 200,000 characters is shown by its beginning"


def test_what_is_hostile_is_shown_all_the_same():
    seen = words(parser.document_fromstring(html.render(hostile(), View())))
    for part in ("<script>alert(1)</script>", "javascript:alert(1)", "{{ 7 * 7 }}{% raw %}", "␛[31mred", "<U+202E>"):
        assert part in seen


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(min_size=1).filter(lambda text: harmless(text).strip() and text.strip()),
    start=st.integers(0, 30),
    length=st.integers(1, 30),
)
def test_no_text_breaks_out_of_its_place(text, start, length):
    finding = Finding(
        rule="title-differs",
        severity="warning",
        message=text,
        span=SPAN,
        text=text,
        source=text,
        suggestion=text + "!",
        text_marks=((start, start + length),),
    )
    page = html.render(with_findings(finding), View())
    assert_harmless(page)
    benign = html.render(with_findings(replace(finding, message="m", text="t", source="s", suggestion="n")), View())
    count = {tag: page.count(f"<{tag}") - benign.count(f"<{tag}") for tag in ("mark", "p", "li", "div", "details")}
    assert {tag for tag, number in count.items() if number} <= {"mark"}


def test_the_page_loads_and_runs_nothing(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = page.xpath("//style/text()")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style
    assert not page.xpath("//script | //@src | //link | //@style | //*[@srcset]")


@pytest.mark.parametrize(
    ("make", "good"),
    [
        (links.pubmed, {"1": "https://pubmed.ncbi.nlm.nih.gov/1/", "31456088": None}),
        (links.pmc, {"PMC6024328": "https://pmc.ncbi.nlm.nih.gov/articles/PMC6024328/"}),
        (
            links.doi,
            {
                "10.1016/S0140-6736(15)60933-3": "https://doi.org/10.1016/S0140-6736(15)60933-3",
                "10.1002/(sici)1097<1::aid-x>3.0;2-#": "https://doi.org/10.1002/(sici)1097%3C1::aid-x%3E3.0;2-%23",
                '10.1000/a"b': "https://doi.org/10.1000/a%22b",
                "10.1000/?q=1&r": "https://doi.org/10.1000/%3Fq%3D1%26r",
            },
        ),
    ],
)
def test_links_are_made_from_identifiers(make, good):
    for name, address in good.items():
        link = make(name)
        assert link
        assert link.href.startswith(SITES)
        assert address is None or link.href == address


@pytest.mark.parametrize(
    "name",
    ["", "javascript:alert(1)", "0", "012", "1234567890", "１２", "12\n", "PMC", "pmc12", "PMC1/..", "10.1/x",
     "10.1000", "10.1000/", "10.1000/a b", "10.1000/é", "http://10.1000/x", "10.1000/x\n",
     "10.1000/" + "x" * 300, None],
)  # fmt: skip
def test_nothing_else_is_linked(name):
    assert [make(name) for make in (links.pubmed, links.pmc, links.doi)] == [None, None, None]


# ---------------------------------------------------------------- words


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(-5, 210), st.integers(-5, 210))))
def test_marks_change_no_word(text, places):
    found = marked(text, [(start, end, "differs") for start, end in places])
    seen = parser.fragment_fromstring(str(found), create_parent="p").text_content()
    assert seen == re.sub(r"\s", " ", harmless(re.sub(r"\s", " ", text))).strip()


def test_marks_are_around_their_words():
    assert marked("of 91% & more", [(3, 6, "differs")]) == 'of <mark class="differs">91%</mark> &amp; more'


def test_the_graver_of_two_marks_is_shown():
    found = marked("twelve mice", [(0, 11, "agrees"), (7, 11, "differs"), (0, 3, "absent")])
    assert re.findall(r'<mark class="(\w+)">([^<]+)', found) == [
        ("absent", "twe"),
        ("agrees", "lve "),
        ("differs", "mice"),
    ]


def test_a_long_text_is_shown_where_it_is_marked():
    text = "a " * 5000 + "NEEDLE" + " b" * 5000
    found = marked(text, [(10_000, 10_006, "differs")])
    assert '<mark class="differs">NEEDLE</mark>' in found
    assert len(found) < LONGEST
    assert "characters)" in found


@given(st.text(max_size=50))
def test_short_text_is_whole(text):
    assert plain(text) == harmless(" ".join(text.split()))


@pytest.mark.parametrize(
    ("wanted", "text", "place"),
    [
        ("9", "J Med 2019;9:19", (11, 12)),
        ("9", "J Med 2019;9(9):19", None),
        ("two words", "of two\n words", (3, 13)),
        ("Lancet", "the lancet, Lancetogram", (4, 10)),
        ("", "any", None),
    ],
)
def test_words_are_found_where_they_are_certain(wanted, text, place):
    assert find(wanted, text) == place


# ---------------------------------------------------------------- what a reader sees


def test_the_outcome_comes_first(page, report):
    first = [element for element in page.find("body").iter("p", "h1", "h2") if "brand" not in element.get("class", "")]
    assert [element.tag for element in first[:2]] == ["h1", "p"]
    assert words(first[1]) == f"✗ {outcome(report, 'warning').sentence}"


def test_headings_are_in_order(page):
    levels = [int(heading.tag[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))
    assert page.get("lang") == "en"


def test_every_rule_is_told_with_its_meaning():
    found = shown(
        with_findings(*(Finding(rule=n, severity=r.severity, message="m", span=SPAN) for n, r in RULES.items()))
    )
    seen = words(found)
    for rule in RULES.values():
        for part in (rule.name, rule.why, rule.mend, rule.known_problems):
            assert " ".join(part.split()) in seen


def test_findings_come_gravest_first(page, report):
    for section, document in zip(page.xpath("//section[contains(@class, 'document')]"), report.documents, strict=True):
        groups = [group.get("class").split()[-1] for group in section.xpath(".//div[contains(@class, 'group')]")]
        assert groups == sorted(groups, key=("error", "warning", "note").index)
        assert len(section.xpath(".//li[contains(@class, 'finding')]")) == len(document.findings)


def test_both_sides_of_a_finding_have_their_words_marked(page):
    group = page.xpath("//div[contains(@class, 'group') and contains(@class, 'r-claim-number-differs')]")[0]
    assert [words(name) for name in group.xpath(".//dl[@class='sides']//dt")] == ["The text says", "The abstract says"]
    assert [words(mark) for mark in group.xpath(".//mark")] == ["91%", "81%"]


def test_a_wrong_identifier_is_marked_where_it_is_printed(page):
    row = page.xpath("//tr[@id='d1-ref-3']")[0]
    cited, record, result = row.xpath("td")
    assert [words(mark).lower() for mark in cited.xpath(".//mark")] == ["10.1056/nejmra012892"]
    assert "Wrong identifier" in words(result)
    assert "The printed identifier leads to" in words(record)
    assert set(record.xpath(".//a/@href")) >= {
        "https://pubmed.ncbi.nlm.nih.gov/29768149/",
        "https://doi.org/10.1056/nejmoa1715274",
        "https://pubmed.ncbi.nlm.nih.gov/11704686/",
    }


def test_a_retracted_work_does_not_look_in_order(page):
    row = page.xpath("//tr[@id='d1-ref-4']")[0]
    badges = row.xpath("td[3]//*[contains(@class, 'badge')]")
    assert words(badges[0]) == "Retracted"
    assert not row.xpath(".//*[contains(@class, 'verified')]")


def test_claims_stand_beside_their_evidence(page):
    claim = page.xpath("//*[@id='d1-claim-3']")[0]
    said, held = claim.xpath("div")
    assert words(said.xpath("p")[0]).startswith("The text says")
    assert words(held.xpath("p")[0]) == "The abstract says"
    assert "Conflicting" in words(held)
    assert [words(m) for m in said.xpath(".//mark[@class='differs']")] == ["91%"]
    assert [words(m) for m in held.xpath(".//mark[@class='differs']")] == ["81%"]
    assert "Figure differs 91% beside 81%" in words(held)


def test_every_claim_and_every_reference_is_there(page, report):
    for number, document in enumerate(report.documents, 1):
        for n, _ in enumerate(document.references, 1):
            assert page.xpath(f"//tr[@id='d{number}-ref-{n}']")
        for n, _ in enumerate(document.claims, 1):
            assert page.xpath(f"//li[@id='d{number}-claim-{n}']")


def test_accepted_findings_stay_visible_with_their_reason(fixtures, documents):
    settings = Settings(jobs=1, accept=(Accepted(rule="identifier-wrong-article", reason="Agreed with the <author>."),))
    found = shown(check([Input(path=documents[0])], open_files(fixtures / "pubmed"), settings))
    accepted = found.xpath("//li[contains(@class, 'finding') and contains(@class, 'k-accepted')]")
    assert len(accepted) == 1
    assert "Accepted: Agreed with the <author>." in words(accepted[0])
    assert "k-error" not in accepted[0].get("class")
    assert "1 accepted, not counted" in words(found.xpath("//dl[@class='counts']")[0])


def test_what_was_not_checked_is_said(report):
    document = report.documents[0]
    unchecked = replace(document.references[0], status="unchecked", record=None)
    changed = replace(
        document,
        status="incomplete",
        references=(unchecked, *document.references[1:]),
        findings=(),
        summary=replace(document.summary, references={"unchecked": 1, "verified": 5}),
    )
    found = shown(run(changed, outage="NCBI did not answer."))
    assert "NCBI did not answer." in words(found.find(".//header"))
    assert "1 reference was not checked, because PubMed could not be asked." in words(found)
    row = found.xpath("//tr[@id='d1-ref-1']")[0]
    assert "Not checked" in words(row)
    assert "Not in PubMed" not in words(row)
    assert "? Not passed, not failed" in words(found.xpath("//*[contains(@class, 'outcome')]")[0])


def test_an_unreadable_document_is_said():
    found = shown(run(DocumentReport(path="x.pdf", format="pdf", status="unreadable", error="it is empty")))
    assert "This document could not be read. it is empty" in words(found)


def test_claims_that_were_not_asked_about_are_said(fixtures, documents):
    found = shown(check([Input(path=documents[0])], open_files(fixtures / "pubmed"), Settings(jobs=1, claims=False)))
    assert "Claims were not checked in this run." in words(found)


@pytest.mark.parametrize(
    ("form", "page", "where", "cited"),
    [
        ("text", None, "line 7", "cited on lines 7, 19"),
        ("docx", None, "paragraph 7", "cited in paragraphs 7, 19"),
        ("pdf", 3, "page 3, line 7", "cited on page 3"),
    ],
)
def test_places_are_those_that_a_reader_of_the_format_counts(report, form, page, where, cited):
    document = report.documents[0]
    first = replace(document.references[0], span=replace(SPAN, page=page), cited_by=("a", "b"))
    spans = (replace(SPAN, page=page), replace(SPAN, page=page, line=19))
    marks = tuple(replace(document.citations[0], id=n, span=s) for n, s in zip("ab", spans, strict=True))
    found = shown(run(replace(document, format=form, references=(first,), citations=marks, claims=(), findings=())))
    assert f"{where}; {cited}" in words(found.xpath("//tr[@id='d1-ref-1']")[0])


def test_what_is_odd_about_the_file_is_said(report):
    found = shown(run(replace(report.documents[0], remarks=("its name says Word, but it is <b>a web page",))))
    assert "its name says Word, but it is <b>a web page" in words(found)


# ---------------------------------------------------------------- filters


def test_every_filter_shows_something(page):
    style = page.xpath("//style/text()")[0]
    for name in page.xpath("//input[@name='show']/@id"):
        key = name.removeprefix("f-")
        if key == "k-all":
            continue
        assert f":root:has(#{name}:checked) .item:not(.{key}) {{ display: none; }}" in style
        assert page.xpath(f"//li[contains(@class, 'finding') and contains(concat(' ', @class, ' '), ' {key} ')]")
    assert page.xpath("//input[@checked]/@id") == ["f-k-all"]


def test_counts_of_filters_are_those_of_findings(page, report):
    findings = [f for document in report.documents for f in document.findings]
    label = page.xpath("//label[input/@id='f-k-error']")[0]
    assert words(label) == f"Errors {sum(f.severity == 'error' for f in findings)}"


def test_quiet_begins_with_what_is_to_be_done(report):
    found = shown(report, quiet=True)
    assert found.xpath("//input[@checked]/@id") == ["f-k-work"]


def test_no_filter_is_offered_where_there_is_nothing_to_choose():
    assert not shown(with_findings(Finding(rule="study-unsourced", severity="warning", message="m", span=SPAN))).xpath(
        "//input"
    )


def test_many_notes_of_a_rule_are_folded_and_verbose_unfolds_them():
    many = [Finding(rule="reference-uncited", severity="note", message=f"m{n}", span=SPAN) for n in range(9)]
    assert shown(with_findings(*many)).xpath("//details[summary='9 places']")
    assert not shown(with_findings(*many), verbose=True).xpath("//details[summary='9 places']")


# ---------------------------------------------------------------- a corpus


def corpus(**changed):
    spot = html.Spot(path=ALL, page="documents/a.html", note=ALL)
    values = {
        "version": "1",
        "source": SourceInfo(kind="eutils", location="https://example.org/", requests=9),
        "outcome": Outcome(code=1, sentence="Not passed: 3 errors."),
        "documents": {"checked": 3},
        "references": {"verified": 10, "not_found": 2},
        "findings": {"error": 3},
        "rules": (html.RuleCount(rule="year-differs", severity="warning", findings=4, documents=2),),
        "journals": (html.Share(name=ALL, references=4, wrong=1),),
        "years": tuple(html.Share(name=str(year), references=year - 1999, wrong=1) for year in range(2000, 2010)),
        "sections": (
            html.Section(
                title="Retracted works",
                intro="Who cites them.",
                entries=(html.Entry(name=ALL, pmid="x", detail=ALL, spots=(spot,) * 30),),
            ),
        ),
    }  # fmt: skip
    return html.Corpus(**{**values, **changed})


def lines(number):
    return (html.Line(path=f"{n}.txt", page=f"documents/{n}.html", status="checked", errors=1) for n in range(number))


def test_an_index_names_every_document_and_where_its_page_is():
    ((name, text),) = html.render_index(corpus(), lines(3))
    assert name == "index.html"
    found = parser.document_fromstring(text)
    assert found.xpath("//tbody//a[starts-with(@href, './')]/@href")[:3] == [f"./documents/{n}.html" for n in range(3)]
    assert "Not passed: 3 errors." in words(found.find(".//header"))
    assert "requests" not in words(found.find(".//header")), "the same index, whatever the run asked"


def test_a_long_list_goes_on_on_further_pages_and_is_never_held():
    taken = []

    def slowly():
        for line in lines(1200):
            taken.append(line)
            yield line

    pages = html.render_index(corpus(documents={"checked": 1200}), slowly())
    names = [next(pages)[0]]
    assert len(taken) == 500
    names += [name for name, _ in pages]
    assert names == ["index.html", "index-2.html", "index-3.html"]


def test_an_empty_corpus_has_an_index():
    ((_, text),) = html.render_index(
        html.Corpus(
            version="1",
            source=SourceInfo(kind="local", location="x"),
            outcome=Outcome(code=0, sentence="Passed."),
            documents={},
        ),
        (),
    )
    assert "Passed." in text


@pytest.mark.parametrize(
    "page", ["javascript:alert(1)", "//evil.example/x", "https://evil.example", "../up", 'a"b<c>', "documents/é ü.html"]
)
def test_addresses_of_pages_stay_relative(page):
    line = html.Line(path=ALL, page=page, status="unreadable", error=ALL)
    ((_, text),) = html.render_index(corpus(documents={"unreadable": 1}), [line])
    tree = parser.document_fromstring(text)
    addresses = [a for a in tree.xpath("//@href") if not a.startswith("#")]
    assert all(re.fullmatch(r"\./[\w/.~%-]+", address) and ":" not in address for address in addresses)
    assert not tree.xpath("//script | //img | //@style | //@onerror")
    assert all(c.isprintable() or c == "\n" for c in text)


def test_the_chart_has_words_for_those_who_do_not_see_it():
    ((_, text),) = html.render_index(corpus(), lines(3))
    chart = parser.document_fromstring(text).xpath("//*[local-name()='svg' and @role='img']")[0]
    assert "2000 to 2009" in chart.get("aria-label")
    assert len(chart.xpath(".//*[local-name()='rect' and @class='wrong']")) == 10


def test_a_page_of_a_corpus_leads_back_and_says_nothing_of_the_run(report):
    source = SourceInfo(kind="eutils", location="https://example.org/", requests=3)
    other = replace(source, requests=77, cached=5)
    first, second = (
        html.render_page(report.documents[0], one, View(), version="1", home="../index.html") for one in (source, other)
    )
    assert first == second
    assert parser.document_fromstring(first).xpath("//header//a/@href") == ["../index.html"]
