"""What stands in a paragraph: runs, links, fields, content controls, marks of notes, and shapes with text in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.docx.fields import Cited, Fields
from citecheck.documents.docx.managers import is_bibliography_tag, works_of_tag
from citecheck.documents.docx.names import (
    ALTERNATE,
    BOOKMARK,
    BOX,
    BREAKS,
    CONTROL,
    ENDNOTE,
    FIELD_CHARACTER,
    FOOTNOTE,
    GONE,
    HYPERLINK,
    INSERTED,
    INSTRUCTION,
    MATH_TEXT,
    MC,
    OPAQUE,
    RUBY,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SHAPES,
    SIMPLE_FIELD,
    SYMBOL,
    TBL,
    VAL,
    P,
    T,
)  # fmt: skip
from citecheck.documents.docx.package import R, W
from citecheck.documents.docx.styles import NO_LOOK, look
from citecheck.documents.docx.symbols import symbol
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from citecheck.documents.docx.notes import Kind, Notes
    from citecheck.documents.docx.package import Relation
    from citecheck.documents.docx.styles import Styles
    from citecheck.documents.docx.writer import Writer

    _Write = Callable[[etree._Element], None]

_DEEPEST = 100


class Inline:
    """Writes the insides of paragraphs; `block` writes a paragraph or a table, which may stand in there too."""

    def __init__(self, writer: Writer, styles: Styles, notes: Notes, block: _Write) -> None:
        self.writer = writer
        self.fields = Fields(writer)
        self.notes = notes
        self.relations: dict[str, Relation] = {}
        self.bookmarks: dict[str, int] = {}
        """How much of the text stood before each bookmark."""
        self.number = 0
        """Of the paragraph that is written, counted from 1."""
        self.tracked = False
        """Whether changes were tracked anywhere."""
        self.boxes: list[etree._Element] = []
        """Text boxes met, to be written after the paragraph that they hang on."""
        self._styles = styles
        self._block = block
        self._depth = 0
        self._style: str | None = None

    def enter(self) -> None:
        """One level deeper; so many that no program writes them are refused."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentError("is nested too deeply to be read")

    def leave(self) -> None:
        """One level back."""
        self._depth -= 1

    def paragraph(self, node: etree._Element, style: str | None) -> None:
        """Write what stands in a paragraph of `style`."""
        outer, self._style = self._style, style
        self._children(node)
        self.fields.abandon()
        self._style = outer

    def _children(self, parent: etree._Element) -> None:
        self.enter()
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag == HYPERLINK:
                self._hyperlink(child)
            elif tag == SIMPLE_FIELD:
                self._simple_field(child)
            elif tag == CONTROL:
                self.control(child, self._children)
            elif tag in GONE:
                self.tracked = True
            elif tag == ALTERNATE:
                self.alternate(child, self._children)
            elif tag == MATH_TEXT:
                self.writer.put(child.text or "")
            elif tag in (P, TBL):
                self._block(child)
            elif tag == BOOKMARK:
                self.bookmark(child)
            elif isinstance(tag, str) and tag not in OPAQUE:
                self.tracked = self.tracked or tag == INSERTED
                self._children(child)
        self.leave()

    def bookmark(self, node: etree._Element) -> None:
        """Note how much of the text stands before a bookmark."""
        self.bookmarks.setdefault(node.get(f"{W}name") or "", self.writer.length)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(RUN_PROPERTIES)
        style = None
        shown = NO_LOOK
        if properties is not None:
            style_node = properties.find(RUN_STYLE)
            style = style_node.get(VAL) if style_node is not None else None
            shown = look(properties)
        below = self._styles.shown(self._style, style)
        hidden = below.hidden if shown.hidden is None else shown.hidden
        raised = bool(below.raised if shown.raised is None else shown.raised)
        for child in run:
            self._in_run(child, raised, bool(hidden))

    def _in_run(self, child: etree._Element, raised: bool, hidden: bool) -> None:
        tag, writer = child.tag, self.writer
        if tag == FIELD_CHARACTER:
            self._field_character(child)
        elif tag == INSTRUCTION:
            self.fields.instruct(child.text or "")
        elif hidden:
            return
        elif tag == T:
            writer.put(child.text or "", raised)
        elif tag in BREAKS:
            writer.put(BREAKS[tag])
        elif tag == SYMBOL:
            writer.put(symbol(child.get(f"{W}char"), child.get(f"{W}font") or ""), raised)
        elif tag in (FOOTNOTE, ENDNOTE):
            if not writer.muted:
                custom = child.get(f"{W}customMarkFollows") not in (None, "0", "false", "off")
                kind: Kind = "footnote" if tag == FOOTNOTE else "endnote"
                self.notes.refer(kind, child.get(f"{W}id") or "", custom, writer, self.number)
        elif tag in SHAPES:
            self._shapes(child)
        elif tag == ALTERNATE:
            self.alternate(child, self._shapes)
        elif tag == RUBY:
            for base in child.iter(f"{W}rubyBase"):
                self._children(base)

    def _field_character(self, node: etree._Element) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.begin(node.findtext(f"{W}fldData"))
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _simple_field(self, node: etree._Element) -> None:
        place = self.writer.open()
        self._children(node)
        self.writer.close(place)
        self.fields.simple(node.get(f"{W}instr") or "", place, node.findtext(f"{W}fldData"))

    def _hyperlink(self, node: etree._Element) -> None:
        place = self.writer.open()
        self._children(node)
        self.writer.close(place)
        relation = self.relations.get(node.get(f"{R}id") or "")
        anchor = node.get(f"{W}anchor")
        address = (relation.target if relation and relation.outside else "") + (f"#{anchor}" if anchor else "")
        if address:
            self.writer.mark("link", place, address)

    def control(self, node: etree._Element, write: _Write) -> None:
        """A content control; those of reference managers say what they hold."""
        content = node.find(f"{W}sdtContent")
        properties = node.find(f"{W}sdtPr")
        if content is None:
            return
        gallery = tag = ""
        bibliography = False
        if properties is not None:
            prompt = properties.find(f"{W}showingPlcHdr")
            if prompt is not None and prompt.get(VAL) not in ("0", "false", "off"):
                # The prompt to fill it in is no text.
                return
            found = next(properties.iter(f"{W}docPartGallery"), None)
            gallery = (found.get(VAL) or "") if found is not None else ""
            tag_node = properties.find(f"{W}tag")
            tag = (tag_node.get(VAL) or "") if tag_node is not None else ""
            bibliography = properties.find(f"{W}bibliography") is not None
        if gallery == "Table of Contents":
            self.writer.muted += 1
            write(content)
            self.writer.muted -= 1
            return
        place = self.writer.open()
        write(content)
        self.writer.close(place)
        if place.start is None:
            return
        if bibliography or gallery == "Bibliographies" or is_bibliography_tag(tag):
            self.fields.lists.append(place)
        elif works := works_of_tag(tag):
            self.fields.cited.append(Cited(place, tuple(works)))

    def alternate(self, node: etree._Element, write: _Write) -> None:
        """The same thing for newer and older programs: one of them is enough."""
        length, boxes = self.writer.length, len(self.boxes)
        for name in ("Choice", "Fallback"):
            for child in node.findall(f"{MC}{name}"):
                write(child)
                if self.writer.length > length or len(self.boxes) > boxes:
                    return

    def _shapes(self, node: etree._Element) -> None:
        """Text boxes in a drawing, to be written after the paragraph; embedded objects stay closed."""
        self.enter()
        for child in node:
            if child.tag == BOX:
                self.boxes.append(child)
            elif child.tag == ALTERNATE:
                self.alternate(child, self._shapes)
            elif isinstance(child.tag, str):
                self._shapes(child)
        self.leave()
