"""Word files become what their readers see on the page, and every place leads back to a paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest
from documents.wordxml import END, RAISED, SEPARATE, begin, field, level, listed, lists, p, packed, r, styled, word

from citecheck.documents import Places, read_bytes


def read(data):
    return read_bytes(data, "x.docx")


def text_of(*body, **parts):
    return read(word("".join(body), **parts)).text


def marked(document, kind):
    return [(document.text[m.start : m.end], m.value) for m in document.marks if m.kind == kind]


def test_tracked_changes_count_as_accepted():
    document = read(
        word(
            p(
                "Walking ",
                f'<w:ins w:author="a">{r("surely ")}</w:ins>',
                '<w:del><w:r><w:delText xml:space="preserve">never </w:delText></w:r></w:del>',
                f"<w:moveFrom>{r('gone ')}</w:moveFrom><w:moveTo>{r('here ')}</w:moveTo>",
                "helps.",
            )
            + p("One ", properties="<w:rPr><w:del/></w:rPr>")
            + p("paragraph.")
            + '<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>'
            + p("Deleted row")
            + "</w:tc></w:tr></w:tbl>"
        )
    )
    assert document.text == "Walking surely here helps.\n\nOne paragraph."
    assert document.remarks == ("has tracked changes; read as if all of them were accepted",)


def test_superscripts_by_hand_and_by_style_are_marked_in_one_piece():
    styles = (
        f'<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr>{RAISED}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Upper"><w:name w:val="Upper"/><w:basedOn w:val="Up"/></w:style>'
    )
    document = read(
        word(
            p(
                "Pain",
                r("1", RAISED), r(",", RAISED), r("3", RAISED),
                " rest", r("4", '<w:rStyle w:val="Upper"/>'),
                " sleep", r("5", '<w:rStyle w:val="Upper"/><w:vertAlign w:val="baseline"/>'),
                " H", r("2", '<w:vertAlign w:val="subscript"/>'), "O",
                " lifted", r("6", '<w:position w:val="6"/>'),
            ),
            styles=styles,
        )
    )  # fmt: skip
    assert document.text == "Pain1,3 rest4 sleep5 H2O lifted6"
    assert marked(document, "superscript") == [("1,3", None), ("4", None), ("6", None)]


def test_hidden_text_is_left_out_and_can_be_shown_again():
    styles = '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p("Seen", r(" hidden", "<w:vanish/>"), r(" too", '<w:rStyle w:val="Hid"/>'))
    shown = p(r(" Shown", '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>'))
    assert text_of(body, shown, styles=styles) == "Seen\n\n Shown"


def test_characters_that_are_elements():
    run = (
        '<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:t>C p</w:t><w:sym w:font="Symbol" w:char="F0A3"/>'
        "<w:t>0.05 pages 12</w:t><w:noBreakHyphen/><w:t>19</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t>"
        '<w:br/><w:t>next</w:t><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    )
    assert text_of(p(run, "d\u00adone \uf061")) == "5°C p≤0.05 pages 12-19\tcooperate\nnextdone α"


def test_a_text_box_is_read_once_after_its_paragraph():
    inside = p("In the box.")
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inside}'
        "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(word(p("Before ", box, "and after.") + p("Next.")))
    assert document.text == "Before and after.\n\nIn the box.\n\nNext."
    places = Places(document)
    assert [places.span(document.text.index(word), 99).line for word in ("Before", "In", "Next")] == [1, 1, 2]


def test_tables_go_cell_by_cell_and_layout_tables_are_the_page():
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc>{}</w:tc>"
    plain = row.format("".join(cell.format(p(word)) for word in ("Drug", "Dose", "[3]")))
    page = row.format(cell.format(p("First.") + p("Second.")) + cell.format(p("Third.")))
    assert text_of(f"<w:tbl>{plain}</w:tbl>") == "Drug\tDose\t[3]"
    assert text_of(f"<w:tbl>{page}</w:tbl>") == "First.\n\nSecond.\n\nThird."
    nested = f"<w:tbl>{row.format(cell.format(f'<w:tbl>{plain}</w:tbl>' + p()))}</w:tbl>"
    assert text_of(nested) == "Drug\tDose\t[3]"


def test_what_is_no_text_is_left_out():
    contents = p(field(' TOC \\o "1-3" ', r("References 9")))
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("Click here to enter text")
        + "</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>'
    comment = p("Text", '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', ".")
    assert text_of(contents, prompt, p("Methods 3", properties=styled("V1")), comment, styles=styles) == "Text."


def test_headings_by_style_whatever_the_language():
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Level"><w:name w:val="L"/>'
        '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    )
    body = "".join(p(name, properties=styled(name)) for name in ("berschrift1", "Own", "Level", "Other"))
    document = read(word(body + p("Direct", properties='<w:outlineLvl w:val="1"/>'), styles=styles))
    assert marked(document, "heading") == [("berschrift1", "1"), ("Own", "1"), ("Level", "3"), ("Direct", "2")]


def test_links_have_their_addresses():
    relations = '<Relationship Id="h1" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
    body = p(
        f'<w:hyperlink r:id="h1">{r("one")}</w:hyperlink> ',
        field(' HYPERLINK "https://example.org/b" ', r("two")),
        f'<w:hyperlink w:anchor="ref1">{r("three")}</w:hyperlink>',
    )
    document = read(word(body, relations=relations))
    assert marked(document, "link") == [
        ("one", "https://example.org/a"),
        ("two", "https://example.org/b"),
        ("three", "#ref1"),
    ]


def test_raised_numbers_of_affiliations_and_table_notes_cite_nothing():
    up = [r(str(n), RAISED) for n in range(4)]
    body = p("Anna Alder", up[1], ", Ben van der Birch", up[1], r(",", RAISED), up[2], " and Cy Cedar", up[2])
    body += p(up[1], "Ward of Surgery, Town; ", up[2], "School of Nursing, Town")
    body += p("Walking helps,", up[1], " and Swimming helps too.", up[2], " Rest does not.", up[3])
    body += p(up[1], " Figures of the year before.")
    document = read(word(body))
    cited = [(document.text[m.start - 4 : m.start], m.value) for m in document.marks if m.kind == "superscript"]
    assert cited == [("lps,", None), ("too.", None), ("not.", None)]
    assert len(marked(document, "note")) == 6


# ------------------------------------------------------------ list numbers


def numbered(*paragraphs, number="1"):
    return "".join(p(text, properties=listed(at, number)) for at, text in paragraphs)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("decimal", "%1.", "1. a\n2. b\n3. c"),
        ("decimal", "[%1]", "[1] a\n[2] b\n[3] c"),
        ("decimal", "%1", "1 a\n2 b\n3 c"),
        ("lowerRoman", "(%1)", "(i) a\n(ii) b\n(iii) c"),
        ("upperLetter", "%1)", "A) a\nB) b\nC) c"),
        ("decimalZero", "%1.", "01. a\n02. b\n03. c"),
        ("bullet", "\uf0b7", "• a\n• b\n• c"),
        ("none", "", "a\n\nb\n\nc"),
    ],
)
def test_automatic_numbers_are_written_out(form, text, expected):
    body = numbered((0, "a"), (0, "b"), (0, "c"))
    assert text_of(body, numbering=lists(level(0, text, form))) == expected


def test_levels_restart_and_count_on():
    numbering = lists(level(0, "%1."), level(1, "%1.%2)", "lowerLetter"))
    body = numbered((0, "a"), (1, "x"), (1, "y"), (0, "b"), (1, "z"))
    assert text_of(body, numbering=numbering) == "1. a\n1.a) x\n1.b) y\n2. b\n2.a) z"


def test_lists_of_one_definition_count_on_unless_they_are_started_anew():
    again = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    body = (
        numbered((0, "a")) + p("Between.") + numbered((0, "b"), number="2") + numbered((0, "c"), (0, "d"), number="3")
    )
    text = text_of(body, numbering=lists(level(0, "%1."), more=again))
    assert text == "1. a\n\nBetween.\n\n2. b\n7. c\n8. d"


def test_numbers_by_style_and_numbers_taken_away():
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Num"><w:name w:val="Num"/><w:pPr>{listed(0, 1)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Num"/></w:style>'
    )
    body = p("a", properties=styled("Num")) + p("b", properties=styled("Sub"))
    body += p("none", properties=styled("Num") + listed(0, 0)) + p("c", properties=styled("Num"))
    text = text_of(body, numbering=lists(level(0, "%1.")), styles=styles)
    assert text == "1. a\n2. b\n\nnone\n\n3. c"


def test_an_empty_numbered_paragraph_takes_its_number():
    body = numbered((0, "a")) + p(properties=listed(0, 1)) + numbered((0, "c"))
    assert text_of(body, numbering=lists(level(0, "%1."))) == "1. a\n3. c"


# ------------------------------------------------------------ notes


def note(number, text, kind="footnote"):
    return f'<w:{kind} w:id="{number}">{p(f"<w:r><w:{kind}Ref/></w:r>", " " + text)}</w:{kind}>'


def mark(number, kind="footnote"):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


FIRST = "Alder A, Birch B. Walking and the ageing knee: a cohort study. J Knee Care. 2015;8(2):101-9."
SECOND = "Cedar C, Dogwood D. Swimming and the ageing shoulder: a randomised trial. J Shoulder Care. 2016;9(3):202-8."


def test_a_remark_is_no_citation_and_stands_at_the_end():
    separator = '<w:footnote w:id="0" w:type="separator">' + p("----") + "</w:footnote>"
    document = read(
        word(p("Walking helps", mark(2), " a lot.") + p("Next."), footnotes=separator + note(2, "As we think."))
    )
    assert document.text == "Walking helps¹ a lot.\n\nNext.\n\n1 As we think."
    assert marked(document, "note") == [("¹", "footnote 1")]
    assert not document.entries
    assert Places(document).span(document.text.index("As we"), 99).line == 1


def test_a_reference_list_kept_in_endnotes():
    body = p("Walking helps.", mark(1, "endnote")) + p("So does swimming.", mark(2, "endnote"))
    document = read(word(body, endnotes=note(1, FIRST, "endnote") + note(2, SECOND, "endnote")))
    assert [(entry.label, document.text[entry.start : entry.end]) for entry in document.entries] == [
        ("i", FIRST),
        ("ii", SECOND),
    ]
    assert [document.text[one.start : one.end] for one in document.pointers] == ["i", "ii"]
    assert [one.keys for one in document.pointers] == [("endnote-1",), ("endnote-2",)]


def test_remarks_among_reference_notes_stay_text():
    notes = note(1, FIRST) + note(2, "We thank the nurses.") + note(3, SECOND)
    document = read(word(p("A.", mark(1)) + p("B.", mark(2)) + p("C.", mark(3)), footnotes=notes))
    assert [entry.label for entry in document.entries] == ["1", "3"]
    assert marked(document, "note") == [("²", "footnote 2")]


def test_note_numbers_as_the_settings_have_them():
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    body = p("Walking helps.", mark(5, "endnote"))
    text = text_of(body, endnotes=note(5, FIRST, "endnote"), settings=settings)
    assert text == f"Walking helps.1\n\n1 {FIRST}"


# ------------------------------------------------------------ fields in general


def test_fields_show_their_results_only():
    nested = begin() + r(" IF ") + field(" PAGE ", r("3")) + "<w:r><w:instrText> = 3 </w:instrText></w:r>" + SEPARATE
    body = p("See ", field(" REF x ", r("Figure 1")), ", ", nested + r("yes") + END, ".")
    assert text_of(body) == "See Figure 1, yes."


def test_a_simple_field():
    assert text_of(p("Page ", f'<w:fldSimple w:instr=" NUMPAGES ">{r("12")}</w:fldSimple>', ".")) == "Page 12."


@pytest.mark.parametrize("broken", [begin(), SEPARATE, END, END + END, begin() + begin() + SEPARATE])
def test_a_field_that_is_not_whole_hides_nothing_after_its_paragraph(broken):
    assert "Second." in text_of(p("First.", broken), p("Second."))


def test_strict_files_are_read_alike():
    data = word(p("Plain", r("2", RAISED)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = read(packed(parts))
    assert document.text == "Plain2"
    assert marked(document, "superscript") == [("2", None)]
