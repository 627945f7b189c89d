"""Where the work on documents is done: in this process, or in several on this machine. Results come in order.

`citecheck.cluster` has the third engine, for the workers of a Dask cluster.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol, TypeVar

from citecheck.workers import begin_work, interrupts_held_back

_In = TypeVar("_In")
_Out = TypeVar("_Out")

WORTH_PROCESSES = 8
"""Below this many documents, starting processes costs more than it saves."""
_AHEAD = 4
"""Items under way for each process: enough to keep it busy, few enough to keep memory flat."""


class Engine(Protocol):
    """Maps a function over items; both travel to other processes, so both can be pickled."""

    elsewhere: bool
    """Whether its processes may be on other machines: then items bring along what they need, and nothing is written."""

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], lost: Callable[[_In], _Out]) -> Iterator[_Out]:
        """`function` of each item, in order, lazily; `lost(item)` where the process that worked on it died.

        `function` answers for its own faults; what it raises ends the iteration.
        """
        ...

    def close(self) -> None:
        """End the processes."""
        ...


class Here:
    """Everything in this process, one item after the other."""

    elsewhere = False

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], lost: Callable[[_In], _Out]) -> Iterator[_Out]:
        """See `Engine`; nothing is ever lost here."""
        return map(function, items)

    def close(self) -> None:
        """See `Engine`."""


class Processes:
    """Several processes of this machine. One that dies (out of memory, a fault in a library) costs only its item."""

    elsewhere = False

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], lost: Callable[[_In], _Out]) -> Iterator[_Out]:
        """See `Engine`."""
        waiting: deque[tuple[_In, Future[_Out]]] = deque()
        for item in items:
            waiting.append((item, self._submit(function, item)))
            if len(waiting) >= self._number * _AHEAD:
                yield self._next(function, waiting, lost)
        while waiting:
            yield self._next(function, waiting, lost)

    def close(self) -> None:
        """See `Engine`."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    def _submit(self, function: Callable[[_In], _Out], item: _In) -> Future[_Out]:
        if self._pool is None:
            # Started afresh, not forked: a fork would share open databases and connections.
            self._pool = ProcessPoolExecutor(self._number, mp_context=get_context("spawn"), initializer=begin_work)
        try:
            with interrupts_held_back():
                return self._pool.submit(function, item)
        except BrokenProcessPool:
            failed: Future[_Out] = Future()
            failed.set_exception(BrokenProcessPool())
            return failed

    def _next(
        self,
        function: Callable[[_In], _Out],
        waiting: deque[tuple[_In, Future[_Out]]],
        lost: Callable[[_In], _Out],
    ) -> _Out:
        item, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            # Any of the items under way may have been the one: each is tried again with nothing beside it.
            self.close()
            again = [item, *(other for other, _ in waiting)]
            waiting.clear()
            settled = [self._alone(function, one, lost) for one in again]
            waiting.extend((one, _done(result)) for one, result in zip(again[1:], settled[1:], strict=True))
            return settled[0]

    def _alone(self, function: Callable[[_In], _Out], item: _In, lost: Callable[[_In], _Out]) -> _Out:
        try:
            return self._submit(function, item).result()
        except BrokenProcessPool:
            self.close()
            return lost(item)


def _done(result: _Out) -> Future[_Out]:
    future: Future[_Out] = Future()
    future.set_result(result)
    return future


def for_documents(number: int, jobs: int) -> Engine:
    """The engine for a `number` of documents and at most `jobs` processes."""
    return Here() if jobs == 1 or number < WORTH_PROCESSES else Processes(min(jobs, number))
