"""Where a claim says that its source comes from: a country or an institution, against affiliations and the text.

A country differs where the record names others alone: in its affiliations, for who did the work; in title, abstract or
MeSH headings, for where it was done. What a claim compares, and works of many countries, are left alone.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.attribution.another_work import of_another_work
from citecheck.claims.facets.attribution.credited import credit
from citecheck.claims.facets.attribution.set_in import STUDIED, set_in
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.places import countries, places
from citecheck.models import Record
from citecheck.text.fold import fold

_STUDY = (
    r"(?:stud(?:y|ies)|trials?|reviews?|meta-analysis|reports?|papers?|articles?|analys[ie]s|surveys?|investigations?|"
    r"experiments?|work|series|cohorts?|registr(?:y|ies)|audit)"
)
_DOERS = (
    r"(?:groups?|teams?|researchers?|investigators?|authors?|scientists?|surgeons?|clinicians?|staff|colleagues|"
    r"co-?workers|"
    r"associates|et al\.?)"
)
# Before or behind a country: those who did the work, the work, and where it was done.
_MADE_IN = re.compile(
    rf"\b(?i:{_DOERS}),?\s(?:(?:from|in|of|at|based in|working in)\s)(?:the\s)?(?:[A-Z][\w’'.-]+,?\s(?:of\s)?){{0,4}}$"
)
_WORK_FROM = re.compile(
    r"\b(?:work|papers?|articles?|reports?|publications?)\sfrom\s(?:the\s)?$|"
    r"(?:^|[,;]\s)(?:working|writing)\s(?:in|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""A work is from where those are who did it."""
_DONE_IN = re.compile(
    rf"\b{_STUDY}\s(?:[\w-]+\s){{0,3}}?(?:from|in|conducted in|carried out in|performed in|done in|based in)\s"
    r"(?:the\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(
    rf"\b{_STUDY}\b[^.;]{{0,160}}\b(?:carried out|conducted|performed|done|undertaken|set)\s(?:in|across|throughout)\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_ITS_PLACES = re.compile(r"\s(?:hospitals?|cent(?:re|er)s?|institutions?|clinics?|schools?|universit(?:y|ies))\b")
_IN = re.compile(r"\bin\s(?:the\s)?(?:[\w-]+\s){0,2}$", re.IGNORECASE)
"""Where a study was done, which need not be where those are who did it."""
_THERE = re.compile(
    r"\b(?:hospitals?|cent(?:re|er)s?|institutions?|clinics?|schools?|universit(?:y|ies)|laborator(?:y|ies)|people|"
    r"patients|adults|children|women|men|adolescents|infants|participants|students|workers|residents|pregnancies|"
    r"smokers|athletes|samples?|specimens?)\s(?:(?:living|resident|recruited|sampled|born|seen|treated)\s)?"
    r"(?:from|in|of|across|throughout)\s(?:the\s)?$",
    re.IGNORECASE,
)
_ITS_DOERS = re.compile(rf"\s(?:[\w-]+\s){{0,1}}?{_DOERS}\b", re.IGNORECASE)
_ITS_STUDY = re.compile(
    r"(?!\s(?:or|and|language|version|literature|articles|papers|publications|reports)\b)"
    rf"\s(?:(?!of\b|in\b|and\b|or\b|with\b|to\b|for\b|on\b|from\b|by\b|version\b)[\w-]+\s){{0,4}}?{_STUDY}\b",
    re.IGNORECASE,
)
_IN_A_TITLE = re.compile(r"-?\s?(?:language|speaking)\b|\s(?:[\w&]+\s){0,3}[Jj]ournal\b")
"""Behind a country that is part of a journal's name, or the name of a language."""
# What leaves it open whose country it is: the citing author's own work, and works of many countries.
_OURS = re.compile(r"\b(?:our|this|these|present|current|we)\b[^.;]{0,80}$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:(?:multi|inter)-?national|countries|worldwide|continents?|europe(?:an)?|global(?:ly)?|african?|asian?|"
    r"latin america|scandinavian?|nordic)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?:in|from|of|at|across|throughout|among|between|within|near|the)\s(?:the\s)?(?:[A-Z][\w’'-]+,?\s|\w+(?:ern|"
    r"al)\s)"
    r"{0,3}$|[A-Z]\w+,\s$"
)
"""Before a country of which an abstract tells, not part of a name (`German measles`)."""
_OF_A_PERSON = re.compile(r"\s(?:et al\b|and (?:(?:his|her|their) )?(?:colleagues|co-?workers|associates)\b)")
"""Behind somebody whose name is that of a place."""
_IS_A_LANGUAGE = re.compile(
    r"\b(?:papers?|articles?|reviews?|reports?|books?|stud(?:y|ies)|works?|published|written|printed|available)\sin\s"
    r"(?:English|French|German|Spanish|Italian|Portuguese|Russian|Chinese|Japanese|Korean|Polish|Turkish|Dutch|Danish|"
    r"Swedish|Norwegian|Finnish|Persian|Hungarian|Czech|Greek|Ukrainian|Romanian)$"
)
"""What a work is written in."""
_UNSAID = frozenset({"united states", "usa", "united kingdom", "england"})
"""Countries that their own leave out of addresses."""
_COMPLETE = 2015
"""From this year on PubMed gives the affiliations of every author."""
_PLACES = ("University", "Clinic", "Hospital", "Institute", "College", "School of Medicine", "Medical Center")
_PLACE = re.compile(
    r"\b(?P<p1>(?:[A-Z][\w'’-]+\s+){1,4}(?:University|Clinic|Hospital|Institute|College|School of Medicine|"
    r"Medical Center)(?:\s(?:of|in)\s[A-Z][\w'’-]+|\s[A-Z][\w'’-]+)?)\b"
    r"|\b(?P<p2>(?:National\s)?(?:University|Institute|College|Hospital) of (?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+){0,3})"
)
_AT = re.compile(
    rf"(?:\b{_DOERS}\b,?|\b{_STUDY}|[A-Z][\w’'-]+,|\bet al\.?,)\s(?:at|from|of|(?:conducted|performed|done|carried out|"
    rf"based|working) "
    rf"at|(?:writing|working|hailing) from|affiliated (?:with|to)|(?:from a team )?with members (?:at|of|from|in)|"
    rf"including members (?:at|of|from))\s"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
"""Before an institution, of those who did the work."""
_NO_NAME = frozenset(
    ["the", "of", "at", "from", "by", "in", "university", "clinic", "hospital", "institute", "college", "school",
     "medicine", "medical", "center", "centre", "national", "state", "general", "royal", "and", "health", "sciences",
     "science", "technology", "new", "saint", "st", "north", "south", "east", "west", "researchers", "investigators"]
)  # fmt: skip
_MORE = re.compile(r";|\.?\s*\b(?:Electronic address|E-?mail)|\.?\s*\S+@", re.IGNORECASE)
"""Behind the first affiliation: others, and addresses."""
_STEM = 5
_FEW, _PAIR = 4, 2
"""So many authors may well be of one institution, and so many in any year."""


def from_places(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    """What the claim says of the country and the institution of its source."""
    institutions = _institutions(matter, text, own)
    taken = [o.claim_at for o in institutions if o is not None and o.claim_at is not None]
    lands = (o for o in _lands(matter, text, own) if o is not None)
    # the town in the name of an institution is no statement of its own
    apart = [o for o in lands if not any(a <= (o.claim_at or (-1, 0))[0] < b for a, b in taken)]
    told = [o.claim_at for o in apart if o.status == "differs" and o.claim_at is not None]
    elsewhere = [] if told else [o for o in set_in(matter, text, own) if o is not None]
    meant = [o.claim_at for o in elsewhere if o.claim_at is not None]
    apart = [o for o in apart if not any(a <= (o.claim_at or (-1, 0))[0] < b for a, b in meant)]
    return [*apart, *elsewhere, *institutions]


def _lands(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    named = [
        one for one in places(text) if not (_OF_A_PERSON.match(text, one[2]) or _IS_A_LANGUAGE.search(text, 0, one[2]))
    ]
    if not named:
        return []
    found: list[Observation | None] = []
    alone = len({name for name, _, _ in named}) == 1
    for name, start, end in named:
        kind = _kind(text, start, end)
        if kind is None:
            continue
        theirs = _theirs(matter, kind) or (_mostly(matter, name) if kind == "doers" else frozenset())
        there = _told_in(matter) | frozenset(c for a in matter.record.affiliations for c in countries(a))
        at = (start, end)
        if name in there:
            found.append(credit(text, own, at, "agrees", None))
        elif (
            alone
            and theirs
            and own
            and len(matter.claim.references) <= 1
            and not _OURS.search(text[:start])
            and not of_another_work(text, at)
            and not _MANY.search(f"{matter.reading.title.text} {matter.reading.text}")
        ):
            told = " and ".join(sorted(t.title() for t in theirs)[:2])
            found.append(
                credit(text, own, at, "differs", told, message=f"The text names {text[start:end]}, the record {told}.")
            )
        else:
            found.append(credit(text, own, at, "absent", None))
    return found


def _kind(text: str, start: int, end: int) -> str | None:
    """`doers`, `done` or `there`: a country named as that of who did the work, of the work, or of where it was done."""
    before = text[max(0, start - 120) : start]
    if _IN_A_TITLE.match(text, end):
        return None
    if _MADE_IN.search(before) or _WORK_FROM.search(before) or _ITS_DOERS.match(text, end):
        return "doers"
    if _DONE_IN.search(before):
        return "there" if _IN.search(before) else "done"
    if _ITS_STUDY.match(text, end):
        return "done"
    there = (
        _THERE.search(before) or _CARRIED_OUT.search(text[max(0, start - 240) : start]) or _ITS_PLACES.match(text, end)
    )
    return "there" if there and STUDIED.search(text) else None


def _theirs(matter: Matter, kind: str) -> frozenset[str]:
    """The countries that the record gives, where it is known to give them all; else none."""
    told = _told_in(matter, plainly=True)
    if kind != "doers":
        if told or kind == "there":
            return told
        origin = _affiliated(matter)
        return origin if len(origin) == 1 and kind == "done" else frozenset()
    return _affiliated(matter)


def _affiliated(matter: Matter) -> frozenset[str]:
    each = [countries(a) for a in matter.record.affiliations]
    return frozenset().union(*each) if each and all(each) else frozenset()


def _mostly(matter: Matter, name: str) -> frozenset[str]:
    """The one country of most affiliations, where the others give none; Americans leave theirs out."""
    each = [countries(a) for a in matter.record.affiliations]
    known = [c for c in each if c]
    one = frozenset().union(*known) if known else frozenset[str]()
    return one if len(one) == 1 and 2 * len(known) >= len(each) and name not in _UNSAID else frozenset()


def _told_in(matter: Matter, *, plainly: bool = False) -> frozenset[str]:
    """The countries of title, abstract and MeSH headings; `plainly`: those alone in which something is."""
    headings = frozenset(c for h in matter.record.mesh for c, start, end in places(h) if (start, end) == (0, len(h)))
    text = f"{matter.reading.title.text}\n{matter.reading.text}"
    return headings.union(
        c for c, start, _ in places(text) if not plainly or _LED.search(text[max(0, start - 60) : start])
    )


def _institutions(matter: Matter, text: str, own: bool) -> list[Observation | None]:
    if not any(word in text for word in _PLACES):
        return []
    record = matter.record
    known = " ; ".join(fold(a) for a in record.affiliations)
    found: list[Observation | None] = []
    for match in _PLACE.finditer(text):
        group = "p1" if match.group("p1") else "p2"
        at = match.span(group)
        named = [w for w in fold(match.group(group)).split() if w not in _NO_NAME]
        if known and all(_stands(w, known) for w in named):
            found.append(credit(text, own, at, "agrees", record.affiliations[0]))
        elif (
            own
            and named
            and known
            and _gives_all(record)
            and len(matter.claim.references) <= 1
            and not any(_stands(w, known + " " + fold(matter.reading.text)) for w in named)
            and _AT.search(text[max(0, at[0] - 60) : at[0]])
            and not _OURS.search(text[: at[0]])
            and not of_another_work(text, at)
        ):
            theirs = _MORE.split(record.affiliations[0], maxsplit=1)[0].strip()
            found.append(
                credit(
                    text,
                    own,
                    at,
                    "differs",
                    theirs,
                    message=f"The text names {match.group(group)}, the record {theirs.rstrip('.')}.",
                )
            )
        else:
            found.append(credit(text, own, at, "absent", None))
    return found


def _gives_all(record: Record) -> bool:
    """Whether the affiliations are hardly those of the first author alone."""
    authors = len(record.fields.authors)
    if authors <= _PAIR:
        return True
    return (len(record.affiliations) > 1 or authors <= _FEW) and bool(record.years) and min(record.years) >= _COMPLETE


def _stands(word: str, known: str) -> bool:
    """Whether a word, or one that begins like it (`Zurich`, `Zuerich` apart), is among those known."""
    return re.search(rf"\b{re.escape(word[:_STEM])}", known) is not None
