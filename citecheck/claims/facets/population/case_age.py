"""How old the patient of a case report is: `an elderly recipient` in the claim, a boy of ten years in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.designs import few_cases, many_studied, typed
from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.numerals import NUMERALS, in_words

_OLDEST = 120
_AGES: tuple[tuple[str, int, int], ...] = (
    (r"newborn|neonate", 0, 1),
    (r"infant|baby", 0, 3),
    (r"toddler", 1, 4),
    (r"(?:young |little |small |school)?(?:child|boy|girl)", 0, 19),
    (r"adolescent|teenager|teenage (?:boy|girl)", 10, 21),
    (r"young (?:[\w-]+ )?(?:man|woman|adult|lady|recipient|patient)", 10, 45),
    (r"middle-aged (?:[\w-]+ ){0,3}?(?:man|woman|lady|patient|recipient|adult|person)", 30, 70),
    (r"(?:elderly|old|older|aged) (?:[\w-]+ ){0,3}?(?:man|woman|lady|gentleman|patient|recipient|person|adult)",
     55, _OLDEST),
    (r"septuagenarian", 70, 80),
    (r"octogenarian", 80, 90),
    (r"nonagenarian", 90, 100),
    (r"(?:adult )?(?:man|woman|gentleman|lady)|adult (?:[\w-]+ ){0,2}?(?:patient|recipient|male|female)|adult", 16,
     _OLDEST),
)  # fmt: skip
"""What somebody of an age is called, from and up to which year."""
_DECADES = {"teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90}  # fmt: skip
_NUMBER = rf"\d{{1,3}}|(?:{'|'.join(sorted(NUMERALS))})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_AGE = re.compile(
    rf"\b(?P<n>{_NUMBER})[- ](?P<unit>year|yr|month|week|day)s?[- ]old\b|"
    r"\baged (?P<m>\d{1,3})(?: years?\b|(?=[,.;)]))|\b(?P<k>\d{1,3}) years (?:of age|old)\b",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"\bin (?:his|her|their) (?:early |mid |late |mid-|late-)?(?P<decade>{'|'.join(_DECADES)})\b", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\b(?:an?|one|the|this|that|whose) (?:(?!of\b|in\b|with\b|for\b)[\w-]+ ){0,3}?"
    rf"(?:{'|'.join(f'(?P<a{n}>{words})' for n, (words, _, _) in enumerate(_AGES))})"
    r"\b(?![-'’](?!s\b))(?! (?:health|mental|abuse|care|doll|brain|heart|body|population)\b)",
    re.IGNORECASE,
)
_SOMEBODY_HERE = re.compile(
    r"\b(?:man|woman|patient|lady|gentleman|person|recipient|male|female|somebody)\s$", re.IGNORECASE
)
"""Before an age that is of the time of which the claim tells."""
_ANOTHER_TIME = re.compile(r"\b(?:was|were|been|be|as|since|when|until|once|like|than|or|and)\s$", re.IGNORECASE)
_AS_A_RULE = re.compile(
    r"\b(?:usually|typically|mostly|often|commonly|mainly|generally|rarely|predominantly)\b[^.;]{0,40}$", re.IGNORECASE
)
_OF_THE_CASE = re.compile(
    rf"\b(?:an?|the|our) (?:[\w-]+ )?(?:{_NUMBER})[- ](?:year|yr|month|week|day)s?[- ]old\b", re.IGNORECASE
)
_CLAIMED = Cue(
    re.compile(f"{_SOMEBODY.pattern}|{_DECADE.pattern}|{_AGE.pattern}", re.IGNORECASE),
    pieces="newborn neonate infant baby toddler child boy girl adolescent teenage young middle-aged elderly old aged "
    "genarian adult man lady gentlem teens ties years",
)
_IN_YEARS = {"year": 1.0, "yr": 1.0, "month": 1 / 12, "week": 1 / 52, "day": 1 / 365}
_SPARE = 2
"""By so many years an age may lie outside what somebody of that age is called."""


class _Age(Struct, frozen=True):
    """Ages in years from `low` to `high`, and the words for them."""

    low: float
    high: float
    said: re.Match[str]


def case_age(matter: Matter) -> Observation | None:
    """An answer where the claim tells of somebody of an age that the one patient of a case report cannot be."""
    if len(matter.claim.references) > 1 or not _CLAIMED.possible(matter.said):
        return None
    text = text_of(matter.reading)
    theirs = list(_in_years(text))
    if not theirs or any(a.low != theirs[0].low for a in theirs) or not is_of_one(matter):
        return None
    mine = _told(matter.claim.text, text)
    if not mine or any(_meets(a, theirs[0]) for a in mine) or not addressed(matter, mine[0].said):
        return None
    said, source = mine[0].said, theirs[0].said.group()
    return differs(matter, said, source, f"The text speaks of {said.group()}, the record of {source}.")


def is_of_one(matter: Matter) -> bool:
    """Whether the record tells of one patient."""
    if "case report" in typed(matter.record) or few_cases(matter.reading):
        return True
    return (
        _OF_THE_CASE.search(text_of(matter.reading)) is not None and many_studied(matter.record, matter.reading) is None
    )


def _meets(one: _Age, other: _Age) -> bool:
    return one.low - _SPARE <= other.high and other.low <= one.high + _SPARE


def _told(claim: str, text: str) -> list[_Age]:
    """The ages that a claim gives somebody, in words; none where the record speaks of such people too.

    What it says in digits is compared as any figure is.
    """
    if (exact := list(_in_years(claim))) or _AGE.search(claim):
        return [] if any(a.said.group()[0].isdigit() for a in exact) else exact
    found = []
    for match in _DECADE.finditer(claim):
        if not _SOMEBODY_HERE.search(claim, 0, match.start()):
            continue
        first = _DECADES[match["decade"].lower()]
        found.append(_Age(first, first + 10, match))
    for match in () if found else _SOMEBODY.finditer(claim):
        if _ANOTHER_TIME.search(claim, 0, match.start()) or _AS_A_RULE.search(claim, 0, match.start()):
            continue
        words, low, high = next(age for n, age in enumerate(_AGES) if match[f"a{n}"])
        if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
            return []
        found.append(_Age(low, high, match))
    return found


def _in_years(text: str) -> Iterator[_Age]:
    for match in _AGE.finditer(text):
        number = (match["n"] or match["m"] or match["k"]).lower()
        if number.isdigit():
            value = float(number)
        elif NUMERALS.issuperset(number.replace("-", " ").split()):
            value = in_words(number)[0]
        else:
            continue
        age = value * _IN_YEARS[(match["unit"] or "year").lower()]
        yield _Age(age, age, match)
