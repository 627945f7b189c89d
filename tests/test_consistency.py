"""What a document's own parts say of each other."""

from __future__ import annotations

import pytest

from citecheck.citations import read_citations
from citecheck.consistency import check_document
from citecheck.documents import read_bytes
from citecheck.references import read_references

FIRST = "Alder A, Birch B. Walking and the ageing knee: a cohort study. J Knee Care. 2015;8(2):101-9."
SECOND = "Cedar C, Dogwood D. Swimming and the ageing shoulder: a randomised trial. J Shoulder Care. 2016;9(3):202-8."
THIRD = "Elm E, Fir F. Cycling and the ageing hip: a systematic review. J Hip Care. 2017;10(1):303-11."


def article(text, *entries):
    numbered = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    return f"About joints\n\n{text}\n\n" + (f"References\n\n{numbered}\n" if entries else "")


def found(source, placed=(), pmids=None):
    document = read_bytes(source.encode(), "a.txt", "text")
    listed = read_references(document)
    findings = check_document(document, listed, read_citations(document, listed), placed, pmids)
    return [(f.rule, source[f.span.start : f.span.end][:12] if f.span else "") for f in findings]


ORDERED = "Walking helps the knee [1]. Swimming helps the shoulder [2]. Cycling helps the hip [3]."


def test_an_article_in_order_has_no_finding():
    assert found(article(ORDERED, FIRST, SECOND, THIRD)) == []


def test_a_marker_without_an_entry():
    text = ORDERED + " Rowing helps the back [4]."
    assert found(article(text, FIRST, SECOND, THIRD)) == [("citation-undefined", "[4]")]


def test_an_entry_that_is_never_cited():
    text = "Walking helps the knee [1]. Swimming helps the shoulder [2]."
    assert [rule for rule, _ in found(article(text, FIRST, SECOND, THIRD))] == ["reference-uncited"]


def test_markers_without_a_list_are_one_finding():
    text = "Walking helps the knee [1]. Swimming helps the shoulder [2]. Rest helps nobody [1,2]."
    assert [rule for rule, _ in found(article(text))] == ["reference-list-missing"]


def test_nothing_cited_at_all():
    assert [rule for rule, _ in found(article("Walking is pleasant in the morning. So is tea."))] == [
        "citations-missing"
    ]


def test_numbers_out_of_order_are_told_once():
    text = "Cycling helps the hip [3]. Walking helps the knee [1]. Swimming helps the shoulder [2]."
    assert found(article(text, FIRST, SECOND, THIRD)) == [("citation-order", "[3]")]


def test_an_alphabetical_list_is_cited_in_any_order():
    extra = "Zelkova Z, Yew Y. Rowing and the ageing back: a case series. J Back Care. 2018;11(4):404-9."
    text = "Rowing helps [4]. Cycling helps [3]. Walking helps the knee [1]. Swimming helps the shoulder [2]."
    assert found(article(text, FIRST, SECOND, THIRD, extra)) == []


@pytest.mark.parametrize(
    "again",
    [
        FIRST,
        FIRST + " doi:10.1000/182",
        "Alder A, Birch B. Walking and the ageing knee: A cohort study. J Knee Care. 2015;8:101-9.",
    ],
)
def test_one_work_under_two_numbers(again):
    rules = [rule for rule, _ in found(article(ORDERED, FIRST, SECOND, again))]
    assert rules == ["reference-duplicate"]


@pytest.mark.parametrize("pmids", [None, {"ref-1": "11", "ref-2": "12"}, {"ref-2": "12"}])
@pytest.mark.parametrize("identifier", ["doi:10.1000/182", "PMID: 11111111", "PMCID: PMC1111111"])
def test_an_identifier_copied_from_another_work_makes_no_duplicate(identifier, pmids):
    """Entry 1 prints an identifier of entry 2: whether PubMed could be asked or not, only the identifier is wrong."""
    source = article(ORDERED, f"{FIRST} {identifier}", f"{SECOND} {identifier}", THIRD)
    assert "reference-duplicate" not in [rule for rule, _ in found(source, pmids=pmids)]


def test_one_record_is_one_work_whatever_is_printed():
    source = article(ORDERED, FIRST + " doi:10.1000/182", SECOND + " doi:10.1000/182", THIRD)
    assert "reference-duplicate" in [rule for rule, _ in found(source, pmids={"ref-1": "11", "ref-2": "11"})]


def test_an_entry_with_a_copied_identifier_hides_no_true_duplicate():
    source = article(ORDERED, FIRST + " doi:10.1000/182", SECOND + " doi:10.1000/182", SECOND + " doi:10.1000/182")
    assert [found for found in found(source) if found[0] == "reference-duplicate"] == [
        ("reference-duplicate", "Cedar C, Dog")
    ]


@pytest.mark.parametrize(
    "again",
    [
        "Alder A, Birch B. Walking and the aging knee. J Knee Care. 2015;8(2):101-109.",
        "Adler A, Birch B. Walking and the ageing knee: a cohort study. J Knee Care. 2016;8(2):110-9.",
        "Alder A, Birch B. Walking and the ageing knee: a cohort study. J Knee Care. 2014. Epub ahead of print.",
        "Alder A, Birch B. Gehen und das alternde Knie: eine Kohortenstudie. J Knee Care. 2015;8(2):101-9.",
        "J Knee Care. 2015;8(2):101-9.",
    ],
)
def test_one_work_printed_otherwise_under_one_identifier(again):
    source = article(ORDERED, FIRST + " doi:10.1000/182", SECOND, again + " doi:10.1000/182")
    assert [rule for rule, _ in found(source)] == ["reference-duplicate"]


@pytest.mark.parametrize(
    "other",
    [
        "Alder A, Birch B. Rowing for backs that hurt at night. J Back Care. 2015;3(1):77-81.",
        "Cedar C. Rowing for backs that hurt at night. J Knee Care. 2015;8(2):190-7.",
        "Cedar C. J Back Care. 2017;3(1):77-81.",
        "Alder A. Rowing for backs that hurt at night. J Back Care. In press.",
        "Alder A, Birch B. Walking and the ageing hip: a cohort study. J Knee Care. 2017;10(1):55-61.",
    ],
)
def test_another_work_printed_with_the_same_identifier(other):
    source = article(ORDERED, FIRST + " doi:10.1000/182", SECOND, other + " doi:10.1000/182")
    assert "reference-duplicate" not in [rule for rule, _ in found(source)]


def test_two_works_of_the_same_title_in_two_years_are_two():
    later = FIRST.replace("2015;8(2):101-9", "2019;12(4):55-60")
    assert found(article(ORDERED, FIRST, SECOND, later)) == []


def test_an_entry_that_cannot_be_read_is_told_unless_pubmed_knew_it():
    source = article(ORDERED, FIRST, SECOND, "Personal communication")
    assert "reference-unparsed" in [rule for rule, _ in found(source)]
    assert "reference-unparsed" not in [rule for rule, _ in found(source, placed={"ref-3"})]


def test_a_list_that_lost_an_entry_says_so_where_its_number_is_cited():
    parts = ("walking knees", "swimming backs", "cycling cartilage", "rowing ribcage", "yoga balance", "boxing heads")
    topics = [f"{part} {when}" for part in parts for when in ("mornings", "evenings", "holidays")]
    text = " ".join(f"Of {topic} less is known than one would wish [{n}]." for n, topic in enumerate(topics, 1))
    entries = [
        f"Lund A. What {topic} have to do with each other. J Joints. 2011;4(2):{n}-{n + 5}."
        for n, topic in enumerate(topics, 100)
        if n != 103
    ]
    source = article(text, *entries)
    document = read_bytes(source.encode(), "a.txt", "text")
    listed = read_references(document)
    cited = read_citations(document, listed)
    [finding] = check_document(document, listed, cited)
    assert finding.rule == "citation-undefined"
    assert "lost the entry that 4 meant" in finding.message
    assert {c.marker: c.references for c in cited.citations}["[5]"] == ("ref-4",)
