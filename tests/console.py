"""Runs what the pages of the documentation show: blocks of commands with the output that follows each.

    ```console
    $ citecheck article.txt
    the output, to the letter, but for three dots
    ```

A comment right above a block says what else is to be known of it: `<!-- not run: why -->`, or, above a ```text block,
`<!-- shown: command -->`, whose output has the block in it.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from standin import StandIn

from citecheck import cli
from citecheck.pubmed import CITMATCH_URL, EUTILS_URL, IDCONV_URL

ROOT = Path(__file__).parents[1]
_FENCE = re.compile(r"(?:<!-- (not run|shown): ([^\n]*) -->\n)?^( *)```(\S*)\n(.*?)^\3```$", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"[|<>;&$`*]|^\w+=")


class Block(NamedTuple):
    """A fenced block: its place, its language, its text, and what the comment above it says."""

    page: Path
    line: int
    language: str
    text: str
    word: str
    about: str

    @property
    def name(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"

    def commands(self) -> list[tuple[str, list[str]]]:
        """Each command with the lines that are to follow it."""
        steps: list[tuple[str, list[str]]] = []
        going_on = False
        for line in self.text.splitlines():
            if going_on:
                command, expected = steps.pop()
                steps.append((command + "\n" + line, expected))
            elif line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                assert steps, f"{self.name}: output before any command"
                steps[-1][1].append(line)
            going_on = not steps[-1][1] and steps[-1][0].endswith("\\")
        return steps


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        indent = len(match[3])
        body = "".join(line[indent:] if line.strip() else line for line in match[5].splitlines(keepends=True))
        line = text.count("\n", 0, match.start(4)) + 1
        found.append(Block(page, line, match[4], body, match[1] or "", match[2] or ""))
    assert text.count("```") == 2 * len(found), f"{page}: a block without an end"
    return found


class Sandbox:
    """A reader's folder: the fixtures of a clone, an article, a folder of them, NLM's files; and a PubMed."""

    def __init__(self, folder: Path, standin: StandIn) -> None:
        self.folder, self._standin, self._code = folder, standin, 0
        (folder / "fixtures").symlink_to(ROOT / "fixtures")
        formats = ROOT / "fixtures" / "formats"
        shutil.copy(formats / "article.docx", folder / "article.docx")
        shutil.copy(formats / "article-natbib.bib", folder / "library.bib")
        shutil.copy(ROOT / "fixtures" / "documents" / "kidney-stones.txt", folder / "article.txt")
        (folder / "articles").mkdir()
        for name in ("blood-clots.txt", "gut-and-mood.md", "heart-in-tuscany.txt"):
            shutil.copy(ROOT / "fixtures" / "documents" / name, folder / "articles" / name)
        shutil.copy(ROOT / "fixtures" / "documents" / "everyday-medicines.md", folder / "articles" / "medicines.md")
        (folder / "baseline").mkdir()
        shutil.copy(ROOT / "fixtures" / "pubmed" / "records.xml", folder / "baseline" / "pubmed26n0001.xml")
        (folder / "updatefiles").mkdir()
        shutil.copy(ROOT / "tests" / "pubmed" / "small.xml", folder / "updatefiles" / "pubmed26n1335.xml")
        bin_folder = folder / ".bin"
        bin_folder.mkdir()
        program = bin_folder / "citecheck"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citecheck "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        kept = {
            k: v for k, v in os.environ.items() if not re.match(r"CITECHECK_|NCBI_|GITHUB_|NO_COLOR|FORCE_COLOR", k)
        }
        self.environment = {
            **kept,
            "PATH": f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / ".cache"),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "CITECHECK_EUTILS_URL": standin.eutils_url,
            "CITECHECK_IDCONV_URL": standin.idconv_url,
            "CITECHECK_CITMATCH_URL": standin.citmatch_url,
        }

    def run(self, command: str) -> str:
        """What `command` prints, both streams, with this machine's places under the names that the pages use."""
        if command == "echo $?":
            return f"{self._code}\n"
        words = None if _SHELL.search(command) else shlex.split(command)
        if words and words[0] == "citecheck":
            out = self._here(words[1:])
        else:
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
            self._code, out = done.returncode, done.stdout
        for here, there in (
            (self._standin.eutils_url, EUTILS_URL),
            (self._standin.idconv_url, IDCONV_URL),
            (self._standin.citmatch_url, CITMATCH_URL),
            (str(self.folder), "/home/you"),
        ):
            out = out.replace(here, there)
        return out

    def _here(self, words: list[str]) -> str:
        """The same program without a second for its start."""
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        before, folder = dict(os.environ), Path.cwd()
        os.environ.clear()
        os.environ.update(self.environment)
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
                self._code = cli.run(words)
        finally:
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(before)
        assert isinstance(stream.buffer, io.BytesIO)
        return stream.buffer.getvalue().decode()


def difference(expected: list[str], printed: str) -> str | None:
    """None where the lines are those that were printed; else how they differ.

    A line of three dots alone stands for any lines, three dots within one for any words of it.
    """
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()).replace(r"\.\.\.", ".*") + r"\n"
        for line in expected
    )
    lines = [line.rstrip() for line in printed.splitlines()]
    if re.fullmatch(pattern, "".join(line + "\n" for line in lines)):
        return None
    return "\n".join(difflib.unified_diff(expected, lines, "the page", "the program", n=1, lineterm=""))
