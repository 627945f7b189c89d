"""What the sentence says of its source: year, month, journal, author, institution, country."""

from __future__ import annotations

import re

from msgspec import structs

from citecheck.claims.exchanges import exchanged
from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.authors import authors
from citecheck.claims.facets.attribution.counted_years import of_what_was_counted
from citecheck.claims.facets.attribution.credited import MONTH, MONTHS, STUDY, credit
from citecheck.claims.facets.attribution.from_place import from_places
from citecheck.claims.facets.attribution.in_journal import journals, named_journal
from citecheck.claims.facets.attribution.one_of_places import one_of_places
from citecheck.claims.facets.attribution.periods import periods
from citecheck.claims.facets.attribution.set_in_region import set_in_region
from citecheck.claims.facets.attribution.works_counted import works_counted
from citecheck.claims.observation import Matter, Observation
from citecheck.models import Record
from citecheck.text.fold import fold

_BETWEEN = (
    r"(?:(?!(?:were|was|is|are|and|or|to|from|with|for|of|in|on|at|by|included|based|data|patients?|participants?|"
    r"people|women|men|children|adults|samples?|cases|subjects|infants|births|wave|we|our)\b)[\w'’/-]+\s+){0,5}?"
)
"""Words between a year and the study that it dates: `2019, and included in the analysis` dates nothing."""
_DATED = re.compile(
    rf"\b(?:(?P<m1>{MONTH})\s+)?(?P<y1>(?:19|"
    rf"20)\d\d)(?:\s?[(\[][\d,;\s–-]{{1,12}}[)\]])?,?\s+{_BETWEEN}(?P<what>{STUDY})\b"
    rf"|\bpublished\s(?:[^.;:]{{0,90}}?\s)?in\s+(?:(?P<m2>{MONTH})\s+)?(?:of\s+)?(?P<y2>(?:19|20)\d\d)\b"
    rf"|\b(?P<what3>{STUDY})\s+(?:\([^)]{{0,30}}\)\s*)?(?:from|of|in)\s+(?:(?P<m3>{MONTH})\s+)?(?P<y3>(?:19|20)\d\d)\b"
    r"|\bet al\.?,?\s*\(?(?P<y4>(?:19|20)\d\d)[a-z]?\)?"
    r"|(?:^|[;,]\s)(?:writing\s)?in\s(?P<y5>(?:19|20)\d\d),?\s(?-i:[A-Z])[\w’'-]+(?:\s(?-i:[A-Z])[\w’'-]+){0,2},?\s"
    r"(?:et al\b|and\s(?:(?:his|her|their)\s)?(?:colleagues|co-?workers|associates)\b)"
    r"|\b(?:et al\.?,?|colleagues|co-?workers|associates)\s(?:first\s)?"
    r"(?:found|show(?:ed|n)|report(?:ed)?|demonstrated|"
    r"described|noted|observed|concluded|suggested|stated|wrote|presented|published)\sin\s(?P<y6>(?:19|20)\d\d)\b"
    r"|\b(?:published|reported|described|presented|proposed|introduced|developed)\sby\s(?-i:[A-Z])[\w’'-]+"
    r"(?:\s(?:et al\.?|and (?:(?:his|her|their)\s)?[\w’'-]+))?\sin\s(?P<y8>(?:19|20)\d\d)\b"
    r"|^in\s(?P<y9>(?:19|20)\d\d),?\s(?:it\swas\s(?:reported|shown|found|noted)|(?:the\s)?(?:authors|researchers|"
    r"investigators)\s|one\sgroup\s|an?\s(?:study|paper|report|article)\s|"
    r"an?\s(?:[\w-]+\s){0,3}(?:study|trial|group|team|laboratory)\s(?:(?:of|from|in)\s[^.;,]{2,60}?\s)?"
    r"(?:reported|showed|found|described|demonstrated|concluded|published)\b)"
    r"|\b(?:colleagues|co-?workers|associates),?\s\(?(?P<y7>(?:19|20)\d\d)\b"
    r"|\bas\s(?:was\s|has been\s)?(?:reported|shown|noted|described)\sin\s(?P<y10>(?:19|20)\d\d)\b"
    r"|\(published\s(?:in\s)?(?P<y11>(?:19|20)\d\d)\)"
    r"|\b(?:paper|article|study|report|review|trial)\s(?:that|which)\s(?:came\sout|appeared|was\spublished)\sin\s"
    r"(?P<y13>(?:19|20)\d\d)\b"
    r"|^(?:back\sin|as\searly\sas|as\sfar\sback\sas|already\sin)\s(?P<y14>(?:19|20)\d\d),\s(?-i:[A-Z])[\w’'-]+\s"
    r"(?:et al\b|and\s|(?:report|found|show|describ|observ|not)\w*\b)"
    r"|\b(?:work|research|paper|article|study|report)\s(?:that|which)\s(?:appeared|was\spublished|came\sout)\sin\s"
    r"[^.;,]{3,90}?\sin\s(?P<y15>(?:19|20)\d\d)\b"
    r"|\b(?:study|trial|review|(?:meta-)?analysis|report|experiments?|work|model|series|comparison|observations?|"
    r"findings|"
    r"results)(?:(?:\s(?!(?:cases|deaths|events|outbreaks|births|"
    r"all)\b)[^\s.;:,]+){0,6}?\s(?!first\b)[^\s.;:,]*[^\s.;:,s])?\s"
    r"(?:reported|described|presented)\sin\s(?P<y16>(?:19|20)\d\d)(?=[,;).]|$|\s(?:that|by|and)\b)"
    r"|^(?:back\s)?in\s(?P<y12>(?:19|20)\d\d),?\sit\swas\s(?:reported|shown|noted)\b",
    re.IGNORECASE,
)
_THEN = re.compile(rf"\s*[*_”\"]?,?\s+(?:in|of)\s+(?:(?P<m>{MONTH})\s+)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?P<one>[A-Z][\w’'-]+)(?:,?\s(?:and|&)\s(?P<two>[A-Z][\w’'-]+)|\set\sal\.?)?[,;]?\s"
    r"(?:[A-Z][\w&’' -]{2,60},\s)?[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?(?=[)\]\s,;.])"
)
_IN_DECADE = re.compile(
    r"\b(?:writing|published|a (?:paper|study|report|review|group) (?:from|of))\s(?:in\s)?(?:the\s)?"
    r"(?P<said>(?P<decade>(?:19|20)\d)0s)\b",
    re.IGNORECASE,
)
_ISSUE = rf"(?P<first>{MONTH})(?:\s?[-–/]\s?(?P<last>{MONTH}))?\s(?P<year>(?:19|20)\d\d)"
_ISSUES = (
    re.compile(rf"\bissue\s(?:dated|of|for)\s{_ISSUE}\b", re.IGNORECASE),
    re.compile(rf"\bin\sthe\s{_ISSUE}\sissue\b", re.IGNORECASE),
)
_FOLLOWS = re.compile(
    r"^\W*(?:they|it|he|she|the (?:study|authors?|researchers?|trial|review|investigators?|team|paper|"
    r"conclusion|results?)|"
    r"in (?:this|the|that|their) (?:study|trial|review|paper)|this|these|their|researchers|investigators)\b",
    re.IGNORECASE,
)
_BESIDE = 14
"""Letters between a journal and its year: room for "in September"."""


def attribution(matter: Matter) -> list[Observation]:
    """What the sentence, or the one before where it goes on from there, says of the source."""
    texts = [(matter.claim.text, True)]
    context = matter.claim.context
    if context and (_FOLLOWS.match(matter.claim.text) or matter.claim.text[:1] in '“"•'):
        texts.append((context, False))
    found: list[Observation] = []
    for text, own in texts:
        for look in (_year, journals, authors, from_places, set_in_region, one_of_places, periods, works_counted):
            found.extend(o for o in look(matter, text, own) if o is not None)
    if len(matter.claim.references) <= 1 and (other := exchanged(matter, "attribution")) is not None:
        found.append(other)
    return _together(found)


def _together(found: list[Observation]) -> list[Observation]:
    """A journal with its year beside it, both another's, is one statement: said once."""
    wrong = [o for o in found if o.status == "differs" and o.claim_at is not None]
    for year in wrong:
        if not (year.claim or "").isdigit():
            continue
        for name in wrong:
            if name is year or name.claim_at is None or year.claim_at is None or (name.claim or "").isdigit():
                continue
            if -1 <= year.claim_at[0] - name.claim_at[1] <= _BESIDE:
                both = structs.replace(name, message=f"{name.message} {year.message}")
                return [both if o is name else o for o in found if o is not year]
    return found


def _year(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    record = matter.record
    if not record.years or ("19" not in text and "20" not in text):
        return []
    found: list[Observation | None] = []
    printed = " and ".join(str(y) for y in sorted(record.years))
    dates = _dates(text)
    found.extend((*_issue(matter, text, own), *_decade(matter, text, own)))
    for year, at, month_at in [*dates, *(d for d in _cited(text, record) if all(d[1] != at for _, at, _ in dates))]:
        month = text[month_at[0] : month_at[1]] if month_at is not None else None
        if year in record.years:
            if month is None or month_at is None or not record.months:
                found.append(credit(text, own, at, "agrees", printed))
                continue
            wanted = (year, MONTHS.index(month.lower()) + 1)
            span = (month_at[0], at[1])
            near = any(_apart(wanted, m) <= 1 for m in record.months)
            months = ", ".join(f"{MONTHS[m - 1].capitalize()} {y}" for y, m in sorted(record.months))
            known = any(y == year for y, _ in record.months)
            if near or not known:
                found.append(credit(text, own, span, "agrees", months))
            else:
                found.append(credit(text, own, span, "absent", months))
        elif str(year) in f"{matter.reading.title.text} {matter.reading.text}" or _excused(record, year):
            found.append(credit(text, own, at, "absent", printed))
        elif len(matter.claim.references) <= 1 and (own or len(_dates(text)) == 1) and not of_another_work(text, at):
            found.append(
                credit(text, own, at, "differs", printed, message=f"The text says {year}, the record is of {printed}.")
            )
        else:
            found.append(credit(text, own, at, "absent", printed))
    return found


def _dates(text: str) -> list[tuple[int, tuple[int, int], tuple[int, int] | None]]:
    """Each year that the text gives its source, with its place and that of the month before it."""
    found: list[tuple[int, tuple[int, int], tuple[int, int] | None]] = []
    for match in _DATED.finditer(text):
        group = next(n for n in map(str, range(1, 17)) if match.group("y" + n))
        what = {"1": match["what"], "2": None, "3": match["what3"], "16": None}
        if group in what and of_what_was_counted(text, match.start(), match.span("y" + group), what[group]):
            continue
        if group == "16" and of_another_work(text, match.span()):
            continue
        month = match.span("m" + group) if group in ("1", "2", "3") and match.group("m" + group) else None
        found.append((int(match.group("y" + group)), match.span("y" + group), month))
    reported = named_journal(text)
    after = _THEN.match(text, reported[1]) if reported is not None else None
    if after is not None and all(at != after.span("y") for _, at, _ in found):
        found.append((int(after["y"]), after.span("y"), after.span("m") if after["m"] else None))
    return found


def _issue(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """The months of the issue in which a claim says that its source stands."""
    match, known = next((m for p in _ISSUES if (m := p.search(text))), None), matter.record.months
    if match is None or not any(year == int(match["year"]) for year, _ in known):
        return []
    months = [MONTHS.index(match[g].lower()) + 1 for g in ("first", "last") if match[g]]
    slack = 0 if match["last"] else 1
    near = any(_apart((int(match["year"]), m), other) <= slack for m in months for other in known)
    printed = ", ".join(f"{MONTHS[m - 1].capitalize()} {y}" for y, m in sorted(known))
    if near or not own or len(matter.claim.references) > 1:
        return [credit(text, own, match.span(), "agrees" if near else "absent", printed)]
    message = f"The text speaks of the issue of {match['first']} {match['year']}, the record is of {printed}."
    return [credit(text, own, match.span(), "differs", printed, message=message)]


def _decade(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """The decade in which a claim says that its source was written: `writing in the 1990s`."""
    match, years = _IN_DECADE.search(text), sorted(matter.record.years)
    if match is None or not years:
        return []
    first = int(match["decade"]) * 10
    if any(first <= y < first + 10 for y in years) or not own or len(matter.claim.references) > 1:
        return []
    printed = " and ".join(map(str, years))
    message = f"The text speaks of the {match['decade']}0s, the record is of {printed}."
    return [credit(text, own, match.span("said"), "differs", printed, message=message)]


def _cited(text: str, record: Record) -> list[tuple[int, tuple[int, int], None]]:
    """The year behind the name of one of the record's authors: `(Harisa & Alanazi, 2006)`, `Stone and Lee (2007)`."""
    names = {fold(a.family) for a in record.fields.authors}
    return [
        (int(m["year"]), m.span("year"), None)
        for m in _CITED.finditer(text)
        if any(fold(m[g]) in names for g in ("one", "two") if m[g])
    ]


def _apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs((a[0] - b[0]) * 12 + a[1] - b[1])


def _excused(record: Record, year: int) -> bool:
    """The year before the only one known may be that of an online publication that PubMed does not date."""
    return record.online_year is None and len(record.years) == 1 and year == min(record.years) - 1
