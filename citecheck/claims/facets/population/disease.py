"""Which disease the people of a claim have: `people with gout` for a work on people with psoriasis.

Told only where the claim sets what it tells in those with one disease, title and abstract, headings and keywords never
name that or its kin, and the record is of another disease, which the claim and what stands around it never name.
"""

from __future__ import annotations

import re
from collections import Counter

from citecheck.claims.facets.population.contraries import WHO
from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.diseases import Named, above, diseases_in, kin, line

_WHO = rf"(?:{WHO}|offspring|parents|carers|caregivers|sufferers|rats|mice|animals)"
_STOP = (
    r"(?!\b(?:than|but|whereas|while|unlike|without|although|not|no|nor|never|risk|develop\w*|bec[ao]me\w*|prevent\w*|"
    r"progress\w*|predict\w*|mortality|incidence|rates?|deaths?|die[ds]?|and|or|against|vaccin\w+|screen\w+|"
    r"suspected|family|free)\b)"
)
"""Not between people and what they have: a disease behind these is told of others, or came of something later."""
_WITH = (
    r"(?:with|having|had|have|has|(?:suffer\w*|recover\w*) from|diagnosed with|affected by|living with|"
    r"surviv(?:ing|ed)|"
    r"survivors of|cases of|victims of|exposed to|history of|after|following|"
    r"(?:admitted|hospitali[sz]ed|treated|operated|seen|referred|receiving|undergoing|undergo|given|on|in)\s"
    r"(?:[\w-]+\s){0,2}?(?:with|for|in))"
)
_AHEAD = re.compile(
    rf"\b{_WHO}(?:\s\([^()]{{0,40}}\))?,?(?:\s{_STOP}[\w'’‐‑%-]+){{0,7}}?\s{_WITH}\s(?:{_STOP}[\w'’‐‑-]+,?\s){{0,3}}$|"
    rf"(?<!like )\b(?:survivors|cases|models?|victims)\sof\s(?:{_STOP}[\w'’‐‑-]+\s){{0,3}}$|"
    r"(?:\d\s?%|\bper\s?cent|\bhalf|\bthirds?|\bquarters?|\bmost|\bmany)\s(?:of\s)?(?:the\s|all\s)?$",
    re.IGNORECASE,
)
_SET = re.compile(
    r"(?:^|[.;:–—]\s?|\b(?:that|and|but|whereas|while),?\s)(?:in|for|among|with)\s(?:[\w'’‐‑-]+\s){0,3}$", re.IGNORECASE
)
_IN_TITLE = re.compile(r"\b(?:in|for|among)\s(?:(?!\b(?:and|or|of|in|with)\b)[\w‐‑-]+\s){0,3}$", re.IGNORECASE)
_TREATED = re.compile(
    r"\b(?:treatments?|management|therap(?:y|ies)|surgery|operations?|trials?|stud(?:y|ies)|diagnos[ie]s|used|given|"
    r"pharmacotherapy|rehabilitation|cohorts?|targets?|drugs?|regimens?|metastas[ei]s|prognosis|outcomes?|survival|"
    r"admissions?(?:\sto\s(?:[\w-]+\s){1,2})?|hospitali[sz]ations?)\s(?:of|for|in)\s(?:(?:[\w‐‑-]+)\s){0,2}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"(?:\s{_STOP}[\w-]+)?\s(?:{_WHO}|models?|(?:mouse|rat)\smodels?|cells)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:than|unlike|like|as|similar to|compared (?:with|to)|other than|including|such as|especially|particularly|"
    r"without|no|not|exclud\w+)\s(?:(?:in|for|with|those|that|patients|people|of)\s){0,3}(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"\s(?:and|or) (?:various |several )?other\b", re.IGNORECASE)
"""Behind one of many that are not all told."""
_TWICE = 2


def disease(matter: Matter) -> Observation | None:
    """The first disease of the claim's people that the record has nowhere, being of another."""
    if len(matter.claim.references) > 1:
        return None
    claim = matter.claim.text
    mine = diseases_in(claim)
    if not mine or not any(_had(claim, d) for d in mine if not d.is_sign()):
        return None
    record = "\n".join((text_of(matter.reading), *matter.record.mesh, *matter.record.keywords))
    known = {d.name for d in diseases_in(record)}
    around = "\n".join(t for t in (matter.claim.context, matter.claim.subject) if t)
    told = {d.name for d in (*mine, *diseases_in(around))}
    if len({d.name for d in mine if not d.is_sign() and not known & kin(d.name)}) > 1:
        return None  # a list of those who took part, which the full text may give
    theirs = _theirs(matter)
    for said in mine:
        if said.is_sign() or not theirs or not _had(claim, said):
            continue
        shared = frozenset[str]().union(*(above(said.name) & above(e.name) for e, _ in theirs))
        if known & kin(said.name) - shared or any(
            said.name in kin(e.name) or told & line(e.name) - shared for e, _ in theirs
        ):
            continue
        place = re.compile(re.escape(claim[said.start : said.end])).match(claim, said.start)
        if place is not None and addressed(matter, place, surely=True):
            source = theirs[0][1]
            return differs(matter, place, source, f"The text speaks of {place.group()}, the record of {source}.")
    return None


def _had(text: str, said: Named) -> bool:
    """Whether a text tells something of those who have a disease that it names."""
    before = text[max(0, said.start - 120) : said.start]
    if _BESIDE.search(before) or _AND_OTHERS.match(text, said.end):
        return False
    if _AHEAD.search(before) or _BEHIND.match(text, said.end) or _TREATED.search(before):
        return True
    return _SET.search(before) is not None and text[said.end : said.end + 1] == ","


def _theirs(matter: Matter) -> list[tuple[Named, str]]:
    """The diseases of the title, or else those of which the abstract tells more than once; with the words for them."""
    title, text = matter.reading.title.text, matter.reading.text
    if found := [d for d in diseases_in(title) if not d.is_sign()]:
        broader = frozenset[str]().union(*(above(d.name) for d in found))
        of_people = [d for d in found if _IN_TITLE.search(title, 0, d.start) or _had(title, d)]
        of_people = [d for d in of_people if d.name not in broader]
        return [(d, title[d.start : d.end]) for d in of_people or found if d.name not in broader]
    named = [d for d in diseases_in(text) if not d.is_sign()]
    often = Counter(d.name for d in named)
    return [(d, text[d.start : d.end]) for d in named if often[d.name] >= _TWICE and _had(text, d)]
