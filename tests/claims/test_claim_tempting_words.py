"""Honest claims with words that a rule could take for a contrary, and wrong ones that differ in as little."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.models import Author

BEES = record(
    "We assessed the effect of smoke on the mortality of bees. Mildew may be involved in the loss of brood.",
    "The incidence of stings was significantly lower in group LM. Swarming was related significantly to heat and "
    "non-significantly to rain. Restlessness fell significantly with smoke at rest.",
    "High traffic was associated with poor honey. After smoke the hum was significantly louder. Hives with mites "
    "numbered 32 of 90, and brood was found in 96.7% of hives. Honey from the upper "
    "shelf was associated with calm in all of the hives.",
    "Weights did not differ between hives (P = .16). Potential enemies were listed. Bees "
    "aged ≥ 20 days were counted by hand.",
    "Prospectively collected data on 90 hives were analyzed. Wasps stung only after rain, whilst hornets did not.",
    title="Smoke, mites and the temper of bees",
    authors=(Author(family="Varga", given="P"), Author(family="Quist", given="K"), Author(family="Moreau", given="L")),
    journals=("Journal of Hives",),
    years=frozenset({2018}),
    affiliations=("Institute of Bees, Brno, Czech Republic.",),
)


@pytest.mark.parametrize(
    "text",
    [
        "The authors assessed the effect of smoke on the survival of bees.",
        "The authors surmise that mildew is involved in the loss of brood.",
        "Mildew is suspected of being involved in the loss of brood.",
        "Mildew was put forward as involved in the loss of brood.",
        "Swarming was related to rain, but not significantly.",
        "Restlessness fell with smoke in flight, but not significantly.",
        "Low traffic was associated with good honey.",
        "Before smoke the hum was significantly quieter.",
        "The incidence of stings was significantly higher in group TK.",
        "No brood was found in 3.3% of hives.",
        "Smoke missed the brood in 3.3% of hives.",
        "The weights of hives were compared at a level of P < 0.05.",
        "Brood and mites did not shift, not significantly at least, with smoke at rest.",
        "Certain enemies were listed.",
        "A retrospective analysis of data on 90 hives was done.",
        "The authors write that “wasps stung only after rain …”.",
        "In a review in English of the temper of bees, smoke is discussed.",
        "Varga et al. (2018) assessed the effect of smoke on bees.",
        "The work of Moreau et al. assessed the effect of smoke on bees.",
        "Writing in Journal of hives, Varga et al. assessed the effect of smoke on bees.",
    ],
)
def test_honest_claims_that_tempt(text):
    assert loud(hold(text, BEES)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Honey from the upper shelf was shown to cause calm in all of the hives.", "claim-overstated"),
        ("Restlessness fell slightly, but not significantly, with smoke at rest.", "claim-significance-differs"),
        ("Restlessness fell with smoke at rest, a non-significant finding.", "claim-significance-differs"),
        ("Bees aged < 20 days were counted by hand.", "claim-number-differs"),
        ("Brood was found in about 48% of hives.", "claim-number-differs"),
        ("Moreau et al. (2018) assessed the effect of smoke on bees.", "claim-attribution-differs"),
        ("A paper in Wax and candles reported that honey was associated with calm.", "claim-attribution-differs"),
        ("Varga and colleagues, in Wax and candles, noted that honey was associated with calm.",
         "claim-attribution-differs"),
    ],
)  # fmt: skip
def test_wrong_ones_that_differ_in_as_little(text, rule):
    assert rule in loud(hold(text, BEES))
