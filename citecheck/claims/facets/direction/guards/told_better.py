"""Whether another sentence of the abstract has plainly more of a claim that finds nothing than the one that it is to
differ from, and finds nothing either: `was similar in degree` beside `in a degree comparable to`.
"""

from __future__ import annotations

from citecheck.claims.observation import Matter
from citecheck.claims.sentences.signs import classify

_MOST, _MORE = 0.7, 0.2
"""The weighted share of the claim's words that the other sentence has, and how much more that is."""


def told_better(matter: Matter, at: tuple[int, int], index: int) -> bool:
    """Whether a sentence that has more of the claim than sentence `index` says that nothing differs, as it does."""
    word = next((t.word for t in matter.said.tokens if t.start == at[0]), "")
    if not _finds_nothing(word):
        return False
    own = next((r.coverage for r in matter.ranked if r.index == index), 0.0)
    better = (r for r in matter.ranked if r.index != index and r.coverage >= max(_MOST, own + _MORE))
    return any(_finds_nothing(t.word) for r in better for t in r.sentence.tokens)


def _finds_nothing(word: str) -> bool:
    """Whether a word says that nothing differed: `similar`, `unchanged`."""
    kind = classify(word)
    return kind is not None and kind[1] == 0
