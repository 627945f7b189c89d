"""JATS and NLM: every reference and every citation of the markup, as printed."""

# ruff: noqa: E501 - markup is easier to read unbroken

import random
import re
import time
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations.read import read_citations
from citecheck.documents import Places, read_bytes, read_document
from citecheck.errors import DocumentError
from citecheck.references.read import read_references

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
HEAD = '<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML">'
THREE = "".join(
    f'<ref id="B{n}"><label>{n}</label><mixed-citation>Shaw B. Knees and rest {n}. Knee. 201{n};{n}:1-9.</mixed-citation>'
    "</ref>"
    for n in range(1, 6)
)


def read(body, refs=THREE, front="", back="", name="a.xml"):
    listed = f"<ref-list><title>References</title>{refs}</ref-list>" if refs else ""
    source = f"{HEAD}{front}<body>{body}</body><back>{listed}{back}</back></article>"
    return read_bytes(source.encode(), name)


def cited(document):
    """What each citation prints, and the places in the list that it leads to."""
    found = read_citations(document, read_references(document)).citations
    return [(one.marker, *(int(name.removeprefix("ref-")) for name in one.references)) for one in found]


def reference(refs):
    document = read("<p>Text.</p>", refs)
    return read_references(document).references


def xref(number, shown=None):
    return f'<xref ref-type="bibr" rid="B{number}">{number if shown is None else shown}</xref>'


# ---------------------------------------------------------------- citations


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"[{xref(1)}]", [("[1]", 1)]),
        (f"[{xref(1)}, {xref(3)}]", [("[1, 3]", 1, 3)]),
        (f"[{xref(1)}&#x2013;{xref(4)}]", [("[1–4]", 1, 2, 3, 4)]),
        (f"({xref(1)}-{xref(3)},{xref(5)})", [("(1-3,5)", 1, 2, 3, 5)]),
        (f"{xref(1, '[1]')}&#x2013;{xref(3, '[3]')}", [("[1]–[3]", 1, 2, 3)]),
        (f"{xref(1, '[1]')}, {xref(3, '[3]')}", [("[1], [3]", 1, 3)]),
        (f"{xref(1, '[1]')} and {xref(3, '[3]')}", [("[1]", 1), ("[3]", 3)]),
        (f"<sup>{xref(1)},{xref(3)}</sup>", [("1,3", 1, 3)]),
        (f"{xref(2, '<sup>2</sup>')}<sup>,</sup>{xref(4, '<sup>4</sup>')}", [("2,4", 2, 4)]),
        (f"{xref(2, '<sup>2</sup>')}<sup>&#x2013;</sup>{xref(4, '<sup>4</sup>')}", [("2–4", 2, 3, 4)]),
        ('<xref ref-type="bibr" rid="B1 B2">1,2</xref>', [("1,2", 1, 2)]),
        ('<xref ref-type="bibr" rid="B2">2-4</xref>', [("2-4", 2, 3, 4)]),
        ('[<xref rid="B3">3</xref>]', [("[3]", 3)]),
        ('<xref rid="B3" ref-type="bibr"/>', [("3", 3)]),
        (f'[{xref(1)}&#x2013;<xref rid="B2" ref-type="bibr"/>{xref(3)}]', [("[1–3]", 1, 2, 3)]),
        (f"[1, {xref(3)}]", [("[1, 3]", 1, 3)]),
        (f"[{xref(4, '[4]').replace('[4]', '4')}; 5]", [("[4; 5]", 4, 5)]),
        # What the markup says wins over the number that is printed.
        (f"[{xref(2, '5')}]", [("[5]", 2)]),
        # Printed and not linked, beside others that are.
        (f"[{xref(1)}] and later [2]", [("[1]", 1), ("[2]", 2)]),
        ('[1] as <xref ref-type="fig" rid="F1">Figure 3</xref> says', [("[1]", 1)]),
    ],
)
def test_markers_of_numbers(markup, expected):
    assert cited(read(f"<p>Rest helps the knee {markup} in most people.</p>")) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"({xref(1, 'Shaw, 2011')}; {xref(2, 'Shaw, 2012')})", [("(Shaw, 2011; Shaw, 2012)", 1, 2)]),
        (f"({xref(1, 'Shaw, 2011')}, {xref(2, '2012')})", [("(Shaw, 2011, 2012)", 1, 2)]),
        (f"{xref(1, 'Shaw et al. (2011)')}", [("Shaw et al. (2011)", 1)]),
        (f"by Shaw ({xref(4, '2014')})", [("(2014)", 4)]),
    ],
)
def test_markers_of_names(markup, expected):
    refs = re.sub("<label>.</label>", "", THREE)
    assert cited(read(f"<p>Rest helps the knee {markup} in most people.</p>", refs)) == expected


def test_a_link_to_nothing_is_missing_and_named_as_printed():
    document = read(f"<p>Rest helps [{xref(9)}] and [{xref(1)}].</p>")
    found = read_citations(document, read_references(document)).citations
    assert [(one.marker, one.references, one.missing) for one in found] == [
        ("[9]", (), ("9",)),
        ("[1]", ("ref-1",), ()),
    ]


def test_a_list_that_leaves_its_numbers_to_the_printer_has_them():
    document = read(
        f"<p>Rest helps [{xref(1)}&#x2013;{xref(3)}] and [{xref(5)}].</p>", re.sub("<label>.</label>", "", THREE)
    )
    assert [entry.label for entry in document.entries] == ["1", "2", "3", "4", "5"]
    assert cited(document) == [("[1–3]", 1, 2, 3), ("[5]", 5)]


def test_citations_stand_everywhere():
    fig = f'<fig id="F1"><label>Figure 1</label><caption><title>Flow</title><p>Of all [{xref(2)}].</p></caption></fig>'
    table = (
        f"<table-wrap><label>Table 1</label><caption><p>Trials [{xref(3)}].</p></caption><table><tbody><tr><td>One</td>"
        f"<td>Two [{xref(4)}]</td></tr></tbody></table><table-wrap-foot><fn><p>As in [{xref(5)}].</p></fn></table-wrap-foot>"
        "</table-wrap>"
    )
    box = f"<boxed-text><sec><title>Box</title><p>Boxed [{xref(1)}].</p></sec></boxed-text>"
    front = (
        "<front><article-meta><title-group><article-title>A title</article-title></title-group>"
        f"<abstract><p>We knew it [{xref(1)}].</p></abstract></article-meta></front>"
    )
    body = f"<sec><title>One</title><p>Before {fig} after [{xref(1)}].</p>{box}</sec>"
    document = read_bytes(
        f"{HEAD}{front}<body>{body}{table}</body><back><fn-group><fn><p>A note [{xref(2)}].</p></fn></fn-group>"
        f"<ref-list>{THREE}</ref-list></back><floats-group><fig><caption><p>Last [{xref(3)}].</p></caption></fig>"
        "</floats-group></article>".encode(),
        "a.xml",
    )
    assert [one[0] for one in cited(document)] == [f"[{n}]" for n in (1, 1, 2, 1, 3, 4, 5, 2, 3)]
    assert "Before after [1]." in document.text
    assert "Figure 1. Flow" in document.text
    assert "One\tTwo [4]" in document.text


# ---------------------------------------------------------------- references


def test_a_tagged_print_is_the_text_and_its_tags_are_the_fields():
    (found,) = reference(
        '<ref id="B1"><label>1.</label><mixed-citation publication-type="journal"><string-name><surname>Van der Berg</surname> '
        "<given-names>AB</given-names></string-name>, <string-name><surname>Doe</surname> <given-names>C</given-names>"
        "</string-name>, <etal>et al</etal>. <article-title>Rest and the <italic>knee</italic></article-title>. <source>J Knee"
        "</source>. <year>2011</year>;<volume>12</volume>(<issue>3</issue>):<fpage>45</fpage>-<lpage>9</lpage>. "
        '<pub-id pub-id-type="doi">10.1000/AB.1</pub-id>. <pub-id pub-id-type="pmid">1234567</pub-id></mixed-citation></ref>'
    )
    assert found.raw == (
        "Van der Berg AB, Doe C, et al. Rest and the knee. J Knee. 2011;12(3):45-9. doi:10.1000/AB.1. PMID: 1234567"
    )
    fields = found.fields
    assert [author.family for author in fields.authors] == ["Van der Berg", "Doe"]
    assert (fields.title, fields.journal, fields.year) == ("Rest and the knee", "J Knee", 2011)
    assert (fields.volume, fields.issue, fields.pages) == ("12", "3", "45-9")
    assert (fields.doi, fields.pmid, found.label, found.kind) == ("10.1000/ab.1", "1234567", "1", "article")
    assert found.et_al


def test_a_print_inside_elements_that_only_set_it_is_a_print():
    """As pandoc writes the list of a numbered style: all that is tagged are its links."""
    (found,) = reference(
        '<ref id="B1"><mixed-citation><named-content content-type="csl-left-margin">1. </named-content><named-content '
        'content-type="csl-right-inline">Shaw BK, Doe C. Rest and the knee. J Knee. 2011;12(3):45–9. doi: <ext-link '
        'ext-link-type="uri" xlink:href="https://doi.org/10.1000/ab.1">10.1000/ab.1</ext-link>.</named-content>'
        "</mixed-citation></ref>"
    )
    assert found.label == "1"
    assert found.raw.startswith("Shaw")
    assert found.raw.endswith("Shaw BK, Doe C. Rest and the knee. J Knee. 2011;12(3):45–9. doi: 10.1000/ab.1.")
    fields = found.fields
    assert [author.family for author in fields.authors] == ["Shaw", "Doe"]
    assert (fields.title, fields.year, fields.volume, fields.doi) == ("Rest and the knee", 2011, "12", "10.1000/ab.1")


def test_elements_without_print_are_written_out_and_are_the_fields():
    (found,) = reference(
        '<ref id="B1"><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Doe'
        "</surname><given-names>C</given-names></name><collab>The Knee Group</collab><etal/></person-group><article-title>Rest?"
        "</article-title><source>J Knee</source><year>2011</year><volume>12</volume><supplement>Suppl 1</supplement>"
        '<elocation-id>e45</elocation-id><pub-id pub-id-type="pmcid">PMC123</pub-id></element-citation></ref>'
    )
    assert found.raw == "Doe C, The Knee Group, et al. Rest? J Knee. 2011;12(Suppl 1):e45. PMCID: PMC123."
    assert found.fields.pages == "e45"
    assert found.fields.pmcid == "PMC123"
    assert [author.family for author in found.fields.authors] == ["Doe", "The Knee Group"]
    assert found.et_al


def test_a_chapter_names_its_book_and_its_editors():
    (found,) = reference(
        '<ref id="B1"><element-citation publication-type="book"><person-group person-group-type="author"><name><surname>Doe'
        '</surname><given-names>C</given-names></name></person-group><person-group person-group-type="editor"><name><surname>'
        "Roe</surname><given-names>D</given-names></name></person-group><chapter-title>Rest</chapter-title><source>All of Knees"
        "</source><publisher-loc>Oxford</publisher-loc><publisher-name>A Press</publisher-name><year>2011</year><fpage>4</fpage>"
        "<lpage>9</lpage></element-citation></ref>"
    )
    assert found.raw == "Doe C. Rest. In: Roe D, editors. All of Knees. Oxford: A Press; 2011. p. 4-9."
    assert found.kind == "chapter"
    assert [author.family for author in found.fields.authors] == ["Doe"]


@pytest.mark.parametrize(
    "forms",
    [
        "{mixed}{element}",
        "<citation-alternatives>{mixed}{element}</citation-alternatives>",
        "<citation-alternatives>{element}{mixed}</citation-alternatives>",
    ],
)
def test_a_work_in_two_forms_is_one_reference_as_printed(forms):
    mixed = "<mixed-citation>1. Doe C. Rest and knees. J Knee 2011; 12: 4.</mixed-citation>"
    element = (
        "<element-citation publication-type='journal'><name><surname>Doe</surname><given-names>C</given-names></name>"
        "<article-title>Rest and knees</article-title><source>J Knee</source><year>2012</year><volume>12</volume>"
        "<fpage>4</fpage></element-citation>"
    )
    (found,) = reference(f'<ref id="B1"><label>1</label>{forms.format(mixed=mixed, element=element)}</ref>')
    assert found.raw == "Doe C. Rest and knees. J Knee 2011; 12: 4."
    assert found.fields.title == "Rest and knees"
    # The print says 2011, the data 2012: what readers see is checked.
    assert found.fields.year == 2011


def test_several_works_under_one_number_are_references_of_their_own():
    refs = (
        '<ref id="B1"><label>1</label><mixed-citation><label>a)</label>Doe C. Rest. J Knee 2011;1:4.</mixed-citation>'
        '<mixed-citation id="B1b"><label>b)</label>Roe D. Walks. J Knee 2012;2:5.</mixed-citation></ref>'
    )
    document = read(f"<p>Rest helps [{xref(1)}]. Walks do [<xref ref-type='bibr' rid='B1b'>1b</xref>].</p>", refs)
    assert [one.raw for one in read_references(document).references] == [
        "Doe C. Rest. J Knee 2011;1:4.",
        "Roe D. Walks. J Knee 2012;2:5.",
    ]
    assert cited(document) == [("[1]", 1, 2), ("[1b]", 2)]


@pytest.mark.parametrize(
    ("tail", "raw"),
    [
        ('<ext-link xlink:href="https://scholar.google.com/x?q=1">[Google Scholar]</ext-link>', ""),
        ('[<ext-link xlink:href="https://doi.org/10.1000/xyz">CrossRef</ext-link>]', " [doi:10.1000/xyz]"),
        ('<ext-link xlink:href="https://pubmed.ncbi.nlm.nih.gov/765432/">PubMed</ext-link>', " PMID: 765432"),
        ("<uri>https://example.org/a</uri>", " https://example.org/a"),
    ],
)
def test_buttons_are_no_text_but_their_identifiers_are(tail, raw):
    (found,) = reference(f'<ref id="B1"><mixed-citation>Doe C. Rest. J Knee 2011;1:4. {tail}</mixed-citation></ref>')
    assert found.raw == f"Doe C. Rest. J Knee 2011;1:4.{raw}"


def test_lists_within_lists_and_beside_each_other():
    one, two, three = (
        f'<ref id="B{n}"><mixed-citation>Doe C. Rest {n}. J Knee 2011;{n}:4.</mixed-citation></ref>' for n in "123"
    )
    document = read_bytes(
        f"{HEAD}<body><p>Rest [{xref(2)}].</p></body><back><ref-list><title>References</title><ref-list><title>Trials</title>"
        f"{one}</ref-list><ref-list><title>Other</title>{two}</ref-list></ref-list><ref-list><title>More</title>{three}"
        "</ref-list></back></article>".encode(),
        "a.xml",
    )
    listed = read_references(document)
    assert len(listed.references) == 3
    assert [document.text[slice(*region)].split("\n")[0] for region in listed.regions] == ["References", "More"]


def test_an_old_article_with_its_references_in_footnotes():
    body = (
        '<p>Rest helps.<xref ref-type="fn" rid="n1"><sup>1</sup></xref><fn id="n1"><label>1</label><p><citation>Doe C. Rest. J Knee '
        '2011;1:4.</citation></p></fn> Walks help.<xref ref-type="fn" rid="n2"><sup>2</sup></xref></p>'
    )
    back = '<fn-group><fn id="n2"><label>2</label><p><citation>Roe D. Walks. J Knee 2012;1:4.</citation></p></fn></fn-group>'
    assert cited(read(body, "", back=back)) == [("1", 1), ("2", 2)]


# ---------------------------------------------------------------- text


def test_the_text_is_what_a_reader_sees():
    front = (
        "<front><journal-meta><journal-title>Not this</journal-title></journal-meta><article-meta><title-group><article-title>Rest"
        "<xref ref-type='fn' rid='f'>*</xref></article-title></title-group><contrib-group><contrib><name><surname>Hidden</surname>"
        "</name></contrib></contrib-group><aff>Hidden town</aff><author-notes><fn><p>Hidden note</p></fn></author-notes>"
        "<permissions><license><license-p>Hidden licence</license-p></license></permissions><abstract><title>Summary</title>"
        "<p>In short.</p></abstract><abstract abstract-type='short'><title>Summary</title><p>In short.</p></abstract>"
        "<trans-abstract xml:lang='fr'><p>Bref.</p></trans-abstract><kwd-group><kwd>hidden</kwd></kwd-group></article-meta></front>"
    )
    body = (
        "<sec><label>2.1</label><title>Walks</title><p>It was <italic>p</italic>&#160;= 0.03\n   and\n  <inline-formula><alternatives>"
        "<tex-math>\\hidden{x}</tex-math><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></alternatives>"
        "</inline-formula>.</p><list list-type='order'><list-item><p>One.</p></list-item><list-item><p>Two.</p></list-item></list>"
        "<list list-type='bullet'><list-item><p>Dot.</p></list-item></list><def-list><def-item><term>Rest</term><def><p>No walks.</p>"
        "</def></def-item></def-list><disp-quote><p>Quoted.</p></disp-quote></sec>"
    )
    document = read(body, front=front)
    assert "idden" not in document.text
    assert "Bref" not in document.text
    assert document.text.count("In short.") == 1
    for words in (
        "Rest*\n",
        "2.1 Walks\n",
        "It was p\u00a0= 0.03 and x^2.",
        "1. One.",
        "2. Two.",
        "• Dot.",
        "\nQuoted.",
    ):
        assert words in document.text
    headings = [(document.text[m.start : m.end], m.value) for m in document.marks if m.kind == "heading"]
    assert headings == [("Rest*", "1"), ("Summary", "2"), ("2.1 Walks", "2"), ("References", "2")]


def test_an_abstract_in_another_language_is_read_where_it_cites():
    front = (
        f"<front><article-meta><trans-abstract><p>Repos aide [{xref(2)}].</p></trans-abstract></article-meta></front>"
    )
    assert cited(read(f"<p>Rest [{xref(1)}].</p>", front=front)) == [("[2]", 2), ("[1]", 1)]


def test_letters_belong_to_the_article_and_translations_do_not():
    article = (
        f"{HEAD}<body><p>Rest helps [{xref(1)}].</p></body><back><ref-list>{THREE}</ref-list></back>"
        f'<sub-article article-type="reply" id="s1"><body><p>It does not [{xref(2)}].</p></body><back><ref-list><ref id="R1">'
        "<mixed-citation>Roe D. Walks. J Knee 2019;1:4.</mixed-citation></ref></ref-list></back></sub-article>"
        f'<sub-article article-type="translation" xml:lang="pt" id="s2"><body><p>Repouso ajuda [{xref(1)}].</p></body>'
        f'<sub-article article-type="reply"><body><p>Nao [{xref(2)}].</p></body></sub-article></sub-article></article>'
    )
    document = read_bytes(article.encode(), "a.xml")
    assert cited(document) == [("[1]", 1), ("[2]", 2)]
    assert len(document.entries) == 6
    assert document.remarks == ("holds the same article in another language (pt); only the original is read",)


@pytest.mark.parametrize(
    "envelope",
    [
        "<pmc-articleset>{0}</pmc-articleset>",
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><metadata>{0}</metadata></record></GetRecord></OAI-PMH>',
    ],
)
def test_an_archives_envelope_is_opened(envelope):
    article = f"{HEAD}<body><p>Rest helps [{xref(1)}].</p></body><back><ref-list>{THREE}</ref-list></back></article>"
    assert cited(read_bytes(envelope.format(article).encode(), "a.xml")) == [("[1]", 1)]
    two = read_bytes(envelope.format(article + article).encode(), "a.xml", "jats")
    assert cited(two) == [("[1]", 1)]
    assert two.remarks == ("holds 2 articles; only the first is read: save each in a file of its own",)


def test_namespaced_elements_are_read():
    article = (
        '<article xmlns="http://jats.nlm.nih.gov"><body><p>Rest [<xref ref-type="bibr" rid="B1">1</xref>].</p></body>'
    )
    document = read_bytes(f"{article}<back><ref-list>{THREE}</ref-list></back></article>".encode(), "a.xml")
    assert cited(document) == [("[1]", 1)]


@pytest.mark.parametrize("break_", ["\n", ""])
def test_places_lead_back_to_the_source(break_):
    source = break_.join(
        [
            HEAD,
            "<front><article-meta><title-group><article-title>Rest helps</article-title></title-group><contrib-group><contrib>",
            "<name><surname>Rest</surname></name></contrib></contrib-group></article-meta></front>",
            f"<body><p>Rest helps the knee &#x2013; mostly <bold>always</bold> [{xref(1)}].</p>",
            f"<p>Walks, too [{xref(2)}].</p></body><back><ref-list>",
            *re.findall("<ref .*?</ref>", THREE),
            '<ref id="B9"><element-citation><article-title>Composed title</article-title></element-citation></ref>',
            "</ref-list></back></article>",
        ]
    )
    document, lines = read_bytes(source.encode(), "a.xml"), source.split("\n")
    places = Places(document)
    for words in ("always", "Walks, too", "Shaw B. Knees and rest 4", "Composed title"):
        span = places.span(document.text.index(words), document.text.index(words) + 1)
        assert lines[span.line - 1][span.column - 1 :].startswith(words)


def test_the_author_year_article_of_pandoc():
    document = read_document(FORMATS / "article-pandoc.xml")
    found = cited(document)
    assert len(document.entries) == 13
    assert len(found) == 23
    assert [len(one) - 1 for one in found[-2:]] == [3, 3]


# ---------------------------------------------------------------- any article

WORD = st.text(alphabet="abcdefgh", min_size=3, max_size=9)
WORK = st.fixed_dictionaries(
    {
        "authors": st.lists(st.tuples(WORD.map(str.title), st.sampled_from(["A", "BC", "D"])), min_size=1, max_size=5),
        "title": st.lists(WORD, min_size=3, max_size=9).map(lambda found: " ".join(found).capitalize()),
        "source": st.lists(WORD.map(str.title), min_size=1, max_size=3).map(" ".join),
        "year": st.integers(1950, 2024),
        "volume": st.integers(1, 400),
        "pages": st.tuples(st.integers(1, 900), st.integers(901, 999)),
        "pmid": st.one_of(st.none(), st.integers(1_000_000, 39_999_999)),
    }
)


def element(work):
    names = "".join(f"<name><surname>{a}</surname><given-names>{b}</given-names></name>" for a, b in work["authors"])
    pmid = f'<pub-id pub-id-type="pmid">{work["pmid"]}</pub-id>' if work["pmid"] else ""
    return (
        f'<element-citation publication-type="journal"><person-group>{names}</person-group><article-title>{work["title"]}'
        f"</article-title><source>{work['source']}</source><year>{work['year']}</year><volume>{work['volume']}</volume>"
        f"<fpage>{work['pages'][0]}</fpage><lpage>{work['pages'][1]}</lpage>{pmid}</element-citation>"
    )


def mixed(work):
    names = ", ".join(f"<name><surname>{a}</surname><given-names>{b}</given-names></name>" for a, b in work["authors"])
    pmid = f' <pub-id pub-id-type="pmid">{work["pmid"]}</pub-id>' if work["pmid"] else ""
    return (
        f'<mixed-citation publication-type="journal">{names}. <article-title>{work["title"]}</article-title>. <source>'
        f"{work['source']}</source>. <year>{work['year']}</year>;<volume>{work['volume']}</volume>:<fpage>{work['pages'][0]}"
        f"</fpage>&#x2013;<lpage>{work['pages'][1]}</lpage>.{pmid}</mixed-citation>"
    )


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_reference_and_link_of_any_article_comes_back(data):
    works = data.draw(st.lists(WORK, min_size=1, max_size=12))
    form = data.draw(st.sampled_from([element, mixed, lambda work: mixed(work) + element(work)]))
    labelled = data.draw(st.booleans())
    markers = data.draw(st.lists(st.lists(st.integers(1, len(works)), min_size=1, max_size=4, unique=True), max_size=8))
    wrap = data.draw(st.sampled_from(["[{}]", "({})", "<sup>{}</sup>"]))
    refs = "".join(
        f'<ref id="B{n}">{f"<label>{n}</label>" * labelled}{form(work)}</ref>' for n, work in enumerate(works, 1)
    )
    body = "".join(
        f"<p>People rest more {wrap.format(','.join(xref(n) for n in marker))} than they walk.</p>"
        for marker in markers
    )
    document = read(body or "<p>Text.</p>", refs)
    references = read_references(document).references
    assert len(references) == len(works)
    for work, found in zip(works, references, strict=True):
        fields = found.fields
        assert [author.family for author in fields.authors] == [name for name, _ in work["authors"]]
        assert (fields.title, fields.journal, fields.year) == (work["title"], work["source"], work["year"])
        assert fields.volume == str(work["volume"])
        assert re.findall(r"\d+", fields.pages) == [str(page) for page in work["pages"]]
        assert fields.pmid == (str(work["pmid"]) if work["pmid"] else None)
    assert [list(one[1:]) for one in cited(document)] == markers


# ---------------------------------------------------------------- strangers' files


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<article><body><p>Cut short", r"^is damaged XML, or cut short: [^<>]+, line 1, column \d+$"),
        ("<article>" + "<sec>" * 100_000, "nested too deeply"),
        ("<article><body>" + "<b/>" * 600_000 + "</body></article>", "more than 600,000 tags"),
        ("<article><body>" + "<b>" * 240 + "x" + "</b>" * 240 + "</body></article>", None),
        (
            '<!DOCTYPE article [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><article><body><p>&b;</p></body></article>',
            "entity",
        ),
        (
            '<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]><article><body><p>&a;</p></body></article>',
            "entity",
        ),
        ("<article><body><p>A&nbsp;knee &alpha;</p></body></article>", None),
        ("<article><body/></article>", "has no text"),
        ("<article>" + "\x00" * 5 + "</article>", "is damaged XML"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(source, message):
    if message is None:
        assert read_bytes(source.encode(), "a.xml").text.strip()
        return
    with pytest.raises(DocumentError, match=message) as caught:
        read_bytes(source.encode(), "a.xml", "jats")
    assert "\n" not in str(caught.value)


def test_a_document_type_is_never_fetched():
    source = (
        '<!DOCTYPE article SYSTEM "http://127.0.0.1:9/article.dtd"><article><body><p>Rest &alpha;.</p></body></article>'
    )
    assert read_bytes(source.encode(), "a.xml").text == "Rest α."


def test_damage_anywhere_is_a_line_or_a_document():
    whole = (FORMATS / "article-pmc.xml").read_bytes()
    rng, told = random.Random(7), []
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(3):
            data[rng.randrange(len(data))] = rng.randrange(256)
        del data[rng.randrange(len(data), 2 * len(data)) :]
        for source in (bytes(data), whole[: rng.randrange(len(whole))]):
            try:
                document = read_bytes(source, "a.xml", "jats")
            except DocumentError as error:
                told.append(str(error))
            else:
                read_citations(document, read_references(document))
    assert told
    assert not any("\n" in line for line in told)


ELEMENTS = [
    "p",
    "sec",
    "title",
    "sup",
    "xref",
    "ref",
    "ref-list",
    "list",
    "list-item",
    "label",
    "table",
    "tr",
    "td",
    "fig",
]
ELEMENTS += ["fn", "mixed-citation", "name", "disp-formula", "alternatives", "def-list", "boxed-text"]


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.sampled_from(["text ", " 1", "[", "–", "&#160;", ""]),
        lambda inner: st.tuples(
            st.sampled_from(ELEMENTS),
            st.lists(inner, max_size=4),
        ).map(lambda found: f'<{found[0]} rid="B1" id="B1">{"".join(found[1])}</{found[0]}>'),
        max_leaves=20,
    )
)
def test_elements_in_any_order_are_read(source):
    try:
        document = read_bytes(f"<article><body>{source}</body></article>".encode(), "a.xml", "jats")
    except DocumentError:
        # Markup around nothing.
        return
    listed = read_references(document)
    read_citations(document, listed)
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(set(offsets))
    assert all(0 <= entry.start < entry.end <= len(document.text) for entry in document.entries)


def test_escaped_text_is_text():
    title = "Rest & <walks>"
    (found,) = reference(
        f'<ref id="B1"><mixed-citation>Doe C. {escape(title)}. J Knee 2011;1:4.</mixed-citation></ref>'
    )
    assert found.raw == "Doe C. Rest & <walks>. J Knee 2011;1:4."


def many(count):
    return "".join(
        f'<ref id="B{n}"><label>{n}</label><mixed-citation>Shaw B. Knees {n}. Knee. 2011;{n}:1-9.</mixed-citation></ref>'
        for n in range(1, count + 1)
    )


ENDLESS = {
    "links": "".join(f'So <xref ref-type="bibr" rid="B{n % 3 + 1}">{n % 3 + 1}</xref>. ' for n in range(60_000)),
    "ids in a link": f'So <xref ref-type="bibr" rid="{" ".join(["B1"] * 60_000)}">1</xref>.',
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_more_citations_than_an_article_has_are_refused_soon(text):
    began = time.process_time()
    with pytest.raises(DocumentError, match="which no article has"):
        read(f"<p>{text}</p>")
    assert time.process_time() - began < 6


def test_endless_ranges_are_refused_soon():
    ranged = 'So [<xref ref-type="bibr" rid="B1">1</xref>–<xref ref-type="bibr" rid="B110">110</xref>]. ' * 2_000
    began = time.process_time()
    with pytest.raises(DocumentError, match="which no article has"):
        read(f"<p>{ranged}</p>", many(110))
    assert time.process_time() - began < 6


def test_more_references_than_a_list_has_are_refused_before_they_are_all_read():
    began = time.process_time()
    with pytest.raises(DocumentError, match="5,000 references"):
        read("<p>So.</p>", many(20_000))
    assert time.process_time() - began < 6


def test_markers_to_notes_that_stand_side_by_side_stay_apart():
    notes = "".join(
        f'<fn id="fn{n}"><label>{n}</label><p>Shaw B. Knees and rest {n}. Knee. 201{n};{n}:1-9.</p></fn>'
        for n in (1, 2, 3)
    )
    mark = "".join(f'<sup><xref ref-type="fn" rid="fn{n}">{n}</xref></sup>' for n in (1, 2, 3))
    document = read(
        f"<p>Rest helps the knee.{mark} It is 10<sup>3</sup><sup>4</sup>.</p>", "", back=f"<fn-group>{notes}</fn-group>"
    )
    assert "knee.1,2,3 It is 1034." in document.text


@pytest.mark.parametrize("form", ["{n}", "[{n}]", "({n})", "{n}.", "[{n}].", "{n} -", "({n})."])
def test_a_number_that_the_print_repeats_is_its_label(form):
    refs = "".join(
        f'<ref id="B{n}"><label>{n}</label><mixed-citation>{form.format(n=n)} Shaw B. Knees {n}. Knee. 2011;{n}:1-9.</mixed-citation></ref>'
        for n in range(1, 12)
    )
    found = reference(refs)
    assert [(one.label, one.raw) for one in found] == [
        (str(n), f"Shaw B. Knees {n}. Knee. 2011;{n}:1-9.") for n in range(1, 12)
    ]
