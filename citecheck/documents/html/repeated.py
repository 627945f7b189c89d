"""References that a page prints once more beside their markers, in a box that opens under the mouse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.documents.html.tree import local, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from citecheck.documents.html.main import Main

_SHORTEST = 40
_LONGEST = 1500
_COMPARED = 40
_FEWEST = 25
"""Letters and digits by which an entry is known again: so many, or at least these."""
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\W*\d{1,4}\W*(?=[^\W\d_])")
_BOXES = frozenset({"span", "div", "aside", "small", "cite", "p", "section", "li"})


def repeated(entries: Iterable[etree._Element], main: Main) -> Iterator[etree._Element]:
    """The elements outside the list that say what one of its `entries` says, and nothing before it."""
    known = {key for one in entries if (key := _key(plain(one)))}
    if not known:
        return
    around: set[etree._Element] = set()
    for one in reversed(main.boxes(_SHORTEST, _LONGEST)):
        # The innermost, since the marker itself may stand in the box around it.
        if local(one) in _BOXES and one not in around and _key(plain(one)) in known:
            around.update(one.iterancestors())
            yield one


def _key(text: str) -> str:
    """The beginning of an entry, without its number; empty where it is too short to tell it from others."""
    number = _NUMBER.match(text)
    key = _NO_LETTER.sub("", text[number.end() if number else 0 :][: _COMPARED * 3])[:_COMPARED].casefold()
    return key if len(key) >= _FEWEST else ""
