"""Word's fields, which begin, divide and end somewhere among the runs: instructions apart from what they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citecheck.documents.docx.managers import Work, is_bibliography, works_of
from citecheck.documents.docx.writer import Range

if TYPE_CHECKING:
    from citecheck.documents.docx.writer import Writer

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+"(?P<inner>[^"]+)"|"(?P<address>[^"]+)")')
_REFERRED = re.compile(r"\s*REF\s+([^\s\\]+)")
_AGAIN = re.compile(r"\s*NOTEREF\s")
_CONTENTS = re.compile(r"\s*(?:TOC|INDEX|TOA)\b")
_DEEPEST = 60
_LONGEST = 4_000_000
"""Characters of one instruction: a citation of a hundred works with their abstracts has less."""


class Cited(Struct, frozen=True):
    """A citation that a reference manager put there: the range of its print, the works that its data name."""

    place: Range
    works: tuple[Work, ...]


class _Field(Struct):
    place: Range | None = None
    instruction: list[str] = field(default_factory=list)
    length: int = 0
    data: list[str] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    contents: bool = False


class Fields:
    """The fields of a document as its runs go by."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._open: list[_Field] = []
        self.cited: list[Cited] = []
        self.lists: list[Range] = []
        self.again: list[Range] = []
        """Where the number of a note is printed once more (`NOTEREF`)."""
        self.inner: list[tuple[str, Range]] = []
        """Names of bookmarks of this document, and where something is printed for them (`REF`)."""

    def begin(self, data: str | None = None) -> None:
        """A field begins; `data` is what a manager keeps beside it (`w:fldData`)."""
        if len(self._open) < _DEEPEST:
            self._open.append(_Field(data=[data] if data else []))
            self._writer.muted += 1

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self._open and self._open[-1].place is None:
            one = self._open[-1]
            one.length += len(text)
            if one.length <= _LONGEST:
                one.instruction.append(text)

    def separate(self) -> None:
        """The instruction ends; what follows is what the field prints."""
        if self._open and self._open[-1].place is None:
            one = self._open[-1]
            self._writer.muted -= 1
            one.contents = _CONTENTS.match("".join(one.instruction)) is not None
            if one.contents:
                self._writer.muted += 1
            one.place = self._writer.open()

    def end(self) -> None:
        """The innermost field ends."""
        if not self._open:
            return
        one = self._open.pop()
        if one.place is None or one.contents:
            self._writer.muted -= 1
        place = self._writer.close(one.place) if one.place is not None else None
        self._done("".join(one.instruction), one.data, one.works, place)

    def simple(self, instruction: str, place: Range, data: str | None = None) -> None:
        """A field in one piece (`w:fldSimple`), already printed."""
        self._done(instruction, [data] if data else [], [], place)

    def abandon(self) -> None:
        """A paragraph ends: an instruction that has not ended by now never will, and must not hide the rest."""
        whole = [one for one in self._open if one.place is not None]
        self._writer.muted -= len(self._open) - len(whole)
        self._open = whole

    def finish(self) -> None:
        """The text ends: what is still open ends with it."""
        while self._open:
            self.end()

    def _done(self, instruction: str, data: list[str], inner: list[Work], place: Range | None) -> None:
        works = [*works_of(instruction, data), *inner]
        outer = self._open[-1] if self._open else None
        if outer is not None and outer.place is None:
            # EndNote keeps the data of a citation in a field within its instruction.
            outer.works += works
            return
        if place is None or place.start is None:
            return
        if is_bibliography(instruction):
            self.lists.append(place)
        elif works:
            self.cited.append(Cited(place, tuple(works)))
        elif _AGAIN.match(instruction):
            self.again.append(place)
        elif referred := _REFERRED.match(instruction):
            self.inner.append((referred[1], place))
        elif link := _LINK.match(instruction):
            self._writer.mark("link", place, link["address"] or f"#{link['inner']}")
