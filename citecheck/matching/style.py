"""In which style a reference is printed, as far as a corrected one can be printed in it."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["nlm", "ama", "apa"]

_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d{2}[a-z]?(?:, [^()]{3,20})?\)")
_DOTTED_INITIAL = re.compile(r"^[^()]{0,60}?[^\W\d_], ?[A-Z]\.")
_YEAR_VOLUME = re.compile(r"(?:19|20)\d{2}[^;:]{0,12};")
_DOI = re.compile(r"\bdoi:10\.")
_RANGE = re.compile(r":\s?[A-Za-z]?(\d{1,6})\s?[-–]\s?[A-Za-z]?(\d{1,6})\b")


def style_of(raw: str) -> Style:
    """The style of a printed reference: APA, AMA, or (for everything else) NLM, which most call Vancouver.

    APA has the year in brackets behind names with dotted initials; AMA and NLM have `year;volume`, and differ in that
    AMA prints the last page in full and its DOI as `doi:10...` without a blank.
    """
    head = raw[:400]
    if (year := _YEAR_IN_BRACKETS.search(head)) and _DOTTED_INITIAL.match(head) and year.start() < 300:
        return "apa"
    if not _YEAR_VOLUME.search(raw) or "PMID" in raw:
        return "nlm"
    if _DOI.search(raw):
        return "ama"
    pages = _RANGE.search(raw)
    full = pages is not None and len(pages[1]) == len(pages[2]) and len(pages[1]) >= 3
    shared = full and pages is not None and pages[1][0] == pages[2][0]
    return "ama" if shared and "doi" not in raw.lower() else "nlm"
