"""Sorts of things of which a sentence names one and so no other: callings, illnesses, ways to sample, databases.

They stand in `sorts.txt` beside this module, each with the facet that answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from citecheck.claims.words.terms import Token

_LONGEST = 6
"""Words of the longest phrase that is looked for."""


class Member(Struct, frozen=True):
    """One of a sort: the facet that answers for the sort, its name, and which of the sort it is."""

    facet: str
    sort: str
    which: int
    common: bool
    """Its words stand in many a sentence."""


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, ...], tuple[Member, ...]]:
    found: dict[tuple[str, ...], list[Member]] = {}
    for line in files(__package__).joinpath("sorts.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        heading, _, told = line.partition(":")
        facet, sort = heading.split()
        common = sort.endswith("*")
        for n, names in enumerate(told.split("|")):
            for name in names.split():
                found.setdefault(tuple(name.split("_")), []).append(Member(facet, sort, n, common))
    return {name: tuple(members) for name, members in found.items()}


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(word for name in _table() for word in name if word.isupper())


def row(text: str, tokens: Sequence[Token]) -> list[str]:
    """The words of a text as they are looked for: in small letters but for what is only meant in capitals."""
    return [printed if (printed := text[t.start : t.end]) in _capitals() else t.word for t in tokens]


def members(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[Member, ...]]]:
    """What the words of a text name, each with the number of its first word and of the one behind its last.

    A phrase is named as a whole: in `lung cancer` no `lung` is found where the phrase is listed too. A word that may
    name several of a sort is all of them: `clinicians` are physicians or nurses.
    """
    table, at = _table(), 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            named = table.get(tuple(words[at : at + length]))
            if named is not None:
                yield at, at + length, named
                at += length
                break
        else:
            at += 1
