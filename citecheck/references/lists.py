"""Where the reference lists of a document are, and their entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from citecheck.references.headings import ends_list, heading_strength, is_kind_line, is_of_notes
from citecheck.references.likeness import is_title_line, likeness
from citecheck.references.lines import LETTERED, Line, read_lines
from citecheck.references.noted import works_in_notes
from citecheck.references.numbered import Entry, numbered_run
from citecheck.references.rules import author_end
from citecheck.references.several import works
from citecheck.references.unnumbered import gathered, split_unnumbered
from citecheck.text.limits import MOST_REFERENCES, no_more_than

if TYPE_CHECKING:
    from collections.abc import Sequence

LIKELY = 2.0
SURE = 3.0


class Found(Struct, frozen=True):
    """One part of a list: its entries, and the half-open offsets that it takes, heading included."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    headed: bool = False
    noted: bool = False
    """Notes, of which only some print a work in full."""


class _Part(NamedTuple):
    """Entries, the index of the first line behind them, and whether they are works in notes."""

    entries: list[Entry]
    after: int
    noted: bool = False


def find_lists(text: str) -> list[Found]:
    """Every part of the reference list of `text`, in order; empty where there is none."""
    lines = read_lines(text)
    marks = [n for n, line in enumerate(lines) if heading_strength(line.text)]
    found: list[Found] = []
    at = 0
    listed = False
    refused = count = 0
    heads = set(marks)
    while at < len(lines):
        part: _Part | None = None
        if at in heads:
            part = _headed(lines, at, text)
            if part:
                found.append(Found(tuple(part.entries), lines[at].start, _until(lines, part), True, part.noted))
                listed = True
        elif lines[at].label is not None and _may_start(lines[at], listed):
            if lines[at].style in ("note", "key") and at < refused:
                at += 1
                continue
            part = _bare_numbered(lines, at, text, listed)
            if part is None and lines[at].style in ("note", "key"):
                # A run that was no list is not looked at again from each of its lines.
                refused = _notes(lines, at, text)[1]
            if part:
                found.append(Found(tuple(part.entries), lines[at].start, _until(lines, part), False, part.noted))
        if part:
            at = max(part.after, at + 1)
            count += len(part.entries)
            no_more_than(count, MOST_REFERENCES, "references")
        else:
            at += 1
    if not found:
        found = _bare_unnumbered(lines, text)
    return _checked(found, text)


def _until(lines: Sequence[Line], part: _Part) -> int:
    """Where a part of a list ends: behind its last entry, or behind notes that print none."""
    return lines[part.after - 1].end if part.noted else part.entries[-1].end


def _may_start(line: Line, listed: bool) -> bool:
    return line.style in ("note", "key") or line.number in (0, 1) or (listed and line.number is not None)


def _mostly(entries: Sequence[Entry], text: str, least: float, share: float) -> bool:
    if not entries:
        return False
    no_more_than(len(entries), MOST_REFERENCES, "references")
    good = sum(1 for e in entries if likeness(text[e.start : min(e.end, e.start + 700)]) >= least)
    return good >= share * len(entries)


def _headed(lines: Sequence[Line], head: int, text: str) -> _Part | None:
    """The list below the heading at line `head`, if there is one."""
    strength = heading_strength(lines[head].text)
    least, share = (1.0, 0.5) if strength == 2 else (LIKELY, 0.6)
    at = head + 1
    if at >= len(lines):
        return None
    first = lines[at]
    if strength == 1 and is_kind_line(lines[head].text) and first.label is None:
        return None
    if strength == 2 and first.label is None and _heads_numbers(lines, at):
        at += 1
        first = lines[at]
    if first.number is not None or first.style == "note":
        if first.style == "note":
            entries, after = _notes(lines, at, text)
        else:
            entries, after = numbered_run(lines, at, len(lines), text)
        if (found := works_in_notes(entries, text)) is not None:
            # What is called references is one, whatever it says; what it names again is found by its number.
            return _Part(found, after, noted=True) if is_of_notes(lines[head].text) else _Part(entries, after)
        alone = first.number in (0, 1) and first.style != "glued" and not (first.style or "").startswith(LETTERED)
        if (len(entries) > 1 or alone) and _mostly(entries, text, least, share):
            return _Part(entries, after)
    listed, stop = gathered(lines, at)
    entries = split_unnumbered(listed, text)
    return _Part(entries, stop) if _mostly(entries, text, least, share) else None


def _heads_numbers(lines: Sequence[Line], at: int) -> bool:
    """Whether line `at` is a subheading above the first numbers of a list (`Randomised trials`)."""
    if at + 1 >= len(lines) or lines[at + 1].label is None:
        return False
    line, follows = lines[at], lines[at + 1]
    return heading_strength(line.text) == 1 or (
        is_title_line(line.text)
        and follows.number in (0, 1)
        and likeness(follows.text[follows.body - follows.start :]) >= LIKELY
    )


def _notes(lines: Sequence[Line], at: int, text: str) -> tuple[list[Entry], int]:
    """Footnote definitions: each goes on to the next or to a blank line without indent."""
    entries: list[Entry] = []
    n = at
    while n < len(lines) and lines[n].style == lines[at].style:
        start = n
        n += 1
        while (
            n < len(lines)
            and lines[n].style != lines[at].style
            and (not lines[n].blank_before or lines[n].indent >= 2)
            and not heading_strength(lines[n].text)
        ):
            n += 1
        entries.append(Entry(lines[start].body, lines[n - 1].end, lines[start].label))
    return entries, n


def _bare_numbered(lines: Sequence[Line], at: int, text: str, listed: bool) -> _Part | None:
    """A numbered list without a heading."""
    line = lines[at]
    if line.style in ("note", "key"):
        if likeness(text[line.body : line.end]) < LIKELY and line.style == "key":
            return None
        entries, after = _notes(lines, at, text)
        if (found := works_in_notes(entries, text)) is not None:
            return _Part(found, after, noted=True)
        return (
            _Part(entries, after)
            if _mostly(entries, text, LIKELY, 0.5) and (line.style == "note" or len(entries) > 2)
            else None
        )
    first = text[line.body : min(len(text), line.body + 500)]
    if likeness(first) < 1.0 and line.body < line.end:
        return None
    entries, after = numbered_run(lines, at, len(lines), text)
    if (found := works_in_notes(entries, text)) is not None:
        return _Part(found, after, noted=True)
    least, share = (LIKELY, 0.6) if len(entries) > 2 else (SURE, 1.0)
    if listed and len(entries) == 1:
        least = 4.0
    return _Part(entries, after) if _mostly(entries, text, least, share) else None


def _bare_unnumbered(lines: Sequence[Line], text: str) -> list[Found]:
    """Three or more lines, or blocks, or entries wrapped over lines, in a row that can be nothing but references."""
    out: list[Found] = []
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and likeness(lines[stop].text) >= SURE and not ends_list(lines[stop].text):
            stop += 1
        if stop - at < 3:
            stop = _wrapped_end(lines, at, text)
        if stop - at >= 3:
            entries = split_unnumbered(lines[at:stop], text)
            if len(entries) >= 3 and _mostly(entries, text, SURE, 0.8):
                out.append(Found(tuple(entries), lines[at].start, lines[stop - 1].end))
        at = max(stop, at + 1)
    return out


def _wrapped_end(lines: Sequence[Line], at: int, text: str) -> int:
    """The index after the last of the blocks from line `at` on that begin with names and read as references; `at`
    itself where a block goes on or none does.
    """
    if at and not lines[at].blank_before:
        return at
    stop = at
    while stop < len(lines) and author_end(lines[stop].text) and not ends_list(lines[stop].text):
        after = stop + 1
        while after < len(lines) and not lines[after].blank_before:
            after += 1
        if likeness(" ".join(text[lines[stop].start : lines[after - 1].end].split())) < SURE:
            break
        stop = after
    return stop


def _checked(found: list[Found], text: str) -> list[Found]:
    """One entry for each work; without empty ones, and numbered lists of other things before the one with a heading."""
    headed = [part.start for part in found if part.headed and not part.noted and len(part.entries) > 2]
    out = []
    for part in found:
        if part.noted and headed:
            # The list is beside the notes, which lead to it.
            out.append(Found((), part.start, part.end, part.headed, noted=True))
            continue
        entries = tuple(e for e in part.entries if e.end > e.start and (e.label or e.end - e.start > 3))
        if not entries:
            continue
        if headed and part.start < headed[0] and not part.headed and not _named(entries, text):
            continue
        single = tuple(work for entry in entries for work in works(entry, text))
        out.append(Found(single, part.start, part.end, part.headed))
    return out


def _named(entries: Sequence[Entry], text: str) -> bool:
    return sum(author_end(text[e.start : min(e.end, e.start + 700)]) > 0 for e in entries) >= 0.8 * len(entries)
