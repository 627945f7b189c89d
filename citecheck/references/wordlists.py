"""Sets of words written as one string, which is easier to read and to add to."""

from __future__ import annotations


def words(text: str, apart: str = " ") -> frozenset[str]:
    """The parts of `text` between `apart`."""
    return frozenset(part for part in text.split(apart) if part)
