"""Five real articles: what a careful editor expects of each (development data, not part of the project)."""

from __future__ import annotations

import json

import pytest
from expectations import deviations, wishes

from citecheck import pipeline, stages
from citecheck.config import Settings
from citecheck.pubmed import open_files

NAMES = [
    "000_68450e575c23bcd6.txt",
    "001_5feabdc10e622cc5.txt",
    "002_0add9f4f509e1bba.txt",
    "003_9e52c8f30da88552.txt",
    "004_393db1312dac0e16.txt",
]

KNOWN: dict[str, list[str]] = {}
"""What does not hold yet, for each article; a line that holds again has to be taken out."""


@pytest.fixture(scope="module")
def report(shared):
    inputs = [stages.Input(path=str(shared / "seeds" / name)) for name in NAMES]
    return pipeline.check(inputs, open_files(shared / "seeds" / "records.xml"), Settings())


@pytest.mark.parametrize("name", NAMES)
def test_the_expectations_hold(shared, report, name):
    expected = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))["documents"][name]
    document = next(d for d in report.documents if d.path.endswith(name))
    text = (shared / "seeds" / name).read_text(encoding="utf-8")
    for line in wishes(document, text, expected):
        print("wish:", line)
    assert deviations(document, text, expected) == KNOWN.get(name, [])
