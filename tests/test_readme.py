"""What README shows is what the program prints, and its commands are those that run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from citecheck import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- shown: (\S+) -->\n```text\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^\$ (.*)$", README, re.MULTILINE)


@pytest.mark.parametrize(("document", "block"), SHOWN, ids=[document for document, _ in SHOWN])
def test_a_finding_that_is_shown_is_printed(capsys, monkeypatch, document, block):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    cli.run([document, "--pubmed", "fixtures/pubmed", "--no-config"])
    assert block in capsys.readouterr().out


def test_there_is_a_finding_on_the_first_screen():
    assert SHOWN
    assert README.index(SHOWN[0][1]) < 1500


def test_the_first_command_does_what_it_says(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    words = shlex.split(COMMANDS[0].rpartition("&& ")[2])
    assert words[0].endswith("bin/citecheck")
    assert cli.run(words[1:]) == 1
    assert "Not passed: " in capsys.readouterr().out


def test_the_continuous_run_calls_the_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert COMMANDS[1] in script


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()
