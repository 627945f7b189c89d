"""Parts of the body by the words for them, and which lie within which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct


class Part(Struct, frozen=True):
    """A part of the body: its name, the names of what it lies in, and its words."""

    name: str
    within: frozenset[str]
    pattern: str


@lru_cache(maxsize=1)
def parts() -> tuple[Part, ...]:
    """All parts of the table beside this module."""
    found = []
    for line in files(__package__).joinpath("bodyparts.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, told = line.partition(": ")
        name, _, within = head.partition(" < ")
        pattern = "|".join(w.strip() for w in told.split(","))
        found.append(Part(name, frozenset(w.strip() for w in within.split(",") if w.strip()), pattern))
    return tuple(found)


@lru_cache(maxsize=1)
def _each() -> re.Pattern[str]:
    names = "|".join(f"(?P<p{n}>{part.pattern})" for n, part in enumerate(parts()))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def parts_in(text: str) -> Iterator[tuple[Part, re.Match[str]]]:
    """Each part that a text names, with its word."""
    for match in _each().finditer(text):
        yield parts()[int((match.lastgroup or "p0")[1:])], match
