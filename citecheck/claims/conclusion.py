"""What a claim beside one record comes to: the check with its verdict and evidence, and the findings in words."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from citecheck.claims.evidence import BEST, Ranked, evidence
from citecheck.claims.held import CitedWork, Held, Meant
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sifted import absent
from citecheck.claims.verdict import score, verdict
from citecheck.models import Check, Claim, Evidence, Facet, Finding, Span
from citecheck.rules import finding

_METHODS = ("METHOD", "MATERIAL", "PATIENTS AND METHOD", "SUBJECTS AND METHOD", "DESIGN", "SETTING")
"""How the headings of sections begin that tell what was done."""


def conclude(claim: Claim, held: Held, *, wrong: bool, other: Meant | None = None) -> tuple[Check, list[Finding]]:
    """The check and the findings of `claim` beside one record.

    `wrong` says that the record is about something else; `other` is the work of the list that is meant instead.
    """
    matter, work = held.matter, held.work
    elsewhere = wrong or other is not None
    if elsewhere:
        held.observations = [absent(o) if o.status == "differs" else o for o in held.observations]
    probability = score(matter)
    state = "not_in_abstract" if elsewhere else verdict(matter, probability, held.observations)
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
    if wrong:
        findings.append(_of_another_work(claim, work, matter, check.evidence, other))
    elif other is not None:
        findings.append(_misplaced(claim, work, matter, other))
    elif state == "not_in_abstract":
        findings.append(_silent(claim, work, matter, check.evidence))
    return check, findings


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


def _of_another_work(
    claim: Claim, work: CitedWork, matter: Matter, shown: Sequence[Evidence], other: Meant | None
) -> Finding:
    title = matter.record.fields.title or ""
    best = next(iter(shown), None)
    message = _sentence("The cited record is about something else" + (f": {title}" if title else ""))
    return finding(
        "claim-wrong-work",
        message if other is None else f"{message} {_sentence(_named(other))}",
        claim.span,
        reference=work.reference.id,
        claim=claim.id,
        pmid=matter.record.pmid,
        text=claim.text,
        source=title or (best.sentence if best else None),
    )


def _misplaced(claim: Claim, work: CitedWork, matter: Matter, other: Meant) -> Finding:
    title = matter.record.fields.title
    cited = f"“{title.rstrip('.')}”" if title else "another work"
    return finding(
        "claim-fits-another",
        _sentence(f"The sentence cites {cited}; {_named(other)}"),
        claim.span,
        reference=work.reference.id,
        claim=claim.id,
        pmid=matter.record.pmid,
        text=claim.text,
    )


def _named(other: Meant) -> str:
    """Which work of the list is meant instead of the cited one, and why it is."""
    reference, record = other.work.reference, other.work.record
    name = f"reference {reference.label}" if reference.label else f"entry {reference.id.removeprefix('ref-')}"
    title = f": “{record.fields.title.rstrip('.')}”" if record and record.fields.title else ""
    if other.credited is not None:
        return f"the text names {other.credited}, and {name} is theirs{title}"
    return (
        f"the quoted words stand in the abstract of {name}{title}" if other.quoted else f"{name} fits far better{title}"
    )


def _silent(claim: Claim, work: CitedWork, matter: Matter, shown: Sequence[Evidence]) -> Finding:
    best = next(iter(shown), None)
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
