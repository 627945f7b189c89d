"""Parts told in words, as percentages: `half of them`, `two thirds`, `one in five`, `one patient in 25`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.claims.words.numerals import ONES
from citecheck.claims.words.wordlists import words

_SMALL = "two|three|four|five|six|seven|eight|nine"
_FRACTIONS = re.compile(
    r"(?<!and a )(?<!and one )(?<!first )(?<!second )(?<!latter )(?<!last )(?<!other )"
    r"\b(?:(?P<half>half)(?!-(?:li[fv]e|dose|max|year|hour|sib|time|day))"
    r"(?!\s(?:as|that)\b)(?!\s(?:an?|(?:of\s)?the)\s(?:second|minute|hour|day|week|month|year|decade|century)\b)(?!\s(?:of\s)?the\s(?:prevalence|incidence|rate|risk|odds|hazard|frequency|level|amount|dose|"
    r"cost|price|mortality|time|length|size|volume|concentration|strength|likelihood|probability)\b)"
    r"|(?:(?P<count>one|two|three|four|a)[- ])(?P<part>thirds?|quarters?|fifths?|tenths?)"
    rf"|(?P<of>one|{_SMALL}|1|2|3)(?P<noun>(?:(?<=one)|(?<=\b1)) [a-z]+(?: [a-z]+)?)? (?:in|out of)(?: every| each)?"
    rf"(?: about| some| nearly| almost| roughly| around)? "
    rf"(?P<base>{_SMALL}|ten|twelve|twenty|\d{{1,3}}(?:,\d{{3}})*(?!\d)))\b"
    r"(?!%| ?per ?cent|[.,]\d| (?:years?|months?|weeks?|days?|hours?)\b)",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_BASES = {**ONES, "twenty": 20}
_COUNTED = re.compile(r"[ -](?!(?:was|is|has|does)\b)(?:[a-z-]+s|women|men|children|people|mice|eyes)\b")
"""Behind the base of `one patient in four hospitals`, which is no part."""
_NO_THING = frozenset(words("of the a an or and to is was were had has been who which that this these only"))
FRACTION_WORDS = frozenset(words("half third thirds quarter quarters fifth fifths tenth tenths"))
_TOPS = tuple(words("one two three four five six seven eight nine 1 2 3"))
_IN = re.compile(" (?:in|out of) ")
_FINE = 20.0
"""Percentages below this are told more finely than in steps of 5."""


class Part(Struct, frozen=True, kw_only=True, gc=False):
    """A part with its half-open offsets: `value` in per cent, `step` how finely such words tell it."""

    start: int
    end: int
    value: float
    step: float


def may_tell(lower: str, words_here: list[str]) -> bool:
    """Whether a text (in lower case, and its words) may tell a part; cheaper than to look for one."""
    if not FRACTION_WORDS.isdisjoint(words_here):
        return True
    if _IN.search(lower) is None:
        return False
    return "one" in words_here or any(lower.endswith(_TOPS, 0, m.start()) for m in _IN.finditer(lower))


def parts(text: str) -> Iterator[Part]:
    """The parts that `text` tells in words, in order."""
    for match in _FRACTIONS.finditer(text):
        if match.group("half"):
            value = 50.0
        elif match.group("part"):
            count = {"a": 1}.get(match.group("count").lower()) or ONES[match.group("count").lower()]
            value = 100.0 * count / _PARTS[match.group("part").lower().rstrip("s")]
        else:
            told = _share(text, match)
            if told is None:
                continue
            value = told
        step = 5.0 if value >= _FINE else value / 4
        yield Part(start=match.start(), end=match.end(), value=value, step=step)


def _share(text: str, match: re.Match[str]) -> float | None:
    top, base = (_small(match.group(g)) for g in ("of", "base"))
    if not base or top >= base + (match.group("noun") is None):
        return None
    if match.group("noun") is not None:
        named = match.group("noun").lower().split()
        if not _NO_THING.isdisjoint(named) or named[-1].endswith("s") or _COUNTED.match(text, match.end()):
            return None
        if match.group("base").isdigit() and 1900 <= base < 2100:
            return None
    return 100.0 * top / base


def _small(word: str) -> int:
    return int(word.replace(",", "")) if word[0].isdigit() else _BASES[word.lower()]
