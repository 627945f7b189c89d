"""How far the fields of an entry can be relied on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from citecheck.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citecheck.models import Fields, ReferenceKind
    from citecheck.references.rules import Spans

UNPARSED_BELOW = 0.2
"""Below this confidence (0..1) the fields are not to be relied on: rule `reference-unparsed`."""

# Fitted by logistic regression to references that the model had not seen (2,194, in three folds).
_BASE = 4.15
_SURE = 2.3
_DIFFERS = {"author": -0.3, "title": -1.3, "journal": -0.85, "year": -0.1, "volume": -0.95, "pages": -0.75}
_SILENT = {"volume": -0.7, "pages": -0.4}
_HIGHEST = 0.995
_ENDS = " .,;:()"


def evidence(text: str, rules: Spans, learned: Spans, sure: float) -> dict[str, float]:
    """What speaks for and against the reading of `text`: the model's own doubt, and where the two readings differ.

    `sure` is the likelihood (0..1) that the model gives its labels.
    """
    if not learned:
        # The rules alone: as unsure as of a reading in seven that the model doubts.
        return dict.fromkeys((*_DIFFERS, *(name + "?" for name in _DIFFERS)), 0.0) | {"sure": math.log(1 / 7)}
    known = {"sure": max(-12.0, math.log(max(sure, 1e-9)))}
    for name in _DIFFERS:
        mine, printed = learned.get(name), rules.get(name)
        known[name] = 0.0
        known[name + "?"] = 0.0
        if mine and printed:
            known[name] = float(mine != printed and not _same(text[slice(*mine)], text[slice(*printed)]))
        else:
            known[name + "?"] = float((mine is None) != (printed is None))
    return known


def _same(one: str, other: str) -> bool:
    """Whether the two readings are one when folded; mostly a stop at the end is all that parts them."""
    return one.strip(_ENDS) == other.strip(_ENDS) or fold(one) == fold(other)


def confidence(fields: Fields, kind: ReferenceKind, known: Mapping[str, float], *, chapter: bool = False) -> float:
    """How likely (0..1) all `fields` are right, as far as the two readings tell: `known` is their `evidence`.

    `chapter` says that a chapter was taken apart by its own rule. Other kinds than articles have no numbers that could
    be in doubt, so names, title and year are enough.
    """
    if not fields.title:
        # Some styles print no title; journal, year, volume and page name an article as well.
        if fields.journal and fields.year and fields.volume and fields.pages:
            return 0.6
        placed = fields.journal and fields.year and fields.volume
        return 0.35 if fields.doi or fields.pmid or fields.url or placed else 0.1
    score = _BASE + _SURE * known["sure"]
    for name, weight in _DIFFERS.items():
        score += weight * known[name] + _SILENT.get(name, 0.0) * known[name + "?"]
    likely = 1 / (1 + math.exp(-score))
    if kind != "article" and fields.authors and fields.year and len(fields.title.split()) > 1:
        likely = max(likely, 0.8 if chapter else 0.5)
    named = fields.doi or fields.pmid or fields.pmcid or fields.url
    # Words alone, without who, where or when: nobody could look that up.
    highest = _HIGHEST if named or fields.journal or (fields.authors and fields.year) else UNPARSED_BELOW - 0.01
    return round(max(0.05, min(likely, highest)), 3)
