"""The claims that the markers of a document carry: sentences, quotations, list items, case histories."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.citations.continuation import PRESENTS, following, says_something, section
from citecheck.citations.marker import Taken
from citecheck.text.late import late
from citecheck.text.rare import caseless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecheck.citations.blocks import Blocks
    from citecheck.citations.found import Found
    from citecheck.citations.quotes import Quotations

_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_CASE = late(r"\b(?:case|histor|patient|report|study|trial|example|story|results|findings)", re.IGNORECASE)
_SAME_PERSON = late(r"^(?:He|She|The (?:patient|man|woman|boy|girl|athlete|runner|study|trial)|Patient|His|Her)\b")
_NAME = r"(?:[A-Z][\w’'-]+|(?:[A-Z]\.)+|and|&|et|al\.?|colleagues|co-?workers|de|van|der|von)"
_NAMES = late(rf"{_NAME}(?:,?[ \u00a0]+{_NAME}){{0,8}}(?:’s|'s)?[ \u00a0]?(?:[(\[].*)?$")
_GOES_ON = re.compile(r"[ \u00a0][a-z]{3,}")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_SOURCE = 30
# Characters beyond which a line is no source line and a sentence is only looked at by its beginning.
_LONGEST_LINE = 400
_LONGEST_SENTENCE = 2000


class Carried(Struct, frozen=True, kw_only=True):
    """What one marker carries: half-open offsets of its main claim (None where it has none) and of further ones."""

    main: tuple[int, int] | None
    more: tuple[tuple[int, int], ...] = ()


class ClaimReader:
    """Finds what each marker of a document covers."""

    def __init__(self, blocks: Blocks, quotations: Quotations, found: list[Found]) -> None:
        self._blocks = blocks
        self._text = blocks.text
        self._quotations = quotations
        self._markers = Taken([(one.start, one.end) for one in found])
        self._found = found
        self._starts = [one.start for one in found]
        self._bare: dict[int, bool] = {}
        self._tells: dict[tuple[int, int], bool] = {}

    def carried(self, citation: Found) -> Carried:
        """What `citation` covers."""
        number = self._blocks.at(citation.start)
        if number is None:
            return Carried(main=None)
        if self._only_markers(number):
            # The marker stands alone on its line and closes what is above it.
            if not number or self._blocks.all[number - 1].kind == "heading":
                return Carried(main=None)
            number -= 1
            sentence = self._blocks.all[number].sentences[-1]
        else:
            sentence = self._blocks.sentence_at(citation.start) or self._blocks.all[number].sentences[-1]
        if self._opens_section(number, citation):
            block = self._blocks.all[number]
            more = section(self._blocks, number, self._markers.covers)
            return Carried(main=(block.start, block.end), more=self._whole_quotations(more))
        main = self._with_quotation(sentence, citation)
        more = [*self._introduced(number, main), *self._case_history(number, citation)]
        if self._tells_of_one(sentence):
            more += following(self._blocks, number, (sentence[0], main[1]), self._markers.covers)
        more = list(self._whole_quotations(more))
        return Carried(main=main, more=tuple(dict.fromkeys(span for span in more if span != main)))

    def _inside(self, start: int, end: int) -> list[Found]:
        """The markers that begin between the half-open offsets."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _tells_of_one(self, sentence: tuple[int, int]) -> bool:
        """Whether the sentence cites a single work and tells of it, so that what follows may go on about it."""
        if sentence not in self._tells:
            cited = {r for one in self._inside(*sentence) for r in one.references + one.missing}
            end = min(sentence[1], sentence[0] + _LONGEST_SENTENCE)
            self._tells[sentence] = len(cited) == 1 and (
                self._presents(sentence[0], end) or self._opens_with_names(sentence)
            )
        return self._tells[sentence]

    def _presents(self, start: int, end: int) -> bool:
        """Whether words that tell of a work stand between the half-open offsets."""
        low = caseless(self._text[start:end])
        return PRESENTS.may_be_in(low) and PRESENTS.pattern.search(self._text, start, end) is not None

    def _opens_with_names(self, sentence: tuple[int, int]) -> bool:
        """Whether its authors are the subject of the sentence: `Oake and Pruett [1] measured`, `Oake (2012) asked`."""
        first = next(iter(self._inside(*sentence)), None)
        if first is None or not _GOES_ON.match(self._text, first.end):
            return False
        names = self._text[sentence[0] : first.end if first.style == "author_year" else first.start]
        return bool(_NAMES.match(names))

    def _only_markers(self, number: int) -> bool:
        """Whether a block holds markers and nothing else."""
        if number not in self._bare:
            block = self._blocks.all[number]
            self._bare[number] = block.end - block.start < _LONGEST_LINE and not _LETTER.search(
                self._without_markers(block.start, block.end)
            )
        return self._bare[number]

    def _without_markers(self, start: int, end: int) -> str:
        parts, at = [], start
        for one in self._inside(start, end):
            parts.append(self._text[at : one.start])
            at = max(at, one.end)
        return "".join([*parts, self._text[at:end]])

    def _closes(self, citation: Found, end: int) -> bool:
        """Whether only punctuation and further markers stand between the marker and `end`."""
        if end - citation.end > _LONGEST_LINE:
            return False
        return not re.search(r"\w", self._without_markers(citation.end, end)) if citation.end < end else True

    def _opens_section(self, number: int, citation: Found) -> bool:
        """Whether the marker stands on a heading, or on a line that prints no sentence but a source."""
        block = self._blocks.all[number]
        if (
            block.kind == "item"
            or block.end - block.start > _LONGEST_LINE
            or not self._closes(citation, block.end)
            or number + 1 == len(self._blocks.all)
        ):
            return False
        if block.kind == "heading":
            return True
        line = self._without_markers(block.start, block.end).strip(" `*_")
        if (
            len(block.sentences) > 2
            or len(line.split()) > _LONGEST_SOURCE
            or line.endswith((".", "!", "?", ":", "”", '"'))
        ):
            return False
        capitals = sum(word[0].isupper() or word[0].isdigit() for word in line.split())
        return bool(_DATE.search(line)) and capitals * 3 > 2 * len(line.split())

    def _with_quotation(self, sentence: tuple[int, int], citation: Found) -> tuple[int, int]:
        """`sentence`, or from where the quotation begins that the marker closes, or to the end of one it opens."""
        start, end = sentence
        closed = self._quotations.closing_before(citation.start)
        if closed:
            opening = self._blocks.sentence_at(closed[0])
            start = min(start, opening[0] if opening else closed[0])
            end = max(end, citation.end)
        for opened in self._quotations.opening_in(citation.end, end):
            if opened[1] > end and self._blocks.at(opened[0]) == self._blocks.at(opened[1] - 1):
                end = opened[1]
        return start, end

    def _introduced(self, number: int, main: tuple[int, int]) -> list[tuple[int, int]]:
        """The quotation or the list that the claim introduces with a colon at its end."""
        if not self._text[slice(*main)].rstrip(" \u00a0").endswith(":") or number + 1 >= len(self._blocks.all):
            return []
        block, follows = self._blocks.all[number], self._blocks.all[number + 1]
        if main[1] < block.end:
            return []
        quotation = self._quotations.holding(follows.start)
        if quotation and quotation[0] == follows.start and not self._markers.covers(quotation[1], quotation[1] + 6):
            return [quotation]
        out = []
        for n in range(number + 1, min(number + 40, len(self._blocks.all))):
            item = self._blocks.all[n]
            deeper = block.kind != "item" or item.indent > block.indent
            if item.kind != "item" or not deeper or self._markers.covers(item.start, item.end):
                break
            out.append((item.start, item.end))
        return out

    def _case_history(self, number: int, citation: Found) -> list[tuple[int, int]]:
        """The items above, where the marker closes the last of a list that tells one story under its heading."""
        blocks = self._blocks.all
        block = blocks[number]
        last = number + 1 >= len(blocks) or blocks[number + 1].kind != "item"
        if block.kind != "item" or not last or not self._closes(citation, block.end):
            return []
        first = number
        while first > 0 and blocks[first - 1].kind == "item":
            first -= 1
        items = blocks[first:number]
        if not items or any(self._markers.covers(item.start, item.end) for item in items):
            return []
        head = self._text[blocks[first - 1].start : blocks[first - 1].end] if first else ""
        told = sum(bool(_SAME_PERSON.match(self._text[i.start : i.end])) for i in [*items, block])
        if not _CASE.search(head) and told * 2 < len(items) + 1:
            return []
        spans = [(item.start, item.end) for item in items]
        own = [span for span in block.sentences if span[1] <= citation.start]
        if own and own[0][0] < own[-1][1]:
            spans.append((block.start, own[-1][1]))
        return spans

    def _whole_quotations(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """`spans`, those that open a quotation running to its end, and none within another."""
        out: list[tuple[int, int]] = []
        for start, stop in spans:
            end = max([stop, *(opened[1] for opened in self._quotations.opening_in(start, stop))])
            apart = not out or start >= out[-1][1] or start < out[-1][0]
            if apart and says_something(self._text[start:end]):
                out.append((start, end))
        return tuple(out)
