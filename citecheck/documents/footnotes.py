"""Footnotes of Markdown: remarks go where they hang, references written into the text become footnotes.

What is left as `[^key]: ...` are the references.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.docx.paragraphs import is_like, is_prose
from citecheck.documents.moved import Moved, Piece

if TYPE_CHECKING:
    from citecheck.documents.raw import Extract

_DEFINED = re.compile(r"^\[\^([^\]\s]{1,60})\]:[ \t]*", re.MULTILINE)
_MARK = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_END = re.compile(r"\n[ \t]*\n|\Z")
_INLINE = re.compile(r"(?<!\d)\^\[((?:[^\[\]\n]|\n(?!\n)|\[[^\[\]\n]{0,80}\]){20,1500}?)\]")
_MOST = 5_000


def settled(extract: Extract) -> Moved | None:
    """`extract` with its remarks and its references apart; None where nothing is to be moved."""
    text = extract.text
    if "[^" not in text and "^[" not in text:
        return None
    cuts: list[tuple[int, int]] = []
    after: dict[int, list[Piece]] = {}
    last: list[Piece] = []
    _remarks(text, cuts, after)
    _inlined(text, cuts, after, last)
    if not cuts:
        return None
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted([*cuts, *((place, place) for place in after)]):
        if start > at:
            pieces.append((at, start))
        pieces += after.pop(start, [])
        at = max(at, end)
    pieces += [(at, len(text)), *last]
    return Moved(extract, pieces)


def _remarks(text: str, cuts: list[tuple[int, int]], after: dict[int, list[Piece]]) -> None:
    defined = list(_DEFINED.finditer(text))
    if len(defined) > _MOST:
        return
    placed: dict[str, list[tuple[int, int]]] = {}
    for mark in _MARK.finditer(text):
        placed.setdefault(mark[1], []).append(mark.span())
    for one, following in zip(defined, [*defined[1:], None], strict=False):
        end = min(_END.search(text, one.end()).start(), following.start() if following else len(text))  # type: ignore[union-attr]  # always found
        said = text[one.end() : end].rstrip()
        if is_like(said) or not is_prose(said):
            continue
        # A key that is defined twice is a slip of the author's: the first one counts.
        marks = placed.pop(one[1], [])
        if not marks:
            continue
        cuts += [*marks, (one.start(), end)]
        place = _END.search(text, marks[0][1]).start()  # type: ignore[union-attr]  # always found
        after.setdefault(place, []).extend(("\n\n", (one.end(), one.end() + len(said))))


def _inlined(text: str, cuts: list[tuple[int, int]], after: dict[int, list[Piece]], last: list[Piece]) -> None:
    for number, note in enumerate(_INLINE.finditer(text), 1):
        if number > _MOST or any(start < note.end() and note.start() < end for start, end in cuts):
            break
        if is_like(note[1]):
            key = f"note-{number}"
            cuts.append(note.span())
            after.setdefault(note.start(), []).append(f"[^{key}]")
            last += [f"\n\n[^{key}]: ", note.span(1)]
        elif is_prose(note[1]):
            cuts.append(note.span())
            place = _END.search(text, note.end()).start()  # type: ignore[union-attr]  # always found
            after.setdefault(place, []).extend(("\n\n", note.span(1)))
