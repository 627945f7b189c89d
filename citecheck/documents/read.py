"""Which reader a document needs, and what no reader has to see."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.documents import markdown, plain
from citecheck.errors import DocumentError
from citecheck.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 5_000_000
"""Bytes; an article has some 100,000, and a larger file is refused rather than read for minutes."""

FORMATS: dict[str, Callable[[str], plain.Extract]] = {"text": plain.extract, "markdown": markdown.extract}
"""The reader for each `format` name of the schema that can be read."""

SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
"""The format that each file name's ending stands for; folders are searched for these."""

# Endings of documents that later versions may read: as plain text they would be read wrongly.
_OTHER_SUFFIXES = frozenset(
    """
    .doc .docx .odt .pdf .rtf .htm .html .xml .nxml .json .tex .bib .bbl .ris .nbib .enw .epub .xls .xlsx .csv .tsv
    """.split()  # noqa: SIM905 - a list of words reads better than a column of quotation marks
)
# What files of other kinds begin with, so that they can be named in the message.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
)


def read_document(path: Path, input_format: str | None = None) -> Document:
    """Read the file at `path`, as `input_format` where given, else by its ending (plain text where that says nothing).

    Raises:
        DocumentError: it is missing, unreadable, empty, too large, or no text.
    """
    try:
        if path.is_dir():
            raise DocumentError("is a folder")
        if path.stat().st_size > LIMIT:
            raise DocumentError(f"is larger than {LIMIT // 1_000_000} MB; split it, or save its text alone")
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror or error}") from error
    suffix = path.suffix.lower()
    if input_format is None and suffix in _OTHER_SUFFIXES:
        _refuse_other_kinds(data)
        raise DocumentError(
            f"is a {suffix} file, which this version cannot read; save it as text, or use --input-format"
        )
    return read_bytes(data, str(path), input_format or SUFFIXES.get(suffix, "text"))


def read_bytes(data: bytes, path: str, input_format: str) -> Document:
    """Read a document that is already in memory; `path` is the name that the report gives it.

    Raises:
        DocumentError: it is empty, too large, or no text.
    """
    if len(data) > LIMIT:
        raise DocumentError(f"is larger than {LIMIT // 1_000_000} MB; split it, or save its text alone")
    _refuse_other_kinds(data)
    source = plain.decode(data)
    if not source.strip():
        raise DocumentError("is empty")
    extract = FORMATS[input_format](source)
    return Document(
        path=path,
        format=input_format,
        text=extract.text,
        sha256=hashlib.sha256(data).hexdigest(),
        marks=extract.marks,
        anchors=extract.anchors,
    )


def _refuse_other_kinds(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"is {name}, which this version cannot read; save it as text")
