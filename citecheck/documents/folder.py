"""Which files of a folder are documents."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from citecheck.documents.detect import detect
from citecheck.documents.formats import SUFFIXES
from citecheck.documents.ours import is_report, is_report_folder
from citecheck.errors import DocumentError

# Endings that many other files have: such a file is a document only if its content says so.
_SHARED = frozenset({".xml", ".json"})
_REPORTS = frozenset({".html", ".htm", ".md", ".markdown", ".txt"})
_HEAD = 100_000


def documents_in(folder: Path) -> list[Path]:
    """The files under `folder` that a reader takes, sorted; hidden ones and citecheck's own reports are left out.

    A BibTeX file beside or below a LaTeX file is read with it, and not once more by itself; so are the parts of a LaTeX
    document, which have no class of their own. A folder or file that cannot be looked into is among them, so that who
    reads it is told: what was not checked has not passed. Only what is there no more is left out. Links to folders are
    followed, each folder once.
    """
    closed: list[Path] = []
    files = sorted(file for file in _files(folder, closed) if file.suffix.lower() in SUFFIXES and _is_file(file))
    latex = {file: _is_whole(file) for file in files if SUFFIXES[file.suffix.lower()] == "latex"}
    homes = {file.parent for file in latex}
    whole = {file.parent for file in latex if latex[file]}
    found = [
        file
        for file in files
        if not (SUFFIXES[file.suffix.lower()] == "bibtex" and homes.intersection(file.parents))
        and not (file in latex and not latex[file] and whole.intersection(file.parents))
        and (file.suffix.lower() not in _SHARED or _is_document(file))
        and not (file.suffix.lower() in _REPORTS and is_report(file))
    ]
    return sorted([*found, *closed])


def _files(folder: Path, closed: list[Path]) -> Iterator[Path]:
    """What is not hidden under `folder`, but for what is taken away while we look; the folders that cannot be looked
    into are put into `closed`.
    """

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            closed.append(Path(error.filename))

    seen: set[tuple[int, int]] = set()
    # Links come after all that is really there, so that each folder goes under its own name where it has one.
    waiting = [folder]
    while waiting:
        start, *waiting = waiting
        links: list[Path] = []
        for place, folders, names in os.walk(start, onerror=refused):
            if not _is_new(place, seen):
                folders.clear()
                continue
            inner = [Path(place, n) for n in folders if not n.startswith(".")]
            linked = {one: _is_link(one) for one in inner if not is_report_folder(one)}
            links += [one for one in linked if linked[one]]
            folders[:] = [one.name for one in linked if not linked[one]]
            yield from (Path(place, name) for name in names if not name.startswith("."))
        waiting += sorted(links)


def _is_link(folder: Path) -> bool:
    try:
        return folder.is_symlink()
    except OSError:
        return False


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder was not searched yet, under whatever name; links may lead back to where they are."""
    try:
        status = Path(folder).stat()
    except OSError:
        return True
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return False
    seen.add(identity)
    return True


def _is_file(path: Path) -> bool:
    # `Path.is_file` takes some failures, and in newer Pythons all of them, for no file.
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


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
    except (FileNotFoundError, DocumentError):
        return False
    except OSError:
        return True
    return remark is None
