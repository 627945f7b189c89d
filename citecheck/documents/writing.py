"""Text out of markup: blanks as a browser shows them, blocks apart, and where each piece stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right

from citecheck.models import Anchor, Mark, MarkKind

_RUN = re.compile(r"[^ \t\r\n\f\v]+(?: [^ \t\r\n\f\v]+)*")
_BLANK = frozenset(" \t\r\n\f\v")
# What stands in the source as it stands in the text: no quotes, brackets or letters that may be written as entities.
_PLAIN = re.compile(r"[^&<>\"'\x80-\U0010ffff]{1,48}")
_LINE = re.compile(r"\r\n|\r|\n")
_NEAR = 20_000
_TAG = 2_000
_BUDGET = 200_000_000
"""Characters that all searches beyond the neighbourhood may cost together: some seconds at most."""


class Source:
    """Finds pieces of text in the markup that they come from, from the front to the back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(match.end() for match in _LINE.finditer(text))]
        self._cursor = 0
        self._budget = _BUDGET

    def enter(self, line: int | None) -> None:
        """Go on at this 1-based line, which the parser names for the element that comes next."""
        # libxml2 counts no further than 65,535, and for a file of one line it says nothing.
        if line is None or not 1 < line < min(65_535, len(self._lines) + 1):
            return
        if bisect_right(self._lines, self._cursor) != line:
            self._cursor = self._lines[line - 1]

    def leave(self, tag: str) -> None:
        """Go on behind the next end of `tag`, whose text is not wanted."""
        found = self._find(f"</{tag}", far=True)
        if found >= 0:
            self._cursor = found

    def place(self, run: str) -> tuple[int, int]:
        """The 1-based line and column of `run`, or of what is nearest before it."""
        plain = _PLAIN.search(run)
        if plain is not None:
            found = self._outside_tags(plain.group(), far=len(plain.group()) > 11)
            if found >= 0:
                self._cursor = found + len(plain.group())
                line = bisect_right(self._lines, found)
                # An entity before the piece is longer in the source than in the text.
                return line, max(1, found - plain.start() - self._lines[line - 1] + 1)
        line = bisect_right(self._lines, self._cursor)
        return line, self._cursor - self._lines[line - 1] + 1

    def _outside_tags(self, piece: str, *, far: bool) -> int:
        at = self._cursor
        for _ in range(50):
            found = self._find(piece, far=far, at=at)
            if found < 0:
                return -1
            begin = max(0, found - _TAG)
            if self._text.rfind("<", begin, found) <= self._text.rfind(">", begin, found):
                return found
            at = found + 1
        return -1

    def _find(self, piece: str, *, far: bool, at: int | None = None) -> int:
        start = self._cursor if at is None else at
        found = self._text.find(piece, start, start + _NEAR)
        if found < 0 and far and self._budget > 0:
            found = self._text.find(piece, start)
            self._budget -= (found if found >= 0 else len(self._text)) - start
        return found


class Writer:
    """Collects the text, the marks, and an anchor for each piece."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self._anchors: dict[int, Anchor] = {0: Anchor(offset=0, line=1, column=1)}
        self._last = "\n"
        self._ending = 0
        self._broken = 2
        self._blank = False
        self._held = False
        self.cells = 0
        """Depth of table cells: blocks within one are only blanks apart."""

    def put(self, raw: str | None) -> None:
        """Add text of the source; its blanks and line breaks count as one blank each."""
        if not raw:
            return
        self._blank = self._blank or raw[0] in _BLANK
        for number, match in enumerate(_RUN.finditer(raw)):
            self._blank = self._blank or number > 0
            run = match.group()
            line, column = self.source.place(run)
            self.here()
            self._anchors[self.length] = Anchor(offset=self.length, line=line, column=column)
            self._append(run)
        self._blank = self._blank or raw[-1] in _BLANK

    def preformatted(self, raw: str | None) -> None:
        """Add text whose line breaks count."""
        for number, line in enumerate((raw or "").split("\n")):
            if number:
                self.line()
            self.put(line)

    def add(self, text: str) -> None:
        """Add text that stands nowhere in the source: the number of a list item, a comma between two names."""
        if text:
            self.here()
            self._append(text)

    def anchor(self, run: str) -> None:
        """What is added next belongs to the place of `run` in the source."""
        line, column = self.source.place(run)
        self._anchors[self.here()] = Anchor(offset=self.length, line=line, column=column)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        self._last = text[-1]
        self._broken = 0
        self._held = False

    def here(self) -> int:
        """The offset at which the next piece begins, after the break or blank before it is written."""
        if self._ending:
            self._parts.append("\n" * self._ending)
            self.length += self._ending
            self._broken, self._ending = self._broken + self._ending, 0
            self._last = "\n"
        elif self._blank and self._last not in " \t\n":
            self._parts.append(" ")
            self.length += 1
            self._last = " "
        self._blank = False
        return self.length

    def space(self) -> None:
        """A blank, if more follows on this line."""
        self._blank = True

    def stop(self) -> None:
        """End what was written with a full stop, where no sign ends it and a blank at most comes after it."""
        if self._last.isalnum() and not self._ending:
            self._append(".")

    def line(self) -> None:
        """The next piece begins a new line."""
        self._break(1)

    def block(self) -> None:
        """The next piece begins a new paragraph."""
        self._break(2)

    def _break(self, lines: int) -> None:
        if self._held:
            return
        if self.cells:
            self._blank = True
        else:
            self._ending = max(self._ending, lines - self._broken)
        self._blank = self._blank and bool(self.cells)

    def cell(self) -> None:
        """The next piece begins a new cell of the row."""
        self._blank = False
        if not self._ending:
            self._append("\t")

    def hold(self) -> None:
        """What comes next goes on this line, even if it is a paragraph: text after its number or label."""
        self._blank, self._held = True, True

    def release(self) -> None:
        """Breaks count again."""
        self._held = False

    def mark(self, kind: MarkKind, start: int, value: str | None = None) -> None:
        """Mark what was written since the offset `start`."""
        if self.length > start:
            self.marks.append(Mark(kind=kind, start=start, end=self.length, value=value))

    @property
    def last(self) -> str:
        """The last character as it stands, a break or blank still to be written included."""
        return "\n" if self._ending else " " if self._blank else self._last

    def tail(self, length: int) -> str:
        """The last characters of the text, `length` of them or a few more."""
        out = ""
        for part in reversed(self._parts):
            out = part + out
            if len(out) >= length:
                break
        return out

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._parts)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """An anchor for each piece, in order."""
        return tuple(self._anchors[offset] for offset in sorted(self._anchors))
