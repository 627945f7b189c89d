"""Answers of language models, kept in the cache folder: one row a question, shared by all processes, without any key.

A row's name is the digest of the address and of what was asked; its value is the time and the model's answer. Neither
headers nor keys come here.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from requests_cache.backends.sqlite import SQLiteDict

_NAME = "judge.sqlite"
_TABLE = "answers"
_AGE = 90 * 86400.0
"""Seconds after which a model may have become another under the same name, so that it is asked again."""
_FILES = ("", "-wal", "-shm", "-journal")
_log = logging.getLogger("citecheck")


class _Row(Struct, frozen=True):
    at: float
    answer: str


class Kept:
    """The answers of one cache folder. `refresh`: what was kept before this run does not count.

    `any_age`: old answers count too (offline). Where the folder cannot be used, answers are kept for this run alone.
    """

    def __init__(self, folder: Path, *, refresh: bool = False, any_age: bool = False) -> None:
        self._since = time.time() if refresh else 0.0
        self._any_age = any_age
        self._memory: dict[str, str] = {}
        self._rows = _open(folder / _NAME)

    def get(self, key: str) -> str | None:
        """The answer kept under `key`, None where there is none that is good."""
        if key in self._memory:
            return self._memory[key]
        try:
            text = self._rows[key] if self._rows is not None else None
            row = msgspec.json.decode(text, type=_Row) if text else None
        except (KeyError, sqlite3.Error, msgspec.DecodeError):
            return None
        good = row is not None and row.at >= self._since and (self._any_age or row.at >= time.time() - _AGE)
        return row.answer if row is not None and good else None

    def keep(self, key: str, answer: str) -> None:
        """Write an answer at once."""
        try:
            if self._rows is not None:
                self._rows[key] = msgspec.json.encode(_Row(time.time(), answer)).decode()
                return
        except sqlite3.Error as error:
            _log.warning("the judge's answers cannot be kept (%s)", error)
            self._rows = None
        self._memory[key] = answer


def answers_in(folder: Path) -> int:
    """How many answers are kept in `folder`; creates nothing."""
    path = folder / _NAME
    if not path.is_file():
        return 0
    try:
        db = sqlite3.connect(path, timeout=30)
        try:
            return int(db.execute(f"SELECT count(*) FROM {_TABLE}").fetchone()[0])  # noqa: S608  own name
        finally:
            db.close()
    except sqlite3.Error:
        return 0


def clear(folder: Path) -> int:
    """Forget the answers kept in `folder`; returns how many there were."""
    held = answers_in(folder)
    for ending in _FILES:
        (folder / (_NAME + ending)).unlink(missing_ok=True)
    return held


def _open(path: Path) -> SQLiteDict | None:
    from requests_cache.backends.sqlite import SQLiteDict

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _writable(path):
            for ending in _FILES:
                path.with_name(path.name + ending).unlink(missing_ok=True)
        return SQLiteDict(path, table_name=_TABLE, serializer=None, busy_timeout=30_000, wal=True)
    except (OSError, sqlite3.Error) as error:
        _log.warning("the judge's answers cannot be kept (%s)", error)
        return None


def _writable(path: Path) -> bool:
    """Whether the file is a database that can be written; False where it is none any more.

    Raises:
        sqlite3.OperationalError: it is one, or might become one, but cannot be written.
    """
    db = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return False
    finally:
        db.close()
    return True
