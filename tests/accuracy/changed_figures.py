"""True claims with one figure changed, and the same true claims beside abstracts that lack the figure.

Authors copy a figure wrongly, and they cite figures of the full text that the abstract does not have. A claim worded by
hand is made wrong by one other value in a figure that its abstract bears out; it stays true, and must not be accused,
where the abstract loses the sentences with that figure (`silent`) or the figure alone (`bare`). All choices come from a
seeded generator.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct, structs

from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.models import AbstractSection, Record
from citecheck.text.sentences import sentences

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FACTORS = (0.4, 0.5, 0.6, 0.7, 1.3, 1.5, 1.7, 2.0, 2.5)
_LEAST = 0.2
"""How far, as a share, the other value lies from the true one at least."""
_TRIES = 20
_PER_CENT = 100.0


class Changed(Struct, frozen=True, kw_only=True):
    """A claim beside a record: `wrong` with another figure at offset `at`, where `figure` is the true one; or true
    beside a record that is `silent` or `bare` of that figure.
    """

    kind: Literal["wrong", "silent", "bare"]
    text: str
    record: Record
    at: int
    figure: Quantity


def changed(claims: Iterable[tuple[str, Record]], seed: int = 5) -> Iterator[Changed]:
    """For each figure in digits of true claims that the abstract has: the claim with another, and both true ones."""
    chance = random.Random(seed)
    for text, record in claims:
        for figure in figures_of(text):
            if figure.role == "year" or not _has(record, figure):
                continue
            other = _with_another(text, figure, chance)
            if other is not None:
                yield Changed(kind="wrong", text=other, record=record, at=figure.start, figure=figure)
                silent = _without(record, figure, whole=True)
                if not _has(silent, figure):
                    yield Changed(kind="silent", text=text, record=silent, at=figure.start, figure=figure)
                bare = _without(record, figure, whole=False)
                if not _has(bare, figure):
                    yield Changed(kind="bare", text=text, record=bare, at=figure.start, figure=figure)


def _spans(section: AbstractSection) -> list[tuple[int, int]]:
    return list(sentences(section.text))


def _has(record: Record, figure: Quantity) -> bool:
    return any(
        agrees(figure, q) for s in record.abstract for start, end in _spans(s) for q in figures_of(s.text[start:end])
    )


def _without(record: Record, figure: Quantity, *, whole: bool) -> Record:
    """`record` without the figure, or without the `whole` sentences that have it."""
    sections = []
    for section in record.abstract:
        text = section.text
        for start, end in reversed(_spans(section)):
            like = [q for q in figures_of(section.text[start:end]) if agrees(figure, q)]
            if whole and like:
                text = text[:start] + text[end:]
            elif not whole:
                for q in reversed(like):
                    text = text[: start + q.start] + text[start + q.end :]
        sections.append(structs.replace(section, text=text.strip() or "-"))
    return structs.replace(record, abstract=tuple(sections))


def _with_another(text: str, figure: Quantity, chance: random.Random) -> str | None:
    """`text` with another value for `figure`, printed with as many decimals; None where it has no digits."""
    digits = _DIGITS.search(text, figure.start, figure.end)
    if digits is None or (digits.group().startswith("0") and "." not in digits.group()):
        return None
    old = float(digits.group().replace(",", ""))
    decimals = len(digits.group().partition(".")[2])
    for _ in range(_TRIES):
        new = f"{old * chance.choice(_FACTORS):.{decimals}f}"
        if figure.dimension == "%" and float(new) >= _PER_CENT:
            continue
        if float(new) > 0 and abs(float(new) - old) >= _LEAST * old:
            return text[: digits.start()] + new + text[digits.end() :]
    return None
