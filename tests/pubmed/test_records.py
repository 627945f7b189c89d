"""Records as PubMed's XML has them."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from lxml import etree

from citecheck.models import Record
from citecheck.pubmed.article import plain_title
from citecheck.pubmed.dates import medline_date
from citecheck.pubmed.flatten import flat
from citecheck.pubmed.records import DeletedPmids, NotPubMed, newest, parse_records


@pytest.fixture
def records(small: Path) -> dict[str, Record]:
    return newest(parse_records(small.read_bytes()))


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<t>above 10<sup>6</sup> cells</t>", "above 10^6 cells"),
        ("<t>10<sup>−3</sup> and 2×10<sup><i>-12</i></sup></t>", "10^-3 and 2×10^-12"),
        ("<t>kg/m<sup>2</sup>, <sup>18</sup>F, the 3<sup>rd</sup> day</t>", "kg/m2, 18F, the 3rd day"),
        ("<t>TGF-β, CO<sub>2</sub>\n  <i>E.  coli</i></t>", "TGF-β, CO2 E. coli"),
        ("<t>a<!-- hidden --> b</t>", "a b"),
    ],
)
def test_markup_is_flattened_without_changing_a_value(xml: str, text: str) -> None:
    assert flat(etree.fromstring(xml)) == text


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("[Surgery of the hand].", "Surgery of the hand"),
        ("[Surgery of the hand (author's transl)].", "Surgery of the hand"),
        ("[18F]fluoride and [11C]choline.", "[18F]fluoride and [11C]choline"),
        ("[18F]fluoride or [11C]", "[18F]fluoride or [11C]"),
        ("Is it so?", "Is it so?"),
        ("", None),
    ],
)
def test_titles_lose_brackets_of_translation_and_the_stop(title: str, plain: str | None) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("1998 Dec-1999 Jan", [(1998, None), (1998, 12), (1999, None), (1999, 1)]),
        ("2015 Oct-Dec", [(2015, None), (2015, 10), (2015, 11), (2015, 12)]),
        ("1978-79", [(1978, None), (1979, None)]),
        ("2017 May/Jun", [(2017, None), (2017, 5), (2017, 6)]),
        ("2018 Spring", [(2018, None)]),
        ("Winter", []),
    ],
)
def test_medline_dates(text: str, dates: list[tuple[int, int | None]]) -> None:
    assert medline_date(text) == dates


def test_an_article_with_everything(records: dict[str, Record]) -> None:
    record = records["7000001"]
    assert record.fields.title == "Growth of TGF-β cultures above 10^6 cells/cm2 in CO2 and E. coli"
    assert record.vernacular_title == "Wachstum von Kulturen"
    assert record.dois == ("10.9999/beisp.1", "10.9999/other.1")
    assert record.shown_doi == "10.9999/BEISP.1"
    assert record.fields.pmcid is None  # PMC1 belongs to an article that it cites
    assert record.years == {1998, 1999}
    assert record.months == {(1998, 12), (1999, 1)}
    assert [author.family for author in record.fields.authors] == ["Muster", "van der Beispiel"]
    assert record.author_suffixes == ("Jr", None)
    assert record.full_names == ("Anna", "Jörg")
    assert record.abstract[0].text == "The rate k=10^-3 was found by the 18F method; I2 was 40%."


def test_a_notice_is_about_the_record_that_has_it(records: dict[str, Record]) -> None:
    article, notice = records["9500320"], records["20137807"]
    assert article.retracted
    assert [(n.kind, n.pmid) for n in article.notices] == [
        ("retraction", "20137807"),
        ("partial_retraction", "15016483"),
    ]
    assert not notice.retracted
    assert notice.notices == ()
    assert [(link.ref_type, link.pmid) for link in notice.links] == [("RetractionOf", "9500320")]
    assert all(link.ref_type != "Cites" for link in article.links)


def test_groups_years_and_sections(records: dict[str, Record]) -> None:
    assert records["33301246"].fields.authors[-1].family == "C4591001 Clinical Trial Group"
    assert records["33301246"].fields.authors[-1].given is None
    assert records["33301246"].months == {(2020, 12)}
    assert [section.category for section in records["33301246"].abstract] == ["METHODS", "RESULTS"]
    assert records["16199517"].fields.pmcid == "PMC1239896"
    assert records["16060722"].fields.pages == "e124"


def test_a_chapter_of_a_book(records: dict[str, Record]) -> None:
    chapter = records["20301295"]
    assert chapter.is_book
    assert chapter.fields.title == "Hereditary Ataxia Overview"
    assert chapter.fields.journal == "GeneReviews®"
    assert chapter.years == {1993, 1998, 2024}
    assert [author.family for author in chapter.fields.authors] == ["Perlman"]


def test_the_highest_version_stands_until_it_is_deleted(records: dict[str, Record], small: Path) -> None:
    assert records["7000002"].fields.title == "A revised record of an example"
    deletion = DeletedPmids(pmids=("7000002",))
    assert "7000002" not in newest(iter([*parse_records(small.read_bytes()), deletion]))


def test_deletions_are_read() -> None:
    listed = b"<PMID Version='1'>12</PMID><PMID>13</PMID>"
    data = b"<PubmedArticleSet><DeleteCitation>" + listed + b"</DeleteCitation></PubmedArticleSet>"
    assert list(parse_records(io.BytesIO(data))) == [DeletedPmids(pmids=("12", "13"))]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Bad Gateway</body></html>",
        b"<PubmedArticleSet><PubmedArticle>",
        b"<eFetchResult><ERROR>no</ERROR></eFetchResult>",
        b"<PubmedArticleSet><ERROR>no</ERROR></PubmedArticleSet>",
        b"API rate limit exceeded",
    ],
)
def test_what_is_no_set_of_records_is_refused(data: bytes) -> None:
    with pytest.raises(NotPubMed):
        list(parse_records(data))


def _with_entities(declared: str, title: str) -> bytes:
    return (
        f"<!DOCTYPE PubmedArticleSet [{declared}]><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>"
        f"<Article><ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    ).encode()


def test_a_file_outside_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read")
    (record,) = parse_records(_with_entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "a &x; b"))
    assert isinstance(record, Record)
    assert "do not read" not in (record.fields.title or "")


def test_entities_do_not_multiply() -> None:
    declared = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    try:
        found = list(parse_records(_with_entities(declared, "a &l9; b")))
    except NotPubMed:
        return
    assert all(len(record.fields.title or "") < 100 for record in found if isinstance(record, Record))


def test_all_real_records(shared: Path) -> None:
    with gzip.open(shared / "data" / "pubmed" / "records.xml.gz") as stream:
        records = newest(parse_records(stream))  # type: ignore[arg-type]
    hard: dict[str, list[Record]] = {}
    for line in (shared / "data" / "pubmed" / "hard_cases.tsv").read_text().splitlines()[1:]:
        kind, pmid = line.split("\t")
        hard.setdefault(kind, []).append(records[pmid])
    assert len(records) == 1216
    assert sum(bool(record.abstract) for record in records.values()) >= 997
    assert sum(record.retracted for record in records.values()) == 5
    assert all(record.years for record in records.values())
    assert all(len(record.years) > 1 for record in hard["ArticleDate year != PubDate year"])
    assert all(record.retracted for record in hard["PT:Retracted Publication"])
    assert not any(record.retracted for record in hard["PT:Retraction of Publication"])
    assert all(any(notice.kind == "erratum" for notice in record.notices) for record in hard["CC:ErratumIn"])
    assert all(len(record.dois) == 2 for record in hard["ELocationID doi != ArticleId doi"])
    assert all(record.version > 1 for record in hard["PMID Version>1"])
    assert all(record.vernacular_title for record in hard["VernacularTitle"])
    assert not any((record.fields.title or "").startswith("[") for record in hard["bracketed title [ ]"])
    assert all(any(record.author_suffixes) for record in hard["author suffix (Jr/3rd)"])
    assert all(any(author.given is None for author in record.fields.authors) for record in hard["collective author"])
    assert all(record.is_book for record in hard["PubmedBookArticle"])
    assert not any(record.dois for record in hard["no doi"])


def test_recorded_answers_are_read_or_refused(shared: Path) -> None:
    folder = shared / "data" / "cassettes"
    good = sorted((folder / "sul_pub").glob("200_efetch_id_1*.xml"))
    assert good
    for file in good:
        list(parse_records(file.read_bytes()))
    for name in ("biopython/pubmed3.html", "live_captures/efetch_400_malformed_id.xml"):
        with pytest.raises(NotPubMed):
            list(parse_records((folder / name).read_bytes()))
    assert list(parse_records((folder / "live_captures" / "efetch_200_unknown_pmid_empty_set.xml").read_bytes())) == []
