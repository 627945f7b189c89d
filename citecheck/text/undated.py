"""Works without a year: `(n.d.)`, `in press` and their like, in lists and in the text."""

from __future__ import annotations

import re

UNDATED = re.compile(
    r"(?<![\w.])(?P<year>n\.\s?d\.?|[Nn]o [Dd]ate|[Uu]ndated|[Ii]n [Pp]ress|[Ff]orthcoming|"
    r"s\.\s?f\.?|o\.\s?J\.?|s\.\s?d\.?)"
    r"(?:[-–]?(?P<letters>[a-k]))?(?![\w-])"
)
"""What stands for the year; `letters` tells works apart that are alike in this. With capitals, `S. F.` and
`O. J.` are names.
"""
_HEAD = 260
_AROUND = re.compile(r"[\s.,;:]*[(\[]?\s?$")
_CLOSE = re.compile(r"\s?[)\]]?[\s.,:;]*")
_THEN_YEAR = re.compile(r"[\s.,:;)\]]{0,4}\(?(?:19|20)\d\d\b")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = 14
"""Words that the name of a body may take."""


def undated_at(entry: str) -> tuple[int, int, str] | None:
    """Where an entry of a list prints behind its names that it has no year: half-open offsets with the marks around,
    and the letter behind it; None where it has one, or says so elsewhere.
    """
    found = UNDATED.search(entry, 0, _HEAD)
    if found is None:
        return None
    before = entry[: found.start()]
    if _DIGIT.search(before) or not _LETTER.search(before) or len(before.split()) > _WORDS + before.count(","):
        return None
    around = _AROUND.search(before)
    close = _CLOSE.match(entry, found.end())
    if close is None or _THEN_YEAR.match(entry, found.end()):
        return None
    start = around.start() if around else found.start()
    # Names end with a comma, a stop or a bracket; `a drug in press reports` is a title.
    if start == found.start() or not any(char in ".,([" for char in before[start - 1 :]):
        return None
    return start, close.end(), (found["letters"] or "").lower()
