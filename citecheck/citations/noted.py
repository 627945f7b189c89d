"""Notes of a list that name works of other notes, and those that are remarks: what their numbers in the text mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.documents.noted import held, may_be_only_again, may_name_again, names_again
from citecheck.text.blanks import visible_end
from citecheck.text.limits import MOST_REFERENCES, at_most

if TYPE_CHECKING:
    from citecheck.models import Reference, ReferenceList

_BEGINS = re.compile(
    r"^[ \t]{0,8}(?:\[\^(?P<key>[^\]\s]{1,60})\]:|(?P<number>(?P<open>[\[(])?\d{1,4}(?(open)[\])]|[.)]?)))"
    r"[ \t\u00a0]+(?=\S)",
    re.MULTILINE,
)
_FEWEST = 3
_AROUND = "[](){}.:^ \u00a0"


class Repeated(Struct, frozen=True):
    """Beyond the entries: what labels of notes lead to, and the labels of notes that lead to nothing."""

    leads: dict[str, tuple[Reference, ...]] = {}
    remarks: frozenset[str] = frozenset()


def repeated_in(text: str, listed: ReferenceList) -> Repeated:
    """What the notes in the list of `text` lead to that print no work in full."""
    leads: dict[str, tuple[Reference, ...]] = {}
    remarks: set[str] = set()
    starts = [reference.span.start for reference in listed.references]
    for start, end in listed.regions:
        notes = _notes(text, start, end)
        beside = bisect_left(starts, start) == bisect_left(starts, end)
        if len(notes) < _FEWEST or not any(may_name_again(text[low:high]) for _, low, high in notes):
            continue
        printed = [(label, text[low:high]) for label, low, high in notes]
        if beside:
            # Notes before a list of what they cite.
            for (label, _), one in zip(printed, held(printed, [work.raw for work in listed.references]), strict=True):
                leads.setdefault(label, tuple(listed.references[n] for n in one.again))
            continue
        inside = [listed.references[bisect_left(starts, low) : bisect_left(starts, high)] for _, low, high in notes]
        if any(
            own and (own[0].label or "").strip(_AROUND) != label
            for (label, _), own in zip(printed, inside, strict=True)
        ):
            # The lines were read otherwise when the list was.
            continue
        whole = [[work for work in own if not may_be_only_again(work.raw)] for own in inside]
        spans = [
            [(work.span.start - low, min(work.span.end, high) - low) for work in works]
            for (_, low, high), works in zip(notes, whole, strict=True)
        ]
        counted = [work for works in whole for work in works]
        holding = held(printed, printed=spans)
        of_notes = any(
            not own and (one.again or names_again(body))
            for (_, body), own, one in zip(printed, inside, holding, strict=True)
        )
        for (label, _), own, one in zip(printed, inside, holding, strict=True):
            if one.again:
                leads.setdefault(label, tuple(counted[n] for n in one.again))
            elif not own and of_notes:
                remarks.add(label)
    remarks |= {label for label, works in leads.items() if not works}
    leads = {label: works for label, works in leads.items() if works}
    return Repeated(leads, frozenset(remarks - set(leads)))


def _notes(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The notes between two offsets: label, and the half-open offsets of the text behind it."""
    found: list[tuple[str, int, int]] = []
    for match in at_most(_BEGINS.finditer(text, start, end), MOST_REFERENCES, "notes"):
        label = match["key"] or match["number"].strip("[]().")
        last = found[-1][0] if found else ""
        if match["key"] or not found or (last.isdecimal() and int(label) == int(last) + 1):
            if found:
                found[-1] = (last, found[-1][1], match.start())
            found.append((label, match.end(), end))
    return [(label, low, visible_end(text, low, high)) for label, low, high in found]
