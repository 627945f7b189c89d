"""Commands that a document defines for itself: read, and written out where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.latex.tokens import Stream, Token, written

if TYPE_CHECKING:
    from citecheck.documents.latex.reader import Reader

_MOST_ARGUMENTS = 9
_KEPT = re.compile(
    r"begin|end|item|input|include|subfile|import|document\w*|usepackage|bibliography\w*|printbibliography|bibitem|"
    r"addbibresource|(?:paren|text|auto|foot|super|no)?cites?[pt]?|section|subsection|par|newblock|footnote|the\w+|@\w+|"
    r"refname|bibname|thebibliography|\W"
)
"""Names that keep their meaning here, whatever a document makes of them."""


_SIGNATURE = re.compile(r"(?P<first>o|O\{?[^{}]*?\}?)?(?P<plain>m*)")


class Macro(Struct, frozen=True):
    """A definition: how many arguments, the default of the first where it is optional, and what is printed."""

    arguments: int
    default: list[Token] | None
    body: list[Token]


def new_command(reader: Reader, _: Token) -> None:
    r"""`\newcommand{\name}[2][default]{body}` and its kin."""
    stream = reader.stream
    stream.take("*")
    name = written(stream.argument())
    count = stream.optional()
    default = stream.optional() if count is not None else None
    body = stream.argument()
    digits = written(count or [])
    define(reader, name, Macro(int(digits) if digits.isdecimal() and len(digits) == 1 else 0, default, _slots(body)))


def document_command(reader: Reader, _: Token) -> None:
    r"""`\NewDocumentCommand{\name}{o m m}{body}`, where only the first argument may be optional."""
    stream = reader.stream
    name, asked, body = written(stream.argument()), stream.argument(), stream.argument()
    signature = _SIGNATURE.fullmatch(written(asked).replace(" ", "").replace("+", ""))
    if signature is None or len(signature["plain"]) >= _MOST_ARGUMENTS:
        return
    braces = [at for at, token in enumerate(asked) if token.kind in ("open", "close")]
    default = asked[braces[0] + 1 : braces[-1]] if braces else []
    count = len(signature["plain"]) + bool(signature["first"])
    define(reader, name, Macro(count, default if signature["first"] else None, _slots(body)))


def if_no_value(reader: Reader, token: Token) -> None:
    r"""`\IfNoValueTF{#1}{one}{other}` and its kin: an optional argument that was left out is empty here."""
    stream = reader.stream
    empty = not written(stream.argument()).strip()
    wanted = empty if "NoValue" in token.text or "Blank" in token.text else not empty
    for branch in token.text[-2:] if token.text.endswith("TF") else token.text[-1:]:
        part = stream.argument()
        if wanted == (branch == "T"):
            chosen = part
            break
    else:
        chosen = []
    if token.text.endswith("TF") and wanted:
        stream.argument()
    stream.push(*chosen)


def plain_define(reader: Reader, _: Token) -> None:
    r"""TeX's own `\def\name#1#2{body}`, where the arguments stand one behind the other."""
    stream = reader.stream
    stream.skip_space()
    name = stream.next()
    pattern: list[Token] = []
    while (token := stream.next()) is not None and token.kind != "open":
        pattern.append(token)
        if len(pattern) > _MOST_ARGUMENTS * 3 or token.kind == "par":
            return
    if token is not None:
        stream.push(token)
    body = stream.argument()
    shape = written(pattern).replace(" ", "")
    if name is not None and name.kind == "macro" and re.fullmatch(r"(?:#\d)*", shape):
        define(reader, name.text, Macro(len(shape) // 2, None, _slots(body)))


def let(reader: Reader, _: Token) -> None:
    r"""`\let\name=\other`: the new name is not followed."""
    stream = reader.stream
    for _step in range(2):
        stream.skip_space()
        stream.next()
        stream.take("=")


def new_environment(reader: Reader, _: Token) -> None:
    r"""`\newenvironment{name}[1]{begin}{end}`: what it prints around its text is left out."""
    stream = reader.stream
    stream.take("*")
    stream.argument()
    while stream.optional() is not None:
        pass
    stream.argument()
    stream.argument()


def define(reader: Reader, name: str, macro: Macro) -> None:
    """Keep the definition of the command `name`, unless it is one that means something here."""
    name = name.lstrip("\\").strip()
    if name and not _KEPT.fullmatch(name):
        reader.macros[name] = macro


def expanded(macro: Macro, stream: Stream, at: Token) -> list[Token]:
    """The body of `macro` with its arguments, which are read from `stream`; all of it stands at `at`."""
    given: list[list[Token]] = []
    if macro.arguments and macro.default is not None:
        first = stream.optional()
        given.append(macro.default if first is None else first)
    while len(given) < macro.arguments:
        given.append(stream.argument())
    out: list[Token] = []
    for token in macro.body:
        if token.kind == "param":
            number = int(token.text) - 1
            out += given[number] if number < len(given) else []
        else:
            out.append(Token(token.kind, token.text, at.line, at.column))
    return out


def _slots(body: list[Token]) -> list[Token]:
    """`body` with its `#1` as parameters."""
    out: list[Token] = []
    waiting = False
    for token in body:
        if waiting and token.kind == "text" and token.text[0] in "123456789":
            out[-1] = Token("param", token.text[0], token.line, token.column)
            if token.text[1:]:
                out.append(Token("text", token.text[1:], token.line, token.column))
        else:
            out.append(token)
        waiting = token.kind == "special" and token.text == "#"
    return out
