"""How much of one kind a document may hold before it is no article: what bounds the time that any text can cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_T = TypeVar("_T")

MOST_LINES = 60_000
MOST_REFERENCES = 5_000
MOST_LISTED = 20_000
MOST_NUMBERS = 100_000
MOST_BRACKETS = 500_000
MOST_YEARS = 50_000
MOST_MARKERS = 20_000
MOST_SENTENCES = 200_000
MOST_STOPS = 500_000


def at_most(things: Iterable[_T], most: int, noun: str) -> Iterator[_T]:
    """`things` one by one.

    Raises:
        DocumentError: there are more than `most` of them; `noun` names them.
    """
    for count, thing in enumerate(things, 1):
        no_more_than(count, most, noun)
        yield thing


def no_more_than(count: int, most: int, noun: str) -> None:
    """Refuse a document that has more than `most` of what `noun` names.

    Raises:
        DocumentError: `count` is larger than `most`.
    """
    if count > most:
        raise DocumentError(f"has more than {most:,} {noun}, which no article has: split it")
