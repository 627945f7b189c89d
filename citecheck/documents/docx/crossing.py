"""Cross-references of Word's own into the list: numbers of entries that a field prints, links to their bookmarks.

People without a reference manager let Word number the list and cite it so.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citecheck.documents.docx.writer import Block, Range
    from citecheck.models import Entry

_AROUND = " []().,:;\u00a0"


class Crossed(Struct, frozen=True):
    """What a document leads to within itself: `links` are bookmarks and what is printed for them, `bookmarks` where
    each stands.
    """

    links: Sequence[tuple[str, Range]] = ()
    bookmarks: Mapping[str, int] = {}


def crossing(
    text: str,
    crossed: Crossed,
    blocks: Sequence[Block],
    entries: Mapping[int, Entry],
    regions: Sequence[tuple[int, int]],
) -> list[tuple[str, Range]]:
    """Those of the links that lead to bookmarks in the list; `entries` by the positions of their blocks.

    A number that is printed and is not that of the entry says what readers see, and leads nowhere else.
    """
    ends = [block.end for block in blocks]
    numbers = {entry.label: entry.key for entry in reversed(list(entries.values())) if entry.label}
    if len(numbers) * 2 < len(entries):
        numbers = {str(number): entry.key for number, entry in enumerate(entries.values(), 1)}
    found = []
    for name, place in crossed.links:
        at = crossed.bookmarks.get(name)
        if at is None or place.start is None or any(start <= place.start < end for start, end in regions):
            continue
        entry = entries.get(bisect_right(ends, at))
        if entry is not None and numbers.get(text[place.start : place.end].strip(_AROUND)) == entry.key:
            found.append((name, place))
    return found
