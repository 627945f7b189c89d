"""Markdown."""

from __future__ import annotations

from citecheck.documents.plain import Extract


def extract(source: str) -> Extract:
    """The text of Markdown."""
    return Extract(text=source)
