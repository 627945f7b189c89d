"""What a whole run costs: 200 printed references as one document and as eight, over HTTP at NCBI's pace."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time

import pytest
from accuracy.printed import HONEST, PLANTED, STYLES, print_record, usable
from standin import running_standin

from citecheck.pubmed import open_files

pytestmark = pytest.mark.performance
NUMBER = 200


@pytest.fixture(scope="module")
def entries(shared):
    """200 printed references, most of them honest, each from another record."""
    source = open_files(shared / "data" / "pubmed" / "records.xml.gz")
    rng = random.Random(7)
    import gzip

    from citecheck.pubmed.records import newest, parse_records

    with gzip.open(shared / "data" / "pubmed" / "records.xml.gz") as stream:
        records = [r for r in newest(parse_records(stream)).values() if not r.is_book and usable(r)]
    source.close()
    rng.shuffle(records)
    found = []
    for number, record in enumerate(records):
        kind = (PLANTED if number % 5 == 0 else HONEST)[number % 8]
        printed = print_record(record, list(STYLES)[number % len(STYLES)], kind, records, rng)
        if printed is not None:
            found.append(printed)
        if len(found) == NUMBER:
            break
    assert len(found) == NUMBER
    return found


def article(entries):
    text = " ".join(f"Statement number {n} rests on a study [{n}]." for n in range(1, len(entries) + 1))
    listed = "\n".join(f"{n}. {entry.raw}" for n, entry in enumerate(entries, 1))
    return f"A review of many things\n\n{text}\n\nReferences\n\n{listed}\n"


def run(server, cache, paths):
    services = [
        "--eutils-url",
        server.eutils_url,
        "--idconv-url",
        server.idconv_url,
        "--citmatch-url",
        server.citmatch_url,
    ]
    command = [sys.executable, "-m", "citecheck", "-f", "json", "--no-config", "--cache-dir", str(cache), *services]
    start = time.monotonic()
    result = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
    return json.loads(result.stdout), time.monotonic() - start


def test_200_references_cold_warm_and_as_eight_documents(shared, tmp_path, entries, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user-cache"))
    whole = tmp_path / "whole.txt"
    whole.write_text(article(entries), encoding="utf-8")
    parts = []
    for n in range(8):
        parts.append(tmp_path / f"part{n}.txt")
        parts[-1].write_text(article(entries[n * 25 : n * 25 + 25]), encoding="utf-8")
    print()
    with running_standin([shared / "data" / "pubmed" / "records.xml.gz"], "--rate", "3") as server:
        for name, cache, paths, most in (
            ("cold", "one", [whole], 9),
            ("warm", "one", [whole], 0),
            ("cold, as 8 documents", "eight", parts, 12),
        ):
            report, seconds = run(server, tmp_path / cache, paths)
            references = [r for document in report["documents"] for r in document["references"]]
            asked = report["source"]["requests"]
            states = {r["status"] for r in references}
            print(f"{len(references)} references, {name}: {asked} requests, {seconds:.1f} s, {sorted(states)}")
            assert len(references) == NUMBER
            assert "unchecked" not in states
            assert asked <= most
        busiest = server.stats()["max_in_1s"]
    print(f"busiest second: {busiest} requests")
    assert busiest <= 3


def test_starting_up():
    def seconds(*words):
        best = 9.0
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
            best = min(best, time.perf_counter() - start)
        return best

    bare = seconds("-c", "pass")
    version, text = seconds("-m", "citecheck", "--version"), seconds("-m", "citecheck", "--help")
    print(f"\nstart-up: python {bare:.3f} s, --version {version:.3f} s, --help {text:.3f} s")
    assert max(version, text) < 0.25


def test_memory_of_reading_xml(shared):
    script = (
        "import sys, gzip, resource; from citecheck.pubmed.records import parse_records;"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "stream = gzip.open(sys.argv[1]); number = sum(1 for _ in parse_records(stream));"
        "print(number, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    command = [sys.executable, "-c", script, str(shared / "data" / "pubmed" / "records.xml.gz")]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    number, before, after = map(int, result.stdout.split())
    unit = 1024 if sys.platform != "darwin" else 1
    print(f"\n{number} records read in {(after - before) * unit / 1e6:.0f} MB beyond the program itself")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0
    assert (after - before) * unit < 100e6
