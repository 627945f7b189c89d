"""BibTeX: written by bibtexparser, values escaped for LaTeX, capitals that styles must not lower in braces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.documents.worktypes import type_of_kind
from citecheck.fix.works import Work
from citecheck.matching.casing import in_title_case
from citecheck.models import Author

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
}
_SPECIALS = re.compile(r"[\\{}&%$#_~^`]|-(?=-)|'(?=')")
_WORD = re.compile(r"[^\s(\[\]){}:;,/\u2013\u2014\"\u201c\u201d]+")
_INNER = re.compile(r"[^\W_][A-Z]")


def render(works: Sequence[Work]) -> str:
    """`works` as a BibTeX file."""
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field
    from bibtexparser.writer import BibtexFormat, write

    library = Library()
    for work in works:
        fields = [Field(name, f"{{{text}}}") for name, text in _fields(work) if text]
        library.add(Entry(_type(work), work.item.key, fields))
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator, form.trailing_comma = "  ", "\n", True
    return str(write(library, form))


def _type(work: Work) -> str:
    """What BibTeX calls the work: of a guideline, a type that every style prints with who published it."""
    item = work.item
    if item.kind == "guideline":
        return "article" if item.fields.journal else "book" if item.publisher else "misc"
    return type_of_kind("bibtex", item.kind or "other")


def escaped(text: str) -> str:
    """`text` as LaTeX prints it."""
    return _SPECIALS.sub(lambda m: _SPECIAL.get(m.group(), m.group() + "{}"), text)


def _fields(work: Work) -> list[tuple[str, str]]:
    item, fields = work.item, work.item.fields
    inside = item.kind in ("chapter", "conference")
    journal, short = fields.journal or "", work.short_journal or ""
    return [
        ("author", _names(fields.authors, work.suffixes, et_al=item.et_al)),
        ("title", _title(fields.title or "")),
        ("booktitle" if inside else "journal", escaped(item.container or journal if inside else journal)),
        ("shortjournal", escaped(short) if short != journal else ""),
        ("year", str(fields.year or "")),
        ("volume", escaped(fields.volume or "")),
        ("number", escaped(fields.issue or "")),
        ("pages", escaped(fields.pages or "").replace("-{}-", "--")),
        ("publisher", escaped(item.publisher or "")),
        ("address", escaped(item.place or "")),
        ("pubstate", "inpress" if item.in_press else ""),
        ("doi", fields.doi or ""),
        ("pmid", fields.pmid or ""),
        ("pmcid", fields.pmcid or ""),
        ("issn", next(iter(work.issns), "")),
        ("url", fields.url or ""),
        ("annote", escaped(work.mark or "")),
    ]


def _names(authors: Sequence[Author], suffixes: Sequence[str | None], *, et_al: bool) -> str:
    padded = [*suffixes, *([None] * len(authors))]
    names = [_name(author, suffix) for author, suffix in zip(authors, padded, strict=False)]
    return " and ".join([*names, *(["others"] if et_al else [])])


def _name(author: Author, suffix: str | None) -> str:
    if not author.given:
        return f"{{{escaped(author.family)}}}"
    # A particle is part of the name as PubMed prints it; braces keep commas and `and` from being read as more names.
    family, given = (_held(escaped(part)) for part in (author.family, author.given))
    return f"{family}, {escaped(suffix)}, {given}" if suffix else f"{family}, {given}"


def _held(part: str) -> str:
    return f"{{{part}}}" if "," in part or re.search(r"\b(?:and|others)\b", part, re.IGNORECASE) else part


def _title(title: str) -> str:
    """A title whose capitals survive a style that prints titles in small letters."""
    only_inner = in_title_case(title)

    def kept(match: re.Match[str]) -> str:
        word, first = match.group(), match.start() == 0
        capital = _INNER.search(word) or (word[:1].isupper() and not only_inner and not first)
        return f"{{{escaped(word)}}}" if capital else escaped(word)

    out, at = [], 0
    for match in _WORD.finditer(title):
        out += [escaped(title[at : match.start()]), kept(match)]
        at = match.end()
    return "".join([*out, escaped(title[at:])])
