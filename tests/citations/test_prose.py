"""The text outside the list: addresses, and where markers may begin."""

import re

from citations.reading import read
from hypothesis import given
from hypothesis import strategies as st

from citecheck.citations.prose import Prose, addresses
from citecheck.documents import read_bytes
from citecheck.models import ReferenceList

PIECES = [
    "http",
    "s://",
    "www.",
    "doi",
    ".org/",
    ":",
    "10.",
    "1234",
    "5",
    "/",
    "@",
    "a",
    "B-",
    "x.y",
    " ",
    "]",
    ">",
    "(",
    "é",
]
# What an address is, tried at every place.
PLAIN = re.compile(
    r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,6}/|\b[Dd][Oo][Ii]:)[^\s\]>]{1,300}"
    r"|(?<![\w.+-])[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}"
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_addresses_are_found_where_trying_every_place_finds_them(text):
    assert addresses(text) == [match.span() for match in PLAIN.finditer(text)]


@given(
    st.lists(st.sampled_from(["1", "20", "2010", ",", ", ", ".", " ", "\n", "a", "(", "-", "\u00a0"]), max_size=30).map(
        "".join
    )
)
def test_numbers_are_found_where_trying_every_place_finds_them(text):
    prose = Prose(read_bytes(f"A{text}".encode(), "a.txt", "text"), ReferenceList())
    for place, pattern in [
        ("apart", re.compile(r"(?<=[ \u00a0])\d{1,3}(?!\d)")),
        ("glued", re.compile(r"(?<!\d,)(?<=[^\s\d])\d{1,3}(?!\d)")),
        ("year", re.compile(r"(?<![\d,])20\d\d(?!\d)")),
    ]:
        found = [match.span() for match in prose.numbers(place, pattern, 100, "numbers")]
        assert found == [match.span() for match in pattern.finditer(prose.text)]


def test_numbers_in_addresses_cite_nothing():
    text = "Write to team.1@example.org or see www.example.org/a(1) and doi:10.1000/b.2. Walk (1), rest (2), sit (3).\n"
    assert [c.marker for c in read(text).citations] == ["(1)", "(2)", "(3)"]
