"""What speaks for it that a printed figure is the one that a claim gives another value for.

No single sign is enough: claims in other words share few words with the sentence that they retell, and an abstract has
many figures of a kind. Each sign is a number from 0 to about 1, and their weights are fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.number.apart import around, disagrees
from citecheck.claims.facets.number.asked import Asked, Shares, asked_of, shares
from citecheck.claims.facets.number.size import counted, is_size, told_as_size
from citecheck.claims.figures.kinds import INTERVAL_WORD, UNHELD, kind_of, same_kind
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.figures.slips import slipped
from citecheck.claims.observation import Matter
from citecheck.claims.words.rarity import share_of
from citecheck.claims.words.terms import Token
from citecheck.claims.words.vectors import direction, likeness

SIGNS = (
    "near", "covered", "everywhere", "theirs", "before", "behind", "alike", "kind", "word_before", "word_behind",
    "pull", "in_order", "only_lacking", "many_lacking", "company", "set_against", "set_close", "telling", "others_lack",
    "same_count", "size", "size_told", "one_size", "many", "most", "more", "apart", "alone", "strange", "lead", "slip",
)  # fmt: skip
"""What `signs_for` gives, in its order.

Of words (`near` to `word_behind`, see `_of_words`); `pull`; of the claim's other figures (`in_order` to `others_lack`,
`_of_company`); of counts (`same_count` to `more`, `_of_size`); whether the sentence is plainly of something else
(`apart`), the figure is the only one of the claim (`alone`), and weighty words of the claim are not in the abstract
(`strange`); `lead`; and how surely it is a slip of the pen (`slip`).
"""
_LINK = re.compile(
    r"\b(?:against|versus|vs\.?|(?-i:v)|compared (?:with|to)|rather than|while|whereas|but|than|and|or|to|for|in)\b"
    r"|[/,(]",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:]|\.\s")
_WORD_BEFORE = re.compile(r"(\w+)[\s(]*$")
_WORD_BEHIND = re.compile(r"[\s-]*([A-Za-z]+)")
_PART_OF_ONE = re.compile(r"\bone (?:in|of|out of)(?: every)? $", re.IGNORECASE)
_PER_HEAD = re.compile(r"\b(?:on average|average|mean|median|each|apiece|per)\b", re.IGNORECASE)
"""Of a count: how many there were of each, and not in all."""
_AGE_BEFORE = re.compile(r"\bage[sd]?\b[^.;,]*$", re.IGNORECASE)
_AGE_BEHIND = re.compile(
    r"(?: years?)?(?: of age| old)?,? (?:and|or) (?:older|over|above|younger|under)\b", re.IGNORECASE
)
_FEW = 4
"""Fewer may well be the sum of two that are told in words, and `one` is hardly ever read as a number."""
_BACK = 20
_CLOSE, _NEAR_BY = 9, 60
"""How many words may lie between two figures of a sentence that are set against each other; and how many letters
between two figures of a claim that are of one thing."""
_LINKED = 16
_NO_KIND = ("", "")
_ROW, _FURTHER = 3, 6
"""How many words right beside the claim's figure are looked for, among how many beside the printed one."""
_MANY_LACKING = 3
_STRANGE = 3.0
"""Weight of the claim's words that the abstract never has, from which on it may speak of something else."""
_DIGITS = 4
_STEM = 5


class Wanted(Struct, frozen=True, kw_only=True):
    """A figure that the abstract lacks, with what its claim says of it."""

    matter: Matter
    quantity: Quantity
    claimed: Sequence[Quantity]
    """All figures of the claim; `lacking` are those that the abstract lacks."""
    lacking: Sequence[Quantity]
    kind: tuple[str, str]
    asked: Asked
    sort: str
    """What is counted, where it is people or a unit of study."""
    size: bool
    counts: frozenset[float]
    """Values of the abstract's counts."""
    sizes: frozenset[float]
    """Those of the same sort as the claim's figure."""


def wanted(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], lacking: Sequence[Quantity]
) -> Wanted | None:
    """What is asked of the abstract for `quantity` of the claim; None for a figure that is no value of its own."""
    text = matter.claim.text
    kind = kind_of(text, quantity, bounds=True)
    sort = counted(text, quantity)
    if may_not_be_held(text, quantity) or _is_bound(text, quantity, sort, kind) or _is_share_of_one(text, quantity):
        return None
    printed = [(s.text, q) for s in matter.reading.sentences for q in figures_of(s.text)]
    counts = [q.value for _, q in printed if q.role in ("count", "plain") and _is_count(q)]
    return Wanted(
        matter=matter, quantity=quantity, claimed=claimed, lacking=lacking, kind=kind or _NO_KIND,
        asked=asked_of(matter, quantity), sort=sort, size=bool(sort) and told_as_size(text, quantity),
        counts=frozenset(counts),
        sizes=frozenset(q.value for told, q in printed if sort and counted(told, q) == sort),
    )  # fmt: skip


def _is_bound(text: str, quantity: Quantity, sort: str, kind: tuple[str, str] | None) -> bool:
    """Whether a figure says who was looked at and when (`over 65 years`, `a BMI above 30`), and not what was found."""
    if quantity.dimension:
        return kind is None and quantity.dimension == "day"
    if not sort and kind is not None and kind_of(text, quantity) is None:
        return True
    before = text[max(0, quantity.start - _BACK) : quantity.start]
    return _AGE_BEFORE.search(before) is not None or _AGE_BEHIND.match(text, quantity.end) is not None


def _is_share_of_one(text: str, quantity: Quantity) -> bool:
    """Whether a number is part of a share (`one in eleven`), one of each or an average, or too small."""
    before = text[max(0, quantity.start - _BACK) : quantity.start]
    if _PART_OF_ONE.search(before):
        return True
    around = text[max(0, quantity.start - _NEAR_BY) : quantity.end + _BACK]
    return not quantity.dimension and (quantity.value < _FEW or _PER_HEAD.search(around) is not None)


def may_not_be_held(text: str, quantity: Quantity) -> bool:
    """Whether a figure of `text` is a year, or only tells how sure or how spread another one is."""
    return quantity.role in UNHELD or INTERVAL_WORD.match(text, quantity.end) is not None


def _is_count(quantity: Quantity) -> bool:
    return not quantity.dimension and quantity.value.is_integer() and not quantity.base


def signs_for(asked: Wanted, ranked: Ranked, printed: Quantity, *, pull: float, lead: float) -> tuple[float, ...]:
    """The signs that `printed` of sentence `ranked` is the figure that is wanted, in the order of `SIGNS`.

    `pull` is the share (0..1) of what draws the claim's figure into the sentence that draws it to `printed`, `lead` by
    how much the sentence fits the claim better than the next best with a figure that could be meant.
    """
    matter, quantity = asked.matter, asked.quantity
    share = shares(matter, asked.asked, ranked)
    its = kind_of(ranked.sentence.text, printed, bounds=True)
    alike = its is not None and same_kind(asked.kind, its)
    return (
        *_of_words(asked, ranked, printed, share, alike=alike),
        pull,
        *_of_company(asked, ranked, printed),
        *_of_size(asked, ranked, printed),
        float(disagrees(matter, quantity, asked.claimed, ranked)),
        float(len(asked.claimed) == 1),
        float(_strange(asked) > _STRANGE),
        lead,
        slipped(matter.claim.text[quantity.start : quantity.end], ranked.sentence.text[printed.start : printed.end]),
    )


def _of_words(asked: Wanted, ranked: Ranked, printed: Quantity, share: Shares, *, alike: bool) -> tuple[float, ...]:
    said, there = asked.matter.said, ranked.sentence
    quantity, about = asked.quantity, asked.asked.about
    known = asked.matter.reading.keys
    text, printed_in = asked.matter.claim.text, there.text
    ours, theirs = _beside(said.tokens, quantity, _ROW), _beside(there.tokens, printed, _FURTHER)
    return (
        share.near,
        alike * ranked.coverage,
        sum(w for k, w in about.items() if k in known) / (sum(about.values()) or 1.0),
        share_of(around(there.tokens, printed), said.weights),
        share_of(ours[0], theirs[0]),
        share_of(ours[1], theirs[1]),
        _likeness(around(said.tokens, quantity, 4), around(there.tokens, printed, 4)),
        float(alike),
        float(_same(_WORD_BEFORE.search(text, 0, quantity.start), _WORD_BEFORE.search(printed_in, 0, printed.start))),
        float(_same(_WORD_BEHIND.match(text, quantity.end), _WORD_BEHIND.match(printed_in, printed.end), _STEM)),
    )


def _same(one: re.Match[str] | None, other: re.Match[str] | None, letters: int | None = None) -> bool:
    """Whether two words are one, or begin with the same `letters`."""
    if one is None or other is None:
        return False
    return one.group(1).lower()[:letters] == other.group(1).lower()[:letters]


def _beside(tokens: Sequence[Token], quantity: Quantity, reach: int) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of the words right before a figure, and of those right behind it."""
    before = [t.keys for t in tokens if t.keys and t.end <= quantity.start][-reach:]
    behind = [t.keys for t in tokens if t.keys and t.start >= quantity.end][:reach]
    return frozenset(k for keys in before for k in keys), frozenset(k for keys in behind for k in keys)


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    one, other = direction(sorted(ours)), direction(sorted(theirs))
    return max(0.0, likeness(one, other)) if one and other else 0.0


def _strange(asked: Wanted) -> float:
    known = asked.matter.reading.keys
    return sum(w for k, w in asked.asked.about.items() if k not in known)


def _of_company(asked: Wanted, ranked: Ranked, printed: Quantity) -> tuple[float, ...]:
    """What the other figures of the claim say: whether the sentence has them, and in the same place beside this."""
    text, quantity = asked.matter.claim.text, asked.quantity
    figures = figures_of(ranked.sentence.text)
    held = [(c, hits) for c in asked.claimed if c not in asked.lacking and (hits := _like(c, figures))]
    mates = [(c, hits) for c, hits in held if _comparable(c, quantity)]
    only = len(asked.lacking) == 1
    linked = close = telling = False
    if mates:
        mate, hits = min(mates, key=lambda m: abs(m[0].start - quantity.start))
        there = min(hits, key=lambda q: abs(q.start - printed.start))
        telling = sum(c.isdigit() for c in text[mate.start : mate.end]) > 1
        first, last = sorted((mate, quantity), key=lambda q: q.start)
        between = text[first.end : last.start]
        linked = (
            telling
            and len(hits) == 1
            and len(between.split()) <= _LINKED
            and _LINK.search(between) is not None
            and _STOP.search(between) is None
            and (mate.start < quantity.start) == (there.start < printed.start)
            and _adjoins(figures, there, printed)
        )
        low, high = sorted((there, printed), key=lambda q: q.start)
        close = linked and only and len(ranked.sentence.text[low.end : high.start].split()) < _CLOSE
    ours = [q.start for q in asked.claimed if _comparable(q, quantity)]
    theirs = [q.start for q in figures if _comparable(q, quantity) and q.role != "p"]
    placed = quantity.start in ours and ours.index(quantity.start) == theirs.index(printed.start)
    beside = any(q.start != quantity.start and abs(q.start - quantity.start) < _NEAR_BY for q in asked.lacking)
    return (
        float(placed and len(ours) == len(theirs)),
        float(only),
        float(len(asked.lacking) >= _MANY_LACKING),
        float(only and bool(held)),
        float(linked),
        float(close),
        float(telling),
        float(beside),
    )


def _like(quantity: Quantity, figures: Sequence[Quantity]) -> list[Quantity]:
    return [q for q in figures if agrees(quantity, q)]


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.dimension == other.dimension and (one.high is None) == (other.high is None)


def _adjoins(figures: Sequence[Quantity], one: Quantity, other: Quantity) -> bool:
    """Whether no figure of that unit stands between two figures, and one at most nearer to the first."""
    gap = abs(other.start - one.start)
    nearer = [
        q
        for q in figures
        if q.dimension == other.dimension
        and q.role not in ("interval", "p")
        and q.start not in (one.start, other.start)
        and abs(q.start - one.start) < gap
    ]
    low, high = sorted((one.start, other.start))
    return len(nearer) <= 1 and not any(low < q.start < high for q in nearer)


def _of_size(asked: Wanted, ranked: Ranked, printed: Quantity) -> tuple[float, ...]:
    """What a count says: whether both may be the number of all who were studied."""
    text = ranked.sentence.text
    sort = counted(text, printed)
    same = 1.0 if sort and sort == asked.sort else 0.0 if sort or asked.sort else 0.5
    size = asked.size and same == 1.0
    count = _is_count(printed) and bool(asked.counts)
    return (
        same,
        float(size),
        float(size and is_size(text, printed)),
        float(size and len(asked.sizes) == 1),
        min(_DIGITS, len(str(int(printed.value)))) / _DIGITS,
        float(count and printed.value >= max(asked.counts)),
        float(count and asked.quantity.value > max(asked.counts)),
    )
