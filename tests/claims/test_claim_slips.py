"""Figures that are others but for a slip of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.claims.figures.slips import slipped

DIGITS = st.integers(1, 10**7).map(str)


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("58.8%", "85.8%"),  # two changed places
        ("31.6 years", "36.1"),
        ("1,845", "1485"),
        ("37.71", "3.771"),  # the point moved
        ("0.46", "46"),
        ("31,684", "301,684"),  # one lost
        ("1185", "118"),  # one too many
        ("65.7", "85.7"),  # one other
    ],
)
def test_figures_that_are_alike_but_for_a_slip(told: str, printed: str) -> None:
    assert slipped(told, printed) > 0.4


@pytest.mark.parametrize(
    ("told", "printed"),
    [("12", "12"), ("1,485", "1485"), ("7.0", "7.0%"), ("12", "47"), ("190,734", "321,335"), ("four", "14"), ("", "3")],
)
def test_the_same_and_other_figures_are_not(told: str, printed: str) -> None:
    assert slipped(told, printed) == 0.0


def test_the_more_digits_the_less_it_is_chance() -> None:
    assert slipped("3", "8") < slipped("43", "34") < slipped("4.31", "4.13") <= slipped("4131", "4311") <= 1.0


@given(DIGITS, DIGITS)
def test_it_is_a_share_and_alike_from_both_sides_where_both_are_as_long(one: str, other: str) -> None:
    assert 0.0 <= slipped(one, other) <= 1.0
    if len(one.strip("0")) == len(other.strip("0")) and len(one) == len(other):
        assert slipped(one, other) == slipped(other, one)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_read(one: str, other: str) -> None:
    assert 0.0 <= slipped(one, other) <= 1.0
