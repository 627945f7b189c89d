"""References that the format itself marks: its data help to take the printed entry apart, the print is what counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck.documents import Places
from citecheck.models import Author, Fields, Reference
from citecheck.references.again import parse_again, says_again
from citecheck.references.identifiers import take_identifiers
from citecheck.references.kinds import kind_of
from citecheck.references.names import ET_AL
from citecheck.references.parse import parse_reference
from citecheck.text.fold import fold

if TYPE_CHECKING:
    from citecheck.models import Document, Entry

_WORDS = ("title", "journal")
_TOKENS = ("year", "volume", "issue")
_IDENTIFIERS = ("doi", "pmid", "pmcid", "url")
_SPACE = re.compile(r"\s+")
_FIRST_PAGE = re.compile(r"\w+")


def given_references(document: Document) -> list[Reference]:
    """One reference for each entry of `document.entries`, in order, so that `ref-1` is the first of them."""
    places = Places(document)
    out: list[Reference] = []
    for n, entry in enumerate(document.entries, 1):
        out.append(_reference(f"ref-{n}", entry, document, places, out[-1].fields.authors if out else ()))
    return out


def _reference(name: str, entry: Entry, document: Document, places: Places, above: tuple[Author, ...]) -> Reference:
    raw = document.text[entry.start : entry.end]
    if entry.fields is not None and not entry.printed:
        return _from_data(name, entry, entry.fields, raw, places)
    parsed = parse_again(raw, above) if above and says_again(raw) else parse_reference(raw)
    fields, confidence = parsed.fields, parsed.confidence
    if entry.fields is not None:
        fields, share = as_printed(parsed.fields, entry.fields, raw)
        confidence = max(confidence, share)
    return Reference(
        id=name,
        label=entry.label,
        raw=raw,
        span=places.span(entry.start, entry.end),
        fields=fields,
        kind=entry.kind or parsed.kind,
        confidence=confidence,
        et_al=parsed.et_al,
        ahead_of_print=parsed.ahead_of_print,
        malformed=parsed.malformed,
    )


def _from_data(name: str, entry: Entry, fields: Fields, raw: str, places: Places) -> Reference:
    """The reference that was written from `fields`: nothing of it has to be guessed, so thousands take seconds."""
    names = raw.partition(fields.title)[0] if fields.title else raw
    return Reference(
        id=name,
        label=entry.label,
        raw=raw,
        span=places.span(entry.start, entry.end),
        fields=fields,
        kind=entry.kind or kind_of(raw, fields),
        et_al=ET_AL.search(names) is not None,
        ahead_of_print="[in press]" in raw,
        malformed=take_identifiers(raw).malformed,
    )


def as_printed(parsed: Fields, given: Fields, raw: str) -> tuple[Fields, float]:
    """`parsed` with every value of `given` that stands in the print `raw`, and the share (0..1) of `given` that does.

    A value that the print does not have is left out: it is not what the readers see.
    """
    words, tokens = f" {fold(raw)} ", set(re.findall(r"\w+", raw))
    bare = _SPACE.sub("", raw).casefold()
    found: dict[str, object] = {}
    asked = 0
    for name in (*_WORDS, *_TOKENS, "pages", *_IDENTIFIERS):
        value = getattr(given, name)
        if value is None or value == "":
            continue
        asked += 1
        if name in _WORDS:
            stands = f" {fold(str(value))} " in words
        elif name in _TOKENS:
            stands = set(re.findall(r"\w+", str(value))) <= tokens
        elif name == "pages":
            first = _FIRST_PAGE.search(str(value))
            stands = first is not None and first.group() in tokens
            if stands and parsed.pages:
                # The print decides how the last page is written, and whether there is one.
                value = parsed.pages if parsed.pages.startswith(first.group() if first else "") else value
        else:
            stands = _SPACE.sub("", str(value)).casefold() in bare
        if stands:
            found[name] = value
    if given.authors:
        asked += 1
        if printed := _printed_authors(given.authors, words):
            found["authors"] = printed
    return replace(parsed, **found), len(found) / asked if asked else 0.0


def _printed_authors(authors: tuple[Author, ...], words: str) -> tuple[Author, ...]:
    """The authors that are printed, where they are the first ones; none where the print names others."""
    printed = [author for author in authors if f" {fold(author.family)} " in words]
    return tuple(printed) if printed and tuple(printed) == authors[: len(printed)] else ()
