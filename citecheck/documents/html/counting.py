"""The numbers of lists, which a browser prints and the source does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents.html.tree import local
from citecheck.documents.numbering import item_number

if TYPE_CHECKING:
    from lxml import etree


class Numbers:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element) -> None:
        self._ordered = local(element) == "ol"
        self._style = str(element.get("type") or "1")
        self._step = 1
        count = sum(1 for one in element if local(one) == "li")
        self._next = _integer(element.get("start"), 1)
        if element.get("reversed") is not None:
            self._next, self._step = _integer(element.get("start"), count), -1

    def next(self, item: etree._Element) -> str:
        """The number of `item` as printed, empty where the list has bullets."""
        if not self._ordered:
            return ""
        value = _integer(item.get("value"), self._next)
        self._next = value + self._step
        return item_number(str(item.get("type") or self._style), value)


def _integer(value: object, otherwise: int) -> int:
    try:
        return int(str(value)) if value is not None and len(str(value)) < 8 else otherwise
    except ValueError:
        return otherwise


def begins_with(item: etree._Element, number: str) -> bool:
    """Whether the text of an item begins with its number, which the list then does not print once more."""
    head = ""
    for piece in item.itertext():
        head += str(piece)
        if len(head.strip()) > len(number) + 3:
            break
    head = head.strip().lstrip("[(")
    return head.startswith(number) and not head[len(number) : len(number) + 1].isalnum()
