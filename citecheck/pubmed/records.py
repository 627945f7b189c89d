"""PubMed XML as records, one by one and hardened against hostile files.

What the elements mean: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree
from msgspec import Struct

from citecheck.models import Record
from citecheck.pubmed.article import article
from citecheck.pubmed.book import book

_ROOTS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "PubmedBookArticle"})
_HARDENED: dict[str, Any] = {
    "load_dtd": False,
    "no_network": True,
    "resolve_entities": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_PIECE = 32768
_ENTRIES = ("PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument")


class NotPubMed(ValueError):  # noqa: N818 - named for what the data are
    """XML that is damaged, cut short, or something else than a set of PubMed records; `str()` is one line."""


class DeletedPmids(Struct, frozen=True, kw_only=True):
    """PMIDs that a file of updates takes out of PubMed."""

    pmids: tuple[str, ...]


def parse_records(data: bytes | IO[bytes]) -> Iterator[Record | DeletedPmids]:
    """Every record and deletion of a `PubmedArticleSet`, in the order of the file, in memory for one record at a time.

    No entity is expanded, no DTD loaded, nothing fetched. Raises `NotPubMed` where the data stop being a set of PubMed
    records, after what came before was yielded: who must not have half an answer makes a list first.
    """
    source = _begun(io.BytesIO(data) if isinstance(data, bytes) else data)
    context = etree.iterparse(source, events=("end",), tag=(*_ENTRIES, "ERROR"), **_HARDENED)
    try:
        for _, element in context:
            parent = element.getparent()
            if element.tag in _ENTRIES:
                entry = _entry(element)
                element.clear()
                while parent is not None and (before := element.getprevious()) is not None:
                    parent.remove(before)
                if entry is not None:
                    yield entry
            elif parent is not None and parent.getparent() is None:
                raise NotPubMed("holds an error message of the service in place of records")
    except etree.XMLSyntaxError as error:
        raise NotPubMed(f"is not well-formed XML ({_reason(error)})") from None


class _Rejoined:
    """A stream of which the first bytes were read before."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        """The first bytes at once, then at most `size` of the rest."""
        if self._head:
            head, self._head = self._head, b""
            return head
        return self._rest.read(size)


def _begun(source: IO[bytes]) -> _Rejoined:
    """`source` from its start. Raises `NotPubMed` where its first element is none that PubMed's files begin with.

    Looked at beforehand, because to be told of every element that begins takes as long as reading them does.
    """
    parser = etree.XMLPullParser(events=("start",), **_HARDENED)
    head: list[bytes] = []
    while piece := source.read(_PIECE):
        head.append(piece)
        try:
            parser.feed(piece)
        except etree.XMLSyntaxError:
            break  # told once what comes before the fault has been read
        for _, root in parser.read_events():
            if not isinstance(root, etree._Element) or root.tag not in _ROOTS:
                raise NotPubMed(f"holds {_shown(getattr(root, 'tag', ''))} where a PubmedArticleSet was expected")
            return _Rejoined(b"".join(head), source)
    return _Rejoined(b"".join(head), source)


def newest(entries: Iterator[Record | DeletedPmids]) -> dict[str, Record]:
    """The records by PMID as they stand at the end: the highest version, among equal ones the last, less deletions."""
    kept: dict[str, Record] = {}
    for entry in entries:
        if isinstance(entry, DeletedPmids):
            for pmid in entry.pmids:
                kept.pop(pmid, None)
        elif (known := kept.get(entry.pmid)) is None or known.version <= entry.version:
            kept[entry.pmid] = entry
    return kept


def _entry(element: etree._Element) -> Record | DeletedPmids | None:
    if element.tag == "PubmedArticle":
        return article(element)
    if element.tag == "PubmedBookArticle":
        return book(element)
    return DeletedPmids(pmids=tuple(text for pmid in element.iter("PMID") if (text := (pmid.text or "").strip())))


def _shown(tag: object) -> str:
    return "".join(c for c in str(tag)[:40] if c.isprintable())


def _reason(error: etree.XMLSyntaxError) -> str:
    return " ".join(str(error.msg or "damaged").split())[:120]
