"""`citecheck cache info|clear`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from citecheck.cli.options import CONTEXT


@click.group(context_settings=CONTEXT, short_help="The store of records: info, clear.")
def cache() -> None:
    """The store of records already fetched: `cache info`, `cache clear`."""


_cache_dir = click.option(
    "--cache-dir",
    envvar="CITECHECK_CACHE_DIR",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where the store of records is. [CITECHECK_CACHE_DIR]",
)


@cache.command()
@_cache_dir
def info(cache_dir: Path | None) -> None:
    """What the store holds and where it is."""
    from citecheck import pubmed
    from citecheck.judges.kept import answers_in
    from citecheck.pubmed.folders import default_cache_dir

    found = pubmed.cache_info(cache_dir)
    click.echo(f"store:     {found.path}")
    click.echo(f"records:   {found.records}")
    click.echo(f"look-ups:  {found.lookups}")
    if answers := answers_in(cache_dir or default_cache_dir()):
        click.echo(f"answers:   {answers} of judges")
    click.echo(f"size:      {found.size / 1_000_000:.1f} MB")
    if found.oldest is not None and found.newest is not None:
        click.echo(f"fetched:   {_day(found.oldest)} to {_day(found.newest)}")


@cache.command()
@_cache_dir
def clear(cache_dir: Path | None) -> None:
    """Forget everything in the store."""
    from citecheck import pubmed
    from citecheck.judges import kept
    from citecheck.pubmed.folders import default_cache_dir

    count = pubmed.cache_clear(cache_dir)
    answers = kept.clear(cache_dir or default_cache_dir())
    more = f" and {answers} answer{'' if answers == 1 else 's'} of judges" if answers else ""
    click.echo(f"forgot {count} record{'' if count == 1 else 's'}{more}")


def _day(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC).date().isoformat()
