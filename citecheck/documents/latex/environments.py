"""What stands between `begin` and `end`: lists, tables, floats, formulas, the reference list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citecheck.documents.latex.tokens import DEEPEST, Token
from citecheck.documents.latex.values import plain
from citecheck.documents.latex.writer import EntryBegins, ListBegins, ListEnds

if TYPE_CHECKING:
    from citecheck.documents.latex.reader import Reader

_LISTS = frozenset(
    {"itemize", "enumerate", "description", "compactitem", "compactenum", "tablenotes", "list", "inparaenum"}
)
_NUMBERED = frozenset({"enumerate", "compactenum", "inparaenum"})
# Arguments behind `\begin{name}`: o optional, m not.
_TABLES = {
    "tabular": "om",
    "tabular*": "mom",
    "tabularx": "mom",
    "tabulary": "mom",
    "longtable": "om",
    "longtable*": "om",
    "supertabular": "om",
    "tblr": "om",
    "longtblr": "oom",
    "array": "om",
}
_FLOATS = frozenset(
    {"figure", "figure*", "table", "table*", "wrapfigure", "wraptable", "sidewaystable", "sidewaysfigure", "algorithm"}
)
_FORMULAS = re.compile(r"(?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math)\*?")
_ARGUMENTS = {
    "minipage": "ooom",
    "multicols": "mo",
    "multicols*": "mo",
    "adjustbox": "m",
    "wrapfigure": "omom",
    "wraptable": "omom",
    "subfigure": "om",
    "subtable": "om",
    "spacing": "m",
    "adjustwidth": "mm",
    "CJK": "mm",
    "CJK*": "mm",
    "alignat": "m",
    "alignat*": "m",
    "list": "mm",
    "CSLReferences": "mm",
    "otherlanguage": "m",
    "tcolorbox": "o",
}
_QUIET = frozenset({"minipage", "small", "footnotesize", "scriptsize", "tiny", "center", "flushleft", "threeparttable"})
"""In a table these break nothing."""


class Environment(Struct):
    """One that has begun."""

    name: str
    math: bool = False
    count: int = 0
    item: int | None = None


class Bibliography(Struct):
    """The reference list that the document itself writes, while it is being read."""

    in_list: bool = False
    in_entry: bool = False


class Numbers(Struct):
    """The numbers of sections, figures, tables and formulas, for references to them."""

    counts: dict[str, int] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    last: tuple[str, str] = ("", "")

    def step(self, name: str) -> None:
        """One more of `name`."""
        self.counts[name] = self.counts.get(name, 0) + 1
        self.last = (name, str(self.counts[name]))


def begin(reader: Reader, token: Token) -> None:
    """An environment begins."""
    name = reader.name()
    if name == "document":
        reader.writer.muted = False
        return
    if reader.writer.muted:
        return
    bare = name.rstrip("*")
    if name in _FLOATS and not reader.writer.at_start and not reader.bibliography.in_list:
        # A float in the midst of a paragraph floats to its end.
        content = reader.stream.until(name)
        reader.deferred.append([*_command("begin", name, token), *content, *_command("end", name, token)])
        return
    inline = _FORMULAS.fullmatch(name) or (name in _QUIET and in_table(reader)) or reader.math
    if reader.deferred and not inline and not in_table(reader) and not reader.bibliography.in_entry:
        # What waits for the end of the paragraph comes before what ends it.
        reader.stream.push(*_command("begin", name, token))
        reader.paragraph()
        return
    if name == "thebibliography":
        reader.stream.argument()
        _begin_list(reader, token)
        return
    environment = Environment(name=name, math=reader.math)
    following = reader.stream.peek()
    if (signature := _TABLES.get(name) or _ARGUMENTS.get(name)) or (following and following.text.startswith("[")):
        skip_arguments(reader, signature or "o")
    if _FORMULAS.fullmatch(name):
        reader.writer.space()
        reader.math = True
        if bare in ("equation", "align", "eqnarray"):
            reader.numbers.step("equation")
    elif name == "abstract":
        reader.paragraph()
        number = reader.writer.open("heading", token, "1")
        reader.writer.put("Abstract", token)
        reader.writer.close(number)
        reader.paragraph()
    elif not (name in _QUIET and in_table(reader)) and not reader.math:
        reader.paragraph()
    if len(reader.environments) < DEEPEST * 20:
        reader.environments.append(environment)


def end(reader: Reader, token: Token) -> None:
    """An environment ends; those within it that were never ended end with it."""
    name = reader.name()
    if name == "document":
        close_all(reader)
        reader.paragraph()
        if reader.stream.files:
            reader.stream.leave()
        return
    if reader.writer.muted:
        return
    if name == "thebibliography":
        end_list(reader)
        return
    if not any(environment.name == name for environment in reader.environments):
        return
    while reader.environments:
        environment = reader.environments.pop()
        _close(reader, environment)
        if environment.name == name:
            break
    if not (name in _QUIET and in_table(reader)) and not reader.math:
        if _FORMULAS.fullmatch(name):
            reader.writer.space()
        else:
            reader.paragraph()


def close_all(reader: Reader) -> None:
    """Everything ends."""
    while reader.environments:
        _close(reader, reader.environments.pop())
    end_list(reader)


def item(reader: Reader, token: Token) -> None:
    """The next item of a list, with its number, label or dash."""
    label = reader.stream.optional()
    environment = next((one for one in reversed(reader.environments) if one.name in _LISTS), None)
    if environment is None:
        reader.writer.block("\n")
        return
    _close_item(reader, environment)
    reader.writer.block("\n")
    environment.item = reader.writer.open("item", token)
    environment.count += 1
    own = f"{environment.count}." if environment.name in _NUMBERED else "-"
    reader.writer.put(own if label is None else plain(label), token)
    reader.writer.space()


def set_counter(reader: Reader, _: Token) -> None:
    r"""`\setcounter{enumi}{3}`: the next item has the number 4."""
    name, number = reader.name(), reader.name()
    if name.startswith("enum") and number.isdecimal() and reader.environments:
        environment = next((one for one in reversed(reader.environments) if one.name in _NUMBERED), None)
        if environment is not None:
            environment.count = min(int(number[:6]), 100_000)


def bibitem(reader: Reader, token: Token) -> None:
    """The next entry of a written reference list."""
    label = reader.stream.optional()
    key = reader.name()
    if not reader.bibliography.in_list:
        _begin_list(reader, token)
    reader.bibliography.in_entry = False
    reader.writer.block()
    reader.written_keys.append(key)
    printed = plain(label) if label else None
    if printed and re.search(r"\((?:\d{4}|n\.?d|in press|[^()]*\d{4})[^()]*\)", printed):
        reader.hints.labels.append(printed)
    reader.writer.add(EntryBegins(key, printed), token)
    reader.writer.at_start = True
    reader.bibliography.in_entry = True


def next_cell(reader: Reader, token: Token) -> None:
    """`&`: the next cell of a table."""
    if reader.math:
        reader.writer.space()
    elif in_table(reader):
        reader.writer.tight()
        reader.writer.put("\t", token)
        reader.writer.at_start = True
    else:
        reader.writer.put("&", token)


def new_line(reader: Reader, _: Token) -> None:
    r"""`\\`: the next row of a table, or a line break."""
    reader.stream.take("*")
    following = reader.stream.peek()
    if following is not None and following.text.startswith("["):
        reader.stream.optional()
    if reader.math or reader.in_heading or reader.bibliography.in_entry:
        reader.writer.space()
    else:
        reader.writer.block("\n")


def in_table(reader: Reader) -> bool:
    """Whether we are in a table."""
    return any(environment.name in _TABLES for environment in reader.environments[-DEEPEST:])


def skip_arguments(reader: Reader, signature: str) -> None:
    """Drop the arguments that `signature` names: s a star, o in brackets, p in parentheses, m in braces."""
    stream = reader.stream
    for letter in signature:
        if letter == "s":
            stream.take("*")
        elif letter in "op":
            stream.optional(*("[]" if letter == "o" else "()"))
        else:
            stream.argument()


def end_list(reader: Reader) -> None:
    """The written reference list ends, if there was one."""
    if reader.bibliography.in_list:
        reader.bibliography = Bibliography()
        reader.writer.note(ListEnds())
        reader.writer.block()


def _begin_list(reader: Reader, token: Token) -> None:
    reader.paragraph()
    reader.writer.add(ListBegins(True, token.line, token.column), token)
    reader.writer.block()
    reader.bibliography.in_list = True


def _close(reader: Reader, environment: Environment) -> None:
    _close_item(reader, environment)
    reader.math = environment.math


def _close_item(reader: Reader, environment: Environment) -> None:
    if environment.item is not None:
        reader.writer.close(environment.item)
        environment.item = None


def _command(name: str, argument: str, at: Token) -> list[Token]:
    return [
        Token("macro", name, at.line, at.column),
        Token("open", "{", at.line, at.column),
        Token("text", argument, at.line, at.column),
        Token("close", "}", at.line, at.column),
    ]
