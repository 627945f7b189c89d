"""What reference managers keep in a Word file: their data lead, the print decides."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from documents.wordxml import END, SEPARATE, begin, field, p, r, styled, word

from citecheck.citations import read_citations
from citecheck.documents import read_bytes, read_document
from citecheck.references import read_references

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
KNEE = {
    "id": 7,
    "type": "article-journal",
    "title": "Walking and the ageing knee: a cohort study",
    "author": [{"family": "Alder", "given": "Ann"}, {"family": "Birch", "given": "Ben"}],
    "container-title": "Journal of Knee Care",
    "issued": {"date-parts": [["2015", 3]]},
    "volume": "8",
    "issue": "2",
    "page": "101-109",
    "DOI": "10.5555/knee.2015.8",
}
SHOULDER = {
    "id": 9,
    "type": "article-journal",
    "title": "Swimming and the ageing shoulder: a randomised trial",
    "author": [{"family": "Cedar", "given": "Cy"}, {"family": "Dogwood", "given": "Di"}],
    "container-title": "Journal of Shoulder Care",
    "issued": {"date-parts": [["2016"]]},
    "volume": "9",
    "page": "202-208",
}
KNEE_PRINTED = "Alder A, Birch B. Walking and the ageing knee: a cohort study. Journal of Knee Care. 2015;8(2):101-9."
SHOULDER_PRINTED = (
    "Cedar C, Dogwood D. Swimming and the ageing shoulder: a randomised trial. Journal of Shoulder Care. 2016;9:202-8."
)


def read(data):
    return read_bytes(data, "x.docx")


def zotero(printed, *works):
    items = [
        {"id": work["id"], "uris": [f"http://zotero.org/users/1/items/{work['id']}"], "itemData": work}
        for work in works
    ]
    citation = {"citationID": "x", "properties": {"plainCitation": printed}, "citationItems": items}
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(citation)} ", r(printed))


def listed(*entries, instruction=' ADDIN ZOTERO_BIBL {"custom":[]} CSL_BIBLIOGRAPHY '):
    """The field of a reference list over its paragraphs."""
    start = begin() + f"<w:r><w:instrText>{instruction.replace('<', '&lt;')}</w:instrText></w:r>" + SEPARATE
    return "".join(
        p(start if n == 0 else "<w:r/>", entry, END if n == len(entries) - 1 else "<w:r/>")
        for n, entry in enumerate(entries)
    )


def linked(document):
    """Each citation as printed, with the beginnings of what it leads to."""
    references = read_references(document)
    raw = {one.id: one.raw[:5] for one in references.references}
    return [
        (one.marker, [raw[name] for name in one.references]) for one in read_citations(document, references).citations
    ]


@pytest.mark.parametrize("manager", ["zotero", "mendeley", "endnote", "word"])
def test_live_citations_and_lists_of_each_manager(manager):
    document = read_document(FORMATS / f"article-{manager}.docx")
    assert len(document.entries) == 13
    assert len(document.pointers) == 23
    assert {one.style for one in document.pointers} == {"numeric"}
    assert all(entry.fields and entry.fields.title and entry.fields.authors for entry in document.entries)
    assert [entry.label for entry in document.entries] == [str(n) for n in range(1, 14)]
    grouped = next(one for one in document.pointers if document.text[one.start : one.end] == "[5-7]")
    assert grouped.keys == tuple(document.entries[n].key for n in (4, 5, 6))
    references = read_references(document).references
    # The data say 2015; what is printed is what readers see.
    assert references[6].fields.year == 2013
    assert references[0].span.line > 20


def test_authors_and_years_lead_where_the_data_say():
    body = p("Walking helps ", zotero("(Alder & Birch, 2015)", KNEE), ".")
    body += p("Water does too ", zotero("(Alder & Birch, 2015; Cedar & Dogwood, 2016)", KNEE, SHOULDER), ".")
    document = read(word(body + p("References") + listed(KNEE_PRINTED, SHOULDER_PRINTED)))
    assert linked(document) == [
        ("(Alder & Birch, 2015)", ["Alder"]),
        ("(Alder & Birch, 2015; Cedar & Dogwood, 2016)", ["Alder", "Cedar"]),
    ]
    assert document.text[slice(*document.regions[0])].startswith("References")


def test_a_number_that_was_typed_over_the_data_is_what_counts():
    body = p("Walking helps ", zotero("[2]", KNEE), ".") + p("Water too ", zotero("[2]", SHOULDER), ".")
    document = read(word(body + p("References") + listed(f"1. {KNEE_PRINTED}", f"2. {SHOULDER_PRINTED}")))
    assert linked(document) == [("[2]", ["Cedar"]), ("[2]", ["Cedar"])]


def test_a_printed_entry_that_was_changed_by_hand_is_what_is_checked():
    printed = KNEE_PRINTED.replace("2015;8(2)", "2013;18(2)").replace("Alder A", "Adler A")
    document = read(word(p("Walking ", zotero("[1]", KNEE), ".") + listed(f"1. {printed}", f"2. {SHOULDER_PRINTED}")))
    fields = read_references(document).references[0].fields
    assert (fields.year, fields.volume, fields.authors[0].family) == (2013, "18", "Adler")
    assert fields.title == KNEE["title"]
    assert fields.doi is None


def test_entries_typed_around_the_list_of_a_manager_count_too():
    extra = "Elm E, Fir F. Cycling and the ageing hip: a systematic review. J Hip Care. 2017;10(1):303-11."
    body = p("Walking ", zotero("[1]", KNEE), ".") + p("References", properties=styled("H"))
    body += listed(f"1. {KNEE_PRINTED}", f"2. {SHOULDER_PRINTED}") + p(f"3. {extra}") + p("Appendix")
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    references = read_references(read(word(body, styles=styles))).references
    assert [(one.label, one.raw[:5]) for one in references] == [("1", "Alder"), ("2", "Cedar"), ("3", "Elm E")]


def test_mendeley_counts_its_items_anew_in_each_citation():
    def cite(printed, work):
        items = [{"id": "ITEM-1", "itemData": {**work, "id": "ITEM-1"}}]
        return field(f"ADDIN CSL_CITATION {json.dumps({'citationItems': items})}", r(printed))

    body = p("Walking ", cite("[1]", KNEE), ".") + p("Water ", cite("[2]", SHOULDER), ".")
    body += listed(KNEE_PRINTED, SHOULDER_PRINTED, instruction="ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY ")
    document = read(word(body))
    assert linked(document) == [("[1]", ["Alder"]), ("[2]", ["Cedar"])]
    assert [entry.fields.volume for entry in document.entries] == ["8", "9"]


def test_endnote_keeps_its_data_beside_the_instruction():
    xml = (
        "<EndNote><Cite><RecNum>7</RecNum><record><rec-number>7</rec-number>"
        "<ref-type name='Journal Article'>17</ref-type><contributors><authors><author>"
        "<style face='normal'>Alder, Ann</style></author></authors></contributors><titles>"
        "<title><style face='normal'>Walking and the ageing </style><style face='italic'>knee</style><style>: a cohort "
        "study</style></title><secondary-title>Journal of Knee Care</secondary-title></titles><pages>101-9</pages>"
        "<volume>8</volume><dates><year>2015</year></dates></record></Cite></EndNote>"
    )
    data = base64.b64encode(xml.encode() + b"\0").decode()
    body = p("Walking ", field(" ADDIN EN.CITE ", r("(Alder and Birch, 2015)"), data=data), ".")
    document = read(word(body + listed(KNEE_PRINTED, SHOULDER_PRINTED, instruction=" ADDIN EN.REFLIST ")))
    assert document.entries[0].fields.title == KNEE["title"]
    assert linked(document) == [("(Alder and Birch, 2015)", ["Alder"])]


def test_citations_in_footnotes_stand_where_the_footnotes_mark_stands():
    notes = f'<w:footnote w:id="2">{p(zotero("Alder and Birch, Walking, 2015.", KNEE))}</w:footnote>'
    body = p("Walking helps.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document = read(word(body + p("Bibliography") + listed(KNEE_PRINTED, SHOULDER_PRINTED), footnotes=notes))
    assert linked(document) == [("1", ["Alder"])]
    assert document.pointers[0].style == "note"


@pytest.mark.parametrize(
    "instruction",
    [
        " ADDIN ZOTERO_ITEM CSL_CITATION {broken",
        ' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [null, 3, {"id": []}, {"itemData": "x"}]}',
        ' ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": {"a": 1}}',
        " ADDIN ZOTERO_ITEM CSL_CITATION [" + "[" * 3000,
        ' ADDIN ZOTERO_ITEM CSL_CITATION {"a":' * 3000,
        " ADDIN EN.CITE <EndNote><Cite>",
        " ADDIN EN.CITE <EndNote><Cite><record/></Cite><Cite/></EndNote>",
        ' ADDIN EN.CITE <EndNote><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;</EndNote>',
        " ADDIN EN.CITE.DATA ",
        " CITATION ",
        " CITATION Nobody12 \\l 1033 \\m ",
    ],
)
def test_data_that_cannot_be_read_leave_the_text_to_be_read(instruction):
    body = p("Walking helps ", field(instruction, r("[1]"), data="!!not base64"), ".")
    body += p("References") + p(f"1. {KNEE_PRINTED}") + p(f"2. {SHOULDER_PRINTED}")
    assert linked(read(word(body))) == [("[1]", ["Alder"])]


def test_a_list_in_one_paragraph_is_read_as_text():
    whole = f"<w:r><w:t>1. {KNEE_PRINTED}</w:t><w:br/><w:t>2. {SHOULDER_PRINTED}</w:t></w:r>"
    document = read(word(p("Walking helps ", zotero("[2]", SHOULDER), ".") + p("References") + listed(whole)))
    assert linked(document) == [("[2]", ["Cedar"])]


def test_styles_of_bibliographies_mark_entries_too():
    styles = '<w:style w:type="paragraph" w:styleId="Bib"><w:name w:val="EndNote Bibliography"/></w:style>'
    body = p("Walking helps (Alder and Birch, 2015).") + p("Quellen")
    body += p(KNEE_PRINTED, properties=styled("Bib")) + p(SHOULDER_PRINTED, properties=styled("Bib"))
    document = read(word(body, styles=styles))
    assert len(document.entries) == 2
    assert linked(document) == [("(Alder and Birch, 2015)", ["Alder"])]


def test_the_mark_of_a_remark_cites_nothing_where_raised_numbers_cite():
    up = '<w:vertAlign w:val="superscript"/>'
    notes = f'<w:footnote w:id="2">{p("As we were told by the nurses, this is so.")}</w:footnote>'
    body = p("Walking helps the knee.", r("1", up)) + p(
        "It is cheap too.", '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    body += p("Swimming helps.", r("2", up)) + p("References") + p(f"1. {KNEE_PRINTED}") + p(f"2. {SHOULDER_PRINTED}")
    document = read(word(body, footnotes=notes))
    assert linked(document) == [("1", ["Alder"]), ("2", ["Cedar"])]
