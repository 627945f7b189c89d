"""Whether another sentence of the abstract has plainly more of the claim than the one that it is to differ from, and
says it as the claim does.
"""

from __future__ import annotations

from citecheck.claims.evidence import Ranked
from citecheck.claims.observation import Matter
from citecheck.claims.polarity import sign_at
from citecheck.claims.signs import classify
from citecheck.claims.terms import Token

_MOST, _MORE = 0.7, 0.2
"""The weighted share of the claim's words that the other sentence has, and how much more that is."""


def told_better(matter: Matter, at: tuple[int, int], index: int) -> bool:
    """Whether a sentence that has more of the claim than sentence `index` says what its words at `at` say."""
    own = next((r.coverage for r in matter.ranked if r.index == index), 0.0)
    word = next((t for t in matter.said.tokens if t.start == at[0]), None)
    if word is None:
        return False
    better = (r for r in matter.ranked if r.index != index and r.coverage >= max(_MOST, own + _MORE))
    return any(_says(matter, word, r) for r in better)


def _says(matter: Matter, word: Token, ranked: Ranked) -> bool:
    """Whether a sentence has the claim's word of direction, or one that says the same."""
    said, sentence = matter.said, ranked.sentence
    sign = sign_at(said.text, said.tokens, word.start)
    for token in sentence.tokens:
        if sign_at(sentence.text, sentence.tokens, token.start) != sign:
            continue
        if not sign:
            if _finds_nothing(word) and _finds_nothing(token):
                return True
        elif not frozenset(token.keys).isdisjoint(word.keys):
            return True
    return False


def _finds_nothing(token: Token) -> bool:
    """Whether a word says that nothing differed: `similar`, `unchanged`."""
    kind = classify(token.word)
    return kind is not None and kind[1] == 0
