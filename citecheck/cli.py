"""Options, exit codes and wiring; the only module that imports click."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from citecheck import __version__
from citecheck.errors import CitecheckError, ExitCode
from citecheck.outputs import pair_outputs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.config import Settings
    from citecheck.engine import Engine
    from citecheck.models import Report
    from citecheck.pipeline import Input
    from citecheck.pubmed.opening import Opener

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FORMATS = ("text", "lines", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github")
_INPUT_FORMATS = (
    "text",
    "markdown",
    "html",
    "docx",
    "pdf",
    "latex",
    "bibtex",
    "ris",
    "nbib",
    "csl-json",
    "endnote-xml",
    "jats",
)
_LEVELS = ("error", "warning", "note", "never")
_LATER = frozenset(("fix", "letter"))


class _DefaultGroup(click.Group):
    """A group whose first argument may be a document: then the command is `check`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "check", check, args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] in _LATER and not Path(args[0]).exists():
            raise click.UsageError(f"the command {args[0]!r} is not in this version")
        # Options of `check` may come before its first path: everything but the group's own options is handed on.
        if args and args[0] not in {*self.commands, "--version", "-h", "--help"}:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("citecheck", "[OPTIONS] PATH...")
        formatter.write_usage("citecheck", "COMMAND ...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        check.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in super().list_commands(ctx) if name != "check"]


class _CheckCommand(click.Command):
    """Keeps the order of `-f` and `-o`, because each output has the format that stands before it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["outputs"] = pair_outputs(args, _options_with_value(self))
        return super().parse_args(ctx, args)


def _options_with_value(command: click.Command) -> frozenset[str]:
    options = (p for p in command.params if isinstance(p, click.Option) and not p.is_flag and not p.count)
    return frozenset(name for option in options for name in option.opts)


def _rules(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for part in value for name in part.split(",") if name.strip())
    return names or None


@click.group(cls=_DefaultGroup, context_settings=_CONTEXT, no_args_is_help=True)
@click.version_option(__version__, prog_name="citecheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Check the references and citations of medical articles against PubMed.

    PATH is a file, a folder, or - for standard input. Exit codes: 0 passed, 1 findings, 2 something could not be read
    or used, 3 something could not be checked.
    """


@cli.command(cls=_CheckCommand, context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-f", "--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="How to report [default: text]."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write there, in the format before it; may be repeated.",
)
@click.option(
    "--report",
    "report_folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the batch report there; the same command goes on where it was stopped.",
)
@click.option(
    "--pubmed",
    metavar="WHERE",
    help="ncbi (default), a local index, or a file or folder of PubMed XML. [CITECHECK_PUBMED]",
)
@click.option("--eutils-url", metavar="URL", help="Another base for E-utilities. [CITECHECK_EUTILS_URL]")
@click.option("--idconv-url", metavar="URL", help="Another PMC ID converter. [CITECHECK_IDCONV_URL]")
@click.option("--citmatch-url", metavar="URL", help="Another Citation Matcher. [CITECHECK_CITMATCH_URL]")
@click.option("--email", metavar="ADDRESS", help="Sent to NCBI with each request, as it asks. [NCBI_EMAIL]")
@click.option("--api-key", metavar="KEY", help="Your NCBI key; never stored or shown. [NCBI_API_KEY]")
@click.option("--no-claims", is_flag=True, default=None, help="Check references only.")
@click.option(
    "--select", multiple=True, callback=_rules, metavar="RULES", help="Report these rules only (commas between them)."
)
@click.option("--ignore", multiple=True, callback=_rules, metavar="RULES", help="Do not report these rules.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The least severity that fails a run [default: warning].")
@click.option(
    "--offline", is_flag=True, default=None, help="Ask no network; what the store does not know is unchecked."
)
@click.option("--refresh", is_flag=True, default=None, help="Ask again for what is in the store.")
@click.option("--cache-dir", metavar="DIR", help="Where the store of records is. [CITECHECK_CACHE_DIR]")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes for reading and checking [default: one a core]."
)
@click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Read this configuration."
)
@click.option("--no-config", is_flag=True, help="Read no configuration file.")
@click.option(
    "--input-format", type=click.Choice(_INPUT_FORMATS), help="What the documents are, whatever their names say."
)
@click.option("-q", "--quiet", is_flag=True, help="Show errors and warnings only.")
@click.option("-v", "--verbose", is_flag=True, help="Show every finding in full, and the traceback of a fault.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", help="[NO_COLOR, FORCE_COLOR]")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401  click's values
    """Check documents; the default command."""
    from citecheck import engine

    verbose, quiet = options["verbose"], options["quiet"]
    logging.basicConfig(level=logging.ERROR, format="citecheck: %(message)s")
    logging.getLogger("citecheck").setLevel(logging.DEBUG if verbose else logging.WARNING)
    settings = _settings(options)
    inputs = _inputs(paths, options["input_format"])
    opener = _opener(settings, options["api_key"] or os.environ.get("NCBI_API_KEY") or None)
    workers = engine.for_documents(len(inputs), settings.jobs or 1)
    run = _Run(
        inputs=inputs,
        settings=settings,
        opener=opener,
        engine=workers,
        outputs=_Outputs(pairs=ctx.meta["outputs"], color=options["color"], quiet=quiet, verbose=verbose),
    )
    try:
        if options["report_folder"]:
            code = _check_corpus(run, options["report_folder"], asked_for=bool(options["formats"]))
        else:
            code = _check(run)
    finally:
        workers.close()
    ctx.exit(int(code))


class _Outputs(NamedTuple):
    """Where the report goes and how it is shown; `pairs` as `outputs.pair_outputs` gives them."""

    pairs: tuple[list[tuple[str | None, str]], str | None]
    color: str
    quiet: bool
    verbose: bool


class _Run(NamedTuple):
    """Everything that a run is made of."""

    inputs: list[Input]
    settings: Settings
    opener: Opener
    engine: Engine
    outputs: _Outputs


def _check(run: _Run) -> ExitCode:
    from citecheck import outcome, pipeline, selection
    from citecheck.report.progress import Progress

    source = run.opener.open()
    try:
        with Progress(len(run.inputs), shown=_progress_shown(run.outputs)) as progress:
            report = pipeline.check(run.inputs, source, run.settings, run.engine, progress)
    finally:
        source.close()
    for document in report.documents:
        if document.status == "unreadable":
            _remark(f"{document.path}: {document.error}")
        for line in document.remarks:
            _remark(f"{document.path}: {line}")
    found = [finding.accepted for document in report.documents for finding in document.findings if finding.accepted]
    for line in (
        *([report.source.outage] if report.source.outage else ()),
        *selection.idle_entries(run.settings, found),
    ):
        _remark(line)
    _write(report, run.settings, run.outputs)
    return outcome.outcome(report, run.settings.fail_on).code


def _check_corpus(run: _Run, folder: Path, *, asked_for: bool) -> ExitCode:
    """The batch report; `asked_for`: an output format was named, so standard output is not ours to fill."""
    from citecheck import batch, outcome, selection
    from citecheck.report.progress import Progress

    with Progress(len(run.inputs), shown=_progress_shown(run.outputs)) as progress:
        done = batch.check_corpus(run.inputs, run.opener, run.settings, folder, run.engine, progress)
    for path, error in done.unreadable:
        _remark(f"{path}: {error}")
    if (more := done.tally.unreadable - len(done.unreadable)) > 0:
        _remark(f"{more} more documents could not be read; the report names them")
    for line in (
        *([done.source.outage] if done.source.outage else ()),
        *selection.idle_entries(run.settings, done.accepted),
    ):
        _remark(line)
    result = outcome.conclude(done.tally, run.settings.fail_on)
    if asked_for or run.outputs.pairs[0]:
        # Whole reports in other formats are held in memory; the batch report itself never is.
        _write(batch.whole_report(folder, done.source), run.settings, run.outputs)
    if not asked_for:
        many = done.tally.documents
        taken = f", {done.kept} of them taken over from before" if done.kept else ""
        click.echo(f"{many} document{'' if many == 1 else 's'}{taken}; the report: {folder / 'index.html'}")
        click.echo(result.sentence)
    return result.code


def _progress_shown(outputs: _Outputs) -> bool:
    return sys.stderr.isatty() and not outputs.quiet and not outputs.verbose


def _settings(options: dict[str, Any]) -> Settings:
    from citecheck import config

    given = {
        "pubmed": options["pubmed"],
        "eutils-url": options["eutils_url"],
        "idconv-url": options["idconv_url"],
        "citmatch-url": options["citmatch_url"],
        "email": options["email"],
        "claims": False if options["no_claims"] else None,
        "select": options["select"],
        "ignore": options["ignore"],
        "fail-on": options["fail_on"],
        "offline": options["offline"],
        "refresh": options["refresh"],
        "cache-dir": options["cache_dir"],
        "jobs": 1 if options["verbose"] else options["jobs"],
    }
    if options["config"] and options["no_config"]:
        raise click.UsageError("--config and --no-config exclude each other")
    search = None if options["no_config"] else Path.cwd()
    settings, _ = config.load(given, config_file=options["config"], search_from=search)
    if settings.jobs is None:
        return config.replace(settings, jobs=os.cpu_count() or 1)
    return settings


def _inputs(paths: Sequence[str], input_format: str | None) -> list[Input]:
    """The documents that `paths` name, folders searched, each once, in order."""
    from citecheck.documents import SUFFIXES, documents_in
    from citecheck.pipeline import Input

    found: dict[str, Input] = {}
    for name in paths:
        if name == "-":
            found.setdefault(name, Input(path="-", data=sys.stdin.buffer.read(), format=input_format))
            continue
        path = Path(name)
        files = [path]
        if path.is_dir():
            files = documents_in(path)
            if not files:
                endings = ", ".join(sorted(SUFFIXES))
                raise CitecheckError(f"{name}: holds no document that can be read ({endings})")
        for file in files:
            found.setdefault(str(file), Input(path=str(file), format=input_format))
    return list(found.values())


def _opener(settings: Settings, api_key: str | None) -> Opener:
    from citecheck import pubmed
    from citecheck.pubmed.opening import Opener

    return Opener(
        where=settings.pubmed,
        eutils_url=settings.eutils_url or pubmed.EUTILS_URL,
        idconv_url=settings.idconv_url or pubmed.IDCONV_URL,
        citmatch_url=settings.citmatch_url or pubmed.CITMATCH_URL,
        email=settings.email,
        api_key=api_key,
        cache_dir=settings.cache_dir,
        offline=settings.offline,
        refresh=settings.refresh,
    )


def _write(report: Report, settings: Settings, outputs: _Outputs) -> None:
    try:
        _write_all(report, settings, outputs)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe has seen enough; the run ends with what it came to all the same.
        _drop_stdout()


def _write_all(report: Report, settings: Settings, outputs: _Outputs) -> None:
    from citecheck.report import View, render

    quiet, verbose = outputs.quiet, outputs.verbose
    view = View(fail_on=settings.fail_on, quiet=quiet, verbose=verbose)
    pairs, for_stdout = outputs.pairs
    failed: list[str] = []
    for name, file in pairs:
        ending = Path(file).suffix.removeprefix(".")
        text = render(name or (ending if ending in _FORMATS else "text"), report, view)
        try:
            Path(file).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            failed.append(f"{file}: cannot be written: {error.strerror or error}")
    if for_stdout:
        shown = View(
            fail_on=settings.fail_on, quiet=quiet, verbose=verbose, width=_width(), color=_wants_color(outputs.color)
        )
        # A terminal or pipe that is not UTF-8 gets question marks rather than a traceback.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        click.echo(render(for_stdout, report, shown), nl=False, color=shown.color)
    if failed:
        # Only now: one output that cannot be written must not cost the others.
        raise CitecheckError("; ".join(failed))


def _drop_stdout() -> None:
    """Send what is left for standard output nowhere, so that it is not flushed into a closed pipe at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _width() -> int:
    import shutil

    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


@cli.command(context_settings=_CONTEXT)
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """What a rule means, why it matters, how to mend it; without RULE, all of them."""
    from citecheck.rules import RULES

    if rule is None:
        width = max(map(len, RULES))
        for each in RULES.values():
            click.echo(f"{each.name:{width}}  {each.severity:7}  {each.summary}")
        return
    if rule not in RULES:
        from citecheck.config import near

        raise click.UsageError(f"unknown rule {rule!r}{near(rule, list(RULES))}; `citecheck explain` lists all")
    found = RULES[rule]
    click.echo(f"{found.name} ({found.severity}, stage: {found.stage})")
    for name, text in (
        ("What it says", found.summary),
        ("Why it matters", found.why),
        ("How to mend it", found.mend),
        ("Known problems", found.known_problems),
    ):
        click.echo(f"\n{name}")
        click.echo(click.wrap_text(text[0].upper() + text[1:], _width() - 2, "  ", "  "))


@cli.group(context_settings=_CONTEXT)
def cache() -> None:
    """The store of records already fetched: `cache info`, `cache clear`."""


_cache_dir = click.option("--cache-dir", envvar="CITECHECK_CACHE_DIR", type=click.Path(file_okay=False, path_type=Path))


@cache.command()
@_cache_dir
def info(cache_dir: Path | None) -> None:
    """What the store holds and where it is."""
    from citecheck import pubmed

    found = pubmed.cache_info(cache_dir)
    click.echo(f"store:     {found.path}")
    click.echo(f"records:   {found.records}")
    click.echo(f"look-ups:  {found.lookups}")
    click.echo(f"size:      {found.size / 1_000_000:.1f} MB")
    if found.oldest is not None and found.newest is not None:
        click.echo(f"fetched:   {_day(found.oldest)} to {_day(found.newest)}")


@cache.command()
@_cache_dir
def clear(cache_dir: Path | None) -> None:
    """Forget everything in the store."""
    from citecheck import pubmed

    count = pubmed.cache_clear(cache_dir)
    click.echo(f"forgot {count} record{'' if count == 1 else 's'}")


@cli.group("pubmed", context_settings=_CONTEXT)
def pubmed_index() -> None:
    """A local PubMed index: `pubmed build`, `pubmed update`, `pubmed info`; then `--pubmed INDEX`."""


_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
_readers = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read files [default: one a core, at most 6].",
)


@pubmed_index.command("build")
@_files
@click.option("-o", "--output", "index", required=True, type=click.Path(path_type=Path), metavar="INDEX")
@click.option("--no-abstracts", is_flag=True, help="Half the size; claims cannot be checked then.")
@_readers
@click.pass_context
def pubmed_build(
    ctx: click.Context, /, files: tuple[Path, ...], index: Path, no_abstracts: bool, jobs: int | None
) -> None:
    """Make an index from NLM's files (or folders of them), or go on with one that was interrupted."""
    from citecheck.pubmed.local import build, said

    tell = said.Teller(_remark, terminal=sys.stderr.isatty())
    made = build.build(index, files, abstracts=not no_abstracts, jobs=jobs or said.readers(), progress=tell)
    click.echo(said.closing(index, made))
    ctx.exit(int(ExitCode.UNUSABLE if made.faults else ExitCode.PASSED))


@pubmed_index.command("update")
@click.argument("index", type=click.Path(path_type=Path))
@_files
@_readers
@click.pass_context
def pubmed_update(ctx: click.Context, /, index: Path, files: tuple[Path, ...], jobs: int | None) -> None:
    """Apply NLM's update files to an index; what is in it already is passed over."""
    from citecheck.pubmed.local import build, said

    tell = said.Teller(_remark, terminal=sys.stderr.isatty())
    made = build.update(index, files, jobs=jobs or said.readers(), progress=tell)
    click.echo(said.closing(index, made))
    ctx.exit(int(ExitCode.UNUSABLE if made.faults else ExitCode.PASSED))


@pubmed_index.command("info")
@click.argument("index", type=click.Path(path_type=Path))
def pubmed_info(index: Path) -> None:
    """What an index holds, how new it is, and what it lacks."""
    from citecheck.pubmed.local import info, said

    for line in said.about(info.info(index)):
        click.echo(line)


def _day(seconds: float) -> str:
    import datetime

    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()


def _remark(line: str) -> None:
    from citecheck.report.harmless import harmless

    click.echo(f"citecheck: {harmless(line)}", err=True)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; every code of the contract is decided here or by `check`."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if args is None else args)
    try:
        result: object = cli.main(words, prog_name="citecheck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("citecheck: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except KeyboardInterrupt:
        click.echo("citecheck: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.UNUSABLE
    except click.ClickException as error:
        click.echo(f"citecheck: {error.format_message()} (see `citecheck --help`)", err=True)
        return ExitCode.UNUSABLE
    except CitecheckError as error:
        _remark(str(error))
        return ExitCode.UNUSABLE
    except BrokenPipeError:
        _drop_stdout()
        return ExitCode.PASSED
    except Exception as error:
        return _fault(error, verbose=bool({"-v", "--verbose"} & set(words)))
    return result if isinstance(result, int) else 0


def _fault(error: Exception, *, verbose: bool) -> int:
    line = f"{type(error).__name__}: {error}".replace("\n", " ")
    _remark(f"a fault of the program: {line}" + ("" if verbose else " (-v shows where)"))
    if verbose:
        import traceback

        traceback.print_exception(error)
    return ExitCode.UNUSABLE
