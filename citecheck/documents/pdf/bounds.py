"""How much a PDF may take, and what is said of one that takes more."""

from __future__ import annotations

SECONDS = 13.0
"""Seconds of computing for all pages; looked at between them."""
MEMORY = 1_000_000_000
"""Bytes that the process which reads it may have."""
SLOW = "takes too long to read; split it, or save its text alone"
