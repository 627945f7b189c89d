"""How surely a sentence of an abstract speaks of what a claim speaks of, before it is held against the claim.

Authors cite what stands in the full text and not in the abstract. Another sentence of the same abstract shares many of
such a claim's words, and may well say the contrary: of another group, outcome or time. What tells the two cases apart
is how much of the claim the abstract does not have at all, and of how many things either text speaks.
"""

from __future__ import annotations

import math

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import of_sentence
from citecheck.claims.reading import keys_about
from citecheck.claims.sentences.signs import classify, signs
from citecheck.claims.words.rarity import rarity

_MANY, _LONG = 5, 60.0
"""So many words of direction, and words of such a weight together, are many: more do not count for more."""
WEIGHTS = (1.26, 1.90, -2.13, 0.12, -3.35, 1.33, -1.10, -0.11)
INTERCEPT = -0.28
"""One weight for each of `features`, fitted by `tests/accuracy/fit_claims.py` to tell claims that their abstract
refutes from others, and from sentences of abstracts held against the rest of their own."""
_DOUBTFUL = -0.7
"""The sum below which a sentence does not bear on a claim: 2 % of the wrong claims that were fitted to are below it,
and three in ten of the sentences."""


def features(matter: Matter, at: int, sentence: int, *, tie: bool) -> tuple[float, ...]:
    """What tells whether sentence number `sentence` bears on the claim's sentence around offset `at`, each from 0 to 1.

    The weighted shares of the claim's words that the sentence has, that it or the title has, and that the abstract has
    nowhere; the share by rarity of the sentence's words that the claim has; how many words of direction the claim and
    the sentence have; how much the claim says; and whether a `tie` is held against it, not a single word.
    """
    said, reading = matter.said, matter.reading
    there = reading.sentences[sentence]
    about = keys_about(said, at)
    own = {k: w for k, w in said.plain.items() if k in about}
    total = math.fsum(own.values()) or 1.0
    directed = {k for t in there.tokens if classify(t.word) for k in t.keys}
    theirs = {k: rarity(k) for t in there.tokens for k in t.keys if k not in directed and not k[0].isdigit()}
    back = math.fsum(w for k, w in theirs.items() if k in said.weights) / (math.fsum(theirs.values()) or 1.0)
    return (
        math.fsum(w for k, w in own.items() if k in there.keys) / total,
        math.fsum(w for k, w in own.items() if k in there.keys or k in reading.title.keys) / total,
        math.fsum(w for k, w in own.items() if k not in reading.keys) / total,
        back,
        min(len(signs(said.text, said.tokens)), _MANY) / _MANY,
        min(len(of_sentence(there)), _MANY) / _MANY,
        min(total, _LONG) / _LONG,
        float(tie),
    )


def bears_on(matter: Matter, at: int, sentence: int, *, tie: bool) -> bool:
    """Whether a sentence may be held against what the claim says around an offset."""
    found = features(matter, at, sentence, tie=tie)
    return INTERCEPT + math.fsum(w * f for w, f in zip(WEIGHTS, found, strict=True)) >= _DOUBTFUL
