"""LaTeX: the text that its readers see, with its citations and its reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.documents.raw import Extract, Raw


def extract(raw: Raw) -> Extract:
    """The extract of a LaTeX document; see `document.extract`.

    Raises:
        DocumentError: it is no text.
    """
    # Imported here because BibTeX, which a document reads, needs this package for the LaTeX in its values.
    from citecheck.documents.latex.document import extract as read

    return read(raw)
