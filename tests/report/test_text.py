"""The report at a terminal: how references are named, which of the abstract's sentences stands beside a verdict."""

from __future__ import annotations

import pytest

from citecheck.config import Settings
from citecheck.pipeline import check
from citecheck.pubmed import open_files
from citecheck.report import View, text
from citecheck.stages import Input

ENTRY = "1. Maple A, Birch B. Zinc for the common cold. J Cold Med. 2010;1(1):1-9.\n"
RECORD = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>11</PMID><Article>
<Journal><JournalIssue><Volume>1</Volume><Issue>1</Issue><PubDate><Year>2010</Year></PubDate></JournalIssue>
<Title>Journal of cold medicine</Title><ISOAbbreviation>J Cold Med</ISOAbbreviation></Journal>
<ArticleTitle>Zinc for the common cold.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>
<Abstract><AbstractText>This trial recruited 76 adults with a cold of less than one day. They took zinc lozenges or
placebo lozenges every two hours while awake. Zinc lozenges shortened the cold.</AbstractText></Abstract>
<AuthorList><Author><LastName>Maple</LastName><Initials>A</Initials></Author>
<Author><LastName>Birch</LastName><Initials>B</Initials></Author></AuthorList>
</Article><MedlineJournalInfo><MedlineTA>J Cold Med</MedlineTA></MedlineJournalInfo></MedlineCitation>
</PubmedArticle></PubmedArticleSet>"""


def report_on(tmp_path, claim: str, entry: str = ENTRY) -> str:
    (tmp_path / "records.xml").write_text(RECORD)
    (tmp_path / "a.txt").write_text(f"A cold\n\n{claim}\n\nReferences\n\n{entry}")
    report = check([Input(path=str(tmp_path / "a.txt"))], open_files(tmp_path / "records.xml"), Settings(jobs=1))
    return text.render(report, View())


def beside_the_claim(tmp_path, claim: str) -> str:
    """What the report says between the claim and the findings, on one line."""
    shown = report_on(tmp_path, claim)
    return " ".join(shown.partition("Claims and the abstracts")[2].partition("\n  Findings")[0].split())


@pytest.mark.parametrize(
    ("claim", "entry", "line"),
    [
        ("Zinc helps [1].", ENTRY, "ok 1 Maple, 2010: Zinc for the common cold - verified, PMID 11"),
        (
            "Zinc helps (Maple & Birch, 2010).",
            "Maple, A., & Birch, B. (2010). Zinc for the common cold. J Cold Med, 1(1), 1-9.\n",
            "ok Maple 2010 Zinc for the common cold - verified, PMID 11",
        ),
    ],
)
def test_a_reference_is_named_once(tmp_path, claim, entry, line) -> None:
    shown = " ".join(report_on(tmp_path, claim, entry).split())
    assert line in shown


def test_what_conflicts_is_shown_beside_the_sentence_that_it_conflicts_with(tmp_path) -> None:
    claim = "That trial recruited 96 adults, who took zinc lozenges or placebo lozenges every two hours [1]."
    shown = beside_the_claim(tmp_path, claim)
    assert "conflicting" in shown
    assert "“This trial recruited 76 adults" in shown
    assert "They took zinc" not in shown


def test_what_agrees_is_shown_beside_the_sentence_that_fits_best(tmp_path) -> None:
    shown = beside_the_claim(tmp_path, "Adults took zinc lozenges or placebo lozenges every two hours [1].")
    assert "conflicting" not in shown
    assert "“They took zinc lozenges" in shown


def test_a_note_on_a_claim_says_which_claim_of_the_paragraph(tmp_path) -> None:
    claims = "Zinc lozenges shortened the cold [1]. Bees prefer lavender to thyme in late summer gardens [1]."
    findings = " ".join(report_on(tmp_path, claims).partition("\n  Findings")[2].split())
    assert "It was not found in the abstract; the full text may say it. “Bees prefer lavender" in findings
