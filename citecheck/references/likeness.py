"""How much a piece of text looks like an entry of a reference list, like prose, or like a heading."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citecheck.references.rules import author_end
from citecheck.references.wordlists import words
from citecheck.text.rare import Rare, caseless

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.])(?:1[89]\d\d|20[0-4]\d)[a-k]?(?!\d)")
_NUMBERS = re.compile(
    r"(?:19|20)\d\d\b[^;:]{0,24}[;:]\s?[A-Za-z]{0,2}\d{1,5}|\b\d{1,4}\s?\(\s?[\w "
    r"/–-]{1,16}\)\s?[:,;]?\s?(?:pp?\.?\s?)?[A-Za-z]?\d|"
    r"\b\d{1,4}\s?:\s?[A-Za-z]?\d{1,6}\s?[-–—−]\s?\d|\bpp?\.\s?\d|\bvol(?:ume)?\.?\s?\d|"
    r"\b\d{1,4},\s?[A-Za-z]?\d{1,6}\s?[-–—−]\s?[A-Za-z]?\d{1,6}|\bv\.\s?\d+,"
)
_FAR = 12
"""Letters before its first digit at which a match of `_NUMBERS` begins at the earliest."""
_IDENTIFIER = Rare(
    r"\b10\.\d{4,9}/|\bdoi\s?:|\bPMID|\bPMC\d|pubmed\.ncbi|\bISBN|\barXiv:", "10.|doi|pmid|pmc|pubmed.ncbi|isbn|arxiv:"
)
_WEB = Rare(
    r"https?://|www\.|\b(?:accessed|retrieved|available (?:at|from)|disponível em)\b",
    "http|www.|accessed|retrieved|available |disponível em",
)
_WORD = re.compile(r"\w+")
_PROSE = words(
    "we our you your yours i my they their is are was were been has have had can could should would will may this "
    "these that which it its if when because please such also more"
)
_STREET = words("suite street avenue blvd road rd ave")
_CALLED = re.compile(r"(?:phone|fax|tel|email)\b")
_PHONE = re.compile(r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b[A-Z]{2}\s\d{5}\b", re.IGNORECASE)
_FINDING = Rare(r"\b(?:p\s?[<=>]\s?0?\.\d|95% ?CI|mg/(?:kg|d)|n\s?=\s?\d)\b", "<|=|>|95%|mg/")
_ET_AL = re.compile(r"\bet al\b")


def likeness(text: str) -> float:
    """From about -3 (prose) to 6 (everything a reference has); entries mostly have 2 or more."""
    return _likeness(text[:700])


@lru_cache(maxsize=8192)
def _likeness(text: str) -> float:
    text = text.strip()
    if len(text) < 12:
        return -1.0
    score = 0.0
    names = author_end(text)
    if names:
        score += 1.5
    low = caseless(text)
    digit = _DIGIT.search(text)
    if digit:
        if _YEAR.search(text, digit.start()):
            score += 1.0
        if _NUMBERS.search(text, max(0, digit.start() - _FAR)):
            score += 1.5
        if _IDENTIFIER.search(text, low):
            score += 2.0
    if score < 2.0 and _WEB.search(text, low):
        score += 0.7
    if names and "et al" in text and _ET_AL.search(text):
        score += 0.3
    printed = _WORD.findall(low)
    prose = _prose(printed)
    count = max(1, text.count(" ") + 1)
    if prose >= 2 and prose / count > 0.08:
        score -= 2.0 if prose / count > 0.12 else 1.0
    if (
        (digit and _PHONE.search(text, max(0, digit.start() - _FAR)))
        or not _STREET.isdisjoint(printed)
        or _CALLED.match(low)
    ):
        score -= 1.5
    if _FINDING.search(text, low):
        score -= 1.0
    return score


def _prose(printed: Iterable[str]) -> int:
    """How many of the words `printed`, in lower case, make sentences and no references."""
    return sum(map(_PROSE.__contains__, printed))


def is_prose(text: str) -> bool:
    """Whether `text` reads as running text: some length, the small words of sentences, nothing of a reference."""
    return len(text) > 50 and likeness(text) < 1.0 and _prose(_WORD.findall(caseless(text[:700]))) >= 2


def is_title_line(text: str) -> bool:
    """Whether `text` may be a heading: short, without closing stop, without anything of a reference."""
    text = text.strip()
    return 2 < len(text) <= 90 and text[-1] not in ".,;" and likeness(text) < 1.0 and len(text.split()) <= 12
