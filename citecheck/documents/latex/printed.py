"""From the pieces that were read to the text: citations as the style prints them, the list where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.exported import entry, written
from citecheck.documents.latex.writer import (
    Cited,
    Close,
    EntryBegins,
    ListBegins,
    ListEnds,
    Named,
    Open,
    Text,
)
from citecheck.documents.raw import Extract
from citecheck.models import Anchor, Entry, Mark, Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.latex.cites import Cite
    from citecheck.documents.latex.styles import System
    from citecheck.documents.latex.works import Work, Works
    from citecheck.documents.latex.writer import Piece
    from citecheck.models import MarkerStyle, MarkKind

_STYLES: dict[System, MarkerStyle] = {
    "numeric": "numeric",
    "super": "numeric",
    "author_year": "author_year",
    "label": "key",
}
_HEADING = "References"
_RANGE = 3
"""Numbers in a row that are printed as a range."""


class Printer:
    """Prints one document; `extract` is what comes of it."""

    def __init__(self, works: Works, labels: dict[str, tuple[str, str]], raised: bool) -> None:
        self._works = works
        self._labels = labels
        self._raised = raised
        self._parts: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = [Anchor(offset=0, line=1, column=1)]
        self._marks: list[Mark] = []
        self._open: dict[int, tuple[MarkKind, int, str | None]] = {}
        self._pointers: list[Pointer] = []
        self._asides: list[Pointer] = []
        self._entries: list[Entry] = []
        self._regions: list[tuple[int, int]] = []
        self._entry: tuple[str, int] | None = None
        self._list: int | None = None

    def extract(self, pieces: Sequence[Piece], remarks: Sequence[str]) -> Extract:
        """The text of `pieces`."""
        for piece in pieces:
            self._piece(piece)
        if not self._regions and self._works.all and self._works.all[0].item is not None:
            self._put("\n\n")
            self._print_list()
        self._end_list()
        pointed = {key for pointer in self._pointers for key in pointer.keys}
        if self._works.system != "author_year":
            # Beside numbers, names alone are no markers, except for a work that is cited in no other way.
            self._asides = [pointer for pointer in self._asides if not pointed.intersection(pointer.keys)]
        pointers = sorted([*self._pointers, *self._asides], key=lambda pointer: pointer.start)
        return Extract(
            text="".join(self._parts),
            marks=tuple(sorted(self._marks, key=lambda mark: (mark.start, mark.end))),
            anchors=tuple({anchor.offset: anchor for anchor in self._anchors}.values()),
            entries=tuple(self._entries),
            pointers=tuple(pointers),
            regions=tuple(self._regions),
            remarks=tuple(remarks),
        )

    def _piece(self, piece: Piece) -> None:
        if isinstance(piece, Text):
            self._at(piece.line, piece.column)
            self._put(piece.text)
        elif isinstance(piece, Open):
            self._open[piece.number] = (piece.kind, self._length, piece.value)
        elif isinstance(piece, Close):
            if opened := self._open.pop(piece.number, None):
                self._mark(*opened)
        elif isinstance(piece, Cited):
            self._at(piece.line, piece.column)
            self._cite(piece.cite)
        elif isinstance(piece, Named):
            name, number = self._labels.get(piece.label, ("", ""))
            self._put(f"{name.capitalize()}\u00a0{number}" if piece.with_name and name else number or "?")
        elif isinstance(piece, ListBegins):
            self._at(piece.line, piece.column)
            if piece.written:
                self._begin_list()
            elif not self._regions and self._list is None:
                self._print_list()
        elif isinstance(piece, EntryBegins):
            self._begin_entry(piece.key)
        elif isinstance(piece, ListEnds):
            self._end_list()

    def _at(self, line: int, column: int) -> None:
        last = self._anchors[-1]
        if last.line != line or last.column + self._length - last.offset != column:
            self._anchors.append(Anchor(offset=self._length, line=line, column=column))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _mark(self, kind: MarkKind, start: int, value: str | None) -> None:
        if self._length > start:
            self._marks.append(Mark(kind=kind, start=start, end=self._length, value=value))

    # ------------------------------------------------------------ the list

    def _begin_list(self) -> None:
        self._list = self._length
        self._put(_HEADING)
        self._mark("heading", self._list, "1")

    def _end_list(self) -> None:
        self._end_entry()
        if self._list is not None:
            self._regions.append((self._list, self._length))
            self._list = None

    def _begin_entry(self, key: str) -> None:
        self._end_entry()
        work = self._works.find(key)
        if work is not None and work.label and self._works.system in ("numeric", "super"):
            self._put(f"{work.label}. ")
        elif work is not None and work.label and self._works.system == "label":
            self._put(f"[{work.label}] ")
        self._entry = (key, self._length)

    def _end_entry(self) -> None:
        if self._entry is None:
            return
        key, start = self._entry
        self._entry = None
        end = self._length
        for part in reversed(self._parts):
            end -= len(part) - len(part.rstrip())
            if part.strip():
                break
        work = self._works.find(key)
        if end > start:
            self._entries.append(Entry(key=key, start=start, end=end, label=work.label if work else None))

    def _print_list(self) -> None:
        self._begin_list()
        for work in self._works.all:
            if work.item is None:
                continue
            self._put("\n\n")
            if self._works.system in ("numeric", "super"):
                self._put(f"{work.label}. ")
            elif self._works.system == "label":
                self._put(f"[{work.label}] ")
            start = self._length
            self._put(written(work.item))
            made = entry(work.item, start, self._length)
            self._entries.append(
                Entry(
                    key=made.key,
                    start=made.start,
                    end=made.end,
                    label=work.label,
                    fields=made.fields,
                    kind=made.kind,
                    printed=False,
                )
            )
        self._end_list()

    # ------------------------------------------------------------ citations

    def _cite(self, cite: Cite) -> None:
        if cite.form in ("author", "year", "title", "full"):
            start = self._length
            self._put(self._aside(cite))
            self._point(cite.keys, start, self._asides, "author_year")
        elif self._works.system == "author_year":
            self._by_name(cite)
        elif self._works.system == "label" or not self._works.all:
            self._by_label(cite)
        else:
            self._by_number(cite)

    def _point(self, keys: Sequence[str], start: int, into: list[Pointer], style: MarkerStyle | None = None) -> None:
        if self._length > start and self._list is None:
            found = (self._works.find(key) for key in keys)
            names = tuple(work.key if work else key for work, key in zip(found, keys, strict=True))
            chosen = style or ("key" if not self._works.all else _STYLES[self._works.system])
            into.append(Pointer(start=start, end=self._length, keys=names, style=chosen))

    def _aside(self, cite: Cite) -> str:
        out = []
        for key in cite.keys:
            work = self._works.find(key)
            if work is None:
                out.append(key)
            elif cite.form == "year":
                out.append(work.year or work.names)
            elif cite.form == "title" and work.item is not None and work.item.fields.title:
                out.append(work.item.fields.title)
            elif cite.form == "full" and work.item is not None:
                out.append(written(work.item))
            else:
                out.append(work.names or work.key)
        return ", ".join(out)

    def _by_name(self, cite: Cite) -> None:
        stop = ""
        if cite.form in ("super", "foot") and self._parts:
            # A note behind the stop of a sentence belongs to that sentence.
            stop = self._parts[-1][-1:] if self._parts[-1][-1:] in (".", ",", ";", ":", "?", "!") else ""
            self._parts[-1] = self._parts[-1].removesuffix(stop) if stop else self._parts[-1]
            self._length -= len(stop)
            self._put(" ")
        start = self._length
        textual = cite.form in ("text", "plain")
        pieces = []
        for group in cite.groups:
            inside = []
            for key in group.keys:
                names, year = self._name(key)
                if textual:
                    note = f", {group.after}" if group.after and key == group.keys[-1] else ""
                    inside.append(f"{names} ({year}{note})" if year else names)
                else:
                    inside.append(f"{names}, {year}" if year else names)
            text = "; ".join(inside)
            before = f"{group.before} " if group.before else ""
            pieces.append(f"{before}{text}" + (f", {group.after}" if group.after and not textual else ""))
        text = "; ".join(pieces)
        self._put(text if textual or cite.form == "bare" else f"({text})")
        self._point(cite.keys, start, self._pointers)
        self._put(stop)

    def _name(self, key: str) -> tuple[str, str]:
        work = self._works.find(key)
        return (work.names, work.year) if work else (key, "")

    def _by_label(self, cite: Cite) -> None:
        start = self._length
        pieces = []
        for group in cite.groups:
            labels = ", ".join((work.label or key) if (work := self._works.find(key)) else key for key in group.keys)
            before = f"{group.before} " if group.before else ""
            pieces.append(f"{before}{labels}" + (f", {group.after}" if group.after else ""))
        self._put(f"[{'; '.join(pieces)}]")
        self._point(cite.keys, start, self._pointers)

    def _by_number(self, cite: Cite) -> None:
        raised = cite.form in ("super", "foot") or (cite.form == "paren" and self._raised)
        raised = raised or (self._works.system == "super" and cite.form not in ("number", "bare"))
        if cite.form == "text":
            names = "; ".join(name for key in cite.keys if (name := self._name(key)[0]))
            self._put(f"{names} " if names else "")
        start = self._length
        if len(cite.groups) == 1:
            group = cite.groups[0]
            text = self._numbers(group.keys)
            text = f"{group.before} {text}" if group.before else text
            text += f", {group.after}" if group.after else ""
        else:
            text = "; ".join(
                f"{group.before} {self._numbers(group.keys)}".strip() + (f", {group.after}" if group.after else "")
                for group in cite.groups
            )
        self._put(text if raised or cite.form in ("number", "bare") else f"[{text}]")
        if raised:
            self._mark("superscript", start, None)
        self._point(cite.keys, start, self._pointers)

    def _numbers(self, keys: Sequence[str]) -> str:
        """The numbers of `keys` in order, three or more in a row as a range; what the list lacks by its key."""
        found: list[Work] = []
        lacking: list[str] = []
        for key in keys:
            work = self._works.find(key)
            if work is not None:
                found.append(work)
            else:
                lacking.append(key)
        labels = [work.label or work.key for work in sorted(set_of(found), key=self._works.place)]
        out: list[str] = []
        for run in _runs(labels):
            out += [f"{run[0]}-{run[-1]}"] if len(run) >= _RANGE else run
        return ",".join([*out, *lacking])


def set_of(works: Sequence[Work]) -> list[Work]:
    """`works`, each once."""
    return list({work.key: work for work in works}.values())


def _runs(labels: Sequence[str]) -> list[list[str]]:
    """`labels` cut where the next is not one more."""
    runs: list[list[str]] = []
    for label in labels:
        if runs and label.isdecimal() and runs[-1][-1].isdecimal() and int(label) == int(runs[-1][-1]) + 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs
