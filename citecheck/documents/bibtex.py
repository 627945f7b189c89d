"""BibTeX and biblatex data: references only, or the list beside a LaTeX or Markdown document.

bibtexparser cuts the file into entries and says which are broken; macros, inheritance, names and LaTeX are read here,
because its own middleware takes a minute for a large library and stops at what it cannot decode.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from citecheck.documents.bibnames import bib_people
from citecheck.documents.dates import MONTHS
from citecheck.documents.exported import Data, Item, item, only_references
from citecheck.documents.latex.values import short_value, value
from citecheck.documents.plain import decode
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.worktypes import kind_of_type
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from bibtexparser.model import Block
    from bibtexparser.model import Entry as BibEntry

_BREAK = re.compile(r"\r\n|\r")
_PARENTS = 3
"""Steps of `crossref` that are followed."""
_MOST = 60_000
"""Signs that may begin an entry: more would take longer than anybody waits."""
_SHOWN = 5
_NOT_INHERITED = frozenset(
    {"ids", "crossref", "xdata", "xref", "doi", "pmid", "pmcid", "pages", "keywords", "abstract"}
)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{2,9}\b")


def extract(raw: Raw) -> Extract:
    """The references of a BibTeX file; entries that are broken are left out and said in a remark.

    Raises:
        DocumentError: it holds none.
    """
    items, remarks = bib_items(decode(raw.data))
    if not items:
        raise DocumentError(f"holds no reference that can be read as BibTeX{': ' + remarks[0] if remarks else ''}")
    return only_references(items, remarks)


def bib_items(source: str) -> tuple[list[Item], list[str]]:
    """The items of BibTeX `source` in order, and remarks about what could not be read."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ParsingFailedBlock, String
    from bibtexparser.splitter import Splitter

    if source.count("@") > _MOST:
        raise DocumentError(f"holds more than {_MOST:,} entries; split it")
    # bibtexparser logs each broken entry; they are remarks here.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    try:
        blocks = Splitter(_BREAK.sub("\n", source)).split().blocks
    except (RecursionError, IndexError, ValueError) as error:
        raise DocumentError(f"is BibTeX that cannot be read: {error}") from None
    macros = {month: month for month in MONTHS}
    found: list[BibEntry] = []
    trouble: list[tuple[int, str]] = []
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, String):
            macros[block.key.casefold()] = _resolved(str(block.value), macros)
        elif isinstance(block, DuplicateBlockKeyBlock):
            trouble.append((line, f"the key {block.key} is used again"))
        elif isinstance(block, DuplicateFieldKeyBlock):
            trouble.append((line, f"a field stands twice in {_key(block)}; the first counts"))
        elif isinstance(block, ParsingFailedBlock):
            trouble.append((line, "an entry is broken and was left out: a brace, quotation mark or comma is missing"))
        if (entry := _entry(block)) is not None:
            found.append(entry)
    by_key: dict[str, BibEntry] = {}
    for entry in found:
        by_key.setdefault(entry.key.strip().casefold(), entry)
    items = [made for entry in found if (made := _item(entry, by_key, macros)) is not None]
    return items, _remarks(trouble)


def _entry(block: Block) -> BibEntry | None:
    """The entry that `block` is, or would be but for a key or field that stands twice."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock
    from bibtexparser.model import Entry as BibEntry

    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        return inner if isinstance(inner, BibEntry) else None
    return block if isinstance(block, BibEntry) else None


def _key(block: Block) -> str:
    entry = _entry(block)
    return entry.key if entry is not None else "an entry"


def _remarks(trouble: list[tuple[int, str]]) -> list[str]:
    out = [f"line {line}: {what}" for line, what in trouble[:_SHOWN]]
    if len(trouble) > _SHOWN:
        out.append(f"{len(trouble) - _SHOWN} more entries have such faults")
    return out


def _fields(entry: BibEntry, by_key: dict[str, BibEntry], macros: dict[str, str], steps: int = 0) -> dict[str, str]:
    """The values of `entry` by lower-case name, with those that it inherits."""
    own: dict[str, str] = {}
    for field in entry.fields:
        own.setdefault(field.key.strip().lower(), _resolved(str(field.value), macros))
    if steps >= _PARENTS:
        return own
    for name in ("crossref", "xdata"):
        for key in own.get(name, "").split(","):
            parent = by_key.get(key.strip().casefold())
            if parent is None or parent is entry:
                continue
            inherited = _fields(parent, by_key, macros, steps + 1)
            if name == "crossref" and "booktitle" not in own and "title" in inherited:
                own["booktitle"] = inherited["title"]
            for other, text in inherited.items():
                if other not in _NOT_INHERITED and not (name == "crossref" and other == "title"):
                    own.setdefault(other, text)
    return own


def _resolved(raw: str, macros: dict[str, str]) -> str:
    """A value without its quotation marks or braces, macros and pieces put together: `"J" # jx`."""
    raw = raw.strip()
    if "#" not in raw and raw[:1] == "{" and raw[-1:] == "}":
        return raw[1:-1]
    return "".join(_piece(piece.strip(), macros) for piece in _pieces(raw))


def _piece(piece: str, macros: dict[str, str]) -> str:
    if len(piece) > 1 and piece[0] + piece[-1] in ("{}", '""'):
        return piece[1:-1]
    return macros.get(piece.casefold(), piece)


def _pieces(raw: str) -> list[str]:
    """`raw` cut at the `#` signs that stand outside braces and quotation marks."""
    pieces, depth, quoted, start = [], 0, False, 0
    for at, character in enumerate(raw):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == "#" and not depth and not quoted:
            pieces.append(raw[start:at])
            start = at + 1
    return [*pieces, raw[start:]]


def _item(entry: BibEntry, by_key: dict[str, BibEntry], macros: dict[str, str]) -> Item | None:
    fields = _fields(entry, by_key, macros)
    bib_type = entry.entry_type.strip().lower()
    if bib_type in ("xdata", "set", "control") or not fields:
        return None

    def text(*names: str) -> str:
        return next((found for name in names if (found := value(fields.get(name, "")))), "")

    kind = kind_of_type("bibtex", bib_type)
    authors, et_al = bib_people(fields.get("author", ""))
    editors, _ = bib_people(fields.get("editor", ""))
    title, subtitle = text("title"), text("subtitle")
    journal = short_value(fields.get("journaltitle") or fields.get("journal") or fields.get("shortjournal") or "")
    note = " ".join(fields.get(name, "") for name in ("note", "howpublished", "annote", "addendum", "eprint", "url"))
    eprint_type = text("eprinttype", "archiveprefix").casefold()
    eprint = text("eprint")
    pmid, pmcid = text("pmid"), text("pmcid", "pmc")
    if not pmid and eprint_type in ("pmid", "pubmed"):
        pmid = eprint
    if not pmcid and eprint_type in ("pmc", "pmcid"):
        pmcid = eprint
    if not pmid and (match := _PMID.search(note)):
        pmid = match[1]
    if not pmcid and (match := _PMCID.search(note)):
        pmcid = match.group()
    if eprint_type in ("arxiv", "biorxiv", "medrxiv") and not journal:
        kind, journal = "preprint", text("eprinttype", "archiveprefix")
    in_journal = kind in ("article", "preprint", None)
    key = entry.key.strip()
    return item(
        Data(
            key=key,
            label=key or None,
            line=(entry.start_line or 0) + 1,
            kind=kind,
            authors=authors,
            editors=editors,
            et_al=et_al,
            title=f"{title}: {subtitle}" if title and subtitle else title,
            journal=journal,
            container=text("booktitle", "maintitle"),
            date=text("date", "year", "issued"),
            volume=text("volume"),
            issue=text("number", "issue") if in_journal or journal else "",
            pages=text("pages", "eid", "article-number", "articleno"),
            # Two hyphens of a DOI are two, not a dash.
            doi=value(fields.get("doi", "").replace("--", "-{}-")),
            pmid=pmid,
            pmcid=pmcid,
            url=text("url", "howpublished") if "http" in fields.get("url", fields.get("howpublished", "")) else "",
            publisher=text("publisher", "school", "institution", "organization"),
            place=text("address", "location"),
            edition=text("edition"),
            status=f"{text('pubstate')} {value(fields.get('note', ''))}",
        )
    )
