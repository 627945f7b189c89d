"""From a page to its text, its list and its citations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents.dates import earliest, read_date
from citecheck.documents.html.listing import find_listing
from citecheck.documents.html.main import Main
from citecheck.documents.html.text import Text
from citecheck.documents.html.tree import decoded, parsed
from citecheck.documents.pointing import Link, numbered_by_place, pointers
from citecheck.documents.raw import Extract, Raw
from citecheck.documents.writing import Source, Writer
from citecheck.models import Entry
from citecheck.text.blanks import visible_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

_DATES = frozenset(
    {
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "dc.date",
        "dc.date.issued",
        "dcterms.issued",
        "prism.publicationdate",
        "article:published_time",
    }
)
# The arrow back to the text, where it is no link.
_BACK = re.compile(r"[\s\u00a0^↑↩↵⇑]*")
_LABEL = re.compile(r"[\s\u00a0]*[\[(]?(\d{1,4})(?:[\])]\.?:?|\.(?!\d)|(?=[\s\u00a0]+[^\W\d_]))[\s\u00a0]*")


def extract(raw: Raw) -> Extract:
    """The main text of a page; its reference list and its citations where links between them mark them.

    Raises:
        DocumentError: it is no text, or nested too deeply.
    """
    source = decoded(raw.data)
    root = parsed(source)
    listing = find_listing(root)
    writer = Writer(Source(source))
    text = Text(writer, Main(root, listing.entries, listing.cites), listing)
    text.write(root)
    whole = writer.text
    entries = [
        entry
        for number, (start, end, label) in enumerate(text.entries, 1)
        if (entry := _entry(f"entry {number}", whole, start, end, label)) is not None
    ]
    kept = {entry.key for entry in entries}
    found = [(start, end, f"entry {number}") for start, end, number in text.cites if f"entry {number}" in kept]
    labels = numbered_by_place([(whole[s:e], key) for s, e, key in found], [(e.key, e.label) for e in entries])
    entries = [replace(entry, label=labels.get(entry.key, entry.label)) for entry in entries]
    if len(entries) < 2:
        entries, found = [], []
    numbers = {int(e.label): e.key for e in reversed(entries) if e.label and e.label.isdecimal() and len(e.label) < 5}
    links = [Link(start=start, end=end, keys=(key,)) for start, end, key in sorted(set(found)) if end > start]
    return Extract(
        text=whole,
        marks=tuple(sorted(writer.marks, key=lambda mark: (mark.start, mark.end))),
        anchors=writer.anchors,
        entries=tuple(entries),
        pointers=pointers(whole, links, numbers),
        regions=_regions(whole, entries, text.headings),
        published=earliest(read_date(one.get("content")) for one in root.iter("meta") if _says_when(one)),
    )


def _says_when(meta: etree._Element) -> bool:
    """Whether a `meta` element gives the date of publication, in one of the vocabularies that journals use."""
    name = str(meta.get("name") or meta.get("property") or "")
    return name.lower() in _DATES


def _entry(key: str, text: str, start: int, end: int, label: str | None) -> Entry | None:
    """The entry between two offsets, without the number that it prints; None where nothing is left."""
    start = _BACK.match(text, start, end).end()  # type: ignore[union-attr]  # matches nothing too
    printed = _LABEL.match(text, start, end)
    # `2019 was ...` begins with a year, `12 Smith J` with a number.
    if printed and (label is None or printed.group(1) == label) and len(printed.group(1)) < 4:
        start, label = printed.end(), printed.group(1)
    end = visible_end(text, start, end)
    return Entry(key=key, start=start, end=end, label=label) if end - start > 3 else None


def _regions(text: str, entries: Sequence[Entry], headings: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The offsets that are reference list: entries one after the other, with their numbers and the heading above."""
    out: list[tuple[int, int]] = []
    for entry in entries:
        start = entry.start
        while start and text[start - 1] != "\n":
            start -= 1
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], entry.end)
            continue
        above = [head for head in headings if head[1] <= start and not text[head[1] : start].strip()]
        out.append((above[-1][0] if above else start, entry.end))
    return tuple(out)
