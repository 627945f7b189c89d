"""Lists of notes: the works that they print in full are the entries, each with the number of its note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.noted import held, may_name_again, names_again
from citecheck.references.likeness import is_prose, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.numbered import Entry

_FEWEST_NOTES, _FEWEST_WORKS = 3, 2
_LIKELY = 2.0
_PUBLISHED = re.compile(r"\. [^\W\d_a-z][^.:;]{2,40}: [^\W\d_a-z][^.:]{1,60}\.?$")
"""A place and a publisher at the end: `Global report. Geneva: WHO.`"""


def works_in_notes(notes: Sequence[Entry], text: str) -> list[Entry] | None:
    """The works in `notes`, which name some of them again; None where these are entries, or remarks for the most
    part.

    What reads as an entry is one, too, though it prints no work in full: only remarks are none.
    """
    if len(notes) < _FEWEST_NOTES:
        return None
    printed = [(note.label or "", text[note.start : note.end]) for note in notes]
    if not any(may_name_again(body) for _, body in printed):
        return None
    holding = held(printed)
    works = sum(len(one.works) for one in holding)
    telling = sum(bool(one.works or one.again) for one in holding)
    if works < _FEWEST_WORKS or telling * 2 < len(notes) or not any(one.again for one in holding):
        return None
    entries: list[Entry] = []
    for note, (_, body), one in zip(notes, printed, holding, strict=True):
        if one.works or one.again or names_again(body) or not _is_entry(body):
            entries += [replace(note, start=note.start + start, end=note.start + end) for start, end in one.works]
        else:
            entries.append(note)
    return entries


def _is_entry(body: str) -> bool:
    return likeness(body) >= _LIKELY or (_PUBLISHED.search(body) is not None and not is_prose(body))
