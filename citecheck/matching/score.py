"""How likely a record is the one that a reference means, from what agrees and what does not.

Log-odds are added up field by field, as in record linkage (Fellegi & Sunter, J Am Stat Assoc 1969;64:1183-210): each
weight is the natural logarithm of how much more often the field looks so for the right record than for a wrong one
among those that a search brings up. The weights are set by hand and checked on printed references with planted errors.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from citecheck.matching.fields import Comparison

_PRIOR = -6.0
_PRIOR_BY_IDENTIFIER = 3.0
_ACCEPTED = 2.0
NEAR_TITLE = 0.8
_OTHER_TITLE = 0.7


class Score(Struct, frozen=True, kw_only=True):
    """`evidence` is what the fields say (candidates are ranked by it), `odds` the log-odds that the record is meant.

    `accepted`: the odds suffice, and so does the kind of evidence behind them.
    """

    evidence: float
    odds: float
    accepted: bool


def confidence(odds: float, rivals: Iterable[float] = ()) -> float:
    """The probability (0..1) that a record with these log-odds is meant and none of its rivals."""
    own = math.exp(max(-30.0, min(30.0, odds)))
    return round(own / (1.0 + own + sum(math.exp(max(-30.0, min(30.0, other))) for other in rivals)), 4)


def _title(comparison: Comparison) -> float:
    if comparison.title is None:
        return 0.0
    score = comparison.title.score
    if comparison.title.agrees:
        return min(12.0, 3.0 + 2.0 * comparison.title_words)
    if score >= 0.92:
        return min(10.0, 1.0 + 1.5 * comparison.title_words)
    if score >= NEAR_TITLE:
        return min(6.0, 1.0 * comparison.title_words)
    return -1.0 if score >= _OTHER_TITLE else -6.0


def _authors(comparison: Comparison) -> float:
    found = comparison.authors
    if found is None:
        return 0.0
    if found.agrees:
        return min(8.0, 3.5 + 1.2 * found.matched)
    if found.swapped:
        return 5.0
    if found.matched == 0:
        return -6.0
    return 8.0 * found.score - 3.0 + (1.0 if found.first else 0.0)


def _year(comparison: Comparison) -> float:
    if comparison.year_gap is None:
        return 0.0
    return {0: 2.0, 1: -1.0}.get(comparison.year_gap, -3.0)


def _plain(agrees: bool | None, yes: float, no: float) -> float:
    return 0.0 if agrees is None else yes if agrees else no


def score(comparison: Comparison, *, by_identifier: bool = False) -> Score:
    """The log-odds of one candidate, and whether it may count as the one that is meant.

    A printed identifier that leads to the record shifts the odds, for most printed identifiers are right. A sum alone
    does not decide: a title that is another one is accepted only where authors, journal and place (volume, page) all
    speak for the record, so real names and a real journal around an invented title are not enough.
    """
    early = comparison.early
    evidence = (
        _title(comparison)
        + _authors(comparison)
        + _year(comparison)
        + _plain(comparison.agrees("journal"), 3.0, -4.0)
        + _plain(comparison.agrees("volume"), 3.0, 0.0 if early else -2.0)
        + _plain(comparison.agrees("issue"), 0.5, -0.5)
        + _plain(comparison.agrees("pages"), 5.0, 0.0 if early else -2.0)
    )
    odds = evidence + (_PRIOR_BY_IDENTIFIER if by_identifier else _PRIOR)
    if _is_certain(comparison):
        return Score(evidence=round(evidence, 3), odds=round(max(odds, _ACCEPTED), 3), accepted=True)
    carried = _carried_by_identifier(comparison) if by_identifier else _carried(comparison)
    return Score(evidence=round(evidence, 3), odds=round(odds, 3), accepted=odds >= _ACCEPTED and carried)


def _is_certain(comparison: Comparison) -> bool:
    """Whether it is the same work whatever else is wrong: a long title with its authors, or with journal and year."""
    title, authors = comparison.title, comparison.authors
    if title is None or not title.agrees:
        return False
    named = authors is not None and authors.agrees and authors.matched >= 2
    placed = comparison.agrees("journal") is True and comparison.year_gap == 0
    return (named and comparison.title_words >= 5) or (placed and comparison.title_words >= 6)


def _tally(comparison: Comparison) -> tuple[int, int]:
    """How many fields beside the title speak for the record, and how many against it."""
    authors, gap = comparison.authors, comparison.year_gap
    journal, volume, pages = (comparison.agrees(name) for name in ("journal", "volume", "pages"))
    some = authors is not None and authors.score >= 0.5
    whole = authors is not None and authors.agrees and authors.matched >= 3
    backed = sum((some, whole, journal is True, gap == 0, pages is True, volume is True))
    against = sum((authors is not None and authors.matched == 0, journal is False, (gap or 0) > 1))
    return backed, against


def _is_near(comparison: Comparison) -> bool:
    return comparison.title is not None and (comparison.title.agrees or comparison.title.score >= NEAR_TITLE)


def _carried(comparison: Comparison) -> bool:
    """Whether what agrees can carry an identification that no printed identifier supports."""
    authors, title, gap = comparison.authors, comparison.title, comparison.year_gap
    journal, volume, pages = (comparison.agrees(name) for name in ("journal", "volume", "pages"))
    some = authors is not None and authors.score >= 0.5
    place = (pages is True and volume is not False) or (volume is True and pages is None)
    if title is None:
        full = authors is not None and (authors.agrees or authors.swapped)
        return pages is True and journal is True and (volume is True or full)
    if not _is_near(comparison):
        return some and journal is True and (gap or 0) <= 1 and pages is True and volume is not False
    backed, against = _tally(comparison)
    if not title.agrees:
        elsewhere = pages is False and volume is False and title.score < 0.92
        return (
            backed >= 2 and against == 0 and not elsewhere and (some or (authors is None and journal is True and place))
        )
    if comparison.title_words <= 2 and authors is None:
        known = journal is True and gap == 0 and pages is not False
        return known and (comparison.title_words == 2 or place)
    if comparison.title_words <= 2:
        return some and (place or (journal is True and gap == 0 and pages is not False))
    nothing_else = authors is None and journal is None and gap is None
    return (backed >= 1 and backed > against) or (nothing_else and comparison.title_words >= 4)


def _carried_by_identifier(comparison: Comparison) -> bool:
    """Whether the rest of a reference bears out the record that its printed identifier leads to."""
    authors, title = comparison.authors, comparison.title
    journal, volume, pages = (comparison.agrees(name) for name in ("journal", "volume", "pages"))
    backed, against = _tally(comparison)
    if title is None:
        return against == 0 or backed > against
    if _is_near(comparison):
        return against <= 1 or backed > against
    place = (pages is True and volume is not False) or (volume is True and pages is not False) or comparison.early
    some = authors is not None and authors.score >= 0.5
    return (
        journal is True and (comparison.year_gap or 0) <= 1 and place and (some or (authors is None and pages is True))
    )
