"""Two lists in order, one beside the other: which of each are the same, where some are left out or put in."""

from __future__ import annotations

from collections.abc import Sequence


def aligned(same: Sequence[Sequence[bool]]) -> list[tuple[int, int]]:
    """The longest run of pairs that keeps the order of both lists, where `same[i][j]` says which could be pairs."""
    width = len(same[0]) if same else 0
    longest = [[0] * (width + 1)]
    for row in reversed(same):
        below, here = longest[-1], [0] * (width + 1)
        for j in range(width - 1, -1, -1):
            here[j] = below[j + 1] + 1 if row[j] else max(below[j], here[j + 1])
        longest.append(here)
    longest.reverse()
    pairs, i, j = [], 0, 0
    while i < len(same) and j < width:
        if same[i][j] and longest[i][j] == longest[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
