"""NBIB, the form of PubMed's own export: https://www.nlm.nih.gov/bsd/mms/medlineelements.html."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from citecheck.fix.works import Work
from citecheck.models import Author

_WIDTH = 88


def render(works: Sequence[Work]) -> str:
    """`works` as an NBIB file; a work that is not in PubMed has an empty PMID, with which every record begins."""
    return "\n".join("".join(_line(tag, text) for tag, text in _tags(work)) for work in works)


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    item, fields = work.item, work.item.fields
    yield "PMID", fields.pmid or ""
    if item.kind == "book":
        yield "PT", "Book"
    if item.kind == "preprint":
        yield "PT", "Preprint"
    for issn in work.issns:
        yield "IS", issn
    values = (("VI", fields.volume), ("IP", fields.issue), ("DP", fields.year), ("TI", fields.title))
    for tag, value in values:
        if value:
            yield tag, str(value)
    if fields.pages:
        yield "PG", fields.pages
    if fields.doi:
        yield "LID", f"{fields.doi} [doi]"
    suffixes = [*work.suffixes, *([None] * len(fields.authors))]
    for author, suffix in zip(fields.authors, suffixes, strict=False):
        yield from _name(author, suffix)
    if item.et_al:
        yield "FAU", "et al"
    if short := work.short_journal or fields.journal:
        yield "TA", short
        yield "JT", fields.journal or short
    if item.publisher:
        yield "PB", item.publisher
    if item.place:
        yield "PL", item.place
    if fields.pmcid:
        yield "PMC", fields.pmcid
    if item.in_press:
        yield "PST", "aheadofprint"
    if fields.doi:
        yield "AID", f"{fields.doi} [doi]"
    if work.mark:
        yield "GN", work.mark


def _name(author: Author, suffix: str | None) -> Iterator[tuple[str, str]]:
    if not author.given:
        yield "CN", author.family
        return
    tail = f" {suffix}" if suffix else ""
    letters = re.sub(r"[\s.]+", "", author.given)
    if not (letters.isupper() and len(letters) <= 4):
        letters = "".join(part[0].upper() for part in re.split(r"[\s.\-\u2010]+", author.given) if part)
    yield "FAU", f"{author.family}, {author.given}{tail}"
    yield "AU", f"{author.family} {letters}{tail}"


def _line(tag: str, text: str) -> str:
    # A line that goes on is indented; identifiers and names are short, so that no word has to be broken.
    lines = textwrap.wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False) or [""]
    return f"{tag:<4}- " + "\n      ".join(lines) + "\n"
