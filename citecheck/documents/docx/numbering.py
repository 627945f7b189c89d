"""The numbers that Word prints before the paragraphs of a list, counted as Word counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.docx.package import W
from citecheck.documents.docx.symbols import symbols

if TYPE_CHECKING:
    from lxml import etree

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SYMBOLS = "*†‡§"
_MOST_LETTERS = 20


def printed_number(number: int, form: str) -> str:
    """`number` in Word's number format `form`; formats of other scripts are given in digits."""
    if number < 1:
        return str(number)
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("lowerRoman", "upperRoman"):
        roman, rest = "", min(number, 9999)
        for value, letters in _ROMAN:
            roman += letters * (rest // value)
            rest %= value
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a" if form == "lowerLetter" else "A") + (number - 1) % 26)
        return letter * min(_MOST_LETTERS, (number - 1) // 26 + 1)
    if form == "chicago":
        return _SYMBOLS[(number - 1) % 4] * min(_MOST_LETTERS, (number - 1) // 4 + 1)
    if form == "ordinal":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if form in ("numberInDash",):
        return f"- {number} -"
    return str(number)


class _Level:
    """One level of a list, as defined or as overridden."""

    def __init__(self, node: etree._Element) -> None:
        def value(name: str) -> str | None:
            found = node.find(f"{W}{name}")
            return found.get(f"{W}val") if found is not None else None

        self.start = _integer(value("start"), 1)
        self.form = value("numFmt") or "decimal"
        self.text = value("lvlText") or ""
        self.space = value("suff") or "tab"
        self.style = value("pStyle")
        self.legal = node.find(f"{W}isLgl") is not None and value("isLgl") not in ("0", "false", "off")
        # Which level starts this one anew: any above it where nothing is said, none for 0.
        restart = value("lvlRestart")
        self.restart = None if restart is None else _integer(restart, 0)


class _List:
    """A `w:num`: which counters it uses, and what it changes."""

    def __init__(self, abstract: str, levels: dict[int, _Level], starts: dict[int, int]) -> None:
        self.abstract = abstract
        self.levels = levels
        self.starts = starts
        self.used: set[int] = set()


class Numbering:
    """The lists of one document; each paragraph is counted once, in the order of the text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        abstracts: dict[str, dict[int, _Level]] = {}
        named: dict[str, str] = {}
        borrowed: dict[str, str] = {}
        for node in root.iter(f"{W}abstractNum"):
            name = node.get(f"{W}abstractNumId") or ""
            abstracts[name] = _levels(node)
            for child, table in (("styleLink", named), ("numStyleLink", borrowed)):
                link = node.find(f"{W}{child}")
                if link is not None and (style := link.get(f"{W}val")):
                    if table is named:
                        named[style] = name
                    else:
                        borrowed[name] = style
        for node in root.iter(f"{W}num"):
            link = node.find(f"{W}abstractNumId")
            abstract = (link.get(f"{W}val") or "") if link is not None else ""
            if not abstracts.get(abstract) and borrowed.get(abstract) in named:
                abstract = named[borrowed[abstract]]
            levels = dict(abstracts.get(abstract, {}))
            starts: dict[int, int] = {}
            for override in node.findall(f"{W}lvlOverride"):
                at = _integer(override.get(f"{W}ilvl"), 0)
                changed = override.find(f"{W}lvl")
                if changed is not None:
                    levels[at] = _Level(changed)
                start = override.find(f"{W}startOverride")
                if start is not None:
                    starts[at] = _integer(start.get(f"{W}val"), 1)
            self._lists[node.get(f"{W}numId") or ""] = _List(abstract, levels, starts)

    def level_of_style(self, name: str, style: str) -> int:
        """The level of list `name` that is tied to the paragraph style `style`; the first where none is."""
        found = self._lists.get(name)
        return next((at for at, level in found.levels.items() if level.style == style), 0) if found else 0

    def next(self, name: str, at: int) -> str | None:
        """Count one more paragraph of list `name` at level `at`: what Word prints before it, with the blank after it.

        Bullets are `• `. None where the paragraph has no such list, or the list prints nothing.
        """
        listed = self._lists.get(name)
        level = listed.levels.get(at) if listed else None
        if listed is None or level is None:
            return None
        counts = self._counts.setdefault(listed.abstract, {})
        if at in listed.starts and at not in listed.used:
            counts[at] = listed.starts[at]
            listed.used.add(at)
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        for deeper in [other for other in counts if other > at]:
            restart = listed.levels[deeper].restart if deeper in listed.levels else None
            if restart is None or 0 < restart <= at + 1:
                del counts[deeper]
        if level.form == "bullet":
            return "• "
        text = _PLACE.sub(lambda place: self._one(listed, counts, int(place[1]) - 1, level), level.text)
        if level.form == "none" and not text.strip():
            return None
        text = symbols(text).strip()
        return f"{text} " if text else None

    def _one(self, listed: _List, counts: dict[int, int], at: int, shown: _Level) -> str:
        level = listed.levels.get(at)
        if level is None:
            return ""
        number = counts.setdefault(at, listed.starts.get(at, level.start))
        if level.form == "none":
            return ""
        return printed_number(number, "decimal" if shown.legal else level.form)


def _levels(node: etree._Element) -> dict[int, _Level]:
    return {_integer(found.get(f"{W}ilvl"), 0): _Level(found) for found in node.findall(f"{W}lvl")}


def _integer(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
