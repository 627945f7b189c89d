"""A document in, its reference list out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.documents import Places
from citecheck.errors import DocumentError
from citecheck.models import Reference, ReferenceList
from citecheck.references.again import parse_again, says_again
from citecheck.references.given import given_references
from citecheck.references.lists import find_lists
from citecheck.references.parse import parse_reference
from citecheck.text.limits import MOST_REFERENCES

if TYPE_CHECKING:
    from citecheck.models import Author, Document

MOST_ENTRIES = MOST_REFERENCES
"""A large review has some 1,000; each costs a look into PubMed."""


def read_references(document: Document) -> ReferenceList:
    """Every entry of the reference list of `document`, in order, with its fields.

    Offsets are into `document.text`; `raw` is that text without the printed number. A document without a list gives
    an empty one. Where the format itself marks its entries, those are the list.

    Raises:
        DocumentError: there are more of them than can be checked in bearable time.
    """
    if document.entries:
        if len(document.entries) > MOST_ENTRIES:
            what = "file" if document.only_references else "article"
            raise DocumentError(
                f"has more than {MOST_ENTRIES:,} references, which is too many for one {what}: split it"
            )
        entries = tuple((entry.start, entry.end) for entry in document.entries)
        return ReferenceList(references=tuple(given_references(document)), regions=document.regions or entries)
    text = document.text
    parts = find_lists(text)
    if not parts:
        return ReferenceList()
    places = Places(document)
    references: list[Reference] = []
    names: tuple[Author, ...] = ()
    for part in parts:
        for entry in part.entries:
            raw = text[entry.start : entry.end]
            if names and says_again(raw):
                parsed = parse_again(raw, names, entry.heading)
            else:
                parsed = parse_reference(raw, entry.heading)
            names = parsed.fields.authors
            references.append(
                Reference(
                    id=f"ref-{len(references) + 1}",
                    label=entry.label,
                    raw=raw,
                    span=places.span(entry.start, entry.end),
                    fields=parsed.fields,
                    kind=parsed.kind,
                    confidence=parsed.confidence,
                    et_al=parsed.et_al,
                    ahead_of_print=parsed.ahead_of_print,
                    malformed=parsed.malformed,
                )
            )
    return ReferenceList(references=tuple(references), regions=tuple((part.start, part.end) for part in parts))
