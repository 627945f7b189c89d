"""Where names, title and journal part, where quotation marks, stops or a style without titles say so plainly."""

from __future__ import annotations

import functools
import re

from citecheck.references.rules import Spans

QUOTED = {"“": "”", "‘": "’", '"': '"', "„": "“"}
"""What opens a title, and what closes it."""
_NESTED = ("‘“", "“‘")
_IN_BOOK = re.compile(r"[Ii]n:?\s")
_ACRONYM = re.compile(r"[.?!]\s(?![IVXLC]+$)([A-Z]{3,6})$")
"""The journal's acronym before its name, `AJR. American journal of roentgenology`, that was left at a title's end."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_ONLY = re.compile(r"[A-ZÀ-Þ][^\W\d_]+\.?(?: [^\W\d_&]+\.?| &){0,5}")
_JOURNAL_OF = re.compile(
    r"(?<=[A-Z]\.\s)((?:(?:Int|Br|Am|Eur|Can)\. )?J\. (?:[A-Z][a-z]+\.? ){1,5}[A-Z][a-z]*\.?),? \(?(?:19|20)\d\d"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w&]+\.?(?: (?:[A-ZÀ-Þ][\w&]*\.?|of|and|the|&|\([A-Z]\w+\.?\))){0,6}")
_J_LAST = re.compile(r"[A-Z]\. J$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = frozenset(("of", "the", "and", "in", "for", "on", "to", "with", "from", "by", "an", "et", "de", "und"))
_BETWEEN = re.compile(r"[.:]?\s(?:(?:Part|Pt)\.? )?(?:[IVXLC]{1,6}|\d{1,2})[.:]\s")
_PART_OF = re.compile(r"(?:(?:Part|Pt)\.? )?(?:[IVXLC]{1,6}|\d{1,2})\.\s|Part [A-Z\d]\b")
"""`XI. Artifacts`, `Part 2`: a part of a work in several, which no journal's name begins with."""
_TOLD = re.compile(
    r"(?:(?:A|Two|Three|Report of (?:a|two|three|\d+)) )?"
    r"(?:Cases?|Review|Preliminary|Author'?s'? (?:reply|response)|Letter|Editorial|Clinical (?:article|conference)|"
    r"Technical note)"
    r"(?: (?:reports?|communication|study|results|findings|series|of (?:the )?literature|"
    r"(?:and|with)(?: an?| the)? (?:literature )?review(?: of (?:the )?literature)?))*[.,]\s(?=[A-Z])"
)
"""What a title says of the work at its end: `Case report.`"""
_PART_ALONE = re.compile(r"(?:Part|Pt)\.? (?:[IVXLC]{1,6}|\d{1,2})\.\s(?=[A-Z])")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b")
_SHORTEST = 8
"""Letters of a title at least."""
_FEW = 3
"""Words between a closed quotation and the journal that may belong to the journal."""


def two_sentences(text: str, found: tuple[int, int], journal: tuple[int, int]) -> bool:
    """Whether what `found` has before `journal` is a sentence of a title, as no name of a journal is written.

    `Rheumatoid pericarditis. Clinical significance and operative management. J Thorac Cardiovasc Surg`.
    """
    words = _WORD.findall(text, found[0], journal[0])
    plain = [word for word in words if word.islower() and word not in _SMALL]
    lead = text[found[0] : journal[0]].rstrip()
    if not lead.endswith((".", "?", "!")) or _MONTH.match(text, *journal):
        return False
    return (len(words) >= 4 and len(plain) >= 2) or _PART_OF.match(lead + " ") is not None


def follows(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether only the number of a part stands between: `Studies on ionophores. XI. Artifacts of decay`."""
    return first[1] <= second[0] and _BETWEEN.fullmatch(text, first[1], second[0]) is not None


def part(text: str, spans: Spans) -> None:
    """Part title and journal where a closing quotation mark, the journal's acronym or a part's number says how."""
    if "title" not in spans or "journal" not in spans:
        return
    start, end = spans["title"]
    if spans["journal"][0] < end:
        return
    if lead := _PART_ALONE.match(text, *spans["journal"]) or _TOLD.match(text, *spans["journal"]):
        spans["title"], spans["journal"] = (start, lead.end() - 1), (lead.end(), spans["journal"][1])
        return
    opening = next((text[at] for at in (start, start - 1) if at >= 0 and text[at] in QUOTED), None)
    cut = None
    if (
        opening
        and text[start - 1 : start + 1] not in _NESTED
        and (close := _closing(opening).search(text, start + _SHORTEST, end))
    ):
        rest = text[close.end() : end]
        if not close.group().endswith(". ") or len(rest.split()) <= _FEW or _IN_BOOK.match(rest):
            cut = close.span()
    elif (acronym := _ACRONYM.search(text, max(start + _SHORTEST, end - 10), end)) is not None:
        cut = (acronym.start(), acronym.start(1))
    if cut is not None:
        spans["title"] = (start, cut[0])
        spans["journal"] = (cut[1], spans["journal"][1])


@functools.cache
def _closing(opening: str) -> re.Pattern[str]:
    """The end of a title in quotation marks: a stop stands before the mark, or a comma or stop behind it."""
    inside = ".," if opening == "‘" else ".,?!"
    return re.compile(rf"(?<=[{inside}]){QUOTED[opening]}\s|{QUOTED[opening]}[.,]\s")


def settle(text: str, spans: Spans, rules: Spans) -> None:
    """The journal before its volume: `J. Wachtveitl, Nanoscale 13, 9808 (2021)` in styles without titles."""
    title, journal, volume = spans.get("title"), spans.get("journal"), spans.get("volume")
    if title and journal and volume and "pages" in spans and title[0] + _SHORTEST < journal[0] < title[1] <= volume[0]:
        # Before its numbers a journal is surer than where the title ends, if a stop or a comma parts them.
        if text[: journal[0]].rstrip().endswith((".", ",", "?", "!")):
            spans["title"] = (title[0], journal[0])
        elif title[1] < journal[1]:
            rest = text[title[1] : journal[1]]
            spans["journal"] = (journal[1] - len(rest.lstrip(' .,;:”"’')), journal[1])
    place = rules.get("title")
    if "author" in rules and (begun := _JOURNAL_OF.search(text, rules["author"][0])):
        at, title = begun.span(1), spans.get("title") or begun.span(1)
        if at[0] < max(rules["author"][1], spans.get("author", (0, 0))[1]) and at[0] <= title[0] and title[1] <= at[1]:
            # `Ek, C. J. Am. Chem. Soc. 2010`: the J is no initial.
            spans["author"], spans["journal"] = (rules["author"][0], at[0]), at
            spans.pop("title", None)
            return
    if (
        ("journal" in spans and not _in_two(text, spans, rules))
        or place is None
        or text[place[0] - 1 : place[0]] in QUOTED
        or volume is None
        or "pages" not in spans
        or "author" not in rules
    ):
        return
    between = text[place[1] : volume[0]].strip(" ,.;:()")
    if not between:
        named = _NAME_ONLY.fullmatch(text, *place) is not None
    else:
        # With the year between, it might be a title: `Denne, W. A. Rheumatol Rehabil 1979, 18, 23–9.`
        named = _YEAR.fullmatch(between) is not None and _CAPITALS.fullmatch(text, *place) is not None
    if named:
        author = rules["author"]
        if _J_LAST.search(text, *author) and text[author[1] : place[0]] == " ":
            # `Ek C. J Antibiot 1977`: an initial would have its stop, as the one before it.
            author, place = (author[0], author[1] - 2), (author[1] - 1, place[1])
        spans["author"], spans["journal"] = author, place
        spans.pop("title", None)


def _in_two(text: str, spans: Spans, rules: Spans) -> bool:
    """Whether a title and a journal that nothing parts are one to the rules: `Sci Total|Environ 1977;7:117-29`."""
    title, journal, place = spans.get("title"), spans["journal"], rules.get("title")
    if place is None or "journal" in rules or journal[1] != place[1]:
        return False
    if title is None:
        return journal[0] == place[0]
    return title[0] == place[0] and not text[title[1] : journal[0]].strip()
