"""Where reports and remarks go: files, standard output, standard error; and how they look there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from citecheck.cli.paths import is_there
from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.config import Settings
    from citecheck.models import Report
    from citecheck.stages import Input

FORMATS = ("text", "lines", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github")
"""The formats of `citecheck.report`, written out because --help is to import nothing heavy; a test compares them."""
_REPORT_ENDINGS = frozenset({".txt", ".html", ".htm", ".md", ".markdown", ".xml", ".json", ".jsonl", ".csv", ".sarif"})
_ENDINGS = {"txt": "text", "md": "markdown", "htm": "html", "xml": "junit"}


class Outputs(NamedTuple):
    """Where the report goes and how it is shown; `pairs` as `outputs.pair_outputs` gives them."""

    pairs: tuple[list[tuple[str | None, str]], str | None]
    color: str
    quiet: bool
    verbose: bool


def refuse_impossible(outputs: Outputs) -> None:
    """Raise `CitecheckError` where a file to write can never be: better said before the work than after it."""
    for _, file in outputs.pairs[0]:
        try:
            _refuse_place(Path(file))
        except OSError as error:
            why = error.strerror or error
            raise CitecheckError(f"{file}: cannot be written: {why}; name another file") from error


def _refuse_place(file: Path) -> None:
    if file.is_dir():
        raise CitecheckError(f"{file}: cannot be written: it is a folder; name a file in it")
    if not file.parent.exists():
        raise CitecheckError(f"{file}: cannot be written: there is no folder {file.parent}; make it first")


def refuse_documents(outputs: Outputs, inputs: Sequence[Input]) -> None:
    """Raise `CitecheckError` where a report would be written over an article.

    That is one of `inputs`, a file of a kind that no report is (`-o *.docx` names the first article), or a text beside
    the articles, named as they are, that is no report.
    """
    from citecheck.documents import SUFFIXES, is_report

    articles = [Path(one.path) for one in inputs if one.path != "-"]
    alike = {(article.parent.absolute(), article.suffix.lower()) for article in articles}
    for _, name in outputs.pairs[0]:
        file = Path(name)
        if not file.is_file() or not file.stat().st_size:
            continue
        ending = file.suffix.lower()
        if any(is_there(article) and file.samefile(article) for article in articles):
            raise CitecheckError(f"{file}: is the document itself; write to another file")
        no_report = ending in SUFFIXES and ending not in _REPORT_ENDINGS
        if no_report or ((file.parent.absolute(), ending) in alike and not is_report(file)):
            raise CitecheckError(f"{file}: is there already, and is no report of citecheck's; write to another file")


def write(report: Report, settings: Settings, outputs: Outputs) -> None:
    """Write `report` wherever `outputs` say. Raises `CitecheckError` where a file cannot be written."""
    try:
        _write_all(report, settings, outputs)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has seen enough; the run ends with what it came to all the same.
        drop_stdout()


def _write_all(report: Report, settings: Settings, outputs: Outputs) -> None:
    from citecheck.report import View, render

    quiet, verbose = outputs.quiet, outputs.verbose
    view = View(fail_on=settings.fail_on, quiet=quiet, verbose=verbose)
    pairs, for_stdout = outputs.pairs
    failed: list[str] = []
    for name, file in pairs:
        ending = Path(file).suffix.removeprefix(".")
        text = render(name or _ENDINGS.get(ending, ending if ending in FORMATS else "text"), report, view)
        try:
            Path(file).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            failed.append(f"{file}: cannot be written: {error.strerror or error}")
    if for_stdout:
        shown = View(
            fail_on=settings.fail_on, quiet=quiet, verbose=verbose, width=width(), color=wants_color(outputs.color)
        )
        # A terminal or pipe that is not UTF-8 gets question marks rather than a traceback.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        click.echo(render(for_stdout, report, shown), nl=False, color=shown.color)
    if "github" in {for_stdout, *(name for name, _ in pairs)}:
        failed += _write_summary(render("markdown", report, view))
    if failed:
        # Only now: one output that cannot be written must not cost the others.
        raise CitecheckError("; ".join(failed))


def drop_stdout() -> None:
    """Send what is left for standard output nowhere, so that it is not flushed into a closed pipe at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_summary(text: str) -> list[str]:
    """Add `text` to the summary of a step of GitHub Actions, where one is asked for; what went wrong, as lines."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return []
    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as error:
        return [f"{file}: cannot be written: {error.strerror or error}"]
    return []


def width() -> int:
    """Columns to write in: the terminal's, within reason."""
    import shutil

    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def wants_color(choice: str) -> bool:
    """Whether to colour, by --color, NO_COLOR, FORCE_COLOR and the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def remark(line: str) -> None:
    """One line on standard error."""
    from citecheck.report.harmless import harmless

    shown = harmless(line).replace("\n", "␊")
    click.echo(f"citecheck: {shown}", err=True)


def refuse_to_overwrite(output: Path | None, document: str, *, force: bool) -> None:
    """Raise `CitecheckError` where `output` is there and must not be written over; never is it the `document`."""
    if output is None or not is_there(output):
        return
    if document != "-" and is_there(document) and output.samefile(document):
        raise CitecheckError(f"{output}: is the document itself; write to another file")
    if not force:
        raise CitecheckError(f"{output}: is there already; --force writes over it")


def write_result(result: str | bytes, output: Path | None) -> None:
    """Write what a command made to `output`, else to standard output. Raises `CitecheckError` where it cannot be."""
    if output is None and isinstance(result, str) and sys.stdout.isatty():
        # What drives a terminal is shown there; a file or a pipe gets the text as it is.
        from citecheck.report.harmless import harmless

        result = harmless(result)
    data = result.encode("utf-8", "replace") if isinstance(result, str) else result
    if output is None:
        # Bytes: line breaks stay as they are, and the text is UTF-8 wherever it goes.
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise CitecheckError(f"{output}: cannot be written: {error.strerror or error}") from error
