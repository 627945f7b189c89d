"""Collects the text of a Word document with its marks, its paragraphs' numbers, and the ranges that others ask for."""

from __future__ import annotations

from msgspec import Struct

from citecheck.documents.docx.symbols import symbols
from citecheck.documents.formats import TEXT_LIMIT
from citecheck.errors import DocumentError
from citecheck.models import Anchor, Mark, MarkKind

_SOFT_HYPHEN = "\u00ad"


class Range(Struct):
    """A part of the text while it is written: `start` is None until something visible stands in it."""

    start: int | None = None
    end: int = 0


class Block(Struct, frozen=True):
    """A paragraph of the text: half-open offsets, where its own text begins after an automatic number, what it is.

    `raised` is where the superscript ends that it begins with, 0 without one.
    """

    start: int
    end: int
    body: int
    number: int
    style: str | None
    heading: bool
    raised: int = 0


class Writer:
    """The text so far. Breaks between blocks are written when more text follows, so that empty blocks leave none."""

    def __init__(self) -> None:
        self.length = 0
        self.muted = 0
        self.body = 0
        """Offset at which the last paragraph's own text begins, after its automatic number."""
        self.raised = 0
        """Offset at which the superscript ends that the last paragraph begins with, 0 without one."""
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._anchors: dict[int, Anchor] = {0: Anchor(offset=0, line=1, column=1)}
        self._parts: list[str] = []
        self._break = ""
        self._prefix = ""
        self._line = 1
        self._fresh = True
        self._waiting: list[Range] = []
        self._raised: Range | None = None

    def text(self) -> str:
        """Everything written."""
        return "".join(self._parts)

    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors, in order, one an offset."""
        return tuple(self._anchors[offset] for offset in sorted(self._anchors))

    def at(self, line: int, prefix: str = "") -> None:
        """What follows is paragraph `line`, with the list number `prefix` before its text, if it has any text."""
        self._line, self._prefix, self._fresh = line, prefix, True

    def apart(self, gap: str) -> None:
        """Before what follows stands `gap`; of two gaps the wider one counts."""
        if len(gap) > len(self._break) or self._break == "\t":
            self._break = gap
        self._close_raised()

    def put(self, text: str, raised: bool = False) -> None:
        """Write `text`; `raised` as superscript."""
        if self.muted or not text:
            return
        if not text.isascii():
            text = symbols(text.replace(_SOFT_HYPHEN, ""))
        if self._prefix:
            # Notes begin with a blank after their mark, which stands there already.
            text = text.lstrip(" \t")
            if not text:
                return
        if self._break or self._fresh:
            self._enter()
        if self._waiting:
            for one in self._waiting:
                one.start = self.length
            self._waiting.clear()
        if raised:
            if self._raised is None and not text.isspace():
                self._raised = Range(start=self.length)
        elif self._raised is not None:
            self._close_raised()
        self._add(text)

    def _enter(self) -> None:
        if self._parts:
            self._add(self._break)
        self._break = ""
        if self._fresh:
            self._anchors[self.length] = Anchor(offset=self.length, line=self._line, column=1)
            self._fresh = False
            self.body = self.length
            self.raised = 0
        if self._prefix:
            # A range that begins with the paragraph holds its number too.
            for one in self._waiting:
                one.start = self.length
            self._waiting.clear()
            self._add(self._prefix)
            self._prefix = ""
            self.body = self.length

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)
        if self.length > TEXT_LIMIT + 1:
            raise DocumentError(f"holds more than {TEXT_LIMIT // 1_000_000} million characters; split it")

    def _close_raised(self) -> None:
        if self._raised is not None and self._raised.start is not None:
            self.mark("superscript", Range(start=self._raised.start, end=self.length))
            if self._raised.start == self.body:
                self.raised = self.length
        self._raised = None

    def open(self) -> Range:
        """A range that begins with the next visible text."""
        found = Range()
        self._waiting.append(found)
        return found

    def close(self, one: Range) -> Range:
        """End the range `one` here."""
        if one.start is None and one in self._waiting:
            self._waiting = [other for other in self._waiting if other is not one]
        one.end = self.length
        return one

    def mark(self, kind: MarkKind, one: Range, value: str | None = None) -> None:
        """Mark the range `one`, if there is anything in it."""
        if one.start is not None and one.end > one.start:
            self.marks.append(Mark(kind=kind, start=one.start, end=one.end, value=value))

    def finish(self) -> None:
        """Nothing more follows."""
        self._close_raised()
