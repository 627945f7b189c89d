"""PDF: raised numbers of a title page lead to affiliations and cite nothing; those of the text cite."""

import pytest
from pdfs import pdf_of

from citecheck.citations import read_citations
from citecheck.documents.pdf.reading import read
from citecheck.models import Document
from citecheck.references import read_references

AUTHORS = "Anna Adams^1^, Bob Brown^2,*^, Carla de la Cruz^1,3^ and Dirk van den Berg^2^"
PLACES = ["^1^Department of Surgery, Leeds, UK", "^2^Institute for Quiet Wards, Basel", "^3^School of Nursing, Bergen"]
TEXT = [
    "Sleep is poor in most of the hospitals that we know of, and those who sleep",
    "badly fall more often than others in the weeks after an operation.^1^ Walking",
    "may help: two trials found fewer falls among those who walked.^2,3^ Nobody",
    "knows why that is so, and no one has asked the nurses until now.",
]
LIST = [
    "1. Ellis P. Sleep in small hospitals. J Wards. 2011;4(2):31-39.",
    "2. Gray R. Walking on the ward. J Wards. 2013;5(2):62-70.",
    "3. Hill S. Falls of older patients. J Wards. 2015;6(2):93-99.",
]


def line(x, y, text, size=10, font="F1"):
    """A line of text, where what stands between `^` is raised."""
    out = [f"BT 1 0 0 1 {x} {y} Tm"]
    for n, part in enumerate(text.split("^")):
        letters, rise = (0.65 * size, 0.4 * size) if n % 2 else (size, 0)
        shown = part.replace("(", "\\(").replace(")", "\\)")
        out.append(f"/{font} {letters} Tf {rise} Ts ({shown}) Tj")
    return " ".join([*out, "ET"])


def article(front, foot=(), size=10):
    """A page: a title, `front` (blocks of lines), a text, `foot` at the page's foot, a list of references."""
    out, y = [line(60, 790, "Walking and sleep after surgery: a trial", 17)], 765
    for block in front:
        for text in block:
            out.append(line(60, y, text, size))
            y -= 1.2 * size
        y -= 8
    out.append(line(60, y - 10, "Introduction", 12, "F2"))
    y -= 30
    for text in TEXT:
        out.append(line(60, y, text))
        y -= 12
    out.append(line(60, y - 14, "References", 12, "F2"))
    for n, text in enumerate(LIST):
        out.append(line(60, y - 34 - 14 * n, text))
    out += [line(60, 80 - 10 * n, text, 8) for n, text in enumerate(foot)]
    return pdf_of(["\n".join(out)])


def cited(data):
    extract = read(data)
    document = Document(
        path="x.pdf", format="pdf", text=extract.text, sha256="", marks=extract.marks, anchors=extract.anchors
    )
    listed = read_references(document)
    assert len(listed.references) == 3
    return [one.marker for one in read_citations(document, listed).citations]


@pytest.mark.parametrize(
    "front",
    [
        pytest.param([[AUTHORS], *[[place] for place in PLACES]], id="each in its own paragraph"),
        pytest.param([[AUTHORS], PLACES], id="affiliations in one block"),
        pytest.param([[AUTHORS, *PLACES]], id="all in one block"),
        pytest.param([[AUTHORS], ["; ".join(PLACES)]], id="affiliations in one line"),
        pytest.param([[AUTHORS], [place[:3] + " " + place[3:] for place in PLACES]], id="blanks behind labels"),
        pytest.param([["Anna Adams, MD, PhD^1^"], ["Bob Brown, FRCS^2,3^"], *[[place] for place in PLACES]], id="rows"),
        pytest.param([["A. Adams^1^ & B. J. Brown^2^, on behalf of the Quiet Wards Group^3^"], PLACES], id="a group"),
        pytest.param([["ANNA ADAMS^1,2^, BOB BROWN^3^"], ["anna@example.org"], PLACES], id="capitals"),
        pytest.param([["Original article"], ["Anna Adams\xb9, Bob Brown\xb2, Carla Cruz\xb3"]], id="raised characters"),
        pytest.param(
            [["Ana Quist^1^, Ben Rossi^2^, Cleo Usman^3^,", "Dora Varga^1^, Emil Weber^2^"], PLACES], id="lines"
        ),
    ],
)
def test_marks_of_authors_and_affiliations_cite_nothing(front):
    assert cited(article(front)) == ["1", "2,3"]


def test_affiliations_at_the_foot_of_the_first_page_cite_nothing():
    assert cited(article([[AUTHORS]], PLACES)) == ["1", "2,3"]


def test_a_text_that_names_people_and_places_still_cites():
    front = [
        ["The nurses of ten wards have seen what happens by night.^1^ They told us so", "in letters.^2^"],
        ["The World Health Organization and the nurses of Leeds agree with them on that.^3^"],
    ]
    assert cited(article(front)) == ["1", "2", "3", "1", "2,3"]


def test_citations_below_the_names_stay():
    front = [
        [AUTHORS],
        PLACES,
        ["Sleep is poor in hospital, as everybody knows who was there.^3^ We asked the nurses."],
    ]
    assert cited(article(front)) == ["3", "1", "2,3"]


@pytest.mark.parametrize(("raised", "marker"), [("3*", "3"), ("2,3,*", "2,3"), ("1†", "1")])
def test_a_number_beside_the_sign_of_a_note_cites(raised, marker):
    said = f"Sleep is poor in hospital, as everybody knows who was there.^{raised}^ We asked the nurses."
    assert cited(article([[AUTHORS], PLACES, [said]])) == [marker, "1", "2,3"]


def noted(said, notes, texts):
    """Pages of an article, each with its own of the `texts`, lines `said`, and `notes` at its foot."""
    contents = []
    for page, text in enumerate(texts):
        out = [line(60, 780 - 12 * n, one) for n, one in enumerate([*text, *said[page]])]
        out += [line(60, 90 - 10 * n, one, 8) for n, one in enumerate(notes[page])]
        if page == len(texts) - 1:
            out.append(line(60, 600, "References", 12, "F2"))
            out += [line(60, 580 - 14 * n, one) for n, one in enumerate(LIST)]
        contents.append("\n".join(out))
    return pdf_of(contents)


BRACKETS = [
    "Sleep is poor in most of the hospitals that we know of, and those who sleep",
    "badly fall more often than others in the weeks after an operation [1]. Walking",
    "may help: two trials found fewer falls among those who walked [2,3]. Nobody",
]
MORE = [
    "The nurses of the other wards were asked by letter, and most of them wrote of",
    "what they had seen by night [3]. Their letters were read by two of us, and then",
    "by a third where we did not agree. Nobody who was asked",
]


def test_numbers_of_footnotes_cite_nothing_and_the_note_follows_its_paragraph():
    said = [["knows why^1^ that is so, for nobody asked."], ["knows how^2^ they fell, for nobody saw it."]]
    notes = [
        ["^1^We asked the nurses of ten wards, who did not know."],
        ["^2^Save for one visitor of the fourth ward."],
    ]
    data = noted(said, notes, [BRACKETS, MORE])
    assert cited(data) == ["[1]", "[2,3]", "[3]"]
    text = read(data).text
    assert text.index("Save for one visitor") < text.index("References")


def test_raised_citations_are_no_footnotes_for_the_notes_that_a_page_has():
    said = [["knows why that is so, for nobody asked.^1^"], ["knows how they fell, for nobody saw it.^3^"]]
    notes = [["^1^Now at the University of Basel, where nobody knows it."], []]
    assert cited(noted(said, notes, [TEXT, TEXT])) == ["1", "2,3", "1", "1", "2,3", "3"]
