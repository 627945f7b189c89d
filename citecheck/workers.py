"""What every process that works for another needs: an end with its parent, and a quiet end when a person interrupts."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Start processes within: an interrupt reaches them only once `begin_work` has run in them.

    A terminal interrupts all processes at once, and one that is still starting would print a traceback. Where the
    platform cannot hold signals back, nothing is done.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin_work() -> None:
    """First in a worker: it ends at once and without a word when it is interrupted, and when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        # A process whose parent was killed would wait for work for ever.
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
