"""Files of PubMed XML as the source of records: what they lack, PubMed lacks for that run."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from citecheck.errors import SourceError
from citecheck.models import Record, SourceInfo
from citecheck.pubmed.index import RecordIndex
from citecheck.pubmed.records import DeletedPmids, NotPubMed, newest, parse_records
from citecheck.pubmed.source import Answer, CitationKey, Source, TitleKey, Unanswered

_GZIP = b"\x1f\x8b"


def open_files(path: Path) -> Source:
    """The records of a file (`.xml`, `.xml.gz`) or of all such files of a folder, in the order of their names.

    Later files revise and delete records of earlier ones, as NLM's update files do. Raises `SourceError`, one line,
    where there is no such file, or one of them is damaged or no set of PubMed records.
    """
    return FileSource(path, RecordIndex(newest(_entries(_files(path))).values()))


def _files(path: Path) -> list[Path]:
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


def _entries(files: list[Path]) -> Iterator[Record | DeletedPmids]:
    for file in files:
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


class FileSource:
    """See `Source`; every question has an answer."""

    def __init__(self, path: Path, index: RecordIndex) -> None:
        self._path = path
        self._index = index

    def ask(
        self,
        *,
        pmids: Iterable[str] = (),
        dois: Iterable[str] = (),
        pmcids: Iterable[str] = (),
        citations: Iterable[CitationKey] = (),
        titles: Iterable[TitleKey] = (),
    ) -> None:
        """Nothing to ask: everything is known."""

    def records(self, pmids: Iterable[str]) -> Mapping[str, Record | Unanswered | None]:
        """See `Source`."""
        return {pmid: self._index.records.get(pmid) for pmid in pmids}

    def by_doi(self, dois: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        return {doi: self._index.by_doi(doi) for doi in dois}

    def by_pmcid(self, pmcids: Iterable[str]) -> Mapping[str, Answer]:
        """See `Source`."""
        return {pmcid: self._index.by_pmcid(pmcid) for pmcid in pmcids}

    def by_citation(self, keys: Iterable[CitationKey]) -> Mapping[CitationKey, Answer]:
        """See `Source`."""
        return {key: self._index.by_citation(key) for key in keys}

    def by_title(self, keys: Iterable[TitleKey]) -> Mapping[TitleKey, Answer]:
        """See `Source`."""
        return {key: self._index.by_title(key) for key in keys}

    def by_text(self, raw: str) -> Answer:
        """See `Source`."""
        return self._index.by_text(raw)

    def forget(self) -> None:
        """The files themselves are what is held."""

    def info(self) -> SourceInfo:
        """See `Source`."""
        return SourceInfo(kind="local", location=str(self._path))

    def close(self) -> None:
        """Nothing is held open."""
