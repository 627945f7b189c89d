"""Files as what is to be written of them, read in this process or ahead of time in others."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from pathlib import Path

import msgspec
from msgspec import Struct

from citecheck.errors import SourceError
from citecheck.models import Record
from citecheck.pubmed.files import entries_of
from citecheck.pubmed.local.given import checked_md5
from citecheck.pubmed.local.pack import Packer
from citecheck.pubmed.local.rows import LONGEST_PMID, Entry, Row
from citecheck.pubmed.local.terms import keys, title_words
from citecheck.pubmed.records import DeletedPmids
from citecheck.workers import begin_work, interrupts_held_back


class Task(Struct, frozen=True):
    """How the files of one index are read: the dictionary to pack with, and MD5 by name of what need not be read."""

    dictionary: bytes
    abstracts: bool
    done: Mapping[str, str]


class Reading(Struct, frozen=True):
    """A file's MD5, and what to write; None where it is in the index already."""

    md5: str
    entries: Iterable[Entry] | None


def read(file: Path, task: Task) -> Reading:
    """One file, checked and begun; its records are read as they are taken. Raises `SourceError`, here or there."""
    md5 = checked_md5(file)
    return Reading(md5, None if task.done.get(file.name) == md5 else _entries(file, task))


def _entries(file: Path, task: Task) -> Iterator[Entry]:
    packer = Packer(task.dictionary)
    for entry in entries_of(file):
        row = prepare(entry, packer, abstracts=task.abstracts)
        if row is not None:
            yield row


def prepare(entry: Record | DeletedPmids, packer: Packer, *, abstracts: bool) -> Entry | None:
    """What to write for one record; None for one whose PMID is no number that can be kept."""
    if isinstance(entry, DeletedPmids):
        return entry
    if len(entry.pmid) > LONGEST_PMID:
        return None
    words, places = title_words(entry), keys(entry)
    if not abstracts:
        entry = msgspec.structs.replace(entry, abstract=(), abstract_language=None)
    return Row(int(entry.pmid), entry.version, packer.pack(entry), words, places)


def readings(files: Sequence[Path], task: Task, jobs: int) -> Iterator[tuple[Path, Callable[[], Reading]]]:
    """Each file in order, and what gives its reading or raises `SourceError`; with several jobs, `jobs` files ahead."""
    jobs = min(jobs, len(files))
    if jobs <= 1:
        for file in files:
            yield file, lambda file=file: read(file, task)  # type: ignore[misc]
        return
    # Started afresh, because a process with threads of the search index in it cannot be split in two.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_work) as pool:
        ahead: deque[tuple[Path, Future[Reading]]] = deque()
        waiting = iter(files)
        try:
            while True:
                while len(ahead) < jobs and (following := next(waiting, None)) is not None:
                    with interrupts_held_back():
                        ahead.append((following, pool.submit(_whole, following, task)))
                if not ahead:
                    return
                file, future = ahead.popleft()
                yield file, lambda file=file, future=future: _result(file, future)  # type: ignore[misc]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _whole(file: Path, task: Task) -> Reading:
    found = read(file, task)
    return Reading(found.md5, None if found.entries is None else list(found.entries))


def _result(file: Path, future: Future[Reading]) -> Reading:
    try:
        return future.result()
    except BrokenExecutor:
        raise SourceError(f"{file}: the process that read it was stopped: run the same command again") from None
