"""Where the clauses of a sentence begin and end that each say what came of what, for `effects`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from citecheck.claims.sentences.effect_forms import ACTS, MOVES
from citecheck.claims.sentences.phrased import Span

_BORDER = re.compile(
    r"[;:]\s?|\.(?=\s|$)|,?\s(?:but|whereas|while|whilst|although|though|yet)\s(?!not\b)|,\s(?:since|because|as)\s|"
    r",\s(?:and\s)?(?=with\s(?:no|similar|comparable|unchanged|an?)\s)|"
    r",?\s(?:nor|neither)\s(?=(?:was|were|did|do|does|is|are)\s)|"
    rf",?\s(?:and|but)\s(?=(?:\w+ly\s)?(?:did|had|was|were|{MOVES}|{ACTS}|led|resulted)\b)|"
    r",\sand\s(?=(?:the\s)?(?:[\w-]+\s){1,6}(?:was|were|did|had|fell|rose|remained)\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:was|were|had|did|reported|experienced|showed|fell|rose|"
    r"(?:reduc|decreas|lower|increas|rais|improv|worsen|prolong|shorten|declin)ed)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\sand\s(?=(?:the\s)?(?:[\w-]+\s){1,4}?(?:was|were|had|did|reported|experienced|showed|fell|rose)\s)",
    re.IGNORECASE,
)
"""`Women had fewer X than men and men had less Y`."""
_SUBORDINATE = re.compile(r"(?:although|though|while|whilst|whereas|despite)\s", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s(?:did|does|do|was|were|is|are)$", re.IGNORECASE)
"""`More than placebo did`."""
_SUCH = (
    r"(?:this|it|these|they|the|that)\s?(?:observed\s)?(?:difference|change|effect|trend|reduction|decrease|increase|"
    r"improvement|association|result|finding)?s?\s"
)
_NOT_REACHED = (
    r"(?:(?:was|were|is|are)\snot\s(?:statistically\s)?significant|"
    r"(?:did\snot|failed\sto)\s(?:reach|attain|achieve)\s(?:statistical\s)?significance|"
    r"f[ae]ll(?:s|ing)?\sshort\sof\s(?:statistical\s)?significance)"
)
TAKEN_BACK = re.compile(
    rf"(?:,?\s(?:but|though|although|yet|albeit)[, ]{{1,2}}(?:{_SUCH})?|[;.]\s(?:(?:but|however,?)\s)?{_SUCH})"
    rf"{_NOT_REACHED}\b|"
    r",?\s(?:but|though|although|yet|albeit)[, ]{1,2}not\s(?:to\san?\s)?(?:statistically\s)?significant(?:ly)?"
    r"(?:\sso|\s(?:degree|extent))?\b",
    re.IGNORECASE,
)
"""What takes back the clause before it: `, but not significantly`."""


def without_what_takes_back(plain: str) -> tuple[str, list[Span]]:
    """`plain` with blanks for each phrase that takes back the clause before it, and where those stood."""
    taken = [m.span() for m in TAKEN_BACK.finditer(plain)]
    return TAKEN_BACK.sub(lambda m: " " * len(m.group()), plain), taken


def clauses(plain: str) -> Iterator[Span]:
    """The offsets of each clause, in order, without its conjunction and the marks at its end."""
    cuts = [(0, 0), *(m.span() for m in _BORDER.finditer(plain)), (len(plain), len(plain))]
    for (_, start), (end, _) in itertools.pairwise([(0, 0), *_with_joined(plain, cuts)]):
        first = start + len(plain[start:end]) - len(plain[start:end].lstrip())
        led = _SUBORDINATE.match(plain, first, end)
        comma = plain.find(", ", first, end)
        if led is not None and comma > 0:
            yield led.end(), comma
            first = comma + 2
        elif led is not None:
            first = led.end()
        last = start + len(_AUXILIARY.sub("", plain[start:end].rstrip(" ,.")))
        if first < last:
            yield first, last


def _with_joined(plain: str, cuts: Sequence[Span]) -> Iterator[Span]:
    """The borders of clauses with those at an `and` before a clause that has a subject and verb of its own."""
    for (_, start), (end, last) in itertools.pairwise(cuts):
        yield from (
            (m.start(), m.end()) for m in _JOINED.finditer(plain, start, end) if _SAYS.search(plain, start, m.start())
        )
        yield end, last
