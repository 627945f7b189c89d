"""What a run found, told to a reader: one module for each format, all from the same `Report`."""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from citecheck.config import FailOn
from citecheck.models import Report

FORMATS = ("text", "lines", "json", "jsonl", "csv", "html", "markdown", "sarif", "junit", "github")
"""Names of the formats; each is a module of this package with a function `render(report, view) -> str`."""


class View(Struct, frozen=True, kw_only=True):
    """How a report is to be shown: for a terminal of `width` columns, with or without `color`.

    `quiet` leaves out what is in order, `verbose` shows every finding in full.
    """

    fail_on: FailOn = "warning"
    width: int = 80
    color: bool = False
    quiet: bool = False
    verbose: bool = False


def render(name: str, report: Report, view: View) -> str:
    """`report` in the format `name`, ending in a line break.

    Raises:
        KeyError: there is no such format.
    """
    if name not in FORMATS:
        raise KeyError(name)
    text: str = import_module(f"citecheck.report.{name}").render(report, view)
    return text
