"""What the model is told of each word of a reference.

A word has some fifteen features, and most of them recur from word to word and from reference to reference. So they are
made in groups that hang on few values each, and every group is kept: making and encoding them anew for each word took
as long as all else that is done to a reference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from citecheck.references.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.references.rules import Spans

    Features = tuple[bytes, ...]

LIMIT = 600
"""Words of a reference that are looked at; the rest is left to nobody."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\s]")
_MONTH = words(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july "
    "august september october november december"
)
_HINT = words(
    "vol volume no num pp p pages issue suppl supplement eds ed in doi et al and journal press "
    "university epub art article"
)
_SMALL = words("of and the in for de la le et der für y e di da do des du el van sur to on a an & i und")
_WORD, _NUMBER, _OTHER = range(3)
_MOST_STOPS = 6
_KEPT = 20_000
"""Words and groups that are kept: those of some thousand references."""


def tokens(text: str) -> list[tuple[int, int]]:
    """The words, numbers and marks of `text`, as half-open offsets."""
    return [m.span() for m in _TOKEN.finditer(text)][:LIMIT]


def _shape(word: str) -> str:
    if word.isdigit():
        return f"9{min(len(word), 9)}" + ("y" if len(word) == 4 and "1600" <= word < "2050" else "")
    if len(word) == 1:
        return "X" if word.isupper() else ("x" if word.islower() else word)
    if word.isupper():
        return f"XX{min(len(word), 5)}"
    if word[:1].isupper():
        return "Xx" if word[1:].islower() else "XxX"
    return "xx" if word.islower() else "mix"


def _group(*features: str) -> Features:
    return tuple(feature.encode() for feature in features)


@lru_cache(maxsize=_KEPT)
def _word(word: str) -> tuple[str, str, int, Features, Features, Features]:
    """Of one word: its lower-case form, its shape, its sort, and its features wherever it stands, before, and after."""
    low, shape = word.lower(), _shape(word)
    own = ["s=" + shape]
    sort = _NUMBER if word.isdigit() else _OTHER
    before: Features = ()
    after: Features = ()
    if word.isalpha():
        sort = _WORD
        own += ["w=" + low, "e=" + low[-3:]]
        if low in _MONTH:
            own.append("month")
    if low.isalpha():
        before, after = _group("w-=" + low), _group("w+=" + low)
    return low, shape, sort, _group(*own), before, after


@lru_cache(maxsize=_KEPT)
def _ruled(before: str, here: str, after: str) -> Features:
    return _group("r=" + here, f"r3={before}|{here}|{after}")


@lru_cache(maxsize=_KEPT)
def _shaped(before2: str, before: str, shape: str, after: str, after2: str) -> Features:
    return _group(
        f"s3={before}|{shape}|{after}",
        "s-=" + before,
        "s+=" + after,
        "s--=" + before2 + before,
        "s++=" + after + after2,
    )


@lru_cache(maxsize=_KEPT)
def _placed(tenth: int, stops: int, dated: bool, bracketed: bool, quotes: int, apart: bool) -> Features:
    return _group(f"q={tenth}", f"st={stops}", f"y={int(dated)}{int(bracketed)}{quotes}{int(apart)}")


@lru_cache(maxsize=_KEPT)
def _named(here: str, shape: str, ahead: str, before: str) -> Features:
    return _group(f"rs={here}{shape}", f"cn={ahead}{before}")


@lru_cache(maxsize=_KEPT)
def _counted(before: str, after: str, here: str, shape: str) -> Features:
    return _group(f"n={before}{after}", f"nr={here}{shape}")


@lru_cache(maxsize=_KEPT)
def _marked(mark: str, before: str, after: str, rule_before: str, rule_after: str, ahead: str) -> Features:
    return _group(f"p={mark}{before}{after}", f"pr={mark}{rule_before}{rule_after}", f"pc={mark}{ahead}")


def features(text: str, places: Sequence[tuple[int, int]], hints: Spans) -> list[list[bytes]]:
    """The features of each word: itself, its shape and ends, its neighbours, its place, and what the rules say."""
    printed = [text[a:b] for a, b in places]
    count = len(printed)
    known = [_word(w) for w in printed]
    lower = ["<", *(k[0] for k in known), ">", ">"]
    shapes = ["<", "<", *(k[1] for k in known), ">", ">"]
    rule = ["<", *_hinted(places, hints), ">"]
    ahead = _to_number(printed, lower)
    ruled = map(_ruled, rule, rule[1:], rule[2:])
    shaped = map(_shaped, shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:])
    out: list[list[bytes]] = []
    stops = quotes = depth = end = 0
    dated = False
    for n, (word, (_, shape, sort, own, _, _), rules, around) in enumerate(
        zip(printed, known, ruled, shaped, strict=True)
    ):
        start = places[n][0]
        place = _placed(10 * n // count, stops, dated, depth > 0, quotes % 2, start > end or not n)
        row = [*own, *rules, *around, *place]
        end = places[n][1]
        if lower[n] in _HINT:
            row.append(b"h-=" + lower[n].encode())
        elif n > 1 and lower[n - 1] in _HINT:
            row.append(b"h--=" + lower[n - 1].encode())
        if sort == _WORD:
            row += _named(rule[n + 1], shape, ahead[n], shapes[n + 1])
            if n + 1 < count:
                row += known[n + 1][5]
            if n:
                row += known[n - 1][4]
        elif sort == _NUMBER:
            row += _counted(lower[n], lower[n + 2], rule[n + 1], shapes[n])
        else:
            row += _marked(word, shapes[n + 1], shapes[n + 3], rule[n], rule[n + 2], ahead[n])
            if word in ".?!":
                stops = min(stops + 1, _MOST_STOPS)
            elif word in '"“”«»':
                quotes += 1
            elif word in "([":
                depth += 1
            elif word in ")]":
                depth = max(0, depth - 1)
        if shape == "94y":
            dated = True
        out.append(row)
    return out


def _hinted(places: Sequence[tuple[int, int]], hints: Spans) -> list[str]:
    """What the rules call each word."""
    out = ["O"] * len(places)
    starts = [a for a, _ in places]
    for name, (start, end) in hints.items():
        for n in range(bisect_left(starts, start), len(out)):
            if places[n][1] > end:
                break
            out[n] = name
    return out


def _to_number(printed: Sequence[str], lower: Sequence[str]) -> list[str]:
    """How many capitalised words lead from each word to the next number: what a journal looks like.

    `x` where a word in small letters comes between, `-` where no number follows.
    """
    out = ["-"] * len(printed)
    run: int | None = None
    broken = False
    for n in range(len(printed) - 1, -1, -1):
        word = printed[n]
        if word.isdigit():
            run, broken = 0, False
        elif run is not None and word.isalpha():
            if word[0].isupper():
                run += 1
            elif lower[n + 1] not in _SMALL:
                broken = True
        if run is not None:
            out[n] = "x" if broken else str(run if run < 7 else 7)
    return out
