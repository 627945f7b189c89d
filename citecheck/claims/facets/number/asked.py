"""How much of what a claim says of a figure a sentence of the abstract speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.number.apart import around, untelling
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, keys_about
from citecheck.claims.words.rarity import rarity

_NAMED = 0.75
"""Share of the claim's words that sentence, title and sentence before have to hold for the title's to be left out."""


class Asked(Struct, frozen=True):
    """The claim's words for a figure, with their weights: those of its sentence, and those near it.

    `soft` ones do not tell what it is a figure of, and are not missed where the abstract lacks them.
    """

    about: dict[str, float]
    close: dict[str, float]
    soft: frozenset[str]


class Shares(Struct, frozen=True):
    """The weighted shares (0..1) of the claim's words that a sentence has (`own`), that it, the one before it and the
    title have together (`wide`), and of those near the figure that it has (`near`).
    """

    own: float
    wide: float
    near: float
    rest: float
    """The share of the words that the title has not; 1 where there are none."""


def asked_of(matter: Matter, quantity: Quantity) -> Asked:
    """What the claim says of `quantity`."""
    said = matter.said
    soft, counted = _left_out(said)
    weights = {k: said.weights[k] for k in sorted(keys_about(said, quantity.start)) if k in said.weights}
    about = {k: w for k, w in weights.items() if not k[0].isdigit() and k not in counted}
    return Asked(
        about=about,
        close={k: rarity(k) for k in sorted(around(said.tokens, quantity) - counted)},
        soft=soft,
    )


@lru_cache(maxsize=64)
def _left_out(said: ClaimReading) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of a claim's words that only tell its figures, and of those that are part of them (`half`, `weeks`)."""
    inside: set[str] = set()
    outside: set[str] = set()
    figures = iter([*sorted((q.start, q.end) for q in figures_of(said.text)), (len(said.text), len(said.text))])
    start, end = next(figures)
    for token in said.tokens:
        while token.start >= end and end < len(said.text):
            start, end = next(figures)
        (inside if start <= token.start < end else outside).update(token.keys)
    return untelling(said), frozenset(inside - outside)


def shares(matter: Matter, asked: Asked, ranked: Ranked) -> Shares:
    """How much of `asked` the sentence `ranked` has.

    The title's words stand for the whole abstract: where sentence and title have nearly all, they need not be in
    the sentence.
    """
    title = matter.reading.title.keys
    context = title | (matter.reading.sentences[ranked.index - 1].keys if ranked.index else frozenset())
    own = _share(asked.about, ranked.shared, asked.soft)
    wide = _share(asked.about, ranked.shared | context, asked.soft)
    near = _share(asked.close, ranked.shared, asked.soft)
    rest = _share(asked.about, ranked.shared, asked.soft, besides=title)
    if wide >= _NAMED:
        own = max(own, rest)
        near = max(near, _share(asked.close, ranked.shared, asked.soft, besides=title, least=5.0))
    other = any(k not in title and k not in asked.soft for k in asked.about)
    return Shares(own, wide, near, rest if other else 1.0)


def _share(
    wanted: Mapping[str, float], there: frozenset[str], soft: frozenset[str], *,
    besides: frozenset[str] = frozenset(), least: float = 0.0,
) -> float:  # fmt: skip
    """The weighted share of `wanted` that is `there`; words of `besides` are not asked for, `soft` ones not missed."""
    held = sum([w for k, w in wanted.items() if k in there and k not in besides])
    missed = sum([w for k, w in wanted.items() if k not in there and k not in besides and k not in soft])
    total = max(least, held + missed)
    return held / total if total else 0.0
