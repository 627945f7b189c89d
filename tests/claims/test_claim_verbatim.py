"""A clause that the abstract has word for word is never held against it."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

BEES = record(
    "Beekeepers have long fed their bees on thyme. In this trial of 60 hives, thyme lowered the number of mites per "
    "bee compared with plain syrup. Mite counts were higher in hives near the road (41%) than in hives near the wood "
    "(18%). After the winter, thyme no longer lowered the number of mites. Bees that had thyme lived longer in May, "
    "whereas those that had syrup lived longer in June.",
    title="Thyme for mites of bees",
)


@pytest.mark.parametrize(
    "text",
    [
        "Thyme lowered the number of mites per bee compared with plain syrup, and after the winter it was given again.",
        "After the winter, thyme no longer lowered the number of mites, and bees lived on.",
        "Beekeepers tell that mite counts were higher in hives near the road (41%) than in hives near the wood (18%).",
        "Bees that had thyme lived longer in May, whereas those that had syrup lived longer in June.",
    ],
)
def test_what_the_abstract_says_itself(text):
    assert loud(hold(text, BEES)) == []


@pytest.mark.parametrize(
    "text",
    [
        "In this trial of 60 hives, thyme raised the number of mites per bee compared with plain syrup.",
        "Mite counts were lower in hives near the road (41%) than in hives near the wood (18%).",
        "Mite counts were higher in hives near the road (14%) than in hives near the wood (18%).",
    ],
)
def test_one_word_turned_round_is_not_what_it_says(text):
    assert loud(hold(text, BEES)) != []
