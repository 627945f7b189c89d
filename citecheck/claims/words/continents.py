"""Parts of the world by the words for them, with what lies in them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from citecheck.claims.words.places import countries


class Region(Struct, frozen=True):
    """A part of the world: its name, the names of what it lies in, and its countries."""

    name: str
    within: frozenset[str]
    countries: frozenset[str]


@lru_cache(maxsize=1)
def _table() -> dict[str, Region]:
    """By each word for it, in lower case."""
    found = {}
    for line in files(__package__).joinpath("continents.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, lands = line.partition(" | ")
        head, _, told = head.partition(": ")
        name, _, above = head.partition(" < ")
        region = Region(name, _names(above), _names(lands))
        found.update(dict.fromkeys(_names(told), region))
    return found


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


@lru_cache(maxsize=1)
def _each() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _table()), key=len, reverse=True))})\b", re.IGNORECASE)


def regions_in(text: str) -> list[tuple[Region, re.Match[str]]]:
    """Each part of the world that a text names, with its words."""
    return [(_table()[m.group().lower()], m) for m in _each().finditer(text)]


def apart(one: Region, other: Region) -> bool:
    """Whether no place lies in both."""
    return not (
        one.name == other.name
        or one.name in other.within
        or other.name in one.within
        or one.countries & other.countries
    )


def lies_in(region: Region, text: str) -> bool:
    """Whether a text names a country of a part of the world."""
    return bool(countries(text) & region.countries)
