"""EndNote's XML export: references only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.exported import Data, Item, item, only_references, people
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.worktypes import kind_of_type
from citecheck.documents.xml import parse
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

_PMCID = re.compile(r"\bPMC\d{2,9}\b")
_PMID = re.compile(r"\d{1,8}")
_OF_A_WORK = ("titles", "contributors")


def extract(raw: Raw) -> Extract:
    """The references of EndNote XML.

    Raises:
        DocumentError: it is damaged, or holds none.
    """
    root = parse(raw.data)
    records = [node for node in root.iter("record") if any(node.find(name) is not None for name in _OF_A_WORK)]
    if not records:
        raise DocumentError("is XML, but holds no references of EndNote")
    return only_references([endnote_item(node, number) for number, node in enumerate(records, 1)])


def endnote_item(node: etree._Element, number: int) -> Item:
    """The item that one `record` of EndNote describes; `number` stands in where it has none of its own."""

    def text(path: str) -> str:
        found = node.find(path)
        # EndNote wraps pieces of a value into `<style>`: the value is all of them.
        return "" if found is None else "".join(str(part) for part in found.itertext()).strip()

    def texts(path: str) -> list[str]:
        return ["".join(str(part) for part in found.itertext()) for found in node.findall(path)]

    type_node = node.find("ref-type")
    kind = kind_of_type("endnote", (type_node.get("name") or "") if type_node is not None else "")
    authors, et_al = people(_lines(texts("contributors/authors/author")))
    editors, _ = people(_lines(texts("contributors/secondary-authors/author")))
    journal = text("periodical/full-title") or text("titles/secondary-title") or text("periodical/abbr-1")
    stands_in = kind in ("chapter", "conference")
    urls = [url.strip() for url in texts(".//urls//url")]
    label = text("label") or text("rec-number") or str(number)
    accession, custom = text("accession-num"), text("custom2")
    return item(
        Data(
            key=text("rec-number") or str(number),
            label=label,
            line=_line(node),
            kind=kind,
            authors=authors,
            editors=editors,
            et_al=et_al,
            title=text("titles/title"),
            journal=journal if kind in ("article", "preprint", None) else "",
            container=text("titles/secondary-title") if stands_in else "",
            date=text("dates/year") or text("dates/pub-dates/date"),
            volume=text("volume"),
            issue=text("number") if kind in ("article", None) else "",
            pages=text("pages"),
            doi=text("electronic-resource-num") or next((url for url in urls if "doi.org/10." in url), ""),
            # The accession number is PubMed's only where the record came from there: others look different.
            pmid=accession if _PMID.fullmatch(accession) and _from_pubmed(node, urls) else "",
            pmcid=next((m.group() for value in (custom, text("notes"), *urls) if (m := _PMCID.search(value))), ""),
            url=next(iter(urls), ""),
            publisher=text("publisher"),
            place=text("pub-location"),
            edition=text("edition"),
            status=text("edition") if "ahead" in text("edition").lower() else "",
        )
    )


def _line(node: etree._Element) -> int:
    line = node.sourceline
    return line if isinstance(line, int) else 1


def _lines(names: list[str]) -> list[str]:
    """One name each: EndNote leaves line breaks in author lists that were pasted."""
    return [part for name in names for part in re.split(r"[\r\n;]+", name)]


def _from_pubmed(node: etree._Element, urls: list[str]) -> bool:
    database = " ".join(
        str(part)
        for name in ("remote-database-name", "remote-database-provider")
        for found in node.findall(name)
        for part in found.itertext()
    )
    named = re.search(r"medline|pubmed|nlm", database, re.IGNORECASE)
    return bool(named) or not database.strip() or any("ncbi.nlm.nih.gov/pubmed" in url for url in urls)
