"""The two sides that a text holds against each other: which words name them, and which side comes first.

A side is a set of keys that the other side lacks: `with the laser` and `with the blade` give `laser` and `blade`;
words that have no key but tell sides apart (`before`, `after`, `without`, the letter of a group) get one of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from citecheck.claims.sentences.figured import named_by, naming
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_TELLING = {
    **dict.fromkeys(words("before pre preoperative preoperatively baseline beforehand"), "<before"),
    **dict.fromkeys(words("after afterwards post postoperative postoperatively following"), "<after"),
    "without": "<without",
    **dict.fromkeys(words("alone monotherapy"), "<alone"),
    "positive": "<positive",
    "negative": "<negative",
}
TIMES = frozenset({"<before", "<after"})
"""What `before` and `after` are among the keys of a side."""
CONTROLS = frozenset(
    key_of(w) for w in words("placebo sham control untreated vehicle usual standard waiting baseline conventional")
) | {"<without"}
"""What an arm is called that is compared with."""
GENERAL = frozenset(
    key_of(w)
    for w in words(
        "group arm eye case patient participant people person subject individual time rate value score study cohort "
        "treatment receiving given year month week day hour one"
    )
)
"""Words that either of two sides may have."""
PLAIN = frozenset(key_of(w) for w in words("normal healthy intact wild"))
"""What is said of those who lack what the others have."""
_LABELLED = frozenset(words("group groups arm arms cohort regimen"))
_LEADS = _LABELLED | {"non"}
_BEFORE_NAMES = frozenset(words("with after on under the by than versus"))
_LETTER = re.compile(r"[a-h]|i{1,3}|iv|[1-9]")
_LEAST_NON = 7
_SHARE = 0.5
"""Share by rarity of the words for a side that a sentence has to hold."""


def telling(token: Token, before: Token | None = None) -> tuple[str, ...]:
    """The keys by which `token`, behind the word `before`, tells one side from another; empty for other words."""
    led = before.word if before is not None and before.word in _LEADS else ""
    return _telling(token.word, token.keys, led)


def naming_at(tokens: Sequence[Token], n: int, *, figured: bool = False) -> tuple[str, ...]:
    """The same of word number `n` of a text, and of a figure that names a side there; any with a unit if `figured`."""
    figure = named_by(tokens, n) if figured else naming(tokens).get(n, "")
    if figure:
        return (figure,)
    follows, leads = tokens[n + 1 : n + 2], tokens[n - 1].word if n else ""
    if tokens[n].word == "delayed" and any(t.keys or t.word == "than" for t in follows):
        return tokens[n].keys  # "after delayed than after immediate clamping"
    if tokens[n].word.endswith("tion") and leads in _BEFORE_NAMES:
        return tokens[n].keys  # "with induction than with waiting"
    return telling(tokens[n], tokens[n - 1] if n else None)


@lru_cache(maxsize=8192)
def _telling(word: str, keys: tuple[str, ...], led: str) -> tuple[str, ...]:
    """The same of a word with its keys; `led` is the word before it, where that matters."""
    own = _TELLING.get(word)
    if own is not None:
        return (own,)
    if led in _LABELLED and _LETTER.fullmatch(word):
        return ("<" + word,)
    if word == "non" or classify(word) is not None:
        return ()
    plain = tuple([k for k in keys if not k[0].isdigit()])
    if led == "non":
        return tuple(["non:" + k for k in plain])
    if word.startswith("non") and len(word) > _LEAST_NON:
        return ("non:" + key_of(word[3:]),)
    return plain


def words_of(tokens: Sequence[Token], start: int, end: int, most: int = 12, *, figured: bool = False) -> frozenset[str]:
    """The keys that may name a side between two offsets, of the first `most` words that have any (see `naming_at`)."""
    found: set[str] = set()
    for n, token in enumerate(tokens):
        if start <= token.start < end:
            keys = naming_at(tokens, n, figured=figured)
            found.update(keys)
            most -= bool(keys)
            if not most:
                break
    return frozenset(found)


def apart(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What each of two sides has and the other lacks, general words (`group`) only where there is nothing else."""
    mine, theirs = one - other, other - one
    if TIMES & mine and TIMES & theirs:
        return mine & TIMES, theirs & TIMES
    return mine - GENERAL or mine, theirs - GENERAL or theirs


def places(tokens: Sequence[Token], side: frozenset[str], start: int, end: int) -> list[int]:
    """The offsets between `start` and `end` at which words of `side` stand; empty where most of them are missing."""
    found: list[int] = []
    seen: set[str] = set()
    figured = any(k[0] == "<" and k[1].isdigit() for k in side)
    for n, token in enumerate(tokens):
        if not start <= token.start < end:
            continue
        keys = side.intersection((named_by(tokens, n),) if figured else ()) or side.intersection(
            telling(token, tokens[n - 1] if n else None)
        )
        if keys:
            found.append(token.start)
            seen |= keys
    total = weight(side)
    return found if total and weight(seen) >= _SHARE * total else []


def weight(keys: frozenset[str] | set[str]) -> float:
    """The rarity of `keys` together; words of `telling` that have no key of their own count as common ones."""
    return sum(3.0 if k[0] == "<" else rarity(k) for k in sorted(keys))


def part_of(wanted: frozenset[str], there: frozenset[str]) -> float:
    """The share by `weight` of `wanted` that is in `there` (0..1); 0 where nothing is wanted."""
    total = weight(wanted)
    return weight(wanted & there) / total if total else 0.0


def first(tokens: Sequence[Token], one: frozenset[str], other: frozenset[str], start: int, end: int) -> int:
    """1 where the words of `one` stand before those of `other`, -1 the other way round, 0 where neither is so.

    A word that stands on both sides of one of the other's tells nothing; the rest have to agree, and to weigh more
    than those that are missing.
    """
    here, there = ({k: places(tokens, frozenset({k}), start, end) for k in sorted(side)} for side in (one, other))
    ahead: set[str] = set()
    behind: set[str] = set()
    for key, at in here.items():
        for their_key, their_at in there.items():
            if not at or not their_at:
                continue
            if max(at) < min(their_at):
                ahead |= {key, their_key}
            elif max(their_at) < min(at):
                behind |= {key, their_key}
    if bool(ahead) == bool(behind):
        return 0
    plain = ahead or behind
    for side, found in ((one, here), (other, there)):
        lacking = {k for k, at in found.items() if not at}
        if not side & plain or weight(side & plain) < weight(lacking):
            return 0
    return 1 if ahead else -1


def share(wanted: Mapping[str, float], there: frozenset[str]) -> float:
    """The weighted share of `wanted` that is in `there` (0..1); 0 where nothing is wanted."""
    total = sum(wanted.values())
    return sum(w for k, w in wanted.items() if k in there) / total if total else 0.0


_AGAINST = re.compile(
    r"\b(?:compared?(?: with| to)?|comparison (?:with|to)|versus|vs|(?-i:v)|relative to|contrast to|unlike|against|"
    r"(?:rather |other )?than)\b",
    re.IGNORECASE,
)


def turned(text: str, before: int, start: int = 0) -> bool:
    """Whether the side named at offset `before` is the one compared with: `compared with sham, the drug ...`."""
    found = list(_AGAINST.finditer(text, start, before))
    return bool(found) and not re.search(r"[,;:(]", text[found[-1].end() : before]) and before - found[-1].end() < 50
