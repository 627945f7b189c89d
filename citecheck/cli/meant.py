"""What a word may have been meant as that is neither a command nor a file."""

from __future__ import annotations

import os
import re

import click

_OTHERWISE = {"help": "--help", "version": "--version"}
"""What other programs have as commands, and we as options."""
_WORD = re.compile(r"[A-Za-z]{2,12}")
_CLOSE = 65


def command_meant(ctx: click.Context, word: str) -> str | None:
    """A line for the reader where `word`, taken for a document, is no file and looks like the name of a command."""
    if not _WORD.fullmatch(word) or os.path.lexists(word):
        return None
    from rapidfuzz import fuzz, process

    root = ctx.find_root().command
    names = {name: name for name in root.commands} if isinstance(root, click.Group) else {}
    names |= _OTHERWISE
    best = process.extractOne(word.lower(), list(names), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    return f"{word}: is neither a command nor a file; did you mean `citecheck {names[best[0]]}`?" if best else None
