"""A comparison of the claim beside one of the abstract: who has more of what, told the other way round.

The claim says of one side that it has more or less (better or worse) than another. A sentence of the abstract that
speaks of the same matter opposes it where it

- compares the same two sides, in the same words of direction turned round, or in the same direction with the sides
  exchanged; or
- gives a figure for each of the sides, and the larger one to the side that the claim calls lower.

Both sides have to be named in the sentence, each by words that the other lacks; in words it may name one alone
(`commoner in men`), and figures may be told `respectively`. Anything less plain is left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from citecheck.claims.facets.number.arms import Pair, pairs
from citecheck.claims.figures.in_order import in_order
from citecheck.claims.figures.listed import Entry, listed
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED, of_sentence
from citecheck.claims.reading import Sentence, keys_about
from citecheck.claims.sentences.comparisons import (
    AMOUNT,
    DENIES,
    OFTEN,
    ORDER,
    Comparison,
    change_ordered,
    comparisons,
    quality_of,
)
from citecheck.claims.sentences.leanings import leanings
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.sides import CONTROLS, TIMES, apart, first, places, share, weight
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_GROWTH = re.compile(
    r"\b(?:reductions?|decreases?|increases?|improvements?|declines?|rises?|gains?|drops?|falls?|changes?|"
    r"differences?|reduc(?:ed|ing)|increas(?:ed|ing)|decreas(?:ed|ing)|improv(?:ed|ing)|"
    r"(?:fallen|fell|declined|dropped)\sby|delay(?:s|ing)?|delayed(?=\s(?:the|its|their)\b)|prevent\w*)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\bsub-?(?:group|set|population|sample)s?\b|\bpopulations? with\b|\b(?:low|high|mid|positive|negative) [\w-]+ "
    r"expression\b",
    re.IGNORECASE,
)
"""What shows that a sentence is of part of the people only."""
_SAME = 0.7
"""Weighted share of what is compared that the sentence has to speak of, in words; of figures somewhat more is asked."""
_SAME_FIGURES = 0.75
_LEAST = 3.0
_HALF = 0.5
"""Sides are one where the words they share weigh that much, or that share of the smaller of them."""
_HOW_OFTEN = frozenset(map(key_of, OFTEN))
_PEOPLE = frozenset(key_of(w) for w in words("group arm patient participant subject people technique method approach"))
"""Said of those who are compared, and of nobody in particular."""
_BEFELL = frozenset(key_of(w) for w in words("encountered troubled suffered experienced reported recorded witnessed"))
_MISSED = re.compile(
    r"\b(?:miss\w*|overlook\w*|fail\w*|lack\w*|without|free of|avoid\w*|escap\w*|spar(?:ed|es|ing))\b", re.I
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_TAKES_UP = re.compile(r"\W*(?:they|it|this|these|those|both)\b", re.IGNORECASE)
_BEHIND_ORDER = 2
_DOSED = frozenset({"mg/kg", "iu", "unit"})


class Judged(Struct, frozen=True, kw_only=True):
    """A comparison of the claim found in the abstract, the `same` or reversed: the sentence (from 0) and offsets."""

    same: bool
    at: tuple[int, int]
    sentence: int
    record_at: tuple[int, int]
    denied: bool = False
    """One of the two says that nothing differs."""
    tie: bool = False
    """It is told by how two things go together, not by who has more."""


def compared(matter: Matter) -> list[Judged]:
    """Every comparison of the claim that a sentence of the abstract makes as well; what says the same goes first."""
    said = matter.said
    weights = said.plain
    found: list[Judged] = []
    for mine in comparisons(said.text, said.tokens):
        sides = apart(mine.side, mine.other)
        if not all(sides):
            continue
        about = keys_about(said, said.tokens[mine.index].start)
        wanted = {k: w for k, w in weights.items() if k in about and k not in sides[0] and k not in sides[1]}
        wanted = {k: w for k, w in wanted.items() if k not in _HOW_OFTEN and k not in said.tokens[mine.index].keys}
        plain = {k: w for k, w in wanted.items() if k not in VAGUE and k not in _BEFELL}
        wanted = plain if math.fsum(plain.values()) >= _LEAST else wanted
        judged: list[tuple[bool, Judged]] = []
        part = _PART.search(said.text) is not None
        for ranked in matter.ranked:
            sentence = ranked.sentence
            told = _by_words(matter, mine, sides, wanted, sentence)
            if told is None:
                told = _by_pairs(matter, mine, sides, wanted, sentence) or _respectively(
                    matter, mine, sides, wanted, sentence
                )
            if told is None or ASKED.search(sentence.text):
                continue
            if part or not _PART.search(sentence.text):
                at = _at(said.tokens[mine.index])
                alone = any(_at(sentence.tokens[one.index]) == told[1] for one in leanings_of(sentence))
                judged.append((alone, Judged(same=told[0] > 0, at=at, sentence=ranked.index, record_at=told[1])))
        # a sentence that names one side alone is less plain than one that names both
        found.extend(one for _, one in sorted(judged, key=lambda j: (j[0], not j[1].same))[:1])
    return found


@lru_cache(maxsize=2048)
def leanings_of(sentence: Sentence) -> tuple[Comparison, ...]:
    """The comparisons of a sentence that name one side alone."""
    return tuple(leanings(sentence.text, sentence.tokens))


def _at(token: Token) -> tuple[int, int]:
    return token.start, token.end


def _by_words(
    matter: Matter, mine: Comparison, sides: tuple[frozenset[str], frozenset[str]], wanted: dict[str, float],
    sentence: Sentence,
) -> tuple[int, tuple[int, int]] | None:  # fmt: skip
    """1 and the place where the sentence says the same, -1 where it says the reverse, None where it says neither."""
    near = matter.reading.title.keys
    for theirs in (*comparisons(sentence.text, sentence.tokens), *leanings_of(sentence)):
        if theirs.quality != mine.quality or (not mine.quality and (theirs.word in AMOUNT) != (mine.word in AMOUNT)):
            continue
        one, other = apart(theirs.side, theirs.other) if theirs.other else (theirs.side, frozenset[str]())
        if theirs.other:
            same = _meets(sides[0], one) and _meets(sides[1], other)
            crossed = _meets(sides[0], other) and _meets(sides[1], one)
        else:  # it names one side: the other is left to be understood
            one = one - _PEOPLE - (mine.side & mine.other) or one
            same, crossed = (one <= side for side in sides)
        if same == crossed:
            continue
        low, high = (theirs.start, theirs.end) if theirs.alone else theirs.local
        clause = frozenset(k for t in sentence.tokens if low <= t.start < high for k in t.keys)
        if _TAKES_UP.match(sentence.text, theirs.start):
            clause |= _before(matter, sentence)
        if not wanted and not sides[0] | sides[1] <= sentence.keys | near | CONTROLS | TIMES:
            continue  # a word of the sides is what they are compared in: `A cost more than B`
        if (
            wanted
            and not _only_titled(wanted, clause, near, one | other)
            and (
                share(wanted, clause | near) < _SAME
                or share(wanted, clause) < (_SAME / 2 if theirs.other else _SAME)
                or not _head(matter.said.tokens, mine, clause)
            )
        ):
            continue
        if bool(_GROWTH.search(matter.claim.text, mine.start, mine.end)) != bool(
            _GROWTH.search(sentence.text, low, high)
        ):
            continue
        said = matter.said
        if change_ordered(said.text, said.tokens, mine.index) != change_ordered(
            sentence.text, sentence.tokens, theirs.index
        ):
            continue
        return (mine.value * theirs.value) * (1 if same else -1), _at(sentence.tokens[theirs.index])
    return None


def _before(matter: Matter, sentence: Sentence) -> frozenset[str]:
    """The keys of the sentence before, which `they` takes up."""
    n = next((n for n, s in enumerate(matter.reading.sentences) if s is sentence), 0)
    return matter.reading.sentences[n - 1].keys if n else frozenset()


def _only_titled(
    wanted: dict[str, float], clause: frozenset[str], title: frozenset[str], sides: frozenset[str]
) -> bool:
    """Whether the claim names only what the title names besides the sides, and the clause names no other thing.

    `The effect of heat was stronger in men than in women` beside `the effect was stronger in men than in women`.
    """
    if not all(k in title or k in clause for k in wanted):
        return False
    return weight(clause - sides - frozenset(wanted) - title) < _LEAST


def _head(tokens: Sequence[Token], mine: Comparison, there: frozenset[str]) -> bool:
    """Whether the word that the comparison is of (`higher scores`) is in the sentence's own."""
    after = tokens[mine.index + 1] if mine.index + 1 < len(tokens) else None
    if after is None or not after.keys or after.word in OFTEN or mine.quality:
        return True
    return bool(there.intersection(after.keys))


def _meets(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sides have words in common that tell enough."""
    common = weight(one & other)
    return common >= _LEAST or (common > 0 and common >= _HALF * min(weight(one), weight(other)))


@lru_cache(maxsize=2048)
def _pairs_of(sentence: Sentence) -> tuple[Pair, ...]:
    found = pairs(sentence.text, sentence.tokens)
    return (*found, *_of_entries(listed(sentence.text, sentence.tokens)))


def _of_entries(entries: Sequence[Entry]) -> Iterator[Pair]:
    """Each two figures of a list, with what they are of."""
    for one, other in combinations(entries, 2):
        mine, theirs = apart(one.keys, other.keys)
        if mine and theirs and one.figure.value != other.figure.value:
            yield Pair(one=one.figure, other=other.figure, side=mine, other_side=theirs)


def _by_pairs(
    matter: Matter, mine: Comparison, sides: tuple[frozenset[str], frozenset[str]], wanted: dict[str, float],
    sentence: Sentence,
) -> tuple[int, tuple[int, int]] | None:  # fmt: skip
    """The same, by two figures that each have a side of their own: `in 14% of those given A and 22% of those given B`.

    Times count here, and what is `more sensitive` has the higher sensitivity.
    """
    if not _may_measure(matter, mine, sentence) or math.fsum(wanted.values()) < _LEAST:
        return None
    near = matter.reading.title.keys
    n = next((n for n, s in enumerate(matter.reading.sentences) if s is sentence), 0)
    told = _pairs_of(sentence) or tuple(_of_entries(in_order(matter.reading.sentences, n)))
    for pair in told:
        if "ratio" in (pair.one.role, pair.other.role) or _GROWTH.search(sentence.text, 0, pair.other.end):
            continue
        if _of_another_quality(mine, sentence, pair.one.start):
            continue
        there = sentence.keys - pair.side - pair.other_side
        if share(wanted, there | near) < _SAME_FIGURES or share(wanted, there) < _HALF:
            continue
        same = _meets(sides[0], pair.side) and _meets(sides[1], pair.other_side)
        crossed = _meets(sides[0], pair.other_side) and _meets(sides[1], pair.side)
        if same == crossed:
            continue
        gap = (pair.one.value - pair.other.value) * (1 if same else -1)
        return (1 if gap * mine.value > 0 else -1), (pair.one.start, pair.other.end)
    return None


def _of_another_quality(mine: Comparison, sentence: Sentence, at: int) -> bool:
    """Whether the figures stand behind a word of order of something else: `younger (81 v 84) and had more illness`."""
    ahead = [n for n, t in enumerate(sentence.tokens) if t.end <= at][-_BEHIND_ORDER:]
    ordered = [n for n in ahead if sentence.tokens[n].word in ORDER]
    return bool(ordered) and quality_of(sentence.tokens, ordered[-1]) != mine.quality


def _respectively(
    matter: Matter, mine: Comparison, sides: tuple[frozenset[str], frozenset[str]], wanted: dict[str, float],
    sentence: Sentence,
) -> tuple[int, tuple[int, int]] | None:  # fmt: skip
    """The same, by two figures whose sides are named in the sentences before, always in one order."""
    if mine.quality or not _may_measure(matter, mine, sentence) or _GROWTH.search(sentence.text):
        return None
    if math.fsum(wanted.values()) < _LEAST or share(wanted, sentence.keys) < _SAME_FIGURES:
        return None
    found = _two(sentence)
    if found is None or not _RESPECTIVELY.search(sentence.text, found[0].end):
        return None
    if any(places(sentence.tokens, side, 0, len(sentence.text)) for side in sides):
        return None
    n = next((n for n, s in enumerate(matter.reading.sentences) if s is sentence), 0)
    told = (first(s.tokens, *sides, 0, len(s.text)) for s in matter.reading.sentences[:n])
    orders = {order for order in told if order}
    if len(orders) != 1:
        return None
    gap = (found[0].value - found[1].value) * orders.pop()
    return (1 if gap * mine.value > 0 else -1), (found[0].start, found[1].end)


def _may_measure(matter: Matter, mine: Comparison, sentence: Sentence) -> bool:
    """Whether the figures of a sentence may tell who has more of what the claim orders.

    Not where it finds no difference, where the claim orders changes, or where only the claim counts what was missed.
    """
    if mine.quality not in sentence.keys if mine.quality else mine.word not in AMOUNT:
        return False
    if DENIES.search(sentence.text) or any(s.axis == "significance" and s.value == 0 for s in of_sentence(sentence)):
        return False
    if _MISSED.search(matter.claim.text, mine.start, mine.end) and not _MISSED.search(sentence.text):
        return False
    return _GROWTH.search(matter.claim.text, mine.start, mine.end) is None


def _two(sentence: Sentence) -> tuple[Quantity, Quantity] | None:
    """The only two figures of one kind in a sentence, percentages before others."""
    held = [
        q
        for q in figures_of(sentence.text)
        if q.role not in ("p", "interval", "i2", "year", "spread", "time", "dose", "ratio") and q.high is None
        and q.dimension not in _DOSED
        and not re.search(r"[-−–]\s?$", sentence.text[max(0, q.start - 2) : q.start])
    ]  # fmt: skip
    shares = [q for q in held if q.dimension == "%"]
    chosen = shares or [q for q in held if not q.value.is_integer()]
    if len(chosen) != 2 or chosen[0].value == chosen[1].value:
        return None
    return chosen[0], chosen[1]
