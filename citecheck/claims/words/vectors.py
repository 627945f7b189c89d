"""What words stand near each other in biomedical texts: `statin` is nearer to `hypercholesterolemia` than to `maize`.

The table beside this module (`vectors.bin`) gives each key a direction in a space of few dimensions. It was made by
`tests/accuracy/fit_vectors.py` from which words occur near each other in some 44,000 texts: abstracts of PubMed records
and of the public claim sets, titles, and open-access articles (CC BY and CC0); a key that fewer than four of them have
is left out. It holds keys and rounded figures, and nothing of the texts; `tables.txt` names them. The layout: one line
with the number of keys and of dimensions, one line with the keys, then a signed byte for each key and dimension.
"""

from __future__ import annotations

import math
import operator
import sys
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from citecheck.claims.words.rarity import rarity

Vector = tuple[float, ...]
"""A direction of length 1, or nothing (an empty tuple) where no word of a text is in the table."""

_BIAS = 128
"""Added to each figure so that none is below 0."""
_SCALE = 1 << 20
"""Weights are rounded to whole numbers of this fraction."""
_RAREST = 3.0
"""No key counts for more than one of this rarity: what was seen seldom has an uncertain direction."""


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
def _weighed(key: str) -> tuple[int, int]:
    """The direction of `key`, as long as the key is rare (`_RAREST` at most), in lanes of one number, and how often
    `_BIAS` was added to each lane; (0, 0) where the table lacks the key.

    Every figure has a lane of 64 bits, so that one addition of whole numbers adds two directions. It is exact, and far
    quicker than adding their figures one by one.
    """
    places, dimensions, figures = _table()
    at = places.get(key)
    if at is None:
        return 0, 0
    row = figures[at * dimensions : (at + 1) * dimensions]
    length = math.hypot(*row)
    weight = round(_SCALE * min(_RAREST, rarity(key)) / length) if length else 0
    lanes = array("Q", [v + _BIAS for v in row])
    return weight * int.from_bytes(lanes.tobytes(), sys.byteorder), weight


def direction(keys: Iterable[str]) -> Vector:
    """The direction in which `keys` point together, each as far as it is rare, and none farther than `_RAREST`."""
    total = biases = 0
    for key in keys:
        lanes, weight = _weighed(key)
        total += lanes
        biases += weight
    if not biases:
        return ()
    sums = array("Q", total.to_bytes(8 * _table()[1], sys.byteorder))
    bias = _BIAS * biases
    figures = [v - bias for v in sums]
    length = math.hypot(*figures)
    return tuple([v / length for v in figures]) if length else ()


def likeness(one: Sequence[float], other: Sequence[float]) -> float:
    """The cosine (-1..1) of two directions; 0 where one of them is empty."""
    return math.fsum(map(operator.mul, one, other)) if one and other else 0.0
