"""What a run found, as a letter to the author: numbered queries, courteous and without blame."""

from __future__ import annotations

from importlib import import_module

from citecheck.letter.compose import Letter, compose

FORMATS = ("text", "markdown", "docx")
"""Names of the formats; each is a module of this package with a function `render(letter) -> bytes`."""

__all__ = ["FORMATS", "Letter", "compose", "render"]


def render(name: str, letter: Letter) -> bytes:
    """`letter` in the format `name`.

    Raises:
        KeyError: there is no such format.
    """
    if name not in FORMATS:
        raise KeyError(name)
    made: bytes = import_module(f"citecheck.letter.{name}").render(letter)
    return made
