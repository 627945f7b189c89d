"""The command line as a page and as a manual page, made from the options themselves."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

import click

from citecheck import __version__
from citecheck.cli import cli
from citecheck.cli.check import check
from citecheck.cli.options import CONTEXT

EXIT_CODES = (
    ("0", "Everything was checked, and nothing at or above --fail-on (default: warning) was found."),
    ("1", "There are findings at or above --fail-on."),
    ("2", "An input, an option or a configuration cannot be used, or there is a fault of the program."),
    ("3", "Something could not be checked, because PubMed could not be asked or the program stumbled. Never a pass."),
    ("130", "The run was interrupted."),
)
_ENVIRONMENT = (
    ("CITECHECK_PUBMED", "As --pubmed."),
    ("CITECHECK_EUTILS_URL, CITECHECK_IDCONV_URL, CITECHECK_CITMATCH_URL", "As the options of these names."),
    ("CITECHECK_CACHE_DIR, CITECHECK_REDIS", "As --cache-dir and --redis."),
    ("NCBI_EMAIL, NCBI_API_KEY", "As --email and --api-key. A key given here stands in no list of processes."),
    ("CITECHECK_JUDGE_KEY", "The key of a service that --judge asks; it stands nowhere else."),
    ("NO_COLOR, FORCE_COLOR", "Never colour, always colour."),
    ("GITHUB_STEP_SUMMARY", "With -f github: a file to which the summary of the step is added."),
)
_FILES = (
    ("citecheck.toml, pyproject.toml", "The configuration, in the folder of the run or above it: [tool.citecheck]."),
)
_EXAMPLES = (
    ("citecheck article.docx", "One article, against PubMed."),
    ("citecheck articles/ --report report", "A folder; the report is report/index.html."),
    ("citecheck -f sarif -o citecheck.sarif -f text article.md", "Two reports from one run."),
    ("citecheck --offline article.docx", "What is known already; nobody is asked."),
)
_WIDTH = 80


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that call it, the default one as `citecheck`."""
    yield "citecheck", cli
    yield from _below(cli, "citecheck")


def _below(group: click.Group, words: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if command is check:
            continue
        yield f"{words} {name}", command
        if isinstance(command, click.Group):
            yield from _below(command, f"{words} {name}")


def page() -> str:
    """The part of `command-line.md` below its mark: what `--help` of each command prints."""
    parts = []
    for words, command in commands():
        context = _context(command, words)
        parts += [f"## {words}\n", "```text", command.get_help(context).rstrip(), "```\n"]
    return "\n".join(parts)


def manual() -> str:
    """`citecheck.1`, in the macros of man(7)."""
    lines = [
        f'.TH CITECHECK 1 "" "citecheck {__version__}" "User commands"',
        ".SH NAME",
        r"citecheck \- check references and citations of articles against PubMed",
        ".SH SYNOPSIS",
        *_synopsis("citecheck", "[OPTIONS] PATH..."),
    ]
    below = [(words, command) for words, command in commands() if not isinstance(command, click.Group)]
    for words, command in below:
        lines += [".br", *_synopsis(words, _usage(command, words))]
    lines += [".SH DESCRIPTION", *_paragraphs(cli.help or "")]
    lines += [".SH OPTIONS", *_options(check.params), *_options(cli.get_params(_context(cli, "citecheck")))]
    lines += [".SH COMMANDS"]
    for words, command in below:
        lines += [
            ".SS " + _escaped(words),
            *_paragraphs(command.help or ""),
            *_options(command.get_params(_context(command, words))),
        ]
    lines += [".SH EXIT STATUS", *_table(EXIT_CODES), ".SH ENVIRONMENT", *_table(_ENVIRONMENT)]
    lines += [".SH FILES", *_table(_FILES)]
    lines += [".SH EXAMPLES"]
    for words, about in _EXAMPLES:
        lines += [".TP", _bold(words), _filled(about)]
    return "\n".join(lines) + "\n"


def _synopsis(words: str, usage: str) -> list[str]:
    return [f"{_bold(words)}\n{_escaped(usage)}".strip()]


def _usage(command: click.Command, words: str) -> str:
    return " ".join(command.collect_usage_pieces(_context(command, words)))


def _context(command: click.Command, words: str) -> click.Context:
    """As the command line makes it; `terminal_width` is what `--help` is written in."""
    return click.Context(command, info_name=words, **{**CONTEXT, "terminal_width": _WIDTH})


def _paragraphs(text: str) -> list[str]:
    lines = []
    for number, paragraph in enumerate(textwrap.dedent(text).strip().split("\n\n")):
        lines += ([".PP"] if number else []) + [_filled(paragraph)]
    return lines


def _options(params: Iterable[click.Parameter]) -> list[str]:
    context = _context(cli, "citecheck")
    lines: list[str] = []
    for param in params:
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record:
            lines += [".TP", _bold(record[0]), _filled(record[1])]
    return lines


def _table(rows: tuple[tuple[str, str], ...]) -> list[str]:
    return [line for name, about in rows for line in (".TP", _bold(name), _filled(about))]


def _bold(words: str) -> str:
    """A line in bold; the words as one argument of the macro."""
    escaped = _escaped(words).removeprefix(r"\&").replace('"', r"\(dq")
    return f'.B "{escaped}"'


def _filled(text: str) -> str:
    """A paragraph in lines of a source file's width."""
    return "\n".join(map(_escaped, textwrap.wrap(text, 68, break_long_words=False, break_on_hyphens=False)))


def _escaped(text: str) -> str:
    """`text` as roff prints it to the letter: hyphens that can be copied, no escape, no request at a line's start."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga").replace("'", r"\(aq")
    return re.sub(r"^([.'])", r"\\&\1", plain, flags=re.MULTILINE)
