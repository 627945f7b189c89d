"""Small questions to an element of JATS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.mathml import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["child", "children", "href", "line", "local", "plain", "qualified", "within"]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of `element` with one of `names`; all of them where none is given."""
    return (one for one in element if (local(one) in names if names else local(one)))


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of `element` with one of `names`; None for None, too."""
    return None if element is None else next(children(element, *names), None)


def line(element: etree._Element) -> int | None:
    """The line of the source that `element` begins on, None where the parser does not know it."""
    found: object = element.sourceline
    return found if isinstance(found, int) else None


def within(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements below `element`, at any depth and in order, with one of `names`."""
    return (one for one in element.iterdescendants() if local(one) in names)


def plain(element: etree._Element | None) -> str:
    """The text of `element` on one line; empty for None."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def href(element: etree._Element) -> str:
    """The address of a link, in whatever namespace; empty where there is none."""
    found = (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2].endswith("href"))
    return next(found, "").strip()


def qualified(element: etree._Element) -> str:
    """The name of `element` as the source writes it, with its prefix."""
    name = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{name}" if element.prefix else name
