"""The parts of a Word file: which XML is the text, which are its styles, notes, numbers, links and data."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from citecheck.documents.archive import Archive
from citecheck.documents.xml import parse
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Strict Office Open XML has other names for the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE.encode()),
)
_USUAL = "word/document.xml"
_MOST_DATA = 50


def plain_xml(data: bytes) -> etree._Element:
    """The root of one part.

    Raises:
        DocumentError: it is damaged, or declares a document type, which Word never does.
    """
    root = parse(data)
    refuse_declarations(root)
    return root


def refuse_declarations(node: etree._Element) -> None:
    """Stop where the XML that `node` stands in declares a document type: Word writes none, only attacks do."""
    if node.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("declares XML entities or a document type, which no Word file does; not opened")


class Relation:
    """Where a relationship leads: `target` is a part's name, or an address outside the file that is never opened."""

    def __init__(self, kind: str, target: str, outside: bool) -> None:
        self.kind = kind
        self.target = target
        self.outside = outside


class Package:
    """An opened Word file."""

    def __init__(self, data: bytes) -> None:
        """Open `data`.

        Raises:
            DocumentError: it is damaged, a zip bomb, or no Word document.
        """
        self._archive = Archive(data)
        self.main = self._main()
        self.relations = self._relations(self.main)

    def _main(self) -> str:
        for relation in self._relations("").values():
            if relation.kind == "officeDocument" and not relation.outside:
                return relation.target
        return _USUAL

    def text(self) -> bytes:
        """The XML of the document's own text.

        Raises:
            DocumentError: there is none.
        """
        data = self._read(self.main)
        if data is None:
            raise DocumentError("is not a Word document: the part with its text is missing")
        return data

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the text names as its `kind` (styles, footnotes, ...), None where there is none.

        Raises:
            DocumentError: it is damaged.
        """
        for relation in self.relations.values():
            if relation.kind == kind and not relation.outside:
                data = self._read(relation.target)
                return None if data is None else plain_xml(data)
        return None

    def relations_of(self, kind: str) -> dict[str, Relation]:
        """The relationships of the part that the text names as its `kind`, by their ids."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.outside:
                return self._relations(relation.target)
        return {}

    def data(self) -> list[etree._Element]:
        """The roots of the custom XML beside the text; damaged ones are left out, they are not the text."""
        roots = []
        names = [name for name in self._archive.names() if name.startswith("customxml/item") and name.endswith(".xml")]
        for name in [name for name in sorted(names) if "props" not in name][:_MOST_DATA]:
            try:
                roots.append(parse(self._read(name) or b""))
            except DocumentError:
                continue
        return roots

    def _read(self, name: str) -> bytes | None:
        data = self._archive.read(name)
        if data is not None and b"purl.oclc.org/ooxml" in data[:20_000]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return data

    def _relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        data = self._read(posixpath.join(folder, "_rels", f"{name}.rels"))
        if data is None:
            return {}
        found: dict[str, Relation] = {}
        for node in parse(data).iter(f"{_PACKAGE}Relationship"):
            outside = node.get("TargetMode") == "External"
            target = node.get("Target") or ""
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, unquote(target))).lstrip("/")
            kind = (node.get("Type") or "").rpartition("/")[2]
            found[node.get("Id") or ""] = Relation(kind, target, outside)
        return found
