"""What reference managers keep behind a citation: Zotero, Mendeley, EndNote, Word itself, and others by their lists.

Zotero and Mendeley: the CSL JSON of each work. EndNote: its own XML, in the instruction or in base64 beside it.
Word: names of sources that stand in the file's custom XML.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from citecheck.documents.csl_json import csl_item
from citecheck.documents.endnote_xml import endnote_item
from citecheck.documents.xml import parse
from citecheck.errors import DocumentError
from citecheck.models import Author, Fields, ReferenceKind
from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_CSL = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\b")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE(?:\.DATA)?\b")
_WORD = re.compile(r"\s*CITATION\s+(\S+)")
_WORD_MORE = re.compile(r"\\m\s+(\S+)")
_BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|EN\.SECTION\.REFLIST|Mendeley\s+Bibliography|RW\.BIB|"
    r"CitaviBibliography|PAPERS2_CITATIONS\s+<papers2_bibliography)|BIBLIOGRAPHY\b)"
)
_MENDELEY_TAG = re.compile(r"MENDELEY_CITATION_v\d+_")
_PASSING = re.compile(r"ITEM-\d+$")
_SOURCES = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_SOURCE_KINDS: dict[str, ReferenceKind] = {
    "JournalArticle": "article",
    "ArticleInAPeriodical": "article",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "conference",
    "InternetSite": "web",
    "DocumentFromInternetSite": "web",
}


class Work(Struct, frozen=True):
    """A cited work as a manager's data have it: `key` is the same wherever the document cites it.

    `fields` are None where only the key stands there.
    """

    key: str
    fields: Fields | None = None
    kind: ReferenceKind | None = None


def is_bibliography(instruction: str) -> bool:
    """Whether a field prints a reference list."""
    return _BIBLIOGRAPHY.match(instruction) is not None


def works_of(instruction: str, data: Iterable[str]) -> list[Work]:
    """The works that a field cites, by its instruction and the base64 beside it; empty where it is no citation."""
    if _CSL.match(instruction):
        return _csl_works(instruction[instruction.find("{") :])
    if _ENDNOTE.match(instruction):
        at = instruction.find("<EndNote>")
        found = _endnote_works(instruction[at:].encode("utf-8", "replace")) if at >= 0 else []
        return found or [work for one in data for work in _endnote_works(_decoded(one))]
    if match := _WORD.match(instruction):
        return [Work(f"word:{tag.casefold()}") for tag in (match[1], *_WORD_MORE.findall(instruction))]
    return []


def works_of_tag(tag: str) -> list[Work]:
    """The works that the tag of a content control cites, as Mendeley Cite writes them."""
    match = _MENDELEY_TAG.match(tag)
    return _csl_works(_decoded(tag[match.end() :]).decode("utf-8", "replace")) if match else []


def is_bibliography_tag(tag: str) -> bool:
    """Whether the tag of a content control says that a reference list stands in it."""
    return tag.startswith("MENDELEY_BIBLIOGRAPHY")


def _decoded(text: str) -> bytes:
    letters = "".join(text.split())
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4)).rstrip(b"\x00")
    except (binascii.Error, ValueError):
        return b""


def _csl_works(text: str) -> list[Work]:
    try:
        citation, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return []
    items = citation.get("citationItems") if isinstance(citation, dict) else None
    return [work for one in items if (work := _csl_work(one))] if isinstance(items, list) else []


def _csl_work(one: object) -> Work | None:
    if not isinstance(one, dict):
        return None
    value = one.get("itemData")
    data: dict[str, Any] = value if isinstance(value, dict) else {}
    uris = one.get("uris") or one.get("uri")
    uri = uris[0] if isinstance(uris, list) and uris else uris
    name = uri if isinstance(uri, str) else str(one.get("id") or data.get("id") or "")
    item = csl_item(data, 1) if data else None
    if _PASSING.match(name) or not name:
        # Mendeley counts anew in each citation: only what the work is tells it from the others.
        name = fold((item.fields.doi or item.fields.title or "") if item else "")
    if not name:
        return None
    return Work(name, item.fields if item else None, item.kind if item else None)


def _endnote_works(data: bytes) -> list[Work]:
    start = data.find(b"<EndNote>")
    if start < 0:
        return []
    try:
        root = parse(data[start:])
    except DocumentError:
        return []
    works = []
    for cite in root.iter("Cite"):
        record = cite.find("record")
        number = cite.findtext("RecNum") or cite.findtext("Author") or ""
        item = endnote_item(record, 1) if record is not None else None
        works.append(Work(f"endnote:{number.strip()}", item.fields if item else None, item.kind if item else None))
    return works


def word_sources(roots: Iterable[etree._Element]) -> dict[str, Work]:
    """The sources that Word keeps in the file's custom XML, by the keys that its citations use."""
    found: dict[str, Work] = {}
    for root in roots:
        if root.tag != f"{_SOURCES}Sources":
            continue
        for node in root.iter(f"{_SOURCES}Source"):
            tag = _value(node, "Tag")
            if tag:
                key = f"word:{tag.casefold()}"
                found[key] = Work(key, _source_fields(node), _SOURCE_KINDS.get(_value(node, "SourceType") or ""))
    return found


def _value(node: etree._Element, name: str) -> str | None:
    return (node.findtext(f"{_SOURCES}{name}") or "").strip() or None


def _source_fields(node: etree._Element) -> Fields:
    authors = []
    role = node.find(f"{_SOURCES}Author/{_SOURCES}Author")
    for person in role.iter(f"{_SOURCES}Person") if role is not None else ():
        given = " ".join(part for name in ("First", "Middle") if (part := _value(person, name)))
        if family := _value(person, "Last"):
            authors.append(Author(family=family, given=given or None))
    group = role.findtext(f"{_SOURCES}Corporate") if role is not None else None
    if group and group.strip():
        authors.append(Author(family=group.strip()))
    year = re.search(r"\d{4}", _value(node, "Year") or "")
    return Fields(
        authors=tuple(authors),
        title=_value(node, "Title"),
        journal=_value(node, "JournalName") or _value(node, "PeriodicalTitle"),
        year=int(year.group()) if year else None,
        volume=_value(node, "Volume"),
        issue=_value(node, "Issue"),
        pages=_value(node, "Pages"),
        doi=(_value(node, "DOI") or "").lower() or None,
        url=_value(node, "URL"),
    )
