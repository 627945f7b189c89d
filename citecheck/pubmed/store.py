"""What was fetched, kept: one row a PMID and one a look-up, written as each answer arrives, shared by all processes.

Whole answers (requests-cache) would be the wrong grain: one new PMID among 200 would ask for all of them again.
Neither key nor e-mail ever comes here.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from citecheck.models import Record
from citecheck.pubmed.folders import CacheInfo

FORMAT = 1
DAY = 86400.0
RECORD_AGE, ABSENT_AGE, FOUND_AGE, NONE_AGE = 30 * DAY, 7 * DAY, 90 * DAY, 7 * DAY
"""How long a record, its absence, a look-up that found something, and one that found nothing stay good."""
_NAME = "pubmed.sqlite"
_log = logging.getLogger("citecheck")
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Record).decode


class Stored(Protocol):
    """Where answers are kept: a file of this machine (`Store`), or a Redis server that several share."""

    def records(self, pmids: Iterable[str]) -> dict[str, Record | None]:
        """What is known of `pmids`: a record, or None where PubMed has none."""
        ...

    def lookups(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The PMIDs of each look-up of `kind` that is known."""
        ...

    def keep_records(self, records: Mapping[str, Record | None]) -> None:
        """Write what was fetched at once."""
        ...

    def keep_lookups(self, kind: str, found: Mapping[str, Iterable[str]]) -> None:
        """Write what was looked up at once."""
        ...

    def close(self) -> None:
        """Give back files and connections."""
        ...


class Bounds(Struct, frozen=True, kw_only=True):
    """Which answers still count. `any_age`: old ones too (offline); `since`: none written before it (refresh)."""

    any_age: bool
    since: float

    def hold(self, at: float, now: float, age: float) -> bool:
        """Whether what was written `at` that time, and lasts for `age` seconds, still counts."""
        return self.any_age or (at >= self.since and now - age <= at)


class Store:
    """Records and look-ups of one cache folder.

    `any_age` and `since`: see `Bounds`. Where the folder cannot be used, everything is kept for this run alone.
    """

    def __init__(self, folder: Path, *, any_age: bool = False, since: float = 0.0) -> None:
        self._bounds = Bounds(any_age=any_age, since=since)
        self._db = _open(folder / _NAME)

    def records(self, pmids: Iterable[str]) -> dict[str, Record | None]:
        """What is known of `pmids`: a record, or None where PubMed has none."""
        now = time.time()
        found: dict[str, Record | None] = {}
        for pmid, data, at in self._rows("SELECT pmid, record, at FROM records WHERE pmid IN (%s)", (), pmids):
            if self._bounds.hold(at, now, RECORD_AGE if data is not None else ABSENT_AGE):
                try:
                    found[pmid] = _decode(data) if data is not None else None
                except msgspec.MsgspecError:
                    continue
        return found

    def lookups(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The PMIDs of each look-up of `kind` that is known."""
        now, found = time.time(), {}
        for key, pmids, at in self._rows(
            "SELECT key, pmids, at FROM lookups WHERE kind = ? AND key IN (%s)", (kind,), keys
        ):
            if self._bounds.hold(at, now, FOUND_AGE if pmids else NONE_AGE):
                found[key] = tuple(pmids.split())
        return found

    def keep_records(self, records: Mapping[str, Record | None]) -> None:
        """Write what was fetched at once."""
        now = time.time()
        rows = [(pmid, _encode(record) if record else None, now) for pmid, record in records.items()]
        self._write("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", rows)

    def keep_lookups(self, kind: str, found: Mapping[str, Iterable[str]]) -> None:
        """Write what was looked up at once."""
        now = time.time()
        rows = [(kind, key, " ".join(pmids), now) for key, pmids in found.items()]
        self._write("INSERT OR REPLACE INTO lookups VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Give back the file."""
        self._db.close()

    def _rows(self, query: str, first: tuple[str, ...], keys: Iterable[str]) -> list[tuple[str, str, float]]:
        wanted, rows = list(dict.fromkeys(keys)), []
        for start in range(0, len(wanted), 400):
            some = wanted[start : start + 400]
            try:
                rows += self._db.execute(query % ",".join("?" * len(some)), (*first, *some)).fetchall()
            except sqlite3.DatabaseError as error:
                _log.warning("the store of records cannot be read (%s)", error)
        return rows

    def _write(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        try:
            with self._db:
                self._db.executemany(query, rows)
        except sqlite3.DatabaseError as error:
            _log.warning("the store of records cannot be written (%s)", error)
            self._keep_in_memory(query, rows)

    def _keep_in_memory(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._db.close()
        self._db = _create(":memory:")
        with self._db:
            self._db.executemany(query, rows)


def _create(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in {0, FORMAT}:
            raise sqlite3.DatabaseError(f"is of format {version}, not {FORMAT}")
        with db:
            db.execute("CREATE TABLE IF NOT EXISTS records (pmid TEXT PRIMARY KEY, record BLOB, at REAL) WITHOUT ROWID")
            db.execute(
                "CREATE TABLE IF NOT EXISTS lookups (kind TEXT, key TEXT, pmids TEXT, at REAL, PRIMARY KEY (kind, key))"
                " WITHOUT ROWID"
            )
            db.execute(f"PRAGMA user_version={FORMAT}")
        db.execute("SELECT count(*) FROM records").fetchone()
        db.execute("SELECT count(*) FROM lookups").fetchone()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _open(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _create(str(path))
    except sqlite3.OperationalError as error:
        _log.warning("the store of records cannot be used, so nothing is kept (%s)", error)
    except sqlite3.DatabaseError as error:
        aside = path.with_name(f"{path.name}.damaged")
        try:
            for ending in ("-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            path.replace(aside)
            _log.warning("the store of records was damaged and is moved to %s (%s)", aside, error)
            return _create(str(path))
        except (OSError, sqlite3.Error):
            _log.warning("the store of records is damaged and cannot be moved aside, so nothing is kept")
    except OSError as error:
        _log.warning("the store of records cannot be used, so nothing is kept (%s)", error.strerror)
    return _create(":memory:")


def cache_info(folder: Path) -> CacheInfo:
    """What the store in `folder` holds; creates nothing."""
    path = folder / _NAME
    files = [file for file in (path, path.with_name(_NAME + "-wal")) if file.is_file()]
    empty = CacheInfo(path=str(path), records=0, lookups=0, size=0, oldest=None, newest=None)
    if not path.is_file():
        return empty
    try:
        db = sqlite3.connect(path, timeout=30)
        try:
            records, oldest, newest = db.execute("SELECT count(record), min(at), max(at) FROM records").fetchone()
            lookups = db.execute("SELECT count(*) FROM lookups").fetchone()[0]
        finally:
            db.close()
    except sqlite3.Error:
        return empty
    size = sum(file.stat().st_size for file in files)
    return CacheInfo(path=str(path), records=records, lookups=lookups, size=size, oldest=oldest, newest=newest)


def cache_clear(folder: Path) -> int:
    """Remove the store in `folder`; returns how many records it held."""
    held = cache_info(folder).records
    for name in (_NAME, _NAME + "-wal", _NAME + "-shm", _NAME + ".damaged"):
        (folder / name).unlink(missing_ok=True)
    return held
