"""A figure of a list told of another thing of that list: `28% had insomnia` beside `28% for PTSD, 40% for insomnia`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.figures.listed import Entry, listed
from citecheck.claims.figures.numbers import Quantity, agrees
from citecheck.claims.observation import Matter
from citecheck.claims.sentences.sides import weight

_LEAST_ENTRIES, _MOST_ENTRIES = 3, 14
_LEAST = 2.5
"""How much the words of a thing have to weigh."""
_MARK = re.compile(r"[,;:()]|\.(?:\s|$)|\b(?:and|but|while|whereas)\b")


def listed_otherwise(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity]) -> tuple[int, Quantity] | None:
    """The figure that a list of the abstract has for the one thing that the claim names beside `quantity`.

    None where the figure is that thing's, where the claim also names the thing whose figure it is, or names several.
    """
    if not quantity.dimension:
        return None  # `the first of three`
    about = _about(matter, quantity, claimed)
    said = frozenset(matter.said.weights)
    for ranked in matter.ranked:
        entries = listed(ranked.sentence.text, ranked.sentence.tokens, most=_MOST_ENTRIES)
        if len(entries) < _LEAST_ENTRIES:
            continue
        own = [e for e in entries if agrees(quantity, e.figure)]
        named = [e for e in entries if _tells(e, entries) <= about and weight(_tells(e, entries)) >= _LEAST]
        if len(own) != 1 or len(named) != 1 or own[0] is named[0]:
            continue
        if _tells(own[0], entries) & said or any(agrees(c, named[0].figure) for c in claimed):
            continue
        return ranked.index, named[0].figure
    return None


def _tells(entry: Entry, entries: Sequence[Entry]) -> frozenset[str]:
    """The keys of an entry that no other has."""
    return entry.keys.difference(*(e.keys for e in entries if e is not entry))


def _about(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity]) -> frozenset[str]:
    """The keys of the clause of a figure, between the figures or marks before and behind it."""
    text = matter.said.text
    alike = [q for q in claimed if q.dimension == quantity.dimension and q is not quantity]
    start = max([q.end for q in alike if q.end <= quantity.start], default=0)
    start = max([start, *(m.end() for m in _MARK.finditer(text, start, quantity.start))])
    end = min([q.start for q in alike if q.start >= quantity.end], default=len(text))
    mark = _MARK.search(text, quantity.end, end)
    end = mark.start() if mark is not None else end
    return frozenset(k for t in matter.said.tokens if start <= t.start < end for k in t.keys)
