"""References printed from records in many styles, honest ones and ones with a planted error."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from citecheck.models import Author, Fields, Record
from citecheck.text.fold import strip_accents

PLANTED = (
    "pmid_other", "doi_other", "year+1", "volume_digit", "page_digit", "title_word", "author_swap", "chimera_title",
)  # fmt: skip
INVENTED = ("fabricated", "recombined", "fabricated_pmid", "recombined_pmid")
HONEST = (
    "plain",
    "full_journal",
    "short_journal",
    "no_issue",
    "et_al",
    "no_identifier",
    "online_year",
    "no_accents",
    "full_pages",
    "upper_title",
    "title_case",
    "no_subtitle",
    "first_initial",
    "no_pages",
    "doi_only",
    "pmid_only",
)


class Printed(NamedTuple):
    """A printed reference: its text, the fields that a perfect parser reads, what was done to it, its record."""

    raw: str
    fields: Fields
    et_al: bool
    style: str
    kind: str
    pmid: str


class _Parts(NamedTuple):
    authors: tuple[Author, ...]
    et_al: bool
    title: str
    journal: str
    year: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str


def _glued(parts: _Parts, mark: str = "") -> str:
    names = ", ".join(f"{a.family}{mark} {a.given}" if a.given else a.family for a in parts.authors)
    return f"{names}, et al" if parts.et_al else names


def _dots(given: str | None, blank: str = " ") -> str:
    return blank.join(f"{letter}." for letter in given or "")


def _inverted(parts: _Parts, last: str = ", & ", blank: str = " ", sep: str = ", ") -> str:
    names = [f"{a.family}, {_dots(a.given, blank)}" if a.given else a.family for a in parts.authors]
    if parts.et_al:
        return f"{sep.join(names)}{sep}et al."
    return names[0] if len(names) == 1 else f"{sep.join(names[:-1])}{last}{names[-1]}"


def _direct(parts: _Parts) -> str:
    names = [f"{_dots(a.given)} {a.family}".strip() for a in parts.authors]
    if parts.et_al:
        return f"{', '.join(names)}, et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _end(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _place(parts: _Parts, colon: str = ":") -> str:
    place = f"{parts.volume}{f'({parts.issue})' if parts.issue else ''}"
    return f"{place}{colon}{parts.pages}" if parts.pages and place else place or parts.pages


def _ids(parts: _Parts, doi: str = "doi: {}.", pmid: str = "PMID: {}.") -> str:
    found = [doi.format(parts.doi) if parts.doi else "", pmid.format(parts.pmid) if parts.pmid and pmid else ""]
    return "".join(f" {text}" for text in found if text)


def _vancouver(p: _Parts) -> str:
    return f"{_end(_glued(p))} {_end(p.title)} {_end(p.journal)} {p.year};{_place(p)}.{_ids(p)}"


def _ama(p: _Parts) -> str:
    return f"{_end(_glued(p))} {_end(p.title)} {_end(p.journal)} {p.year};{_place(p)}.{_ids(p, 'doi:{}', 'PMID: {}')}"


def _nlm(p: _Parts) -> str:
    tail = _ids(p, "doi: {}.", "PubMed PMID: {}.")
    return f"{_end(_glued(p))} {_end(p.title)} {_end(p.journal)} {p.year} Mar;{_place(p)}.{tail}"


def _apa(p: _Parts) -> str:
    place = f"{p.volume}{f'({p.issue})' if p.issue else ''}"
    where = ", ".join(x for x in (p.journal, place, p.pages.replace("-", "–")) if x)
    return f"{_inverted(p)} ({p.year}). {_end(p.title)} {where}.{_ids(p, 'https://doi.org/{}', 'PMID: {}')}"


def _harvard(p: _Parts) -> str:
    place = f"{p.volume}{f'({p.issue})' if p.issue else ''}"
    where = ", ".join(x for x in (p.journal, place, f"pp. {p.pages}" if p.pages else "") if x)
    return f"{_inverted(p, ' and ', '')} ({p.year}) '{p.title.rstrip('.')}', {where}.{_ids(p)}"


def _chicago(p: _Parts) -> str:
    place = f"{p.volume}{f', no. {p.issue}' if p.issue else ''}"
    return f"{_end(_inverted(p, ', and '))} “{_end(p.title)}” {p.journal} {place} ({p.year}): {p.pages}.{_ids(p, 'https://doi.org/{}.')}"


def _mdpi(p: _Parts) -> str:
    where = ", ".join(x for x in (p.volume, p.pages) if x)
    return f"{_end(_inverted(p, '; ', '', '; '))} {_end(p.title)} {p.journal} {p.year}, {where}.{_ids(p, 'https://doi.org/{}.')}"


def _ieee(p: _Parts) -> str:
    bits = [
        p.journal,
        f"vol. {p.volume}" if p.volume else "",
        f"no. {p.issue}" if p.issue else "",
        f"pp. {p.pages}" if p.pages else "",
        p.year,
    ]
    return f"{_direct(p)}, “{p.title.rstrip('.')},” {', '.join(b for b in bits if b)}.{_ids(p)}"


def _nature(p: _Parts) -> str:
    return f"{_inverted(p, ' & ')} {_end(p.title)} {p.journal} {p.volume}, {p.pages} ({p.year}).{_ids(p, 'https://doi.org/{}')}"


def _springer(p: _Parts) -> str:
    return f"{_glued(p)} ({p.year}) {_end(p.title)} {p.journal} {_place(p)}.{_ids(p, 'https://doi.org/{}')}"


def _elsevier(p: _Parts) -> str:
    return f"{_direct(p)}, {p.title.rstrip('.')}, {p.journal}. {p.volume} ({p.year}) {p.pages}.{_ids(p, 'https://doi.org/{}.')}"


def _bmj(p: _Parts) -> str:
    return f"{_glued(p)}. {_end(p.title)} {p.journal} {p.year};{p.volume}:{p.pages}.{_ids(p, 'doi:{}', 'pmid:{}')}"


def _cell(p: _Parts) -> str:
    return f"{_inverted(p, ', and ')} ({p.year}). {_end(p.title)} {p.journal} {p.volume}, {p.pages}.{_ids(p, '{}.')}"


def _mla(p: _Parts) -> str:
    first = p.authors[0]
    names = f"{first.family}, {_dots(first.given)}".rstrip(", ") + (" et al." if p.et_al or len(p.authors) > 1 else "")
    where = ", ".join(
        x for x in (f"vol. {p.volume}" if p.volume else "", f"no. {p.issue}" if p.issue else "", p.year) if x
    )
    return f"{names} “{_end(p.title)}” {p.journal}, {where}, pp. {p.pages}.{_ids(p, 'doi:{}.')}"


def _comma(p: _Parts) -> str:
    names = ", ".join(f"{a.family}, {a.given}" if a.given else a.family for a in p.authors) + (
        ", et al" if p.et_al else ""
    )
    return f"{_end(names)} {_end(p.title)} {_end(p.journal)} {p.year};{_place(p)}.{_ids(p)}"


STYLES: dict[str, Callable[[_Parts], str]] = {
    "vancouver": _vancouver,
    "ama": _ama,
    "nlm": _nlm,
    "apa": _apa,
    "harvard": _harvard,
    "chicago": _chicago,
    "mdpi": _mdpi,
    "ieee": _ieee,
    "nature": _nature,
    "springer": _springer,
    "elsevier": _elsevier,
    "bmj": _bmj,
    "cell": _cell,
    "mla": _mla,
    "comma": _comma,
}
_FULL_JOURNAL = {"apa", "harvard", "chicago", "mla"}
_NEEDS_PAGES = {"chicago", "nature", "cell", "mla", "elsevier", "bmj"}
_WORDS = ("mouse", "placebo", "renal", "adolescent", "surgical", "hepatic", "chronic", "maternal", "vitamin", "cardiac")


def usable(record: Record) -> bool:
    """Whether a record has what most styles print."""
    fields = record.fields
    printed = fields.title and len(re.findall(r"\w{3,}", fields.title)) >= 4 and any(a.given for a in fields.authors)
    placed = record.journals and record.issue_year and fields.volume and fields.pages
    plain = all(re.fullmatch(r"[A-Z]{1,4}", a.given or "A") for a in fields.authors)
    return bool(printed and plain and placed and not record.is_book)


def _digit(text: str, rng: random.Random) -> str | None:
    """`text` with one digit of its first number changed."""
    match = re.search(r"\d+", text)
    if match is None:
        return None
    at = rng.randrange(match.start(), match.end())
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def _full(pages: str) -> str:
    match = re.match(r"^(\d+)-(\d+)$", pages)
    if not match or len(match[2]) >= len(match[1]):
        return pages
    return f"{match[1]}-{match[1][: len(match[1]) - len(match[2])]}{match[2]}"


def _halves(one: str, two: str) -> str:
    left, right = one.rstrip(".").split(), two.split()
    return " ".join([*left[: max(3, len(left) // 2)], *right[len(right) // 2 :]])


def print_record(record: Record, style: str, kind: str, others: Sequence[Record], rng: random.Random) -> Printed | None:
    """`record` printed in `style` with `kind` done to it; None where that cannot be done to this record."""
    own, other = record.fields, rng.choice([o for o in others if o.pmid != record.pmid])
    title, authors, pages = own.title or "", list(own.authors), own.pages or ""
    if title.startswith("["):
        title = title.strip("[].")
    journal = max(record.journals, key=len) if style in _FULL_JOURNAL else own.journal or record.journals[0]
    year, volume, issue = str(record.issue_year), own.volume or "", own.issue or ""
    doi, pmid = own.doi or "", record.pmid
    et_al = len(authors) > 6 and rng.random() < 0.7
    if et_al:
        authors = authors[: rng.choice((1, 3, 6))]
    which = rng.random()
    if which < 0.35:
        pmid = ""
    elif which < 0.6:
        doi = ""
    elif which < 0.8:
        doi = pmid = ""
    if kind == "pmid_other":
        pmid, doi = other.pmid, rng.choice(("", doi))
    elif kind == "doi_other":
        if not other.fields.doi:
            return None
        doi, pmid = other.fields.doi, rng.choice(("", record.pmid))
    elif kind == "year+1":
        year = str(int(year) + 1)
        if int(year) in record.years:
            return None
    elif kind == "volume_digit":
        volume = _digit(volume, rng) or volume
    elif kind == "page_digit":
        changed = _digit(pages, rng)
        if changed is None:
            return None
        pages = changed
    elif kind == "title_word":
        words = title.split()
        places = [i for i, w in enumerate(words) if len(w) > 5 and w.isalpha()]
        if not places:
            return None
        words[rng.choice(places)] = rng.choice(_WORDS)
        title = " ".join(words)
    elif kind == "author_swap":
        if len(authors) < 2 or authors[0] == authors[1]:
            return None
        authors[0], authors[1] = authors[1], authors[0]
    elif kind == "chimera_title":
        title, doi = other.fields.title or "", own.doi or ""
        pmid = record.pmid
    elif kind in ("fabricated", "fabricated_pmid", "recombined", "recombined_pmid"):
        third = rng.choice([o for o in others if o.pmid not in (record.pmid, other.pmid)])
        halves = _halves(other.fields.title or "", third.fields.title or "")
        title = halves if kind.startswith("fab") else _halves(title, other.fields.title or "")
        volume, pages = str(rng.randrange(5, 60)), f"{(n := rng.randrange(100, 1900))}-{n + 9}"
        issue, doi = str(rng.randrange(1, 12)), ""
        pmid = third.pmid if kind.endswith("pmid") else ""
        year = str(int(year) + rng.choice((-2, -1, 0, 1)))
    elif kind == "full_journal":
        journal = max(record.journals, key=len)
    elif kind == "short_journal":
        journal = min(record.journals, key=len).replace(".", "")
    elif kind == "no_issue":
        issue = ""
    elif kind == "et_al":
        if len(authors) < 3:
            return None
        authors, et_al = authors[:1], True
    elif kind == "no_identifier":
        doi = pmid = ""
    elif kind == "doi_only":
        doi, pmid = own.doi or "", ""
    elif kind == "pmid_only":
        doi, pmid = "", record.pmid
    elif kind == "online_year":
        if record.online_year is None or record.online_year == record.issue_year:
            return None
        year = str(record.online_year)
    elif kind == "no_accents":
        authors = [
            Author(family=strip_accents(a.family), given=strip_accents(a.given) if a.given else None) for a in authors
        ]
        title = strip_accents(title)
    elif kind == "full_pages":
        pages = _full(pages)
    elif kind == "upper_title":
        title = title.upper()
    elif kind == "title_case":
        title = title.title()
    elif kind == "no_subtitle":
        head = title.split(": ")[0]
        if head == title or len(re.findall(r"\w{4,}", head)) < 3:
            return None
        title = head
    elif kind == "first_initial":
        authors = [Author(family=a.family, given=a.given[:1] if a.given else None) for a in authors]
    elif kind == "no_pages":
        if style in _NEEDS_PAGES:
            return None
        pages = ""
    parts = _Parts(tuple(authors), et_al, title, journal, year, volume, issue, pages, doi, pmid)
    raw = STYLES[style](parts)
    return Printed(
        raw, _fields(parts, style, raw), et_al or (style == "mla" and len(authors) > 1), style, kind, record.pmid
    )


def _fields(p: _Parts, style: str, raw: str) -> Fields:
    """What a perfect parser reads in `raw`."""
    return Fields(
        authors=p.authors[:1] if style == "mla" else p.authors,
        title=p.title.rstrip("."),
        journal=p.journal.rstrip("."),
        year=int(p.year),
        volume=p.volume or None,
        issue=p.issue if p.issue and style not in ("mdpi", "nature", "elsevier", "bmj", "cell") else None,
        pages=p.pages or None,
        doi=p.doi.lower() or None,
        pmid=p.pmid or None if p.pmid in raw else None,
    )
