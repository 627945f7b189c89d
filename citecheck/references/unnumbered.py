"""Entries without numbers: one a line, a block between blank lines, hanging lines, wrapped lines, title over source."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from citecheck.references.headings import ends_list, heading_strength, is_kind_line
from citecheck.references.likeness import is_prose, is_title_line, likeness
from citecheck.references.names import parse_authors
from citecheck.references.numbered import Entry
from citecheck.references.rules import author_end
from citecheck.references.wrapped import names_within, wrapped_starts
from citecheck.text.fold import fold
from citecheck.text.limits import MOST_LISTED, no_more_than

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.lines import Line

_SOURCE = re.compile(r"[^\n]{2,200}[,.]\s*\(?(?:19|20)\d\d\)?\.?$")
_LONGEST_BLOCK = 20
"""Lines that one entry takes at most between blank lines."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]\d\d|20[0-4]\d)[a-k]?(?!\d)")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S+[/,]$")
_APPENDIX = re.compile(r"[A-H](\.?)(?:\d{1,2}\.?)? [A-Z][\w’'-]*(?: [\w()’':-]+){0,10}(?<!\d\d\d\d)")
"""The heading of an appendix: `A. Simulated data`."""
_YEAR_BEHIND = re.compile(r"[\s.,;:]{0,3}\(?(?:1[89]\d\d|20[0-4]\d)[a-k]?\)")
_NAME_END = re.compile(r",|;| and | & |(?<=[^\W\d_]{2})\.\s|\s\(")
_INITIALS_BEHIND = re.compile(r",\s?(?:[A-Z]\.?[ -]?){1,3}(?:[,.;&(]|\band\b|$)")
_LONGEST_NAME = 70
_MOST_WORDS = 6
"""Letters and words of the first author of an entry, at most."""
_ENTRY = 1.5
_BACK = 200
"""Lines above in which the order of the alphabet is looked for."""
_ASTRAY = 0.15
_STRAYS = 60
"""Lines that a page may put into a list, and how many letters they may have."""
_STRAY_LETTERS = 2500
_COMPLETE = re.compile(r"(?:[.\d)\]>/”\"]|in press|submitted|forthcoming|[Mm]edline|CrossRef)$")


def gathered(lines: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """The lines of an unnumbered list that begins at line `at`, without what a page has put into it, and the index
    after the last of them.
    """
    stop = _collect(lines, at, len(lines))
    out = list(lines[at:stop])
    again = _resumed(lines, stop, out)
    while again is not None:
        stop = _collect(lines, again, len(lines))
        out += lines[again:stop]
        again = _resumed(lines, stop, out)
    return out, stop


def _collect(lines: Sequence[Line], at: int, stop: int) -> int:
    """The index after the last line of an unnumbered list that begins at line `at`."""
    n = at
    while n < stop:
        no_more_than(n - at, MOST_LISTED, "lines in its reference list")
        line = lines[n]
        fresh = line.blank_before and n > at
        if heading_strength(line.text) == 2:
            break
        # A line that goes on with an entry may begin as a heading does (`Tables of ...`).
        goes_on = (n > at and not fresh) and (
            line.indent > lines[at].indent or (not _COMPLETE.search(lines[n - 1].text) and not is_title_line(line.text))
        )
        if (ends_list(line.text) and not goes_on) or (fresh and _heads_appendix(lines, n, stop)):
            break
        if fresh and not is_kind_line(line.text) and likeness(line.text) < 2 and not _asks(line.text):
            after = lines[n + 1] if n + 1 < stop else None
            pair = after is not None and _SOURCE.match(after.text) and not is_prose(line.text) and len(after.text) < 220
            source = _SOURCE.match(line.text) and len(line.text) < 300
            if not (pair or source) and (
                is_prose(line.text)
                or ((is_title_line(line.text) or likeness(line.text) < 1) and not _next_like(lines, n, stop))
            ):
                break
        elif (
            not fresh
            and n > at
            and not line.blank_before
            and is_prose(line.text)
            and likeness(line.text) < 0
            and len(line.text) > 160
        ):
            break
        n += 1
    return n


def _heads_appendix(lines: Sequence[Line], n: int, stop: int) -> bool:
    """Whether line `n` is the heading of an appendix; one without a stop behind its letter only above prose."""
    heading = _APPENDIX.fullmatch(lines[n].text)
    return heading is not None and bool(heading[1] or (n + 1 < stop and is_prose(lines[n + 1].text)))


def _asks(text: str) -> bool:
    """Whether `text` is an entry whose title has the small words of a sentence: names, a year, then the title."""
    end = author_end(text)
    return bool(end) and _YEAR_BEHIND.match(text, end) is not None


def _resumed(lines: Sequence[Line], stop: int, read: Sequence[Line]) -> int | None:
    """Where a list in the order of the alphabet, of which `read` are the lines up to line `stop`, goes on behind what a
    page has put into it: a note at its foot, a figure or a table. None where it does not.
    """
    heads = [line for n, line in enumerate(read[-_BACK:]) if line.blank_before or not n]
    keys = [key for head in heads if (key := _key(head.text))]
    if not keys or sum(one > two for one, two in pairwise(keys)) > max(1, _ASTRAY * len(keys)):
        return None
    strays = 0
    for n in range(stop, min(stop + _STRAYS, len(lines))):
        line = lines[n]
        if heading_strength(line.text) == 2 or strays > _STRAY_LETTERS:
            return None
        key = _key(line.text) if line.blank_before and likeness(line.text) >= _ENTRY else ""
        if key and key >= min(keys[-2:]) and _goes_on(lines, n, key):
            return n
        strays += len(line.text)
    return None


def _goes_on(lines: Sequence[Line], at: int, key: str) -> bool:
    """Whether the block after line `at` is the next entry of the alphabet too, or there is nothing more."""
    after = next((line for line in lines[at + 1 :] if line.blank_before), None)
    return after is None or (likeness(after.text) >= _ENTRY and _key(after.text) >= key)


def _key(text: str) -> str:
    """By what the entry `text` stands in the alphabet: the family name of its first author; empty where it has none."""
    match = _NAME_END.search(text, 0, _LONGEST_NAME)
    end = match.start() if match else min(author_end(text), _LONGEST_NAME)
    name = text[:end]
    if not name[:1].isalpha() or any(char.isdigit() for char in name) or len(name.split()) > _MOST_WORDS:
        return ""
    if _INITIALS_BEHIND.match(text, end):
        return fold(name)
    authors, _ = parse_authors(name)
    return fold(authors[0].family) if authors and (name[0].isupper() or author_end(text)) else ""


def _next_like(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Whether references go on below what looks like a subheading at `at`."""
    following = lines[at + 1 : min(stop, at + 3)]
    return bool(following) and all(likeness(line.text) >= 2.5 for line in following)


def split_unnumbered(lines: Sequence[Line], text: str) -> list[Entry]:
    """The entries of the lines of an unnumbered list."""
    if not lines:
        return []
    no_more_than(len(lines), MOST_LISTED, "lines in its reference list")
    gaps = [line.blank_before for line in lines[1:]]
    if gaps and (sum(gaps) >= 0.3 * len(gaps) or (any(gaps) and _one_a_block(lines))):
        return _blocks(lines, text)
    starts = _starts(lines)
    return _entries(lines, starts, text)


def _one_a_block(lines: Sequence[Line]) -> bool:
    """Whether what stands between blank lines is one entry of a few lines nearly everywhere."""
    heads = [0, *(n for n in range(1, len(lines)) if lines[n].blank_before)]
    blocks = [lines[head:after] for head, after in zip(heads, [*heads[1:], len(lines)], strict=True)]
    if max(map(len, blocks)) > _LONGEST_BLOCK:
        return False
    return sum(not names_within(block) for block in blocks) >= 0.7 * len(blocks)


def _entries(lines: Sequence[Line], starts: Sequence[int], text: str) -> list[Entry]:
    out = []
    for head, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading = lines[head].text if is_kind_line(lines[head].text) else None
        first = head + (heading is not None)
        if first >= after:
            continue
        start = lines[first].start
        if lines[first].text[:1] in "•*-–—·▪‣◦" and lines[first].text[1:2].isspace():
            start += len(lines[first].text) - len(lines[first].text[1:].lstrip())
        if lines[first].style in ("key", "note"):
            out.append(Entry(lines[first].body, lines[after - 1].end, lines[first].label, heading))
            continue
        out.append(Entry(start, lines[after - 1].end, None, heading))
    return out


def _blocks(lines: Sequence[Line], text: str) -> list[Entry]:
    """Blank lines part the entries, save where a title and its source are apart too."""
    starts: list[int] = []
    n = 0
    while n < len(lines):
        starts.append(n)
        if is_kind_line(lines[n].text) and n + 1 < len(lines):
            n += 1
        first = n
        n += 1
        while n < len(lines) and not lines[n].blank_before:
            n += 1
        block = " ".join(line.text for line in lines[first:n])
        if (
            n < len(lines)
            and likeness(block) < 1.5
            and not _YEAR.search(block[-12:])
            and _SOURCE.match(lines[n].text)
            and likeness(lines[n].text) <= 2.5
            and not is_kind_line(lines[n].text)
        ):
            n += 1
    return [
        entry
        for entry in _entries(lines, starts, text)
        if likeness(text[entry.start : entry.end]) >= 0.5 or _YEAR.search(text[entry.start : entry.end])
    ]


def _starts(lines: Sequence[Line]) -> list[int]:
    """Which lines begin an entry, where no blank lines tell."""
    count = len(lines)
    widths = sorted(len(line.text) for line in lines)
    dated = sum(1 for line in lines if _YEAR.search(line.text))
    bullets = [n for n, line in enumerate(lines) if line.text[:1] in "•▪‣◦·" and line.text[1:2].isspace()]
    if bullets and bullets[0] == 0 and len(bullets) * 4 >= count:
        return bullets
    kinds = [n for n, line in enumerate(lines) if is_kind_line(line.text)]
    if kinds and kinds[0] == 0:
        return kinds
    keys = [n for n, line in enumerate(lines) if line.style in ("key", "note")]
    if keys and keys[0] == 0 and len(keys) * 5 >= count:
        return keys
    wide = widths[int(0.9 * (count - 1))]
    indented = [line.indent > lines[0].indent for line in lines]
    if count > 2 and any(indented) and sum(indented) >= 0.15 * count:
        out = [n for n in range(count) if not indented[n] and not (n and _cut(lines, n))]
        if len(out) > 1 or count < 8:
            return out
    if wide > 150 or dated == count or (wide > 110 and dated >= 0.8 * count):
        return list(range(count))
    return wrapped_starts(lines)


def _cut(lines: Sequence[Line], n: int) -> bool:
    """Whether line `n`, which hangs out, goes on with the entry above it all the same."""
    before, line = lines[n - 1].text, lines[n].text
    # An entry may be printed with a comma at its end.
    ended = before[-2:-1].isdigit() and before[-1] == "," and line[:1].isupper()
    return _broken(before, line) and not ended


def _broken(before: str, line: str) -> bool:
    """Whether a word or a number goes over from one line to the next."""
    if _ADDRESS_END.search(before) and line[:1].isupper():
        return False
    return before[-1] in "-‐–/&," or (
        line[:1].islower() and not re.match(r"(?:van|von|de|der|den|del|di|da|la|le|ten|ter|al|el)\b|d['’]", line)
    )
