"""The pages of a batch report: one a document, written where it was checked, and the index."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from citecheck import __version__
from citecheck.batch.files import write_whole
from citecheck.batch.state import State
from citecheck.config import Settings
from citecheck.models import DocumentReport, Report, SourceInfo, Tool
from citecheck.outcome import Tally
from citecheck.report import View, render

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


def page_file(path: str) -> str:
    """The page of the document `path`, relative to the report's folder: a name that every file system takes."""
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = _UNSAFE.sub("-", Path(path).name).strip(".-")[-_LONGEST:] or "document"
    return f"documents/{name}-{digest}.html"


def write_page(document: DocumentReport, *, folder: Path, view: View) -> None:
    """Write the page of `document`. Raises `OutputError`."""
    report = Report(
        tool=Tool(version=__version__),
        source=SourceInfo(kind="local", location=""),
        documents=(document,),
        summary=document.summary,
    )
    write_whole(folder / page_file(document.path), [render("json", report, view)])


def write_index(folder: Path, state: State, tally: Tally, info: SourceInfo, settings: Settings) -> None:
    """Write `index.html`. Raises `OutputError`."""
