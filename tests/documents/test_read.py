"""Bytes become text, or one line that says why not."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from citecheck.documents import Places, documents_in, read_bytes, read_document
from citecheck.documents.detect import detect
from citecheck.errors import DocumentError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Knee – café".encode(), "Knee – café"),
        (b"\xef\xbb\xbfKnee", "Knee"),
        ("Knee – café".encode("utf-16"), "Knee – café"),
        ("Knee \u2013 caf\u00e9 \u201cquoted\u201d".encode("cp1252"), "Knee – café “quoted”"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
        ("non\u00a0breaking".encode(), "non\u00a0breaking"),
    ],
)
def test_text_is_decoded_without_losing_a_character(data, text):
    assert read_bytes(data, "x.txt", "text").text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"PK\x03\x04....", "is a damaged zip archive or Office file"),
        (b"{\\rtf1 ...", "is an RTF file"),
        (bytes(range(256)) * 40, "is not a text file"),
        (b"\x00\x01\x02\x03" * 500, "is not a text file"),
        (b"\xff\xfe\x00", "is damaged"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, message):
    with pytest.raises(DocumentError, match=message) as caught:
        read_bytes(data, "x.txt")
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(DocumentError, match="No such file"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)


def test_a_file_above_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(DocumentError, match="larger than"):
        read_document(path)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_places_count_every_kind_of_line_break(line_break):
    document = read_bytes(line_break.join(["first", "second line", "third"]).encode(), "x.txt", "text")
    start = document.text.index("line")
    span = Places(document).span(start, start + 4)
    assert (span.line, span.column) == (2, 8)
    assert document.text[span.start : span.end] == "line"


def test_raised_numbers_in_plain_text_are_marked_and_powers_are_not():
    text = "It helps the knee.^(1) It helps the shoulder^(2,3) by 4 cm^(2) of 10^(3), x^(2), “so.”^(4–6)\n"
    document = read_bytes(text.encode(), "a.txt")
    assert [(m.kind, text[m.start : m.end]) for m in document.marks] == [
        ("superscript", "1"), ("superscript", "2,3"), ("superscript", "4–6"),
    ]  # fmt: skip


def test_a_text_above_the_limit_of_texts_is_refused():
    with pytest.raises(DocumentError, match="larger than 5 MB"):
        read_bytes(b"word " * 1_100_000, "x.txt")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", b"Plain text [1].", "text"),
        ("a.unknown", b"Plain text [1].", "text"),
        ("a.md", b"# A heading", "markdown"),
        ("a.docx", b"Plain text under a false name.", "text"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>A page.</p></body></html>", "html"),
        ("a.html", b"<p>A page without a head.</p>", "html"),
        ("a.md", b"<p>A paragraph</p> of Markdown", "markdown"),
        ("a.xml", b'<?xml version="1.0"?>\n<!DOCTYPE article>\n<article></article>', "jats"),
        ("a.xml", b"<xml><records></records></xml>", "endnote-xml"),
        ("a.txt", b"\xef\xbb\xbfTY  - JOUR\nTI  - A title\nER  -\n", "ris"),
        ("a.txt", b"\nPMID- 12345\nTI  - A title\n", "nbib"),
        ("a.json", b'[{"id": "a", "type": "article-journal"}]', "csl-json"),
        ("a", b"@article{smith,\n title={A title}}", "bibtex"),
        ("a.txt", b"\\documentclass{article}\n\\begin{document}Text\\end{document}", "latex"),
        ("a.tex", b"A chapter \\cite{smith}.", "latex"),
        ("a.txt", b"@article is how BibTeX begins an entry.", "text"),
        ("a.txt", b"[1] is how a marker looks.", "text"),
        ("a.txt", b"@article{smith,\n  title = {A title},\n  year = 2020\n}\n\n@book{b,\ntitle={B}}\n", "bibtex"),
        ("a.txt", b"@article{smith,\n  title={A title}\n}\n\nis how BibTeX looks.\nIt has fields.\n", "text"),
        ("a.md", b"How to cite:\n\n@article{smith,\n  title={A title}}\n", "markdown"),
        ("a.txt", b"A record begins with TY  - JOUR, and PubMed's with PMID- 1.", "text"),
        ("a.json", b'[{"id": "a", "abstract": "' + b"word " * 2000 + b'", "type": "article-journal"}]', "csl-json"),
        ("refs.xml", b"<xml><records></records></xml>", "endnote-xml"),
    ],
)
def test_content_decides_then_the_ending(name, data, found):
    assert detect(data, name)[0] == found


def test_endings_that_formats_share_do_not_lie():
    assert detect(b"<xml><records></records></xml>", "refs.xml") == ("endnote-xml", None)
    assert detect(b"PMID- 1\nTI  - A\n", "pubmed.nbib") == ("nbib", None)


def test_a_name_that_lies_is_a_remark():
    document = read_bytes(b"Plain text under a false name.", "a.docx")
    assert (document.format, document.remarks) == ("text", ("is named .docx, but is plain text; read as that",))


@pytest.mark.parametrize(
    ("name", "data", "found", "noun"),
    [
        ("old.doc", None, "docx", "a .docx"),
        ("old.rtf", None, "docx", "a Word document"),
        ("old.DOC", b"<!DOCTYPE html><html><body>A page.</body></html>", "html", "a web page"),
        ("old.rtf", b"Plain text.", "text", "plain text"),
    ],
)
def test_a_name_of_a_kind_that_no_reader_takes_is_a_remark(fixtures, name, data, found, noun):
    data = data or (fixtures / "formats" / "article.docx").read_bytes()
    assert detect(data, name) == (found, f"is named {name[3:].lower()}, but is {noun}; read as that")


def test_a_name_that_promises_nothing_is_no_remark():
    assert detect(b"Plain text.", "draft.2") == ("text", None)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xml", b"<PubmedArticleSet/>", "give it with --pubmed"),
        ("a.xml", b"<project/>", "neither an article nor references"),
        ("a.json", b'{"type": "module"}', "neither an article nor references"),
        ("a.pdf", bytes(range(256)) * 9, "is not a PDF: it may be damaged"),
        ("a.txt", b"\x89PNG\r\n", "is a picture"),
    ],
)
def test_what_no_reader_takes_is_said_in_one_line(name, data, message):
    with pytest.raises(DocumentError, match=message):
        detect(data, name)


def test_a_folder_is_searched_for_documents_only(tmp_path):
    files = {
        "a.txt": "text",
        "b/c.md": "text",
        "b/package.json": '{"type": "module"}',
        "b/refs.json": '[{"type": "book"}]',
        "b/pubmed.xml": "<PubmedArticleSet/>",
        "tex/paper.tex": "% a paper\n\\documentclass{article}",
        "tex/paper.bib": "@article{a, title={b}}",
        "tex/parts/one.tex": "A part of it.",
        "tex/bib/more.bib": "@article{a, title={b}}",
        "parts/alone.tex": "% \\documentclass{article}\nNo part of anything.",
        "bib/only.bib": "@article{a, title={b}}",
        ".hidden/a.txt": "text",
        "picture.png": "x",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in documents_in(tmp_path)]
    assert found == ["a.txt", "b/c.md", "b/refs.json", "bib/only.bib", "parts/alone.tex", "tex/paper.tex"]


def test_reports_of_our_own_are_no_documents(tmp_path, fixtures):
    for name, report in (("r.html", "html"), ("r.md", "markdown"), ("r.txt", "txt"), ("l.txt", "lines")):
        (tmp_path / name).write_bytes((fixtures / "golden" / f"report.{report}").read_bytes())
    (tmp_path / "batch" / ".citecheck").mkdir(parents=True)
    (tmp_path / "batch" / ".citecheck" / "state.sqlite").write_bytes(b"x")
    (tmp_path / "batch" / "index.html").write_text("<p>A page of it.</p>", encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "The tool citecheck prints\n\n    a.txt\n\n  7 references (7 verified), 3 citations\n", encoding="utf-8"
    )
    assert documents_in(tmp_path) == [tmp_path / "a.txt"]


def test_links_to_folders_are_followed_and_each_folder_is_searched_once(tmp_path):
    articles, elsewhere = tmp_path / "articles", tmp_path / "elsewhere"
    for file in (articles / "own" / "a.txt", elsewhere / "b.txt", elsewhere / "below" / "c.txt"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text", encoding="utf-8")
    links = {
        articles / "linked": elsewhere,
        articles / "more": elsewhere / "below",
        articles / "also": articles / "own",
        articles / "own" / "back": articles,
        elsewhere / "back": articles,
        elsewhere / "round": elsewhere,
        articles / "nowhere": tmp_path / "gone",
        articles / ".hidden": elsewhere,
    }
    for link, target in links.items():
        link.symlink_to(target, target_is_directory=True)
    found = [file.relative_to(articles).as_posix() for file in documents_in(articles)]
    assert found == ["linked/b.txt", "linked/below/c.txt", "own/a.txt"]
    assert documents_in(articles / "linked") == [
        articles / "linked" / "b.txt",
        articles / "linked" / "back" / "own" / "a.txt",
        articles / "linked" / "below" / "c.txt",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no owners of files")
def test_what_may_not_be_looked_into_is_no_document_that_passed():
    # Whoever owns everything is refused nothing: as root, nobody looks.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for file in ("a.txt", "closed/b.txt", "kept/c.json"):
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text("[]", encoding="utf-8")
        (folder / "closed").chmod(0)
        (folder / "kept" / "c.json").chmod(0)
        owner = os.geteuid()
        if owner == 0:
            os.seteuid(65534)
        try:
            found = documents_in(folder)
            for one in (folder / "closed", folder / "kept" / "c.json"):
                with pytest.raises(DocumentError, match="cannot be read: Permission denied"):
                    read_document(one)
        finally:
            os.seteuid(owner)
            (folder / "closed").chmod(0o755)
    assert found == [folder / "a.txt", folder / "closed", folder / "kept" / "c.json"]


def test_a_folder_that_is_taken_away_while_we_look_costs_no_other(tmp_path, monkeypatch):
    for name in ("a.txt", "gone/b.txt", "kept/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text", encoding="utf-8")
    scandir = os.scandir

    def taken_away(place):
        if Path(place).name == "gone":
            raise FileNotFoundError(2, "No such file or directory", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", taken_away)
    assert documents_in(tmp_path) == [tmp_path / "a.txt", tmp_path / "kept" / "c.txt"]


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ELOOP, errno.EACCES])
def test_a_failing_disk_is_no_document_that_passed(tmp_path, monkeypatch, number):
    for name in ("a.txt", "sub/b.txt", "kept/c.json", "kept/d.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("[]", encoding="utf-8")
    failing = {"sub", "c.json", "a.txt"}

    def fails(call):
        def called(place, *more, **named):
            if Path(place).name in failing:
                raise OSError(number, os.strerror(number), str(place))
            return call(place, *more, **named)

        return called

    monkeypatch.setattr(os, "scandir", fails(os.scandir))
    monkeypatch.setattr(Path, "open", fails(Path.open))
    monkeypatch.setattr(Path, "stat", fails(Path.stat))
    assert documents_in(tmp_path) == [tmp_path / "a.txt", tmp_path / "kept" / "c.json", tmp_path / "sub"]
    for name in ("a.txt", "kept/c.json", "sub"):
        with pytest.raises(DocumentError, match="cannot be read: "):
            read_document(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no links")
def test_a_link_to_nothing_is_no_document_and_one_to_itself_cannot_be_read(tmp_path):
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    assert documents_in(tmp_path) == [tmp_path / "a.txt", tmp_path / "round.txt"]
    with pytest.raises(DocumentError, match="cannot be read: "):
        read_document(tmp_path / "round.txt")
