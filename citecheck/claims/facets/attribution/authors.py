"""By whom a claim says that its source is, against the authors of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import IN_A_JOURNAL, STUDY, credit
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.numerals import NUMERALS, in_words
from citecheck.claims.words.places import countries
from citecheck.claims.words.rarity import known
from citecheck.claims.words.terms import tokens
from citecheck.claims.words.wordlists import words
from citecheck.models import Author, Record
from citecheck.text.fold import fold

_PARTICLES = r"(?:(?:van|von|de|der|den|la|le|di|da|Mc|Mac|O['’]|El|Al)[ -]?){0,2}"
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_NAME = rf"{_PARTICLES}(?=[\w'’]*[a-zß-ÿā-ž]){_CAPITAL}[\w'’]+(?:-{_CAPITAL}[\w'’]+)?"
_YEAR = r",?\s\(?(?:19|20)\d\d[a-z]?\b\)?"
_TOLD = (
    r"\s(?:(?:also|first|further|previously|recently)\s)?(?:(?:have|had)\s)?(?:report|f(?:i|ou)nd|demonstrat|observ|"
    r"describ|conclud|suggest|stat|not(?=e)|argu|propos|wr(?:i|o)t)\w*\b"
)
_NUMBERED = r"(?:\s?[(\[]\d{1,3}(?:[\s,–-]+\d{1,3})*[)\]]|\s{2,}(?=\s))"
"""The number of a citation, or the room that it left, between two people and what they did: `Lee and Moss (8) saw`."""
_DID = (
    r"\s(?:(?:also|first|further|previously|recently)\s)?(?:pool|review|compar|follow|measur|analy[sz]|examin|"
    r"investigat|stud(?:y|i)|assess|evaluat|record|identif|estimat|saw|show|link|treat|enrol|recruit|survey|test|trac|"
    r"confirm|calculat|gave|assign|randomi|ask|collect|used|looked|tr(?:y|i)|count|watch|sampl|search)\w*\b"
)
"""What only those who are cited by number are said to have done: of others it may be told that they treat somebody."""
_BY = (
    rf"(?:[Aa]ccording to|[Aa]s (?:described|reported|shown|noted|found|demonstrated|observed|stated) (?:by|in)|"
    rf"\b{STUDY} by|\b(?:found|reported|shown|demonstrated|observed|described) by)"
)
_TEAM = r"(?:(?:research\s)?(?:team|group)|laborator(?:y|ies)|lab|colleagues|co-?workers)"
_AND_OTHERS = re.compile(
    rf"(?P<listed>[A-Z][\w'’-]+,\s)?\b(?P<one>{_NAME})(?:\s[A-Z]{{1,3}})?\s+(?:(?P<first>et\s+al\b)|"
    r"and\s+(?:(?:his|her|(?P<theirs>their))\s+)?(?:colleagues|co-?workers|associates)\b)|"
    rf"\b(?i:work|studies|research|trials?|study|paper)\s(?:by|of|from)\s(?P<group>{_NAME})['’]s\s{_TEAM}\b|"
    rf"\b(?P<team>{_NAME})['’]s\s{_TEAM}{_TOLD}|"
    rf"\b(?:[Tt]he|[Aa])\s{_TEAM}\s(?:of|led by|headed by|around|under)\s(?:(?:Professor|Prof\.?|"
    rf"Dr\.?)\s)?(?P<led>{_NAME}){_TOLD}"
)
_TWO = re.compile(
    rf"(?P<by>{_BY}\s)?\b(?P<one>{_NAME})\s(?:and|&)\s(?P<two>{_NAME})"
    rf"(?=(?P<year>{_YEAR})|(?P<number>{_NUMBERED}(?:{_TOLD}|{_DID}))|(?P<told>{_TOLD})|,|[.;]?$)"
)
_ONE = re.compile(
    rf"\b{STUDY} by\s(?P<by>{_NAME})(?=(?P<year>{_YEAR})|,)|"
    rf"(?:^|[;,]\s)(?P<one>{_NAME})\s\((?:19|20)\d\d[a-z]?\){_TOLD}"
)
_FIRST = re.compile(
    rf"\b(?:[Ww]ith|has|had|having)\s(?P<one>{_NAME})\sas\s(?:(?:its|the)\s)?first(?:-named)?\sauthor\b|"
    rf"\bfirst[ -]author(?:ed by)?,?\s(?:(?:Professor|Prof\.?|Dr\.?)\s)?(?:[A-Z][\w'’.-]*\s)?(?P<two>{_NAME})\b|"
    rf"\b(?P<three>{_NAME}),?\s(?:the|its)\sfirst\sauthor\b|"
    rf"\b(?:whose|the|its)\sfirst\sauthor\s(?:is|was)\s(?:(?:Professor|Prof\.?|Dr\.?)\s)?(?P<four>{_NAME})\b"
)
_ALONE = re.compile(
    r"\b(?i:in (?:an?|the|his|her|this) (?:single|sole|one)-author(?:ed)? (?:paper|article|report|study|review|work)|"
    r"(?:by|as|is|was) (?:a|the|its|their) (?:single|sole|only) author)\b"
)
_LISTED = re.compile(
    rf"(?P<one>{_NAME}),\s(?P<two>{_NAME}),?\s(?:and\s(?:others\b|(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|"
    rf"associates|co-?authors)\b)|et\sal\b)"
)
_LAST = re.compile(
    rf"\b(?P<one>{_NAME}),?\s(?:(?:the|its|as)\s)?(?:last|senior)\sauthor\b|\b(?P<two>{_NAME})\s\((?:the\s)?(?:last|"
    rf"senior)"
    rf"(?:\sauthor)?\)|\b(?:whose|the|its)\s(?:last|senior)\sauthor\s(?:is|was)\s(?P<three>{_NAME})\b|"
    rf"\b(?:last|senior)[ -]author,?\s(?P<four>{_NAME})\b|"
    rf"\b(?:[Ww]ith|has|had|having)\s(?P<five>{_NAME})\sas\s(?:its\s|the\s)?(?:last|senior)\sauthor\b"
)
_HOW_MANY = re.compile(
    rf"\b(?:[Aa]|the) (?:team|group) of (?P<all>\w+(?:-\w+)?) authors\b|"
    rf"(?<![,&] )(?<!and )\b{_NAME} (?:with|and) (?P<more>\w+(?:-\w+)?) (?:co-?authors|colleagues|co-?workers)\b|"
    rf"\b{_NAME},? (?P<alone>(?:writing|publishing) alone|as (?:the )?(?:sole|only|single) author)\b"
)
"""How many wrote it."""
OPENERS = frozenset(
    words(
        "recently however thus then also here there yet again moreover furthermore therefore hence indeed still "
        "previously earlier later lately finally first second third interestingly notably importantly similarly "
        "likewise "
        "consequently accordingly conversely additionally meanwhile nevertheless nonetheless subsequently overall "
        "specifically originally initially instead besides although since while nor and but"
    )
)
"""Words that open a sentence before a name: `Recently, Lee et al. found`."""
_WRITING_IN = re.compile(r"\b[Ww]riting (?:in|for)\s[^;()]{2,140}$|\b[Ff]rom\s[A-Z][\w’'-]+,\s\S+$")
"""Before names that are a journal's or a place's: `Writing in Brain and Behavior, Lee and colleagues`."""
_TITLE = re.compile(r"[(\[][^()\[\]]*\b(?:of|for|in|on)\s[^()\[\],;]*$")
"""Before a word of a title in brackets: `(Annals of Sleep and Waking, 2015)`."""
_DATED = re.compile(r"\.?,?\s[(\[]?(?:19|20)\d\d[a-z]?\b")
_WORDS = (
    "et al",
    "alone",
    "sole",
    "team",
    "group",
    "laborator",
    " lab ",
    "colleagues",
    "workers",
    "associates",
    " and ",
    " & ",
    " by ",
    "author",
    "'s ",
    "’s ",
    "19",
    "20",
)
"""Without one of these a text names no author."""
_SHORT = 5
"""Names of so many letters are others' with one of them changed: `Wang`, `Wong`."""
_ITS_HEAD = re.compile(r"\b(?:work|works|efforts|group|lab|laboratory|team|research) (?:of|by|from|around)\s$")
"""Before who stands for a group, and may be the last author."""
_CUT_AT = 10
"""So many authors at most were kept by PubMed in the years when it cut their lists."""
_AT_THE_END = -1
"""Told of as the last author."""
_SHARED, _SHARED_FROM = 2, 2000
"""So many at the head of a list may share the first place, in works from this year on: "et al." may stand behind
either."""


class Named(NamedTuple):
    """Who is named as the author of a source; `heads`: as one of so many first ones, 0 for any."""

    at: tuple[int, int]
    names: tuple[str, ...]
    heads: int
    sure: bool
    """Whether it can be nothing but a name."""
    or_last: bool = False
    """The last author, whose group it may be, is named as well as a first one."""


def authors(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """What the claim says of the authors of its source."""
    theirs = matter.record.fields.authors
    if not theirs or not any(word in text for word in _WORDS):
        return []
    each = list(_named(text))
    found: list[Observation | None] = []
    alone = _ALONE.search(text)
    if alone is not None and own and len(theirs) > 1 and len(matter.claim.references) == 1:
        message = f"The text speaks of a single author, the record has {len(theirs)}."
        found.append(credit(text, own, alone.span(), "differs", f"{theirs[0].family} et al.", message=message))
    found.extend(_counted(matter, text, own))
    for named in each:
        strange = [n for n in named.names if not any(_is(fold(n), a) for a in theirs)]
        if not strange and named.heads == _AT_THE_END:
            found.append(_last(matter, text, own, named))
        elif not strange and not _late(fold(named.names[0]), matter.record, named):
            found.append(credit(text, own, named.at, "agrees", theirs[0].family))
        elif (
            own
            and (len(each) == 1 or named.heads == 1)
            and len(matter.claim.references) == 1
            and all(_is_strange(matter, n) for n in strange)
            and (strange or not _is_told_of(matter, named.names[0]))
            and (named.sure or not any(_means_more(n) for n in strange))
            and not _quoted(text, named.at[0])
            and not _of_the_journal(matter, strange)
            and not of_another_work(text, named.at)
        ):
            found.append(_differs(text, own, named, strange, theirs))
        else:
            found.append(credit(text, own, named.at, "absent", None))
    return found


def names_at(text: str, at: tuple[int, int]) -> tuple[str, ...]:
    """The family names that a text gives at the offsets `at` as those of who wrote its source; empty without."""
    return next((named.names for named in _named(text) if named.at == at and named.heads != _AT_THE_END), ())


def _last(matter: Matter, text: str, own: bool, named: Named) -> Observation:
    """The answer for one of the authors whom the claim calls the last one."""
    people = [a for a in matter.record.fields.authors if a.given is not None] or list(matter.record.fields.authors)
    name = named.names[0]
    if _is(fold(name), people[-1]) or not own or len(matter.claim.references) > 1:
        return credit(text, own, named.at, "agrees", people[-1].family)
    message = f"The text names {name} as the last author, the record {people[-1].family}."
    return credit(text, own, named.at, "differs", people[-1].family, message=message)


def _number(word: str) -> int | None:
    """What a number is worth, in digits or in words below a hundred."""
    if word.isdigit():
        return int(word)
    return int(in_words(word)[0]) if NUMERALS.issuperset(word.split("-")) else None


def _counted(matter: Matter, text: str, own: bool) -> Iterator[Observation]:
    """The answer where the claim tells how many wrote its source, and the record has others; PubMed may leave some out,
    so that more than it has are no contrary.
    """
    known = len(matter.record.fields.authors)
    for match in _HOW_MANY.finditer(text):
        if not own or len(matter.claim.references) != 1 or of_another_work(text, match.span()):
            continue
        if _quoted(text, match.start()):
            continue
        group = match.lastgroup or "all"
        number = 1 if group == "alone" else _number(match[group].lower())
        if number is None:
            continue
        number += group == "more"
        if number != known and (known < _CUT_AT or number < known):
            message = f"The text speaks of {number} author{'s' * (number != 1)}, the record has {known}."
            yield credit(text, own, match.span(group), "differs", f"{known} authors", message=message)


def _named(text: str) -> Iterator[Named]:
    """Each naming of authors in the text, once, by the surest form that it has."""
    taken: list[tuple[int, int]] = []

    def new(match: re.Match[str]) -> bool:
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        taken.append(match.span())
        return free

    for match in _FIRST.finditer(text):
        group = match.lastgroup or "one"
        if new(match):
            yield Named(match.span(group), (match[group],), heads=1, sure=True)
    for match in _LAST.finditer(text):
        group = match.lastgroup or "one"
        if new(match):
            yield Named(match.span(group), (match[group],), heads=_AT_THE_END, sure=True)
    for match in _LISTED.finditer(text):
        both = match.start("one"), match.end("two")
        opens = fold(match["one"]) in OPENERS or countries(match["one"])
        in_journal = IN_A_JOURNAL.search(text, 0, both[0]) or _WRITING_IN.search(text, 0, both[1])
        if not opens and not in_journal and new(match):
            yield Named(both, (match["one"], match["two"]), heads=0, sure=False)
    for match in _AND_OTHERS.finditer(text):
        if new(match):
            heads = 0 if match["listed"] or match["group"] or match["team"] or match["led"] else _SHARED
            # "Surgeons and their colleagues" are nobody in particular
            group = next(name for name in ("group", "team", "led", "one") if match[name])
            dated = match["first"] is not None and _DATED.match(text, match.end()) is not None
            sure = match["theirs"] is None
            or_last = match["first"] is None
            if heads == _SHARED and not dated and _ITS_HEAD.search(text, 0, match.start(group)):
                heads = 0
            yield Named(match.span(group), (match[group],), heads=heads, sure=sure, or_last=or_last)
    for match in _TWO.finditer(text):
        if (
            (match["by"] or match["year"] or match["number"] or match["told"])
            and not _TITLE.search(text, 0, match.start())
            and new(match)
        ):
            both = match.start("one"), match.end("two")
            sure = match["year"] is not None or (bool(match["number"]) and not countries(match.group()))
            yield Named(both, (match["one"], match["two"]), heads=0, sure=sure)
    for match in _ONE.finditer(text):
        group = "one" if match["one"] else "by"
        if new(match):
            yield Named(match.span(group), (match[group],), heads=0, sure=bool(match["one"] or match["year"]))


def _is(name: str, author: Author) -> bool:
    family = fold(author.family)
    return name == family or name in family.split() or family in name.split() or family.endswith(" " + name)


def _late(name: str, record: Record, named: Named) -> bool:
    """Whether the name is that of an author behind the first ones, and not of the last where that will do."""
    theirs = record.fields.authors
    people = [a for a in theirs if a.given is not None] or list(theirs)
    heads = min(named.heads, 1) if record.years and max(record.years) < _SHARED_FROM else named.heads
    first = people[: max(0, heads)]
    if not first or (named.or_last and _is(name, people[-1])):
        return False
    return not any(_is(name, a) or name in fold(a.given or "").split() for a in first)


def _is_strange(matter: Matter, name: str) -> bool:
    """Whether a name is not that of an author with a slip of the pen, nor of someone of whom the record tells."""
    folded, theirs = fold(name), matter.record.fields.authors
    slip = 1 + len(folded) // 8 if len(folded) > _SHORT else 0
    if any(DamerauLevenshtein.distance(folded, fold(a.family)) <= slip for a in theirs):
        return False
    return not _is_told_of(matter, name) and not any(name in a for a in matter.record.affiliations)


def _is_told_of(matter: Matter, name: str) -> bool:
    """Whether title or abstract has the name: of an earlier work, or of what is called after somebody."""
    return name.lower() in f"{matter.reading.title.text} {matter.reading.text}".lower()


def _means_more(name: str) -> bool:
    """Whether what looks like a name may be that of a place, a company, a germ or a test."""
    words = (k for t in tokens(name) for k in t.keys)
    return bool(countries(name)) or any(known(k) for k in words)


def _differs(text: str, own: bool, named: Named, strange: list[str], theirs: tuple[Author, ...]) -> Observation:
    first = theirs[0].family
    if strange:
        record = first + (" et al." if len(theirs) > 1 else "")
        message = f"The text names {' and '.join(strange)}, the record is by {record}".removesuffix(".") + "."
    else:
        record = first
        message = f"The text names {named.names[0]} as the first author, the record {first}."
    return credit(text, own, named.at, "differs", record, message=message)


def _of_the_journal(matter: Matter, strange: Sequence[str]) -> bool:
    """Whether what looks like strange names are words of the record's journal: `in Social Science & Medicine`."""
    journal = fold(" ".join(matter.record.journals)).split()
    return bool(strange) and all(word in journal for name in strange for word in fold(name).split())


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
