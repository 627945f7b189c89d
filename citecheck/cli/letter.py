"""`citecheck letter FILE`: the findings as numbered queries to the author."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from citecheck.cli import completion
from citecheck.cli.judging import judge_options, open_judge
from citecheck.cli.options import CONTEXT, inputs_of, opener_of, reading_options, settings_of, source_options
from citecheck.cli.output import refuse_to_overwrite, remark, write_result
from citecheck.cli.paths import is_folder
from citecheck.errors import CitecheckError, ExitCode

LETTERS = ("text", "markdown", "docx")
"""The formats of `citecheck.letter`, written out because --help is to import nothing heavy; a test compares them."""
_ENDINGS = {".md": "markdown", ".markdown": "markdown", ".docx": "docx"}


@click.command(context_settings=CONTEXT, short_help="The findings as a letter of queries to the author.")
@click.argument("file", metavar="FILE", shell_complete=completion.files)
@click.option(
    "-f", "--format", "form", type=click.Choice(LETTERS), help="How to write [default: by the ending of -o, else text]."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there; never over a file.",
)
@click.option("--force", is_flag=True, help="Let -o write over a file that is there.")
@click.option("--all", "everything", is_flag=True, help="Ask about notes as well.")
@click.option("--no-claims", is_flag=True, default=None, help="Ask about references only.")
@judge_options
@source_options
@reading_options
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of a fault.")
@click.pass_context
def letter(ctx: click.Context, /, file: str, **options: Any) -> None:  # noqa: ANN401  click's values
    """The findings as a courteous letter of numbered queries to the author.

    References first, then the text in its order; what was accepted is not asked, and what could not be checked is said
    to be unchecked.
    """
    from citecheck import pipeline
    from citecheck.letter import compose, render

    output: Path | None = options["output"]
    refuse_to_overwrite(output, file, force=options["force"])
    form = options["form"] or (_ENDINGS.get(output.suffix.lower(), "text") if output else "text")
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a Word document is no text for a terminal; name a file with -o")
    if is_folder(file):
        raise CitecheckError(f"{file}: is a folder; a letter is about one document")
    settings = settings_of(options)
    open_judge(settings, 1)
    inputs = inputs_of([file], options["input_format"])
    source = opener_of(settings, options["api_key"]).open()
    try:
        report = pipeline.check(inputs, source, settings)
    finally:
        source.close()
    [document] = report.documents
    if document.status == "unreadable":
        raise CitecheckError(f"{file}: {document.error}")
    for line in (*document.remarks, *([report.source.outage] if report.source.outage else ())):
        remark(f"{file}: {line}")
    write_result(render(form, compose(document, everything=options["everything"])), output)
    ctx.exit(int(ExitCode.UNCHECKED if document.status == "incomplete" else ExitCode.PASSED))
