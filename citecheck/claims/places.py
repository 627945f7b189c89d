"""Countries as texts name them: by name, by their people, by a part of the country."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

_LIST: Final = "countries.txt"


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """What names a country, each with the country's own name."""
    lines = files(__package__).joinpath(_LIST).read_text(encoding="utf-8").splitlines()
    rows = [[name.strip() for name in line.split(",")] for line in lines if line and not line.startswith("#")]
    return {name: row[0] for row in rows for name in row}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = sorted(_countries(), key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b(?![’']?-?\w)", re.IGNORECASE)


def places(text: str) -> list[tuple[str, int, int]]:
    """Each country that `text` names, with the half-open offsets of the words that do; names stand in capitals."""
    return [
        (_countries()[m.group().lower()], m.start(), m.end())
        for m in _pattern().finditer(text)
        if m.group()[0].isupper()
    ]


def countries(text: str) -> frozenset[str]:
    """The countries that `text` names."""
    return frozenset(name for name, _, _ in places(text))
