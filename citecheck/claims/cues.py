"""Patterns that are slow to look for, each with the words without which it cannot match: most claims have none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.claims.reading import ClaimReading
from citecheck.claims.words.wordlists import words as listed


class Cue:
    """A pattern that is looked for in claims only where they have one of its words, or of the `pieces` of words.

    `words` and `pieces` are lists in lower case, apart by blanks. Whatever the pattern matches has to hold one of
    them, a word as a run of the letters a to z by itself; `tests/claims/test_claim_cues.py` sees to that.
    """

    def __init__(self, pattern: re.Pattern[str], *, words: str = "", pieces: str = "") -> None:
        self.pattern = pattern
        self.words = frozenset(listed(words))
        self.pieces = listed(pieces)
        self._any = (*self.pieces, *self.words)

    def possible(self, claim: ClaimReading) -> bool:
        """Whether `claim` has what the pattern cannot do without."""
        return not self.words.isdisjoint(claim.letters) or any(piece in claim.lower for piece in self.pieces)

    def search(self, claim: ClaimReading) -> re.Match[str] | None:
        """The first match in `claim`."""
        return self.pattern.search(claim.text) if self.possible(claim) else None

    def finditer(self, claim: ClaimReading) -> Iterator[re.Match[str]]:
        """Every match in `claim`, in order."""
        return self.pattern.finditer(claim.text) if self.possible(claim) else iter(())

    def matches_in(self, text: str) -> bool:
        """Whether the pattern matches in any text, which need not be read."""
        lower = text.lower()
        return any(piece in lower for piece in self._any) and self.pattern.search(text) is not None
