"""What was given and what it changed, as the claim names them, looked for in the record: absent is all it can say."""

from __future__ import annotations

import re

from citecheck.claims.cues import Cue
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.terms import Token
from citecheck.models import FacetName

_GIVEN = re.compile(
    r"\b(?:treat(?:ment|ed|ing)|therapy|injections?|injected|infusions?|administration|supplementation|"
    r"vaccination|use|effects?|"
    r"efficacy|receiv(?:ed|ing)|given|taking|doses?|intake) (?:with|of|to|by)? ?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:reductions?|decreases?|increases?|improvements?|changes?|rise|fall|decline|differences?|effects?|"
    r"impact|risk|rates?|"
    r"incidence|prevalence|improve[sd]?|reduce[sd]?|increase[sd]?|decrease[sd]?) (?:in|of|on|for)? ?",
    re.IGNORECASE,
)


_GIVING = Cue(
    _GIVEN,
    words="therapy use effect effects efficacy given taking dose doses intake",
    pieces="treat inject infusion administration supplement vaccination receiv",
)
_CHANGING = Cue(
    _CHANGED,
    words="rise fall decline effect effects impact risk rate rates incidence prevalence",
    pieces="reduc decrease increase improve change difference",
)


def named(matter: Matter) -> list[Observation]:
    """At most one observation for the intervention and one for the outcome."""
    found = []
    looked_for: tuple[tuple[FacetName, Cue], ...] = (("intervention", _GIVING), ("outcome", _CHANGING))
    for facet, cue in looked_for:
        observed = _look(matter, facet, cue)
        if observed is not None:
            found.append(observed)
    return found


def _look(matter: Matter, facet: FacetName, cue: Cue) -> Observation | None:
    match = cue.search(matter.said)
    if match is None:
        return None
    after: list[Token] = []
    for token in matter.said.tokens:
        if token.start < match.end():
            continue
        if not token.keys or token.keys[0][0].isdigit() or token.start - (after[-1].end if after else match.end()) > 2:
            break
        after.append(token)
        if len(after) == 4:
            break
    keys = [k for t in after for k in t.keys]
    if not keys:
        return None
    there = (matter.reading.keys, matter.reading.subject_keys)
    missing = [k for k in keys if k not in there[0] and k not in there[1]]
    return Observation(
        facet=facet,
        status="agrees" if len(missing) * 2 <= len(keys) else "absent",
        claim=matter.claim.text[after[0].start : after[-1].end],
        claim_at=(after[0].start, after[-1].end),
    )
