"""Running the command line while looking at what it takes: seconds, processor, memory of all its processes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from citecheck.pubmed.files import files_of

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def pubmed_files(folder: Path) -> list[Path]:
    """The files of PubMed in the folder `CITECHECK_PUBMED_FILES`; those in a package there come out into `folder`."""
    named = os.environ.get("CITECHECK_PUBMED_FILES")
    if not named:
        pytest.skip("needs real files of PubMed: CITECHECK_PUBMED_FILES names no folder")
    for package in Path(named).glob("*.whl"):
        with zipfile.ZipFile(package) as packed:
            for name in packed.namelist():
                if name.endswith(".xml.gz") and "/pubmed" in name:
                    (folder / Path(name).name).write_bytes(packed.read(name))
    return files_of(folder if any(folder.iterdir()) else Path(named))


def some_articles(files: Sequence[Path], number: int, out: Path) -> Path:
    """`number` articles from everywhere in `files`, as one file of PubMed XML."""
    import gzip

    rng, kept, seen = random.Random(3), list[bytes](), 0
    for file in files:
        with gzip.open(file) as stream:
            for _, element in etree.iterparse(stream, tag="PubmedArticle"):  # type: ignore[arg-type]
                seen += 1
                place = len(kept) if len(kept) < number else rng.randrange(seen)
                if place < number:
                    element.tail = None
                    kept[place : place + 1] = [etree.tostring(element, encoding="utf-8")]
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    out.write_bytes(b"<PubmedArticleSet>\n" + b"\n".join(kept) + b"\n</PubmedArticleSet>\n")
    return out


@dataclass
class Taken:
    """What a run took: seconds by the clock and of the processor (all processes), the most memory at any time."""

    code: int
    seconds: float
    processor: float
    megabytes: float
    """Proportional set sizes of all its processes added up: memory that they share counts once."""
    load: float
    """The machine's load average when the run began: with as many as there are processors, nobody waits."""


def run(words: Sequence[object], folder: Path, *, kill_after: float | None = None) -> Taken:
    """`citecheck` with `words` in `folder`, and what that took; killed with all its processes where told."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "user"), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "citecheck", *map(str, words), "--no-config"]
    load, start = os.getloadavg()[0], time.monotonic()
    used: dict[int, float] = {}
    peak = 0.0
    # What a killed run leaves is cleared away by Python's own tracker, which says so.
    told = None if kill_after is None else subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=told) as process:
        while True:
            memory = 0.0
            for pid in _family(process.pid):
                used[pid] = max(used.get(pid, 0.0), _processor(pid))
                memory += _memory(pid)
            peak = max(peak, memory)
            if kill_after is not None and time.monotonic() - start >= kill_after:
                process.kill()
            try:
                process.wait(0.3 if kill_after is None else 0.02)
                break
            except subprocess.TimeoutExpired:
                continue
    seconds = time.monotonic() - start
    return Taken(process.returncode, seconds, sum(used.values()), peak, load)


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
            others = [
                child
                for task in Path(f"/proc/{parent}/task").iterdir()
                if task.name != str(parent)
                for child in (task / "children").read_text("ascii").split()
            ]
        except OSError:
            continue
        found += [int(child) for child in dict.fromkeys([*children, *others]) if int(child) not in found]
    return found


def _processor(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
