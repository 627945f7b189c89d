"""LaTeX becomes the text that its readers see, its citations lead to its list, nothing outside its folder is read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.citations import read_citations
from citecheck.documents import Places, read_bytes, read_document
from citecheck.documents.latex.values import value
from citecheck.errors import DocumentError
from citecheck.references import read_references

FORMATS = Path(__file__).parents[2] / "fixtures" / "formats"
BIB = r"""
@article{shaw2020, author={Shaw, Brian K. and Jones, K.}, title={Knees in {W}inter}, journal={J Knees},
  year=2020, volume=3, number=4, pages={1--5}, doi={10.1000/x}}
@article{lee2019, author={Lee, M. and Kim, P. and Park, S.}, title={Zinc}, journal={BMJ},
  year=2019, volume=5, pages={12}}
@book{group, author={{Knee Study Group}}, title={Report}, year=2011, publisher={Press}, address={Leeds}}
@article{never, author={Poe, E}, title={Unused}, journal={J}, year=2000}
"""
PREAMBLE = r"""\documentclass{article}
\usepackage[numbers]{natbib}
\bibliographystyle{unsrt}
"""


def text_of(body, preamble=""):
    source = f"{preamble}\\begin{{document}}\n{body}\n\\end{{document}}" if preamble else body
    return read_bytes(source.encode(), "x.tex", "latex").text


def project(folder, body, preamble=PREAMBLE, bib=BIB, **files):
    """A LaTeX document in `folder` with BibTeX and other files beside it."""
    (folder / "refs.bib").write_text(bib, "utf-8")
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    path = folder / "paper.tex"
    path.write_text(f"{preamble}\\begin{{document}}\n{body}\n\\end{{document}}\n", "utf-8")
    return read_document(path)


def linked(document):
    """Each marker with the keys of the references that it leads to."""
    listed = read_references(document)
    keys = {f"ref-{n}": entry.key for n, entry in enumerate(document.entries, 1)}
    found = read_citations(document, listed).citations
    return [(one.marker, [keys[name] for name in one.references], list(one.missing)) for one in found]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"M\"uller, \v{S}koda, \c{c}a, {\'\i}, \ss\ and \o re, \L{}\'od\'z", "Müller, Škoda, ça, í, ß and øre, Łódź"),
        ("``Knees'' --- a `case', 3--5", "“Knees” — a ‘case’, 3–5"),
        (r"5\,mg, 61\% of \$10 \& more~here", "5\u202fmg, 61% of $10 & more\u00a0here"),
        (r"\emph{So} \textbf{it \textit{is}} {\em here}", "So it is here"),
        ("One % a remark\ntwo\n\nthree", "One two\n\nthree"),
        (r"$p<0.05$, $10^{-3}$, CO$_2$, 5 m$^{2}$, $\alpha \leq \frac{1}{2}$", "p<0.05, 10⁻³, CO2, 5 m², α ≤ 1/2"),
        (
            r"\(x = -2\) and 37$^\circ$C, Ca$^{2+}$, 5 s$^{-1}$, 5$\times$10$^9$/L",
            "x = −2 and 37°C, Ca²⁺, 5 s⁻¹, 5×10⁹/L",
        ),
        (r"\SI{5}{\milli\gram\per\litre} and \SI{61}{\percent}", "5\u00a0mg/L and 61%"),
        (r"\enquote{Yes} \textcolor{red}{red} \href{https://x.org}{site} \url{https://x.org/a_b%20c}", None),
        (r"\newcommand{\drug}[2][zinc]{#1 #2}\drug{one} \drug[tin]{two}", "zinc one tin two"),
        (r"\def\eg{e.g.,\ }\eg knees", "e.g., knees"),
        (r"\iffalse hidden \else shown \fi end", "shown end"),
        (r"\verb|\cite{a}| \label{x}\vspace{2em}\hspace*{1cm}end", r"\cite{a} end"),
        ("\\begin{comment}\nhidden\n\\end{comment}\nshown", "shown"),
        (r"Line\\ next\newline last", "Line\nnext\nlast"),
    ],
)
def test_text_as_its_readers_see_it(source, text):
    if text is None:
        text = "“Yes” red site https://x.org/a_b%20c"
    assert text_of(source).strip() == text


def test_headings_items_tables_floats_and_notes():
    body = r"""
\title{Knees \\ and cold\thanks{Paid}}
\maketitle
\section[short]{Long \emph{heading}}\label{s}
Text before\footnote{A note of its own.} the float (Table~\ref{t}).
\begin{table}[h]\caption{Doses}\label{t}
\begin{tabular}{l|c} \hline Drug & Dose \\ Zinc & 5 \\ \multicolumn{2}{c}{Both} \\ \end{tabular}\end{table}
And on it goes.
\begin{enumerate}\setcounter{enumi}{6}
\item First \begin{itemize}\item within\end{itemize}
\item[(b)] Second
\end{enumerate}
"""
    document = read_bytes(
        f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}} no".encode(), "x", "latex"
    )
    text = document.text
    blocks = text.strip().split("\n\n")
    assert blocks[0] == "Knees and cold"
    assert blocks[1] == "Long heading"
    assert blocks[2] == "Text before the float (Table\u00a01). And on it goes."
    assert "A note of its own." in blocks
    assert "Drug\tDose\nZinc\t5\nBoth" in text
    assert "7. First" in text
    assert "- within" in text
    assert "(b) Second" in text
    marks = [(mark.kind, text[mark.start : mark.end].strip()) for mark in document.marks]
    assert ("heading", "Long heading") in marks
    assert ("item", "(b) Second") in marks
    assert "no" not in blocks


def test_notes_and_floats_come_before_what_ends_their_paragraph():
    body = r"""One.\footnote{First note.}
\section*{Two}
Text
\begin{figure}\caption{A float.}\end{figure}
\begin{itemize}\item Item.\end{itemize}
Last.\footnote{Last note.}
\begin{thebibliography}{9}\bibitem{a} Shaw B. Knees. J Knees 2020;3:1.\end{thebibliography}"""
    document = read_bytes(
        f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}".encode(), "x", "latex"
    )
    assert [block for block in document.text.split("\n\n") if block.strip()] == [
        "One.",
        "First note.",
        "Two",
        "Text",
        "A float.",
        "- Item.",
        "Last.",
        "Last note.",
        "References",
        "1. Shaw B. Knees. J Knees 2020;3:1.",
    ]
    assert [mark.kind for mark in document.marks] == ["heading", "item", "heading"]


def test_many_notes_are_all_read():
    text = text_of("\n\n".join(f"Text {n}.\\footnote{{Note {n} here.}}" for n in range(200)))
    assert all(f"Note {n} here." in text for n in range(200))


def test_abbreviations_are_written_out_once():
    body = r"""\newacronym{ct}{CT}{computed tomography}\acrodef{mi}[MI]{myocardial infarction}
\newcommand{\zn}{zinc\xspace}\gls{ct}, \Gls{ct}s; \acp{mi} and \ac{mi}, \acrlong{ct}. Now \zn helps; \zn."""
    assert text_of(body).strip() == (
        "computed tomography (CT), CTs; myocardial infarction (MI)s and MI, computed tomography. Now zinc helps; zinc."
    )


def test_numbers_follow_the_first_citation_and_only_cited_works_are_listed(tmp_path):
    body = r"""Zinc \cite{lee2019}. Knees \citep[see][p.~3]{lee2019,shaw2020,group}.
\citet{shaw2020} say. \cite{lost}.\bibliography{refs}"""
    document = project(tmp_path, body)
    assert linked(document) == [
        ("[1]", ["lee2019"], []),
        ("[see 1-3, p. 3]", ["lee2019", "shaw2020", "group"], []),
        ("[2]", ["shaw2020"], []),
        ("[lost]", [], ["lost"]),
    ]
    assert "Shaw and Jones [2] say." in document.text
    assert [entry.label for entry in document.entries] == ["1", "2", "3"]
    assert "2. Shaw BK, Jones K. Knees in Winter. J Knees. 2020;3(4):1-5. doi: 10.1000/x." in document.text
    assert "Unused" not in document.text
    assert document.text[slice(*document.regions[0])].startswith("References\n\n1. Lee")


@pytest.mark.parametrize(
    ("preamble", "body", "markers"),
    [
        (
            r"\documentclass{article}\usepackage{natbib}\bibliographystyle{plainnat}",
            r"\citep{lee2019,shaw2020} \citet[p.~2]{shaw2020} \citealp{group}. \bibliography{refs}",
            ["(Lee et al., 2019; Shaw and Jones, 2020)", "Shaw and Jones (2020, p. 2)", "Knee Study Group, 2011"],
        ),
        (
            r"\documentclass{article}\usepackage[style=authoryear]{biblatex}\addbibresource{refs.bib}",
            r"\parencites[see][]{lee2019}[2]{group} \Textcite{shaw2020} Stop.\footcite{group} \printbibliography",
            ["(see Lee et al., 2019; Knee Study Group, 2011, 2)", "Shaw and Jones (2020)", "(Knee Study Group, 2011)"],
        ),
        (
            r"\documentclass{article}\usepackage[style=nature]{biblatex}\addbibresource{refs.bib}",
            r"Zinc\supercite{lee2019,group} \autocite{shaw2020} \cite{group} \printbibliography",
            ["1,2", "3", "[2]"],
        ),
        (
            r"\documentclass{article}\usepackage[super]{natbib}\bibliographystyle{unsrtnat}",
            r"Zinc \cite{lee2019}. \bibliography{refs}",
            ["1"],
        ),
        (
            r"\documentclass{article}\bibliographystyle{alpha}",
            r"Zinc \cite{lee2019,shaw2020}. \bibliography{refs}",
            ["[LKP19, SJ20]"],
        ),
        (
            r"\documentclass{article}\bibliographystyle{plain}",
            r"Zinc \cite{shaw2020}, \cite{lee2019}. \bibliography{refs}",
            ["[2]", "[1]"],
        ),
    ],
)
def test_markers_are_printed_as_the_style_prints_them(tmp_path, preamble, body, markers):
    document = project(tmp_path, body, preamble)
    found = linked(document)
    assert [marker for marker, _, _ in found] == markers
    assert all(keys and not missing for _, keys, missing in found)


def test_works_of_the_same_name_and_year_are_told_apart(tmp_path):
    bib = "@article{a, author={Shaw, B}, title={One}, journal={J}, year=2020}\n" * 1
    bib += "@article{b, author={Shaw, B}, title={Two}, journal={J}, year=2020}\n"
    document = project(
        tmp_path,
        r"\citep{b} \citep{a} \bibliography{refs}",
        r"\documentclass{article}\usepackage{natbib}",
        bib,
    )
    assert [marker for marker, _, _ in linked(document)] == ["(Shaw, 2020b)", "(Shaw, 2020a)"]


def test_a_citation_in_a_note_is_one_of_its_sentence(tmp_path):
    document = project(tmp_path, r"Zinc helps\footnote{See \cite[p.~3]{lee2019}.}. More. \bibliography{refs}")
    assert "Zinc helps[1, p. 3]. More." in document.text


def test_nocite_lists_and_a_name_alone_counts_only_where_nothing_else_does(tmp_path):
    document = project(
        tmp_path, r"\citeauthor{lee2019}, \citeauthor{group}, \cite{lee2019}.\nocite{*}\bibliography{refs}"
    )
    assert linked(document) == [("Knee Study Group", ["group"], []), ("[1]", ["lee2019"], [])]
    assert [entry.key for entry in document.entries] == ["lee2019", "group", "shaw2020", "never"]


def test_a_written_list_is_checked_as_it_is_printed():
    source = r"""\documentclass{article}\begin{document}
Zinc \cite{b}, knees \cite{a,b}.
\begin{thebibliography}{9}
\bibitem{a} Shaw~BK, Jones~K. \newblock Knees in {W}inter. \newblock \emph{J Knees} 2020;3(4):1--5.
\bibitem{b} Lee M. Zinc.

BMJ 2019;5:12.
\end{thebibliography}
\end{document}"""
    document = read_bytes(source.encode(), "x.tex", "latex")
    one, two = read_references(document).references
    assert linked(document) == [("[2]", ["b"], []), ("[1,2]", ["a", "b"], [])]
    assert one.raw == "Shaw\u00a0BK, Jones\u00a0K. Knees in Winter. J Knees 2020;3(4):1–5."
    assert (one.label, one.fields.title, one.fields.year, one.span.line) == ("1", "Knees in Winter", 2020, 4)
    assert two.raw == "Lee M. Zinc. BMJ 2019;5:12."


def test_labels_of_a_written_list_give_names_and_years():
    source = r"""\documentclass{article}\usepackage{natbib}\begin{document}
Zinc \citep{a}. \citet{b} agree.
\begin{thebibliography}{9}
\bibitem[Shaw and Jones(2020)]{a} Shaw, B. and Jones, K. (2020). Knees. \emph{J Knees}, 3:1--5.
\bibitem[{Lee et~al.(2019)Lee, Kim, and Park}]{b} Lee, M., Kim, P., and Park, S. (2019). Zinc. \emph{BMJ}, 5:12.
\end{thebibliography}\end{document}"""
    found = linked(read_bytes(source.encode(), "x.tex", "latex"))
    assert [marker for marker, _, _ in found] == ["(Shaw and Jones, 2020)", "Lee et al. (2019)"]


BBL = r"""\begin{thebibliography}{1}
\bibitem{zinc}
M.~Lee.
\newblock Zinc in colds.
\newblock {\em BMJ}, 5:12, 2019.
\end{thebibliography}
"""
BIBLATEX_BBL = r"""\refsection{0}
  \entry{zinc}{article}{}
    \name{author}{2}{}{%
      {{hash=a}{%
         family={Lee}, familyi={L\bibinitperiod}, given={Mary}, giveni={M\bibinitperiod}}}%
      {{hash=b}{%
         family={Berg}, prefix={van\bibnamedelima der}, given={Jan}}}%
    }
    \field{journaltitle}{BMJ}
    \field{title}{Zinc in colds}
    \field{volume}{5}
    \field{year}{2019}
    \field{pages}{12\bibrangedash 15}
    \verb{doi}
    \verb 10.1000/zinc
    \endverb
  \endentry
\endrefsection
"""


def test_a_list_that_latex_made_before_stands_in_for_missing_bibtex(tmp_path):
    document = project(tmp_path, r"Zinc \cite{zinc}.\bibliography{lost}", paper_dot_bbl=BBL)
    assert linked(document) == [("[1]", ["zinc"], [])]
    assert document.text.rstrip().endswith("1. M.\u00a0Lee. Zinc in colds. BMJ, 5:12, 2019.")
    assert read_references(document).references[0].span.line == 5


def test_what_biber_made_is_read_too(tmp_path):
    document = project(
        tmp_path,
        r"Zinc \cite{zinc}.\printbibliography",
        r"\documentclass{article}\usepackage{biblatex}\addbibresource{lost.bib}",
        paper_dot_bbl=BIBLATEX_BBL,
    )
    assert "1. Lee M, van der Berg J. Zinc in colds. BMJ. 2019;5:12-15. doi: 10.1000/zinc." in document.text


def test_files_of_the_folder_are_read_in_their_place(tmp_path):
    body = "Start.\n\n\\input{parts/one}\n\n\\include{two}\nEnd. \\bibliography{refs}"
    document = project(
        tmp_path,
        body,
        parts__one_dot_tex="Zinc \\cite{lee2019}.\n\\input{parts/deeper}\n",
        parts__deeper_dot_tex="Deeper.\n",
        two_dot_tex="\\documentclass{subfiles}\n\\begin{document}\nKnees \\cite{shaw2020}.\n\\end{document}\nno\n",
    )
    assert document.text.startswith("Start.\n\nZinc [1]. Deeper.\n\nKnees [2].\n\nEnd.")
    assert any("several files" in remark for remark in document.remarks)
    places = Places(document)
    assert places.span(document.text.index("Deeper"), 0).line == 7
    assert places.span(document.text.index("End"), 0).line == 10


def test_nothing_outside_the_folder_is_read(tmp_path):
    (tmp_path / "secret.tex").write_text("a secret", "utf-8")
    (tmp_path / "secret.bib").write_text("@article{s, title={a secret}}", "utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link.tex").symlink_to(tmp_path / "secret.tex")
    body = (
        r"Start \cite{s}. \input{../secret} \input{" + str(tmp_path / "secret.tex") + r"} \input{link} \input{~/secret}"
        r"\include{sub/../../secret} \bibliography{../secret}"
    )
    document = project(inner, body)
    assert "a secret" not in document.text
    assert sum("outside its folder" in remark for remark in document.remarks) >= 5


def test_files_that_include_each_other_are_read_once(tmp_path):
    document = project(
        tmp_path, r"\input{one}", one_dot_tex=r"One. \input{two}", two_dot_tex=r"Two. \input{one} \input{paper}"
    )
    assert document.text.strip() == "One. Two."
    assert sum("includes itself" in remark for remark in document.remarks) == 2


def test_standard_input_says_what_it_could_not_bring_along():
    document = read_bytes(
        rb"\documentclass{article}\begin{document}Zinc \cite{a}.\input{x}\bibliography{refs}\end{document}",
        "-",
        "latex",
    )
    assert linked(document) == [("[a]", [], ["a"])]
    assert [remark for remark in document.remarks if "refs.bib" in remark and "standard input" in remark]


def test_a_chapter_that_names_no_bibliography_finds_the_only_one(tmp_path):
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "chapter.tex").write_text(r"Zinc \cite{lee2019}.", "utf-8")
    document = read_document(tmp_path / "chapter.tex")
    assert linked(document) == [("[1]", ["lee2019"], [])]
    assert any("refs.bib" in remark for remark in document.remarks)


def test_broken_bibtex_beside_costs_only_its_entry(tmp_path):
    document = project(tmp_path, r"\cite{lee2019} \bibliography{refs}", bib=BIB + "\n@article{broken, title={x\n")
    assert linked(document) == [("[1]", ["lee2019"], [])]
    assert any("refs.bib, line" in remark for remark in document.remarks)


@pytest.mark.parametrize("name", ["article-natbib.tex", "article-names.tex", "article-bibitems.tex"])
def test_every_place_leads_back_to_the_source(name):
    document = read_document(FORMATS / name)
    lines = (FORMATS / name).read_text("utf-8").splitlines()
    places = Places(document)
    for words in ("leaflet", "Tamsulosin is", "Cooling", "Does", "strong"):
        span = places.span(document.text.index(words), 0)
        assert lines[span.line - 1][span.column - 1 :].startswith(words)
    for pointer in document.pointers:
        assert "\\cite" in lines[places.span(pointer.start, pointer.end).line - 1]


def test_names_and_numbers_lead_to_the_same_works():
    def works(name):
        document = read_document(FORMATS / name)
        return [keys for _, keys, _ in linked(document)]

    assert works("article-names.tex") == works("article-natbib.tex")


HOSTILE = [
    "{" * 20_000,
    "}" * 20_000,
    r"\emph{" * 5000 + "x",
    r"x\footnote{a" * 1000,
    r"\begin{quote}x" * 3000,
    r"\begin{" * 3000,
    r"x\begin{table}x" * 800,
    r"$x^{" * 3000,
    r"$\frac{" * 1000,
    r"\def\a{x\a\a}\a end",
    r"\newcommand{\a}[1]{\a{#1#1}}\a{xx} end",
    r"\def\a{\b\b\b\b\b\b\b\b}\def\b{\c\c\c\c\c\c\c\c}\def\c{\d\d\d\d\d\d\d\d}\def\d{x x x x }" + r"\a" * 90,
    r"\cite[" * 2000,
    r"\cite{" + "a," * 20_000 + "}",
    r"\item[" * 2000,
    r"\csname" * 2000,
    r"\iffalse" * 2000,
    r"\newcommand" * 2000,
    r"\begin{verbatim}" * 2000,
    r"\begin{thebibliography}" * 2000 + r"\bibitem" * 2000,
    r"\input{" + "a" * 5000 + "}",
    "\\input{a\x0bb}\\cite{\x0b}",
    r"\end{document}" * 500 + r"\begin{document}" * 500,
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_source_is_read_in_bounds(source):
    try:
        document = read_bytes(f"Text. {source}".encode(), "x.tex", "latex")
    except DocumentError as error:
        message = str(error)
    else:
        message = "\n".join(document.remarks)
        assert len(document.text) < 5_000_000
    assert message.count("\n") < 12


MARKUP = r"""
\begin{itemize} \item \end{itemize} \cite{a} \cite [ ] { } $ $$ ^ _ & \\ % ~ # \def \newcommand \footnote \section
\bibitem{b} \begin{thebibliography}{9} \end{thebibliography} \textsuperscript \frac \' \url{x} a 1 \begin{tabular}{l}
\end{tabular} \bibliography{r} \input{x} \iffalse \fi \caption \ref{a} \( \) \[ \]
"""
PARTS = [*MARKUP.split(), "\n", "\n\n", " "]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_any_source_is_read_and_every_offset_is_within_it(parts):
    source = "x " + "".join(parts)
    document = read_bytes(source.encode(), "x.tex", "latex")
    end, lines = len(document.text), source.count("\n") + 1
    spans = [*document.marks, *document.entries, *document.pointers]
    assert all(0 <= one.start < one.end <= end for one in spans)
    assert all(0 <= start < stop <= end for start, stop in document.regions)
    assert [anchor.offset for anchor in document.anchors] == sorted({anchor.offset for anchor in document.anchors})
    assert all(1 <= anchor.line <= lines for anchor in document.anchors)
    read_citations(document, read_references(document))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab\\{}$'\"`~-%^_&#c \n", max_size=60))
def test_any_value_becomes_one_line(text):
    assert "\n" not in value(text)


def test_anchors_between_the_lines_are_no_text():
    """As pandoc writes a list that it has set itself."""
    entry = (
        r"\leavevmode\vadjust pre{\hypertarget{ref-a}{}}%"
        "\n"
        r"\CSLLeftMargin{1. }"
        "\n"
        r"\CSLRightInline{Shaw BK. Knees in winter. J Knees. 2020;3:1--5.}"
    )
    text = text_of(f"{entry}\n\nBefore \\vadjust{{\\kern 2pt}}after.")
    assert "1. Shaw BK. Knees in winter. J Knees. 2020;3:1–5." in " ".join(text.split())
    assert "Before after." in text
    assert "pre" not in text


def test_more_citations_than_an_article_has_are_refused():
    source = b"\\documentclass{article}\\begin{document}" + b"a \\cite{b} " * 20_001 + b"\\end{document}"
    with pytest.raises(DocumentError, match="20,000"):
        read_bytes(source, "a.tex")


@pytest.mark.parametrize(
    ("definition", "use", "printed"),
    [
        (r"\NewDocumentCommand{\rf}{m}{(#1)}", r"\rf{a}", "(a)"),
        (r"\NewDocumentCommand{\rf}{o m}{\IfNoValueTF{#1}{(#2)}{(#1, #2)}}", r"\rf{a}", "(a)"),
        (r"\NewDocumentCommand{\rf}{o m}{\IfNoValueTF{#1}{(#2)}{(#1, #2)}}", r"\rf[b]{a}", "(b, a)"),
        (r"\NewDocumentCommand{\rf}{o m}{(\IfValueT{#1}{#1, }#2)}", r"\rf[b]{a}", "(b, a)"),
        (r"\NewDocumentCommand{\rf}{o m}{(\IfValueT{#1}{#1, }#2)}", r"\rf{a}", "(a)"),
        (r"\NewDocumentCommand{\rf}{o +m}{(\IfNoValueF{#1}{#1, }#2)}", r"\rf[b]{a}", "(b, a)"),
        (r"\NewDocumentCommand{\rf}{O{c} m}{(#1, #2)}", r"\rf{a}", "(c, a)"),
        (r"\NewDocumentCommand{\rf}{O{c} m}{(#1, #2)}", r"\rf[b]{a}", "(b, a)"),
        (r"\NewDocumentCommand{\rf}{O{c}}{(#1)}", r"\rf{}", "(c)"),
    ],
)
def test_commands_with_an_optional_argument_are_written_out(definition, use, printed):
    source = rf"\documentclass{{article}}{definition}\begin{{document}}Rest helps {use} the knee.\end{{document}}"
    assert f"Rest helps {printed} the knee." in read_bytes(source.encode(), "a.tex").text


def test_a_command_of_ones_own_cites(tmp_path):
    listed = "".join(rf"\bibitem{{k{n}}} Shaw B. Knees and rest {n}. Knee. 201{n};{n}:1-9." + "\n" for n in (1, 2, 3))
    source = (
        r"\documentclass{article}\NewDocumentCommand{\rf}{o m}{\IfNoValueTF{#1}{\cite{#2}}{\cite[#1]{#2}}}"
        "\n\\begin{document}\nRest helps \\rf{k1,k2}. Walks do \\rf[p. 3]{k3}.\n\\begin{thebibliography}{9}\n"
        f"{listed}\\end{{thebibliography}}\n\\end{{document}}\n"
    )
    document = read_bytes(source.encode(), "a.tex")
    assert [one.keys for one in document.pointers] == [("k1", "k2"), ("k3",)]
