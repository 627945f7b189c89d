"""Reads LaTeX token by token, as TeX does, and hands what is printed to a `Writer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.latex import commands, definitions, environments, mathematics
from citecheck.documents.latex.cites import is_cite, read_cite
from citecheck.documents.latex.left_out import LEFT_OUT
from citecheck.documents.latex.styles import Hints
from citecheck.documents.latex.symbols import ACCENTS, symbol
from citecheck.documents.latex.tokens import DEEPEST, Stream, Token, tokens, written
from citecheck.documents.latex.values import accent, ligatures
from citecheck.documents.latex.writer import Cited, Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.documents.beside import Beside
    from citecheck.documents.latex.cites import Cite
    from citecheck.documents.latex.definitions import Macro

_MOST_TOKENS = 2_500_000
_MOST_EXPANSIONS = 30_000
_LONGEST_EXPANSION = 20_000


class Reader:
    """The state of reading one document; `read` runs it, then `writer`, `cites` and the rest hold what was found."""

    def __init__(self, source: str, beside: Beside) -> None:
        self.stream = Stream()
        self.stream.enter("", tokens(source))
        self.beside = beside
        self.writer = Writer()
        self.hints = Hints()
        self.macros: dict[str, Macro] = {}
        self.cites: list[Cite] = []
        self.resources: list[str] = []
        """Names of the BibTeX files, as the document gives them."""
        self.written_keys: list[str] = []
        """Keys of the entries of a written list, in order."""
        self.title: list[Token] = []
        self.environments: list[environments.Environment] = []
        self.deferred: list[list[Token]] = []
        """Footnotes and floats: they wait for the end of the paragraph."""
        self.numbers = environments.Numbers()
        self.bibliography: environments.Bibliography = environments.Bibliography()
        self.abbreviations: dict[str, tuple[str, str]] = {}
        """Short and long form of each."""
        self.used: set[str] = set()
        """Those that were written out before."""
        self.math = False
        self.in_heading = False
        self._groups: list[Callable[[], None] | None] = []
        self._expansions = 0

    def read(self) -> None:
        """Read everything."""
        stream, count = self.stream, 0
        while True:
            token = stream.next()
            if token is None:
                if not self.deferred:
                    break
                self.flush()
                continue
            count += 1
            if count + stream.captured > _MOST_TOKENS:
                self.beside.remark("is too long, or its macros call each other without end; the rest was not read")
                break
            self._one(token)
        while self._groups:
            self._close_group()
        environments.close_all(self)

    def read_source(self, source: str, at: Token) -> None:
        """Read `source`, all of which stands at the place of `at`."""
        self.stream.enter("", tokens(source, at))
        self.read()

    def _one(self, token: Token) -> None:
        kind, writer = token.kind, self.writer
        if kind == "text":
            writer.put(mathematics.text(token.text) if self.math else ligatures(token.text), token)
        elif kind == "space":
            writer.space()
        elif kind == "macro":
            self._macro(token)
        elif kind == "par":
            self.paragraph()
        elif kind == "open":
            self._groups.append(None)
        elif kind == "close":
            self._close_group()
        elif kind == "math":
            mathematics.toggle(self, token)
        elif kind == "special":
            self._special(token)
        elif kind == "address":
            writer.put(token.text, token)
        elif kind == "verbatim":
            self.paragraph()
            writer.put(token.text.strip("\n"), token)
            self.paragraph()

    def _special(self, token: Token) -> None:
        writer = self.writer
        if token.text == "~":
            if not writer.at_start:
                writer.tight()
                writer.put("\u00a0", token)
        elif token.text == "&":
            environments.next_cell(self, token)
        elif token.text in "^_" and self.math:
            mathematics.script(self, token)
        else:
            writer.put(token.text, token)

    def _macro(self, token: Token) -> None:
        name, stream = token.text, self.stream
        macro = self.macros.get(name)
        if macro is not None and self._expand(macro, token):
            return
        if self.deferred and name in commands.BLOCKS and not self._held():
            stream.push(token)
            self.paragraph()
        elif handler := commands.HANDLERS.get(name):
            handler(self, token)
        elif name in LEFT_OUT:
            environments.skip_arguments(self, LEFT_OUT[name])
            stream.skip_before_group()
        elif name in ACCENTS and not (self.math and name in "^_"):
            if not self.math or name not in "=.`'":
                self.writer.put(accent(stream, name), token)
        elif is_cite(name):
            self._cite(token)
        elif (printed := symbol(name)) is not None:
            self._symbol(token, printed)
        else:
            # A command that prints its argument, or nothing: what stands in its braces is read on.
            following = stream.peek()
            if name[0].isalpha() and following is not None and following.text.startswith("["):
                stream.optional()
            elif name[0].isalpha() and following is not None and following.kind == "space":
                stream.next()

    def _symbol(self, token: Token, printed: str) -> None:
        if token.text[0].isalpha():
            blank = self.stream.next()
            if blank is not None and (blank.kind != "space" or self.math):
                self.stream.push(blank)
        if printed.strip(" "):
            self.writer.put(printed, token)
        elif printed:
            self.writer.space()

    def _cite(self, token: Token) -> None:
        cite = read_cite(self.stream, token.text)
        if cite is None:
            return
        if token.text in ("citep", "citet", "citeauthor", "citealp", "citealt"):
            self.hints.names_used = True
        self.cites.append(cite)
        if cite.form == "none" or self.writer.muted:
            return
        if cite.form in ("super", "foot"):
            self.writer.tight()
        self.writer.add(Cited(cite, token.line, token.column), token)

    def _expand(self, macro: Macro, token: Token) -> bool:
        """Read the definition of a command in its place; not where commands call each other without end."""
        self._expansions += 1
        if self._expansions > _MOST_EXPANSIONS:
            self.beside.remark("has macros that call each other without end; it was read without them")
            self.macros.clear()
            return False
        body = definitions.expanded(macro, self.stream, token)
        if len(body) <= _LONGEST_EXPANSION:
            self.stream.push(*body)
        return True

    # ------------------------------------------------------------ what commands use

    def group(self, begin: Callable[[], Callable[[], None]], at: Token) -> None:
        """Let `begin` run now, and what it returns at the end of the argument that follows."""
        self.stream.skip_space()
        token = self.stream.next()
        if token is None:
            return
        if token.kind != "open":
            self.stream.push(token)
            argument = self.stream.argument()
            self.stream.push(*argument, Token("close", "}", at.line, at.column))
        if len(self._groups) > DEEPEST * 20:
            self._groups.append(None)
            return
        self._groups.append(begin())

    def _close_group(self) -> None:
        if self._groups and (end := self._groups.pop()) is not None:
            end()

    def paragraph(self) -> None:
        """The paragraph ends; footnotes and floats that waited for that come now."""
        if self._held():
            self.writer.space()
            return
        self.writer.block()
        self.flush()

    def _held(self) -> bool:
        """Whether a paragraph cannot end here."""
        return self.bibliography.in_entry or environments.in_table(self)

    def flush(self) -> None:
        """Read the footnotes and floats that wait."""
        waiting, self.deferred = self.deferred, []
        end = Token("par", "\n\n", 1, 1)
        self.stream.push(*(token for one in waiting for token in (end, *one, end)))

    def enter(self, name: str, suffixes: tuple[str, ...], at: Token) -> bool:
        """Read the file `name` in this place; its text stands at `at`. False where it cannot be."""
        files = self.stream.files
        found = self.beside.read(name, suffixes, near=files[-1] if files else "")
        if found is None:
            return False
        path, source = found
        if path in files or len(files) > DEEPEST or (self.beside.path and path == self.beside.path.name):
            self.beside.remark(f"{path} includes itself; read once")
            return False
        self.beside.remark("is made of several files: text from the others has the line of the command that reads them")
        self.stream.enter(path, tokens(source, at))
        return True

    def name(self) -> str:
        """The next argument, as a name or path."""
        return written(self.stream.argument())
