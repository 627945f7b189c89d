"""Lines: which breaks were only put in to wrap a paragraph."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\r|\n")
_ITEM = re.compile(
    r"[ \t\u00a0]*(?:[•◦▪●○‣∙·■□*–—>#|+-](?:[ \t\u00a0]|$)|\(?(?:\d{1,3}|[a-zA-Z])[.)][ \t\u00a0]|\[[\d^])"
)
_MARKER = re.compile(r"[ \t\u00a0]*(?:\[(?:\d{1,3}(?:[ ,;–—−-]{1,3}\d{1,3}){0,40}|\^[^\]\s]{1,40})\] ?){1,12}")
_NUMBERED = re.compile(r"[ \t\u00a0]*\[[\d^]")
_CLOSERS = "\"'”’»)]*_"
_WIDEST = 130
_NARROWEST = 40


def soft_breaks(text: str) -> frozenset[int]:
    """The offsets of the line breaks in `text` that only wrap a paragraph, so that a sentence runs on over them.

    A break is one where the next line is no list item and either goes on in lower case after a line without a stop, or
    could not have stood on the line before, in a block whose lines are 40 to 130 characters wide at most. A citation
    marker at the beginning of a line is no list item where its sentence plainly goes on.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    widths = _block_widths(text, lines)
    soft: set[int] = set()
    notes = False
    for number in range(len(lines) - 1):
        (left, right), (follow, end) = lines[number], lines[number + 1]
        width = widths[number]
        # In a list of notes every line that begins with a number is one of them.
        begins = not number or lines[number - 1][1] not in soft
        notes = bool(width) and (notes or (begins and _NUMBERED.match(text, left, right) is not None))
        if not width or left == right or not text[follow:end].strip():
            continue
        if _NUMBERED.match(text, follow, end):
            alone = not number or not widths[number - 1]
            if not notes and _marked_behind(text, (left, right), (follow, end), alone=alone):
                soft.add(right)
            continue
        if _ITEM.match(text, follow, end):
            continue
        first = follow
        while first < end and text[first] in " \t\u00a0":
            first += 1
        last = text[right - 1]
        if last in "-–," and text[first].isdigit() and text[right - 2].isdigit() and not text[right - 3].isspace():
            # A range or a list of numbers goes over to the next line: `trials,3-` and `5 with`.
            soft.add(right)
            continue
        if width > _WIDEST:
            if text[first].islower() and (last.isalnum() or last in ",;-") and right - left <= _WIDEST:
                soft.add(right)
            continue
        space = text.find(" ", first, min(end, first + 60))
        word = (space if space >= 0 else min(end, first + 60)) - first
        wrapped = width >= _NARROWEST and right - left + 1 + word >= width - 1
        if wrapped or (text[first].islower() and last not in ".!?:"):
            soft.add(right)
    return frozenset(soft)


def _marked_behind(text: str, line: tuple[int, int], following: tuple[int, int], *, alone: bool) -> bool:
    """Whether the line `following` begins with the citation marker of what stands on `line`: `twins` and `[1]. Others`.

    A short line `alone` above may be the heading of notes: `References` and `[1]. Lund A`.
    """
    marker = _MARKER.match(text, *following)
    if marker is None or text[line[0] : line[1]].rstrip().rstrip(_CLOSERS)[-1:] in ("", *".!?:"):
        return False
    after = text[marker.end() : following[1]]
    if after[:1] in (",", ";"):
        return True
    if alone and line[1] - line[0] < _NARROWEST:
        return False
    return after[:1].islower() or (after[:1] in (".", "?", "!", ")") and after[1:2] in ("", " ", ".", ","))


def _block_widths(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """For each line the length of the longest line of its block (blocks stand between blank lines); 0 if blank."""
    widths = [0] * len(lines)
    block: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and text[lines[number][0] : lines[number][1]].strip():
            block.append(number)
            continue
        widest = max((lines[n][1] - lines[n][0] for n in block), default=0)
        for n in block:
            widths[n] = widest
        block = []
    return widths
