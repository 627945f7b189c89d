"""What an index on disk consists of: records in one SQLite file, and a tantivy index to find them by.

`records.sqlite` is the truth: which files were applied, what they held, and whether the whole is finished. `search/`
follows it: it is committed first, and only then does the truth say so, with tantivy's own count of operations.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from citecheck.errors import SourceError
from citecheck.text.fold import one_line

if TYPE_CHECKING:
    import tantivy

FORMAT: Final = 1
RECORDS: Final = "records.sqlite"
SEARCH: Final = "search"
BUILDING, WHOLE = "building", "whole"
_NEW: Final = RECORDS + ".new"
_APPLICATION: Final = 0x43434958  # "CCIX": tells this file from any other SQLite file
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT UNIQUE, rank INTEGER, size INTEGER, md5 TEXT,"
    " state TEXT, records INTEGER, deleted INTEGER, fault TEXT)",
    "CREATE TABLE records (pmid INTEGER PRIMARY KEY, version INTEGER, file INTEGER, record BLOB)",
    "CREATE TABLE deleted (pmid INTEGER PRIMARY KEY, file INTEGER)",
)


def is_index(path: Path) -> bool:
    """Whether `path` is the folder of an index, finished or not."""
    return (path / RECORDS).is_file()


def is_free(path: Path) -> bool:
    """Whether an index can be made at `path`: nothing is there, or what a build left that was killed at once."""
    return not path.exists() or (path.is_dir() and all(file.name.startswith(_NEW) for file in path.iterdir()))


def schema() -> tantivy.Schema:
    """The fields of the search index: words of the titles, and everything that is looked up as it stands."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("pmid", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("key", tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def create(path: Path, dictionary: bytes, *, abstracts: bool) -> None:
    """A new index without records in the folder `path`. Raises `OSError`, `sqlite3.Error`."""
    path.mkdir(parents=True, exist_ok=True)
    new = path / _NEW
    for leftover in list(path.iterdir()):
        leftover.unlink()
    db = sqlite3.connect(new, isolation_level=None)
    try:
        db.execute("PRAGMA page_size=16384")
        db.execute("BEGIN IMMEDIATE")
        for table in _TABLES:
            db.execute(table)
        values = {"state": BUILDING, "abstracts": int(abstracts), "dictionary": dictionary, "opstamp": 0, "records": 0}
        db.executemany("INSERT INTO meta VALUES (?, ?)", values.items())
        db.execute(f"PRAGMA user_version={FORMAT}")
        db.execute(f"PRAGMA application_id={_APPLICATION}")
        db.execute("COMMIT")
    finally:
        db.close()
    new.replace(path / RECORDS)


def connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    """The records of the index at `path`. Raises `SourceError` where they are none of this format."""
    # Percent signs, question marks and the like in a path would otherwise be read as parts of the address.
    address = f"{(path / RECORDS).absolute().as_uri()}?mode={'rw' if write else 'ro'}"
    try:
        db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=5)
        known = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION
        version = db.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise SourceError(unreadable(path, error)) from None
    if not known:
        db.close()
        raise SourceError(f"{path}: {RECORDS} is no index of this program")
    if version != FORMAT:
        db.close()
        raise SourceError(
            f"{path}: the index is of format {version} and this version of citecheck reads {FORMAT}: build it anew"
        )
    return db


def meta(db: sqlite3.Connection) -> dict[str, str | int | bytes]:
    """What an index says of itself: state, abstracts, dictionary, opstamp, records."""
    return dict(db.execute("SELECT key, value FROM meta").fetchall())


def opened(path: Path, *, write: bool = False) -> tuple[sqlite3.Connection, dict[str, str | int | bytes]]:
    """The records of the index at `path` and what it says of itself. Raises `SourceError` where they cannot be had."""
    db = connect(path, write=write)
    try:
        return db, meta(db)
    except sqlite3.Error as error:
        db.close()
        raise SourceError(unreadable(path, error)) from None


def unreadable(path: Path, error: Exception) -> str:
    """Why an index cannot be read: a journal beside it is what a killed writer leaves."""
    if (path / f"{RECORDS}-journal").exists():
        return unfinished(path)
    return f"{path}: the index is damaged ({brief(error)}): build it anew"


def brief(error: Exception) -> str:
    """What `error` says, on one line that is not too long."""
    return one_line(str(error))[:200]


def unfinished(path: Path) -> str:
    """What is said of an index that is not to be trusted yet."""
    return f"{path}: the index is being written, or that was interrupted: run its build or update again"
