"""The parts of a LaTeX document: titles and headings, captions, notes, labels and what refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.latex.cites import is_cite
from citecheck.documents.latex.tokens import Token
from citecheck.documents.latex.writer import Named

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader

_LEVELS = {
    "part": "1",
    "chapter": "1",
    "section": "1",
    "subsection": "2",
    "subsubsection": "3",
    "paragraph": "4",
    "subparagraph": "5",
}


def _heading(reader: Reader, token: Token) -> None:
    stream = reader.stream
    stream.take("*")
    stream.optional()
    if reader.writer.muted:
        stream.argument()
        return
    reader.paragraph()
    if token.text == "section":
        reader.numbers.step("section")

    def begun() -> Callable[[], None]:
        number = reader.writer.open("heading", token, _LEVELS.get(token.text, "1"))
        reader.in_heading = True

        def ended() -> None:
            reader.in_heading = False
            reader.writer.close(number)
            reader.paragraph()

        return ended

    reader.group(begun, token)


def _title(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    title = reader.stream.argument()
    if reader.writer.muted:
        reader.title = title
    else:
        _print_title(reader, title, token)


def _make_title(reader: Reader, token: Token) -> None:
    title, reader.title = reader.title, []
    _print_title(reader, title, token)


def _print_title(reader: Reader, title: list[Token], token: Token) -> None:
    if title and not reader.writer.muted:
        place = title[0]
        opening, closing = Token("open", "{", place.line, place.column), Token("close", "}", place.line, place.column)
        reader.stream.push(Token("macro", "part", place.line, place.column), opening, *title, closing)


def _caption(reader: Reader, token: Token) -> None:
    stream = reader.stream
    stream.take("*")
    stream.optional()
    name = next((one.name.rstrip("*") for one in reversed(reader.environments) if "table" in one.name), "")
    reader.numbers.step("table" if "table" in name else "figure")
    reader.writer.block()

    def begun() -> Callable[[], None]:
        return reader.writer.block

    reader.group(begun, token)


def _footnote(reader: Reader, token: Token) -> None:
    reader.stream.optional()
    note = reader.stream.argument()
    if reader.writer.muted:
        return
    if _only_cites(note):
        # A note that holds nothing but a citation is a citation in the sentence.
        reader.writer.tight()
        reader.stream.push(*_cites(note))
    else:
        reader.deferred.append(note)


def _only_cites(note: list[Token]) -> bool:
    r"""Whether `note` cites and says next to nothing else: `See \cite{smith}.`"""
    if not any(token.kind == "macro" and is_cite(token.text) for token in note):
        return False
    words, depth, cites = 0, 0, False
    for token in note:
        if token.kind == "macro" and is_cite(token.text):
            cites = True
        elif token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "text" and not (cites and depth):
            words += sum(c.isalpha() for c in token.text)
    return words <= 12


def _cites(note: list[Token]) -> list[Token]:
    """The citation commands of `note`, without the words around them."""
    out: list[Token] = []
    depth, kept = 0, False
    for token in note:
        kept = kept or (token.kind == "macro" and is_cite(token.text))
        depth += (token.kind == "open") - (token.kind == "close")
        if kept:
            out.append(token)
        kept = kept and not (token.kind == "close" and not depth)
    return out


def _label(reader: Reader, _: Token) -> None:
    reader.numbers.labels.setdefault(reader.name(), reader.numbers.last)


def _ref(reader: Reader, token: Token) -> None:
    reader.stream.take("*")
    named = token.text.lower() in ("autoref", "cref")
    reader.writer.add(Named(reader.name(), named), token)


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "title": _title,
    "maketitle": _make_title,
    "label": _label,
    **dict.fromkeys(("caption", "captionof"), _caption),
    **dict.fromkeys(("footnote", "footnotetext", "endnote"), _footnote),
    **dict.fromkeys(("ref", "eqref", "autoref", "cref", "Cref", "vref", "pageref", "nameref"), _ref),
    **dict.fromkeys(_LEVELS, _heading),
}
HEADINGS = frozenset(_LEVELS)
