"""RIS, written by rispy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citecheck.documents.worktypes import type_of_kind
from citecheck.fix.works import Work
from citecheck.models import Author

_RANGE = re.compile(r"([A-Za-z]{0,8}\d[^\s.()-]*|[ivxlc]+)-([A-Za-z]{0,8}\d[^\s()-]*|[ivxlc]+)")


def render(works: Sequence[Work]) -> str:
    """`works` as a RIS file."""
    import rispy

    class Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
        """Without the number that rispy puts before each record."""

        def set_header(self, count: int) -> str:
            return ""

    return str(rispy.dumps([_record(work) for work in works], implementation=Writer)) if works else ""


def _record(work: Work) -> dict[str, Any]:
    item, fields = work.item, work.item.fields
    suffixes = [*work.suffixes, *([None] * len(fields.authors))]
    names = [_name(author, suffix) for author, suffix in zip(fields.authors, suffixes, strict=False)]
    pages = _RANGE.fullmatch(fields.pages or "")
    values: dict[str, Any] = {
        "type_of_reference": type_of_kind("ris", item.kind or "other"),
        "id": item.key,
        "authors": [*names, *(["et al"] if item.et_al else [])],
        "title": fields.title,
        "secondary_title": item.container or fields.journal,
        "alternate_title1": work.short_journal if work.short_journal != fields.journal else None,
        "year": str(fields.year) if fields.year else None,
        "volume": fields.volume,
        "number": fields.issue,
        "start_page": pages[1] if pages else fields.pages,
        "end_page": pages[2] if pages else None,
        "publisher": item.publisher,
        "place_published": item.place,
        "issn": next(iter(work.issns), None),
        "doi": fields.doi,
        "accession_number": fields.pmid,
        "name_of_database": "PubMed" if fields.pmid else None,
        "custom2": fields.pmcid,
        "urls": [fields.url] if fields.url else None,
        "notes": [work.mark] if work.mark else None,
    }
    return {name: value for name, value in values.items() if value}


def _name(author: Author, suffix: str | None) -> str:
    if not author.given:
        return author.family
    return f"{author.family}, {author.given}" + (f", {suffix}" if suffix else "")
