"""Records and look-ups in a Redis server, for all machines that use it; the same ages as in a file.

Neither key nor e-mail ever comes here.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

import msgspec
import redis.exceptions

from citecheck.models import Record
from citecheck.pubmed.redis_link import PREFIX
from citecheck.pubmed.store import ABSENT_AGE, DAY, FORMAT, FOUND_AGE, NONE_AGE, RECORD_AGE, Bounds

if TYPE_CHECKING:
    from redis import Redis

_BATCH = 400
_FORGOTTEN = int(365 * DAY)
"""Seconds after which the server drops what nobody has written again; runs offline take what is old until then."""
_log = logging.getLogger("citecheck")


class _Kept(msgspec.Struct, array_like=True):
    at: float
    record: Record | None = None
    pmids: tuple[str, ...] = ()


_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


class RedisStore:
    """See `Stored`; `any_age` and `since`: see `Bounds`. Where the server fails, nothing is known and nothing kept."""

    def __init__(self, link: Redis, *, any_age: bool = False, since: float = 0.0) -> None:
        self._link = link
        self._bounds = Bounds(any_age=any_age, since=since)

    def records(self, pmids: Iterable[str]) -> dict[str, Record | None]:
        """See `Stored`."""
        now = time.time()
        return {
            pmid: kept.record
            for pmid, kept in self._read("record", pmids)
            if self._bounds.hold(kept.at, now, RECORD_AGE if kept.record is not None else ABSENT_AGE)
        }

    def lookups(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """See `Stored`."""
        now = time.time()
        return {
            key: kept.pmids
            for key, kept in self._read(kind, keys)
            if self._bounds.hold(kept.at, now, FOUND_AGE if kept.pmids else NONE_AGE)
        }

    def keep_records(self, records: Mapping[str, Record | None]) -> None:
        """See `Stored`."""
        now = time.time()
        self._write("record", {pmid: _Kept(now, record) for pmid, record in records.items()})

    def keep_lookups(self, kind: str, found: Mapping[str, Iterable[str]]) -> None:
        """See `Stored`."""
        now = time.time()
        self._write(kind, {key: _Kept(now, None, tuple(pmids)) for key, pmids in found.items()})

    def close(self) -> None:
        """See `Stored`."""
        with contextlib.suppress(redis.exceptions.RedisError):
            self._link.close()

    def _read(self, kind: str, keys: Iterable[str]) -> list[tuple[str, _Kept]]:
        wanted, found = list(dict.fromkeys(keys)), list[tuple[str, _Kept]]()
        for start in range(0, len(wanted), _BATCH):
            some = wanted[start : start + _BATCH]
            try:
                values = cast("list[bytes | None]", self._link.mget([_name(kind, key) for key in some]))
            except redis.exceptions.RedisError as error:
                _log.warning("the shared store of records cannot be read (%s)", type(error).__name__)
                return found
            for key, value in zip(some, values, strict=True):
                if value is not None:
                    # What cannot be read is asked again.
                    with contextlib.suppress(msgspec.MsgspecError):
                        found.append((key, _decode(value)))
        return found

    def _write(self, kind: str, kept: Mapping[str, _Kept]) -> None:
        try:
            with self._link.pipeline(transaction=False) as pipe:
                for key, value in kept.items():
                    pipe.set(_name(kind, key), _encode(value), ex=_FORGOTTEN)
                pipe.execute()
        except redis.exceptions.RedisError as error:
            _log.warning("the shared store of records cannot be written (%s)", type(error).__name__)


def _name(kind: str, key: str) -> str:
    """The server's key; titles and citations are long, so they are told by a digest."""
    short = key if kind == "record" else hashlib.blake2b(key.encode(), digest_size=16).hexdigest()
    return f"{PREFIX}:{FORMAT}:{kind}:{short}"
