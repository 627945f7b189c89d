"""From the links that markup sets on markers to whole citations: `[<1>–<4>]` is one, and covers 2 and 3 as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.models import MarkerStyle, Pointer
from citecheck.text.limits import MOST_MARKERS, MOST_NUMBERS, no_more_than

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DASH = r"\-‐‑‒–—−\u00ad"
_BETWEEN_NUMBERS = re.compile(rf"[\])]?[ \u00a0\n]{{0,3}}[,;{_DASH}]?[ \u00a0\n]{{0,3}}[\[(]?")
_BETWEEN_NAMES = re.compile(r"[ \u00a0\n]*[;,&]?[ \u00a0\n]*(?:(?:and|see|also|cf\.|e\.g\.,?)[ \u00a0\n]+){0,3}")
_NUMBERS = rf"\d{{1,4}}(?:[ \u00a0]?[,;{_DASH}][ \u00a0]?\d{{1,4}}){{0,80}}"
_OPENS = re.compile(rf"[\[(][ \u00a0]{{0,2}}(?:{_NUMBERS}[ \u00a0]?[,;{_DASH}][ \u00a0]?)?$")
_CLOSES = re.compile(rf"(?:[ \u00a0]?[,;{_DASH}][ \u00a0]?{_NUMBERS})?[ \u00a0]{{0,2}}[\])]")
_PIECE = re.compile(rf"(\d{{1,4}})(?:\.?[\])]?[ \u00a0]?[{_DASH}][ \u00a0]?[\[(]?(\d{{1,4}}))?")
_NUMERIC = re.compile(rf"[\[(]*[ \u00a0]*\d[\d\s,;.\[\]()*{_DASH}]*")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_LONGEST_RANGE = 120
_WINDOW = 320
_ENOUGH = 0.8
_AROUND = " []().,;*\u00a0"


class Link(Struct, frozen=True, kw_only=True):
    """A marker as linked: half-open offsets of its text, and the keys of the entries that it leads to."""

    start: int
    end: int
    keys: tuple[str, ...]


def pointers(text: str, links: Sequence[Link], by_number: Mapping[int, str]) -> tuple[Pointer, ...]:
    """The citations of `text` that `links` (in order) make, with the brackets around them and the ranges filled.

    `by_number` says which entry each printed number is, where the list is numbered.

    Raises:
        DocumentError: there are more of them, or more works in their ranges, than any article cites.
    """
    out: list[Pointer] = []
    group: list[Link] = []
    cited = 0
    style: MarkerStyle = "numeric"
    for link in links:
        own = _style(text[link.start : link.end], by_number)
        if group and (own != style or not _joined(text, group[-1].end, link.start, own)):
            out.append(_pointer(text, group, style, by_number))
            cited += len(out[-1].keys)
            no_more_than(cited, MOST_NUMBERS, "works in its citations")
            no_more_than(len(out), MOST_MARKERS, "citations")
            group = []
        group.append(link)
        style = own
    if group:
        out.append(_pointer(text, group, style, by_number))
    # A link within another one, or twice the same, is one citation.
    kept: list[Pointer] = []
    for pointer in out:
        if kept and pointer.start < kept[-1].end:
            before = kept.pop()
            keys = tuple(dict.fromkeys((*before.keys, *pointer.keys)))
            end = max(before.end, pointer.end)
            kept.append(Pointer(start=before.start, end=end, keys=keys, style=before.style))
        else:
            kept.append(pointer)
    return tuple(kept)


def numbered_by_place(markers: Sequence[tuple[str, str]], entries: Sequence[tuple[str, str | None]]) -> dict[str, str]:
    """A number for each entry of a list that prints none, where its place is what the text calls it by; else nothing.

    `markers` are what each link prints and the key of the entry that it leads to, `entries` keys and labels in order.
    """
    if any(label for _, label in entries):
        return {}
    places = {key: number for number, (key, _) in enumerate(entries, 1)}
    told = [
        places.get(key) == int(number)
        for printed, key in markers
        if (number := printed.strip(_AROUND)).isdecimal() and len(number) < 5
    ]
    if not told or sum(told) < _ENOUGH * len(told):
        return {}
    return {key: str(number) for key, number in places.items()}


def _style(marker: str, by_number: Mapping[int, str]) -> MarkerStyle:
    if not marker.strip() or _NUMERIC.fullmatch(marker.strip()):
        year = _YEAR.fullmatch(marker.strip(" ()[].,;\u00a0"))
        return "author_year" if year and int(year.group()) not in by_number else "numeric"
    return "author_year" if _YEAR.search(marker) or sum(c.isalpha() for c in marker) > 2 else "key"


def _joined(text: str, end: int, start: int, style: MarkerStyle) -> bool:
    if start < end:
        return True
    between = text[end:start]
    if len(between) > 30:
        return False
    if style == "author_year":
        return _BETWEEN_NAMES.fullmatch(between) is not None and "\n\n" not in between
    return _BETWEEN_NUMBERS.fullmatch(between) is not None and "\n\n" not in between


def _pointer(text: str, group: list[Link], style: MarkerStyle, by_number: Mapping[int, str]) -> Pointer:
    start, end = group[0].start, max(link.end for link in group)
    keys = tuple(dict.fromkeys(key for link in group for key in link.keys))
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if style == "author_year":
        if before.endswith(("(", "[")) and after[:1] in (")", "]"):
            start, end = start - 1, end + 1
        return Pointer(start=start, end=end, keys=keys, style=style)
    opened, closed = _OPENS.search(before), _CLOSES.match(after)
    if opened and closed:
        start, end = start - len(opened.group()), end + closed.end()
    if style == "key":
        return Pointer(start=start, end=end, keys=keys, style=style)
    # What is printed between the links: the inside of a range, and numbers that nobody linked.
    linked = {text[link.start : link.end].strip(_AROUND): link.keys for link in group}
    ordered: list[str] = []
    for low, high in _numbers(text[start:end]):
        for number in range(low, high + 1) if high - low <= _LONGEST_RANGE else (low, high):
            if str(number) in linked:
                ordered += linked[str(number)]
            elif number in by_number:
                ordered.append(by_number[number])
            elif opened and closed and not _led(text, group, number):
                ordered.append(str(number))
    return Pointer(start=start, end=end, keys=tuple(dict.fromkeys([*ordered, *keys])), style=style)


def _numbers(marker: str) -> list[tuple[int, int]]:
    """The numbers and ranges of a marker as (first, last); a year or a fall is no range."""
    out = []
    for match in _PIECE.finditer(marker):
        first, last = match.group(1), match.group(2) or match.group(1)
        if len(last) < len(first) and int(last) < int(first):
            last = first[: len(first) - len(last)] + last
        out.append((int(first), max(int(first), int(last))))
    return out


def _led(text: str, group: list[Link], number: int) -> bool:
    """Whether a link's own text prints `number`, so that it leads where the link says."""
    return any(re.search(rf"(?<!\d){number}(?!\d)", text[link.start : link.end]) for link in group)
