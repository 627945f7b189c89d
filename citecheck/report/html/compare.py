"""A reference as cited beside its record: the words that a finding is about are marked on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from citecheck.models import Author, CheckedReference, Finding, RecordSummary
from citecheck.report.html.words import Kind, Mark, find, marked
from citecheck.text.fold import fold

_AUTHORS, _MOST_AUTHORS = 6, 12
_MARKED = frozenset(
    (
        *("title-differs", "authors-differ", "year-differs", "year-online-first", "volume-differs", "journal-differs"),
        *("pages-differ", "identifier-wrong-article", "identifier-malformed"),
    )
)
_IDENTIFIER = re.compile(r"10\.\d{4,9}/\S+|https?://\S+|PMC\d+|PMID:?\s*\d+", re.IGNORECASE)


def cited_marks(reference: CheckedReference, findings: Iterable[Finding]) -> list[Mark]:
    """Offsets in `reference.raw` of the words that `findings` hold to be wrong.

    Words that cannot be placed for certain (a volume "9" among other nines) are left unmarked: the finding says them.
    """
    raw, findings = reference.raw, [finding for finding in findings if finding.rule in _MARKED]
    if not findings:
        return []
    # What stands in an identifier is not the year, the volume or the pages, though it may look like them.
    bare = _IDENTIFIER.sub(lambda match: "\x00" * len(match.group()), raw)
    title = find(reference.fields.title or "", raw)
    after = title[1] if title else 0
    marks: list[Mark] = []

    def add(place: tuple[int, int] | None) -> None:
        if place:
            marks.append((*place, "differs"))

    for finding in findings:
        text = finding.text or ""
        if finding.rule == "title-differs":
            if title and title[1] - title[0] == len(text):
                marks += [(title[0] + start, title[0] + end, "differs") for start, end in finding.text_marks]
            else:
                add(title)
        elif finding.rule == "authors-differ":
            for name in (text[start:end] for start, end in finding.text_marks):
                add(find(_family(name, reference.fields.authors), raw[: title[0]] if title else raw))
        elif finding.rule in ("year-differs", "year-online-first"):
            add(
                find(text, bare) or _first(rf"(?<=\(){re.escape(text)}(?=[a-z]?\))|(?<!\d){re.escape(text)}(?=;)", bare)
            )
        elif finding.rule == "volume-differs":
            add(_first(rf"(?<![\w-]){re.escape(text)}(?=\s?[(:,;])", bare, after))
        elif finding.rule in ("journal-differs", "pages-differ"):
            add(find(text, bare, after))
        elif finding.rule in ("identifier-wrong-article", "identifier-malformed"):
            add(find(text, raw))
    return marks


def _first(pattern: str, text: str, after: int = 0) -> tuple[int, int] | None:
    found = list(re.finditer(pattern, text[after:]))
    return (after + found[0].start(), after + found[0].end()) if len(found) == 1 else None


def _family(name: str, authors: Sequence[Author]) -> str:
    return max((a.family for a in authors if a.family and name.startswith(a.family)), key=len, default=name)


def record_words(reference: CheckedReference, record: RecordSummary, findings: Sequence[Finding]) -> Markup:
    """`record` in one line (authors, title, journal, year, volume, pages), what differs from `reference` marked."""
    rules = {finding.rule: finding for finding in findings}
    fields = record.fields

    def one(words: str | int | None, *names: str) -> Markup:
        text = str(words or "")
        return marked(text, [(0, len(text), "differs")] if rules.keys() & set(names) else [])

    title = fields.title or ""
    found = rules.get("title-differs")
    marks: list[Mark] = []
    if found:
        spans = found.source_marks if found.source == title else ((0, len(title)),)
        marks = [(start, end, "differs") for start, end in spans]
    place = one(fields.year, "year-differs", "year-online-first")
    if fields.volume or fields.issue:
        issue = f"({fields.issue})" if fields.issue else ""
        place += Markup(";") + one(fields.volume, "volume-differs") + marked(issue)
    if fields.pages:
        place += Markup(":") + one(fields.pages, "pages-differ")
    parts = [
        _authors(reference, record, differs="authors-differ" in rules),
        marked(title.rstrip("."), marks),
        one(fields.journal, "journal-differs"),
        place,
    ]
    return Markup("").join(
        part + (Markup(" ") if part.endswith((".", "?")) else Markup(". ")) for part in parts if part
    )


def _authors(reference: CheckedReference, record: RecordSummary, *, differs: bool) -> Markup:
    printed = {fold(author.family) for author in reference.fields.authors}
    shown: list[Markup] = []
    for author in record.fields.authors[: _MOST_AUTHORS if differs else _AUTHORS]:
        name = f"{author.family} {author.given}" if author.given else author.family
        kind: Kind | None = "differs" if differs and fold(author.family) not in printed else None
        shown.append(marked(name, [(0, len(name), kind)] if kind else []))
    more = len(record.fields.authors) - len(shown)
    return Markup(", ").join(shown) + (Markup(" and {} more").format(more) if more > 0 else Markup(""))
