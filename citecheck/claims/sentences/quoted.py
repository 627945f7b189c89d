"""The passages of a claim that stand between quotation marks, double or single, of any fashion."""

from __future__ import annotations

import re

_DOUBLE = re.compile(r"“([^“”]{1,4000})”|\"([^\"]{1,4000})\"|«([^«»]{1,4000})»|„([^„“”]{1,4000})[“”]")
_OPENING = re.compile(r"(?:^|(?<=[\s(\[—–:]))[‘'](?=[\w\[.…])")
_CLOSING = re.compile(r"(?<=[^\s‘'’(\[])[’'](?!\w)")
_PLURAL = re.compile(r"(?<=s)[’'](?=\s\w)")
"""What may belong to the word before: `the patients’ views`."""
_LONGEST = 2000


def passages(text: str) -> list[tuple[int, int]]:
    """The half-open offsets of what is quoted in `text`, without the marks, in order."""
    found = [m.span(next(n for n in range(1, 5) if m.group(n) is not None)) for m in _DOUBLE.finditer(text)]
    taken = [m.span() for m in _DOUBLE.finditer(text)]
    at = 0
    while (opening := _OPENING.search(text, at)) is not None:
        at = opening.end()
        if any(start <= opening.start() < end for start, end in taken):
            continue
        end = _end(text, opening.end())
        if end is not None and not any(opening.start() < start < end for start, _ in taken):
            found.append((opening.end(), end))
            at = end + 1
    return sorted(found)


def _end(text: str, start: int) -> int | None:
    """Where the passage closes: at the first mark that belongs to no word, else at the first that may."""
    stop = following.start() if (following := _OPENING.search(text, start)) is not None else len(text)
    marks = [
        m.start()
        for m in _CLOSING.finditer(text, start, min(stop, start + _LONGEST))
        if text.count("(", start, m.start()) == text.count(")", start, m.start())
    ]
    return next((m for m in marks if not _PLURAL.match(text, m)), marks[0] if marks else None)
