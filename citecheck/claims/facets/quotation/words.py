"""Title and abstract as one row of words for quotations.

One spelling for British and American, figures by their value, abbreviations written out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.reading import Reading
from citecheck.claims.words.numerals import ONES, TENS
from citecheck.claims.words.terms import Token, tokens
from citecheck.matching.spelling import american

NUMBERED = {word: str(n) for word, n in (ONES | TENS).items() if word != "one"}
"""Numbers in words; `one` is a pronoun more often than a figure."""
_BELOW_TEN = frozenset(str(n) for n in range(1, 10))
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_POINT = re.compile(r"(?:^|[^\w)\].·…])[.·]$")
"""Before the digits of a figure without its nought, `P = .03`; several points are none."""
_CENT = re.compile(r"[ -]cent\b", re.IGNORECASE)
_NO_PARTS = frozenset({"a", "o"})
"""Before an `e` they would be a diphthong of British spelling: `vitamin A esters`."""
_GROUP = 3
"""Digits behind a separator of thousands: a blank is one too."""


class Word(Struct, frozen=True):
    """A word in American spelling, with its half-open place in the text that it was read from."""

    form: str
    start: int
    end: int
    loose: bool = False
    """Written out from an abbreviation: its ending, and whether it is there at all, say nothing."""
    cut: bool = False
    """Its ending was put in brackets by who quotes: `improv[ing]` for any word that begins so."""


class Source:
    """Title and abstract as one row of words, each knowing where it stands."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.forms = {short: _forms(long) for short, long in reading.forms.items()}
        self.words: list[Word] = []
        self.where: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        for n, sentence in enumerate(reading.sentences):
            first = len(self.words)
            self.words.extend(spelled(sentence.text, sentence.tokens, self.forms))
            self.where.extend([n] * (len(self.words) - first))
            self.bounds.append((first, len(self.words)))
        self.row = [w.form for w in self.words]
        self.known = frozenset(self.row)
        self.pairs = {
            one + other: (one, other)
            for first, last in self.bounds
            for one, other in itertools.pairwise(self.row[first:last])
            if _joins(one, other)
        }
        self.title = [w.form for w in spelled(reading.title.text, reading.title.tokens, self.forms)]


def spelled(text: str, found: Sequence[Token], forms: dict[str, tuple[str, ...]]) -> list[Word]:
    """Words with abbreviations written out; an abbreviation in brackets after its own words is left out.

    Figures stand by their value, in digits or in words, and without `percent`, which is a word or a sign.
    """
    words: list[Word] = []
    for token in found:
        printed = text[token.start : token.end]
        long = forms.get(printed) or (forms.get(printed[:-1]) if printed.endswith("s") else None)
        bracketed = (
            token.start > 0 and text[token.start - 1] in "([" and text[token.end : token.end + 1] in (")", "]", "s")
        )
        if long is None:
            _add(words, Word(_form(token, text), token.start, token.end), text)
        elif not (bracketed and [w.form for w in words[-len(long) :]] == list(long)):
            words.extend(Word(form, token.start, token.end, loose=True) for form in long)
    return words


def _forms(text: str) -> tuple[str, ...]:
    return tuple(american(t.word) for t in tokens(text))


def _form(token: Token, text: str) -> str:
    if token.word[0].isdigit():
        return _value("0." + token.word if _POINT.search(text[max(0, token.start - 2) : token.start]) else token.word)
    return NUMBERED.get(token.word) or american(token.word)


def _value(figure: str) -> str:
    """`figure` without separators of thousands and without zeros that say nothing: `0·80` and `0.8` are one."""
    plain = _THOUSANDS.sub("", figure.replace("·", "."))
    return (plain.rstrip("0").rstrip(".") or "0") if plain.count(".") == 1 and "," not in plain else plain


def _add(words: list[Word], word: Word, text: str) -> None:
    """`word` put behind the others, as one with the last where the two are one figure, or left out as a percent."""
    last = words[-1] if words else None
    if last is not None and last.form[0].isdigit():
        if word.form == "percent" or (word.form == "per" and _CENT.match(text, word.end)):
            return
        if word.form == "cent" and text[word.start - 4 : word.start - 1].lower() == "per":
            return
        beside = len(last.form) == 2 and last.form[1] == "0" and text[last.start].isalpha()
        if beside and word.form in _BELOW_TEN and text[word.start].isalpha() and text[last.end : word.start] in " -":
            words[-1] = Word(str(int(last.form) + int(word.form)), last.start, word.end)
            return
    words.append(word)


def fitted(words: list[Word], source: Source) -> list[Word]:
    """The words of a quotation with compounds in one or in two, as title and abstract have them: `follow-up`."""
    found: list[Word] = []
    for word in words:
        two = source.pairs.get(word.form) if word.form not in source.known else None
        if two is not None:
            found.extend(Word(part, word.start, word.end) for part in two)
            continue
        last = found[-1] if found else None
        if last is not None and last.form not in _NO_PARTS and _joins(last.form, word.form):
            one = american(last.form + word.form)
            if one in source.known and one not in source.pairs:
                found[-1] = Word(one, last.start, word.end, cut=word.cut)
                continue
        found.append(word)
    return found


def _joins(one: str, other: str) -> bool:
    """Whether two words may be one: figures only as the thousands and what follows them."""
    return not (one[-1].isdigit() and other[0].isdigit()) or len(other) == _GROUP
