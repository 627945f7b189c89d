"""What a course ran from and to, told the other way round: `from 5% to 18%` beside `from 18% to 5%`."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.numerals import IN_DIGITS, in_digits

_DIGITS = IN_DIGITS.pattern.replace("?P<digits>", "?:")
_COURSE = re.compile(
    rf"\bfrom\s(?:an?\s|the\s|about\s|nearly\s|mean of\s|median of\s)*(?P<first>{_DIGITS})(?:\s?%|\s[a-zA-Z/]+)?\s"
    rf"to\s(?:an?\s|about\s|nearly\s)*(?P<last>{_DIGITS})(?![\d-])",
    re.IGNORECASE,
)
_HELD = 0.5
"""Weighted share of the claim's words that the sentence has to hold."""


class _Course(Struct, frozen=True):
    first: float
    last: float
    at: tuple[int, int]


def course(matter: Matter) -> Observation | None:
    """The course of the claim whose ends a sentence on the same matter gives in the other order."""
    for mine in _courses(matter.claim.text):
        for ranked in matter.ranked:
            for theirs in _courses(ranked.sentence.text) if ranked.coverage >= _HELD else ():
                if (mine.first, mine.last) == (theirs.first, theirs.last):
                    return None
                if (mine.first, mine.last) == (theirs.last, theirs.first):
                    said, printed = matter.claim.text[slice(*mine.at)], ranked.sentence.text[slice(*theirs.at)]
                    return Observation(
                        facet="number", status="differs", claim=said, record=printed, claim_at=mine.at,
                        sentence=ranked.index, record_at=theirs.at, rule="claim-number-differs",
                        message=f"the text says {said}, the abstract {printed}",
                    )  # fmt: skip
    return None


def _courses(text: str) -> list[_Course]:
    found = []
    for match in _COURSE.finditer(text):
        first, last = in_digits(match["first"])[0], in_digits(match["last"])[0]
        if first is not None and last is not None and first != last:
            found.append(_Course(first, last, match.span()))
    return found
