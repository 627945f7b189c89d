"""Reference lists of Word files, laid out and labelled as people do it: each paragraph that is an entry is one."""

from __future__ import annotations

import pytest
from documents.wordxml import RAISED, RELATION, level, listed, lists, p, r, styled, word

from citecheck.documents import read_bytes
from citecheck.references import read_references

HEADING = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
WORKS = [
    "Abel T, Brook U. Walking on the ward at night. J Wards. 2011;12:3-9.",
    "Cole A. Beds and rest in old age. J Wards. 2012;13:4-8.",
    "Van der Dale I, Ende M. Falls. Ward Med. 2013;1(2):14-19.",
    "Fox J. H. Sleep and noise. Ward Med. 2014;2(1):1-7.",
]


def title(text):
    return p(text, properties=styled("H"))


def of(*body, **parts):
    document = read_bytes(word("".join(body), styles=HEADING, **parts), "x.docx")
    return list(read_references(document).references)


def test_labels_that_are_typed():
    for form in ("R{}. ", "S{}\t", "[A{}] ", "(S{}) ", "Ref. {} ", "#{} ", "{} - ", "{}.- ", "{}/ ", "{}: ", "{}"):
        found = of(title("References"), *(p(form.format(n) + one) for n, one in enumerate(WORKS, 1)))
        assert [one.raw for one in found] == WORKS, form
        assert [one.label[-1] for one in found] == ["1", "2", "3", "4"], form


@pytest.mark.parametrize(
    ("text", "form", "third"), [("Ref. %1", "decimal", "3"), ("%1)", "lowerLetter", "c"), ("[%1]", "upperRoman", "III")]
)
def test_labels_that_word_prints(text, form, third):
    found = of(
        title("References"),
        *(p(one, properties=listed(0, 1)) for one in WORKS),
        numbering=lists(level(0, text, form)),
    )
    assert [one.raw for one in found] == WORKS
    assert found[2].label == third


def test_letters_that_word_prints_go_on_behind_z():
    works = [f"Abel T, Brook U. Walking in ward {n}. J Wards. 2011;{n}:3-9." for n in range(30)]
    paragraphs = [p(one, properties=listed(0, 1)) for one in works]
    found = of(title("References"), *paragraphs, numbering=lists(level(0, "%1)", "lowerLetter")))
    assert [one.raw for one in found] == works
    assert found[27].label == "bb"


def test_a_raised_number_before_an_entry_is_its_label():
    works = [*WORKS, "van Gogh H. Colour on the ward. Ward Med. 2015;3:1-7."]
    found = of(title("References"), *(p(r(str(n), RAISED), one) for n, one in enumerate(works, 1)))
    assert [(one.label, one.raw) for one in found] == [(str(n), one) for n, one in enumerate(works, 1)]


def test_a_number_within_a_title_is_no_label():
    works = ["3D printing on the ward. J Wards. 2011;12:3-9.", *WORKS[1:]]
    assert [one.raw for one in of(title("References"), *map(p, works))] == works


def test_what_stands_under_further_headings_is_list_too():
    more = "Hill B. Reading for those who walk. Ward Press; 2009."
    for heading in ("Further reading", "Supplementary references", "References for the online appendix"):
        found = of(title("References"), *map(p, WORKS), p(heading), p(more), title("Funding"), p("None in 2019."))
        assert [one.raw for one in found] == [*WORKS, more], heading


def test_lists_of_two_chapters_with_numbers_of_their_own():
    numbered = [p(f"{n}. {one}") for n, one in enumerate(WORKS, 1)]
    found = of(title("One"), title("References"), *numbered, title("Two"), p("Text."), title("References"), *numbered)
    assert [one.label for one in found] == ["1", "2", "3", "4"] * 2


def test_letters_between_entries_and_captions_behind_them_are_none():
    body = [p("A"), p(WORKS[0]), p("C"), p(WORKS[1]), p("– V –"), *map(p, WORKS[2:])]
    caption = p("Fig. 1 Walkers in the ward, 2018-2020")
    assert [one.raw for one in of(title("References"), *body, caption)] == WORKS


def test_newspapers_and_reports_with_a_year_each_are_entries():
    works = [
        "Ward News, 17 May 2017.",
        "Ministry of Wards. Beds for all. Oslo: The Ministry, 2016.",
        "The Walker, 3 July 2018",
    ]
    assert [one.raw for one in of(title("References"), *map(p, works))] == works


def test_an_address_with_an_encoded_slash_is_the_doi_that_is_printed():
    address = "https://doi.org/10.1000%2Fwards-12"
    link = f'<w:hyperlink r:id="l1">{r(address)}</w:hyperlink>'
    relation = f'<Relationship Id="l1" Type="{RELATION}/hyperlink" Target="{address}" TargetMode="External"/>'
    data = word(
        title("References") + "".join(map(p, WORKS[:3])) + p(WORKS[3] + " ", link), styles=HEADING, relations=relation
    )
    last = read_references(read_bytes(data, "x.docx")).references[-1]
    assert last.raw == f"{WORKS[3]} {address}"
    assert last.fields.doi == "10.1000/wards-12"
