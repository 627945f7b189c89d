"""Volumes, issues and pages: what is printed, reduced to what decides."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.text.fold import plain_punctuation

_PAGE = re.compile(r"([a-z]{0,8})[ .\-]?0*(\d{1,20})([a-z]?)(?![a-z0-9])", re.IGNORECASE)
_RANGE = re.compile(r"([a-z]{0,8}\d{1,20}[a-z]?)\s*-+\s*([a-z]{0,8})(\d{1,20})[a-z]?", re.IGNORECASE)
_ROMAN = re.compile(r"^[ivxlc]{1,8}$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LABELS = re.compile(
    r"\b(?:pages?|pp?|pgs?|art(?:icle)?|no|nr|number|id|vol(?:ume)?|issue|iss|bd|suppl(?:ement)?|pt|part)\b\.?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


def roman(text: str) -> int | None:
    """The value of a small roman numeral (`xlii`: 42), None for anything else."""
    if not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total


@lru_cache(maxsize=8192)
def volume_key(text: str) -> str:
    """A volume reduced to what decides: `Vol. 012 Suppl 1` and `12` are both `12`, `XII` too."""
    folded = plain_punctuation(text).lower().strip()
    folded = re.sub(r"^(?:vol(?:ume)?|bd|t)\b\.?\s*", "", folded)
    head = re.split(r"[\s(,;:]|suppl", folded, maxsplit=1)[0].strip(".")
    value = roman(head)
    if value is not None:
        return str(value)
    return head.lstrip("0") or head


@lru_cache(maxsize=8192)
def first_page(text: str) -> str:
    """The first page or article number: `S12-8` is `s12`, `e0195-7` is `e195`, `pp. 237-44` is `237`; "" for none."""
    cleaned = _LABELS.sub("", plain_punctuation(text).strip().lower())
    match = _PAGE.search(cleaned)
    if match is None or match.start() > 12:
        head = re.split(r"[\s\-,;]", cleaned, maxsplit=1)[0]
        return head if roman(head) is not None else ""
    prefix = re.sub(r"[^a-z]", "", match[1])
    return f"{prefix}{match[2]}{match[3]}"


@lru_cache(maxsize=8192)
def last_page(text: str) -> str:
    """The last page of a range in full: `1783-6` gives `1786`; "" where there is no range."""
    match = _RANGE.search(_LABELS.sub("", plain_punctuation(text).lower()))
    if match is None:
        return ""
    first = re.sub(r"\D", "", match[1])
    end = match[3]
    return first[: len(first) - len(end)] + end if len(end) < len(first) else end


def _digits(page: str) -> str:
    return re.sub(r"\D", "", page).lstrip("0")


def same_page(cited: str, pages: str) -> bool:
    """Whether two page statements begin on the same page (a letter before the number may be missing on one side)."""
    one, two = first_page(cited), first_page(pages)
    if not one or not two:
        return False
    if one == two:
        return True
    letters = [re.sub(r"\d.*", "", page) for page in (one, two)]
    return _digits(one) == _digits(two) != "" and (
        not letters[0] or not letters[1] or letters[0][-1:] == letters[1][-1:]
    )


def numbers(text: str) -> list[str]:
    """All numbers of a statement of pages, without leading zeros."""
    return [found.lstrip("0") or "0" for found in _NUMBER.findall(text)]


@lru_cache(maxsize=8192)
def is_range(text: str) -> bool:
    """Whether pages are printed as a range."""
    return bool(_RANGE.search(_LABELS.sub("", plain_punctuation(text).lower())))
