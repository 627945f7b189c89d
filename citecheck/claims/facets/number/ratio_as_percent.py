"""A ratio read as a percentage: `raised the odds by 124%` beside an odds ratio of 1.24, `34% of them` beside 0.34.

Told only of a percentage that the abstract has nowhere, and whose digits are those of a ratio that it has in a sentence
on the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.figures.numbers import Quantity, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.ratios import ratios
from citecheck.claims.sentences.sides import part_of

_CHANGE = re.compile(
    r"\b(?:rais\w+|increas\w+|higher|more|greater|reduc\w+|lower\w*|fewer|less|cut|cuts|avert\w+|prevent\w+|drop\w*|fell|"
    r"rose|up|down|improv\w+|gain\w*|boost\w*|decreas\w+|declin\w+|likel\w+)\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\s?(?:%|per\s?cent)\sof\s(?:the|all|these|those)?", re.IGNORECASE)
_RATIO_WORD = re.compile(r"\b(?:ratio|OR|HR|RR)\b")
_VALUE = re.compile(r"\d{1,3}[.·]\d{1,3}")
_TIMES = re.compile(
    r"(?<![\d.])(?P<value>\d{1,2}(?:\.\d{1,2})?)(?:[- ]?fold\b|\stimes\s(?:as|the|more|higher|greater))", re.IGNORECASE
)
_BOUND = re.compile(r"\b(?:than|under|over|least|most)\s$", re.IGNORECASE)
_NEAR, _EXACTLY, _APART, _SAME = 0.51, 0.01, 3.0, 0.4
"""How near a percentage has to be to the digits of the ratio, how far from what the ratio says, and the weighted share
of the claim's words that the sentence, title and methods have."""


def ratio_as_percent(matter: Matter) -> Observation | None:
    """The percentage of a claim that is a ratio of the abstract misread."""
    text = matter.said.text
    mine = [q for q in figures_of(text) if q.dimension == "%" and q.high is None]
    if len(mine) != 1 or any(q.dimension == "%" and abs(q.value - mine[0].value) <= _NEAR for q in _printed(matter)):
        return None
    share = mine[0]
    if not text[share.start].isdigit() or _BOUND.search(text, 0, share.start):
        return None
    of_whom = _OF_WHOM.match(text, _digits_end(text, share)) is not None and _RATIO_WORD.search(text) is not None
    if not of_whom and _CHANGE.search(text) is None:
        return None
    known = known_of_all(matter.reading)
    names = frozenset(k for k in matter.said.plain if not k[0].isdigit())
    for n, sentence in enumerate(matter.reading.sentences):
        if part_of(names, sentence.keys | known) < _SAME or names.isdisjoint(sentence.keys):
            continue
        for value, at in _ratios(sentence.text):
            says = 100 * abs(value - 1)
            misread = abs(100 * value - share.value) <= _NEAR or abs(value - share.value) <= _EXACTLY
            if of_whom:
                misread = misread or abs(says - share.value) <= _NEAR
            elif abs(says - share.value) <= _APART:
                continue
            if misread and value != 1:
                said, printed = text[share.start : share.end], sentence.text[slice(*at)]
                return Observation(
                    facet="number", status="differs", claim=said, record=printed,
                    claim_at=(share.start, share.end), sentence=n, record_at=at, share=True,
                    rule="claim-number-differs",
                    message=f"the text says {said}, the abstract {printed}, which is no percentage",
                )  # fmt: skip
    return None


def _digits_end(text: str, share: Quantity) -> int:
    """Where the digits of a percentage end, before its sign."""
    digits = re.match(r"[\d.,]+", text[share.start :])
    return share.start + (digits.end() if digits is not None else 0)


def _printed(matter: Matter) -> Iterator[Quantity]:
    for sentence in (matter.reading.title, *matter.reading.sentences):
        yield from figures_of(sentence.text)


def _ratios(text: str) -> Iterator[tuple[float, tuple[int, int]]]:
    """The ratios and multiples of a sentence, with their offsets."""
    for one in ratios(text):
        value = _VALUE.search(text, one.start, one.end)
        if value is not None:
            yield float(value.group().replace("·", ".")), value.span()
    for m in _TIMES.finditer(text):
        yield float(m["value"]), m.span()
