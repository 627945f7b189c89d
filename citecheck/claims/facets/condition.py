"""Which illness or state the people of the claim have against those of the record: type 1 or type 2, with or without.

Told only where the record has the other word throughout and never the claim's own.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation

_DIABETES = re.compile(
    r"\btype[\s-]*(?P<n>1|2|II|I)[\s-]+diabet\w*|\bT(?P<t>[12])DM?\b|"
    r"\bdiabetes(?: mellitus)?,? type[\s-]*(?P<m>1|2|II|I)\b",
    re.IGNORECASE,
)
_PAIRS: tuple[tuple[str, str], ...] = (
    ("acute", "chronic"), ("ischa?emic", "ha?emorrhagic"), ("benign", "malignant"), ("primary", "secondary"),
    ("premenopausal", "postmenopausal"), ("nulliparous", "multiparous"), ("inpatients?", "outpatients?"),
    ("relapsing", "progressive"), ("unipolar", "bipolar"), ("preterm", "term"), ("monozygotic", "dizygotic"),
)  # fmt: skip
_ALONE = frozenset({"premenopausal", "postmenopausal", "nulliparous", "multiparous", "inpatients?", "outpatients?",
                    "monozygotic", "dizygotic"})  # fmt: skip
"""Words of a pair that say whom they mean without the noun that follows."""
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
_WITHOUT = re.compile(r"\b(?:without|no|not|never|non|lacking|free of|negative for)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_HEALTHY = re.compile(
    r"\bhealthy (?:adult |young |male |female |human )?(?:volunteers|subjects|adults|men|women|people|participants|"
    r"individuals)\b",
    re.IGNORECASE,
)
_ILL = re.compile(r"\bpatients?\b", re.IGNORECASE)
_PREFIX = 5


def condition(matter: Matter) -> Observation | None:
    """At most one observation, and only of what differs."""
    if not addressed(matter):
        return None
    return next((o for look in (_diabetes, _pair, _lacking, _healthy) if (o := look(matter)) is not None), None)


def _kind(match: re.Match[str]) -> str:
    return {"i": "1", "ii": "2"}.get(found := (match["n"] or match["t"] or match["m"]).lower(), found)


def _told(matter: Matter, said: re.Match[str], other: str) -> Observation:
    return differs(matter, said, other, f"The text speaks of {said.group()}, the record of {other}.")


def _diabetes(matter: Matter) -> Observation | None:
    said = list(_DIABETES.finditer(matter.claim.text))
    theirs = list(_DIABETES.finditer(text_of(matter.reading)))
    if not said or not theirs or {_kind(m) for m in said} & {_kind(m) for m in theirs}:
        return None
    heading = f"Diabetes Mellitus, Type {_kind(said[0])}"
    return None if heading in matter.record.mesh else _told(matter, said[0], theirs[0].group())


def _pair(matter: Matter) -> Observation | None:
    claim, title = matter.claim.text, matter.reading.title.text
    text = text_of(matter.reading) + "\n" + "\n".join(matter.record.mesh)
    for pair in _PAIRS:
        for mine, other in (pair, pair[::-1]):
            alone = mine in _ALONE
            tail = "" if alone else r"\s+(?P<noun>[a-z]{5,})"
            said = re.search(rf"\b(?:in|among|with|of|for)\s(?:[\w'’-]+\s){{0,3}}?(?P<w>{mine}{tail})\b", claim, re.I)
            if said is None or re.search(rf"\b{mine}\b", text, re.I) or re.search(rf"\b{other}\b", claim, re.I):
                continue
            noun = "" if alone else rf"\s+{re.escape(said['noun'])}"
            theirs = re.search(rf"\b{other}{noun}\b", title, re.I)
            place = re.search(rf"\b{mine}{noun}\b", claim, re.I)
            if theirs is not None and place is not None:
                return _told(matter, place, theirs.group())
    return None


def _lacking(matter: Matter) -> Observation | None:
    """The record is about those who do not have what the people of the claim have."""
    text = text_of(matter.reading)
    theirs = list(_LACKING.finditer(text))
    if not theirs:
        return None
    claim = matter.claim.text
    for said in _WITH.finditer(claim):
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
    claim, text = matter.claim.text, text_of(matter.reading)
    mine, theirs = _HEALTHY.search(claim), _HEALTHY.search(text)
    ill, their_ill = _ILL.search(claim), _ILL.search(text)
    if ill and not mine and theirs and not their_ill and re.search(r"\bhealthy\b", matter.reading.title.text, re.I):
        return _told(matter, ill, theirs.group())
    if mine and not ill and their_ill and not re.search(r"\b(?:healthy|volunteers?|controls?|normal)\b", text, re.I):
        return _told(matter, mine, their_ill.group())
    return None
