"""Formulas, written along the line: what a reader of plain text would see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.latex.tokens import Token
from citecheck.documents.latex.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader
    from citecheck.models import MarkKind

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_DEGREES = ("∘", "°")
_SIGNS = ("′", "*", "∗", "†", "‡", "®", "™")
_UNIT = re.compile(r"(?:^|[\d\s/(\u00a0\u202f·])(?:[mckdµn]?m|s|in|ft|yd|mi|ha)$")
_TEN = re.compile(r"(?:^|[\s×x·\u00a0\u202f])10$")
_DIGITS = re.compile(r"[0-9+\-−()n]+")


def text(printed: str) -> str:
    """Text within a formula: its hyphens are minus signs."""
    return printed.replace("-", "−").replace("'", "′")


def toggle(reader: Reader, token: Token) -> None:
    """A formula begins, or ends, at a dollar sign."""
    begin(reader, token) if not reader.math else end(reader, token)


def begin(reader: Reader, token: Token) -> None:
    """A formula begins."""
    reader.math = True
    # Superscript with nothing under it, `$^{1,2}$`, is a raised marker.
    following = reader.stream.next()
    while following is not None and following.kind == "open":
        closing = reader.stream.next()
        if closing is None or closing.kind != "close":
            if closing is not None:
                reader.stream.push(closing)
            break
        following = reader.stream.next()
    if following is None:
        return
    if following.kind == "special" and following.text == "^":
        content = reader.stream.argument()
        if _is_exponent(reader.writer.last_word(), plain(content)):
            reader.writer.put(_script(plain(content)), token)
        else:
            raised(reader, content, token)
        return
    reader.stream.push(following)


def _is_exponent(word: str, content: str) -> bool:
    """Whether a superscript outside the formula's own symbols belongs to `word`: `m$^2$`, `s$^{-1}$`, `Ca$^{2+}$`."""
    if content in _DEGREES or re.fullmatch(r"[-−+]\d+|\d{0,2}[-−+]", content):
        return True
    if _TEN.search(word) and content.isdecimal():
        return True
    return content in ("2", "3") and _UNIT.search(word) is not None


def end(reader: Reader, _: Token) -> None:
    """A formula ends."""
    reader.math = False


def raised(reader: Reader, content: list[Token], at: Token) -> None:
    """Print `content` as a superscript in its own right; citations in it are read."""
    reader.writer.tight()
    stop = Token("close", "}", at.line, at.column)
    reader.stream.push(Token("open", "{", at.line, at.column), *content, stop)
    marked(reader, "superscript", at)


def marked(reader: Reader, kind: MarkKind, at: Token, value: str | None = None) -> None:
    """Mark the argument that follows, which is text, not formula."""

    def begun() -> Callable[[], None]:
        number, math = reader.writer.open(kind, at, value), reader.math
        reader.math = False

        def ended() -> None:
            reader.writer.close(number)
            reader.math = math

        return ended

    reader.group(begun, at)


def script(reader: Reader, token: Token) -> None:
    """A superscript or subscript behind something: `10^{-3}` is `10⁻³`, `CO_2` is `CO2`."""
    content = plain(reader.stream.argument())
    reader.writer.tight()
    reader.writer.put(_script(content) if token.text == "^" else content, token)


def _script(content: str) -> str:
    """`content` raised, in Unicode where it has the characters."""
    if content in _DEGREES:
        return "°"
    if _DIGITS.fullmatch(content):
        return content.translate(_RAISED)
    return content if content in _SIGNS else f"^{content}"


def fraction(reader: Reader, token: Token) -> None:
    r"""`\frac{a}{b}` is `a/b`."""
    over, under = reader.stream.argument(), reader.stream.argument()
    wrapped = [_bracketed(part, token) for part in (over, under)]
    reader.stream.push(*wrapped[0], Token("text", "/", token.line, token.column), *wrapped[1])


def root(reader: Reader, token: Token) -> None:
    r"""`\sqrt{x}` is `√x`."""
    reader.stream.optional()
    reader.writer.put("√", token)


def _bracketed(part: list[Token], at: Token) -> list[Token]:
    if len(part) < 2 or not any(token.kind in ("space", "special", "macro") for token in part):
        return part
    return [Token("text", "(", at.line, at.column), *part, Token("text", ")", at.line, at.column)]
