"""README: short, and its two commands are those that run. That it shows what is printed, `test_docs.py` tests."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from citecheck import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", README, re.MULTILINE)


def test_there_is_a_finding_on_the_first_screen():
    found = re.search(r"<!-- shown: citecheck .*? -->\n```text\n.*?```", README, re.DOTALL)
    assert found
    assert found.end() < 1700


def test_the_first_command_does_what_it_says(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = shlex.split(COMMANDS[0].rpartition("&& ")[2])
    assert words[0].endswith("bin/citecheck")
    assert cli.run(words[1:]) == 1
    assert "Not passed: " in capsys.readouterr().out


def test_the_continuous_run_calls_the_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert COMMANDS[1] in script


def test_it_stays_short():
    assert len(README.splitlines()) < 150
