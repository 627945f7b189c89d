"""Chapters: `Names. Title. In: Names, editors. Book.` and `Names (year). Title. In N. Name (Ed.), Book (pp. 1-9).`"""

from __future__ import annotations

import re

from citecheck.references.rules import Spans, split_fields
from citecheck.text.late import late

_IN = re.compile(r"(?:(?<=[.?!,])|(?<=[.?!,][”\"’]))\s+[Ii]n:?\s+(?=[A-ZÀ-Þ])")
_BARE_IN = re.compile(r"[Ii]n:?\s+(?=[A-ZÀ-Þ])")
"""What is in all that `_IN` finds: most references have none, and this is seen faster."""
_EDITORS = late(r",?\s*[(\[]?\b(?:eds?|editors?|Hrsg|orgs?)\b\.?[)\]]?\s*[.,:;]*\s+(?=[A-ZÀ-Þ“\"])", re.IGNORECASE)
_BOOK_END = late(
    r"[.,;]\s+(?:\d{1,2}(?:st|nd|rd|th|\.)?\s?(?:rev(?:ised)?\.?\s)?ed|vol|[A-ZÀ-Þ][\w. ,()]{1,40}:\s|[A-ZÀ-Þ])|"
    r"\s\(?pp?\.|[.;,]\s*(?:19|20)\d\d|[.\ue000]\s*$|\ue000|$",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\bpp?\.?\s?(\d{1,5}(?:\s?[-–]{1,2}\s?\d{1,5})?)")


def chapter_fields(text: str, spans: Spans) -> Spans:
    """`spans` of `text`, mended where it is a chapter with its editors named; the book stands as the journal."""
    lead = _IN.search(text) if _BARE_IN.search(text) else None
    if lead is None or lead.start() < 15:
        return spans
    editors = _EDITORS.search(text, lead.end(), min(len(text), lead.end() + 300))
    if editors is None:
        return spans
    head = split_fields(text[: lead.start()])
    if "author" not in head:
        return spans
    start = head["year"][1] if head.get("year", (0, 0))[0] >= head["author"][1] else head["author"][1]
    title = _inside(text, start, lead.start())
    book = _BOOK_END.search(text, editors.end())
    out: Spans = {name: spans[name] for name in ("year", "pages") if name in spans}
    out["author"] = head["author"]
    if title[1] > title[0]:
        out["title"] = title
    out["journal"] = _inside(text, editors.end(), book.start() if book else len(text))
    if pages := _PAGES.search(text, lead.end()):
        out["pages"] = pages.span(1)
    if "year" in head and head["year"][0] < lead.start():
        out["year"] = head["year"]
    return out


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " .,;:)]“\"‘'":
        start += 1
    while end > start and text[end - 1] in " .,;:([”\"’'":
        end -= 1
    return start, end
