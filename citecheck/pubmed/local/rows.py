"""What is written of a file: one row a record, and the PMIDs that it takes out."""

from __future__ import annotations

from typing import Final, TypeAlias

from msgspec import Struct

from citecheck.pubmed.records import DeletedPmids

LONGEST_PMID: Final = 18
"""Digits that SQLite's and tantivy's whole numbers hold; PubMed's have eight."""


class Row(Struct, frozen=True, array_like=True):
    """A record, packed, and the words that it is found by."""

    pmid: int
    version: int
    data: bytes
    title: str
    keys: str


Entry: TypeAlias = Row | DeletedPmids


class Counted(Struct, frozen=True):
    """How many records and deletions of a file came into effect."""

    records: int = 0
    deleted: int = 0


class Known(Struct, frozen=True):
    """A file that was given before: `state` is waiting, begun, done or broken."""

    rank: int
    md5: str
    state: str
