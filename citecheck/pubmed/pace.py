"""One pace for each service address, shared by all processes of the user.

NCBI counts requests for the whole address: 3 in a second, 10 with a key
(https://www.ncbi.nlm.nih.gov/books/NBK25497/). The log of requests is a bucket of pyrate-limiter in SQLite, in a
folder of its own that no option moves, so that runs with different cache folders share it too. Machines share one
through Redis: `citecheck.pubmed.redis_pace`.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

from pyrate_limiter import AbstractBucket, Rate, RateItem, SQLiteBucket

WINDOW_MS = 1300
"""Longer than the second that NCBI counts, because requests reach it some time after they are sent."""
_SPACING_MS = 120
FORGET_MS = 60_000


class _SharedBucket(SQLiteBucket):
    """Counts and takes in one transaction: without it, two processes may both take the last place."""

    def put(self, item: RateItem) -> bool:
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            # The time at which the place is taken, not the one at which waiting for the lock began.
            item.timestamp = time.time_ns() // 1_000_000
            # A clock that was set back must not stop the user for hours.
            self.conn.execute(
                f"DELETE FROM '{self.table}' WHERE item_timestamp > ? OR item_timestamp < ?",  # noqa: S608 - own name
                (item.timestamp + WINDOW_MS, item.timestamp - FORGET_MS),
            )
            return bool(super().put(item))
        finally:
            self.conn.commit()


class PaceLost(Exception):  # noqa: N818 - what happened
    """The pace that others share cannot be kept any more; `str()` is one line for the user."""


class Paced(Protocol):
    """Waits until a request may be sent to an address."""

    def wait(self, at_most: float = 60.0) -> bool:
        """Take a place, waiting up to `at_most` seconds; False where none came free in that time.

        Raises `PaceLost` where nobody can say whether one is free.
        """
        ...

    def close(self) -> None:
        """Give back files and connections."""
        ...


Pacing: TypeAlias = Callable[[str, int], Paced]
"""Opens the pace of a service (host and port) of which so many requests a second are allowed."""


def rates(per_second: int) -> list[Rate]:
    """The rates that keep `per_second`, as pyrate-limiter has them."""
    return [Rate(1, _SPACING_MS), Rate(per_second, WINDOW_MS)] if per_second < 8 else [Rate(per_second, WINDOW_MS)]


def name_of(service: str, per_second: int) -> str:
    """The name under which the pace of `service` is kept: that with a key is another one."""
    return re.sub(r"[^\w.-]", "_", service)[:120] + ("" if per_second < 8 else "_keyed")


def wait_for(take: Callable[[], float], at_most: float) -> bool:
    """Call `take` until it took a place (0) instead of naming the seconds after which to try again."""
    end = time.monotonic() + at_most
    while pause := take():
        if time.monotonic() + pause > end:
            return False
        time.sleep(pause)
    return True


def pause_of(bucket: AbstractBucket, item: RateItem) -> float:
    """Seconds after which a place that was refused may be free."""
    return max(0.01, min(1.5, float(bucket.waiting(item) or 10) / 1000))  # type: ignore[arg-type]  # never awaitable here


class Pace:
    """The pace of one machine's user, kept in a file."""

    def __init__(self, folder: Path | None, service: str, per_second: int) -> None:
        """`service` is host and port; `folder` None (or one that cannot be written) paces this process alone."""
        name = name_of(service, per_second)
        self._bucket = _open(rates(per_second), folder / f"{name}.sqlite" if folder else None)

    def wait(self, at_most: float = 60.0) -> bool:
        """See `Paced`."""
        return wait_for(self._take, at_most)

    def close(self) -> None:
        """See `Paced`."""
        self._bucket.conn.close()

    def _take(self) -> float:
        try:
            item = RateItem("request", 0)
            return 0.0 if self._bucket.put(item) else pause_of(self._bucket, item)
        except sqlite3.OperationalError:  # locked for longer than the busy timeout
            return 0.2


def _open(rates: list[Rate], path: Path | None) -> _SharedBucket:
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        return _bucket(rates, str(path or ":memory:"))
    except (OSError, sqlite3.Error):
        return _bucket(rates, ":memory:")


def _bucket(rates: list[Rate], path: str) -> _SharedBucket:
    connection = sqlite3.connect(path, timeout=20, check_same_thread=False, isolation_level="DEFERRED")
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS requests (name VARCHAR, item_timestamp INTEGER)")
        connection.execute("CREATE INDEX IF NOT EXISTS requests_time ON requests (item_timestamp)")
        connection.commit()
    except sqlite3.Error:
        connection.close()
        raise
    return _SharedBucket(rates, connection, "requests")
