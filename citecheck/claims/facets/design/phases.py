"""The phase of a trial (`phase II`), which the claim names otherwise than the record."""

from __future__ import annotations

import re

from citecheck.claims.facets.design.told import is_another, observe
from citecheck.claims.facets.population.peopled import addressed, text_of
from citecheck.claims.observation import Matter, Observation

_NUMBER = r"(?:[1-4]|I{1,3}|IV)"
_PHASE = re.compile(
    rf"\b(?i:phase)[- ](?P<one>{_NUMBER})[ab]?(?:\s?(?:/|-|–|and|to)\s?(?P<other>{_NUMBER})[ab]?)?"
    r"(?=(?:,?\s(?!(?:in|of|with|for|by|on|to|from|that|was|were|is|are|and)\b)[\w-]+){0,5}?,?\s(?i:trials?|"
    r"stud(?:y|ies))\b)"
)
"""Said of a study alone: `phase II enzymes` are none."""
_TYPE = re.compile(r"Clinical Trial, Phase (?P<one>I{1,3}|IV)(?P<other>$)?")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def phase(matter: Matter) -> list[Observation]:
    """At most one observation; nothing where claim or record names several that are not one trial's."""
    said = _PHASE.search(matter.claim.text) if "phase" in matter.said.lower else None
    if said is None:
        return []
    mine = _numbers(said)
    if any(_numbers(m) != mine for m in _PHASE.finditer(matter.claim.text)):
        return []
    theirs = list(_PHASE.finditer(text_of(matter.reading)))
    theirs += [m for t in matter.record.publication_types if (m := _TYPE.match(t))]
    known = frozenset[str]().union(*map(_numbers, theirs))
    if mine & known:
        return [observe(matter, said, "agrees", said.group())]
    if len(known) != 1 or is_another(matter.claim.text, *said.span()) or not addressed(matter, said):
        return []
    source = theirs[0].group()
    return [observe(matter, said, "differs", source, f"The text speaks of “{said.group()}”, the record of “{source}”.")]


def _numbers(match: re.Match[str]) -> frozenset[str]:
    """The phases (`1` to `4`) that are named, both of `phase I/II`."""
    return frozenset(_ROMAN.get(n, n) for n in match.group("one", "other") if n)
