"""The letter as Markdown."""

from __future__ import annotations

import re

from citecheck.letter.compose import Letter, Point, Query, Words
from citecheck.report.harmless import harmless

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~@&]|:(?=//)|!(?=\[)")


def render(letter: Letter) -> bytes:
    """`letter` as UTF-8 Markdown; the words that matter are bold."""
    parts = [f"# Queries on {_plain(letter.document)}", "Dear author,", letter.opening]
    for title, queries in letter.sections:
        parts.append(f"## {title}")
        parts += [_query(query) for query in queries]
    if letter.unchecked:
        parts.append(_plain(letter.unchecked))
    parts.append(letter.closing)
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _query(query: Query) -> str:
    head = f"{query.number}. "
    blanks = " " * len(head)
    parts = [f"**{_plain(query.where)}**"]
    parts += [f"{_plain(words.name)}: {_marked(words).join(words.quotes)}" for words in query.words]
    parts.append(" ".join(map(_point, query.points)))
    if query.proposed:
        parts.append(f"> {_plain(query.proposed)}")
    return head + f"\n\n{blanks}".join(parts)


def _point(point: Point) -> str:
    return f"{_plain(point.seen)} **{_plain(point.asked)}**" if point.asked else _plain(point.seen)


def _marked(words: Words) -> str:
    out, at = [], 0
    for start, end in words.marks:
        out += [_plain(words.text[at:start]), f"**{_plain(words.text[start:end])}**"]
        at = end
    return "".join([*out, _plain(words.text[at:])])


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda match: "&amp;" if match.group() == "&" else "\\" + match.group(), harmless(text))
