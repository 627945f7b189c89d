"""How much a piece of text looks like an entry of a reference list, like prose, or like a heading."""

from __future__ import annotations

import re
from functools import lru_cache

from citecheck.references.rules import author_end

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.])(?:1[89]\d\d|20[0-4]\d)[a-k]?(?!\d)")
_NUMBERS = re.compile(
    r"(?:19|20)\d\d\b[^;:]{0,24}[;:]\s?[A-Za-z]{0,2}\d{1,5}|\b\d{1,4}\s?\(\s?[\w "
    r"/–-]{1,16}\)\s?[:,;]?\s?(?:pp?\.?\s?)?[A-Za-z]?\d|"
    r"\b\d{1,4}\s?:\s?[A-Za-z]?\d{1,6}\s?[-–—−]\s?\d|\bpp?\.\s?\d|\bvol(?:ume)?\.?\s?\d|"
    r"\b\d{1,4},\s?[A-Za-z]?\d{1,6}\s?[-–—−]\s?[A-Za-z]?\d{1,6}|\bv\.\s?\d+,"
)
_IDENTIFIER = re.compile(r"\b10\.\d{4,9}/|\bdoi\s?:|\bPMID|\bPMC\d|pubmed\.ncbi|\bISBN|\barXiv:", re.IGNORECASE)
_WEB = re.compile(r"https?://|www\.|\b(?:accessed|retrieved|available (?:at|from)|disponível em)\b", re.IGNORECASE)
_PROSE = re.compile(
    r"\b(?:we|our|you|your|yours|i|my|they|their|is|are|was|were|been|has|have|had|can|could|"
    r"should|would|will|may|this|these|that|which|it|its|if|when|because|please|such|also|more)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b[A-Z]{2}\s\d{5}\b|\b(?:Suite|"
    r"Street|Avenue|Blvd|Road|Rd|Ave)\b\.?|^(?:phone|fax|tel|email)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(r"\b(?:p\s?[<=>]\s?0?\.\d|95% ?CI|mg/(?:kg|d)|n\s?=\s?\d)\b", re.IGNORECASE)


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
    if _DIGIT.search(text):
        if _YEAR.search(text):
            score += 1.0
        if _NUMBERS.search(text):
            score += 1.5
        if _IDENTIFIER.search(text):
            score += 2.0
    if score < 2.0 and _WEB.search(text):
        score += 0.7
    if re.search(r"\bet al\b", text) and names:
        score += 0.3
    prose = len(_PROSE.findall(text))
    words = max(1, text.count(" ") + 1)
    if prose >= 2 and prose / words > 0.08:
        score -= 2.0 if prose / words > 0.12 else 1.0
    if _PHONE.search(text):
        score -= 1.5
    if _FINDING.search(text):
        score -= 1.0
    return score


def is_prose(text: str) -> bool:
    """Whether `text` reads as running text: some length, the small words of sentences, nothing of a reference."""
    return len(text) > 50 and likeness(text) < 1.0 and len(_PROSE.findall(text[:700])) >= 2


def is_title_line(text: str) -> bool:
    """Whether `text` may be a heading: short, without closing stop, without anything of a reference."""
    text = text.strip()
    return 2 < len(text) <= 90 and text[-1] not in ".,;" and likeness(text) < 1.0 and len(text.split()) <= 12
