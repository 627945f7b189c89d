"""Works without a year, and names and years over the end of a line."""

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references
from citecheck.references.parse import parse_reference

LIST = """

References

Abbot J. 2010. Walking on wards at night. J Wards 12: 3-9.
Van der Goss P, Hurrell Q. 2011. Beds compared in hospitals. J Wards 13: 1-2.
Abbot J. in press. The longer walk through wards. J Wards.
World Health Organization. n.d. Falls at night. https://www.who.int/falls (accessed 2 May 2020).
Jarrold A. (n.d.-a). On chairs in hospital wards. Ward Press.
Jarrold A. (n.d.-b). On lamps in hospital wards. Ward Press.
"""


def cited(body):
    document = read_bytes((body + LIST).encode(), "article.txt", "text")
    return [(one.marker, one.references) for one in read_citations(document, read_references(document)).citations]


@pytest.mark.parametrize(
    ("sentence", "marker", "references"),
    [
        ("Walks are long (Abbot, in press).", "(Abbot, in press)", ("ref-3",)),
        ("Walks are long (Abbot 2010, in press).", "(Abbot 2010, in press)", ("ref-1", "ref-3")),
        ("Falls happen at night (WHO, n.d.).", "(WHO, n.d.)", ("ref-4",)),
        ("Jarrold (n.d.-b) lit the ward.", "Jarrold (n.d.-b)", ("ref-6",)),
        ("Chairs are few (Abbot in press; Jarrold n.d.-a).", "(Abbot in press; Jarrold n.d.-a)", ("ref-3", "ref-5")),
    ],
)
def test_a_work_without_a_year_is_cited(sentence, marker, references):
    assert cited(f"Nights are long (Abbot 2010). {sentence}")[1:] == [(marker, references)]


@pytest.mark.parametrize(
    "sentence", ["The report is in press.", "Undated notes of Abbot were lost.", "It is n.d. here."]
)
def test_the_words_alone_cite_nothing(sentence):
    assert len(cited(f"Nights are long (Abbot 2010). {sentence}")) == 1


def test_names_and_year_go_over_the_end_of_a_line():
    wrapped = (
        "Nights on the wards of many hospitals are long and loud (Abbot 2010;\n"
        "Van der Goss and Hurrell 2011), which the nurses know. As Van der Goss and\n"
        "Hurrell (2011) say, beds differ more than the people who lie in them.\n"
    )
    assert [references for _, references in cited(wrapped)] == [("ref-1", "ref-2"), ("ref-2",)]


def test_brackets_do_not_close_over_items_or_blank_lines():
    text = (
        "The wards that were looked at were many (see the list of all of them\n"
        "- one in the north, by Abbot, open since 2010)\n"
        "- one in the south.\n"
    )
    assert cited(text) == []


@pytest.mark.parametrize("undated", ["(n.d.).", "n.d.", "(in press).", "in press.", "[forthcoming]."])
def test_what_stands_for_the_year_is_no_title(undated):
    fields = parse_reference(f"Abbot J, Baird U. {undated} The longer walk through wards. Journal of Wards.").fields
    assert (fields.title, fields.year) == ("The longer walk through wards", None)
    assert [author.family for author in fields.authors] == ["Abbot", "Baird"]


def test_a_year_behind_in_press_counts():
    assert parse_reference("Abbot J. in press, 2021. The longer walk through wards. J Wards.").fields.year == 2021


def test_in_press_within_a_title_stays_there():
    fields = parse_reference("Abbot J. Papers in press and how they fare. J Wards. 2012;3:4-9.").fields
    assert (fields.title, fields.year) == ("Papers in press and how they fare", 2012)


@pytest.mark.parametrize("initials", ["O.J.", "S. F.", "N.D.", "S.D."])
def test_initials_are_no_missing_year(initials):
    raw = (
        f"Abbot J. A., Baird, {initials}, Corder, T. (2011). The longer walk through wards. Journal of Wards, 12, 3-9."
    )
    fields = parse_reference(raw).fields
    assert fields.year == 2011
    assert [author.family for author in fields.authors] == ["Abbot", "Baird", "Corder"]
