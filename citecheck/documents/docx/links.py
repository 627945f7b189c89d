"""What stands behind the links of printed references: identifiers that count, and buttons that are no text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.addresses import identifier, is_button, printed, prints
from citecheck.text.blanks import visible_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.raw import Extract
    from citecheck.models import Mark

_OPENED = re.compile(r"\s*[\[(]?\s*$")
_CLOSED = re.compile(r"\s*[\])]?")
Edit = tuple[int, int, str]
"""Half-open offsets of what goes, and what stands there instead."""


def followed(extract: Extract) -> Extract:
    """`extract` with the identifiers behind the links of its entries after their print, and without buttons.

    A link to an article is what readers see and follow; what is printed wins.
    """
    links = [mark for mark in extract.marks if mark.kind == "link" and mark.value]
    edits: list[Edit] = []
    for entry in extract.entries:
        inside = [mark for mark in links if entry.start <= mark.start and mark.end <= entry.end]
        if inside and entry.printed:
            edits += _edits(extract.text, entry.start, entry.end, inside)
    return _edited(extract, edits) if edits else extract


def _edits(text: str, start: int, end: int, links: Sequence[Mark]) -> list[Edit]:
    known: dict[str, set[str]] = {}
    cuts: list[Edit] = []
    for mark in links:
        behind = identifier(mark.value or "")
        if behind is not None:
            known.setdefault(behind[0], set()).add(behind[1].lower() if behind[0] == "doi" else behind[1])
        if is_button(text[mark.start : mark.end]) and not (mark.value or "").startswith("#"):
            low, high = mark.start, mark.end
            opened = _OPENED.search(text, start, low)
            closed = _CLOSED.match(text, high, end)
            if opened and closed and opened.group().strip() and closed.group().strip():
                low, high = opened.start(), closed.end()
            low = visible_end(text, start, low)
            if not cuts or low >= cuts[-1][1]:
                cuts.append((low, high, " " if high < end and text[high].isalnum() else ""))
    shown = text[start:end]
    # Two different ones of a kind: one of them belongs to something else.
    clear = [(kind, next(iter(values))) for kind, values in sorted(known.items()) if len(values) == 1]
    added = " ".join(printed(kind, value) for kind, value in clear if not prints(kind, shown))
    if added:
        cuts.append((end, end, f" {added}"))
    return cuts


def _edited(extract: Extract, edits: Sequence[Edit]) -> Extract:
    """`extract` with its text changed, and everything that points into it moved along."""
    edits = sorted(edits)
    starts, ends = [edit[0] for edit in edits], [edit[1] for edit in edits]
    shifts = [0]
    for start, end, text in edits:
        shifts.append(shifts[-1] + len(text) - (end - start))

    def begin(offset: int) -> int:
        done = bisect_right(ends, offset - 1)
        if done < len(edits) and starts[done] < offset < ends[done]:
            offset = starts[done]
        return offset + shifts[done]

    def close(offset: int) -> int:
        """What is added at the end of an entry belongs to it."""
        done = bisect_right(ends, offset)
        if done < len(edits) and starts[done] < offset:
            offset = starts[done]
        return offset + shifts[done]

    parts, at = [], 0
    for start, end, text in edits:
        parts += [extract.text[at:start], text]
        at = end
    parts.append(extract.text[at:])
    moved = [(begin(anchor.offset), anchor) for anchor in extract.anchors]
    return replace(
        extract,
        text="".join(parts),
        anchors=tuple({offset: replace(anchor, offset=offset) for offset, anchor in moved}.values()),
        marks=tuple(
            replace(mark, start=start, end=end)
            for mark in extract.marks
            if (end := begin(mark.end)) > (start := begin(mark.start))
        ),
        entries=tuple(replace(one, start=begin(one.start), end=close(one.end)) for one in extract.entries),
        pointers=tuple(replace(one, start=begin(one.start), end=begin(one.end)) for one in extract.pointers),
        regions=tuple((begin(start), close(end)) for start, end in extract.regions),
    )
