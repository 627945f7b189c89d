"""Whether words stand in an abstract letter by letter, typography aside; and the abstract's own words for them."""

from __future__ import annotations

import re
import unicodedata

from citecheck.text.fold import plain_punctuation

FEWEST_WORDS = 3
"""A quote of fewer words stands in too many abstracts to show anything."""
_AROUND = " \t\r\n\"'“”„‘’«»"
_NUMBER = re.compile(r"\A\s*\[?\(?\d{1,2}[\])]\s+")


def quoted(quote: str, abstract: str) -> str | None:
    """The part of `abstract` that `quote` is, None where it is none.

    Quotation marks around it, and the number of a sentence before it, do not count; nor do upper and lower case, white
    space, and the form of dashes, quotation marks and apostrophes. Words must be whole, and at least `FEWEST_WORDS`.
    """
    text, places = _folded(unicodedata.normalize("NFC", abstract))
    source = unicodedata.normalize("NFC", abstract)
    for form in (quote, _NUMBER.sub("", quote)):
        wanted = _folded(unicodedata.normalize("NFC", form.strip(_AROUND)))[0].strip()
        if len(wanted.split()) < FEWEST_WORDS:
            continue
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if _whole(text, at, end):
                return " ".join(source[places[at] : places[end - 1] + 1].split())
            at = text.find(wanted, at + 1)
    return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the words at both ends are whole, and no figure is cut: 1.8 is no quote of 21.8, nor 21 of 21.8."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _joins(before[-1:], text[start]) or _joins(text[end - 1], after[:1]):
        return False
    cut_before = len(before) == 2 and before[0].isdigit() and before[1] in ".,·" and text[start].isdigit()
    cut_after = len(after) == 2 and text[end - 1].isdigit() and after[0] in ".,·" and after[1].isdigit()
    return not cut_before and not cut_after


def _joins(left: str, right: str) -> bool:
    return bool(left) and bool(right) and left.isalnum() and right.isalnum()


def _folded(text: str) -> tuple[str, list[int]]:
    """`text` folded for comparison, and for each character of it the place in `text` that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for n, character in enumerate(text):
        for letter in plain_punctuation(character).casefold():
            plain = " " if letter.isspace() else letter
            if plain == " " and letters[-1:] == [" "]:
                continue
            letters.append(plain)
            places.append(n)
    return "".join(letters), places
