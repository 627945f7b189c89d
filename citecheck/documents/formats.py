"""Every format that can be read: its name in the report, its reader, its endings, its limit. The one table."""

from __future__ import annotations

from msgspec import Struct

_MB = 1_000_000
TEXT_LIMIT = 5 * _MB
"""Bytes of plain text, and characters of the text of any document: an article has some 100,000."""


class Format(Struct, frozen=True, kw_only=True):
    """One format: `name` as in the schema, `reader` is the module of this package with `extract(raw) -> Extract`.

    `limit` is the most bytes that a file of it may have. `noun` names it in a sentence.
    """

    name: str
    reader: str
    suffixes: tuple[str, ...]
    noun: str
    limit: int = TEXT_LIMIT


_ALL = (
    Format(name="text", reader="plain", suffixes=(".txt", ".text"), noun="plain text"),
    Format(name="markdown", reader="markdown", suffixes=(".md", ".markdown"), noun="Markdown"),
    Format(name="html", reader="html", suffixes=(".html", ".htm", ".xhtml"), noun="a web page", limit=20 * _MB),
    Format(name="docx", reader="docx", suffixes=(".docx", ".docm"), noun="a Word document", limit=100 * _MB),
    Format(name="pdf", reader="pdf", suffixes=(".pdf",), noun="a PDF", limit=200 * _MB),
    Format(name="latex", reader="latex", suffixes=(".tex", ".latex"), noun="LaTeX"),
    Format(name="bibtex", reader="bibtex", suffixes=(".bib",), noun="BibTeX", limit=10 * _MB),
    Format(name="ris", reader="ris", suffixes=(".ris",), noun="RIS", limit=20 * _MB),
    Format(name="nbib", reader="nbib", suffixes=(".nbib",), noun="PubMed's NBIB", limit=20 * _MB),
    Format(name="csl-json", reader="csl_json", suffixes=(".json",), noun="CSL-JSON", limit=20 * _MB),
    Format(name="endnote-xml", reader="endnote_xml", suffixes=(), noun="EndNote XML", limit=20 * _MB),
    Format(name="jats", reader="jats", suffixes=(".xml", ".nxml"), noun="JATS XML", limit=20 * _MB),
)
FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
COMPOSED = frozenset({"latex", "markdown"})
"""Formats whose readers look at other files of the document's folder."""
SUFFIXES: dict[str, str] = {suffix: one.name for one in _ALL for suffix in one.suffixes}
"""The format that each file name's ending stands for; folders are searched for these."""
