"""The reference list of a Word document, where its fields or styles mark one, and the citations that lead into it.

What a manager's field prints is what readers see: its paragraphs are the entries, and its data only help to take them
apart. A citation whose print says something else than its data is left to be read as text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.docx.crossing import Crossed, crossing
from citecheck.documents.docx.matching import Paired, pair
from citecheck.documents.docx.noted import Noted, as_list, beside_list
from citecheck.documents.docx.paragraphs import (
    is_further_heading,
    is_like,
    is_list_heading,
    is_prose,
    label_of,
    labelled_lines,
    may_be,
    under_heading,
)
from citecheck.models import Entry, MarkerStyle, Pointer
from citecheck.text.blanks import visible_end
from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.documents.docx.fields import Cited
    from citecheck.documents.docx.managers import Work
    from citecheck.documents.docx.notes import Note
    from citecheck.documents.docx.styles import Styles
    from citecheck.documents.docx.writer import Block, Range

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NUMBERS = re.compile(r"\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:\s?[,;]\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*")
_RANGE = re.compile(r"(\d{1,4})(?:\s?[-–—]\s?(\d{1,4}))?")
_NONE_CROSSED = Crossed()
_WIDEST_RANGE = 200
_LONGEST = 1500


class Listed:
    """What was found out: entries and the offsets that they take, pointers, notes that are no references, and numbers
    that lead to the bookmarks of entries.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.pointers: list[Pointer] = []
        self.regions: list[tuple[int, int]] = []
        self.notes: list[Note] = []
        self.links: list[tuple[str, Range]] = []


def listed(
    text: str,
    blocks: Sequence[Block],
    lists: Sequence[Range],
    cited: Sequence[Cited],
    notes: Sequence[Note],
    works: dict[str, Work],
    styles: Styles,
    again: Sequence[Range] = (),
    crossed: Crossed = _NONE_CROSSED,
) -> Listed:
    """The entries, citations and notes of a document; nothing is entered where its format marks no list.

    `again` are the places where the number of a note is printed once more, `crossed` what leads to its own bookmarks.
    """
    found = Listed()
    starts = [note.place.start for note in notes if note.place and note.place.start is not None]
    after = min(starts, default=len(text) + 1)
    chosen = _chosen(text, [block for block in blocks if block.start < after], lists, styles)
    pairs = pair([text[block.start : block.end] for block in chosen], works)
    if chosen and not pairs.crowded:
        _enter(found, text, blocks, chosen, pairs, works)
        found.notes = list(notes)
        _point(found, text, cited, notes, pairs)
        places = {id(block): n for n, block in enumerate(blocks)}
        entries = {places[id(block)]: entry for block, entry in zip(chosen, found.entries, strict=True)}
        found.links = crossing(text, crossed, blocks, entries, found.regions)
        if (noted := beside_list(text, found.notes, found.entries)) is not None:
            _note(found, noted)
    elif not chosen and _no_list_before_notes(text, [block for block in blocks if block.start < after]):
        if (noted := as_list(text, notes)) is not None:
            _note(found, noted)
        else:
            _notes_as_list(found, text, cited, notes, works, again)
    else:
        found.notes = list(notes)
    return found


def _chosen(text: str, blocks: Sequence[Block], lists: Sequence[Range], styles: Styles) -> list[Block]:
    """The paragraphs that are entries by a manager's field, else by their style, else by the heading."""
    inside = [
        block
        for block in blocks
        if not block.heading and any(one.start is not None and one.start <= block.start < one.end for one in lists)
    ]
    if inside:
        places = {id(block): n for n, block in enumerate(blocks)}
        first, last = places[id(inside[0])], places[id(inside[-1])]
        # Entries that somebody typed before or after the manager's own.
        while first > 0 and _continues(text, blocks[first - 1]):
            first -= 1
            inside.insert(0, blocks[first])
        while last + 1 < len(blocks) and _continues(text, blocks[last + 1]):
            last += 1
            inside.append(blocks[last])
    else:
        inside = [block for block in blocks if not block.heading and styles.is_listed(block.style)]
        likely = sum(is_like(text[block.start : block.end]) for block in inside)
        if len(inside) < 2 or likely * 2 < len(inside):
            return under_heading(text, blocks)
    if any(labelled_lines(text[block.start : block.end]) > 1 for block in inside):
        return []
    return [block for block in inside if label_of(text, block)[0] is not None or may_be(text[block.start : block.end])]


def _no_list_before_notes(text: str, blocks: Sequence[Block]) -> bool:
    """Whether none of the `blocks` before the notes heads a list, save the last, which may head the notes."""
    return not any(is_list_heading(text, block) for block in blocks[:-1])


def _continues(text: str, block: Block) -> bool:
    return not block.heading and block.end - block.start < _LONGEST and is_like(text[block.start : block.end])


def _enter(
    found: Listed, text: str, blocks: Sequence[Block], chosen: Sequence[Block], pairs: Paired, works: dict[str, Work]
) -> None:
    for n, block in enumerate(chosen):
        label, start = label_of(text, block)
        work = works.get(pairs.keys[n] or "")
        found.entries.append(
            Entry(
                key=pairs.names[n],
                start=start,
                end=visible_end(text, start, block.end),
                label=label,
                fields=work.fields if work else None,
                kind=work.kind if work else None,
            )
        )
    pairs.label([entry.label for entry in found.entries])
    places = {id(block): n for n, block in enumerate(blocks)}
    last = -2
    for block in chosen:
        at = places[id(block)]
        if at != last + 1:
            before = blocks[at - 1] if at else None
            heads = before is not None and (
                before.heading or is_list_heading(text, before) or is_further_heading(text, before)
            )
            found.regions.append((before.start if before is not None and heads else block.start, block.end))
        else:
            found.regions[-1] = (found.regions[-1][0], block.end)
        last = at


def _point(found: Listed, text: str, cited: Sequence[Cited], notes: Sequence[Note], pairs: Paired) -> None:
    """The citations whose print agrees with their data; those in notes stand where the note's mark is."""
    by_note: dict[int, list[str]] = {}
    for one in cited:
        start = one.place.start
        if start is None or one.place.end <= start or _in(found.regions, start):
            continue
        keys = [pairs.name_of(work.key) for work in one.works]
        known = tuple(dict.fromkeys(key for key in keys if key is not None))
        if not known or None in keys:
            continue
        note = next((n for n, note in enumerate(notes) if _holds(note, start)), None)
        if note is not None and notes[note].label:
            by_note.setdefault(note, []).extend(known)
            continue
        style = _style(text[start : one.place.end], known, one.works, pairs)
        if style is not None:
            found.pointers.append(Pointer(start=start, end=one.place.end, keys=known, style=style))
    for number, names in by_note.items():
        mark = notes[number].mark
        if mark.start is not None:
            keys_ = tuple(dict.fromkeys(names))
            found.pointers.append(Pointer(start=mark.start, end=mark.end, keys=keys_, style="note"))
    found.notes = [note for n, note in enumerate(found.notes) if n not in by_note]
    found.pointers.sort(key=lambda pointer: (pointer.start, pointer.end))


def _note(found: Listed, noted: Noted) -> None:
    found.entries += noted.entries
    found.regions = sorted([*found.regions, *noted.regions])
    found.notes = list(noted.remarks)
    found.pointers = sorted([*found.pointers, *noted.pointers], key=lambda pointer: (pointer.start, pointer.end))


def _style(printed: str, names: tuple[str, ...], works: Sequence[Work], pairs: Paired) -> MarkerStyle | None:
    """The style of a marker as printed, None where it says something else than the data behind it."""
    bare = printed.strip().strip("[]()").strip()
    if _NUMBERS.fullmatch(bare):
        if not pairs.labelled:
            return "numeric"
        said = {pairs.by_label.get(str(number)) for number in _expanded(bare)}
        return "numeric" if said == set(names) else None
    folded = f" {fold(printed)} "
    for work in works:
        fields = pairs.works[work.key].fields if work.key in pairs.works else None
        if fields is None:
            continue
        named = any(f" {fold(author.family)} " in folded for author in fields.authors[:1])
        dated = fields.year is not None and str(fields.year) in printed
        if not named and not dated:
            return None
    return "author_year" if any(char.isalpha() for char in bare) or _YEAR.search(bare) else "key"


def _expanded(numbers: str) -> list[int]:
    found: list[int] = []
    for match in _RANGE.finditer(numbers):
        first, last = int(match[1]), int(match[2] or match[1])
        if first <= last < first + _WIDEST_RANGE:
            found += range(first, last + 1)
        else:
            found += [first, last]
    return found


def _notes_as_list(
    found: Listed,
    text: str,
    cited: Sequence[Cited],
    notes: Sequence[Note],
    works: dict[str, Work],
    again: Sequence[Range],
) -> None:
    """Notes that are references are the list, if most are; the others stay text."""
    placed = [note for note in notes if note.place is not None and note.place.start is not None and note.label]
    printed = {id(note): text[note.body : note.place.end if note.place else 0] for note in placed}
    likely = [note for note in placed if is_like(printed[id(note)]) and not is_prose(printed[id(note)])]
    if len(likely) * 2 < len(placed) or (len(likely) < 2 and len(placed) > 1) or not likely:
        found.notes = list(notes)
        return
    likely = [note for note in placed if may_be(printed[id(note)])]
    inner = [(one.place.start, one.works) for one in cited if one.place.start is not None]
    for number, note in enumerate(likely, 1):
        start, end = note.body, note.place.end if note.place else note.body
        held = [work for at, some in inner if start <= at < end for work in some]
        work = works.get(held[0].key) if len(held) == 1 else None
        key = f"{note.kind}-{number}"
        found.entries.append(
            Entry(
                key=key,
                start=start,
                end=visible_end(text, start, end),
                label=note.label,
                fields=work.fields if work else None,
                kind=work.kind if work else None,
            )
        )
        place = note.place.start if note.place and note.place.start is not None else start
        found.regions.append((place, end))
        if note.mark.start is not None:
            found.pointers.append(Pointer(start=note.mark.start, end=note.mark.end, keys=(key,), style="note"))
    keys = {entry.label: entry.key for entry in reversed(found.entries)}
    for once_more in again:
        at, until = once_more.start, once_more.end
        if at is not None and (again_key := keys.get(text[at:until].strip())) is not None:
            found.pointers.append(Pointer(start=at, end=until, keys=(again_key,), style="note"))
    ids = {id(note) for note in likely}
    found.notes = [note for note in notes if id(note) not in ids]
    found.pointers.sort(key=lambda pointer: (pointer.start, pointer.end))


def _holds(note: Note, offset: int) -> bool:
    place = note.place
    return place is not None and place.start is not None and place.start <= offset < place.end


def _in(regions: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in regions)
