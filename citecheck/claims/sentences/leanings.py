"""Comparisons of which a text names one side alone: `commoner in men`, `carriers had more pain`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.comparisons import (
    CLAUSE,
    DENIES,
    DONE,
    NOUNS,
    ORDER,
    STOPS,
    VERBS,
    Comparison,
    quality_of,
    value_of,
)
from citecheck.claims.sentences.sides import words_of
from citecheck.claims.sentences.signs import signs
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_SIDED = frozenset(words("in among with after on at under during before"))
"""What goes before the one side that is named: `commoner in men`."""
_HAVING = frozenset(words("had has have reported experienced showed needed required received developed gave produced"))
_COMPARING = re.compile(r"\b(?:compared|comparison|versus|vs|relative to)\b", re.IGNORECASE)


def leanings(text: str, tokens: Sequence[Token]) -> list[Comparison]:
    """What `text` orders naming one side alone: `commoner in men`, `carriers had more pain`; `other` is empty."""
    found: list[Comparison] = []
    text = blanked(text)
    if _COMPARING.search(text):
        return found
    known = {s.index: s for s in signs(text, tokens)}
    for n, token in enumerate(tokens):
        if token.word not in ORDER:
            continue
        value = value_of(text, tokens, n, known)
        if value == 0 or (n and tokens[n - 1].word in DONE):
            continue
        start = max([m.end() for m in CLAUSE.finditer(text, 0, token.start)], default=0)
        end = min([m.start() for m in CLAUSE.finditer(text, token.end)][:1] or [len(text)])
        within = [t.word for t in tokens if start <= t.start < end]
        if DENIES.search(text, start, end) or "than" in within or sum(word in ORDER for word in within) > 1:
            continue
        side, close = _leaning(text, tokens, n, start, end)
        if side:
            found.append(
                Comparison(
                    index=n, value=value, word=token.word, quality=quality_of(tokens, n), side=side, other=frozenset(),
                    start=start, end=end, alone=True, local=(token.end, close),
                )
            )  # fmt: skip
    return found


def _leaning(text: str, tokens: Sequence[Token], n: int, start: int, end: int) -> tuple[frozenset[str], int]:
    """The side that has more (or less) by word `n`, and where what it has ends."""
    for m in range(n + 1, min(n + NOUNS, len(tokens))):
        if tokens[m].start >= end or re.search(r"[,()]", text[tokens[m - 1].end : tokens[m].start]):
            break
        if tokens[m].word in _SIDED:
            stop = m + 1
            while (
                stop < len(tokens)
                and tokens[stop].start < end
                and not (stop > m + 1 and tokens[stop].word in STOPS | VERBS)
                and not re.search(r"[,()]", text[tokens[stop - 1].end : tokens[stop].start])
            ):
                stop += 1
            last = tokens[stop].start if stop < len(tokens) else end
            if any(t.word in ("least", "less") for t in tokens[m:stop]):
                break  # "higher in the least deprived"
            return words_of(tokens, tokens[m].start, last), tokens[m].start
    verb = next((m for m in range(n - 1, max(-1, n - 4), -1) if tokens[m].word in _HAVING), -1)
    if verb > 0 and tokens[verb].start >= start:
        return words_of(tokens, start, tokens[verb].start), end
    return frozenset(), end
