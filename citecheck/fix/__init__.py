"""The reference list corrected, and exported: what `citecheck fix` writes."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from citecheck.fix.correct import Corrected, correct

FORMATS = ("bibtex", "ris", "csl-json", "nbib", "vancouver", "ama", "apa")
"""What the list can be exported as."""
_MODULES = {"bibtex": "bibtex", "ris": "ris", "csl-json": "csl", "nbib": "nbib"}
_STYLES = {"vancouver": "nlm", "ama": "ama", "apa": "apa"}

__all__ = ["FORMATS", "Corrected", "correct", "export"]


def export(name: str, done: Sequence[Corrected]) -> str:
    """The references `done` in the format `name`, ending in a line break.

    Raises:
        KeyError: there is no such format.
    """
    if name in _STYLES:
        from citecheck.fix.styled import render

        return render(done, _STYLES[name])  # type: ignore[arg-type]  # the names of its three styles
    from citecheck.fix.works import works

    text: str = import_module(f"citecheck.fix.{_MODULES[name]}").render(works(done))
    return text
