"""Lists of notes: the works that they print in full are the entries, each with the number of its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.noted import held, names_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.numbered import Entry

_FEWEST_NOTES, _FEWEST_WORKS = 3, 2


def works_in_notes(notes: Sequence[Entry], text: str) -> list[Entry] | None:
    """The works in `notes`, which name some of them again; None where these are entries, or remarks for the most
    part.
    """
    if len(notes) < _FEWEST_NOTES:
        return None
    printed = [(note.label or "", text[note.start : note.end]) for note in notes]
    if not any(names_again(body) for _, body in printed):
        return None
    holding = held(printed)
    works = sum(len(one.works) for one in holding)
    telling = sum(bool(one.works or one.again) for one in holding)
    if works < _FEWEST_WORKS or telling * 2 < len(notes) or not any(one.again for one in holding):
        return None
    return [
        replace(note, start=note.start + start, end=note.start + end)
        for note, one in zip(notes, holding, strict=True)
        for start, end in one.works
    ]
