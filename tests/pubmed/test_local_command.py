"""`citecheck pubmed`: build, update and info at the command line, killed and gone on with; and checks by an index."""

from __future__ import annotations

import gzip
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from standin import running_standin

from citecheck import cli
from citecheck.errors import SourceError
from citecheck.pubmed import open_files
from citecheck.pubmed.local.holdings import IndexHoldings
from citecheck.pubmed.local.info import info
from citecheck.pubmed.source import TitleKey

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("CITECHECK_PUBMED", "NCBI_API_KEY", "NCBI_EMAIL"):
        monkeypatch.delenv(name, raising=False)

    def call(*words: object) -> tuple[int, str, str]:
        code = cli.run([str(word) for word in words])
        captured = capsys.readouterr()
        assert "fault of the program" not in captured.err
        return code, captured.out, captured.err

    return call


def said(report: dict[str, list[dict[str, list[dict[str, object]]]]]) -> list[object]:
    """States and findings: what must be the same whatever the source (the also-rans of a match may differ)."""
    return [
        (
            [(r["status"], r["record"]) for r in document["references"]],
            [claim["checks"] for claim in document["claims"]],
            document["findings"],
        )
        for document in report["documents"]
    ]


def test_build_update_and_info(run: Run, tmp_path: Path, small: Path, fixtures: Path) -> None:
    index = tmp_path / "index"
    code, out, err = run("pubmed", "build", "-o", index, small)
    assert (code, out, err) == (0, f"{index}: 1 file read, 10 records written\n", "")
    code, out, err = run("pubmed", "update", index, fixtures / "pubmed", "--jobs", 1)
    assert code == 0
    assert "1 file read" in out
    code, out, _ = run("pubmed", "info", index)
    assert code == 0
    assert "state:     finished" in out
    assert "the newest records.xml" in out
    code, out, err = run("pubmed", "info", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("citecheck: ")
    assert err.count("\n") == 1


def test_a_broken_file_is_said_in_one_line_and_the_exit_code_is_2(run: Run, tmp_path: Path, small: Path) -> None:
    broken = tmp_path / "broken.xml.gz"
    broken.write_bytes(gzip.compress(small.read_bytes())[:-20])
    code, out, err = run("pubmed", "build", "-o", tmp_path / "index", broken, small)
    assert code == 2
    assert "1 file could not be used" in out
    assert err == f"citecheck: {broken}: is damaged or cut short\n"
    assert len(open_files(tmp_path / "index").by_doi(["10.9999/other.1"])["10.9999/other.1"]) == 1  # type: ignore[arg-type]
    assert f"lacks:     {broken}" in run("pubmed", "info", tmp_path / "index")[1]


def test_nothing_but_broken_files_make_no_index(run: Run, tmp_path: Path, fixtures: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("nothing")
    code, _, err = run("pubmed", "build", "-o", tmp_path / "index", broken)
    assert code == 2
    assert "holds nothing" in err
    document = fixtures / "documents" / "everyday-medicines.md"
    code, out, err = run(document, "--pubmed", tmp_path / "index", "--no-config")
    assert (code, out) == (2, "")
    assert "interrupted" in err


@pytest.fixture
def fixture_index(tmp_path: Path, fixtures: Path, run: Run) -> Path:
    assert run("pubmed", "build", "-o", tmp_path / "index", fixtures / "pubmed")[0] == 0
    return tmp_path / "index"


def test_the_same_report_by_files_by_index_and_over_http(run: Run, fixtures: Path, fixture_index: Path) -> None:
    # The stand-in serves no books; the one document that cites one is left out there.
    documents = sorted(p for p in (fixtures / "documents").rglob("*.*") if p.suffix in {".txt", ".md"})
    local = json.loads(run("-f", "json", "--no-config", "--pubmed", fixtures / "pubmed", *documents)[1])
    indexed = json.loads(run("-f", "json", "--no-config", "--pubmed", fixture_index, *documents)[1])
    assert sum(len(document["references"]) for document in indexed["documents"]) > 20
    assert {**indexed, "source": None} == {**local, "source": None}
    assert indexed["source"]["requests"] == 0
    articles = [p for p in documents if "StatPearls" not in p.read_text("utf-8")]
    indexed = json.loads(run("-f", "json", "--no-config", "--pubmed", fixture_index, *articles)[1])
    with running_standin(sorted((fixtures / "pubmed").glob("*.xml"))) as server:
        services = {"--eutils-url": server.eutils_url, "--idconv-url": server.idconv_url}
        services["--citmatch-url"] = server.citmatch_url
        words = [word for pair in services.items() for word in pair]
        asked = json.loads(run("-f", "json", "--no-config", *words, *articles)[1])
    assert said(asked) == said(indexed)


def test_the_same_report_of_five_real_articles(run: Run, shared: Path, tmp_path: Path) -> None:
    records = shared / "seeds" / "records.xml"
    paths = sorted((shared / "seeds").glob("00*.txt"))
    assert run("pubmed", "build", "-o", tmp_path / "index", records)[0] == 0
    local = json.loads(run("-f", "json", "--no-config", "--pubmed", records, *paths)[1])
    indexed = json.loads(run("-f", "json", "--no-config", "--pubmed", tmp_path / "index", *paths)[1])
    assert {**indexed, "source": None} == {**local, "source": None}


def test_the_look_ups_of_real_records_are_those_of_their_file(run: Run, shared: Path, tmp_path: Path) -> None:
    file = shared / "data" / "pubmed" / "records.xml.gz"
    assert run("pubmed", "build", "-o", tmp_path / "index", file)[0] == 0
    files, index = open_files(file), open_files(tmp_path / "index")
    pmids = [str(row[0]) for row in IndexHoldings(tmp_path / "index")._db.execute("SELECT pmid FROM records")]
    records = files.records(pmids)
    assert index.records(pmids) == records
    dois = [doi for record in records.values() for doi in record.dois]  # type: ignore[union-attr]
    assert index.by_doi(dois) == files.by_doi(dois)
    keys = [TitleKey(title=r.fields.title) for r in records.values() if r.fields.title][::16]  # type: ignore[union-attr]
    first = {key: answer[:1] for key, answer in files.by_title(keys).items()}  # type: ignore[index]
    assert {key: answer[:1] for key, answer in index.by_title(keys).items()} == first  # type: ignore[index]


def _made(folder: Path, number: int, count: int) -> Path:
    """A file like NLM's of records of our own, which revises half of the file before and deletes one."""
    rng = random.Random(number)
    words = ("growth", "of", "cells", "in", "water", "under", "light", "heat", "salt", "sugar", "iron", "and", "rest")
    entries = []
    for place in range(count):
        pmid = 1 + number * (count // 2) + place
        title = f"{' '.join(rng.sample(words, 6))} in study {number} {place}"
        entries.append(
            f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article><Journal><JournalIssue><Volume>'
            f"{number}</Volume><PubDate><Year>2001</Year></PubDate></JournalIssue><Title>J Things</Title></Journal>"
            f"<ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>{' '.join(rng.choices(words, k=90))}"
            f'</AbstractText></Abstract></Article></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">'
            f"10.9999/{number}.{place}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"
        )
    entries.append(f"<DeleteCitation><PMID>{1 + number * (count // 2)}</PMID></DeleteCitation>")
    file = folder / f"pubmed26n{number:04}.xml.gz"
    file.write_bytes(gzip.compress(f"<PubmedArticleSet>{''.join(entries)}</PubmedArticleSet>".encode(), 1))
    return file


def _held(index: Path) -> tuple[list[tuple[object, ...]], list[tuple[str, ...]]]:
    """Every record, and what each is found by."""
    holdings = IndexHoldings(index)
    rows = holdings._db.execute("SELECT pmid, version, record FROM records").fetchall()
    records = [holdings.record(str(row[0])) for row in rows]
    found = [holdings.by_doi(record.dois[0]) for record in records if record]
    assert holdings._searcher.num_docs == len(rows)
    holdings.close()
    return rows, found


def _said_whole(index: Path) -> bool:
    """Whether an index says that it is whole; one that was killed amid a write can say nothing but that."""
    try:
        return info(index).whole
    except SourceError as error:
        if "interrupted" not in str(error):
            raise
        return False


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9, which this system has not")
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_moment_it_goes_on_to_the_same_index(tmp_path: Path, jobs: int) -> None:
    files = [_made(tmp_path, number, 300) for number in range(1, 7)]
    words = [sys.executable, "-m", "citecheck", "pubmed"]
    undisturbed = tmp_path / "undisturbed"
    start = time.monotonic()
    subprocess.run([*words, "build", "-o", undisturbed, *files, "--jobs", str(jobs)], check=True, capture_output=True)
    whole = time.monotonic() - start
    rng = random.Random(jobs)
    index, kills = tmp_path / "index", 0
    for _ in range(40):
        process = subprocess.Popen(
            [*words, "build", "-o", index, *files, "--jobs", str(jobs)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        while kills == 0 and process.poll() is None and not (index / "records.sqlite").is_file():
            time.sleep(0.01)  # the first time from its first moment on, so that it is always killed at work
        try:
            _, err = process.communicate(timeout=rng.uniform(0, 0.6 if kills else 0.1) * whole if kills < 3 else 90)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            if process.returncode == 0:
                break  # it had come to its end before the signal did
            kills += 1
            if (index / "records.sqlite").is_file():
                if _said_whole(index):
                    break  # killed on its way out
                result = subprocess.run(
                    [sys.executable, "-m", "citecheck", "-", "--pubmed", str(index), "--no-config"],
                    input="x", capture_output=True, text=True, check=False,
                )  # fmt: skip
                assert (result.returncode, result.stdout) == (2, ""), result
                assert "interrupted" in result.stderr
                assert result.stderr.count("\n") == 1
            continue
        assert process.returncode == 0, err
        break
    assert kills > 0
    assert info(index).whole
    assert _held(index) == _held(undisturbed)


def test_two_writers_at_once_are_refused(run: Run, tmp_path: Path, fixture_index: Path, small: Path) -> None:
    from citecheck.pubmed.local.writer import Writer

    writer = Writer(fixture_index)
    code, _, err = run("pubmed", "update", fixture_index, small)
    writer.close()
    assert code == 2
    assert "another build or update" in err
    assert run("pubmed", "update", fixture_index, small)[0] == 0


def test_between_the_two_commits_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """The search index is one file ahead: the worst moment to be killed in, brought about on purpose."""
    import citecheck.pubmed.local.writer as module

    files = [_made(tmp_path, number, 40) for number in (1, 2, 3)]
    index, other = tmp_path / "index", tmp_path / "other"
    assert run("pubmed", "build", "-o", other, *files)[0] == 0
    write = module.Writer._write

    def killed(self: module.Writer, number: int, entries: object) -> object:
        write(self, number, entries)  # type: ignore[arg-type]
        self._writer.commit()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module.Writer, "_write", killed)
        assert run("pubmed", "build", "-o", index, *files, "--jobs", 1)[0] == 130
    code, _, err = run("pubmed", "build", "-o", index, *files[1:], "--jobs", 1)
    assert code == 2
    assert "give that file again" in err
    assert "waits for: pubmed26n0001.xml.gz" in run("pubmed", "info", index)[1]
    kept = files[0].read_bytes()
    _made(tmp_path, 1, 30)
    code, _, err = run("pubmed", "build", "-o", index, *files, "--jobs", 1)
    assert code == 2
    assert "has changed since" in err
    files[0].write_bytes(kept)
    assert run("pubmed", "build", "-o", index, *files, "--jobs", 1)[0] == 0
    assert _held(index) == _held(other)
