"""Dates of publication, as precise as a format gives them."""

import pytest

from citecheck.documents import read_bytes
from citecheck.documents.dates import earliest, iso_date, read_date


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2019", "5", "3"), "2019-05-03"),
        (("2019", "May", ""), "2019-05"),
        (("2019", "Spring", "3"), "2019"),
        (("2019", "13", "3"), "2019"),
        (("", "5", "3"), None),
        (("0219", None, None), None),
    ],
)
def test_a_date_is_as_precise_as_its_parts(parts, date):
    assert iso_date(*parts) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [("2019/05/03", "2019-05-03"), ("2019-05-03T10:00:00Z", "2019-05-03"), ("2019", "2019"), ("May 2019", None)],
)
def test_a_date_is_read_in_one_order_only(text, date):
    assert read_date(text) == date


def test_the_first_date_counts_and_of_equal_ones_the_more_precise():
    assert earliest(["2020-01", None, "2019-12-01"]) == "2019-12-01"
    assert earliest(["2019", "2019-05-03"]) == "2019-05-03"
    assert earliest([]) is None


def test_pages_and_jats_say_when_they_were_published():
    page = b"""<!DOCTYPE html><html><head><meta name="citation_online_date" content="2019/05/03">
    <meta name="citation_publication_date" content="2019/07"></head><body><p>A text about knees.</p></body></html>"""
    assert read_bytes(page, "a.html").published == "2019-05-03"
    jats = b"""<article><front><article-meta><pub-date pub-type="collection"><year>2018</year></pub-date>
    <pub-date pub-type="epub"><day>3</day><month>5</month><year>2019</year></pub-date></article-meta></front>
    <body><p>A text about knees.</p></body></article>"""
    assert read_bytes(jats, "a.xml").published == "2019-05-03"
    assert read_bytes(b"A text of 2019.", "a.txt").published is None
