"""One golden report for each format, and the JSON report against its schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from citecheck import cli, pipeline, report, stages
from citecheck.config import Settings
from citecheck.pubmed import open_files

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("fixtures/documents/everyday-medicines.md", "fixtures/documents/kidney-stones.txt")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "CITECHECK_PUBMED"):
        monkeypatch.delenv(name, raising=False)


def printed(capsys, *words):
    cli.run([*words, "--no-config", "--pubmed", "fixtures/pubmed", *DOCUMENTS])
    return capsys.readouterr().out


@pytest.mark.parametrize("name", report.FORMATS)
def test_the_report_is_the_golden_one(capsys, request, name):
    golden = ROOT / "fixtures" / "golden" / f"report.{'txt' if name == 'text' else name}"
    found = printed(capsys, "-f", name)
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode()


def test_the_terminal_report_is_right_at_80_columns(capsys):
    assert max(map(len, printed(capsys, "-f", "text").splitlines())) <= 80


def test_colour_adds_nothing_but_colour(capsys):
    import re

    plain = printed(capsys, "--color", "never")
    colored = printed(capsys, "--color", "always")
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def schema():
    return json.loads((ROOT / "citecheck" / "report" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "documents").rglob("*.*")), ids=lambda p: p.name)
def test_every_json_report_is_valid(path):
    found = pipeline.check([stages.Input(path=str(path))], open_files(ROOT / "fixtures" / "pubmed"), Settings())
    text = report.render("json", found, report.View())
    jsonschema.validate(json.loads(text), schema())


def test_an_unreadable_document_is_valid_too(tmp_path):
    found = pipeline.check(
        [stages.Input(path=str(tmp_path / "none.txt"))], open_files(ROOT / "fixtures" / "pubmed"), Settings()
    )
    encoded = json.loads(report.render("json", found, report.View()))
    jsonschema.validate(encoded, schema())
    assert encoded["documents"][0]["error"]


def test_the_published_schema_is_the_contract(shared):
    contract = json.loads((shared / "contract" / "report.schema.json").read_text(encoding="utf-8"))
    assert schema() == contract


def test_the_report_does_not_depend_on_order_or_processes(tmp_path):
    paths = sorted((ROOT / "fixtures" / "documents").rglob("*.*"))
    source = ROOT / "fixtures" / "pubmed"

    def documents(order, jobs):
        inputs = [stages.Input(path=str(path)) for path in order]
        found = pipeline.check(inputs, open_files(source), Settings(jobs=jobs))
        return {document.path: document for document in found.documents}

    assert documents(paths, 1) == documents(paths[::-1], 2)
