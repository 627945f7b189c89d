"""The corrected list of a LaTeX document in `thebibliography`, so that it can be pasted back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.fix.bibtex import escaped
from citecheck.fix.correct import Corrected
from citecheck.models import Document

_OPTION = r"(\[(?:[^\[\]{}]|\{[^{}]{0,200}\}){0,400}\])?"
"""The label for the text that natbib puts in brackets: `[Lund(2017)]`."""


def print_items(done: Sequence[Corrected], document: Document, source: str) -> str | None:
    """The entries with their keys, escaped for LaTeX; `source` is the file, for the labels before the keys.

    None where an entry of the list has no key in it: it was printed from a bibliography file.
    """
    keys = {entry.start: entry.key for entry in document.entries if entry.printed}
    if not done or any(one.reference.span.start not in keys for one in done):
        return None
    blocks = []
    for one in done:
        key = keys[one.reference.span.start]
        found = re.search(rf"\\bibitem\s*{_OPTION}\s*\{{\s*{re.escape(key)}\s*\}}", source)
        label = found[1] or "" if found else ""
        blocks.append(f"\\bibitem{label}{{{key}}} {escaped(one.line)}\n")
    return "\n".join(blocks)


def remark(*, items: bool) -> str:
    """What the reader has to know before pasting."""
    if items:
        return (
            "printed as \\bibitem entries to paste; other markup within them (\\emph, \\textbf, \\url, macros) is "
            "lost: put it back, or make the corrections in the file by hand"
        )
    return (
        "printed as plain text: the list is made from a bibliography file, so it cannot be pasted; "
        "correct that file (citecheck fix FILE.bib)"
    )
