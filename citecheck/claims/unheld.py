"""What is said of a claim that cannot be held against a work: no record, no abstract, an outage, a fault."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.claims.held import Assessment, CitedWork
from citecheck.claims.silence import no_abstract, readable
from citecheck.models import Check, Claim, Finding, Status, Verdict
from citecheck.rules import finding


def checkable(work: CitedWork) -> bool:
    """Whether the work was recognised, and its record has an abstract that can be read."""
    held = work.status in ("verified", "discrepant")
    return held and work.record is not None and readable(work.record)


def unheld(claim: Claim, work: CitedWork) -> tuple[Check, list[Finding]]:
    """The check and the finding of a work that is not `checkable`, each of which says why."""
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


def stumbled(claim: Claim, cited: Sequence[CitedWork], fault: str) -> Assessment:
    """What is said of a claim whose check ended in `fault`: that it was not checked; the other claims stand."""
    message = f"The claim was not checked, by {fault}."
    checks = tuple(
        Check(reference=w.reference.id, pmid=w.record.pmid if w.record else None, verdict="unchecked", score=0.0)
        for w in cited
    )
    said = finding("claim-unchecked", message, claim.span, claim=claim.id, text=claim.text)
    return Assessment(checks=checks, findings=(said,))
