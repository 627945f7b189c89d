"""What the model is told of each word of a reference.

A word has some fifteen features, and most of them recur from word to word and from reference to reference. So they are
made in groups that hang on few values each, and every group is kept: making and encoding them anew for each word took
as long as all else that is done to a reference.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
_BREAKS, _CAPITAL, _AGAIN, _PASSED = range(4)
"""What a word is on the way to the next number: small, capitalised, a number itself, or nothing that matters."""
_MOST_STOPS = 6
_STOPS = tuple(f"st={stops}".encode() for stops in range(_MOST_STOPS + 1))
_STANDS = tuple(
    f"y={dated}{bracketed}{quoted}{apart}".encode()
    for dated in (0, 1)
    for bracketed in (0, 1)
    for quoted in (0, 1)
    for apart in (0, 1)
)
"""Whether a word stands after a year, in brackets, within quotation marks, after a blank: each a bit of the index."""
_DATED, _BRACKETED, _QUOTED = 8, 4, 2
_TENTHS = tuple(f"q={tenth}".encode() for tenth in range(10))
_LONGEST_RUN = 7
_RUNS = tuple(map(str, range(_LONGEST_RUN + 1)))
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
    return tuple([feature.encode() for feature in features])


class _Known(NamedTuple):
    """What of one word is the same wherever it stands."""

    low: str
    shape: str
    sort: int
    step: int
    own: Features
    before: Features
    """What it tells of the next word, and `after`, of the one before it."""
    after: Features
    hint: Features
    """What it tells of the next word where it leads to a field (`vol`), and `far`, of the one after that."""
    far: Features


@lru_cache(maxsize=_KEPT)
def _word(word: str) -> _Known:
    low, shape = word.lower(), _shape(word)
    printed, own = low.encode(), [b"s=" + shape.encode()]
    sort, step = _OTHER, _PASSED
    if word.isdigit():
        sort, step = _NUMBER, _AGAIN
    elif word.isalpha():
        sort = _WORD
        step = _CAPITAL if word[0].isupper() else _PASSED if low in _SMALL else _BREAKS
        own += [b"w=" + printed, b"e=" + low[-3:].encode()]
        if low in _MONTH:
            own.append(b"month")
    named, hint = low.isalpha(), low in _HINT
    return _Known(
        low,
        shape,
        sort,
        step,
        tuple(own),
        (b"w-=" + printed,) if named else (),
        (b"w+=" + printed,) if named else (),
        (b"h-=" + printed,) if hint else (),
        (b"h--=" + printed,) if hint else (),
    )


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


@lru_cache(maxsize=LIMIT)
def _tenths(count: int) -> Features:
    """In which tenth of a reference of `count` words each of them stands."""
    return tuple(_TENTHS[10 * n // count] for n in range(count))


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
    if not places:
        return []
    printed = [text[a:b] for a, b in places]
    low, shape, sorts, steps, owns, before, after, hint, far = zip(*map(_word, printed), strict=True)
    lower = ("<", *low, ">", ">")
    shapes = ("<", "<", *shape, ">", ">")
    rule = ["<", *_hinted(places, hints), ">"]
    ahead = _to_number(steps)
    ruled = map(_ruled, rule, rule[1:], rule[2:])
    shaped = map(_shaped, shapes, shapes[1:], shapes[2:], shapes[3:], shapes[4:])
    around = zip(((), *before), (*after[1:], ()), ((), *hint), ((), (), *far), strict=False)
    out: list[list[bytes]] = []
    stops = stands = depth = end = 0
    for n, (sort, own, rules, beside, tenth, (before_it, after_it, led, led_far)) in enumerate(
        zip(sorts, owns, ruled, shaped, _tenths(len(printed)), around, strict=True)
    ):
        start = places[n][0]
        row = [*own, *rules, *beside, tenth, _STOPS[stops], _STANDS[stands + (start > end or not n)], *(led or led_far)]
        end = places[n][1]
        if sort == _WORD:
            row += _named(rule[n + 1], shapes[n + 2], ahead[n], shapes[n + 1])
            row += after_it
            row += before_it
        elif sort == _NUMBER:
            row += _counted(lower[n], lower[n + 2], rule[n + 1], shapes[n])
            if shapes[n + 2] == "94y":
                stands |= _DATED
        else:
            word = printed[n]
            row += _marked(word, shapes[n + 1], shapes[n + 3], rule[n], rule[n + 2], ahead[n])
            if word in ".?!":
                stops = min(stops + 1, _MOST_STOPS)
            elif word in '"“”«»':
                stands ^= _QUOTED
            elif word in "([":
                depth += 1
                stands |= _BRACKETED
            elif word in ")]":
                depth = max(0, depth - 1)
                if not depth:
                    stands &= ~_BRACKETED
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


def _to_number(steps: Sequence[int]) -> list[str]:
    """How many capitalised words lead from each word to the next number: what a journal looks like.

    `x` where a word in small letters comes between, `-` where no number follows.
    """
    out = ["-"] * len(steps)
    run: int | None = None
    broken = False
    for n in range(len(steps) - 1, -1, -1):
        step = steps[n]
        if step == _AGAIN:
            run, broken = 0, False
        elif run is None:
            continue
        elif step == _CAPITAL:
            run += 1
        elif step == _BREAKS:
            broken = True
        out[n] = "x" if broken else _RUNS[run if run < _LONGEST_RUN else _LONGEST_RUN]
    return out
