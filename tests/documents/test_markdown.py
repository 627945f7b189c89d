"""Markdown becomes the text that a reader sees, and every place leads back to the source."""

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.documents import Places, read_bytes
from citecheck.errors import DocumentError

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
