"""Years that are not those of the source: of the data, of a survey, an edition, or of many works."""

from __future__ import annotations

import re

TITLE_WORDS = frozenset(
    [
        "journal",
        "archives",
        "annals",
        "lancet",
        "jama",
        "nature",
        "science",
        "bmj",
        "nejm",
        "medicine",
        "medical",
        "proceedings",
        "clinical",
        "surgery",
        "research",
        "review",
        "reviews",
        "reports",
        "plos",
        "acta",
        "international",
        "british",
        "american",
        "european",
        "new",
        "england",
        "cell",
        "cochrane",
        "database",
        "transactions",
        "letters",
        "bulletin",
        "circulation",
        "gut",
        "chest",
        "pain",
        "blood",
        "brain",
        "diabetes",
        "spine",
        "stroke",
        "neurology",
        "pediatrics",
    ]
)
"""Words of the titles of journals, which may stand behind the year of a study."""
_SPAN_FROM = re.compile(
    r"(?:\b(?:19|20)\d\d\s?(?:[-–/]|to|and|until|through)|\bbetween|\bsince)\s?(?:\w+\s)?$", re.IGNORECASE
)
_SPAN_TO = re.compile(
    r"\s?(?:[-–/]|to|and|until|through|or)\s?(?:(?:19|20)?\d\d\b|later|earlier|onwards?)", re.IGNORECASE
)
"""What makes a year one end of the time in which something was counted."""
_NAMED_AFTER = re.compile(r",?\s+(?P<first>[A-Z][\w'’-]+)\s+(?:[A-Z][\w'’-]+\s)")
"""`The 2013 National Health Survey`: the year of the survey, whenever it was told of."""
_EDITION = re.compile(r"\b(?!In\b|The\b|A\b)[A-Z][\w'’-]+ $")
"""`Society for Transplantation 2019 guidelines`."""
_SEVERAL = re.compile(
    r"\b(?:articles|studies|papers|reports|trials|reviews|works|publications|guidelines|recommendations|abstracts|"
    r"records)"
    r"\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
"""Those of which many were published in a year that is none of the source's."""


def of_what_was_counted(text: str, start: int, year: tuple[int, int], what: str | None) -> bool:
    """Whether the year at the offsets `year` is not that of the source.

    `start` is where the words that date begin, and `what` the word for a study beside the year; None where it is told
    in which year something was published.
    """
    if _SPAN_FROM.search(text, 0, year[0]) or _SPAN_TO.match(text, year[1]):
        return True
    if what is None:
        return _SEVERAL.search(text, 0, start) is not None
    if what.lower() == "survey" or (what.lower().startswith("guideline") and _EDITION.search(text, 0, year[0])):
        return True
    if text.startswith(what, start):
        return False  # "a study from 2011" has no name behind its year
    named = _NAMED_AFTER.match(text, year[1])
    return named is not None and named["first"].lower() not in TITLE_WORDS
