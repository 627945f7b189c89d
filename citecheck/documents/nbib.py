"""NBIB, PubMed's own export (MEDLINE display): references only. Biopython's `Bio.Medline` reads the tags."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING

from citecheck.documents.exported import Data, Item, item, only_references, people, plain
from citecheck.documents.plain import decode
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.tagged import Record, records
from citecheck.errors import DocumentError
from citecheck.models import Author

if TYPE_CHECKING:
    from collections.abc import Mapping

_STARTS = re.compile(r"\ufeff?PMID\s{0,2}- ?")
_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9]{1,4})\s{0,3}-(?:\s|$)\s?(.*)")


def extract(raw: Raw) -> Extract:
    """The references of NBIB.

    Raises:
        DocumentError: it holds none.
    """
    from Bio import Medline

    found = []
    for record in records(decode(raw.data), _STARTS):
        # Blank lines would end a record for Bio.Medline; a line without a tag goes on with one before it, indented.
        told = dropwhile(lambda line: not _TAG.match(line), record.lines)
        lines = [_by_the_book(line) for line in told if line.strip()]
        for values in Medline.parse([*lines, "\n"]):  # type: ignore[no-untyped-call]  # Biopython has no types
            found.append(_item(values, record))
    if not found:
        raise DocumentError("holds no reference that can be read as NBIB")
    return only_references(found)


def _by_the_book(line: str) -> str:
    match = _TAG.match(line)
    return f"{match[1]:<4}- {match[2]}\n" if match else f"      {line.strip()}\n"


def _item(tags: Mapping[str, str | list[str]], record: Record) -> Item:
    def text(name: str) -> str:
        value = tags.get(name, "")
        return " ".join(value) if isinstance(value, list) else value

    def each(name: str) -> list[str]:
        value = tags.get(name, [])
        return value if isinstance(value, list) else [value]

    authors, et_al = people(each("FAU") or [_short(name) for name in each("AU")])
    groups = [Author(family=plain(name)) for name in each("CN") if name.strip()]
    editors, _ = people(each("FED") or each("ED"))
    types = {name.casefold() for name in each("PT")}
    is_book = bool(text("BTI")) or "book" in types
    chapter = is_book and bool(text("TI")) and text("TI") != text("BTI")
    pmid = text("PMID").split()[0] if text("PMID").split() else ""
    return item(
        Data(
            key=pmid,
            label=pmid or None,
            line=record.line,
            kind="preprint" if "preprint" in types else "chapter" if chapter else "book" if is_book else "article",
            authors=[*authors, *groups],
            editors=editors,
            et_al=et_al,
            # A title in brackets is a translated one; references print it without.
            title=(text("TI") or text("BTI") or text("TT")).strip().removesuffix(".").strip("[]"),
            journal="" if is_book else text("TA") or text("JT"),
            container=text("BTI") if chapter else "",
            date=text("DP") or text("DEP"),
            volume=text("VI"),
            issue=text("IP"),
            pages=text("PG") or _article_number(each("LID")),
            doi=_identifier(each("AID"), "doi") or _identifier(each("LID"), "doi"),
            pmid=pmid,
            pmcid=text("PMC"),
            publisher=text("PB"),
            place=text("PL") if is_book else "",
            edition=text("EN"),
            status="ahead of print" if text("PST") == "aheadofprint" else "",
        )
    )


def _short(name: str) -> str:
    """`Smith JA` with the comma that tells family from initials."""
    family, _, given = name.rpartition(" ")
    return f"{family}, {given}" if family else name


def _identifier(values: list[str], kind: str) -> str:
    return next((value.split(" [")[0] for value in values if value.rstrip().endswith(f"[{kind}]")), "")


def _article_number(values: list[str]) -> str:
    """The article number where there are no pages: only one that looks like such (`e12`, `1234`), not a publisher's."""
    number = _identifier(values, "pii")
    return number if re.fullmatch(r"[a-z]?\d{1,7}", number) else ""
