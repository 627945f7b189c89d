"""Titles that begin with a year: `Lund A, Ek B. 2017 Guideline for walking. J Wards. 2018;7:1-4.`

Names and a year are how some styles begin, too; but those print no other year beside the numbers, and nearly all set
theirs off by a bracket, a stop or a comma.
"""

from __future__ import annotations

import re

from citecheck.references.rules import Spans

_YEAR = re.compile(r"(?<![\w.–-])(?:1[89]|20)\d\d(?![\w–-])")
_LEADS = re.compile(r"(?:^|(?<=[\s.,;]))((?:1[89]|20)\d\d):?\s+[“\"‘']?$")
_BEHIND = re.compile(r"[\s.,;:)]{0,4}[(\[]?((?:1[89]|20)\d\d)(?![\w–-])")


def year_of_title(text: str, spans: Spans) -> Spans:
    """`spans` of `text` with a year that opens the title in the title, where the entry's own stands by its numbers."""
    title = spans.get("title")
    if title is None or "volume" not in spans:
        return spans
    names = spans["author"][1] if "author" in spans else 0
    lead = _LEADS.search(text[: title[0]], min(names, title[0]))
    own = _own_year(text, spans) if lead else None
    if lead is None or own is None:
        return spans
    return {**spans, "title": (lead.start(1), title[1]), "year": own}


def _own_year(text: str, spans: Spans) -> tuple[int, int] | None:
    """The year before, between or right behind the numbers, which stand behind the journal or were read as its end."""
    end = max(spans[name][1] for name in ("title", "journal") if name in spans)
    numbers = [spans[name] for name in ("volume", "issue", "pages") if name in spans and spans[name][0] >= end]
    if not numbers:
        return None
    last = max(stop for _, stop in numbers)
    for year in _YEAR.finditer(text, end - 4, last):
        if not any(start <= year.start() < stop for start, stop in numbers):
            return year.span()
    behind = _BEHIND.match(text, last)
    return behind.span(1) if behind else None
