"""Words of which only one can be true of a study: blinding, direction in time, number of centres, arms."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.designs import RECORDS_REVIEWED
from citecheck.claims.facets.design.told import is_another, observe
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation

_WISHED_FOR = re.compile(
    r"\b(?:is|are)\b[^.;]{0,30}\b(?:needed|required|warranted|lacking|awaited|necessary|wanting|wanted|missing|scarce|"
    r"desirable|overdue)\b",
    re.IGNORECASE,
)
"""Anywhere behind a word that tells of any study, such as `prospective`."""
_GATHERED = re.compile(
    r"\s(?:implemented|defined|specified|collected|gathered|maintained|recorded|acquired|obtained|registered|kept)\b|"
    r"\s\w*\s?(?:database|registry)\b",
    re.IGNORECASE,
)
_BLIND = re.compile(
    r"\b(single|double|triple)[- ]?(?:blind(?:ed)?|mask(?:ed)?)\b|\b(open)[- ]label\b|"
    r"\b(un)(?:blinded|masked)\b|"
    r"\b(open)(?=,? (?:(?:(?:non-?)?randomi[sz]ed|controlled|uncontrolled|pilot|clinical|prospective),? ){0,2}"
    r"(?:trial|study|comparison)\b)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(prospective|retrospective)(?:ly)?\b", re.IGNORECASE)
_CENTRES = re.compile(
    r"\b(multi|single|one)[-\s]?(?:cent(?:re|er)d?|cent(?:re|er)s|institution(?:al)?)\b", re.IGNORECASE
)
_REVIEWED = re.compile(RECORDS_REVIEWED, re.IGNORECASE)
_OF_OTHERS = re.compile(r"\s(?:reports|studies|series|analyses|cohorts|trials|data)\b", re.IGNORECASE)
_CHARTS = re.compile(r"\b(?:chart|case[- ]?note|medical[- ]record|record)s? (?:review|audit)\b", re.IGNORECASE)
_TO_BE_MADE = re.compile(
    r"\w+,? (?:[\w-]+,? ){0,4}?(?:stud(?:y|ies)|trials?|research|investigations?|evaluations?|validation|"
    r"data)\b[^.;]{0,60}?\b(?:needed|required|warranted|necessary|should|awaited|lacking|justified|desirable)\b",
    re.IGNORECASE,
)
"""`Prospective studies are needed`."""
_NEAR = 160
_ARMS = re.compile(r"\b(cross-?over|parallel)(?:[- ]group)?\b", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(longitudinal|cross[- ]sectional)(?:ly)?\s(?:\w+\s)?"
    r"(?:stud(?:y|ies)|surveys?|analys[ie]s|data|designs?|cohort|sample)\b",
    re.IGNORECASE,
)
_OF_A_COHORT = re.compile(r"\bcohort|\bbaseline\b|\bfollow", re.IGNORECASE)
_DATA = re.compile(
    r"\b(qualitative|quantitative)(?:ly)?\s(?:[\w-]+\s){0,2}?(?:stud(?:y|ies)|surveys?|research|analys[ie]s|"
    r"interviews?|"
    r"designs?|approach|methods?|exploration|inquiry|evaluation)\b",
    re.IGNORECASE,
)
_TRAITS = (
    Cue(_DATA, pieces="qualitative quantitative"),
    Cue(_SECTION, pieces="longitudinal sectional"),
    Cue(_BLIND, pieces="blind mask label open"),
    Cue(_TIME, pieces="spective"),
    Cue(_CENTRES, pieces="cent institution"),
    Cue(_ARMS, pieces="cross parallel"),
)


def traits(matter: Matter) -> list[Observation]:
    """One observation for each of them that the claim names, where the record tells it too."""
    text = text_of(matter.reading)
    return [o for cue in _TRAITS if (o := _one_of(matter, cue, text)) is not None]


def _one_of(matter: Matter, cue: Cue, text: str) -> Observation | None:
    """Of words of which only one can be true of a study: the claim's against those of title and abstract."""
    said, pattern = cue.search(matter.said), cue.pattern
    if said is None or (pattern is _TIME and _OF_OTHERS.match(matter.claim.text, said.end())):
        return None
    theirs = [m for m in pattern.finditer(text) if pattern is not _TIME or _is_of_study(text, m)]
    mine = _word(said)
    if pattern is _SECTION and mine == "longitudinal" and _OF_A_COHORT.search(text) is not None:
        return None  # one look at those who are followed
    if pattern is _TIME and any(
        _word(m) == mine or not theirs for m in pattern.finditer(text) if _is_gathered(text, m)
    ):
        return None  # data gathered beforehand may be looked at afterwards
    names = {_word(m) for m in theirs}
    if mine in names:
        return observe(matter, said, "agrees", mine)
    other = theirs[0].group() if theirs else ""
    if not theirs and pattern is _TIME:
        opposite = {"prospective": "Retrospective Studies", "retrospective": "Prospective Studies"}[mine]
        own = {"prospective": "Prospective Studies", "retrospective": "Retrospective Studies"}[mine]
        looked_back = _REVIEWED.search(text) or _CHARTS.search(text) if mine == "prospective" else None
        if looked_back is not None:
            names, other = {"retrospective"}, looked_back.group()
        if opposite in matter.record.mesh and own not in matter.record.mesh and opposite.startswith("Retro"):
            names, other = {opposite}, opposite
    if (
        not theirs
        and pattern is _CENTRES
        and mine == "single"
        and "Multicenter Study" in matter.record.publication_types
    ):
        names, other = {"multi"}, "Multicenter Study"
    if _WISHED_FOR.search(matter.claim.text, said.end()):
        return None
    if len(names) == 1 and not is_another(matter.claim.text, *said.span()):
        if not theirs and not addressed(matter, said):
            return None
        return observe(matter, said, "differs", other, f"The text says “{said.group()}”, the record “{other}”.")
    return None


def _is_gathered(text: str, match: re.Match[str]) -> bool:
    """Whether data were gathered prospectively, which says nothing of when they were looked at."""
    return _word(match) == "prospective" and _GATHERED.match(text, match.end()) is not None


def _is_of_study(text: str, match: re.Match[str]) -> bool:
    """Whether a word for direction in time is told of the study itself: not of data, nor of studies to be made."""
    sentence = text[match.start() : match.end() + _NEAR]
    return not _is_gathered(text, match) and _TO_BE_MADE.match(sentence) is None


def _word(match: re.Match[str]) -> str:
    word = next(g for g in match.groups() if g).lower().replace("-", "").replace(" ", "")
    return {"one": "single", "un": "open"}.get(word, word)
