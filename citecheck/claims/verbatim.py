"""Whether a clause of the claim stands word for word in the abstract: then it says what the abstract says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.observation import Matter
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BORDER = re.compile(
    r",?\s(?:and|or|but|while|whereas|although|though|however|moreover)\s|[,;:]\s|\.\s|[!?]", re.IGNORECASE
)
_JOINS = re.compile(r"\W*(?:and|or|but|while|whereas|although|though)\s", re.IGNORECASE)
MARKER = re.compile(r"\[\d[\d,;\s–-]*\]|\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)")
"""A citation in figures."""
_DENIALS = frozenset({"no", "not", "without", "never", "neither", "nor", "non"})
_LEAST = 7
"""Fewer words stand in many a sentence; a shorter clause is taken with the one beside it."""
_SMALL = frozenset(
    words("a an the of in for to with was were is are be been by at and as that this these those we our their its")
)
"""Words that may be others without another sense: `compared to`, `compared with`."""
_ONE_FORM = {"vs": "versus"}


def stands_there(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether the clause that holds the offsets `at` of the claim stands in one sentence of the abstract as it is."""
    text = matter.said.text
    markers = [m.span() for m in MARKER.finditer(text)]
    found = [t for t in matter.said.tokens if not any(a <= t.start < b for a, b in markers)]
    for start, end in _clauses(text, at):
        clause = _row([t for t in found if start <= t.start < end])
        if len(clause) >= _LEAST and any(_holds(_row(s.tokens), clause) for s in matter.reading.sentences):
            return True
        told = _telling(clause)
        if len(told) >= _LEAST and any(_holds(_telling(_row(s.tokens)), told) for s in matter.reading.sentences):
            return True
    return False


def _telling(row: Sequence[str]) -> list[str]:
    return [_ONE_FORM.get(form, form) for form in row if form not in _SMALL]


def _row(tokens: Sequence[Token]) -> list[str]:
    """The words of a text in their plain forms, abbreviations spelled out."""
    return [form for t in tokens for form in (t.keys or (t.word,))]


def _clauses(text: str, at: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The clause that holds the offsets `at`, then it with the next one, and with the one before."""
    borders = [m.span() for m in _BORDER.finditer(text)]
    joins = _JOINS.match(text, at[0])
    first = joins.end() if joins is not None else at[0]
    starts = [0, *(end for _, end in borders if end <= first)]
    ends = [*(start for start, _ in borders if start >= at[1]), len(text)]
    yield starts[-1], ends[0]
    if len(ends) > 1:
        yield starts[-1], ends[1]
    if len(starts) > 1:
        yield starts[-2], ends[0]


def _holds(sentence: Sequence[str], clause: Sequence[str]) -> bool:
    """Whether the words of `clause` stand in `sentence` one after the other, with no denial shortly before them."""
    length = len(clause)
    return any(
        sentence[n : n + length] == clause and _DENIALS.isdisjoint(sentence[max(0, n - 2) : n])
        for n in range(len(sentence) - length + 1)
    )
