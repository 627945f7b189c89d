"""How a source is opened: a value that can travel to other processes, where a source itself cannot."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from citecheck import pubmed
from citecheck.pubmed.local.layout import is_index
from citecheck.pubmed.source import Source


class Opener(Struct, frozen=True, kw_only=True):
    """Everything that it takes to open the source of a run; `where` is `ncbi` or a path."""

    where: str = "ncbi"
    eutils_url: str = pubmed.EUTILS_URL
    idconv_url: str = pubmed.IDCONV_URL
    citmatch_url: str = pubmed.CITMATCH_URL
    email: str | None = None
    api_key: str | None = None
    cache_dir: str | None = None
    offline: bool = False
    refresh: bool = False
    redis: str | None = None
    """The address of a Redis server whose pace and store are shared; it may hold a password and is never shown."""
    run: str = ""
    """Tells apart the runs that a long-lived worker serves: each opens its source anew."""

    def __repr__(self) -> str:
        """Without the key, which is never shown."""
        return f"Opener({self.where})"

    @property
    def in_every_process(self) -> bool:
        """Whether each process may open it for itself: a local index, which costs no memory and asks nobody."""
        return self.where != "ncbi" and is_index(Path(self.where))

    @property
    def identity(self) -> str:
        """What the answers depend on: another text where another source is opened, or other files lie there."""
        if self.where == "ncbi":
            return f"ncbi {self.eutils_url}"
        path = Path(self.where)
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        known = [f"{one.name} {one.stat().st_size} {one.stat().st_mtime_ns}" for one in files if one.is_file()]
        return " ".join([str(path.resolve()), *known])

    def open(self) -> Source:
        """The source; the caller closes it. Raises `SourceError` where it cannot be used."""
        if self.where != "ncbi":
            return pubmed.open_files(Path(self.where))
        return pubmed.open_eutils(
            eutils_url=self.eutils_url,
            idconv_url=self.idconv_url,
            citmatch_url=self.citmatch_url,
            email=self.email,
            api_key=self.api_key,
            cache_dir=Path(self.cache_dir) if self.cache_dir else None,
            offline=self.offline,
            refresh=self.refresh,
            redis=self.redis,
        )


@lru_cache(maxsize=1)
def shared(opener: Opener) -> Source:
    """The source of `opener`, opened once in a process and kept until another is asked for or the process ends."""
    return opener.open()
