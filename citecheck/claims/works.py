"""Whether the record is about something else altogether than the claim."""

from __future__ import annotations

from citecheck.claims.observation import Matter
from citecheck.claims.rarity import rarity

_ENOUGH = 9.0
"""Weight of a claim's words below which nothing can be said: a short or general sentence fits many works."""


def kinship(matter: Matter) -> float:
    """How much of the claim's subject the whole record holds, from 0 (nothing) to 1: title, abstract, headings, keywords.

    Rare words weigh most; words of the heading above the claim help only in the record's favour.
    """
    there = matter.reading.keys | matter.reading.subject_keys
    total = shared = 0.0
    for key in matter.said.weights:
        if key[0].isdigit():
            continue
        weight = rarity(key) ** 1.5
        total += weight
        if key in there:
            shared += weight
    for one, parts in matter.said.joined.items():
        if one in there:
            shared += sum(rarity(p) ** 1.5 for p in parts if p not in there)
    return min(1.0, shared / total) if total else 0.0


def weight(matter: Matter) -> float:
    """The summed rarity of the claim's words: how much there is to go by."""
    return sum(rarity(k) for k in matter.said.weights if not k[0].isdigit())


def is_wrong(matter: Matter) -> bool:
    """Whether the record shares next to nothing with a claim that says enough to tell."""
    return weight(matter) >= _ENOUGH and kinship(matter) < 0.2
