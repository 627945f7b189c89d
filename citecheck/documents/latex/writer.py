"""What is printed, piece by piece, before it is known which number each citation has."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from citecheck.documents.latex.cites import Cite
    from citecheck.documents.latex.tokens import Token
    from citecheck.models import MarkKind


class Text(Struct, frozen=True, gc=False):
    """Printed text, and the place of its source."""

    text: str
    line: int
    column: int


class Open(Struct, frozen=True):
    """From here on the text is marked, up to the `Close` of the same number."""

    number: int
    kind: MarkKind
    value: str | None = None


class Close(Struct, frozen=True):
    """The end of what `Open` began."""

    number: int


class Cited(Struct, frozen=True):
    """A citation."""

    cite: Cite
    line: int
    column: int


class Named(Struct, frozen=True):
    """A reference to a figure, table or section, by its label."""

    label: str
    with_name: bool


class ListBegins(Struct, frozen=True):
    """The reference list begins: `written` where its entries follow, else they come from the data beside."""

    written: bool
    line: int
    column: int


class EntryBegins(Struct, frozen=True):
    """An entry of a written list begins: its key, and its printed label where it has one of its own."""

    key: str
    label: str | None


class ListEnds(Struct, frozen=True):
    """The written list ends."""


Piece: TypeAlias = Text | Open | Close | Cited | Named | ListBegins | EntryBegins | ListEnds


class Writer:
    """Collects pieces; blanks and breaks are joined, and none stands at the beginning of a block."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.muted = False
        self.at_start = True
        self._space = False
        self._blank = False
        self._break = ""
        self._marks = 0

    def put(self, text: str, at: Token) -> None:
        """Print `text`, whose source stands at `at`."""
        if text and not self.muted:
            self._flush(at)
            self.pieces.append(Text(text, at.line, at.column))
            self.at_start = self._blank = False

    def add(self, piece: Piece, at: Token) -> None:
        """Put `piece` where we are; it prints something."""
        if not self.muted:
            self._flush(at)
            self.pieces.append(piece)
            self.at_start = self._blank = False

    def note(self, piece: Piece) -> None:
        """Put `piece` where we are; it prints nothing by itself."""
        if not self.muted:
            self.pieces.append(piece)

    def open(self, kind: MarkKind, at: Token, value: str | None = None) -> int:
        """Begin to mark text; the number is to be given to `close`."""
        self._marks += 1
        if not self.muted:
            self._flush(at)
            self.pieces.append(Open(self._marks, kind, value))
        return self._marks

    def close(self, number: int) -> None:
        """The marked text ends."""
        if not self.muted:
            self.pieces.append(Close(number))

    def space(self) -> None:
        """A blank, unless there is one."""
        self._space = True

    def tight(self) -> None:
        """Take back a blank that stands last."""
        self._space = False

    def last_word(self) -> str:
        """The end of what was printed last, empty where a blank or a break stands behind it."""
        last = self.pieces[-1] if self.pieces and not (self._space or self._break) else None
        return last.text[-12:] if isinstance(last, Text) else ""

    def block(self, gap: str = "\n\n") -> None:
        """End the block."""
        if len(gap) > len(self._break):
            self._break = gap
        self._space = False
        self.at_start = True

    def _flush(self, at: Token) -> None:
        if self._break:
            if self.pieces:
                self.pieces.append(Text(self._break, at.line, at.column))
            self._break = ""
        elif self._space and not self.at_start and not self._blank:
            self.pieces.append(Text(" ", at.line, at.column))
            self._blank = True
        self._space = False
