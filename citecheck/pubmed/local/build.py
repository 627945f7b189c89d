"""Making an index from NLM's files, and bringing it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from citecheck.errors import SourceError
from citecheck.pubmed.local.given import in_order, ranks
from citecheck.pubmed.local.layout import WHOLE, create, is_free, is_index, opened
from citecheck.pubmed.local.pack import dictionary
from citecheck.pubmed.local.reading import Task, readings
from citecheck.pubmed.local.rows import Counted
from citecheck.pubmed.local.writer import Writer


class Applied(Struct, frozen=True, kw_only=True):
    """What a build or update did: `faults` has one line for each file that could not be used."""

    files: int = 0
    already: int = 0
    records: int = 0
    deleted: int = 0
    faults: tuple[str, ...] = ()


Progress = Callable[[Path, Counted | str | None, int, int], None]
"""Told of each file when it is done: what it brought, its fault, or None where it was in already; done so far, all."""


def build(
    path: Path, paths: Iterable[Path], *, abstracts: bool = True, jobs: int = 1, progress: Progress | None = None
) -> Applied:
    """Make an index at `path` from files or folders of PubMed XML, or go on with one that was interrupted.

    `jobs` processes read, one writes. Raises `SourceError`, one line, where `path` cannot be one, or is finished.
    """
    files = in_order(paths)
    with _told(path):
        if is_index(path):
            _check_unfinished(path, abstracts=abstracts)
        elif not is_free(path):
            raise SourceError(f"{path}: is there already and is no index: name a new folder")
        else:
            create(path, dictionary(), abstracts=abstracts)
        return _apply(path, files, jobs, progress)


def update(path: Path, paths: Iterable[Path], *, jobs: int = 1, progress: Progress | None = None) -> Applied:
    """Apply files to the index at `path`; those that are in it unchanged are passed over. Raises `SourceError`."""
    files = in_order(paths)
    if not is_index(path):
        raise SourceError(f"{path}: is no index; `citecheck pubmed build -o {path} FILE...` makes one")
    with _told(path):
        return _apply(path, files, jobs, progress)


def _check_unfinished(path: Path, *, abstracts: bool) -> None:
    db, said = opened(path, write=True)
    db.close()
    if said.get("state") == WHOLE:
        raise SourceError(f"{path}: is a finished index; `citecheck pubmed update {path} FILE...` adds to it")
    if bool(said.get("abstracts")) != abstracts:
        kept = "with" if said.get("abstracts") else "without"
        raise SourceError(f"{path}: this index was begun {kept} abstracts: go on so, or name another folder")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Faults of disk and databases as one line."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{path}: the index cannot be written ({reason})") from None


def _apply(path: Path, files: list[Path], jobs: int, progress: Progress | None) -> Applied:
    writer = Writer(path)
    try:
        return _each(writer, path, files, jobs, progress or (lambda *_: None))
    finally:
        writer.close()


def _each(writer: Writer, path: Path, files: list[Path], jobs: int, progress: Progress) -> Applied:
    known, halfway = writer.known(), writer.halfway()
    first = halfway[0] if halfway else ""
    if first:
        # What a killed run may have left half behind comes first.
        files = sorted(files, key=lambda file: file.name != first)
        if files[0].name != first:
            raise SourceError(f"{path}: was stopped while {first} was written: give that file again")
    rank = ranks(files, known)
    writer.begin(rank)
    task = Task(
        writer.dictionary, writer.abstracts, {name: old.md5 for name, old in known.items() if old.state == "done"}
    )
    counts: list[Counted] = []
    faults: list[str] = []
    for number, (file, reading) in enumerate(readings(files, task, jobs), 1):
        outcome: Counted | str | None = None
        try:
            found = reading()
            if halfway is not None and (file.name, found.md5) != halfway:
                raise SourceError(f"{path}: was stopped while {first} was written, and that file has changed since")
            if found.entries is not None:
                outcome = writer.apply(file, rank[file.name], found.md5, found.entries)
                counts.append(outcome)
            halfway = None
        except SourceError as error:
            if halfway is not None:
                raise
            outcome = str(error)
            faults.append(outcome)
            writer.fail(file.name, outcome)
        progress(file, outcome, number, len(files))
    writer.finish()
    return Applied(
        files=len(counts),
        already=len(files) - len(counts) - len(faults),
        records=sum(count.records for count in counts),
        deleted=sum(count.deleted for count in counts),
        faults=tuple(faults),
    )
