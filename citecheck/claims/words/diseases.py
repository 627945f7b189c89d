"""Diseases by the words for them: which is a kind of which, and which go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct


class Disease(Struct, frozen=True):
    """A disease: its name, the names of what it is a kind of, of what goes with it, and patterns for its words."""

    name: str
    kind_of: frozenset[str]
    goes_with: frozenset[str]
    words: tuple[str, ...]


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
        found[name] = Disease(name, _names(above), _names(others), tuple(w.strip() for w in told.split(", ")))
    return found


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(",") if name.strip())


@lru_cache(maxsize=1)
def _order() -> tuple[str, ...]:
    """The kinds before what they are kinds of."""
    return tuple(sorted(diseases(), key=lambda name: -len(above(name))))


_WORD = re.compile(r"(?<!\w)[A-Za-z]+")
_PLAIN = re.compile(r"[a-z]+", re.IGNORECASE)
_BEGINNING = 3
"""Letters of a word by which the patterns are found that may match there."""
_FIRST_OF = re.compile(r"\(\?:(?P<either>[^()]*)\)(?P<none>\??)(?P<rest>.*)")
_MAY_LACK = re.compile(rf"(?P<before>[a-z]{{0,{_BEGINNING - 1}}})(?P<letter>[a-z])\?(?P<rest>.*)")


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[int, str, re.Pattern[str]]]]:
    """The patterns with their places and diseases, kinds first, by the first letters of what they match."""
    found: dict[str, list[tuple[int, str, re.Pattern[str]]]] = {}
    place = 0
    for name in _order():
        for word in (one for several in diseases()[name].words for one in _opened(several)):
            place += 1
            plain = _PLAIN.match(word)
            letters = "" if plain is None else plain.group().lower()
            one = place, name, re.compile(rf"(?:{_cased(word)})\b", re.IGNORECASE)
            found.setdefault(letters[:_BEGINNING], []).append(one)
    return found


@lru_cache(maxsize=4096)
def _that_may_begin(letters: str) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """The patterns that may match where a word begins with these letters, kinds first."""
    known = _by_beginning()
    return tuple(sorted(one for n in range(len(letters) + 1) for one in known.get(letters[:n], ())))


def _opened(word: str) -> Iterator[str]:
    """A pattern that may begin in several ways (`(?:lung|breast) cancer`, `o?edema`), as one pattern for each."""
    if several := _FIRST_OF.fullmatch(word):
        for first in (*several["either"].split("|"), *([""] if several["none"] else [])):
            yield from _opened(first + several["rest"])
    elif lacking := _MAY_LACK.fullmatch(word):
        for letter in (lacking["letter"], ""):
            yield from _opened(lacking["before"] + letter + lacking["rest"])
    else:
        yield word


def _cased(word: str) -> str:
    """A pattern, one in capitals (an abbreviation) only as it stands."""
    return f"(?-i:{word})" if re.match(r"[A-Z]{2}|H\\", word) else word


@lru_cache(maxsize=512)
def diseases_in(text: str) -> tuple[Named, ...]:
    """Each disease that a text names, in order."""
    found: list[Named] = []
    end = 0
    for word in _WORD.finditer(text):
        at = word.start()
        if at < end:
            continue
        for _, name, pattern in _that_may_begin(word.group()[:_BEGINNING].lower()):
            if (match := pattern.match(text, at)) is None:
                continue
            if match.end() > at:
                end = match.end()
                found.append(Named(name, at, end))
            break
    return tuple(found)


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
