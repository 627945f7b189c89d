"""What stands beside a figure: the name that it is part of, its sign and unit, what it is said to be, and how surely.

The patterns are slow, and most figures stand beside none of what they look for: each is tried only where the text
before the figure ends, or has, what it cannot match without.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, get_args

from citecheck.claims.words.wordlists import words as listed

Role: TypeAlias = Literal[
    "percentage", "count", "mean", "difference", "ratio", "p", "interval", "i2", "scale", "time", "dose", "year",
    "fold", "measure", "spread", "plain",
]  # fmt: skip

_ROLES: dict[str, Role] = {role: role for role in get_args(Role)}
_BEFORE_SIGN = re.compile(r"[<>≤≥=~≈±+−–-]\s?$")
_IN_NAME = re.compile(r"(?:\b(?:type|grade|stage|phase|class|level|factor|group|table|figure|fig|chapter|step|part|"
                      r"version|day|week|month|year|visit|arm|cohort|no|number|ref|section|covid|sars-cov|"
                      r"omega)[\s.#-]{0,2})$",
                      re.IGNORECASE)  # fmt: skip
_ROLE_WORDS = re.compile(
    r"(?P<p>\b[pP](?:[- ]values?)?(?: of| was)?\s?[=<>≤≥]\s?$)"
    r"|(?P<i2>\bI(?:\^?2|²)\s?(?:=|was|of|:)?\s?$)"
    r"|(?P<ratio>\b(?:OR|RR|HR|aOR|aHR|aRR|odds ratio|relative risk|hazard ratio|risk ratio|rate ratio|"
    r"incidence rate ratio|"
    r"IRR|prevalence ratio)s?[)\]]?(?: \[[A-Za-z]{2,4}\])?(?: \([A-Za-z]{2,4}\))?[,:]?\s?(?:=|of|was|were|:)?\s?$)"
    r"|(?P<count>\bn\s?=\s?$)"
    r"|(?P<interval>\b(?:CIs?|confidence intervals?|CrI)[\])]?[,:]?\s?(?:=|of|was|:|from)?\s?[\[(]?$)"
    r"|(?P<difference>\b(?:mean difference|MD|SMD|WMD|difference)[)\]]?[,:]?\s?(?:=|of|was|:)?\s?$)"
    r"|(?P<mean>\b(?:mean|average|median|averaged|averaging)(?: (?:of|was|were|is|age|age of))?\s?$)",
)
_APPROX = re.compile(
    r"\b(?:about|around|approximately|approx\.?|circa|nearly|almost|roughly|some|over|more than|at least|up to|under|"
    r"less than|fewer than|close to|just over|just under|an estimated|estimated)\s?(?:an?\s)?$|[~≈]\s?$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"\s?[- ]?(?P<unit>%|percentage points?|per ?cent\b|fold\b|times\b|×|mm ?Hg\b|kg/m2?\b|mg/kg\b|mg/dL\b|"
    r"mg/l\b|mmol/l\b|"
    r"μg\b|µg\b|mcg\b|ug\b|mg\b|kg\b|g\b|ng\b|IU\b|units?\b|m[lL]\b|L\b|cm\b|mm\b|km\b|nm\b|[μµ]m\b|kb\b|bp\b|"
    r"base pairs?\b|°C|"
    r"kcal\b|points?\b|years?\b|yrs?\b|months?\b|mo\b|weeks?\b|wks?\b|days?\b|hours?\b|hrs?\b|h\b|minutes?\b|mins?\b|"
    r"seconds?\b|decades?\b|billion\b|million\b|thousand\b|hundred\b)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?”\"’)]$")
_APART = re.compile(r"[A-Za-z)”\"]\s$")
_NOTHING = re.compile(r"[\s.]*")
_NAMES = tuple(
    listed(
        "type grade stage phase class level factor group table figure fig chapter step part version day week month "
        "year visit arm cohort no number ref section covid sars-cov omega"
    )
)
_SIGNED = re.compile("[=<>≤≥]")
_ROLE_HINTS = tuple(listed("I2 I^2 I² OR RR HR ratio risk CI CrI interval MD difference mean average averaging median"))
_ROLE_ENDS = tuple(
    listed(
        "= < > ≤ ≥ : , ) ] ( [ of was were is age from I2 I^2 I² OR ORs RR RRs HR HRs ratio ratios risk risks CI CIs "
        "interval intervals CrI difference MD mean average median averaged averaging"
    )
)
_ROUNDING = tuple(
    listed(
        "about around approximately approx approx. circa nearly almost roughly some over than least to under estimated "
        "~ ≈"
    )
)


_MARKER = re.compile(
    r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+\](?=[\s.,;:!?)”\"]|$)|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})+\)(?=[.,;:]|$)"
)
_SPREAD = re.compile(
    r"\b(?:CIs?|CrI|IQR|range[ds]?|interval|quartiles?|medians?|means?|scores?|ages?|from|between|of|was|were|is|mm|cm|mg|ml|"
    r"days?|weeks?|months?|years?|hours?|h|min|kg|g)$",
    re.IGNORECASE,
)
"""Several figures in brackets, and what stands before such as are values."""


_ONE_TIME = re.compile(r"[ -](?:year|month|week|hour)\b")


def part_of_name(text: str, start: int, end: int, *, words: bool) -> bool:
    """Whether what stands from `start` to `end` is part of a name or a marker; `words`: it is written in words."""
    before = text[max(0, start - 24) : start]
    if words:
        # "one" is a pronoun more often than a figure
        return text[start:end].lower() == "one" and _ONE_TIME.match(text, end) is None
    if before and (before[-1].isalpha() or before[-1] == "_" or (before[-1] in ".·," and before[-2:-1].isdigit())):
        return True
    if (
        before[-1:] in "-‐‑–/"
        and len(before) > 1
        and before[-2].isalpha()
        and not before.rstrip("-‐‑–/").endswith((" to", " vs"))
    ):
        return True
    if before[-1:] == "^":
        return True
    after = text[end : end + 2]
    if after[:1].isalpha() and not UNIT.match(text, end):
        return True
    if before[-1:] in "([" and after[:1] in ")]":
        return text[start:end].isdigit() and len(text[start:end]) < 4
    if _is_marked(text, start, before):
        return True
    # a marker: at the end of the sentence or glued to a stop or a closing quotation mark
    if _CLOSED.search(before[-2:]) and not before[-2:-1].isdigit() and not before.endswith("vs."):
        return True
    if end - start <= 2 and _NOTHING.fullmatch(text, end) and _APART.search(before[-3:]):
        return True
    if not before[: _end_of_word(before)].lower().endswith(_NAMES):
        return False
    return _IN_NAME.search(before) is not None and not UNIT.match(text, end)


def _is_marked(text: str, start: int, before: str) -> bool:
    """Whether the figure at `start` is one of several of a citation: `due to heat [12,14–16]`, not `15 [10, 20]`."""
    at = max(before.rfind("["), before.rfind("("))
    opened = start - len(before) + at
    if at < 0:
        return False
    if _MARKER.match(text, opened) is None:
        return False
    ahead = text[max(0, opened - 12) : opened].rstrip()
    return not ahead[-1:].isdigit() and not ahead.endswith(("%", "=", ":")) and _SPREAD.search(ahead) is None


def _end_of_word(before: str) -> int:
    """Where the last word of `before` ends: in front of blanks and signs."""
    at = len(before)
    while at and (before[at - 1] in ".#-" or before[at - 1].isspace()):
        at -= 1
    return at


def role_of(before: str) -> Role:
    """What the words before a figure say that it is."""
    if not before.rstrip().endswith(_ROLE_ENDS):
        return "plain"
    if _SIGNED.search(before[-3:]) is None and not any(hint in before for hint in _ROLE_HINTS):
        return "plain"
    named = _ROLE_WORDS.search(before)
    return _ROLES[named.lastgroup] if named is not None and named.lastgroup else "plain"


def rounded(before: str) -> bool:
    """Whether the words before a figure say that it is rounded or a bound."""
    tail = before.rstrip().lower()
    if not tail.endswith(_ROUNDING) and not (
        tail.endswith(("a", "an")) and tail.removesuffix("n").removesuffix("a").rstrip().endswith(_ROUNDING)
    ):
        return False
    return _APPROX.search(before) is not None


def sign_before(before: str) -> str:
    """The sign at the end of the words before a figure; nothing where there is none."""
    sign = _BEFORE_SIGN.search(before[-3:])
    return sign.group()[0] if sign is not None else ""
