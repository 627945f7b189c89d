"""Files that appear whole or not at all."""

from __future__ import annotations

import functools
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from citecheck.errors import OutputError

_UNFINISHED = ".part"


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write `parts` one after the other as the file `path`; until the last one is on the disk, nothing is changed.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=_UNFINISHED)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                for part in parts:
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            # A temporary file is its owner's alone; a report is as open as the user's other files.
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def remove_unfinished(folder: Path) -> None:
    """Take away what a killed run had begun to write in `folder`; nobody else may be writing there."""
    for file in folder.glob(f".*{_UNFINISHED}"):
        file.unlink(missing_ok=True)


@functools.cache
def _umask() -> int:
    """Asked for once: while it is asked, a file that another thread makes would be open to all."""
    now = os.umask(0)
    os.umask(now)
    return now
