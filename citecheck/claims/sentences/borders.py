"""The stretch of a text between two borders, such as the clause around a word."""

from __future__ import annotations

import re


def stretch(text: str, at: tuple[int, int], border: re.Pattern[str]) -> tuple[int, int]:
    """The half-open offsets of what lies around `at` from behind the last `border` before it to the first behind it."""
    starts = [m.end() for m in border.finditer(text, 0, at[0])]
    stop = border.search(text, at[1])
    return (starts[-1] if starts else 0), (stop.start() if stop is not None else len(text))
