"""What citecheck wrote itself: no document to check, and the only kind of text that a report may be written over."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = 4_000
_MARKS = (
    re.compile(rb'<meta name="generator" content="citecheck '),
    re.compile(rb"\A# citecheck\r?\n\r?\n\*\*"),
    re.compile(rb"\A(?:[^\r\n]+\r?\n){1,4}  (?:no reference list|\d+ references? \(\d+ [a-z ]+[,)])"),
    re.compile(rb"\A(?:\d+ documents, [^\r\n]*\s+)?Records from [^\r\n]*[;:] "),
    re.compile(rb'"schema": ?"citecheck/report/|\A\s*\{\s*"\$schema": "[^"]*sarif'),
    re.compile(rb"\A<\?xml [^>]*>\s*<testsuites\b"),
    re.compile(rb"\A(?:\xef\xbb\xbf)?document,line,column,severity,rule,"),
    re.compile(rb"\A(?:::(?:error|warning|notice) |[^\r\n]+:\d+:\d+: (?:error|warning|note): [a-z-]+: )"),
    re.compile(rb'\A\{"path":"[^"]*","format":"'),
)
"""How a report begins as HTML, Markdown, text, JSON or SARIF, JUnit, CSV, lines or GitHub's, and JSON lines."""
_STATE = Path(".citecheck", "state.sqlite")


def is_report(file: Path) -> bool:
    """Whether a file is a report that citecheck wrote; False as well for one that cannot be read."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return any(mark.search(head) for mark in _MARKS)


def is_report_folder(folder: Path) -> bool:
    """Whether a batch wrote its report into a folder; False as well for one that cannot be looked into."""
    try:
        return (folder / _STATE).is_file()
    except OSError:
        return False
