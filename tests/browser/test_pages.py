"""The HTML report in a real browser: looked at by axe and html-validate, and used by keyboard, by phone and on paper.

Needs Debian's chromium, Python's playwright, and `npm install` in this folder; `tox -e browser` has all but the first.
"""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from hostile import hostile

from citecheck.config import Accepted, Settings
from citecheck.models import SourceInfo
from citecheck.outcome import Outcome
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, html
from citecheck.stages import Input

playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("CITECHECK_NODE_MODULES") or HERE / "node_modules")
CHROMIUM = os.environ.get("CITECHECK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]
LOOKS = {
    "light": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "phone-dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}
DOCUMENTS = ("everyday-medicines.md", "reading-list.txt", "kidney-stones.txt", "vitamins-explained.txt")
"""Between them they have every status, folded claims, notes of every kind, and findings of all weights."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def pages(fixtures, tmp_path_factory):
    """Files of pages to look at, by name."""
    accept = (Accepted(rule="identifier-wrong-article", reason="The author has been asked."),)
    paths = [str(fixtures / "documents" / name) for name in DOCUMENTS]
    source = open_files(fixtures / "pubmed")
    inputs = [Input(path=path) for path in [*paths, "no/such/file.txt"]]
    every = check(inputs, source, Settings(jobs=1, accept=accept))
    one = check([Input(path=paths[0])], source, Settings(jobs=1))
    folder = tmp_path_factory.mktemp("pages")
    texts = {
        "all": html.render(every, View()),
        "one": html.render(one, View()),
        "unfolded": html.render(every, View(verbose=True)),
        "hostile": html.render(hostile(), View(verbose=True)),
        "page": html.render_page(every.documents[0], every.source, View(), version="1", home="../index.html"),
        "index": next(iter(html.render_index(corpus(every.documents), lines(every.documents))))[1],
    }
    files = {}
    for name, text in texts.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(text, encoding="utf-8")
    return files


def lines(documents):
    for document in documents:
        found = document.summary.findings
        yield html.Line(
            path=document.path,
            page=f"documents/{Path(document.path).stem}.html",
            status=document.status,
            errors=found.get("error", 0),
            warnings=found.get("warning", 0),
            references=len(document.references),
            error=document.error,
        )


def corpus(documents):
    return html.Corpus(
        version="1",
        source=SourceInfo(kind="local", location="records.xml"),
        outcome=Outcome(code=1, sentence="Not passed: 3 errors."),
        documents={"checked": len(documents) - 1, "unreadable": 1},
        references={"verified": 10, "discrepant": 2},
        rules=(
            html.RuleCount(rule="year-differs", severity="warning", findings=4, documents=2),
            html.RuleCount(rule="claim-number-differs", severity="error", findings=2, documents=2),
        ),
        journals=(html.Share(name="Journal of Very Long Names and Longer Volumes, Continued", references=9, wrong=2),),
        years=tuple(html.Share(name=str(year), references=year % 7 + 1, wrong=year % 2) for year in range(1990, 2020)),
        sections=(
            html.Section(
                title="Retracted works",
                intro="And who cites them.",
                entries=(
                    html.Entry(name="A title", pmid="12", spots=(html.Spot(path="a.txt", page="a.html", line=3),)),
                ),
            ),
        ),
    )


@pytest.fixture(scope="module")
def chromium():
    if not CHROMIUM:
        pytest.skip("needs chromium (Debian's package, or CITECHECK_CHROMIUM)")
    with playwright.sync_playwright() as driver:
        # Root, as in a container, has no sandbox to use.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS, chromium_sandbox=os.geteuid() != 0)
        yield browser
        browser.close()


@pytest.fixture
def look(chromium):
    """Opens a page in a fresh context, and fails where it asks for anything but itself or says anything."""
    contexts, asked, said = [], [], []

    def open_page(file, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert all(url.startswith("file://") and url.endswith(".html") for url in asked)
    assert said == []


@pytest.fixture(scope="module")
def axe():
    file = MODULES / "axe-core" / "axe.min.js"
    if not file.is_file():
        pytest.skip("needs axe-core (npm install in tests/browser, or CITECHECK_NODE_MODULES)")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "kind"),
    [*((name, kind) for name in ("all", "index") for kind in LOOKS), ("unfolded", "light"), ("hostile", "phone")],
)
def test_axe_finds_nothing(look, pages, axe, name, kind):
    page = look(pages[name], **LOOKS[kind])
    page.evaluate(axe)
    result = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
    found = [(v["id"], node["html"][:300], node["failureSummary"]) for v in result["violations"] for node in v["nodes"]]
    assert found == []
    assert len(result["passes"]) > 15


@pytest.mark.parametrize("name", ["all", "unfolded", "hostile", "page", "index"])
def test_the_markup_is_valid(pages, name):
    program = MODULES / ".bin" / "html-validate"
    if not program.exists():
        pytest.skip("needs html-validate (npm install in tests/browser, or CITECHECK_NODE_MODULES)")
    command = [str(program), "--config", str(HERE / "htmlvalidate.json"), "--max-warnings", "0", str(pages[name])]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]


@pytest.mark.parametrize("name", ["all", "unfolded", "hostile", "page", "index"])
@pytest.mark.parametrize("width", [320, 900])
def test_nothing_scrolls_sideways(look, pages, name, width):
    page = look(pages[name], viewport={"width": width, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = page.evaluate(
        """width => [...document.querySelectorAll('main *')].filter(e => {
             const box = e.getBoundingClientRect();
             return box.width > 1 && box.right > width + 1 && !e.closest('.unseen, thead');
           }).map(e => e.outerHTML.slice(0, 120))""",
        width,
    )
    assert beyond == []


@pytest.fixture
def elsewhere():
    """A server that a page might ask: its address, and what it was asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
        server.shutdown()


INJECT = """async address => {
  for (const [tag, name] of [['img', 'src'], ['script', 'src'], ['iframe', 'src'], ['link', 'href']]) {
    const element = document.createElement(tag);
    if (tag === 'link') element.rel = 'stylesheet';
    element[name] = address + tag;
    document.body.append(element);
  }
  const script = document.createElement('script');
  script.textContent = 'window.ran = true';
  const style = document.createElement('style');
  style.textContent = `body { background: url(${address}style) }`;
  document.body.append(script, style);
  await fetch(address + 'fetch').catch(() => null);
  await new Promise(done => setTimeout(done, 500));
}"""


def test_the_policy_lets_nothing_in(chromium, pages, elsewhere, tmp_path):
    """What would be asked for without the policy is not asked for with it, whoever put it into the page."""
    address, asked = elsewhere
    context = chromium.new_context()
    page = context.new_page()
    page.goto(pages["one"].as_uri())
    page.evaluate(INJECT, address)
    assert page.evaluate("window.ran") is None
    assert asked == []
    open_page = tmp_path / "open.html"
    open_page.write_text("<!doctype html><title>x</title>", encoding="utf-8")
    page.goto(open_page.as_uri())
    page.evaluate(INJECT, address)
    assert page.evaluate("window.ran") is True
    assert {"/img", "/script", "/iframe", "/link", "/style", "/fetch"} <= set(asked)
    context.close()


def shown(page, selector):
    return page.evaluate("s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).length", selector)


def test_filters_work_by_keyboard(look, pages):
    page = look(pages["all"])
    before = shown(page, ".finding")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "show":
            break
    assert page.evaluate("document.activeElement.id") == "f-k-all"
    seen = set()
    for _ in range(page.locator("input[name=show]").count() - 1):
        page.keyboard.press("ArrowRight")
        name = page.evaluate("document.activeElement.id")
        key = name.removeprefix("f-")
        assert page.evaluate("document.querySelector('input[name=show]:checked').id") == name
        assert shown(page, f".item:not(.{key})") == 0
        assert shown(page, f".item.{key}") > 0
        seen.add(key)
    assert {"k-work", "k-error", "k-warning", "k-note", "k-unchecked", "k-accepted", "r-reference-retracted"} <= seen
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "f-k-all"
    assert shown(page, ".finding") == before


def test_what_has_the_focus_is_seen(look, pages):
    page = look(pages["one"])
    for _ in range(25):
        page.keyboard.press("Tab")
        width = page.evaluate(
            """() => { const e = document.activeElement, seen = e.type === 'radio' ? e.parentElement : e;
                       return parseFloat(getComputedStyle(seen).outlineWidth) }"""
        )
        assert width >= 2


def test_a_number_leads_to_its_reference(look, pages):
    page = look(pages["one"])
    page.locator("a[href^='#d1-ref-']").first.click()
    assert page.evaluate("document.querySelector(':target').tagName") == "TR"


def test_a_claim_that_is_folded_away_opens_when_it_is_followed(look, pages):
    page = look(pages["all"])
    link = page.evaluate(
        """() => [...document.querySelectorAll('.finding a[href*="-claim-"]')]
                 .map(a => a.getAttribute('href')).find(h => document.querySelector('details:not([open]) ' + h))"""
    )
    assert link
    page.evaluate("href => document.querySelector(`a[href='${href}']`).click()", link)
    page.wait_for_timeout(100)
    assert page.evaluate("href => document.querySelector(href).checkVisibility()", link)


def test_paper_has_what_is_folded_away(look, pages):
    page = look(pages["all"])
    folded = "details:not([open]) > :not(summary)"
    assert page.evaluate("s => document.querySelectorAll(s).length", folded) > 10
    hidden = "s => [...document.querySelectorAll(s)].filter(e => !e.checkVisibility() || !e.offsetHeight).length"
    assert page.evaluate(hidden, folded) > 0
    page.emulate_media(media="print")
    assert page.evaluate(hidden, folded) == 0
    assert shown(page, "summary, .skip, .filters label:not(:has(:checked))") == 0


def test_paper_is_white_in_the_dark_too(look, pages):
    page = look(pages["one"], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_marks_are_seen_without_colour(look, pages):
    page = look(pages["all"])
    lines = page.evaluate(
        "[...document.querySelectorAll('mark')].map(e => [e.className, getComputedStyle(e).textDecorationLine, "
        "getComputedStyle(e).textDecorationStyle])"
    )
    assert {name for name, line, _ in lines if line == "underline"} == {"differs", "absent", "agrees"}
    assert len({style for _, _, style in lines}) == 3


def test_a_hostile_document_runs_nothing(look, pages):
    page = look(pages["hostile"])
    for name in page.evaluate("[...document.querySelectorAll('a')].map(a => a.protocol)"):
        assert name in ("https:", "file:")
    assert page.locator("script").count() == 0
    assert page.title().endswith(" - citecheck")
