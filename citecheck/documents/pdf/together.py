"""The pages of a long PDF, read by several processes at once. The pages are the same, however many there are.

Each process takes every n-th page. What a process cannot read, for want of memory or because it falls, is left to the
one that asked, which has more of it.
"""

from __future__ import annotations

import os
import signal
import tempfile
from typing import IO, TYPE_CHECKING

import msgspec
from msgspec import Struct

from citecheck.documents.pdf.bounds import MEMORY, SLOW, bound_memory
from citecheck.documents.pdf.pieces import Page
from citecheck.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from citecheck.documents.pdf.pages import Pdf

_FEWEST = 40
"""Pages of a document that are worth a second process."""
_LARGEST = 40_000_000
"""Bytes of a file of which each process may have its own copy."""
_MOST = 4


class _Other(Struct):
    """Another process, the file that it writes to, and the numbers of the pages that it reads."""

    process: int
    answer: IO[bytes]
    numbers: Sequence[int]


def processes_for(pdf: Pdf, size: int) -> int:
    """How many processes should read `pdf`, a file of `size` bytes, on this machine."""
    if pdf.count < _FEWEST or size > _LARGEST or not hasattr(os, "fork"):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(_MOST, cores))


def pages_together(pdf: Pdf, processes: int, within: Callable[[Iterable[Page]], Iterator[Page]]) -> list[Page]:
    """All pages of `pdf`, in order. `within` hands pages on, and raises where they are more than a document may have.

    Raises:
        DocumentError: `within` says so, here or in another process.
    """
    numbers = [range(1 + n, pdf.count + 1, processes) for n in range(processes)]
    share = MEMORY // (processes + 1)
    others = [_started(pdf, part, share, within) for part in numbers[1:]]
    try:
        bound_memory(MEMORY - share * len(others))
        found = list(within(pdf.pages(numbers[0])))
        left: list[int] = []
        while others:
            other = others[0]
            _, status = os.waitpid(other.process, 0)
            del others[0]
            with other.answer:
                pages = _answered(other, status)
            if pages is None:
                left += other.numbers
            else:
                found += pages
    finally:
        for other in others:
            os.kill(other.process, signal.SIGKILL)
            os.waitpid(other.process, 0)
            other.answer.close()
        bound_memory(MEMORY)
    found += within(pdf.pages(sorted(left)))
    return sorted(found, key=lambda page: page.number)


def _answered(other: _Other, status: int) -> list[Page] | None:
    """The pages that `other`, which has ended with `status`, has read; None where it could not."""
    if os.waitstatus_to_exitcode(status) == -signal.SIGXCPU:
        raise DocumentError(SLOW)
    if status:
        return None
    other.answer.seek(0)
    answer = msgspec.msgpack.decode(other.answer.read(), type=list[Page] | str)
    if isinstance(answer, str):
        raise DocumentError(answer)
    return answer


def _started(
    pdf: Pdf, numbers: Sequence[int], memory: int, within: Callable[[Iterable[Page]], Iterator[Page]]
) -> _Other:
    answer = tempfile.TemporaryFile()  # noqa: SIM115 - it is read when the process has ended, and gone then
    process = os.fork()
    if process:
        return _Other(process, answer, numbers)
    code = 1
    try:
        # Whoever reads what the first process writes must not wait for this one.
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        bound_memory(memory)
        pages: list[Page] | str
        try:
            pages = list(within(pdf.pages(numbers)))
        except DocumentError as error:
            pages = str(error)
        answer.write(msgspec.msgpack.encode(pages))
        answer.flush()
        code = 0
    finally:
        os._exit(code)
