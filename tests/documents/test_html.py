"""Web pages: the main text, its list and its citations, in the shapes that journals and blogs give them."""

# ruff: noqa: E501 - markup is easier to read unbroken

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations.read import read_citations
from citecheck.documents import Places, read_bytes, read_document
from citecheck.errors import DocumentError
from citecheck.references.read import read_references

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
WORKS = [
    ("Shaw B, Doe C.", "Rest and the knee.", "J Knee. 2011;1:1-9."),
    ("Roe D, Poe E.", "Walks and the knee.", "J Knee. 2012;2:11-19."),
    ("Low F.", "Stairs and the hip.", "Hip Int. 2013;3:21-29."),
]
PRINTED = [" ".join(work) for work in WORKS]


def page(body, head=""):
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Page</title>{head}</head><body>{body}</body></html>"
    )


def read(source, name="a.html"):
    return read_bytes(source.encode() if isinstance(source, str) else source, name)


def cited(document):
    found = read_citations(document, read_references(document)).citations
    return [(one.marker, *(int(name.removeprefix("ref-")) for name in one.references)) for one in found]


def listed(document):
    return [(one.label, one.raw) for one in read_references(document).references]


def marked(document, kind):
    return [document.text[mark.start : mark.end] for mark in document.marks if mark.kind == kind]


def places(document, words):
    start = document.text.index(words)
    return Places(document).span(start, start + len(words))


# ---------------------------------------------------------------- lists and markers of journals' sites


def prose(marker):
    """A few paragraphs in which `marker(numbers)` cites."""
    return (
        f"<h1>Rest and walks</h1><p>Rest helps the knee in most people {marker([1])} and costs nothing.</p>"
        f"<p>Walks and stairs do so, too {marker([1, 2, 3])}.</p>"
    )


def joined(form):
    return lambda numbers: "[" + ",".join(form(n) for n in numbers) + "]"


SHAPES = {
    # An encyclopaedia: markers raised and bracketed one by one, links back before each entry.
    "encyclopaedia": (
        lambda numbers: "".join(
            f'<sup id="cite_ref-{n}" class="reference"><a href="#cite_note-{n}"><span>[</span>{n}<span>]</span></a></sup>'
            for n in numbers
        ),
        lambda works: (
            "<h2>References<span class='mw-editsection'>[<a href='/e'>edit</a>]</span></h2><div class='reflist'><ol class='references'>"
            + "".join(
                f'<li id="cite_note-{n}"><span class="mw-cite-backlink"><b>^</b> <a href="#cite_ref-{n}"><sup><i>a</i></sup></a> '
                f'<a href="#cite_ref-{n}b"><sup>b</sup></a></span> <span class="reference-text"><cite>{" ".join(w)}</cite></span></li>'
                for n, w in enumerate(works, 1)
            )
            + "</ol></div>"
        ),
    ),
    # An archive of articles: class and rid on the link, buttons in brackets.
    "archive": (
        joined(lambda n: f'<a href="#B{n}" rid="B{n}" class="bibr popnode" role="button">{n}</a>'),
        lambda works: (
            "<section id='ref-list' class='ref-list'><h2>References</h2><ul class='ref-list'>"
            + "".join(
                f'<li id="B{n}"><span class="label">{n}.</span><cite>{" ".join(w)}</cite> [<a href="https://doi.org/10.1000/k{n}">DOI</a>] '
                f'[<a href="/articles/PMC9">PMC free article</a>] [<a href="https://scholar.google.com/scholar_lookup?title=x">Google Scholar</a>]</li>'
                for n, w in enumerate(works, 1)
            )
            + "</ul></section>"
        ),
    ),
    # The target is a paragraph in the item; buttons in a paragraph of their own; the full address in each link.
    "counter": (
        joined(lambda n: f'<a data-track="click" href="/article/10.1000/x#ref-CR{n}" title="{PRINTED[n - 1]}">{n}</a>'),
        lambda works: (
            "<div id='Bib1-section'><h2>References</h2><div><ol data-track-component='outbound reference'>"
            + "".join(
                f'<li data-counter="{n}."><p class="c-text" id="ref-CR{n}">{" ".join(w)}</p><p class="c-links"><a href="https://doi.org/10.1000%2Fk{n}">Article</a>&nbsp;'
                '<a href="http://scholar.google.com/scholar_lookup?x">Google Scholar</a>&nbsp;</p></li>'
                for n, w in enumerate(works, 1)
            )
            + "</ol></div></div>"
        ),
    ),
    # The marker leads to a name that only a script knows; the entry's own number leads back to the marker.
    "script": (
        joined(lambda n: f'<a class="anchor" href="#bib{n}" name="bbib{n}"><span>{n}</span></a>'),
        lambda works: (
            "<section><h2>References</h2><ol>"
            + "".join(
                f'<li><span class="label"><a href="#bbib{n}" id="ref-id-bib{n}">[{n}]</a></span><span class="reference"><div class="contribution">'
                f"<div class='authors'>{w[0]}</div><div class='title'>{w[1]}</div></div><div class='host'>{w[2]}</div>"
                '<div class="links"><a href="https://scholar.google.com/scholar?q=1">Google Scholar</a></div></span></li>'
                for n, w in enumerate(works, 1)
            )
            + "</ol></section>"
        ),
    ),
    # No address at all: the name of the entry stands in attributes.
    "attributes": (
        joined(lambda n: f'<a reveal-id="ref{n}" data-open="ref{n}" class="link xref-bibr">{n}</a>'),
        lambda works: (
            "<h2>References</h2><div class='ref-list'>"
            + "".join(
                f'<div content-id="ref{n}" class="ref-item"><div class="refLabel">{n}.</div><div class="ref-content">{" ".join(w)}'
                '<div class="crossref"><a href="https://scholar.google.com/x">Google Scholar</a></div></div></div>'
                for n, w in enumerate(works, 1)
            )
            + "</div>"
        ),
    ),
    # An empty anchor in the item, buttons in a list within it.
    "anchor": (
        joined(lambda n: f'<a href="#pj.1-Doe{n}" class="ref-tip">{n}</a>'),
        lambda works: (
            "<div class='toc-section'><h2>References</h2><ol class='references'>"
            + "".join(
                f'<li id="r{n}"><span class="order">{n}. </span><a name="pj.1-Doe{n}" id="pj.1-Doe{n}"></a>{" ".join(w)}<ul class="reflinks">'
                f'<li><a href="https://doi.org/10.1000/k{n}">View Article</a></li><li><a href="http://www.ncbi.nlm.nih.gov/pubmed/?term=x">PubMed/NCBI</a></li>'
                "<li><a href='http://scholar.google.com/y'>Google Scholar</a></li></ul></li>"
                for n, w in enumerate(works, 1)
            )
            + "</ol></div>"
        ),
    ),
    # The first thing in each item leads back to the text and bears the name.
    "return": (
        lambda numbers: (
            "<sup>"
            + ",".join(f'<a id="xref-ref-{n}-1" class="xref-bibr" href="#ref-{n}">{n}</a>' for n in numbers)
            + "</sup>"
        ),
        lambda works: (
            "<div class='section ref-list' id='ref-list-1'><h2>References</h2><ol class='cit-list'>"
            + "".join(
                f'<li><a class="rev-xref-ref" href="#xref-ref-{n}-1" title="View reference in text" id="ref-{n}">&#8629;</a><div class="cit ref-cit">'
                f'<div class="cit-metadata"><cite>{" ".join(w)}</cite></div><div class="cit-extra"><a href="/lookup/external-ref?access_num=10.1000/k{n}&amp;link_type=DOI">CrossRef</a>'
                f'<a href="/lookup/external-ref?access_num=99{n}&amp;link_type=MED">PubMed</a></div></div></li>'
                for n, w in enumerate(works, 1)
            )
            + "</ol></div>"
        ),
    ),
    # Paragraphs, as journals on Open Journal Systems paste them.
    "paragraphs": (
        joined(lambda n: f'<a href="#_ftn{n}">{n}</a>'),
        lambda works: (
            "<p><strong>REFERENCES</strong></p>"
            + "".join(f'<p><a name="_ftn{n}"></a>{n}. {" ".join(w)}</p>' for n, w in enumerate(works, 1))
        ),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_linked_lists_of_any_shape(shape):
    marker, entries = SHAPES[shape]
    document = read(page(f"<main><article>{prose(marker)}</article>{entries(WORKS)}</main>"))
    assert len(document.entries) == 3
    found = read_references(document).references
    assert [one.label for one in found] == ["1", "2", "3"]
    for one, printed in zip(found, PRINTED, strict=True):
        assert one.raw.startswith(printed)
        assert "cholar" not in one.raw
        assert "CrossRef" not in one.raw
    links = {reference for one in cited(document)[1:] for reference in one[1:]}
    assert cited(document)[0][1:] == (1,)
    assert links == {1, 2, 3}
    text = document.text[: document.entries[0].start]
    assert text.rstrip(" 1.[]^\n").endswith(("References", "REFERENCES"))


def test_identifiers_behind_links_count_where_none_is_printed():
    marker, entries = SHAPES["return"]
    found = read_references(read(page(f"{prose(marker)}{entries(WORKS)}"))).references
    assert [(one.fields.doi, one.fields.pmid) for one in found] == [(f"10.1000/k{n}", f"99{n}") for n in (1, 2, 3)]
    printed = f"{PRINTED[0]} doi:10.1000/printed"
    body = (
        '<p>Rest <a href="#r1">[1]</a> and walks <a href="#r2">[2]</a> help.</p><ol>'
        f'<li id="r1">{printed} <a href="https://doi.org/10.1000/behind">CrossRef</a></li>'
        f'<li id="r2">{PRINTED[1]} <a href="https://doi.org/10.1000/one">CrossRef</a> <a href="https://doi.org/10.1000/two">Full text</a></li></ol>'
    )
    one, two = read_references(read(page(body))).references
    # What is printed wins, and two different ones say nothing.
    assert (one.raw, one.fields.doi) == (printed, "10.1000/printed")
    assert two.fields.doi is None


def test_markers_by_name():
    body = (
        '<p>Rest helps (<a href="#R1">Shaw and Doe, 2011</a>; <a href="#R2">Roe and Poe, 2012</a>), says <a href="#R3">Low (2013)</a>.</p>'
        + '<div class="References">'
        + "".join(
            f'<p class="ReferencesCopy1"><a name="R{n}" id="R{n}"></a>{PRINTED[n - 1]}</p><p class="ReferencesCopy2"><a href="https://www.ncbi.nlm.nih.gov/pubmed/55{n}">PubMed Abstract</a> | '
            '<a href="https://scholar.google.com/x">Google Scholar</a></p>'
            for n in (1, 2, 3)
        )
        + "</div>"
    )
    document = read(page(f"<article><h1>Rest</h1>{body}</article>"))
    assert cited(document) == [("(Shaw and Doe, 2011; Roe and Poe, 2012)", 1, 2), ("Low (2013)", 3)]
    assert [label for label, _ in listed(document)] == [None, None, None]


# ---------------------------------------------------------------- lists without links


@pytest.mark.parametrize(
    "markup",
    [
        "<ol>" + "".join(f"<li>{one}</li>" for one in PRINTED) + "</ol>",
        "<ol>" + "".join(f"<li><p>{one}</p></li>" for one in PRINTED) + "</ol>",
        "<p>" + "<br>".join(f"{n}. {one}" for n, one in enumerate(PRINTED, 1)) + "</p>",
        "".join(f"<p>[{n}] {one}</p>" for n, one in enumerate(PRINTED, 1)),
        "".join(f"<div><div>{n}.</div><div>{one}</div></div>" for n, one in enumerate(PRINTED, 1)),
        "<table>" + "".join(f"<tr><td>{n}.</td><td>{one}</td></tr>" for n, one in enumerate(PRINTED, 1)) + "</table>",
        "<ol>"
        + "".join(
            f'<li>{one} [<a href="https://scholar.google.com/x">Google Scholar</a>] [<a href="https://pubmed.ncbi.nlm.nih.gov/?term=x">PubMed</a>]</li>'
            for one in PRINTED
        )
        + "</ol>",
    ],
)
def test_lists_that_nothing_links_are_found_as_in_a_text(markup):
    document = read(
        page(
            f"<article><h1>Rest</h1><p>Rest helps the knee [1,2], stairs the hip [3].</p><h2>References</h2>{markup}</article>"
        )
    )
    assert listed(document) == [(str(n), one) for n, one in enumerate(PRINTED, 1)]
    assert cited(document) == [("[1,2]", 1, 2), ("[3]", 3)]


@pytest.mark.parametrize("says", ['class="csl-entry"', 'role="doc-biblioentry"', 'class="x csl-entry y" role="note"'])
def test_entries_that_say_so_need_no_links(says):
    works = [*PRINTED, "Harder EL. Saving costs. Hospitals 1977; 51: 155-9."]
    listed = "".join(
        f"<div {says}><div class='csl-left-margin'>{n} </div><div class='csl-right-inline'>{work}</div></div>"
        for n, work in enumerate(works, 1)
    )
    document = read(
        page(
            f"<p>Rest helps<sup>1</sup> and walks<sup>2–4</sup>.</p><h2>References</h2><div class='refs'>{listed}</div>"
        )
    )
    assert [document.text[one.start : one.end] for one in document.entries] == works
    assert cited(document) == [("1", 1), ("2–4", 2, 3, 4)]


def test_buttons_between_line_breaks_belong_to_their_own_reference():
    lines = [
        f'{n}. {one} <a href="https://pubmed.ncbi.nlm.nih.gov/{n}23456">PubMed</a>'
        for n, one in enumerate(PRINTED, 1)
        if n < 3
    ]
    body = f"<article><p>Rest [1].</p><h3>Sources</h3><p>{'<br>'.join([*lines, '3. ' + PRINTED[2]])}</p></article>"
    found = read_references(read(page(body))).references
    assert [one.fields.pmid for one in found] == ["123456", "223456", None]


def test_a_list_behind_addresses_takes_their_identifiers():
    items = "".join(
        f'<li><a href="https://pubmed.ncbi.nlm.nih.gov/{n}23456/">{one}</a></li>' for n, one in enumerate(PRINTED, 1)
    )
    found = read_references(read(page(f"<article><p>Rest.</p><h3>Sources:</h3><ul>{items}</ul></article>"))).references
    assert [one.fields.pmid for one in found] == ["123456", "223456", "323456"]


# ---------------------------------------------------------------- text


LONG = "People who rest their knees for a week report less pain than those who walk every day, and they sleep better. "


def test_only_the_article_is_read():
    document = read_document(FORMATS / "article-journal.html")
    for words in (
        "Skip",
        "Issues",
        "visits",
        "Share",
        "is no marker",
        "cured",
        "rights reserved",
        "CrossRef",
        "Scholar",
    ):
        assert words not in document.text
    assert document.text.startswith("What older patients ask before an operation\n")
    assert len(document.entries) == 13


@pytest.mark.parametrize(
    "junk",
    [
        "<nav><ul><li><a href='/'>junk [1]</a></li></ul></nav>",
        "<div class='site-nav'><a href='/'>junk</a></div>",
        "<div class='cookieBanner'>junk [2]</div>",
        "<div id='cookie-notice'>junk</div>",
        "<div role='dialog'>junk</div>",
        "<aside class='related-posts'><h3>More</h3><ul><li><a href='/a'>junk</a></li></ul></aside>",
        "<div class='social-share'>junk</div>",
        "<script>var junk = '[1]';</script><style>.junk {}</style><noscript>junk</noscript><template>junk</template>",
        "<p hidden>junk</p><p style='display: none'>junk</p><p aria-hidden='true'>junk</p><span class='sr-only'>junk</span>",
        "<form><input value='junk'><select><option>junk</option></select><button>junk</button></form>",
        "<footer><p>junk 2019</p></footer>",
        "<!-- junk -->",
        "<div class='comments'><article><p>junk [3]</p></article></div>",
    ],
)
@pytest.mark.parametrize(
    "wrap", ["<article>{}</article>", "<main>{}</main>", "<div>{}</div>", "<div class='has-sidebar related'>{}</div>"]
)
def test_what_is_around_the_article_is_not_read(junk, wrap):
    marker, entries = SHAPES["archive"]
    article = f"<h1>Rest</h1><p>{LONG * 3}</p>{prose(marker)}<h2>References</h2>{entries(WORKS)}"
    for source in (
        page(junk + wrap.format(article)),
        page(wrap.format(article + junk)),
        page(wrap.format(junk + article) + junk),
    ):
        document = read(source)
        assert "junk" not in document.text
        assert document.text.count("less pain") == 3
        assert len(document.entries) == 3


@pytest.mark.parametrize(
    "around",
    [
        "<div style='display:none' class='collapsed'>{}</div>",
        "<details><summary>References</summary>{}</details>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<div class='tab-pane sidebar' id='references-tab'>{}</div>",
        "<div class='widget related'>{}</div>",
    ],
)
def test_the_list_is_never_lost(around):
    items = "<ol>" + "".join(f"<li>{one}</li>" for one in PRINTED) + "</ol>"
    article = f"<article><h1>Rest</h1><p>{LONG * 5}</p><p>Rest helps [1-3].</p></article>"
    for heading in ("<h2>References</h2>", "<p><b>References</b></p>"):
        document = read(page(article + around.format(heading + items)))
        assert [raw for _, raw in listed(document)] == PRINTED


def test_the_text_is_what_a_reader_sees():
    body = (
        "<h1>Rest &amp; walks</h1><p>It was <i>p</i>&nbsp;= 0.03\n   in <b>all</b> people<sup>1</sup> and 10 m<span style='vertical-align: super'>2</span>.<br>New line.</p>"
        "<ol start='4'><li>Four<ul><li>Dot</li></ul></li><li value='9'>Nine</li><li>Ten</li></ol><ol type='a'><li>First</li></ol>"
        "<ol reversed><li>Two</li><li>One</li></ol><dl><dt>Rest</dt><dd>No walks.</dd></dl>"
        "<table><caption>Table 1. Knees</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2 <p>x</p></td></tr></table>"
        "<p>Here <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> and <math alttext='y'></math>.</p><pre>one\n  two</pre><blockquote><p>Said.</p></blockquote>"
    )
    document = read(page(f"<article>{body}</article>"))
    for words in (
        "Rest & walks\n",
        "It was p\u00a0= 0.03 in all people1 and 10 m2.\nNew line.",
        "4. Four\n",
        "• Dot",
        "9. Nine\n",
        "10. Ten",
        "a. First",
        "2. Two\n",
        "Rest\nNo walks.",
        "Table 1. Knees",
        "A\tB\n1\t2 x",
        "Here a/b and y.",
        "one\ntwo",
        "\nSaid.",
    ):
        assert words in document.text
    assert marked(document, "superscript") == ["1", "2"]
    assert marked(document, "heading") == ["Rest & walks"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><body><p>Knee – café</p></body></html>".encode(),
        b"\xef\xbb\xbf" + "<html><body><p>Knee – café</p></body></html>".encode(),
        "<html><body><p>Knee – café</p></body></html>".encode("utf-16"),
        "<html><head><meta charset='windows-1252'></head><body><p>Knee – café</p></body></html>".encode("cp1252"),
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'></head><p>Knee – café</p></html>".encode(
            "cp1252"
        ),
        # Says what it is not.
        "<html><head><meta charset='iso-8859-1'></head><body><p>Knee – café</p></body></html>".encode(),
        "<html><head><meta charset='no-such-thing'></head><body><p>Knee – café</p></body></html>".encode("cp1252"),
        b"<html><body><p>Knee &ndash; caf&#233;</p></body></html>",
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><script src='x'/></head><body><a id='a'/><p>Knee – café</p></body></html>".encode(),
    ],
)
def test_any_encoding(data):
    assert read(data).text == "Knee – café"


@pytest.mark.parametrize("break_", ["\n", "\r\n", ""])
def test_places_lead_back_to_the_source(break_):
    source = break_.join(
        [
            "<!DOCTYPE html><html><head><title>Walks, too</title><script>var a = 'Rest helps';</script></head>",
            "<body><nav><a href='/'>Walks, too</a></nav><article><h1 title='Rest helps'>On knees</h1>",
            "<p>Rest helps the knee &ndash; mostly",
            "<b>always</b> &amp; soon.</p>",
            "<p>Walks, too.</p></article></body></html>",
        ]
    )
    document, lines = read(source), source.splitlines()
    for words in ("On knees", "always", "Walks, too", "Rest helps"):
        span = places(document, words)
        assert lines[span.line - 1][span.column - 1 :].startswith(words)
        assert words in source
    assert "<p>Rest helps" in lines[places(document, "Rest helps").line - 1]


# ---------------------------------------------------------------- strangers' pages


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<html><body>" + "<div>" * 100_000 + "x", "nested too deeply"),
        ("<html><body>" + "<br>" * 400_001, "more than 400,000 tags"),
        ("<html><body><p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x", "more than 2,000 attributes"),
        ("<html><body><script>x</script></body></html>", "has no text"),
        ("<html>", "has no text"),
        ("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><body>&a;</body></html>", None),
        ("<html><body><p>" + "<b><i><p>" * 400 + "unclosed", None),
        ("<html><body><p>nul\x00led</p>", None),
        ("<html><body><a href='#a' id='a'>self</a><p id='b'><a href='#b'>own</a></p>", None),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(source, message):
    if message is None:
        text = read(source).text
        assert text.strip()
        assert "root:" not in text
        return
    with pytest.raises(DocumentError, match=message) as caught:
        read(source)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "source",
    [
        "<html><body><p>" + "word " * 300_000 + "</p></body></html>",
        "<html><body>"
        + "<p>Rest <a href='#r1'>1</a></p>" * 5000
        + "<ol><li id='r1'>Shaw B. Rest. J Knee 2011.</li></ol>",
        "<html><body>"
        + "".join(f"<a href='#r{n}'>{n}</a> " for n in range(2500))
        + "<ol>"
        + "".join(f"<li id='r{n}'>Shaw B. Rest and walks. J Knee 2011;{n}:1.</li>" for n in range(2500)),
        "<html><body>" + "<h2>References</h2>" * 1500 + "<p>x</p>" * 1500,
        "<html><body>" + "<div class='a'>" * 400 + "<h2>References</h2><ol><li>Shaw 2011</li></ol>" + "</div>" * 400,
        "<html><body>" + "<ul><li>" * 900 + "x",
        "<html><body>" + "<table><tr><td>" * 600 + "x",
        "<html><body><p>" + "&" * 500_000 + "<" * 50_000,
    ],
    ids=["one line", "many links", "many entries", "many headings", "deep list", "lists", "tables", "signs"],
)
def test_large_and_strange_pages_are_bounded(source):
    from citecheck.documents.html import extract
    from citecheck.documents.raw import Raw

    started = time.process_time()
    extract(Raw(data=source.encode()))
    assert time.process_time() - started < 10


def test_damage_anywhere_is_a_line_or_a_document():
    whole = (FORMATS / "article-journal.html").read_bytes()
    rng = random.Random(7)
    for _ in range(10):
        data = bytearray(whole)
        for _ in range(3):
            data[rng.randrange(len(data))] = rng.randrange(256)
        for source in (bytes(data), whole[: rng.randrange(200, len(whole))]):
            try:
                document = read(source)
            except DocumentError as error:
                told = str(error)
            else:
                read_citations(document, read_references(document))
                told = document.text
            assert told


TAGS = [
    "p",
    "div",
    "a",
    "sup",
    "ol",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "h2",
    "section",
    "article",
    "aside",
    "pre",
    "span",
    "math",
    "br",
    "main",
    "b",
]


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.sampled_from(["text ", " 1", "[", "References", "Shaw B. Rest. J Knee 2011;1:2.", "&nbsp;", ""]),
        lambda inner: st.tuples(st.sampled_from(TAGS), st.sampled_from("abc"), st.lists(inner, max_size=4)).map(
            lambda found: f'<{found[0]} id="{found[1]}" href="#{found[1]}">{"".join(found[2])}</{found[0]}>'
        ),
        max_leaves=25,
    )
)
def test_elements_in_any_order_are_read(source):
    try:
        document = read(f"<html><body>{source}</body></html>")
    except DocumentError:
        # Markup around nothing.
        return
    read_citations(document, read_references(document))
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(set(offsets))
    assert all(0 <= entry.start < entry.end <= len(document.text) for entry in document.entries)


def test_a_piece_of_a_page_may_begin_with_an_article():
    assert read('<article class="post"><h1>Rest</h1><p>Rest helps.</p></article>').format == "html"
    assert read("<article><front/><body><p>Rest helps.</p></body></article>").format == "jats"


# ---------------------------------------------------------------- what pages put around and beside references


def cited_works(document):
    """The references that each claim leads to, by their place in the list."""
    found = read_citations(document, read_references(document))
    return [[int(name.removeprefix("ref-")) for name in one.references] for one in found.claims]


TWICE = {
    "hidden box": lambda n: (
        f'<sup><a href="#r{n}">{n}</a><span class="tip" style="display:none">{PRINTED[n - 1]}</span></sup>'
    ),
    "box that opens": lambda n: f'<sup><a href="#r{n}">{n}</a><span class="note-box">{PRINTED[n - 1]}</span></sup>',
    "box with its number": lambda n: (
        f'<sup><span class="ref"><strong class="x">{n}</strong><span class="c">{n}. {PRINTED[n - 1]}</span></span></sup>'
    ),
    "box after the marker": lambda n: (
        f'<sup data-n="{n}"><a href="javascript:void(0)">{n}</a></sup><span role="tooltip">{PRINTED[n - 1]}</span>'
    ),
}


@pytest.mark.parametrize("form", TWICE.values(), ids=TWICE)
def test_a_reference_beside_its_marker_is_read_once_and_markers_stay_apart(form):
    listing = "".join(f'<li id="r{n}">{work}</li>' for n, work in enumerate(PRINTED, 1))
    body = prose(lambda numbers: "".join(form(n) for n in numbers))
    document = read(page(f"<article>{body}<h2>References</h2><ol>{listing}</ol></article>"))
    assert [raw for _, raw in listed(document)] == PRINTED
    assert document.text.count(PRINTED[0]) == 1
    assert cited_works(document) == [[1], [1, 2, 3]]


def test_raised_digits_without_markup_of_their_own_are_one_number():
    document = read(page("<article><p>Walks help.<sup>1</sup><sup>2</sup></p></article>"))
    assert "help.12" in document.text


def test_sections_that_a_menu_lists_are_the_article():
    text = "".join(
        f"<p>{'Rest helps the knee in most people. ' * 4}[1] Stairs do so, too [2, 3].</p>" for _ in range(3)
    )
    listing = "".join(f"<li>{work}</li>" for work in PRINTED)
    menu = '<div class="toc"><ul><li><a href="#s1">Introduction</a></li><li><a href="#s2">Methods</a></li></ul></div>'
    sections = "".join(f'<div id="s{n}" class="section toc-section"><h2>Part {n}</h2>{text}</div>' for n in range(1, 5))
    document = read(page(f"{menu}<article>{sections}<h2>References</h2><ol>{listing}</ol></article>"))
    assert len(cited(document)) == 24
    assert "Methods" not in document.text


@pytest.mark.parametrize("heading", ["Share this:", "You may also like", "Cited by (2)", "3 comments", "Leave a reply"])
def test_what_stands_below_the_list_is_not_the_article(heading):
    listing = "".join(f"<li>{work}</li>" for work in PRINTED)
    after = (
        f"<div><h3>{heading}</h3><ul><li>Doe J. More of it. J More. 2020;1:2.</li><li>Poe K wrote [1].</li></ul></div>"
    )
    body = prose(lambda numbers: f" {numbers}")
    document = read(page(f"<article>{body}<p><b>References</b></p><ol>{listing}</ol>{after}</article>"))
    assert [raw for _, raw in listed(document)] == PRINTED
    assert "More of it" not in document.text
    assert "Poe K" not in document.text


@pytest.mark.parametrize("heading", ["Comment", "Responses", "Recommended reading"])
def test_headings_of_an_article_are_none_of_the_page(heading):
    document = read(
        page(f"<article><h1>Knees</h1><h2>{heading}</h2><p>Rest helps the knee in most people.</p></article>")
    )
    assert "Rest helps" in document.text


def test_a_list_that_a_button_opens_is_read():
    listing = "".join(f"<li>{work}</li>" for work in PRINTED)
    body = prose(lambda numbers: f" {numbers}")
    opened = f"<div><button aria-expanded='false'>References (3)</button><div hidden><ol>{listing}</ol></div></div>"
    assert [raw for _, raw in listed(read(page(f"<article>{body}{opened}</article>")))] == PRINTED


def test_parts_of_an_entry_on_lines_of_their_own_are_parted():
    entries = "".join(
        f'<li id="r{n}"><div class="authors">A. Shaw, B. Doe</div><div class="title text-m">A walk of {n} miles and the knee</div>'
        f'<div class="host">J Knee, {n} (2) (2011), pp. 1-9</div><div class="links"><a href="/s">View in Scopus</a>'
        '<a href="/o">OpenURL Placeholder Text</a></div></li>'
        for n in (1, 2)
    )
    document = read(page(f"<p>One <a href='#r1'>[1]</a> and two <a href='#r2'>[2]</a>.</p><ol>{entries}</ol>"))
    assert listed(document)[0][1] == "A. Shaw, B. Doe. A walk of 1 miles and the knee. J Knee, 1 (2) (2011), pp. 1-9"


def test_punctuation_follows_its_word():
    parts = '<div class="n"><div>Shaw</div> <div>B</div></div>, <div class="t title">Rest and the knee</div>. <i>J Knee</i>. <div>2011</div>;1:1-9.'
    entries = "".join(f'<li id="r{n}">{parts}</li>' for n in (1, 2))
    document = read(page(f"<p>One <a href='#r1'>[1]</a> and two <a href='#r2'>[2]</a>.</p><ol>{entries}</ol>"))
    assert listed(document)[0][1] == "Shaw B, Rest and the knee. J Knee. 2011;1:1-9."


def test_a_name_and_year_before_an_entry_is_its_label():
    entries = "".join(
        f'<li id="b{n}"><span class="tag refnum">{name} ({year})</span><span>{work}</span></li>'
        for n, (name, year, work) in enumerate(
            [("Shaw and Doe", 2011, PRINTED[0]), ("Roe and Poe", 2012, PRINTED[1])], 1
        )
    )
    text = '<p>Rest helps (<a href="#b1">Shaw and Doe, 2011</a>). Walks do (<a href="#b2">Roe and Poe, 2012</a>).</p>'
    document = read(page(f"<article>{text}<ul>{entries}</ul></article>"))
    assert [raw for _, raw in listed(document)] == PRINTED[:2]


@pytest.mark.parametrize(
    "body",
    [
        "<div><h3>Share this</h3><p>x</p></div>" * 8_000,
        "<h3>Share this</h3><p>x</p>" * 8_000,
        "<div><h3>Share this</h3></div><p>x</p>" * 8_000,
        "<p>So <a href=#r1>1</a></p><ol>"
        + ("<li id=r1>Shaw 2011 " + ("<div class=title>" + "Rest and the knee " * 60) * 60 + "</div>" * 60 + "</li>")
        * 40
        + "</ol>",
    ],
    ids=["shared", "flat", "wrapped", "titles in titles"],
)
def test_headings_and_titles_without_end_are_bounded(body):
    began = time.process_time()
    document = read(page(f"{body}<h2>Knees</h2>" + "".join(f"<p>{work}</p>" for work in PRINTED)))
    assert time.process_time() - began < 8
    assert PRINTED[0] in document.text


@pytest.mark.parametrize("shared", ["<h3>Share this</h3>", "<div><h3>Share this</h3></div><ul><li>By mail</li></ul>"])
def test_prose_below_a_heading_of_the_page_goes_on_with_the_article(shared):
    long = "<p>" + "Rest helps the knee in most people, whatever they may think of it. " * 4 + "</p>"
    document = read(page(f"<article><h1>Knees</h1>{shared}{long * 3}</article>"))
    assert document.text.count("Rest helps") == 12


def test_a_wrapped_heading_of_the_page_takes_nothing_of_the_article_with_it():
    shared = "<div class='s'><h3>Share this</h3><p>By mail</p></div>"
    document = read(
        page(f"<article><h1>Knees</h1>{shared}<div><p>Rest helps the knee in most people.</p></div></article>")
    )
    assert "Rest helps" in document.text
    assert "By mail" not in document.text


ENTRY = (
    '<{0} id="ref-{1}"{2}>{1}, A. 2012. “Falls of {1} patients by night.” <em>Journal of Wards</em> 3 (2): 12–19.</{0}>'
)


def contents(entries, *cited):
    """A page with a table of contents that leads to its sections, as document tools write them."""
    marks = "".join(f' Some fell (<a href="#ref-{name}">{name} 2012</a>).' for name in cited)
    return (
        '<body><div id="TOC"><ul><li><a href="#why">Why</a></li><li><a href="#how">How</a></li></ul></div>'
        f'<div id="why" class="section level2"><h2>Why</h2><p>The wards were asked in 2011.{marks}</p></div>'
        '<div id="how" class="section level2"><h2>How</h2><p>All of the nurses were asked in 2013.</p></div>'
        f'<div id="references" class="section level2"><h2>References</h2><div id="refs">{entries}</div></div></body>'
    )


@pytest.mark.parametrize("kind", ["div", "p"])
@pytest.mark.parametrize(
    ("declared", "cited"),
    [
        ("", ("Adams", "Brown", "Doyle")),
        ("", ("Doyle", "Adams")),
        (' class="csl-entry"', ("Doyle", "Adams")),
        (' class="csl-entry"', ("Brown",)),
    ],
)
def test_a_table_of_contents_leads_to_no_entries(kind, declared, cited):
    entries = "".join(ENTRY.format(kind, name, declared) for name in ("Adams", "Brown", "Doyle"))
    document = read(contents(entries, *cited))
    listed = read_references(document)
    assert [reference.fields.authors[0].family for reference in listed.references] == ["Adams", "Brown", "Doyle"]
    by_name = {reference.fields.authors[0].family: reference.id for reference in listed.references}
    citations = read_citations(document, listed).citations
    assert [one.references for one in citations] == [(by_name[name],) for name in cited]
