"""Links on markers become citations: within the numbers that an article can have."""

import pytest

from citecheck.documents.pointing import Link, pointers
from citecheck.errors import DocumentError


def linked(marker, count):
    """`count` sentences, each with `marker` as one link."""
    sentence = f"So it is {marker}. "
    at = len("So it is ")
    links = [
        Link(start=n * len(sentence) + at, end=n * len(sentence) + at + len(marker), keys=("r1",)) for n in range(count)
    ]
    return sentence * count, links


def test_each_link_of_a_long_article_is_a_citation():
    text, links = linked("1", 5_000)
    assert len(pointers(text, links, {1: "r1"})) == 5_000


def test_more_citations_than_an_article_has_are_refused():
    with pytest.raises(DocumentError, match="more than 20,000 citations"):
        pointers(*linked("1", 20_010), {1: "r1"})


def test_more_works_in_ranges_than_an_article_cites_are_refused():
    by_number = {n: f"r{n}" for n in range(1, 111)}
    with pytest.raises(DocumentError, match="works in its citations"):
        pointers(*linked("[1-110]", 1_000), by_number)
