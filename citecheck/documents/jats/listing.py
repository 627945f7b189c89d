"""The reference lists of an article: entries as printed, their data, and by which names the text calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.jats.composed import composed
from citecheck.documents.jats.fields import fields_of, kind_of
from citecheck.documents.jats.print import Printer, has_print
from citecheck.documents.jats.tree import child, children, line, local, plain, qualified, within
from citecheck.documents.pointing import numbered_by_place
from citecheck.models import Entry
from citecheck.text.limits import MOST_REFERENCES, no_more_than

if TYPE_CHECKING:
    from lxml import etree

    from citecheck.documents.writing import Writer

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_AFTER_LABEL = re.compile(r"(?:[\])]\.?|\s?\.|\s?[-–])?\s+(?=\D)")
_LABEL = re.compile(r"[\[(]?\s*(.*?)\s*[\])]?[.:)]?", re.DOTALL)


class Listing:
    """Collects the entries while the lists are written."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._printer = Printer(writer)
        self.entries: list[Entry] = []
        self.regions: list[tuple[int, int]] = []
        self.by_id: dict[str, list[str]] = {}
        self._keys: set[str] = set()

    def reference(self, ref: etree._Element) -> None:
        """Write a `ref`: each citation in it is an entry of its own, a citation in two forms is one."""
        name = str(ref.get("id") or "") or f"ref {len(self.entries) + 1}"
        label = _bare(plain(child(ref, "label")))
        works = _works(ref)
        for number, (shown, data) in enumerate(works):
            inner = _bare(plain(child(shown, "label")))
            own = label or inner
            if number and label:
                own = label + (inner if inner and inner != label else chr(ord("a") + min(number, 25)))
            self._entry(name if not number else f"{name} {number + 1}", name, own, shown, data)
            for one in (shown, data):
                if one is not None and one.get("id"):
                    self.by_id.setdefault(str(one.get("id")), []).append(self.entries[-1].key)

    def _entry(self, key: str, name: str, label: str, shown: etree._Element, data: etree._Element | None) -> None:
        no_more_than(len(self.entries) + 1, MOST_REFERENCES, "references")
        writer = self._writer
        writer.block()
        printed = has_print(shown)
        if printed and not label and _repeated(plain(shown), str(len(self.entries) + 1)):
            # The number stands in the print, as pandoc has it.
            label = str(len(self.entries) + 1)
        repeats = printed and label and _repeated(plain(shown), label)
        if label and not repeats:
            writer.source.enter(line(shown))
            writer.add(f"{label}." if label.isdecimal() else label)
            writer.hold()
        if key in self._keys:
            # Two articles' letters may count from B1 both.
            key = f"{key} {len(self.entries) + 1}"
        self._keys.add(key)
        start = writer.here()
        if printed:
            self._printer.write(shown)
            start += repeats or 0
        else:
            text = composed(shown)
            writer.source.enter(line(shown))
            writer.anchor(next((" ".join(t.split()) for t in map(str, shown.itertext()) if t.strip()), text))
            writer.add(text)
            writer.source.leave(qualified(shown))
        writer.release()
        source = data if data is not None else shown
        fields = fields_of(source) if local(source) in _CITATIONS else None
        self.entries.append(
            Entry(
                key=key,
                start=start,
                end=writer.length,
                label=label or None,
                fields=fields,
                kind=kind_of(source) or kind_of(shown),
                printed=printed,
            )
        )
        self.by_id.setdefault(name, []).append(key)

    def number(self, markers: list[tuple[str, str]]) -> None:
        """Give entries that print no label their place in the list, where that is what the text calls them by.

        `markers` are what links print, and the id that each leads to.
        """
        told = [(printed, self.by_id.get(name, [""])[0]) for printed, name in markers]
        labels = numbered_by_place(told, [(entry.key, entry.label) for entry in self.entries])
        self.entries = [replace(entry, label=labels.get(entry.key, entry.label)) for entry in self.entries]

    def by_number(self) -> dict[int, str]:
        """The key of the entry that each printed number means."""
        out: dict[int, str] = {}
        for entry in self.entries:
            if entry.label and entry.label.isdecimal() and len(entry.label) < 6:
                out.setdefault(int(entry.label), entry.key)
        return out


def _bare(label: str) -> str:
    match = _LABEL.fullmatch(label)
    return match.group(1) if match else label


def _works(ref: etree._Element) -> list[tuple[etree._Element, etree._Element | None]]:
    """The works in a `ref`: the element that shows each, and the one that holds its data where that is another."""
    found: list[tuple[etree._Element, etree._Element | None]] = []
    for one in children(ref, "citation-alternatives"):
        forms = list(children(one, *_CITATIONS))
        shown = [form for form in forms if has_print(form)]
        data = [form for form in forms if form not in shown]
        if forms:
            found.append((shown[0], data[0] if data else None) if shown else (forms[0], None))
    loose = list(children(ref, *_CITATIONS))
    prints = [one for one in loose if has_print(one)]
    shown_already = set(prints)
    data = [one for one in loose if one not in shown_already and plain(one)]
    if prints and data:
        # The same work twice: as printed, and taken apart (SciELO).
        pairs = [*data, *[None] * len(prints)] if len(data) == len(prints) or len(prints) == 1 else [None] * len(prints)
        found += list(zip(prints, pairs, strict=False))
    else:
        found += [(one, None) for one in prints or data]
    if not found:
        rest = [one for one in within(ref, "note", "p", "product") if plain(one)]
        found = [(rest[0], None)] if rest else []
    return found


def _repeated(text: str, label: str) -> int:
    """How many characters of a print are the number that the list prints, too."""
    begin = 1 if text[:1] in ("[", "(") else 0
    if not text.startswith(label, begin):
        return 0
    found = _AFTER_LABEL.match(text, begin + len(label))
    return found.end() if found else 0
