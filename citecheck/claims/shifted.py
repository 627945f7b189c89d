"""Whether the numbers of a list have slipped: many sentences fit the entry beside the one that they cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

_FEWEST, _MOST_OF = 4, 0.6
"""So many numbers, and this share of all that were found to mean another entry, must have slipped alike."""


def shifted(slips: Iterable[tuple[int, int]], labels: Sequence[str | None]) -> str | None:
    """What is said of a list whose numbers slipped; None where they did not, or are no numbers.

    `slips` has the places (from 0) of the entry that a sentence cites and of the one that it is about; `labels` are
    those of the whole list.
    """
    pairs = sorted(set(slips))
    steps = Counter(meant - cited for cited, meant in pairs)
    if not steps or not all(label and label.isdecimal() for label in labels):
        return None
    step, alike = min(steps.items(), key=lambda item: (-item[1], abs(item[0]), item[0]))
    if alike < _FEWEST or alike < _MOST_OF * len(pairs):
        return None
    numbers = [labels[cited] for cited, meant in pairs if meant - cited == step]
    where = "before" if step < 0 else "behind"
    entry = f"the entry {where}" if abs(step) == 1 else f"the entry {abs(step)} places {where}"
    return (
        f"{alike} numbers from {numbers[0]} to {numbers[-1]} are cited where {entry} fits far better: "
        f"they seem to have slipped by {abs(step)}"
    )
