"""Claims that cite a neighbour of the work that they are about, and the same claims where they cite their own.

The weights of `misplaced` are fitted to articles 1 to 8 and to the citing sentences that their works bear out, but not
to articles 9 and 10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from accuracy.listed import NEAREST, OTHERS, Listed, lists_of_articles, lists_of_citing_sentences, narrow_lists
from accuracy.true_claims import carried_files

from citecheck.rules import OTHER_WORK

pytestmark = pytest.mark.accuracy

FITS = "claim-fits-another"


def rules(listed: Listed, n: int) -> set[str]:
    return {f.rule for f in listed.citing(n).findings}


def names(listed: Listed, n: int) -> bool:
    """Whether a finding names the work that the claim is about, where it cites number `n`."""
    label = f"reference {listed.works[listed.own].reference.label} fits"
    told = (f.message.lower() for f in listed.citing(n).findings if f.rule in OTHER_WORK)
    return any(label in message for message in told)


def report(name: str, claims: Iterable[Listed], wrongly: Callable[[Listed], Iterable[int]]) -> tuple[float, float]:
    """`wrongly` gives the places of the works that a claim might cite instead of its own."""
    honest = accused = doubted = wrong = found = alone = named = 0
    for listed in claims:
        honest += 1
        accused += FITS in rules(listed, listed.own)
        doubted += "claim-wrong-work" in rules(listed, listed.own)
        for n in wrongly(listed):
            wrong += 1
            told = rules(listed, n) & OTHER_WORK
            found += bool(told)
            named += names(listed, n)
            alone += "claim-wrong-work" in {f.rule for f in listed.citing(n, alone=True).findings}
    print(
        f"cited by another number, {name}: found {found / wrong:.3f} of {wrong}, the right one named "
        f"{named / wrong:.3f}, without the list {alone / wrong:.3f}; of {honest} true ones given to another entry "
        f"{accused / honest:.4f}, called of another work {doubted / honest:.4f}"
    )
    return found / wrong, (accused + doubted) / honest


def beside(listed: Listed) -> Iterable[int]:
    """The entries before and behind a claim's own."""
    return [n for n in (listed.own - 1, listed.own + 1) if 0 <= n < len(listed.works)]


@pytest.mark.parametrize(
    ("name", "articles"),
    [("articles 1 to 8, fitted to", range(1, 9)), ("articles 9 and 10, fitted to nothing", (9, 10))],
)
def test_the_number_of_a_neighbour_in_articles(tmp_path_factory, name, articles):
    claims = lists_of_articles(carried_files(tmp_path_factory.mktemp("pubmed")), articles)
    found, accused = report(name, claims, beside)
    assert found >= 0.7
    assert accused <= 0.01


def test_the_wrong_number_in_narrow_lists(tmp_path_factory):
    claims = narrow_lists(carried_files(tmp_path_factory.mktemp("pubmed")))
    found, accused = report("two narrow lists", claims, lambda c: [] if c.instead is None else [c.instead])
    assert found >= 0.3
    assert accused <= 0.02


@pytest.mark.parametrize(
    ("name", "labels", "most"),
    [("borne out or not", {"SUPPORT", "NEI", "REFUTE"}, 0.05), ("borne out", {"SUPPORT"}, 0.03)],
)
def test_other_works_of_the_list_in_citing_sentences(shared, name, labels, most):
    claims = list(lists_of_citing_sentences(shared, labels))
    places: dict[str, Callable[[Listed], Iterable[int]]] = {
        f"the nearest of {NEAREST}": lambda _: [1],
        f"one of {OTHERS} at random": lambda listed: [len(listed.works) - 1],
    }
    for place, wrongly in places.items():
        found, accused = report(f"citing sentences {name}, {place}", claims, wrongly)
        assert found >= 0.5
        assert accused <= most
