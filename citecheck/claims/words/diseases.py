"""Diseases by the words for them: which is a kind of which, and which go together."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct


class Disease(Struct, frozen=True):
    """A disease: its name, the names of what it is a kind of, of what goes with it, and its words."""

    name: str
    kind_of: frozenset[str]
    goes_with: frozenset[str]
    pattern: str


class Named(Struct, frozen=True):
    """A disease that a text names at the half-open offsets."""

    name: str
    start: int
    end: int

    def is_sign(self) -> bool:
        """Whether it is none by itself, but goes with one."""
        return self.name.startswith("-")


@lru_cache(maxsize=1)
def diseases() -> dict[str, Disease]:
    """All diseases of the table beside this module, by their names."""
    found = {}
    for line in files(__package__).joinpath("diseases.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        head, _, told = line.partition(": ")
        head, _, others = head.partition(" ~ ")
        name, _, above = head.partition(" < ")
        found[name] = Disease(name, _names(above), _names(others), "|".join(w.strip() for w in told.split(", ")))
    return found


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


@lru_cache(maxsize=1)
def _order() -> tuple[str, ...]:
    """The kinds before what they are kinds of."""
    return tuple(sorted(diseases(), key=lambda name: -len(above(name))))


@lru_cache(maxsize=1)
def _each() -> re.Pattern[str]:
    names = "|".join(f"(?P<d{n}>{_cased(diseases()[name].pattern)})" for n, name in enumerate(_order()))
    return re.compile(rf"(?<![\w])(?:{names})\b", re.IGNORECASE)


def _cased(pattern: str) -> str:
    """The words, those in capitals (an abbreviation) only as they stand."""
    return "|".join(f"(?-i:{w})" if re.match(r"[A-Z]{2}|H\\", w) else w for w in pattern.split("|"))


@lru_cache(maxsize=512)
def diseases_in(text: str) -> tuple[Named, ...]:
    """Each disease that a text names, in order."""
    return tuple(
        Named(_order()[int((m.lastgroup or "d0")[1:])], m.start(), m.end())
        for m in _each().finditer(text)
        if m.end() > m.start()
    )


@lru_cache(maxsize=512)
def above(name: str) -> frozenset[str]:
    """Everything that a disease is a kind of."""
    found = set(diseases()[name].kind_of)
    for broader in tuple(found):
        found |= above(broader)
    return frozenset(found)


@lru_cache(maxsize=512)
def line(name: str) -> frozenset[str]:
    """A disease, what it is a kind of, and its kinds."""
    return above(name) | {n for n in diseases() if name in above(n)} | {name}


@lru_cache(maxsize=512)
def kin(name: str) -> frozenset[str]:
    """A disease with its line and what goes with it."""
    known = diseases()
    return line(name) | known[name].goes_with | {n for n, d in known.items() if name in d.goes_with}
