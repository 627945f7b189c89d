"""The text of a document outside its reference list, read once for all kinds of marker."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from citecheck.citations.marker import Taken
from citecheck.text.limits import at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecheck.models import Document, ReferenceList

# Addresses, e-mail addresses and DOIs are full of digits that mean nothing here.
_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,6}/|\b[Dd][Oo][Ii]:)[^\s\]>]{1,300}|(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}"
)
# Where an address may begin, or the sign that an e-mail address has in its midst.
# One pattern each, for what begins with a letter of its own is found much faster than a choice.
_HINTS = tuple(
    re.compile(hint)
    for hint in (
        r"https?://",
        r"www\.",
        r"[dD][oO][iI](?:\.org/|:)",
        r"10\.\d{4}",
        r"@(?=[\w-]{1,60}\.[\w.]{2})",
    )
)
_MAILBOX = re.compile(r"[\w.+-]")
_LONGEST_MAILBOX = 60
# Where one marker may begin: not within a number or a list of them.
_DIGITS = re.compile(r"\d\d*(?:,\d+)*")
_YEAR_DIGITS = 4

Place: TypeAlias = Literal["apart", "glued", "year"]
"""Where a number stands: after a blank, right after another character, or (wherever it stands) with the length of a
year.
"""


class Prose:
    """The text of a document, and where in it markers may stand.

    `listed`: the stretches of the reference list. `taken`: those, and addresses and DOIs.
    """

    def __init__(self, document: Document, listed: ReferenceList) -> None:
        self.text = document.text
        self.listed = Taken(list(listed.regions))
        self.gaps = self.listed.gaps(len(self.text))
        """The stretches between the parts of the list: half-open offsets."""
        self.addresses = addresses(self.text)
        self.taken = Taken([*listed.regions, *self.addresses])

    def matches(self, pattern: re.Pattern[str], most: int, noun: str) -> Iterator[re.Match[str]]:
        """The matches of `pattern` that begin outside the list.

        Raises:
            DocumentError: there are more than `most` of them; `noun` names them.
        """
        return at_most(self._outside(pattern), most, noun)

    def numbers(self, place: Place, pattern: re.Pattern[str], most: int, noun: str) -> Iterator[re.Match[str]]:
        """Likewise, for a `pattern` that can only begin with a number in this `place`."""
        return at_most(self._at(self._digits[place], pattern), most, noun)

    def _outside(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for left, right in self.gaps:
            for match in pattern.finditer(self.text, left):
                if match.start() >= right:
                    break
                yield match

    def _at(self, starts: list[int], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        done = 0
        for start in starts:
            if start >= done and (match := pattern.match(self.text, start)):
                yield match
                done = match.end()

    @cached_property
    def _digits(self) -> dict[Place, list[int]]:
        """Where numbers begin outside the list."""
        apart: list[int] = []
        glued: list[int] = []
        year: list[int] = []
        for left, right in self.gaps:
            for match in _DIGITS.finditer(self.text, left, right):
                start = match.start()
                before = self.text[start - 1] if start else "\n"
                if before in " \u00a0":
                    apart.append(start)
                elif not before.isspace():
                    glued.append(start)
                if match.end() - start >= _YEAR_DIGITS:
                    year.append(start)
        return {"apart": apart, "glued": glued, "year": year}


def addresses(text: str) -> list[tuple[int, int]]:
    """The offsets of addresses and DOIs in `text`."""
    found = []
    done = 0
    for start in sorted({_start(text, found) for hint in _HINTS for found in hint.finditer(text)}):
        if start >= done and (match := _ADDRESS.match(text, start)):
            found.append(match.span())
            done = match.end()
    return found


def _start(text: str, hint: re.Match[str]) -> int:
    start = hint.start()
    if hint.group() == "@":
        least = max(0, start - _LONGEST_MAILBOX)
        while start > least and _MAILBOX.match(text, start - 1):
            start -= 1
    return start
