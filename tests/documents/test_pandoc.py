"""Pandoc's citations in Markdown lead to the bibliography that the document names, holds or has beside it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.documents import Places, read_bytes, read_document
from citecheck.errors import DocumentError
from citecheck.references import read_references

BIB = """@article{shaw2020, author={Shaw, B}, title={Knees}, journal={J Knees}, year=2020}
@article{lee:2019, author={Lee, M}, title={Zinc}, journal={BMJ}, year=2019}
@article{never, author={Poe, E}, title={Unused}, journal={J}, year=2000}
"""
CSL = [{"id": "shaw2020", "type": "article-journal", "title": "Knees", "issued": {"date-parts": [[2020]]}}]


def written(folder, text, **files):
    for name, content in files.items():
        (folder / name.replace("_dot_", ".")).write_text(content, "utf-8")
    path = folder / "article.md"
    path.write_text(text, "utf-8")
    return read_document(path)


def linked(document):
    found = read_citations(document, read_references(document)).citations
    keys = {f"ref-{n}": entry.key for n, entry in enumerate(document.entries, 1)}
    return [(one.marker, [keys[name] for name in one.references], list(one.missing)) for one in found]


TEXT = """---
title: Knees
bibliography: refs.bib
---

Cold knees [see @shaw2020, p. 3; -@lee:2019]. As @shaw2020 [p. 4] said, and @lee:2019 too. @{lee:2019} again.
Mail to me@shaw2020 or `@shaw2020`, ask @handle; [@lost].[^1]

[^1]: Also @shaw2020.

# References
"""


def test_citations_by_key_lead_to_bibtex(tmp_path):
    document = written(tmp_path, TEXT, refs_dot_bib=BIB)
    assert linked(document) == [
        ("[see @shaw2020, p. 3; -@lee:2019]", ["shaw2020", "lee:2019"], []),
        ("@shaw2020 [p. 4]", ["shaw2020"], []),
        ("@lee:2019", ["lee:2019"], []),
        ("@{lee:2019}", ["lee:2019"], []),
        ("[@lost]", [], ["lost"]),
        ("@shaw2020", ["shaw2020"], []),
    ]
    assert document.text.endswith("References\n\nShaw B. Knees. J Knees. 2020.\n\nLee M. Zinc. BMJ. 2019.")
    assert document.text.count("References") == 1
    assert document.remarks == ()
    # The list leads to the line that names the file.
    assert Places(document).span(document.entries[0].start, 0).line == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("refs_dot_json", json.dumps(CSL)),
        (
            "refs_dot_yaml",
            "---\nreferences:\n- id: shaw2020\n  type: article-journal\n  title: Knees\n  issued: 2020-03\n...",
        ),
    ],
)
def test_other_bibliographies(tmp_path, name, content):
    head = f"---\nbibliography: [{name.replace('_dot_', '.')}]\n---\n"
    document = written(tmp_path, f"{head}Cold knees [@shaw2020].\n", **{name: content})
    (one,) = read_references(document).references
    assert (one.fields.title, one.fields.year) == ("Knees", 2020)
    assert linked(document) == [("[@shaw2020]", ["shaw2020"], [])]


def test_references_in_the_document_itself_have_their_own_lines():
    source = """---
references:
- id: lee
  title: Zinc
- id: shaw2020
  type: article-journal
  author:
  - {family: Shaw, given: B. K.}
  - literal: Knee Study Group
  title: Knees
  issued:
  - year: 2020
nocite: "@lee"
...

Cold knees [@shaw2020].
"""
    document = read_bytes(source.encode(), "-", "markdown")
    one, two = read_references(document).references
    assert [author.family for author in one.fields.authors] == ["Shaw", "Knee Study Group"]
    assert (one.fields.year, one.span.line, two.label, two.span.line) == (2020, 5, "lee", 3)


def test_a_bibliography_of_the_documents_own_name_is_found(tmp_path):
    document = written(tmp_path, "Cold knees [@shaw2020].\n", article_dot_bib=BIB)
    assert linked(document) == [("[@shaw2020]", ["shaw2020"], [])]


def test_without_a_bibliography_keys_are_what_they_were():
    source = "Cold knees [@shaw2020].\n\n## References\n\n[@shaw2020]: Shaw B. Knees. J Knees. 2020;3:1-5.\n"
    document = read_bytes(source.encode(), "x.md")
    assert (document.entries, document.pointers, document.regions) == ((), (), ())
    assert "[@shaw2020]" in document.text


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        ("bibliography: ../refs.bib", "outside its folder"),
        ("bibliography: /etc/passwd", "outside its folder"),
        ("bibliography: lost.bib", "is not there"),
        ("bibliography: [a, b", "no YAML that can be read"),
        ("references: &a [*a]", "uses anchors"),
        ("bibliography: article.md", "neither .bib, .json nor .yaml"),
        ("bibliography: bad.json", "damaged JSON"),
    ],
)
def test_what_cannot_be_read_is_a_remark(tmp_path, head, remark):
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    document = written(inner, f"---\n{head}\n---\n\nCold knees [@shaw2020].\n", bad_dot_json="[{")
    assert [one for one in document.remarks if remark in one]
    assert document.entries == ()


def test_standard_input_says_what_is_missing():
    document = read_bytes(TEXT.encode(), "-", "markdown")
    assert document.remarks == ("names refs.bib, which standard input cannot bring along; it was read without",)


def test_endless_markup_is_refused_before_it_takes_minutes():
    with pytest.raises(DocumentError, match="more markup than any article"):
        read_bytes(b"![](" * 150_000, "x.md")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="@[]{}-;, .ab\\`\n", max_size=80))
def test_any_text_is_read_and_markers_lie_within_it(text):
    source = f"---\nreferences:\n- id: a\n  title: A\n- id: ab\n  title: B\n---\nx {text}"
    document = read_bytes(source.encode(), "-", "markdown")
    last = 0
    for pointer in document.pointers:
        assert last <= pointer.start < pointer.end <= len(document.text)
        assert "@" in document.text[pointer.start : pointer.end]
        last = pointer.end
    read_citations(document, read_references(document))
