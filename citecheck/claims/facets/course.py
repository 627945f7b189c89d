"""What a course ran from and to, told the other way round: `from 5% to 18%` beside `from 18% to 5%`."""

from __future__ import annotations

import re

from citecheck.claims.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter, Observation

_FROM = re.compile(r"\bfrom\s(?:an?\s|the\s|about\s|nearly\s|mean of\s|median of\s)*$", re.IGNORECASE)
_TO = re.compile(r"\s(?:to|until)\s", re.IGNORECASE)
_HELD = 0.5
"""Weighted share of the claim's words that the sentence has to hold."""


def course(matter: Matter) -> Observation | None:
    """The course of the claim whose ends a sentence on the same matter gives in the other order."""
    for mine in _courses(matter.claim.text):
        for ranked in matter.ranked:
            if ranked.coverage < _HELD:
                continue
            for theirs in _courses(ranked.sentence.text):
                if theirs.dimension != mine.dimension or theirs.high is None or mine.high is None:
                    continue
                if abs(mine.value - theirs.value) < 1e-9 and abs(mine.high - theirs.high) < 1e-9:
                    return None
                if abs(mine.value - theirs.high) < 1e-9 and abs(mine.high - theirs.value) < 1e-9:
                    said, printed = (
                        text[q.start : q.end] for text, q in ((matter.claim.text, mine), (ranked.sentence.text, theirs))
                    )
                    return Observation(
                        facet="number", status="differs", claim=said, record=printed, claim_at=(mine.start, mine.end),
                        sentence=ranked.index, record_at=(theirs.start, theirs.end), rule="claim-number-differs",
                        message=f"the text says from {said}, the abstract from {printed}",
                    )  # fmt: skip
    return None


def _courses(text: str) -> list[Quantity]:
    return [
        q for q in figures_of(text)
        if q.high is not None and _FROM.search(text, 0, q.start) and _TO.search(text, q.start, q.end)
    ]  # fmt: skip
