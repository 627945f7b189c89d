"""What a reader gets and what it gives back."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from citecheck.models import Anchor, Entry, Mark, Pointer


class Raw(Struct, frozen=True, kw_only=True):
    """A document before it is read: its bytes, and where it lies (None for standard input)."""

    data: bytes
    path: Path | None = None


class Extract(Struct, frozen=True, kw_only=True):
    """What a reader makes of it: see the fields of the same names in `Document`."""

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    entries: tuple[Entry, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    regions: tuple[tuple[int, int], ...] = ()
    only_references: bool = False
    remarks: tuple[str, ...] = ()
    published: str | None = None
