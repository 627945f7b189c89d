"""In which part of the world a claim sets what it tells: `five African countries` for a work in five Asian ones.

It differs where the record names parts of the world, or countries, that lie in another, and none that lies in the
claim's, affiliations included.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import credit
from citecheck.claims.facets.attribution.set_in import told_of, told_places
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.continents import Region, apart, lies_in, regions_in
from citecheck.claims.words.places import places

_SITES = (
    r"(?:countries|nations|states|cities|cent(?:re|er)s|hospitals|sites|cohorts?|stud(?:y|ies)|trials?|survey|registry|"
    r"universities|populations?|communities|villages)"
)
_ITS = re.compile(rf"\s(?:(?!and\b|or\b)[\w-]+\s){{0,2}}?{_SITES}\b", re.IGNORECASE)
_IN = re.compile(
    r"(?:^|[.;:]\s|\b(?:that|and|but),?\s)(?:in|across|throughout)\s(?:\w+ern\s)?$|"
    rf"\b{_SITES}\s(?:in|from|across|throughout|of)\s(?:\w+ern\s)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|unlike|like|as (?:in|among)|compared with|elsewhere|other|our|most|many)\b", re.IGNORECASE
)
_NAMES = re.compile(
    r"\s(?:(?:of|for|and)\s)?(?:Society|Association|Respiratory|Journal|League|Union|Medicines|Organi[sz]ation|Commission|"
    r"guidelines?|Prospective|Working|Group|Quality|Foundation|American\w*|Federation|Academy)\b|-American"
)
"""Behind a part of the world that a body, a scale or people are called after."""
_IN_ABSTRACT = re.compile(r"\b(?:in|across|throughout)\s(?:\w+ern\s)?$", re.IGNORECASE)


def set_in_region(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """An answer where nothing of the record's places lies in the part of the world in which the claim sets it."""
    if not own or len(matter.claim.references) > 1:
        return []
    named = [(r, m) for r, m in regions_in(text) if not _NAMES.match(text, m.end())]
    if len(named) != 1:
        return []
    mine, said = named[0]
    if not (
        _ITS.match(text, said.end()) or (_IN.search(text, 0, said.start()) and text[said.end() : said.end() + 1] == ",")
    ):
        return []
    if (
        _COMPARED.search(text)
        or of_another_work(text, said.span())
        or any(start >= said.end() or end <= said.start() for _, start, end in places(text))
    ):
        return []
    theirs = _theirs(matter, mine)
    if theirs is None or not told_of(matter, text):
        return []
    message = f"The text names {said.group()}, the record {theirs}."
    return [credit(text, own, said.span(), "differs", theirs, message=message)]


def _theirs(matter: Matter, mine: Region) -> str | None:
    """The record's words for where it was, which lies in another part; None where any place of it may lie there."""
    record = matter.record
    texts = (matter.reading.title.text, matter.reading.text)
    every = "\n".join((*texts, *record.mesh, *record.keywords))
    if lies_in(mine, every) or any(not apart(mine, region) for region, _ in regions_in(every)):
        return None
    for text in texts:
        for _, m in regions_in(text):
            if (_ITS.match(text, m.end()) or _IN_ABSTRACT.search(text, 0, m.start())) and not _NAMES.match(
                text, m.end()
            ):
                return m.group()
    there = told_places(matter)
    return there[0][1] if there else None
