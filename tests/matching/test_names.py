"""Names of authors and their lists."""

from __future__ import annotations

import pytest
from matching.make import people, record

from citecheck.matching.names import compare_authors, initials_of, is_group, same_author
from citecheck.models import Author

SAME = [
    ("Müller", "J", "Mueller", "JH", None),
    ("Muller", "J", "Mueller", "J", None),
    ("Bjarnegaard", "N", "Bjarnegård", "N", None),
    ("Bjarnegard", "N", "Bjarnegård", "N", None),
    ("Bjarnegard", "N", "Bjarnegaard", "N", None),
    ("Skånland", "R", "Skaanland", "R", None),
    ("Aaström", "B", "Astrom", "B", None),
    ("Ra\u030ana\u030as", "R", "Raanaas", "RK", None),
    ("Zeraatkar", "D", "Zeraatkar", "D", None),
    ("Muller", "J", "Müller", "J", None),
    ("van der Berg", "A", "Berg", "A", None),
    ("McIlwraith", "C", "McIlwraith", "CW", None),
    ("Smith ME", None, "Smith", "ME", None),
    ("Yu-Hsun", "C", "Chang", "YH", "Yu-Hsun"),
    ("Mei", "Li", "Li", "M", "Mei"),
    ("García-Márquez", "G", "Garcia Marquez", "G", None),
    ("García", "G", "García-Márquez", "G", None),
    ("O’Brien", "T", "O'Brien", "TD", None),
    ("Yılmaz", "Ş", "Yilmaz", "S", None),
    ("Łukaszewicz", "P.-J.", "Lukaszewicz", "PJ", None),
    ("Smith Jr", "J", "Smith", "J", None),
    ("Jane", None, "Jane", None, None),
    ("Rodrigues Mde", "L", "Rodrigues", "Mde L", None),
    ("Li", "Mei", "Li", "M", "Mei"),
    ("TEA Study Group", None, "TEA Study Group Investigators", None, None),
]
OTHER = [
    ("Li", "M", "Liu", "M", None),
    ("Wu", "K", "Hu", "K", None),
    ("Rajaan", "KB", "Rajan", "KB", None),
    ("Rajan", "KB", "Rajaan", "KB", None),
    ("Rajann", "KB", "Rajan", "KB", None),
    ("Zeratkar", "D", "Zeraatkar", "D", None),
    ("Smith", "J", "Smith", "K", None),
    ("Johansen", "A", "Johansson", "A", None),
    ("Chen", "X", "Zhang", "Y", "Xin"),
    ("TEA Study Group", None, "Coffee Drinkers Network", None, None),
]


LOST = "Dav..", "Dav?", "Dav\ufffd"


@pytest.mark.parametrize("own", LOST)
@pytest.mark.parametrize("family", ["Dave", "Davé", "Davø"])
def test_a_letter_that_the_record_has_lost_may_be_any(family: str, own: str) -> None:
    assert same_author(Author(family=family, given="BA"), Author(family=own, given="BA")) == 1.0


@pytest.mark.parametrize("own", LOST)
@pytest.mark.parametrize(("family", "given"), [("Davison", "BA"), ("Dove", "BA"), ("Dave", "CX"), ("Smith", "BA")])
def test_the_letters_that_are_left_of_a_name_still_count(family: str, given: str, own: str) -> None:
    assert same_author(Author(family=family, given=given), Author(family=own, given="BA")) < 0.8


@pytest.mark.parametrize(("family", "given", "own", "initials", "full"), SAME)
def test_one_author_in_two_prints(
    family: str, given: str | None, own: str, initials: str | None, full: str | None
) -> None:
    assert same_author(Author(family=family, given=given), Author(family=own, given=initials), full) >= 0.8


@pytest.mark.parametrize(("family", "given", "own", "initials", "full"), OTHER)
def test_two_authors(family: str, given: str | None, own: str, initials: str | None, full: str | None) -> None:
    assert same_author(Author(family=family, given=given), Author(family=own, given=initials), full) < 0.8


@pytest.mark.parametrize(
    ("given", "initials"), [("Yu-Hsun", "yh"), ("YH", "yh"), ("Y.-H.", "yh"), ("Jean P", "jp"), ("", "")]
)
def test_initials(given: str, initials: str) -> None:
    assert initials_of(given) == initials


def test_groups_are_told_from_people() -> None:
    assert is_group(Author(family="European Society of Something"))
    assert not is_group(Author(family="Rossi", given="A"))


NAMES = "Shaw B, Darrow M, Derian A, Rossi P, Weber K, Mori T, Silva J"


def test_the_whole_list_in_order() -> None:
    found = compare_authors(people(NAMES), record(authors=NAMES), et_al=False)
    assert found.agrees
    assert found.score == 1


@pytest.mark.parametrize("shown", ["Shaw B", "Shaw B, Darrow M, Derian A", "Shaw B, Darrow M, Silva J"])
def test_a_list_cut_short_by_et_al(shown: str) -> None:
    assert compare_authors(people(shown), record(authors=NAMES), et_al=True).agrees


def test_a_list_cut_short_without_et_al_lacks_authors() -> None:
    found = compare_authors(people("Shaw B, Darrow M"), record(authors="Shaw B, Darrow M, Derian A"), et_al=False)
    assert not found.agrees
    assert found.missing == (2,)


def test_swapped_authors() -> None:
    found = compare_authors(people("Darrow M, Shaw B, Derian A"), record(), et_al=False)
    assert not found.agrees
    assert found.swapped
    assert not found.first
    assert found.wrong == (0, 1)


def test_one_wrong_author_is_pointed_at() -> None:
    found = compare_authors(people("Shaw B, Dorian M, Derian A"), record(), et_al=False)
    assert not found.agrees
    assert found.wrong == (1,)
    assert found.missing == (1,)
    assert 0.6 < found.score < 0.7


@pytest.mark.parametrize(
    ("shown", "et_al", "wrong", "missing"),
    [
        ("Shaw B, Derian A, Rossi P, Weber K, Mori T, Silva J", False, (), (1,)),
        ("Darrow M, Derian A, Rossi P, Weber K, Mori T, Silva J", False, (), (0,)),
        ("Shaw B, Derian A, Weber K, Mori T, Silva J", False, (), (1, 3)),
        ("Shaw B, Derian A, Rossi P", True, (), (1,)),
        ("Shaw B, Okoro C, Darrow M, Derian A, Rossi P, Weber K, Mori T, Silva J", False, (1,), ()),
        ("Shaw B, Darrow M, Okoro C, Rossi P, Mori T, Silva J", False, (2,), (2, 4)),
        ("Shaw B, Okoro C, Derian A", True, (1,), (1,)),
    ],
)
def test_lists_are_laid_beside_each_other(
    shown: str, et_al: bool, wrong: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    found = compare_authors(people(shown), record(authors=NAMES), et_al=et_al)
    assert not found.agrees
    assert not found.swapped
    assert (found.wrong, found.missing) == (wrong, missing)


def test_a_name_that_stands_twice_is_missing_where_it_is_not_printed() -> None:
    found = compare_authors(people("Mori T, Li X"), record(authors="Li X, Mori T, Li X"), et_al=False)
    assert (found.wrong, found.missing) == ((), (0,))


def test_an_author_too_many() -> None:
    found = compare_authors(people("Shaw B, Darrow M, Derian A, Rossi P"), record(), et_al=False)
    assert not found.agrees
    assert found.wrong == (3,)


def test_medline_s_own_cut_is_no_difference() -> None:
    ten = ", ".join(f"Name{chr(97 + i)} {chr(65 + i)}" for i in range(10))
    assert compare_authors(people(f"{ten}, Extra Z"), record(authors=ten, year=1990), et_al=False).agrees
    assert not compare_authors(people(f"{ten}, Extra Z"), record(authors=ten, year=2010), et_al=False).agrees


def test_groups_may_be_left_out_on_either_side() -> None:
    with_group = record(authors="Shaw B, TEA Study Group, Darrow M")
    assert compare_authors(people("Shaw B, Darrow M"), with_group, et_al=False).agrees
    assert compare_authors(
        people("Shaw B, Darrow M, TEA Study Group"), record(authors="Shaw B, Darrow M"), et_al=False
    ).agrees
    assert compare_authors(people("TEA Study Group"), with_group, et_al=False).agrees
