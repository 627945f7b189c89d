"""The documentation: pages made from the code are current, links lead somewhere, and what is shown is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import get_args
from urllib.parse import urlsplit

import msgspec
import pytest
from console import ROOT, Block, Sandbox, blocks, difference
from standin import running_standin

from citecheck import cli, config, models, pubmed
from citecheck.documents import FORMATS, SUFFIXES
from citecheck.report import FORMATS as REPORTS
from citecheck.rules import RULES

DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.glob("*.md")])
RULE_PAGES = sorted((DOCS / "rules").glob("*.md"))
"""Their blocks are made by the program itself, which `test_a_made_page_is_current` repeats."""
LOGS = {"figures.md", "speed.md"}
"""A log of a measurement: no command prints it in a second."""
NOT_RUN = {"command-line.md": 2, "judges.md": 1, "checklist.md": 2, "corpora.md": 1, "README.md": 2}
"""Blocks that cannot run in a test, each with its reason in a comment above it."""
EXAMPLES = [block for page in PAGES if page.name not in LOGS for block in blocks(page)]


@cache
def maker() -> ModuleType:
    sys.path.insert(0, str(DOCS))
    try:
        import make
    finally:
        sys.path.remove(str(DOCS))
    return make


def made() -> dict[Path, str]:
    return maker().made()


def test_made_pages_are_current():
    stale = [path.name for path, text in made().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert stale == [], "run `python docs/make.py`, and read what it changed"
    assert {path.name for path in RULE_PAGES} == {f"{rule}.md" for rule in RULES}


SETS = """
claims worded blind, claims_by_hand_7.jsonl, half A (6 on 2 records)
  faithful        3  flagged    1  by its own rule    0
  number          3  flagged    2  by its own rule    2
  honest claims with a warning or error: 0.3333 (goal .02)
.
claims worded blind, claims_by_hand_7.jsonl, half B (5 on 2 records)
  faithful        2  flagged    0  by its own rule    0
  direction       3  flagged    1  by its own rule    1
  honest claims with a warning or error: 0.0000 (goal .02)
"""


@pytest.mark.parametrize(
    ("half", "wrong", "figures"),
    [("A", {"number": 3}, ["0.3333", "2"]), ("B", {"direction": 3}, ["0.0000", "1"])],
)
def test_a_figure_is_read_from_its_own_set(half, wrong, figures):
    rows = maker().figurerows.worded("a set", 7, half, 3, **wrong)
    assert [re.search(pattern, SETS, re.MULTILINE)[1] for _, pattern, *_ in rows] == figures


@pytest.mark.parametrize(("half", "wrong"), [("A", {"direction": 3}), ("B", {"number": 3}), ("C", {})])
def test_the_figure_of_another_set_is_not_taken_for_one_that_is_missing(half, wrong):
    rows = maker().figurerows.worded("a set", 7, half, 3, **wrong)
    assert re.search(rows[-1][1], SETS, re.MULTILINE) is None


def test_every_set_of_claims_over_the_goal_is_in_the_table_of_readme():
    log = (DOCS / "figures.md").read_text("utf-8")
    worst = [
        found.start()
        for found in re.finditer(r"^claims worded blind, .*\n(?:  .*\n)*?  honest.*: ([\d.]+) \(", log, re.MULTILINE)
        if float(found[1]) > 0.02
    ]
    front = [row.pattern for row in maker().figurerows.ROWS if row.front]
    shown = {found.start() for pattern in front if (found := re.search(pattern, log, re.MULTILINE))}
    assert shown.issuperset(worst)


@pytest.fixture(scope="module")
def standin():
    with running_standin([ROOT / "fixtures" / "pubmed" / "records.xml"]) as it:
        yield it


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in LOGS], ids=lambda page: page.name)
def test_a_page_shows_what_is_printed(page, standin, tmp_path):
    sandbox = Sandbox(tmp_path, standin)
    for block in blocks(page):
        if block.word == "not run":
            continue
        if block.word == "shown":
            assert block.text in sandbox.run(block.about), f"{block.name}: is not in what `{block.about}` prints"
        if block.language == "console":
            for command, expected in block.commands():
                told = difference(expected, sandbox.run(command))
                assert told is None, f"{block.name}: $ {command}\n{told}"


def test_what_does_not_run_is_counted_and_has_a_reason():
    left = [block for block in EXAMPLES if block.word == "not run"]
    assert all(len(block.about) > 10 for block in left)
    counted = {page.name: sum(block.page == page for block in left) for page in PAGES}
    assert {name: count for name, count in counted.items() if count} == NOT_RUN


def test_every_block_is_of_a_kind_that_is_tested():
    def kind(block: Block) -> str:
        is_help = block.page.name == "command-line.md" and block.text.startswith("Usage: ")
        return "help" if is_help else "shown" if block.word == "shown" else block.language

    assert {kind(block) for block in EXAMPLES} <= {"console", "shown", "help", "toml", "yaml"}


def test_the_addresses_that_stand_as_an_example_are_the_defaults():
    from citecheck import pubmed

    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for name, url in (("eutils", pubmed.EUTILS_URL), ("idconv", pubmed.IDCONV_URL), ("citmatch", pubmed.CITMATCH_URL)):
        assert f'{name}-url = "{url}"' in page


TOML = [block for block in EXAMPLES if block.language == "toml"]


@pytest.mark.parametrize("block", TOML, ids=lambda block: block.name)
def test_a_configuration_that_is_shown_is_valid(block, tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith(("CITECHECK_", "NCBI_"))]:
        monkeypatch.delenv(name)
    path = tmp_path / ("pyproject.toml" if "[tool.citecheck" in block.text else "citecheck.toml")
    path.write_text(block.text, encoding="utf-8")
    settings, found = config.load({}, config_file=path)
    assert found == path
    assert settings != config.Settings()


def test_the_configuration_page_has_every_key_with_its_default():
    text = (DOCS / "configuration.md").read_text(encoding="utf-8").partition("## Keys")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]+?) \|", text, re.MULTILINE))
    fields = {field.encode_name: field.default for field in msgspec.structs.fields(config.Settings)}
    assert set(rows) == set(fields)
    for key, default in fields.items():
        if isinstance(default, (str, bool)):
            assert rows[key] == f"`{str(default).lower()}`", key
        else:
            assert not rows[key].startswith("`"), key


def test_the_page_of_formats_has_every_format_and_ending():
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| \[`([\w-]+)`\]\(#[\w-]+\) \| ([^|]*) \|", text, re.MULTILINE))
    assert list(rows) == list(FORMATS)
    for name, endings in rows.items():
        assert re.findall(r"`(\.\w+)`", endings) == [end for end, of in SUFFIXES.items() if of == name]
    limits = dict(re.findall(r"^\| \[`([\w-]+)`\].*\| (\d+) MB \|$", text, re.MULTILINE))
    assert limits == {name: str(one.limit // 1_000_000) for name, one in FORMATS.items()}
    written = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert [name for name in written if name in REPORTS] == list(REPORTS)


def test_the_libraries_that_are_named_are_those_that_are_needed():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=~! ]", line)[0] for line in project["dependencies"]}
    text = (DOCS / "libraries.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([\w.-]+) \|", text, re.MULTILINE)) - {"library", "---"} == wanted


def test_the_page_of_verdicts_has_every_status_verdict_and_facet():
    text = (DOCS / "verdicts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \|", text, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"[a-z_]+", row)}
    wanted = {*get_args(models.Status), *get_args(models.Verdict), *get_args(models.FacetName)}
    assert wanted - named == set()


def test_the_page_on_privacy_has_every_host_that_is_asked():
    text = (DOCS / "privacy.md").read_text(encoding="utf-8")
    hosts = {urlsplit(url).hostname for url in (pubmed.EUTILS_URL, pubmed.IDCONV_URL, pubmed.CITMATCH_URL)}
    assert set(re.findall(r"^\| `([\w.]+\.gov)`", text, re.MULTILINE)) == hosts


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub and others make them."""
    headings = re.findall(
        r"^#+ (.+)$", re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL), re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, *RULE_PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if ":" in link:
            continue
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), link
        if anchor and path.suffix == ".md":
            assert anchor in anchors(path), link


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        for link in re.findall(r"\]\(([^)#:\s]+\.md)[^)]*\)", page.read_text(encoding="utf-8")):
            path = (page.parent / link).resolve()
            if path not in seen and path.is_file():
                waiting.append(path)
    assert {path for path in [*PAGES, *RULE_PAGES] if path not in seen} == set()


def test_rules_that_are_named_exist():
    stems = {rule.partition("-")[0] for rule in RULES}
    known = {*RULES, "identifier-missing", *(field.encode_name for field in msgspec.structs.fields(config.Settings))}
    for page in PAGES:
        for word in re.findall(
            r"`((?:claim|reference|citation|identifier|title|year|study)-[a-z-]+)`", page.read_text("utf-8")
        ):
            assert word.partition("-")[0] in stems
            assert word in known, f"{page.name}: {word}"


@pytest.mark.parametrize(
    "words", [["mandoc", "-T", "lint", "-W", "error"], ["groff", "-man", "-Tutf8", "-ww"]], ids=lambda words: words[0]
)
def test_the_manual_page_is_sound(words):
    if shutil.which(words[0]) is None:
        pytest.skip(f"needs {words[0]}")
    done = subprocess.run([*words, str(DOCS / "citecheck.1")], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    if words[0] == "groff":
        plain = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout).replace("\u2010\n", "")
        assert all(
            word in plain for word in ("--fail-on", "citecheck explain", "CITECHECK_PUBMED", "130", "report/index.html")
        )


def test_the_manual_page_has_every_option():
    text = (DOCS / "citecheck.1").read_text(encoding="utf-8").replace("\\-", "-")
    assert all(name in text for param in cli.check.params for name in param.opts if name.startswith("-"))


def test_the_manual_page_has_every_variable_of_the_environment():
    text = (DOCS / "citecheck.1").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "citecheck").rglob("*.py"))
    assert set(re.findall(r"\bCITECHECK_[A-Z_]+\b", sources)) <= set(re.findall(r"\bCITECHECK_[A-Z_]+\b", text))
