"""What words stand near each other in biomedical texts: `statin` is nearer to `hypercholesterolemia` than to `maize`.

The table beside this module (`vectors.bin`) gives each of the commonest keys a direction in a space of few dimensions.
It was made by `tests/accuracy/fit_vectors.py` from which words occur near each other in abstracts of PubMed records and
of the public claim sets, and in open-access articles (CC BY and CC0); it holds keys and rounded figures, and nothing
of the texts. The layout: one line with the number of keys and of dimensions, one line with the keys, then a signed
byte for each key and dimension.
"""

from __future__ import annotations

import math
import operator
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from citecheck.claims.rarity import rarity

Vector = tuple[float, ...]
"""A direction of length 1, or nothing (an empty tuple) where no word of a text is in the table."""


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, int], int, array[int]]:
    data = files(__package__).joinpath("vectors.bin").read_bytes()
    first = data.index(b"\n")
    second = data.index(b"\n", first + 1)
    dimensions = int(data[:first].split()[1])
    keys = data[first + 1 : second].decode("utf-8").split()
    figures = array("b")
    figures.frombytes(data[second + 1 :])
    return {key: n for n, key in enumerate(keys)}, dimensions, figures


@lru_cache(maxsize=4096)
def _weighed(key: str) -> array[float]:
    """The direction of `key`, as long as the key is rare; empty where the table lacks it."""
    places, dimensions, figures = _table()
    at = places.get(key)
    if at is None:
        return array("d")
    row = figures[at * dimensions : (at + 1) * dimensions]
    length, weight = math.sqrt(sum([v * v for v in row])), rarity(key)
    return array("d", [v * weight / length for v in row]) if length else array("d")


def direction(keys: Iterable[str]) -> Vector:
    """The direction in which `keys` point together, each as far as it is rare. The order of `keys` must be fixed."""
    rows = [row for key in keys if (row := _weighed(key))]
    if not rows:
        return ()
    total = list(map(math.fsum, zip(*rows, strict=True)))
    length = math.sqrt(math.fsum([v * v for v in total]))
    return tuple([v / length for v in total]) if length else ()


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine (-1..1) of two directions; 0 where one of them is empty."""
    return math.fsum(map(operator.mul, one, other)) if one and other else 0.0
