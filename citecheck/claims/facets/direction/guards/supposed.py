"""What an abstract tells as supposed before the study: a claim that says it flatly has it not from there."""

from __future__ import annotations

import re

from citecheck.claims.reading import Sentence

EARLY = 0.2
"""The part (0..1) of an abstract without labels that tells what was known before."""
SUPPOSED = re.compile(
    r"\b(?:may|might|could|possibly|hypothes\w+|unclear|uncertain|controversial|debated)\b", re.IGNORECASE
)


def only_supposed(sentence: Sentence) -> bool:
    """Whether a sentence tells what was thought before the study, which a claim does not repeat as a finding."""
    return sentence.place < EARLY and SUPPOSED.search(sentence.text) is not None
