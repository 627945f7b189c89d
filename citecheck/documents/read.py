"""From a path or bytes to a `Document`: the format is found out, its reader called, its bounds kept."""

from __future__ import annotations

import hashlib
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from citecheck.documents.detect import detect
from citecheck.documents.formats import COMPOSED, FORMATS, TEXT_LIMIT
from citecheck.documents.raw import Extract, Raw
from citecheck.errors import DocumentError
from citecheck.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = max(one.limit for one in FORMATS.values())
"""The most bytes that a document of any format may have."""


def read_document(path: Path, input_format: str | None = None) -> Document:
    """Read the file at `path`, as `input_format` where given, else as what it is.

    Raises:
        DocumentError: it is missing, unreadable, empty, too large, or nothing that can be read.
    """
    try:
        if path.is_dir():
            os.scandir(path).close()  # one that may not be looked into says that
            raise DocumentError("is a folder")
        if not path.is_file() and path.exists():
            raise DocumentError("is no file")
        data = _bytes(path)
    except (OSError, ValueError) as error:
        raise DocumentError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return _read(Raw(data=data, path=path), str(path), input_format)


def carried(path: Path, input_format: str | None = None) -> bytes | Document:
    """What a machine that does not have the file at `path` needs of it.

    Its bytes, or the document itself where the reader looks at other files of the folder. Raises `DocumentError`.
    """
    try:
        data = _bytes(path) if path.is_file() else b""
    except (OSError, ValueError, DocumentError):
        data = b""
    if not data.strip() or (input_format or detect(data, str(path))[0]) in COMPOSED:
        return read_document(path, input_format)
    return data


def _bytes(path: Path) -> bytes:
    """The bytes of the file at `path`: those that it has, though it grows while it is read, or tells no size."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > LARGEST or len(data := file.read(LARGEST + 1)) > LARGEST:
            raise _too_large(LARGEST)
    return data


def read_bytes(data: bytes, path: str, input_format: str | None = None) -> Document:
    """Read a document that is already in memory; `path` is the name that the report gives it.

    Raises:
        DocumentError: it is empty, too large, or nothing that can be read.
    """
    return _read(Raw(data=data), path, input_format)


def _read(raw: Raw, path: str, input_format: str | None) -> Document:
    if not raw.data.strip():
        raise DocumentError("is empty")
    name, remark = (input_format, None) if input_format else detect(raw.data, path)
    wanted = FORMATS[name]
    if len(raw.data) > wanted.limit:
        raise _too_large(wanted.limit)
    reader = import_module(f"citecheck.documents.{wanted.reader}")
    extract = cast("Callable[[Raw], Extract]", reader.extract)(raw)
    if not extract.text.strip():
        raise DocumentError("has no text in it")
    if len(extract.text) > TEXT_LIMIT:
        raise DocumentError(f"holds more than {TEXT_LIMIT // 1_000_000} million characters; split it")
    return Document(
        path=path,
        format=name,
        text=extract.text,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        marks=extract.marks,
        anchors=extract.anchors,
        entries=extract.entries,
        pointers=extract.pointers,
        regions=extract.regions,
        only_references=extract.only_references,
        remarks=(*((remark,) if remark else ()), *extract.remarks),
        published=extract.published,
    )


def _too_large(limit: int) -> DocumentError:
    return DocumentError(f"is larger than {limit // 1_000_000} MB; split it, or save its text alone")
