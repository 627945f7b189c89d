"""Exports of one tag a line (RIS, NBIB): cut into records, so that each keeps its line and none swallows the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 60_000
_BREAK = re.compile(r"\r\n|\r|\n")


class Record(Struct, frozen=True, kw_only=True):
    """The lines of one record, and the 1-based line of the file where it begins."""

    line: int
    lines: list[str]


def records(source: str, starts: re.Pattern[str], ends: re.Pattern[str] | None = None) -> Iterator[Record]:
    """The records of `source`: each from a line that `starts` matches to the one that `ends` it, or to the next.

    What stands before the first record, or between two, is no record and is left out.

    Raises:
        DocumentError: they are more than anybody's library holds.
    """
    begun, count, lines = 0, 0, list[str]()
    for number, line in enumerate(_BREAK.split(source), 1):
        if starts.match(line):
            if lines:
                yield Record(line=begun, lines=lines)
            begun, lines = number, [line]
            count += 1
            if count > _MOST:
                raise DocumentError(f"holds more than {_MOST:,} references; split it")
        elif lines and ends is not None and ends.match(line):
            yield Record(line=begun, lines=lines)
            lines = []
        elif lines:
            lines.append(line)
    if lines:
        yield Record(line=begun, lines=lines)
