"""What something needs, or does without: `in a calcium-dependent manner` beside `independently of calcium`.

Read are `A-dependent`, `dependent on A`, `depends on A`, `independent of A`, and their denials. The claim is opposed
where a sentence of the abstract that speaks of the same says the contrary of A, and none says what the claim says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED
from citecheck.claims.sentences.sides import share, weight
from citecheck.claims.words.terms import Token, key_of

_HINT = "depend"
_JOINED = re.compile(
    r"(?P<what>\w[\w/αβγδκ+]*(?:[-‐‑–][\w/+]+){0,2})[-‐‑–](?P<in>in)?dependent(?:ly)?\b", re.IGNORECASE
)
_APART = re.compile(
    r"\b(?:(?P<in>independent(?:ly)?\sof)|"
    r"(?:depend(?:s|ed|ing)?|dependent)\s(?:up)?on)\s"
    r"(?:(?:the|its|their|a|an|any)\s)?(?:(?:presence|activity|activation|expression|function|action|effects?)\sof\s)?"
    r"(?P<what>[\w/+-]+(?:\s(?!and\b|or\b|in\b|for\b|to\b|at\b|by\b)[\w/+-]+)?)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not(?! only\b)|never|no longer|neither|cannot)\b[^,;.:]{0,80}$", re.IGNORECASE)
_SHARED = 0.5
"""Weighted share of the claim's other words that the sentence, with the title, has to have."""
_OWN = 0.3
"""The same of the sentence alone."""
_LEAST = 6.0
"""How much the claim's other words have to weigh."""
_NEVER = frozenset(key_of(w) for w in ("insulin", "ligand", "voltage", "cyclin"))
"""What makes names with `dependent`: diabetes, channels, kinases."""


class Need(Struct, frozen=True, kw_only=True):
    """What a text says that something needs (`value` 1) or does without (-1), by its keys, and where."""

    what: frozenset[str]
    value: int
    at: tuple[int, int]


def needs(text: str, tokens: Sequence[Token]) -> list[Need]:
    """Every need that `text` tells of, in order."""
    if _HINT not in text:
        return []
    found = []
    for match in sorted([*_JOINED.finditer(text), *_APART.finditer(text)], key=lambda m: m.start()):
        start, end = match.span("what")
        keys = frozenset(k for t in tokens if start <= t.start < end for k in t.keys)
        value = -1 if match["in"] else 1
        if _DENIED.search(text, 0, match.start()):
            value = -value
        if keys and not keys & _NEVER:
            found.append(Need(what=keys, value=value, at=match.span()))
    return found


def dependence(matter: Matter) -> list[Judged]:
    """Each need of the claim of which the abstract says the contrary and nowhere the same."""
    mine = needs(matter.said.text, matter.said.tokens)
    if not mine:
        return []
    found = []
    for one in mine:
        wanted = {k: w for k, w in matter.said.plain.items() if k not in one.what}
        if sum(wanted.values()) < _LEAST:
            continue
        told = [
            (ranked, other)
            for ranked in matter.ranked
            for other in needs(ranked.sentence.text, ranked.sentence.tokens)
            if _same(one.what, other.what)
        ]
        title = matter.reading.title
        if any(o.value == one.value and _same(one.what, o.what) for o in needs(title.text, title.tokens)):
            continue
        if any(other.value == one.value for _, other in told):
            continue
        for ranked, other in told:
            there = ranked.sentence.keys
            if ASKED.search(ranked.sentence.text) or share(wanted, there) < _OWN:
                continue
            if share(wanted, there | title.keys) >= _SHARED:
                found.append(Judged(same=False, at=one.at, sentence=ranked.index, record_at=other.at))
                break
    return found


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return weight(one & other) >= 0.5 * min(weight(one), weight(other)) > 0
