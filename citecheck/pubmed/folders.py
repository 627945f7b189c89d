"""Where fetched records are kept, and what is said of that place."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class CacheInfo(Struct, frozen=True, kw_only=True):
    """What the store of fetched records holds; `size` in bytes, `oldest` and `newest` in seconds since 1970."""

    path: str
    records: int
    lookups: int
    size: int
    oldest: float | None
    newest: float | None


def default_cache_dir() -> Path:
    """The user's cache folder for this program."""
    import platformdirs

    return platformdirs.user_cache_path("citecheck", appauthor=False)
