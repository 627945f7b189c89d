"""Who made the source and when it was told, where the claim names an author who is not the first, or another year."""

from __future__ import annotations

import pytest
from claims.held import hold, loud, record

from citecheck.models import Author

AUTHORS = tuple(Author(family=f, given="K") for f in ("Ortega", "Lind", "Pasko", "Weaver", "Boyle"))
MIST = (
    "Thirty children with croup received warm mist or dry air. Warm mist shortened the stay by 2 hours. Stridor at "
    "discharge did not differ between the groups."
)


def of(claim: str, *, year: int = 2011, authors: tuple[Author, ...] = AUTHORS) -> list[str]:
    return loud(hold(claim, record(MIST, title="Warm mist in croup", authors=authors, years=frozenset({year}))))


@pytest.mark.parametrize(
    "claim",
    [
        "Pasko and colleagues gave 30 children with croup warm mist or dry air.",
        "Whether warm mist helps was asked by Weaver and co-workers, who saw a stay that was 2 hours shorter.",
        "Pasko et al. found that warm mist shortened the stay of 30 children with croup.",
        "In croup, Weaver and her colleagues found that warm mist shortened the stay by 2 hours.",
        "A trial by Pasko and associates found no difference in stridor at discharge.",
    ],
)
def test_an_author_from_the_middle_of_the_list_is_not_the_first(claim: str) -> None:
    assert loud(hold(claim, record(MIST, authors=AUTHORS))) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "claim",
    [
        "Ortega and colleagues gave 30 children with croup warm mist or dry air.",
        "Boyle and colleagues gave 30 children with croup warm mist or dry air.",
        "Lind and colleagues gave 30 children with croup warm mist or dry air.",
        "The group of Pasko and colleagues gave 30 children with croup warm mist or dry air.",
        "Unlike Weaver and colleagues, who had used cold mist, they gave 30 children warm mist or dry air.",
        "Pasko's group found that warm mist shortened the stay by 2 hours.",
        "Ortega, Lind, Pasko and colleagues gave 30 children with croup warm mist or dry air.",
    ],
)
def test_first_authors_last_ones_and_heads_of_groups_may_be_named(claim: str) -> None:
    assert loud(hold(claim, record(MIST, authors=AUTHORS))) == []


def test_the_second_of_old_works_shares_no_first_place() -> None:
    claim = "Lind and colleagues gave 30 children with croup warm mist or dry air."
    assert of(claim, year=1979) == ["claim-attribution-differs"]
    assert of(claim, year=2011) == []
    assert of(claim, year=1979, authors=AUTHORS[:2]) == []


def test_a_group_at_the_end_of_the_list_leaves_the_last_person_last() -> None:
    grouped = (*AUTHORS, Author(family="Croup Study Group"))
    assert of("Boyle and colleagues gave 30 children with croup warm mist or dry air.", authors=grouped) == []


@pytest.mark.parametrize(
    "claim",
    [
        "In a trial of warm mist reported in 1996, the stay was 2 hours shorter.",
        "In a comparison with dry air described in 1985, stridor at discharge did not differ.",
        "In 1991, a Danish group reported that warm mist shortened the stay by 2 hours.",
        "Warm mist shortened the stay by 2 hours in findings presented in 2019, but stridor did not differ.",
        "In experiments reported in 1998, warm mist shortened the stay of children with croup by 2 hours.",
    ],
)
def test_another_year_in_which_it_was_told(claim: str) -> None:
    assert of(claim) == ["claim-attribution-differs"]


@pytest.mark.parametrize(
    "claim",
    [
        "In a trial of warm mist reported in 2011, the stay was 2 hours shorter.",
        "In an analysis of all cases of croup reported in 1996, the stay was 2 hours shorter with warm mist.",
        "In a model of croup first described in 1973, warm mist shortened the stay by 2 hours.",
        "In a review of the deaths reported in 1996, warm mist shortened the stay by 2 hours.",
        "In 1996, a Danish group of children with croup received warm mist or dry air.",
        "In trials reported in 1985 and since, warm mist shortened the stay by 2 hours.",
        "Since the findings reported in 1985, warm mist has been thought to shorten the stay by 2 hours.",
    ],
)
def test_years_of_what_was_counted_or_of_other_works(claim: str) -> None:
    assert of(claim) == []
