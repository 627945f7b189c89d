"""What an abstract tells as supposed, meant or studied: a claim that says flatly how it was has it not from there."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence

EARLY = 0.2
"""The part (0..1) of an abstract without labels that tells what was known before."""
SUPPOSED = re.compile(
    r"\b(?:may|might|could|possibly|hypothes\w+|unclear|uncertain|controversial|debated)\b", re.IGNORECASE
)
_BEFORE = 0.34
"""The part of an abstract in which others' findings are those from before the study."""
_TOLD = r"(?:\w+(?:ed|uces|oves|ents|owers|creases|ises|ens|its|otes)|rose|fell|grew|led|was|were)\b"
"""A verb that tells what happened: `iron given to women reduced it`."""
_MEANT = re.compile(
    r"\b(?:used|employed|given|prescribed|administered|recommended|advocated|promoted|proposed|suggested|designed|"
    r"developed|introduced|intended|expected|thought|believed|assumed|presumed|hoped|meant|aimed|supposed|claimed|purported|"
    rf"said)\s(?:\w+\s){{0,4}}?(?:to|for|in)\s(?:(?!{_TOLD})\w+\s){{0,3}}$",
    re.IGNORECASE,
)
"""What stands before what a thing is for, or is believed to do: `alarms are used to` reduce falls."""
_BELIEVED = re.compile(
    r"\b(?:earlier|previous|prior|past|some|several|other|most) (?:\w+ )?(?:studies|trials|reports|reviews|authors|"
    r"experts)\b|"
    r"\b(?:it|this) (?:is|was|has been) (?:\w+ )?(?:held|believed|thought|assumed|presumed|suggested|proposed|"
    r"claimed) that\b",
    re.IGNORECASE,
)
"""Before what others are said to have found or to think."""
_KNOWN_BEFORE = re.compile(
    r"\b(?:has|have) (?:\w+ )?been (?:\w+ly )?(?:linked|associated|related|correlated|reported|shown|found|implicated|"
    r"suggested|proposed|claimed|described|demonstrated|observed)\b",
    re.IGNORECASE,
)
"""How an abstract tells what was known before: `has been linked to`."""
_EXAMINED = (
    r"(?:examined|tested|studied|investigated|assessed|evaluated|explored|compared|analy[sz]ed|determined|sought|"
    r"addressed|concerned)\b"
)
_STUDIED = re.compile(
    r"(?:\W|[A-Z]{4,}\W)*(?:in )?"
    r"(?:we|this|our|the (?:[\w-]+ )?(?:study|trial|review|analysis|article|paper|authors))\b(?: [\w-]+){0,3}? "
    rf"{_EXAMINED}(?!.*\b(?:found|show\w*|but|although|with)\b)|"
    rf"[^,;:]*\b(?:was|were|is|are|been) (?:\w+ly )?(?:{_EXAMINED}|(?:unclear|unknown|debated|controversial)\b)"
    r"(?:\W*$|,? (?:in|by|with|using|among)\b(?!.*\b(?:was|were|is|are|had|found|show\w*)\b))",
    re.IGNORECASE,
)
"""A sentence that says what was studied, and no more."""
_DENIAL = re.compile(r"(?:not|never|no)\s(?:to\s)?|to\s", re.IGNORECASE)


def only_supposed(sentence: Sentence) -> bool:
    """Whether a sentence tells what was thought before the study, which a claim does not repeat as a finding."""
    return sentence.place < EARLY and SUPPOSED.search(sentence.text) is not None


def found_nothing_of(
    matter: Matter, at: tuple[int, int] | None, index: int | None, record_at: tuple[int, int] | None
) -> bool:
    """Whether what sentence `index` says at `record_at` was supposed, meant or studied, or known before.

    A claim that tells flatly how it was has it not from there. One that keeps `believed to` or `may` before `at`
    retells the supposition itself, and can turn it round.
    """
    if index is None or index >= len(matter.reading.sentences):
        return False
    sentence, said = matter.reading.sentences[index], matter.claim.text
    if _STUDIED.match(sentence.text):
        return _STUDIED.match(said) is None
    early = sentence.place < _BEFORE
    if early and any(cue.search(sentence.text) and not cue.search(said) for cue in (SUPPOSED, _KNOWN_BEFORE)):
        return True
    end = len(sentence.text) if record_at is None else record_at[0]
    if _BELIEVED.search(sentence.text, 0, end) is not None and early:
        return _BELIEVED.search(said) is None
    if record_at is None:
        return False
    verb = _word_after(sentence.text, record_at[0])
    if re.match(_TOLD, sentence.text[verb:]) or _MEANT.search(sentence.text, 0, verb) is None:
        return False
    return at is None or _MEANT.search(said, 0, _word_after(said, at[0])) is None


def _word_after(text: str, at: int) -> int:
    """Where the verb begins that a denial or `to` leads to."""
    denied = _DENIAL.match(text, at)
    return at if denied is None else denied.end()
