"""Figures in prose: value, unit, role and what they count.

Read are digits with thousands separators and decimal points (also the raised one), words up to the thousands,
fractions in words, ranges, and the signs before them. Left alone are figures inside names (`CD4`, `IL-6`, `type 2`),
citation markers and reference numbers in brackets.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from msgspec import structs

from citecheck.claims.figures.beside import UNIT, Role, part_of_name, role_of, rounded, sign_before
from citecheck.claims.figures.parts import FRACTION_WORDS, may_tell, parts
from citecheck.claims.figures.quantity import Quantity, agrees
from citecheck.claims.words.numerals import IN_DIGITS, NUMERALS, SCALES, in_digits, in_words, spelled_figures
from citecheck.claims.words.terms import fold_word, key_of
from citecheck.claims.words.wordlists import words

__all__ = ["Quantity", "agrees", "figures_of", "quantities", "since"]

_RANGE_LINK = re.compile(r"\s?(?:–|—|-|−|to|and|through)\s?")
_TO = re.compile(r"\s?(?:[(\[][^()\[\]]{0,40}[)\]]\s?|(?:±|\+/-)\s?[\d.]+\s)?to\s?")
"""Between what was before and what it came to, each of which may have its spread in brackets."""
_FROM = re.compile(
    r"\bfrom(?: (?:about|around|nearly|almost|an?|the|baseline|mean|median|average|of)){0,4} ?$", re.IGNORECASE
)
_LIST_LINK = re.compile(r"(?:, ?|,? ?(?:and|or|vs?\.?|versus|against|compared (?:with|to)) |/|\s?(?:±|\+/-)\s?)")
_VERSUS = re.compile(r"(?: \([^()]{0,30}\))? (?:vs?\.?|versus|against|compared (?:with|to)|rather than) ")
_ALONE = re.compile(r" (?:in|for|with|among|after|on) |[,;)]|\.(?!\d)|$")
"""Behind a figure that has no unit of its own."""
_LEVEL = re.compile(r"\s?(?:CIs?\b|confidence|credible|CrI)")
"""Behind a percentage that is no value, and no unit of the figure before it: `a mean of 4.2, 95% CI`."""
_BRACKETED = re.compile(r"\s?\([^()]{0,30}\)")
_SPREAD_LINK = re.compile(r"(?:±|\+/-)\s?$")
_UNITS: dict[str, tuple[str, float]] = {
    "%": ("%", 1), "percent": ("%", 1), "per cent": ("%", 1), "percentage point": ("%", 1),
    "percentage points": ("%", 1),
    "fold": ("fold", 1), "times": ("fold", 1), "×": ("fold", 1),
    "μg": ("mg", 1e-3), "µg": ("mg", 1e-3), "mcg": ("mg", 1e-3), "ug": ("mg", 1e-3), "ng": ("mg", 1e-6),
    "mg": ("mg", 1), "g": ("mg", 1e3), "kg": ("mg", 1e6), "ml": ("ml", 1), "l": ("ml", 1e3),
    "mm": ("mm", 1), "cm": ("mm", 10), "km": ("mm", 1e6), "nm": ("mm", 1e-6),
    "μm": ("mm", 1e-3), "µm": ("mm", 1e-3),
    "bp": ("bp", 1), "base pair": ("bp", 1), "base pairs": ("bp", 1), "kb": ("bp", 1e3),
    "second": ("day", 1 / 86400), "minute": ("day", 1 / 1440), "min": ("day", 1 / 1440), "hour": ("day", 1 / 24),
    "hr": ("day", 1 / 24), "h": ("day", 1 / 24), "day": ("day", 1), "week": ("day", 7), "wk": ("day", 7),
    "month": ("day", 30.44), "mo": ("day", 30.44), "year": ("day", 365.25), "yr": ("day", 365.25),
    "decade": ("day", 3652.5), "point": ("point", 1),
}  # fmt: skip
_ASIDE = re.compile(
    r"\s?[(\[](?:(?:[^()]{0,40}range|IQR|SD|±)[^()]{0,30}|\s?\d[\d.]*\s?(?:-|–|−|to)\s?\d[\d.]*\s?)[)\]](?=\s)"
)
"""Between a figure and its unit: `120 (range 66-141) days`, `9 (5-20) mm`."""
_AND_A_HALF = re.compile(r" and a half\b")
_BASE_LINK = re.compile(r" ?/ ?| (?:out )?of (?:(?:the|a total of|all|all the|these|those) )?")
_ROUND = re.compile(r"\b(?:about|around|approximately|nearly|almost|roughly|close to) (?:an? )?$", re.IGNORECASE)
_ROLE_OF: dict[str, Role] = {"%": "percentage", "day": "time", "mg": "dose", "fold": "fold"}
"""What a figure with this dimension is."""
_MEASURED = ("day", "mm", "mg", "ml", "point")
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
    if not spelled and not _DIGIT.search(text) and FRACTION_WORDS.isdisjoint(words_here):
        return ()
    found: list[Quantity] = []
    taken = -1
    if may_tell(lower, words_here):
        found.extend(
            Quantity(start=p.start, end=p.end, value=p.value, step=_loose(text, p.start, p.value, p.step),
                     role="percentage", dimension="%", noun=_noun_after(text, p.end), about=True, raw=p.value)
            for p in parts(text)
        )  # fmt: skip
    covered = [(q.start, q.end) for q in found]
    for match in spelled_figures(text) if spelled else IN_DIGITS.finditer(text):
        start, end = match.span()
        if start < taken or any(s < end and start < e for s, e in covered):
            continue
        worded = match.lastgroup == "words"
        value, step = in_words(match.group()) if worded else in_digits(match.group())
        if value is None or part_of_name(text, start, end, words=worded):
            continue
        half = _AND_A_HALF.match(text, end) if step == 1.0 else None
        if half is not None:
            value, step, end = value + 0.5, 0.5, half.end()
        quantity = _describe(text, start, end, value, step)
        if quantity is None:
            continue
        taken = quantity.end
        found.append(quantity)
    if not found:
        return ()
    listed = _counted_out(text, _listed(text, _from_to(text, sorted(_ranges(text, found), key=lambda q: q.start))))
    if "±" not in text and "+/-" not in text:
        return tuple(listed)
    listed = _from_to(text, listed)  # the unit stands behind the last spread: `from 92 ± 1 to 102 ± 1 mmHg`
    return tuple(_spread(q) if _SPREAD_LINK.search(text[max(0, q.start - 5) : q.start]) else q for q in listed)


def _spread(quantity: Quantity) -> Quantity:
    """A figure behind a plus-minus sign: a standard deviation or error, no value of its own."""
    return structs.replace(quantity, role="spread")


@lru_cache(maxsize=2048)
def figures_of(text: str) -> tuple[Quantity, ...]:
    """`quantities`, kept for texts that are asked about again."""
    return quantities(text)


def since(text: str, quantity: Quantity) -> bool:
    """Whether a figure, or the lower end of a range, stands behind `from`: what was before, of what it came to."""
    return _FROM.search(text[max(0, quantity.start - 50) : quantity.start]) is not None


def _from_to(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives the first of two figures the unit behind the second: `fell from 3.6 to 2.1 mmol/l`."""
    if "from " not in text.lower():
        return found
    starts = {q.start: q for q in found}
    for n, one in enumerate(found):
        to = _TO.match(text, one.end) if not one.dimension and one.high is None else None
        last = starts.get(to.end()) if to is not None else None
        if last is None or not last.dimension or last.high is not None or last.dimension == "year of":
            continue
        if one.role in ("p", "ratio", "i2") or _LEVEL.match(text, last.end) or not since(text, one):
            continue
        scale = last.value / last.raw if last.raw else 1.0
        found[n] = structs.replace(
            one, value=one.value * scale, step=one.step * scale, dimension=last.dimension, role=last.role,
            noun=one.noun if one.noun != last.noun else "",
        )  # fmt: skip
    return found


def _listed(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives figures of a list the unit that stands behind its last: `13.8, 21.4 and 33.5 days`.

    A list has an `and` or the like before its last: `between cycles 1 and 2, 12% ...` is none.
    """
    found = _against(text, found)
    linked = False
    asides = [_aside(text, q) for q in found] if "(±" in text or "(+/-" in text else [False] * len(found)
    for n in range(len(found) - 2, -1, -1):
        after = next((m for m in range(n + 1, len(found)) if not asides[m]), n + 1)
        one, last = found[n], found[after]
        if asides[n]:
            continue
        gap = text[one.end : last.start]
        gap = _BRACKETED.sub("", gap) if "(" in gap else gap
        chained, linked = linked, False
        if not _LIST_LINK.fullmatch(gap) or (gap.strip() == "," and not chained):
            continue
        linked = True
        if one.dimension or not last.dimension or last.dimension == "year of" or one.role in ("p", "ratio", "i2"):
            continue
        if _LEVEL.match(text, last.end):
            continue
        scale = last.value / last.raw if last.raw else 1.0
        found[n] = structs.replace(
            one, value=one.value * scale, high=one.high * scale if one.high is not None else None,
            step=one.step * scale, dimension=last.dimension, role=last.role,
            noun=one.noun if one.noun != last.noun else "",
        )  # fmt: skip
    return found


def _against(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives a figure the unit of the one that it is set against: `4.9 days versus 7.8 in the others`."""
    for n, (one, other) in enumerate(itertools.pairwise(found), 1):
        if one.dimension not in _MEASURED or other.dimension or other.high is not None or other.role != "plain":
            continue
        if _VERSUS.fullmatch(text[one.end : other.start]) and _ALONE.match(text, other.end):
            scale = one.value / one.raw if one.raw else 1.0
            found[n] = structs.replace(
                other, value=other.value * scale, step=other.step * scale, dimension=one.dimension, role=one.role,
                noun="",
            )  # fmt: skip
    return found


def _aside(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a standard deviation or a range in brackets of its own: `23.5 (±2.1)`."""
    return text[max(0, quantity.start - 5) : quantity.start].rstrip().endswith(("(±", "(+/-"))


def _counted_out(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives numbers that are counted out of another that: 35 for the first of `25 of the 35`, `25/35`."""
    if not any(link in text for link in ("/", " of ")):
        return found
    for n, (one, whole) in enumerate(itertools.pairwise(found)):
        if one.dimension or whole.dimension or one.high is not None or whole.high is not None:
            continue
        if not (one.raw.is_integer() and whole.raw.is_integer() and 0 <= one.raw <= whole.raw and whole.raw > 1):
            continue
        if one.role in ("plain", "count") and _BASE_LINK.fullmatch(text[one.end : whole.start]):
            found[n] = structs.replace(one, base=whole.value)
    return found


_TIMES = re.compile(r"(?:[×·*]|\dx|\sx)\s?$")
_POWER = re.compile(r"10(?:\s?(?:\^|\*\*)|(?:[2-9]|1[0-2])\b(?![.,%]))")
_RAISED = re.compile(r"\b10\s?(?:\^|\*\*)\s?[-–−+]?$")
"""A power of ten: `10^6`, or `106` of a text that lost its raised letters. It is not looked for."""


def _describe(text: str, start: int, end: int, value: float, step: float) -> Quantity | None:
    before = text[max(0, start - 60) : start]
    if (_TIMES.search(before) and _POWER.match(text, start)) or _RAISED.search(before):
        return None
    role = role_of(before)
    dimension, stop, raw = "", end, value
    unit = UNIT.match(text, end)
    aside = _ASIDE.match(text, end) if unit is None else None
    if aside is not None:  # "120 (range 66-141) days"
        unit = UNIT.match(text, aside.end())
        # the brackets stay outside the figure
        name = unit.group("unit").lower() if unit is not None else ""
        known = _UNITS.get(name) or _UNITS.get(name.rstrip("s"))
        if known is not None and known[0] in _MEASURED and len(name) > 1:
            dimension = known[0]
            value, step = value * known[1], step * known[1]
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
        role = _ROLE_OF.get(dimension, "measure" if dimension and role == "plain" else role)
        if role == "plain" and noun and value.is_integer():
            role = "count"
    if sign and sign in "<>≤≥":
        about = True
    return Quantity(
        start=start, end=stop, value=value, step=step, role=role, dimension=dimension, noun=noun, about=about, raw=raw
    )


def _loose(text: str, start: int, value: float, step: float) -> float:
    """The step of a share in words, a fifth of it where it is rounded: `about a third` is anything from 30 to 37 %."""
    return max(step, 0.2 * value) if _ROUND.search(text[max(0, start - 24) : start]) else step


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
            and not _SPREAD_LINK.search(text[max(0, last.start - 5) : last.start])
            and (last.dimension in ("", quantity.dimension))
            and _RANGE_LINK.fullmatch(text[last.end : quantity.start])
            and (
                text[last.end : quantity.start].strip() != "and"
                or "between" in text[max(0, last.start - 9) : last.start].lower()
            )
            and quantity.raw > last.raw
        ):
            scale = quantity.value / quantity.raw if quantity.raw else 1.0
            low = last.value if last.dimension else last.raw * scale
            role = "interval" if last.role == "interval" else quantity.role
            merged[-1] = Quantity(
                start=last.start, end=quantity.end, value=low, high=quantity.value, step=min(last.step, quantity.step),
                role=role, dimension=quantity.dimension, noun=quantity.noun,
                about=last.about, raw=last.raw,
            )  # fmt: skip
            continue
        merged.append(quantity)
    return merged
