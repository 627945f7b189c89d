"""People said to have been followed, of whom the study took one look: a cross-section has no time."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.designs import watched
from citecheck.claims.facets.design.told import is_another, observe, of_source
from citecheck.claims.facets.population.peopled import text_of
from citecheck.claims.observation import Matter, Observation

_FOLLOWED = Cue(
    re.compile(
        r"\bfollowed (?:up )?(?:for|over|during) (?:[\w.-]+ ){1,4}?(?:days?|weeks?|months?|years?|decades?)\b|"
        r"\b(?:were|was|been|and|who) (?:\w+ly )?followed (?:up|prospectively|longitudinally)\b|"
        r"\bfollowed prospectively\b|"
        r"\bprospective(?:ly)?,? (?:[\w-]+,? ){0,2}?(?:cohort|study|follow(?:ed|-up))\b|"
        r"\b(?:followed|traced|tracked|observed) (?:[\w-]+ ){0,4}?(?:prospectively|longitudinally)\b|"
        r"\b(?:after|during|over) (?:[\w.-]+ ){0,3}?of follow-?up\b",
        re.IGNORECASE,
    ),
    pieces="follow prospective traced tracked longitudinal",
)
_ONE_LOOK = re.compile(
    r"\bcross[-–\s]sectional(?:,? [\w-]+){0,2}? (?:stud(?:y|ies)|survey|analys[ie]s|design|data|sample)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:surveys?|surveyed)\b", re.IGNORECASE)
"""A survey has no time either where nothing else is told."""
_IN_TIME = re.compile(
    r"\bprospective|\blongitudinal|\bfollow|\bincidence\b|\bhazard|\bover time\b|\bper year\b|\blater\b|\bsubsequent|"
    r"\bperson-years\b|\bwaves?\b|\brepeat|\bserial\b|\btrajector|\bretrospective|"
    r"\bpanel (?:data|study|survey)\b|\brandomi",
    re.IGNORECASE,
)
"""What an abstract has that looks on for some time, besides its cross-section."""


def over_time(matter: Matter) -> Observation | None:
    """The claim's word for following people, where the abstract is of a cross-section and has none."""
    said = _FOLLOWED.search(matter.said)
    text = text_of(matter.reading) if said is not None else ""
    theirs = _ONE_LOOK.search(text) if said is not None else None
    if said is not None and theirs is None:
        seen = watched(matter.record, matter.reading)
        theirs = _ASKED.search(text) if seen is not None and seen[0] in ("survey", "cross-sectional") else None
    if said is None or theirs is None or _IN_TIME.search(text):
        return None
    if is_another(matter.claim.text, *said.span()) or not of_source(matter, said):
        return None
    return observe(
        matter, said, "differs", theirs.group(), f"The text says “{said.group()}”, the record “{theirs.group()}”."
    )
