"""When a document was published, where its format says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ISO = re.compile(r"\s*((?:18|19|20)\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_date(year: str | None, month: str | None = None, day: str | None = None) -> str | None:
    """`2019`, `2019-05` or `2019-05-03` from its parts, as precise as they are; None without a year that can be."""
    year = (year or "").strip()
    if not re.fullmatch(r"(?:18|19|20)\d\d", year):
        return None
    month = (month or "").strip().lower()
    if month[:3] in MONTHS:
        month = str(MONTHS.index(month[:3]) + 1)
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return year
    day = (day or "").strip()
    if not (day.isdecimal() and 1 <= int(day) <= 31):
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def read_date(text: str | None) -> str | None:
    """The date at the beginning of `text`, in the order year, month, day."""
    found = _ISO.match(text or "")
    return iso_date(*found.groups()) if found else None


def earliest(dates: Iterable[str | None]) -> str | None:
    """The first of several dates: a work counts as published when it first was; the more precise of equal ones."""
    known = [date for date in dates if date]
    first = min(known, default=None)
    if first is None:
        return None
    return max((date for date in known if date.startswith(first)), key=len, default=first)
