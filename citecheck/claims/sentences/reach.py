"""How far the words of a text reach: where it parts, what a negation takes back, which words stand around another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.sentences.asides import asides
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import NOT_DENIED, words

_NEGATORS = frozenset(
    words(
        """
    no not nor neither without never cannot fail fails failed failing failure lack lacks lacked lacking unable
    absence unlikely didn doesn isn wasn weren don hasn haven couldn wouldn little non none insufficient hardly
    """
    )
)
_NONE_OF = frozenset({"neither", "none", "nothing"})
"""`A changed neither B nor C` denies what stands before."""
_SEEN = frozenset(
    words("any observed observable detected detectable demonstrable measurable apparent noticeable discernible evident")
)
"""`Without any observed effect` is without effect."""
_SELDOM = frozenset(words("uncommon uncommonly unusual unusually infrequent infrequently rare rarely unlikely"))
"""What is not uncommon is not denied, nor what is said of it."""
_BREAKS = re.compile(
    r"[.;:!?]|\bbut\b|\bhowever\b|\balthough\b|\bwhereas\b|\bwhile\b|\byet\b|\bdespite\b|\bin spite of\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"(?:(?!\b(?:but|yet|however|although|while|whereas|"
    r"and)\b)[^.;:,]){0,90}?\b(?:not (?:\w+ )?significant(?:ly)?|non-?significant|"
    r"did not reach|not reach\w*|not statistically|without significance|f[ae]ll(?:s|ing)? short of)(?! until)",
    re.IGNORECASE,
)
_NOT_FOUND = re.compile(
    r"(?:(?!\b(?:but|yet|however|although|while|whereas|which|that|was|were|is|are|had|has|have|did|could|can)\b)"
    r"[^.;:]|\.(?=\d)){0,160}?\s(?:(?:was|were|is|are) (?:\w+ )?not (?:\w+ )?significant|"
    r"f[ae]ll(?:s|ing)? short of(?: statistical)? significance|did not reach(?: statistical)? significance|"
    r"(?:could|can) ?not be (?:shown|found|demonstrated|detected|confirmed|established|proved|proven)|"
    r"(?:was|were) not (?:found|seen|observed|shown|detected))\b",
    re.IGNORECASE,
)
"""Behind a difference, whatever it is in, the words that there was none: `the difference in A, B and C was not ...`."""
_BUT_NOT = re.compile(r"[^.;:]{0,90}?\b(?:but|though|although|albeit) not (?:\w+ )?significantly?\b", re.IGNORECASE)
_DENIAL = re.compile("[nw](?:o[nt]|ithout)|short of", re.IGNORECASE)
"""What both of them have."""
_CUT = re.compile(r"[,()\[\]]")
"""What a negation does not reach across."""
_BORDER = re.compile(r"\n|[.!?;][\"”’)]*\s|,?\s(?:but|however|although|whereas|while|yet)\b", re.IGNORECASE)
"""What ends a sentence, or parts it in two that may speak of different outcomes, between two words of it."""
_LED = re.compile(
    r"(?:\W*(?:since|as|whereas|while|when|although|though|even though|because|where|if)\s[^,.;:()]{6,80}, (?=\w))",
    re.IGNORECASE,
)
"""A clause that goes before the statement, up to its comma."""
_PARTING = frozenset(words("but however although whereas while yet"))
_END = re.compile(r"[\n.!?;](?:(?<=\n)|(?=[\"”’)\s]))")
"""What a text has that `_BORDER` finds."""
_DIFFERENCE = re.compile(
    r"\b(?:differences?|associations?|correlations?|relations?(?:hips?)?|links?|benefits?|advantages?|superiority|"
    r"improvements?|reductions?|effects?)\b",
    re.IGNORECASE,
)
_OF_NOTHING = " of no "
_FAR = 110
"""How many letters behind a word a denial of it may stand."""
_REACH = 6
_LONG_REACH = 12
"""How many words a negation reaches; `neither A nor B` reaches over both of its parts."""


class Reach:
    """A text with its words; `directed` has for each of them what it says as a word of direction, None for others."""

    def __init__(self, text: str, tokens: Sequence[Token], directed: Sequence[object | None]) -> None:
        self._text = text
        self._tokens = tokens
        self._words = [t.word for t in tokens]
        self._directed = directed
        self._borders = [0, *_borders(text, tokens, self._words), len(tokens)]
        passing = asides(text)
        self._negators = [
            m for m, word in enumerate(self._words)
            if word in _NEGATORS and not any(a <= tokens[m].start < b for a, b in passing)
        ]  # fmt: skip
        lower = text.lower()
        deniable = "not" in lower or "non" in lower or "without" in lower or "short of" in lower
        self._denials = [m.start() for m in _DENIAL.finditer(text)] if deniable else []
        self._unfound = list(_unfound(text)) if deniable or _OF_NOTHING in lower else []

    def negated(self, n: int) -> bool:
        """Whether a negation reaches the word numbered `n`."""
        words, tokens = self._words, self._tokens
        if n + 1 < len(words) and words[n + 1] in _NONE_OF:
            return True
        if words[max(0, n - 3) : n][-2:] == ["short", "of"] or words[max(0, n - 3) : n - 1] == ["short", "of"]:
            return True
        near = [m for m in self._negators if n - _LONG_REACH <= m < n]
        if not near:
            return False
        start = tokens[n].start
        begin = tokens[near[0]].end
        cuts = [m.start() for pattern in (_BREAKS, _CUT) for m in pattern.finditer(self._text, begin, start)]
        last = max(cuts, default=-1)
        for m in reversed(near):
            word = words[m]
            if tokens[m].end <= last:
                return False
            follows = words[m + 1]
            wide = word in ("neither", "nor") or "enough" in words[m:n] or "that" in words[m + 2 : m + 4]
            if n - m > (_LONG_REACH if wide else _REACH):
                continue
            if word in ("not", "no") and (follows == "longer" or follows in NOT_DENIED or follows in _SELDOM):
                continue
            if word in ("not", "no") and follows in ("less", "more") and m + 1 < n:
                continue
            if word == "non" and m + 1 < n:
                continue
            listed = word == "without" and "or" in words[m:n]  # "without A or higher B"
            between = sum(w not in _SEEN for w in words[m + 1 : n])
            if word in ("lack", "lacking", "without", "absence", "failure", "lacks") and between > 1 and not listed:
                continue
            if word == "little" and n - m > 2 and follows != "to":
                continue
            return True
        return False

    def denied_after(self, end: int) -> bool:
        """Whether what follows in the clause takes it back: `differences in pain were not significant`."""
        if any(start < end <= stop for start, stop in self._unfound):
            return True
        if not any(0 <= at - end <= _FAR for at in self._denials):
            return False
        return _DENIED.match(self._text, end) is not None or _BUT_NOT.match(self._text, end) is not None

    def around(
        self, n: int, reach: int, near: int, *, before_only: bool = False
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The keys of the words around the one numbered `n` within its part of the text: `reach`, `near` to a side."""
        first = max([b for b in self._borders if b <= n])
        last = n if before_only else min([b for b in self._borders if b > n], default=len(self._tokens))
        wide: list[str] = []
        close: list[str] = []
        for m in range(max(first, n - reach), n if before_only else min(last, n + reach + 1)):
            # the words of direction themselves, and figures, tell nothing of what a sign speaks of
            if m == n or self._directed[m] is not None:
                continue
            keys = [key for key in self._tokens[m].keys if not key[0].isdigit()]
            wide += keys
            if -near <= m - n <= near:
                close += keys
        return frozenset(wide), frozenset(close)


def _unfound(text: str) -> Iterator[tuple[int, int]]:
    """From where to where a text speaks of a difference or association which was none: `... was not significant`."""
    for match in _DIFFERENCE.finditer(text):
        if text.startswith(_OF_NOTHING, match.end()):
            yield match.start(), match.end()
        elif (end := _NOT_FOUND.match(text, match.end())) is not None:
            yield match.start(), end.end()


def _borders(text: str, tokens: Sequence[Token], words: Sequence[str]) -> list[int]:
    """The numbers of the words before which a sentence ends or parts."""
    led = _LED.match(text)
    if led is None and _PARTING.isdisjoint(words) and not _END.search(text, 0, len(text) - 1):
        return []
    found: list[int] = [next(n for n, t in enumerate(tokens) if t.start >= led.end())] if led is not None else []
    n = 1
    for match in _BORDER.finditer(text):
        while n < len(tokens) and tokens[n].end < match.end():
            n += 1
        if n < len(tokens) and tokens[n - 1].end <= match.start() and found[-1:] != [n]:
            found.append(n)
    return found
