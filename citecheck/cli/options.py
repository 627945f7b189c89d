"""Options that several commands share, and what they come to: settings, documents, a source."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from citecheck.cli import completion
from citecheck.cli.paths import is_folder
from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from citecheck.config import Settings
    from citecheck.pubmed.opening import Opener
    from citecheck.stages import Input

_F = TypeVar("_F", bound=Callable[..., object])

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
LEVELS = ("error", "warning", "note", "never")
INPUT_FORMATS = (
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
"""The formats of `citecheck.documents`, written out because --help is to import nothing heavy; a test compares them."""

_CACHE_DIR = click.option(
    "--cache-dir",
    metavar="DIR",
    shell_complete=completion.folders,
    help="Where the store of records is. [CITECHECK_CACHE_DIR]",
)
_SOURCE = (
    click.option(
        "--pubmed",
        metavar="WHERE",
        shell_complete=completion.files,
        help="ncbi (default), a local index, or a file or folder of PubMed XML. [CITECHECK_PUBMED]",
    ),
    click.option("--eutils-url", metavar="URL", help="Another base for E-utilities. [CITECHECK_EUTILS_URL]"),
    click.option("--idconv-url", metavar="URL", help="Another PMC ID converter. [CITECHECK_IDCONV_URL]"),
    click.option("--citmatch-url", metavar="URL", help="Another Citation Matcher. [CITECHECK_CITMATCH_URL]"),
    click.option("--email", metavar="ADDRESS", help="Sent to NCBI with each request, as it asks. [NCBI_EMAIL]"),
    click.option("--api-key", metavar="KEY", help="Your NCBI key; never stored or shown. [NCBI_API_KEY]"),
    click.option(
        "--offline", is_flag=True, default=None, help="Ask no network; what the store does not know is unchecked."
    ),
    click.option("--refresh", is_flag=True, default=None, help="Ask again for what is in the store."),
    _CACHE_DIR,
    click.option(
        "--redis",
        metavar="URL",
        help="A Redis server, so that all machines that use it share one pace and one store. [CITECHECK_REDIS]",
    ),
)

_CONFIGURED = (
    click.option(
        "--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Read this configuration."
    ),
    click.option("--no-config", is_flag=True, help="Read no configuration file."),
)

_READING = (
    *_CONFIGURED,
    click.option(
        "--input-format",
        type=click.Choice(INPUT_FORMATS),
        metavar="FORMAT",  # all of them would make a line wider than a terminal
        help=f"What the documents are, whatever their names say: {', '.join(INPUT_FORMATS)}.",
    ),
)


def source_options(command: _F) -> _F:
    """The options that say where records come from."""
    return _with(_SOURCE, command)


def reading_options(command: _F) -> _F:
    """The options that say how documents and the configuration are read."""
    return _with(_READING, command)


def store_options(command: _F) -> _F:
    """The options that say where the store is."""
    return _with((_CACHE_DIR, *_CONFIGURED), command)


def _with(options: Sequence[Callable[[_F], _F]], command: _F) -> _F:
    for option in reversed(options):
        command = option(command)
    return command


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings that the options, the environment and the configuration come to. Raises `ConfigError`."""
    from citecheck import config

    given = {
        "pubmed": options.get("pubmed"),
        "eutils-url": options.get("eutils_url"),
        "idconv-url": options.get("idconv_url"),
        "citmatch-url": options.get("citmatch_url"),
        "email": options.get("email"),
        "claims": False if options.get("no_claims") else None,
        "judge": options.get("judge"),
        "judge-url": options.get("judge_url"),
        "select": options.get("select"),
        "ignore": options.get("ignore"),
        "fail-on": options.get("fail_on"),
        "offline": options.get("offline"),
        "refresh": options.get("refresh"),
        "cache-dir": options.get("cache_dir"),
        "jobs": 1 if options.get("verbose") else options.get("jobs"),
        "engine": options.get("engine"),
        "scheduler": options.get("scheduler"),
        "redis": options.get("redis"),
    }
    if options.get("config") and options.get("no_config"):
        raise click.UsageError("--config and --no-config exclude each other")
    search = None if options.get("no_config") else Path.cwd()
    settings, _ = config.load(given, config_file=options.get("config"), search_from=search)
    if settings.jobs is None:
        return config.replace(settings, jobs=os.cpu_count() or 1)
    return settings


def inputs_of(paths: Sequence[str], input_format: str | None) -> list[Input]:
    """The documents that `paths` name, folders searched, each once, in order."""
    from citecheck.documents import LARGEST, SUFFIXES, documents_in
    from citecheck.stages import Input

    found: dict[str, Input] = {}
    for name in paths:
        if name == "-":
            # One byte more than may be: what has no end is refused like any other large document.
            found.setdefault(name, Input(path="-", data=_standard_input(LARGEST + 1), format=input_format))
            continue
        path = Path(name)
        files = [path]
        if is_folder(path):
            files = documents_in(path)
            if not files:
                endings = ", ".join(sorted(SUFFIXES))
                raise CitecheckError(f"{name}: holds no document that can be read ({endings})")
        for file in files:
            one = _input(file, input_format)
            found.setdefault(one.path, one)
    return list(found.values())


def _standard_input(at_most: int) -> bytes:
    """What is on standard input; nothing where it is closed or no file, so that it is told as an empty document."""
    # Closed by whoever started us, it is not there at all, whatever its type says.
    stream: TextIO | None = sys.stdin
    try:
        return stream.buffer.read(at_most) if stream else b""
    except OSError:
        return b""


def _input(file: Path, input_format: str | None) -> Input:
    """The document in `file`; one whose name is no text, as old archives leave them, is known by its bytes' numbers."""
    from citecheck.documents import LARGEST
    from citecheck.stages import Input

    name = os.fsencode(file).decode("utf-8", "backslashreplace")
    try:
        if name == str(file) or not file.is_file():
            return Input(path=name, format=input_format)
        with file.open("rb") as stream:
            return Input(path=name, data=stream.read(LARGEST + 1), format=input_format)
    except OSError:
        return Input(path=name, format=input_format)


def opener_of(settings: Settings, api_key: str | None) -> Opener:
    """How the source that `settings` name is opened; `api_key` as given, else the environment's."""
    from citecheck import pubmed
    from citecheck.pubmed.opening import Opener

    return Opener(
        where=settings.pubmed,
        eutils_url=settings.eutils_url or pubmed.EUTILS_URL,
        idconv_url=settings.idconv_url or pubmed.IDCONV_URL,
        citmatch_url=settings.citmatch_url or pubmed.CITMATCH_URL,
        email=settings.email,
        api_key=api_key or os.environ.get("NCBI_API_KEY") or None,
        cache_dir=settings.cache_dir,
        offline=settings.offline,
        refresh=settings.refresh,
        redis=settings.redis,
    )
