"""`citecheck letter`: what an author gets to read."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from citecheck import cli, letter, pipeline, stages
from citecheck.cli.letter import LETTERS
from citecheck.config import Accepted, Settings
from citecheck.documents import read_bytes
from citecheck.letter.compose import Letter, Point, Query, Words, compose
from citecheck.letter.questions import QUESTIONS, seen
from citecheck.models import CheckedClaim, Claim, DocumentReport, Span
from citecheck.pubmed import open_files
from citecheck.rules import RULES, UNCHECKED, finding

DOCUMENTS = ("reading-list.txt", "everyday-medicines.md", "cataract-day.txt", "vitamins-explained.txt")
BLAMING = re.compile(
    r"\b(?:wrong(?:ly)?|false(?:ly)?|fabricat\w+|invent(?:ed|s)|fail(?:ed|s)?|mistake|error|you (?:did|have) not|"
    r"incorrect\w*|mislead\w*|must)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def checked(fixtures):
    """The report on each fixture, by its name."""
    paths = sorted((fixtures / "documents").rglob("*.*"))
    inputs = [stages.Input(path=str(path)) for path in paths]
    report = pipeline.check(inputs, open_files(fixtures / "pubmed"), Settings())
    return {path.name: document for path, document in zip(paths, report.documents, strict=True)}


@pytest.fixture
def run(capfdbinary, fixtures, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_PUBMED", "CITECHECK_EUTILS_URL", "NCBI_API_KEY", "NCBI_EMAIL"):
        monkeypatch.delenv(name, raising=False)

    def call(*words, where=None):
        code = cli.run(["letter", *map(str, words), "--pubmed", str(where or fixtures / "pubmed")])
        captured = capfdbinary.readouterr()
        return code, captured.out, captured.err.decode()

    return call


def queries(made: Letter) -> list[Query]:
    return [query for _, section in made.sections for query in section]


def test_every_rule_has_its_question_and_what_was_not_checked_has_none():
    assert set(QUESTIONS) == set(RULES) - UNCHECKED


@pytest.mark.parametrize("rule", QUESTIONS)
def test_no_question_blames(rule):
    question = QUESTIONS[rule]
    said = " ".join((question.seen, question.otherwise, question.asked, question.several or ""))
    assert not BLAMING.search(said)
    assert "{" not in question.asked
    assert question.asked.endswith(("?", ".", "!"))


@pytest.mark.parametrize("rule", QUESTIONS)
def test_a_finding_without_words_can_be_told_all_the_same(rule):
    told = seen(finding(rule, "Something was seen.", None))
    assert told
    assert "{" not in told
    assert "“”" not in told


@pytest.mark.parametrize("name", letter.FORMATS[:2])
def test_the_golden_letters(checked, fixtures, request, name):
    letters = [letter.render(name, compose(checked[document])) for document in DOCUMENTS]
    found = (b"\n" + b"=" * 78 + b"\n\n").join(letters)
    golden = fixtures / "golden" / f"letter.{'txt' if name == 'text' else 'md'}"
    if request.config.getoption("--update-golden"):
        golden.write_bytes(found)
    assert found == golden.read_bytes()


def test_references_come_first_then_the_text_in_its_order(checked):
    made = compose(checked["cataract-day.txt"])
    assert [title for title, _ in made.sections] == ["The references", "The text"]
    assert [query.number for query in queries(made)] == list(range(1, len(queries(made)) + 1))
    lines = [int(re.findall(r"ine (\d+)", query.where)[0]) for query in queries(made)]
    references = len(made.sections[0][1])
    assert lines[:references] == sorted(lines[:references])
    assert lines[references:] == sorted(lines[references:])


def test_both_sides_stand_beside_the_question(checked):
    [query] = [q for q in queries(compose(checked["everyday-medicines.md"])) if q.where == "Line 7, reference 2"]
    text, abstract = query.words
    assert text.name == "The text"
    assert [text.text[a:b] for a, b in text.marks] == ["91%"]
    assert abstract.name == "The abstract (PMID 25998582)"
    assert [abstract.text[a:b] for a, b in abstract.marks] == ["81%"]
    assert query.points == (Point(seen="The abstract gives 81%, the text 91%.", asked="Which is meant?"),)


def test_a_corrected_entry_is_proposed(checked):
    [query] = [q for q in queries(compose(checked["everyday-medicines.md"])) if q.where.startswith("Reference 3 ")]
    assert query.proposed is not None
    assert query.proposed.endswith("2018;378(20):1865-76. doi:10.1056/NEJMoa1715274")
    assert query.points[-1].asked == "May we print the entry as follows, or is another work meant?"


def test_the_same_question_of_many_places_is_asked_once(checked):
    made = compose(checked["vitamins-explained.txt"])
    [query] = queries(made)
    assert query.where == "2 places in the text"
    assert len(query.words) == 2
    assert query.points[0].asked.startswith("Which study is meant in each place?")


def test_notes_are_left_out_unless_asked_for(checked):
    document = checked["heart-in-tuscany.txt"]
    assert len(queries(compose(document))) == 2
    everything = queries(compose(document, everything=True))
    assert len(everything) > 2
    assert any("holds few works of this kind or none" in p.seen for query in everything for p in query.points)


def test_what_was_accepted_is_not_asked(fixtures):
    path = fixtures / "documents" / "everyday-medicines.md"
    accept = tuple(
        Accepted(rule=rule, reason="the author has answered")
        for rule in ("claim-number-differs", "reference-retracted", "identifier-wrong-article")
    )
    source = open_files(fixtures / "pubmed")
    report = pipeline.check([stages.Input(path=str(path))], source, Settings(accept=accept))
    made = compose(report.documents[0])
    assert made.sections == ()
    assert "We found nothing that we have to ask you." in made.opening


def test_an_honest_article_gets_a_letter_that_asks_nothing(run, fixtures):
    code, out, err = run(fixtures / "documents" / "honest" / "vancouver.txt")
    assert (code, err) == (0, "")
    assert b"nothing that we have to ask you" in out.replace(b"\n", b" ")


def test_what_could_not_be_checked_is_said_and_not_asked(run, tmp_path):
    text = (
        "Walking helps [1].\n\nReferences\n\n"
        "1. Shaw B, Darrow M. Walking and knees in four towns. J Knees. 2018;11:117-24.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("a.txt", "--offline", where="ncbi")
    said = " ".join(out.decode().split())
    assert code == 3
    assert "PubMed could not be reached, so no reference has been checked yet" in said
    assert "?" not in said


def test_nothing_is_written_over(run, tmp_path, fixtures):
    document = fixtures / "documents" / "kidney-stones.txt"
    assert run(document, "-o", "letter.md")[0] == 0
    assert (tmp_path / "letter.md").read_text(encoding="utf-8").startswith("# Queries on kidney-stones.txt\n")
    code, _, err = run(document, "-o", "letter.md")
    assert code == 2
    assert err == "citecheck: letter.md: is there already; --force writes over it\n"
    assert run(document, "-o", "letter.md", "--force", "-f", "text")[0] == 0
    assert (tmp_path / "letter.md").read_text(encoding="utf-8").startswith("Queries on kidney-stones.txt\n")


@pytest.mark.parametrize(("words", "said"), [(["none.txt"], "none.txt: cannot be read"), (["."], "is a folder")])
def test_what_cannot_be_done_is_said_in_one_line(run, words, said):
    code, out, err = run(*words)
    assert (code, out) == (2, b"")
    assert said in err
    assert err.count("\n") == 1


HOSTILE = "a\x1b[31mred\x1b[0m \u202egnp.exe <script>alert(1)</script> [x](http://evil.example) **b** & ]]> \x00\ufffe"


def hostile(text: str = HOSTILE) -> Letter:
    words = Words(name="The text", text=text, marks=((0, 1),))
    query = Query(number=1, where="Line 1", words=(words,), points=(Point(seen=text, asked="?"),), proposed=text)
    return Letter(document=text, opening="Hello.", sections=(("The text", (query,)),), unchecked=text, closing="Bye")


def test_hostile_text_is_shown_and_does_nothing():
    plain = letter.render("text", hostile()).decode()
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    marked = letter.render("markdown", hostile()).decode()
    assert "<script>" not in marked.replace("\\<script", "")
    assert "\\[x\\](http" in marked
    document = zipfile.ZipFile(io.BytesIO(letter.render("docx", hostile())))
    tree = etree.fromstring(document.read("word/document.xml"))
    assert "<script>alert(1)</script>" in "".join(tree.itertext())


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_text_makes_a_letter_in_any_format(text, start, end):
    said = finding(
        "claim-number-differs", text, Span(start=0, end=1, line=1, column=1), claim="c", text=text, source=text,
        text_marks=((start, end),), source_marks=((start, end),),
    )  # fmt: skip
    claim = CheckedClaim(**{name: getattr(_CLAIM, name) for name in Claim.__struct_fields__}, checks=())
    document = DocumentReport(path="x.txt", format="text", status="checked", claims=(claim,), findings=(said,))
    made = compose(document)
    for query in queries(made):
        for words in query.words:
            assert all(0 <= a < b <= len(words.text) for a, b in words.marks)
    for name in letter.FORMATS:
        assert letter.render(name, made)


_CLAIM = Claim(id="c", text="x", span=Span(start=0, end=1, line=1, column=1), references=())


def test_a_word_letter_reads_back_and_is_the_same_each_time(checked):
    made = compose(checked["reading-list.txt"])
    data = letter.render("docx", made)
    assert data == letter.render("docx", made)
    text = read_bytes(data, "letter.docx").text
    assert "Dear author," in text
    for query in queries(made):
        assert query.where in text
        for point in query.points:
            assert point.seen in text


def test_a_word_letter_opens_in_libreoffice(checked, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (soffice)")
    (tmp_path / "letter.docx").write_bytes(letter.render("docx", compose(checked["reading-list.txt"])))
    profile = (tmp_path / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "txt:Text"]
    subprocess.run([*command, "letter.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
    assert "Queries on reading-list.txt" in text
    assert "Which of them is meant?" in text


def test_the_formats_that_help_names_are_those_that_exist():
    assert LETTERS == letter.FORMATS
