"""The labels of a reference list, and which reference a number in the text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.models import Reference, ReferenceList


class Labels:
    """What each label of a list leads to; built once for a document."""

    def __init__(self, listed: ReferenceList) -> None:
        self._by_label: dict[str, list[Reference]] = {}
        for reference in listed.references:
            if reference.label is not None and (label := bare_label(reference.label)):
                self._by_label.setdefault(label, []).append(reference)
        numbered = sum(label.isdecimal() for label in self._by_label)
        self.numbered = numbered * 2 > len(listed.references)
        """Whether most entries print a number; else a number in the text counts the entries from the top."""
        if not self.numbered:
            for position, reference in enumerate(listed.references, 1):
                self._by_label.setdefault(str(position), [reference])
        self.numbers = frozenset(int(label) for label in self._by_label if label.isdecimal() and len(label) < 6)
        self.highest = max(self.numbers, default=0)

    def find(self, label: str, at: int) -> Reference | None:
        """The entry that `label` means in a marker at offset `at`.

        Where several lists use the label, the next list after the marker is meant, else the last one.
        """
        found = self._by_label.get(bare_label(label))
        if not found:
            return None
        return next((reference for reference in found if reference.span.start >= at), found[-1])


def bare_label(label: str) -> str:
    """`label` without its brackets, stop, caret or at sign: `[1]`, `1.`, `(1)`, `^1` are all `1`."""
    plain = label.strip().strip("[](){}.:^@ \u00a0").casefold()
    return (plain.lstrip("0") or "0") if plain.isdecimal() else plain
