"""Title and abstract as one row of words for quotations: American spelling, abbreviations written out."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.reading import Reading
from citecheck.claims.terms import Token, tokens


class Word(Struct, frozen=True):
    """A word in American spelling, with its half-open place in the text that it was read from."""

    form: str
    start: int
    end: int
    loose: bool = False
    """Written out from an abbreviation: its ending, and whether it is there at all, say nothing."""


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
        self.title = [w.form for w in spelled(reading.title.text, reading.title.tokens, self.forms)]


def american(word: str) -> str:
    """`word` in American spelling, near enough to compare."""
    spelled = word.replace("ae", "e").replace("oe", "e").replace("isation", "ization").replace("ising", "izing")
    spelled = spelled.replace("ised", "ized").replace("ise", "ize").replace("our", "or").replace("yse", "yze")
    return spelled[:-2] + "er" if spelled.endswith(("tre", "bre")) else spelled


def _forms(text: str) -> tuple[str, ...]:
    return tuple(american(t.word) for t in tokens(text))


def spelled(text: str, found: Sequence[Token], forms: dict[str, tuple[str, ...]]) -> list[Word]:
    """Words with abbreviations written out; an abbreviation in brackets after its own words is left out."""
    words: list[Word] = []
    for token in found:
        printed = text[token.start : token.end]
        long = forms.get(printed) or (forms.get(printed[:-1]) if printed.endswith("s") else None)
        bracketed = (
            token.start > 0 and text[token.start - 1] in "([" and text[token.end : token.end + 1] in (")", "]", "s")
        )
        if long is None:
            words.append(Word(american(token.word), token.start, token.end))
        elif not (bracketed and [w.form for w in words[-len(long) :]] == list(long)):
            words.extend(Word(form, token.start, token.end, loose=True) for form in long)
    return words
