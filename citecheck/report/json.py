"""The report as JSON: the values of `citecheck.models`, encoded. Their schema is `report.schema.json` beside this."""

from __future__ import annotations

import msgspec

from citecheck.models import Report
from citecheck.report import View


def render(report: Report, view: View) -> str:
    """`report` as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"
