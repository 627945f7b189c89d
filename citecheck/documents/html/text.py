"""The text of a page as a reader sees it: blocks, numbers of lists, tables, superscripts, the links of its markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.html.buttons import buttons_of, instead, shows_text, without_brackets, written
from citecheck.documents.html.counting import Numbers, begins_with
from citecheck.documents.html.repeated import repeated
from citecheck.documents.html.tree import line, local, plain, tokens
from citecheck.documents.mathml import flat
from citecheck.text.abbreviations import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from citecheck.documents.html.listing import Listing
    from citecheck.documents.html.main import Main
    from citecheck.documents.writing import Writer

_BLOCKS = words(
    """
    address article aside blockquote body caption center details dialog div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu ol p pre section summary table tbody tfoot thead ul
    """
)
_LINES = words("br dd dt li tr")
_RAISED = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_NO_BLANK_BEFORE = ".,;:)]"
_SHORTEST_TITLE = 15
_NEIGHBOURS = 4
_LABELS = words("refnum bibitem label")
_LABEL_YEAR = re.compile(r"[^\W\d_].*\b(?:1[89]|20)\d\d[a-z]?\W{0,2}$")
_LONGEST_LABEL = 80
_IN_LIST = words("li p dd td div")


class Text:
    """Writes a page, and keeps where its entries and its markers come to stand."""

    def __init__(self, writer: Writer, main: Main, listing: Listing) -> None:
        self._writer = writer
        self._main = main
        self._places = {one: number for number, one in enumerate(listing.entries, 1)}
        self._cites = listing.cites
        self._left_out: set[etree._Element] = set()
        self._identifiers: dict[etree._Element, str] = {}
        self._instead: dict[etree._Element, str] = {}
        self._lists: list[Numbers] = []
        self._labels: dict[etree._Element, str] = {}
        self._verbatim = 0
        self._entry_depth = 0
        self._raised_until = -1
        self.entries: list[tuple[int, int, str | None]] = []
        """The offsets and the number of each entry, in order."""
        self.cites: list[tuple[int, int, int]] = []
        """The offsets of each marker, and the place of its entry among `entries`, from 1."""
        self.headings: list[tuple[int, int]] = []
        self._prepare(listing)

    def _prepare(self, listing: Listing) -> None:
        """Find the buttons of every reference; those of entries, and of what stands below the list's heading."""
        blocks = list(listing.entries)
        known = set(blocks)
        for section in self._main.lists:
            for one in section.iter():
                if local(one) in _IN_LIST and known.isdisjoint((one, *one.iterancestors())):
                    inner = any(local(each) in _IN_LIST for each in one.iterdescendants())
                    if not inner or local(one) == "li":
                        blocks.append(one)
                        known.add(one)
        for block in blocks:
            buttons, behind = buttons_of(block)
            self._left_out.update(buttons)
            for button in buttons:
                without_brackets(button)
            parted = {} if block in self._places else instead(block, buttons)
            self._instead.update(parted)
            if behind and not parted:
                self._identifiers[block] = written(behind)

        self._left_out.update(repeated(blocks, self._main))
        self._left_out.update(label for entry in listing.entries if (label := _named_label(entry)) is not None)

    def write(self, root: etree._Element) -> None:
        """Write what belongs to the article, in order."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        ends: list[list[Callable[[], None]]] = []
        writer = self._writer
        for event, one in walk:
            if event == "start":
                closers: list[Callable[[], None]] = []
                ends.append(closers)
                if one in self._left_out or (self._main.leaves_out(one) and one not in self._places):
                    writer.add(self._instead.get(one, ""))
                    writer.source.leave(local(one))
                    walk.skip_subtree()
                elif local(one) == "math":
                    writer.add(flat(one) or str(one.get("alttext") or ""))
                    writer.source.leave("math")
                    walk.skip_subtree()
                else:
                    writer.source.enter(line(one))
                    self._open(one, closers)
                    if not self._main.drops_text(one):
                        self._put(one.text)
            else:
                for close in reversed(ends.pop()):
                    close()
                above = one.getparent()
                if one is not root and above is not None and not self._main.drops_text(above):
                    self._put(one.tail)

    def _put(self, text: str | None) -> None:
        if self._verbatim:
            self._writer.preformatted(text)
        else:
            self._writer.put(text)

    # ------------------------------------------------------------ elements

    def _open(self, one: etree._Element, closers: list[Callable[[], None]]) -> None:
        name, writer = local(one), self._writer
        if self._entry_depth:
            self._inside_entry(one, name, closers)
            return
        if name in _LINES:
            writer.line()
            if name != "br":
                closers.append(writer.line)
        elif name in _BLOCKS or one in self._places:
            writer.block()
            closers.append(writer.block)
        if name in ("ul", "ol"):
            self._lists.append(Numbers(one))
            closers.append(self._after_list)
        elif name == "li":
            self._item(one, closers)
        elif name in ("td", "th"):
            self._cell(one, closers)
        elif name in ("pre", "listing", "xmp"):
            self._verbatim += 1
            closers.append(self._after_verbatim)
        elif _HEADING.fullmatch(name):
            start = writer.here()
            closers.append(lambda: self._heading(start, name[1]))
        if one in self._places:
            self._entry(one, closers)
        elif one in self._identifiers:
            closers.append(lambda: self._add_identifiers(one))
        self._inline(one, name, closers)

    def _inside_entry(self, one: etree._Element, name: str, closers: list[Callable[[], None]]) -> None:
        """Within an entry everything is one paragraph."""
        if name in _BLOCKS or name in _LINES or name in ("td", "th"):
            is_title = "title" in tokens(one) and self._main.length(one) > _SHORTEST_TITLE
            if is_title:
                self._writer.stop()
            self._writer.space()
            closers.append(lambda: self._after_part(one, is_title))
        self._inline(one, name, closers)

    def _after_part(self, one: etree._Element, is_title: bool) -> None:
        """A part of an entry on a line of its own has ended: what no sign parts from the next one gets a stop."""
        follows = _following(one)
        if follows and follows in _NO_BLANK_BEFORE:
            return
        if is_title and follows.isalnum():
            self._writer.stop()
        self._writer.space()

    def _inline(self, one: etree._Element, name: str, closers: list[Callable[[], None]]) -> None:
        writer = self._writer
        raised = name == "sup" or (
            name in ("span", "font", "a", "small")
            and (_RAISED.search(str(one.get("style") or "")) or "sup" in str(one.get("class") or "").split())
        )
        if raised:
            if self._raised_until == writer.length and writer.last.isdecimal() and _is_marker(one):
                # Two markers one after the other are no number of two digits.
                writer.add(",")
            start = writer.here()
            closers.append(lambda: self._after_raised(start))
        if name == "a":
            begin, address = writer.here(), str(one.get("href") or "")
            closers.append(lambda: writer.mark("link", begin, address or None))
        if one in self._cites and not self._entry_depth:
            first, place = writer.here(), self._places[self._cites[one]]
            closers.append(lambda: self.cites.append((first, writer.length, place)))

    def _after_raised(self, start: int) -> None:
        self._writer.mark("superscript", start)
        self._raised_until = self._writer.length

    def _item(self, one: etree._Element, closers: list[Callable[[], None]]) -> None:
        writer = self._writer
        if not shows_text(one, self._left_out):
            return
        start = writer.here()
        number = self._lists[-1].next(one) if self._lists else ""
        if number and begins_with(one, number):
            number = ""
        if number:
            self._labels[one] = number
        if number or one not in self._places:
            writer.add(f"{number}." if number else "•")
            writer.hold()
        closers.append(lambda: writer.mark("item", start))
        closers.append(writer.release)

    def _entry(self, one: etree._Element, closers: list[Callable[[], None]]) -> None:
        writer = self._writer
        start = writer.here()
        self._entry_depth += 1
        writer.cells += 1

        def close() -> None:
            self._add_identifiers(one)
            self.entries.append((start, writer.length, self._labels.get(one)))
            self._entry_depth -= 1
            writer.cells -= 1

        closers.append(close)

    def _add_identifiers(self, one: etree._Element) -> None:
        if one in self._identifiers:
            self._writer.space()
            self._writer.add(self._identifiers[one])

    def _cell(self, one: etree._Element, closers: list[Callable[[], None]]) -> None:
        writer = self._writer
        before = one.getprevious()
        while before is not None and local(before) not in ("td", "th"):
            before = before.getprevious()
        # A cell with blocks in it lays out the page; one of a table of data is a part of its row.
        layout = any(local(each) in ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4") for each in one)
        if layout and len("".join(map(str, one.itertext()))) > 400:
            writer.block()
            closers.append(writer.block)
            return
        if before is not None:
            writer.cell()
        writer.cells += 1

        def close() -> None:
            writer.cells -= 1

        closers.append(close)

    def _heading(self, start: int, level: str) -> None:
        self._writer.mark("heading", start, level)
        self.headings.append((start, self._writer.length))

    def _after_list(self) -> None:
        self._lists.pop()

    def _after_verbatim(self) -> None:
        self._verbatim -= 1


def _following(one: etree._Element) -> str:
    """The first character that is printed after `one` in the parts beside it; empty where nothing is."""
    above: etree._Element | None = one
    for _ in range(_NEIGHBOURS):
        if above is None:
            return ""
        text = (above.tail or "").lstrip()
        if text:
            return text[0]
        after = above.getnext()
        if after is None:
            above = above.getparent()
        elif text := next((piece.strip() for piece in map(str, after.itertext()) if piece.strip()), ""):
            return text[0]
        else:
            above = after
    return ""


def _is_marker(raised: etree._Element) -> bool:
    """Whether a raised number is a marker by its markup: a link, or called something."""
    marked = local(raised.getparent()) == "a" or any(one.attrib for one in raised.iter())
    return marked and plain(raised)[:1].isdecimal()


def _named_label(entry: etree._Element) -> etree._Element | None:
    """The name and year that a page prints before an entry as what the text calls it by, as LaTeXML does."""
    one = next(iter(entry), None)
    if one is None or (entry.text or "").strip() or _LABELS.isdisjoint(tokens(one)):
        return None
    return one if _LABEL_YEAR.search(plain(one)) and len(plain(one)) < _LONGEST_LABEL else None
