"""What articles of every kind showed that were written afresh and read: each case in its smallest form."""

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references

ENTRIES = [
    "Abbot L, Brown T. Evening light and the onset of sleep. J Night Med. 2011;14(2):101-9.",
    "Corder C, Brown T. Magnesium for cramps: a trial. Matern Care. 2015;8(1):22-31.",
    "Dunne A, Brown T. Walking speed and later fracture. Arch Gait. 2018;33(4):410-9.",
    "Eames E, Brown T. Honey for cough in children. Fam Pract. 2009;5(3):55-60.",
]


def numbered(first=1):
    return "\n".join(f"{n}. {one}" for n, one in enumerate(ENTRIES, first))


def linked(text):
    document = read_bytes(text.encode(), "article.txt", "text")
    return [
        (text[one.span.start : one.span.end], [int(r.removeprefix("ref-")) for r in one.references])
        for one in read_citations(document, read_references(document)).citations
    ]


def raws(text):
    document = read_bytes(text.encode(), "article.txt", "text")
    return [" ".join(one.raw.split()) for one in read_references(document).references]


def test_numbers_behind_carets_cite_and_powers_do_not():
    body = "Light delays sleep.^1 Honey calms^2 coughs,^3,4 on wards of 20 m^2 with 10^3 beds of 2 kg^2 each."
    assert linked(f"{body}\n\nReferences\n\n{numbered()}\n") == [("1", [1]), ("2", [2]), ("3,4", [3, 4])]


def test_a_sentence_may_begin_with_a_word_that_cites():
    body = "Light1 delays sleep.2 Speed3 matters. Bxb4 is a name."
    marks = [marker for marker, _ in linked(f"{body}\n\nReferences\n\n{numbered()}\n")]
    assert marks == ["1", "2", "3"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_subheading_may_stand_between_the_heading_and_the_first_number(between):
    one, two, three, four = (f"[{n}] {entry}" for n, entry in enumerate(ENTRIES, 1))
    listed = f"{one}{between}{two}\n\nObservational studies\n\n{three}{between}{four}"
    assert raws(f"Sleep [1].\n\nReferences\n\nRandomised trials\n\n{listed}\n") == ENTRIES


@pytest.mark.parametrize(
    "book",
    [
        "Abbot, Lucy, Tom Brown, and Ida Cole. A History of Lamps, Beds and\nSleep. 2nd ed. Leeds: Night Press, 2013.",
        "World Health Organization. Falls among the old at night and what to\ndo. Geneva: World Press, 2013.",
        "Night Board. Report on the lamps of the north, on their makers and on\nsleep. Leeds: Night Press, 2013.",
    ],
)
def test_an_entry_on_two_lines_is_no_title_above_its_source(book):
    text = f"Sleep (Abbot 2011).\n\nBibliography\n\n{book}\n{ENTRIES[1]}\n{ENTRIES[2]}\n"
    document = read_bytes(text.encode(), "article.txt", "text")
    first = read_references(document).references[0].fields
    assert first.year == 2013
    assert first.authors
    assert first.title is not None
    assert "Abbot" not in first.title


def test_a_title_above_its_source_is_read_as_such():
    text = "Sleep.\n\nReferences\n\nGuideline\nPreventing falls in homes for the old\nNational Falls Board, 2019\n"
    document = read_bytes(text.encode(), "article.txt", "text")
    fields = read_references(document).references[0].fields
    assert (fields.title, fields.journal, fields.year) == (
        "Preventing falls in homes for the old",
        "National Falls Board",
        2019,
    )


def test_words_may_stand_with_numbers_in_brackets():
    body = "Light [1]. Others [see 2, 3] and more [1 and 4], [cf. 2], [refs. 3–4]. Rooms [of 2 and 3] and [see below]."
    assert linked(f"{body}\n\nReferences\n\n{numbered()}\n") == [
        ("[1]", [1]),
        ("[see 2, 3]", [2, 3]),
        ("[1 and 4]", [1, 4]),
        ("[cf. 2]", [2]),
        ("refs. 3–4", [3, 4]),
    ]
