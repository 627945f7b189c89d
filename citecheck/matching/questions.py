"""What a reference asks of PubMed."""

from __future__ import annotations

import re

from citecheck.matching.journals import journal_words
from citecheck.matching.pages import first_page, volume_key
from citecheck.matching.scope import journal_like
from citecheck.matching.titles import clean, content_words
from citecheck.models import Reference
from citecheck.pubmed.source import CitationKey, TitleKey
from citecheck.text.fold import fold, one_line

_NEVER_BY_TITLE = frozenset(("web", "software", "registration"))
_SOURCE = re.compile(r"//|\b(?:official|journal|publication of|published|available|accessed)\b", re.IGNORECASE)
_PART = re.compile(r"[.?!:]\s|[\u201c\u201d\u2018\u2019\"]|\(\d{4}\)|\s'")
_LONGEST = 4000
_GENERIC = frozenset(
    ("editorial", "introduction", "commentary", "discussion", "correction", "foreword", "in reply", "abstracts")
)
_DROPPED = re.compile(r"[|\r\n\t]+")


def citation_key(reference: Reference) -> CitationKey | None:
    """The key for NLM's citation look-up, where journal, year, volume and first page are all printed."""
    fields = reference.fields
    page = first_page(fields.pages) if fields.pages else ""
    if not (fields.journal and fields.year and fields.volume and page) or reference.ahead_of_print:
        return None
    author = fields.authors[0] if fields.authors else None
    name = f"{author.family} {author.given or ''}".strip() if author else ""
    journal = _DROPPED.sub(" ", fields.journal).strip(" .,")
    if not journal_words(journal):
        return None
    return CitationKey(
        journal=journal,
        year=str(fields.year),
        volume=volume_key(fields.volume),
        page=page,
        author=_DROPPED.sub(" ", name),
    )


def title_keys(reference: Reference) -> tuple[TitleKey, ...]:
    """Up to two keys: the title as it was read, and the longest part of the entry that may be it where that is another.

    The second is for entries that were cut wrongly: a long journal name taken for the title, a title for an author.
    """
    first = title_key(reference)
    if first is None and (reference.kind in _NEVER_BY_TITLE or not reference.fields.year):
        return ()
    known = fold(first.title) if first else ""
    parts = [part.strip(" ,;") for part in _PART.split(one_line(reference.raw)[:_LONGEST])]
    likely = [part for part in parts if part.count(",") <= 4 and not _SOURCE.search(part)]
    best = max(likely, key=content_words, default="")
    folded = fold(best)
    if content_words(best) < 4 or not folded.isascii() or folded in known or (known and known in folded):
        return (first,) if first else ()
    author = reference.fields.authors[0].family if reference.fields.authors else None
    second = TitleKey(title=best, year=reference.fields.year, author=author)
    return (first, second) if first else (second,)


def _without_source(title: str) -> str:
    """A title without the journal that the parser left at its end."""
    head, stop, tail = title.rpartition(". ")
    return head if stop and content_words(head) >= 3 and journal_like(tail) else title


def title_key(reference: Reference) -> TitleKey | None:
    """The key for a search by the words of the title; None where the title has too few of them to tell anything."""
    fields = reference.fields
    if not fields.title or reference.kind in _NEVER_BY_TITLE:
        return None
    title = _without_source(clean(fields.title))
    if fields.authors and fields.year and len(title) >= 8 and fold(title) not in _GENERIC:
        least = 1
    else:
        least = 2 if fields.authors or fields.journal else 3
    if content_words(title) < least or not fold(title).isascii():
        return None
    return TitleKey(title=title, year=fields.year, author=fields.authors[0].family if fields.authors else None)
