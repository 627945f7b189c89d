"""Fields where a style leaves the title out, prints it first, or parts all numbers in the same way."""

import pytest

from citecheck.references.parse import parse_reference


def fields(raw):
    found = parse_reference(raw).fields
    return found.title, found.journal, found.year, found.volume, found.issue, found.pages


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Hall HK. Circulation 1979; 59: 849A–854A.", ("Circulation", "59", "849A–854A")),
        ("Nelson WB. Sci Total Environ 1977; 7: 117–29.", ("Sci Total Environ", "7", "117–29")),
        ("Kane M, Otter N. J Antibiot (Tokyo) 1977; 30: 819–28.", ("J Antibiot (Tokyo)", "30", "819–28")),
        ("Lund, V. C.; Tuan, H. L. Nat Prod Res 2021, 35, 2082–2085.", ("Nat Prod Res", "35", "2082–2085")),
    ],
)
def test_a_style_without_titles(raw, wanted):
    title, journal, _, volume, _, pages = fields(raw)
    assert title is None
    assert (journal, volume, pages) == wanted


def test_numbers_that_the_same_sign_parts():
    title = "Walking on the ward at night and what it does to sleep"
    assert fields(f"Lund, S.A. and Ek, R. (1978) {title}, Ward medicine. 3, 1, 51–5.") == (
        title, "Ward medicine", 1978, "3", "1", "51–5",
    )  # fmt: skip
    assert fields(f"Lund M, Ek P, Holm L, et al. {title}. J Ward Med 2021; 30; 1757–68.") == (
        title, "J Ward Med", 2021, "30", None, "1757–68",
    )  # fmt: skip


@pytest.mark.parametrize("gap", [" ", ""])
@pytest.mark.parametrize("title", ["Walking on the ward at night", "Does a walk at night help the old?"])
@pytest.mark.parametrize("names", ["Lund A, Ek B.", "Lund AB, Ek C, et al.", "Lund A and Ek BC."])
def test_a_title_before_the_names(title, names, gap):
    stop = "" if title.endswith("?") else "."
    raw = f"{title}{stop}{gap}{names}{gap}J Ward Med.{gap}2012;12(3):45-9."
    parsed = parse_reference(raw).fields
    assert (parsed.title, parsed.journal, parsed.year, parsed.volume) == (title, "J Ward Med", 2012, "12")
    assert [author.family for author in parsed.authors] == ["Lund", "Ek"]


def test_a_group_before_the_names_is_no_title():
    raw = "Working group on the care of the old. Lund A, Ek B. Walking on the ward at night. J Wards 2011;12:3-9."
    assert fields(raw) == ("Walking on the ward at night", "J Wards", 2011, "12", None, "3-9")
