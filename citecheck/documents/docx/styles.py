"""What Word's styles say that matters here: what is raised, hidden, a heading, numbered, an entry of a bibliography."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from citecheck.documents.docx.package import W

if TYPE_CHECKING:
    from lxml import etree

_OFF = frozenset({"0", "false", "off"})
_VAL, _ALIGN, _POSITION, _VANISH = f"{W}val", f"{W}vertAlign", f"{W}position", f"{W}vanish"
_RAISED_BY = 4
"""Half-points from which text is set above its line on purpose."""
_HEADING = re.compile(r"heading ([1-9])$")
_CONTENTS = re.compile(r"toc(?: ?\d| heading)$|table of figures$|index \d$")
_LISTED = re.compile(
    r"(?:endnote )?(?:bibliograph(?:y|ie|ia)|bibliografía|references?|reference list|literature cited|literatur"
    r"(?:verzeichnis)?|works cited|(?:mdpi[ _][\d.]+[ _])references|referencias|referências)"
    r"(?: ?\d+| text| list| entry)?$"
)


class Look(NamedTuple):
    """How text is shown; None where nothing is said."""

    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, and what it leaves open from `below`."""
        return Look(
            below.raised if self.raised is None else self.raised, below.hidden if self.hidden is None else self.hidden
        )


NO_LOOK = Look()


class _Style:
    def __init__(self, node: etree._Element) -> None:
        name, based = node.find(f"{W}name"), node.find(f"{W}basedOn")
        self.name = (name.get(f"{W}val") or "").strip().lower() if name is not None else ""
        self.based_on = based.get(f"{W}val") if based is not None else None
        self.look = look(node.find(f"{W}rPr"))
        paragraph = node.find(f"{W}pPr")
        self.outline = outline_level(paragraph)
        self.number = number_of(paragraph)


def look(properties: etree._Element | None) -> Look:
    """The look that run properties (`w:rPr`) give."""
    if properties is None:
        return NO_LOOK
    raised = hidden = None
    for node in properties:
        if node.tag == _ALIGN:
            raised = node.get(_VAL) == "superscript"
        elif node.tag == _POSITION and raised is None:
            raised = _number(node.get(_VAL)) >= _RAISED_BY or None
        elif node.tag == _VANISH:
            hidden = node.get(_VAL) not in _OFF
    return Look(raised, hidden) if raised is not None or hidden is not None else NO_LOOK


def outline_level(properties: etree._Element | None) -> int | None:
    """The outline level (0 to 8, 9 for text) that paragraph properties (`w:pPr`) give, None where they give none."""
    node = properties.find(f"{W}outlineLvl") if properties is not None else None
    return _number(node.get(f"{W}val"), 9) if node is not None else None


def number_of(properties: etree._Element | None) -> tuple[str | None, int | None] | None:
    """The list (`numId`) and level that paragraph properties give, each None where left open; None without any."""
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return None
    level, name = node.find(f"{W}ilvl"), node.find(f"{W}numId")
    return (
        name.get(f"{W}val") if name is not None else None,
        _number(level.get(f"{W}val")) if level is not None else None,
    )


class Styles:
    """The styles of one document, looked up by their ids with what they inherit."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        for node in root.iter(f"{W}style") if root is not None else ():
            name = node.get(f"{W}styleId") or ""
            self._styles.setdefault(name, _Style(node))
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true", "on"):
                self._default = name
        self.shown = lru_cache(maxsize=4096)(self._shown)
        self.level = lru_cache(maxsize=4096)(self._level)
        self.number = lru_cache(maxsize=4096)(self._number)

    def _chain(self, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        seen: set[str] = set()
        name = name if name is not None else self._default
        while name is not None and name not in seen and name in self._styles:
            seen.add(name)
            chain.append(self._styles[name])
            name = self._styles[name].based_on
        return chain

    def _shown(self, paragraph: str | None, run: str | None) -> Look:
        """How the styles show a run: its own style goes before that of its paragraph."""
        found = NO_LOOK
        for style in [*(self._chain(run) if run else []), *self._chain(paragraph)]:
            found = found.over(style.look)
        return found

    def _level(self, paragraph: str | None) -> int | None:
        """The heading level (1 to 9) of a paragraph style, None where it is no heading."""
        for style in self._chain(paragraph):
            heading = _HEADING.match(style.name)
            if heading:
                return int(heading[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else None
            if style.name == "title":
                return 1
        return None

    def _number(self, paragraph: str | None) -> tuple[str | None, int | None, str | None]:
        """The list and level of a paragraph style, and the style that gives them."""
        for name, style in zip(self._ids(paragraph), self._chain(paragraph), strict=True):
            if style.number is not None and style.number[0] is not None:
                return style.number[0], style.number[1], name
        return None, None, None

    def _ids(self, paragraph: str | None) -> list[str]:
        names = {id(style): name for name, style in self._styles.items()}
        return [names[id(style)] for style in self._chain(paragraph)]

    def is_contents(self, paragraph: str | None) -> bool:
        """Whether the style is one of a table of contents, whose lines repeat the headings."""
        chain = self._chain(paragraph)
        return bool(chain) and _CONTENTS.match(chain[0].name) is not None

    def is_listed(self, paragraph: str | None) -> bool:
        """Whether the style is one for the entries of a reference list."""
        return any(_LISTED.match(style.name) for style in self._chain(paragraph))


def _number(value: str | None, otherwise: int = 0) -> int:
    try:
        return int(float(value)) if value is not None else otherwise
    except (ValueError, OverflowError):
        return otherwise
