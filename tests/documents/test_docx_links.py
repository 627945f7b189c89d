"""What stands behind the links of a Word document's references, and lists that notes print."""

# ruff: noqa: E501 - markup is easier to read unbroken

import pytest
from documents.wordxml import RAISED, RELATION, field, p, r, styled, word

from citecheck.citations import read_citations
from citecheck.documents import Places, read_bytes
from citecheck.references import read_references

WORKS = [
    "Shaw B, Doe C. Rest and the knee: a cohort study. J Knee. 2011;1(2):1-9.",
    "Roe D, Poe E. Walks and the knee in winter. J Knee. 2012;2(3):11-19.",
    "Low F. Stairs and the hip of older people. Hip Int. 2013;3(4):21-29.",
]
HEADING = p("References", properties=styled("Heading1"))
TEXT = "".join(p(f"Rest number {n} helps the knee in most people [{n}].") for n in (1, 2, 3))
ADDRESSES = {
    "d1": "https://doi.org/10.1000/knee.1",
    "d2": "https://doi.org/10.1000/knee.2",
    "m1": "https://pubmed.ncbi.nlm.nih.gov/1234567/",
    "g1": "https://scholar.google.com/scholar?q=10.1000/other.9",
}
RELATIONS = "".join(
    f'<Relationship Id="{name}" Type="{RELATION}/hyperlink" Target="{address.replace("&", "&amp;")}" TargetMode="External"/>'
    for name, address in ADDRESSES.items()
)


def link(name, text):
    return f'<w:hyperlink r:id="{name}">{r(text)}</w:hyperlink>'


def read(*entries):
    listed = "".join(p(r(f"{n}. "), *parts) for n, parts in enumerate(entries, 1))
    return read_bytes(word(TEXT + HEADING + listed, relations=RELATIONS), "x.docx")


def listed(document):
    return [(one.raw, one.fields.doi, one.fields.pmid) for one in read_references(document).references]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([r(WORKS[0] + " "), link("d1", "[CrossRef]")], (f"{WORKS[0]} doi:10.1000/knee.1", "10.1000/knee.1", None)),
        (
            [r(WORKS[0] + " ["), link("d1", "CrossRef"), r("] ["), link("m1", "PubMed"), r("] "), link("g1", "Google Scholar")],
            (f"{WORKS[0]} doi:10.1000/knee.1 PMID: 1234567", "10.1000/knee.1", "1234567"),
        ),
        (
            [r("Shaw B, Doe C. "), link("d1", "Rest and the knee: a cohort study"), r(". J Knee. 2011;1(2):1-9.")],
            (f"{WORKS[0]} doi:10.1000/knee.1", "10.1000/knee.1", None),
        ),
        # What is printed wins, and of two different ones behind links none counts.
        ([r(f"{WORKS[0]} doi:10.1000/own.7 "), link("d1", "here")], (f"{WORKS[0]} doi:10.1000/own.7 here", "10.1000/own.7", None)),
        ([r(f"{WORKS[0]} "), link("d1", "DOI"), r(" "), link("d2", "DOI")], (WORKS[0], None, None)),
        ([r(WORKS[0])], (WORKS[0], None, None)),
    ],
    ids=["button", "buttons", "title", "printed", "two", "none"],
)  # fmt: skip
def test_identifiers_behind_links_count_and_buttons_are_no_text(parts, expected):
    document = read(parts, [r(WORKS[1])], [r(WORKS[2])])
    found = listed(document)
    assert found[0] == expected
    assert found[1:] == [(WORKS[1], None, None), (WORKS[2], None, None)]
    claims = read_citations(document, read_references(document)).claims
    assert [one.references for one in claims] == [("ref-1",), ("ref-2",), ("ref-3",)]
    start = document.text.index("Walks and the knee")
    assert Places(document).span(start, start + 5).line == 6


def test_links_of_the_text_stay_as_they_are():
    body = p(r("Rest helps the knee in most people "), link("d1", "PubMed"), r(" [1].")) + TEXT
    data = word(body + HEADING + "".join(p(f"{n}. {work}") for n, work in enumerate(WORKS, 1)), relations=RELATIONS)
    assert "most people PubMed [1]." in read_bytes(data, "x.docx").text


# ---------------------------------------------------------------- lists that notes print

ENDNOTES = "".join(
    f'<w:endnote w:id="{n}">{p("<w:r><w:endnoteRef/></w:r>", r(" " + work))}</w:endnote>'
    for n, work in enumerate(WORKS, 1)
)
DECIMAL = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'


def noted(n):
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:endnoteReference w:id="{n}"/></w:r>'


def again(n):
    return field(f" NOTEREF _Ref{n} \\f \\h ", r(str(n), RAISED))


def claims(document):
    return [one.references for one in read_citations(document, read_references(document)).claims]


SENTENCES = "".join(p(f"Rest number {n} helps the knee in most people", noted(n), r(".")) for n in (1, 2, 3))


def test_a_heading_may_stand_above_endnotes_that_are_the_list():
    document = read_bytes(word(SENTENCES + HEADING, endnotes=ENDNOTES, settings=DECIMAL), "x.docx")
    assert [raw for raw, *_ in listed(document)] == WORKS
    assert claims(document) == [("ref-1",), ("ref-2",), ("ref-3",)]


def test_a_note_that_is_cited_once_more_is_the_same_reference():
    more = p("Stairs do so in some of them, too", again(1), r(",", RAISED), again(3), r("."))
    document = read_bytes(word(SENTENCES + more, endnotes=ENDNOTES, settings=DECIMAL), "x.docx")
    assert [raw for raw, *_ in listed(document)] == WORKS
    assert claims(document)[-1] == ("ref-1", "ref-3")
