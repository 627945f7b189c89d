"""Honest ways to tell a finding that were once accused: a hedge in the past, a figure before its word, a pronoun."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

ROWERS = record(
    "Masters rowers were compared with juniors after a 2000 m race. Strength came back within two days in both.",
    "CONCLUSIONS: Masters rowers appear to be at least as quick to recover as juniors.",
    title="Recovery of strength in masters rowers",
)
GUARDS = record(
    "Beaches were classed by how many lifeguards they had. Full staffing was linked with lower odds of drowning by "
    "14% (odds ratio 0.86). Conversely, thin staffing was associated with higher odds of drowning by 22% "
    "[odds ratio 1.22].",
    title="Lifeguard staffing and drowning",
)
BOREDOM = record(
    "We matched reports of boredom from 240 night porters with ratings by guests. "
    "Boredom was not independently associated with ratings by guests or with complaints. "
    "However, porters with high boredom who were also highly sociable had the highest ratings by guests.",
    title="Boredom and service in night porters",
)
SPLINTS = record(
    "Skiers with thumb sprains were given no splint, a foam splint or a gel splint. "
    "The gel splint significantly reduced the need for painkillers in comparison with no splint and the foam splint "
    "(P<0.001). Pain was significantly lower with the gel splint (P<0.001) but not with the foam splint (P=0.41) in "
    "comparison with no splint.",
    title="Gel and foam splints for thumb sprains in skiers",
)
NO_SPLINT = record(
    "Skiers were given a gel splint or none. "
    "The gel splint significantly reduced pain compared with no splint (P<0.001).",
    title="Gel splints for thumb sprains in skiers",
)
ONE_SPLINT = record(
    "Skiers with thumb sprains were given no splint, a foam splint or a gel splint. "
    "Compared with the foam splint, the gel splint significantly reduced the need for painkillers (P<0.001).",
    title="Gel and foam splints for thumb sprains in skiers",
)
YEASTS = record(
    "Yeasts with a good ability to inhibit the growth of B. cereus in broth are less effective in cheese and other "
    "food, and they cost more.",
    title="Yeasts against Bacillus cereus",
)

MOWERS = record(
    "Blisters were counted in 336 mowers. In those with gloves (n = 120), there was no evidence that blister count was "
    "associated with scythes or rakes.",
    title="Scythes, rakes and blisters in mowers",
)

TRUE = [
    ("Among 336 mowers there was no sign that scythes or wooden rakes were associated with blister count [1].", MOWERS),
    ("Nothing suggested that rakes were associated with blister count [1].", MOWERS),
    ("There was little to suggest that scythes were associated with blister count [1].", MOWERS),
    ("Masters rowers appeared to be at least as quick to recover as juniors [1].", ROWERS),
    ("Masters rowers seemed to recover at least as quickly as juniors [1].", ROWERS),
    (
        "Beaches that were fully staffed with lifeguards had odds of drowning about 14% lower, and thinly staffed ones "
        "odds 22% higher [1].",
        GUARDS,
    ),
    (
        "Boredom is feared to spoil service, but among 240 night porters it was not by itself associated with ratings "
        "or complaints by guests [1].",
        BOREDOM,
    ),
    (
        "The gel splint lowered both pain and the need for painkillers, whereas the foam splint did not significantly "
        "lower pain compared with no splint [1].",
        SPLINTS,
    ),
    ("The foam splint did not significantly reduce the need for painkillers [1].", ONE_SPLINT),
    ("The foam splint did not significantly reduce the need for painkillers [1].", SPLINTS),
    ("Yeasts that inhibit Bacillus cereus well in broth are less effective in cheese [1].", YEASTS),
]
FALSE = [
    ("In mowers with gloves blister count was associated with scythes [1].", MOWERS),
    ("The gel splint did not reduce pain in skiers [1].", NO_SPLINT),
    ("Thin staffing with lifeguards was associated with odds of drowning lower by 22% [1].", GUARDS),
    ("The gel splint did not reduce the need for painkillers in comparison with no splint [1].", SPLINTS),
]


@pytest.mark.parametrize(("claim", "source"), TRUE)
def test_a_finding_told_truly_is_left_alone(claim: str, source: object) -> None:
    assert not loud(hold(claim, source)), claim


@pytest.mark.parametrize(("claim", "source"), FALSE)
def test_the_contrary_is_reported(claim: str, source: object) -> None:
    assert loud(hold(claim, source)), claim
