"""The works of a LaTeX document's reference list, their order, and the name by which the text calls each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citecheck.documents.bibtex import bib_items
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecheck.documents.beside import Beside
    from citecheck.documents.exported import Item
    from citecheck.documents.latex.styles import System
    from citecheck.models import Author

_LABEL = re.compile(r"(?P<names>.*?)\s*\((?P<year>[^()]*)\)")
_NOT_LETTERS = re.compile(r"[^\w]|_")


class Work(Struct, frozen=True, kw_only=True):
    """One work: its key, its printed label (None: it has none), its name and year in the text, its data if known."""

    key: str
    label: str | None = None
    names: str = ""
    year: str = ""
    item: Item | None = None


class Works:
    """The works in the order of the list."""

    def __init__(self, works: Sequence[Work], system: System) -> None:
        self.all = list(works)
        self.system = system
        self._by_key = {work.key: work for work in reversed(self.all)}
        self._by_folded = {work.key.casefold(): work for work in reversed(self.all)}
        self._places = {work.key: place for place, work in enumerate(self.all)}

    def find(self, key: str) -> Work | None:
        """The work that `key` names, whatever its capitals."""
        return self._by_key.get(key) or self._by_folded.get(key.casefold())

    def place(self, work: Work) -> int:
        """Where `work` stands in the list, from 0."""
        return self._places[work.key]


def items_beside(names: Iterable[str], beside: Beside) -> list[Item]:
    """The items of the BibTeX files `names`; of those with the same key the first."""
    found: dict[str, Item] = {}
    for name in dict.fromkeys(names):
        read = beside.read(name, ("",))
        if read is None:
            continue
        path, source = read
        try:
            items, remarks = bib_items(source)
        except DocumentError as error:
            beside.remark(f"{path} {error}")
            continue
        for remark in remarks:
            beside.remark(f"{path}, {remark}")
        for one in items:
            found.setdefault(one.key, one)
    return list(found.values())


def listed(items: Sequence[Item], cited: Sequence[str], by_name: bool) -> list[Item]:
    """Those of `items` that are cited (`*` is all), in the order of `cited`, or by author, year and title."""
    keys = {one.key: one for one in items}
    folded = {one.key.casefold(): one for one in items}
    chosen: dict[str, Item] = {}
    for key in cited:
        if key == "*":
            for one in items:
                chosen.setdefault(one.key, one)
        elif found := keys.get(key) or folded.get(key.casefold()):
            chosen.setdefault(found.key, found)
    return sorted(chosen.values(), key=_alphabetical) if by_name else list(chosen.values())


def works_of_items(items: Sequence[Item], system: System) -> list[Work]:
    """The works that `items` describe, in this order, as `system` calls them."""
    works: list[Work] = []
    for number, one in enumerate(items, 1):
        names, year = _names(one.fields.authors or one.editors, one), str(one.fields.year or "n.d.")
        label = _letters(one) if system == "label" else one.key if system == "author_year" else str(number)
        works.append(Work(key=one.key, label=label, names=names, year=year, item=one))
    return _told_apart(works)


def works_of_labels(entries: Sequence[tuple[str, str | None]], system: System) -> list[Work]:
    """The works of a written list: each entry's key and printed label."""
    works: list[Work] = []
    for number, (key, printed) in enumerate(entries, 1):
        match = _LABEL.match(printed) if printed else None
        if system == "author_year":
            names, year = (match["names"], match["year"]) if match else (printed or key, "")
            works.append(Work(key=key, label=key, names=names, year=year))
        elif printed and not match and system == "label":
            works.append(Work(key=key, label=printed, names=printed))
        else:
            label = str(number) if match or not printed else printed
            works.append(Work(key=key, label=label, names=match["names"] if match else ""))
    return works


def _alphabetical(one: Item) -> tuple[str, int, str]:
    names = " ".join(f"{author.family} {author.given or ''}" for author in one.fields.authors or one.editors)
    return names.casefold(), one.fields.year or 9999, (one.fields.title or "").casefold()


def _names(authors: Sequence[Author], one: Item) -> str:
    families = [author.family for author in authors]
    if not families:
        return one.fields.title or one.key
    if len(families) == 1:
        return f"{families[0]} et al." if one.et_al else families[0]
    return f"{families[0]} and {families[1]}" if len(families) == 2 and not one.et_al else f"{families[0]} et al."


def _letters(one: Item) -> str:
    """The label of an alphabetic style: `Smi20`, or `SL20` for two authors."""
    families = [_NOT_LETTERS.sub("", author.family) for author in one.fields.authors or one.editors]
    families = [family for family in families if family] or [_NOT_LETTERS.sub("", one.key)]
    letters = families[0][:3] if len(families) == 1 else "".join(family[0] for family in families[:4])
    return f"{letters}{'+' if len(families) > 4 else ''}{str(one.fields.year or '')[-2:]}"


def _told_apart(works: list[Work]) -> list[Work]:
    """`works` with letters behind the years of those that would have the same name."""
    same: dict[tuple[str, str], list[int]] = {}
    for place, work in enumerate(works):
        same.setdefault((work.names, work.year), []).append(place)
    for places in same.values():
        if 1 < len(places) <= 26:
            for letter, place in zip("abcdefghijklmnopqrstuvwxyz", places, strict=False):
                works[place] = replace(works[place], year=works[place].year + letter)
    return works
