"""Journal names: full, abbreviated by whoever's rules, by acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from citecheck.matching.spelling import american
from citecheck.text.fold import fold, one_line, plain_punctuation

_BRACKETS = re.compile(r"\([^()]{0,80}(?:\)|$)|\[[^\[\]]{0,80}(?:\]|$)")
# "official journal of ...", an acronym, or a parallel title: no part of the name that anyone prints.
_TAIL = re.compile(
    r"\s?(?:[:=,.]\s?(?:the |an? )?(?:official|offiziell|organe?|publication|journal of the|bulletin of the|revue)\b"
    r"|\s=\s|[:=]\s?[A-Z]{2,8}$).{0,300}$"
)
_STOP_WORDS = (
    "the a an of and for in on to at et de del der die das du des la le les und fur di da do dos e y i el van "
    "och og with"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
_OPTIONAL_WORDS = (
    "volume vol series edition ed section sect online print internet electronic resource england london "
    "english american am british br usa us international"
)
_OPTIONAL = frozenset(_OPTIONAL_WORDS.split())
_USA = re.compile(r"(?:\b(?:u ?s ?a|u ?s|united states(?: of america)?))$")
_LONGEST = 300
"""Characters of a journal's name that are looked at."""
_ACRONYM = re.compile(r"^[A-Za-z]{3,8}$")


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """The words of a journal's name that count, folded; brackets, subtitle, articles and a "USA" tail are dropped."""
    text = _TAIL.sub("", _BRACKETS.sub(" ", one_line(plain_punctuation(name[:_LONGEST])).replace("&", " and "))).strip()
    folded = _USA.sub("", fold(text)).strip() or fold(name)
    words = folded.split()
    # A volume that stands behind the name, as parsers leave it there ("Gut 66, no"), is no part of it.
    end = next((n for n, word in enumerate(words) if n and word.isdigit()), len(words))
    kept = tuple(word for word in words[:end] if word not in STOP_WORDS)
    return kept or tuple(folded.split())


def _abbreviates(short: str, long: str) -> bool:
    """Whether one word abbreviates another: cut off (Surg), or drawn together (Natl, Assn)."""
    if len(short) > len(long):
        short, long = long, short
    if long.startswith(short) or american(long).startswith(american(short)):
        return True
    # Only whole words are drawn together: `Int` is no `Infect`.
    if len(short) < 3 or len(long) < 7 or short[0] != long[0] or short[-1] != long.rstrip("s")[-1:]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def _same_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if len(left) > len(right):
        left, right = right, left
    if any(not _abbreviates(a, b) for a, b in zip(left, right, strict=False)):
        return False
    return len(left) >= 1 and (
        len(left) == len(right) or (len(left) >= 2 and all(w in _OPTIONAL for w in right[len(left) :]))
    )


def same_journal_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names, given as their words, are one name with its words abbreviated or not."""
    return len(left) == len(right) and _same_words(left, right)


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


def _acronym(short: str, words: tuple[str, ...]) -> bool:
    return (
        len(words) >= 3
        and len(short) >= 3
        and (_initials(words) == short or (len(short) >= 4 and _initials(words).startswith(short)))
    )


@lru_cache(maxsize=1 << 13)
def _compare(cited: str, name: str) -> float:
    left, right = _words(cited), _words(name)
    if not left or not right:
        return 0.0
    if left == right or "".join(left) == "".join(right):
        return 1.0
    if _same_words(left, right):
        # One bare word that begins another ("Med", "Cell") says little unless it is most of the word.
        if len(left) == len(right) == 1 and 2 * min(len(left[0]), len(right[0])) < max(len(left[0]), len(right[0])):
            return 0.6
        return 0.97
    for one, words, printed in ((left, right, cited), (right, left, name)):
        if len(one) == 1 and _ACRONYM.match(one[0]) and _acronym(one[0], words):
            return 0.95 if printed.strip(" .").isupper() or len(one[0]) <= 5 else 0.9
    ratio = fuzz.ratio(" ".join(left), " ".join(right)) / 100
    return 0.92 if ratio >= 0.94 and min(len(" ".join(left)), len(" ".join(right))) >= 12 else min(ratio, 0.85) * 0.8


def compare_journals(cited: str, names: Iterable[str]) -> float:
    """How well the printed journal fits the nearest of a record's names, 0..1; 0.9 and above is the same journal."""
    return max((_compare(cited, name) for name in names if name), default=0.0)


def journal_words(name: str) -> tuple[str, ...]:
    """The words of a printed journal name that count, folded and in order."""
    return _words(name)
