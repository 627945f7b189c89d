"""Months in which a claim says that the data of its source were gathered, against those that the abstract names."""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import MONTH, MONTHS, credit
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.figures.quantity import agrees
from citecheck.claims.observation import Matter, Observation

_DAY = r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?"
_DATE = re.compile(
    rf"\b(?P<m1>{MONTH}){_DAY},?\s(?:of\s)?(?P<y1>(?:19|20)\d\d)\b|"
    rf"\b(?P<m2>{MONTH}){_DAY}\s?(?:to|-|–|and|until|through)\s?(?=(?:{MONTH}){_DAY},?\s(?P<y2>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:from|between|since|period|beginning|starting|to|and|until|through|during)\s(?:the\s)?$|[-–]\s?$",
    re.IGNORECASE,
)
"""Before one end of the time in which something was gathered."""

_GATHERED = re.compile(
    r"\b(?:data|records?|samples?|stud(?:y|ies)|survey(?:s|ed)?|cohort|series|patients|participants|cases|enrol\w+|"
    r"recruit\w+|collected|conducted|admitted|diagnosed|search\w*|followed|treated|performed|received|operated)\b",
    re.IGNORECASE,
)
"""What was gathered: of other spans of time a source says nothing."""


def periods(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """One answer for each month with its year that the claim gives as an end of a span of time."""
    if not own or not any(word in text for word in (" 19", " 20")):
        return []
    if not _GATHERED.search(text):
        return []
    told = [(when, at) for when, at in _dates(text) if _SPAN.search(text[max(0, at[0] - 20) : at[0]])]
    if not told:
        return []
    record = f"{matter.reading.title.text}\n{matter.reading.text}"
    if any(q.role != "year" and not any(agrees(q, p) for p in figures_of(record)) for q in figures_of(text)):
        return []  # a figure that the abstract lacks: the claim is of the full text
    known = [(when, record[slice(*at)]) for when, at in _dates(record)]
    if len(told) > 1 and not any(when == printed for when, _ in told for printed, _ in known):
        return []  # another span of time altogether: of other data, or of a part of them
    found: list[Observation | None] = []
    for (year, month), at in told:
        same_year = [words for (y, _), words in known if y == year]
        if any(when == (year, month) for when, _ in known):
            found.append(credit(text, own, at, "agrees", None))
        elif same_year and len(matter.claim.references) <= 1 and not of_another_work(text, at):
            said = text[slice(*at)]
            message = f"The text says {said}, the abstract {same_year[0]}."
            found.append(credit(text, own, at, "differs", same_year[0], message=message))
    return found


def _dates(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each (year, month) of `text` with the offsets of its month: of `January to June 2012` both."""
    found = []
    for match in _DATE.finditer(text):
        n = "1" if match["m1"] else "2"
        month = MONTHS.index(match["m" + n].lower()) + 1
        end = match.end("y1") if n == "1" else match.end("m2")
        found.append(((int(match["y" + n]), month), (match.start("m" + n), end)))
    return found
