"""A report made on a cluster is that of one process, byte for byte, whatever the records come from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpora import citable, write_corpus
from standin import running_standin

from citecheck.batch import check_corpus
from citecheck.config import Settings
from citecheck.engine import Here
from citecheck.errors import SourceError
from citecheck.groups import Asked, checked
from citecheck.pubmed.local.build import build
from citecheck.pubmed.opening import Opener
from citecheck.pubmed.records import newest, parse_records
from citecheck.stages import Input

pytest.importorskip("distributed", reason="needs the extra `cluster` (dask, distributed)")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")

from citecheck.cluster import Cluster  # noqa: E402

RECORDS = Path(__file__).parents[2] / "fixtures" / "pubmed" / "records.xml"
KEY = "0123456789abcdef-the-key"
LATEX = r"""\documentclass{article}
\begin{document}
On drugs that were tried early in a pandemic there is a report of its own \cite{one}.
\bibliographystyle{plain}
\bibliography{works}
\end{document}
"""


@pytest.fixture(scope="module")
def records():
    with RECORDS.open("rb") as stream:
        return citable(list(newest(parse_records(stream)).values()))


@pytest.fixture
def corpus(tmp_path, records, monkeypatch):
    """Articles whose paths lead nowhere from a worker's folder; one looks at a file beside it, three are broken."""
    monkeypatch.chdir(tmp_path)
    paths = write_corpus(Path("corpus"), records, 10, 4)
    Path("corpus/article-00003.txt").write_bytes(b"")
    Path("corpus/broken.docx").write_bytes(b"PK\x03\x04 and no more")
    Path("corpus/paper.tex").write_text(LATEX, encoding="utf-8")
    title = records[0].fields.title
    entry = f"@article{{one, title={{{title}}}, author={{Nobody, N.}}, journal={{None}}, year=1999}}"
    Path("corpus/works.bib").write_text(entry, encoding="utf-8")
    return [*paths, Path("corpus/broken.docx"), Path("corpus/paper.tex"), Path("corpus/none.txt")]


@pytest.fixture
def engine(dask_cluster):
    engine = Cluster(dask_cluster.address)
    yield engine
    engine.close()


def run(paths, folder, opener, engine):
    return check_corpus([Input(path=str(path)) for path in paths], opener, Settings(), Path(folder), engine)


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and ".citecheck" not in path.parts
    }


@pytest.mark.parametrize("kind", ["index", "file"])
def test_the_report_is_that_of_one_process(corpus, engine, kind):
    where = RECORDS
    if kind == "index":
        where = Path("index")
        build(where, [RECORDS], jobs=1)
    opener = Opener(where=str(where))
    one, two = run(corpus, "one", opener, Here()), run(corpus, "two", opener, engine)
    assert files("one") == files("two")
    assert one.tally == two.tally
    assert one.tally.unreadable == 3
    assert run(corpus, "two", opener, engine).kept == one.tally.documents - 3
    found = {line["path"]: line for line in map(json.loads, Path("two/report.jsonl").read_text("utf-8").splitlines())}
    assert len(found["corpus/paper.tex"]["references"]) == 1


def command(*words):
    return [sys.executable, "-m", "citecheck", *words, "--no-config"]


def test_the_command_line_on_a_cluster(corpus, dask_cluster, records):
    words = ["corpus", "-f", "json", "--pubmed", str(RECORDS)]
    there = ["--engine", "dask", "--scheduler", dask_cluster.address]
    environment = {**os.environ, "PYTHONPATH": str(RECORDS.parents[2])}
    one, two = (
        subprocess.run(command(*words, *more), env=environment, capture_output=True, check=False)
        for more in (["--jobs", "1"], there)
    )
    assert (two.returncode, two.stderr) == (one.returncode, one.stderr)
    one, two = json.loads(one.stdout), json.loads(two.stdout)
    assert one.pop("source")["kind"] == two.pop("source")["kind"]
    assert one == two
    alone = subprocess.run(
        command("corpus", "--engine", "dask"), env=environment, capture_output=True, text=True, check=False
    )
    assert alone.returncode == 2
    assert alone.stderr == "citecheck: --engine dask and --scheduler ADDRESS go together\n"


def test_workers_share_one_pace_and_one_store(corpus, engine, dask_cluster, redis_url, tmp_path, monkeypatch):
    monkeypatch.setattr("citecheck.groups.SIZE", 5)  # so that both workers ask at the same time
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    with running_standin([RECORDS], "--rate", "3", "--log", str(tmp_path / "requests.jsonl")) as standin:
        plain = Opener(**standin.urls, cache_dir=str(tmp_path / "cache"), email="a@example.org")
        run(corpus, "one", plain, Here())
        # The two runs keep paces that do not know of each other: the second that is counted has to end between them.
        time.sleep(1.2)
        standin.reset()
        shared = Opener(**standin.urls, redis=redis_url, email="a@example.org")
        two = run(corpus, "two", shared, engine)
        asked = standin.stats()
        assert files("one") == files("two")
        assert asked["max_in_1s"] <= 4
        assert two.source.requests == asked["requests"] > 3
        assert "429" not in asked["status"]
        # Nothing is asked twice, by whomever.
        again = run(corpus, "three", shared, engine)
        assert (again.source.requests, standin.stats()["requests"]) == (0, asked["requests"])
        assert files("one") == files("three")
    log = dask_cluster.log()
    assert "hushhush" not in log
    assert "hushhush" not in repr(shared)


def test_the_key_goes_to_the_workers_and_is_never_shown(corpus, engine, dask_cluster, redis_url, tmp_path):
    with running_standin([RECORDS], "--api-key", KEY, "--rate", "3", "--key-rate", "10") as standin:
        opener = Opener(**standin.urls, redis=redis_url, api_key=KEY, cache_dir=str(tmp_path / "cache"))
        done = run(corpus, "report", opener, engine)
        assert done.tally.incomplete == 0
        assert standin.stats()["max_in_1s"] <= 10
        # A key that NCBI does not know is an outage, told without it.
        told = run(corpus, "other", Opener(**standin.urls, redis=redis_url, api_key="wrong-key", refresh=True), engine)
    assert told.tally.incomplete > 0
    assert "does not accept the API key" in told.source.outage
    shown = dask_cluster.log() + repr(opener) + b"".join([*files("report").values(), *files("other").values()]).decode()
    assert KEY not in shown
    assert "wrong-key" not in shown


def test_what_a_worker_cannot_open_is_one_line(corpus, engine, redis_url, monkeypatch):
    opener = Opener(redis=redis_url.replace("hushhush", "wrong"))
    with pytest.raises(SourceError, match=r"the Redis server at 127\.0\.0\.1:\d+ does not accept the password"):
        list(checked([Input(path=str(corpus[0]))], opener, None, Settings(), engine, Asked()))


def test_a_document_that_ends_its_workers_costs_its_group_nothing(corpus, engine, redis_url, tmp_path, records):
    """The worst document ends every worker that reads it; here, one that is told to by a name."""
    deadly = Path("corpus/deadly.txt")
    deadly.write_text("Nothing is cited here.", encoding="utf-8")
    with running_standin([RECORDS]) as standin:
        opener = Opener(**standin.urls, redis=redis_url)
        inputs = [Input(path=str(path)) for path in (*corpus[:2], deadly, corpus[4])]
        engine_with_a_victim = _Deadly(engine)
        found = list(checked(inputs, opener, None, Settings(), engine_with_a_victim, Asked()))
    assert [one.status for one in found] == ["checked", "checked", "unreadable", "checked"]
    assert "it ended the process" in found[2].error


class _Deadly:
    """The cluster, with a worker that ends where it comes upon `deadly.txt`."""

    elsewhere = True

    def __init__(self, engine):
        self._engine = engine

    def map(self, function, items, lost):
        from cluster.deeds import Ending

        return self._engine.map(Ending(function), items, lost)
