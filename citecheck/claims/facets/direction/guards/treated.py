"""What a treatment of something does, beside what the thing itself does: they go opposite ways and bear each other out.

`Sleep apnoea leads to stroke` is not contrary to `treatment of sleep apnoea lowers the risk of stroke`.
"""

from __future__ import annotations

import re

from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.sides import weight

_REMEDY = re.compile(
    r"\b(?:treat(?:ment|ing)|therapy|manag(?:ement|ing)|correct(?:ion|ing)|control(?:ling)?|remov(?:al|ing)|"
    r"eradicati(?:on|ng)|resection|repair|prevent(?:ion|ing)|cessation|withdrawal|avoid(?:ance|ing)|relief|reliev\w+|"
    r"inhibit(?:ion|ing|ors?)|block(?:ade|ing|ers?)|antagonists?|suppress(?:ion|ing))\s"
    r"(?:(?:of|for|against)\s)?(?:(?:the|an?|this|such)\s)?(?P<what>(?:[\w-]+\s){0,3}[\w-]+)",
    re.IGNORECASE,
)
_LEAST = 2.5
"""How much the words of what is treated have to weigh."""


def of_its_treatment(said: ClaimReading, about: frozenset[str], sentence: Sentence) -> bool:
    """Whether a sentence tells of the treatment of what a claim (of which `about` are the keys) tells of, untreated."""
    treated = _treated(sentence.text, sentence) & about
    return weight(treated) >= _LEAST and not treated & _treated(said.text, said)


def _treated(text: str, read: ClaimReading | Sentence) -> frozenset[str]:
    spans = [m.span("what") for m in _REMEDY.finditer(text)]
    return frozenset(k for t in read.tokens if any(a <= t.start < b for a, b in spans) for k in t.keys)
