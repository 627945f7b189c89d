"""Whether a claim tells a comparison from its other side: `A needed more than B` beside `needed less in B`.

Then a word that is turned round is rightly so. What tells the sides apart are the words that stand on one side of the
claim's comparison alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.borders import stretch
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_OTHER_SIDE = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|relative to|in comparison (?:with|to)|as opposed to)\s", re.IGNORECASE
)
_BORDER = re.compile(r"[;.:]\s|,\s|\s(?:but|whereas|while|although|though)\s")
_LACKING = re.compile(
    r"\b[\w/]+(?=-free\b)|\bnon-[\w/]+|"
    r"\b(?:free (?:of|from)|lacking|(?:patients|people|women|men|children|subjects|participants|those|cases|controls|"
    r"adults|individuals|eyes|animals|mice|rats|infants|persons) without)\s(?:an?\s|any\s|the\s)?[\w/-]+",
    re.IGNORECASE,
)
"""What a side is said not to have: `AF-free patients`, `women without diabetes`, `non-smokers`."""
_TIMES = frozenset(words("before after during without"))
_TELLING = frozenset(
    words("obtained derived seen measured recorded found observed achieved noted given reported reached those it they")
)
"""Words that take up what is compared, and tell no side."""
_BEFORE_TIME = re.compile(r"^pre(?:treatment|operative|operatively|test|intervention)$")
_AFTER_TIME = re.compile(r"^post(?:treatment|operative|operatively|test|intervention)$")


def mirrored(matter: Matter, found: Observation) -> bool:
    """Whether `found`, a direction turned round, is what the sentence says of the comparison's other side."""
    if found.facet != "direction" or found.sentence is None or found.claim_at is None or found.record_at is None:
        return False
    text, sentence = matter.said.text, matter.reading.sentences[found.sentence]
    if (found.claim or "").lower() == (found.record or "").lower():
        return False
    words_told = f"{found.claim} {found.record}".split()
    if len(words_told) == 2 and _of_those_without(matter, found.claim_at, found.sentence, found.record_at):
        return True
    link = _OTHER_SIDE.search(text, found.claim_at[1])
    if link is None or _BORDER.search(text, found.claim_at[1], link.start()):
        return False
    first, last = stretch(text, (found.claim_at[0], link.end()), _BORDER)
    one = _names(matter.said.tokens, first, found.claim_at[0]) | _names(
        matter.said.tokens, found.claim_at[1], link.start()
    )
    other = _names(matter.said.tokens, link.end(), last)
    one, other = one - other, other - one
    there = _other_side(sentence.text, found.record_at)
    if there is None:
        whole = _names(sentence.tokens, 0, len(sentence.text))
        elsewhere = (one - whole) & matter.reading.keys
        return bool(other) and other <= whole and bool(elsewhere)
    back = _names(sentence.tokens, *there)
    front = _names(sentence.tokens, 0, there[0]) | _names(sentence.tokens, there[1], len(sentence.text))
    front, back = front - back, back - front
    weights = matter.said.weights
    turned, same = (sum(weights.get(k, 1.0) for k in side) for side in (other & front, other & back))
    return bool(one & back) and turned > same


def _of_those_without(matter: Matter, at: tuple[int, int], n: int, record_at: tuple[int, int]) -> bool:
    """Whether one text tells of those who lack something, the other of those who have it."""
    sentence = matter.reading.sentences[n]
    mine, my_lacks = _own_side(matter.said.text, matter.said.tokens, at)
    theirs, their_lacks = _own_side(sentence.text, sentence.tokens, record_at)
    return bool((my_lacks - mine) & (theirs - their_lacks) or (their_lacks - theirs) & (mine - my_lacks))


def _own_side(text: str, tokens: Sequence[Token], at: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the clause around `at`, but for what is compared with, and those of what its side is said to lack."""
    first, last = stretch(text, at, _BORDER)
    link = _OTHER_SIDE.search(text, at[1], last)
    last = link.start() if link is not None else last
    holes = [m.span() for m in _LACKING.finditer(text, first, last)]
    lacks = frozenset(k for t in tokens if any(a <= t.start < b for a, b in holes) for k in t.keys)
    own = frozenset(
        k for t in tokens if first <= t.start < last and not any(a <= t.start < b for a, b in holes) for k in t.keys
    )
    return own, lacks


def _other_side(text: str, at: tuple[int, int]) -> tuple[int, int] | None:
    """The offsets of the other side of the comparison that the words at `at` make."""
    behind = _OTHER_SIDE.search(text, at[1])
    if behind is not None:
        return behind.end(), stretch(text, behind.span(), _BORDER)[1]
    ahead = _OTHER_SIDE.match(text)
    return None if ahead is None else (ahead.end(), stretch(text, (0, ahead.end()), _BORDER)[1])


def _names(tokens: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """What tells a side from another: keys of its words, those of direction left out, and words of time."""
    found: set[str] = set()
    for token in tokens:
        if not start <= token.start < end:
            continue
        if token.word in _TIMES:
            found.add(token.word)
        elif _BEFORE_TIME.match(token.word):
            found.add("before")
        elif _AFTER_TIME.match(token.word):
            found.add("after")
        elif token.word not in _TELLING and classify(token.word) is None:
            found.update(token.keys)
    return frozenset(found)
