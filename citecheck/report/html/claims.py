"""Claims beside the sentences of the abstracts that bear on them, what was compared marked on both sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from citecheck.models import Check, CheckedClaim, DocumentReport, Facet, Finding, Verdict
from citecheck.report.html import keys, links
from citecheck.report.html.phrases import FACET_STATUSES, FACETS, VERDICTS, plural
from citecheck.report.html.words import Mark, marked, plain
from citecheck.report.naming import place

_HELD: frozenset[Verdict] = frozenset({"plausible", "partly_plausible", "conflicting"})
_NEVER_HELD: frozenset[Verdict] = frozenset({"no_abstract", "no_record"})


class ShownFacet(Struct, frozen=True, kw_only=True):
    """One thing that was compared."""

    name: str
    status: str
    status_words: str
    claim: str
    record: str


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence of the abstract, under the name of its section where it has one."""

    section: str
    words: Markup


class ShownCheck(Struct, frozen=True, kw_only=True):
    """A claim held against one reference."""

    reference: str
    href: str
    verdict: Verdict
    verdict_words: str
    meaning: str
    record: links.Link | None
    evidence: tuple[Sentence, ...]
    """The best sentence, and those with words that were compared."""
    more: tuple[Sentence, ...]
    facets: tuple[ShownFacet, ...]


class ShownClaim(Struct, frozen=True, kw_only=True):
    """One claim, with its checks."""

    anchor: str
    classes: str
    where: str
    words: Markup
    checks: tuple[ShownCheck, ...]
    messages: tuple[tuple[str, str], ...]
    """Severity and message of each open finding on it."""


class Fold(Struct, frozen=True, kw_only=True):
    """Claims of which there is little to show: what they have in common, and they themselves."""

    title: str
    classes: str
    claims: tuple[ShownClaim, ...]


class Claims(Struct, frozen=True, kw_only=True):
    """The claims of a document: those shown in full, those folded away, and where each is on the page."""

    classes: str
    keys: frozenset[str]
    shown: tuple[ShownClaim, ...]
    folds: tuple[Fold, ...]
    anchors: dict[str, str]
    unasked: bool
    """Claims were found, but none was held against anything: the run was told not to."""


def show_claims(
    document: DocumentReport, about: Mapping[str, Sequence[Finding]], anchor: str, labels: Mapping[str, str]
) -> Claims | None:
    """What is shown of the claims of `document`; None where it has none. `about` has the findings on each."""
    if not document.claims:
        return None
    hrefs = {reference.id: f"#{anchor}-ref-{n}" for n, reference in enumerate(document.references, 1)}
    anchors = {claim.id: f"{anchor}-claim-{n}" for n, claim in enumerate(document.claims, 1)}
    sorted_: dict[str, list[CheckedClaim]] = {"shown": [], "silent": [], "unchecked": [], "never": []}
    for claim in document.claims:
        sorted_[_sort(claim, about.get(claim.id, ()))].append(claim)
    found = {claim.id: keys.of_claim(claim, about.get(claim.id, ())) for claim in document.claims}

    def shown(claims: Sequence[CheckedClaim]) -> tuple[ShownClaim, ...]:
        return tuple(
            _claim(c, about.get(c.id, ()), found[c.id], anchors[c.id], form=document.format, labels=labels, hrefs=hrefs)
            for c in claims
        )

    titles = {
        "unchecked": ("{} not checked, because PubMed could not be asked or the program stumbled", "was", "were"),
        "silent": ("{} not in the abstract; the full text may say it", "is", "are"),
        "never": ("{} held against nothing, for want of a record or an abstract", "was", "were"),
    }
    folds = []
    for name, (title, one, many) in titles.items():
        claims = sorted_[name]
        if claims:
            number = f"{plural(len(claims), 'claim')} {one if len(claims) == 1 else many}"
            folds.append(
                Fold(
                    title=title.format(number),
                    classes=keys.classes(keys.together(found[c.id] for c in claims)),
                    claims=shown(claims),
                )
            )
    every = keys.together(found.values())
    return Claims(
        classes=keys.classes(every),
        keys=every,
        shown=shown(sorted_["shown"]),
        folds=tuple(folds),
        anchors=anchors,
        unasked=not any(c.checks for c in document.claims) and any(c.references for c in document.claims),
    )


def _sort(claim: CheckedClaim, findings: Sequence[Finding]) -> str:
    verdicts = {check.verdict for check in claim.checks}
    if verdicts & _HELD or any(f.severity != "note" and not f.accepted for f in findings if "unchecked" not in f.rule):
        return "shown"
    if "unchecked" in verdicts:
        return "unchecked"
    return "silent" if verdicts - _NEVER_HELD else "never"


def _claim(
    claim: CheckedClaim,
    findings: Sequence[Finding],
    found: frozenset[str],
    anchor: str,
    *,
    form: str,
    labels: Mapping[str, str],
    hrefs: Mapping[str, str],
) -> ShownClaim:
    marks: list[Mark] = [
        (*facet.claim_at, facet.status)
        for check in claim.checks
        if check.verdict in _HELD
        for facet in check.facets
        if facet.claim_at
    ]
    return ShownClaim(
        anchor=anchor,
        classes=keys.classes(found),
        where=place(form, claim.span),
        words=marked(claim.text, marks),
        checks=tuple(_check(check, labels, hrefs) for check in claim.checks),
        messages=tuple(
            (f.severity, plain(f.message, 600)) for f in findings if not f.accepted and f.severity != "note"
        ),
    )


def _check(check: Check, labels: Mapping[str, str], hrefs: Mapping[str, str]) -> ShownCheck:
    words, meaning = VERDICTS[check.verdict]
    held = check.verdict in _HELD
    first: list[Sentence] = []
    more: list[Sentence] = []
    for n, evidence in enumerate(check.evidence):
        marks = _evidence_marks(check.facets, n)
        section = plain(evidence.section.capitalize(), 60) if evidence.section else ""
        sentence = Sentence(section=section, words=marked(evidence.sentence, marks))
        (first if n == 0 or marks else more).append(sentence)
    return ShownCheck(
        reference=labels.get(check.reference, "?"),
        href=hrefs.get(check.reference, ""),
        verdict=check.verdict,
        verdict_words=words,
        meaning=meaning,
        record=links.pubmed(check.pmid),
        evidence=tuple(first),
        more=tuple(more),
        facets=tuple(_facet(facet) for facet in check.facets) if held else (),
    )


def _evidence_marks(facets: Sequence[Facet], number: int) -> list[Mark]:
    return [(f.record_at[1], f.record_at[2], f.status) for f in facets if f.record_at and f.record_at[0] == number]


def _facet(facet: Facet) -> ShownFacet:
    return ShownFacet(
        name=FACETS[facet.facet],
        status=facet.status,
        status_words=FACET_STATUSES[facet.status],
        claim=plain(facet.claim or "", 200),
        record=plain(facet.record or "", 200),
    )
