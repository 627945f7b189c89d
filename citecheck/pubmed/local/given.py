"""The files that an index is made of: which, in which order, and whether they arrived as NLM sent them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from citecheck.errors import SourceError
from citecheck.pubmed.files import files_of
from citecheck.pubmed.local.rows import Known

_NLM = re.compile(r"pubmed(\d\d)n(\d{4,6})\.xml(?:\.gz)?", re.IGNORECASE)
_MD5 = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F])")
_BETWEEN = 10_000
"""Ranks between two of NLM's files, for files of other names that come in after the first of them."""


def in_order(paths: Iterable[Path]) -> list[Path]:
    """The files of `paths` (folders: all PubMed XML in them), each once: NLM's by their numbers, then the others.

    Raises `SourceError` where there is no such file, or two of one name.
    """
    files = list(dict.fromkeys(file for path in paths for file in files_of(path)))
    names: dict[str, Path] = {}
    for file in files:
        other = names.setdefault(file.name, file)
        if other.absolute() != file.absolute():
            raise SourceError(f"{file}: has the name of {other}: give one of them")
    return sorted(names.values(), key=lambda file: nlm_rank(file.name) or float("inf"))


def nlm_rank(name: str) -> int | None:
    """What NLM's number of a file makes of it: the higher, the newer; None for files of other names."""
    match = _NLM.fullmatch(name)
    return (int(match[1]) * 1_000_000 + int(match[2])) * _BETWEEN if match else None


def ranks(files: Iterable[Path], known: Mapping[str, Known]) -> dict[str, int]:
    """The rank of each file by name: NLM's by number, one that is waited for as planned, any other after all before."""
    last = max((each.rank for each in known.values()), default=0)
    found: dict[str, int] = {}
    for file in files:
        before = known.get(file.name)
        rank = nlm_rank(file.name)
        if rank is None and before is not None and before.state != "done":
            rank = before.rank
        found[file.name] = rank = last + 1 if rank is None else rank
        last = max(last, rank)
    return found


def checked_md5(file: Path) -> str:
    """The MD5 of a file. Raises `SourceError` where the `.md5` beside it says otherwise, or it cannot be read."""
    try:
        with file.open("rb") as stream:
            found = hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
        beside = file.with_name(file.name + ".md5")
        stated = beside.read_bytes()[:4096].decode("ascii", "replace") if beside.is_file() else None
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror or 'unknown reason'})") from None
    if stated is None:
        return found
    match = _MD5.search(stated)
    if match is None:
        raise SourceError(f"{file}: {beside.name} beside it holds no checksum: fetch both again")
    if match[0].lower() != found:
        raise SourceError(f"{file}: does not have the checksum of {beside.name}: fetch it again")
    return found
