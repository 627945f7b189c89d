"""Which files of a folder are documents."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from citecheck.documents.detect import detect
from citecheck.documents.formats import SUFFIXES
from citecheck.errors import DocumentError

# Endings that many other files have: such a file is a document only if its content says so.
_SHARED = frozenset({".xml", ".json"})
_HEAD = 100_000


def documents_in(folder: Path) -> list[Path]:
    """The files under `folder` that a reader takes, sorted; hidden ones and those of hidden folders are left out.

    A BibTeX file beside or below a LaTeX file is read with it, and not once more by itself; so are the parts of a LaTeX
    document, which have no class of their own.
    """
    files = sorted(file for file in _files(folder) if file.suffix.lower() in SUFFIXES and file.is_file())
    latex = {file: _is_whole(file) for file in files if SUFFIXES[file.suffix.lower()] == "latex"}
    homes = {file.parent for file in latex}
    whole = {file.parent for file in latex if latex[file]}
    return [
        file
        for file in files
        if not (SUFFIXES[file.suffix.lower()] == "bibtex" and homes.intersection(file.parents))
        and not (file in latex and not latex[file] and whole.intersection(file.parents))
        and (file.suffix.lower() not in _SHARED or _is_document(file))
    ]


def _files(folder: Path) -> Iterator[Path]:
    """What is not hidden under `folder`; what is taken away while we look, or may not be looked into, is left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith("."))


def _is_whole(file: Path) -> bool:
    """Whether a LaTeX file is a document of its own, not a part of one."""
    try:
        with file.open("rb") as stream:
            return re.search(rb"^[^%\n]*\\document(?:class|style)\b", stream.read(_HEAD), re.MULTILINE) is not None
    except OSError:
        return True


def _is_document(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            _, remark = detect(stream.read(_HEAD), file.name)
    except (OSError, DocumentError):
        return False
    return remark is None
