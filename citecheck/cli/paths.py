"""Looking at paths that people name: one that cannot be looked at is nothing yet, and who opens it says why."""

from __future__ import annotations

from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Whether `path` is a folder; False where that cannot be known, as for a name that is too long."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: str | Path) -> bool:
    """Whether there is something at `path`; False where that cannot be known."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False
