"""PubMed XML as records, one by one and hardened against hostile files.

What the elements mean: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO

from lxml import etree
from msgspec import Struct

from citecheck.models import Record
from citecheck.pubmed.article import article
from citecheck.pubmed.book import book

_ROOTS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "PubmedArticle", "PubmedBookArticle"})
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
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    context = etree.iterparse(
        source,
        events=("start", "end"),
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: etree._Element | None = None
    try:
        for event, element in context:
            if root is None:
                root = element
                if element.tag not in _ROOTS:
                    raise NotPubMed(f"holds {_shown(element.tag)} where a PubmedArticleSet was expected")
            if event == "end" and element.tag in _ENTRIES:
                entry = _entry(element)
                element.clear()
                while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
                    parent.remove(before)
                if entry is not None:
                    yield entry
            elif event == "end" and element.tag == "ERROR" and element.getparent() is root:
                raise NotPubMed("holds an error message of the service in place of records")
    except etree.XMLSyntaxError as error:
        raise NotPubMed(f"is not well-formed XML ({_reason(error)})") from None
    if root is None:
        raise NotPubMed("is empty")


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
