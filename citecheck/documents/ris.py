"""RIS, as EndNote, Zotero, Mendeley, PubMed's tools and publishers write it: references only.

rispy reads the tags of each record; records are cut here, because real files lack `ER` lines, and rispy knows no lines.
"""

from __future__ import annotations

import re

from citecheck.documents.exported import Data, Item, item, only_references, people
from citecheck.documents.plain import decode
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.tagged import Record, records
from citecheck.documents.worktypes import kind_of_type
from citecheck.errors import DocumentError

_STARTS = re.compile(r"\ufeff?\s{0,3}TY\s{0,3}-", re.IGNORECASE)
_ENDS = re.compile(r"\s{0,3}ER\s{0,3}-")
# Two blanks, a hyphen and a blank by the book; dialects leave out blanks, or write tabs.
_TAG = re.compile(r"\ufeff?\s{0,3}([A-Za-z][A-Za-z0-9])[ \t]{0,3}-(?:[ \t]|$)[ \t]*(.*)")
_AUTHORS = ("AU", "A1")
_LISTS = ["A1", "A2", "A3", "A4", "AU", "ED", "UR", "L1", "L2", "LK", "N1", "KW", "AN", "ID", "C2", "C6", "M2", "DB"]
_PMID = re.compile(r"(?:^|PMID:?\s*|pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,8})(?:$|[\s;.,/(\[])", re.IGNORECASE)
_SAID_PMID = re.compile(r"PMID:?\s*(\d{1,8})\b|(?:pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/)(\d{1,8})\b", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/|(?:https?://|\S{0,20}\s)?(?:dx\.)?doi", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\s?\d{2,9}\b", re.IGNORECASE)


class _Names(dict[str, str]):
    """A mapping of every tag to itself, so that none is lost under another's name."""

    def __missing__(self, tag: str) -> str:
        return tag


def extract(raw: Raw) -> Extract:
    """The references of RIS.

    Raises:
        DocumentError: it holds none.
    """
    from rispy import RisParser

    parser = RisParser(mapping=_Names(), list_tags=_LISTS, delimiter_tags_mapping={})
    found: list[Item] = []
    for record in records(decode(raw.data), _STARTS, _ENDS):
        values = parser.parse("\n".join([*_by_the_book(record.lines), "ER  - "]))
        if values and len(values[0]) > 1:
            found.append(_item(values[0], record, len(found) + 1))
    if not found:
        raise DocumentError("holds no reference that can be read as RIS")
    return only_references(found)


def _by_the_book(lines: list[str]) -> list[str]:
    """`lines` with their tags as rispy knows them; what stands before the first tag belongs to nothing."""
    out: list[str] = []
    for line in lines:
        match = _TAG.match(line)
        if match:
            out.append(f"{match[1].upper()}  - {match[2]}")
        elif line.strip() and len(out) > 1:
            out.append(line)
    return out


def _item(tags: dict[str, str | list[str]], record: Record, number: int) -> Item:
    def first(*names: str) -> str:
        for name in names:
            value = tags.get(name, "")
            value = next((one for one in value if one), "") if isinstance(value, list) else value
            if value:
                return value
        return ""

    def all_of(*names: str) -> list[str]:
        out: list[str] = []
        for name in names:
            value = tags.get(name, [])
            out += value if isinstance(value, list) else [value]
        return out

    kind = kind_of_type("ris", first("TY"))
    authors, et_al = people(_split(all_of(*_AUTHORS)))
    editors, _ = people(_split(all_of("A2", "ED")))
    start, end = first("SP"), first("EP")
    stands_in = kind in ("chapter", "conference")
    title = first("TI", "T1", "CT") or (first("BT") if kind == "book" else "")
    # The long name and the short: records know both, a reader the long one.
    source = first("JO", "JF", "T2", "JA", "J2", "J1") if not stands_in else first("T2", "BT", "JO", "JF")
    if kind == "article" and (full := first("T2", "JF")) and len(full) > len(source):
        source = full
    if kind in ("book", "thesis", "web", "software"):
        source = ""
    notes = " ; ".join(all_of("N1", "UR", "L1", "L2", "LK", "M1", "C1"))
    return item(
        Data(
            key=first("ID") or str(number),
            label=first("ID", "LB") or str(number),
            line=record.line,
            kind=kind,
            authors=authors,
            editors=editors,
            et_al=et_al,
            title=title,
            journal="" if stands_in else source,
            container=source if stands_in else "",
            date=first("PY", "Y1", "DA", "YR"),
            volume=first("VL"),
            issue=first("IS", "CP"),
            pages=start if "-" in start or not end or end == start else f"{start}-{end}",
            doi=first("DO") or _doi(all_of("M3", "UR", "L3", "N1", "ID")),
            pmid=_pmid(all_of("AN", "C2"), first("DB", "DP"), notes),
            pmcid=next((match.group() for v in (*all_of("C2", "C6"), notes) if (match := _PMCID.search(v))), ""),
            url=next(iter(all_of("UR", "LK")), ""),
            publisher=first("PB"),
            place=first("CY", "PP"),
            edition=first("ET"),
            status=" ".join(all_of("M2", "PS")) + (" in press" if first("TY") == "INPR" else ""),
        )
    )


def _split(names: list[str]) -> list[str]:
    """One name each: some programs write all authors into one line, with semicolons."""
    return [part for name in names for part in name.split(";")]


def _doi(values: list[str]) -> str:
    return next((value for value in values if _DOI.match(value)), "")


def _pmid(accession: list[str], database: str, notes: str) -> str:
    """The PMID: an accession number of PubMed or Medline, or a number that the notes call so."""
    if match := _SAID_PMID.search(" ; ".join([*accession, notes])):
        return match[1] or match[2]
    if re.search(r"medline|pubmed|nlm", database, re.IGNORECASE):
        return next((match[1] for value in accession if (match := _PMID.search(value))), "")
    return ""
