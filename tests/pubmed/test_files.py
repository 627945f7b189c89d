"""Files of PubMed XML as the source."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from citecheck.errors import SourceError
from citecheck.pubmed import open_files
from citecheck.pubmed.source import CitationKey, Source, TitleKey


@pytest.fixture
def source(small: Path) -> Source:
    return open_files(small)


def test_every_look_up(source: Source) -> None:
    assert source.by_doi(["10.9999/other.1", "10.9999/cited.one"]) == {
        "10.9999/other.1": ("7000001",),
        "10.9999/cited.one": (),
    }
    assert source.by_pmcid(["PMC7745181", "PMC1"]) == {"PMC7745181": ("33301246",), "PMC1": ()}
    assert source.records(["11237011", "1"])["1"] is None
    assert source.info().kind == "local"


@pytest.mark.parametrize(
    ("key", "pmid"),
    [
        (CitationKey(journal="N Engl J Med", year="2020", volume="383", page="2603"), "33301246"),
        (CitationKey(journal="The Lancet", year="1998", volume="351", page="637", author="Wakefield"), "9500320"),
        (CitationKey(journal="PLoS Med.", year="2005", volume="2", page="E124"), "16060722"),
        (CitationKey(journal="No such journal", year="1953", volume="171", page="737"), "13054692"),
        (CitationKey(journal="Nature", year="2002", volume="409", page="860"), "11237011"),
    ],
)
def test_citations(source: Source, key: CitationKey, pmid: str) -> None:
    assert source.by_citation([key])[key] == (pmid,)


def test_titles_with_misprints(source: Source) -> None:
    key = TitleKey(title="Inital sequencing and analisis of the human genome", year=2001)
    other = TitleKey(title="Quality of sleep in shift workers of the mining industry")
    found = source.by_title([key, other])
    assert found[key][0] == "11237011"
    assert found[other] == ()


def test_whole_references(source: Source) -> None:
    raw = "Ioannidis JPA. Why most published research findings are false. PLoS Med. 2005;2(8):e124."
    assert source.by_text(raw) == ("16060722",)
    assert source.by_text("Doe J. Nothing of the kind. 2005") == ()


def test_a_folder_is_read_in_order_with_its_deletions(tmp_path: Path, small: Path) -> None:
    with gzip.open(tmp_path / "a.xml.gz", "wb") as packed:
        packed.write(small.read_bytes())
    (tmp_path / "b.xml").write_text(
        "<PubmedArticleSet><DeleteCitation><PMID>11237011</PMID></DeleteCitation></PubmedArticleSet>"
    )
    (tmp_path / "notes.txt").write_text("not read")
    records = open_files(tmp_path).records(["11237011", "16060722"])
    assert records["11237011"] is None
    assert records["16060722"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"<html/>", b"<PubmedArticleSet>", b"\x1f\x8b broken"])
def test_a_broken_file_is_named_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.xml"
    file.write_bytes(content)
    with pytest.raises(SourceError) as raised:
        open_files(file)
    assert str(file) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_gzip_cut_short(tmp_path: Path, small: Path) -> None:
    file = tmp_path / "cut.xml.gz"
    file.write_bytes(gzip.compress(small.read_bytes())[:-40])
    with pytest.raises(SourceError):
        open_files(file)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        open_files(tmp_path)
    with pytest.raises(SourceError):
        open_files(tmp_path / "absent.xml")
