"""A claim held against every work that it cites: checks for the report, findings for the reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, structs

from citecheck.claims.alignment import changes
from citecheck.claims.anchors import told_elsewhere
from citecheck.claims.evidence import BEST, Ranked, evidence, rank
from citecheck.claims.facets.attribution.answer import attribution
from citecheck.claims.facets.attribution.works_counted import tells_how_many
from citecheck.claims.facets.certainty.answer import certainty
from citecheck.claims.facets.design.answer import design
from citecheck.claims.facets.direction.answer import direction
from citecheck.claims.facets.named import named
from citecheck.claims.facets.number.answer import number
from citecheck.claims.facets.population.answer import population
from citecheck.claims.facets.quotation.answer import quotation
from citecheck.claims.figures.of_whom import in_another_clause, says_who
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import read_claim, read_record
from citecheck.claims.silence import no_abstract, readable
from citecheck.claims.titled import of_title
from citecheck.claims.verbatim import stands_there
from citecheck.claims.verdict import score, verdict
from citecheck.claims.works import is_wrong
from citecheck.models import Check, Claim, Evidence, Facet, Finding, Record, Reference, Span, Status, Verdict
from citecheck.rules import finding

_METHODS = ("METHOD", "MATERIAL", "PATIENTS AND METHOD", "SUBJECTS AND METHOD", "DESIGN", "SETTING")
"""How the headings of sections begin that tell what was done."""
FACETS = (number, quotation, direction, certainty, population, design, named, attribution)
"""Every facet, in the order in which they are reported."""
OF_TITLES = (population, design)
OF_STATED_TITLES = (direction,)
"""Those in which a claim is held against the title as well, against any and against one that states a finding."""
_NOT_OF_RESULTS = ("number", "population", "design", "attribution")
_SIGN = 4
"""Letters before a p value: `P < `."""
_OF_RESULTS = ("direction", "significance", "certainty")


class CitedWork(Struct, frozen=True, kw_only=True):
    """One work that a claim cites: its reference, that reference's status, and the record where there is one."""

    reference: Reference
    status: Status
    record: Record | None = None


class Assessment(Struct, frozen=True, kw_only=True):
    """What came of a claim: one check for each cited work, in their order, and the findings."""

    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Held(Struct, kw_only=True):
    """A claim beside one record, half way through."""

    work: CitedWork
    matter: Matter
    observations: list[Observation]


def check_claim(claim: Claim, cited: Sequence[CitedWork]) -> Assessment:
    """Hold `claim` against the record of each work in `cited`.

    A figure or direction that differs from one abstract and agrees with another cited one is no conflict: the
    sentence may take it from there. So it is, too, where another cited work could not be read, least of all because
    PubMed could not be asked.

    Returns:
        One check for each cited work, in order, and the findings, in the order of the works.
    """
    held = {n: _hold(claim, work) for n, work in enumerate(cited) if _checkable(work)}
    if len(held) < len(cited):
        for one in held.values():
            one.observations = [_absent(o) if o.status == "differs" else o for o in one.observations]
    _settle(list(held.values()))
    wrong = {n for n, one in held.items() if not _borne_out(one.observations) and is_wrong(one.matter)}
    if len(wrong) > 1 and 2 * len(wrong) >= len(cited):
        # Most of several works about something else: then it is the sentence that names no subject.
        wrong = set()
    elif wrong and len(cited) > 1:
        titles = [one.matter.record.fields.title or "" for n, one in held.items() if n not in wrong]
        wrong = {n for n in wrong if is_wrong(held[n].matter, titles)}
    checks: list[Check] = []
    findings: list[Finding] = []
    for n, work in enumerate(cited):
        if n in held:
            check, said = _conclude(claim, held[n], wrong=n in wrong)
        else:
            check, said = _unheld(claim, work)
        checks.append(check)
        findings.extend(said)
    return Assessment(checks=tuple(checks), findings=tuple(findings))


def stumbled(claim: Claim, cited: Sequence[CitedWork], fault: str) -> Assessment:
    """What is said of a claim whose check ended in `fault`: that it was not checked; the other claims stand."""
    message = f"The claim was not checked, by {fault}."
    checks = tuple(
        Check(reference=w.reference.id, pmid=w.record.pmid if w.record else None, verdict="unchecked", score=0.0)
        for w in cited
    )
    said = finding("claim-unchecked", message, claim.span, claim=claim.id, text=claim.text)
    return Assessment(checks=checks, findings=(said,))


def _checkable(work: CitedWork) -> bool:
    held = work.status in ("verified", "discrepant")
    return held and work.record is not None and readable(work.record)


def _unheld(claim: Claim, work: CitedWork) -> tuple[Check, list[Finding]]:
    pmid = work.record.pmid if work.record else None
    name = f"reference {work.reference.label}" if work.reference.label else "the reference"
    state: Verdict
    if work.status == "unchecked":
        state, rule = "unchecked", "claim-unchecked"
        message = f"PubMed could not be asked about {name}, so the claim was not checked."
    elif work.status not in ("verified", "discrepant") or work.record is None:
        state, rule = "no_record", "claim-no-record"
        message = _no_record(work.status, name)
    else:
        state, rule = "no_abstract", "claim-no-abstract"
        message = no_abstract(work.record, name)
    check = Check(reference=work.reference.id, pmid=pmid, verdict=state, score=0.0)
    said = finding(rule, message, claim.span, reference=work.reference.id, claim=claim.id, pmid=pmid, text=claim.text)
    return check, [said]


def _no_record(status: Status, name: str) -> str:
    """Why no record is held against the claim: one may have been found, and yet be the wrong one."""
    if status == "wrong_identifier":
        doubt = f"An identifier of {name} belongs to another article"
    elif status == "ambiguous":
        doubt = f"Several records fit {name} about equally well"
    else:
        return f"There is no record of {name} to hold the claim against."
    return f"{doubt}, so it is not certain which work is meant: the claim was not checked."


def _hold(claim: Claim, work: CitedWork) -> _Held:
    record = work.record
    if record is None:
        raise ValueError("a work without a record cannot be held against a claim")
    reading = read_record(record)
    said = read_claim(claim, reading)
    ranked = rank(said, reading)
    matter = Matter(
        claim=claim, said=said, record=record, reading=reading, ranked=ranked, changes=changes(said, ranked)
    )
    found = [o for facet in FACETS for o in facet(matter)]
    found = [_said_of_its_works(matter, o) for o in found]
    found = [o for n, o in enumerate(found) if not _said_already(o, found[:n])]
    observations = _once([*found, *of_title(matter, OF_TITLES, OF_STATED_TITLES, found)])
    observations = [_absent(o) if _only_repeats(matter, o) or _of_another(matter, o) else o for o in observations]
    observations = _unless_from_full_text(observations, matter.said.text)
    return _Held(work=work, matter=matter, observations=observations)


def _said_of_its_works(matter: Matter, o: Observation) -> Observation:
    """A wrong number of works that a review took in is said of the source, as its year and authors are."""
    if o.facet != "number" or o.rule is None or o.claim_at is None or not tells_how_many(matter, o.claim_at):
        return o
    return structs.replace(o, facet="attribution", rule="claim-attribution-differs")


def _said_already(o: Observation, before: Sequence[Observation]) -> bool:
    """Whether what is wrong of the source at one place was said before, from the figure that stands there."""
    if o.facet != "attribution" or o.rule is None or o.claim_at is None:
        return False
    return any(b.facet == o.facet and b.rule and _overlap(o.claim_at, b.claim_at) for b in before)


def _only_repeats(matter: Matter, o: Observation) -> bool:
    """Whether what differs is a clause that stands in the abstract word for word."""
    if o.status != "differs" or o.facet == "quotation":
        return False
    if o.facet == "number" and re.findall(r"\d+", o.claim or "-") == re.findall(r"\d+", o.record or ""):
        return False  # it is the sign before them that differs
    start, end = o.claim_at or (0, len(matter.said.text))
    if not any(start <= t.start < end for t in matter.said.tokens):
        return False  # it stands in the opening, or in the credit, which no abstract has
    return stands_there(matter, (start, end))


def _of_another(matter: Matter, o: Observation) -> bool:
    """Whether a figure says that the claim tells another sentence than the one that it is to differ from."""
    return o.status == "differs" and o.facet in ("direction", "significance") and told_elsewhere(matter, o)


def _unless_from_full_text(observations: list[Observation], text: str) -> list[Observation]:
    """A claim with a figure, in digits, that the abstract lacks rests on the full text: of that nothing is known.

    Figures that say roughly how many there were, or how old, are not meant: they are summed up from others.
    """
    lacking = [
        o for o in observations
        if o.facet == "number" and o.status == "absent" and any(c.isdigit() for c in o.claim or "")
        and not (o.claim_at and says_who(text, o.claim_at))
    ]  # fmt: skip
    return [
        _absent(o)
        if o.facet in _OF_RESULTS and o.status == "differs" and not all(_is_apart(o, one, text) for one in lacking)
        else o
        for o in observations
    ]


def _is_apart(o: Observation, figure: Observation, text: str) -> bool:
    """Whether a figure that the abstract lacks is the very thing that is held against it, a p value, or stands in
    another clause than what is told of direction.
    """
    if o.claim_at is None or figure.claim_at is None:
        return False
    if o.facet == "direction" and in_another_clause(text, o.claim_at, figure.claim_at):
        return True
    return _overlap(o.claim_at, figure.claim_at) and len(o.claim or "") <= len(figure.claim or "") + _SIGN


def _once(observations: list[Observation]) -> list[Observation]:
    """A word changed in a quotation is said once, not again as a figure or a direction; so are other pairs."""
    figures = [o.claim_at for o in observations if o.facet == "number" and o.rule and o.claim_at is not None]
    observations = [
        o
        for o in observations
        if o.facet != "attribution" or o.status != "differs" or not any(_overlap(a, o.claim_at) for a in figures)
    ]
    doubts = [o for o in observations if o.facet == "certainty" and o.status == "differs" and o.record_at is not None]
    observations = [o for o in observations if not any(_is_that_doubt(o, doubt) for doubt in doubts)]
    altered = [o.claim_at for o in observations if o.facet == "quotation" and o.rule and o.claim_at is not None]
    if not altered:
        return observations
    return [
        o
        for o in observations
        if o.facet == "quotation"
        or o.status != "differs"
        or (o.facet in _NOT_OF_RESULTS and not any(o.claim_at and _overlap(a, o.claim_at) for a in altered))
    ]


def _is_that_doubt(o: Observation, doubt: Observation) -> bool:
    """Whether what is turned round is the doubt that the claim left out: `understood` beside `not understood`."""
    if o.facet not in ("direction", "significance") or o.status != "differs" or o.sentence != doubt.sentence:
        return False
    return doubt.record_at is not None and _overlap(doubt.record_at, o.record_at)


def _overlap(a: tuple[int, int], b: tuple[int, int] | None) -> bool:
    return b is None or (a[0] < b[1] and b[0] < a[1])


def _settle(held: list[_Held]) -> None:
    """What differs from one abstract and agrees with another is taken from the other."""
    if len(held) < 2:
        return
    for one in held:
        others = [o for other in held if other is not one for o in other.observations]
        one.observations = [
            _absent(o) if o.status == "differs" and any(_covers(x, o) for x in others) else o for o in one.observations
        ]


def _covers(other: Observation, o: Observation) -> bool:
    if other.facet != o.facet or other.status != "agrees":
        return False
    return other.claim_at is None or _overlap(other.claim_at, o.claim_at)


def _absent(o: Observation) -> Observation:
    return Observation(facet=o.facet, status="absent", claim=o.claim, claim_at=o.claim_at)


def _conclude(claim: Claim, held: _Held, *, wrong: bool) -> tuple[Check, list[Finding]]:
    matter, work = held.matter, held.work
    if wrong:
        held.observations = [_absent(o) if o.status == "differs" else o for o in held.observations]
    probability = score(matter)
    state = "not_in_abstract" if wrong else verdict(matter, probability, held.observations)
    shown = _shown(matter.ranked, held.observations)
    places = {r.index: n for n, r in enumerate(shown)}
    check = Check(
        reference=work.reference.id,
        pmid=matter.record.pmid,
        verdict=state,
        score=round(probability, 3),
        evidence=evidence(shown),
        facets=tuple(_facet(o, places) for o in held.observations),
    )
    findings = [_finding(claim, work, matter, o) for o in held.observations if o.rule and o.status == "differs"]
    if wrong or state == "not_in_abstract":
        findings.append(_silent(claim, work, matter, check.evidence, wrong=wrong))
    return check, findings


def _borne_out(observations: Sequence[Observation]) -> bool:
    """Whether a quotation, a figure that is rarely met by chance, or two others are the record's."""
    if any(o.facet == "quotation" and o.status != "absent" for o in observations):
        return True
    agreed = [o.claim or "" for o in observations if o.facet == "number" and o.status == "agrees"]
    figures = {f for f in (re.sub(r"[^\d.]", "", told) for told in agreed) if len(f) >= 2}
    return len(figures) >= 2 or any(len(f) >= 4 or "." in f.strip(".") for f in figures)


def _shown(ranked: tuple[Ranked, ...], observations: Sequence[Observation]) -> tuple[Ranked, ...]:
    """The best three.

    One that a differing facet rests on takes the place of the last. First, as high as the best, stands one of them that
    a finding rests on, or that has a share, a quotation or a word of direction of the claim and is no sentence on
    methods (doses, times and solutions stand there).
    """
    needed = {o.sentence for o in observations if o.status == "differs" and o.sentence is not None}
    best = [r for r in ranked[:BEST] if r.shared or r.index in needed]
    lacking = [r for r in ranked if r.index in needed and r not in best][:BEST]
    keep = max(0, BEST - len(lacking))
    kept = [r for n, r in enumerate(best) if n < keep or r.index in needed]
    shown = [*kept, *lacking][:BEST]
    having = {o.sentence for o in observations if _tells(o)}
    having -= {r.index for r in shown if (r.sentence.section or "").upper().startswith(_METHODS)}
    most = max((r.score for r in shown), default=0.0)
    shown = [structs.replace(r, score=most) if r.index in having else r for r in shown]
    return tuple(sorted(shown, key=lambda r: (-r.score, r.index not in having, r.index)))


def _tells(o: Observation) -> bool:
    """Whether what a facet found shows best that its sentence is the one which the claim tells, or turns round."""
    if o.status == "differs":
        return bool(o.rule)
    return o.status == "agrees" and (o.facet in ("quotation", "direction", "significance") or o.share)


def _facet(o: Observation, places: dict[int, int]) -> Facet:
    record_at = None
    if o.sentence in places and o.record_at is not None and o.sentence is not None:
        record_at = (places[o.sentence], *o.record_at)
    return Facet(
        facet=o.facet, status=o.status, claim=o.claim, record=o.record, claim_at=o.claim_at, record_at=record_at
    )


def _finding(claim: Claim, work: CitedWork, matter: Matter, o: Observation) -> Finding:
    source = o.record
    source_marks: tuple[tuple[int, int], ...] = ()
    if o.sentence is not None:
        source = matter.reading.sentences[o.sentence].text
        source_marks = (o.record_at,) if o.record_at else ()
    elif o.record and (at := (matter.record.fields.title or "").find(o.record)) >= 0:
        source = matter.record.fields.title
        source_marks = ((at, at + len(o.record)),)
    return finding(
        o.rule or "",
        _sentence(o.message),
        _narrow(claim, o.claim_at),
        reference=work.reference.id,
        claim=claim.id,
        pmid=matter.record.pmid,
        text=claim.text,
        source=source,
        text_marks=(o.claim_at,) if o.claim_at else (),
        source_marks=source_marks,
    )


def _sentence(message: str) -> str:
    """`message` as a sentence: a capital letter first, a full stop last."""
    ended = message if message.endswith((".", "?", "!", ".”", "?”", "!”")) else message + "."
    return ended[:1].upper() + ended[1:]


def _narrow(claim: Claim, at: tuple[int, int] | None) -> Span:
    """The place of part of a claim; the whole claim's where its text was not taken over letter by letter."""
    span = claim.span
    if at is None or span.end - span.start != len(claim.text) or "\n" in claim.text[: at[0]]:
        return span
    column = span.column + at[0]
    return Span(start=span.start + at[0], end=span.start + at[1], line=span.line, column=column, page=span.page)


def _silent(claim: Claim, work: CitedWork, matter: Matter, shown: Sequence[Evidence], *, wrong: bool) -> Finding:
    title = matter.record.fields.title or ""
    best = next(iter(shown), None)
    if wrong:
        return finding(
            "claim-wrong-work",
            _sentence("The cited record is about something else" + (f": {title}" if title else "")),
            claim.span,
            reference=work.reference.id,
            claim=claim.id,
            pmid=matter.record.pmid,
            text=claim.text,
            source=title or (best.sentence if best else None),
        )
    return finding(
        "claim-not-in-abstract",
        "It was not found in the abstract; the full text may say it.",
        claim.span,
        reference=work.reference.id,
        claim=claim.id,
        pmid=matter.record.pmid,
        text=claim.text,
        source=best.sentence if best else None,
    )
