"""A design that is said of each of several cited works: `both analyses were cohorts` of two cross-sections.

Such a claim tells what its sources are and may tell nothing else, so the record need not speak of it. What is so of one
of them is not held against the others.
"""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.facets.design.designs import PLAIN, is_rct, summary, watched
from citecheck.claims.facets.design.told import observe
from citecheck.claims.facets.population.peopled import text_of
from citecheck.claims.observation import Matter, Observation

_WORKS = (
    r"(?:analyses|studies|reports|papers|works|investigations|articles|sources|publications|surveys|of (?:them|these))"
)
_NAMED = re.compile(
    rf"\b(?P<n>both|all (?:three|four|five)|(?:the|these|those) (?:latter )?(?:two|"
    rf"three)) (?:[\w-]+ ){{0,2}}?{_WORKS} (?:were|are) "
    r"(?:(?!not\b|no\b|neither\b)[\w-]+,? ){0,3}?(?:(?P<random>randomi[sz]ed|RCTs)|(?P<cohort>(?:prospective |"
    r"longitudinal )?(?:cohorts?\b|"
    r"cohort studies)|prospective\b|longitudinal\b)|(?P<cross>cross[- ]sectional)|(?P<review>systematic reviews|"
    r"meta-?analyses)|"
    r"(?P<retro>retrospective))",
    re.IGNORECASE,
)
_CUE = Cue(_NAMED, words="both all two three")
_AS_MANY = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_WORD = {
    "random": re.compile(r"\brandom|\btrial", re.IGNORECASE),
    "cohort": re.compile(
        r"\bcohort|\bprospective|\blongitudinal|\bfollow(?!ing\b)|\bincidence\b|\bhazard|\bsubsequent|\bperson-years",
        re.IGNORECASE,
    ),
    "cross": re.compile(r"\bcross[-–\s]section|\bsurvey|\bprevalence|\bquestionnaire", re.IGNORECASE),
    "review": re.compile(r"\breview|\bmeta-?\s?analy|\bpool|\bliterature|\bstudies\b|\btrials\b", re.IGNORECASE),
    "retro": re.compile(
        r"\bretrospective|\bcharts?\b|\brecords\b|\bregist|\bdatabase|\bpost[- ]?hoc|\bsecondary", re.IGNORECASE
    ),
}
"""What a record has some word of that may be of the kind."""


def each_cited(matter: Matter) -> Observation | None:
    """The design that the claim gives to all that it cites, where the record is plainly of another."""
    said = _CUE.search(matter.said)
    if said is None or _AS_MANY[said["n"].lower().split()[-1]] != len(matter.claim.references):
        return None
    kind = said.lastgroup or "random"
    word = re.compile(re.escape(said[kind])).search(matter.claim.text, said.start(kind)) or said
    if _WORD[kind].search(text_of(matter.reading)):
        return observe(matter, word, "agrees", kind)
    other = _plainly(matter, kind)
    if other is None:
        return None
    return observe(
        matter, word, "differs", other[1], f"The text speaks of “{said[kind]}”, the record is {PLAIN[other[0]]}."
    )


def _plainly(matter: Matter, kind: str) -> tuple[str, str] | None:
    record, reading = matter.record, matter.reading
    if kind != "random" and is_rct(record, reading):
        return "rct", "randomi"
    put_together = summary(record, reading)
    if put_together is not None:
        return None if kind == "review" else (put_together, put_together)
    seen = watched(record, reading)
    if seen is None or (
        kind == "cohort" and seen[0] not in ("cross-sectional", "survey", "case-control", "case report")
    ):
        return None
    return seen
