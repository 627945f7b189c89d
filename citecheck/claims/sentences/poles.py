"""Words that are the two ends of something, each by its forms: common and rare, related and unrelated, most and few."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import NOT_DENIED, words

_ENDS: dict[str, tuple[str, str]] = {
    "amount": (
        "climb climbs climbed climbing soared mounted grew grown swelled risen",
        "dwindle dwindled dwindling wane waned waning shrank shrunk dampen dampened dampens plummeted ebbed subsided",
    ),
    "worth": ("ease eased eases easing alleviated relieved", "aggravated exacerbated"),
    "tie": (
        "related associated correlated linked connected",
        "unrelated unassociated uncorrelated unconnected",
    ),
    "change": (
        "changed change changes changing altered alter alters affected affect affects influenced influence influences "
        "modified modify modifies differed differ differs different varied vary varies difference differences "
        "differing",
        "unchanged unaltered unaffected uninfluenced unmodified similar alike identical comparable indistinguishable",
    ),
    "frequency": (
        "common commoner commonest commonly frequent frequently often usual usually regularly",
        "rare rarer rarest rarely uncommon uncommonly infrequent infrequently seldom unusual unusually scarce",
    ),
    "share": ("most mostly majority mainly", "few minority"),
    "presence": (
        "present found seen observed detected detectable noted recorded identified occurred",
        "absent absence undetected undetectable undetectably",
    ),
    "enough": (
        "sufficient sufficiently adequate adequately enough",
        "insufficient insufficiently inadequate inadequately",
    ),
    "return": ("reversible reversibly", "irreversible irreversibly permanent permanently persistent"),
    "chance": ("possible feasible practicable", "impossible unfeasible infeasible impracticable"),
    "time": ("early earlier", "late later"),
    "age": ("older elderly", "younger"),
    "strength": ("strong stronger strongly strongest close closely good excellent", "weak weaker weakly poor poorly"),
    "level": ("high highly abundant", "low scant"),
    "extent": ("large substantial considerable marked pronounced", "small minimal slight negligible minor"),
    "ease": ("easy easily readily straightforward effortlessly", "difficult difficulty hardly barely cumbersome"),
    "estimate": ("overestimated overestimate overestimates overrated", "underestimated underestimate underestimates"),
    "yielding": (
        "resistant tolerant robust resilient insensitive immune",
        "susceptible sensitive vulnerable prone",
    ),
    "help": ("effective efficacious", "ineffective"),
    "harm": ("safe harmless beneficial", "unsafe harmful detrimental deleterious"),
    "way": ("direct positive", "inverse negative indirect"),
    "outlook": ("favourable favorable", "unfavourable unfavorable"),
    "faring": ("survived alive", "died dead"),
    "going": ("succeeded successful successfully restored recovered", "failed unsuccessful"),
    "support": ("supported supports support confirmed confirms confirm", "refuted refutes contradicted contradicts"),
    "agreement": ("agreed agree agrees consistent", "disagreed disagree disagrees inconsistent"),
    "accuracy": ("accurate accurately", "inaccurate inaccurately"),
    "wish": ("accepted preferred", "rejected refused"),
    "need": ("necessary needed required essential indispensable vital", "unnecessary dispensable needless"),
}
_POLES = {
    word: (name, sign)
    for name, ends in _ENDS.items()
    for sign, end in zip((1, -1), ends, strict=True)
    for word in words(end)
}
_BEING = frozenset(words("was were is are"))
_NOT = frozenset(words("no not nor neither never cannot didn doesn isn wasn weren don hasn haven couldn wouldn none"))
_DEGREES = {"more": 1, "most": 1, "less": -1, "least": -1}
_REACH = 6
"""How many words a denial may stand from what it denies."""
_NOT_ALL = frozenset(words("all every always necessarily longer so as"))
_NOT_SIGNIFICANT = ("nonsignific", "insignific")
_PACE = ("delay", "slow", "prolong", "shorten", "hasten", "accelerat", "postpon")
"""What comes later or takes longer is not less of anything."""
_SHOWN = frozenset(words("significant significantly statistically"))


class Pole(Struct, frozen=True):
    """Word `index` says one end (`sign` 1 or -1) of `name`."""

    index: int
    name: str
    sign: int


class Poles(Struct, frozen=True):
    """What the words of a clause say together: their ends, and the numbers of the words that deny."""

    found: tuple[Pole, ...]
    negations: tuple[int, ...]

    @property
    def sign(self) -> int:
        """The product of all ends and negations."""
        ends = math.prod(pole.sign for pole in self.found)
        return -ends if len(self.negations) % 2 else ends

    @property
    def signs(self) -> tuple[int, ...]:
        """The sign of each end, in the order of their names."""
        return tuple(pole.sign for pole in sorted(self.found, key=lambda pole: (pole.name, pole.index)))

    @property
    def names(self) -> tuple[str, ...]:
        """Of what the ends are, in order."""
        return tuple(sorted(pole.name for pole in self.found))


@lru_cache(maxsize=8192)
def _pole(word: str) -> tuple[str, int] | None:
    told = _POLES.get(word)
    if told is not None or word in _SHOWN:
        return told
    kind = classify(word) if not word.startswith(_PACE) else None
    return (kind[0], kind[1]) if kind is not None and kind[1] in (1, -1) else None


def pole_of(word: str) -> tuple[str, int] | None:
    """Of what a word is an end, and which (1 or -1); None where it is none."""
    return _pole(word)


def are_ends(one: str, other: str) -> bool:
    """Whether two words are the two ends of one thing."""
    mine, theirs = _POLES.get(one), _POLES.get(other)
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] == -theirs[1]


def is_pole(word: str) -> bool:
    """Whether a word is one end of something, or denies."""
    return _pole(word) is not None or word in _NOT or word in _SHOWN


def poles(tokens: Sequence[Token]) -> Poles | None:
    """The ends that a clause tells; None where it is not plain what is denied (`not only`)."""
    found: list[Pole] = []
    denials: list[int] = []
    for n, token in enumerate(tokens):
        if token.word == "without":
            return None  # it may say of whom, or what did not come of it
        if _denies(tokens, n):
            if _follows(tokens, n) in NOT_DENIED or _follows(tokens, n) in _NOT_ALL:
                return None
            if token.word == "nor" and denials:
                continue  # "neither A nor B" denies once
            denials.append(n)
            continue
        if token.word.startswith("affect") and _befalls(tokens, n):
            continue
        if token.word in _DEGREES and _pole(_follows(tokens, n)) is not None:
            continue
        told = _pole(token.word)
        if told is not None:
            degree = _DEGREES.get(tokens[n - 1].word, 1) if n else 1  # "less common" is the contrary of "common"
            found.append(Pole(n, told[0], told[1] * degree))
    if len(denials) > 1 or any(all(abs(n - pole.index) > _REACH for pole in found) for n in denials):
        return None
    return Poles(tuple(found), tuple(denials))


def _follows(tokens: Sequence[Token], n: int) -> str:
    """The word behind word `n`; empty behind the last."""
    return tokens[n + 1].word if n + 1 < len(tokens) else ""


def _befalls(tokens: Sequence[Token], n: int) -> bool:
    """Whether `affected` says whom something befell: `affected 12% of them`, `affected patients`."""
    if any(t.word[0].isdigit() for t in tokens[n + 1 : n + 3]):
        return True
    being = n > 0 and tokens[n - 1].word in (*_BEING, "be", "been", "not", "also")
    return tokens[n].word == "affected" and not being and n + 1 < len(tokens) and bool(tokens[n + 1].keys)


def _denies(tokens: Sequence[Token], n: int) -> bool:
    word = tokens[n].word
    if word in ("lacking", "lacked"):
        return n > 0 and tokens[n - 1].word in _BEING
    if word in ("fail", "fails", "failed"):
        return _follows(tokens, n) == "to"
    if word == "non":
        return _follows(tokens, n).startswith("signific")
    return word in _NOT or word.startswith(_NOT_SIGNIFICANT)
