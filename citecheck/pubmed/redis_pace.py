"""One pace for all machines that use one Redis server: pyrate-limiter's bucket in Redis.

The server's clock counts, for those of several machines differ. Asking for the time and taking a place are held
together by a lock, so that no request slips between the two.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import redis.exceptions
from pyrate_limiter import RateItem, RedisBucket

from citecheck.pubmed.pace import FORGET_MS, WINDOW_MS, PaceLost, name_of, pause_of, rates, wait_for
from citecheck.pubmed.redis_link import PREFIX

if TYPE_CHECKING:
    from redis import Redis

_HELD, _FOR_LOCK, _BETWEEN = 5.0, 2.0, 0.03
"""Seconds: after which the lock of a process that died is free, to wait for it at a time, between two tries."""


class RedisPace:
    """See `Paced`."""

    def __init__(self, link: Redis, service: str, per_second: int) -> None:
        """`service` is host and port."""
        self._link, self._rates = link, rates(per_second)
        self._name = f"{PREFIX}:pace:{name_of(service, per_second)}"
        self._bucket: RedisBucket | None = None

    def wait(self, at_most: float = 60.0) -> bool:
        """See `Paced`."""
        try:
            return wait_for(self._take, at_most)
        except redis.exceptions.RedisError:
            raise PaceLost("the Redis server that keeps the pace does not answer") from None

    def close(self) -> None:
        """See `Paced`."""
        with contextlib.suppress(redis.exceptions.RedisError):
            self._link.close()

    def _take(self) -> float:
        lock = self._link.lock(f"{self._name}:lock", timeout=_HELD, sleep=_BETWEEN, blocking_timeout=_FOR_LOCK)
        try:
            # Leaving raises where the lock ran out meanwhile: then somebody else may have counted without this place,
            # which stays taken but is not used.
            with lock:
                return self._put()
        except redis.exceptions.LockError:
            return _BETWEEN
        except redis.exceptions.NoScriptError:  # the server was started anew
            self._bucket = None
            return _BETWEEN

    def _put(self) -> float:
        if self._bucket is None:
            made = RedisBucket.init(self._rates, self._link, self._name)
            assert isinstance(made, RedisBucket)
            self._bucket = made
        seconds, micro = self._link.time()
        now = int(seconds) * 1000 + int(micro) // 1000
        # A clock that was set back must not stop everybody for hours.
        self._link.zremrangebyscore(self._name, now + WINDOW_MS, "+inf")
        self._link.zremrangebyscore(self._name, "-inf", now - FORGET_MS)
        item = RateItem("request", now)
        if not self._bucket.put(item):
            return pause_of(self._bucket, item)
        self._link.pexpire(self._name, FORGET_MS)
        return 0.0
