"""Corrections carried into the file that the list stands in: the text anew, or a patch that leads to it."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from citecheck.fix.correct import Corrected
from citecheck.matching.printed import Edit, apply
from citecheck.models import Document, Reference

FORMATS = ("text", "markdown")
"""What can be corrected in place: files that are text, and are read as they stand."""
_BREAK = re.compile(r"\r\n|\r|\n")
_NO_BREAK = "\n\\ No newline at end of file\n"


class Carried(Struct, frozen=True, kw_only=True):
    """The corrected text of a file, and the references whose corrections found no place in it."""

    text: str
    by_hand: tuple[Reference, ...] = ()


def carry(document: Document, source: str, done: Sequence[Corrected]) -> Carried:
    """`source`, the text of the file that `document` was read from, with every correction of `done` made in it.

    A correction that runs over markup, so that its words do not stand in the file as they are printed, is left to a
    person, with everything else of its reference.
    """
    edits: list[Edit] = []
    by_hand = []
    # A byte order mark is no part of the text that was read.
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    source = source.removeprefix(mark)
    for one in done:
        if not one.edits:
            continue
        placed = [_placed(document, source, one.reference, edit) for edit in one.edits]
        if any(edit is None for edit in placed):
            by_hand.append(one.reference)
        else:
            edits += [edit for edit in placed if edit is not None]
    return Carried(text=mark + apply(source, edits), by_hand=tuple(by_hand))


def _placed(document: Document, source: str, reference: Reference, edit: Edit) -> Edit | None:
    """`edit` of the printed `reference` as one of `source`."""
    old = reference.raw[edit.start : edit.end]
    start = reference.span.start + edit.start
    if not document.anchors:
        return Edit(start, start + len(old), edit.new) if source[start : start + len(old)] == old else None
    lines = [0, *(match.end() for match in _BREAK.finditer(source))]
    before = document.text[start - 1 : start]
    for offset in (start, start - 1):
        # An insertion stands behind what comes before it, which may be the end of another piece of the source.
        anchor = document.anchors[max(0, bisect_right([a.offset for a in document.anchors], offset) - 1)]
        if not 1 <= anchor.line <= len(lines):
            continue
        at = lines[anchor.line - 1] + anchor.column - 1 + start - anchor.offset
        if old and source[at : at + len(old)] == old:
            return Edit(at, at + len(old), edit.new)
        if not old and at > 0 and source[at - 1 : at] == before:
            return Edit(at, at, edit.new)
    return None


def unified(path: str, before: str, after: str) -> str:
    """The difference as `patch` takes it; empty where there is none."""
    name = path if not re.search(r"\s", path) else f"{path}\t"
    old, new = _lines(before), _lines(after)
    out = []
    for line in difflib.unified_diff(old, new, name, name, lineterm="\n"):
        out.append(line if line.endswith("\n") else line + _NO_BREAK)
    return "".join(out)


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: only a line feed ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
