"""What LaTeX's commands do to the text: one function each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.latex import definitions, environments, glossary, mathematics, sources, structure, units
from citecheck.documents.latex.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader

_DIMENSION = re.compile(r"=?-?[\d.]+(?:pt|em|ex|cm|mm|in|bp|pc)?")


def _superscript(reader: Reader, token: Token) -> None:
    reader.writer.tight()
    mathematics.marked(reader, "superscript", token)


def _link(reader: Reader, token: Token) -> None:
    address = reader.stream.next()
    if address is None or address.kind != "address":
        if address is not None:
            reader.stream.push(address)
        reader.stream.argument()
        return
    mathematics.marked(reader, "link", token, address.text)


def _text_in_formula(reader: Reader, token: Token) -> None:
    def begun() -> Callable[[], None]:
        math, reader.math = reader.math, False

        def ended() -> None:
            reader.math = math

        return ended

    reader.group(begun, token)


def _quotation(reader: Reader, token: Token) -> None:
    reader.stream.take("*")
    reader.writer.put("“", token)

    def begun() -> Callable[[], None]:
        return lambda: reader.writer.put("”", token)

    reader.group(begun, token)


def _dimension(reader: Reader, _: Token) -> None:
    reader.stream.skip_space()
    following = reader.stream.next()
    if following is None:
        return
    match = _DIMENSION.match(following.text) if following.kind == "text" else None
    rest = following.text[match.end() :] if match else following.text
    if rest:
        reader.stream.push(Token(following.kind, rest, following.line, following.column))


def _vadjust(reader: Reader, _: Token) -> None:
    r"""`\vadjust pre{...}`: the word is TeX's, and what is set between the lines is an anchor or a space."""
    stream = reader.stream
    stream.skip_space()
    word = stream.next()
    if word is not None and (word.kind != "text" or word.text.strip() != "pre"):
        stream.push(word)
    stream.argument()


def _first_of_two(reader: Reader, _: Token) -> None:
    first = reader.stream.argument()
    reader.stream.argument()
    reader.stream.push(*first)


def _named(reader: Reader, _: Token) -> None:
    r"""`\csname name\endcsname` is not followed."""
    for _step in range(50):
        inner = reader.stream.next()
        if inner is None or inner.text == "endcsname":
            return


def _condition(reader: Reader, token: Token) -> None:
    r"""`\iffalse`, `\else`: what follows is not printed, up to its `\fi`."""
    depth = 1
    while depth and (inner := reader.stream.next()) is not None:
        if inner.kind == "macro" and re.fullmatch(r"if[A-Za-z@]+", inner.text) and inner.text != "iff":
            depth += 1
        elif inner.kind == "macro" and (
            inner.text == "fi" or (inner.text == "else" and depth == 1 and token.text != "else")
        ):
            depth -= 1


def _xspace(reader: Reader, _: Token) -> None:
    """A blank, unless punctuation follows."""
    following = reader.stream.peek()
    if following is None or following.kind != "text" or following.text[0].isalnum() or following.text[0] in "(“`":
        reader.writer.space()


def _paragraph(reader: Reader, _: Token) -> None:
    reader.paragraph()


def _space(reader: Reader, _: Token) -> None:
    reader.writer.space()


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "begin": environments.begin,
    "end": environments.end,
    "item": environments.item,
    "bibitem": environments.bibitem,
    "\\": environments.new_line,
    "newline": environments.new_line,
    "tabularnewline": environments.new_line,
    "setcounter": environments.set_counter,
    "(": mathematics.begin,
    "[": mathematics.begin,
    ")": mathematics.end,
    "]": mathematics.end,
    "frac": mathematics.fraction,
    "dfrac": mathematics.fraction,
    "tfrac": mathematics.fraction,
    "nicefrac": mathematics.fraction,
    "sfrac": mathematics.fraction,
    "sqrt": mathematics.root,
    "text": _text_in_formula,
    "textrm": _text_in_formula,
    "textnormal": _text_in_formula,
    "mbox": _text_in_formula,
    "newcommand": definitions.new_command,
    "renewcommand": definitions.new_command,
    "providecommand": definitions.new_command,
    "DeclareRobustCommand": definitions.new_command,
    **{
        f"If{what}{branches}": definitions.if_no_value
        for what in ("NoValue", "Value", "Blank")
        for branches in ("TF", "T", "F")
    },
    "NewDocumentCommand": definitions.document_command,
    "RenewDocumentCommand": definitions.document_command,
    "DeclareDocumentCommand": definitions.document_command,
    "def": definitions.plain_define,
    "edef": definitions.plain_define,
    "gdef": definitions.plain_define,
    "xdef": definitions.plain_define,
    "let": definitions.let,
    "newenvironment": definitions.new_environment,
    "renewenvironment": definitions.new_environment,
    "newblock": _space,
    "sep": _space,
    "xspace": _xspace,
    "par": _paragraph,
    "textsuperscript": _superscript,
    "href": _link,
    "enquote": _quotation,
    "textquote": _quotation,
    "mkbibquote": _quotation,
    "vskip": _dimension,
    "hskip": _dimension,
    "kern": _dimension,
    "penalty": _dimension,
    "vadjust": _vadjust,
    "texorpdfstring": _first_of_two,
    "csname": _named,
    "iffalse": _condition,
    "else": _condition,
    **structure.HANDLERS,
    **sources.HANDLERS,
    **units.HANDLERS,
    **glossary.HANDLERS,
}
BLOCKS = frozenset({*structure.HEADINGS, "bibliography", "printbibliography", "maketitle", "bibitem"})
"""Commands that end a paragraph: footnotes and floats that wait for that come before them."""
