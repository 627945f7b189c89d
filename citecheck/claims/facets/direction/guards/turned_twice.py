"""Whether a claim exchanges a second word for its contrary, so that it says what the sentence says.

`Larger before treatment` beside `smaller after treatment`; `better in high-volume hospitals` beside `poorer in
low-volume hospitals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.opposites import are_opposites
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_MORE = frozenset(
    frozenset(pair.split("/"))
    for pair in words(
        "higher/lower younger/older with/without preoperative/postoperative preoperatively/postoperatively "
        "richer/poorer men/women boys/girls wealthier/poorer heavier/lighter"
    )
)
"""Contraries that the table of antonyms does not have."""
_PEOPLE = frozenset(words("men women boys girls male males female females smokers nonsmokers users nonusers"))
"""They name a group by themselves; any other word does with what it stands before."""
_OF = frozenset(words("of in with from at among by to for"))
_REACH = 3
"""Words within which one of these stands before a word of direction that says of whom something is told."""
_LONGEST = 3
"""A longer stretch of words is a whole comparison, read with all that it turns round."""


def turned_twice(matter: Matter, found: Observation) -> bool:
    """Whether claim and sentence differ in a second pair of contraries, besides the words that `found` shows."""
    if found.sentence is None or found.claim_at is None or found.record_at is None:
        return False
    there = matter.reading.sentences[found.sentence].tokens
    said = matter.said.tokens
    mine, theirs = list(_outside(said, found.claim_at)), list(_outside(there, found.record_at))
    if max(len(said) - len(mine), len(there) - len(theirs)) > _LONGEST:
        return False
    printed, told = {t.word for t in there}, {t.word for t in said}
    return any(
        _contrary(said[n].word, there[m].word)
        and (_names_people(said, n, there, m) or (_head(said, n) & _head(there, m) and _of_whom(said, n)))
        for n in mine
        if said[n].word not in printed
        for m in theirs
        if there[m].word not in told
    )


def _outside(tokens: Sequence[Token], at: tuple[int, int]) -> Iterator[int]:
    return (n for n, t in enumerate(tokens) if t.end <= at[0] or t.start >= at[1])


def _contrary(one: str, other: str) -> bool:
    return frozenset((one, other)) in _MORE or are_opposites(one, other)


def _names_people(said: Sequence[Token], n: int, there: Sequence[Token], m: int) -> bool:
    return said[n].word in _PEOPLE and there[m].word in _PEOPLE


def _head(tokens: Sequence[Token], n: int) -> frozenset[str]:
    """The keys of the word that word `n` stands before, but for an article."""
    return next((frozenset(t.keys) for t in tokens[n + 1 : n + 3] if t.keys), frozenset())


def _of_whom(tokens: Sequence[Token], n: int) -> bool:
    """Whether word `n` says of whom or when something is told: a word of direction only behind `of`, `in`, `with`."""
    return classify(tokens[n].word) is None or any(t.word in _OF for t in tokens[max(0, n - _REACH) : n])
