"""Files of PubMed XML: which they are, how they are read, and as the source of records."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from citecheck.errors import SourceError
from citecheck.models import Record
from citecheck.pubmed.held import HeldSource
from citecheck.pubmed.index import RecordIndex
from citecheck.pubmed.records import DeletedPmids, NotPubMed, newest, parse_records
from citecheck.pubmed.source import Source

_GZIP = b"\x1f\x8b"


def open_files(path: Path) -> Source:
    """The records of a file (`.xml`, `.xml.gz`) or of all such files of a folder, in the order of their names.

    Later files revise and delete records of earlier ones, as NLM's update files do. Raises `SourceError`, one line,
    where there is no such file, or one of them is damaged or no set of PubMed records.
    """
    return HeldSource(path, RecordIndex(newest(_entries(files_of(path))).values()))


def files_of(path: Path) -> list[Path]:
    """`path` itself, or the files of PubMed XML in that folder by name. Raises `SourceError` where there is none."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise SourceError(f"{path}: no such file or folder of PubMed XML")
    found = sorted(
        file for file in path.iterdir() if file.name.lower().endswith((".xml", ".xml.gz")) and file.is_file()
    )
    if not found:
        raise SourceError(f"{path}: holds no PubMed XML (.xml or .xml.gz)")
    return found


def entries_of(file: Path) -> Iterator[Record | DeletedPmids]:
    """Every record and deletion of one file, packed or not, in memory for one record at a time.

    Raises `SourceError`, one line, where the file is damaged or no set of PubMed records, after what came before.
    """
    try:
        with file.open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            if packed:
                with gzip.open(raw) as stream:
                    yield from parse_records(cast("IO[bytes]", stream))
            else:
                yield from parse_records(raw)
    except NotPubMed as error:
        raise SourceError(f"{file}: {error}") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise SourceError(f"{file}: is damaged or cut short") from None
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror or 'unknown reason'})") from None


def _entries(files: Iterable[Path]) -> Iterator[Record | DeletedPmids]:
    for file in files:
        yield from entries_of(file)
