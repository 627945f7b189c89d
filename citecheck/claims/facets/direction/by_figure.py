"""A figure that claim and abstract share, behind words of contrary direction: `rose by 5.9% a year`, `fell by 5.9%`.

The figure shows that both speak of one finding, however else they word it. Who has more of it is told by the sides, or,
of what only changes, by words for the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite, of_another_age, of_another_one
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.figures.kinds import UNHELD
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.brackets import blanked
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.comparisons import CLAUSE, ORDER, change_ordered, value_of
from citecheck.claims.sentences.ordered import LEVELLED
from citecheck.claims.sentences.sides import CONTROLS, GENERAL, TIMES, weight, words_of
from citecheck.claims.sentences.signs import signs
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_ORDERS = frozenset(
    words(
        "higher lower greater smaller more less fewer longer shorter rarer commoner likelier larger "
        "rose fell risen fallen increased decreased declined dropped climbed grew shrank lengthened "
        "reduced raised lowered doubled halved"
    )
)
"""Words that tell by themselves who has more, or which way something went."""
_VALUES = {
    "likelier": 1, "rarer": -1, "commoner": 1, "climbed": 1, "grew": 1, "shrank": -1, "doubled": 1, "halved": -1,
    "lengthened": 1, "risen": 1, "fallen": -1,
}  # fmt: skip
_MEMBER = re.compile(r",?\s(?:and|or|nor|then)\s|,\s|\s(?:by|because)\s(?=\w+ing\b)")
_AGAINST = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs|relative to|as against|rather than|"
    r"with respect to|regarding to|in comparison (?:with|to))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,(;]|\.(?!\d)")
_VERSUS = r"(?:vs\.?|versus|against|compared (?:with|to)|and|or|to)"
_PAIRED = re.compile(rf"[^,;.()\d]{{0,20}}\s{_VERSUS}\s[^,;()\d]{{0,12}}\d")
_PAIR = re.compile(rf"\d[^,;()\d]{{0,24}}\s{_VERSUS}\s[^,;()\d]{{0,12}}$")
_LACKS = re.compile(r"\b(?:without|non-?\w*|never|lack\w*|absence|had not|did not|were not|other)\b", re.IGNORECASE)
_NEXT = 3
"""Letters between a figure and the next word."""
_SIDE, _THING, _NO_SIDE = 2.5, 2.5, 1.0
"""How much the words that claim and abstract share have to weigh: for a side, for what changed, and for none at all."""


class _Told(Struct, frozen=True, kw_only=True):
    """A figure with the word of direction that governs it."""

    figure: Quantity
    value: int
    at: tuple[int, int]
    compares: bool
    side: frozenset[str]
    other: frozenset[str]
    lacks: bool
    change: bool


def by_figure(matter: Matter) -> Observation | None:
    """The word of the claim whose figure stands in the abstract behind its contrary, and only there."""
    said = matter.said
    if _ORDERS.isdisjoint(said.letters) or is_winding(said.text):
        return None
    for mine in _told(said.text, said.tokens):
        places = [
            (n, q) for n, s in enumerate(matter.reading.sentences) for q in _figures(s.text) if agrees(mine.figure, q)
        ]
        if len(places) != 1:
            continue
        index = places[0][0]
        sentence = matter.reading.sentences[index]
        theirs = next((t for t in _of_sentence(sentence) if t.figure.start == places[0][1].start), None)
        if (
            theirs is None
            or (theirs.compares and not mine.compares and mine.figure.role != "ratio")
            or theirs.change != mine.change
        ):
            continue
        if (mine.figure.role == "ratio") != (theirs.figure.role == "ratio"):
            continue
        if mine.compares and not theirs.compares and sentence.text[slice(*theirs.at)].lower() not in ORDER:
            continue  # "lower in 2007 than in 2009" beside "rose"
        if _way(matter, mine, theirs) * mine.value * theirs.value >= 0 or _apart(matter, sentence):
            continue
        return _observe(matter, mine, index, theirs)
    return None


def same_figure(matter: Matter, at: tuple[int, int]) -> bool:
    """Whether a word of direction within the offsets `at` of the claim has its figure in the abstract too."""
    said = matter.said
    for mine in _told(said.text, said.tokens):
        if not (at[0] <= mine.at[0] and mine.at[1] <= at[1]):
            continue
        for sentence in matter.reading.sentences:
            for theirs in _of_sentence(sentence):
                alike = mine.value == theirs.value and mine.compares == theirs.compares
                if alike and agrees(mine.figure, theirs.figure) and _way(matter, mine, theirs) > 0:
                    return True
    return False


@lru_cache(maxsize=2048)
def _of_sentence(sentence: Sentence) -> tuple[_Told, ...]:
    return () if is_unfound(sentence.text) else tuple(_told(sentence.text, sentence.tokens))


def _figures(text: str) -> list[Quantity]:
    """The figures that are rarely met by chance."""
    return [
        q for q in figures_of(text)
        if q.role not in UNHELD and q.role not in ("time", "dose", "count") and q.high is None
        and (q.role in ("percentage", "ratio", "fold") or q.step < 1.0 or q.value >= 100)
        and q.value not in (0.0, 1.0, 50.0, 100.0)
    ]  # fmt: skip


def _told(text: str, tokens: Sequence[Token]) -> Iterator[_Told]:
    """The figures of a text that one word of direction governs: the last before them in their member of a clause."""
    numbers = [n for n, t in enumerate(tokens) if t.word in _ORDERS]
    if not numbers:
        return
    known = {s.index: s for s in signs(text, tokens)}
    plain = blanked(text)
    for figure in _figures(text):
        start = max([m.end() for m in CLAUSE.finditer(plain, 0, figure.start)], default=0)
        end = min([m.start() for m in CLAUSE.finditer(plain, figure.end)][:1] or [len(text)])
        ahead = [n for n in numbers if start <= tokens[n].start < figure.start]
        if not ahead:
            continue
        if any(t.word in _ORDERS and figure.end <= t.start <= figure.end + _NEXT for t in tokens):
            continue  # "10% higher" is what the word behind it says
        n = ahead[-1]
        token = tokens[n]
        sign = known.get(n)
        value = _VALUES.get(token.word) or value_of(text, tokens, n, known) or (sign.value if sign is not None else 0)
        if value not in (1, -1) or (sign is not None and sign.axis == "worth") or _is_paired(text, figure):
            continue
        between = text[token.end : figure.start]
        if _is_bound(between) or (len(ahead) > 1 and not _apart_of(text, tokens[ahead[-2]], token)):
            continue
        begin = max([m.end() for m in _MEMBER.finditer(plain, start, token.start)], default=start)
        than = _AGAINST.search(plain, token.end, end)
        told_to = than.start() if than else end
        if any(t.word in NEGATORS for t in tokens if start <= t.start < told_to):
            continue
        before = words_of(tokens, start, token.start, most=40)
        close = (
            than.start() if than else min([m.start() for m in _MEMBER.finditer(plain, figure.end, end)][:1] or [end])
        )
        behind = words_of(tokens, token.end, close, most=40)
        stop = min([m.start() for m in _ENDS.finditer(plain, than.end(), end)][:1] or [end]) if than else end
        other = words_of(tokens, than.end(), stop, most=40) if than else frozenset[str]()
        led = _AGAINST.search(plain, start, token.start)
        if led is not None:
            continue
        whose = words_of(tokens, begin, token.start, most=40) if not than else before
        side = (whose or before) | behind
        yield _Told(
            figure=figure, value=value, at=(token.start, token.end), compares=than is not None,
            side=side - other, other=other - side, lacks=_LACKS.search(plain, start, told_to) is not None,
            change=change_ordered(text, tokens, n) is not None,
        )  # fmt: skip


def _apart_of(text: str, one: Token, other: Token) -> bool:
    return _MEMBER.search(text, one.end, other.start) is not None


def _is_paired(text: str, figure: Quantity) -> bool:
    """Whether a figure is set against another, whose it may be what the word says: `(1.8% vs 0.3%)`."""
    return _PAIRED.match(text, figure.end) is not None or _PAIR.search(text, 0, figure.start) is not None


def _is_bound(between: str) -> bool:
    """Whether the word only bounds the figure behind it: `more than 40%`."""
    return between.strip() == "than"


def _way(matter: Matter, mine: _Told, theirs: _Told) -> int:
    """1 where both are told of one side, -1 where of exchanged ones, 0 where neither is plain."""
    if mine.compares and not theirs.compares:
        same = weight((mine.side & theirs.side) - GENERAL) >= _THING and not mine.other & theirs.side
        crossed = weight((mine.other & theirs.side) - GENERAL) >= _SIDE and _names_it(mine, theirs)
        return (same and mine.lacks == theirs.lacks) - crossed
    if mine.lacks != theirs.lacks:
        return 0
    if not mine.compares:
        if LEVELLED in mine.side or mine.side & CONTROLS != theirs.side & CONTROLS:
            return 0
        return int(weight((mine.side & theirs.side) - GENERAL - TIMES) >= _THING)
    same = weight((mine.other & theirs.other) - GENERAL) >= _NO_SIDE and not mine.other & theirs.side
    crossed = weight((mine.other & theirs.side) - GENERAL) >= _SIDE and not mine.other & theirs.other
    crossed = crossed and weight((mine.side & theirs.other) - GENERAL) >= _NO_SIDE
    same = same and not mine.side & theirs.other
    return same - crossed


def _names_it(mine: _Told, theirs: _Told) -> bool:
    """Whether the side of the abstract is that which the claim compares with, and nothing of the claim's own."""
    return mine.other - GENERAL <= theirs.side or any(
        k.startswith("non:") and k[4:] in mine.side for k in mine.other & theirs.side
    )


def _apart(matter: Matter, sentence: Sentence) -> bool:
    said = matter.said
    if of_another_age(said.text, sentence.text) or of_another_one(said.text, sentence.text):
        return True
    return are_opposite(frozenset(said.weights), sentence.keys)


def _observe(matter: Matter, mine: _Told, index: int, theirs: _Told) -> Observation:
    said, sentence = matter.said.text, matter.reading.sentences[index].text
    word, printed = said[slice(*mine.at)], sentence[slice(*theirs.at)]
    figure = said[mine.figure.start : mine.figure.end]
    return Observation(
        facet="direction", status="differs", claim=word, record=printed, claim_at=mine.at, sentence=index,
        record_at=theirs.at, rule="claim-direction-reversed",
        message=f"the text says “{word}” of what is {figure}, the abstract “{printed}”",
    )  # fmt: skip
