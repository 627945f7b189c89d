"""The text of an article in reading order, with its headings, items and superscripts, and the links of its markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.jats.citing import as_reference, beside_text
from citecheck.documents.jats.tree import child, children, href, line, local, plain, qualified, within
from citecheck.documents.mathml import flat
from citecheck.documents.numbering import item_number
from citecheck.text.abbreviations import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from citecheck.documents.jats.citing import Citing
    from citecheck.documents.jats.listing import Listing
    from citecheck.documents.writing import Writer

_LEFT_OUT = words(
    """
    abbrev-journal-title aff aff-alternatives alt-text alt-title annotation article-categories article-id author-notes
    bio clinicaltrial conference contrib contrib-group contributed-resource-group copyright-holder copyright-statement
    copyright-year corresp counts custom-meta custom-meta-group def-head elocation-id equation-count event fig-count
    floats-wrap funding-group funding-source glyph-data graphic history index-term inline-graphic isbn issn issue
    journal-meta kwd kwd-group license long-desc media milestone-end milestone-start object-id page-count permissions
    private-char processing-meta product pub-date pub-history related-article related-object self-uri subj-group
    supplement support-group tex-math title-group trans-title trans-title-group volume word-count sub-article response
    """
)
_BLOCKS = words(
    """
    abstract ack answer app app-group array article-title attrib back body boxed-text caption code def def-item def-list
    disp-formula-group disp-quote explanation fig fig-group fn fn-group glossary list list-item notes option p preformat
    question question-wrap sec sig sig-block speech statement supplementary-material table table-wrap table-wrap-foot
    table-wrap-group term title trans-abstract verse-group verse-line floats-group chem-struct-wrap subtitle
    """
)
_FLOATS = frozenset(
    {"fig", "fig-group", "table-wrap", "table-wrap-group", "fn", "supplementary-material", "boxed-text"}
)
_SECTIONS = frozenset({"sec", "app", "abstract", "boxed-text", "ref-list", "ack", "notes", "glossary", "fn-group"})
_NUMBERED = {
    "order": "1", "ordered": "1", "number": "1", "arabic": "1", "alpha-lower": "a", "alpha-upper": "A",
    "roman-lower": "i", "roman-upper": "I",
}  # fmt: skip


class Prose:
    """Writes an article; its parts in order, floating figures and notes after the paragraph that they stand in."""

    def __init__(self, writer: Writer, listing: Listing, citing: Citing) -> None:
        self._writer = writer
        self._listing = listing
        self._citing = citing
        self._paragraphs = 0
        self._raised_until = -1
        self._later: list[etree._Element] = []
        self._said: set[str] = set()
        self._special: dict[str, Callable[[etree._Element], None]] = {
            "abbrev": self._abbreviation,
            "alternatives": self._alternatives,
            "break": self._line_break,
            "def": self._line,
            "disp-formula": self._formula,
            "ext-link": self._link,
            "fn": self._note,
            "label": self._label,
            "list": self._list,
            "math": self._math,
            "p": self._paragraph,
            "preformat": self._preformatted,
            "ref": self._reference,
            "ref-list": self._references,
            "sup": self._raised,
            "term": self._line,
            "title": self._title,
            "tr": self._row,
            "uri": self._link,
            "xref": self._marker,
        }

    def article(self, article: etree._Element) -> None:
        """Write an article, a sub-article or a response: its title, abstracts, body, back matter and floats."""
        front = child(article, "front", "front-stub", "book-part-meta", "book-meta")
        if front is not None:
            for title in within(front, "article-title", "title", "book-title"):
                if local(title.getparent()) in ("title-group", "book-title-group"):
                    self._heading(title, 1)
            for abstract in within(front, "abstract", "trans-abstract"):
                self._abstract(abstract)
        for part in children(article, "body", "book-body", "back", "book-back", "floats-group"):
            self._walk(part)
        # A list that stands beside the body, as some converters leave it.
        for part in children(article, "ref-list"):
            self._walk(part)
        self._afterwards()

    def _abstract(self, abstract: etree._Element) -> None:
        text = plain(abstract)
        cites = any(self._citing.keys(xref) for xref in within(abstract, "xref"))
        if text in self._said or (local(abstract) == "trans-abstract" and not cites):
            return
        self._said.add(text)
        self._walk(abstract)

    # ------------------------------------------------------------ elements

    def _walk(self, element: etree._Element) -> None:
        name, writer = local(element), self._writer
        if not name or name in _LEFT_OUT:
            if name and (len(element) or element.text):
                writer.source.leave(qualified(element))
            return
        if self._paragraphs and name in _FLOATS:
            self._later.append(element)
            return
        writer.source.enter(line(element))
        special = self._special.get(name)
        if special is not None:
            special(element)
        elif name in _BLOCKS:
            writer.block()
            self._inside(element)
            writer.release()
            writer.block()
        else:
            self._inside(element)

    def _inside(self, element: etree._Element) -> None:
        self._writer.put(element.text)
        for one in element:
            self._walk(one)
            self._writer.put(one.tail)

    def _paragraph(self, element: etree._Element) -> None:
        writer = self._writer
        writer.block()
        self._paragraphs += 1
        self._inside(element)
        self._paragraphs -= 1
        writer.release()
        writer.block()
        if not self._paragraphs and not writer.cells:
            self._afterwards()

    def _afterwards(self) -> None:
        """Write the figures, tables and notes that stand in the paragraph just written."""
        later, self._later = self._later, []
        for one in later:
            self._walk(one)
            self._writer.block()

    def _title(self, element: etree._Element) -> None:
        parent = element.getparent()
        if local(parent) not in _SECTIONS:
            self._writer.block()
            self._inside(element)
            self._writer.block()
            return
        depth = sum(local(up) in _SECTIONS for up in element.iterancestors())
        self._heading(element, min(6, 1 + depth), child(parent, "label"))

    def _heading(self, element: etree._Element, level: int, label: etree._Element | None = None) -> None:
        writer = self._writer
        writer.block()
        writer.source.enter(line(element))
        start = writer.here()
        if label is not None and plain(label):
            writer.put(plain(label))
            writer.space()
        self._inside(element)
        writer.mark("heading", start, str(level))
        writer.block()

    def _label(self, element: etree._Element) -> None:
        parent, writer = element.getparent(), self._writer
        name = local(parent)
        if (name in _SECTIONS and child(parent, "title") is not None) or name in ("disp-formula", "inline-formula"):
            return
        text = plain(element)
        if not text:
            return
        writer.block()
        start = writer.here()
        writer.put(text)
        if name == "fn" and element.find(".//sup") is not None:
            writer.mark("superscript", start)
        if name in ("fig", "table-wrap", "boxed-text", "supplementary-material") and text[-1] not in ".:":
            writer.add(".")
        writer.hold()

    def _list(self, element: etree._Element) -> None:
        writer = self._writer
        writer.block()
        style = _NUMBERED.get(str(element.get("list-type") or "").lower(), "")
        number = 0
        for one in element:
            name = local(one)
            if name == "list-item":
                number += 1
                self._item(one, style, number)
            else:
                self._walk(one)
            writer.put(one.tail)
        writer.block()

    def _item(self, element: etree._Element, style: str, number: int) -> None:
        writer = self._writer
        writer.line()
        start = writer.here()
        if child(element, "label") is None:
            writer.add(f"{item_number(style, number)}." if style else "•")
            writer.hold()
        self._inside(element)
        writer.release()
        writer.mark("item", start)
        writer.line()

    def _line(self, element: etree._Element) -> None:
        self._writer.line()
        self._inside(element)
        self._writer.line()

    def _abbreviation(self, element: etree._Element) -> None:
        self._writer.put(element.text)
        for one in element:
            if local(one) != "def":
                self._walk(one)
            self._writer.put(one.tail)

    def _raised(self, element: etree._Element) -> None:
        writer = self._writer
        # A blank before the markup is one before the number.
        start = writer.here()
        linked = next(within(element, "xref"), None) is not None
        if linked and start == self._raised_until and plain(element)[:1].isdecimal() and writer.last.isdecimal():
            # Two markers one after the other are no number of two digits.
            writer.add(",")
            start = writer.here()
        self._inside(element)
        writer.mark("superscript", start)
        self._raised_until = writer.length

    def _line_break(self, _element: etree._Element) -> None:
        self._writer.line()

    def _preformatted(self, element: etree._Element) -> None:
        self._writer.block()
        self._writer.preformatted("".join(map(str, element.itertext())))
        self._writer.block()

    def _link(self, element: etree._Element) -> None:
        start = self._writer.here()
        self._inside(element)
        self._writer.mark("link", start, href(element) or None)

    # ------------------------------------------------------------ tables and formulas

    def _row(self, element: etree._Element) -> None:
        writer = self._writer
        writer.line()
        for number, cell in enumerate(children(element, "td", "th")):
            if number:
                writer.cell()
            writer.cells += 1
            writer.source.enter(line(cell))
            self._inside(cell)
            writer.cells -= 1
        writer.line()

    def _math(self, element: etree._Element) -> None:
        text = flat(element)
        self._writer.add(text)
        self._writer.source.leave(qualified(element))

    def _alternatives(self, element: etree._Element) -> None:
        """One of several forms: text or a table where there is one, else a formula; pictures are left out."""
        forms = [one for one in children(element) if local(one) not in _LEFT_OUT]
        wanted = next((one for one in forms if local(one) in ("textual-form", "table")), forms[0] if forms else None)
        if wanted is not None:
            self._walk(wanted)

    def _formula(self, element: etree._Element) -> None:
        self._writer.space()
        self._inside(element)
        self._writer.space()

    # ------------------------------------------------------------ references and citations

    def _references(self, element: etree._Element) -> None:
        writer, listing = self._writer, self._listing
        writer.block()
        start = writer.here()
        outer = not any(local(up) == "ref-list" for up in element.iterancestors())
        for one in children(element):
            if local(one) == "ref":
                listing.reference(one)
            else:
                self._walk(one)
        if outer and writer.length > start:
            listing.regions.append((start, writer.length))
        writer.block()

    def _reference(self, element: etree._Element) -> None:
        """A reference outside a list."""
        writer = self._writer
        writer.block()
        start = writer.here()
        self._listing.reference(element)
        if writer.length > start:
            self._listing.regions.append((start, writer.length))
        writer.block()

    def _note(self, element: etree._Element) -> None:
        writer = self._writer
        writer.block()
        if self._citing.is_note(element):
            self._reference(as_reference(element))
        else:
            self._inside(element)
        writer.block()

    def _marker(self, element: etree._Element) -> None:
        writer = self._writer
        keys = self._citing.keys(element)
        if not keys:
            self._inside(element)
            return
        start = writer.here()
        if plain(element) or beside_text(element):
            self._inside(element)
        else:
            writer.add(self._citing.label(keys[0]))
        self._citing.add(start, writer.length, keys)
