"""Walks through the text of a Word document in reading order and writes down what its readers see.

Tracked changes count as accepted, hidden text, comments, page headers and tables of contents are left out, and a text
box follows the paragraph that it hangs on.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from citecheck.documents.docx.fields import Cited, Fields
from citecheck.documents.docx.managers import is_bibliography_tag, works_of_tag
from citecheck.documents.docx.package import R, W
from citecheck.documents.docx.styles import NO_LOOK, look, number_of, outline_level
from citecheck.documents.docx.symbols import symbol
from citecheck.documents.docx.writer import Block
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.docx.notes import Notes
    from citecheck.documents.docx.numbering import Numbering
    from citecheck.documents.docx.package import Relation
    from citecheck.documents.docx.styles import Styles
    from citecheck.documents.docx.writer import Writer

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _TBL, _R, _PPR, _RPR = f"{W}p", f"{W}tbl", f"{W}r", f"{W}pPr", f"{W}rPr"
_VAL = f"{W}val"
_FIELD_CHARACTER = f"{W}fldChar"
_INSTRUCTION = f"{W}instrText"
_T = f"{W}t"
_SYMBOL = f"{W}sym"
_RUN_STYLE = f"{W}rStyle"
_HYPERLINK = f"{W}hyperlink"
_SIMPLE_FIELD = f"{W}fldSimple"
_BOOKMARK = f"{W}bookmarkStart"
_INSERTED = f"{W}ins"
_FOOTNOTE = f"{W}footnoteReference"
_ENDNOTE = f"{W}endnoteReference"
_RUBY = f"{W}ruby"
_PARAGRAPH_STYLE = f"{W}pStyle"
_MATH_TEXT = f"{_MATH}t"
_SDT = f"{W}sdt"
_ALTERNATE = f"{_MC}AlternateContent"
_BOX = f"{W}txbxContent"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_SHAPES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_OPAQUE = frozenset({_PPR, _RPR, f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tblPr", f"{W}tblGrid", f"{W}sectPr", f"{W}rt"})
_MARK_GONE = (f"{_RPR}/{W}del", f"{_RPR}/{W}moveFrom")
_LONGEST_HEADING = 300
_DEEPEST = 100
_SECONDS = 18.0


class Body:
    """Writes one document: its body first, then its notes, with the same fields, lists and paragraph numbers."""

    def __init__(self, writer: Writer, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.writer = writer
        self.fields = Fields(writer)
        self.notes = notes
        self.relations: dict[str, Relation] = {}
        self.number = 0
        self.counting = True
        self.lead = ""
        self.tracked = False
        self._styles = styles
        self._numbering = numbering
        self._depth = 0
        self._boxes: list[etree._Element] = []
        self._style: str | None = None
        self._after_item = False
        self._joined = False
        self._in_cell = False
        self._bookmarks: list[str] = []
        self._stop = time.monotonic() + _SECONDS

    def block(self, node: etree._Element) -> None:
        """Write one child of the body, or of anything that holds paragraphs."""
        tag = node.tag
        if tag == _P:
            self._paragraph(node)
        elif tag == _TBL:
            self._table(node)
        elif tag == _SDT:
            self._control(node, self.blocks)
        elif tag == _BOOKMARK:
            self._bookmarks.append(node.get(f"{W}name") or "")
        elif tag in _GONE:
            self.tracked = True
        elif tag == _ALTERNATE:
            self._alternate(node, self.blocks)
        elif tag not in _OPAQUE and isinstance(tag, str) and tag != f"{W}altChunk":
            self.blocks(node)

    def blocks(self, parent: etree._Element) -> None:
        """Write everything in `parent`, which holds paragraphs."""
        self._enter()
        for child in parent:
            self.block(child)
        self._depth -= 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise DocumentError("is nested too deeply to be read")

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, node: etree._Element) -> None:
        if time.monotonic() > self._stop:
            raise DocumentError("takes too long to read; split it, or save its text alone")
        if self.counting:
            self.number += 1
        writer, properties = self.writer, node.find(_PPR)
        style_node = properties.find(_PARAGRAPH_STYLE) if properties is not None else None
        style = style_node.get(_VAL) if style_node is not None else None
        contents = self._styles.is_contents(style)
        level = self._heading(properties, style)
        item = False
        if not self._joined:
            prefix = None if contents else self._list_number(properties, style, node)
            item = prefix is not None and level is None
            self._apart(item)
            writer.at(self.number, self.lead + (prefix or ""))
        outer, self._style = self._style, style
        writer.muted += contents
        whole = writer.open()
        self._children(node)
        self.fields.abandon()
        self._joined = properties is not None and any(properties.find(path) is not None for path in _MARK_GONE)
        writer.muted -= contents
        self._style = outer
        writer.close(whole)
        if whole.start is not None:
            heading = level is not None and whole.end - whole.start <= _LONGEST_HEADING
            if heading:
                writer.mark("heading", whole, str(level))
            elif item:
                writer.mark("item", whole)
            writer.blocks.append(
                Block(whole.start, whole.end, writer.body, self.number, style, heading, tuple(self._bookmarks))
            )
            self.lead = ""
            self._after_item = item
            self._bookmarks = []
        self._tracked(self._joined)
        if self._boxes and not self._in_cell:
            self._hanging()

    def _tracked(self, yes: bool) -> None:
        self.tracked = self.tracked or yes

    def _apart(self, item: bool) -> None:
        if not self._in_cell:
            self.writer.apart("\n" if item and self._after_item else "\n\n")

    def _heading(self, properties: etree._Element | None, style: str | None) -> int | None:
        direct = outline_level(properties)
        if direct is not None:
            return direct + 1 if direct < 9 else None
        return self._styles.level(style)

    def _list_number(self, properties: etree._Element | None, style: str | None, node: etree._Element) -> str | None:
        own = number_of(properties)
        name, level, giver = self._styles.number(style)
        if own is not None:
            name, level = own[0] if own[0] is not None else name, own[1] if own[1] is not None else level
        if name is None or name == "0":
            return None
        if level is None:
            level = self._numbering.level_of_style(name, giver or "")
        if properties is not None and look(properties.find(_RPR)).hidden and next(node.iter(_T), None) is None:
            return None
        return self._numbering.next(name, level)

    def _hanging(self) -> None:
        """Text boxes of the paragraph just written: blocks of their own, whose fields are their own too."""
        boxes, self._boxes = self._boxes, []
        style, counting, joined = self._style, self.counting, self._joined
        self.counting, self._joined = False, False
        for box in boxes:
            self.blocks(box)
        self._style, self.counting, self._joined = style, counting, joined
        self._after_item = False

    # ------------------------------------------------------------ what stands in a paragraph

    def _children(self, parent: etree._Element) -> None:
        self._enter()
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _HYPERLINK:
                self._hyperlink(child)
            elif tag == _SIMPLE_FIELD:
                self._simple_field(child)
            elif tag == _SDT:
                self._control(child, self._children)
            elif tag in _GONE:
                self.tracked = True
            elif tag == _BOOKMARK:
                self._bookmarks.append(child.get(f"{W}name") or "")
            elif tag == _ALTERNATE:
                self._alternate(child, self._children)
            elif tag == _MATH_TEXT:
                self.writer.put(child.text or "")
            elif tag in (_P, _TBL):
                self.block(child)
            elif isinstance(tag, str) and tag not in _OPAQUE:
                self.tracked = self.tracked or tag == _INSERTED
                self._children(child)
        self._depth -= 1

    def _run(self, run: etree._Element) -> None:
        properties = run.find(_RPR)
        style = None
        shown = NO_LOOK
        if properties is not None:
            style_node = properties.find(_RUN_STYLE)
            style = style_node.get(_VAL) if style_node is not None else None
            shown = look(properties)
        below = self._styles.shown(self._style, style)
        hidden = below.hidden if shown.hidden is None else shown.hidden
        raised = bool(below.raised if shown.raised is None else shown.raised)
        for child in run:
            self._in_run(child, raised, bool(hidden))

    def _in_run(self, child: etree._Element, raised: bool, hidden: bool) -> None:
        tag, writer = child.tag, self.writer
        if tag == _FIELD_CHARACTER:
            self._field_character(child)
        elif tag == _INSTRUCTION:
            self.fields.instruct(child.text or "")
        elif hidden:
            return
        elif tag == _T:
            writer.put(child.text or "", raised)
        elif tag in _BREAKS:
            writer.put(_BREAKS[tag])
        elif tag == _SYMBOL:
            writer.put(symbol(child.get(f"{W}char"), child.get(f"{W}font") or ""), raised)
        elif tag in (_FOOTNOTE, _ENDNOTE):
            if not writer.muted:
                custom = child.get(f"{W}customMarkFollows") not in (None, "0", "false", "off")
                kind = "footnote" if tag == _FOOTNOTE else "endnote"
                self.notes.refer(kind, child.get(f"{W}id") or "", custom, writer, self.number)
        elif tag in _SHAPES:
            self._shapes(child)
        elif tag == _ALTERNATE:
            self._alternate(child, self._shapes)
        elif tag == _RUBY:
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

    def _control(self, node: etree._Element, write: _Write) -> None:
        """A content control; those of reference managers say what they hold."""
        content = node.find(f"{W}sdtContent")
        properties = node.find(f"{W}sdtPr")
        if content is None:
            return
        gallery = tag = ""
        bibliography = False
        if properties is not None:
            prompt = properties.find(f"{W}showingPlcHdr")
            if prompt is not None and prompt.get(_VAL) not in ("0", "false", "off"):
                # The prompt to fill it in is no text.
                return
            found = next(properties.iter(f"{W}docPartGallery"), None)
            gallery = (found.get(_VAL) or "") if found is not None else ""
            tag_node = properties.find(f"{W}tag")
            tag = (tag_node.get(_VAL) or "") if tag_node is not None else ""
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

    def _alternate(self, node: etree._Element, write: _Write) -> None:
        """The same thing for newer and older programs: one of them is enough."""
        length, boxes = self.writer.length, len(self._boxes)
        for name in ("Choice", "Fallback"):
            for child in node.findall(f"{_MC}{name}"):
                write(child)
                if self.writer.length > length or len(self._boxes) > boxes:
                    return

    def _shapes(self, node: etree._Element) -> None:
        """Text boxes in a drawing, to be written after the paragraph; embedded objects stay closed."""
        self._enter()
        for child in node:
            if child.tag == _BOX:
                self._boxes.append(child)
            elif child.tag == _ALTERNATE:
                self._alternate(child, self._shapes)
            elif isinstance(child.tag, str):
                self._shapes(child)
        self._depth -= 1

    # ------------------------------------------------------------ tables

    def _table(self, table: etree._Element) -> None:
        self._enter()
        inside = self._in_cell
        for row in _within(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.tracked = True
                continue
            cells = [cell for cell in _within(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None]
            if inside or all(_is_plain(cell) for cell in cells):
                self._row(cells, "; " if inside else "\t")
            else:
                # A table for the layout: its cells are the page.
                for cell in cells:
                    self._after_item = False
                    self.blocks(cell)
        self._in_cell = inside
        self._after_item = self._joined = False
        self._depth -= 1

    def _row(self, cells: list[etree._Element], gap: str) -> None:
        if not self._in_cell:
            self.writer.apart("\n\n")
        inside, self._in_cell = self._in_cell, True
        first = len(self.writer.blocks)
        for cell in cells:
            self.blocks(cell)
            self.writer.apart(gap)
        self._in_cell = inside
        if not inside:
            self._one_block(first)
            if self._boxes:
                self._hanging()

    def _one_block(self, first: int) -> None:
        """The cells of a row are one block of the text."""
        blocks = self.writer.blocks
        if len(blocks) > first + 1:
            head, tail = blocks[first], blocks[-1]
            bookmarks = tuple(name for block in blocks[first:] for name in block.bookmarks)
            blocks[first:] = [Block(head.start, tail.end, head.body, head.number, head.style, False, bookmarks)]


if TYPE_CHECKING:
    from collections.abc import Callable

    _Write = Callable[[etree._Element], None]


def _within(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls and tracked insertions too."""
    found = []
    for child in parent:
        if child.tag == wanted:
            found.append(child)
        elif child.tag in (_SDT, f"{W}sdtContent", f"{W}customXml", _INSERTED):
            found += _within(child, wanted)
    return found


def _is_plain(cell: etree._Element) -> bool:
    """Whether a cell holds one paragraph of text at most."""
    filled = 0
    for child in cell:
        if child.tag == _TBL:
            return False
        if child.tag == _P:
            filled += any(text.text and text.text.strip() for text in child.iter(_T))
        elif child.tag == _SDT:
            filled += sum(1 for _ in child.iter(_P))
    return filled <= 1
