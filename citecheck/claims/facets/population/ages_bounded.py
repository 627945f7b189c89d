"""Ages from or up to which people were studied: `over 65` in the claim of a work on those `under 45 years of age`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.claims.facets.population.contraries import WHO
from citecheck.claims.facets.population.peopled import addressed, differs
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.wordlists import words

_OVER = r"over|above|older than|beyond|at least|more than|exceeding|≥|>=|>"
_UNDER = r"under|below|younger than|less than|up to|not older than|≤|<=|<"
_YEARS = r"[-\s]?(?:years?|yrs?|y)\b"
_OF_AGE = rf"(?:{_YEARS}(?:[-\s](?:of age|olds?)\b)?)?"
_BOUND = re.compile(
    rf"(?P<to>\b(?:(?P<w>{WHO}|aged?|who (?:are|were)|the age of)[,:]?\s)?(?:\(?(?:aged?|ages|were aged|were|are)\s)?)"
    rf"(?:\b(?P<a>older than|younger than|not older than)|(?:\b|(?<=\s)|(?<=\()|(?<=^))(?P<b>{_OVER}|{_UNDER}))\s?"
    rf"(?:(?P<the>the age of|age)\s)?(?P<n>\d{{1,3}})(?![.,\d]*\d)(?P<unit>{_YEARS})?(?P<old>[-\s](?:of age|olds?)\b)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\b(?:(?P<w>{WHO}|aged?|ages)\s)?(?:aged?\s)?(?P<n>\d{{1,3}})(?P<unit>{_YEARS})?(?P<old>[-\s](?:of age|olds?))?"
    r"\s(?:or|and)\s"
    r"(?P<b>over|older|above|more|younger|under|below)\b|\b(?:aged?)\s(?P<m>\d{1,3})\s?\+",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"\b(?P<w>aged?|ages|{WHO})\s(?:were\s|from\s|between\s|range[ds]?:?\s|of\s|"
    rf"aged\s){{0,3}}(?P<n>\d{{1,3}})(?:{_YEARS})?\s?"
    rf"(?:-|–|to|and)\s?(?P<m>\d{{1,3}})(?P<unit>{_YEARS})?|"
    rf"\b(?P<n2>\d{{1,3}})\s?(?:-|–|to|and)\s?(?P<m2>\d{{1,3}}){_YEARS}[-\s](?:of age|olds?)\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"\b(?:mean|median|average)\s(?:[\w-]+\s){{0,4}}?ages?\b[^.;\d]{{0,30}}(?P<n>\d{{1,3}})|"
    rf"(?P<m>\d{{1,3}})(?:\.\d+)?{_YEARS}"
    r"[-\s](?:of age|olds?)\b|\bage[ds]?[^.;\d]{0,12}(?P<k>\d{1,3})",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\b(?:exclu\w+|except|ineligible|not eligible|other than|unlike)\b", re.IGNORECASE)
_WEIGHED = re.compile(
    r"\b(?:risk factors?|predict\w*|odds|ratio|associated|subgroups?|compared|versus|vs|than those|older group|"
    r"younger group|adjust\w*|stratif\w*)\b",
    re.IGNORECASE,
)
"""In a sentence in which an age is no bound of those who were studied."""
_OTHER_UNIT = re.compile(
    r"\s?(?:%|per\s?cent|kg|mg|mm|cm|m\b|months?|weeks?|days?|hours?|min|points?|times|g\b|ml|mcg|µg|beats|after\b|"
    r"before\b|"
    r"later|following|post|since|ago|of (?:follow|treat|therap|disease|exposure|use))"
)
"""Behind a number that is none of an age: `women 5 to 10 years after surgery`."""
_WORDS = frozenset(
    words("over above older old beyond least more exceeding under below younger less up aged age ages years year")
)
_SIGNS = re.compile("[≥>≤<]")
_STUDIED = re.compile(
    r"\b(?:we|stud(?:y|ied)|includ\w+|inclusion|enrol\w*|recruit\w*|eligib\w*|participants|randomi\w+|assigned|gave|"
    r"given|"
    r"followed|used|sampled|examined|survey\w*|identified|selected|cohort|trial|assess\w*|evaluat\w*|investigat\w*|"
    r"aim\w*|"
    r"data|receiv\w+|underwent|treated|admitted|invited|interviewed|consecutive)\b",
    re.IGNORECASE,
)
"""In a sentence that says who was studied."""
_MEASURED = re.compile(
    r"\b(?:BMI|body mass|ind(?:ex|ices)|scores?|scales?|levels?|counts?|ratios?|pressures?|concentrations?|weights?|"
    r"doses?|intakes?|rates?|grades?|values?|titres?|titers?|IQ)\b",
    re.IGNORECASE,
)
"""Beside a number that may be of something else than age."""
_OLDEST = 120


class _Span(Struct, frozen=True):
    """Ages from `low` to `high`, with the words that say so."""

    low: int
    high: int
    said: re.Match[str]
    sure: bool
    """Whether a word says that it is an age."""

    def meets(self, other: _Span) -> bool:
        """Whether somebody may be of both; a bound in common is none: `over 75`, `under 75`."""
        return self.low < other.high and other.low < self.high

    def part_of(self, other: _Span) -> bool:
        """Whether it has one open end and the other lies within: `35 and older` among those under 45."""
        ends = [n for n in (self.low, self.high) if n not in (0, _OLDEST)]
        return len(ends) == 1 and other.low < ends[0] < other.high


def ages_bounded(matter: Matter) -> Observation | None:
    """An answer where all that the record tells of the ages of its people leaves out those of the claim."""
    claim = matter.said
    if len(matter.claim.references) > 1 or (_WORDS.isdisjoint(claim.letters) and not _SIGNS.search(claim.text)):
        return None
    mine = [s for s in _spans(matter.claim.text) if s.sure]
    if len(mine) != 1:
        return None
    text = f"{matter.reading.title.text}\n{matter.reading.text}"
    theirs = [s for s in _spans(text) if not _LEFT_OUT.search(_sentence(text, s.said.start()))]
    title = len(matter.reading.title.text)
    apart = [s for s in theirs if s.sure and not s.meets(mine[0]) and (s.said.start() < title or _is_of_all(text, s))]
    if not apart or any(s.meets(mine[0]) and not any(s.part_of(a) for a in apart) for s in theirs):
        return None
    if _lives_there(text, mine[0], apart) or not addressed(matter, mine[0].said):
        return None
    source = apart[0].said.group().strip(" (\n")
    said = mine[0].said.group().strip()
    return differs(matter, mine[0].said, source, f"The text speaks of {said}, the record of {source}.")


def _is_of_all(text: str, span: _Span) -> bool:
    """Whether a sentence says of whom the study was, not in whom of them something was found."""
    sentence = _sentence(text, span.said.start())
    return _STUDIED.search(sentence) is not None and not _WEIGHED.search(sentence)


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]


def _lives_there(text: str, mine: _Span, apart: list[_Span]) -> bool:
    """Whether some other age of the record, of a mean or of a person, is one of the claim's."""
    taken = [s.said.span() for s in apart]
    for point in _POINT.finditer(text):
        group = point.lastgroup or "n"
        if any(a <= point.start(group) < b for a, b in taken) or _LEFT_OUT.search(_sentence(text, point.start())):
            continue
        if mine.low < int(point[group]) < mine.high and not any(a.low <= int(point[group]) <= a.high for a in apart):
            return True
    return False


def _spans(text: str) -> Iterator[_Span]:
    """The ages that a text gives people; a number without a word of age or people is none."""
    taken: list[tuple[int, int]] = []

    def new(match: re.Match[str]) -> bool:
        free = all(match.end() <= a or match.start() >= b for a, b in taken)
        taken.append(match.span())
        return free

    for match in _RANGE.finditer(text):
        low, high = (int(n) for n in (match["n"] or match["n2"], match["m"] or match["m2"]))
        aged = match["n2"] or match["unit"] or (match["w"] or "").lower().startswith("age")
        if aged and low < high < _OLDEST and not _OTHER_UNIT.match(text, match.end()) and new(match):
            yield _Span(low, high, match, True)
    for match in _BOUND.finditer(text):
        aged = "age" in match["to"].lower() or match["the"] or match["old"] or match["a"]
        if not aged and match["w"] and not _MEASURED.search(text[max(0, match.start() - 80) : match.end() + 20]):
            # "patients over 5 years" may be followed for so long
            aged = not match["unit"] or match["w"].lower().startswith("who")
        age = int(match["n"])
        if not (aged or match["unit"]) or _OTHER_UNIT.match(text, match.end()) or age >= _OLDEST or not new(match):
            continue
        under = re.fullmatch(_UNDER, (match["a"] or match["b"]).lower()) is not None
        yield _Span(0 if under else age, age if under else _OLDEST, match, bool(aged))
    for match in _BEHIND.finditer(text):
        age = int(match["n"] or match["m"])
        aged = match["m"] or match["old"] or (match["w"] or "").lower().startswith("age")
        aged = aged or ((match["unit"] or match["w"]) and (match["b"] or "").lower() in ("older", "younger"))
        if not aged or age >= _OLDEST or not new(match):
            continue
        under = (match["b"] or "").lower() in ("younger", "under", "below")
        yield _Span(0 if under else age, age if under else _OLDEST, match, True)
