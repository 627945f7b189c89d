"""Which illness or state the people of the claim have against those of the record: type 1 or type 2, with or without.

Told only where the record has the other word throughout and never the claim's own.
"""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation

_DIABETES = re.compile(
    r"\btype[\s-]*(?P<n>1|2|II|I)[\s-]+diabet\w*|\bT(?P<t>[12])DM?\b|"
    r"\bdiabetes(?: mellitus)?,? type[\s-]*(?P<m>1|2|II|I)\b",
    re.IGNORECASE,
)
_DIABETIC = Cue(_DIABETES, pieces="diabet t1 t2")
_PAIRS: tuple[tuple[str, str], ...] = (
    ("acute", "chronic"), ("ischa?emic", "ha?emorrhagic"), ("benign", "malignant"), ("primary", "secondary"),
    ("premenopausal", "postmenopausal"), ("nulliparous", "multiparous"), ("inpatients?", "outpatients?"),
    ("relapsing", "progressive"), ("unipolar", "bipolar"), ("preterm", "term"), ("monozygotic", "dizygotic"),
)  # fmt: skip
_ALONE = frozenset({"premenopausal", "postmenopausal", "nulliparous", "multiparous", "inpatients?", "outpatients?",
                    "monozygotic", "dizygotic"})  # fmt: skip
"""Words of a pair that say whom they mean without the noun that follows."""
_PIECES = {
    "ischa?emic": "isch",
    "ha?emorrhagic": "emorrhagic",
    "inpatients?": "inpatient",
    "outpatients?": "outpatient",
}
"""What a text has that one of these words is in; of the others it has the word itself."""
_HALVES = tuple((one, other, _PIECES.get(one, one)) for pair in _PAIRS for one, other in (pair, pair[::-1]))
_TRAIT = (
    r"diabet\w+|dement\w+|smok\w+|pregnan\w+|obes\w+|small[- ]cell|hodgkin\w*|vaccinat\w+|infected|cirrho\w+|"
    r"metasta\w+|hispanic\w*|hospitali[sz]ed|athlet\w+|depress\w+|asthma\w*|ST[- ]elevation|insured"
)
_LACKING = re.compile(rf"\b(?:non[-‐‑– ]?|un)(?P<x>{_TRAIT})", re.IGNORECASE)
_WITH = re.compile(
    rf"\b(?:in|among|with|of|for)\s(?:[\w'’-]+\s){{0,3}}?(?P<a>(?<!-)(?:{_TRAIT}))"
    rf"|\b(?P<b>(?<!-)(?:{_TRAIT}))\s(?:patients?|people|persons?|individuals|adults|women|men|elders)\b",
    re.IGNORECASE,
)
_SUFFERING = Cue(
    _WITH,
    pieces="diabet dement smok pregnan obes small hodgkin vaccinat infected cirrho metasta hispanic hospitali athlet "
    "depress asthma elevation insured",
)
_WITHOUT = re.compile(r"\b(?:without|no|not|never|non|lacking|free of|negative for)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_HEALTHY = re.compile(
    r"\bhealthy (?:adult |young |male |female |human )?(?:volunteers|subjects|adults|men|women|people|participants|"
    r"individuals)\b",
    re.IGNORECASE,
)
_ILL = re.compile(r"\bpatients?\b", re.IGNORECASE)
_VOLUNTEERS = re.compile(
    r"\b(?:healthy|normal) (?:[\w-]+ )?(?:subjects|adults|men|women|people)\b|\bvolunteers\b", re.IGNORECASE
)
_ILL_WITH = re.compile(
    r"\bpatients (?:with|suffering from|who had) (?P<what>[^.,;:()]{4,80})",
    re.IGNORECASE,
)
_WELL, _SICK = Cue(_HEALTHY, words="healthy"), Cue(_ILL, words="patient patients")
_UNWELL = re.compile(r"\b(?:patients?|sufferers|cases|diagnosed|ill|illness|clinic\w*|hospital\w*)\b", re.IGNORECASE)
"""What a text has that is not of the healthy alone."""
_FIRST_WORDS = 2
_PREFIX = 5
_ADVICE = re.compile(r"\b(?:should|must|ought to|(?:is|are) advised|needs? to|cannot be)\b", re.IGNORECASE)


def condition(matter: Matter) -> Observation | None:
    """At most one observation, and only of what differs."""
    found = next((o for look in (_diabetes, _pair, _lacking, _healthy) if (o := look(matter)) is not None), None)
    return found if found is not None and addressed(matter) else None


def _kind(match: re.Match[str]) -> str:
    return {"i": "1", "ii": "2"}.get(found := (match["n"] or match["t"] or match["m"]).lower(), found)


def _told(matter: Matter, said: re.Match[str], other: str) -> Observation:
    return differs(matter, said, other, f"The text speaks of {said.group()}, the record of {other}.")


def _diabetes(matter: Matter) -> Observation | None:
    said = list(_DIABETIC.finditer(matter.said))
    if not said:
        return None
    theirs = list(_DIABETES.finditer(text_of(matter.reading)))
    if not theirs or {_kind(m) for m in said} & {_kind(m) for m in theirs}:
        return None
    heading = f"Diabetes Mellitus, Type {_kind(said[0])}"
    return None if heading in matter.record.mesh else _told(matter, said[0], theirs[0].group())


def _pair(matter: Matter) -> Observation | None:
    claim, title = matter.claim.text, matter.reading.title.text
    lower = matter.said.lower
    for mine, other, piece in _HALVES:
        if piece not in lower:
            continue
        alone = mine in _ALONE
        tail = "" if alone else r"\s+(?P<noun>[a-z]{5,})"
        said = re.search(rf"\b(?:in|among|with|of|for)\s(?:[\w'’-]+\s){{0,3}}?(?P<w>{mine}{tail})\b", claim, re.I)
        if said is None or re.search(rf"\b{other}\b", claim, re.I):
            continue
        text = text_of(matter.reading) + "\n" + "\n".join(matter.record.mesh)
        if re.search(rf"\b{mine}\b", text, re.I):
            continue
        noun = "" if alone else rf"\s+{re.escape(said['noun'])}"
        theirs = re.search(rf"\b{other}{noun}\b", title, re.I)
        place = re.search(rf"\b{mine}{noun}\b", claim, re.I)
        if theirs is not None and place is not None:
            return _told(matter, place, theirs.group())
    return None


def _lacking(matter: Matter) -> Observation | None:
    """The record is about those who do not have what the people of the claim have."""
    told = list(_SUFFERING.finditer(matter.said))
    if not told:
        return None
    text = text_of(matter.reading)
    theirs = list(_LACKING.finditer(text))
    if not theirs:
        return None
    claim = matter.claim.text
    for said in told:
        group = "a" if said["a"] else "b"
        word, at = said[group].lower(), said.start(group)
        if _LACKING.search(claim) or _WITHOUT.search(claim[max(0, at - 30) : at]):
            continue
        stem = word[:_PREFIX]
        lacking = [m for m in theirs if m["x"].lower().startswith(stem)]
        titled = _LACKING.search(matter.reading.title.text) is not None
        every = len(re.findall(re.escape(stem), text, re.IGNORECASE))
        if titled and lacking and every == len(lacking):
            place = re.compile(re.escape(said[group])).search(claim, at)
            if place is not None:
                return _told(matter, place, lacking[0].group())
    return None


def _healthy(matter: Matter) -> Observation | None:
    mine, ill = _WELL.search(matter.said), _SICK.search(matter.said)
    if _ADVICE.search(matter.claim.text):
        return None  # what was found in some is advised to others
    text = text_of(matter.reading)
    if ill and not mine and re.search(r"\bhealthy\b", matter.reading.title.text, re.I):
        theirs = _HEALTHY.search(text)
        return _told(matter, ill, theirs.group()) if theirs and not _ILL.search(text) else None
    if ill and not mine and (theirs := _VOLUNTEERS.search(text)) is not None and not _UNWELL.search(text):
        return _told(matter, ill, theirs.group()) if _has_nothing_of(matter, ill) else None
    if mine and not ill and not re.search(r"\b(?:healthy|volunteers?|controls?|normal)\b", text, re.I):
        their_ill = _ILL.search(text)
        return _told(matter, mine, their_ill.group()) if their_ill else None
    return None


def _has_nothing_of(matter: Matter, ill: re.Match[str]) -> bool:
    """Whether the record has no word of the illness of those whom the claim calls patients."""
    with_it = _ILL_WITH.match(matter.claim.text, ill.start())
    if with_it is None:
        return False
    start, end = with_it.span("what")
    keys = [t.keys for t in matter.said.tokens if start <= t.start < end and t.keys][:_FIRST_WORDS]
    known = matter.reading.keys | matter.reading.subject_keys
    return bool(keys) and not any(k in known for each in keys for k in each)
