"""Markdown becomes the text that a reader sees, and every place leads back to the source."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations.read import read_citations
from citecheck.documents import Places, read_bytes
from citecheck.errors import DocumentError
from citecheck.references.read import read_references

SOURCE = """---
title: Knees
---
# Knee *pain* in adults ##

Walking helps<sup>2,3</sup> as **much** as rest.^4^ See [the trial](https://example.org/a_(b)) and `p_value`.
A marker [1] and a note [^1] stay.

Setext heading
--------------

7. Shaw B. *Short-term outcomes*. Clin_Med. 2018;11:1.
8. Second \\[entry\\] <https://doi.org/10.1000/2>

[^1]: Hauser R. A note.
[1]: https://example.org/one
"""


def read(source):
    return read_bytes(source.encode(), "x.md", "markdown")


def marked(document, kind):
    return [(document.text[m.start : m.end].strip(), m.value) for m in document.marks if m.kind == kind]


def test_markup_is_gone_and_markers_stay():
    text = read(SOURCE).text
    assert "Knee pain in adults\n" in text
    assert "Walking helps2,3 as much as rest.4 See the trial and p_value." in text
    assert "A marker [1] and a note [^1] stay." in text
    assert "7. Shaw B. Short-term outcomes. Clin_Med. 2018;11:1." in text
    assert "8. Second [entry] https://doi.org/10.1000/2" in text
    assert "[^1]: Hauser R. A note." in text
    assert "[1]: https://example.org/one" in text
    assert "title: Knees" not in text


def test_headings_superscripts_and_links_are_marked():
    document = read(SOURCE)
    assert marked(document, "heading") == [("Knee pain in adults", "1"), ("Setext heading", "2")]
    assert [text for text, _ in marked(document, "superscript")] == ["2,3", "4"]
    assert ("the trial", "https://example.org/a_(b)") in marked(document, "link")
    assert len(marked(document, "item")) == 2


def test_places_lead_back_to_the_source():
    document, lines = read(SOURCE), SOURCE.splitlines()
    places = Places(document)
    for words in ("pain", "as rest", "trial", "Short-term", "Second", "Hauser", "example.org/one"):
        start = document.text.index(words)
        span = places.span(start, start + len(words))
        assert lines[span.line - 1][span.column - 1 :].startswith(words)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1 *_`#>-[]()<>^!\\\n\t|&;:.", max_size=200))
def test_any_source_is_read_and_places_stay_within_it(source):
    if not source.strip():
        return
    try:
        document = read(source)
    except DocumentError:
        # Markup around nothing.
        return
    places, lines = Places(document), source.count("\n") + 1
    for start in range(0, len(document.text), 7):
        assert 1 <= places.span(start, start).line <= lines


# ---------------------------------------------------------------- as pandoc and others write it


def cited(document):
    references = read_references(document)
    found = read_citations(document, references).claims
    places = {one.id: number for number, one in enumerate(references.references, 1)}
    return [[places[name] for name in one.references] for one in found]


def listed(document):
    return [(one.label, " ".join(one.raw.split())) for one in read_references(document).references]


WORKS = [
    "Shaw B, Doe C. Rest and the knee. J Knee. 2011;1:1-9.",
    "Roe D, Poe E. Walks and the knee. J Knee. 2012;2:11-19.",
    "Low F. Stairs and the hip. Hip Int. 2013;3:21-29.",
]


def article(first, both, heading="## References", entries=None):
    body = f"# Knees\n\nRest helps the knee in most people{first}.\n\nWalks and stairs do so, too, in some{both}.\n\n"
    return body + f"{heading}\n\n" + (entries or "\n".join(f"{n}. {work}" for n, work in enumerate(WORKS, 1)))


@pytest.mark.parametrize(
    ("first", "both"),
    [
        ("^(1)^", "^(1--3)^"),
        ("^[1]^", "^[1–3]^"),
        ("^(1)", "^(1–3)"),
        ("^[1]", "^[1,2,3]"),
        ("^1^", "^1, 2, 3^"),
        ("^1^", r"^1,\ 2,\ 3^"),
        ("^(1)^", r"^(1,\ 2,\ 3)^"),
        (" [1]", " [1--3]"),
        ('<sup><a href="#r1">1</a></sup>', "".join(f'<sup><a href="#r{n}">{n}</a></sup>' for n in (1, 2, 3))),
        ("<sup>[1](#r1)</sup>", "".join(f"<sup>[{n}](#r{n})</sup>" for n in (1, 2, 3))),
        (" [[1]][a]", " [[1]][a][[2]][b][[3]][c]"),
    ],
)
def test_markers_in_the_notations_of_converters(first, both):
    source = article(first, both)
    if "][" in first:
        source += "\n\n" + "\n".join(f"[{key}]: https://example.org/{key}" for key in "abc")
    document = read(source)
    assert cited(document) == [[1], [1, 2, 3]]
    assert [raw for _, raw in listed(document)] == WORKS


def test_an_addressed_entry_stays_an_entry():
    source = (
        "Rest helps the knee in most people [1][2].\n\n[1]: https://doi.org/10.1000/1\n[2]: https://doi.org/10.1000/2\n"
    )
    document = read(source)
    assert "[1]: https://doi.org/10.1000/1" in document.text or len(listed(document)) == 2


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        (
            "# References {#references .unnumbered}",
            "::: {{#ref-{n} .csl-entry}}\n[{n}. ]{{.left}}[{work}]{{.right}}\n:::\n",
        ),
        (
            "# References [references]",
            '<div id="ref-{n}">\n\n<span\nclass="left">{n}. </span><span>{work}</span>\n\n</div>\n',
        ),
        ("# References", "{n}. []{{#ref-{n}}}{work}\n"),
        ("# References", '{n}. {work} [doi](https://doi.org/10.1000/1){{.uri target="_blank"}}\n'),
    ],
    ids=["divisions", "named heading", "anchors", "attributes of links"],
)
def test_what_converters_write_around_the_list_is_no_text(heading, entry):
    entries = "\n".join(entry.format(n=n, work=work) for n, work in enumerate(WORKS, 1))
    document = read(article(" [1]", " [1-3]", heading, entries))
    assert ("References", "1") in marked(document, "heading")
    assert [raw.removesuffix(" doi") for _, raw in listed(document)] == WORKS
    assert cited(document) == [[1], [1, 2, 3]]
    assert "{" not in document.text
    assert ":::" not in document.text


def test_braces_of_a_text_stay():
    document = read("The set {a, b} and [a link](https://example.org) and f{x} stay; so does [this] {not that}.")
    assert "The set {a, b} and a link and f{x} stay; so does [this] {not that}." in document.text


def test_a_line_that_is_only_full_goes_on_behind_a_blank():
    document = read(
        "Rest helps (Van der\nBerg and Smits\n2011) in most.\nNew line.\n\n[1] Shaw B. Rest\n[2] Doe C. Walks\n"
    )
    assert "Rest helps (Van der Berg and Smits 2011) in most.\nNew line." in document.text
    assert "\n[2] Doe C. Walks" in document.text


REMARK = "By this we mean any screen that is lit, and not only telephones."


@pytest.mark.parametrize("key", ["note", "4", "a-b"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_remark_in_a_footnote_is_no_reference_and_stands_where_it_hangs(key, gap):
    source = f"Rest before screens[^{key}] helps the knee in most people[^1].\n\nWalks do so, too[^2].\n\n"
    notes = [f"[^1]: {WORKS[0]}", f"[^{key}]: {REMARK}", f"[^2]: {WORKS[1]}"]
    document = read(source + gap.join(notes) + "\n")
    assert listed(document) == [("1", WORKS[0]), ("2", WORKS[1])]
    assert f"in most people[^1].\n\n{REMARK}\n\nWalks do so" in document.text
    assert cited(document) == [[1], [2]]
    assert f"[^{key}]" not in document.text
    for words in (REMARK[:20], WORKS[1][:20], "Walks do"):
        start = document.text.index(words)
        span = Places(document).span(start, start + len(words))
        line = (source + gap.join(notes)).splitlines()[span.line - 1]
        assert line[span.column - 1 :].startswith(words)


def test_references_written_into_the_text_are_footnotes():
    source = "".join(
        f"Claim number {n} of the day holds for most people^[{work}].\n\n" for n, work in enumerate(WORKS, 1)
    )
    document = read(source)
    assert [raw for _, raw in listed(document)] == WORKS
    assert cited(document) == [[1], [2], [3]]


@pytest.mark.parametrize(
    "source",
    [
        "[a\n" * 20_000,
        "[" * 40_000 + "{",
        "[a " * 20_000 + "]{.b}",
        "^[a " * 20_000,
        "^[a [b] " * 8_000,
        "".join(f"So[^{n}]. " for n in range(1_500))
        + "".join(f"\n\n[^{n}]: We have it that is so." for n in range(1_500)),
        "# a {" + "#b " * 20_000,
        "[[1]][a] " * 10_000 + "\n\n[a]: https://example.org/1\n",
    ],
    ids=["lines", "open", "half spans", "half notes", "nested notes", "remarks", "attributes", "named links"],
)
def test_endless_markup_is_read_in_bounded_time(source):
    began = time.process_time()
    with contextlib.suppress(DocumentError):
        read(source)
    assert time.process_time() - began < 8
