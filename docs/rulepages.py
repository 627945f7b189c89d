"""The index of rules and a page for each, made from the table in `citecheck/rules.py` and from the fixtures."""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from citecheck import cli
from citecheck.rules import RULES, UNCHECKED, Rule

ROOT = Path(__file__).parents[1]
_DOCUMENTS = "fixtures/documents"
_STAGES = {
    "document": "The document by itself: nobody is asked",
    "PubMed": "Each reference before PubMed",
    "fields": "The fields of a reference beside the record",
    "claims": "Claims beside the abstract",
}
_NO_EXAMPLE = {
    "claim-stance-conflict": "No document brings it about by itself: it needs a [judge](../judges.md) that was asked for."
}


def index() -> str:
    """`rules.md`: every rule with its severity and what it says, by stage."""
    parts = [
        "# The rules\n",
        "One name each, the same in every report, in the configuration and in `citecheck explain RULE`. A page tells why it",
        "matters, how to mend it and where it errs, with an example. All of them are made from `citecheck/rules.py` by",
        "`python docs/make.py`.\n",
        "Severities are those without a configuration; [`[severities]`](configuration.md#severities) sets others.",
    ]
    stage = ""
    for rule in RULES.values():
        if rule.stage != stage:
            stage = rule.stage
            parts += [
                "",
                f"## {_STAGES.get(stage, stage)}\n",
                "| rule | severity | what it says |",
                "| --- | --- | --- |",
            ]
        parts.append(f"| [{rule.name}](rules/{rule.name}.md) | {rule.severity} | {rule.summary} |")
    return "\n".join(parts) + "\n"


def pages() -> dict[str, str]:
    """The page of each rule, by its file's name."""
    return {f"{rule.name}.md": _page(rule) for rule in RULES.values()}


def _page(rule: Rule) -> str:
    parts = [
        f"# {rule.name}\n",
        f"**{rule.severity}**: {rule.summary}.\n",
        "## Why it matters\n",
        f"{rule.why}\n",
        "## How to mend it\n",
        f"{rule.mend}\n",
        "## Where it errs\n",
        f"{_upper(rule.known_problems)}\n",
        "## An example\n",
        _NO_EXAMPLE.get(rule.name) or "\n".join(_example(rule)),
        "",
        "Where a finding is right for the rule and wrong for your article, [accept it](../checklist.md#disagreeing-once), with",
        "your reason. [All rules](../rules.md).",
    ]
    return "\n".join(parts) + "\n"


def _example(rule: Rule) -> Iterator[str]:
    if rule.name in UNCHECKED:
        document, words = f"{_DOCUMENTS}/blood-clots.txt", ["--offline"]
        yield "Without a network, and with nothing in the store:\n"
    else:
        document, words = _fires(rule.name), ["--pubmed", "fixtures/pubmed"]
        yield f"From [{Path(document).name}](../../{document}), which was written to fire it:\n"
    form = ["-f", "lines"] if rule.severity == "note" or rule.name in UNCHECKED else ["-q"]
    command = ["citecheck", document, *words, *form, "--select", rule.name]
    yield "```console"
    yield "$ " + " ".join(command)
    yield printed(command[1:]).rstrip()
    yield "```"


def _fires(rule: str) -> str:
    """The first document whose line of expectations names the rule."""
    for path in sorted((ROOT / _DOCUMENTS).rglob("*.*")):
        with path.open(encoding="utf-8") as file:
            if re.search(rf"[ ;]{rule}=[1-9]", file.readline()):
                return path.relative_to(ROOT).as_posix()
    raise SystemExit(f"no document of {_DOCUMENTS} expects {rule}")


def printed(words: list[str]) -> str:
    """What `citecheck` prints in a fresh clone, 80 columns wide, with an empty store."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    before, folder = dict(os.environ), Path.cwd()
    own = [name for name in before if name.startswith(("CITECHECK_", "NCBI_")) or name in ("NO_COLOR", "FORCE_COLOR")]
    with tempfile.TemporaryDirectory() as empty:
        try:
            for name in own:
                del os.environ[name]
            os.environ.update(COLUMNS="80", CITECHECK_CACHE_DIR=empty)
            os.chdir(ROOT)
            with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
                cli.run(words)
        finally:
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(before)
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
