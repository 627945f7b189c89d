"""What the sentence says of its source: year, month, journal, author, institution, country."""

from __future__ import annotations

import re

from msgspec import structs

from citecheck.claims.facets.another_work import of_another_work
from citecheck.claims.facets.counted_years import TITLE_WORDS, of_what_was_counted
from citecheck.claims.observation import Matter, Observation
from citecheck.models import Record
from citecheck.text.fold import fold

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join(_MONTHS)
_STUDY = (
    r"(?:stud(?:y|ies)|trial|review|meta-analysis|report|paper|article|analysis|survey|guidelines?|publication|"
    r"research|"
    r"investigation|experiment|work)"
)
_BETWEEN = (
    r"(?:(?!(?:were|was|is|are|and|or|to|from|with|for|of|in|on|at|by|included|based|data|patients?|participants?|"
    r"people|women|men|children|adults|samples?|cases|subjects|infants|births|wave|we|our)\b)[\w'’/-]+\s+){0,5}?"
)
"""Words between a year and the study that it dates: `2019, and included in the analysis` dates nothing."""
_DATED = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s+)?(?P<y1>(?:19|"
    rf"20)\d\d)(?:\s?[(\[][\d,;\s–-]{{1,12}}[)\]])?,?\s+{_BETWEEN}(?P<what>{_STUDY})\b"
    rf"|\bpublished\s(?:[^.;:]{{0,90}}?\s)?in\s+(?:(?P<m2>{_MONTH})\s+)?(?:of\s+)?(?P<y2>(?:19|20)\d\d)\b"
    rf"|\b(?P<what3>{_STUDY})\s+(?:\([^)]{{0,30}}\)\s*)?(?:from|of|in)\s+(?:(?P<m3>{_MONTH})\s+)?(?P<y3>(?:19|20)\d\d)\b"
    r"|\bet al\.?,?\s*\(?(?P<y4>(?:19|20)\d\d)[a-z]?\)?",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^\W*(?:they|it|he|she|the (?:study|authors?|researchers?|trial|review|investigators?|team|paper|"
    r"conclusion|results?)|"
    r"in (?:this|the|that|their) (?:study|trial|review|paper)|this|these|their|researchers|investigators)\b",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w&'’.-]*|of|and|the|in|for|on|&)"
_JOURNAL = re.compile(
    rf"\b(?:(?:in|by)\s+)?(?:[Tt]he\s+)?(?:medical\s+|"
    rf"scientific\s+)?[Jj]ournal,?\s+(?!of\b)[*_“\"]?(?P<j1>[A-Z][\w&'’-]*(?:[ :]+(?:{_NAME}|[a-z]{{4,}})){{0,7}})"
    rf"|\b(?:published|appear(?:ed|ing)|wrote|written|reported|"
    rf"writing)\s+(?:[\w\s]{{0,20}}?)in\s+(?:[Tt]he\s+)?[*_“\"]?(?P<j2>[A-Z][\w&'’-]*(?:\s+(?:{_NAME}|"
    rf"[a-z]{{4,}})){{0,7}})"
)
_REPORTED = re.compile(
    rf"\b{_STUDY}\s+(?:published\s+|printed\s+)?in\s+(?:[Tt]he\s+)?[*_“\"]?"
    rf"(?P<j3>[A-Z][\w&'’-]*(?:\s+(?:of|and|in|the|for|&|[A-Z][\w&'’.-]*)){{0,7}})"
)
"""A report in what follows: a journal only if its first word, or the word journal in it, says so."""
_IN_A_NAME = re.compile(r"in\s+(?:[Tt]he\s+)?[*_“\"]?[A-Z]")
"""What every journal that is not called one stands behind."""
_TRAILING = re.compile(rf"(?:\s(?:of|and|in|the|for|on|{_MONTH})){{1,8}}$", re.IGNORECASE)
_THEN = re.compile(rf"\s*[*_”\"]?,?\s+(?:in|of)\s+(?:(?P<m>{_MONTH})\s+)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
_FIRST_WORDS = frozenset(
    ["journal", "archives", "annals", "lancet", "jama", "nature", "science", "bmj", "nejm", "plos", "pnas", "acta",
     "proceedings", "circulation", "cochrane", "gut", "neurology", "pediatrics", "transactions", "bulletin"]
)  # fmt: skip
_BESIDE = 14
"""Letters between a journal and its year: room for "in September"."""
_SMALL = frozenset({"the", "of", "and", "in", "for", "on", "a", "an", "journal", "official", "international",
                    "american",
                    "british", "european", "medical", "medicine", "clinical", "research"})  # fmt: skip
_ACRONYMS = {
    "nejm": "new england journal of medicine", "bmj": "british medical journal", "jama": "journal of the "
                                                                                         "american medical "
                                                                                         "association",
    "pnas": "proceedings of the national academy of sciences", "ajsm": "american journal of sports medicine",
}  # fmt: skip
_AUTHOR = re.compile(
    r"\b(?P<name>(?:(?:van|von|de|der|den|la|le|di|da|Mc|Mac|O['’]|El|"
    r"Al)[ -]?){0,2}[A-Z][\w'’]+(?:-[A-Z][\w'’]+)?)\s+"
    r"(?:et\s+al\b|and\s+(?:his\s+|her\s+)?(?:colleagues|co-?workers|associates)\b)"
)
_ET_AL = re.compile(r"et\s+al\b")
_COMPANIONS = ("colleagues", "workers", "associates")
_PLACES = ("University", "Clinic", "Hospital", "Institute", "College", "School of Medicine", "Medical Center")
_PLACE = re.compile(
    r"\b(?P<p1>(?:[A-Z][\w'’-]+\s+){1,4}(?:University|Clinic|Hospital|Institute|College|School of Medicine|"
    r"Medical Center))\b"
    r"|\b(?P<p2>(?:University|Institute|College|Hospital) of (?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+){0,3})"
)
_COUNTRIES = {
    "united kingdom": ("united kingdom", "uk", "england", "scotland", "wales"),
    "united states": ("united states", "usa", "u.s.a"),
    "china": ("china",), "japan": ("japan",), "germany": ("germany",), "france": ("france",), "italy": ("italy",),
    "spain": ("spain",), "canada": ("canada",), "australia": ("australia",), "netherlands": ("netherlands",),
    "sweden": ("sweden",), "norway": ("norway",), "denmark": ("denmark",), "finland": ("finland",), "india": ("india",),
    "iran": ("iran",), "korea": ("korea",), "brazil": ("brazil",), "turkey": ("turkey", "türkiye"),
    "israel": ("israel",),
    "switzerland": ("switzerland",), "austria": ("austria",), "belgium": ("belgium",), "poland": ("poland",),
}  # fmt: skip
_FROM = re.compile(
    rf"\b{_STUDY}\s+(?:\w+\s+){{0,4}}?(?:from|in|conducted in|carried out in)\s+(?:the\s+)?(?P<c>"
    + "|".join(_COUNTRIES)
    + r")\b",
    re.IGNORECASE,
)


def attribution(matter: Matter) -> list[Observation]:
    """What the sentence, or the one before where it goes on from there, says of the source."""
    texts = [(matter.claim.text, True)]
    context = matter.claim.context
    if context and (_FOLLOWS.match(matter.claim.text) or matter.claim.text[:1] in '“"•'):
        texts.append((context, False))
    found: list[Observation] = []
    for text, own in texts:
        for look in (_year, _journal, _author, _place):
            found.extend(o for o in look(matter, text, own) if o is not None)
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


def _answer(
    text: str, own: bool, at: tuple[int, int], status: str, record: str | None, *, message: str = ""
) -> Observation:
    differs = status == "differs"
    return Observation(
        facet="attribution",
        status="differs" if differs else "agrees" if status == "agrees" else "absent",
        claim=text[at[0] : at[1]],
        claim_at=at if own else None,
        record=record,
        rule="claim-attribution-differs" if differs else None,
        message=message,
    )


def _year(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    record = matter.record
    if not record.years or ("19" not in text and "20" not in text):
        return []
    found: list[Observation | None] = []
    printed = " and ".join(str(y) for y in sorted(record.years))
    for year, at, month_at in _dates(text):
        month = text[month_at[0] : month_at[1]] if month_at is not None else None
        if year in record.years:
            if month is None or month_at is None or not record.months:
                found.append(_answer(text, own, at, "agrees", printed))
                continue
            wanted = (year, _MONTHS.index(month.lower()) + 1)
            span = (month_at[0], at[1])
            near = any(_apart(wanted, m) <= 1 for m in record.months)
            months = ", ".join(f"{_MONTHS[m - 1].capitalize()} {y}" for y, m in sorted(record.months))
            known = any(y == year for y, _ in record.months)
            if near or not known:
                found.append(_answer(text, own, span, "agrees", months))
            else:
                found.append(_answer(text, own, span, "absent", months))
        elif str(year) in f"{matter.reading.title.text} {matter.reading.text}" or _excused(record, year):
            found.append(_answer(text, own, at, "absent", printed))
        elif len(matter.claim.references) <= 1 and (own or len(_dates(text)) == 1) and not of_another_work(text, at):
            found.append(
                _answer(text, own, at, "differs", printed, message=f"The text says {year}, the record is of {printed}.")
            )
        else:
            found.append(_answer(text, own, at, "absent", printed))
    return found


def _dates(text: str) -> list[tuple[int, tuple[int, int], tuple[int, int] | None]]:
    """Each year that the text gives its source, with its place and that of the month before it."""
    found: list[tuple[int, tuple[int, int], tuple[int, int] | None]] = []
    for match in _DATED.finditer(text):
        group = next(n for n in ("1", "2", "3", "4") if match.group("y" + n))
        what = {"1": match["what"], "2": None, "3": match["what3"]}
        if group in what and of_what_was_counted(text, match.start(), match.span("y" + group), what[group]):
            continue
        month = match.span("m" + group) if group != "4" and match.group("m" + group) else None
        found.append((int(match.group("y" + group)), match.span("y" + group), month))
    reported = _named_journal(text)
    after = _THEN.match(text, reported[1]) if reported is not None else None
    if after is not None and all(at != after.span("y") for _, at, _ in found):
        found.append((int(after["y"]), after.span("y"), after.span("m") if after["m"] else None))
    return found


def _named_journal(text: str) -> tuple[int, int] | None:
    """Where "a report in The Lancet" names its journal."""
    for match in _REPORTED.finditer(text):
        name = _TRAILING.sub("", match["j3"])
        words = fold(name).split()
        if words and (words[0] in _FIRST_WORDS or "journal" in words):
            return match.start("j3"), match.start("j3") + len(name)
    return None


def _apart(a: tuple[int, int], b: tuple[int, int]) -> int:
    return abs((a[0] - b[0]) * 12 + a[1] - b[1])


def _excused(record: Record, year: int) -> bool:
    """The year before the only one known may be that of an online publication that PubMed does not date."""
    return record.online_year is None and len(record.years) == 1 and year == min(record.years) - 1


def _journal(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    if "ournal" not in text and not _IN_A_NAME.search(text):
        return []
    match, reported = _JOURNAL.search(text), _named_journal(text)
    if match is None and reported is None:
        return []
    names = [
        fold(j)
        for j in matter.record.journals or ((matter.record.fields.journal,) if matter.record.fields.journal else ())
    ]
    if not names:
        return []
    group = None if match is None else "j1" if match.group("j1") else "j2"
    at = match.span(group) if match is not None and group is not None else reported or (0, 0)
    name_said = text[at[0] : at[1]]
    words = fold(name_said).split()
    words = _ACRONYMS[words[0]].split() if words and words[0] in _ACRONYMS else words
    while words and (words[-1] in ("of", "and", "in", "the", "for", "on") or words[-1] in _MONTHS):
        words.pop()
    if not words or words[0] in _MONTHS or words[0].isdigit():
        return []
    record = matter.record.journals[0] if matter.record.journals else matter.record.fields.journal
    for name in names:
        if _same_journal(words, name.split()):
            return [_answer(text, own, at, "agrees", record)]
    plain = group in (None, "j1") or words[0] in TITLE_WORDS or (len(words) > 1 and words[1] in TITLE_WORDS)
    content = {w for w in words if w not in _SMALL}
    shared = any(_stands(w, name.split()) for w in content for name in names)
    if plain and content and not shared and len(matter.claim.references) <= 1 and not of_another_work(text, at):
        message = f"The text names the journal {name_said}, the record {record}."
        return [_answer(text, own, at, "differs", record, message=message)]
    return [_answer(text, own, at, "absent", record)]


def _stands(word: str, name: list[str]) -> bool:
    return any(
        n == word or (len(n) >= 3 and word.startswith(n)) or (len(word) >= 3 and n.startswith(word)) for n in name
    )


def _same_journal(words: list[str], name: list[str]) -> bool:
    """Whether the words begin with the journal's name, whole or abbreviated; what follows belongs to the sentence."""
    mine = [w for w in words if w not in ("the", "of", "and", "in", "for", "on")]
    theirs = [w for w in name if w not in ("the", "of", "and", "in", "for", "on")]
    if not mine or not theirs:
        return False
    count = min(len(mine), len(theirs))
    same = sum(m == t or (len(t) >= 2 and m.startswith(t)) for m, t in zip(mine[:count], theirs[:count], strict=True))
    return same == count and (count == len(theirs) or count >= 2 or len(mine) == 1)


def _author(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    if not _ET_AL.search(text) and not any(word in text for word in _COMPANIONS):
        return []
    matches = list(_AUTHOR.finditer(text))
    authors = [fold(a.family) for a in matter.record.fields.authors] if matches else []
    if not authors:
        return []
    found: list[Observation | None] = []
    for match in matches:
        name = fold(match.group("name"))
        at = match.span("name")
        if any(name == a or name in a.split() or a in name.split() or a.endswith(" " + name) for a in authors):
            found.append(_answer(text, own, at, "agrees", matter.record.fields.authors[0].family))
        elif (
            len(matches) == 1
            and len(matter.claim.references) == 1
            and own
            and not _close(name, authors)
            and match.group("name") not in matter.reading.text
            and not _quoted(text, match.start())
            and not of_another_work(text, at)
        ):
            record = matter.record.fields.authors[0].family + (" et al." if len(authors) > 1 else "")
            message = f"The text names {match.group('name')}, the record is by {record}".removesuffix(".") + "."
            found.append(_answer(text, own, at, "differs", record, message=message))
        else:
            found.append(_answer(text, own, at, "absent", None))
    return found


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _close(name: str, authors: list[str]) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    return any(DamerauLevenshtein.distance(name, a) <= 1 + len(name) // 8 for a in authors)


def _place(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    found: list[Observation | None] = []
    places = list(_PLACE.finditer(text)) if any(word in text for word in _PLACES) else []
    lower = text.lower()
    lands = list(_FROM.finditer(text)) if any(country in lower for country in _COUNTRIES) else []
    affiliations = " ; ".join(fold(a) for a in matter.record.affiliations) if places or lands else ""
    for match in places:
        group = "p1" if match.group("p1") else "p2"
        words = [w for w in fold(match.group(group)).split() if w not in ("the", "of", "at", "from", "by")]
        if affiliations and all(w in affiliations for w in words):
            found.append(_answer(text, own, match.span(group), "agrees", matter.record.affiliations[0]))
        else:
            found.append(_answer(text, own, match.span(group), "absent", None))
    for match in lands:
        names = _COUNTRIES[match.group("c").lower()]
        known = affiliations + " " + fold(matter.reading.text)
        status = "agrees" if any(re.search(rf"\b{n}\b", known) for n in names) else "absent"
        found.append(_answer(text, own, match.span("c"), status, None))
    return found
