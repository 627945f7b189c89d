"""What a corpus costs: documents a second, memory, requests, and what a run that is killed again and again loses.

`CITECHECK_PUBMED_FILES` names real files of PubMed, as for `test_index.py`; 6,000 records of them are cited. Speed
depends on how busy the machine is, so the load is printed beside it, and the seconds of the processor.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest
from corpora import citable, reference, write_corpus
from performance.measure import Taken, pubmed_files, run, some_articles
from standin import build_database, serving

from citecheck.models import Record
from citecheck.pubmed.files import entries_of
from citecheck.pubmed.local.build import build

pytestmark = [
    pytest.mark.performance,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]
RECORDS, DOCUMENTS, CITED = 6000, 1000, 30


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `records.xml`, `index` made from it, and `corpus`."""
    folder = tmp_path_factory.mktemp("batch")
    (folder / "files").mkdir()
    xml = some_articles(pubmed_files(folder / "files"), RECORDS, folder / "records.xml")
    build(folder / "index", [xml], jobs=1)
    write_corpus(folder / "corpus", records_of(folder), DOCUMENTS, CITED)
    return folder


def records_of(place: Path) -> list[Record]:
    return citable([entry for entry in entries_of(place / "records.xml") if isinstance(entry, Record)])


def tell(name: str, number: int, taken: Taken) -> None:
    rate = number / taken.seconds
    print(
        f"  {name:<44} {rate:6.1f} documents/s {rate * CITED:6.0f} references/s"
        f" {taken.processor / number:6.3f} s of processor each {taken.megabytes:6.0f} MB"
        f"  (load before {taken.load:.1f})"
    )


def test_documents_a_second(place: Path) -> None:
    print(f"\n{DOCUMENTS} documents of {CITED} references, index of {RECORDS} records, {os.cpu_count()} processors")
    few = [f"corpus/article-{n:05}.txt" for n in range(200)]
    for jobs, paths in ((1, few), (2, ["corpus"])):
        number = len(few) if paths is few else DOCUMENTS
        words = [*paths, "--report", f"report-{jobs}", "--pubmed", "index", "--jobs", jobs]
        taken = run(words, place)
        assert taken.code in (0, 1)
        tell(f"{jobs} process{'es' if jobs > 1 else ''}, {number} documents", number, taken)
        assert taken.megabytes < 500
    # The goal is 10 a second with two processes; on a busy machine only the processor's seconds tell.
    assert taken.processor / DOCUMENTS < 0.25
    again = run(words, place)
    tell("the same again: all taken over", DOCUMENTS, again)
    assert again.processor < taken.processor / 5


def test_memory_is_flat(place: Path) -> None:
    """100, 1,000 and 10,000 documents; the last are the thousand under ten names, and claims are left out."""
    folder = place / "many"
    folder.mkdir()
    for source in sorted((place / "corpus").glob("*.txt")):
        for copy in range(10):
            shutil.copyfile(source, folder / f"{copy}-{source.name}")
    print("\nmemory of all processes together, two at work, claims left out")
    peaks = []
    paths = sorted(folder.glob("*.txt"))
    for number in (100, 1000, 10_000):
        for path in paths[number:]:
            path.rename(path.with_suffix(".later"))
        taken = run([folder, "--report", f"r{number}", "--pubmed", "index", "--jobs", 2, "--no-claims"], place)
        for path in paths[number:]:
            path.with_suffix(".later").rename(path)
        tell(f"{number} documents", number, taken)
        peaks.append(taken.megabytes)
    assert max(peaks) < 500
    # Ten times the documents: words that were met are kept until there are enough, and the index has a line for each.
    assert peaks[2] < peaks[1] * 1.2


def test_requests_of_100_documents(place: Path, tmp_path: Path) -> None:
    records = records_of(place)[:2000]
    (tmp_path / "corpus").mkdir()
    for n in range(100):
        cited = records[n * 20 : n * 20 + 20]
        text = " ".join(f"This was reported before [{k}]." for k in range(1, 21))
        listed = "\n".join(f"{k}. {reference(record)}" for k, record in enumerate(cited, 1))
        whole = f"Part {n}\n\n{text}\n\nReferences\n\n{listed}\n"
        (tmp_path / "corpus" / f"{n:03}.txt").write_text(whole, encoding="utf-8")
    database = build_database([place / "records.xml"], tmp_path / "standin.sqlite")
    print()
    with serving(database, "--rate", "3") as standin:
        for name, most in (("cold", 60), ("warm", 0)):
            standin.reset()
            taken = run(["corpus", "--report", name, *services(standin), "--cache-dir", "cache"], tmp_path)
            stats = standin.stats()
            print(
                f"100 documents citing 2,000 works, {name}: {stats['requests']} requests, {taken.seconds:.1f} s,"
                f" busiest second {stats['max_in_1s']}"
            )
            assert stats["requests"] <= most
            assert stats["max_in_1s"] <= 3


def services(standin) -> list[str]:  # type: ignore[no-untyped-def]
    return [
        "--eutils-url", standin.eutils_url, "--idconv-url", standin.idconv_url, "--citmatch-url", standin.citmatch_url,
    ]  # fmt: skip


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".citecheck" not in path.parts
    }


def test_killed_ten_times_at_random_moments(place: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", records_of(place)[:600], 40, 12)
    database = build_database([place / "records.xml"], tmp_path / "standin.sqlite")
    rng, ended = random.Random(20), 0
    with serving(database) as standin:

        def words(name: str) -> list[object]:
            return ["corpus", "--report", name, "--cache-dir", f"{name}-cache", "--jobs", 2, *services(standin)]

        whole = run(words("whole"), tmp_path)
        undisturbed = standin.stats()["requests"]
        standin.reset()
        for _ in range(10):
            moment = rng.uniform(0.5, whole.seconds / 2)
            ended += run(words("killed"), tmp_path, kill_after=moment).code == -9
        run(words("killed"), tmp_path)
        asked = standin.stats()["requests"]
    print(f"\n40 documents killed {ended} times: {asked} requests, undisturbed {undisturbed} ({whole.seconds:.0f} s)")
    assert asked <= undisturbed + 2
    assert files(tmp_path / "whole") == files(tmp_path / "killed")
