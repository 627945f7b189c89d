"""One reference string into fields: identifiers by rules, the rest by the model and the rules together."""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.models import Fields, ReferenceKind
from citecheck.references import crf
from citecheck.references.identifiers import take_identifiers
from citecheck.references.kinds import kind_of
from citecheck.references.names import parse_authors
from citecheck.references.rules import Spans, author_end, split_fields
from citecheck.references.tidy import tidy
from citecheck.text.fold import fold

UNPARSED_BELOW = 0.4
"""Below this confidence (0..1) the fields are not to be relied on: rule `reference-unparsed`."""

_NAMELIKE = re.compile(r"(?<![\w-])[A-ZÀ-Þ]{1,3}(?![\w-])[.,;]|(?<!\d)(?:1[89]|20)\d\d(?!\d)[.:)]|\bet al\b|[A-ZÀ-Þ]\.")
_NUMBERS = frozenset({"volume", "issue", "pages"})

_PAGES = re.compile(r"[A-Za-z]{0,2}\d{1,8}(?:\s?[-–]\s?[A-Za-z]{0,2}\d{1,8})?")
LONGEST = 6000
"""Characters of an entry that are parsed; no reference is longer."""

_AHEAD = re.compile(
    r"ahead[ -]of[ -]print|e-?pub(?:lished)?[ -]ahead|online ahead|online first|\bin press\b|"
    r"\bforthcoming\b|advance (?:online|access)|"
    r"articles? in press|\[epub\b|no prelo|en prensa|sous presse|im druck|first published online",
    re.IGNORECASE,
)
_BRACKET = re.compile(
    r"\s*[\[(](?:e-?pub|published|online|in press|ahead|cited|accessed|citado|acceso|acesso|"
    r"consulta|zitiert|cité|internet|online ahead|article in press|advance)[^\[\]()]{0,80}[\])]",
    re.IGNORECASE,
)
_ACCESS = re.compile(
    r"[\s.,;(\[]+(?:(?:last |date )access(?:ed)?(?: on)?|accessed(?: on)?|acesso em|acessado|"
    r"consultado|retrieved|available (?:at|from|online|in)|disponível em|"
    r"disponible en|e-?pub\b(?! ahead)|verfügbar|zugriff|consulté)\b(?=.{0,60}$|.{0,12}\ue000).*$",
    re.IGNORECASE,
)
_MONTH_DATE = re.compile(
    r"\b(?:1[89]|20)\d\d[\s,]{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.?\s\d{1,2}\b|"
    r"\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}\.?,?\s(?:1[89]|20)\d\d"
)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[0-4]\d)(?!\d)")
_TITLE_AND_SOURCE = re.compile(r"(?P<source>[^\n]{2,200}?)[,.]\s*\(?(?P<year>(?:19|20)\d\d)\)?\.?")
_SUPPLEMENT = re.compile(r"^[\s.]+|[\s.]+$")


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
    text = tidy(raw)
    identifiers = take_identifiers(text)
    rest = identifiers.rest
    body = _BRACKET.sub(" ", rest)
    if (cut := _ACCESS.search(body)) and cut.start() > 30:
        body = body[: cut.start()]
    rules = split_fields(body)
    model = crf.tagger()
    learned: Spans = crf.label(body, rules, model) if model is not None else {}
    spans = _merge(body, rules, learned)
    values = {name: crf.clean(body, span, name) for name, span in spans.items()}
    authors, et_al = parse_authors(values.get("author", ""))
    year = _year(values.get("year"), rest)
    if fold(values.get("title", "")) == fold(values.get("journal", "")):
        # Some styles print no title: then the journal stands where it would. A book has no journal.
        placed = values.get("volume") and _PAGES.fullmatch(values.get("pages", ""))
        values.pop("title" if placed else "journal", None)
    fields = Fields(
        authors=authors,
        title=values.get("title") or None,
        journal=values.get("journal") or None,
        year=year,
        volume=_SUPPLEMENT.sub("", values.get("volume", "")) or None,
        issue=_SUPPLEMENT.sub("", values.get("issue", "")) or None,
        pages=values.get("pages") or None,
        doi=identifiers.doi,
        pmid=identifiers.pmid,
        pmcid=identifiers.pmcid,
        url=identifiers.url,
    )
    dated = bool(fields.journal and not fields.volume and not fields.issue and _MONTH_DATE.search(body))
    return Parsed(
        fields=fields,
        kind=kind_of(text, fields, heading),
        confidence=_confidence(body, fields, rules, learned),
        et_al=et_al,
        ahead_of_print=bool(_AHEAD.search(text)) or dated,
        malformed=identifiers.malformed,
    )


def _two_lines(raw: str, heading: str | None) -> Parsed | None:
    """A title on one line and `source, year` on the next, without authors."""
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    if len(lines) != 2:
        return None
    match = _TITLE_AND_SOURCE.fullmatch(lines[1])
    if match is None or author_end(lines[0]) or sum(c.isdigit() for c in lines[1]) > 6 or _YEAR.search(lines[0][-8:]):
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


def _merge(text: str, rules: Spans, learned: Spans) -> Spans:
    """One reading of the two: the rules' names and numbers where they see both ends, else the model's words."""
    if not learned:
        return rules
    spans = dict(rules)
    numbers = "volume" in rules and "pages" in rules
    for name, span in learned.items():
        if name == "author" or (numbers and name in _NUMBERS) or (name == "year" and "year" in rules):
            continue
        spans[name] = span
    if "author" in learned and ("author" not in rules or author_end(text) == 0):
        spans["author"] = learned["author"]
    if "title" in learned and "title" in rules and "author" in rules:
        one, two = rules["title"], learned["title"]
        between = text[one[0] : two[0]]
        if one[0] < two[0] < one[1] and len(between) < 1500:
            if _NAMELIKE.search(between):
                # The rules stopped in the midst of the names.
                spans["author"] = learned.get("author", rules["author"])
            else:
                spans["title"] = (one[0], two[1])
    if "journal" in learned and "journal" in rules and "title" in spans:
        one, two = rules["journal"], learned["journal"]
        if one[1] == two[1] and spans["title"][1] <= one[0] < two[0]:
            spans["journal"] = one
    return spans


def _year(printed: str | None, text: str) -> int | None:
    match = _YEAR.search(printed or "")
    if match is None:
        match = _YEAR.search(text)
    return int(match.group()) if match else None


def _confidence(text: str, fields: Fields, rules: Spans, learned: Spans) -> float:
    """How sure: both ways of reading agree on the title, and the rest is there."""
    if not fields.title:
        return 0.35 if fields.doi or fields.pmid or (fields.journal and fields.year and fields.volume) else 0.1
    score = 0.35
    words = len(fields.title.split())
    if words < 2 or words > 60:
        score -= 0.1
    if learned and "title" in rules and "title" in learned:
        one = fold(text[slice(*rules["title"])])
        two = fold(text[slice(*learned["title"])])
        score += 0.35 if one == two else 0.0
    score += 0.1 * (fields.year is not None) + 0.08 * bool(fields.authors)
    score += 0.06 * bool(fields.journal) + 0.05 * bool(
        fields.volume or fields.pages or fields.doi or fields.pmid or fields.url
    )
    named = fields.doi or fields.pmid or fields.pmcid or fields.url
    placed = named or fields.journal or (fields.authors and fields.year)
    # Words alone, without who, where or when: nobody could look that up.
    highest = 0.99 if placed else UNPARSED_BELOW - 0.01
    return round(max(0.05, min(score, highest)), 3)
