"""Numbers in digits and in words: where they stand in a text, and what they are worth."""

from __future__ import annotations

import re

from citecheck.claims.words.wordlists import words

ONES = {
    w: n
    for n, w in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
"""The words that stand for a figure below twenty."""
TENS = {w: 10 * n for n, w in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
"""The words for tens."""
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
"""Words that multiply what stands before them."""
_NUMBER_WORD = "|".join([*sorted(ONES, key=len, reverse=True), *TENS])
_DIGITS = r"\d(?:\d{0,2}(?:[,\u2008\u2009\u202f\u00a0 ]\d{3})+(?!\d)(?:[.·]\d+)?|\d*(?:[.·]\d+)?)"
IN_DIGITS = re.compile(rf"(?P<digits>{_DIGITS})")
"""A number in digits, with separators of thousands and a decimal point."""
_THOUSANDS = re.compile(r"[,\u2008\u2009\u202f\u00a0 ](?=\d{3})")
_IN_WORDS = re.compile(
    rf"\b(?P<words>(?:{_NUMBER_WORD}|hundred(?= and (?:{_NUMBER_WORD})))"
    rf"(?:[- ](?:{_NUMBER_WORD}|hundred|thousand|million)"
    rf"|(?<=hundred|housand|million) and (?:{_NUMBER_WORD})){{0,6}})\b",
    re.IGNORECASE,
)
"""Joined by `and` are only the parts of one number: `one hundred and forty`, not `six and twelve`."""
NUMERALS = frozenset((*ONES, *TENS))
"""The words with which a number in words begins."""
_FIRST = NUMERALS | {"hundred"}
_LATIN = re.compile("[A-Za-z]+")
_MOST_DIGITS = 12


def spelled_figures(text: str) -> list[re.Match[str]]:
    """The figures of `text` in digits and in words, in order."""
    found = list(IN_DIGITS.finditer(text))
    end = 0
    for word in _LATIN.finditer(text):
        if word.start() >= end and word.group().lower() in _FIRST:
            match = _IN_WORDS.match(text, word.start())
            if match is not None:
                found.append(match)
                end = match.end()
    return sorted(found, key=lambda m: m.start())


def in_digits(digits: str) -> tuple[float | None, float]:
    """The value of `digits` and the place value of the last of them; no value for what is too long to be one."""
    if digits.isdigit():
        return (float(digits) if len(digits) <= _MOST_DIGITS else None), 1.0
    clean = _THOUSANDS.sub("", digits).replace("·", ".")
    whole, _, decimals = clean.partition(".")
    if len(whole) > _MOST_DIGITS:
        return None, 1.0
    return float(clean), 10.0 ** -len(decimals)


def in_words(told: str) -> tuple[float, float]:
    """The value of a number in words, and its place value."""
    total = current = 0
    for word in re.split(r"[- ]", told.lower()):
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in SCALES:
            current = max(1, current) * SCALES[word]
            if word != "hundred":
                total, current = total + current, 0
    return float(total + current), 1.0
