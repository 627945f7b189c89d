"""A local index: what it is made of, what it finds, and what becomes of it when something goes wrong."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.errors import SourceError
from citecheck.pubmed import open_files
from citecheck.pubmed.files import entries_of
from citecheck.pubmed.local.build import Applied, build, update
from citecheck.pubmed.local.holdings import IndexHoldings
from citecheck.pubmed.local.info import info
from citecheck.pubmed.local.pack import Packer, dictionary
from citecheck.pubmed.records import newest
from citecheck.pubmed.source import CitationKey, TitleKey


def article(pmid: int, title: str = "Growth of things", *, version: int = 1, doi: str = "") -> str:
    listed = f'<ArticleId IdType="doi">{doi}</ArticleId>' if doi else ""
    return (
        f'<PubmedArticle><MedlineCitation><PMID Version="{version}">{pmid}</PMID><Article><Journal><JournalIssue>'
        f"<Volume>7</Volume><PubDate><Year>2001</Year></PubDate></JournalIssue>"
        "<Title>Journal of Things</Title></Journal>"
        f"<ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn>{pmid}-9</MedlinePgn></Pagination>"
        f"<Abstract><AbstractText>What {title} is about.</AbstractText></Abstract></Article></MedlineCitation>"
        f"<PubmedData><ArticleIdList>{listed}</ArticleIdList></PubmedData></PubmedArticle>"
    )


def deletion(*pmids: int) -> str:
    return f"<DeleteCitation>{''.join(f'<PMID>{pmid}</PMID>' for pmid in pmids)}</DeleteCitation>"


def write(path: Path, *entries: str) -> Path:
    text = f"<PubmedArticleSet>{''.join(entries)}</PubmedArticleSet>"
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def titles(index: Path, *pmids: int) -> list[str | None]:
    source = open_files(index)
    found = source.records(map(str, pmids))
    source.close()
    return [record.fields.title if record else None for record in found.values()]  # type: ignore[union-attr]


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return write(tmp_path / "pubmed26n0001.xml.gz", article(1, "First", doi="10.1/One"), article(2, "Second"))


def test_what_is_built_is_found_as_in_the_files(tmp_path: Path, small: Path, fixtures: Path) -> None:
    build(tmp_path / "index", [small, fixtures / "pubmed"])
    index, files = open_files(tmp_path / "index"), open_files(small)
    records = newest(entries_of(small))
    assert index.records(records) == files.records(records)
    dois = [doi for record in records.values() for doi in record.dois]
    assert index.by_doi([*dois, "10.9/none"]) == {**files.by_doi(dois), "10.9/none": ()}
    pmcids = [record.fields.pmcid for record in records.values() if record.fields.pmcid]
    assert pmcids
    assert index.by_pmcid(pmcids) == files.by_pmcid(pmcids)
    assert index.info().kind == "local"
    assert index.info().requests == 0


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
def test_citations(small_index: Path, key: CitationKey, pmid: str) -> None:
    assert open_files(small_index).by_citation([key])[key] == (pmid,)


def test_titles_with_misprints_and_whole_references(small_index: Path) -> None:
    source = open_files(small_index)
    key = TitleKey(title="Inital sequencing and analisis of the human genome", year=2001)
    other = TitleKey(title="Quality of sleep in shift workers of the mining industry")
    found = source.by_title([key, other])
    assert found[key][0] == "11237011"  # type: ignore[index]
    assert found[other] == ()
    raw = "Ioannidis JPA. Why most published research findings are false. PLoS Med. 2005;2(8):e124."
    assert source.by_text(raw) == ("16060722",)
    assert source.by_text("Doe J. Nothing of the kind. 2005") == ()


@pytest.fixture
def small_index(tmp_path: Path, small: Path) -> Path:
    build(tmp_path / "small-index", [small])
    return tmp_path / "small-index"


def test_a_title_that_many_articles_share_is_told_by_year_and_author(tmp_path: Path) -> None:
    many = [article(n, "Editorial").replace("2001", "1999") for n in range(1, 200)]
    wanted = article(500, "Editorial").replace("</Abstract>", "</Abstract><AuthorList><Author><LastName>Rare</LastName>"
                                               "<Initials>A</Initials></Author></AuthorList>")  # fmt: skip
    build(tmp_path / "index", [write(tmp_path / "a.xml", *many, wanted)])
    source = open_files(tmp_path / "index")
    key = TitleKey(title="Editorial", year=2001, author="Rare")
    assert source.by_title([key])[key][0] == "500"  # type: ignore[index]


def test_later_files_revise_and_delete(tmp_path: Path, one: Path) -> None:
    index = tmp_path / "index"
    build(index, [one])
    later = write(tmp_path / "pubmed26n0002.xml.gz", article(1, "First, revised"), deletion(2), article(3, "Third"))
    assert update(index, [later]) == Applied(files=1, records=2, deleted=1)
    assert titles(index, 1, 2, 3) == ["First, revised", None, "Third"]
    assert open_files(index).by_doi(["10.1/one"]) == {"10.1/one": ()}
    assert update(index, [one, later]) == Applied(already=2)
    again = write(tmp_path / "pubmed26n0003.xml", article(2, "Second, back"), article(1, "Old version", version=0))
    update(index, [again])
    assert titles(index, 1, 2) == ["First, revised", "Second, back"]
    assert info(index).records == 3
    assert info(index).newest == "pubmed26n0003.xml"


def test_an_earlier_file_that_comes_late_has_not_the_last_word(tmp_path: Path) -> None:
    early = write(
        tmp_path / "pubmed25n0001.xml", article(1, "Old"), article(2, "Deleted since"), article(3, "Only here")
    )
    late = write(tmp_path / "pubmed26n0001.xml", article(1, "New"), deletion(2))
    for name, steps in (("a", [[early, late]]), ("b", [[late], [early]]), ("c", [[late, early]])):
        index = tmp_path / name
        build(index, steps[0])
        for step in steps[1:]:
            update(index, step)
        assert titles(index, 1, 2, 3) == ["New", None, "Only here"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from("+-"), st.integers(1, 4), st.integers(1, 2)), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    ),
    st.data(),
)
def test_any_files_leave_what_reading_them_all_in_order_leaves(
    tmp_path_factory: pytest.TempPathFactory, plan: list[list[tuple[str, int, int]]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("files")
    files = [
        write(
            folder / f"pubmed26n{number:04}.xml",
            *(
                article(pmid, f"Title n{number}p{place}", version=version) if sign == "+" else deletion(pmid)
                for place, (sign, pmid, version) in enumerate(entries)
            ),
        )
        for number, entries in enumerate(plan, 1)
    ]
    index = folder / "index"
    build(index, files[:1])
    for file in files[1:]:
        update(index, [file])
    expected = newest(entry for file in files for entry in entries_of(file))
    held = open_files(index)
    assert {p: r for p, r in held.records("1234").items() if r} == expected
    for pmid, record in expected.items():
        key = TitleKey(title=record.fields.title or "")
        assert held.by_title([key])[key][0] == pmid  # type: ignore[index]
    assert info(index).records == len(expected)


def test_without_abstracts(tmp_path: Path, small: Path) -> None:
    build(tmp_path / "index", [small], abstracts=False)
    record = open_files(tmp_path / "index").records(["33301246"])["33301246"]
    assert record.abstract == ()  # type: ignore[union-attr]
    assert record.fields.title  # type: ignore[union-attr]
    assert not info(tmp_path / "index").abstracts


@pytest.mark.parametrize("form", ["MD5({name})= {md5}\n", "{md5}  {name}\n"])
def test_checksums_beside_the_files(tmp_path: Path, one: Path, form: str) -> None:
    md5 = hashlib.md5(one.read_bytes()).hexdigest()
    beside = one.with_name(one.name + ".md5")
    beside.write_text(form.format(name=one.name, md5=md5))
    assert build(tmp_path / "right", [one]).faults == ()
    other = write(tmp_path / "pubmed26n0002.xml", article(5))
    beside.write_text(form.format(name=one.name, md5="0" * 32))
    made = build(tmp_path / "wrong", [one, other])
    assert made.records == 1
    assert len(made.faults) == 1
    assert "checksum" in made.faults[0]
    beside.write_text("<html>not found</html>")
    assert "holds no checksum" in build(tmp_path / "none", [one, other]).faults[0]


@pytest.mark.parametrize("harm", ["cut", "garbage", "html", "empty", "middle"])
def test_a_broken_file_harms_no_other(tmp_path: Path, one: Path, harm: str, caplog: pytest.LogCaptureFixture) -> None:
    broken = write(tmp_path / "pubmed26n0002.xml.gz", *(article(n, f"Broken {n}") for n in range(10, 300)))
    whole = broken.read_bytes()
    text = gzip.decompress(whole)
    broken.write_bytes(
        {
            "cut": whole[:-2000],
            "garbage": b"\x1f\x8b" + bytes(range(200)),
            "html": b"<html><body>Bad Gateway</body></html>",
            "empty": b"",
            "middle": gzip.compress(text[: len(text) // 2] + b"</Oops>" + text[len(text) // 2 :]),
        }[harm]
    )
    last = write(tmp_path / "pubmed26n0003.xml", article(3, "Third"))
    index = tmp_path / "index"
    made = build(index, [one, broken, last])
    assert (made.files, made.records) == (2, 3)
    assert len(made.faults) == 1
    assert broken.name in made.faults[0]
    assert "\n" not in made.faults[0]
    assert titles(index, 1, 3, 10) == ["First", "Third", None]
    assert "counts as not in PubMed" in caplog.text
    broken.write_bytes(whole)
    caplog.clear()
    assert update(index, [broken]).records == 290
    assert titles(index, 10) == ["Broken 10"]
    assert not caplog.text


def test_several_processes_leave_the_same(tmp_path: Path, one: Path) -> None:
    others = [write(tmp_path / f"pubmed26n000{n}.xml.gz", article(n * 10, f"Title {n}"), deletion(n)) for n in (2, 3)]
    bad = tmp_path / "pubmed26n0004.xml.gz"
    bad.write_bytes(b"nothing")
    for name, jobs in (("one", 1), ("three", 3)):
        made = build(tmp_path / name, [one, *others, bad], jobs=jobs)
        assert (made.records, made.deleted, len(made.faults)) == (4, 1, 1)
    rows = [
        sqlite3.connect(tmp_path / name / "records.sqlite").execute("SELECT * FROM records").fetchall()
        for name in ("one", "three")
    ]
    assert rows[0] == rows[1]


def test_what_cannot_be_an_index_is_refused_in_one_line(tmp_path: Path, one: Path) -> None:
    index = tmp_path / "index"
    build(index, [one])
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").write_text("mine")
    twin = write(tmp_path / "other" / one.name, article(9))
    for attempt, words in (
        (lambda: build(index, [one]), "update"),
        (lambda: build(tmp_path / "other", [one]), "is no index"),
        (lambda: update(tmp_path / "other", [one]), "is no index"),
        (lambda: update(index, [tmp_path / "absent.xml"]), "no such file"),
        (lambda: update(index, [one, twin]), "has the name of"),
        (lambda: info(tmp_path / "nowhere"), "is no index"),
    ):
        with pytest.raises(SourceError, match=words) as raised:
            attempt()
        assert "\n" not in str(raised.value)
    assert (tmp_path / "other" / "notes.txt").read_text() == "mine"
    assert titles(index, 1) == ["First"]


def test_another_format_is_refused_in_one_line(tmp_path: Path, one: Path) -> None:
    index = tmp_path / "index"
    build(index, [one])
    db = sqlite3.connect(index / "records.sqlite")
    db.execute("PRAGMA user_version=99")
    db.close()
    for attempt in (lambda: open_files(index), lambda: update(index, [one]), lambda: info(index)):
        with pytest.raises(SourceError, match="format 99") as raised:
            attempt()
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("harm", ["records", "search", "not sqlite", "other sqlite"])
def test_a_damaged_index_is_refused_in_one_line(tmp_path: Path, one: Path, harm: str) -> None:
    index = tmp_path / "index"
    build(index, [one])
    if harm == "records":
        db = sqlite3.connect(index / "records.sqlite")
        db.execute("UPDATE meta SET value = 1 WHERE key = 'records'")
        db.commit()
        db.close()
    elif harm == "search":
        (index / "search" / "meta.json").write_text("{}")
    elif harm == "not sqlite":
        (index / "records.sqlite").write_bytes(b"nothing of the kind" * 99)
    else:
        (index / "records.sqlite").unlink()
        db = sqlite3.connect(index / "records.sqlite")
        db.execute("CREATE TABLE mine (x)")
        db.close()
    with pytest.raises(SourceError) as raised:
        open_files(index)
    assert str(index) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_index_that_cannot_be_written_to_is_read(tmp_path: Path, small: Path) -> None:
    index = tmp_path / "an index, 100% ours?"
    build(index, [small])
    for path in [*index.rglob("*"), index]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert IndexHoldings(index).by_pmcid("7745181") == ("33301246",)
    finally:
        for path in [index, *index.rglob("*")]:
            path.chmod(0o755)


def test_records_come_back_as_they_went_in(small: Path) -> None:
    packer = Packer(dictionary())
    for record in newest(entries_of(small)).values():
        packed = packer.pack(record)
        assert packer.unpack(packed) == record
        with pytest.raises(ValueError, match="damaged"):
            packer.unpack(packed[: len(packed) // 2])
