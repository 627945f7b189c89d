"""Where texts say that something is: in which country, which part of it, which town of that."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from citecheck.claims.words.places import places

_FIRST = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"\b[^\W\d_a-z][\w.’'-]*")
_ENDS = re.compile(r"(?![’']?-?\w)")
_NO_PART = "-"
_NOT_A_PLACE = re.compile(
    r"(?:['’]s)?\s(?:(?:[A-Z][\w-]*|\w+ing)\s){0,3}?(?i:criteria|scales?|scores?|ind(?:ex|ices)|classification|declaration|coma|tests?|"
    r"questionnaires?|inventory|assessment|consensus|protocol|heart association|virus|strain|system|method|staging)\b|"
    r"\s(?:Heart|Coma|Naming|Sleep|Cognitive|Postnatal|Angina|Verbal)\b"
)
"""Behind the name of a place that something else is called after: `the Glasgow Coma Scale`."""

Lineage = tuple[str, ...]
"""A country, a country and a part of it, or both with a town: `("canada", "ontario", "toronto")`."""


class Spot(Struct, frozen=True, kw_only=True):
    """A place that a text names at the half-open offsets: any of `lineages`, for names that several places have."""

    lineages: frozenset[Lineage]
    start: int
    end: int


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[str, frozenset[Lineage]]]]:
    """By the first word of a name, in lower case: the longest first."""
    found: dict[str, set[Lineage]] = {}
    for line in files(__package__).joinpath("regions.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        country, _, rest = line.partition(" | ")
        part, _, towns = rest.partition(":")
        names = [name.strip() for name in part.split(",")]
        above: Lineage = (country,) if names[0] == _NO_PART else (country, names[0])
        if names[0] != _NO_PART:
            for name in names:
                found.setdefault(name, set()).add(above)
        for town in (t.strip() for t in towns.split(",") if t.strip()):
            found.setdefault(town, set()).add((*above, *([""] if len(above) == 1 else []), town))
    table: dict[str, list[tuple[str, frozenset[Lineage]]]] = {}
    for name, lineages in found.items():
        first = _FIRST.match(name)
        table.setdefault(first.group() if first else name, []).append((name, frozenset(lineages)))
    return {first: sorted(named, key=lambda pair: -len(pair[0])) for first, named in table.items()}


def spots(text: str) -> list[Spot]:
    """Each place that `text` names, in order: parts of countries and towns, and countries; names stand in capitals."""
    lower, table = text.lower(), _table()
    if len(lower) != len(text):
        return []
    found: list[Spot] = []
    for match in _BEGINS.finditer(text):
        start = match.start()
        if found and start < found[-1].end:
            continue
        first = _FIRST.match(lower, start)
        for name, lineages in table.get(first.group() if first else "", ()):
            end = start + len(name)
            if lower.startswith(name, start) and _ENDS.match(text, end) and not _NOT_A_PLACE.match(text, end):
                found.append(Spot(lineages=lineages, start=start, end=end))
                break
    taken = [(s.start, s.end) for s in found]
    found += [
        Spot(lineages=frozenset({(country,)}), start=start, end=end)
        for country, start, end in places(text)
        if not any(start < b and a < end for a, b in taken) and not _NOT_A_PLACE.match(text, end)
    ]
    return sorted(found, key=lambda s: s.start)


def one_within_other(one: Spot, other: Spot) -> bool:
    """Whether two places may be the same, or one lie in the other."""
    return any(_within(a, b) for a in one.lineages for b in other.lineages)


def _within(one: Lineage, other: Lineage) -> bool:
    if one[-1] == other[-1] and one[0] == other[0]:
        return True
    return all(a == b or "" in (a, b) for a, b in zip(one, other, strict=False)) and (
        len(one) != len(other) or one == other
    )
