"""A figure of a claim that retells a sentence nearly word for word, held against the one in its place there.

The words before and behind it are those of the sentence, and none of them changed places: so it is of the same thing,
be it a year, a multiple or one of two figures that were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10

from msgspec import Struct, structs
from rapidfuzz.distance import Levenshtein

from citecheck.claims.facets.number.counterpart import follows
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, stem
from citecheck.claims.words.wordlists import words

_SHARE, _LEAST = 0.7, 5
"""The share of the claim's words that stand in the sentence in this order, and how many these are at least."""
_SENTENCES = 2
_ALL, _ALONE = 0.9, 0.85
"""The share of the claim's words, by their rarity, that the sentence has, in whatever order; and the share of all words
in this order where no other figure holds the one that differs in its place."""
_COVERED = 0.5
_TIMES = {
    "halved": 0.5, "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "thrice": 3,
    "triple": 3, "tripled": 3, "triples": 3, "threefold": 3, "fourfold": 4, "quadrupled": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
}  # fmt: skip
_UNITS = frozenset(
    words(
        "mm cm m km mum nm bp kb mb kda da mg g kg mug ng pg ml l dl mul hz khz mhz ghz mmol mumol nmol pmol "
        "mol iu s ms h min minute minutes hour hours day days week weeks month months year years fold times percent"
    )
)
"""Units as words are folded: `mum` is a micrometre."""
_LENGTHS = frozenset(words("mm cm m km mum nm bp kb mb kda da"))
_ABOUT = 0.07
"""How far a figure told roughly may lie from the printed one, as a share of that, unless it has one digit of it."""
_LOOSE, _IN_WORDS = 5.0, 0.34
"""From this place value on a share is told in words (`one in four`), and how far it may then lie from the other."""
_TURNS = frozenset(words("not no without with never none neither nor only other others remaining rest"))
"""What makes a share that of all others."""
_SLACK = 0.02
"""By how much of it a bound may be missed."""
_THAN = re.compile(r"\b(?:than|compared|versus)\b", re.IGNORECASE)
"""Between two arms that are named by their doses or times: what is said of them is turned round, and no figure."""
_MOST = 60
_NEUTRAL = frozenset(
    words(
        "carried conducted performed undertaken done seen observed found noted reported showed shown demonstrated "
        "revealed displayed exhibited obtained acquired gathered collected included entered enrolled recruited used "
        "utilised utilized employed altogether total relative compared reached achieved attained approximately nearly "
        "roughly"
    )
)
"""Words that one author has for another's, and that say nothing of what a figure is of."""


_BOUND = re.compile(
    r"(?:\b(?P<more>more than|over|above|at least|upwards of|older than)|\b(?P<less>fewer than|less than|"
    r"under|below|at "
    r"most|younger than))\s$|\b(?:about|around|approximately|roughly|nearly|almost)\s$|"
    r"(?P<above>[>≥]\s?)$|(?P<beneath>[<≤]\s?)$",
    re.IGNORECASE,
)
"""Before a figure that is not reached, is passed, or is only nearly so."""
_HOURS = {
    **dict.fromkeys(words("minute minutes min"), 1 / 60), **dict.fromkeys(words("hour hours h"), 1.0),
    **dict.fromkeys(words("day days"), 24.0), **dict.fromkeys(words("week weeks"), 168.0),
    **dict.fromkeys(words("month months"), 730.0), **dict.fromkeys(words("year years"), 8760.0),
}  # fmt: skip
_OLD = re.compile(r"[ -](?:old|of age)\b")
_REACH = 0.18
"""How far two spans of time may lie apart that are told in other units: `12 weeks` are three months."""


class _Figure(Struct, frozen=True):
    """A figure with its unit, from `start` to `end`; `quantity` is None for a word such as `doubled`."""

    start: int
    end: int
    value: float
    unit: str
    quantity: Quantity | None
    bound: int = 0
    """1 where it is said to be passed, -1 where it is said not to be reached."""


def retold(matter: Matter) -> tuple[Quantity, int, Quantity] | None:
    """The first figure of the claim with another in its place, the number of the sentence, and that other figure."""
    text, tokens = matter.said.text, matter.said.tokens
    mine = _figures(text, tokens)
    if not mine or len(mine) > _MOST:
        return None
    for ranked in matter.ranked[:_SENTENCES]:
        if ranked.coverage >= _COVERED and (found := _differs(text, tokens, mine, ranked.sentence)) is not None:
            one, other = found
            said = one.quantity if len(mine) == 1 else None
            unit = one.value == other.value  # it is the unit alone that differs
            if said is not None and not unit and (_stands_elsewhere(matter, said) or follows(matter, said)):
                return None
            return _quantity(one), ranked.index, _quantity(other)
    return None


def _stands_elsewhere(matter: Matter, quantity: Quantity) -> bool:
    """Whether the abstract has the figure, perhaps of the same thing at another time."""
    return any(
        agrees(quantity, q) and q.dimension == quantity.dimension and q.role == quantity.role
        for s in matter.reading.sentences
        for q in figures_of(s.text)
    )


def _differs(
    text: str, tokens: Sequence[Token], mine: Sequence[_Figure], sentence: Sentence
) -> tuple[_Figure, _Figure] | None:
    theirs = _figures(sentence.text, sentence.tokens)
    ours, printed = _plain(tokens, mine), _plain(sentence.tokens, theirs)
    same = _aligned(ours, printed)
    if len(same) < max(_LEAST, _SHARE * len(ours)) or _told_otherwise(ours, printed, same):
        return None
    if not _all_there(ours, sentence, 1.0 if len(mine) == 1 else _ALL):
        return None
    wrong: list[tuple[_Figure, _Figure]] = []
    right = 0
    slots = {figure: _slot(figure, ours, printed, same) for figure in mine}
    for figure, slot in slots.items():
        inside = _in_brackets(text, figure)
        here = [f for f in mine if slots[f] == slot and _in_brackets(text, f) == inside]
        there = [f for f in theirs if _stands_in(f, slot) and _in_brackets(sentence.text, f) == inside]
        if slot is None or len(there) != len(here):
            continue
        other = there[here.index(figure)]
        if _alike(figure, other) or (figure.bound and any(_alike(figure, f) for f in theirs if f.unit == other.unit)):
            right += 1
        else:
            wrong.append((figure, other))
    if len(wrong) == 1 and (right or (len(mine) == 1 and len(same) >= _ALONE * len(ours))):
        return wrong[0]
    if len(wrong) >= 2 and sorted(one.value for one, _ in wrong) == sorted(other.value for _, other in wrong):
        first, last = wrong[0][0], wrong[-1][0]
        return None if _THAN.search(text, first.end, last.start) else wrong[0]  # they changed places
    return None  # of something else, of which the abstract tells in the same words


def _aligned(ours: Sequence[Token], printed: Sequence[Token]) -> dict[int, int]:
    """For each word of the claim that stands in the sentence, in this order, its number there."""
    same: dict[int, int] = {}
    for op in Levenshtein.opcodes([stem(t.word) for t in ours], [stem(t.word) for t in printed]):
        if op.tag == "equal":
            same.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return same


def _told_otherwise(ours: Sequence[Token], printed: Sequence[Token], same: dict[int, int]) -> bool:
    """Whether words changed places, and the figures with them, or it is told from the other side or of the rest."""
    kept = set(same.values())
    mine = [t.word for n, t in enumerate(ours) if n not in same]
    theirs = [t.word for n, t in enumerate(printed) if n not in kept]
    moved = set(map(stem, mine)) & set(map(stem, theirs))
    turned = any(map(classify, mine)) and any(map(classify, theirs))
    return bool(moved) or turned or not _TURNS.isdisjoint(mine)


def _stands_in(figure: _Figure, slot: tuple[int, int] | None) -> bool:
    return slot is not None and slot[0] <= figure.start and figure.end <= slot[1]


def _in_brackets(text: str, figure: _Figure) -> bool:
    return text.rfind("(", 0, figure.start) > text.rfind(")", 0, figure.start)


def _all_there(ours: Sequence[Token], sentence: Sentence, least: float) -> bool:
    """Whether the sentence has nearly all the words of the claim, and not only those of one like it."""
    keys = sorted({k for t in ours for k in t.keys if not k[0].isdigit() and t.word not in _NEUTRAL})
    total = sum(map(rarity, keys))
    return sum(rarity(k) for k in keys if k in sentence.keys) >= least * total - 1e-9 if total else False


def _slot(
    figure: _Figure, ours: Sequence[Token], printed: Sequence[Token], same: dict[int, int]
) -> tuple[int, int] | None:
    """From where to where in the sentence what stands in the place of a figure stands; None where that is not plain."""
    before = max((n for n, t in enumerate(ours) if t.end <= figure.start), default=-1)
    after = before + 1
    if before >= 0 and before not in same:
        return None
    if after < len(ours) and after not in same:
        return None
    first = same[before] if before >= 0 else (same[after] - 1 if after < len(ours) else -1)
    last = same[after] if after < len(ours) else first + 1
    if last != first + 1:
        return None
    return (printed[first].end if first >= 0 else 0), (printed[last].start if last < len(printed) else 1 << 30)


def _figures(text: str, tokens: Sequence[Token]) -> list[_Figure]:
    """The figures of a text, with the units behind them, and words that multiply."""
    found: list[_Figure] = []
    for quantity in figures_of(text):
        end, unit = quantity.end, ""
        behind = next((t for t in tokens if t.start >= quantity.end), None)
        if behind is not None and behind.word in _UNITS and behind.start - quantity.end <= 1:
            end, unit = behind.end, behind.word
            if (old := _OLD.match(text, end)) is not None:
                end = old.end()
        elif quantity.end > quantity.start:
            last = next((t for t in tokens if t.end == quantity.end and t.word in _UNITS), None)
            unit = last.word if last is not None else ""
        bound = _BOUND.search(text, max(0, quantity.start - 16), quantity.start)
        found.append(
            _Figure(
                start=quantity.start if bound is None else bound.start(), end=end, value=quantity.raw, unit=unit,
                quantity=quantity, bound=_bound(bound),
            )
        )  # fmt: skip
    for token, behind in pairwise(tokens):
        if token.word == "one" and behind.word in _HOURS and behind.start - token.end <= 1:
            found.append(_Figure(start=token.start, end=behind.end, value=1.0, unit=behind.word, quantity=None))
    for token in tokens:
        if token.word in _TIMES and not any(f.start <= token.start < f.end for f in found):
            value = _TIMES[token.word]
            found.append(_Figure(start=token.start, end=token.end, value=value, unit="fold", quantity=None))
    return sorted(found, key=lambda f: f.start)


def _bound(said: re.Match[str] | None) -> int:
    if said is None or not any(said[name] for name in ("more", "less", "above", "beneath")):
        return 0
    return 1 if said["more"] or said["above"] else -1


def _plain(tokens: Sequence[Token], figures: Sequence[_Figure]) -> list[Token]:
    """The words that are part of no figure."""
    spans = [(f.start, f.end) for f in figures]
    return [t for t in tokens if not t.word[0].isdigit() and not any(s <= t.start < e for s, e in spans)]


def _alike(one: _Figure, other: _Figure) -> bool:
    mine, theirs = one.quantity, other.quantity
    if one.unit in _HOURS and other.unit in _HOURS and one.unit.rstrip("s") != other.unit.rstrip("s"):
        return _as_long(one, other)
    if mine is not None and theirs is not None and "p" not in (mine.role, theirs.role):
        if one.bound and not other.bound:
            return _is_true(one.bound, mine, theirs)
        if one.bound * other.bound == -1:
            return False
    if mine is None or theirs is None:
        return one.value == other.value or {one.unit, other.unit} - {"fold", "times", ""} != set()
    if "p" in (mine.role, theirs.role):
        return True  # see `p_value`
    if one.unit != other.unit and one.unit in _LENGTHS and other.unit in _LENGTHS and mine.raw == theirs.raw:
        return False
    if one.unit and other.unit and one.unit != other.unit and mine.dimension != theirs.dimension:
        return True  # in units that are not reckoned into each other here
    if agrees(mine, theirs) or (mine.role == "year") != (theirs.role == "year"):
        return True
    if mine.dimension != theirs.dimension and (mine.raw == theirs.raw or not (mine.dimension and theirs.dimension)):
        return True  # a unit left out, or a share for a number
    if (mine.high is None) != (theirs.high is None) or theirs.value == 0:
        return True
    if mine.high is not None and theirs.high is not None:
        return _rounded(mine.value, theirs.value) and _rounded(mine.high, theirs.high)
    if mine.step >= _LOOSE or theirs.step >= _LOOSE:
        return abs(mine.value - theirs.value) <= _IN_WORDS * theirs.value
    if mine.about:
        return abs(mine.value - theirs.value) <= _ABOUT * abs(theirs.value) or mine.value == _of_one_digit(theirs.value)
    return False


def _as_long(one: _Figure, other: _Figure) -> bool:
    """Whether two spans of time in different units may be one; of ranges and bounds nothing is said."""
    if one.bound or other.bound or any(f.quantity and f.quantity.high is not None for f in (one, other)):
        return True
    mine, theirs = one.value * _HOURS[one.unit], other.value * _HOURS[other.unit]
    return abs(mine - theirs) <= _REACH * max(mine, theirs)


def _is_true(bound: int, mine: Quantity, theirs: Quantity) -> bool:
    """Whether what is said to be passed or not reached is so, or nearly, by the printed figure."""
    if mine.dimension != theirs.dimension or theirs.high is not None:
        return True
    return (theirs.value - mine.value) * bound >= -_SLACK * abs(mine.value)


def _rounded(claimed: float, printed: float) -> bool:
    """Whether a figure is another one, or that with fewer digits."""
    return any(abs(round(printed, digits) - claimed) < 1e-9 for digits in range(6))


def _of_one_digit(value: float) -> float:
    return round(value, -floor(log10(abs(value)))) if value else 0.0


def _quantity(figure: _Figure) -> Quantity:
    if figure.quantity is None:
        return Quantity(start=figure.start, end=figure.end, value=figure.value, dimension="fold")
    return structs.replace(figure.quantity, start=figure.start) if figure.bound else figure.quantity
