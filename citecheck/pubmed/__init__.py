"""Where records come from: NCBI's E-utilities, or files of PubMed XML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.pubmed.source import Source


def open_files(path: Path) -> Source:
    """The records of a file or folder of PubMed XML; see `citecheck.pubmed.files.open_files`."""
    from citecheck.pubmed import files

    return files.open_files(path)
