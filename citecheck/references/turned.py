"""Entries with the title before the names, as search pages and blogs print them."""

from __future__ import annotations

import itertools
import re

from citecheck.references.rules import FULL, UP, Spans, author_end, numbers_in, title_and_journal

_BEFORE_NAMES = re.compile(rf"[.?!]\s{{0,3}}(?={FULL} [{UP}]{{1,3}}(?:,|\.|\s(?:and|et)\b))")
_NAMES_CLOSED = re.compile(r"\.\s{0,3}(?=\S)")
_BEHIND_NAMES = re.compile(r"\.\s?(?:[A-Z])?$")
_SEVERAL = re.compile(r",|\band\b|\bet al")
_LOWER = re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}")
_LATEST, _MOST_STOPS, _FEWEST_WORDS = 500, 3, 3
"""Where a title ends that stands first, how many stops are tried, and its words without a capital."""


def title_first(text: str) -> Spans:
    """The fields of an entry with its title first: `Walking on the ward. Lund A, Ek B. J Wards. ...`; else none."""
    for stop in itertools.islice(_BEFORE_NAMES.finditer(text[:_LATEST]), _MOST_STOPS):
        title, start = text[: stop.start()], stop.end()
        if len(_LOWER.findall(title)) < _FEWEST_WORDS or any(char.isdigit() for char in title[-4:]):
            continue
        if author_end(text):
            break
        # The last of them has no stop of its own: `Ek B. J Wards` goes on with the journal.
        end = start + len(_BEHIND_NAMES.sub("", text[start : start + author_end(text[start:])]))
        closed = _NAMES_CLOSED.match(text, end)
        if end == start or not closed or not _SEVERAL.search(text[start:end]):
            continue
        spans: Spans = {}
        numbers = numbers_in(text, closed.end(), spans)
        source = title_and_journal(text, closed.end(), numbers) if numbers is not None else {}
        if "pages" in spans and "title" in source and "journal" not in source:
            # One sentence is left between the names and the numbers: the journal.
            return spans | {
                "title": (0, stop.start() + (stop.group()[0] in "?!")),
                "author": (start, end),
                "journal": source["title"],
            }
    return {}
