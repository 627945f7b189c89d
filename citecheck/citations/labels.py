"""The labels of a reference list, and which reference a number in the text means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.citations.noted import Repeated

if TYPE_CHECKING:
    from citecheck.models import Reference, ReferenceList

_WORK = re.compile(r"\(?([a-z])\s?\)")
_SERIAL = re.compile(r"[a-z]\d{1,3}")
_NEXT, _IN_NOTE = 6, 80
"""Characters between two works under one number: blanks, a line's end, an indent; in notes words that lead to one."""


_NOTHING = Repeated()


class Labels:
    """What each label of a list leads to; built once for a document."""

    def __init__(self, listed: ReferenceList, repeated: Repeated = _NOTHING) -> None:
        # One number may stand before several works: each run of entries with one label is what the label means there.
        self._by_label: dict[str, list[list[Reference]]] = {}
        self.lettered: dict[str, Reference] = {}
        """The works that share a number, by number and letter: `2b`."""
        last, end = "", 0
        near = _IN_NOTE if repeated.leads or repeated.remarks else _NEXT
        numbered = 0
        for reference in listed.references:
            label = bare_label(reference.label or "")
            numbered += label.isdecimal()
            if label and label == last and reference.span.start - end <= near:
                self._by_label[label][-1].append(reference)
                for one in self._by_label[label][-1]:
                    if letter := _WORK.match(one.raw):
                        self.lettered[f"{label}{letter[1]}"] = one
            elif label:
                self._by_label.setdefault(label, []).append([reference])
            last, end = label, reference.span.end
        self.numbered = numbered * 2 > len(listed.references)
        """Whether most entries print a number; else a number in the text counts the entries from the top."""
        if not self.numbered and not repeated.leads:
            for position, reference in enumerate(listed.references, 1):
                self._by_label.setdefault(str(position), [[reference]])
        for label, works in repeated.leads.items():
            runs = self._by_label.setdefault(bare_label(label), [[]])
            runs[0].extend(work for work in works if work not in runs[0])
        self.remarks = frozenset(map(bare_label, repeated.remarks)) - set(self._by_label)
        """Labels of notes that hold no work."""
        self.numbers = frozenset(
            int(label) for label in {*self._by_label, *self.remarks} if label.isdecimal() and len(label) < 6
        )
        self.highest = max(self.numbers, default=0)
        self.serial = any(_SERIAL.fullmatch(label) for label in self._by_label)
        """Whether entries count with a letter: `S1`, `R2`."""

    def find(self, label: str, at: int) -> tuple[Reference, ...]:
        """The entry that `label` means in a marker at offset `at`; several where they share one number, or none.

        Where several lists use the label, the next list after the marker is meant, else the last one.
        """
        found = self._by_label.get(bare_label(label))
        if not found:
            return (self.lettered[label],) if label in self.lettered else ()
        return tuple(next((run for run in found if run[0].span.start >= at), found[-1]))


def bare_label(label: str) -> str:
    """`label` without its brackets, stop, caret or at sign: `[1]`, `1.`, `(1)`, `^1` are all `1`."""
    plain = label.strip().strip("[](){}.:^@ \u00a0").casefold()
    return (plain.lstrip("0") or "0") if plain.isdecimal() else plain
