"""Figures in prose: value, unit, role and what they count.

Read are digits with thousands separators and decimal points (also the raised one), words up to the thousands,
fractions in words, ranges, and the signs before them. Left alone are figures inside names (`CD4`, `IL-6`, `type 2`),
citation markers and reference numbers in brackets.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct, structs

from citecheck.claims.beside import UNIT, Role, part_of_name, role_of, rounded, sign_before
from citecheck.claims.numerals import IN_DIGITS, NUMERALS, ONES, SCALES, in_digits, in_words, spelled_figures
from citecheck.claims.terms import fold_word, key_of
from citecheck.claims.wordlists import words


class Quantity(Struct, frozen=True, kw_only=True, gc=False):
    """A figure with its half-open offsets: `value` in the unit `dimension` is counted in (days, mg, ml, %...).

    `high` is the upper end of a range; `step` the place value of the last digit printed (0.01 for 84.31);
    `about`: the text rounds or bounds it (about, nearly, over); `noun`: key of the thing counted.
    """

    start: int
    end: int
    value: float
    high: float | None = None
    step: float = 1.0
    role: Role = "plain"
    dimension: str = ""
    noun: str = ""
    about: bool = False
    raw: float = 0.0


_RANGE_LINK = re.compile(r"\s?(?:–|—|-|−|to|and|through)\s?")
_LIST_LINK = re.compile(r"(?:, ?|,? ?(?:and|or|vs\.?|versus) |/|\s?(?:±|\+/-)\s?)")
_LEVEL = re.compile(r"\s?(?:CIs?\b|confidence|credible|CrI)")
"""Behind a percentage that is no value, and no unit of the figure before it: `a mean of 4.2, 95% CI`."""
_SPREAD_LINK = re.compile(r"(?:±|\+/-)\s?$")
_UNITS: dict[str, tuple[str, float]] = {
    "%": ("%", 1), "percent": ("%", 1), "per cent": ("%", 1), "percentage point": ("%", 1),
    "percentage points": ("%", 1),
    "fold": ("fold", 1), "times": ("fold", 1), "×": ("fold", 1),
    "μg": ("mg", 1e-3), "µg": ("mg", 1e-3), "mcg": ("mg", 1e-3), "ug": ("mg", 1e-3), "ng": ("mg", 1e-6),
    "mg": ("mg", 1), "g": ("mg", 1e3), "kg": ("mg", 1e6), "ml": ("ml", 1), "l": ("ml", 1e3),
    "mm": ("mm", 1), "cm": ("mm", 10), "km": ("mm", 1e6), "nm": ("mm", 1e-6),
    "bp": ("bp", 1), "base pair": ("bp", 1), "base pairs": ("bp", 1), "kb": ("bp", 1e3),
    "second": ("day", 1 / 86400), "minute": ("day", 1 / 1440), "min": ("day", 1 / 1440), "hour": ("day", 1 / 24),
    "hr": ("day", 1 / 24), "h": ("day", 1 / 24), "day": ("day", 1), "week": ("day", 7), "wk": ("day", 7),
    "month": ("day", 30.44), "mo": ("day", 30.44), "year": ("day", 365.25), "yr": ("day", 365.25),
    "decade": ("day", 3652.5), "point": ("point", 1),
}  # fmt: skip
_ASIDE = re.compile(r"\s?\((?:[^()]{0,40}range|IQR|SD|±)[^()]{0,30}\)(?=\s)")
_TIMES = frozenset(words("minute minutes min hour hours h day days week weeks month months year years"))
_FRACTIONS = re.compile(
    r"\b(?:(?P<half>half)|(?:(?P<count>one|two|three|four|a)[- ])(?P<part>thirds?|quarters?|fifths?|tenths?)"
    r"|(?P<of>one|two|three|four|five|six|seven|eight|nine|1|2|3) (?:in|out of)(?: every)? "
    r"(?P<base>two|three|four|five|six|seven|eight|nine|ten|\d{1,3}))\b",
    re.IGNORECASE,
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_YEAR = re.compile(r"(?:19|20)\d\d$")
_YEAR_COUNTS = re.compile(r"\s(?:patients|participants|women|men|children|people|adults|subjects|cases|individuals)")
# What a text must have before one of the slower patterns is tried on it.
_HINTS = tuple(
    words(
        "one two three four five six seven eight nine ten eleven twelve zero thirt fift twent fort half third quarter"
    )
)
"""One of them is in every word for a number or a part; looked for first, since most sentences have none of them."""
_LETTERS = re.compile("[a-z]+")
_DIGIT = re.compile(r"\d")
_FRACTION_WORDS = frozenset(words("half third thirds quarter quarters fifth fifths tenth tenths"))
_TOPS = tuple(words("one two three four five six seven eight nine 1 2 3"))
_IN = re.compile(" (?:in|out of)")

_NOUN = re.compile(r"[\s-]{1,2}([A-Za-z][\w-]*)")
_SKIPPED = frozenset(
    words(
        "of the a an in total different separate independent medical included eligible published consecutive adult "
        "new additional other more patients' were was and or with to for from on at by is are had have participating "
        "respectively versus vs than"
    )
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure of `text`, in order; see the module for what is left alone."""
    # Patterns with number words in them are slow, and few sentences have any.
    lower = text.lower()
    words_here = _LETTERS.findall(lower) if any(hint in lower for hint in _HINTS) else []
    spelled = not NUMERALS.isdisjoint(words_here)
    if not spelled and not _DIGIT.search(text) and _FRACTION_WORDS.isdisjoint(words_here):
        return ()
    found: list[Quantity] = []
    taken = -1
    if not _FRACTION_WORDS.isdisjoint(words_here) or any(
        lower.endswith(_TOPS, 0, m.start()) for m in _IN.finditer(lower)
    ):
        found.extend(_fractions(text))
    covered = [(q.start, q.end) for q in found]
    for match in spelled_figures(text) if spelled else IN_DIGITS.finditer(text):
        start, end = match.span()
        if start < taken or any(s < end and start < e for s, e in covered):
            continue
        worded = match.lastgroup == "words"
        value, step = in_words(match.group()) if worded else in_digits(match.group())
        if value is None or part_of_name(text, start, end, words=worded):
            continue
        quantity = _describe(text, start, end, value, step)
        if quantity is None:
            continue
        taken = quantity.end
        found.append(quantity)
    if not found:
        return ()
    listed = _listed(text, sorted(_ranges(text, found), key=lambda q: q.start))
    if "±" not in text and "+/-" not in text:
        return tuple(listed)
    return tuple(_spread(q) if _SPREAD_LINK.search(text[max(0, q.start - 5) : q.start]) else q for q in listed)


def _spread(quantity: Quantity) -> Quantity:
    """A figure behind a plus-minus sign: a standard deviation or error, no value of its own."""
    return structs.replace(quantity, role="spread")


@lru_cache(maxsize=2048)
def figures_of(text: str) -> tuple[Quantity, ...]:
    """`quantities`, kept for texts that are asked about again."""
    return quantities(text)


def _listed(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives figures of a list the unit that stands behind its last: `13.8, 21.4 and 33.5 days`."""
    for n in range(len(found) - 2, -1, -1):
        one, after = found[n], found[n + 1]
        if one.dimension or not after.dimension or after.dimension == "year of" or one.role in ("p", "ratio", "i2"):
            continue
        if not _LIST_LINK.fullmatch(text[one.end : after.start]) or _LEVEL.match(text, after.end):
            continue
        scale = after.value / after.raw if after.raw else 1.0
        found[n] = structs.replace(
            one, value=one.value * scale, high=one.high * scale if one.high is not None else None,
            step=one.step * scale, dimension=after.dimension, role=after.role,
            noun=one.noun if one.noun != after.noun else "",
        )  # fmt: skip
    return found


def _describe(text: str, start: int, end: int, value: float, step: float) -> Quantity | None:
    before = text[max(0, start - 60) : start]
    role = role_of(before)
    dimension, stop, raw = "", end, value
    unit = UNIT.match(text, end)
    aside = _ASIDE.match(text, end) if unit is None else None
    if aside is not None:  # "120 (range 66-141) days"
        unit = UNIT.match(text, aside.end())
        # the brackets stay outside the figure
        if unit is not None and unit.group("unit").lower() in _TIMES:
            dimension, factor = _UNITS[unit.group("unit").lower().rstrip("s")]
            value, step = value * factor, step * factor
        unit = None
    while unit is not None and unit.group("unit").lower() in SCALES:
        factor = SCALES[unit.group("unit").lower()]
        value, step, stop = value * factor, step * factor, unit.end()
        unit = UNIT.match(text, stop)
    if unit is not None:
        name = unit.group("unit").lower()
        known = _UNITS.get(name) or _UNITS.get(name.rstrip("s"))
        dimension, factor_ = known if known else (name.rstrip("s"), 1.0)
        value, step, stop = value * factor_, step * factor_, unit.end()
    elif _YEAR.fullmatch(text[start:end]) and role == "plain" and not _YEAR_COUNTS.match(text[end : end + 14]):
        role, dimension = "year", "year of"
    sign = sign_before(before)
    about = rounded(before)
    noun = ""
    if dimension in ("", "%", "fold"):
        noun = _noun_after(text, stop)
    if role in ("plain", "mean"):
        role = {"%": "percentage", "day": "time", "mg": "dose", "fold": "fold", "": role}.get(
            dimension, "measure" if dimension and role == "plain" else role
        )  # type: ignore[assignment]  # every value of the table is a role
        if role == "plain" and noun and value.is_integer():
            role = "count"
    if sign and sign in "<>≤≥":
        about = True
    return Quantity(
        start=start, end=stop, value=value, step=step, role=role, dimension=dimension, noun=noun, about=about, raw=raw
    )


def _noun_after(text: str, at: int) -> str:
    for _ in range(4):
        match = _NOUN.match(text, at)
        if match is None:
            return ""
        word = fold_word(match.group(1))
        if word not in _SKIPPED:
            return key_of(word.split("-")[0]) or word
        at = match.end()
    return ""


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    ordered = sorted(found, key=lambda q: q.start)
    merged: list[Quantity] = []
    for quantity in ordered:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.high is None
            and (last.dimension in ("", quantity.dimension))
            and _RANGE_LINK.fullmatch(text[last.end : quantity.start])
            and (
                text[last.end : quantity.start].strip() != "and"
                or "between" in text[max(0, last.start - 9) : last.start].lower()
            )
            and quantity.value > last.raw
        ):
            scale = quantity.value / quantity.raw if quantity.raw else 1.0
            low = last.value if last.dimension else last.raw * scale
            role = "interval" if last.role in ("interval", "ratio") and last.role != "ratio" else quantity.role
            merged[-1] = Quantity(
                start=last.start, end=quantity.end, value=low, high=quantity.value, step=min(last.step, quantity.step),
                role="interval" if last.role == "interval" else role, dimension=quantity.dimension, noun=quantity.noun,
                about=last.about, raw=last.raw,
            )  # fmt: skip
            continue
        merged.append(quantity)
    return merged


def _fractions(text: str) -> list[Quantity]:
    found = []
    for match in _FRACTIONS.finditer(text):
        if match.group("half"):
            value = 50.0
        elif match.group("part"):
            count = {"a": 1}.get(match.group("count").lower()) or ONES[match.group("count").lower()]
            value = 100.0 * count / _PARTS[match.group("part").lower().rstrip("s")]
        else:
            top, base = (_small(match.group(g)) for g in ("of", "base"))
            if not base or top > base:
                continue
            value = 100.0 * top / base
        found.append(
            Quantity(start=match.start(), end=match.end(), value=value, step=5.0, role="percentage", dimension="%",
                     noun=_noun_after(text, match.end()), about=True, raw=value)
        )  # fmt: skip
    return found


def _small(word: str) -> int:
    return int(word) if word.isdigit() else ONES[word.lower()]


def agrees(claimed: Quantity, printed: Quantity) -> bool:
    """Whether the claim's figure is the record's, as printed or sensibly rounded, in any unit of the same kind."""
    if claimed.dimension == "%" and not printed.dimension and 0 < printed.value < 1 and printed.high is None:
        return _near(claimed.value, claimed.step, printed.value * 100, False)  # a proportion told as a percentage
    if claimed.dimension != printed.dimension and not _comparable(claimed, printed):
        return False
    if claimed.high is not None and printed.high is not None:
        return _near(claimed.value, claimed.step, printed.value, False) and _near(
            claimed.high, claimed.step, printed.high, False
        )
    if claimed.high is None and printed.high is not None:
        return _near(claimed.value, claimed.step, printed.value, claimed.about) or _near(
            claimed.value, claimed.step, printed.high, claimed.about
        )
    if claimed.dimension == "day" and claimed.step != printed.step:
        # months and years are not whole numbers of days or weeks
        return abs(claimed.value - printed.value) <= max(0.1 * printed.value, 0.5 * min(claimed.step, printed.step))
    return _near(claimed.value, claimed.step, printed.value, claimed.about or printed.about)


def _comparable(claimed: Quantity, printed: Quantity) -> bool:
    # a claim may leave the unit out, and an abstract the word "points"
    return not claimed.dimension or (not printed.dimension and claimed.dimension == "point")


def _near(claimed: float, step: float, printed: float, about: bool) -> bool:
    gap = abs(claimed - printed)
    slack = 0.5 * step + 1e-9 * max(1.0, abs(printed))
    if gap <= slack:
        return True
    zeros = step
    while claimed and claimed % (zeros * 10) == 0 and zeros < claimed:
        zeros *= 10
    if zeros >= 100 * step and gap <= 0.5 * zeros and gap <= 0.05 * abs(printed):
        return True
    return about and gap <= 0.05 * max(abs(printed), abs(claimed))
