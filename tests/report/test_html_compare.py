"""Which words of a printed reference are marked: those that a finding is about, where their place is certain."""

from __future__ import annotations

import pytest

from citecheck.models import Author, CheckedReference, Fields, Finding, MatchDetail, RecordSummary, Span
from citecheck.report.html.compare import cited_marks, record_words

SPAN = Span(start=0, end=9, line=1, column=1)
RAW = "Müller A, Okoro B. Sleep in 2019 nurses. J Invented Med. 2019;9(9):19-29. doi:10.1000/2019.9.19"
FIELDS = Fields(
    authors=(Author(family="Müller", given="A"), Author(family="Okoro", given="B")),
    title="Sleep in 2019 nurses",
    journal="J Invented Med",
    year=2019,
    volume="9",
    issue="9",
    pages="19-29",
)


def reference(raw=RAW, fields=FIELDS):
    match = MatchDetail(method="title", confidence=1.0)
    return CheckedReference(
        id="ref-1",
        label="1",
        raw=raw,
        span=SPAN,
        fields=fields,
        status="discrepant",
        record=None,
        match=match,
        cited_by=(),
    )


def finding(rule, text, source="", marks=None, source_marks=None):
    return Finding(
        rule=rule,
        severity="warning",
        message="m",
        span=SPAN,
        text=text,
        source=source,
        text_marks=((0, len(text)),) if marks is None else marks,
        source_marks=((0, len(source)),) if source_marks is None else source_marks,
    )


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (finding("year-differs", "2019"), (57, 61)),
        (finding("volume-differs", "9"), (62, 63)),
        (finding("pages-differ", "19-29"), (67, 72)),
        (finding("journal-differs", "J Invented Med"), (41, 55)),
        (finding("title-differs", "Sleep in 2019 nurses", marks=((14, 20),)), (33, 39)),
        (finding("authors-differ", "Müller A, Okoro B", marks=((10, 17),)), (10, 15)),
        (finding("identifier-wrong-article", "10.1000/2019.9.19"), (78, 95)),
        (finding("reference-retracted", "Sleep in 2019 nurses"), None),
        (finding("pages-differ", "444"), None),
    ],
    ids=lambda value: value.rule if isinstance(value, Finding) else None,
)
def test_words_are_marked_where_they_are_printed(found, place):
    assert cited_marks(reference(), [found]) == ([(*place, "differs")] if place else [])


def test_a_volume_is_marked_where_nothing_else_looks_like_it():
    raw = RAW.replace("9(9)", "12(9)")
    ((start, end, _),) = cited_marks(reference(raw), [finding("volume-differs", "12")])
    assert raw[start:end] == "12"


def test_words_that_stand_in_several_places_are_left_alone():
    raw = RAW.replace("2019;9(9):19-29", "2019, 9, 9, 19-29")
    assert cited_marks(reference(raw), [finding("volume-differs", "9")]) == []


def test_a_title_that_is_broken_over_lines_is_marked_all_the_same():
    raw = RAW.replace("in 2019", "in\n   2019")
    ((start, end, _),) = cited_marks(
        reference(raw), [finding("title-differs", "Sleep in 2019 nurses", marks=((14, 20),))]
    )
    assert " ".join(raw[start:end].split()) == "Sleep in 2019 nurses"


def record(**fields):
    values = {name: getattr(FIELDS, name) for name in FIELDS.__struct_fields__}
    made = Fields(**{**values, **fields})
    return RecordSummary(pmid="1", fields=made, publication_types=(), retracted=False, notices=(), has_abstract=True)


def test_a_record_that_agrees_has_no_mark():
    assert record_words(reference(), record(), []) == (
        "Müller A, Okoro B. Sleep in 2019 nurses. J Invented Med. 2019;9(9):19-29. "
    )


def test_the_record_is_marked_where_it_differs():
    found = [finding("year-differs", "2019", "2020"), finding("volume-differs", "9", "10")]
    words = record_words(reference(), record(year=2020, volume="10"), found)
    assert '<mark class="differs">2020</mark>;<mark class="differs">10</mark>(9):19-29.' in words
    assert words.count("<mark") == 2


def test_authors_of_the_record_that_are_not_printed_are_marked():
    authors = (
        Author(family="Muller", given="A"),
        Author(family="Adeyemi", given="C"),
        Author(family="The Sleep Group"),
    )
    words = record_words(reference(), record(authors=authors), [finding("authors-differ", "Okoro B", marks=((0, 7),))])
    assert '<mark class="differs">Adeyemi C</mark>, <mark class="differs">The Sleep Group</mark>. ' in words
    assert "Muller A, <mark" in words, "an accent makes no other author"


def test_many_authors_are_counted():
    authors = tuple(Author(family=f"Name{n}", given="A") for n in range(3000))
    assert "Name5 A and 2994 more. " in record_words(reference(), record(authors=authors), [])
