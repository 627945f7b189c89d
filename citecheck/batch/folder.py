"""Whether a folder may hold a batch report: files that somebody else put there are neither written over nor removed."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from citecheck.documents.ours import is_report_folder
from citecheck.errors import OutputError

STATE = ".citecheck"
"""The folder, inside a report's, of what is finished so far."""
_WRITTEN = ("index.html", "report.jsonl", "findings.csv", "corpus.jsonl", "works.csv")
_REMOVED = ("index-*.html", "documents/*.html", ".*.part", "documents/.*.part")


def refuse_strange(folder: Path) -> None:
    """Raise `OutputError` where a report in `folder` would cost somebody a file; what a run began there is ours."""
    if is_report_folder(folder):
        return
    found = next(chain.from_iterable(folder.glob(pattern) for pattern in (*_WRITTEN, *_REMOVED)), None)
    if found is not None:
        name = found.relative_to(folder).as_posix()
        raise OutputError(
            f"{folder}: holds files that are no report of citecheck's, such as {name}; name another folder"
        )
