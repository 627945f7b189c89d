"""Two words exchanged for their contraries say the same, or nothing against it; one says the contrary."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

TOLD = [
    ("Sailors on low-salt bread had more scurvy than was expected.",
     "Sailors on high-salt bread had less scurvy than was expected.",
     "Sailors on low-salt bread had less scurvy than was expected."),
    ("The gums of the sailors bled significantly more before the voyage.",
     "The gums of the sailors bled significantly less after the voyage.",
     "The gums of the sailors bled significantly less before the voyage."),
    ("Living in a harbour of higher trade was associated with increased odds of scurvy.",
     "Living in a harbour of lower trade was associated with decreased odds of scurvy.",
     "Living in a harbour of higher trade was associated with decreased odds of scurvy."),
    ("Sailors who went with low-rank captains had poorer outcomes among the crews studied.",
     "Sailors who went with high-rank captains had better outcomes among the crews studied.",
     "Sailors who went with low-rank captains had better outcomes among the crews studied."),
    ("Scurvy was less frequent among women who sailed to the islands.",
     "Scurvy was more frequent among men who sailed to the islands.",
     "Scurvy was more frequent among women who sailed to the islands."),
]  # fmt: skip


@pytest.mark.parametrize(("told", "both", "one"), TOLD)
def test_two_contraries_and_one(told, both, one):
    of = record(told, title="Scurvy of sailors")
    assert "claim-direction-reversed" not in loud(hold(both, of))
    assert "claim-direction-reversed" in loud(hold(one, of))


def test_the_same_contrary_told_of_two_outcomes_is_one():
    of = record("Bread with lemon led to lower mortality and lower morbidity of sailors.", title="Lemon for sailors")
    text = "Bread with lemon led to higher mortality and higher morbidity of sailors."
    assert "claim-direction-reversed" in loud(hold(text, of))
