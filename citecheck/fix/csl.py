"""CSL-JSON, as Zotero, pandoc and citation processors read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from citecheck.documents.worktypes import type_of_kind
from citecheck.fix.works import Work
from citecheck.models import Author


def render(works: Sequence[Work]) -> str:
    """`works` as a CSL-JSON list."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _item(work: Work) -> dict[str, Any]:
    item, fields = work.item, work.item.fields
    suffixes = [*work.suffixes, *([None] * len(fields.authors))]
    authors = [_name(author, suffix) for author, suffix in zip(fields.authors, suffixes, strict=False)]
    values: dict[str, Any] = {
        "id": item.key,
        "type": type_of_kind("csl", item.kind or "other"),
        "author": [*authors, *([{"literal": "others"}] if item.et_al else [])],
        "title": fields.title,
        "container-title": item.container or fields.journal,
        "container-title-short": work.short_journal if work.short_journal != fields.journal else None,
        "issued": {"date-parts": [[fields.year]]} if fields.year else None,
        "volume": fields.volume,
        "issue": fields.issue,
        "page": fields.pages,
        "publisher": item.publisher,
        "publisher-place": item.place,
        "ISSN": next(iter(work.issns), None),
        "DOI": fields.doi,
        "PMID": fields.pmid,
        "PMCID": fields.pmcid,
        "URL": fields.url,
        "status": "in press" if item.in_press else None,
        "note": work.mark,
    }
    return {name: value for name, value in values.items() if value}


def _name(author: Author, suffix: str | None) -> dict[str, str]:
    if not author.given:
        return {"literal": author.family}
    return {"family": author.family, "given": author.given, **({"suffix": suffix} if suffix else {})}
