"""Runs of numbered entries: `1.`, `[1]`, `1)`, `(1)`, `1 `, raised digits, footnotes, keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.references.headings import ends_list, heading_strength, is_kind_line
from citecheck.references.likeness import is_prose, is_title_line, likeness
from citecheck.references.lines import LETTERED
from citecheck.text.blanks import visible_end
from citecheck.text.limits import MOST_REFERENCES, no_more_than

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.lines import Line

_SHAPES = {
    style: re.compile(r"(?<=[\s.;,])" + shape + r"\s{0,8}")
    for style, shape in {
        "square": r"\[(\d{1,5})\]",
        "round": r"\((\d{1,5})\)",
        "dot": r"(\d{1,5})\.(?=\s?[^\W\d_])",
        "half": r"(\d{1,5})\)",
    }.items()
}
"""How the number of a further entry in the same line is printed."""
_ENDS = ".!?])"
AHEAD = 40
"""Lines that one entry may take at most."""


class Entry(Struct, frozen=True):
    """One entry as found: offsets without the label, the label, and the kind line above it."""

    start: int
    end: int
    label: str | None = None
    heading: str | None = None


def next_label(lines: Sequence[Line], at: int, stop: int) -> int | None:
    """The index of the line that carries the number after that of line `at`; None where the run ends."""
    number = lines[at].number
    style = lines[at].style
    if number is None:
        return None
    other: int | None = None
    for n in range(at + 1, min(stop, at + AHEAD)):
        line = lines[n]
        if (
            line.number == 1
            and line.style == style
            and number > 1
            and likeness(line.text[line.body - line.start :]) >= 2
        ):
            # Another list begins.
            return other
        if (
            line.number is not None
            and number < line.number <= number + 2
            and (line.body < line.end or line.style != "bare")
        ):
            if line.style == style and line.number == number + 1:
                return n
            if (
                other is None
                and (line.number == number + 1 or line.style == style)
                and not _strange(line.style, style)
                and likeness(line.text[line.body - line.start :]) >= 1.5
            ):
                other = n
        if other is None and line.blank_before and (heading_strength(line.text) == 2 or (ends_list(line.text))):
            return None
    return other


def _strange(style: str | None, other: str | None) -> bool:
    """Whether two styles of label are different ones, one of which has a letter."""
    return style != other and any((one or "").startswith(LETTERED) for one in (style, other))


def continuation_end(lines: Sequence[Line], at: int, stop: int, text: str, spaced: bool = False) -> int:
    """The index after the last line that belongs to the entry that begins at line `at`, the last of its run.

    `spaced`: in this run a blank line stands between the lines of an entry, too.
    """
    n = at + 1
    if n < stop and lines[at].body >= lines[at].end:
        n += 1
    while n < stop and n < at + AHEAD:
        line = lines[n]
        if ends_list(line.text) or heading_strength(line.text) or line.style == lines[at].style:
            break
        if line.blank_before and not (spaced and text[lines[n - 1].end - 1] not in _ENDS):
            break
        if is_kind_line(line.text) or is_prose(line.text):
            break
        if (
            is_title_line(line.text)
            and "://" not in line.text
            and text[lines[n - 1].end - 1] in ".])"
            and likeness(text[lines[at].body : lines[n - 1].end]) >= 2.5
        ):
            break
        n += 1
    return n


def numbered_run(lines: Sequence[Line], at: int, stop: int, text: str) -> tuple[list[Entry], int]:
    """The entries of the run that begins at line `at`, and the index of the first line after it."""
    entries: list[Entry] = []
    inner = blank = 0
    while True:
        following = next_label(lines, at, stop)
        if following is not None:
            end = following
            inner += end - at - 1
            blank += sum(line.blank_before for line in lines[at + 1 : end])
        else:
            end = continuation_end(lines, at, stop, text, spaced=blank * 10 > inner * 9)
        last = end
        for n in range(at + 1, end):
            # A subheading between two numbered entries belongs to neither.
            if (
                lines[n].blank_before
                and lines[n - 1].body < lines[n - 1].end
                and (heading_strength(lines[n].text) or (is_title_line(lines[n].text) and _may_end(lines[n - 1].text)))
                and likeness(text[lines[at].body : lines[n - 1].end]) >= 2
            ):
                last = n
                break
        if last == end and following is not None and _is_running_head(lines, at, end - 1, text):
            last = end - 1
        entries.extend(_inline(text, lines[at], lines[last - 1].end))
        no_more_than(len(entries), MOST_REFERENCES, "references")
        if following is None:
            return entries, end
        at = following


def _may_end(line: str) -> bool:
    """Whether an entry may end with `line`: it has a stop or a number at its end, or an address in it."""
    return line[-1] in _ENDS or line[-1].isdigit() or not line[-1].isalnum() or "://" in line or "www." in line


def _is_running_head(lines: Sequence[Line], at: int, n: int, text: str) -> bool:
    """Whether line `n`, the last before the next number, is a head of the page that stands between two entries."""
    line = lines[n].text
    return (
        n > at
        and is_title_line(line)
        and len(line.split()) >= 4
        and not any(char.isdigit() for char in line)
        and text[lines[n - 1].end - 1] == "."
        and likeness(text[lines[at].body : lines[n - 1].end]) >= 3.5
    )


def _inline(text: str, line: Line, end: int) -> list[Entry]:
    """The entry that begins on `line`, or several where their numbers follow each other in the text."""
    start = line.body
    label = line.label
    while start < end and text[start].isspace():
        start += 1
    if line.number is None or line.style in ("bare", "raised", "caret") or end - start < 80:
        return [Entry(start, end, label)]
    shape = _SHAPES.get(line.style or "")
    if shape is None:
        return [Entry(start, end, label)]
    entries: list[Entry] = []
    number = line.number
    while True:
        wanted = str(number + 1)
        cut = None
        for match in shape.finditer(text, start + 30, end):
            if (
                match[1] == wanted
                and likeness(text[max(start, match.start() - 700) : match.start()]) >= 2
                and likeness(text[match.end() : min(end, match.end() + 250)]) >= 2
            ):
                cut = match
                break
        if cut is None:
            entries.append(Entry(start, visible_end(text, start, end), str(number) if entries else label))
            return entries
        entries.append(Entry(start, visible_end(text, start, cut.start()), str(number) if entries else label))
        no_more_than(len(entries), MOST_REFERENCES, "references")
        start = cut.end()
        number += 1
