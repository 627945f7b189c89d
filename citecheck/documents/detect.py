"""Which format a document has: its content decides where that says anything, then the ending of its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from citecheck.documents.archive import DAMAGED
from citecheck.documents.formats import FORMATS, SUFFIXES
from citecheck.documents.plain import is_text
from citecheck.errors import DocumentError

_HEAD = 4096
_FAR = 65536
# Bytes that no reader takes, and what they are.
_REFUSED = (
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"{\\rtf", "an RTF file: save it as .docx or text"),
    (b"\x89PNG", "a picture: its text has to be recognised first"),
    (b"\xff\xd8\xff", "a picture: its text has to be recognised first"),
    (b"II*\x00", "a picture: its text has to be recognised first"),
    (b"%!PS", "PostScript: save it as PDF"),
)
_ARCHIVES = (
    ("xl/", "an Excel file"),
    ("ppt/", "a PowerPoint file"),
    ("META-INF/container.xml", "an e-book"),
)
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})")
_ROOTS = {
    b"html": "html",
    b"article": "jats",
    b"pmc-articleset": "jats",
    b"OAI-PMH": "jats",
    b"xml": "endnote-xml",
}
_JATS = re.compile(rb"<(?:front|article-meta|journal-meta|body|back)[\s>]|article-type=|dtd-version=|//DTD |xmlns:")
_BIBTEX = re.compile(rb"\s*@\s*[A-Za-z]{3,30}\s*[{(]")
# A line of a BibTeX file: where nearly all are such, it is one, whatever its name.
_BIBTEX_LINE = re.compile(rb"\s*(?:@\s*\w+\s*[{(]|[\w-]{2,30}\s*=\s*[{\"\w]|[})]\s*,?\s*$|%)|.*[}\"],?\s*$")
_LATEX = re.compile(rb"\\documentclass\b|\\begin\{document\}|\\documentstyle\b|\\begin\{thebibliography\}")
_RIS = re.compile(rb"TY  ?- ?[A-Z]{2,8}\s")
_NBIB = re.compile(rb"PMID- ?\d")
_CSL = re.compile(
    rb'"type"\s*:\s*"(?:article(?:-journal|-magazine|-newspaper)?|book|chapter|dataset|document|entry(?:-\w+)?|'
    rb"legislation|manuscript|paper-conference|periodical|post(?:-weblog)?|report|review(?:-book)?|software|standard|"
    rb"thesis|webpage|journal-article|book-chapter|proceedings-article|posted-content|monograph|edited-book|"
    rb'dissertation|reference-(?:book|entry))"'
)
# Formats that share their look with plain text: a file named so is read so, whatever it begins with.
_LOOSE = frozenset({"markdown", "text"})
_BINARY = frozenset({"pdf", "docx"})
# Endings of what no reader takes: a file that is read under one is not what its name says.
_REFUSED_SUFFIXES = frozenset(
    [
        ".doc",
        ".dot",
        ".rtf",
        ".odt",
        ".pages",
        ".ps",
        ".eps",
        ".epub",
        ".xls",
        ".xlsx",
        ".ppt",
        ".pptx",
        ".gz",
        ".zip",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
    ]
)
# Endings that formats share: such a name does not lie.
_AKIN = frozenset({("jats", "endnote-xml")})


def detect(data: bytes, path: str) -> tuple[str, str | None]:
    """The name of the format of `data`, and a remark where the ending of `path` promises another.

    Raises:
        DocumentError: it is plainly of a kind that no reader takes.
    """
    suffix = Path(path).suffix.lower()
    named = SUFFIXES.get(suffix)
    found = _by_content(data, named)
    if found is None and named in _BINARY:
        # Text under another name is read; bytes that are neither are a damaged file.
        if is_text(data):
            return "text", f"is named {suffix}, but is plain text; read as that"
        raise DocumentError(f"is named {suffix}, but is not {FORMATS[named].noun}: it may be damaged, or cut short")
    if found is None and named in ("jats", "csl-json"):
        noun = "XML" if named == "jats" else "JSON"
        raise DocumentError(f"is {noun}, but neither an article nor references as it can be read")
    if suffix in _REFUSED_SUFFIXES:
        # A `.doc` is a Word document, too.
        noun = "a .docx" if found == "docx" and suffix in (".doc", ".dot") else FORMATS[found or "text"].noun
        return found or "text", f"is named {suffix}, but is {noun}; read as that"
    if found is None:
        return named or "text", None
    if named and named != found and (named, found) not in _AKIN:
        return found, f"is named {suffix}, but is {FORMATS[found].noun}; read as that"
    return found, None


def _by_content(data: bytes, named: str | None) -> str | None:
    """The format that the first bytes give away, None where they could be anything."""
    for magic, what in _REFUSED:
        if data.startswith(magic):
            raise DocumentError(f"is {what}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("is protected by a password: save it without one")
        raise DocumentError("is an old Office file (.doc): save it as .docx")
    head = _ascii(data[:_HEAD]).lstrip()
    if head.startswith(b"<"):
        return _markup(head, named)
    if head[:1] in (b"[", b"{") and named not in _LOOSE:
        return "csl-json" if _CSL.search(_ascii(data[:_FAR])) else None
    if _RIS.match(head):
        return "ris"
    if _NBIB.match(head):
        return "nbib"
    if named in _LOOSE:
        if head.startswith((b"\\documentclass", b"\\documentstyle")):
            return "latex"
        return "bibtex" if _BIBTEX.match(head) and _all_bibtex(_ascii(data[:_FAR])) else None
    if _LATEX.search(_ascii(data[:_FAR])):
        return "latex"
    if named != "latex" and _BIBTEX.match(head):
        return "bibtex"
    return None


def _all_bibtex(text: bytes) -> bool:
    """Whether nine lines of ten look like BibTeX: an article that begins by quoting an entry has other lines too."""
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(_BIBTEX_LINE.match(line) is not None for line in lines) * 10 >= len(lines) * 9


def _ascii(head: bytes) -> bytes:
    """`head` without its byte order mark; UTF-16 thinned to one byte a character."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except DAMAGED:
        raise DocumentError("is a damaged zip archive or Office file: it may have been cut short") from None
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "content.xml" in names:
        raise DocumentError("is an OpenDocument file: save it as .docx")
    for start, what in _ARCHIVES:
        if any(name.startswith(start) for name in names):
            raise DocumentError(f"is {what}: save the article as .docx, PDF or text")
    raise DocumentError("is a zip archive: unpack it first")


def _markup(head: bytes, named: str | None) -> str | None:
    if head[:14].lower() == b"<!doctype html":
        return "html"
    root = _ROOT.search(head)
    if root is None:
        return None
    name = root.group(1)
    if name.startswith((b"Pubmed", b"Medline")):
        raise DocumentError("is a file of PubMed records: give it with --pubmed")
    if name == b"article" and named == "html" and not _JATS.search(head):
        # HTML has an element of that name, too, and a piece of a page may begin with it.
        return None
    if name in _ROOTS:
        return _ROOTS[name]
    if name.lower() == b"html":
        return "html"
    return None
