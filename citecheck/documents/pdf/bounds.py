"""How much a PDF may take, and what is said of one that takes more."""

from __future__ import annotations

SECONDS = 9.0
"""Seconds of computing for all pages, of each process that reads some of them; looked at between them."""
CHARACTERS = 3_000_000
"""Characters of its text: the stages that follow take time as well, some 2 s a million."""
MEMORY = 1_000_000_000
"""Bytes that the processes which read it may have."""
SLOW = "takes too long to read; split it, or save its text alone"


def bound_reader() -> None:
    """Let this process have no more time and memory than a document may, where the system can say so."""
    try:
        import resource
    except ImportError:
        return
    # Not every system bounds the address space.
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        # For one page that does not end; between pages the time is looked at.
        resource.setrlimit(resource.RLIMIT_CPU, (int(SECONDS) + 4, int(SECONDS) + 6))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def bound_memory(most: int) -> None:
    """Let this process, where it is bound at all, have `most` bytes from now on."""
    try:
        import resource
    except ImportError:
        return
    if resource.getrlimit(resource.RLIMIT_AS)[1] == MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (most, MEMORY))
