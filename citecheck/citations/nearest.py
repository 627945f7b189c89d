"""What of a list is near to an author and year that it lacks: a year or two beside it, or a letter of the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from rapidfuzz.distance import OSA

from citecheck.citations.named import Entry, read_entry
from citecheck.text.abbreviations import words
from citecheck.text.fold import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecheck.models import Reference

_LABEL = re.compile(r"(.+), ((?:1[6-9]|20)\d\d)[a-z, ]*")
_OTHERS = words("al et and e y und og och en al colleagues coworkers others cols col team")
_PARTICLES = words("de da do das dos del della di du la le van von der den ter ten el bin ibn af zu see also eg cf")
_YEARS = 2
"""A work is dated this many years too early or too late, at most: ahead of print, or in another edition."""
_SHORTEST = 5
"""Letters of a name of which one may be wrong: shorter ones are other people's."""
_MOST = 2


class _Near(Struct, frozen=True, order=True):
    """How far an entry is from what is cited: letters of the name, then years."""

    letters: int
    years: int


def nearest(label: str, references: Iterable[Reference]) -> tuple[str, ...]:
    """Those of `references` that are nearest to `label` (`Shaw et al., 2018`), as a text cites them; none where none
    has the same first author, one letter aside, in a year near it, or where more have than can be told apart.
    """
    cited = _LABEL.fullmatch(label)
    if cited is None:
        return ()
    names = [word for word in fold(cited[1]).split() if word not in _PARTICLES]
    found: list[tuple[_Near, Entry]] = []
    for reference in references:
        entry = read_entry(reference)
        near = _near(names, int(cited[2]), entry)
        if near is not None:
            found.append((near, entry))
    least = min((near for near, _ in found), default=None)
    best = [entry for near, entry in found if near == least]
    return tuple(_shown(entry) for entry in best) if len(best) <= _MOST else ()


def _near(names: Sequence[str], year: int, entry: Entry) -> _Near | None:
    if not entry.names or not entry.year or abs(entry.year - year) > _YEARS:
        return None
    first = [word for word in entry.names[0].split() if word not in _PARTICLES]
    name, printed = "".join(first), "".join(names[: len(first)])
    letters = OSA.distance(name, printed, score_cutoff=1)
    if not name or letters > 1 or (letters and len(name) < _SHORTEST):
        return None
    # `Shaw & Darrow` is not `Shaw & Burke`.
    others = [word for word in names[len(first) :] if word not in _OTHERS and len(word) > 1]
    known = {word for family in entry.names[1:] for word in family.split()}
    if others and known.isdisjoint(others):
        return None
    return _Near(letters, abs(entry.year - year))


def _shown(entry: Entry) -> str:
    families = [one_line(author.family) for author in entry.reference.fields.authors[:2]]
    who = f"{families[0]} et al." if entry.authors > 2 else " and ".join(families)
    return f"{who} {entry.year}{entry.letter}"
