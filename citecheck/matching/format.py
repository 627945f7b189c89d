"""A record printed as a reference: NLM (Vancouver), AMA or APA."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.matching.casing import title_case
from citecheck.matching.pages import is_range, last_page
from citecheck.matching.style import Style
from citecheck.models import Author, Record

_PAGE = r"(?:[A-Za-z]{0,4}\d{1,7}[A-Za-z]?(?:\.[A-Za-z]?\d{1,3})?|[ivxlc]{1,8})"
_RANGES = re.compile(rf"{_PAGE}(?:-{_PAGE})?(?:[,;] ?{_PAGE}(?:-{_PAGE})?)*")
"""Pages, whose dashes are those of ranges: not so within the name of an article, `S0140-6736(20)30183-5`."""
_END = (".", "?", "!")
_NOT_WORD = re.compile(r"[^\w]")
_BETWEEN = re.compile(r"[\s\-.]+")
_LATER_WORDS = re.compile(r"\s*(?:\([^()]*\)\s*$|\s[:=]\s.*$)")
""""(London, England)", " : official journal of ...", " = a parallel title"."""


def _initials(given: str) -> str:
    letters = _NOT_WORD.sub("", given)
    return (
        letters
        if letters.isupper() and len(letters) <= 4
        else "".join(part[0] for part in _BETWEEN.split(given) if part)
    )


def _vancouver(author: Author, suffix: str | None) -> str:
    tail = f" {suffix}" if suffix else ""
    return f"{author.family} {_initials(author.given)}{tail}" if author.given else author.family


def _apa(author: Author, suffix: str | None) -> str:
    tail = f", {suffix}" if suffix else ""
    if not author.given:
        return author.family
    return f"{author.family}, {' '.join(f'{letter}.' for letter in _initials(author.given))}{tail}"


def print_authors(record: Record, style: Style, limit: int | None = None) -> str:
    """The authors of `record` as `style` prints them, cut to `limit` and "et al" where one is given (NLM, AMA)."""
    authors = record.fields.authors
    suffixes = [*record.author_suffixes, *([None] * (len(authors) - len(record.author_suffixes)))]
    if style == "apa":
        return _join_apa([_apa(a, s) for a, s in zip(authors, suffixes, strict=False)])
    names = [_vancouver(a, s) for a, s in zip(authors, suffixes, strict=False)]
    if limit is not None and len(names) > limit:
        shown = names[: 3 if style == "ama" else limit]
        return ", ".join([*shown, "et al"])
    return ", ".join(names)


def _join_apa(names: Sequence[str]) -> str:
    if len(names) <= 1:
        return "".join(names)
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _full_pages(pages: str) -> str:
    """`1783-6` as `1783-1786`; anything that is no plain range as it is."""
    match = re.match(r"^([A-Za-z]{0,4})(\d+)-([A-Za-z]{0,4})(\d+)$", pages)
    if not match or not is_range(pages):
        return pages
    return f"{match[1]}{match[2]}-{match[3] or match[1]}{last_page(pages)}"


def _long_dashes(pages: str) -> str:
    return pages.replace("-", "–") if _RANGES.fullmatch(pages) else pages


def _stop(text: str) -> str:
    return text if text.endswith(_END) else f"{text}."


def full_journal(record: Record) -> str:
    """The full title of a record's journal as references print it: without place or publisher behind it."""
    names = [*record.journals, *((record.fields.journal,) if record.fields.journal else ())]
    name = max((_LATER_WORDS.sub("", name) or name for name in names), key=len, default="")
    return title_case(name.removesuffix("."))


def shown_doi(record: Record) -> str | None:
    """The DOI of a record in the letters that PubMed prints."""
    return record.shown_doi or record.fields.doi or next(iter(record.dois), None)


def shown_pages(record: Record) -> str | None:
    """The pages of a record or its article number; that of a preprint is its server's, and stands in its DOI."""
    if record.fields.pages or ("Preprint" in record.publication_types and shown_doi(record)):
        return record.fields.pages
    return next(iter(record.elocations), None)


def short_journal(record: Record) -> str:
    """The abbreviation of a record's journal as NLM prints it, without stops."""
    return (record.fields.journal or full_journal(record)).replace(".", "")


def print_reference(record: Record, style: Style) -> str:
    """`record` as a reference in `style`, on one line."""
    fields = record.fields
    year = str(record.issue_year or fields.year or "")
    title = _stop(fields.title) if fields.title else ""
    if style == "apa":
        return _print_apa(record, year, title, _full_pages(shown_pages(record) or ""))
    pages = fields.pages or next(iter(record.elocations), "")
    if style == "ama":
        pages = _full_pages(pages)
    place = f"{fields.volume or ''}{f'({fields.issue})' if fields.issue else ''}"
    place = f"{place}:{pages}" if place and pages else place or pages
    names = print_authors(record, style, limit=6)
    where = f"{short_journal(record)}. " if short_journal(record) else ""
    when = f"{year};{place}." if year and place else _stop(year or place) if year or place else ""
    parts = [_stop(names) if names else "", title, f"{where}{when}".strip()]
    doi = shown_doi(record) or ""
    if style == "ama":
        parts.append(f"doi:{doi}" if doi else "")
    else:
        parts.append(f"doi: {doi}." if doi else "")
        parts.append(f"PMID: {record.pmid}{f'; PMCID: {fields.pmcid}' if fields.pmcid else ''}.")
    return " ".join(part for part in parts if part)


def _print_apa(record: Record, year: str, title: str, pages: str) -> str:
    fields = record.fields
    place = f"{fields.volume or ''}{f'({fields.issue})' if fields.issue else ''}"
    where = ", ".join(part for part in (full_journal(record), place, _long_dashes(pages)) if part)
    names = print_authors(record, "apa")
    doi = shown_doi(record) or ""
    head = f"{_stop(names)} ({year})." if names else ""
    parts = [head, title, "" if names else f"({year}).", _stop(where) if where else ""]
    parts.append(f"https://doi.org/{doi}" if doi else "")
    return " ".join(part for part in parts if part)
