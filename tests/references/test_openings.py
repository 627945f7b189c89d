"""A title may begin with a year or an article, and names may be followed by a year: the numbers say which it is."""

from __future__ import annotations

import pytest

from citecheck.references.parse import parse_reference

TITLE = "2017 Guideline for walking on the ward"


@pytest.mark.parametrize(
    "raw",
    [
        f"Lund A, Ek B, Moe C, et al. {TITLE}. J Wards. 2018;7(2):101-114. doi:10.1000/wards.2018.1",
        f"Lund A, Ek B. {TITLE}. J Wards 2018; 7: 101–14.",
        f"Lund A, Ek B. {TITLE}. J Wards 7, 101–114 (2018).",
        f"Lund, A.; Ek, B. {TITLE}. J. Wards 2018, 7, 101–114.",
        f"A. Lund, B. Ek, {TITLE}, J. Wards 7 (2018) 101–114.",
        f"Lund A, Ek B (2018) {TITLE}. J Wards 7: 101-114.",
        f"Lund A, Ek B. 2018. {TITLE}. J Wards 7:101-114.",
        f"American Ward Association. {TITLE}. J Wards. 2018;7(2):101-114.",
    ],
)
def test_a_year_that_opens_the_title_is_not_the_entrys(raw: str) -> None:
    fields = parse_reference(raw).fields
    assert (fields.title, fields.year, fields.volume) == (TITLE, 2018, "7")


def test_the_title_keeps_its_year_where_both_are_the_same() -> None:
    fields = parse_reference(f"Lund A, Ek B. {TITLE}. J Wards. 2017;7(2):101-114.").fields
    assert (fields.title, fields.year) == (TITLE, 2017)


@pytest.mark.parametrize(
    "raw",
    [
        "Lund A, Ek B. 2017. Guideline for walking on the ward. J Wards 7:101-114.",
        "Lund A, Ek B. 2017 Guideline for walking on the ward. J Wards 7:101-114.",
        "Lund A, Ek B 2017 Guideline for walking on the ward. J Wards 7, 101-114.",
        "Lund A, Ek B (2017) Guideline for walking on the ward. J Wards 7: 101-114.",
        "Lund A, Ek B. 2017. Guideline for walking on the ward. J Wards 7:101-114. Accessed 3 May 2018.",
        "Lund, A., Ek, B., 2017. Guideline for walking on the ward. J. Wards 7, 101–114.",
    ],
)
def test_names_and_a_year_are_read_as_ever(raw: str) -> None:
    fields = parse_reference(raw).fields
    assert (fields.title, fields.year, fields.volume) == ("Guideline for walking on the ward", 2017, "7")


@pytest.mark.parametrize("names", ["Lund A, Ek B, Moe C, et al.", "Lund A, Ek B, Moe C.", "Lund, A., Ek, B., Moe, C."])
@pytest.mark.parametrize(
    "title", ["The 2001 Lund System: terms for walking", "The Lund System", "A 2001 survey of walks"]
)
def test_an_article_is_no_author(names: str, title: str) -> None:
    fields = parse_reference(f"{names} {title}. JAMA. 2002;287:2114-9.").fields
    assert [author.family for author in fields.authors] == ["Lund", "Ek", "Moe"]
    assert (fields.title, fields.year) == (title, 2002)


def test_an_author_may_be_called_as_an_article_is() -> None:
    fields = parse_reference("Lund A, The HS, An J. The 2001 system of walks. JAMA. 2002;287:2114-9.").fields
    assert [author.family for author in fields.authors] == ["Lund", "The", "An"]
    assert fields.title == "The 2001 system of walks"
