"""The paragraphs, list items and headings of a document, with offsets; the reference list is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from citecheck.citations.marker import Taken
from citecheck.text.abbreviations import words
from citecheck.text.blanks import visible_end
from citecheck.text.limits import MOST_SENTENCES, no_more_than
from citecheck.text.lines import soft_breaks
from citecheck.text.raised import RAISED
from citecheck.text.sentences import sentences

if TYPE_CHECKING:
    from citecheck.models import Document, ReferenceList

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"(?:[•◦▪●○‣∙·■□–—*+-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t\u00a0]+(?=\S)(?![A-Z]\.[ \u00a0])")
_BLOCK_QUOTED = re.compile(r"(?:>[ \t]{0,3}){1,3}(?=[^\W\d]|[“\"«*_])")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_TRAILING_MARKER = re.compile(r"[ \u00a0]?[\[(]?\d{1,3}(?:[,–-] ?\d{1,3}){0,20}[\])]?[ \u00a0]*$")
_VERBS = words(
    """
    is are was were be been has have had does did do can could may might will would should must shows showed shown found
    finds suggests suggested indicates indicated reported reports reduces reduced improves improved increases increased
    remains remain include includes included provides provide helps help causes cause
    """
)
# Captions, bylines and dates stand alone as headings do, and head nothing.
_NO_HEADING = re.compile(
    r"^(?i:tab(?:le|elle|la|ela|leau)?|fig(?:ure|ura)?|abb(?:ildung)?)\.?[ \u00a0]?\d"
    r"|^(?:By|Von|Par|Por) (?:Dr|\w+\.? [A-Z])"
    r"|\b(?i:updated|last reviewed|medically reviewed|reviewed by|published on|posted on|written by)\b"
)
# A row of a table, which says one thing: cells apart by tabs, bars or several blanks. `1.\tMethods` is none.
_ROW = re.compile(r"(?<=[^\s.)])(?:\t|[ \u00a0]{3}|[ \u00a0]?\|)\s*\S")
_LONGEST_HEADING = 120
_LONGEST_ROW = 300


class Block(Struct, frozen=True, kw_only=True):
    """A paragraph, list item or heading: half-open offsets without bullet and indentation, and its sentences' offsets.

    `indent`: columns before the bullet or text.
    """

    kind: Literal["heading", "item", "prose"]
    start: int
    end: int
    indent: int
    sentences: tuple[tuple[int, int], ...]


class Blocks:
    """The blocks of a document in order, and which block and sentence an offset lies in."""

    def __init__(self, document: Document, listed: ReferenceList) -> None:
        self.text = document.text
        self.all = _read(document, listed)
        self._starts = [block.start for block in self.all]
        self._headings = [number for number, block in enumerate(self.all) if block.kind == "heading"]

    def at(self, offset: int) -> int | None:
        """The number of the block that `offset` lies in (or just behind), None where there is none."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset <= self.all[at].end else None

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The offsets of the sentence that `offset` lies in, None where there is none."""
        at = self.at(offset)
        if at is None:
            return None
        spans = self.all[at].sentences
        place = bisect_right(spans, (offset, len(self.text) + 1)) - 1
        return spans[place] if place >= 0 and offset <= spans[place][1] else None

    def heading_before(self, number: int) -> Block | None:
        """The nearest heading above block `number`."""
        at = bisect_left(self._headings, number) - 1
        return self.all[self._headings[at]] if at >= 0 else None

    def sentence_before(self, number: int, start: int) -> str | None:
        """The sentence before offset `start` in block `number`; for the first one of a list item, what introduces the
        list.
        """
        block = self.all[number]
        place = bisect_right(block.sentences, (start - 1, len(self.text)))
        if place and block.sentences[place - 1][1] <= start:
            return self.text[slice(*block.sentences[place - 1])]
        for n in range(number - 1, max(-1, number - 40), -1):
            before = self.all[n]
            if before.kind == "heading" or not before.sentences:
                return None
            if block.kind == "item" and before.kind == "item" and before.indent >= block.indent:
                continue
            return self.text[slice(*before.sentences[-1])]
        return None


def _read(document: Document, listed: ReferenceList) -> list[Block]:
    text = document.text
    taken = Taken(list(listed.regions))
    marked = {
        kind: Taken([(mark.start, mark.end) for mark in document.marks if mark.kind == kind])
        for kind in ("heading", "item")
    }
    soft = soft_breaks(text)
    raised = _with_raised_digits(document)
    blocks: list[Block] = []
    count = 0
    for start, end in _paragraphs(text, soft):
        left = start
        while left < end and text[left].isspace():
            left += 1
        right = visible_end(text, left, end)
        if left >= right or taken.covers(left, right):
            continue
        blocks.append(_block(text, raised, (left, right), left - start, marked))
        count += len(blocks[-1].sentences)
        no_more_than(count, MOST_SENTENCES, "sentences")
    return _with_headings(text, blocks)


def _paragraphs(text: str, soft: frozenset[int]) -> list[tuple[int, int]]:
    """The lines of `text`, those joined that were only wrapped."""
    spans = []
    start = 0
    for match in _LINE_BREAK.finditer(text):
        if match.start() in soft:
            continue
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def _with_raised_digits(document: Document) -> str:
    """The text, offset for offset, where a raised marker behind `ACSL4.` or `dose of 4.` is no decimal of a number."""
    text = document.text
    parts, done = [], 0
    for start, end in sorted((mark.start, mark.end) for mark in document.marks if mark.kind == "superscript"):
        if start >= max(2, done) and text[start - 1] == "." and text[start - 2].isdecimal():
            parts += [text[done:start], text[start:end].translate(RAISED)]
            done = end
    return "".join((*parts, text[done:])) if parts else text


def _block(text: str, raised: str, span: tuple[int, int], indent: int, marked: dict[str, Taken]) -> Block:
    left, right = span
    kind: Literal["heading", "item", "prose"] = "prose"
    markdown = _MARKDOWN_HEADING.match(text, left, right)
    quoted = _BLOCK_QUOTED.match(text, left, right)
    left = quoted.end() if quoted else left
    bullet = _BULLET.match(text, left, right)
    if markdown or marked["heading"].covers(left, right):
        kind, left = "heading", markdown.end() if markdown else left
    elif bullet or marked["item"].covers(left, right):
        kind, left = "item", bullet.end() if bullet else left
    if kind == "prose" and right - left <= _LONGEST_ROW and _ROW.search(text, left, right):
        spans: tuple[tuple[int, int], ...] = ((left, right),)
    else:
        spans = tuple((left + start, left + end) for start, end in sentences(raised[left:right]))
    return Block(kind=kind, start=left, end=right, indent=indent, sentences=spans)


def _with_headings(text: str, blocks: list[Block]) -> list[Block]:
    """`blocks` with the short lines that head what follows as headings."""
    out = []
    for number, block in enumerate(blocks):
        follows = blocks[number + 1] if number + 1 < len(blocks) else None
        line = text[block.start : block.end]
        asks = block.kind == "item" and follows is not None and _is_question(line)
        if asks and follows is not None and follows.kind == "item":
            # `4. What helps?` above bullets heads them; above `5. ...` it is one of several.
            asks = text[block.start - 3 : block.start].strip(" .)").isdigit() and not _numbered(text, follows)
        if asks or (block.kind == "prose" and follows is not None and _is_heading(line)):
            out.append(replace(block, kind="heading"))
        else:
            out.append(block)
    return out


def _numbered(text: str, item: Block) -> bool:
    return any(char.isalnum() for char in text[max(0, item.start - 3) : item.start])


def _is_question(line: str) -> bool:
    """Whether an item heads the answer below it: `2. Does it work?`."""
    return line.endswith("?") and len(line) <= _LONGEST_HEADING and line.count("?") == 1 and "." not in line


def _is_heading(line: str) -> bool:
    """Whether a line alone reads as a heading: short, without a stop at its end, without the verb of a statement."""
    if len(line) > _LONGEST_HEADING or "\n" in line or _NO_HEADING.search(line) or _ROW.search(line):
        return False
    plain = _TRAILING_MARKER.sub("", line)
    tokens = plain.split()
    if not tokens or len(tokens) > 16 or plain[-1] in '.!:;,…”"' or not (plain[0].isupper() or plain[0].isdigit()):
        return False
    if plain[-1] == "?":
        return True
    if any(token in _VERBS for token in tokens):
        # `Study Confirms: Stem Cells Help` heads a section, `pain was reduced` states something.
        capitals = sum(token[0].isupper() for token in tokens)
        return capitals * 3 > len(tokens) * 2
    return True
