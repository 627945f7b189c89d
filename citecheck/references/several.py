"""Several works under one number: `[3] a) Lund ..., 2010; b) Ek ..., 2011`, `7. Lund ... (1990); Ek ... (1991).`

Each is a work of its own, to be looked up and compared by itself; a marker that prints the number means all of them.
Without numbers, two entries may have run together behind an identifier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.references.likeness import likeness
from citecheck.references.rules import author_end
from citecheck.text.blanks import visible_end
from citecheck.text.fold import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecheck.references.numbered import Entry

_LETTER = re.compile(r"\(?([a-z])\s?\)\s?(?=\S)")
_DATED = re.compile(r"(?<![\d/-])(?:1[89]\d\d|20[0-4]\d)(?!\d)|\barXiv:|\b[a-z-]{5,8}/\d{7}\b")
_CUT = re.compile(r"(?:;\s+|(?<=\.)[^\S\n]*\n\s*)(?=\S)")
_IDENTIFIED = re.compile(
    r"(?:\bPMID:?\s?\d{5,8}|\bPMC\d{5,8}|\bdoi:?\s?\S{8,80}|doi\.org/\S{8,80}?)[.;\]]?\s+(?=[^\W\d_])"
)
"""The identifier that closes an entry, and the words behind it."""
_TOLD = re.compile(r"[\d)\]][.,]?\s*;?$")
_NUMBERED = re.compile(
    r"(?:\((?:19|20)\d\d\)+|\d[-–]\d{1,5}|[:;]\s?\w?\d+|\d,\s(?!(?:19|20)\d\d\b)\d+|\bp\.\s?\d+|/\d{7}|\d\.\d{4,5})[\].]*$"
)
"""How an entry ends that has given its numbers: `_TOLD` where a semicolon follows, `_NUMBERED` where a line ends."""
_SHORTEST = 60
"""Characters below which an entry is one work."""
_MOST = 60
"""Works under one number, beyond which it is something else."""
_HEAD, _TAIL, _WIDE = 600, 60, 250
"""Characters of a work's beginning, of its end, and of the one behind it that are looked at."""
_LEAST = 2.5
"""How much either side of a cut has to look like a reference: names and a year, or more."""


def works(entry: Entry, text: str) -> list[Entry]:
    """`entry` alone, or one for each of the works that it lists, in order and all with its label."""
    if entry.end - entry.start < _SHORTEST:
        return [entry]
    if entry.label is not None and entry.label.isdigit():
        starts = [entry.start, *(_lettered(entry, text) or _joined(entry, text))]
    else:
        starts = [entry.start, *_run_on(entry, text)]
    if len(starts) == 1:
        return [entry]
    return [
        replace(entry, start=start, end=visible_end(text, start, after))
        for start, after in zip(starts, [*starts[1:], entry.end], strict=True)
    ]


def _lettered(entry: Entry, text: str) -> list[int]:
    """Where the works with the letters b, c and so on begin, where the first has the letter a."""
    first = _LETTER.match(text, entry.start, entry.end)
    if first is None or first[1] != "a":
        return []
    starts: list[int] = []
    wanted = "b"
    for match in _LETTER.finditer(text, first.end(), entry.end):
        before = text[max(entry.start, match.start() - 12) : match.start()].rstrip()
        if match[1] == wanted and before.endswith((";", ".", ",")):
            starts.append(match.start())
            wanted = chr(ord(wanted) + 1)
    return starts


def _joined(entry: Entry, text: str) -> list[int]:
    """Where further works begin behind a semicolon or on a line of their own."""
    return _further(entry, text, _CUT, lambda tail: (_TOLD if tail[-1:] == ";" else _NUMBERED).search(tail) is not None)


def _run_on(entry: Entry, text: str) -> list[int]:
    """Where further works begin behind the identifier of one, as when a page was turned between two entries."""
    return _further(entry, text, _IDENTIFIED, bool)


def _further(entry: Entry, text: str, cut: re.Pattern[str], told: Callable[[str], bool]) -> list[int]:
    """Where further works begin behind `cut`, names first, if the end of the one before is one, as `told` says."""
    starts: list[int] = []
    last = seen = entry.start
    dated = False
    opened = 0
    for match in cut.finditer(text, entry.start, entry.end):
        start = match.end()
        # Only what is new since the last place is looked at, so that time grows with the length.
        piece = text[seen:start]
        seen = start
        dated = dated or _DATED.search(piece) is not None
        opened += piece.count("(") - piece.count(")")
        if not dated or opened > 0 or not told(text[max(last, start - _TAIL) : start].rstrip()):
            continue
        right = one_line(text[start : min(start + _WIDE, entry.end)])
        if not author_end(right) or not _DATED.search(right) or likeness(right) < _LEAST:
            continue
        if likeness(one_line(text[last : min(last + _HEAD, start)])) >= _LEAST:
            starts.append(start)
            if len(starts) > _MOST:
                return []
            last = start
            dated = False
            opened = 0
    return starts
