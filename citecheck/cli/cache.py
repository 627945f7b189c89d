"""`citecheck cache info|clear`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from citecheck.cli.options import CONTEXT, settings_of, store_options
from citecheck.cli.paths import is_folder, is_there
from citecheck.errors import CitecheckError


@click.group(context_settings=CONTEXT, short_help="The store of records: info, clear.")
def cache() -> None:
    """The store of records already fetched: `cache info`, `cache clear`."""


@cache.command()
@store_options
def info(**options: Any) -> None:  # noqa: ANN401  click's values
    """What the store holds and where it is."""
    from citecheck import pubmed
    from citecheck.judges.kept import answers_in

    cache_dir = _folder(options)
    found = pubmed.cache_info(cache_dir)
    click.echo(f"store:     {found.path}")
    click.echo(f"records:   {found.records}")
    click.echo(f"look-ups:  {found.lookups}")
    if answers := answers_in(cache_dir):
        click.echo(f"answers:   {answers} of judges")
    click.echo(f"size:      {found.size / 1_000_000:.1f} MB")
    if found.oldest is not None and found.newest is not None:
        click.echo(f"fetched:   {_day(found.oldest)} to {_day(found.newest)}")


@cache.command()
@store_options
def clear(**options: Any) -> None:  # noqa: ANN401  click's values
    """Forget everything in the store."""
    from citecheck import pubmed
    from citecheck.judges import kept

    cache_dir = _folder(options)
    count = pubmed.cache_clear(cache_dir)
    answers = kept.clear(cache_dir)
    more = f" and {answers} answer{'' if answers == 1 else 's'} of judges" if answers else ""
    click.echo(f"forgot {count} record{'' if count == 1 else 's'}{more}")


def _folder(options: dict[str, Any]) -> Path:
    """The folder that a run from here, with the same options, would keep its store in."""
    from citecheck.pubmed.folders import default_cache_dir

    named = settings_of(options).cache_dir
    folder = Path(named) if named else default_cache_dir()
    if is_there(folder) and not is_folder(folder):
        raise CitecheckError(f"{folder}: is a file; a store is in a folder")
    return folder


def _day(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()
