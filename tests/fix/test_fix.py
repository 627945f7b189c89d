"""`citecheck fix` as an editor uses it."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from citecheck import cli, fix
from citecheck.cli.fix import EXPORTS

LIST = """Magnesium did nothing for cramps [1]. A stone passed no sooner [2]. Humming helped [3].

References

[1] Exemplar N, Musterfeld PJ. Evening magnesium for nocturnal leg cramps in older adults: a randomised trial. \
Ann Invented Trials. 2014;12(3):201-9. doi:10.5555/ait.2019.0201
[2] Pickard R, Starr K, MacLennan G, et al. Medical expulsive therapy in adults with ureteric colic: a multicentre, \
randomised, placebo-controlled trial. Lancet 2015; 386: 431-439.
[3] Halvorsen IT, Quist BM. Humming at 120 hertz relieves tinnitus in church organists. \
J Otol Acoust Ther. 2017;9(4):310-8.
"""
RIGHT = LIST.replace("2014;12", "2019;12").replace("431-439", "341-349")


NAMED = """Magnesium did nothing for cramps (Exemplar & Musterfeld, 2014). A stone passed no sooner \
(Pikard et al., 2015), whoever was asked (Exemplar & Musterfeld, 2014).

References

Exemplar N, Musterfeld PJ. (2014). Evening magnesium for nocturnal leg cramps in older adults: a randomised trial. \
Ann Invented Trials, 12(3), 202-9. doi:10.5555/ait.2019.0201

Pikard R, Starr K, MacLennan G, et al. (2015). Medical expulsive therapy in adults with ureteric colic: a multicentre, \
randomised, placebo-controlled trial. Lancet, 386, 341-349.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_PUBMED", "CITECHECK_EUTILS_URL", "NCBI_API_KEY", "NCBI_EMAIL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfdbinary, fixtures):
    def call(*words, where=None):
        code = cli.run(["fix", *map(str, words), "--pubmed", str(where or fixtures / "pubmed")])
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return call


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(LIST.encode())
    return path


def test_the_list_is_corrected_and_the_rest_left(run, article):
    code, out, err = run(article.name)
    assert code == 0
    assert out == RIGHT.partition("References\n\n")[2]
    assert "2 of 3 references corrected: 1, 2" in err
    assert "left as printed (not found in PubMed): 3" in err
    assert article.read_bytes() == LIST.encode()


def test_a_doi_broken_over_a_line_is_printed_whole(run, tmp_path):
    path = tmp_path / "broken.txt"
    doi = "10.5555/ait.2019.0201"
    path.write_text(RIGHT.replace("201-9", "203-9").replace(doi, "10.5555/ait.20\n19.0201"), encoding="utf-8")
    assert f" 2019;12(3):201-9. doi:{doi}\n" in run(path)[1]


def test_a_wrong_doi_broken_over_a_line_is_mended_in_its_place(run, tmp_path):
    path = tmp_path / "broken.txt"
    path.write_text(RIGHT.replace("10.5555/ait.2019.0201", "10.5555/ait.29\n19.0201"), encoding="utf-8")
    _, out, err = run(path)
    assert out == RIGHT.partition("References\n\n")[2]
    assert "anew" not in err


def test_in_place_and_patch_come_to_the_same(run, article, tmp_path):
    code, patch, _ = run(article.name, "--patch")
    assert code == 0
    assert patch.startswith("--- article.txt\n+++ article.txt\n@@")
    (tmp_path / "p.diff").write_text(patch, encoding="utf-8")
    if shutil.which("patch"):
        subprocess.run(["patch", "-i", "p.diff"], check=True, capture_output=True)
        assert article.read_text(encoding="utf-8") == RIGHT
        article.write_bytes(LIST.encode())
    code, out, _ = run(article.name, "--in-place")
    assert (code, out) == (0, "")
    assert article.read_bytes() == RIGHT.encode()
    assert run(article.name, "--patch")[1] == ""


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_other_byte_of_a_file_stays(run, article, ending, mark):
    article.write_bytes((mark + LIST.rstrip("\n").replace("\n", ending)).encode())
    assert run(article.name, "--in-place")[0] == 0
    assert article.read_bytes() == (mark + RIGHT.rstrip("\n").replace("\n", ending)).encode()


def test_a_patch_for_a_file_without_a_last_line_break_applies(run, article, tmp_path):
    if not shutil.which("patch"):
        pytest.skip("needs the program `patch`")
    cut = LIST.partition("\n[3]")[0]
    article.write_bytes(cut.encode())
    (tmp_path / "p.diff").write_text(run(article.name, "--patch")[1], encoding="utf-8")
    subprocess.run(["patch", "-i", "p.diff"], check=True, capture_output=True)
    assert article.read_bytes() == RIGHT.partition("\n[3]")[0].encode()


def test_markdown_keeps_its_markup(run, tmp_path):
    marked = LIST.replace("Ann Invented Trials", "*Ann Invented Trials*").replace("[1] Ex", "1. Ex")
    marked = marked.replace("[2] P", "2. P").replace("[3] H", "3. H").replace("References", "## References")
    (tmp_path / "a.md").write_text(marked, encoding="utf-8")
    assert run("a.md", "--in-place")[0] == 0
    wanted = marked.replace("2014;12", "2019;12").replace("431-439", "341-349")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == wanted


def test_no_correction_parts_an_entry_from_the_text_that_cites_its_name_and_year(run, tmp_path):
    wanted = NAMED.replace("202-9", "201-9")
    for name in ("a.txt", "a.md"):
        (tmp_path / name).write_text(NAMED, encoding="utf-8")
        code, _, err = run(name, "--in-place")
        assert code == 0
        assert (tmp_path / name).read_text(encoding="utf-8") == wanted
        said = "the year stays as printed, because the text cites 2014; change it to 2019 in both, in the text at"
        assert f"{name}: Exemplar 2014: {said} “(Exemplar & Musterfeld, 2014)”\n" in err
        said = "the author list stays as printed, because the text cites Pikard; change it to Pickard in both"
        assert f"{name}: Pikard 2015: {said}, in the text at “(Pikard et al., 2015)”\n" in err
    assert "(2014). Evening" in run("a.txt")[1]
    assert "none of 2 references corrected" in run("a.txt")[2]


def test_an_export_has_pubmeds_data_and_says_what_the_text_cites_otherwise(run, tmp_path):
    (tmp_path / "a.txt").write_text(NAMED, encoding="utf-8")
    _, out, err = run("a.txt", "-f", "apa")
    assert "(2019)" in out
    assert "Pickard" in out
    assert "PubMed has 2019 for 2014; change it in the text, too: “(Exemplar & Musterfeld, 2014)”" in err


def test_an_entry_is_corrected_to_what_the_text_cites(run, tmp_path):
    text = NAMED.replace("Pikard et al.", "Pickard et al.").replace("Musterfeld, 2014", "Musterfeld, 2019")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("a.txt", "--in-place")[0] == 0
    wanted = text.replace("202-9", "201-9").replace("(2014)", "(2019)").replace("Pikard R", "Pickard R")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == wanted


def test_an_entry_that_would_be_printed_anew_stays_whole_where_the_text_cites_its_year(run, tmp_path):
    more = NAMED.replace("Musterfeld PJ. (", "Musterfeld PJ, Geist A. (")
    (tmp_path / "a.txt").write_text(more, encoding="utf-8")
    _, out, err = run("a.txt")
    assert "Geist A. (2014). Evening" in out
    assert "Exemplar 2014: the entry stays as printed, because the text cites 2014" in err
    assert "anew" not in err


def test_words_with_markup_inside_are_left_to_a_person(run, tmp_path):
    marked = "Magnesium [1].\n\n## References\n\n" + LIST.partition("References\n\n")[2].partition("\n[2]")[0]
    marked = marked.replace("[1] Ex", "1. Ex").replace("2014;", "20**14**;")
    (tmp_path / "a.md").write_text(marked, encoding="utf-8")
    code, _, err = run("a.md", "--in-place")
    assert code == 0
    assert "correct by hand: 1" in err
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == marked


def test_nothing_is_written_over(run, article, tmp_path):
    there = tmp_path / "there.txt"
    there.write_text("mine", encoding="utf-8")
    code, _, err = run(article.name, "-o", "there.txt")
    assert code == 2
    assert err == "citecheck: there.txt: is there already; --force writes over it\n"
    assert there.read_text(encoding="utf-8") == "mine"
    assert run(article.name, "-o", "there.txt", "--force")[0] == 0
    assert there.read_text(encoding="utf-8").startswith("[1] Exemplar")
    code, _, err = run(article.name, "-o", "article.txt", "--force")
    assert code == 2
    assert "is the document itself" in err
    assert article.read_bytes() == LIST.encode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["none.txt"], "none.txt: cannot be read"),
        (["."], "is a folder"),
        (["article.txt", "--patch", "--in-place"], "exclude each other"),
        (["article.txt", "-f", "ris", "--patch"], "choose one"),
        (["article.txt", "--in-place", "-o", "x"], "choose one"),
        (["article.txt", "-f", "word"], "'word' is not one of"),
        (["article.txt", "-o", "no/such/folder.txt"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, article, words, said):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_only_text_is_corrected_itself(run, fixtures, article):
    code, _, err = run(fixtures / "formats" / "article.docx", "--in-place")
    assert code == 2
    assert "only a file of plain text or Markdown" in err
    article.write_bytes(LIST.replace("Humming", "Humm\xefng").encode("cp1252"))
    code, _, err = run(article.name, "--in-place")
    assert code == 2
    assert "is not UTF-8" in err


def test_an_outage_leaves_everything_as_printed_and_says_so(capfdbinary, article):
    code = cli.run(["fix", article.name, "--offline", "--pubmed", "ncbi"])
    captured = capfdbinary.readouterr()
    assert code == 3
    assert captured.out.decode() == LIST.partition("References\n\n")[2]
    assert b"left as printed (PubMed could not be asked): 1, 2, 3" in captured.err


def test_a_library_is_given_back_in_its_own_format(run, fixtures):
    code, out, err = run(fixtures / "formats" / "article-natbib.bib")
    assert code == 0
    assert out.startswith("@article{brighton2012,\n")
    assert "written anew" in err
    code, out, _ = run(fixtures / "formats" / "article.ris", "-f", "vancouver", "-q")
    assert code == 0
    assert out.startswith("1. Brighton TA, ")


def test_a_word_document_keeps_its_numbers(run, fixtures):
    code, out, _ = run(fixtures / "formats" / "article.docx")
    lines = out.splitlines()
    assert code == 0
    assert [line.partition(" ")[0] for line in lines] == [f"{n}." for n in range(1, 14)]
    assert "2015;41(4):719-23" in lines[6]


def test_the_formats_that_help_names_are_those_that_exist():
    assert EXPORTS == fix.FORMATS


LATEX = r"""\documentclass{article}
\begin{document}
Magnesium did nothing \citep{cramps}. A stone passed no sooner \cite{stones}, nor did \cite{hum}.
\begin{thebibliography}{9}
\bibitem[Exemplar(2019)]{cramps} Exemplar N, Musterfeld PJ. Evening magnesium for nocturnal leg cramps in older adults:
a randomised trial. {\it Ann Invented Trials}. 2019;12(3):201--9.
\bibitem{stones} Pickard R, Starr K, MacLennan G, et al. Medical expulsive therapy in adults with ureteric colic: a
multicentre, randomised, placebo-controlled trial. \emph{Lancet} 2015; 386: 431--439.
\bibitem{hum} Halvorsen IT \& Quist BM. Humming at 50\% relieves tinnitus. J Otol Acoust Ther. 2017;9(4):310--8.
\end{thebibliography}
\end{document}
"""


def test_a_latex_list_can_be_pasted_back(run, tmp_path):
    (tmp_path / "a.tex").write_text(LATEX, encoding="utf-8")
    code, out, err = run("a.tex")
    assert code == 0
    cramps, stones, hum = out.split("\n\n")
    assert cramps.startswith(r"\bibitem[Exemplar(2019)]{cramps} Exemplar N, Musterfeld PJ. Evening")
    assert stones.startswith(r"\bibitem{stones} Pickard R")
    assert stones.endswith("Lancet 2015; 386: 341–349.")
    assert hum.startswith(r"\bibitem{hum} Halvorsen IT \& Quist BM. Humming at 50\% relieves tinnitus.")
    assert r"other markup within them (\emph, \textbf, \url, macros) is lost" in err
    (tmp_path / "b.tex").write_text(
        LATEX.partition(r"\begin{thebibliography}")[0]
        + r"\begin{thebibliography}{9}"
        + "\n"
        + out
        + r"\end{thebibliography}\end{document}",
        encoding="utf-8",
    )
    assert run("b.tex")[1] == out


def test_a_list_made_from_a_bibliography_file_is_said_to_be_corrected_there(run, fixtures):
    code, out, err = run(fixtures / "formats" / "article-natbib.tex")
    assert code == 0
    assert out.startswith("1. Brighton TA")
    assert "printed as plain text: the list is made from a bibliography file" in err
    assert "bibliography file" not in run(fixtures / "formats" / "article-natbib.tex", "-q")[2]
