"""What a batch has finished so far, in one SQLite file beside its report: whole or not at all, whatever happens.

Each document is one row, written in one transaction together with what the corpus report needs of it. So a run that
was killed goes on where it was, a document that has not changed is not checked again, and memory stays flat.
"""

# ruff: noqa: S608 - statements are put together from this module's own names alone

from __future__ import annotations

import json
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from citecheck.errors import OutputError
from citecheck.models import CheckedReference, DocumentReport

FORMAT = 4
_TABLES = """
CREATE TABLE documents (
    path TEXT PRIMARY KEY, key TEXT, status TEXT, why TEXT, published TEXT, errors INT, warnings INT, notes INT,
    refs INT, claims INT, report BLOB, at REAL, shown TEXT);
CREATE TABLE citing (
    path TEXT, ref TEXT, label TEXT, line INT, pmid TEXT, status TEXT, raw TEXT, differs TEXT, journal TEXT, year INT,
    retracted INT);
CREATE TABLE works (pmid TEXT PRIMARY KEY, title TEXT, journal TEXT, year INT, notices TEXT);
CREATE TABLE findings (path TEXT, rule TEXT, severity TEXT, accepted INT, ref TEXT, line INT, printed TEXT);
CREATE TABLE claims (path TEXT, pmid TEXT, line INT, text TEXT, verdict TEXT, score REAL);
CREATE INDEX citing_pmid ON citing (pmid);
CREATE INDEX citing_path ON citing (path);
CREATE INDEX findings_path ON findings (path);
CREATE INDEX findings_rule ON findings (rule);
CREATE INDEX claims_pmid ON claims (pmid);
CREATE INDEX claims_path ON claims (path);
"""
_PARTS = ("citing", "findings", "claims")
_decode = msgspec.json.Decoder(DocumentReport).decode
_IDENTIFIERS = frozenset({"identifier-wrong-article", "identifier-conflict", "identifier-malformed"})


class State:
    """The finished documents of one report folder; one run at a time may have it."""

    def __init__(self, folder: Path) -> None:
        """Open the state in `folder`, made where it is not there yet.

        Raises:
            OutputError: the folder cannot be written, or another run is writing this report.
        """
        self._folder, self._kept_in = folder.parent, folder
        with self._writing():
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(folder / "lock.sqlite")
            self.db = _open(folder / "state.sqlite")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Tell whatever keeps the state from being written, such as a full disk, in one line."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"{self._folder}: cannot be written: {error}") from error

    def begin(self, paths: Iterable[str]) -> None:
        """Name the documents of this run, in order; the others that are known are left out of every question."""
        places = ((path, n) for n, path in enumerate(paths))
        with self._writing(), self.db:
            self.db.execute("CREATE TEMP TABLE run (path TEXT PRIMARY KEY, place INTEGER)")
            self.db.executemany("INSERT OR IGNORE INTO run VALUES (?, ?)", places)

    def has(self, path: str, key: str, since: float = 0.0) -> bool:
        """Whether the document was finished under this key, not before the time `since` (seconds of the epoch)."""
        row = self.db.execute("SELECT key, at FROM documents WHERE path = ?", (path,)).fetchone()
        return row is not None and row[0] == key and row[1] >= since

    def kept(self, path: str) -> DocumentReport:
        """The report on a document that was finished."""
        (report,) = self.db.execute("SELECT report FROM documents WHERE path = ?", (path,)).fetchone()
        return self._read(report)

    def _read(self, report: bytes) -> DocumentReport:
        try:
            return _decode(zlib.decompress(report))
        except (zlib.error, msgspec.DecodeError):
            line = f"{self._kept_in}: what an earlier run left is damaged; delete this folder and run again"
            raise OutputError(line) from None

    def shown(self, path: str) -> str | None:
        """The level that failed a run when the page of a finished document was written: its verdict tells so."""
        row = self.db.execute("SELECT shown FROM documents WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def show(self, path: str, fail_on: str) -> None:
        """Say that the page of a finished document was written anew, with the verdict of `fail_on`."""
        with self._writing(), self.db:
            self.db.execute("UPDATE documents SET shown = ? WHERE path = ?", (fail_on, path))

    def keep(self, document: DocumentReport, key: str | None, shown: str) -> None:
        """Write what was found out; `key` None where it is to be checked again the next time. Raises `OutputError`."""
        counts = document.summary.findings
        values = (
            document.path, key, document.status, document.error, document.published,
            counts.get("error", 0), counts.get("warning", 0), counts.get("note", 0),
            len(document.references), len(document.claims), zlib.compress(msgspec.json.encode(document), 3),
            time.time(), shown,
        )  # fmt: skip
        with self._writing(), self.db:
            for table in _PARTS:
                self.db.execute(f"DELETE FROM {table} WHERE path = ?", (document.path,))
            self.db.execute(f"INSERT OR REPLACE INTO documents VALUES ({_marks(13)})", values)
            self.db.executemany(f"INSERT INTO citing VALUES ({_marks(11)})", _citing(document))
            self.db.executemany("INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?, ?)", _works(document))
            self.db.executemany(f"INSERT INTO findings VALUES ({_marks(7)})", _findings(document))
            self.db.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", _claims(document))

    def documents(self) -> Iterator[DocumentReport]:
        """The reports of this run's documents, in its order, one at a time."""
        rows = self.db.execute("SELECT report FROM documents JOIN run USING (path) ORDER BY place")
        for (report,) in rows:
            yield self._read(report)

    def close(self) -> None:
        """Give the folder back."""
        self.db.close()
        self._lock.close()


def _marks(number: int) -> str:
    return ", ".join("?" * number)


def _locked(path: Path) -> sqlite3.Connection:
    """A lock that ends with the process, however it ends."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if _is_taken(error):
            line = f"{path.parent.parent}: another run is writing this report; wait for it to end"
            raise OutputError(line) from None
        raise
    return lock


def _is_taken(error: sqlite3.Error) -> bool:
    # The code's first byte is the kind of failure. A full disk, too, fails where a lock is asked for.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _open(path: Path) -> sqlite3.Connection:
    try:
        return _create(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        # Damaged, or of another format: what it held is only to be checked again.
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _create(path)


def _create(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=30)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, FORMAT):
            raise sqlite3.DatabaseError(f"is of format {version}, not {FORMAT}")
        if version == 0:
            db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={FORMAT}; COMMIT;")
        (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise sqlite3.DatabaseError(state)
    except sqlite3.Error:
        db.close()
        raise
    return db


def _citing(document: DocumentReport) -> Iterator[tuple[object, ...]]:
    for reference in document.references:
        record = reference.record
        yield (
            document.path, reference.id, reference.label, reference.span.line, record.pmid if record else None,
            reference.status, reference.raw, json.dumps(_differing(reference), ensure_ascii=False, sort_keys=True),
            reference.fields.journal, reference.fields.year, bool(record and record.retracted),
        )  # fmt: skip


def _differing(reference: CheckedReference) -> dict[str, str]:
    """The fields in which the print disagrees with the record, as printed."""
    return {
        name: "; ".join(field.cited) if isinstance(field.cited, tuple) else str(field.cited)
        for name, field in reference.match.fields.items()
        if not field.agrees and field.cited not in (None, ())
    }


def _works(document: DocumentReport) -> Iterator[tuple[object, ...]]:
    for reference in document.references:
        if record := reference.record:
            notices = msgspec.json.encode(record.notices).decode()
            yield record.pmid, record.fields.title, record.fields.journal, record.fields.year, notices


def _findings(document: DocumentReport) -> Iterator[tuple[object, ...]]:
    for finding in document.findings:
        printed = finding.text if finding.rule in _IDENTIFIERS else None
        line = finding.span.line if finding.span else None
        accepted = finding.accepted is not None
        yield document.path, finding.rule, finding.severity, accepted, finding.reference, line, printed


def _claims(document: DocumentReport) -> Iterator[tuple[object, ...]]:
    for claim in document.claims:
        for check in claim.checks:
            yield document.path, check.pmid, claim.span.line, claim.text, check.verdict, check.score
