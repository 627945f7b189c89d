"""Small documents and lists for the tests of citations."""

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.models import Author, Fields, Reference, ReferenceList, Span

NOWHERE = Span(start=10**9, end=10**9, line=1, column=1)


def entry(position, label=None, authors=(), year=None, raw="", journal=None):
    return Reference(
        id=f"ref-{position}",
        label=label,
        raw=raw,
        span=NOWHERE,
        fields=Fields(authors=tuple(Author(family=a) for a in authors), year=year, journal=journal),
    )


def numbered(count):
    """A list of `count` entries labelled from 1."""
    return ReferenceList(references=tuple(entry(n, str(n)) for n in range(1, count + 1)))


def read(text, listed=None):
    return read_citations(read_bytes(text.encode(), "article.txt", "text"), listed or ReferenceList())


def markers(text, listed=None):
    """What is printed as a marker, with the positions it leads to and the labels that the list lacks."""
    return [
        (c.marker, [int(r.removeprefix("ref-")) for r in c.references], list(c.missing))
        for c in read(text, listed).citations
    ]
