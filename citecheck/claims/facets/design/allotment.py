"""How a study came by the groups that it compares: by lot, or against what was there before."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.designs import lots
from citecheck.claims.facets.design.told import is_another, observe
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.verdict import score

_BY_LOT = Cue(
    re.compile(
        r"\b(?:cluster[- ])?(?<!non-)(?<!non )(?<!quasi-)randomi[sz]ed,? (?:[\w-]+,? ){0,3}"
        r"(?:trial|study|comparison|controls?|arms?|groups?)\b|"
        r"(?<!not )(?<!non-)\brandomly (?:assigned|allocated|allotted|divided|chosen controls)\b|"
        r"\b(?:placebo|sham)[- ]controlled\b|\b(?:double|triple)[- ]?blind|(?<!non-)(?<!not )\brandomi[sz]ed (?:to|"
        r"into|between)\b|"
        r"\b(?:were|was|who) (?:\w+ )?randomi[sz]ed\b|\bconcurrent (?:[\w-]+,? ){0,3}controls?\b",
        re.IGNORECASE,
    ),
    pieces="random concurrent placebo sham blind",
)
_BEFORE = re.compile(
    r"\b(?:pre|before)[-–/ ]?(?:and[- ]|to[- ]|vs\.? )?(?:post|after)(?:[- ]intervention|[- ]implementation)? "
    r"(?:(?:[\w-]+ ){0,2}(?:stud(?:y|ies)|design|comparison|evaluation|analysis|trial))\b|"
    r"\bhistorical(?:ly)?[- ](?:[\w-]+[- ]){0,2}(?:controls?|cohorts?|comparators?|comparison)\b|"
    r"\bquasi-experiment\w*|\b(?:single|one)[- ]arm(?:ed)?\b|\bsingle[- ]group (?:[\w-]+ ){0,2}(?:stud|trial|"
    r"design)\w*|"
    r"\buncontrolled (?:[\w-]+ ){0,2}(?:trial|stud|series)\w*|\bnon-?\s?randomi[sz]ed (?:[\w-]+,? ){0,4}(?:trial|"
    r"study|comparison)\b",
    re.IGNORECASE,
)
"""Groups that no lot made, or one alone: what came before the change stands for what would have come without it."""
_DENIED = re.compile(
    r"\b(?:no|not|none|neither|nor|never|without|rather than|unlike|lack\w*|instead of|need\w*)\b[\w\s-]{0,30}$",
    re.IGNORECASE,
)
_IN_IT = re.compile(r"controls?$|arms?$|groups?$|^randomly", re.IGNORECASE)
"""What a claim sets beside others within the study."""
_NOW = re.compile(r"\bconcurrent|\bsimultaneous|\bparallel|\bcontemporar", re.IGNORECASE)
_IT_WAS = re.compile(r"\b(?:in|this|that|it|which|study|trial|what) was an? (?:[\w-]+,? ){0,3}$", re.IGNORECASE)
"""Before a design that is said of the source in so many words."""
_NAMED_SO = 0.35
"""How likely the abstract then has to be the one that is told, if it has a figure of the claim's."""


def allotment(matter: Matter) -> Observation | None:
    """A lot, or controls of the same time, told of a study that was held against the time before."""
    said = _BY_LOT.search(matter.said)
    text = text_of(matter.reading)
    if said is None or lots(matter.reading) or _NOW.search(text) or " not " in said.group():
        return None
    claim = matter.claim.text
    if _DENIED.search(claim, 0, said.start()) or (not _IN_IT.search(said.group()) and is_another(claim, *said.span())):
        return None
    theirs = _BEFORE.search(text)
    if theirs is None or not (addressed(matter, said) or _called_so(matter, said)):
        return None
    return observe(
        matter, said, "differs", theirs.group(), f"The text says “{said.group()}”, the record “{theirs.group()}”."
    )


def _called_so(matter: Matter, said: re.Match[str]) -> bool:
    """Whether the claim says that its source was such a study, and has a figure of the abstract's."""
    if len(matter.claim.references) > 1 or not _IT_WAS.search(matter.claim.text, 0, said.start()):
        return False
    theirs = {q.value for s in matter.reading.sentences for q in figures_of(s.text)}
    theirs |= {float(round(value)) for value in theirs}
    told = (q for q in figures_of(matter.said.text) if q.value >= 10)
    return score(matter) >= _NAMED_SO and any(q.value in theirs for q in told)
