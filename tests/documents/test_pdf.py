"""PDF: what stands on the pages becomes text as a person reads it, and every place leads back to its page and line."""

import re
import subprocess

import pytest
from pdfs import pdf_of, text_at

from citecheck.citations import read_citations
from citecheck.documents import Places, read_bytes
from citecheck.documents.pdf.reading import read
from citecheck.errors import DocumentError
from citecheck.references import read_references

WORDS = re.findall(
    r"\w+",
    "patients who walked every day slept better than those who stayed in bed and their families said the same "
    "when they were asked again after one year of quiet observation in the same ward of the same small hospital",
)


def column(words, x, top, width=38, step=12, size=10):
    """`words` as lines of about `width` characters from `top` down, stretched to about the same length."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > width:
            lines.append(line.strip())
            line = ""
        line += word + " "
    lines.append(line.strip())
    return [(x, top - step * n, text, size) for n, text in enumerate(lines)]


def paragraphs(*pages, **options):
    return read(pdf_of([text_at(page) for page in pages], **options)).text.split("\n\n")


def test_lines_become_paragraphs_with_their_places():
    first = column(WORDS, 60, 760, width=80)
    second = column(["Nobody", "fell.", *WORDS], 60, 700, width=80)
    document = read_bytes(pdf_of([text_at(first), text_at(second)]), "x.pdf")
    assert document.format == "pdf"
    assert document.text.split("\n\n") == [" ".join(WORDS), "Nobody fell. " + " ".join(WORDS)]
    places = Places(document)
    start = document.text.index("Nobody")
    assert (places.span(start, start + 6).page, places.span(start, start + 6).line) == (2, 1)
    start = document.text.rindex("hospital")
    span = places.span(start, start + 8)
    assert (span.page, span.line) == (2, len(second))
    assert second[-1][2][span.column - 1 :].startswith("hospital")


def test_two_columns_below_a_title_are_read_one_after_the_other():
    left, right = column(WORDS * 3, 50, 700, 52), column(["Then", "others", *WORDS * 3], 320, 700, 52)
    title = [(60, 780, "A title that runs over both of the columns", 20)]
    text = paragraphs(title + left + right)
    assert text[0] == title[0][2]
    assert " ".join(text[1:]) == " ".join([*WORDS * 3, "Then", "others", *WORDS * 3])
    # The order in the file does not matter where each column is full.
    mixed = [piece for pair in zip(left, right, strict=False) for piece in pair]
    mixed += left[len(right) :] + right[len(left) :]
    assert " ".join(paragraphs(title + mixed)[1:]) == " ".join([*WORDS * 3, "Then", "others", *WORDS * 3])


def test_three_columns():
    parts = [column([name, *WORDS * 2], x, 700, width=26) for name, x in (("One", 40), ("Two", 215), ("Three", 390))]
    text = " ".join(paragraphs([piece for part in parts for piece in part]))
    assert text == " ".join(word for name in ("One", "Two", "Three") for word in [name, *WORDS * 2])


def test_a_sentence_goes_on_over_a_page_and_a_footnote_stays_out_of_it():
    first = column([*WORDS * 2, "the", "rate", "of"], 60, 760, width=80)
    note = [(60, 60, "* Money came from nobody.", 7)]
    second = column(["falls", "was", "halved", "in", "all", "wards."], 60, 760, width=80)
    text = paragraphs(first + note, second)
    assert text[0].endswith("the rate of falls was halved in all wards.")
    assert text[1] == "* Money came from nobody."


def test_running_heads_page_numbers_and_watermarks_are_no_text():
    pages = []
    for number in range(1, 6):
        body = column([f"Chapter{number}", *WORDS[7 * number :], *WORDS[number:] * 3], 60, 740, width=80)
        head = [(60, 800, f"Journal of Wards 2020;{number}", 8), (500, 800, str(number + 211), 8)]
        pages.append([*head, *body, (200, 430, "UNPROOFED COPY", 40), (290, 40, f"Page {number}", 8)])
    text = " ".join(paragraphs(*pages))
    assert text == " ".join(
        " ".join([f"Chapter{number}", *WORDS[7 * number :], *WORDS[number:] * 3]) for number in range(1, 6)
    )


def test_numbers_that_repeat_at_one_height_stay_in_the_text():
    tops = ["2019;12:34–56.", "2020;8:101–9.", "2021;44:7–19."]
    text = paragraphs(*[[(60, 780, top), *column(WORDS, 60, 760, width=80)] for top in tops])
    assert all(any(top in part for part in text) for top in tops)


def test_pages_that_are_the_same_stay():
    page = column(WORDS * 3, 60, 760, width=80)
    assert " ".join(paragraphs(*[page] * 5)) == " ".join(WORDS * 15)


def test_line_numbers_of_manuscripts_are_taken_out():
    page = [(60, y, text, size) for _, y, text, size in column(WORDS * 6, 60, 740, width=80, step=24)]
    numbers = [(30, y, str(n), 8) for n, (_, y, _, _) in enumerate(page, 1)]
    assert " ".join(paragraphs(numbers + page)) == " ".join(WORDS * 6)


def test_superscripts_are_marked_and_subscripts_are_not():
    page = [(60, 700, "walked every day", 10), (132.8, 704, "2,3", 6.5), (145, 700, "and drank H", 10)]
    page += [(200.9, 697, "2", 6.5), (204.6, 700, "O at noon.", 10)]
    extract = read(pdf_of([text_at(page)]))
    assert extract.text == "walked every day2,3 and drank H2O at noon."
    raised = [extract.text[mark.start : mark.end] for mark in extract.marks if mark.kind == "superscript"]
    assert raised == ["2,3"]


def test_headings_are_marked_by_size_and_weight():
    page = [(60, 780, "Walking after surgery", 18), (60, 740, "Methods", 10, "F2"), *column(WORDS, 60, 720, width=80)]
    extract = read(pdf_of([text_at(page)]))
    heads = [(extract.text[mark.start : mark.end], mark.value) for mark in extract.marks if mark.kind == "heading"]
    assert heads == [("Walking after surgery", "1"), ("Methods", "2")]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("a medi-", "cal ward", "a medical ward"),
        ("a double-", "blind trial", "a double-blind trial"),
        ("a placebo-", "controlled trial", "a placebo-controlled trial"),
        ("the years 2019-", "2021 were", "the years 2019-2021 were"),
        ("an IL-", "6 level", "an IL-6 level"),
        ("the Smith-", "Jones test", "the Smith-Jones test"),
        ("pre- and post-", "operative pain", "pre- and postoperative pain"),
        ("pre-", "and postoperative pain", "pre- and postoperative pain"),
        ("see https://example.org/a/", "b-17.html today", "see https://example.org/a/b-17.html today"),
        ("doi:10.1000/jb.2019.", "01.001 and", "doi:10.1000/jb.2019.01.001 and"),
        ("in 2019.", "01 May", "in 2019. 01 May"),
    ],
)
def test_words_broken_at_the_end_of_a_line(before, after, joined):
    lead = "Among those who stayed there for the whole winter, all in"
    page = [(60, 700, f"{lead} {before}"), (60, 688, f"{after} as it was told by the nurses of that ward, who had")]
    text = " ".join(paragraphs(page))
    assert f"{lead} {joined} as" in text


def test_a_word_that_the_document_writes_with_its_hyphen_keeps_it():
    lines = ["They used a well-tempered score of sleep in all of the wards that they saw and the well-"]
    lines += ["tempered score was kept. A medi-", "cal ward was not seen by any of them in all of these long years"]
    text = " ".join(paragraphs([(60, 700 - 12 * n, line) for n, line in enumerate(lines)]))
    assert "the well-tempered score was kept." in text
    assert "A medical ward" in text


def test_a_reference_list_in_two_columns_is_split_by_its_hanging_indents():
    page = [(60, 800, "References", 14, "F2")]
    for x, names in ((50, ("Adams", "Brown", "Clark")), (320, ("Davis", "Evans", "Frank"))):
        y = 760
        for name in names:
            lines = [
                f"{name} AB. Walking on the ward after a long",
                "night: a trial of many beds. J Wards. 2019;",
                "12(3):45-56.",
            ]
            for n, line in enumerate(lines):
                page.append((x + 12 * bool(n), y, line))
                y -= 12
    text = paragraphs(page)
    assert text[0] == "References"
    assert [part.split()[0] for part in text[1:]] == ["Adams", "Brown", "Clark", "Davis", "Evans", "Frank"]
    assert all(part.endswith("J Wards. 2019; 12(3):45-56.") for part in text[1:])


def entries(numbers, x, top, indent=0, label=True):
    """A numbered list as lines: the number stands at `x`, the text `indent` points further in."""
    page, y = [], top
    for number in numbers:
        lines = [
            f"Adams{number} AB. Walking on a ward after a night",
            "of rest: a trial of many beds. J Wards.",
            "2019;12(3):45-56.",
        ]
        for n, line in enumerate(lines):
            if not n and label:
                page.append((x, y, f"{number}."))
            page.append((x + indent, y, line))
            y -= 12
    return page


def test_numbers_set_apart_from_the_text_of_a_right_column_stay_with_it():
    left = column(WORDS * 5, 50, 760, 44)
    text = paragraphs(left + entries(range(1, 9), 320, 760, indent=26))
    assert [part.split()[:2] for part in text if "Adams" in part] == [[f"{n}.", f"Adams{n}"] for n in range(1, 9)]
    assert " ".join(part for part in text if "Adams" not in part) == " ".join(WORDS * 5)


def test_a_last_page_with_few_lines_has_the_columns_of_the_page_before():
    first = column(WORDS * 5, 50, 760, 44) + entries(range(1, 9), 320, 760, indent=20)[:-1]
    last = [(70, 780, "2019;12(3):45-56."), (50, 768, "9."), (70, 768, "Brown AB. Walking on a ward after a night")]
    last += [(70, 756, "of rest and what the other nurses of")]
    last += [
        (340, 780, "Leeds thought of it. J Wards. 2020;1:2-3."),
        (320, 768, "10."),
        (340, 768, "Clark D. Short. BMJ 2020;1:3."),
    ]
    text = paragraphs(first, last)
    assert text[-3].endswith("J Wards. 2019;12(3):45-56.")
    assert text[-2] == (
        "9. Brown AB. Walking on a ward after a night of rest and what the other nurses of Leeds thought of it. "
        "J Wards. 2020;1:2-3."
    )
    assert text[-1] == "10. Clark D. Short. BMJ 2020;1:3."


def test_one_line_that_hangs_out_shows_where_its_column_begins():
    left = column(["Rest.", *WORDS * 2], 50, 760, 44)
    right = [
        (332, 760, "Kim P, Lee M, Park S, and the other nurses"),
        (332, 748, "of Leeds. Walking on a ward. J Wards. 2019;"),
    ]
    right += [
        (332, 736, "12(3):45-56."),
        (320, 724, "Varma B. Walking on a ward after a night of"),
        (332, 712, "rest. BMJ. 2020;1:3-4."),
    ]
    text = " ".join(paragraphs(left + right))
    assert text.startswith("Rest. " + " ".join(WORDS * 2))
    assert text.endswith("12(3):45-56. Varma B. Walking on a ward after a night of rest. BMJ. 2020;1:3-4.")


def test_an_entry_goes_on_at_the_top_of_the_next_page():
    first = column(WORDS * 2, 60, 760, width=80) + entries([1, 2], 60, 600, indent=16)
    first += [(60, 528, "3."), (76, 528, "Clark D. Walking on a ward after a night")]
    assert paragraphs(first, [(76, 780, "of rest. BMJ. 2020;1:3.")])[-1] == (
        "3. Clark D. Walking on a ward after a night of rest. BMJ. 2020;1:3."
    )
    waiting = [*first, (76, 516, "of rest. BMJ. 2020;1:3. doi:")]
    assert paragraphs(waiting, [(76, 780, "10.1000/abc.7")])[-1].endswith("doi:10.1000/abc.7")


def test_turned_text_is_left_out_and_a_turned_page_is_read():
    page = text_at(column(WORDS, 60, 760, width=80)) + "\nBT /F1 30 Tf 0 1 -1 0 30 200 Tm (SIDEWAYS) Tj ET"
    assert read(pdf_of([page])).text == " ".join(WORDS)
    turned = "\n".join(
        f"BT /F1 10 Tf 0 1 -1 0 {842 - y} {x} Tm ({text}) Tj ET" for x, y, text, _ in column(WORDS, 60, 760, width=80)
    )
    assert read(pdf_of([turned], rotate=90)).text == " ".join(WORDS)


def test_rows_of_a_table_do_not_break_the_prose():
    prose = column(WORDS * 2, 60, 760, width=80)
    table = [(60 + 180 * n, 640 - 14 * row, f"cell {row}{n}") for row in range(4) for n in range(3)]
    after = column(["Afterwards", *WORDS * 2], 60, 560, width=80)
    text = paragraphs(prose + table + after)
    assert text[0] == " ".join(WORDS * 2)
    assert text[-1] == "Afterwards " + " ".join(WORDS * 2)
    assert [" ".join(part.split()) for part in text[1:-1]] == [
        f"cell {row}0 cell {row}1 cell {row}2" for row in range(4)
    ]


def test_a_scan_says_so_and_pages_without_text_are_a_remark():
    picture = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    with pytest.raises(DocumentError, match=r"^has no text in it: it is a scan; recognise its text first \(OCR\)$"):
        read(pdf_of([picture, picture]))
    text = text_at(column(WORDS, 60, 760, width=80))
    other = text_at(column(["Then", *WORDS], 60, 760, width=80))
    remarks = read(pdf_of([text, picture, picture, other])).remarks
    assert remarks == ("pages 2–3 have no text in them and were not read: they may be scans or pictures",)
    with pytest.raises(DocumentError, match="its pages are empty"):
        read(pdf_of([""]))


def test_ligatures_are_letters_again():
    from citecheck.documents.pdf.joining import clean

    assert clean("e\ufb03cient \ufb02ow\u00a0of\u200b \uf0b7") == "efficient flow of •"


def test_codes_of_tex_fonts_that_do_not_tell_their_letters():
    from citecheck.documents.pdf.joining import clean, cleaned

    assert clean("the \x1crst o\x1ece, pages 12\x1515") == "the first office, pages 12–15"
    assert cleaned(["The \x0crst o\x0ece,", "pages 12{15 | so", '\\e\x0ecient" care.']) == [
        "The first office,",
        "pages 12–15 — so",
        "“efficient” care.",
    ]
    assert cleaned(["a {set} | of", "efficient"]) == ["a {set} | of", "efficient"]


def test_a_password_is_one_line_and_one_for_the_owner_only_is_none(tmp_path):
    from shutil import which

    if not which("qpdf"):
        pytest.skip("needs qpdf, which is not installed")
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(pdf_of([text_at(column(WORDS, 60, 760, width=80))]))
    for user, name in (("secret", "locked.pdf"), ("", "owner.pdf")):
        command = ["qpdf", "--encrypt", user, "owner", "256", "--", str(plain), str(tmp_path / name)]
        subprocess.run(command, check=True)
    with pytest.raises(DocumentError, match=r"^is protected by a password: save it without one$"):
        read((tmp_path / "locked.pdf").read_bytes())
    assert read((tmp_path / "owner.pdf").read_bytes()).text == " ".join(WORDS)


def test_the_same_bytes_give_the_same_text(fixtures):
    data = (fixtures / "formats" / "article-columns.pdf").read_bytes()
    assert read(data) == read(data)


def test_line_numbers_beside_lines_with_raised_numbers_are_taken_out():
    page = [(60, y, text, size) for _, y, text, size in column(WORDS * 6, 60, 740, width=80, step=24)]
    raised = [(60 + 5 * len(text), y + 4, "3", 6.5) for _, y, text, _ in page[:-1]]
    numbers = [(30, y, str(n), 8) for n, (_, y, _, _) in enumerate(page, 1)]
    text = " ".join(paragraphs(numbers + page + raised))
    assert re.sub(r"\s*3", "", text) == " ".join(WORDS * 6)


def test_the_ends_of_entries_from_one_journal_are_no_running_heads():
    tops = [f"J Quiet Wards. {2010 + n * n};{n + 3}(2):{n * 31}-{n * 31 + 9}. doi:10.1000/jqw.{n}" for n in range(1, 5)]
    text = paragraphs(*[[(60, 780, top), *column(WORDS, 60, 768, width=80)] for top in tops])
    assert all(any(top in part for part in text) for top in tops)


def test_a_citation_at_the_beginning_of_a_line_begins_no_entry():
    lines = ["They walked in the morning as the others did before the long war on the ward"]
    lines += ["[7]. They slept in the evening as the others did after the long war on the ward"]
    lines += ["[8]. Nobody fell, and the nurses of the other wards of that hospital were told so"]
    lines += ["by those who had seen it."]
    text = paragraphs([(60, 700 - 12 * n, line) for n, line in enumerate(lines)])
    assert text == [" ".join(lines)]


def test_a_table_over_both_columns_is_read_before_them():
    table = [(200, 780, "Table 1. Wards that were seen by day and by night, with their nurses.", 10)]
    rows = [("Leeds", "Ward 4", "120", "[3]"), ("Basel", "Ward 9", "88", "[4]"), ("Bergen", "Ward 1", "41", "[5]")]
    for n, row in enumerate(rows):
        table += [(x, 764 - 12 * n, cell, 10) for x, cell in zip((200, 250, 322, 372), row, strict=True)]
    left, right = column(["Here", *WORDS * 5], 50, 700, 52), column(["Then", *WORDS * 5], 320, 700, 52)
    text = paragraphs(table + left + right)
    assert [" ".join(part.split()) for part in text[1:4]] == [" ".join(row) for row in rows]
    assert " ".join(text[4:]) == " ".join(["Here", *WORDS * 5, "Then", *WORDS * 5])


def test_a_line_of_an_entry_that_begins_like_another_label_goes_on():
    page = []
    for n in range(1, 5):
        page += [(50, 760 - 36 * n, f"[{n}] Adams AB. Walking on a ward after a night of rest, a trial of region")]
        page += [(50, 748 - 36 * n, f"{n}. J Wards. 2019;12(3):45-56 and what the other nurses of Leeds thought of")]
        page += [(50, 736 - 36 * n, "it in 2020.")]
    assert [part[:3] for part in paragraphs(page)] == ["[1]", "[2]", "[3]", "[4]"]


def test_line_numbers_go_on_over_the_few_lines_of_the_last_page():
    first = column(WORDS * 6, 60, 740, width=80, step=24)
    last = column(["Nobody", "fell", "in", *WORDS[:20]], 60, 740, width=80, step=24)
    numbers = [(30, y, str(n), 8) for n, (_, y, _, _) in enumerate(first, 101)]
    more = [(30, y, str(n), 8) for n, (_, y, _, _) in enumerate(last, 101 + len(first))]
    assert len(more) < 3
    text = " ".join(paragraphs(numbers + first, more + last))
    assert text == " ".join([*WORDS * 6, "Nobody", "fell", "in", *WORDS[:20]])


def test_a_stretched_line_with_a_wider_gap_behind_a_stop_is_no_row_of_a_table():
    page = [(60, 700, "5. Adams AB. Walking on a ward after a long night, seen by others."), (76, 688, "able")]
    page += [(125, 688, "from:"), (206, 688, "https://example.org/a/")]
    page += [(76, 676, "b/c-17.html")]
    assert "others. able from: https://example.org/a/b/c-17.html" in paragraphs(page)[0]


def test_an_address_broken_at_a_slash_goes_on_though_there_was_room():
    page = [(60, 700, "Adams AB. Walking on a ward after a long night, and what nurses saw there:")]
    page += [(60, 688, "see https://example.org/reports/"), (60, 676, "Walking.html today.")]
    assert "https://example.org/reports/Walking.html today." in " ".join(paragraphs(page))


def test_spaced_out_headings_are_words_and_spaced_out_numbers_and_stops_are_not():
    page = [(60, 760, "A B S T R A C T", 10), (60, 720, "Yelling was seen (4 - 6 ) . A nurse who came by said so.", 10)]
    page += [(60, 680, "In all wards 1 2 3 4 5 and 6 were seen by day.", 10)]
    text = paragraphs(page)
    assert text == ["ABSTRACT", page[1][2], page[2][2]]


def test_cells_that_stand_close_are_told_by_the_order_of_the_file():
    prose = column(WORDS * 2, 60, 760, width=80)
    table = []
    for n, question in enumerate(("Does walking spare", "Do nurses sleep at", "Do patients miss")):
        table += [(60, 660 - 28 * n, question), (60, 648 - 28 * n, "the ward?")]
        table += [(160, 660 - 28 * n, "Nobody said so by"), (160, 648 - 28 * n, "day")]
        table += [(260, 660 - 28 * n, f"[{n + 4}]")]
    text = paragraphs(prose + table + column(["Afterwards", *WORDS], 60, 560, width=80))
    assert text[1:-1] == [
        "Does walking spare the ward? Nobody said so by day [4]",
        "Do nurses sleep at the ward? Nobody said so by day [5]",
        "Do patients miss the ward? Nobody said so by day [6]",
    ]


def test_numbers_of_a_list_that_the_file_has_before_its_text_stay_with_it():
    entries_ = [f"Adams{n} AB. Walking on a ward after a night of rest. J Wards. 201{n};1:2-3." for n in range(1, 6)]
    page = [(60, 760 - 14 * n, f"{n + 1}.") for n in range(5)]
    page += [(80, 760 - 14 * n, entry) for n, entry in enumerate(entries_)]
    assert [part[:9] for part in paragraphs(page)] == [f"{n}. Adams{n}" for n in range(1, 6)]


def test_an_entry_that_ends_with_an_address_and_a_slash_has_ended():
    page = []
    for n, name in enumerate(("ADAMS", "BROWN-CLARK", "CLARK", "DAVIS")):
        y = 760 - 24 * n
        page += [(60, y, f"{name}, E.E. & OTHER, A.B. 2019. Walking on a ward after a night of rest. J")]
        page += [(76, y - 12, f"Wards, URL http://www.example{n}.org/")]
    assert [part.split(",")[0] for part in paragraphs(page)] == ["ADAMS", "BROWN-CLARK", "CLARK", "DAVIS"]


NAMES = ("Adams", "Brown", "Clark", "Davis", "Evans", "Frank")


def unnumbered(names, top, apart, ends=("",) * 6):
    """Entries of two lines that fill the column, save where `ends` has another second line, `apart` points apart."""
    page, y = [], top
    for name, end in zip(names, ends, strict=False):
        page.append((60, y, f"{name} AB, Other CD. Walking on a ward after a long and quiet night, seen by"))
        page.append(
            (
                60,
                y - 12,
                end or f"those who slept in the other wards of that hospital. J Wards. 2019;{ord(name[0])}:4-5.",
            )
        )
        y -= 12 + apart
    return page


def first_words(text):
    return [part.split()[0] for part in text]


def test_entries_that_stand_a_little_apart_are_parted_though_their_lines_are_full():
    short = ("nurses. J Wards. 2018;1:2.", "", "nurses. BMJ. 2018;1:2.", "", "", "")
    assert first_words(paragraphs(unnumbered(NAMES, 760, 15, short))) == list(NAMES)
    # As far apart as the lines within, full lines tell nothing.
    assert first_words(paragraphs(unnumbered(NAMES, 760, 12, short))) == ["Adams", "Brown", "Davis"]


def test_an_entry_without_a_number_begins_a_page_though_the_line_before_it_is_full():
    text = paragraphs(unnumbered(NAMES[:3], 760, 30), unnumbered(NAMES[3:], 760, 30))
    assert first_words(text) == list(NAMES)
    # Prose goes on, whatever stands at its beginning.
    prose = column(WORDS * 2, 60, 760, width=80)[:-1]
    prose.append(
        (60, prose[-1][1] - 12, "Nobody fell in that year, as all of the nurses who were asked by us have said to us.")
    )
    rest = [(60, 760, "Adams said that he and the others of the ward had slept."), (60, 748, "Nobody else did.")]
    assert len(paragraphs(prose, rest)) == 1


def test_the_number_of_an_entry_may_stand_in_where_longer_numbers_hang_out():
    def entry(number, y, x):
        return [
            (x, y, f"{number}."),
            (80, y, "Adams AB. Walking on a ward after a long and quiet"),
            (80, y - 12, "night."),
        ]

    first = [part for n in (7, 8) for part in entry(n, 760 - 24 * n, 66)]
    second = entry(9, 780, 66) + [part for n in range(10, 14) for part in entry(n, 996 - 24 * n, 58)]
    assert [part.split(".")[0] for part in paragraphs(first, second)] == [str(n) for n in range(7, 14)]


def test_a_line_that_runs_out_of_its_column_does_not_end_the_others_early():
    line = "Some of the patients walked on the ward and slept there"
    first = [(60, 760, "See www.example.org/" + "a-very-long-address/" * 3)]
    first += [(60, 720 - 12 * n, f"{line},") for n in range(6)]
    text = paragraphs(first, [(60, 760, "1995), and nobody fell on that day.")])
    assert text[-1] == " ".join([f"{line},"] * 6 + ["1995), and nobody fell on that day."])


def test_a_short_heading_over_both_columns_parts_them():
    left, right = column(["Left.", *WORDS * 3], 50, 760, 44), column(["Right.", *WORDS * 3], 320, 760, 44)
    head = [(50, left[-1][1] - 36, "References", 16)]
    top = head[0][1] - 36
    below, beside = column(["Below.", *WORDS * 3], 50, top, 44), column(["Beside.", *WORDS * 3], 320, top, 44)
    order = ["Left.", "Right.", "References", "Below.", "Beside."]
    text = " ".join(paragraphs(left + right + head + below + beside))
    assert sorted(order, key=text.index) == order
    # With text beside it, it is a heading of its own column.
    longer = column(["Right.", *WORDS * 3, "Then,", *WORDS], 320, 760, 44)
    text = " ".join(paragraphs(left + longer + head + below + beside))
    assert text.index("Below.") < text.index("Right.")


def test_the_first_lines_of_pages_are_no_running_heads_where_paragraphs_stand_as_far_apart():
    def page(n):
        below = [(60, 756 - 44 * k, f"{n * 10 + k}. {WORDS[5 * n + k]} saw ward {n + 2 * k} by day.") for k in range(5)]
        more = [(60, y - at, f"{text[4:10]} in {y} did not say so.") for _, y, text in below for at in (10, 20)]
        return [(60, 780, f"{n * n}. Adams{n * n} saw ward {n * 7} by day."), *below, *more]

    text = paragraphs(*[page(n) for n in range(1, 5)])
    assert all(any(f"{n * n}. Adams{n * n} saw" in part for part in text) for n in range(1, 5))


def test_numbers_of_lines_beside_numbers_of_sections_and_of_entries():
    body = column(["Nobody", "fell.", *WORDS * 3], 80, 700, width=70, step=20)
    page = [(60, y, str(n), 5) for n, (_, y, _, _) in enumerate([(0, 720, "", 0), *body], 1)]
    page += [(74, 720, "1", 14), (88, 720, "Introduction", 14), *body]
    text = paragraphs(page)
    assert text[0].endswith("Introduction")
    assert " ".join(text[1:]) == " ".join(["Nobody", "fell.", *WORDS * 3])


def test_entries_behind_keys_of_several_widths():
    entries, y = [], 700
    for key, *lines in [
        ("[AKAA21]", "Bilal Afri, Haroon Kha,", "and Ann Lee. Pain and where", "we stand. J Wards, 2021."),
        ("[Bro20]", "Tim Brown. Night falls of", "older patients on two wards.", "Wards, 36(4):251, 2020."),
        ("[CDH+18]", "Mary Cole, Ed Hall,", "Jo Lee, and Al Ford. Lights", "in corridors. Wards, 2018."),
    ]:
        entries += [(60, y, key), *((120, y - 12 * n, line) for n, line in enumerate(lines))]
        y -= 48
    text = paragraphs([(60, 760, "The nurses said so in many of their letters [AKAA21, Bro20].", 10), *entries])
    assert [part.partition(" ")[0] for part in text[1:]] == ["[AKAA21]", "[Bro20]", "[CDH+18]"]


def test_the_lines_of_an_entry_stand_in_however_ragged_they_are():
    entries, y = [], 700
    for lines in [
        (
            "Bilal Afridi, Haroon Khan, and Michael",
            "Lee. Pain perception and its",
            "management in wards by night",
            "Wards, 14.",
        ),
        ("Tim Brown and his nurses", "Falls of old", "patients on two of the wards. Ward Medicine, 3.", "2020."),
    ]:
        entries += [(60 + 10 * (n > 0), y - 12 * n, line) for n, line in enumerate(lines)]
        y -= 60
    assert (
        len(
            paragraphs([(60, 760, "The nurses said so in so many of the letters that they wrote to us.", 10), *entries])
        )
        == 3
    )


@pytest.mark.parametrize("font", ["F3", "F1"])
def test_what_a_program_prints_is_no_citation(font):
    text = column(["Some", "fell", "[1].", *WORDS * 3], 60, 700, width=80)
    said = [(60, 580, "> range(wards)", 10, font), (60, 568, "[1] 0.25 0.75 [2]", 10, font)]
    entries = [(60, 540, "References", 14), (60, 520, "[1] Hall M. Falls of older patients. J Wards. 2015;6(2):93-99.")]
    entries += [(60, 500, "[2] Lee A. Lights in the corridor. J Wards. 2016;7(1):13-19.")]
    document = read_bytes(pdf_of([text_at([*text, *said, *entries])]), "x.pdf")
    markers = [one.marker for one in read_citations(document, read_references(document)).citations]
    assert markers == (["[1]"] if font == "F3" else ["[1]", "[1]", "[2]"])


def test_a_manuscript_may_be_typed_altogether():
    text = [(60, 700, "Some of the patients fell in the night [1], and others did so by day [2].", 10, "F3")]
    entries = [(60, 660, "References", 14, "F3")]
    entries += [(60, 640, "[1] Hall M. Falls of older patients. J Wards. 2015;6(2):93-99.", 10, "F3")]
    entries += [(60, 620, "[2] Lee A. Lights in the corridor. J Wards. 2016;7(1):13-19.", 10, "F3")]
    document = read_bytes(pdf_of([text_at([*text, *entries])]), "x.pdf")
    assert [c.marker for c in read_citations(document, read_references(document)).citations] == ["[1]", "[2]"]


def test_lines_of_a_program_that_run_out_of_their_column_end_no_other():
    text = column(["Nobody", "fell.", *WORDS * 2], 60, 700, width=80)
    code = [(60, 600 - 12 * n, f"> plot(wards, {'nights, ' * n}at = {n})", 10, "F3") for n in range(7)]
    code += [(60, 480, f"+ contours = list(type = 'smd', {'values, ' * 8}lines = 1:3))", 10, "F3")]
    after = [
        (60, 440, "Hall M, Lee A, Wragg D, Shaw K, Doyle P and Ellis R. The reasons why their older patients fall", 10)
    ]
    after += [(72, 428, "albatros plots are drawn by nurses. Wards, 8:281-289.", 10)]
    assert paragraphs([*text, *code, *after])[-1].endswith(
        "patients fall albatros plots are drawn by nurses. Wards, 8:281-289."
    )


def test_a_caption_between_columns_cuts_no_sentence():
    left = column([*WORDS, *WORDS, "and", "she", "said", "of", "this", "in", "a", "letter", "that"], 50, 760, 45)
    caption = [(310, 760, "Figure 2: Falls by night and by day on both wards.")]
    right = column(["nobody", "had", "fallen", *WORDS, *WORDS, "again."], 310, 720, 45)
    assert any("said of this in a letter that nobody had fallen" in part for part in paragraphs(left + caption + right))


def test_numbers_in_brackets_that_stand_in_for_a_while():
    entries = []
    for n in range(1, 9):
        x = 68 if n < 4 else 50
        entries += [(x, 700 - 24 * n, f"[{n}] M. Hall, A. Lee, Falls of older patients by night,", 8)]
        entries += [(x + 18, 688 - 24 * n, "Journal of Wards 12 (2015) 12-19. doi:10.1234/abcd", 8)]
    found = paragraphs([(50, 720, "References", 12), *entries])
    assert [part[:3] for part in found[1:]] == [f"[{n}]" for n in range(1, 9)]
