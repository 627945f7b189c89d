"""Exports of reference managers give references only, each with its fields and the line where it begins."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.documents import read_bytes, read_document
from citecheck.documents.exported import Data, initials, item, person, written
from citecheck.documents.worktypes import TYPES, kind_of_type, type_of_kind
from citecheck.errors import DocumentError
from citecheck.models import Author
from citecheck.references import read_references
from citecheck.text.fold import fold

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
EXPORTS = {
    "article.ris": "ris",
    "article.nbib": "nbib",
    "article.csl.json": "csl-json",
    "article-endnote.xml": "endnote-xml",
    "article-natbib.bib": "bibtex",
    "article-biblatex.bib": "bibtex",
}


def references(data, name):
    document = read_bytes(data.encode() if isinstance(data, str) else data, name)
    return read_references(document).references


def outcome(data, name):
    """The references, or the one line that says why there are none."""
    try:
        return read_references(read_bytes(data, "x", name)).references
    except DocumentError as error:
        return str(error) if "\n" not in str(error) else None


def same_work(reference):
    fields = reference.fields
    names = [(fold(author.family), initials(author.given or "")) for author in fields.authors]
    return names, fold(fields.title), fold(fields.journal), fields.year, fields.volume, fields.pages, fields.issue


@pytest.mark.parametrize(("name", "found"), EXPORTS.items())
def test_the_list_of_the_shared_article_is_the_same_in_every_export(name, found):
    document = read_document(FORMATS / name)
    listed = read_references(document)
    printed = read_references(read_document(FORMATS / "article.md"))
    assert (document.format, document.only_references, document.remarks) == (found, True, ())
    assert [same_work(one) for one in listed.references] == [same_work(one) for one in printed.references]
    assert [one.fields.doi for one in listed.references] == [one.fields.doi for one in printed.references]
    # PubMed's export names every author, so it cannot say that there are more.
    if found != "nbib":
        assert [one.et_al for one in listed.references] == [one.et_al for one in printed.references]
    assert read_citations(document, listed).citations == ()
    assert read_citations(document, listed).claims == ()


@pytest.mark.parametrize("name", EXPORTS)
def test_each_reference_leads_to_the_line_where_its_entry_begins(name):
    lines = (FORMATS / name).read_text("utf-8").splitlines()
    starts = re.compile(r"TY  - |PMID- | \{|@article\{|<\?xml")
    found = [one.span.line for one in read_references(read_document(FORMATS / name)).references]
    assert all(starts.match(lines[line - 1]) for line in found)
    if not name.endswith(".xml"):
        assert found == sorted(set(found))


def test_ris_of_many_dialects():
    data = """Provider: A publisher
TY - JOUR
AU - Shaw, Brian K., Jr.
AU - van der Berg JP
A1 - {SUZ}
T1 - Knees
  in the cold
JF - The Journal of Knees
JO - J Knees
Y1 - 2011/03//
VL - 7
SP - 12-19
UR - https://www.ncbi.nlm.nih.gov/pubmed/21345678
TY  - CHAP
AU  - Lee, K; Kim, P
TI  - Of hands
T2  - A book of limbs
A2  - Poe, E. A.
PB  - Press
CY  - Leeds
PY  - 1999
SP  - 3
EP  - 9
ER  -

TY  - JOUR
ID  - knee3
AN  - 987654
DB  - Embase
TI  - Third
PY  - 2001
DO  - doi:10.1000/ABC.
ER  -
""".replace("{SUZ}", "Knee Study Group")
    one, two, three = references(data, "x.ris")
    assert one.fields.authors == (
        Author(family="Shaw", given="Brian K."),
        Author(family="van der Berg", given="JP"),
        Author(family="Knee Study Group"),
    )
    assert (one.fields.title, one.fields.journal) == ("Knees in the cold", "The Journal of Knees")
    assert (one.fields.year, one.fields.pages, one.fields.pmid) == (2011, "12-19", "21345678")
    assert (two.kind, two.fields.authors[1].family, two.span.line) == ("chapter", "Kim", 14)
    assert "In: Poe EA, editor. A book of limbs. Leeds: Press; 1999. p. 3-9." in two.raw
    # Another database's accession number is no PMID.
    assert (three.fields.pmid, three.fields.doi, three.label) == (None, "10.1000/abc", "knee3")


def test_nbib_knows_groups_translated_titles_books_and_articles_ahead_of_print():
    data = """
PMID- 11
TI  - [Knees in winter].
VTI - Knie im Winter.
AID - 10.1000/x [doi]
AID - S0140-6736(20)1 [pii]
FAU - Shaw, Brian
AU  - Shaw B
CN  - Knee Study Group
DP  - 2020 Nov-Dec
TA  - J Knees
PST - aheadofprint
PMC - PMC55

PMID- 12
BTI - A book of knees
TI  - A chapter
AU  - Lee K
DP  - 1999
PT  - Book Chapter
"""
    one, two = references(data, "x.nbib")
    assert one.fields.title == "Knees in winter"
    assert [author.family for author in one.fields.authors] == ["Shaw", "Knee Study Group"]
    assert (one.fields.doi, one.fields.pmcid, one.fields.year) == ("10.1000/x", "PMC55", 2020)
    assert (one.ahead_of_print, two.ahead_of_print) == (True, False)
    assert (two.kind, two.label, two.span.line) == ("chapter", "12", 15)


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2020, 3, 1]]}, 2020),
        ({"date-parts": [["2020"]]}, 2020),
        ({"raw": "12 March 2020"}, 2020),
        ({"literal": "Spring 2020"}, 2020),
        ("2020-03", 2020),
        ({"date-parts": [[]]}, None),
        ({"literal": "in press"}, None),
        ([{"year": 2020}], 2020),
    ],
)
def test_csl_dates(issued, year):
    (one,) = references(json.dumps([{"id": "a", "type": "article-journal", "title": "T", "issued": issued}]), "x.json")
    assert one.fields.year == year


def test_csl_names_and_identifiers():
    value = {
        "id": 7,
        "type": "article-journal",
        "title": "<i>Knees</i> &amp; more",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "Knee Study Group"},
            {"literal": "Shaw BK"},
            {"family": "et al"},
        ],
        "note": "PMID: 123\nPMCID: PMC45",
        "DOI": "https://doi.org/10.1000/X",
    }
    (one,) = references(json.dumps({"items": [value]}), "x.json")
    assert one.fields.authors == (
        Author(family="van der Berg", given="Jan"),
        Author(family="Knee Study Group"),
        Author(family="Shaw", given="BK"),
    )
    assert (one.et_al, one.label, one.fields.title) == (True, "7", "Knees & more")
    assert (one.fields.doi, one.fields.pmid, one.fields.pmcid) == ("10.1000/x", "123", "PMC45")


@pytest.mark.parametrize("many", [True, False])
def test_what_crossref_answers(many):
    work = {
        "DOI": "10.1000/WARDS.7",
        "type": "journal-article",
        "title": ["Walking on the ward"],
        "subtitle": ["A trial"],
        "container-title": ["Journal of Wards"],
        "author": [{"given": "Ada", "family": "Lund", "sequence": "first"}, {"name": "Ward Study Group"}],
        "published-print": {"date-parts": [[2011, 3]]},
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "reference": [{"key": "r1", "unstructured": "Ek B. Beds. 1990."}],
    }
    answer = {"status": "ok", "message-type": "work", "message": {"items": [work, work]} if many else work}
    found = references(json.dumps(answer), "x.json")
    assert len(found) == (2 if many else 1)
    fields = found[0].fields
    assert (fields.title, fields.journal) == ("Walking on the ward: A trial", "Journal of Wards")
    assert (fields.year, fields.volume, fields.issue, fields.pages) == (2011, "12", "3", "45-67")
    assert [author.family for author in fields.authors] == ["Lund", "Ward Study Group"]
    assert (fields.doi, found[0].kind) == ("10.1000/wards.7", "article")


def test_endnote_joins_the_pieces_of_a_value_and_takes_pubmeds_numbers_only():
    def record(extra):
        return (
            "<record><rec-number>3</rec-number><ref-type name='Journal Article'>17</ref-type><contributors><authors>"
            "<author><style>Shaw, B.</style></author></authors></contributors><titles><title><style>Knees </style>"
            "<style face='italic'>in vivo</style></title></titles><dates><year>2020</year></dates>"
            f"<accession-num>1234567</accession-num>{extra}</record>"
        )

    medline = "<remote-database-name>Medline</remote-database-name>"
    data = f"<xml><records>{record(medline)}{record(medline.replace('Medline', 'Embase'))}</records></xml>"
    one, two = references(data, "x.xml")
    assert (one.fields.title, one.fields.pmid, one.label) == ("Knees in vivo", "1234567", "3")
    assert two.fields.pmid is None


def test_an_identifier_that_cannot_be_one_is_kept_to_be_reported():
    (one,) = references("TY  - JOUR\nTI  - Knees\nDO  - none yet\nER  - \n", "x.ris")
    assert one.fields.doi is None
    assert one.malformed


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Shaw, Brian", Author(family="Shaw", given="Brian")),
        ("Shaw, Brian, Jr", Author(family="Shaw", given="Brian")),
        ("Shaw BK", Author(family="Shaw", given="BK")),
        ("Brian K. Shaw", Author(family="Shaw", given="Brian K.")),
        ("Ludwig van der Berg", Author(family="van der Berg", given="Ludwig")),
        ("Knee Study Group", Author(family="Knee Study Group")),
        ("Organization for Knees, Ministry of Health", Author(family="Organization for Knees, Ministry of Health")),
        ("Plato", Author(family="Plato")),
        (" ", None),
    ],
)
def test_names(name, author):
    assert person(name) == author


def test_every_kind_can_be_written_and_is_read_as_what_was_written():
    for scheme, kinds in TYPES.items():
        for kind, names in kinds.items():
            assert type_of_kind(scheme, kind) == names[0]
            assert kind_of_type(scheme, names[0]) == (None if kind == "other" else kind)
        assert type_of_kind(scheme, "registration") == kinds["other"][0]
    assert kind_of_type("ris", "jour") == "article"


def test_what_is_printed_reads_as_a_reference():
    data = Data(
        key="a",
        line=1,
        kind="article",
        authors=[Author(family="Shaw", given="Brian K."), Author(family="Berg", given="J.-P.")],
        et_al=True,
        title="Knees?",
        journal="J Knees",
        date="2020",
        volume="3",
        issue="4",
        pages="12--19",
        doi="10.1000/x",
        pmid="0123",
    )
    assert written(item(data)) == (
        "Shaw BK, Berg JP, et al. Knees? J Knees. 2020;3(4):12-19. doi: 10.1000/x. PMID: 123."
    )


HOSTILE = [
    b"",
    b"TY  - ",
    b"TY  - JOUR\nnothing\n  more\n",
    b"PMID- \n",
    b"PMID- 1\n" * 50,
    b'[{"type": "book"}]',
    b'{"type": "book"',
    b'[{"type":"book","title":[[[]]],"author":{"a":1},"issued":[[[]]]}]',
    b'[{"type":"book","title":"x","author":[1,null,{"family":7},{"literal":""}],"issued":{"date-parts":[null]}}]',
    b"[" * 100_000 + b'"type":"book"',
    b'<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><records><record>&b;</record></records></xml>',
    b"<xml><records>" + b"<record>" * 5000,
    b"@article{" * 500,
    b"@article{a, title={" + b"{" * 5000,
    b"@article{a, author={" + b" and " * 5000 + b"}}",
    b"@article{a, crossref={b}}\n@article{b, crossref={a}}\n",
    b"\x00\x01TY  - JOUR",
    b"\nPMID-\x0023121403\nOWN - NLM\nTI  - Rest and the knee\n",
    b"PMID-23121403\n      goes on\n\nPMID-1\n",
]


@pytest.mark.parametrize("data", HOSTILE)
@pytest.mark.parametrize("name", ["ris", "nbib", "csl-json", "endnote-xml", "bibtex"])
def test_bad_input_is_one_line(data, name):
    assert outcome(data, name)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_file_cut_short_anywhere_is_read_or_refused_in_one_line(name):
    data = (FORMATS / name).read_bytes()
    for end in range(1, len(data), len(data) // 40):
        assert outcome(data[:end], EXPORTS[name])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(EXPORTS)), st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=30))
def test_flipped_bytes_are_read_or_refused_in_one_line(name, flips):
    data = bytearray((FORMATS / name).read_bytes()[:4001])
    for place, byte in flips:
        data[place % len(data)] = byte
    assert outcome(bytes(data), EXPORTS[name])
