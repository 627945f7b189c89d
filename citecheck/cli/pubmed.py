"""`citecheck pubmed build|update|info`: a PubMed of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citecheck.cli.options import CONTEXT
from citecheck.cli.output import remark
from citecheck.errors import ExitCode


@click.group("pubmed", context_settings=CONTEXT, short_help="PubMed on your own disk: build, update, info.")
def pubmed() -> None:
    """A local PubMed index: `pubmed build`, `pubmed update`, `pubmed info`; then `--pubmed INDEX`."""


_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
_readers = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read files [default: one a core, at most 6].",
)


@pubmed.command("build", short_help="Make an index from NLM's files.")
@_files
@click.option(
    "-o",
    "--output",
    "index",
    required=True,
    type=click.Path(path_type=Path),
    metavar="INDEX",
    help="The folder to make it in.",
)
@click.option("--no-abstracts", is_flag=True, help="Half the size; claims cannot be checked then.")
@_readers
@click.pass_context
def pubmed_build(
    ctx: click.Context, /, files: tuple[Path, ...], index: Path, no_abstracts: bool, jobs: int | None
) -> None:
    """Make an index from NLM's files (or folders of them), or go on with one that was interrupted."""
    from citecheck.pubmed.local import build, said

    tell = said.Teller(remark, terminal=sys.stderr.isatty())
    made = build.build(index, files, abstracts=not no_abstracts, jobs=jobs or said.readers(), progress=tell)
    click.echo(said.closing(index, made))
    ctx.exit(int(ExitCode.UNUSABLE if made.faults else ExitCode.PASSED))


@pubmed.command("update", short_help="Apply NLM's update files to an index.")
@click.argument("index", type=click.Path(path_type=Path))
@_files
@_readers
@click.pass_context
def pubmed_update(ctx: click.Context, /, index: Path, files: tuple[Path, ...], jobs: int | None) -> None:
    """Apply NLM's update files to an index; what is in it already is passed over."""
    from citecheck.pubmed.local import build, said

    tell = said.Teller(remark, terminal=sys.stderr.isatty())
    made = build.update(index, files, jobs=jobs or said.readers(), progress=tell)
    click.echo(said.closing(index, made))
    ctx.exit(int(ExitCode.UNUSABLE if made.faults else ExitCode.PASSED))


@pubmed.command("info")
@click.argument("index", type=click.Path(path_type=Path))
def pubmed_info(index: Path) -> None:
    """What an index holds, how new it is, and what it lacks."""
    from citecheck.pubmed.local import info, said

    for line in said.about(info.info(index)):
        click.echo(line)
