"""One figure of two that are set against each other, where the other one is the abstract's.

`53% of the infected died, as against 17% of the others` beside `63% compared with 17%`; and `relapse was 17% in both,
survival 84% and 82%` beside `relapse (7% v 7%), survival (84% v 82%)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.facets.number.apart import disagrees, untelling
from citecheck.claims.facets.number.counterpart import holds
from citecheck.claims.figures.kinds import INTERVAL_WORD, UNHELD
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of, since
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.moments import of_other_moments
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_LINK = re.compile(
    r"\b(?:against|versus|vs\.?|(?-i:v)|compared (?:with|to)|rather than|while|whereas|but|than)\b|/", re.IGNORECASE
)
_TO = re.compile(r"\bto\s(?:about\s|only\s|an?\s)?$")
_VERB = re.compile(r"\)?\s(?:was|were|is|are|had|has|have|carried|became|showed|developed|reported)\b")
_PEOPLE = frozenset(key_of(w) for w in words("patient participant child woman man people adult person case subject"))
_LINKS = frozenset(key_of(w) for w in words("against versus compared whereas rather opposed"))
_STOP = re.compile(r"[;:]|\.(?:\s|$)")
_DIFFERENCE = re.compile(
    r"\b(?:by|points?|difference|differed|more|less|fewer|higher|lower|greater|smaller|gain|loss|change|reduction|"
    r"increase|decrease|fall|rise|drop|fell|rose|sum|together|altogether|either|remaining|rest|others?|not|without|"
    r"free)\b",
    re.IGNORECASE,
)
"""What shows that a figure may be reckoned from others."""
_NEAR = 30
_MOST = 16
"""Figures of a claim: a longer row of them is a table."""
_FAR = 120
"""Letters between two figures that are set against each other."""
_TELLING, _HEAD = 2.5, 3.5
"""How much the words that claim and sentence share have to weigh, and those right before a figure."""
_MISSED = 3.0
"""The rarity from which a word next to a figure must not be missing."""
_BEFORE, _BEHIND = 5, 7
_ROUGH = 0.2
"""How far a figure that is given roughly may lie from the printed one, as a share of the greater."""


def companion(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], *, known: bool
) -> tuple[int, Quantity] | None:
    """The figure that stands beside the claim's other figure where `quantity` should, with its sentence (from 0).

    `known` says that `quantity` can be reckoned from what the abstract gives: then it has to be told of the same thing,
    and as no difference.
    """
    text = matter.claim.text
    if quantity.role in UNHELD or quantity.high is not None or not quantity.dimension or len(claimed) > _MOST:
        return None
    if known and _DIFFERENCE.search(text, max(0, quantity.start - _NEAR), quantity.end + _NEAR):
        return None
    for ranked in matter.ranked:
        held = _held(ranked.sentence, quantity.dimension)
        apart = of_other_moments(matter.claim.text, ranked.sentence.text)
        if len(held) < 2 or apart or disagrees(matter, quantity, claimed, ranked):
            continue
        found = None if known else _beside(matter, quantity, claimed, ranked.sentence, held)
        found = found or _headed(matter, quantity, claimed, ranked.sentence, held)
        if found is not None and not _may_be(matter, quantity, found, held):
            return ranked.index, found
    return None


def _held(sentence: Sentence, dimension: str) -> list[Quantity]:
    return [
        q
        for q in figures_of(sentence.text)
        if q.dimension == dimension
        and q.role not in UNHELD
        and q.high is None
        and not INTERVAL_WORD.match(sentence.text, q.end)
        and (dimension or not q.value.is_integer())
    ]


def _beside(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence, held: Sequence[Quantity]
) -> Quantity | None:
    """The figure set against the one that the claim sets against `quantity`."""
    text = matter.claim.text
    alike = [q for q in claimed if q.dimension == quantity.dimension and q.high is None]
    for mate in _mates(text, quantity, alike):
        if len([c for c in text[mate.start : mate.end] if c.isdigit()]) < 2:
            continue
        printed = [q for q in held if agrees(mate, q)]
        if len(printed) != 1:
            continue
        others = [q for q in _mates(sentence.text, printed[0], held) if not any(agrees(c, q) for c in claimed)]
        if len(others) == 1 and _of_the_same(matter, quantity, mate, claimed, sentence):
            return others[0]
    return None


def _mates(text: str, one: Quantity, among: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figures next to `one` that it is set against."""
    at = among.index(one) if one in among else -1
    if at < 0:
        return
    for n in (at - 1, at + 1):
        if 0 <= n < len(among):
            first, last = sorted((one, among[n]), key=lambda q: q.start)
            between = text[first.end : last.start]
            linked = _LINK.search(between) or (_TO.search(between) and since(text, first))
            if len(between) <= _FAR and not _STOP.search(between) and linked:
                yield among[n]


def _of_the_same(
    matter: Matter, quantity: Quantity, mate: Quantity, claimed: Sequence[Quantity], sentence: Sentence
) -> bool:
    """Whether the sentence, with the one before it and the title, has the words next to both figures."""
    n = next((n for n, s in enumerate(matter.reading.sentences) if s is sentence), 0)
    known = sentence.keys | matter.reading.title.keys | (matter.reading.sentences[n - 1].keys if n else frozenset())
    text, tokens = matter.said.text, matter.said.tokens
    near = frozenset[str]()
    for one in (quantity, mate):
        end = min([q.start for q in claimed if q.start > one.start], default=len(text))
        mark = re.search(r"[,;:(]|\.(?:\s|$)|\bwhile\b|\bwhereas\b", text[one.end : end])
        end = one.end + mark.start() if mark is not None else end
        behind = [t for t in tokens if one.end <= t.start < end and classify(t.word) is None][:_BEHIND]
        near |= _head(text, tokens, one, claimed) | frozenset(k for t in behind for k in t.keys if not k[0].isdigit())
    near -= untelling(matter.said) | _LINKS
    if any(rarity(k) >= _MISSED for k in near - known):
        return False
    return sum(rarity(k) for k in sorted(near & sentence.keys)) >= _TELLING


def _headed(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence, held: Sequence[Quantity]
) -> Quantity | None:
    """The figure of what `quantity` is of, in a sentence with other figures of the claim."""
    others = [q for q in claimed if q is not quantity and q.dimension == quantity.dimension]
    if not any(agrees(c, q) for c in others for q in held):
        return None
    text, tokens = sentence.text, sentence.tokens
    every = figures_of(text)
    for mine in (
        _head(matter.said.text, matter.said.tokens, quantity, claimed),
        _tail(matter.said.text, matter.said.tokens, quantity, claimed),
    ):
        if sum(map(rarity, sorted(mine))) < _HEAD:
            continue
        told = [
            q
            for q in held
            if mine <= _head(text, tokens, q, held, most=2 * _BEFORE) or mine <= _tail(text, tokens, q, every)
        ]
        if told and not any(agrees(c, q) for q in told for c in claimed):
            return told[0]
    return None


def _tail(text: str, tokens: Sequence[Token], quantity: Quantity, among: Sequence[Quantity]) -> frozenset[str]:
    """The keys of the words behind a figure and its verb, up to the next figure or mark: `28.1% were obese`."""
    if _VERB.match(text, quantity.end) is None:
        return frozenset()
    end = min([q.start for q in among if q.start > quantity.start], default=len(text))
    mark = re.search(r"[,;:()]|\.(?:\s|$)|\b(?:and|but|while|whereas)\b", text[quantity.end : end])
    end = quantity.end + mark.start() if mark is not None else end
    named = [t for t in tokens if quantity.end <= t.start < end and t.keys and classify(t.word) is None][:_BEFORE]
    return frozenset(k for t in named for k in t.keys if not k[0].isdigit()) - _PEOPLE


def _head(
    text: str, tokens: Sequence[Token], quantity: Quantity, among: Sequence[Quantity], *, most: int = _BEFORE
) -> frozenset[str]:
    """The keys of the words right before a figure, from the figure or the mark before."""
    start = max([q.end for q in among if q.end <= quantity.start], default=0)
    mark = max([m.end() for m in re.finditer(r"[,;:)]|\band\b", text[: quantity.start])], default=0)
    led = [t for t in tokens if max(start, mark) <= t.start and t.end <= quantity.start]
    named = [t for t in led if t.keys and classify(t.word) is None][-most:]
    return frozenset(k for t in named for k in t.keys if not k[0].isdigit())


def _may_be(matter: Matter, quantity: Quantity, printed: Quantity, held: Sequence[Quantity]) -> bool:
    """Whether the claim's figure is the printed one, rounded or as a bound, or any of the sentence's."""
    if holds(matter.claim.text, quantity, printed) or any(agrees(quantity, q) for q in held):
        return True
    rough = _ROUGH if quantity.about or printed.about else 0.0
    return abs(quantity.value - printed.value) <= rough * max(quantity.value, printed.value)
