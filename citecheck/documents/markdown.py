"""Markdown, read by markdown-it-py: the text that a reader sees, with headings, items, links and superscripts marked.

Markers and footnotes (`[1]`, `[^1]`, `[@key]`) stay as written: they are what the citation stage looks for. Numbers of
ordered lists are put back, because a list may be the reference list. Where a bibliography stands behind the keys, the
works that are cited are the list, printed at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.beside import Beside
from citecheck.documents.exported import entry, written
from citecheck.documents.footnotes import settled
from citecheck.documents.pandoc import bibliography, cited, header
from citecheck.documents.pandoc_markup import without
from citecheck.documents.plain import decode
from citecheck.documents.raw import Extract, Raw
from citecheck.errors import DocumentError
from citecheck.models import Anchor, Mark, MarkKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,20000}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LIST_HEADING = re.compile(r"\s*(?:references|bibliography|works cited|literature|sources)\s*", re.IGNORECASE)
_MARKUP = "[*_`<!"
_MOST_CELLS = 200_000
_MOST_MARKUP = 200_000
"""Signs of markup that are read: each costs some 0.1 ms, an article has a few thousand."""
_TAG = re.compile(r"<(/?)([a-zA-Z]+)")
_ANY_TAG = re.compile(r"<!--(?:[^-]|-(?!->)){0,5000}-->|<[^<>]{1,500}>")
# Superscripts of digits as pandoc writes them; markdown-it-py leaves them in the text.
_DIGITS = r"[0-9](?:[0-9,;–—-]|\\?[ \u00a0](?=[0-9])){0,40}"
_CARET = re.compile(rf"\^[(\[]?({_DIGITS})[)\]]?\^|\^\(({_DIGITS})\)|\^\[({_DIGITS})\](?![(:])")
_DASHES = re.compile(r"(?<=\d)--(?=\d)")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ]|(?:19|20)\d\d[a-z]?[);,]")
_NEW_ENTRY = re.compile(r"\W{0,2}\d{1,3}[.)\]:]|\[|[•*+-]\s")
_BLOCK_ENDS = frozenset(
    {"paragraph_close", "heading_close", "tr_close", "bullet_list_close", "ordered_list_close", "blockquote_close"}
)


class _Writer:
    """Collects the text, where each piece of it came from, and the marks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = [Anchor(offset=0, line=1, column=1)]
        self.marks: list[Mark] = []
        self.code: list[tuple[int, int]] = []
        self.line_starts = [0]
        for match in re.finditer("\n", source):
            self.line_starts.append(match.end())
        self.line = 0
        self.cursor = 0
        self.limit = len(source)

    def enter(self, lines: tuple[int, int]) -> None:
        """From here on, text comes from these source lines (0-based, half-open)."""
        self.line = max(self.line, lines[0])
        self.cursor = max(self.cursor, self.line_starts[lines[0]])
        self.limit = self.line_starts[lines[1]] if lines[1] < len(self.line_starts) else len(self.source)

    def put(self, text: str) -> None:
        """Add text that stands in the source at or after the cursor (entities and escapes may not: then near it)."""
        if not text:
            return
        found = self.source.find(text, self.cursor, self.limit)
        if found >= 0:
            self.cursor = found
        while self.line + 1 < len(self.line_starts) and self.line_starts[self.line + 1] <= self.cursor:
            self.line += 1
        column = self.cursor - self.line_starts[self.line] + 1
        self.anchors.append(Anchor(offset=self.length, line=self.line + 1, column=column))
        self.add(text)
        if found >= 0:
            self.cursor += len(text)

    def add(self, text: str) -> None:
        """Add text that stands nowhere in the source, such as the break between two blocks."""
        self.parts.append(text)
        self.length += len(text)

    def mark(self, kind: MarkKind, start: int, value: str | None = None) -> None:
        """Mark what was written since `start`."""
        if self.length > start:
            self.marks.append(Mark(kind=kind, start=start, end=self.length, value=value))


def extract(raw: Raw) -> Extract:
    """The text of Markdown (CommonMark with tables), with an anchor for each piece of it.

    Raises:
        DocumentError: it is no text, or next to nothing but markup.
    """
    from markdown_it import MarkdownIt

    source = decode(raw.data).replace("\r\n", "\n").replace("\r", "\n")
    if sum(source.count(sign) for sign in _MARKUP) > _MOST_MARKUP or source.count("|") > _MOST_CELLS:
        raise DocumentError("has more markup than any article: save it as plain text")
    skip = _FRONT_MATTER.match(source)
    body = "\n" * skip.group().count("\n") + source[skip.end() :] if skip else source
    writer = _Writer(body)
    # Link definitions are off: `[1]: ...` and `[^1]: ...` are entries of a reference list here.
    parser = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").disable("reference")
    open_headings: list[tuple[int, str]] = []
    open_items: list[int] = []
    for token in parser.parse(without(body)):
        if token.map:
            writer.enter((token.map[0], token.map[1]))
        if token.type == "heading_open":
            open_headings.append((writer.length, token.tag[1:]))
        elif token.type == "list_item_open":
            open_items.append(writer.length)
            writer.put(f"{token.info}{token.markup} " if token.info else f"{token.markup} ")
        elif token.type == "inline":
            _inline(writer, token.children or [])
        elif token.type in {"code_block", "fence"}:
            start = writer.length
            writer.put(token.content)
            writer.code.append((start, writer.length))
            writer.add("\n")
        elif token.type == "html_block":
            writer.put(_ANY_TAG.sub("", token.content))
            writer.add("\n")
        elif token.type == "heading_close" and open_headings:
            start, level = open_headings.pop()
            writer.mark("heading", start, level)
        elif token.type == "list_item_close" and open_items:
            writer.mark("item", open_items.pop())
        elif token.type in {"td_close", "th_close"}:
            writer.add("\t")
        if token.type in _BLOCK_ENDS:
            writer.add("\n" if token.hidden or token.type.endswith("list_close") else "\n\n")
    extract = Extract(text="".join(writer.parts), marks=tuple(writer.marks), anchors=tuple(_in_order(writer.anchors)))
    if (moved := settled(extract)) is not None:
        extract = moved.extract
        writer.code = [place for one in writer.code if (place := moved.place(*one)) is not None]
    return _with_works(extract, writer, skip.group() if skip else "", Beside(raw.path))


def _with_works(extract: Extract, writer: _Writer, yaml: str, beside: Beside) -> Extract:
    """`extract` with the works that its keys cite, where there is a bibliography; the list stands last."""
    head = header(yaml, beside)
    if "@" not in extract.text and not head.uncited:
        return extract
    works = {one.key: one for one in bibliography(head, beside)}
    pointers = cited(extract.text, writer.code, works)
    keys = dict.fromkeys(key for pointer in pointers for key in pointer.keys)
    keys.update(dict.fromkeys(works if "*" in head.uncited else head.uncited))
    listed = [works[key] for key in keys if key in works]
    if not listed:
        return replace(extract, remarks=tuple(beside.remarks))
    text, marks, anchors = extract.text.rstrip(), list(extract.marks), list(extract.anchors)
    last = max((mark for mark in marks if mark.kind == "heading"), key=lambda mark: mark.start, default=None)
    if (
        last is None
        or text[last.start :].strip() != text[last.start : last.end].strip()
        or not _LIST_HEADING.fullmatch(text[last.start : last.end])
    ):
        text += "\n\nReferences"
        last = Mark(kind="heading", start=len(text) - len("References"), end=len(text), value="1")
        marks.append(last)
    parts, length, entries = [text], len(text), []
    inline = {one.key for one in head.items}
    for one in listed:
        printed = written(one)
        start = length + 2
        anchors.append(Anchor(offset=start, line=one.line if one.key in inline else head.line, column=1))
        parts.append(printed)
        length = start + len(printed)
        entries.append(entry(one, start, length))
    return replace(
        extract,
        text="\n\n".join(parts),
        marks=tuple(marks),
        anchors=tuple(anchors),
        entries=tuple(entries),
        pointers=tuple(pointers),
        regions=((last.start, length),),
        remarks=tuple(beside.remarks),
    )


def _in_order(anchors: list[Anchor]) -> list[Anchor]:
    """The anchors with one for each offset: the last one written."""
    return list({anchor.offset: anchor for anchor in anchors}.values())


def _inline(writer: _Writer, children: list[Token]) -> None:
    links: list[tuple[int, str]] = []
    superscripts: list[int] = []
    raised = -1
    for number, child in enumerate(children):
        if child.type in {"text", "text_special"}:
            _text(writer, child.content)
        elif child.type == "code_inline":
            start = writer.length
            _text(writer, child.content)
            writer.code.append((start, writer.length))
        elif child.type in {"softbreak", "hardbreak"}:
            _softbreak(writer, child, children[number + 1] if number + 1 < len(children) else None)
        elif child.type == "link_open":
            links.append((writer.length, str(child.attrs.get("href", ""))))
        elif child.type == "link_close" and links:
            start, address = links.pop()
            writer.mark("link", start, address)
        elif child.type == "html_inline":
            tag = _TAG.match(child.content)
            if tag and tag.group(2).lower() == "sup":
                if not tag.group(1):
                    if raised == writer.length and _begins_link(children, number + 1):
                        # Two markers one after the other are no number of two digits.
                        writer.add(",")
                    superscripts.append(writer.length)
                elif superscripts:
                    writer.mark("superscript", superscripts.pop())
                    raised = writer.length
            elif tag and tag.group(2).lower() == "br":
                writer.add("\n")


def _begins_link(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].type == "link_open" or tokens[at].content.lower().startswith("<a"))


def _softbreak(writer: _Writer, child: Token, after: Token | None) -> None:
    """A line that only ends because it is full goes on behind a blank; one that may be an entry ends."""
    before = writer.parts[-1][-1:] if writer.parts else ""
    goes_on = before.isalpha() or before in ("(", ",") or (after is not None and _GOES_ON.match(after.content))
    if child.type == "softbreak" and goes_on and not (after is not None and _NEW_ENTRY.match(after.content)):
        writer.add(" ")
    else:
        writer.put("\n")


def _text(writer: _Writer, text: str) -> None:
    """Text with its superscripts marked."""
    start = 0
    for match in _CARET.finditer(text):
        _dashed(writer, text[start : match.start()])
        begin = writer.length
        # A blank inside is one that pandoc has to be told to keep.
        _dashed(writer, match[match.lastindex or 0].replace("\\", ""))
        writer.mark("superscript", begin)
        start = match.end()
    _dashed(writer, text[start:])


def _dashed(writer: _Writer, text: str) -> None:
    """Text with the dashes of its ranges as they are printed."""
    start = 0
    for match in _DASHES.finditer(text):
        writer.put(text[start : match.start()])
        writer.add("–")
        start = match.end()
    writer.put(text[start:])
