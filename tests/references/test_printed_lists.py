"""Lists with the line breaks of printed pages."""

from citecheck.references.lists import find_lists


def entries(text):
    whole = f"Text.\n\nReferences\n\n{text}\n"
    return [" ".join(whole[e.start : e.end].split()) for part in find_lists(whole) for e in part.entries]


def test_a_line_that_goes_on_with_an_entry_ends_no_list():
    found = entries(
        "Abel, Tom (2011). The long walk.\n Oxford: Ward Press.\n"
        "Brook, Una, and Ann Cole (2012). The sleep of wards: The nurse\n"
        " tables of one winter. Oxford: Ward Press.\n"
        "Dale, Ira (2013). Beds and rest. J Wards 12: 3-9.\n"
        "Ende, Max (2014). On falls at night in old wards and what\n they cost. J Wards 13: 4-8."
    )
    assert [one.split(",")[0] for one in found] == ["Abel", "Brook", "Dale", "Ende"]


def test_an_entry_may_end_with_a_comma():
    found = entries(
        "Abel, Tom (2011). Names of wards.\n J Wards 166 (2011): 717-718,\n"
        "Brook, Una (1950). Walking. J Wards 166 (1950): 717-718,\n"
        "Cole, Ann (1985). On the sleep of heavy sleepers. The\n elements of rest. J Wards 35: 135-194."
    )
    assert [one.split(",")[0] for one in found] == ["Abel", "Brook", "Cole"]


def test_the_head_of_a_page_between_two_numbers_belongs_to_neither():
    found = entries(
        "1. Abel T, Brook U. Walking on the ward at\nnight. J Wards 2011;12:3-9.\nThe Sleep of Many Wards\n"
        "2. Cole A. Beds and rest. J Wards 2012;13:4-8."
    )
    assert found == [
        "Abel T, Brook U. Walking on the ward at night. J Wards 2011;12:3-9.",
        "Cole A. Beds and rest. J Wards 2012;13:4-8.",
    ]


def test_one_odd_entry_does_not_end_a_list_of_blocks():
    rows = [f"Abel T, Brook U. Walking on ward {n}. J Wards. 201{n};12:3{n}-49." for n in range(6)]
    rows.insert(3, "Ministry of Wards. Official list of all the wards of the land and of")
    assert entries("\n\n".join(rows))[-1].endswith("2015;12:35-49.")
