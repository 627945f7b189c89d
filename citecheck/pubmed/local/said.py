"""What is said of an index at the terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from citecheck.pubmed.local.build import Applied
from citecheck.pubmed.local.info import IndexInfo
from citecheck.pubmed.local.rows import Counted

_MOST_READERS = 6


def readers() -> int:
    """How many processes read where nobody says: more than six wait for the one that writes."""
    return min(os.cpu_count() or 1, _MOST_READERS)


class Teller:
    """Tells of each file: faults by `remark`, the rest on a terminal alone, in one line that is written over."""

    def __init__(self, remark: Callable[[str], None], *, terminal: bool) -> None:
        self._remark, self._terminal = remark, terminal
        self._start, self._records = time.monotonic(), 0

    def __call__(self, file: Path, outcome: Counted | str | None, done: int, files: int) -> None:
        """`file` is done: what it brought, its fault, or None where it was in already."""
        if isinstance(outcome, str):
            self._wipe()
            self._remark(outcome)
        elif outcome is not None:
            self._records += outcome.records
        if self._terminal:
            left = (time.monotonic() - self._start) / done * (files - done)
            line = f"{done} of {files} files, {self._records:,} records, {_span(left)} left"
            sys.stderr.write(f"\r{line:<70}" + ("\n" if done == files else ""))
            sys.stderr.flush()

    def _wipe(self) -> None:
        if self._terminal:
            sys.stderr.write(f"\r{'':<70}\r")


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def closing(path: Path, made: Applied) -> str:
    """The sentence at the end of a build or update."""
    parts = [f"{_number(made.files, 'file')} read", f"{_number(made.records, 'record')} written"]
    if made.deleted:
        parts.append(f"{made.deleted:,} deleted")
    if made.already:
        parts.append(f"{_number(made.already, 'file')} in it already")
    if made.faults:
        parts.append(f"{_number(len(made.faults), 'file')} could not be used")
    return f"{path}: {', '.join(parts)}"


def about(found: IndexInfo) -> Iterator[str]:
    """What `pubmed info` prints."""
    yield f"index:     {found.path} (format {found.format})"
    yield f"state:     {'finished' if found.whole else 'not finished: run its build or update again'}"
    yield f"records:   {found.records:,}{'' if found.abstracts else ', without abstracts'}"
    yield f"deleted:   {found.deleted:,}"
    newest = f", the newest {found.newest}" if found.newest else ""
    yield f"files:     {found.files:,}{newest}"
    yield f"size:      {found.size / 1_000_000:,.1f} MB"
    for name in found.waiting[:5]:
        yield f"waits for: {name}"
    if len(found.waiting) > 5:
        yield f"waits for: {len(found.waiting) - 5} more"
    for fault in found.broken:
        yield f"lacks:     {fault}"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
