"""An analysis said to have been planned beforehand that was thought of afterwards, and the other way round."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.told import is_another, observe
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation

_WORK = (
    r"\b(?:trial|study|analys[ie]s|comparison|outcome|end-?point|question|hypothes[ie]s|subgroup)s?,? "
    r"(?:(?:was|were|is|had been|has been|been) )?(?:\w+ly )?"
)
_PLANNED = re.compile(
    r"\bpre-?(?:specified|planned|defined (?:sub-?group |primary |secondary )?(?:analys[ie]s|outcome|end-?point))\b|"
    rf"{_WORK}(?:designed|planned|powered|conceived|set up|intended|specified|registered) (?:[\w-]+ ){{0,3}}?"
    r"(?:from the (?:outset|start|beginning)|at the outset|in advance|beforehand|a priori|prospectively)\b|"
    rf"{_WORK}from the (?:outset|start|beginning) (?:[\w-]+ ){{0,2}}(?:designed|planned|powered|conceived|intended)\b|"
    r"\b(?:an? )?a priori (?:[\w-]+ ){0,2}(?:analys[ie]s|hypothes[ie]s|outcome|end-?point|comparison)\b|"
    r"\bplanned (?:[\w-]+ ){0,2}(?:analys[ie]s|comparison)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"(?<!not )\bpost[- ]?hoc\b(?! (?:tests?|tukey|bonferroni|comparisons?|pairwise))", re.IGNORECASE
)
"""A test of pairs after an analysis of variance is called so as well."""
_OF_STUDY = re.compile(
    r"\bpost[- ]?hoc,? (?:[\w-]+,? ){0,3}(?:analys[ie]s|stud(?:y|ies))\b|\banaly[sz]ed post[- ]?hoc\b", re.IGNORECASE
)
_BEFOREHAND = re.compile(
    r"\bpre-?(?:specified|planned)|\bplanned\b|\ba priori\b|\bpredefined\b|\bprespecif", re.IGNORECASE
)
_SO_PLANNED = re.compile(
    r"\bpre-?(?:specified|planned) (?:[\w-]+,? ){0,3}(?:analys[ie]s|sub-?stud(?:y|ies))\b", re.IGNORECASE
)
_WOULD = re.compile(
    r"[^.;,]{0,30}\b(?:would|should|could|might|must|will|is|are) (?:be\b|have\b|need|lacking)", re.IGNORECASE
)
_PLANNING = Cue(
    _PLANNED, pieces="planned specified defined outset start beginning advance beforehand priori prospectively"
)
_LATER = Cue(_OF_STUDY, pieces="hoc")


def afterthought(matter: Matter) -> Observation | None:
    """The claim's word for when the analysis was planned, where the record has only the contrary one."""
    text = text_of(matter.reading)
    for cue, contrary, own in ((_PLANNING, _OF_STUDY, _BEFOREHAND), (_LATER, _SO_PLANNED, _AFTERWARDS)):
        said = cue.search(matter.said)
        if said is None or own.search(text):
            continue
        theirs = contrary.search(text)
        if theirs is None or is_another(matter.claim.text, *said.span()) or not addressed(matter, said):
            continue
        if cue.pattern is _PLANNED and _AFTERWARDS.search(matter.claim.text):
            continue  # it tells of both
        if _WOULD.match(matter.claim.text, said.end()):
            continue  # it is wished for
        return observe(
            matter, said, "differs", theirs.group(), f"The text says “{said.group()}”, the record “{theirs.group()}”."
        )
    return None
