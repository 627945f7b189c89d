"""Walks through the text of a Word document in reading order and writes down what its readers see.

Tracked changes count as accepted, hidden text, comments, page headers and tables of contents are left out, and a text
box follows the paragraph that it hangs on.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from citecheck.documents.docx.inline import Inline
from citecheck.documents.docx.names import (
    ALTERNATE,
    BOOKMARK,
    CONTROL,
    GONE,
    INSERTED,
    OPAQUE,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    TBL,
    VAL,
    P,
    T,
)  # fmt: skip
from citecheck.documents.docx.package import W
from citecheck.documents.docx.styles import look, number_of, outline_level
from citecheck.documents.docx.writer import Block
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.docx.notes import Notes
    from citecheck.documents.docx.numbering import Numbering
    from citecheck.documents.docx.styles import Styles
    from citecheck.documents.docx.writer import Writer

_MARK_GONE = (f"{RUN_PROPERTIES}/{W}del", f"{RUN_PROPERTIES}/{W}moveFrom")
_LONGEST_HEADING = 300
_SECONDS = 13.0
"""Of computing, not by the clock: a busy machine is no reason to refuse a document."""


class Body:
    """Writes one document: its body first, then its notes, with the same fields, lists and paragraph numbers."""

    def __init__(self, writer: Writer, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.writer = writer
        self.inline = Inline(writer, styles, notes, self.block)
        self.counting = True
        self.lead = ""
        self._styles = styles
        self._numbering = numbering
        self._after_item = False
        self._joined = False
        self._in_cell = False
        self._stop = time.thread_time() + _SECONDS

    def block(self, node: etree._Element) -> None:
        """Write one child of the body, or of anything that holds paragraphs."""
        tag = node.tag
        if tag == P:
            self._paragraph(node)
        elif tag == TBL:
            self._table(node)
        elif tag == CONTROL:
            self.inline.control(node, self.blocks)
        elif tag == BOOKMARK:
            self.inline.bookmark(node)
        elif tag in GONE:
            self.inline.tracked = True
        elif tag == ALTERNATE:
            self.inline.alternate(node, self.blocks)
        elif tag not in OPAQUE and isinstance(tag, str):
            self.blocks(node)

    def blocks(self, parent: etree._Element) -> None:
        """Write everything in `parent`, which holds paragraphs."""
        self.inline.enter()
        for child in parent:
            self.block(child)
        self.inline.leave()

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, node: etree._Element) -> None:
        if time.thread_time() > self._stop:
            raise DocumentError("takes too long to read; split it, or save its text alone")
        if self.counting:
            self.inline.number += 1
        writer, properties = self.writer, node.find(PARAGRAPH_PROPERTIES)
        style_node = properties.find(PARAGRAPH_STYLE) if properties is not None else None
        style = style_node.get(VAL) if style_node is not None else None
        contents = self._styles.is_contents(style)
        level = self._heading(properties, style)
        item = False
        if not self._joined:
            prefix = None if contents else self._list_number(properties, style, node)
            item = prefix is not None and level is None
            self._apart(item)
            writer.at(self.inline.number, self.lead + (prefix or ""))
        writer.muted += contents
        whole = writer.open()
        self.inline.paragraph(node, style)
        self._joined = properties is not None and any(properties.find(path) is not None for path in _MARK_GONE)
        writer.muted -= contents
        writer.close(whole)
        if whole.start is not None:
            heading = level is not None and whole.end - whole.start <= _LONGEST_HEADING
            if heading:
                writer.mark("heading", whole, str(level))
            elif item:
                writer.mark("item", whole)
            raised = writer.raised if writer.raised > whole.start else 0
            writer.blocks.append(Block(whole.start, whole.end, writer.body, self.inline.number, style, heading, raised))
            self.lead = ""
            self._after_item = item
        if self._joined:
            self.inline.tracked = True
        if self.inline.boxes and not self._in_cell:
            self._hanging()

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
        if properties is not None and look(properties.find(RUN_PROPERTIES)).hidden and next(node.iter(T), None) is None:
            return None
        return self._numbering.next(name, level)

    def _hanging(self) -> None:
        """Text boxes of the paragraph just written: blocks of their own, whose fields are their own too."""
        boxes, self.inline.boxes = self.inline.boxes, []
        counting, joined = self.counting, self._joined
        self.counting, self._joined = False, False
        for box in boxes:
            self.blocks(box)
        self.counting, self._joined = counting, joined
        self._after_item = False

    # ------------------------------------------------------------ tables

    def _table(self, table: etree._Element) -> None:
        self.inline.enter()
        inside = self._in_cell
        for row in _within(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.inline.tracked = True
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
        self.inline.leave()

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
            if self.inline.boxes:
                self._hanging()

    def _one_block(self, first: int) -> None:
        """The cells of a row are one block of the text."""
        blocks = self.writer.blocks
        if len(blocks) > first + 1:
            head, tail = blocks[first], blocks[-1]
            blocks[first:] = [Block(head.start, tail.end, head.body, head.number, head.style, False, head.raised)]


def _within(parent: etree._Element, wanted: str) -> list[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls and tracked insertions too."""
    found = []
    for child in parent:
        if child.tag == wanted:
            found.append(child)
        elif child.tag in (CONTROL, f"{W}sdtContent", f"{W}customXml", INSERTED):
            found += _within(child, wanted)
    return found


def _is_plain(cell: etree._Element) -> bool:
    """Whether a cell holds one paragraph of text at most."""
    filled = 0
    for child in cell:
        if child.tag == TBL:
            return False
        if child.tag == P:
            filled += any(text.text and text.text.strip() for text in child.iter(T))
        elif child.tag == CONTROL:
            filled += sum(1 for _ in child.iter(P))
    return filled <= 1
