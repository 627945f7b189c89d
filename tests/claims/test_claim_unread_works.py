"""A sentence that cites several works, one of which could not be read: it may take its figure from that one."""

from __future__ import annotations

import pytest

from citecheck.claims import CitedWork, check_claim
from citecheck.models import AbstractSection, Claim, Fields, Record, Reference, Span

SPAN = Span(start=0, end=80, line=1, column=1)
RECORD = Record(
    pmid="1",
    fields=Fields(title="Walking and knee pain in older adults: a randomised trial", pmid="1"),
    abstract=(
        AbstractSection(text="Knee pain improved in 41% of the older adults who walked and in 20% of the controls."),
    ),
)
CLAIM = "Knee pain improved in 61% of the older adults who walked."


def work(number, record, status="verified"):
    reference = Reference(id=f"ref-{number}", label=str(number), raw="x", span=SPAN, fields=Fields())
    return CitedWork(reference=reference, status=status, record=record)


def said(*works):
    claim = Claim(id="claim-1", text=CLAIM, span=SPAN, references=tuple(w.reference.id for w in works))
    found = check_claim(claim, works)
    return [f.rule for f in found.findings if f.severity != "note"], [check.verdict for check in found.checks]


def test_alone_the_wrong_figure_is_told():
    rules, verdicts = said(work(1, RECORD))
    assert rules == ["claim-number-differs"]
    assert verdicts == ["conflicting"]


@pytest.mark.parametrize("status", ["unchecked", "not_found", "ambiguous", "out_of_scope"])
def test_beside_a_work_that_could_not_be_read_it_is_not(status):
    rules, verdicts = said(work(1, RECORD), work(2, None, status))
    assert rules == []
    assert verdicts[0] != "conflicting"
