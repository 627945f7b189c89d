"""Field by field: what of a reference is not as PubMed has it."""

from __future__ import annotations

import re
from typing import Protocol, TypeAlias

from citecheck.matching.fields import Comparison, author_text
from citecheck.matching.format import full_journal, print_authors, short_journal
from citecheck.matching.scope import journal_like
from citecheck.matching.style import Style
from citecheck.models import Finding, Record, Reference, Severity
from citecheck.rules import finding

_Marks: TypeAlias = tuple[tuple[int, int], ...]


class _Add(Protocol):
    """Takes one finding down."""

    def __call__(
        self,
        rule: str,
        message: str,
        text: str,
        source: str,
        suggestion: str,
        *,
        severity: Severity | None = None,
        marks: _Marks | None = None,
        source_marks: _Marks | None = None,
    ) -> None: ...


def field_findings(
    reference: Reference, record: Record, found: Comparison, style: Style, corrected: str
) -> list[Finding]:
    """The findings of the field rules; each has both sides' words, and the record's value as suggestion.

    Volume and pages of an entry printed ahead of print are only noted: they are those of the online version.
    """
    out: list[Finding] = []
    fields, own = reference.fields, record.fields

    def add(
        rule: str,
        message: str,
        text: str,
        source: str,
        suggestion: str,
        *,
        severity: Severity | None = None,
        marks: _Marks | None = None,
        source_marks: _Marks | None = None,
    ) -> None:
        out.append(
            finding(
                rule,
                message,
                reference.span,
                severity=severity,
                reference=reference.id,
                pmid=record.pmid,
                text=text,
                source=source,
                suggestion=suggestion,
                text_marks=((0, len(text)),) if marks is None else marks,
                source_marks=((0, len(source)),) if source_marks is None else source_marks,
            )
        )

    if found.agrees("title") is False and found.title and fields.title:
        source = found.title.record
        what = (
            "The title is not that of the article that everything else points to"
            if found.title.score < 0.7
            else "The title is not quite the one that PubMed has"
        )
        marks = (found.title.cited_marks, found.title.record_marks) if found.title.score >= 0.7 else (None, None)
        words = _quoted(source, marks[1])
        message = f"{what}{f': PubMed has {words}' if words else ''}."
        add("title-differs", message, fields.title, source, source.rstrip("."), marks=marks[0], source_marks=marks[1])
    if found.agrees("authors") is False:
        _authors(reference, record, found, style, add)
    if found.agrees("year") is False and fields.year is not None:
        shown = record.issue_year or own.year or min(record.years)
        online = f" (online {record.online_year})" if record.online_year and record.online_year != shown else ""
        add(
            "year-differs",
            f"PubMed has the year {shown}{online}, not {fields.year}.",
            str(fields.year),
            str(shown),
            str(shown),
        )
    elif found.online_year and fields.year is not None:
        issue = f"{record.issue_year}{f';{own.volume}' if own.volume else ''}{f':{own.pages}' if own.pages else ''}"
        message = f"{fields.year} is the year of the online publication; the issue is {issue}."
        add("year-online-first", message, str(fields.year), issue, corrected)
    if found.agrees("journal") is False and fields.journal:
        abbreviated = (
            "." in fields.journal
            or len(fields.journal) <= 4
            or bool(re.search(r"\b(?:J|Clin|Med|Surg|Res|Am|Br)\b", fields.journal))
        )
        name = short_journal(record) if abbreviated and journal_like(fields.journal) else full_journal(record)
        add("journal-differs", f"PubMed has the journal as {name}.", fields.journal, name, name)
    severity: Severity | None = "note" if found.early else None
    if found.agrees("volume") is False and fields.volume and own.volume:
        add(
            "volume-differs",
            f"PubMed has volume {own.volume}, not {fields.volume}.",
            fields.volume,
            own.volume,
            own.volume,
            severity=severity,
        )
    if found.agrees("pages") is False and fields.pages:
        source = str(found.fields["pages"].record)
        message = f"PubMed has the pages {source}, not {fields.pages}."
        if found.early:
            message = f"{fields.pages} are the pages of the online version; in the issue it is {source}."
        add("pages-differ", message, fields.pages, source, source, severity=severity)
    return out


def _quoted(source: str, marks: _Marks | None) -> str:
    """The differing words of the record, quoted, where they are few."""
    words = [source[a:b] for a, b in marks or ()]
    return (
        ", ".join(f"\u201c{word}\u201d" for word in words) if 0 < len(words) <= 3 and sum(map(len, words)) <= 80 else ""
    )


def _authors(reference: Reference, record: Record, found: Comparison, style: Style, add: _Add) -> None:
    names = found.authors
    if names is None:
        return
    printed = [author_text(author) for author in reference.fields.authors]
    compared = _compared(printed, found)
    own = [author_text(author) for author in record.fields.authors]
    text, source = ", ".join(printed), ", ".join(own)
    absent = [own[i] for i in names.missing if i < len(own)]
    doubted = tuple(compared[i] for i in names.wrong if i < len(compared))
    wrong = [printed[i] for i in doubted]
    if names.swapped:
        message = f"The authors are in another order: PubMed has {_few(source)}."
    elif wrong and absent:
        message = f"PubMed does not have {_list(wrong)} there; the authors are {_few(source)}."
    elif wrong:
        message = f"PubMed does not have {_list(wrong)} among the authors at that place: {_few(source)}."
    else:
        message = f"The list of authors lacks {_list(absent)}."
    suggestion = print_authors(record, style, limit=None if len(printed) > 6 or not reference.et_al else 6)
    add(
        "authors-differ",
        message,
        text,
        source,
        suggestion,
        marks=_at(printed, doubted),
        source_marks=_at(own, names.missing),
    )


def _compared(printed: list[str], found: Comparison) -> list[int]:
    """The positions of those of the `printed` names that were compared: what was read as a name and is none was not."""
    cited = found.fields["authors"].cited
    names, places = (list(cited) if isinstance(cited, tuple) else []), list[int]()
    for n, name in enumerate(printed):
        if len(places) < len(names) and name == names[len(places)]:
            places.append(n)
    return places


def _at(names: list[str], positions: tuple[int, ...]) -> _Marks:
    """Where the names at `positions` stand in the list that is written of them all."""
    marks, at = [], 0
    for n, name in enumerate(names):
        if n in positions:
            marks.append((at, at + len(name)))
        at += len(name) + 2
    return tuple(marks)


def _few(names: str) -> str:
    parts = names.split(", ")
    return names if len(parts) <= 6 else f"{', '.join(parts[:6])} and {len(parts) - 6} more"


def _list(names: list[str]) -> str:
    shown = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
