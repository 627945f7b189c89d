"""Applying files to an index, each wholly or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import SourceError
from citecheck.pubmed.local.layout import BUILDING, SEARCH, WHOLE, brief, connect, meta, schema
from citecheck.pubmed.local.rows import LONGEST_PMID, Counted, Entry, Known, Row
from citecheck.pubmed.records import DeletedPmids

if TYPE_CHECKING:
    import tantivy

_MEMORY = 96_000_000
_CACHE_KB = 64_000


class Writer:
    """The one writer of an index. Raises `SourceError` where another is at work, or its two halves do not fit together.

    `search/` may be one file ahead of the records, where a run was killed between the two commits. That file has to
    come again first, and then replaces whatever it left.
    """

    def __init__(self, path: Path) -> None:
        import tantivy

        self._path = path
        self._db = connect(path, write=True)
        try:
            said = meta(self._db)
            self.abstracts, self.dictionary = bool(said["abstracts"]), bytes(said["dictionary"])  # type: ignore[arg-type]
            folder = path / SEARCH
            folder.mkdir(exist_ok=True)
            self._schema = schema()
            self._writer = self._own(tantivy.Index(self._schema, path=str(folder)))
        except BaseException:
            self._db.close()
            raise
        self._db.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
        self._more = 0
        self._ahead = self._writer.commit_opstamp != meta(self._db)["opstamp"]

    def _own(self, index: tantivy.Index) -> tantivy.IndexWriter:
        try:
            return index.writer(_MEMORY, 1)
        except ValueError as error:
            if "Lock" in str(error):
                raise SourceError(f"{self._path}: another build or update of this index is running") from None
            raise SourceError(f"{self._path}: the search index cannot be written ({brief(error)})") from None

    def halfway(self) -> tuple[str, str] | None:
        """Name and MD5 of the file that has to come next, because the last run was killed while it was committed."""
        if not self._ahead:
            return None
        found = self._db.execute("SELECT name, md5 FROM files WHERE state = 'begun'").fetchone()
        if found is None:
            raise SourceError(f"{self._path}: records and search index do not belong together: build it anew")
        return found[0], found[1]

    def known(self) -> dict[str, Known]:
        """Every file that was ever given, by name."""
        rows = self._db.execute("SELECT name, rank, md5, state FROM files").fetchall()
        return {name: Known(rank, md5, state) for name, rank, md5, state in rows}

    def begin(self, ranks: Mapping[str, int]) -> None:
        """Note which files are to come, with their ranks. Until `finish` nobody trusts the index."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("UPDATE meta SET value = ? WHERE key = 'state'", (BUILDING,))
        self._db.executemany(
            "INSERT INTO files (name, rank, size, md5, state) VALUES (?, ?, 0, '', 'waiting') ON CONFLICT (name) DO"
            " UPDATE SET rank = excluded.rank, state = iif(state = 'begun', 'begun', 'waiting') WHERE state != 'done'",
            ranks.items(),
        )
        self._db.execute("COMMIT")

    def apply(self, file: Path, rank: int, md5: str, entries: Iterable[Entry]) -> Counted:
        """Write a file's entries, all of them or none.

        Of two files the one of the higher rank has the last word, of the versions of a record the highest. Whatever
        `entries` raises goes through, and the records are as they were before.
        """
        self._db.execute(
            "UPDATE files SET state = 'begun', rank = ?, size = ?, md5 = ? WHERE name = ?",
            (rank, file.stat().st_size, md5, file.name),
        )
        number = int(self._db.execute("SELECT id FROM files WHERE name = ?", (file.name,)).fetchone()[0])
        self._db.execute("BEGIN IMMEDIATE")
        try:
            counted = self._write(number, entries)
            opstamp = self._writer.commit()
            self._db.execute(
                "UPDATE files SET state = 'done', records = ?, deleted = ?, fault = NULL WHERE id = ?",
                (counted.records, counted.deleted, number),
            )
            self._db.execute("UPDATE meta SET value = ? WHERE key = 'opstamp'", (opstamp,))
            self._db.execute("UPDATE meta SET value = value + ? WHERE key = 'records'", (self._more,))
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            with suppress(ValueError):
                self._writer.rollback()
            if isinstance(error, ValueError):  # tantivy's own, where the disk is full or broken
                raise OSError(errno.EIO, brief(error)) from None
            raise
        self._ahead = False
        return counted

    def fail(self, name: str, fault: str) -> None:
        """Remember that a file could not be read, so that who uses the index is told."""
        self._db.execute("UPDATE files SET state = 'broken', fault = ? WHERE name = ?", (fault, name))

    def _write(self, number: int, entries: Iterable[Entry]) -> Counted:
        ranks = dict(self._db.execute("SELECT id, rank FROM files").fetchall())
        written = deleted = self._more = 0
        for entry in entries:
            if isinstance(entry, DeletedPmids):
                deleted += sum(self._delete(int(pmid), number, ranks) for pmid in entry.pmids if _sound(pmid))
            else:
                written += self._put(entry, number, ranks)
        return Counted(written, deleted)

    def _put(self, row: Row, number: int, ranks: dict[int, int]) -> bool:
        import tantivy

        known = self._db.execute("SELECT version, file FROM records WHERE pmid = ?", (row.pmid,)).fetchone()
        if known is not None:
            older = known[0] < row.version or (known[0] == row.version and ranks[known[1]] <= ranks[number])
        else:
            gone = self._db.execute("SELECT file FROM deleted WHERE pmid = ?", (row.pmid,)).fetchone()
            older = gone is None or ranks[gone[0]] <= ranks[number]
        if known is not None or self._ahead:
            if not older:
                return False
            self._writer.delete_documents_by_query(self._of(row.pmid))
        if not older:
            return False
        self._more += known is None
        self._db.execute(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", (row.pmid, row.version, number, row.data)
        )
        document = tantivy.Document()
        document.add_unsigned("pmid", row.pmid)
        document.add_text("title", row.title)
        document.add_text("key", row.keys)
        self._writer.add_document(document)
        return True

    def _delete(self, pmid: int, number: int, ranks: dict[int, int]) -> bool:
        known = self._db.execute("SELECT file FROM records WHERE pmid = ?", (pmid,)).fetchone()
        if known is not None and ranks[known[0]] > ranks[number]:
            return False
        gone = self._db.execute("SELECT file FROM deleted WHERE pmid = ?", (pmid,)).fetchone()
        if gone is None or ranks[gone[0]] <= ranks[number]:
            self._db.execute("INSERT OR REPLACE INTO deleted VALUES (?, ?)", (pmid, number))
        if known is not None or self._ahead:
            self._writer.delete_documents_by_query(self._of(pmid))
        self._more -= known is not None
        self._db.execute("DELETE FROM records WHERE pmid = ?", (pmid,))
        return known is not None

    def _of(self, pmid: int) -> tantivy.Query:
        """What finds a record in the search index (a deletion by the bare number finds none)."""
        import tantivy

        return tantivy.Query.term_query(self._schema, "pmid", pmid)

    def finish(self) -> None:
        """The index may be trusted. Raises `SourceError` where files are missing or its halves do not fit together."""
        import tantivy

        waiting = self._db.execute(
            "SELECT name FROM files WHERE state IN ('waiting', 'begun') ORDER BY rank"
        ).fetchall()
        if waiting:
            more = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
            raise SourceError(f"{self._path}: the index is not finished: {waiting[0][0]}{more} is still to be read")
        if self._db.execute("SELECT 1 FROM files WHERE state = 'done' LIMIT 1").fetchone() is None:
            raise SourceError(f"{self._path}: the index holds nothing: no file could be read")
        self._writer.wait_merging_threads()
        found = tantivy.Index.open(str(self._path / SEARCH)).searcher().num_docs
        if found != meta(self._db)["records"]:
            raise SourceError(f"{self._path}: records and search index do not belong together: build it anew")
        self._db.execute("UPDATE meta SET value = ? WHERE key = 'state'", (WHOLE,))

    def close(self) -> None:
        """Give back the files; the writer's lock goes with them."""
        self._db.close()
        del self._writer


def _sound(pmid: str) -> bool:
    return pmid.isdecimal() and len(pmid) <= LONGEST_PMID
