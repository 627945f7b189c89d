"""The command line: options, exit codes and wiring; nothing else of the package imports click."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from citecheck import __version__
from citecheck.cli.cache import cache
from citecheck.cli.check import check
from citecheck.cli.explain import explain
from citecheck.cli.fix import fix
from citecheck.cli.letter import letter
from citecheck.cli.options import CONTEXT
from citecheck.cli.output import drop_stdout, remark
from citecheck.cli.pubmed import pubmed
from citecheck.errors import CitecheckError, ExitCode

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})


class _DefaultGroup(click.Group):
    """A group whose first argument may be a document: then the command is `check`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "check", check, args

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # Options of `check` may come before its first path: everything but the group's own options is handed on.
        if args and args[0] not in {*self.commands, "--version", "-h", "--help"}:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("citecheck", "[OPTIONS] PATH...")
        formatter.write_usage("citecheck", "COMMAND ...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Those of `check`, then the group's own, of which that alone would not tell `--version`.
        options = (param for param in (*check.params, *self.get_params(ctx)) if isinstance(param, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
        self.format_commands(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        # The first word may be a command, an option of `check`, or a document.
        own = super().shell_complete(ctx, incomplete)
        known = {item.value for item in own}
        own += [item for item in check.shell_complete(ctx, incomplete) if item.value not in known]
        # A shell lists files where nothing comes after them, so a path that begins as a command needs a letter more.
        return own if incomplete.startswith("-") else [CompletionItem(incomplete, type="file"), *own]

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in super().list_commands(ctx) if name != "check"]


@click.group(cls=_DefaultGroup, context_settings=CONTEXT, no_args_is_help=True)
@click.version_option(__version__, prog_name="citecheck", message="%(prog)s %(version)s")
def cli() -> None:
    """Check the references and citations of medical articles against PubMed.

    PATH is a file, a folder, or - for standard input. Exit codes: 0 passed, 1 findings, 2 something could not be read
    or used, 3 something could not be checked.
    """


for _command in (check, fix, letter, explain, cache, pubmed):
    cli.add_command(_command)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; every code of the contract is decided here or by `check`."""
    sys.exit(run(args))


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if args is None else args)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: what is for it goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open to the end
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
        remark(str(error))
        return ExitCode.UNUSABLE
    except BrokenPipeError:
        drop_stdout()
        return ExitCode.PASSED
    except OSError as error:
        # Files are named where they are written; what has no name is standard output.
        if error.filename is not None or error.errno not in _FULL:
            return _fault(error, verbose=bool({"-v", "--verbose"} & set(words)))
        drop_stdout()
        remark(f"standard output: cannot be written: {error.strerror}")
        return ExitCode.UNUSABLE
    except Exception as error:
        return _fault(error, verbose=bool({"-v", "--verbose"} & set(words)))
    return result if isinstance(result, int) else 0


def _fault(error: Exception, *, verbose: bool) -> int:
    line = f"{type(error).__name__}: {error}".replace("\n", " ")
    remark(f"a fault of the program: {line}" + ("" if verbose else " (-v shows where)"))
    if verbose:
        import traceback

        traceback.print_exception(error)
    return ExitCode.UNUSABLE
