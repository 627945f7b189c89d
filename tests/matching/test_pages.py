"""Volumes and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.matching.pages import first_page, is_range, last_page, roman, same_page, volume_key


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("1783-6", "1783", "1786"),
        ("1783–1786", "1783", "1786"),
        ("S12-8", "s12", "18"),
        ("e0195", "e195", ""),
        ("pp. 237-44", "237", "244"),
        ("Article 59", "59", ""),
        ("CD013342", "cd13342", ""),
        ("xii-xv", "xii", ""),
        ("12-5; discussion 16-8", "12", "15"),
        ("", "", ""),
        ("in press", "", ""),
    ],
)
def test_first_and_last(pages: str, first: str, last: str) -> None:
    assert first_page(pages) == first
    assert last_page(pages) == last


@pytest.mark.parametrize(
    ("one", "two"), [("1783-6", "1783-1786"), ("e195", "195"), ("p. 44", "44-9"), ("S12", "s12-8")]
)
def test_same_page(one: str, two: str) -> None:
    assert same_page(one, two)


@pytest.mark.parametrize(("one", "two"), [("1783-6", "1738-6"), ("e195", "S195"), ("", "12"), ("12", "112")])
def test_other_page(one: str, two: str) -> None:
    assert not same_page(one, two)


@pytest.mark.parametrize(
    ("volume", "key"),
    [("12 Suppl 1", "12"), ("Vol. 012", "12"), ("XII", "12"), ("28(3)", "28"), ("2019", "2019"), ("A12", "a12")],
)
def test_volumes(volume: str, key: str) -> None:
    assert volume_key(volume) == key


def test_roman() -> None:
    assert [roman(text) for text in ("iv", "ix", "xlii", "mouse", "")] == [4, 9, 42, None, None]


@given(st.integers(100, 9999), st.integers(1, 99))
def test_a_range_cut_short_is_the_full_range(first: int, more: int) -> None:
    last = str(first + more)
    cut = last
    while len(cut) > 1 and len(last) == len(str(first)) and cut[0] == str(first)[len(last) - len(cut)]:
        cut = cut[1:]
    assert last_page(f"{first}-{cut}") == last
    assert same_page(f"{first}-{cut}", f"{first}-{last}")
    assert is_range(f"{first}-{cut}")
