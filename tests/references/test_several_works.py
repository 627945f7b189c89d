"""Several works under one number are told apart; one work never is."""

import time

import pytest

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references

LUND = "A. Lund, B. Ek, J. Wards 2010, 12, 3-9"
BERG = "C. Berg, Ann. Quiet Nights 2011, 7, 41-48"
DAHL = "D. Dahl, E. Falk, Beds 2012, 3, 100-104"


def document(text):
    return read_bytes(text.encode(), "article.txt", "text")


def read(text):
    return read_citations(document(text), read_references(document(text)))


def raws(listed: str) -> list[tuple[str | None, str]]:
    text = f"Nights are long.[1,2]\n\nReferences\n\n{listed}\n"
    found = read_references(document(text)).references
    return [(one.label, " ".join(one.raw.split())) for one in found]


@pytest.mark.parametrize("letters", ["{}) ", "({}) "])
def test_works_with_letters(letters):
    a, b, c = (letters.format(letter) for letter in "abc")
    assert raws(f"[1] {a}{LUND}; {b}{BERG};\n{c}{DAHL}.\n[2] {DAHL}.") == [
        ("1", f"{a}{LUND};"),
        ("1", f"{b}{BERG};"),
        ("1", f"{c}{DAHL}."),
        ("2", f"{DAHL}."),
    ]


def test_the_letter_is_no_part_of_the_names():
    text = f"Nights are long.[1]\n\nReferences\n\n[1] a) {LUND}; b) {BERG}.\n[2] {DAHL}.\n"
    found = read_references(document(text)).references
    assert [one.fields.authors[0].family for one in found] == ["Lund", "Berg", "Dahl"]


@pytest.mark.parametrize("between", ["; ", ";\n", ";\n   "])
def test_works_behind_a_semicolon(between):
    listed = f"1. A. Lund, Phys. Wards 12, 345 (2010){between}C. Berg and\n D. Dahl, Phys. Wards 13, 46 (2011)."
    assert raws(f"{listed}\n2. {DAHL}.") == [
        ("1", "A. Lund, Phys. Wards 12, 345 (2010);"),
        ("1", "C. Berg and D. Dahl, Phys. Wards 13, 46 (2011)."),
        ("2", f"{DAHL}."),
    ]


def test_works_on_lines_of_their_own():
    listed = f"1. A. LUND et B. EK. Wards Chem. 75, 681\n (1971).\nC. BERG. Wards Chem. 76, 12 (1972).\n2. {DAHL}."
    assert [label for label, _ in raws(listed)] == ["1", "1", "2"]


@pytest.mark.parametrize(
    "one",
    [
        "Lund, A.; Ek, B.; Berg, C. Night rounds in wards. J. Wards 2010, 12, 3-9.",
        "Lund A, Ek B. Night rounds. J Wards. 2010;12(3):3-9; discussion 10-1.",
        "Lund A, Ek B. Night rounds. J Wards. 2010;12(3):3-9; author reply 10.",
        "Lund A. Night rounds. J Wards. 2010;12:3-9. PMID: 1234567; PMCID: PMC123456.",
        "Lund A. Night rounds: a talk; 1995 June 20–23; Boston, MA. pp. 16–23.",
        "Lund A. Update: the nights of wards, May 1, 2015-April 14, 2016.\n WARD Morning and Evening Report. 2016;9.",
        "W. Jaus, Phys. Wards D 41, 3394 (1990); 53, 1349 (1996); R.\n and D. Annals 3, 4 (1997).",
        "Lund A. (2010; Ek B, translator 2011) Night rounds. J Wards 12:3-9.",
    ],
)
def test_one_work_stays_one(one):
    assert raws(f"1. {one}\n2. {DAHL}.") == [("1", " ".join(one.split())), ("2", f"{DAHL}.")]


def test_a_marker_means_all_works_under_its_number():
    cited = read(
        "Nights are long.[1] Beds are short.[2]\n\nReferences\n\n"
        f"[1] a) {LUND}; b) {BERG}.\n[2] {DAHL}; A. Ek, Beds 2013, 4, 1-2.\n[3] {LUND}.\n"
    )
    assert [one.references for one in cited.citations] == [("ref-1", "ref-2"), ("ref-3", "ref-4")]


def test_chapters_that_list_one_work_each_keep_their_numbers_apart():
    chapter = "{0}\n\nNights are long.[1]\n\nReferences\n\n[1] {1}.\n\n"
    cited = read(chapter.format("One", LUND) + chapter.format("Two", BERG))
    assert [one.references for one in cited.citations] == [("ref-1",), ("ref-2",)]


def test_a_marker_with_a_letter_means_one_of_the_works():
    cited = read(
        "Nights are long.[1] Beds are short.[2a] Lamps are dim.[2b,3] Chairs too.[2a–c] None.[2a,c] Rows.[4a]\n\n"
        f"References\n\n[1] {LUND}.\n[2] a) {LUND}; b) {BERG}; c) {DAHL}.\n[3] {DAHL}.\n"
    )
    assert [(one.marker, one.references) for one in cited.citations] == [
        ("[1]", ("ref-1",)),
        ("[2a]", ("ref-2",)),
        ("[2b,3]", ("ref-3", "ref-5")),
        ("[2a–c]", ("ref-2", "ref-3", "ref-4")),
        ("[2a,c]", ("ref-2", "ref-4")),
    ]


def test_unnumbered_works_that_ran_together_behind_an_identifier_are_parted():
    one = "Lund A, Ek B. Night rounds in small wards. J Wards. 2010;12(3):3-9. PMID: 7951326."
    two = "Maas EJ, White E, Berg C. Bedside lamps (Oslo, Norway). Sleep Causes. 1994;5:359-66. doi: 10.1000/sc.5."
    three = "Olsen T. Quiet chairs. J Wards. 2012;14:30-9. PMID: 8951326."
    text = f"Nights are long (Lund and Ek, 2010).\n\nReferences\n\n{one} {two} {three}\n\n{DAHL}. PMID: 9951326.\n"
    assert [found.raw for found in read_references(document(text)).references] == [
        one,
        two,
        three,
        f"{DAHL}. PMID: 9951326.",
    ]


def test_what_an_identifier_is_followed_by_is_not_always_a_work():
    one = "Lund A, Ek B. Night rounds. J Wards. 2010;12(3):3-9. PMID: 7951326. Erratum in: J Wards. 2011;13:2."
    text = f"Nights are long (Lund and Ek, 2010).\n\nReferences\n\n{one}\n\n{DAHL}. PMID: 9951326.\n"
    assert [found.raw for found in read_references(document(text)).references] == [one, f"{DAHL}. PMID: 9951326."]


@pytest.mark.parametrize(
    "listed",
    [
        "1. " + "Lund A 2010, 12, 3; " * 100_000,
        "1. " + "(Lund A 2010, 12, 3; " * 100_000,
        "1. a) " + "Lund A 2010, 12, 3; b) " * 100_000,
        "Lund A. 2010. Lamps. doi:10.1234/abcd.123 " * 50_000,
    ],
)
def test_endless_entries_end_in_seconds(listed):
    begun = time.process_time()
    raws(f"{listed}\n2. {DAHL}.")
    assert time.process_time() - begun < 10
