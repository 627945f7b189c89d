"""LaTeX source as tokens, each with its place; a stream of them that can be pushed back and read by arguments.

pylatexenc parses whole documents into trees; here macros have to be expanded, files read in place and citations kept
with their offsets, in bounds, which a stream of tokens does as TeX itself does it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal[
    "macro", "text", "space", "par", "open", "close", "math", "special", "address", "verbatim", "param"
]

_RAW = "verbatim|Verbatim|lstlisting|minted|alltt|comment|filecontents|tikzpicture|pgfpicture|asy"
_TOKEN = re.compile(
    rf"""
      (?P<raw>\\begin[ ]?\{{(?P<environment>(?:{_RAW})\*?)\}})
    | (?P<verb>\\(?:verb|lstinline)\*?(?P<mark>[^\sa-zA-Z0-9*{{\[]))
    | (?P<address>\\(?P<command>url|nolinkurl|path|href|burl)[ \t\n]*(?:\[[^\]\n]{{0,200}}\][ ]*)?
        \{{(?P<target>[^{{}}\n]{{0,2000}})\}})
    | (?P<macro>\\(?:[A-Za-z@]+|.|\n|\Z))
    | (?P<comment>%[^\n]*(?:\n[ \t]*(?=[^\s])|\Z)?)
    | (?P<par>[ \t]*\n(?:[ \t]*\n)+[ \t]*)
    | (?P<space>[ \t\n]+)
    | (?P<open>\{{)
    | (?P<close>\}})
    | (?P<math>\$\$?)
    | (?P<special>[&~^_\#\[\]])
    | (?P<text>[^\\%\s{{}}$&~^_\#\[\]]+(?:[ ][^\\%\s{{}}$&~^_\#\[\]]+)*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\([%#&_~{}])")
_SHOWN = frozenset({"verbatim", "Verbatim", "lstlisting", "minted", "alltt"})
DEEPEST = 40
"""Groups and files within each other that are followed; real articles need ten."""


class Token(Struct, frozen=True, gc=False):
    """One token: `text` is a macro's name without backslash, an address, or what is printed; line, column 1-based."""

    kind: Kind
    text: str
    line: int
    column: int


def tokens(source: str, at: Token | None = None) -> Iterator[Token]:
    """The tokens of `source` in order, comments left out; all stand at the place of `at` where that is given."""
    position, line, line_start, length = 0, 1, 0, len(source)
    while position < length:
        match = _TOKEN.match(source, position)
        if match is None:
            return
        kind, text, end = match.lastgroup or "text", match.group(), match.end()
        where = (at.line, at.column) if at else (line, position - line_start + 1)
        if kind == "macro":
            yield Token("macro", text[1:] or " ", *where)
        elif kind == "raw":
            name = match["environment"]
            closing = source.find(f"\\end{{{name}}}", end)
            content = source[end : closing if closing >= 0 else length]
            end = closing + len(name) + 6 if closing >= 0 else length
            text = source[position:end]
            if name.rstrip("*") in _SHOWN:
                yield Token("verbatim", content, *where)
        elif kind == "verb":
            closing = source.find(match["mark"], end)
            line_end = source.find("\n", end)
            if closing < 0 or 0 <= line_end < closing:
                closing = end - 1
            yield Token("text", source[end:closing], *where)
            end = closing + 1
        elif kind == "address":
            name = "href" if match["command"] == "href" else "url"
            yield Token("macro", name, *where)
            yield Token("address", _ESCAPED.sub(r"\1", match["target"]).strip(), *where)
        elif kind != "comment":
            yield Token(kind, text, *where)  # type: ignore[arg-type]  # the name of a group is a kind
        if "\n" in text:
            line += text.count("\n")
            line_start = position + text.rfind("\n") + 1
        position = end


class Stream:
    """Tokens to read one by one, from sources that are stacked upon each other."""

    def __init__(self) -> None:
        self.captured = 0
        """Tokens that were read ahead, as arguments; those of arguments within arguments count each time."""
        self._sources: list[tuple[str, Iterator[Token]]] = []
        self._back: list[list[Token]] = [[]]

    def enter(self, name: str, source: Iterator[Token]) -> None:
        """Read `source` next, and then go on where we are; `name` is the file that it comes from."""
        self._sources.append((name, source))
        self._back.append([])

    def leave(self) -> None:
        """Drop what is left of the source that is being read."""
        if self._sources:
            self._sources.pop()
            self._back.pop()
        else:
            self._back[-1].clear()

    @property
    def files(self) -> list[str]:
        """The files that are being read, the outermost first."""
        return [name for name, _ in self._sources]

    def next(self) -> Token | None:
        """The next token, None at the end of everything."""
        while True:
            if self._back[-1]:
                return self._back[-1].pop()
            if not self._sources:
                return None
            token = next(self._sources[-1][1], None)
            if token is not None:
                return token
            self.leave()

    def push(self, *found: Token) -> None:
        """Put `found` back, to be read next in this order."""
        self._back[-1].extend(reversed(found))

    def peek(self) -> Token | None:
        """The next token, which stays."""
        token = self.next()
        if token is not None:
            self.push(token)
        return token

    def skip_space(self) -> None:
        """Drop blanks (but not the end of a paragraph)."""
        while (token := self.next()) is not None:
            if token.kind != "space":
                self.push(token)
                return

    def skip_before_group(self) -> None:
        """Drop blanks that stand before a group: the argument of a command that prints it."""
        blank = self.next()
        following = self.peek() if blank is not None and blank.kind == "space" else None
        if blank is not None and not (following is not None and following.kind == "open"):
            self.push(blank)

    def take(self, text: str) -> bool:
        """Whether the next token is `text`; then it is taken."""
        token = self.next()
        if token is None:
            return False
        if token.text == text and token.kind != "macro":
            return True
        if token.kind == "text" and token.text.startswith(text):
            self.push(Token("text", token.text[len(text) :], token.line, token.column + len(text)))
            return True
        self.push(token)
        return False

    def argument(self) -> list[Token]:
        """The next argument without its braces: a group, or a single token (of text, one character)."""
        self.skip_space()
        token = self.next()
        if token is None:
            return []
        if token.kind == "open":
            return self._balanced()
        if token.kind == "text" and len(token.text) > 1:
            self.push(Token("text", token.text[1:], token.line, token.column + 1))
            return [Token("text", token.text[0], token.line, token.column)]
        if token.kind in ("close", "par"):
            self.push(token)
            return []
        return [token]

    def optional(self, opening: str = "[", closing: str = "]") -> list[Token] | None:
        """The next optional argument without its brackets, None where there is none."""
        before = self.peek()
        self.skip_space()
        if not self.take(opening):
            if before is not None and before.kind == "space":
                self.push(before)
            return None
        found: list[Token] = []
        depth = 0
        while (token := self.next()) is not None:
            if token.kind == "open":
                depth += 1
            elif token.kind == "close":
                depth -= 1
            elif token.kind == "par":
                break
            if depth <= 0 and token.kind in ("special", "text") and closing in token.text:
                text, _, rest = token.text.partition(closing)
                if text:
                    found.append(Token("text", text, token.line, token.column))
                if rest:
                    self.push(Token("text", rest, token.line, token.column + len(text) + 1))
                break
            found.append(token)
        return found

    def until(self, environment: str) -> list[Token]:
        """Everything up to where `environment`, which has begun, ends; that end is taken too."""
        found: list[Token] = []
        depth = 1
        while (token := self.next()) is not None:
            if token.kind == "macro" and token.text in ("begin", "end"):
                name = self.argument()
                if written(name) == environment:
                    depth += 1 if token.text == "begin" else -1
                    if not depth:
                        self.captured += len(found)
                        return found
                found += [token, Token("open", "{", token.line, token.column), *name]
                found.append(Token("close", "}", token.line, token.column))
                continue
            found.append(token)
        self.captured += len(found)
        return found

    def _balanced(self) -> list[Token]:
        found: list[Token] = []
        depth = 1
        while (token := self.next()) is not None:
            if token.kind == "open":
                depth += 1
            elif token.kind == "close":
                depth -= 1
                if not depth:
                    break
            found.append(token)
        self.captured += len(found)
        return found


def written(found: list[Token]) -> str:
    """`found` as it stood in the source, for names and keys."""
    return "".join(f"\\{token.text}" if token.kind == "macro" else token.text for token in found).strip()
