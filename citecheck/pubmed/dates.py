"""The dates of a record: every year and month under which an article may rightly be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_PIECE = re.compile(r"(?<!\d)(\d{4})(?!\d)|([A-Za-z]{3,9})|(-)[ ]?(\d\d)(?!\d)|([-/–])")
_FIRST_YEAR, _LAST_YEAR = 1700, 2200


def year_of(text: str | None) -> int | None:
    """The first plausible year of four digits in `text`."""
    for match in re.finditer(r"(?<!\d)\d{4}(?!\d)", text or ""):
        if _FIRST_YEAR < int(match.group()) < _LAST_YEAR:
            return int(match.group())
    return None


def month_of(text: str | None) -> int | None:
    """1 to 12, from `Jan`, `January`, `1` or `01`."""
    text = (text or "").strip()
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTHS.get(text[:3].lower())


def medline_date(text: str) -> list[tuple[int, int | None]]:
    """Every (year, month or None) of a MedlineDate or Season: `1998 Dec-1999 Jan`, `2015 Oct-Dec`, `1978-79`.

    The months between two that a dash joins count too; a season of the year has none.
    """
    found: list[tuple[int, int | None]] = []
    year: int | None = None
    joined = False
    for match in _PIECE.finditer(text[:80]):
        four, word, _, two, dash = match.groups()
        if four and _FIRST_YEAR < int(four) < _LAST_YEAR:
            year = int(four)
            found.append((year, None))
        elif two and year and year // 100 * 100 + int(two) > year:
            year = year // 100 * 100 + int(two)
            found.append((year, None))
        elif dash:
            joined = True
            continue
        elif word and year and (month := month_of(word)):
            if joined and (last := found[-1])[1]:
                found += [(year, between) for between in range((last[1] or 0) + 1, month)] if last[0] == year else []
            found.append((year, month))
            joined = False
    return found


def pub_date(element: etree._Element | None) -> list[tuple[int, int | None]]:
    """Every (year, month or None) of a `PubDate`, `ArticleDate` or the like, in the order printed."""
    if element is None:
        return []
    year = year_of(element.findtext("Year"))
    if year is None:
        return medline_date(element.findtext("MedlineDate") or "")
    season = element.findtext("Season")
    if season:
        return [(year, None), *medline_date(f"{year} {season}")]
    return [(year, month_of(element.findtext("Month")))]


def years(dates: list[tuple[int, int | None]]) -> Iterator[int]:
    """The years of `dates`, each once."""
    return iter(dict.fromkeys(year for year, _ in dates))
