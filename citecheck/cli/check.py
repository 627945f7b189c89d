"""`citecheck PATH...`: the default command."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from citecheck.cli import completion
from citecheck.cli.judging import judge_options, open_judge, remarks_on, silences
from citecheck.cli.meant import command_meant
from citecheck.cli.options import CONTEXT, LEVELS, inputs_of, opener_of, reading_options, settings_of, source_options
from citecheck.cli.output import FORMATS, Outputs, refuse_documents, refuse_impossible, remark, write
from citecheck.errors import ExitCode
from citecheck.outputs import pair_outputs

if TYPE_CHECKING:
    from citecheck.config import Settings
    from citecheck.engine import Engine
    from citecheck.pubmed.opening import Opener
    from citecheck.stages import Input


class _CheckCommand(click.Command):
    """Keeps the order of `-f` and `-o`, because each output has the format that stands before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["outputs"] = pair_outputs(args, options_with_value(self))
        return super().parse_args(ctx, args)


def options_with_value(command: click.Command) -> frozenset[str]:
    """The names of the options of `command` that take a value."""
    options = (p for p in command.params if isinstance(p, click.Option) and not p.is_flag and not p.count)
    return frozenset(name for option in options for name in option.opts)


def _rules(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for part in value for name in part.split(",") if name.strip())
    return names or None


@click.command("check", cls=_CheckCommand, context_settings=CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completion.files)
@click.option(
    "-f", "--format", "formats", multiple=True, type=click.Choice(FORMATS), help="How to report [default: text]."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    shell_complete=completion.files,
    help="Write there, in the format before it; may be repeated.",
)
@click.option(
    "--report",
    "report_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the batch report there; the same command goes on where it was stopped.",
)
@source_options
@click.option("--no-claims", is_flag=True, default=None, help="Check references only.")
@judge_options
@click.option(
    "--select",
    multiple=True,
    callback=_rules,
    metavar="RULES",
    shell_complete=completion.rules,
    help="Report these rules only (commas between them).",
)
@click.option(
    "--ignore",
    multiple=True,
    callback=_rules,
    metavar="RULES",
    shell_complete=completion.rules,
    help="Do not report these rules.",
)
@click.option("--fail-on", type=click.Choice(LEVELS), help="The least severity that fails a run [default: warning].")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes for reading and checking [default: one a core]."
)
@click.option("--engine", type=click.Choice(("local", "dask")), help="Where documents are checked [default: local].")
@click.option("--scheduler", metavar="ADDRESS", help="The Dask cluster to use, with --engine dask: tcp://host:8786.")
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Show errors and warnings only (text, markdown, html).")
@click.option(
    "-v", "--verbose", is_flag=True, help="Show every finding in full (text, html), and the traceback of a fault."
)
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="[NO_COLOR, FORCE_COLOR]")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  click's values
    """Check documents; the default command."""
    verbose, quiet = options["verbose"], options["quiet"]
    logging.basicConfig(level=logging.ERROR, format="citecheck: %(message)s")
    logging.getLogger("citecheck").setLevel(logging.DEBUG if verbose else logging.WARNING)
    outputs = Outputs(pairs=ctx.meta["outputs"], color=options["color"], quiet=quiet, verbose=verbose)
    refuse_impossible(outputs)
    settings = settings_of(options)
    inputs = inputs_of(paths, options["input_format"])
    refuse_documents(outputs, inputs)
    open_judge(settings, len(inputs))
    opener = opener_of(settings, options["api_key"])
    workers = _engine(settings, len(inputs))
    run = _Run(
        inputs=inputs,
        settings=settings,
        opener=opener,
        engine=workers,
        outputs=outputs,
    )
    try:
        if options["report_folder"]:
            code = _check_corpus(run, options["report_folder"], asked_for=bool(options["formats"]))
        else:
            code = _check(run)
    finally:
        workers.close()
    if line := command_meant(ctx, paths[0]):
        remark(line)
    ctx.exit(int(code))


def _engine(settings: Settings, documents: int) -> Engine:
    if settings.scheduler:
        from citecheck.cluster import Cluster

        return Cluster(settings.scheduler)
    from citecheck import engine

    return engine.for_documents(documents, settings.jobs or 1)


class _Run(NamedTuple):
    """Everything that a run is made of."""

    inputs: list[Input]
    settings: Settings
    opener: Opener
    engine: Engine
    outputs: Outputs


def _check(run: _Run) -> ExitCode:
    from citecheck import groups, outcome, pipeline, selection
    from citecheck.report.progress import Progress

    source = run.opener.open()
    try:
        with Progress(len(run.inputs), shown=_progress_shown(run.outputs)) as progress:
            if run.engine.elsewhere:
                asked = groups.Asked()
                found = groups.checked(run.inputs, run.opener, source, run.settings, run.engine, asked, progress)
                report = pipeline.report(tuple(found), asked.added_to(source.info()))
            else:
                report = pipeline.check(run.inputs, source, run.settings, run.engine, progress)
    finally:
        source.close()
    # Who has the text report before their eyes is told there.
    on_screen = run.outputs.pairs[1] == "text" and sys.stdout.isatty()
    for document in report.documents:
        if document.status == "unreadable" and not on_screen:
            remark(f"{document.path}: {document.error}")
        for line in remarks_on(document, run.settings):
            remark(f"{document.path}: {line}")
    accepted = [finding.accepted for document in report.documents for finding in document.findings if finding.accepted]
    for line in (
        *([report.source.outage] if report.source.outage else ()),
        *silences(report.documents, run.settings),
        *selection.idle_entries(run.settings, accepted),
    ):
        remark(line)
    write(report, run.settings, run.outputs)
    return outcome.outcome(report, run.settings.fail_on).code


def _check_corpus(run: _Run, folder: Path, *, asked_for: bool) -> ExitCode:
    """The batch report; `asked_for`: an output format was named, so standard output is not ours to fill."""
    from citecheck import batch, outcome, selection
    from citecheck.report.progress import Progress

    with Progress(len(run.inputs), shown=_progress_shown(run.outputs)) as progress:
        done = batch.check_corpus(run.inputs, run.opener, run.settings, folder, run.engine, progress)
    for path, error in done.unreadable:
        remark(f"{path}: {error}")
    if (more := done.tally.unreadable - len(done.unreadable)) > 0:
        remark(f"{more} more documents could not be read; the report names them")
    for line in (
        *([done.source.outage] if done.source.outage else ()),
        *([done.silent] if done.silent else ()),
        *selection.idle_entries(run.settings, done.accepted),
    ):
        remark(line)
    result = outcome.conclude(done.tally, run.settings.fail_on)
    if asked_for or run.outputs.pairs[0]:
        # Whole reports in other formats are held in memory; the batch report itself never is.
        write(batch.whole_report(folder, done.source), run.settings, run.outputs)
    if not asked_for:
        many = done.tally.documents
        taken = f", {done.kept} of them taken over from before" if done.kept else ""
        click.echo(f"{many} document{'' if many == 1 else 's'}{taken}; the report: {folder / 'index.html'}")
        click.echo(result.sentence)
    return result.code


def _progress_shown(outputs: Outputs) -> bool:
    return sys.stderr.isatty() and not outputs.quiet and not outputs.verbose
