"""What a figure measures, so that only like is held against like; and what can be reckoned from printed figures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import structs

from citecheck.claims.figures.numbers import Quantity, figures_of, since
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

UNHELD = ("p", "interval", "i2", "scale", "year", "spread")
"""Roles of figures that are no value of their own."""
_BOUND = re.compile(
    r"(?:[<>≤≥]|\b(?:less than|fewer than|more than|greater than|lower than|higher than|below|under|above|over|"
    r"exceeding|at least|at most|up to|threshold of|cut-?off of|older than|younger than))\s?$",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"\b(?:(?P<OR>odds ratio|a?OR)|(?P<HR>hazard ratio|a?HR)"
    r"|(?P<RR>relative risk|risk ratio|rate ratio|prevalence ratio|a?RR|IRR))s?\b[^.;%\d]{0,70}$"
)
_NAMED = re.compile(
    r"\b(rate|sensitivity|specificity|AUC|AUROC|area under|kappa|correlation|coefficient|index|score|mean difference|"
    r"difference)s?\b(?:[^.;]|\.(?=\d)){0,160}$",
    re.IGNORECASE,
)
_CORRELATION = re.compile(r"(?:\b[rR](?:ho)?|ρ)\s?[=:]\s?[-−–]?\s?$")
_PAIR = re.compile(r"[\[(]\s?[-−–+]?\d[\d.]*\s?(?:,|;|to|-|–|−)\s?[-−–+]?\d[\d.]*\s?[\])]")
INTERVAL_WORD = re.compile(r"\s?(?:CIs?\b|confidence|credible|CrI|\[?CI)")
_INTERVAL_BEFORE = re.compile(r"(?:\bCIs?|confidence|credible|CrI|interval|interquartile|IQR)\b[^.;]{0,25}$", re.I)
_BY = re.compile(
    r"\bby(?: an?)?(?: (?:about|around|over|nearly|almost|some|average|mean|median|of|only|up|to|as|much|more|than)"
    r"){0,4} ?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s?(?:\w+ )?(?:reduc|increas|higher|lower|fewer|more\b|less\b|decreas|great|improv|declin|drop|fall|rise|excess|"
    r"short|longer|faster|slower|young|older|later\b|earlier|sooner|heavier|lighter|taller)",
    re.IGNORECASE,
)
_CHANGE_OF = re.compile(
    r"\b(?:reduction|increase|decrease|decline|drop|fall|rise|improvement|gain|loss) of(?: about| around)? ?$", re.I
)
_SHARE_OF = re.compile(r"\s?(?:of\b|wom[ae]n\b|m[ae]n\b|(?:fe)?male|girls\b|boys\b|patients\b|were\b|had\b)", re.I)
"""Behind a percentage in brackets: a part of those counted, and no change."""
_OF = re.compile(r"\s?of\b")
_LEVEL = re.compile(
    r"\b(?:from|to|at|was|were)(?: (?:about|around|nearly|almost|only|an?|the|mean|median|average|of)){0,4} ?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:reduction|increase|decrease|decline|drop|fall|rise|improvement|gain|loss|change|difference|shift|lowering)s?\b"
    r"[^.;:\d]{0,90}\b(?:was|were|at) [^.;:\d]{0,30}$",
    re.IGNORECASE,
)
"""`the reduction after surgery was 5.5`: a change, and no level."""
_BOTH = re.compile(r"\bfrom\b[^;:]{0,40}?\d[^;:]{0,40}?\bto\b[^;:\d]{0,20}\d[\d.]*", re.IGNORECASE)
_MOST_OF = re.compile(r"\bup to(?: an?)? ?$", re.IGNORECASE)
_AGED = re.compile(r"(?: of age| old)? (?:and|or) (?:older|over|above|younger|under|below)\b")
"""Behind a bound of age: who was asked, or who is spoken of."""
_AGE_AFTER = re.compile(r"[\s-]?(?:old\b|of age\b|and (?:older|over)\b|or (?:older|over)\b)")
_AGE_BEFORE = re.compile(
    r"\b(?:ages?|aged|older than|younger than|over|under)\b(?: \w+){0,2}[ (,:=]{0,3}$", re.IGNORECASE
)
PEOPLE = frozenset(
    key_of(w)
    for w in words(
        "patient participant people person subject individual adult child woman man girl boy infant newborn neonate "
        "volunteer case elder elderly survivor adolescent student nurse respondent veteran resident recipient donor "
        "mother couple user"
    )
)
"""Keys of the words for people counted."""
_MOST = 24


def kind_of(text: str, quantity: Quantity, *, bounds: bool = False) -> tuple[str, str] | None:
    """What `quantity` of `text` measures: a name for the kind, and its sort within the kind.

    None for a figure that is no value of its own: a bound (save with `bounds`, where shares and numbers are told
    by one), a confidence level, an interval, a P value, a year, a standard deviation.
    """
    before, after = text[max(0, quantity.start - 170) : quantity.start], text[quantity.end : quantity.end + 40]
    if quantity.role in UNHELD:
        return None
    if quantity.high is not None:
        return ("range", quantity.dimension) if _is_range(text, quantity) else None
    if _inside_pair(text, quantity):
        return None
    kind = _kind(text, quantity, before, after)
    if _BOUND.search(before) is None or kind is None:
        return kind
    return kind if bounds and kind[0] in ("%", "count") and not _MOST_OF.search(before) else None


@lru_cache(maxsize=2048)
def kinds_in(text: str) -> tuple[tuple[Quantity, tuple[str, str]], ...]:
    """The figures of `text` that are values, each with its kind."""
    return tuple((q, kind) for q in figures_of(text) if (kind := kind_of(text, q)) is not None)


def _is_range(text: str, quantity: Quantity) -> bool:
    """Whether two figures are the ends of a range, and not those of an interval around the figure before them."""
    before = text[max(0, quantity.start - 40) : quantity.start].rstrip()
    if _INTERVAL_BEFORE.search(before):
        return False
    return not before.endswith(("(", "[")) or before[:-1].rstrip()[-1:].isalpha()


def _kind(text: str, quantity: Quantity, before: str, after: str) -> tuple[str, str] | None:
    if quantity.base:
        return "of", f"{quantity.base:g}"
    if quantity.dimension == "%":
        if INTERVAL_WORD.match(after):
            return None
        return "%", change_of(text, quantity)
    ratio = _RATIO.search(before)
    if not quantity.dimension and (ratio is not None or quantity.role == "ratio"):
        return "ratio", (ratio.lastgroup or "") if ratio is not None else ""
    if quantity.dimension == "day":
        if _AGED.match(after):
            return None
        return "day", "age" if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before) else ""
    if quantity.dimension:
        return quantity.dimension, ""
    if quantity.value.is_integer() and quantity.step >= 1.0:
        if quantity.noun in PEOPLE:
            return "people", ""
        return ("count", quantity.noun) if quantity.noun else None
    if _CORRELATION.search(before):
        return "named", key_of("correlation")
    named = _NAMED.search(before)
    if named is not None:
        return "named", key_of(named.group(1).lower().split()[-1])
    return ("count", quantity.noun) if quantity.noun else None


def change_of(text: str, quantity: Quantity) -> str:
    """`change` where the text says that something grew or fell by this much, `either` in brackets, else ``."""
    before, after = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 30]
    by = _BY.search(before)
    if by is not None and _OF.match(after):
        # "was reached by 64% of patients" tells who, "fell by 64% of its height" how far
        led = before[: by.start()].rsplit(None, 1)
        by = by if led and classify(led[-1].lower()) is not None else None
    if by is not None or _MORE.match(after) or _CHANGE_OF.search(before):
        return "change"
    return "either" if re.search(r"[(\[](?:or )?$", before) and not _SHARE_OF.match(after) else ""


def not_the_change(text: str, quantity: Quantity, printed_in: str, printed: Quantity, *, known: bool) -> bool:
    """Whether a figure of a claim's `text` tells how far something went, and the printed one something else.

    The printed one is where it was or came to; or how far another thing went, while this one is told in times as much.
    `known` tells that the claim's figure can be reckoned from printed ones.
    """
    if change_of(text, quantity) != "change":
        return False
    if quantity.dimension == "%" and known:
        slack = 0.5 * quantity.step + 1e-6
        folds = (v for v, kind in _times(printed_in) if kind == "fold")
        if any(abs(abs(1 - v) * 100 - quantity.value) <= slack for v in folds):
            return True
    if change_of(printed_in, printed) == "change":
        return False
    if known:
        return True
    if any(m.start() < printed.start < m.end() for m in _BOTH.finditer(printed_in)):
        return False  # where it was and what it came to give the change, and it is another
    before = printed_in[max(0, printed.start - 120) : printed.start]
    return _LEVEL.search(before) is not None and _GIVEN.search(before) is None


_AS_RATIO = re.compile(
    r"\s?(?:\w+ )?(?:higher|lower|greater|increased|decreased|reduced|more|less|increase in|reduction in|decrease in)"
    r"(?: the| relative| adjusted)? (?:(?P<HR>hazard)|(?P<OR>odds)|(?P<RR>risk|rate))",
    re.IGNORECASE,
)


def as_ratio(text: str, quantity: Quantity) -> str | None:
    """The sort of ratio that a percentage of `text` retells (`46% higher hazard`: HR); None where it does not."""
    told = _AS_RATIO.match(text, quantity.end)
    return told.lastgroup if told is not None else None


def same_kind(claimed: tuple[str, str], printed: tuple[str, str]) -> bool:
    """Whether two kinds are one; a sort that one side leaves open is no hindrance for a ratio or in brackets."""
    if {claimed[0], printed[0]} == {"fold", "ratio"}:
        return True
    if claimed[0] != printed[0]:
        return False
    if claimed[0] == "%":
        return claimed[1] == printed[1] or "either" in (claimed[1], printed[1])
    if claimed[0] == "ratio":
        return claimed[1] == printed[1] or not claimed[1] or not printed[1]
    return claimed[1] == printed[1]


def _inside_pair(text: str, quantity: Quantity) -> bool:
    start = max(text.rfind("(", max(0, quantity.start - 20), quantity.start),
                text.rfind("[", max(0, quantity.start - 20), quantity.start))  # fmt: skip
    match = _PAIR.match(text, start) if start >= 0 else None
    return match is not None and match.end() >= quantity.end


_APART_WORDS = (
    "differ", "point", "gap", "margin", "more", "less", "fewer", "better", "longer", "shorter", "later", "earlier",
    "below", "above", "higher", "lower", "faster", "slower", "greater", "smaller", "exceed", "older", "younger",
)  # fmt: skip


def _apart(text: str, claimed: Quantity) -> bool:
    """Whether the text gives the figure as a difference between two others."""
    if claimed.role == "difference" or change_of(text, claimed):
        return True
    around = text[max(0, claimed.start - 50) : claimed.end + 30].lower()
    return any(word in around for word in _APART_WORDS)


def reckoned(claimed: Quantity, text: str, texts: Iterable[str]) -> bool:
    """Whether a figure of a claim's `text` follows from printed figures by simple arithmetic.

    `texts` are sentences of the abstract. Looked for are the complement to 100 %, a share in
    per cent of two counts, sums and differences within a sentence, the change that a ratio stands for, the ratio of
    two figures, and its inverse.
    """
    value, slack = claimed.value, 0.5 * claimed.step + 1e-6
    if claimed.about:
        slack = max(slack, 0.06 * value)

    def near(other: float) -> bool:
        return abs(other - value) <= slack

    percent = claimed.dimension == "%"
    change = percent and change_of(text, claimed) != ""
    alike = claimed.dimension
    apart = (claimed.value.is_integer() and not percent) or _apart(text, claimed)
    for printed in texts:
        own = _own(printed)
        same = [q.value for q in own if q.dimension == alike]
        plain = [q.value for q in own if not q.dimension]
        if percent:
            if any(near(100 - v) for v in same):
                return True
            if any(near(abs(1 - v) * 100) or near(v * 100) or near(abs(1 - 1 / v) * 100) for v, _ in _times(printed)):
                return True
            if any(near(abs(1 - v) * 100) or near(v * 100) for v in plain if 0 < v < 12 and v != 1):
                return True
            if any(near(100 * min(a, b) / max(a, b)) for a, b in itertools.combinations(plain, 2) if min(a, b) > 0):
                return True
        for a, b in _pairs(printed):
            if a.dimension == alike and (near(a.value + b.value) or (apart and near(abs(a.value - b.value)))):
                return True
            if not (change or claimed.dimension == "fold" or claimed.role == "ratio") or min(a.value, b.value) <= 0:
                continue
            for v in (a.value / b.value, b.value / a.value):
                if near(v) if not percent else near(abs(1 - v) * 100):
                    return True
        if claimed.role == "ratio" and any(v > 0 and near(1 / v) for v in plain):
            return True
        if same and near(sum(same)):
            return True
    return False


@lru_cache(maxsize=1024)
def _pairs(text: str) -> tuple[tuple[Quantity, Quantity], ...]:
    """The pairs of figures of `text` that measure the same, and may be added, subtracted or divided."""
    told = []
    for q in (end for quantity in _own(text) for end in _ends(text, quantity)):
        kind = kind_of(text, q) if q.high is None and q.role not in ("interval", "i2") else None
        if kind is not None or (q.high is None and not q.dimension):
            # "(15 vs 6 per year)": numbers are of one kind, whether a noun follows or not
            told.append((q, kind[0] if kind is not None and kind[0] not in ("count", "people") else ""))
    return tuple(
        (one, other)
        for (one, kind), (other, its) in itertools.combinations(told, 2)
        if one.dimension == other.dimension and kind == its
    )


def _ends(text: str, quantity: Quantity) -> tuple[Quantity, ...]:
    """A figure, or the two ends of a range that is none: `rose from 32 to 78`."""
    if quantity.high is None or quantity.role == "interval" or not since(text, quantity):
        return (quantity,)
    return structs.replace(quantity, high=None), structs.replace(quantity, value=quantity.high, high=None)


@lru_cache(maxsize=1024)
def _times(text: str) -> tuple[tuple[float, str], ...]:
    """How many times as much figures of `text` say (`1.8-fold`, an odds ratio of 1.25), each with its kind."""
    told = ((q, kind_of(text, q)) for q in _own(text) if q.high is None and q.value > 0)
    return tuple((q.value, kind[0]) for q, kind in told if kind is not None and kind[0] in ("fold", "ratio"))


@lru_cache(maxsize=1024)
def _own(text: str) -> tuple[Quantity, ...]:
    """The figures of `text` that are values, `_MOST` at most."""
    held = [q for q in figures_of(text) if q.role not in ("p", "year", "spread") and not _inside_pair(text, q)]
    return tuple(held[:_MOST])
