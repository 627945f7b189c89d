"""Words of strangers as safe markup: escaped, harmless, cut where they are endless, the differing ones in `<mark>`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from markupsafe import Markup, escape

from citecheck.report.harmless import harmless
from citecheck.text.fold import one_line

Kind: TypeAlias = Literal["differs", "absent", "agrees"]
"""What a marked word is: it disagrees, the other side has nothing like it, it agrees."""

Mark: TypeAlias = tuple[int, int, Kind]
"""Half-open offsets of marked words, and what they are."""

LONGEST = 1500
"""Longer texts are shown around their marks only; no sentence or reference of a real article comes near."""

_AROUND, _MANY = 300, 40
_BLANK = re.compile(r"\s")
_WEIGHT: dict[Kind, int] = {"agrees": 0, "absent": 1, "differs": 2}


def plain(text: str, longest: int = LONGEST) -> str:
    """`text` on one line, harmless, cut at `longest` characters with a word on how many are left out."""
    line = one_line(text[: longest * 4]) if len(text) > longest * 4 else one_line(text)
    left = len(line) - longest if len(text) <= longest * 4 else len(text) - longest
    return harmless(line) if left <= 0 else f"{harmless(line[:longest])} … ({left:,} more characters)"


def marked(text: str, marks: Iterable[Mark] = ()) -> Markup:
    """`text` escaped, its marked parts in `<mark>`; where marks overlap, the graver kind is shown.

    Offsets that are not in `text` are passed over.
    """
    whole = text if text.isprintable() else _BLANK.sub(" ", text)
    inside = [(start, end, kind) for start, end, kind in marks if 0 <= start < end <= len(whole)][:_MANY]
    if not inside and len(whole) <= LONGEST:
        return escape(harmless(whole)).strip()
    out: list[Markup] = []
    at = 0
    for start, end in _kept(len(whole), inside):
        if start > at:
            out.append(Markup('<i class="cut"> … ({:,} characters) … </i>').format(start - at))
        out += _pieces(whole, start, end, inside)
        at = end
    if at < len(whole):
        out.append(Markup('<i class="cut"> … ({:,} more characters)</i>').format(len(whole) - at))
    return Markup("").join(out).strip()


def _kept(length: int, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The parts of a text that are shown: all of it, or its beginning and what stands around the ends of marks."""
    if length <= LONGEST:
        return [(0, length)] if length else []
    wanted = [(0, _AROUND if marks else LONGEST)]
    wanted += [(max(0, at - _AROUND), min(length, at + _AROUND)) for start, end, _ in marks for at in (start, end)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept


def _pieces(text: str, first: int, last: int, marks: Sequence[Mark]) -> list[Markup]:
    edges = sorted({first, last, *(at for start, end, _ in marks for at in (start, end) if first < at < last)})
    out: list[Markup] = []
    for start, end in itertools.pairwise(edges):
        kinds: list[Kind] = [kind for a, b, kind in marks if a <= start and end <= b]
        words = escape(harmless(text[start:end]))
        if kinds:
            kind = max(kinds, key=_WEIGHT.__getitem__)
            words = Markup('<mark class="{}">{}</mark>').format(kind, words)
        out.append(words)
    return out


def find(words: str, text: str, after: int = 0) -> tuple[int, int] | None:
    """Where `words` stand in `text` from `after` on, whole words only; None where nowhere, or in several places."""
    if not words.strip() or len(text) > LONGEST * 4 or len(words) > LONGEST:
        return None
    pattern = r"\s+".join(re.escape(part) for part in words.split())
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text[after:], re.IGNORECASE))
    return (after + found[0].start(), after + found[0].end()) if len(found) == 1 else None
