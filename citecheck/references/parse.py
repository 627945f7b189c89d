"""One reference string into fields: identifiers by rules, the rest by the model and the rules together."""

from __future__ import annotations

import re

from msgspec import Struct, structs

from citecheck.models import Fields, ReferenceKind
from citecheck.references import crf
from citecheck.references.chapters import chapter_fields
from citecheck.references.confidence import confidence, evidence
from citecheck.references.gost import plain_signs
from citecheck.references.identifiers import take_identifiers
from citecheck.references.kinds import kind_of
from citecheck.references.merge import merge
from citecheck.references.names import parse_authors
from citecheck.references.openings import whole_opening
from citecheck.references.rules import author_end, split_fields
from citecheck.references.tidy import readable, tidy
from citecheck.references.turned import title_first
from citecheck.text.fold import fold
from citecheck.text.rare import Rare, caseless
from citecheck.text.undated import undated_at

_LETTER = re.compile(r"\s{0,4}(?:\(?[a-z]\s?\)\s?|[-–—•*·]\s)(?=\S)")
"""The letter of one of several works under one number, `a) Lund ...`, or a dash before an entry."""
_PAGES = re.compile(r"[A-Za-z]{0,2}\d{1,8}[A-Za-z]?(?:\s?[-–]\s?[A-Za-z]{0,2}\d{1,8}[A-Za-z]?)?")
_STAND_IN = 2000
LONGEST = 6000
"""Characters of an entry that are parsed; no reference is longer."""

_AHEAD = Rare(
    r"ahead[ -]of[ -]print|e-?pub(?:lished)?[ -]ahead|online ahead|online first|\bin press\b|"
    r"\bforthcoming\b|advance (?:online|access)|"
    r"articles? in press|\[epub\b|no prelo|en prensa|sous presse|im druck|first published online",
    "ahead|epub|e-pub|press|online|advance|forthcoming|prelo|prensa|druck",
)
_MONTH_DATE = re.compile(
    r"\b(?:1[89]|20)\d\d[\s,]{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.?\s\d{1,2}\b|"
    r"\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.?,?\s(?:1[89]|20)\d\d"
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[0-4]\d)(?!\d)")
_TITLE_AND_SOURCE = re.compile(r"(?P<source>[^\n]{2,200}?)[,.]\s*\(?(?P<year>(?:19|20)\d\d)\)?\.?")

_WRAPPED = re.compile(
    r"^[^\W\d_][\w'’-]+, [^\W\d_a-z].*[^\W\d_]{2}\.\s|\b(?:an?|and|at|by|for|from|in|of|on|or|the|to|und|with)$|[,:&-]$"
)
"""A line that names authors and a title, or ends within one: an entry on two lines, and no title above its source."""
_WITHOUT_JOURNAL = frozenset({"book", "thesis", "software"})


class Parsed(Struct, frozen=True, kw_only=True):
    """What is known of an entry; see `Reference` for the meaning."""

    fields: Fields
    kind: ReferenceKind
    confidence: float
    et_al: bool
    ahead_of_print: bool
    malformed: tuple[str, ...]


def parse_reference(raw: str, heading: str | None = None) -> Parsed:
    """Take the entry `raw` (without its printed number) apart; `heading` is a kind line that stands above it."""
    raw = raw[:LONGEST]
    if found := _two_lines(raw, heading):
        return found
    text = tidy(raw[lettered.end() :] if (lettered := _LETTER.match(raw)) else raw)
    identifiers = take_identifiers(text)
    rest = identifiers.rest
    body = plain_signs(readable(rest))
    undated = undated_at(body)
    if undated is not None:
        # What reads dated references reads this one, and is not believed in the date.
        body = f"{body[: undated[0]]} ({_STAND_IN}). {body[undated[1] :]}"
    rules = title_first(body) or split_fields(body)
    model = crf.tagger()
    learned, sure = crf.label(body, rules, model) if model is not None else ({}, 0.0)
    merged = whole_opening(body, merge(body, rules, learned))
    spans = chapter_fields(body, merged)
    values = {name: crf.clean(body, span, name) for name, span in spans.items()}
    authors, et_al = parse_authors(values.get("author", ""))
    year = _year(values.get("year"), rest) if undated is None else None
    if _same(values.get("title", ""), values.get("journal", "")):
        # Some styles print no title: then the journal stands where it would. A book has no journal.
        placed = values.get("volume") and _PAGES.fullmatch(values.get("pages", ""))
        values.pop("title" if placed else "journal", None)
    fields = Fields(
        authors=authors,
        title=values.get("title") or None,
        journal=values.get("journal") or None,
        year=year,
        volume=values.get("volume", "").strip(" .") or None,
        issue=values.get("issue", "").strip(" .") or None,
        pages=values.get("pages") or None,
        doi=identifiers.doi,
        pmid=identifiers.pmid,
        pmcid=identifiers.pmcid,
        url=identifiers.url,
    )
    dated = bool(fields.journal and not fields.volume and not fields.issue and _MONTH_DATE.search(body))
    kind = kind_of(text, fields, heading)
    return Parsed(
        fields=_fitting(fields, kind),
        kind=kind,
        confidence=confidence(fields, kind, evidence(body, rules, learned, sure), chapter=spans is not merged),
        et_al=et_al,
        ahead_of_print=_is_ahead(text) or dated,
        malformed=identifiers.malformed,
    )


def _two_lines(raw: str, heading: str | None) -> Parsed | None:
    """A title on one line and `source, year` on the next, without authors."""
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    if len(lines) != 2:
        return None
    match = _TITLE_AND_SOURCE.fullmatch(lines[1])
    if (
        match is None
        or author_end(lines[0])
        or _WRAPPED.search(lines[0])
        or lines[1][0].islower()
        or sum(c.isdigit() for c in lines[1]) > 6
        or _YEAR.search(lines[0][-8:])
    ):
        return None
    fields = Fields(title=lines[0].rstrip(". "), journal=match["source"].strip(), year=int(match["year"]))
    return Parsed(
        fields=fields,
        kind=kind_of(raw, fields, heading),
        confidence=0.7,
        et_al=False,
        ahead_of_print=False,
        malformed=(),
    )


def _fitting(fields: Fields, kind: ReferenceKind) -> Fields:
    """`fields` without what such a work has not: a book's publisher is no journal, a preprint has no volume."""
    if kind == "preprint":
        return structs.replace(fields, volume=None, issue=None)
    if kind in _WITHOUT_JOURNAL and not (fields.volume or fields.issue or fields.pmid):
        return structs.replace(fields, journal=None)
    return fields


def _same(one: str, other: str) -> bool:
    """Whether the two are one when folded; what begins with other letters is not folded to be told apart."""
    first, second = one[:1], other[:1]
    if (
        first.isascii()
        and second.isascii()
        and first.isalnum()
        and second.isalnum()
        and first.lower() != second.lower()
    ):
        return False
    return fold(one) == fold(other)


def _is_ahead(text: str) -> bool:
    return _AHEAD.search(text, caseless(text)) is not None


def _year(printed: str | None, text: str) -> int | None:
    match = _YEAR.search(printed or "")
    if match is None:
        match = _YEAR.search(text)
    return int(match.group()) if match else None
