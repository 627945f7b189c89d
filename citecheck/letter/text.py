"""The letter as plain text, for a mail."""

from __future__ import annotations

import textwrap

from citecheck.letter.compose import Letter, Query
from citecheck.report.harmless import harmless

_WIDTH = 78
_INDENT = 4


def render(letter: Letter) -> bytes:
    """`letter` as UTF-8 text, lines broken at 78 columns, links and identifiers never."""
    parts = [f"Queries on {harmless(letter.document)}", "Dear author,", _wrap(letter.opening)]
    for title, queries in letter.sections:
        parts.append(f"{title}\n{'-' * len(title)}")
        parts += [_query(query) for query in queries]
    if letter.unchecked:
        parts.append(_wrap(harmless(letter.unchecked)))
    parts.append(letter.closing)
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _query(query: Query) -> str:
    head = f"{query.number}."
    lines = [f"{head:<{_INDENT}}{harmless(query.where)}"]
    lines += [_wrap(harmless(f"{words.name}: {words.text.join(words.quotes)}"), _INDENT) for words in query.words]
    lines.append(_wrap(harmless(" ".join(f"{point.seen} {point.asked}".strip() for point in query.points)), _INDENT))
    if query.proposed:
        lines.append(_wrap(harmless(query.proposed), _INDENT * 2))
    return "\n".join(lines)


def _wrap(text: str, indent: int = 0) -> str:
    blanks = " " * indent
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=blanks,
        subsequent_indent=blanks,
        break_long_words=False,
        break_on_hyphens=False,
    )
