"""Numbers that jump ahead of those cited before, or over the end of the list, and cite all the same.

Edited articles cite out of order, and an entry that was struck out leaves its number behind. What does not fit the
order is a citation where its place leaves no other reading, or where it is the only one that cites its entry.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from citecheck.citations.sure import is_sure, may_cite, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.citations.labels import Labels
    from citecheck.citations.marker import Marker

_FEWEST = 2
_SHARE = 3
"""Among as many markers of another form there is one bracket at most."""
_END = 1000
"""No list is that long, and years begin there."""


def ahead(left: Sequence[Marker], kept: Sequence[Marker], labels: Labels, text: str) -> list[Marker]:
    """Those of the markers `left` over, which are all of one form, that cite in `text` beside those `kept`."""
    cited = {number for marker in kept for number in marker.numbers}
    named = Counter((word_before(text, marker), marker.numbers) for marker in left if marker.form == "glued")
    out: list[Marker] = []
    usual: bool | None = None
    for marker in left:
        if not marker.strong or max(marker.numbers) >= _END:
            continue
        listed = set(marker.numbers) <= labels.numbers
        alone = listed and not set(marker.numbers) <= cited
        sure = is_sure(text, marker)
        if marker.form == "paren":
            # So do sizes of groups stand: it takes both.
            cites = sure and alone
        elif marker.form == "super":
            cites = sure or (alone and may_cite(text, marker))
        elif marker.form == "glued":
            word = word_before(text, marker)
            cites = sure or (alone and (not word or named[word, marker.numbers] == 1))
            if cites and not listed:
                usual = _is_usual(kept, text) if usual is None else usual
                cites = usual
        else:
            cites = marker.form == "bracket" and sure and len(marker.numbers) == 1
        if cites:
            out.append(marker)
    return out


def _is_usual(kept: Sequence[Marker], text: str) -> bool:
    """Whether other digits behind stops cite, too: nobody has raised them that one could see."""
    sure = (marker for marker in kept if marker.form == "glued" and is_sure(text, marker))
    return len(list(islice(sure, _FEWEST))) == _FEWEST


def strays(brackets: Sequence[Marker], kept: Sequence[Marker], labels: Labels, text: str) -> list[Marker]:
    """The few `brackets` that cite in a `text` whose other markers, `kept`, have another form."""
    reach = labels.highest + max(10, labels.highest // 2)
    most = max(1, len(kept) // _SHARE)
    sure: list[Marker] = []
    for marker in brackets:
        if max(marker.numbers) <= reach and is_sure(text, marker):
            sure.append(marker)
            if len(sure) > most:
                return []
    return sure
