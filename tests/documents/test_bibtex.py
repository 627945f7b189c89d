"""BibTeX is read as LaTeX would read it, and a broken entry costs only itself."""

import pytest

from citecheck.documents import read_bytes
from citecheck.documents.bibtex import bib_items
from citecheck.errors import DocumentError
from citecheck.models import Author
from citecheck.references import read_references


def fields(source):
    (one,) = bib_items(source)[0]
    return one.fields


@pytest.mark.parametrize(
    ("names", "authors", "et_al"),
    [
        ("Shaw, Brian K. and Jones, K.", [("Shaw", "Brian K."), ("Jones", "K.")], False),
        ("Brian K. Shaw and Ludwig van der Berg", [("Shaw", "Brian K."), ("van der Berg", "Ludwig")], False),
        ("{Knee Study Group} and Shaw, B and others", [("Knee Study Group", None), ("Shaw", "B")], True),
        ("{van der Berg}, Jan and Shaw, Jr, Brian", [("van der Berg", "Jan"), ("Shaw", "Brian")], False),
        (r"M{\"u}ller, H. and {\O}stby, {\AA}se", [("Müller", "H."), ("Østby", "Åse")], False),
        ("World Health Organization", [("World Health Organization", None)], False),
        ("Shaw BK, Jones K, Poe EA", [("Shaw", "BK"), ("Jones", "K"), ("Poe", "EA")], False),
        ("Shaw BK and Jones K", [("Shaw", "BK"), ("Jones", "K")], False),
        ("", [], False),
    ],
)
def test_names(names, authors, et_al):
    (one,) = bib_items(f"@article{{a, author={{{names}}}, title={{T}}}}")[0]
    assert one.fields.authors == tuple(Author(family=family, given=given) for family, given in authors)
    assert one.et_al is et_al


def test_values_macros_and_pieces():
    source = r"""
@string{jk = "Journal of " # kn}
@string(kn = {Knees})
@ARTICLE{a,
  Title = "The {BMI} of {\'E}tienne --- {``knees''} at 37\,$^\circ$C",
  journal = jk # { and } # "Hips", year = 2020, month = jan,
  pages = {12--19}, doi = "https://doi.org/10.1000/ABC_(1)", note = {PMID: 123; PMC45}
}"""
    found = fields(source)
    assert found.title == "The BMI of Étienne — “knees” at 37\u202f°C".replace("\u202f", " ")
    assert (found.year, found.pages, found.doi) == (2020, "12-19", "10.1000/abc_(1)")
    assert (found.pmid, found.pmcid) == ("123", "PMC45")


def test_biblatex_fields():
    found = fields(
        "@article{a, title={Knees}, subtitle={A trial}, journaltitle={J Knees}, date={2020-03-01}, number={4},"
        " eprint={123}, eprinttype={pubmed}, volume={3}, eid={e12}}"
    )
    assert (found.title, found.journal, found.year, found.issue) == ("Knees: A trial", "J Knees", 2020, "4")
    assert (found.pmid, found.pages) == ("123", "e12")


def test_what_a_parent_says_is_inherited_without_end():
    items, _ = bib_items(
        "@inproceedings{a, title={Knees}, author={Shaw, B}, crossref={p}}\n"
        "@proceedings{p, title={Meeting}, year={1999}, publisher={Press}, crossref={p2}}\n"
        "@misc{p2, title={x}, crossref={p}}\n"
    )
    assert (items[0].kind, items[0].container, items[0].fields.year) == ("conference", "Meeting", 1999)


def test_kinds():
    source = """
@book{a, title={A}, publisher={P}}
@incollection{b, title={B}, booktitle={A}}
@phdthesis{c, title={C}, school={S}}
@online{d, title={D}, url={https://x.org}}
@article{e, title={E}, journal={medRxiv}}
@misc{f, title={F}, eprint={2001.1}, archivePrefix={arXiv}}
@article{g, title={G}, journal={J}, year={in press}}
"""
    document = read_bytes(source.encode(), "x.bib")
    references = read_references(document).references
    kinds = ["book", "chapter", "thesis", "web", "preprint", "preprint", "article"]
    assert [one.kind for one in references] == kinds
    assert [one.ahead_of_print for one in references] == [False] * 6 + [True]
    assert [one.label for one in references] == list("abcdefg")
    assert [one.span.line for one in references] == [2, 3, 4, 5, 6, 7, 8]


def test_broken_entries_are_said_with_their_line_and_the_others_are_read():
    source = """@article{a, title={One}}
@article{a, title={Again}}
@article{b, title={Never closed

@article{c, title={Three}, title={Twice}}
@article{d title={Four}}
free text
@comment{@article{hidden, title={x}}}
@article{e, title={Five},}
"""
    document = read_bytes(source.encode(), "x.bib")
    assert [one.fields.title for one in read_references(document).references] == ["One", "Again", "Three", "Five"]
    assert [remark.split(":")[0] for remark in document.remarks] == ["line 2", "line 3", "line 5", "line 6"]


def test_nothing_to_read_is_one_line():
    with pytest.raises(DocumentError, match="no reference that can be read as BibTeX"):
        read_bytes(b"@article{a, title={never closed", "x.bib")


def test_many_entries_are_refused_before_they_take_minutes():
    with pytest.raises(DocumentError, match="more than 60,000 entries"):
        read_bytes(b"@article{a,\n" * 70_000, "x.bib")
