"""Countries as texts name them: by name, by their people, by a part of the country."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

_LIST: Final = "countries.txt"
_FIRST = re.compile(r"[^\W\d_]+")


_BEGINS = re.compile(r"\b[^\W\d_a-z][\w.’'-]*")
_ENDS = re.compile(r"(?![’']?-?\w)")


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[tuple[str, str]]]:
    """By the first word of a name, in lower case: the longest first, each with the country's own name."""
    lines = files(__package__).joinpath(_LIST).read_text(encoding="utf-8").splitlines()
    found: dict[str, list[tuple[str, str]]] = {}
    for row in ([name.strip() for name in line.split(",")] for line in lines if line and not line.startswith("#")):
        for name in row:
            found.setdefault(_first(name), []).append((name, row[0]))
    return {first: sorted(names, key=lambda pair: -len(pair[0])) for first, names in found.items()}


def _first(name: str) -> str:
    match = _FIRST.match(name)
    return match.group() if match else name


def places(text: str) -> list[tuple[str, int, int]]:
    """Each country that `text` names, with the half-open offsets of the words that do; names stand in capitals."""
    found: list[tuple[str, int, int]] = []
    known, lower = _countries(), text.lower()
    if len(lower) != len(text):  # a letter whose small form is longer
        return []
    for match in _BEGINS.finditer(text):
        start = match.start()
        if found and start < found[-1][2]:
            continue
        for name, country in known.get(_first(lower[start : match.end()]), ()):
            if lower.startswith(name, start) and _ENDS.match(text, start + len(name)):
                found.append((country, start, start + len(name)))
                break
    return found


def countries(text: str) -> frozenset[str]:
    """The countries that `text` names."""
    return frozenset(name for name, _, _ in places(text))
