"""Those in whom a claim sets a finding, where the record is of others of their sort: `In veterans, A lowered B`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.claims.facets.population.peopled import addressed, differs, text_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.sorts import Member, members
from citecheck.claims.words.terms import tokens

_FRAME = re.compile(
    r"(?:^|\bthat,?\s|;\s)\s*(?:(?:in|among|working with|studying)\s|"
    r"(?:an?|the|one) (?:\w+ )?(?:study|trial|survey|paper|"
    r"cohort|analysis)\s(?:in|of|among|on|with)\s)(?P<whom>(?:[\w-]+\s){0,2}?[\w-]+)"
    r"(?=,|\s(?:found|showed|shows|reported|reports|observed|suggests?|suggested|concluded|noted)\b)",
    re.IGNORECASE,
)
_SORTS = frozenset({"role", "pregnancy", "calling"})
"""Sorts of which a record names its own."""
_PATIENTS = 0
"""Of callings the first: everybody may be a patient."""


def framed(matter: Matter) -> Observation | None:
    """The first of those in whom the claim sets what it tells, where the record has others in title or headings."""
    for frame in _FRAME.finditer(matter.said.text):
        whom = [m for m in _named(frame["whom"]) if m.sort in _SORTS and not (m.sort == "calling" and not m.which)]
        if not whom:
            continue
        record = matter.record
        everywhere = _named(" ".join((text_of(matter.reading), *record.mesh, *record.keywords)))
        plainly = _named(" ".join((matter.reading.title.text, *record.mesh, *record.keywords)))
        for member in whom:
            of_the_sort = {
                m for m in plainly if m.sort == member.sort and (m.sort != "calling" or m.which != _PATIENTS)
            }
            if not of_the_sort or any(m in everywhere for m in whom) or not addressed(matter):
                continue
            theirs = _printed(matter, of_the_sort)
            said = re.compile(re.escape(frame["whom"])).match(matter.claim.text, frame.start("whom"))
            if theirs is not None and said is not None:
                return differs(matter, said, theirs, f"The text speaks of {said.group()}, the record of {theirs}.")
    return None


def _printed(matter: Matter, wanted: Iterable[Member]) -> str | None:
    """The record's first words for one of those, in title or abstract."""
    sought = set(wanted)
    for sentence in (matter.reading.title, *matter.reading.sentences):
        for start, end, named in members([t.word for t in sentence.tokens]):
            if sought.intersection(named):
                return sentence.text[sentence.tokens[start].start : sentence.tokens[end - 1].end]
    return None


def _named(text: str) -> frozenset[Member]:
    words = [t.word for t in tokens(text, {})]
    return frozenset(m for _, _, named in members(words) for m in named if m.facet == "population")
