"""Labels of training references made alike: each collection draws the edges of a field in its own way.

One tags `2009;108(2):` as the volume, another `108` alone, a third leaves the issue untagged. A model that is taught
all three learns none. Here a field keeps what is printed of it, without year, issue, lead words and marks around it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from citecheck.references.names import ET_AL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OUTSIDE = "O"
_FIELDS = {
    "author": "author",
    "title": "title",
    "journal": "journal",
    "booktitle": "journal",
    "year": "year",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
}
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)[a-k]?(?![a-z])")
_YEAR_LEAD = re.compile(r"\W*((?:1[89]|20)\d\d)\s*[;,.:]\s*(?=\S*\d)")
_VOLUME = re.compile(r"[A-Za-z]{0,4}\d{1,6}[A-Za-z]?(?:[-–/]\d{1,5})?|\b[IVXLC]{1,8}\b")
_ISSUE = re.compile(
    r"\s?[,.;:]?\s?(?:\(\s?([^()]{1,40}?)\s?\)|(?:nos?|num|nr|issue|n)\b\s?[.°º:]?\s?°?\s?(\w[\w–/-]{0,12})|"
    r"n[°º]\s?(\w[\w–/-]{0,12}))",
    re.IGNORECASE,
)
_LEADS = {
    "pages": re.compile(r"(?:\W*\b(?:pp?|pages?|págs?|s|article|art|id|no)\b[\s.:]*)+(?=\S*\d)", re.IGNORECASE),
    "journal": re.compile(r"\W*(?:in|dans)\b:?\s+(?!vitro|vivo|silico|situ)", re.IGNORECASE),
    "issue": re.compile(r"\W*(?:nos?|nr|issue|n)\b\s?[.°º:]?\s?", re.IGNORECASE),
}
_BEFORE = " \t\n,;:.)]–—\"“”«»„'‘`"
_AFTER = " \t\n,;:.([–—\"“”«»„'’`&/"


def even(row: Mapping[str, Any]) -> tuple[str, list[str]] | None:
    """The text of a training reference, `row`, and the label of each of its characters.

    Fields that are known and not tagged are looked for; None where the title is known and stands nowhere.
    """
    raw = "".join(text for _, text in row["segs"])
    labels = [OUTSIDE] * len(raw)
    at = 0
    tagged = {name for name, _ in row["segs"]}
    book = "title" not in tagged and "journal" not in tagged
    for name, text in row["segs"]:
        field = "title" if name == "booktitle" and book else _FIELDS.get(name or "")
        if field is not None:
            for kind, start, end in _parts(field, text, row):
                labels[at + start : at + end] = [kind] * (end - start)
        at += len(text)
    _untagged(raw, labels, row)
    _et_al(raw, labels)
    _issue(raw, labels)
    _closed(raw, labels)
    return (raw, labels) if "title" in labels or not row.get("title") else None


def _parts(field: str, text: str, row: Mapping[str, Any]) -> Iterable[tuple[str, int, int]]:
    if field == "volume":
        yield from _volume(text, row)
    elif field == "year":
        years = list(_YEAR.finditer(text))
        said = str(row.get("year") or "")[:4]
        if years:
            best = next((y for y in years if y.group()[:4] == said), years[-1])
            yield "year", best.start(), best.end()
    else:
        start = 0
        lead = _LEADS[field].match(text) if field in _LEADS else None
        if lead and any(c.isalnum() for c in text[lead.end() :]):
            start = lead.end()
        start, end = _inside(text, start, len(text))
        if end > start:
            yield field, start, end


def _volume(text: str, row: Mapping[str, Any]) -> Iterable[tuple[str, int, int]]:
    said = str(row.get("volume") or "")
    start = 0
    if (year := _YEAR_LEAD.match(text)) and year.group(1) != said:
        yield "year", year.start(1), year.end(1)
        start = year.end()
    at = text.find(said, start) if said and said[0].isalnum() else -1
    match = re.compile(re.escape(said)).match(text, at) if at >= 0 else _VOLUME.search(text, start)
    if match is None:
        return
    end = match.end()
    if "(" in match.group() and not match.group().startswith("("):
        end = match.start() + match.group().index("(")
    yield "volume", match.start(), end
    if issue := _ISSUE.match(text, end):
        group = next(n for n in (1, 2, 3) if issue.group(n))
        yield "issue", issue.start(group), issue.end(group)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks around; a closing bracket stays where it closes one inside."""
    while start < end and text[start] in _BEFORE:
        start += 1
    while end > start and text[end - 1] in _AFTER:
        end -= 1
    while end > start and text[end - 1] in ")]" and not re.search(r"[(\[]", text[start:end]):
        end -= 1
    if start < end and text[start] in "([" and text[end - 1] in ")]" and not re.search(r"[)\]]", text[start : end - 1]):
        return _inside(text, start + 1, end - 1)
    return start, end


def _et_al(raw: str, labels: list[str]) -> None:
    """`et al` belongs to the names that it cuts short."""
    last = max((n for n, label in enumerate(labels) if label == "author"), default=None)
    if last is not None and (cut := ET_AL.match(raw, last + 1)):
        end = last + 1 + len(cut.group().rstrip(" .,"))
        labels[last + 1 : end] = ["author"] * (end - last - 1)


def _issue(raw: str, labels: list[str]) -> None:
    """What stands in brackets behind the volume is the issue, whether tagged or not."""
    ends = [n + 1 for n, label in enumerate(labels) if label == "volume" and labels[n + 1 : n + 2] != ["volume"]]
    if len(ends) == 1 and (issue := _ISSUE.match(raw, ends[0])):
        group = next(n for n in (1, 2, 3) if issue.group(n))
        span = range(issue.start(group), issue.end(group))
        if all(labels[n] in (OUTSIDE, "issue") for n in span):
            for n in span:
                labels[n] = "issue"


def _closed(raw: str, labels: list[str]) -> None:
    """A title or journal that opens a bracket keeps the one that closes it."""
    for n in range(1, len(raw)):
        name = labels[n - 1]
        if labels[n] == OUTSIDE and raw[n] in ")]" and name in ("title", "journal"):
            start = n
            while start and labels[start - 1] == name:
                start -= 1
            opening = "(" if raw[n] == ")" else "["
            if raw[start:n].count(opening) > raw[start:n].count(raw[n]):
                labels[n] = name


def _untagged(raw: str, labels: list[str], row: Mapping[str, Any]) -> None:
    """Label what is known of the reference and was left untagged."""

    def put(name: str, start: int, end: int) -> None:
        if all(labels[n] == OUTSIDE for n in range(start, end)):
            labels[start:end] = [name] * (end - start)

    for name in ("title", "journal"):
        if name not in labels and (place := _find(raw, str(row.get(name) or ""), labels)):
            put(name, *place)
    title = labels.index("title") if "title" in labels else None
    source = max((n for n, label in enumerate(labels) if label == "journal"), default=title or 0)
    year, volume, pages = (str(row.get(name) or "") for name in ("year", "volume", "pages"))
    if "year" not in labels and (match := re.search(rf"(?<!\d){re.escape(year[:4] or '-')}(?!\d)", raw)):
        put("year", *match.span())
    if "volume" not in labels and (
        match := re.compile(rf"(?<!\w){re.escape(volume or '-')}(?!\w)").search(raw, source)
    ):
        put("volume", *match.span())
    first = re.match(r"\s*(\w*\d\w*)", pages)
    source = max((n for n, label in enumerate(labels) if label in ("volume", "issue")), default=source) + 1
    if "pages" not in labels and first:
        pattern = rf"(?<!\w){re.escape(first.group(1))}(?:\s?[-–—−‐‑]{{1,2}}\s?\w*\d\w*)?(?!\w)"
        if match := re.compile(pattern).search(raw, source):
            put("pages", *match.span())
    if "author" not in labels and title and row.get("authors"):
        end = min(title, labels.index("year") if "year" in labels else title)
        number = re.match(r"\s*(?:\[?\(?\d{1,3}[\].)]+|\d{1,3}(?=\s))\s*", raw)
        start, end = _inside(raw, number.end() if number else 0, end)
        put("author", start, end)


def _find(raw: str, value: str, labels: list[str]) -> tuple[int, int] | None:
    """Where `value` stands in the unlabelled part of `raw`, blanks and marks aside."""
    words = re.findall(r"\w+", value)
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\W{1,5}".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
    spans = [m.span() for m in pattern.finditer(raw) if set(labels[m.start() : m.end()]) == {OUTSIDE}]
    return spans[-1] if spans else None
