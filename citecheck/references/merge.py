"""One reading of a reference out of two: what the rules found and what the model labelled."""

from __future__ import annotations

import re

from citecheck.references.borders import QUOTED, follows, part, settle, two_sentences
from citecheck.references.identifiers import MARK
from citecheck.references.names import GROUP
from citecheck.references.rules import Spans

_NUMBERS = ("volume", "issue", "pages")
_NAMES = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+,? [A-ZÀ-Þ]{1,3}\b|\b[A-ZÀ-Þ]\.? [A-ZÀ-Þ][\w'’-]+|\bet al\b")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SENTENCE = re.compile(r"[.?!;:\"”»]\s*$|[.?!;]\s")
_ENDS_OPEN = re.compile(r"\b(?:of|the|in|and|for|with|by|on|to|a|an|from|de|la|der|und|et|y)$", re.IGNORECASE)
_PLACE = re.compile(r"\s?\([A-ZÀ-Þ][^()\d]{1,40}(?::\s1[89]\d\d)?\)(?=[\s.,;:]|$)")
_NAME_ON = re.compile(r"\.?(?:\s(?:[A-ZÀ-Þ][\w&]{0,10}|&|of|and)\.?){1,5}(?=[\s.,;:(]|$)")
_LEADS_ON = re.compile(r"\W{0,6}(?:in|dans|eng)\W{0,6}", re.IGNORECASE)
_COCHRANE = re.compile(r"\b(?:CD|MR)\d{6}\b")
_YEAR_LAST = re.compile(r"\bpp?\.\s?\w+(?:[-–]\w+)?,\s((?:19|20)\d\d)[\s.\ue000]*$")
_YEAR_AS_VOLUME = re.compile(r"((?:19|20)\d\d)\s?[,:;]\s?$")
_GLUED_LEAD = re.compile(r"(?<![A-Za-z])(?!pp?$)[A-Za-z]{1,3}$")
_VOLUME_AND_PAGES = re.compile(r"(\d{1,4})\s?[;,]\s?(\d{1,6}\s?[-–]\s?\d{1,6})(?![\w])")
_ISSUE_BETWEEN = re.compile(r",\s(\d{1,3}),\s(?:pp?\.\s)?")
_CUT_PAGES = re.compile(r"\.[eEsS]\d")
"""What follows pages that were cut off before the letter of a part that is published on the web only: `384.e1-7`."""
_BEHALF = re.compile(r"(?:(?:for|on behalf of|and)\s(?:the\s)?)?([A-ZÀ-Þ][^.:;?!]{3,110}+)[.:]\s+(?=[A-ZÀ-Þ])")
_GROUP_END = re.compile(
    r"\b(?:group|investigators|collaborat(?:ion|ors)|consortium|team|committee|network|trialists|panel)$", re.IGNORECASE
)


def merge(text: str, rules: Spans, learned: Spans) -> Spans:
    """The fields of `text`: the model's where it can be right, the rules' where it is silent or cannot.

    Offsets are half-open, as in `rules` and `learned`; neither is changed.
    """
    if not learned:
        return rules
    spans = dict(rules)
    if "title" in rules and "author" in rules and rules["title"][1] <= rules["author"][0]:
        # A title before the names: the model knows next to none.
        return spans
    for name in ("author", "title", "journal"):
        if name in learned:
            spans[name] = learned[name]
    _words(text, spans, rules, learned)
    _source(text, spans, rules, learned)
    part(text, spans)
    _year(text, spans, rules, learned)
    _numbers(text, spans, rules, learned)
    _row(text, spans)
    _journal_end(text, spans)
    _article_number(text, spans)
    settle(text, spans, rules)
    return spans


def _words(text: str, spans: Spans, rules: Spans, learned: Spans) -> None:
    """Names and title: mends of what one of the two readings cuts short or takes too far."""
    author, title, mine = rules.get("author"), rules.get("title"), learned.get("title")
    if author and "author" in learned and learned["author"][0] > author[0] + 3 and (not mine or author[0] < mine[0]):
        spans["author"] = (author[0], max(author[1], learned["author"][1]))
    if mine and title and author:
        if mine[0] + 6 < author[1] and _NAMES.search(text[mine[0] : author[1]]):
            # The model takes the last names for the beginning of the title.
            spans["author"], spans["title"] = author, (title[0], max(title[1], mine[1]))
        elif title[0] < mine[0] < title[1] and mine[0] - title[0] < 1500 and text[mine[0] - 1] not in QUOTED:
            between = text[title[0] : mine[0]].rstrip(" .,:;")
            if not any(pattern.search(between) for pattern in (_NAMES, _YEAR, _GROUP_END)):
                spans["title"] = (title[0], mine[1])
        elif author[1] <= title[0] and follows(text, title, mine):
            spans["title"] = (title[0], mine[1])
    if (place := spans.get("title")) and "author" in spans and (lead := _BEHALF.match(text, *place)):
        name = lead.group(1)
        if GROUP.search(name) and _GROUP_END.search(name) and len(name.split()) < 14 and lead.end() + 15 < place[1]:
            spans["title"] = (lead.end(), place[1])


def _source(text: str, spans: Spans, rules: Spans, learned: Spans) -> None:
    """The journal, and where the title ends before it."""
    place, journal, found = spans.get("title"), rules.get("journal"), learned.get("journal")
    if place is None or (journal is None and found is None):
        return
    if found is None:
        if journal and "title" in rules and rules["title"][0] == place[0] and place[1] >= journal[1]:
            spans["title"] = rules["title"]
        return
    if "title" not in learned and journal and found[0] < place[1] <= journal[0]:
        spans["journal"] = journal
        return
    if journal and place[1] <= found[0] < journal[0] and found[1] == journal[1] and two_sentences(text, found, journal):
        # A title of two sentences: `Rheumatoid pericarditis. Clinical significance and management.`
        spans["title"], spans["journal"] = (place[0], journal[0]), journal
        return
    gap = text[place[1] : found[0]]
    if journal and found[0] < place[0] and journal[0] >= place[1]:
        # What stands before the title is no journal.
        spans["journal"] = journal
    elif (
        any(c.isalpha() for c in gap)
        and not _LEADS_ON.fullmatch(gap)
        and not any(c.isdigit() or c == MARK for c in gap)
        and len(gap) < 80
        and (not _SENTENCE.search(gap) or _ENDS_OPEN.search(text[slice(*place)]))
    ):
        spans["title"] = (place[0], found[0])
    if journal and (
        (found[0] == journal[0] and re.fullmatch(r"\d{1,2}", text[found[1] : journal[1]]))
        or (found[1] == journal[1] and place[1] <= journal[0] < found[0])
    ):
        spans["journal"] = journal


def _year(text: str, spans: Spans, rules: Spans, learned: Spans) -> None:
    year = learned.get("year")
    if year is None or not re.match(r"(?:1[5-9]|20)\d\d", text[slice(*year)]):
        return
    inside = any(name in spans and spans[name][0] < year[0] < spans[name][1] for name in ("title", "journal"))
    if "year" in rules and (inside or text[rules["year"][1] :].lstrip().startswith(";")):
        return
    if text[year[1] : year[1] + 1] == ")" and (last := _YEAR_LAST.search(text, year[1])):
        # `Dis. Children (1960), vol. 133, pp. 157–59, 1979.`: the first belongs to the journal's name.
        year = last.span(1)
    spans["year"] = year


def _numbers(text: str, spans: Spans, rules: Spans, learned: Spans) -> None:
    """Volume, issue and pages: the model's where they look like it and stand behind the title."""
    after = spans["title"][1] if "title" in learned and "title" in spans else 0
    source = spans["journal"][0] if "journal" in spans else 0
    kept: Spans = {}
    for name in _NUMBERS:
        spans.pop(name, None)
        place, printed = learned.get(name), rules.get(name)
        if place is None or (printed and place[0] < source <= printed[0]):
            continue
        if name == "pages" and (lead := _GLUED_LEAD.search(text, max(0, place[0] - 3), place[0])):
            place = (lead.start(), place[1])
        if name == "pages" and printed and printed[0] == place[0] and _CUT_PAGES.match(text, place[1], printed[1]):
            place = printed
        value = text[slice(*place)]
        if printed and place[0] <= printed[0] and printed[1] <= place[1] and _tighter(name, value, place, printed):
            kept[name] = printed
        elif place[0] >= after and _plausible(name, value):
            kept[name] = place
    for name in _NUMBERS:
        printed = rules.get(name)
        if name in kept:
            spans[name] = kept[name]
        elif (
            printed
            and printed != spans.get("year")
            and not any(start < printed[1] and printed[0] < end for start, end in kept.values())
        ):
            spans[name] = printed


def _tighter(name: str, value: str, place: tuple[int, int], printed: tuple[int, int]) -> bool:
    """Whether the rules' `printed`, inside the model's `place`, leaves out what does not belong: `149 Suppl 55`."""
    if name == "pages":
        return printed[0] > place[0] or place[1] - printed[1] > 12
    return printed[0] == place[0] or " " in value or ")" in value


def _plausible(name: str, value: str) -> bool:
    if name == "pages":
        return any(c.isdigit() for c in value) and "(" not in value and ")" not in value
    if name == "volume":
        return any(c.isdigit() for c in value) or re.fullmatch(r"[IVXLC ]{1,12}", value) is not None
    return bool(value.strip())


def _row(text: str, spans: Spans) -> None:
    """Numbers in a row of commas or semicolons: `2021; 30; 1757–68`, `2021, 35, 82–5`, `Journal. 3, 1, 51–5`."""
    pages, journal = spans.get("pages"), spans.get("journal")
    volume = spans.get("volume")
    one = volume or pages
    if one and not (volume and pages) and (row := _VOLUME_AND_PAGES.match(text, one[0])):
        # The volume, or what was taken for the pages and is it, with the pages behind.
        if _YEAR.search(text, max(0, one[0] - 7), one[0]) and row.end() >= one[1]:
            spans["volume"], spans["pages"] = row.span(1), row.span(2)
        return
    if volume and journal and journal[0] < volume[0] and volume[1] == journal[1]:
        spans["journal"] = (journal[0], len(text[: volume[0]].rstrip(" .,;")))
        if pages and "issue" not in spans and (issue := _ISSUE_BETWEEN.fullmatch(text, volume[1], pages[0])):
            spans["issue"] = issue.span(1)


def _journal_end(text: str, spans: Spans) -> None:
    """`Proc Natl Acad` goes on to `Sci U S A`; a place in brackets belongs to the name."""
    if "journal" not in spans:
        return
    start, end = spans["journal"]
    follows = [spans[name][0] for name in ("volume", "issue", "pages", "year") if spans.get(name, (0, 0))[0] >= end]
    stop = min(follows, default=None)
    if (
        stop is not None
        and (rest := _NAME_ON.match(text, end, stop))
        and not text[rest.end() : stop].strip(" .,;:(")
        and not re.search(r"\b(?:Vol|Volume|No|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", rest.group())
    ):
        end = rest.end()
    if place := _PLACE.match(text, end):
        end = place.end()
    spans["journal"] = (start, end)


def _article_number(text: str, spans: Spans) -> None:
    """`2005;(1):CD001497` of a Cochrane review; `2017: 1-7` where the year is the volume and stands before as well."""
    if "pages" not in spans and (review := _COCHRANE.search(text)):
        spans["pages"] = review.span()
    if "volume" not in spans and "pages" in spans and "year" in spans:
        volume = _YEAR_AS_VOLUME.search(text, max(0, spans["pages"][0] - 8), spans["pages"][0])
        if volume and volume.start(1) > spans["year"][1] and volume.group(1) == text[slice(*spans["year"])][:4]:
            spans["volume"] = volume.span(1)
