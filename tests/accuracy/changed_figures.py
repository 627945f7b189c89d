"""True claims with one figure changed, and the same true claims beside abstracts that lack the figure.

Authors copy a figure wrongly, and they cite figures of the full text that the abstract does not have. A claim worded by
hand is made wrong by one other value in a figure that its abstract bears out: half of them by a slip of the pen (digits
that changed places, one other, one lost or doubled, a decimal point moved), half by any other value. It stays true,
and must not be accused, where the abstract loses the sentences with that figure (`silent`) or the figure alone
(`bare`). All choices come from a seeded generator.
"""

from __future__ import annotations

import itertools
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
_LEAST = 0.05
"""How far, as a share, the other value lies from the true one at least."""
_TRIES = 20
_SLIPS = 0.5
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
    """`text` with another value for `figure`; None where it has no digits, or for want of one."""
    digits = _DIGITS.search(text, figure.start, figure.end)
    if digits is None or (digits.group().startswith("0") and "." not in digits.group()):
        return None
    old = digits.group().replace(",", "")
    for _ in range(_TRIES):
        new = _slip(old, chance) if chance.random() < _SLIPS else _other(old, chance)
        if new is None or (figure.dimension == "%" and float(new) >= _PER_CENT) or new[:2].strip(".") == "00":
            continue
        if float(new) > 0 and abs(float(new) - float(old)) >= _LEAST * float(old):
            return text[: digits.start()] + new + text[digits.end() :]
    return None


def _other(old: str, chance: random.Random) -> str:
    """Another value, with as many decimals."""
    return f"{float(old) * chance.choice(_FACTORS):.{len(old.partition('.')[2])}f}"


def _slip(old: str, chance: random.Random) -> str | None:
    """`old` with a slip of the pen; None where there are too few digits."""
    places = [n for n, letter in enumerate(old) if letter.isdigit()]
    at = chance.choice(places)
    kind = chance.choice(("swap", "swap", "digit", "point", "lost", "doubled"))
    if kind == "swap":
        pairs = [(a, b) for a, b in itertools.pairwise(places) if old[a] != old[b]]
        if not pairs:
            return None
        a, b = chance.choice(pairs)
        letters = list(old)
        letters[a], letters[b] = letters[b], letters[a]
        return "".join(letters)
    if kind == "digit":
        return old[:at] + chance.choice([d for d in "123456789" if d != old[at]]) + old[at + 1 :]
    if kind == "point":
        return f"{float(old) * chance.choice((0.1, 10.0)):.10f}".rstrip("0").rstrip(".")
    if kind == "doubled":
        return old[:at] + old[at] + old[at:]
    return old[:at] + old[at + 1 :] if len(places) > 1 and not old[at + 1 :].startswith(".") else None
