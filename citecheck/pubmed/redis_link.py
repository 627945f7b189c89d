"""The connection to a Redis server that several machines share. Its address may hold a password and is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from citecheck.errors import SourceError

if TYPE_CHECKING:
    from redis import Redis

PREFIX = "citecheck"
_CONNECT, _ANSWER = 5.0, 10.0


def connect(url: str) -> Redis:
    """A connection to the server at `url` (`redis://[:password@]host[:port][/number]`), tried once.

    Raises:
        SourceError: it cannot be used, in one line without the address's password.
    """
    try:
        import redis
    except ImportError as error:
        raise SourceError("--redis needs more: pip install 'citecheck-pubmed[cluster]'") from error
    from redis.backoff import ExponentialBackoff
    from redis.retry import Retry

    try:
        parts = urlsplit(url)
        place = f"{parts.hostname or 'localhost'}:{parts.port or 6379}" if parts.scheme != "unix" else parts.path
        link = redis.Redis.from_url(
            url,
            socket_connect_timeout=_CONNECT,
            socket_timeout=_ANSWER,
            health_check_interval=30,
            retry=Retry(ExponentialBackoff(cap=1.0, base=0.05), 3),
        )
    except (ValueError, redis.RedisError):
        raise SourceError("the address of the Redis server must be like redis://host:6379/0") from None
    try:
        link.ping()
    except redis.AuthenticationError:
        raise SourceError(f"the Redis server at {place} does not accept the password") from None
    except (redis.RedisError, OSError):
        raise SourceError(f"no Redis server can be reached at {place}") from None
    return link
