"""How a title begins: with an article that was left to the names, or with a year that was taken for the entry's own.

`Lund A, Ek B. The 2017 guideline for walking. J Wards. 2018;7:1-4.` Names and a year are how some styles begin, too;
but those print no other year beside the numbers, and nearly all set theirs off by a bracket, a stop or a comma.
"""

from __future__ import annotations

import re

from citecheck.references.rules import Spans

_YEAR = re.compile(r"(?<![\w.–-])(?:1[89]|20)\d\d(?![\w–-])")
_ARTICLE = re.compile(r"(?:\.|\bet al),?\s+((?:The|An?)\s+(?:(?:1[89]|20)\d\d\s+)?)$")
"""Behind the stop that ends the names: no name, for its initials do not follow."""
_LEADS = re.compile(r"(?:^|(?<=[\s.,;]))((?:1[89]|20)\d\d):?\s+[“\"‘']?$")
_BEHIND = re.compile(r"[\s.,;:)]{0,4}[(\[]?((?:1[89]|20)\d\d)(?![\w–-])")


def whole_opening(text: str, spans: Spans) -> Spans:
    """`spans` of `text` with the title from where it begins, and what belongs to it in no other field."""
    return _with_year(text, _with_article(text, spans))


def _with_article(text: str, spans: Spans) -> Spans:
    title, author = spans.get("title"), spans.get("author")
    found = _ARTICLE.search(text[: title[0]]) if title and author and author[0] < title[0] else None
    if title is None or author is None or found is None or found.start(1) <= author[0]:
        return spans
    out = {**spans, "title": (found.start(1), title[1]), "author": (author[0], min(author[1], found.start(1)))}
    if found.start(1) <= spans.get("year", (-1, -1))[0] < title[0]:
        if (own := _own_year(text, spans)) is None:
            return spans  # `Ek B. A 2017 Walking` may have an initial without its stop
        out["year"] = own
    return out


def _with_year(text: str, spans: Spans) -> Spans:
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
