"""Differences that are called significant beside a p value that says otherwise, and what is true of some alone."""

from __future__ import annotations

import pytest
from claims.held import facets, hold, loud, record

LETTERS = record(
    "We followed 400 letter carriers. Blisters healed within a week in 64.2% of those with wool socks and in 58.9% of "
    "those with cotton socks (p = 0.31). Mean days off were 3.4 with wool and 5.9 with cotton (P < 0.01). Itching was "
    "told by 12.5% (p=0.02) with wool and 9.1% (p=0.6) with cotton.",
    title="Wool and cotton socks for blisters of letter carriers",
)
CATS = record(
    "We asked 900 men and women about cats. In women, but not in men, keeping a cat went with fewer headaches in "
    "winter. Sneezing was more common among men than among women. Sleep was longer with a cat only in summer.",
    title="Cats and headaches in winter",
)


@pytest.mark.parametrize(
    "text",
    [
        "Blisters healed significantly more often with wool than with cotton socks (64.2% against 58.9%).",
        "There was a statistically significant difference in healed blisters, 64.2% with wool, 58.9% with cotton.",
        "Days off did not differ significantly between wool and cotton socks (3.4 and 5.9).",
    ],
)
def test_the_p_value_of_the_same_figures_says_otherwise(text):
    found = hold(text, LETTERS)
    assert loud(found) == ["claim-significance-differs"]
    assert "differs" in [status for status, *_ in facets(found, "significance")]


@pytest.mark.parametrize(
    "text",
    [
        "Blisters healed somewhat more often with wool than with cotton socks (64.2% against 58.9%).",
        "Blisters did not heal significantly more often with wool than with cotton socks (64.2% against 58.9%).",
        "Days off were significantly fewer with wool than with cotton socks (3.4 against 5.9).",
        "Sleep did not differ significantly, and days off were fewer with wool than with cotton (3.4 against 5.9).",
        "With wool, blisters healed in 64.2% against 58.9%, and days off were significantly fewer than with cotton.",
        "Itching was significantly more frequent with wool (12.5% against 9.1% with cotton).",
        "Wool socks are significant for letter carriers: 64.2% of blisters healed, 58.9% with cotton.",
    ],
)
def test_the_p_value_bears_it_out_or_belongs_to_something_else(text):
    assert loud(hold(text, LETTERS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In men, but not in women, keeping a cat went with fewer headaches in winter.",
        "Men who kept a cat had fewer headaches in winter, whereas in women there was no such link.",
        "Keeping a cat went with fewer headaches in winter, not in women but in men.",
    ],
)
def test_what_is_true_of_some_is_told_of_their_opposites(text):
    assert loud(hold(text, CATS)) == ["claim-direction-reversed"]


@pytest.mark.parametrize(
    "text",
    [
        "In women, but not in men, keeping a cat went with fewer headaches in winter.",
        "Women who kept a cat had fewer headaches in winter, whereas in men there was no such link.",
        "Keeping a cat went with fewer headaches in winter, not in men but in women.",
        "Men sneezed more than women, but headaches in winter were fewer with a cat.",
        "Men, women and cats were no matter for headaches in winter but in summer.",
    ],
)
def test_what_is_true_of_some_is_told_of_them(text):
    assert loud(hold(text, CATS)) == []


def test_two_outcomes_that_are_parted_the_other_way_round():
    both = record(
        "In women, but not in men, keeping a cat went with fewer headaches in winter. In men, not in women, keeping "
        "a cat went with fewer colds in winter.",
        title="Cats, headaches and colds in winter",
    )
    assert loud(hold("In men, but not in women, keeping a cat went with fewer colds in winter.", both)) == []
    assert loud(hold("In women, but not in men, keeping a cat went with fewer headaches in winter.", both)) == []
