"""Figures of one kind in a list, each with what it is of: `4% on 10 mg, 15% on 40 mg and 3% on placebo`.

Two forms are read: the figure before what it is of, and behind it (`cough in 51 (70%), fever in 28 (38%)`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.figures.kinds import INTERVAL_WORD, UNHELD
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.sentences.sides import words_of
from citecheck.claims.words.terms import Token

_BEHIND = re.compile(
    r"\s?(?:[a-zµ]+(?:/[a-zµ]+)*\s)?(?:of|in|with|on|for|after|among|at|under)\s(?P<what>[^,;()]+?)"
    r"(?=,|;|\)|\s\(|\sand\s|\sversus\s|\svs\.?\s|\.(?:\s|$)|$)"
)
_BEFORE = re.compile(
    r"(?:^|[,;]\s(?:(?:and|while|whereas)\s)?|\sand\s)(?P<what>(?!and\b)[A-Za-z][^,;()\d]*?)\s"
    r"(?:(?:was|were|is|are|accounted|explained|contributed|rose|fell|increased|decreased|dropped|improved)\s"
    r"(?:\w+\s){0,2})?(?:in|for|by)?\s?\(?$"
)
_LEAST, _MOST, _RUN = 2, 6, 3


class Entry(Struct, frozen=True):
    """A figure with the keys of what it is of."""

    figure: Quantity
    keys: frozenset[str]


def listed(text: str, tokens: Sequence[Token], *, most: int = _MOST) -> list[Entry]:
    """The entries of the first list of at most `most` figures of one kind in `text`; empty where there is none."""
    held = [
        q for q in figures_of(text)
        if q.role not in UNHELD and q.high is None and q.role != "ratio" and not INTERVAL_WORD.match(text, q.end)
    ]  # fmt: skip
    for dimension in sorted({q.dimension for q in held}, key=lambda d: (d != "%", d)):
        alike = [q for q in held if q.dimension == dimension]
        if not _LEAST <= len(alike) <= most:
            continue
        for read in (_behind, _before):
            found = [read(text, tokens, q) for q in alike]
            entries = [e for e in found if e is not None]
            if len(entries) == len(alike) and len({e.keys for e in entries}) == len(entries):
                return entries
    return []


def longest_run(text: str, tokens: Sequence[Token]) -> list[Entry]:
    """The longest run of at least three entries of one kind, where the text has other figures of that kind too."""
    best: list[Entry] = []
    held = [q for q in figures_of(text) if q.role not in UNHELD and q.high is None and q.role != "ratio"]
    for dimension in sorted({q.dimension for q in held}):
        for read in (_behind, _before):
            run: list[Entry] = []
            for figure in (q for q in held if q.dimension == dimension):
                entry = read(text, tokens, figure)
                run = [*run, entry] if entry is not None else []
                if len(run) > max(len(best), _RUN - 1) and len({e.keys for e in run}) == len(run):
                    best = run
    return best


def _behind(text: str, tokens: Sequence[Token], figure: Quantity) -> Entry | None:
    match = _BEHIND.match(text, figure.end)
    keys = words_of(tokens, *match.span("what"), figured=True) if match is not None else frozenset()
    return Entry(figure, keys) if keys else None


def _before(text: str, tokens: Sequence[Token], figure: Quantity) -> Entry | None:
    match = _BEFORE.search(text[: figure.start])
    keys = words_of(tokens, *match.span("what"), figured=True) if match is not None else frozenset()
    return Entry(figure, keys) if keys else None
