"""A reference string taken apart by rules: where each field stands.

The rules follow the shape that nearly all styles share: names, then title, then the journal, then a group of numbers,
with the year after the names or among the numbers.
"""

from __future__ import annotations

import re

from citecheck.references.identifiers import MARK
from citecheck.references.names import ET_AL, GROUP
from citecheck.text.rare import Rare, caseless

Spans = dict[str, tuple[int, int]]
"""Field name to half-open offsets; names: author, title, journal, year, volume, issue, pages."""

UP = "A-ZÀ-ÖØ-ÞŠŽČĆĐŁŚŻŞĞİÖŐŰŘŇŤĎĚŮ"
_FAMILY = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|ten|ter|al|el|bin|af|st\.?|ben|"
    r"zu|zur|vom|i|y|e)[ -]|d['’]|[’'])"
)
_NAME = rf"{_FAMILY}{{0,3}}[{UP}][\w'’‐‑–-]{{0,30}}"
FULL = rf"{_NAME}(?: {_NAME}){{0,3}}"
_INIT = (
    rf"(?:[{UP}][a-z]?\.(?:[ ‐‑–-]{{0,2}}[{UP}][a-z]?\.){{0,4}}(?:[ -]?[{UP}](?![\w'’.]))?|"
    rf"[{UP}]{{1,4}}(?:[-‐‑–][{UP}]{{1,2}})?(?![\w'’]))"
)
_JR = r"(?:,? (?:Jr|JR|Sr|II|III|IV|2nd|3rd|4th|Neto|Filho)\b\.?)?"
_BEHIND = r"(?: (?:van|von|de|del|della|der|den|di|da|dos|du|la|le|ten|ter|zu|het|los|las)(?![\w'’])){0,3}"
"""Particles behind the initials, as some styles print them: `Bent MJ van den`."""
_VANCOUVER = re.compile(rf"{FULL}{_JR} {_INIT}{_BEHIND}{_JR}")
_COMMA = re.compile(rf"{FULL}, ?{_INIT}{_JR}")
_FIRST = re.compile(rf"{_INIT}(?: {_INIT}){{0,3}} ?{FULL}{_JR}")
_BETWEEN = re.compile(
    r"(?:\s?[,;]{1,2}\s?(?:&|and|und|et|y|e)?\s?|\s?(?:&|\band\b|\bund\b|\bet\b(?! ?al)|\by\b|"
    r"\be\b|\be\.\s)\s?|\s?[,;]?\s?…\s?)(?=\S)"
)
_LED = re.compile(
    rf"[{UP}]{{1,3}}(?: [{UP}]){{0,3}} {_FAMILY}{{0,3}}[{UP}][a-z][\w'’-]+,? "
    rf"(?:[{UP}]{{1,3}}(?: [{UP}]){{0,3}} {_FAMILY}{{0,3}}[{UP}][a-z]|and\b|et al)|"
    rf"[{UP}](?: [{UP}]){{1,3}} [{UP}][a-z][\w'’-]+\. "
)
"""Initials without stops before the family names: `L C Parish, J A Witkowski`, `J F Fowler. `."""
_YEAR = re.compile(r"(?<![\d.:–/-])(1[89]\d\d|20[0-4]\d)(?:[a-k](?![a-z]))?(?![\d.]*\d)")
_GLUED_BRACKET = re.compile(r"\([^\W\d]")
"""What stands behind a word of a title, as in `Palladium(II)`, and behind no name."""
_AFTER_NAMES = re.compile(
    r"[\s.,;:]*[(\[]?\s*((?:1[89]|20)\d\d)[a-k]?(?:\s?[,/-][^()\[\]]{1,30})?\s*(?:[)\]]|(?=[.,:;\s]))[\s.,:;]*"
)
_OPEN_QUOTE = '"“«„‘'
_CLOSE = {'"': '"', "“": '”"', "«": "»", "„": "“”", "‘": "’"}
_PAGE = r"(?:[A-Za-z]{1,4}[-.]?)?\d{1,20}[A-Za-z]?(?:[-.]\d{1,4}|\.[eEsS]\d{1,4})?"
_PAGES = rf"{_PAGE}(?:\s?[-–—−‐‑]{{1,2}}\s?{_PAGE})?(?:,\s?{_PAGE}[-–—]{_PAGE})?"
_VOL = r"[A-Z]{0,2}\d{1,4}[A-Z]?(?:[-–/](?:\d{1,4}|[A-D](?![a-z])))?"
_ISSUE = r"[^()\[\]]{1,40}"
_DATE = (
    r"(?:[\s,]{0,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|"
    r"Winter)[\w.]{0,8}(?:[-–/ ]{1,2}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[\w.]{0,8})?(?:\s?\d{1,2}(?!\d))?(?:[-–]\d{1,2})?)?"
)
# That no digit stands before it is asked behind its second digit: a pattern that begins with digits is found faster.
_Y = r"(?P<year>(?:1[89]|20)(?<!\d\d\d)\d\d)(?!\d)(?:[a-k](?![a-z]))?"
_V = rf"(?P<volume>{_VOL})"
_I = rf"(?:\s?[(\[]\s?(?P<issue>{_ISSUE}?)\s?[)\]])?"
_SUP = (
    r"(?:[\s,.]{1,3}(?P<sup>(?:Suppl?(?:ement)?|Pt|Part|Spec|database issue|web server "
    r"issue)\b[\s.]{0,2}[\w .]{0,12}?))?"
)
_P = rf"(?P<pages>{_PAGES})"
_PP = (
    r"(?:\s?[,:;.]{1,2}\s?(?:pp?\b\.?|pages?|Article|Art\.?|e-?pub|S\.|"
    r"págs?\.?)?[:\s]{0,2}(?:No\.?\s)?(?:ID\s)?|\s?pp?\.\s?|\s)"
)
_GROUPS = tuple(
    Rare(pattern, signs)
    for signs, pattern in (
        (
            ";",
            rf"{_Y}{_DATE}\.?\s?;\s?(?:vol\.?\s?)?{_V}{_SUP}{_I}{_SUP.replace('sup', 'sup2')}\s?[:,]\s?(?:pp?\.\s?|"
            rf"pages\s|p\s)?{_P}",
        ),
        (
            "v.",
            rf"\bv\.\s?{_V}(?:[\s,.]{{0,2}}n\.?\s?(?P<issue>[\w/–-]{{1,12}}))?"
            rf"(?:[\s,.]{{0,2}}p\.?\s?{_P})?(?:[^\d]{{0,20}}{_Y})?",
        ),
        (
            "vol",
            rf"\bvol(?:ume)?\b\.?\s?{_V}(?:\s?[,.;:]?\s?(?:(?:no|num|nr|n[o°º]?|issue|"
            rf"iss)\b\.?\s?[°º.]?\s?|\()(?P<issue>[\w /–-]{{1,20}}?)\)?)?(?=[\s,.;:(]|"
            rf"$)(?:[^\d]{{0,3}}\(?{_Y}\)?)?(?:{_PP}{_P}(?![\w]))?",
        ),
        ("", rf"{_V}{_I}{_SUP}(?:\s?[:,]\s?|\s)(?:pp?\.\s?)?{_P}\s?[,.;(]\s?\(?{_DATE}[\s,]{{0,2}}{_Y}"),
        ("(", rf"{_V}{_I}\s?\({_DATE}[\s,]{{0,2}}{_Y}\)[\s,:]{{0,3}}(?:pp?\.\s?|pages\s)?{_P}(?![\w])"),
        ("(", rf"{_V}{_I}{_SUP}\s?[,:]\s?(?:pp?\b\.?|pages?|p\.)?\s?{_P}\s?\({_Y}\)"),
        (
            "(",
            rf"(?:{_Y}{_DATE}\s?[,;]\s?)?{_V}\s?[:,]\s?\((?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)\)\s?{_P}(?![\w])",
        ),
        ("", rf"{_Y}{_DATE}\s?[,;:.]\s?(?:vol\.?\s?)?{_V}{_SUP}{_I}(?:\s?[:,.]\s?(?:pp?\.?\s?|pages\s)?{_P}(?![\w]))?"),
        ("", rf"{_Y}{_DATE}\s?[,;:.]?\s{_V}{_I}\s?[:,.]?\s?(?:pp?\.?\s?)?{_P}(?![\w])"),
        (
            ":|,",
            rf"{_V}{_SUP}{_I}{_SUP.replace('sup', 'sup2')}\s?[:,]\s?(?:pp?\b\.?|pages?|e-?art\.?|article|"
            rf"p\.)?\s?{_P}(?![\w])",
        ),
        ("p", rf"{_V}\s?{_I}[,.;]?\s?(?:pp?\b\.?|pages)\s?{_P}"),
        ("(", rf"(?P<volume>\d{{1,4}})\s?\((?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)\)(?:\s?[:,.]?\s?{_P})?"),
        ("", rf"(?<=\s){_V}\s{_P}(?=[\s.,;\ue000]|$)"),
        ("", r"(?<=[a-z.]\s)(?P<volume>\d{1,3})(?=\s?\.?\s{0,2}(?:\ue000[\s.\ue000]*)?$)"),
    )
)
"""How year, volume, issue and pages are printed, in the order in which it is tried; before each, signs of which it has
one.
"""
_DIGIT = re.compile(r"\d")
_FAR = 16
"""Letters before its first digit at which a match of `_GROUPS` begins at the earliest: `volume. `."""
_DATE_PAGES = re.compile(rf"{_Y}{_DATE}\s?[:]\s?(?P<pages>[A-Za-z]?\d{{1,6}}[-–][A-Za-z]?\d{{1,6}})", re.IGNORECASE)
_DATED = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s?$", re.IGNORECASE)
_STOP = re.compile(r"[.?!](?:[\"”’»])?\s+(?=\S)")
_ABBREVIATED = re.compile(rf"^(?:(?:[{UP}&(][\w'’&/-]{{0,13}}|of|de|the|and|&|für|der|d'|et|la)[.:]?,?\s?){{1,2}}$")
_GROUP_NAME = re.compile(r"[^.,;:(]{3,80}?(?=\s?[.:(])")
_FIRST_STOP = re.compile(r"[.:]\s")
_EARLY_YEAR = re.compile(r"[(\[]\s?((?:1[89]|20)\d\d)[a-k]?[^)\]]{0,20}[)\]]|(?<=\.\s)((?:1[89]|20)\d\d)\.\s")
_TO_SOURCE = re.compile(r"[\s.,;:]*(?:\bin\b[:\s]*)?", re.IGNORECASE)
_PART = re.compile(r"[.,]\s")
_YEAR_BEFORE = re.compile(
    rf"(?:[\s,;(.]{{1,3}})((?:1[89]|20)\d\d)[a-k]?{_DATE}[\s,;:.)]{{0,3}}(?:vol\.?\s?|v\.\s?)?$", re.IGNORECASE
)
_LAST_COMMA = re.compile(rf",\s(?=[{UP}][^,]{{2,60}}$)")
_IN = re.compile(r"In:?\s", re.IGNORECASE)
_TRAILING = " \t.,;:–—-([{/" + MARK
_NOT_TITLE = re.compile(r"^(?:[\s.,;:)\]&/–-]|\(\s?eds?\.?\)|\b(?:and|et al)\b)+", re.IGNORECASE)


def author_end(text: str) -> int:
    """Where the names at the start of `text` end; 0 where it begins with something else."""
    at = end = 0
    style: re.Pattern[str] | None = _FIRST if _LED.match(text) else None
    for _ in range(1500):
        found = None
        for pattern in (style, _COMMA, _VANCOUVER, _FIRST) if style else (_COMMA, _VANCOUVER, _FIRST):
            if pattern is not None and (found := pattern.match(text, at)):
                style = style or pattern
                break
        if found is None or _GLUED_BRACKET.match(text, found.end()):
            break
        end = found.end()
        if cut := ET_AL.match(text, end):
            return cut.end()
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        at = between.end()
        if cut := ET_AL.match(text, at):
            return cut.end()
    if end:
        # A group may close the list: `Margot NA, Lu B, Study 903 Team (2006)`.
        if between := _BETWEEN.match(text, end):
            group = _GROUP_NAME.match(text, between.end())
            if group and GROUP.search(group.group()):
                return group.end()
        return end
    return 0


def _group_start(text: str, year: re.Match[str] | None) -> int:
    """The end of a group's name at the start: before the year, or the first sentence where it names a body."""
    if year and 0 < year.start() < 200:
        return len(text[: year.start()].rstrip(" (.,["))
    stop = _FIRST_STOP.search(text[:200])
    if stop and stop.start() > 2 and GROUP.search(text[: stop.start()]) and len(text[: stop.start()].split()) <= 14:
        return stop.start()
    if match := ET_AL.search(text[:300]):
        return match.end()
    return 0


def split_fields(text: str) -> Spans:
    """Where the fields of the reference `text` stand; identifiers in it are `MARK`s. Linear in its length."""
    text = text[:6000]
    spans: Spans = {}
    names = author_end(text)
    early = _AFTER_NAMES.match(text, names) if names else None
    if not names:
        paren = _EARLY_YEAR.search(text[:220])
        names = _group_start(text, paren)
        early = _AFTER_NAMES.match(text, names) if names else None
    if names:
        lead = len(text[:names]) - len(text[:names].lstrip(" ("))
        spans["author"] = (lead, len(text[:names].rstrip(" ,;:&(")))
    body = names
    if early:
        spans["year"] = early.span(1)
        body = early.end()
    if skipped := _NOT_TITLE.match(text[body:]):
        body += skipped.end()
    title_end = None
    if body < len(text) and text[body] in _OPEN_QUOTE:
        closing = _CLOSE[text[body]]
        at = next(
            (
                n
                for n in range(body + 8, min(len(text), body + 600))
                if text[n] in closing and not text[n + 1 : n + 2].isalnum()
            ),
            None,
        )
        if at is not None:
            spans["title"] = _trim(text, body + 1, at)
            title_end = at + 1
    numbers = numbers_in(text, title_end or body, spans)
    if title_end is None:
        tail = numbers if numbers is not None else len(text)
        spans.update(title_and_journal(text, body, tail))
    else:
        stop = numbers if numbers is not None else len(text)
        start = title_end
        if match := _TO_SOURCE.match(text, start):
            start = match.end()
        if numbers is None and (dot := _PART.search(text, start, stop)):
            stop = dot.start()
        span = _trim(text, start, stop)
        if span[0] < span[1]:
            spans["journal"] = span
    if "year" not in spans and (years := list(_YEAR.finditer(text, body))):
        spans["year"] = years[-1].span(1)
    return {name: span for name, span in spans.items() if span[0] < span[1]}


def numbers_in(text: str, start: int, spans: Spans) -> int | None:
    """Find year, volume, issue and pages from `start` on; the offset at which they begin."""
    best: re.Match[str] | None = None
    digit = _DIGIT.search(text, start)
    if digit is None:
        return None
    # All that is looked for begins at a number, or a few letters before it.
    begin = max(start, digit.start() - _FAR)
    if ":" in text and (found := _DATE_PAGES.search(text, digit.start())):
        spans.setdefault("year", found.span("year"))
        spans["pages"] = found.span("pages")
        return found.start()
    low = caseless(text)
    for group in _GROUPS:
        for match in group.pattern.finditer(text, begin) if group.may_be_in(low) else ():
            at = match.start("volume")
            lead = text[max(start, at - 14) : at]
            if not (lead.rstrip().rstrip(".")[-1:].isalpha() and _DATED.search(lead)):
                best = match
        if best is not None:
            break
    if best is None:
        years = list(_YEAR.finditer(text, start))
        if years and "year" not in spans:
            spans["year"] = years[-1].span(1)
            return years[-1].start()
        return None
    groups = best.groupdict()
    for name in ("year", "volume", "issue", "pages"):
        if groups.get(name) and (name != "year" or "year" not in spans):
            spans[name] = best.span(name)
    for name in ("sup", "sup2"):
        if groups.get(name) and "issue" not in spans:
            spans["issue"] = _trim(text, *best.span(name))
    begin = best.start()
    before = _YEAR_BEFORE.search(text, max(start, begin - 40), begin)
    if before and "year" not in spans:
        spans["year"] = before.span(1)
        begin = before.start()
    return begin


def title_and_journal(text: str, start: int, tail: int) -> Spans:
    """Part what lies between names and numbers into title and journal."""
    end = _trim(text, start, tail)[1]
    if end <= start:
        return {}
    piece = text[start:end]
    if (cut := piece.find(MARK)) > 20:
        end = start + cut
        piece = text[start:end]
    stops = [stop for stop in _STOP.finditer(piece) if not _inside(piece, stop.start())]
    if not stops:
        if (comma := _LAST_COMMA.search(piece)) and len(piece[: comma.start()]) > 20:
            return {
                "title": _trim(text, start, start + comma.start()),
                "journal": _trim(text, start + comma.end(), end),
            }
        return {"title": _trim(text, start, end)}
    at = len(stops) - 1
    # Steps left over the pieces of an abbreviated journal: `Proc. Natl. Acad. Sci.`
    while at > 0:
        between = piece[stops[at - 1].end() : stops[at].start() + 1]
        if len(between) <= 30 and _ABBREVIATED.match(between) and stops[at].group()[0] == ".":
            at -= 1
        else:
            break
    journal = _trim(text, start + stops[at].end(), end)
    if match := _IN.match(text, journal[0], journal[1]):
        journal = (match.end(), journal[1])
    return {
        "title": _trim(text, start, start + stops[at].start() + (1 if stops[at].group()[0] in "?!" else 0)),
        "journal": journal,
    }


def _inside(piece: str, at: int) -> bool:
    """Whether offset `at` is within brackets: `Angewandte Chemie (International ed. in English)`."""
    return piece.rfind("(", 0, at) > piece.rfind(")", 0, at) and piece.find(")", at) > at


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRAILING + ")]":
        start += 1
    while end > start and (text[end - 1] in _TRAILING + " "):
        end -= 1
    return start, end
