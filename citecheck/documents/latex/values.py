"""A piece of LaTeX, such as the value of a BibTeX field, as plain text."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from citecheck.documents.latex.symbols import ACCENTS, accented, symbol
from citecheck.documents.latex.tokens import Stream, tokens, written

if TYPE_CHECKING:
    from citecheck.documents.latex.tokens import Token

_MARKUP = re.compile(r"[\\{}$~%`]|--|''")
_SPACE = re.compile(r"\s+")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))
_UNSEEN = frozenset({"label", "vspace", "hspace", "footnote", "cite", "textcolor"})


def ligatures(text: str) -> str:
    """`text` with the dashes and quotation marks that LaTeX makes of hyphens, backticks and apostrophes."""
    if "-" in text or "'" in text or "`" in text:
        for plain, printed in _LIGATURES:
            text = text.replace(plain, printed)
    return text


def value(text: str) -> str:
    """The plain text of `text`, on one line."""
    if _MARKUP.search(text):
        stream = Stream()
        # A percent sign in a value is one: comments are not known to BibTeX.
        stream.enter("", tokens(re.sub(r"(?<!\\)%", r"\\%", text)))
        text = _read(stream)
    return _SPACE.sub(" ", text).strip()


def plain(found: list[Token]) -> str:
    """The plain text of `found`, on one line."""
    stream = Stream()
    stream.push(*found)
    return _SPACE.sub(" ", _read(stream)).strip()


def _read(stream: Stream) -> str:
    parts: list[str] = []
    math = False
    while (token := stream.next()) is not None:
        if token.kind == "text":
            parts.append(token.text if math else ligatures(token.text))
        elif token.kind in ("space", "par"):
            parts.append(" ")
        elif token.kind == "math":
            math = not math
        elif token.kind == "macro":
            parts.append(_macro(stream, token))
        elif token.kind == "special":
            parts.append(" " if token.text == "~" else "" if math and token.text in "^_" else token.text)
        elif token.kind in ("address", "verbatim"):
            parts.append(token.text)
    return "".join(parts)


def _macro(stream: Stream, token: Token) -> str:
    name = token.text
    if name in ACCENTS:
        return accent(stream, name)
    if (printed := symbol(name)) is not None:
        if name[0].isalpha():
            stream.skip_space()
        return printed
    if name in _UNSEEN:
        stream.argument()
    elif name == "href":
        stream.next()
    elif name[0].isalpha():
        stream.skip_space()
    return ""


def accent(stream: Stream, name: str) -> str:
    """The letter that follows in `stream`, under the accent `name`."""
    argument = stream.argument()
    letter = written(argument)
    if letter.startswith("\\"):
        inner = letter[1:].strip()
        letter = symbol(inner) or (inner if inner in ("i", "j") else "")
    return accented(name, letter.replace("{", "").replace("}", ""))


@functools.lru_cache(maxsize=4096)
def short_value(text: str) -> str:
    """`value`, kept: for journals and names, which come again and again."""
    return value(text)
