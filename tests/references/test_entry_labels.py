"""How entries are labelled in lists of plain text."""

import pytest

from citecheck.references.lists import find_lists

WORKS = [
    "Abel T, Brook U. Walking on the ward at night. J Wards. 2011;12:3-9.",
    "Cole A. Beds and rest in old age. J Wards. 2012;13:4-8.",
    "J. H. Fox. Sleep and noise. Ward Med. 2014;2(1):1-7.",
]


def read(text):
    return [(e.label, " ".join(text[e.start : e.end].split())) for part in find_lists(text) for e in part.entries]


@pytest.mark.parametrize(
    "form",
    ["R{}. ", "S{} ", "(S{}) ", "Ref. {} ", "Reference {}: ", "#{} ", "{} - ", "{}/ ", "{}.- ", "{}: ", "[{}.] ", "{}"],
)
def test_a_label_is_no_part_of_its_entry(form):
    rows = [form.format(n) + one for n, one in enumerate(WORKS, 1)]
    found = read("Walking helps.\n\nReferences\n" + "\n".join(rows) + "\n\nFunding\nNone.\n")
    assert [raw for _, raw in found] == WORKS
    assert [label.lstrip("RS") for label, _ in found] == ["1", "2", "3"]


def test_the_list_of_a_supplement_counts_by_itself():
    main = "\n".join(f"{n}. {one}" for n, one in enumerate(WORKS, 1))
    more = "\n".join(f"S{n}. {one.replace('J Wards', 'Ward Sci')}" for n, one in enumerate(WORKS, 1))
    found = read(f"References\n{main}\n\nSupplementary references\n{more}\n")
    assert [label for label, _ in found] == ["1", "2", "3", "S1", "S2", "S3"]


def test_a_title_that_begins_as_a_label_does_is_no_numbered_list():
    rows = ["H1 antihistamines on the ward. J Wards. 2011;12:3-9.", *WORKS[:2]]
    assert [raw for _, raw in read("References\n" + "\n".join(rows) + "\n")] == rows


def test_each_line_of_an_entry_may_be_a_paragraph_of_its_own():
    text = (
        "References\n\n1. Abel T, Brook U. Walking on the ward at\n\nnight and by day. J Wards. 2011;12:3-9.\n\n"
        "2. Cole A. Beds and rest in old\n\nage. J Wards. 2012;13:4-8.\n\nWe thank all who walk with us."
    )
    assert [raw for _, raw in read(text)] == [
        "Abel T, Brook U. Walking on the ward at night and by day. J Wards. 2011;12:3-9.",
        "Cole A. Beds and rest in old age. J Wards. 2012;13:4-8.",
    ]


def test_a_heading_with_the_first_of_many_authors_behind_it():
    names = ", ".join(f"Lund{chr(97 + n)}ik AB" for n in range(24))
    text = f"Text.\n\nReferences: 1. {names}. Walking on the ward at night. J Wards 12:3-9; 2011.\n\n2. {WORKS[1]}\n"
    assert [label for label, _ in read(text)] == ["1", "2"]
