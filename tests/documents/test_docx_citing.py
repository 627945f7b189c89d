"""Citations in Word without a manager: raised numbers in pieces, cross-references, links, labels with letters."""

from __future__ import annotations

import pytest
from documents.wordxml import RAISED, field, level, listed, lists, p, r, styled, word

from citecheck.citations import read_citations
from citecheck.documents import read_bytes
from citecheck.references import read_references

STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    f'<w:style w:type="character" w:styleId="Up"><w:name w:val="Reference"/><w:rPr>{RAISED}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Up2"><w:name w:val="EndNote Superscript"/><w:basedOn w:val="Up"/></w:style>'
)
NAMES = ("Abel", "Brook", "Cole", "Dale", "Ende", "Fox")
WORKS = [f"{name} A, Lund B. Walking in ward {n}. J Wards. 201{n};{n + 3}:{n}1-{n}9." for n, name in enumerate(NAMES)]
SAID = ("Walking at night lowered falls", "Beds with rails were safer than others", "Noise kept one in three awake")
CITED = ([1], [2, 3], [3, 4, 5, 6])


def up(text):
    return r(text, RAISED)


def shown(cited, part, joint=r, comma=","):
    """The pieces of one marker: its numbers by `part`, a dash or a comma between them by `joint`."""
    if len(cited) > 2:
        return [part(cited[0]), joint("–"), part(cited[-1])]
    return [piece for n in cited for piece in (joint(comma), part(n))][1:]


def numbered(n, work):
    """An entry that Word numbers, with the bookmark that its cross-references lead to."""
    mark = f'<w:bookmarkStart w:id="{n}" w:name="_Ref{n}"/>', f'<w:bookmarkEnd w:id="{n}"/>'
    return p(mark[0], work, mark[1], properties=listed(0, 1))


def cites(marker, entry=lambda n, work: p(f"{n}. {work}"), **parts):
    """What a document cites whose sentences end with the runs that `marker` gives: the entries, and what is missing."""
    said = [p(text, *marker(cited)) for text, cited in zip(SAID, CITED, strict=True)]
    works = [entry(n, work) for n, work in enumerate(WORKS, 1)]
    body = [p("On wards", properties=styled("H")), *said, p("References", properties=styled("H")), *works]
    document = read_bytes(word("".join(body), styles=STYLES, **parts), "x.docx")
    found = read_citations(document, read_references(document)).citations
    return [[int(name.removeprefix("ref-")) for name in one.references] for one in found]


@pytest.mark.parametrize("properties", [RAISED, '<w:rStyle w:val="Up2"/>', '<w:position w:val="6"/>'])
def test_raised_numbers_in_pieces(properties):
    def raised(text):
        return r(str(text), properties)

    assert cites(lambda cited: [".", *shown(cited, raised, raised)]) == list(CITED)
    assert cites(lambda cited: [*shown(cited, raised, r), "."]) == list(CITED)
    assert cites(lambda cited: [*shown(cited, raised, raised, " and "), "."]) == list(CITED)
    assert cites(lambda cited: [*shown(cited, lambda n: raised(f"\u200b{n}"), raised), "."]) == list(CITED)
    assert cites(lambda cited: [*shown(cited, raised, raised, ", "), r(")", properties), "."]) == list(CITED)


def test_a_raised_number_apart_from_its_sentence_is_no_label_of_the_front_page():
    assert cites(lambda cited: [". ", *shown(cited, lambda n: up(str(n)), up), " All slept well."]) == list(CITED)


def test_brackets_around_each_number_and_words_between_them():
    assert cites(lambda cited: [" ", *shown(cited, lambda n: r(f"[{n}]"), comma=", "), "."]) == list(CITED)
    said = {1: "[see 1]", 2: "[2 and 3]", 4: "[3 to 6]"}
    assert cites(lambda cited: [f"\u00a0{said[len(cited)]}."]) == list(CITED)
    told = {1: "(ref. 1)", 2: "(refs 2 and 3)", 4: "(References 3 to 6)"}
    assert cites(lambda cited: [f" {told[len(cited)]}."]) == list(CITED)


def test_a_spread_in_brackets_is_no_range_of_references():
    said = iter((" [1].", " by a median of 2 [1 to 4] nights [2,3].", " [3–6]."))
    assert cites(lambda cited: [next(said)]) == list(CITED)


def test_links_to_bookmarks_that_are_no_entries_still_cite_by_their_numbers():
    def link(n):
        return f'<w:hyperlink w:anchor="_ENREF_{n}">{up(str(n))}</w:hyperlink>'

    assert cites(lambda cited: [*shown(cited, link, up), "."]) == list(CITED)


@pytest.mark.parametrize(
    ("printed", "around", "form"),
    [("[{}]", ("", ""), "[%1]"), ("{}", ("[", "]"), "%1."), ("{}.", ("(", ")"), "%1."), ("{}", ("", ""), "%1.")],
)
def test_cross_references_to_numbers_that_word_counts(printed, around, form):
    def referred(n):
        return field(f" REF _Ref{n} \\r \\h ", r(printed.format(n), "" if around[0] or "[" in printed else RAISED))

    def marker(cited):
        return [f" {around[0]}", *shown(cited, referred), around[1], "."]

    assert cites(marker, numbered, numbering=lists(level(0, form))) == list(CITED)


def test_a_cross_reference_that_was_not_brought_up_to_date_says_what_it_prints():
    def marker(cited):
        # Each leads to the entry behind the one whose number it prints.
        return [" ", *shown(cited, lambda n: field(f" REF _Ref{n % 6 + 1} \\r \\h ", r(f"[{n}]"))), "."]

    assert cites(marker, numbered, numbering=lists(level(0, "[%1]"))) == list(CITED)


def test_a_number_that_is_typed_among_cross_references_and_leads_nowhere_is_told():
    def referred(n):
        return field(f" REF _Ref{n} \\r \\h ", r(f"[{n}]"))

    said = [p(text, " ", *shown(cited, referred), ".") for text, cited in zip(SAID, CITED, strict=True)]
    works = [numbered(n, work) for n, work in enumerate(WORKS, 1)]
    body = [*said, p("Doors creaked [9]."), p("References", properties=styled("H")), *works]
    data = word("".join(body), styles=STYLES, numbering=lists(level(0, "[%1]")))
    document = read_bytes(data, "x.docx")
    found = read_citations(document, read_references(document)).citations
    assert [(one.marker, one.missing) for one in found if one.missing] == [("[9]", ("9",))]
    assert len(found) == 4


def test_a_cross_reference_to_a_table_is_no_citation():
    table = p('<w:bookmarkStart w:id="9" w:name="_Ref99"/>', "Table 1", '<w:bookmarkEnd w:id="9"/>', ". Walkers")

    def marker(cited):
        lead = [table_link] if len(cited) == 1 else []
        return [*lead, " ", *shown(cited, lambda n: field(f" REF _Ref{n} \\r \\h ", r(f"[{n}]"))), "."]

    table_link = r(" (Table ") + field(" REF _Ref99 \\h ", r("1")) + r(")")
    works = [numbered(n, work) for n, work in enumerate(WORKS, 1)]
    said = [p(text, *marker(cited)) for text, cited in zip(SAID, CITED, strict=True)]
    body = [*said, table, p("References", properties=styled("H")), *works]
    data = word("".join(body), styles=STYLES, numbering=lists(level(0, "[%1]")))
    document = read_bytes(data, "x.docx")
    found = read_citations(document, read_references(document)).citations
    assert [one.marker for one in found] == ["[1]", "[2],[3]", "[3]–[6]"]


@pytest.mark.parametrize(("opening", "closing"), [(" [", "]."), (" (", ")."), (" (ref. ", ").")])
def test_entries_that_count_with_a_letter(opening, closing):
    def marker(cited):
        return [opening, *shown(cited, lambda n: r(f"S{n}"), comma=", "), closing]

    assert cites(marker, lambda n, work: p(f"S{n}. {work}")) == list(CITED)


def test_a_table_of_the_supplement_is_no_entry_of_it():
    said = iter((" (Table S1) (S1).", " (Fig. S4) (S2, S3).", " [S3–6]."))
    assert cites(lambda cited: [next(said)], lambda n, work: p(f"S{n}\t{work}")) == list(CITED)
    raised = cites(lambda cited: [".", *shown(cited, lambda n: up(f"S{n}"), up)], lambda n, work: p(f"S{n}\t{work}"))
    assert raised == list(CITED)
