"""Figures that name a side of a comparison: `more with 80 mg than 20 mg`, `in the 3-month than the 12-month group`.

Most figures are what was found, not of whom. One names a side where a figure of the same unit stands on the other side
of a word as `than`, and each follows a preposition, an article or that word itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from citecheck.claims.words.numerals import ONES, TENS
from citecheck.claims.words.same import Same
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_UNITS = {
    unit: names[0]
    for names in (
        ("mg", "milligram", "milligrams"), ("g", "gram", "grams"), ("mcg", "ug", "mug", "microgram", "micrograms"),
        ("ml", "millilitre", "millilitres", "milliliter", "milliliters"), ("l", "litre", "litres", "liter", "liters"),
        ("year", "years", "yr", "yrs"), ("month", "months", "mo", "mos"), ("week", "weeks", "wk", "wks"),
        ("day", "days", "d"), ("hour", "hours", "h", "hr", "hrs"), ("minute", "minutes", "min", "mins"),
        ("ppm",), ("mmol",), ("mum", "umol"), ("gy",), ("mgy",), ("iu",), ("unit", "units"), ("mmhg",),
        ("kg",), ("mm",),
        ("cm",), ("hz",), ("nm",),
        ("dose", "doses"), ("cycle", "cycles"), ("session", "sessions"), ("fraction", "fractions"),
        ("course", "courses"),
    )
    for unit in names
}  # fmt: skip
"""How a unit is written, with the name it is compared by."""
_FIGURES = {word: str(value) for word, value in (*ONES.items(), *TENS.items())}
_THAN = frozenset(words("than versus vs v"))
_COMPARED = frozenset(words("compared relative"))
_LEADS = frozenset(
    words("with in on at after the than versus vs v for during by using receiving received given taking took to within")
)
"""Behind these a figure may name a side; behind `was`, `of` or nothing but a noun it tells what was found."""
_DOSED = frozenset(words("dose doses dosage dosages duration course courses interval intervals"))
_AHEAD, _BEYOND = 16, 6
"""How many words before and behind `than` a figure may stand that names a side."""
_ELIDED = 2
"""How far from it a figure may stand without its unit: `with three than with twelve months`."""


def naming(tokens: Sequence[Token]) -> Mapping[int, str]:
    """The numbers of the words that are figures naming a side, each with its key (`<20 mg`)."""
    return _naming(Same(tokens))  # asked for word by word: what was found in these very words is kept


@lru_cache(maxsize=1024)
def _naming(same: Same[Sequence[Token]]) -> Mapping[int, str]:
    tokens = same.held
    found: dict[int, str] = {}
    for m, token in enumerate(tokens):
        if token.word not in _THAN and not (token.word in _COMPARED and _word(tokens, m + 1) in ("with", "to")):
            continue
        ahead = [n for n in range(max(0, m - _AHEAD), m) if _value(tokens, n)]
        behind = [n for n in range(m + 1, min(len(tokens), m + 1 + _BEYOND)) if _value(tokens, n)]
        if not behind:
            continue
        other = behind[0]
        pair = next((p for n in reversed(ahead) if (p := _pair(tokens, n, m, other))), None)
        if pair is not None:
            found.update(pair)
    return found


def _pair(tokens: Sequence[Token], one: int, than: int, other: int) -> dict[int, str] | None:
    """The two figures with their keys, where both name a side."""
    units = [_unit(tokens, n) for n in (one, other)]
    if units[0] != units[1]:
        if not units[0] and than - one > _ELIDED:
            return None
        if not units[1] and other - than > _ELIDED:
            return None
        if all(units):
            return None
    unit = units[0] or units[1] or ("year" if _year(tokens, one) and _year(tokens, other) else "")
    unit = unit or _common(tokens, one, other)
    values = _value(tokens, one), _value(tokens, other)
    named = led_at(tokens, one) or than - one <= _ELIDED  # "with A 20 mg than with 80 mg"
    if not unit or values[0] == values[1] or not named or not led_at(tokens, other):
        return None
    return {one: f"<{values[0]} {unit}", other: f"<{values[1]} {unit}"}


def named_by(tokens: Sequence[Token], n: int) -> str:
    """The key that figure `n` would name a side by, whatever it is there for; empty for other words."""
    value = _value(tokens, n)
    unit = _unit(tokens, n) if value else ""
    if value and not unit and not tokens[n].word[0].isdigit() and n + 1 < len(tokens) and tokens[n + 1].keys:
        unit = tokens[n + 1].keys[0]  # "the one-step approach"
    return f"<{value} {unit}" if unit else ""


def _value(tokens: Sequence[Token], n: int) -> str:
    word = tokens[n].word
    return word.replace(",", "") if word[0].isdigit() else _FIGURES.get(word, "")


def _common(tokens: Sequence[Token], one: int, other: int) -> str:
    """The word behind both of two numbers: `the one-step than the two-step pathway`, `the 50 than the 150 cutoff`."""
    if not _word(tokens, one + 1) or _word(tokens, one + 1) != _word(tokens, other + 1):
        return ""
    return next(iter(tokens[one + 1].keys), "")


def _year(tokens: Sequence[Token], n: int) -> bool:
    return len(tokens[n].word) == 4 and tokens[n].word.startswith(("19", "20")) and tokens[n].word.isdigit()


def _unit(tokens: Sequence[Token], n: int) -> str:
    return _UNITS.get(_word(tokens, n + 1), "")


def _word(tokens: Sequence[Token], n: int) -> str:
    return tokens[n].word if n < len(tokens) else ""


def led_at(tokens: Sequence[Token], n: int) -> bool:
    """Whether the word before a figure is one behind which it may name a side."""
    if n == 0 or tokens[n - 1].word in _LEADS:
        return True
    if _year(tokens, n) and _year(tokens, n - 1):
        return led_at(tokens, n - 1)  # "in 2018-2019"
    return tokens[n - 1].word == "of" and n > 1 and tokens[n - 2].word in _DOSED
