r"""Abbreviations of the glossaries, acronym and acro packages: written out at the first use, as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.latex.tokens import written
from citecheck.documents.latex.values import plain, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.latex.reader import Reader
    from citecheck.documents.latex.tokens import Token

_OPTION = re.compile(r"\b(short|long)\s*=\s*(?:\{([^{}]*)\}|([^,{}]*))")
_SHORT = frozenset({"acrshort", "acs", "acsp", "glsxtrshort"})
_LONG = frozenset({"acrlong", "acl", "aclp", "glsxtrlong"})
_FULL = frozenset({"acrfull", "acf", "acfp", "glsxtrfull"})


def _new(reader: Reader, _: Token) -> None:
    reader.stream.optional()
    key = reader.name()
    reader.abbreviations[key] = (plain(reader.stream.argument()), plain(reader.stream.argument()))


def _define(reader: Reader, _: Token) -> None:
    key = reader.name()
    short = reader.stream.optional()
    reader.abbreviations[key] = (plain(short) if short else key, plain(reader.stream.argument()))


def _declare(reader: Reader, _: Token) -> None:
    key = reader.name()
    said = {name: value(braced or bare) for name, braced, bare in _OPTION.findall(written(reader.stream.argument()))}
    reader.abbreviations[key] = (said.get("short", key), said.get("long", key))


def _use(reader: Reader, token: Token) -> None:
    stream, name = reader.stream, token.text
    stream.take("*")
    stream.optional()
    key = reader.name()
    short, full = reader.abbreviations.get(key, (key, ""))
    low = name.lower()
    first = key not in reader.used
    if full and (low in _LONG or low in _FULL or (low not in _SHORT and first)):
        printed = full if low in _LONG else f"{full} ({short})"
        reader.used.add(key)
    else:
        printed = short
    if name[0].isupper():
        printed = printed[:1].upper() + printed[1:]
    plural = low.endswith(("pl", "p")) and low not in ("glsp",)
    reader.writer.put(f"{printed}s" if plural else printed, token)


HANDLERS: dict[str, Callable[[Reader, Token], None]] = {
    "newacronym": _new,
    "newabbreviation": _new,
    "acrodef": _define,
    "newacro": _define,
    "acro": _define,
    "DeclareAcronym": _declare,
    **dict.fromkeys(("gls", "Gls", "glspl", "Glspl", "ac", "Ac", "acp", "Acp", *_SHORT, *_LONG, *_FULL), _use),
}
