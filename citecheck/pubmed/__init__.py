"""Where records come from: NCBI's E-utilities, files of PubMed XML, or a local index made from them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from citecheck.pubmed.folders import CacheInfo, default_cache_dir
from citecheck.pubmed.source import Source

EUTILS_URL: Final = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
IDCONV_URL: Final = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
CITMATCH_URL: Final = "https://pubmed.ncbi.nlm.nih.gov/api/citmatch/"


def open_files(path: Path) -> Source:
    """A local index, or a file or folder of PubMed XML, as the source. Raises `SourceError` where it cannot be used."""
    from citecheck.pubmed.local.layout import is_index

    if is_index(path):
        from citecheck.pubmed.local.holdings import open_index

        return open_index(path)
    from citecheck.pubmed import files

    return files.open_files(path)


def open_eutils(
    *,
    eutils_url: str = EUTILS_URL,
    idconv_url: str = IDCONV_URL,
    citmatch_url: str = CITMATCH_URL,
    email: str | None = None,
    api_key: str | None = None,
    cache_dir: Path | None = None,
    offline: bool = False,
    refresh: bool = False,
    redis: str | None = None,
) -> Source:
    """NCBI's services as the source, with the store in `cache_dir` (default: the user's cache folder).

    With `redis`, the address of a Redis server, pace and store are those of all who use that server.

    Raises `SourceError` where an address is none. A network that is down raises nothing: answers are `Unanswered`.
    """
    from citecheck.pubmed import eutils

    return eutils.open_eutils(
        eutils_url=eutils_url,
        idconv_url=idconv_url,
        citmatch_url=citmatch_url,
        email=email,
        api_key=api_key,
        cache_dir=cache_dir or default_cache_dir(),
        offline=offline,
        refresh=refresh,
        redis=redis,
    )


def cache_info(cache_dir: Path | None = None) -> CacheInfo:
    """What the store in `cache_dir` holds; creates nothing."""
    from citecheck.pubmed import store

    return store.cache_info(cache_dir or default_cache_dir())


def cache_clear(cache_dir: Path | None = None) -> int:
    """Remove the store in `cache_dir`; returns how many records it held."""
    from citecheck.pubmed import store

    return store.cache_clear(cache_dir or default_cache_dir())
