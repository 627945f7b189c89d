"""A citation with a print of its own (`mixed-citation`): its text as readers see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.addresses import identifier, is_button, printed, prints
from citecheck.documents.jats.tree import child, href, local, plain

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.writing import Writer

_PERSONS = frozenset({"name", "string-name", "collab"})
_PARTS = _PERSONS | {
    "article-title", "chapter-title", "comment", "date", "date-in-citation", "day", "edition", "elocation-id", "etal",
    "ext-link", "fpage", "given-names", "issue", "lpage", "month", "page-range", "person-group", "pub-id",
    "publisher-loc", "publisher-name", "source", "suffix", "supplement", "surname", "uri", "volume", "year",
}  # fmt: skip
_SET = frozenset({"named-content", "styled-content", "p"})
_LEFT_OUT = frozenset({"label", "annotation", "citation-alternatives", "object-id"})
_IDENTIFIERS = {"doi": "doi:", "pmid": "PMID: ", "pmcid": "PMCID: ", "pmc": "PMCID: "}
_NAMED = re.compile(r"(?:doi|pmid|pmcid|pubmed|pmc|doi\.org/|nih\.gov/.{0,20}|/)\W{0,4}$", re.IGNORECASE)
_LETTERS = re.compile(r"\w")
_LONG = 15


def has_print(element: etree._Element) -> bool:
    """Whether a citation prints itself: there is punctuation between its elements, or nothing but text in it."""
    if not len(element):
        return bool(plain(element))
    # An element that only says how its text is set, as pandoc's `csl-right-inline`, holds the print itself.
    inner = [one for one in element if local(one) in _SET]
    pieces = [
        piece
        for holder in (element, *inner)
        for piece in (holder.text, *(one.tail for one in holder))
        if piece and piece.strip()
    ]
    if len(pieces) > 1 or len("".join(pieces)) > _LONG:
        return True
    # Text in italics with nothing tagged is print, too.
    return not any(local(one) in _PARTS for one in element.iterdescendants())


class Printer:
    """Writes the print of citations."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._whole = ""

    def write(self, element: etree._Element) -> None:
        """Write the text of `element`, identifiers with their names, a service's button as what it leads to."""
        self._whole = plain(element)
        self._inside(element)

    def _inside(self, element: etree._Element) -> None:
        writer = self._writer
        writer.put(element.text)
        previous: etree._Element | None = None
        for one in element:
            name = local(one)
            if name and name not in _LEFT_OUT:
                if previous is not None and not previous.tail:
                    self._apart(previous, one)
                self._piece(one, name)
                previous = one
            elif name and previous is not None:
                previous = None
            writer.put(one.tail)

    def _apart(self, before: etree._Element, after: etree._Element) -> None:
        """What stands between two elements that have no text between them."""
        if not {local(before), local(after)} <= _PARTS or not _LETTERS.match(self._writer.last):
            return
        if not _LETTERS.match(plain(after)[:1]) and local(after) != "etal":
            return
        if local(before) in _PERSONS and local(after) in (*_PERSONS, "etal"):
            self._writer.add(", ")
        elif "suffix" not in (local(before), local(after)) or "surname" in (local(before), local(after)):
            self._writer.space()

    def _piece(self, element: etree._Element, name: str) -> None:
        writer = self._writer
        text = plain(element)
        if name == "name":
            surname = child(element, "surname")
            for part in ([] if surname is None else [surname]) + [
                one for one in element if local(one) in ("given-names", "suffix")
            ]:
                writer.space()
                writer.put(plain(part))
        elif name == "etal" and not text:
            if not (element.tail or "").strip(" ,").startswith("et al"):
                writer.add("et al." if not (element.tail or "").startswith(".") else "et al")
        elif name == "pub-id":
            self._identifier(str(element.get("pub-id-type") or "").lower(), text)
        elif name in ("ext-link", "uri") and (is_button(text) or not text):
            known = identifier(href(element))
            if known is not None and not prints(known[0], self._whole):
                writer.add(printed(*known))
        elif name == "sup":
            start = writer.here()
            self._inside(element)
            writer.mark("superscript", start)
        else:
            self._inside(element)

    def _identifier(self, kind: str, text: str) -> None:
        writer = self._writer
        lead = _IDENTIFIERS.get(kind, "")
        bare = f"PMC{text}" if kind in ("pmc", "pmcid") and text.isdecimal() else text
        if lead and not text.lower().startswith(("doi", "http", "pm")) and not _NAMED.search(writer.tail(30)[-30:]):
            if writer.last not in " \n([":
                writer.add(" ")
            writer.add(lead.strip())
            if lead.endswith(" "):
                writer.add(" ")
            writer.put(bare if bare == text else None)
            if bare != text:
                writer.add(bare)
        else:
            writer.put(text)
