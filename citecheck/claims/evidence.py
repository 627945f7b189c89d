"""The sentences of an abstract ranked for a claim: rarity-weighted overlap of folded words, and their likeness."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from citecheck.claims.profile import directions
from citecheck.claims.reading import ClaimReading, Reading, Sentence
from citecheck.claims.words.vectors import direction, likeness
from citecheck.models import Evidence

BEST = 3
"""How many sentences are shown."""
_CONTEXT, _LATE = 0.2, 0.5
"""What a word of the neighbourhood counts beside one of the sentence, and by how much more the last sentence counts
than the first: of 550 claims (SciFact's training part, Evidence Inference's validation part) this puts most of the
evidence in front."""
_ALIKE = 0.3
"""What the likeness of claim and sentence by the company of their words (see `vectors`) counts beside the share of
words that they have in common. Found on the training parts of SciFact and Evidence Inference (1,824 claims) with a
smaller table of company: from 0.2 to 0.4 next to nothing changed."""
_FIT_CONTEXT, _FIT_LATE = 0.15, 0.15
"""The same for `fit`, with which the weights of `verdict` were found."""


class Ranked(Struct, frozen=True, kw_only=True, eq=False):
    """A sentence with what ranks it: `coverage` is the weighted share (0..1) of the claim's words that it holds.

    `score` asks where an author would find the claim borne out, `fit` how much of it the sentence speaks of.
    """

    index: int
    sentence: Sentence
    coverage: float
    score: float
    fit: float
    shared: frozenset[str]


def shared_keys(claim: ClaimReading, keys: frozenset[str]) -> frozenset[str]:
    """The keys of the claim that are among `keys`, hyphenated words also in their one-word form."""
    shared = set(keys.intersection(claim.weights))
    for one, parts in claim.joined.items():
        if one in keys:
            shared.update(parts)
    return frozenset(shared)


def coverage(claim: ClaimReading, shared: frozenset[str]) -> float:
    """The weighted share (0..1) of the claim's keys that are in `shared`; 0 for a claim without words."""
    total = sum(claim.weights.values())
    return sum([w for k, w in claim.weights.items() if k in shared]) / total if total else 0.0


def rank(claim: ClaimReading, reading: Reading) -> tuple[Ranked, ...]:
    """Every sentence of the abstract, best first; ties in the order of the abstract.

    The score is the coverage, damped for long sentences, with a little for words that the neighbouring sentences and
    the title carry (they name the subject once for all), for other words of the same subject, and for the place:
    results and conclusions at the end.
    """
    ranked = []
    sentences = reading.sentences
    words = frozenset(claim.weights)
    held = [words & s.keys for s in sentences]
    # words that every other sentence has as well tell the sentences of one abstract apart less
    spread = Counter(itertools.chain.from_iterable(held))
    items = [(k, w, w * (0.4 + 0.6 / (spread[k] or 1) ** 0.5)) for k, w in claim.weights.items()]
    weight = sum(claim.weights.values())
    total = weight or 1.0
    mean_length = sum(len(s.keys) for s in sentences) / max(1, len(sentences))
    titled = words & reading.title.keys
    own_direction = direction(words)
    alike = [max(0.0, likeness(own_direction, other)) for other in directions(reading)]
    for n, sentence in enumerate(sentences):
        shared = held[n]
        for one, parts in claim.joined.items():
            if one in sentence.keys:
                shared = shared.union(parts)
        own = sum([telling for k, _, telling in items if k in shared])
        near = titled | held[n - 1] if n else titled
        context = sum([w for k, w, _ in items if k in near and k not in shared])
        covered = sum([w for k, w, _ in items if k in shared]) / weight if weight else 0.0
        damp = 0.75 + 0.25 * len(sentence.keys) / max(1.0, mean_length)
        told = own / damp**0.5
        reports = 1.1 if sentence.reports else 1.0
        near_by = ((told + _CONTEXT * context) / total + _ALIKE * alike[n]) / (1 + _ALIKE)
        score = near_by * (reports + _LATE * sentence.place)
        fit = (told + _FIT_CONTEXT * context) / total * (reports + _FIT_LATE * sentence.place)
        ranked.append(Ranked(index=n, sentence=sentence, coverage=covered, score=score, fit=fit, shared=shared))
    return tuple(sorted(ranked, key=lambda r: (-r.score, r.index)))


def by_fit(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Sentences in the order of how much of the claim they speak of."""
    return sorted(ranked, key=lambda r: (-r.fit, r.index))


def evidence(ranked: tuple[Ranked, ...]) -> tuple[Evidence, ...]:
    """The best sentences that share anything with the claim, with section and score (0..1)."""
    return tuple(
        Evidence(sentence=r.sentence.text, section=r.sentence.section, score=round(min(1.0, r.score), 3))
        for r in ranked[:BEST]
        if r.shared
    )
