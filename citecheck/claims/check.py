"""A claim held against every work that it cites: checks for the report, findings for the reader."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citecheck.claims.alignment import changes
from citecheck.claims.conclusion import conclude
from citecheck.claims.entries import Entries
from citecheck.claims.evidence import rank
from citecheck.claims.facets.attribution.answer import attribution
from citecheck.claims.facets.certainty.answer import certainty
from citecheck.claims.facets.design.answer import design
from citecheck.claims.facets.direction.answer import direction
from citecheck.claims.facets.named import named
from citecheck.claims.facets.number.answer import number
from citecheck.claims.facets.population.answer import population
from citecheck.claims.facets.quotation.answer import quotation
from citecheck.claims.held import Assessment, CitedWork, Held
from citecheck.claims.misplaced import meant, says_little
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import read_claim, read_record
from citecheck.claims.sifted import absent, apart, settle, sifted
from citecheck.claims.titled import of_title
from citecheck.claims.unheld import checkable, unheld
from citecheck.claims.works import is_wrong
from citecheck.models import Check, Claim, Finding

FACETS = (number, quotation, direction, certainty, population, design, named, attribution)
"""Every facet, in the order in which they are reported."""
OF_TITLES = (population, design)
OF_STATED_TITLES = (direction,)
"""Those in which a claim is held against the title as well, against any and against one that states a finding."""


def check_claim(claim: Claim, cited: Sequence[CitedWork], entries: Entries | None = None) -> Assessment:
    """Hold `claim` against the record of each work in `cited`.

    A figure or direction that differs from one abstract and agrees with another cited one is no conflict: the
    sentence may take it from there. So it is, too, where another cited work could not be read, least of all because
    PubMed could not be asked. The other `entries` of the list tell whether a claim that cites one work alone is about
    one of them, and whether any claim says too little to tell.

    Returns:
        One check for each cited work, in order, and the findings, in the order of the works.
    """
    held = {n: _hold(claim, work) for n, work in enumerate(cited) if checkable(work)}
    if len(held) < len(cited):
        for one in held.values():
            one.observations = [absent(o) if o.status == "differs" else o for o in one.observations]
    settle(list(held.values()))
    wrong = _of_something_else(held, len(cited), entries)
    other = None
    if entries is not None and len(cited) == len(held) == 1 and not _borne_out(held[0].observations):
        other = meant(held[0], entries)
    checks: list[Check] = []
    findings: list[Finding] = []
    for n, work in enumerate(cited):
        if n in held:
            check, said = conclude(claim, held[n], wrong=n in wrong, other=other)
        else:
            check, said = unheld(claim, work)
        checks.append(check)
        findings.extend(said)
    meant_id = other.work.reference.id if other is not None else None
    return Assessment(checks=tuple(checks), findings=tuple(findings), meant=meant_id)


def _of_something_else(held: Mapping[int, Held], cited: int, entries: Entries | None) -> set[int]:
    """The numbers of the works, of all that are `cited`, that are about something else than the claim."""
    wrong = {n for n, one in held.items() if not _borne_out(one.observations) and is_wrong(one.matter)}
    if len(wrong) > 1 and 2 * len(wrong) >= cited:
        return set()  # most of several works: then it is the sentence that names no subject
    if wrong and cited > 1:
        titles = [one.matter.record.fields.title or "" for n, one in held.items() if n not in wrong]
        wrong = {n for n in wrong if is_wrong(held[n].matter, titles)}
    return wrong if entries is None else {n for n in wrong if not says_little(held[n], entries)}


def _hold(claim: Claim, work: CitedWork) -> Held:
    record = work.record
    if record is None:
        raise ValueError("a work without a record cannot be held against a claim")
    reading = read_record(record)
    said = read_claim(claim, reading)
    ranked = rank(said, reading)
    matter = Matter(
        claim=claim, said=said, record=record, reading=reading, ranked=ranked, changes=changes(said, ranked)
    )
    found = apart(matter, [o for facet in FACETS for o in facet(matter)])
    found += of_title(matter, OF_TITLES, OF_STATED_TITLES, found)
    observations = sifted(matter, found)
    return Held(work=work, matter=matter, observations=observations)


def _borne_out(observations: Sequence[Observation]) -> bool:
    """Whether a quotation, a figure that is rarely met by chance, or two others are the record's."""
    if any(o.facet == "quotation" and o.status != "absent" for o in observations):
        return True
    agreed = [o.claim or "" for o in observations if o.facet == "number" and o.status == "agrees"]
    figures = {f for f in (re.sub(r"[^\d.]", "", told) for told in agreed) if len(f) >= 2}
    return len(figures) >= 2 or any(len(f) >= 4 or "." in f.strip(".") for f in figures)
