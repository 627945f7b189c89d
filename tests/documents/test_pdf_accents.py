"""PDF: accents that are signs of their own, as TeX sets them, stand on their letters in the text."""

import pytest
from pdfs import pdf_of, text_at

from citecheck.documents.pdf.joining import cleaned
from citecheck.documents.pdf.reading import read

# Widths of Helvetica's letters and of its accents, in thousandths of the size.
WIDTHS = {"u": 556, "a": 556, "e": 556, "o": 556, "n": 556, "s": 500, "z": 500, "r": 333, "c": 500}
WIDTHS |= {"A": 667, "E": 667, "O": 778, "S": 667, "U": 722, "M": 833}
ACCENT = 333


def set_apart(before, letter, after, accent, size=10, up=0.0, last=False):
    """`before`, `letter` and `after` as one word, with `accent` over the middle of `letter`: its own text object."""
    x = 60 + sum(WIDTHS[one] for one in before) * size / 1000
    middle = x + (WIDTHS[letter] - ACCENT) * size / 2000
    word = [(60, 700, before + letter + after, size)] if last else [(60, 700, before, size)] * bool(before)
    rest = [] if last else [(x, 700, letter + after, size)]
    return [*word, (middle, 700 + up * size, accent, size), *rest]


@pytest.mark.parametrize(
    ("before", "letter", "after", "accent", "word"),
    [
        ("M", "u", "ller", "¨", "Müller"),
        ("", "E", "lodie", "´", "Élodie"),
        ("", "S", "imek", "ˆ", "Ŝimek"),
        ("Mu", "n", "oz", "˜", "Muñoz"),
        ("a", "c", "a", "¸", "aça"),
        ("", "U", "bung", "¨", "Übung"),
    ],
)
@pytest.mark.parametrize("last", [False, True])
def test_an_accent_over_the_middle_of_a_letter_is_the_letters(before, letter, after, accent, word, last):
    up = 0.24 if letter.isupper() and accent != "¸" else 0.0
    page = set_apart(before, letter, after, accent, up=up, last=last)
    read_page = read(pdf_of([text_at([*page, (60, 680, "The nurses of that ward said so.", 10)])]))
    assert read_page.text.replace("\n\n", " ") == f"{word} The nurses of that ward said so."
    assert not read_page.marks


def test_an_apostrophe_stays_where_it_stands():
    line = "The nurse´s own words, and O´Neill´s: 5´ and 3´ ends of a `word´ and d´une"
    assert read(pdf_of([text_at([(60, 700, line)])])).text == line


def test_an_accent_that_no_letter_can_have_stays():
    page = [(60, 700, "The value q is large", 10), (60 + 50.0, 700, "ˆ", 10)]
    assert "ˆ" in read(pdf_of([text_at(page)])).text


def test_fonts_of_dots_that_hold_accented_letters():
    pages = ["A \x1crst line of De\x1cnitions", "Dvo°ák, Kova£evi¢ and \x92im·nek", "at 20 ° and 5 ± 2, § 4"]
    assert cleaned(pages) == ["A first line of Definitions", "Dvořák, Kovačević and Šimůnek", "at 20 ° and 5 ± 2, § 4"]
    # Without the ties that only these fonts have, the letters are what they say.
    assert cleaned(["Dvo°ák", "a\x92s"]) == ["Dvo°ák", "a\x92s"]
