"""`citecheck fix FILE`: the reference list corrected, or exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citecheck.cli import completion
from citecheck.cli.options import CONTEXT, inputs_of, opener_of, reading_options, settings_of, source_options
from citecheck.cli.output import refuse_to_overwrite, remark, write_result
from citecheck.cli.paths import is_folder
from citecheck.errors import CitecheckError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.fix import Corrected
    from citecheck.stages import Read

EXPORTS = ("bibtex", "ris", "csl-json", "nbib", "vancouver", "ama", "apa")
"""The formats of `citecheck.fix`, written out because --help is to import nothing heavy; a test compares them."""
_OWN_FORMATS = ("bibtex", "ris", "csl-json", "nbib")


@click.command(context_settings=CONTEXT)
@click.argument("file", metavar="FILE", shell_complete=completion.files)
@click.option(
    "-f",
    "--format",
    "export",
    type=click.Choice(EXPORTS),
    help="Export the list so, instead of correcting it as printed.",
)
@click.option("--patch", is_flag=True, help="Write a patch that corrects FILE (plain text or Markdown).")
@click.option("--in-place", is_flag=True, help="Correct FILE itself (plain text or Markdown).")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there; never over a file.",
)
@click.option("--force", is_flag=True, help="Let -o write over a file that is there.")
@source_options
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Do not say what was corrected and what was left.")
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of a fault.")
@click.pass_context
def fix(ctx: click.Context, /, file: str, **options: Any) -> None:  # noqa: ANN401  click's values
    """The reference list corrected from PubMed, in its own style.

    What is right stays as printed, letter by letter; what PubMed does not have is left as it is. With -f what was found
    is exported with PubMed's data, and the rest as printed and marked so.
    """
    output: Path | None = options["output"]
    _check_usage(options)
    refuse_to_overwrite(output, file, force=options["force"])
    read, done = _corrected(file, options)
    if options["patch"] or options["in_place"]:
        _carry(file, read, done, options)
    else:
        name = options["export"] or (read.document.format if read.document.format in _OWN_FORMATS else None)
        items = _items(file, read, done) if name is None and read.document.format == "latex" else None
        write_result(items or _text(read, done, name), output)
        if name is None and read.document.format == "latex" and done and not options["quiet"]:
            from citecheck.fix import latex

            remark(f"{file}: {latex.remark(items=items is not None)}")
        if name and not options["export"] and not options["quiet"]:
            remark(f"{file}: written anew; what is no part of a reference (abstracts, keywords, files) is left out")
    if not options["quiet"]:
        from citecheck.fix.listed import remarks

        for line in remarks(done, exported=bool(options["export"])):
            remark(f"{file}: {line}")
    unchecked = any(one.judged.status == "unchecked" for one in done)
    ctx.exit(int(ExitCode.UNCHECKED if unchecked else ExitCode.PASSED))


def _check_usage(options: dict[str, Any]) -> None:
    if options["in_place"] and options["patch"]:
        raise click.UsageError("--patch and --in-place exclude each other")
    if options["export"] and (options["patch"] or options["in_place"]):
        raise click.UsageError("-f exports the list; --patch and --in-place correct the file: choose one")
    if options["in_place"] and options["output"]:
        raise click.UsageError("--in-place corrects the file itself; -o writes elsewhere: choose one")


def _corrected(file: str, options: dict[str, Any]) -> tuple[Read, tuple[Corrected, ...]]:
    from citecheck import stages
    from citecheck.errors import DocumentError
    from citecheck.fix import correct
    from citecheck.matching import resolve

    if is_folder(file):
        raise CitecheckError(f"{file}: is a folder; the list of one document is corrected at a time")
    settings = settings_of(options)
    [item] = inputs_of([file], options["input_format"])
    try:
        read = stages.read(item)
    except DocumentError as error:
        raise CitecheckError(f"{file}: {error}") from error
    for line in read.document.remarks:
        remark(f"{file}: {line}")
    source = opener_of(settings, options["api_key"]).open()
    try:
        matches = resolve(read.listed.references, source)
        outage = source.info().outage
    finally:
        source.close()
    if outage:
        remark(outage)
    return read, correct(read.listed.references, matches, read.cited.citations)


def _text(read: Read, done: Sequence[Corrected], name: str | None) -> str:
    from citecheck.fix import export
    from citecheck.fix.listed import print_list

    return export(name, done) if name else print_list(done, read.document.text)


def _items(file: str, read: Read, done: Sequence[Corrected]) -> str | None:
    from citecheck.fix import latex

    # Only for the labels before the keys: standard input has been read, and other encodings matter little.
    source = Path(file).read_text("utf-8", "replace") if file != "-" and Path(file).is_file() else ""
    return latex.print_items(done, read.document, source)


def _carry(file: str, read: Read, done: Sequence[Corrected], options: dict[str, Any]) -> None:
    """Write the patch, or the corrected file."""
    from citecheck.fix import patch
    from citecheck.report.naming import label

    if read.document.format not in patch.FORMATS or file == "-":
        raise CitecheckError(
            f"{file}: only a file of plain text or Markdown can be corrected itself; "
            "without --patch and --in-place the corrected list is written, to paste"
        )
    before = _source(Path(file))
    carried = patch.carry(read.document, before, done)
    for reference in carried.by_hand:
        remark(f"{file}: markup stands within the words to correct; please correct by hand: {label(reference)}")
    if options["patch"]:
        write_result(patch.unified(file, before, carried.text), options["output"])
    elif carried.text != before:
        write_result(carried.text, Path(file))


def _source(path: Path) -> str:
    """The text of a file with its line breaks and byte order mark as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise CitecheckError(f"{path}: is not UTF-8; save it as UTF-8, then correct it") from None
    except OSError as error:
        raise CitecheckError(f"{path}: cannot be read: {error.strerror or error}") from error
