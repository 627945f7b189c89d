"""How far a run is, on a terminal's standard error, from the third second on; silent in pipes."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 2.0
"""Seconds that a run may take before anything is shown."""


class Progress:
    """A line that shows documents read and checked, and references asked about; gone when the run ends."""

    def __init__(self, documents: int, *, shown: bool) -> None:
        """`shown` False: nothing is ever printed."""
        self._documents = documents
        self._counts = {"read": 0, "checked": 0, "kept": 0, "asking": 0, "asked": 0}
        self._timer = threading.Timer(PATIENCE, self._start) if shown else None
        self._lock = threading.Lock()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def __call__(self, stage: str, count: int) -> None:
        """Note that `count` more documents (or references) have come through `stage`: see `pipeline.Watch`."""
        with self._lock:
            self._counts[stage] += count
            self._show()

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        with self._lock:
            if self._timer is None:
                return
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=20),
                TimeRemainingColumn(compact=True),
                console=Console(file=sys.stderr),
                transient=True,
            )
            self._task = self._bar.add_task(self._told(), total=self._documents)
            self._bar.start()
            self._show()

    def _show(self) -> None:
        if self._bar is not None and self._task is not None:
            done = self._counts["checked"] + self._counts["kept"]
            self._bar.update(self._task, completed=done, description=self._told())

    def _told(self) -> str:
        counts = self._counts
        waiting = counts["asking"] - counts["asked"]
        done = counts["checked"] + counts["kept"]
        if waiting > 0:
            return f"asking PubMed about {waiting} references"
        if counts["read"] > counts["checked"] and not waiting and counts["asked"] == 0:
            return f"{counts['read'] + counts['kept']} of {self._documents} documents read"
        return f"{done} of {self._documents} documents checked"
