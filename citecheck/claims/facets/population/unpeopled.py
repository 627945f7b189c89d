"""Whom a claim says that a finding was made in, told of a record that speaks of nobody: molecules, cells, materials."""

from __future__ import annotations

import re

from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation

_FRAME = re.compile(
    r"(?:^|\bthat\s|\bpaper,\s)\s*(?:(?:when|as)\s(?:studied|tested|seen)\s)?(?:in|among)\s(?:an?\s(?:study|group|"
    r"series|sample)\sof\s)?(?:(?:healthy|human|hospital|adult|"
    r"clinical|sick|elderly|young)\s){0,2}(?P<whom>(?:trial\s)?(?:patients|volunteers|participants|subjects|people|"
    r"adults|"
    r"children|women|men|individuals))(?=,)",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"\b(?:patients?|participants?|volunteers?|women|woman|men|man|girls?|boys?|child(?:ren)?|infants?|newborns?|"
    r"neonat\w+|"
    r"adolescents?|adults?|elderly|people|persons?|individuals?|subjects|populations?|cases?|respondents|students|"
    r"workers|"
    r"nurses|physicians|doctors|famil(?:y|ies)|mothers?|births?|pregnan\w+|donors?|cohorts?|households?|clinics?|"
    r"clinical|"
    r"hospitals?|humans?|trial|treatment|therap\w+|disease)\b",
    re.IGNORECASE,
)
_BENCH = re.compile(
    r"\b(?:in vitro|cultured?|cell lines?|proteins?|enzymes?|genes?|mutants?|plasmids?|crystal\w*|spectr\w+|assays?|"
    r"solubility|polymers?|synthesi[sz]ed|molecular|binding|kinase|receptors?|substrates?|alloys?|simulations?|"
    r"transfect\w+|sequenc\w+|yeast|bacteri\w+|plants?|membranes?|cells)\b",
    re.IGNORECASE,
)
_MUCH = 3
"""So many words of the bench a record has that is of it."""


def unpeopled(matter: Matter) -> Observation | None:
    """People in whom the claim sets a finding of a record without a word of anybody, and with many of the bench."""
    said = _FRAME.search(matter.said.text)
    text = text_of(matter.reading)
    if said is None or _ANYBODY.search(text) or "Humans" in matter.record.mesh or not addressed(matter):
        return None
    bench = {m.group().lower() for m in _BENCH.finditer(text)}
    if len(bench) < _MUCH:
        return None
    first = _BENCH.search(matter.reading.text)
    whom = re.compile(re.escape(said["whom"])).match(matter.claim.text, said.start("whom"))
    if first is None or whom is None:
        return None
    message = f"The text speaks of {whom.group()}, the record of nobody."
    return differs(matter, whom, first.group(), message)
