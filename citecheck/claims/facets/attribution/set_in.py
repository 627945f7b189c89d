"""Where a claim sets what it tells, by countries, their parts and towns: `In Sweden, A fell`, `departments in Lyon`.

It differs where title, abstract or MeSH headings say plainly that the work was done elsewhere, and nothing in the
record, affiliations included, has any place that the claim names. Of places within one country both sides have to name
one. What a claim compares, and works of many countries, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.exchanges import exchanged
from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import credit
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.figures.quantity import agrees
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.verdict import score
from citecheck.claims.words.regions import Spot, one_within_other, spots

_PEOPLE = (
    r"(?:people|persons?|patients|adults|adolescents|children|infants|newborns|women|men|girls|boys|mothers|pupils|"
    r"smokers|(?:never|non)-?smokers|athletes|students|workers|nurses|physicians|doctors|surgeons|veterans|soldiers|"
    r"residents|inhabitants|citizens|participants|volunteers|survivors|pregnancies|births|households|famil(?:y|ies)|"
    r"populations?|communit(?:y|ies)|villages|inpatients|outpatients|recipients|donors|twins)"
)
_SITES = (
    r"(?:hospitals?|cent(?:re|er)s?|institut(?:e|ion)s?|clinics?|schools?|universit(?:y|ies)|laborator(?:y|ies)|"
    r"departments?|"
    r"units?|wards?|practices|districts?|provinces?|counties|sites|homes|pharmacies|prisons?|camps?|services?)"
)
_SOURCES = (
    r"(?:registr(?:y|ies)|registers?|databases?|data|records|cohorts?|surveys?|stud(?:y|ies)|trials?|series|audit)"
)
_ABOUT = (
    r"(?:(?:the|a|an|one|rural|urban|metropolitan|mainland|greater|central|upper|lower|\w+ern|north|south|east|west|"
    r"city|state|province|county|district|region|towns?|cities|parts|of|and)\s){0,4}"
)
_OPENS = re.compile(
    rf"(?:^|[.;:—–(,]\s?|\b(?:that|and|but|while|whereas|where)\s)(?:in|across|throughout|within)\s{_ABOUT}$",
    re.IGNORECASE,
)
_IN = re.compile(rf"\b(?:in|across|throughout)\s{_ABOUT}$", re.IGNORECASE)
_OF_THEM = re.compile(
    rf"\b(?:{_PEOPLE}|{_SITES}|{_SOURCES})\s(?:(?:living|resident|recruited|sampled|seen|treated|born|diagnosed)\s)?"
    rf"(?:in|from|of|at|across|throughout)\s{_ABOUT}$|\b\d[\d,.]*\s(?:[\w-]+\s){{1,4}}?(?:in|from|across)\s{_ABOUT}$",
    re.IGNORECASE,
)
_WHERE = re.compile(r",\swhere\b")
_ITS = re.compile(
    rf"\s(?:(?!(?:of|in|and|or|with|to|for|on|from|by|than|version)\b)[\w-]+\s){{0,3}}?(?:{_PEOPLE}|{_SITES}|"
    rf"{_SOURCES})\b"
    r"(?!\s(?:guidelines?|recommendations?|version|scale))",
    re.IGNORECASE,
)
_JOINED = re.compile(r",?\s(?:and|or)\s(?:in\s)?(?:the\s)?|,\s(?:the\s)?|\s\(")
_TELLS = re.compile(
    r"\d|\b(?:was|were|had|did|half|third|quarter|twice|found|rose|fell|grew|became|began|saw|met|shown?)\b|"
    r"(?<!\bis\s)(?<!\bare\s)\b(?!need|speed|breed|seed|feed)\w{2,}ed\b",
    re.IGNORECASE,
)
"""What was found: of rules and customs (`in Chile, screening is offered`) a source may say more than its abstract."""
STUDIED = re.compile(
    r"\b(?:found|show\w*|report\w*|enrol\w+|recruit\w+|collected|reviewed|studied|examined|included|assigned|"
    r"randomi\w+|"
    r"stud(?:y|ies)|trials?|cohorts?|surveys?|diagnosed|sampled|followed|measured|detected|revealed|gave|given|\d+)\b",
    re.IGNORECASE,
)
"""What is told of those who were studied: `hospitals in Chile adopted it` says nothing of the source."""
_COMPARED = re.compile(
    r"\b(?:than|unlike|like|as (?:in|among|for|with)|compared (?:with|to)|contrast (?:with|to)|similar to|relative to|"
    r"our|this country|elsewhere|also|too)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|other countries|as well(?! as)|many|several|countries|worldwide)\b", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:our|present|current|we)\b[^.;]{0,80}$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:(?:multi|inter|cross)-?\s?national(?:ly)?|countries|worldwide|continents?|europe(?:an)?|global(?:ly)?|"
    r"african?|asian?|(?:latin|north|south|central) american?|scandinavian?|nordic|immigrants?|migrants?|refugees?)\b",
    re.IGNORECASE,
)
_COUNTRIES = re.compile(
    r"\b(?:(?:multi|inter|cross)-?\s?national(?:ly)?\s(?:\w+\s){0,2}?(?:stud(?:y|ies)|cohort|trial|survey|registry|data\w*|"
    r"cent(?:re|er)s|collaborat\w+|sample)|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|both|these|"
    r"different|participating|included)\s(?:[\w-]+\s){0,2}?countries)\b",
    re.IGNORECASE,
)
"""What a work of many countries says of itself; of continents and the world many an introduction speaks."""
_STANDS_IN = re.compile(
    rf"(?:\b(?:in|at|across|throughout|within)\s(?:[\w’'-]+\s){{0,2}}?{_ABOUT}|\(|"
    rf"\b(?:{_PEOPLE}|{_SITES}|{_SOURCES})\s(?:from|of)\s{_ABOUT}|[A-Z]\w+,\s)$",
    re.IGNORECASE,
)
"""Before a place where an abstract says that something was done."""
_ALIKE = (
    frozenset({"china", "taiwan", "hong kong", "singapore", "macau"}),
    frozenset({"united kingdom", "ireland"}),
    frozenset({"israel", "palestine", "jordan"}),
    frozenset({"united states", "puerto rico", "guam"}),
    frozenset({"serbia", "kosovo", "montenegro"}),
)
"""Countries whose people, parts or names may be told of as one another's."""
_LIKELY = 0.5
_FEW = 3
"""An abstract that names more places than so many is of them all, or of others besides."""


def set_in(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """An answer for each place, or row of places, in which the claim sets what it tells."""
    if not own or len(matter.claim.references) > 1 or _TELLS.search(text) is None:
        return []
    rows = [row for row in rows_of(text) if _sets(text, row[0].start, row[-1].end)]
    if not rows:
        return []
    known = known_places(matter)
    named = spots(text)
    there = told_places(matter)
    if any(_is_there(spot, known) for spot in named) or _of_many(matter, there):
        return []
    if len(rows) > 1 or any(not any(s in row for s in named) for row in rows) or _ELSEWHERE.search(text):
        return []
    row = rows[0]
    at = (row[0].start, row[-1].end)
    if not there or len({min(s.lineages) for s, _ in there}) > _FEW or not told_of(matter, text):
        return []
    if any(not _elsewhere(mine, [s for s, _ in there]) for mine in named) or exchanged(matter, "population"):
        return []
    if _OURS.search(text[: at[0]]) or _COMPARED.search(text[: at[0]]) or of_another_work(text, at):
        return []
    level = min(len(a) for a in row[0].lineages)
    theirs = next((told for s, told in there if min(map(len, s.lineages)) == level), there[0][1])
    return [
        credit(text, own, at, "differs", theirs, message=f"The text names {text[slice(*at)]}, the record {theirs}.")
    ]


def _of_many(matter: Matter, there: Sequence[tuple[Spot, str]]) -> bool:
    """Whether a work may be of many countries: where it tells of one plainly it has to say so."""
    title, text = matter.reading.title.text, matter.reading.text
    if _MANY.search(f"{title} {text}") is None:
        return False
    each = {min(s.lineages)[0] for s, _ in there}
    plainly = len(each) == 1 and (len(there) > 1 or bool(spots(title)))
    return not plainly or _MANY.search(title) is not None or _COUNTRIES.search(text) is not None


def rows_of(text: str) -> Iterator[list[Spot]]:
    """The places that a text names, those that follow on each other together: `Perth, Western Australia`."""
    row: list[Spot] = []
    for spot in spots(text):
        if row and _JOINED.fullmatch(text, row[-1].end, spot.start) is None:
            yield row
            row = []
        row.append(spot)
    if row:
        yield row


def _sets(text: str, start: int, end: int) -> bool:
    """Whether something is told to have been found, or done, at the place that stands between two offsets."""
    before = text[max(0, start - 120) : start]
    if _OPENS.search(before) and text[end : end + 1] in (",", ")"):
        return True
    if _IN.search(before) and _WHERE.match(text, end):
        return True
    told_of = _OF_THEM.search(before) is not None or _ITS.match(text, end) is not None
    return told_of and STUDIED.search(text) is not None


def known_places(matter: Matter) -> list[Spot]:
    """Every place of the record."""
    record = matter.record
    texts = (matter.reading.title.text, matter.reading.text, *record.affiliations, *record.mesh, *record.keywords)
    return [spot for text in texts for spot in spots(text)]


def _is_there(spot: Spot, known: Sequence[Spot]) -> bool:
    """Whether a place may be one of those known; a country alone says nothing of which of its parts is meant."""
    narrow = min(len(a) for a in spot.lineages) > 1
    same = [k for k in known if one_within_other(spot, k)]
    if not narrow:
        return bool(same)
    countries = {a[0] for a in spot.lineages}
    parts = [k for k in known if any(len(a) > 1 and a[0] in countries for a in k.lineages)]
    return any(min(len(a) for a in k.lineages) > 1 for k in same) or (bool(same) and not parts)


def told_places(matter: Matter) -> list[tuple[Spot, str]]:
    """The places in which the record says plainly that something was, narrow ones first, with its words for them."""
    found: list[tuple[Spot, str]] = []
    for text in (matter.reading.title.text, matter.reading.text):
        for spot in spots(text):
            before = text[max(0, spot.start - 80) : spot.start]
            if _STANDS_IN.search(before) or _ITS.match(text, spot.end):
                found.append((spot, text[spot.start : spot.end]))
    for heading in matter.record.mesh:
        found += [(s, heading) for s in spots(heading) if (s.start, s.end) == (0, len(heading))]
    return sorted(found, key=lambda pair: -max(len(a) for a in pair[0].lineages))


def _elsewhere(mine: Spot, there: Sequence[Spot]) -> bool:
    """Whether a place of the claim is another than all those of the record."""
    countries = {a[0] for a in mine.lineages}
    for other in there:
        theirs = {a[0] for a in other.lineages}
        if one_within_other(mine, other) and not any(
            s is not other and _narrower(s, other) and not one_within_other(mine, s) for s in there
        ):
            return False
        if not countries & theirs and any(countries & alike and theirs & alike for alike in _ALIKE):
            return False
    return True


def _narrower(one: Spot, other: Spot) -> bool:
    return one_within_other(one, other) and min(map(len, one.lineages)) > max(map(len, other.lineages))


def told_of(matter: Matter, text: str) -> bool:
    """Whether the record may be said to speak of the claim: by its words, or by a figure."""
    if score(matter) >= _LIKELY:
        return True
    printed = figures_of(f"{matter.reading.title.text}\n{matter.reading.text}")
    return any(q.role != "year" and any(agrees(q, p) for p in printed) for q in figures_of(text))
