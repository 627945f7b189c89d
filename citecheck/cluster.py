"""Documents checked by the workers of a Dask cluster that is there already. Results come in order.

Workers need neither our disk nor each other's: what they work on travels to them as bytes, and what they find comes
back. Both are packed here, so that the scheduler, its logs and its dashboard see nothing of a document or of a key.
"""

from __future__ import annotations

import logging
import pickle
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from citecheck import __version__
from citecheck.errors import CitecheckError, EngineError

if TYPE_CHECKING:
    from distributed import Client, Future

_In = TypeVar("_In")
_Out = TypeVar("_Out")

_AHEAD = 4
"""Items under way for each worker: enough to keep it busy, few enough to keep memory flat."""
_MOST_BYTES = 64_000_000
"""Bytes of items under way, beyond the first: a few large PDFs must not fill the scheduler."""
_CONNECT = 15.0
_LOOK = 2.0
"""Seconds between two looks at what workers there are."""
_PATIENCE = 120.0
"""Seconds without any worker after which a run gives up; a nanny starts a new one in a few."""
_log = logging.getLogger("citecheck")


class Packed:
    """Something on its way, which no log can show."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __repr__(self) -> str:
        return f"Packed({len(self.data)} bytes)"


class Cluster:
    """An engine whose processes are workers of a Dask cluster.

    A worker that is lost costs nothing: its work is done again by another. An item whose worker is lost again and
    again, also with nothing beside it, is given up.
    """

    elsewhere = True

    def __init__(self, address: str) -> None:
        """Reach the scheduler at `address` (`tcp://host:8786`, or `host:8786`). Raises `EngineError`."""
        self._address = address
        self._client = _connect(address)
        self._workers, self._looked, self._seen = 1, 0.0, time.monotonic()

    def map(self, function: Callable[[_In], _Out], items: Iterable[_In], lost: Callable[[_In], _Out]) -> Iterator[_Out]:
        """See `Engine`. Raises `EngineError` where the cluster is lost or cannot do the work."""
        work = Packed(pickle.dumps((__version__, pickle.dumps(function, protocol=5)), protocol=5))
        waiting: deque[tuple[_In, Packed, Future[Packed]]] = deque()
        size = 0

        def following() -> _Out:
            nonlocal size
            item, packed, future = waiting.popleft()
            size -= len(packed.data)
            return self._result(work, item, packed, future, [other for _, _, other in waiting], lost)

        try:
            for item in items:
                packed = Packed(pickle.dumps(item, protocol=5))
                while waiting and (len(waiting) >= _AHEAD * self._number() or size + len(packed.data) > _MOST_BYTES):
                    yield following()
                waiting.append((item, packed, self._submit(work, packed)))
                size += len(packed.data)
            while waiting:
                yield following()
        finally:
            if waiting:
                self._client.cancel([future for _, _, future in waiting])

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._client.close(timeout=5)

    def _number(self) -> int:
        """How many workers there are, as of late. Raises `EngineError` where there have been none for long."""
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            try:
                self._workers = len(self._client.nthreads())
            except Exception as error:
                raise self._gone() from error
            self._looked = now
        if self._workers:
            self._seen = now
        elif now - self._seen > _PATIENCE:
            raise EngineError(f"the Dask cluster at {self._address} has no worker; start some and run this again")
        return max(1, self._workers)

    def _submit(self, work: Packed, item: Packed) -> Future[Packed]:
        import dask

        try:
            with dask.config.set({"distributed.admin.large-graph-warning-threshold": _MOST_BYTES * 8}):
                return cast("Future[Packed]", self._client.submit(_call, work, item, pure=False))
        except Exception as error:
            raise self._gone() from error

    def _result(
        self,
        work: Packed,
        item: _In,
        packed: Packed,
        future: Future[Packed],
        beside: list[Future[Packed]],
        lost: Callable[[_In], _Out],
    ) -> _Out:
        if (answer := self._answer(future)) is None:
            # Any of the items that were with that worker may have been the one: it is tried with nothing beside it.
            for other in beside:
                self._wait(other)
            answer = self._answer(self._submit(work, packed))
        return lost(item) if answer is None else cast("_Out", _unpacked(answer))

    def _answer(self, future: Future[Packed]) -> Packed | None:
        """What a worker answered; None where the work was the end of one worker after the other."""
        from distributed import KilledWorker

        while True:
            self._wait(future)
            try:
                return cast("Packed", future.result(timeout=_CONNECT))
            except KilledWorker:
                return None
            except TimeoutError:
                # Its worker was lost before the answer was fetched: another makes it again.
                if self._client.status != "running":
                    raise self._gone() from None
                self._number()
            except Exception as error:
                if self._client.status != "running" or future.cancelled():
                    raise self._gone() from error
                line = f"{type(error).__name__}: {error}".replace("\n", " ")[:300]
                raise EngineError(
                    f"a Dask worker cannot do the work; it needs this version of citecheck ({line})"
                ) from error

    def _wait(self, future: Future[Packed]) -> None:
        """Until the future is there, looking now and then whether anybody is left to work on it."""
        done = threading.Event()
        future.add_done_callback(lambda _: done.set())
        while not (done.wait(_LOOK) or future.done()):
            if self._client.status != "running":
                raise self._gone()
            self._number()

    def _gone(self) -> EngineError:
        return EngineError(f"the connection to the Dask scheduler at {self._address} was lost; run this again")


def _connect(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise EngineError("--engine dask needs more: pip install 'citecheck-pubmed[cluster]'") from error
    for name in ("distributed", "asyncio", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)
        client.nthreads()
    except Exception as error:
        _log.debug("connecting to %s", address, exc_info=True)
        raise EngineError(f"no Dask scheduler can be reached at {address}") from error
    return client


def _unpacked(answer: Packed) -> object:
    kind, value = pickle.loads(answer.data)  # noqa: S301 - from a cluster that is trusted with the work itself
    if kind == "raised":
        raise value
    return value


# ---------------------------------------------------------------- on the worker

_starting = threading.Lock()
_thread: ThreadPoolExecutor | None = None


def _call(work: Packed, item: Packed) -> Packed:
    """Do the work, in the one thread of this process that does any: sources and readers are not for several."""
    global _thread  # noqa: PLW0603 - one a process
    with _starting:
        _thread = _thread or ThreadPoolExecutor(max_workers=1, thread_name_prefix="citecheck")
    return _thread.submit(_work, work.data, item.data).result()


def _work(work: bytes, item: bytes) -> Packed:
    answer: tuple[str, object]
    try:
        answer = "done", _function(work)(pickle.loads(item))  # noqa: S301 - as above
    except CitecheckError as error:
        answer = "raised", error
    except Exception as error:
        # Nothing is raised into Dask's hands, whose logs show what a function was called with.
        line = f"{type(error).__name__}: {error}".replace("\n", " ")[:300]
        answer = "raised", EngineError(f"a fault of the program on a worker ({line})")
    return Packed(pickle.dumps(answer, protocol=5))


@lru_cache(maxsize=2)
def _function(work: bytes) -> Callable[[Any], object]:
    version, packed = pickle.loads(work)  # noqa: S301 - as above
    if version != __version__:
        raise EngineError(f"a Dask worker has citecheck {__version__}, this is {version}; install the same on both")
    return cast("Callable[[Any], object]", pickle.loads(packed))  # noqa: S301 - as above
