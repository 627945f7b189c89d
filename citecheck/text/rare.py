"""Patterns that few texts have, asked for quickly.

A pattern that begins with a choice of words is tried at every letter of a text. Looking for the words alone, in lower
case, takes a twentieth of that, and mostly there are none. So such a pattern is compiled, and tried, only where one of
the words is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citecheck.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable


def caseless(text: str) -> str:
    """`text` in lower case as a pattern that ignores case sees it: `İ` and `ı` are an i, `ſ` is an s."""
    low = text.lower()
    if low.isascii():
        return low
    return low.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")


class Rare:
    """A pattern, and words (in lower case, between strokes) of which all that it finds has one.

    Every method is given the text, and `low`, which is that text as `caseless` makes it; `low` may be of a longer text.
    Where the pattern minds case, so do the words, and `low` is the text itself.
    """

    __slots__ = ("_words", "pattern")

    def __init__(self, pattern: str, words: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.pattern, self._words = late(pattern, flags), tuple(words.split("|"))

    def may_be_in(self, low: str) -> bool:
        """Whether one of the words is in `low`."""
        for word in self._words:  # noqa: SIM110 - any() takes twice as long
            if word in low:
                return True
        return False

    def search(self, text: str, low: str) -> re.Match[str] | None:
        """The first place in `text`, or None."""
        return self.pattern.search(text) if self.may_be_in(low) else None

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, low: str) -> str:
        """`text` with `new` in each place."""
        return self.pattern.sub(new, text) if self.may_be_in(low) else text
