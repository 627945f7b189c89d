"""Quotations cut, without a mark, where a denial, a reservation or a `but` stood before or behind them."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record, rules

GOUT = record(
    "Gout flares are common after surgery. We followed 212 patients after knee surgery. Flares were not reduced by "
    "colchicine given before surgery. Serum urate fell by 1.1 mg/dl in the first week, but returned to its former "
    "level by the sixth. Early walking reduced flares in men, although the difference was not significant after "
    "adjustment. These data do not show that colchicine prevents gout flares after knee surgery. Cherry juice may "
    "reduce pain in the first days after surgery. Febuxostat has the potential to become a standard drug before "
    "surgery. There was no improvement in walking speed at six months. Diuretics have been associated with a higher "
    "risk of flares after surgery of any kind. "
    "Ice packs were helpful in every group, although the certainty of this evidence was very low. "
    "Splints eased the pain of flares only in those younger than fifty.",
    title="Colchicine and gout flares after knee surgery",
)


@pytest.mark.parametrize(
    ("rule", "claim"),
    [
        ("cut", "The authors concluded that their data “show that colchicine prevents gout flares after knee surgery” "
                "[1]."),
        ("cut", "Flares, they wrote, were “reduced by colchicine given before surgery” [1]."),
        ("cut", "As the authors say, cherry juice will “reduce pain in the first days after surgery” [1]."),
        ("altered", "In their words, febuxostat “is to become a standard drug before surgery” [1]."),
        ("cut", "Febuxostat, the authors hold, “becomes a standard drug before surgery” [1]."),
        ("cut", "After knee surgery the authors found “improvement in walking speed at six months” [1]."),
        ("cut", "The authors write that “Early walking reduced flares in men” [1]."),
        ("cut", "The authors write that “Serum urate fell by 1.1 mg/dl in the first week” and never returned to its "
                "former level [1]."),
        ("cut", "The authors conclude that “Ice packs were helpful in every group” [1]."),
        ("cut", "After knee surgery, they write, “Splints eased the pain of flares” [1]."),
        ("altered", "They state that “Diuretics have been proved to raise the risk of flares after surgery of any "
                    "kind” [1]."),
        ("altered", "They write: “Diuretics have been identified as the cause of flares after surgery of any kind” "
                    "[1]."),
    ],
)  # fmt: skip
def test_a_quotation_turned_by_its_cut_is_found(rule, claim):
    assert f"claim-quotation-{rule}" in rules(hold(claim, GOUT))


@pytest.mark.parametrize(
    "claim",
    [
        "The authors concluded that their data do not “show that colchicine prevents gout flares after knee surgery” "
        "[1].",
        "Flares were not “reduced by colchicine given before surgery” [1].",
        "Whether flares are “reduced by colchicine given before surgery” has been doubted [1].",
        "Cherry juice may, they suggest, “reduce pain in the first days after surgery” [1].",
        "Febuxostat could, it is hoped, “become a standard drug before surgery” [1].",
        "There was no “improvement in walking speed at six months” [1].",
        "The authors found that “Early walking reduced flares in men”, but not significantly after adjustment [1].",
        "The authors write that “Serum urate fell by 1.1 mg/dl in the first week” [1].",
        "The authors write that “Serum urate fell by 1.1 mg/dl in the first week”, but not for long [1].",
        "Ice packs, they write, “were helpful in every group”, but the evidence was weak [1].",
        "In the young, they write, “Splints eased the pain of flares”; they were younger than fifty [1].",
        "They write: “Diuretics have been associated with a higher risk of flares after surgery of any kind” [1].",
        "The claim that drugs “show that colchicine prevents gout flares after knee surgery” finds no support [1].",
        "In knee surgery, “gout flares are common after surgery” without any drug [1].",
    ],
)
def test_an_honest_cut_is_not_accused(claim):
    assert loud(hold(claim, GOUT)) == []
