"""A corpus: gone on with after any end, told as a whole, and never half written."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from corpora import citable, reference, write_corpus
from lxml import html as parser
from msgspec.structs import replace
from standin import running_standin

from citecheck.batch import check_corpus
from citecheck.batch.corpus import _date, _when
from citecheck.config import Settings
from citecheck.engine import Here, Processes
from citecheck.errors import OutputError
from citecheck.pubmed.opening import Opener
from citecheck.pubmed.records import newest, parse_records
from citecheck.report.html.phrases import STATUSES, VERDICTS
from citecheck.stages import Input

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "fixtures" / "pubmed" / "records.xml"


@pytest.fixture(scope="module")
def records():
    with RECORDS.open("rb") as stream:
        return citable(list(newest(parse_records(stream)).values()))


@pytest.fixture
def corpus(tmp_path, records):
    return write_corpus(tmp_path / "corpus", records, 12, 6)


def run(paths, folder, *, settings=None, engine=None, opener=None):
    inputs = [Input(path=str(path)) for path in paths]
    opener = opener or Opener(where=str(RECORDS))
    return check_corpus(inputs, opener, settings or Settings(), folder, engine or Here())


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".citecheck" not in path.parts
    }


def test_the_sums_of_the_index_are_those_of_the_documents(corpus, tmp_path):
    run(corpus, tmp_path / "report")
    documents = [json.loads(line) for line in (tmp_path / "report" / "report.jsonl").read_text("utf-8").splitlines()]
    counted = {part: Counter() for part in ("references", "claims", "findings")}
    for document in documents:
        counted["references"].update(reference["status"] for reference in document["references"])
        counted["claims"].update(held["verdict"] for claim in document["claims"] for held in claim["checks"])
        counted["findings"].update(found["severity"] for found in document["findings"])
    assert len(counted["claims"]) > 1
    index = " ".join(parser.parse(str(tmp_path / "report" / "index.html")).getroot().text_content().split())
    words = {
        **{status: STATUSES[status][0].lower() for status in counted["references"]},
        **{verdict: VERDICTS[verdict][0].lower() for verdict in counted["claims"]},
        **{severity: severity for severity in counted["findings"]},
    }
    for part in counted.values():
        for name, number in part.items():
            assert f"{number:,} {words[name]}".lower() in index.lower()
    assert f"{sum(counted['claims'].values()):,} checks, one for each work a claim cites" in index


def test_the_report_is_the_same_for_one_process_and_for_two(corpus, tmp_path):
    run(corpus, tmp_path / "one")
    engine = Processes(2)
    run(corpus, tmp_path / "two", engine=engine)
    engine.close()
    assert files(tmp_path / "one") == files(tmp_path / "two")
    lines = files(tmp_path / "one")["report.jsonl"].decode().splitlines()
    assert [json.loads(line)["path"] for line in lines] == [str(path) for path in corpus]


def test_what_has_not_changed_is_not_checked_again(corpus, tmp_path):
    folder = tmp_path / "report"
    assert run(corpus, folder).kept == 0
    before = files(folder)
    assert run(corpus, folder).kept == 12
    assert files(folder) == before
    corpus[3].write_text("Nothing is cited here.", encoding="utf-8")
    assert run(corpus, folder).kept == 11
    assert run(corpus, folder, settings=Settings(claims=False)).kept == 0
    assert run(corpus, folder, settings=Settings(claims=False, fail_on="error", jobs=3)).kept == 12
    assert run(corpus, folder, settings=Settings(claims=False, refresh=True)).kept == 0


def test_pages_that_are_taken_over_tell_the_verdict_of_the_level_that_fails_now(corpus, tmp_path):
    folder = tmp_path / "report"
    run(corpus, folder)
    strict = files(folder)
    assert run(corpus, folder, settings=Settings(fail_on="never")).kept == 12
    lenient = files(folder)
    run(corpus, tmp_path / "anew", settings=Settings(fail_on="never"))
    assert lenient == files(tmp_path / "anew") != strict
    assert run(corpus, folder).kept == 12
    assert files(folder) == strict


@pytest.mark.parametrize(("name", "read_as"), [("paper.tex", None), ("paper.txt", None), ("paper.text", "latex")])
def test_a_latex_document_is_checked_again_when_its_bibliography_changed(name, read_as, tmp_path):
    path, listed = tmp_path / name, tmp_path / "list.bib"
    path.write_text(
        "\\documentclass{article}\\begin{document}Walking helps \\cite{a}.\\bibliography{list}\\end{document}",
        encoding="utf-8",
    )

    def kept():
        inputs = [Input(path=str(path), format=read_as)]
        return check_corpus(inputs, Opener(where=str(RECORDS)), Settings(), tmp_path / "report", Here()).kept

    listed.write_text("@article{a, title={On walking}, year={2001}}", encoding="utf-8")
    assert (kept(), kept()) == (0, 1)
    listed.write_text("@article{a, title={On walking and knees}, year={2001}}", encoding="utf-8")
    assert kept() == 0


def test_documents_that_are_gone_leave_the_report(corpus, tmp_path):
    folder = tmp_path / "report"
    run(corpus, folder)
    run(corpus[:5], folder)
    whole = files(folder)
    assert sum(name.startswith("documents/") for name in whole) == 5
    assert len(whole["report.jsonl"].splitlines()) == 5


def test_a_document_that_cannot_be_read_is_told_and_the_rest_checked(corpus, tmp_path):
    corpus[2].write_bytes(b"")
    done = run(corpus, tmp_path / "report")
    assert done.unreadable == ((str(corpus[2]), "is empty"),)
    assert (done.tally.documents, done.tally.unreadable) == (12, 1)
    # It is looked at again the next time.
    corpus[2].write_text("Nothing is cited here.", encoding="utf-8")
    assert run(corpus, tmp_path / "report").tally.unreadable == 0


def test_what_was_not_checked_for_an_outage_is_checked_the_next_time(corpus, tmp_path):
    nowhere = "http://127.0.0.1:9/"
    down = Opener(eutils_url=nowhere, idconv_url=nowhere, citmatch_url=nowhere, cache_dir=str(tmp_path / "cache"))
    assert run(corpus, tmp_path / "report", opener=replace(down, offline=True)).tally.incomplete == 12
    assert run(corpus, tmp_path / "report", opener=replace(down, offline=True)).kept == 0


def test_what_ncbi_said_long_ago_is_asked_again(tmp_path, records):
    from citecheck.batch.state import State

    [path] = write_corpus(tmp_path / "corpus", records, 1, 4)
    with running_standin([RECORDS]) as standin:
        asked = Opener(**standin.urls, cache_dir=str(tmp_path / "cache"))
        assert run([path], tmp_path / "report", opener=asked).kept == 0
        assert run([path], tmp_path / "report", opener=asked).kept == 1
        state = State(tmp_path / "report" / ".citecheck")
        with state.db:
            state.db.execute("UPDATE documents SET at = at - 31 * 86400")
        state.close()
        assert run([path], tmp_path / "report", opener=asked).kept == 0


def test_two_runs_do_not_write_one_report(corpus, tmp_path):
    from citecheck.batch.state import State

    state = State(tmp_path / "report" / ".citecheck")
    with pytest.raises(OutputError, match="another run is writing this report"):
        run(corpus, tmp_path / "report")
    state.close()
    run(corpus, tmp_path / "report")


def test_a_full_disk_is_no_other_run(corpus, tmp_path, monkeypatch):
    from citecheck.batch import state

    class Full(sqlite3.Connection):
        def execute(self, sql, *values):
            if not sql.startswith("BEGIN"):
                return super().execute(sql, *values)
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    opened = sqlite3.connect
    monkeypatch.setattr(state.sqlite3, "connect", lambda *words, **more: opened(*words, factory=Full, **more))
    with pytest.raises(OutputError, match=r"report: cannot be written: database or disk is full$"):
        run(corpus, tmp_path / "report")


_WITH_LITTLE_ROOM = """
import resource, sys
from citecheck import cli

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(cli.run(sys.argv[2:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
@pytest.mark.parametrize("room", [0, 30_000, 100_000])
def test_a_disk_that_fills_up_is_one_line(corpus, tmp_path, room):
    words = ["--report", str(tmp_path / "report"), "--pubmed", str(RECORDS), "--no-config", "--jobs", "1"]
    done = subprocess.run(
        # No bytecode: what Python cuts off at the limit would be read as a module by every run after this one.
        [sys.executable, "-B", "-c", _WITH_LITTLE_ROOM, str(room), *map(str, corpus), *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert ": cannot be written: " in line


def test_a_damaged_state_is_only_checked_again(corpus, tmp_path):
    run(corpus, tmp_path / "report")
    before = files(tmp_path / "report")
    (tmp_path / "report" / ".citecheck" / "state.sqlite").write_bytes(b"no database" * 1000)
    assert run(corpus, tmp_path / "report").kept == 0
    assert files(tmp_path / "report") == before


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_state_damaged_further_on_is_only_checked_again(corpus, tmp_path, part):
    run(corpus, tmp_path / "report")
    before = files(tmp_path / "report")
    state = tmp_path / "report" / ".citecheck" / "state.sqlite"
    whole = state.read_bytes()
    state.write_bytes(whole[: int(len(whole) * part)])
    assert run(corpus, tmp_path / "report").kept == 0
    assert files(tmp_path / "report") == before


def test_a_damaged_report_in_the_state_is_one_line_that_says_what_to_do(corpus, tmp_path):
    run(corpus, tmp_path / "report")
    state = sqlite3.connect(tmp_path / "report" / ".citecheck" / "state.sqlite")
    with state:
        state.execute("UPDATE documents SET report = x'00' WHERE path = ?", (str(corpus[3]),))
    state.close()
    with pytest.raises(OutputError, match=r"\.citecheck: what an earlier run left is damaged; delete this folder"):
        run(corpus, tmp_path / "report")


def test_a_folder_that_cannot_be_written_is_one_line(corpus, tmp_path):
    (tmp_path / "report").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        run(corpus, tmp_path / "report")


@pytest.mark.parametrize(
    "name",
    ["index.html", "index-2020.html", "documents/paper.html", "findings.csv", ".x.part", "documents/.y.part"],
)
def test_files_of_somebody_else_are_neither_written_over_nor_removed(name, corpus, tmp_path):
    theirs = tmp_path / "site" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"no report of citecheck's, such as .*; name another folder"):
        run(corpus, tmp_path / "site")
    assert [path for path in (tmp_path / "site").rglob("*") if path.is_file()] == [theirs]
    assert theirs.read_text("utf-8") == "mine"


def test_a_folder_with_files_that_no_report_touches_may_hold_one(corpus, tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "notes.html").write_text("mine", encoding="utf-8")
    run(corpus[:2], folder)
    run(corpus[:2], folder)
    assert (folder / "notes.html").read_text("utf-8") == "mine"
    assert (folder / "index.html").is_file()


def test_what_only_the_whole_shows(tmp_path, records):
    by_pmid = {record.pmid: record for record in records}
    retracted = by_pmid["32356626"]
    # Not Cochrane's, whose versions share most of a DOI.
    plain = [r for r in records if r.fields.doi and not r.retracted and "Cochrane" not in (r.fields.journal or "")]
    wrong, other = plain[:2]
    texts = {
        "a.txt": [reference(retracted), reference(wrong)],
        "b.txt": [reference(retracted), reference(wrong, year=1999)],
        "c.txt": [reference(replace(wrong, fields=replace(wrong.fields, doi=other.fields.doi)))],
        "d.txt": [reference(replace(wrong, fields=replace(wrong.fields, doi=other.fields.doi)))],
    }
    paths = []
    for name, listed in texts.items():
        cited = " ".join(f"This was reported before [{n}]." for n in range(1, len(listed) + 1))
        printed = "\n".join(f"{n}. {text}" for n, text in enumerate(listed, 1))
        paths.append(tmp_path / name)
        paths[-1].write_text(f"On drugs\n\n{cited}\n\nReferences\n\n{printed}\n", encoding="utf-8")
    run(paths, tmp_path / "report")
    facts = [json.loads(line) for line in (tmp_path / "report" / "corpus.jsonl").read_text("utf-8").splitlines()]
    found = {fact["kind"]: fact for fact in facts if fact.get("pmid") in (None, retracted.pmid, wrong.pmid)}
    assert [one["place"]["document"] for one in found["retracted"]["citing"]] == [str(paths[0]), str(paths[1])]
    assert found["retracted"]["retracted"] == "2020-06"
    assert {one["when"] for one in found["retracted"]["citing"]} == {"unknown"}
    assert found["recurring-identifier"]["printed"] == other.fields.doi
    assert len(found["recurring-identifier"]["places"]) == 2
    different = next(f for f in facts if f["kind"] == "cited-differently" and f["pmid"] == wrong.pmid)
    assert [variant["differs"] for variant in different["variants"]] == [{"year": "1999"}, {}]
    assert "retracted" in (tmp_path / "report" / "works.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("source", "date"),
    [
        ("N Engl J Med. 2020 Jun 25;382(26):2582", "2020-06"),
        ("Lancet. 1998;351:637", "1998"),
        ("doi: 10.1000/abc", None),
        (None, None),
    ],
)
def test_the_date_of_a_notice(source, date):
    assert _date(source) == date


@pytest.mark.parametrize(
    ("published", "retracted", "when"),
    [
        ("2021", "2020-06", "after"),
        ("2019-12-31", "2020", "before"),
        ("2020", "2020-06", "unknown"),
        ("2020-07-01", "2020-06", "after"),
        (None, "2020", "unknown"),
        ("2020", None, "unknown"),
    ],
)
def test_which_came_first_is_said_only_where_it_is_known(published, retracted, when):
    assert _when(published, retracted) == when


_KILLED_AT_ITS_WRITING = """
import os, signal, sys
from pathlib import Path
from citecheck.batch.files import write_whole

def parts():
    yield "half of it"
    os.kill(os.getpid(), signal.SIGKILL)

write_whole(Path(sys.argv[1]), parts())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("name", ["report.jsonl", "documents/an-article.html"])
def test_what_a_kill_left_half_written_is_gone_after_the_next_run(name, corpus, tmp_path):
    folder = tmp_path / "report"
    run(corpus, folder)
    whole = files(folder)
    subprocess.run([sys.executable, "-c", _KILLED_AT_ITS_WRITING, str(folder / name)], check=False)
    assert len(files(folder)) == len(whole) + 1
    run(corpus, folder)
    assert files(folder) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_a_run_that_is_killed_again_and_again_ends_with_the_same_report(tmp_path, records):
    paths = write_corpus(tmp_path / "corpus", records, 30, 8)
    rng = random.Random(7)
    with running_standin([RECORDS]) as standin:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "user")}

        def command(name):
            return [
                sys.executable, "-m", "citecheck", "corpus", "--report", name, "--cache-dir", f"{name}-cache",
                "--jobs", "1", "--no-config", "--eutils-url", standin.eutils_url,
                "--idconv-url", standin.idconv_url, "--citmatch-url", standin.citmatch_url,
            ]  # fmt: skip

        subprocess.run(command("whole"), cwd=tmp_path, env=environment, check=False, stdout=subprocess.DEVNULL)
        undisturbed = standin.stats()["requests"]
        standin.reset()
        for _ in range(4):
            run = subprocess.Popen(command("killed"), cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)
            time.sleep(rng.uniform(0.4, 2.5))
            run.send_signal(signal.SIGKILL)
            run.wait()
        subprocess.run(command("killed"), cwd=tmp_path, env=environment, check=False, stdout=subprocess.DEVNULL)
        assert standin.stats()["requests"] <= undisturbed + 4  # what a kill cut off may be asked twice
    assert len(paths) == 30
    assert files(tmp_path / "whole") == files(tmp_path / "killed")
