"""What an index says of itself."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec import Struct

from citecheck.errors import SourceError
from citecheck.pubmed.local.layout import FORMAT, SEARCH, WHOLE, is_index, opened, unreadable


class IndexInfo(Struct, frozen=True, kw_only=True):
    """What an index holds; `size` in bytes, `newest` the name of the newest file, `broken` those that it lacks."""

    path: str
    format: int
    whole: bool
    abstracts: bool
    records: int
    deleted: int
    files: int
    newest: str | None
    waiting: tuple[str, ...]
    broken: tuple[str, ...]
    size: int


def info(path: Path) -> IndexInfo:
    """What the index at `path` holds, finished or not. Raises `SourceError` where there is none that can be read."""
    if not is_index(path):
        raise SourceError(f"{path}: is no index; `citecheck pubmed build -o {path} FILE...` makes one")
    db, said = opened(path)
    try:
        deleted = db.execute("SELECT count(*) FROM deleted").fetchone()[0]
        files = db.execute("SELECT name, state, fault FROM files ORDER BY rank, name").fetchall()
    except sqlite3.Error as error:
        raise SourceError(unreadable(path, error)) from None
    finally:
        db.close()
    held = [name for name, state, _ in files if state == "done"]
    places = [path, path / SEARCH] if (path / SEARCH).is_dir() else [path]
    return IndexInfo(
        path=str(path),
        format=FORMAT,
        whole=said.get("state") == WHOLE,
        abstracts=bool(said.get("abstracts")),
        records=int(said.get("records", 0)),
        deleted=deleted,
        files=len(held),
        newest=held[-1] if held else None,
        waiting=tuple(name for name, state, _ in files if state in ("waiting", "begun")),
        broken=tuple(fault or name for name, state, fault in files if state == "broken"),
        size=sum(file.stat().st_size for place in places for file in place.iterdir() if file.is_file()),
    )
