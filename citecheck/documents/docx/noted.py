"""Word's notes where they hold the works: as the list itself, or naming what the list prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.docx.paragraphs import is_prose
from citecheck.documents.noted import held, may_name_again
from citecheck.models import Entry, Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.notes import Note

_FEWEST = 2


class Noted(Struct, frozen=True):
    """What notes make of a list: entries, the citations of their marks, what they take of the text, and the notes that
    are remarks.
    """

    entries: tuple[Entry, ...]
    pointers: tuple[Pointer, ...]
    regions: tuple[tuple[int, int], ...]
    remarks: tuple[Note, ...]


def as_list(text: str, notes: Sequence[Note]) -> Noted | None:
    """Notes that print works in full and name them again; None where they do not, or are remarks for the most part."""
    placed = _placed(notes)
    printed = [(note.label, text[start:end]) for note, start, end in placed]
    if not any(may_name_again(body) for _, body in printed):
        return None
    holding = held(printed)
    found = [one for one in holding if one.works or one.again]
    if sum(len(one.works) for one in holding) < _FEWEST or len(found) * 2 < len(placed):
        return None
    entries: list[Entry] = []
    for (note, start, _), one in zip(placed, holding, strict=True):
        for left, right in one.works:
            key = f"{note.kind}-{len(entries) + 1}"
            entries.append(Entry(key=key, start=start + left, end=start + right, label=note.label))
    keys = [entry.key for entry in entries]
    pointers: list[Pointer] = []
    regions: list[tuple[int, int]] = []
    with_text = {id(note) for note, _, _ in placed}
    remarks = [note for note in notes if id(note) not in with_text]
    at = 0
    for (note, start, end), one in zip(placed, holding, strict=True):
        works = [*keys[at : at + len(one.works)], *(keys[n] for n in one.again)]
        at += len(one.works)
        if not works:
            remarks.append(note)
            continue
        regions.append((note.place.start if note.place and note.place.start is not None else start, end))
        pointers += _pointer(note, works)
    return Noted(tuple(entries), _ordered(pointers), tuple(regions), tuple(remarks))


def beside_list(text: str, notes: Sequence[Note], entries: Sequence[Entry]) -> Noted | None:
    """Notes that cite the works of a list by naming them; None where few do."""
    placed = _placed(notes)
    holding = held(
        [(note.label, text[start:end]) for note, start, end in placed],
        [text[entry.start : entry.end] for entry in entries],
    )
    citing = [(*one, found.again) for one, found in zip(placed, holding, strict=True) if found.again]
    if len(citing) < _FEWEST or len(citing) * 2 < len(placed):
        return None
    pointers: list[Pointer] = []
    regions: list[tuple[int, int]] = []
    taken = set()
    for note, start, end, again in citing:
        pointers += _pointer(note, [entries[n].key for n in again])
        taken.add(id(note))
        if not is_prose(text[start:end]):
            regions.append((note.place.start if note.place and note.place.start is not None else start, end))
    return Noted((), _ordered(pointers), tuple(regions), tuple(note for note in notes if id(note) not in taken))


def _placed(notes: Sequence[Note]) -> list[tuple[Note, int, int]]:
    """The notes with a mark and a text, and the offsets of that."""
    return [
        (note, note.body, note.place.end)
        for note in notes
        if note.place is not None and note.place.start is not None and note.label and note.mark.start is not None
    ]


def _pointer(note: Note, keys: Sequence[str]) -> list[Pointer]:
    if note.mark.start is None:
        return []
    return [Pointer(start=note.mark.start, end=note.mark.end, keys=tuple(dict.fromkeys(keys)), style="note")]


def _ordered(pointers: Sequence[Pointer]) -> tuple[Pointer, ...]:
    return tuple(sorted(pointers, key=lambda pointer: (pointer.start, pointer.end)))
