"""Every export reads back with the same fields, whatever stands in them."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matching.make import record

from citecheck import fix, stages
from citecheck.documents import read_bytes
from citecheck.documents.exported import Item
from citecheck.fix import bibtex, csl, nbib, ris
from citecheck.fix.works import Work, works
from citecheck.matching import Found, Missing, resolve
from citecheck.matching.format import print_reference
from citecheck.models import AbstractSection, Author, Fields, Reference, Span
from citecheck.pubmed import open_files

WRITERS = {"bibtex": bibtex, "ris": ris, "csl-json": csl, "nbib": nbib}
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüéèñøçß"
words = st.text(LETTERS, min_size=2, max_size=9)
capital = words.map(str.capitalize).filter(lambda w: w.isalpha() and "ß" not in w[:1])
SIGNS = [
    "&",
    "%",
    "#",
    "$5",
    "a_b",
    "{x}",
    "50 %",
    "p < 0.05",
    "x^2",
    "~",
    "β",
    "α-blocker",
    "IL-6",
    "mRNA",
    "--",
    "≥65",
    "(COVID-19)",
]
title = st.lists(st.one_of(words, st.sampled_from(SIGNS)), min_size=2, max_size=8).map(
    lambda parts: "Walking " + " ".join(parts) + " outdoors"
)
family = st.one_of(
    capital, st.tuples(capital, capital).map("-".join), st.sampled_from(["van der Berg", "O\u2019Neil", "de la Cruz"])
)
given_name = st.lists(capital, min_size=1, max_size=2).map(" ".join)
person = st.builds(lambda f, g: Author(family=f, given=g), family, given_name)
group = st.sampled_from([Author(family="The Walking Study Group"), Author(family="World Health Organization")])
journal = st.lists(capital, min_size=1, max_size=3).map(lambda parts: "Journal of " + " & ".join(parts))
number = st.integers(1, 9999).map(str)
pages = st.one_of(
    st.tuples(st.integers(1, 900), st.integers(901, 1999)).map(lambda p: f"{p[0]}-{p[1]}"),
    st.integers(1, 99999).map(lambda n: f"e{n}"),
)
doi = st.text(string.ascii_lowercase + string.digits + "._-();/", min_size=1, max_size=12).map(
    lambda t: f"10.1234/x{t}9"
)
fields = st.builds(
    Fields,
    authors=st.tuples(st.lists(person, min_size=1, max_size=4), st.lists(group, max_size=1)).map(
        lambda both: tuple(both[0] + both[1])
    ),
    title=title,
    journal=journal,
    year=st.integers(1900, 2029),
    volume=number,
    issue=st.one_of(st.none(), number, st.just("12 Pt 1"), st.just("Suppl 2")),
    pages=pages,
    doi=st.one_of(st.none(), doi),
    pmid=st.one_of(st.none(), st.integers(1, 99_999_999).map(str)),
    pmcid=st.one_of(st.none(), st.integers(10, 9_999_999).map(lambda n: f"PMC{n}")),
)


def read_back(name, text):
    """The fields of every entry, as the readers of documents give them."""
    document = read_bytes(text.encode(), f"x.{name}", name)
    return [entry.fields for entry in document.entries]


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None, derandomize=True)
@example(several=[Fields(title="Walking -- outdoors", doi="10.1234/x--9", journal="Journal of Knees")])
@given(several=st.lists(fields, min_size=1, max_size=3))
def test_what_is_written_is_read_again(name, several):
    items = [Item(key=f"key{n}", fields=one, line=1, kind="article") for n, one in enumerate(several)]
    text = WRITERS[name].render([Work(item=item) for item in items])
    for read, wanted in zip(read_back(name, text), several, strict=True):
        for field in ("authors", "title", "journal", "year", "volume", "issue", "pages", "doi", "pmid", "pmcid"):
            assert getattr(read, field) == getattr(wanted, field), field


@pytest.fixture(scope="module")
def done(fixtures):
    """A list with everything in it: found, wrong, ambiguous, not there, unreadable."""
    read = stages.read(stages.Input(path=str(fixtures / "documents" / "reading-list.txt")))
    source = open_files(fixtures / "pubmed")
    return fix.correct(read.listed.references, resolve(read.listed.references, source))


@pytest.mark.parametrize("name", WRITERS)
def test_what_was_found_has_pubmeds_data_and_the_rest_is_marked(name, done):
    text = fix.export(name, done)
    back = read_back(name, text)
    assert len(back) == len(done)
    for read, one in zip(back, done, strict=True):
        if one.record is not None:
            assert read.pmid == one.record.pmid
            assert read.year == one.record.issue_year
        else:
            assert re.sub(r"\W", "", read.title or "") in re.sub(r"\W", "", one.line)
    marks = [one.mark for one in done if one.mark]
    assert len(marks) == 3
    flat = " ".join(text.split())
    for mark in marks:
        assert f"As printed ({mark})" in flat


def test_every_work_has_a_key_of_its_own(done):
    keys = [work.item.key.casefold() for work in works(done)]
    assert len(set(keys)) == len(keys) == 10
    assert keys[:2] == ["brighton2012", "exemplar2019"]
    assert {"pickard2015", "pickard2015b"} <= set(keys)


def test_styles_print_each_entry_and_mark_what_is_not_pubmeds(done):
    for name in ("vancouver", "ama"):
        lines = fix.export(name, done).splitlines()
        assert [line.partition(".")[0] for line in lines] == [str(n) for n in range(1, 11)]
        assert lines[7].endswith("doi:10.1097/joat.2017.00931 [as printed; not found in PubMed]")
    apa = fix.export("apa", done)
    assert "Swartz, M. N. (2001). Recognition and management of anthrax--an update. The New England Journal" in apa


def test_the_golden_exports(fixtures, done, request):
    for name in fix.FORMATS:
        golden = fixtures / "golden" / f"fix.{name}"
        found = fix.export(name, done)
        if request.config.getoption("--update-golden"):
            golden.write_bytes(found.encode())
        assert found == golden.read_bytes().decode()


def test_a_title_keeps_the_capitals_that_a_style_would_lower():
    item = Item(key="a", line=1, kind="article", fields=Fields(title="Effects of IL-6 and mRNA in Parkinson disease"))
    assert "Effects of {IL-6} and {mRNA} in {Parkinson} disease" in bibtex.render([Work(item=item)])
    item = Item(key="a", line=1, kind="article", fields=Fields(title="Effects of Walking on mRNA in Older Adults"))
    assert "Effects of Walking on {mRNA} in Older Adults" in bibtex.render([Work(item=item)])


@pytest.mark.parametrize("name", WRITERS)
def test_a_line_break_within_an_entry_begins_no_tag(name):
    text = (
        "Shaw B. Walking to the\nER  - \nand back, \nPMID- 12 at\n@misc{x, y} night. J Invented Knees. 2018;11:117-24."
    )
    reference = Reference(
        id="ref-1",
        label="1",
        raw=text,
        span=Span(start=0, end=len(text), line=1, column=1),
        fields=Fields(
            title="Walking to the\nER  - \nPMID- 12\n@misc{x,", authors=(Author(family="Shaw\nTY  - ", given="B"),)
        ),
    )
    [one] = fix.correct([reference], [Missing()])
    [back] = read_back(name, fix.export(name, [one]))
    assert "PMID- 12" in (back.title or "")
    assert back.pmid is None


GUIDELINE = "Ward Institute. Walking on wards: guideline for nurses. Ward guideline WG26. London: Ward Institute; 2022."


def guideline(journal):
    return Reference(
        id="ref-1",
        label="1",
        raw=GUIDELINE,
        span=Span(start=0, end=len(GUIDELINE), line=1, column=1),
        kind="guideline",
        fields=Fields(authors=(Author(family="Ward Institute"),), title="Walking on wards", journal=journal, year=2022),
    )


@pytest.mark.parametrize(("journal", "place"), [("London: Ward Institute", "London"), ("Ward Institute", None)])
def test_who_published_a_guideline_is_no_journal(journal, place):
    done = fix.correct([guideline(journal)], [Missing()])
    text = fix.export("bibtex", done)
    assert text.startswith("@book{")
    assert "publisher = {Ward Institute}" in text
    assert "journal" not in text
    for name in WRITERS:
        [entry] = read_bytes(fix.export(name, done).encode(), f"x.{name}", name).entries
        assert entry.fields.journal is None
    [work] = works(done)
    assert (work.item.publisher, work.item.place) == ("Ward Institute", place)


def test_a_guideline_of_nobody_and_one_in_a_journal():
    assert fix.export("bibtex", fix.correct([guideline(None)], [Missing()])).startswith("@misc{")
    text = fix.export("bibtex", fix.correct([guideline("Am J Nurs Res")], [Missing()]))
    assert text.startswith("@article{")
    assert "journal = {Am J Nurs Res}" in text


PREPRINT = record(
    title="Walking on wards.",
    journal="Ward Square",
    volume=None,
    pages=None,
    doi="10.21203/rs.3.rs-1234567/v1",
    elocations=("rs.3.rs-1234567",),
    publication_types=("Preprint",),
)


def test_the_number_of_a_preprint_is_no_page():
    done = fix.correct([guideline(None)], [Found(record=PREPRINT, method="doi", confidence=1.0)])
    assert "Ward Square. https://doi.org/10.21203/rs.3.rs-1234567/v1" in fix.export("apa", done)
    for name in WRITERS:
        [read] = read_back(name, fix.export(name, done))
        assert read.pages is None


def test_only_the_dash_of_a_range_is_a_long_one():
    numbered = record(pages=None, elocations=("rs-12-3x",))
    ranged = record(pages="117-24")
    assert "11, rs-12-3x." in print_reference(numbered, "apa")
    assert "11, 117–124." in print_reference(ranged, "apa")


def test_a_title_in_capitals_is_printed_in_sentence_case_where_the_abstract_shows_the_names():
    said = (
        "In Brazil, the MELD score is used. Of all people in Brazil, few know the score of the new system by vitamin B."
    )
    loud = record(
        title="SAFETY OF THE MELD SCORE IN BRAZIL: LONG-TERM FACTS ON VITAMIN B IN STAGE II",
        abstract=(AbstractSection(text=said),),
    )
    done = fix.correct([guideline(None)], [Found(record=loud, method="doi", confidence=1.0)])
    wanted = "Safety of the MELD score in Brazil: long-term facts on vitamin B in stage II. "
    assert wanted in fix.export("apa", done)
