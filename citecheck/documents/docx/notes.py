"""Footnotes and endnotes: their marks in the text, and their text after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from citecheck.documents.docx.numbering import printed_number
from citecheck.documents.docx.package import W
from citecheck.documents.docx.writer import Range

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.docx.body import Body
    from citecheck.documents.docx.package import Package, Relation
    from citecheck.documents.docx.writer import Writer

Kind = Literal["footnote", "endnote"]
_KINDS: tuple[Kind, ...] = ("footnote", "endnote")
_FORMS: dict[Kind, str] = {"footnote": "decimal", "endnote": "lowerRoman"}


class Note(Struct):
    """One note: the range of its mark, the mark, the paragraph that it hangs on, and later where its text stands.

    `body` is the offset after the mark that is printed before the text.
    """

    kind: Kind
    name: str
    mark: Range
    label: str
    number: int
    place: Range | None = None
    body: int = 0


class Notes:
    """The notes of a document in the order of their marks."""

    def __init__(self, package: Package) -> None:
        self.all: list[Note] = []
        self._bodies: dict[Kind, dict[str, etree._Element]] = {}
        self._forms = dict(_FORMS)
        self._next: dict[Kind, int] = dict.fromkeys(_KINDS, 1)
        for kind in _KINDS:
            root = package.part(f"{kind}s")
            self._bodies[kind] = {
                node.get(f"{W}id") or "": node
                for node in (root.iterchildren(f"{W}{kind}") if root is not None else ())
                if node.get(f"{W}type") in (None, "normal")
            }
        self.settings(package.part("settings"))

    def settings(self, node: etree._Element | None) -> None:
        """How notes are numbered, from the settings or from a section's properties."""
        for kind in _KINDS:
            properties = node.find(f"{W}{kind}Pr") if node is not None else None
            if properties is None:
                continue
            form, start = properties.find(f"{W}numFmt"), properties.find(f"{W}numStart")
            if form is not None:
                self._forms[kind] = form.get(f"{W}val") or self._forms[kind]
            if start is not None and not self.all:
                value = start.get(f"{W}val") or ""
                self._next[kind] = int(value) if value.isdecimal() and len(value) < 6 else 1

    def refer(self, kind: Kind, name: str, custom: bool, writer: Writer, number: int) -> None:
        """A mark stands here: print it. With `custom`, the text prints its own sign."""
        if name not in self._bodies[kind]:
            return
        label = ""
        mark = writer.open()
        if not custom:
            label = printed_number(self._next[kind], self._forms[kind])
            self._next[kind] += 1
            # Marks are told apart from superscripts later, when it is known whether the notes are references.
            writer.put(label)
        writer.close(mark)
        self.all.append(Note(kind, name, mark, label, number))

    def write(self, body: Body, kind: Kind, relations: dict[str, Relation]) -> None:
        """Write the text of the notes of one kind, in the order of their marks, each after its own mark.

        Their places in the document are those of the paragraphs that they hang on.
        """
        inline = body.inline
        outside, inline.relations, body.counting = inline.relations, relations, False
        # A mark within a note is printed, and what it leads to is not: a note may name itself.
        for note in [one for one in self.all if one.kind == kind]:
            inline.number = note.number
            body.lead = f"{note.label} " if note.label else ""
            place = body.writer.open()
            body.blocks(self._bodies[kind][note.name])
            body.lead = ""
            note.place = body.writer.close(place)
            note.body = (place.start or 0) + (len(note.label) + 1 if note.label else 0)
        inline.relations, body.counting = outside, True
