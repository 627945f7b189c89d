"""White space at the end of a part of a text."""

from __future__ import annotations


def visible_end(text: str, start: int, end: int) -> int:
    """Where what can be seen between two offsets ends: behind its last character that is no white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
