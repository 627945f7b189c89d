"""Claims that people wrote without looking at the program: faithful ones, wrong ones, silent ones.

`claims_by_hand.jsonl` holds 517 claims on 74 records of the development data, `claims_by_hand_2.jsonl` 282 claims on 57
other records, worded before the facets were read, `claims_by_hand_3.jsonl` 168 of direction and significance on 33
more, and `claims_by_hand_4.jsonl` 180 on 54 more, many of them of laboratory work; half `A` of these was then used to
improve the facets, half `B` was not, save that false alarms in it were looked at; `C` are honest claims worded when the
facets were finished. `claims_by_hand_5.jsonl` holds 105 claims on the figures of 29 records, likewise in halves,
and `claims_by_hand_6.jsonl` 208 on 35 more, freely worded: reversals, and honest ones with negations and comparatives,
which tempt a checker far more than those of citing sentences do; its half `C` holds 83 more honest ones, worded after
the first false alarms of `A` were mended and used for mending as well.
`claims_by_hand_7.jsonl` holds 124 on the figures of 23 records, in all roles; half `A` was used, half `B` measured.
`claims_by_hand_8.jsonl` holds 42 honest ones on 20 records that keep hardly a word of the abstract's,
`claims_by_hand_9.jsonl` 120 honest and 40 wrong ones on 40 records as a journalist might word them; of these seven were
accused before what they have in common was mended. `claims_by_hand_10.jsonl` holds 120 honest and 40 wrong ones on 60
records as authors cite them; of these two were accused before that was mended. `claims_by_hand_11.jsonl` holds 120
honest and 60 wrong ones on 60 more records, half of them dense as in clinical papers; of these four were accused before
that was mended, and seven of the wrong ones found. `claims_by_hand_12.jsonl` holds as many honest ones and 40 wrong
ones on 60 more, worded after that: none of the honest ones was accused; of the wrong ones eight were found, and one
more since the reason why it was missed was mended. `claims_by_hand_13.jsonl` and `claims_by_hand_14.jsonl` hold 120
honest and 60 wrong ones each, on 60 more records each, worded in this order: one and four of the honest ones were
accused, and 17 and 11 of the wrong ones found, before what the accused and some of the missed (of the 13th) had in
common was mended. `claims_by_hand_15.jsonl` holds 200 honest and 100 wrong ones on the next 100 records: two of the
honest ones were accused and 27 of the wrong ones found, before what the accused, and the missed of half `A`, had in
common was mended. `claims_embedded.jsonl` holds 120 honest and 40 wrong ones on 40 records, told within sentences of
their author's own (doubts, costs, other works, own patients) and as freely as can be: one honest and one wrong one were
flagged, and none of it was used.
`claims_by_hand_16.jsonl` holds 230 honest and 153 wrong ones on 80 records, `claims_by_hand_17.jsonl` 268 honest and
156 wrong ones on 90, in every facet and many with something said of the source. Of the first seven honest ones were
accused and 73 wrong ones found (of all 240 and 160 that were worded) before both were used for mending; then the second
was worded: two of its 360 honest ones were accused, and 117 of its 180 wrong ones found, before that was used as well.
`claims_by_hand_18.jsonl` holds 240 honest and 142 wrong ones on 80 records, in all facets and worded as freely as
by a careless author, `claims_by_hand_19.jsonl` 100 honest and 200 wrong ones on 100 records, short assertions and
denials in words of their writer's own. Three and two of the honest ones were accused, and 43 and 44 of the wrong ones
found, before what the accused had in common, and some of the missed of the first, was mended.
`claims_by_hand_20.jsonl` holds 477 honest ones on 90 records by a reviewer who read the rules in order to break them,
many of them on the holes that were found first: 96 of the 561 that were worded were accused before some of what these
have in common was mended.
`claims_of_whom_and_how.jsonl` holds 800 on 200 records: whom or what was studied, how, how surely, or a figure is wrong
in 400 of them, and 400 honest ones say such things in other words. Half `A` was looked at after the facets of
population, design and certainty were widened, what was missed of `B` once they were, and of `C` only what was accused.
`D` are 415 honest ones on 110 records by a reviewer who read that change in order to break it; 48 were accused before
what they have in common was mended. `E` are 947 honest ones on 114 records by two more reviewers who read the other
facets so; 59 were accused before some of what they have in common was mended.
`faithful` and `silent` ones must get no warning or error; each other kind is wrong in exactly the one thing that it is
named for (`arms`: two figures or two sides of a comparison changed places).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from citecheck.claims import CitedWork, check_claim
from citecheck.models import Claim, Record, Reference, Span
from citecheck.pubmed import open_files

RULES = {
    "number": {"claim-number-differs"},
    "arms": {"claim-number-differs", "claim-direction-reversed"},
    "direction": {"claim-direction-reversed"},
    "significance": {"claim-significance-differs"},
    "overstated": {"claim-overstated"},
    "population": {"claim-population-differs"},
    "design": {"claim-design-differs"},
    "quotation": {"claim-quotation-altered"},
    "attribution": {"claim-attribution-differs"},
}

TEMPTING = {("claims_by_hand_8.jsonl", "C"): 0.06, ("claims_by_hand_20.jsonl", "C"): 0.12}
"""What may be accused of the honest claims that were worded to tempt, where it is more than of others."""


def rules_found(text: str, record: Record) -> set[str]:
    span = Span(start=0, end=len(text), line=1, column=1)
    reference = Reference(id="ref-1", label="1", raw="", span=span, fields=record.fields)
    claim = Claim(id="claim-1", text=text, span=span, references=("ref-1",))
    said = check_claim(claim, [CitedWork(reference=reference, status="verified", record=record)])
    return {found.rule for found in said.findings if found.severity != "note"}


def measured(
    rows: Sequence[Mapping[str, str]], records: Mapping[str, Any], name: str
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many claims of each kind there are, how many are flagged, and how many by the rule of their kind."""
    total, flagged, right = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        rules, kind = rules_found(row["claim"], records[row["pmid"]]), row["kind"]
        total[kind] += 1
        flagged[kind] += bool(rules)
        right[kind] += bool(RULES.get(kind, set()) & rules)
    print(f"\n{name} ({len(rows)} on {len({row['pmid'] for row in rows})} records)")
    for kind, count in sorted(total.items()):
        print(f"  {kind:12} {count:4}  flagged {flagged[kind]:4}  by its own rule {right[kind]:4}")
    return total, flagged, right


def read_rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.accuracy
def test_claims_by_hand(shared):
    rows = read_rows("claims_by_hand.jsonl")
    records = open_files(shared / "data" / "pubmed" / "records.xml.gz").records(row["pmid"] for row in rows)
    total, flagged, right = measured(rows, records, "claims written by hand")
    honest = flagged["faithful"] + flagged["silent"]
    print(f"  honest claims with a warning or error: {honest / (total['faithful'] + total['silent']):.4f} (goal .02)")
    assert honest / (total["faithful"] + total["silent"]) <= 0.02
    assert right["quotation"] / total["quotation"] >= 0.9


@pytest.mark.accuracy
@pytest.mark.parametrize(
    ("name", "half"),
    [(f"claims_by_hand_{n}.jsonl", half) for n in (2, 3, 4, 5, 6, 7, 15) for half in "AB"]
    + [(f"claims_by_hand_{n}.jsonl", "C") for n in (3, 6, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20)]
    + [("claims_embedded.jsonl", "C")],
)
def test_claims_worded_before_the_facets_were_read(shared, name, half):
    rows = [row for row in read_rows(name) if row["half"] == half]
    records = open_files(shared / "data" / "pubmed" / "records.xml.gz").records(row["pmid"] for row in rows)
    total, flagged, right = measured(rows, records, f"claims worded blind, {name}, half {half}")
    honest = (flagged["faithful"] + flagged["silent"]) / (total["faithful"] + total["silent"])
    print(f"  honest claims with a warning or error: {honest:.4f} (goal .02)")
    kinds = [kind for kind in total if kind in RULES]
    print(f"  by the rule of its kind: {sum(right[k] for k in kinds)} of {sum(total[k] for k in kinds)} wrong ones")
    assert honest <= TEMPTING.get((name, half), 0.04)


@pytest.mark.accuracy
@pytest.mark.parametrize("half", "ABCDE")
def test_claims_of_whom_and_how(shared, half):
    rows = [row for row in read_rows("claims_of_whom_and_how.jsonl") if row["half"] == half]
    records = open_files(shared / "data" / "pubmed" / "records.xml.gz").records(row["pmid"] for row in rows)
    total, flagged, right = measured(rows, records, f"claims of whom and how, half {half}")
    honest, wrong = flagged["faithful"] / total["faithful"], total.total() - total["faithful"]
    print(f"  claims of whom and how, half {half}: honest accused {honest:.4f} of {total['faithful']}", end="")
    print(f", wrong found {right.total() / wrong:.3f} of {wrong}" if wrong else "")
    assert honest <= 0.06
    assert not wrong or right.total() / wrong >= 0.55
