"""What a record is about: each key with how much it weighs there, and which keys of a claim are nearly one of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from citecheck.claims.reading import Reading
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token
from citecheck.claims.words.vectors import Vector, direction

_TITLE = 3
"""A word of the title counts as often."""
_GRAM = 4
_ALIKE = 0.5
_BEGINS, _HOLDS = 0.6, 0.55
"""Likeness (0..1) from which two keys are taken for nearly one, and that of a key that begins with or holds another:
`trim` and `trim5`, `53bp1` and `tp53bp1`."""


class Profile(Struct, frozen=True, kw_only=True, eq=False):
    """A record's keys. `weights` are log counts times rarity, `length` is their Euclidean length.

    `keys` are all keys of title, abstract and subject headings, `lines` those of four letters or more, one a line, and
    `pairs` all words of title and abstract that stand side by side.
    """

    keys: frozenset[str]
    weights: dict[str, float]
    length: float
    lines: str
    pairs: frozenset[tuple[str, str]]


@lru_cache(maxsize=128)
def profile(reading: Reading) -> Profile:
    """The profile of a record that was read."""
    counts = Counter([k for sentence in reading.sentences for t in sentence.tokens for k in t.keys])
    for token in reading.title.tokens:
        for key in token.keys:
            counts[key] += _TITLE
    weights = {k: math.log1p(n) * rarity(k) for k, n in counts.items() if not k[0].isdigit()}
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    for key in sorted(reading.subject_keys):
        weights.setdefault(key, math.log1p(1) * rarity(key))
    keys = reading.keys | reading.subject_keys
    lines = "\n".join(sorted(k for k in keys if len(k) >= _GRAM))
    pairs = frozenset(p for text in (reading.title, *reading.sentences) for p in pairs_of(text.tokens))
    return Profile(keys=keys, weights=weights, length=length or 1.0, lines=f"\n{lines}\n", pairs=pairs)


def pairs_of(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The words that stand side by side, where one of them at least says of what is spoken."""
    return ((one.word, other.word) for one, other in pairwise(tokens) if one.keys and other.keys)


@lru_cache(maxsize=128)
def directions(reading: Reading) -> tuple[Vector, ...]:
    """The direction of each sentence of the abstract; see `vectors`."""
    return tuple([direction(s.keys) for s in reading.sentences])


def nearly(key: str, among: Profile) -> tuple[str, float]:
    """The key of the record that shares most letters with `key`, and how alike they are (0 where not enough)."""
    shared: Counter[str] = Counter()
    own = _grams(key)
    lines = among.lines
    for gram in own:
        at = lines.find(gram)
        while at >= 0:
            end = lines.index("\n", at)
            shared[lines[lines.rindex("\n", 0, at) + 1 : end]] += 1
            at = lines.find(gram, end)
    best, likeness = "", 0.0
    for other, number in shared.items():
        alike = 2 * number / (len(own) + len(_grams(other)))
        if other.startswith(key) or key.startswith(other):
            alike = max(alike, _BEGINS)
        elif other in key or key in other:
            alike = max(alike, _HOLDS)
        if alike > likeness or (alike == likeness and other < best):
            best, likeness = other, alike
    return (best, likeness) if likeness >= _ALIKE else ("", 0.0)


@lru_cache(maxsize=4096)
def _grams(key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key[n : n + _GRAM] for n in range(len(key) - _GRAM + 1)))
