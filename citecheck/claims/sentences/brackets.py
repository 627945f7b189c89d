"""A text without what stands in its brackets, at the same offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.words.terms import Token

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def blanked(text: str) -> str:
    """`text` with blanks for its brackets and what is in them."""
    return _BRACKETS.sub(lambda m: " " * len(m.group()), text)


def outside(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The words of `text` that stand in no brackets."""
    holes = [m.span() for m in _BRACKETS.finditer(text)]
    return [t for t in tokens if not any(start <= t.start < end for start, end in holes)]
