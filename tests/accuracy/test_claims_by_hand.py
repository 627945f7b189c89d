"""Claims that people wrote without looking at the program: faithful ones, wrong ones, silent ones.

`claims_by_hand.jsonl` holds 517 claims on 74 records of the development data: `faithful` and `silent` ones must get no
warning or error; each other kind is wrong in exactly the one thing that it is named for.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from citecheck.claims import CitedWork, check_claim
from citecheck.models import Claim, Reference, Span
from citecheck.pubmed import open_files

RULES = {
    "number": "claim-number-differs",
    "direction": "claim-direction-reversed",
    "significance": "claim-significance-differs",
    "overstated": "claim-overstated",
    "population": "claim-population-differs",
    "design": "claim-design-differs",
    "quotation": "claim-quotation-altered",
}


@pytest.mark.accuracy
def test_claims_by_hand(shared):
    lines = Path(__file__).with_name("claims_by_hand.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    source = open_files(shared / "data" / "pubmed" / "records.xml.gz")
    records = source.records(row["pmid"] for row in rows)
    total, flagged, right = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        record, kind = records[row["pmid"]], row["kind"]
        span = Span(start=0, end=len(row["claim"]), line=1, column=1)
        reference = Reference(id="ref-1", label="1", raw="", span=span, fields=record.fields)
        claim = Claim(id="claim-1", text=row["claim"], span=span, references=("ref-1",))
        said = check_claim(claim, [CitedWork(reference=reference, status="verified", record=record)])
        rules = {found.rule for found in said.findings if found.severity != "note"}
        total[kind] += 1
        flagged[kind] += bool(rules)
        right[kind] += RULES.get(kind) in rules
    print(f"\nclaims written by hand ({len(rows)} on {len({row['pmid'] for row in rows})} records)")
    for kind, count in sorted(total.items()):
        print(f"  {kind:12} {count:4}  flagged {flagged[kind]:4}  by its own rule {right[kind]:4}")
    honest = flagged["faithful"] + flagged["silent"]
    print(f"  honest claims with a warning or error: {honest / (total['faithful'] + total['silent']):.4f} (goal .02)")
    assert honest / (total["faithful"] + total["silent"]) <= 0.02
    assert right["quotation"] / total["quotation"] >= 0.9
