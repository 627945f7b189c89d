"""What an abstract states once for the whole study: the mean age of those who took part, and their follow-up.

A claim that tells it in few words has too little in common with any sentence to be placed by its words. It is held
against an abstract that states one such figure alone, where the claim names no group, part or time of its own.
"""

from __future__ import annotations

import re

from citecheck.claims.facets.number.apart import around, contrasts, untelling
from citecheck.claims.facets.number.size import of_part
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_AVERAGE = r"(?:mean|median|average)"
_FILL = (
    r"(?: ?(?:±|\+/-)? ?(?:\(?SD\)?|\[SD\]|of|about|around|nearly|almost|some|just|over|under|a|was|were|is|:|=|,))*"
)
_AGE_BEFORE = re.compile(
    rf"\b{_AVERAGE}{_FILL} (?:patient )?age(?: of (?:the )?(?:patients|participants|children|women|men|subjects))?"
    rf"{_FILL} ?$|\bage[sd]?\b[^.;\d]{{0,12}}\b{_AVERAGE}{_FILL} ?$",
    re.IGNORECASE,
)
_AVERAGE_BEFORE = re.compile(rf"\b{_AVERAGE}{_FILL} ?$", re.IGNORECASE)
_OLD = re.compile(r" (?:old|of age)\b", re.IGNORECASE)
_ON_AVERAGE = re.compile(rf"[^.;\d]{{0,30}}\b{_AVERAGE}\b", re.IGNORECASE)
_FOLLOWED = re.compile(r"\b(?:followed(?:[- ]up)?|follow-?(?: ?up)?)\b[^.;\d]{0,45}$", re.IGNORECASE)
_FOLLOW_AFTER = re.compile(r"['’]? (?:of )?follow-?(?: ?up)\b", re.IGNORECASE)
_TOLD = frozenset(key_of(w) for w in words("age aged old follow followed followup up mean median average year month"))
_STRANGE = 3.0
"""How much the words of a claim that the abstract never has may weigh."""
_SMALL, _ROUGH = 0.03, 0.2
"""Up to which share of the greater two figures are one, and two of which one is given roughly."""


def stated(matter: Matter, quantity: Quantity) -> tuple[int, Quantity] | None:
    """The sentence (numbered from 0) and figure that state another age or time of follow-up than `quantity`.

    None where `quantity` is neither, where the abstract states none or several, or where the claim speaks of a part.
    """
    text = matter.claim.text
    fact = _fact(text, quantity)
    if not fact or of_part(text, quantity) or (fact == "age" and "age at " in text.lower()):
        return None
    found = [
        (n, q)
        for n, sentence in enumerate(matter.reading.sentences)
        for q in figures_of(sentence.text)
        if _fact(sentence.text, q) == fact
    ]
    if len(found) != 1:
        return None
    n, printed = found[0]
    sentence = matter.reading.sentences[n]
    if of_part(sentence.text, printed):
        return None
    close = around(matter.said.tokens, quantity) - untelling(matter.said) - _TOLD
    title = matter.reading.title.keys
    if any(contrasts(k, sentence) for k in close - sentence.keys - title):
        return None
    if sum([rarity(k) for k in sorted(close - matter.reading.keys)]) > _STRANGE:
        return None
    gap = abs(quantity.value - printed.value) / max(quantity.value, printed.value, 1e-9)
    rough = quantity.about or printed.about
    return None if agrees(quantity, printed) or gap <= (_ROUGH if rough else _SMALL) else (n, printed)


def _fact(text: str, quantity: Quantity) -> str:
    """`age` where a figure is the mean age, `follow-up` where it is how long people were followed, else nothing."""
    if quantity.dimension != "day" or quantity.high is not None or quantity.role == "spread":
        return ""
    before = text[max(0, quantity.start - 70) : quantity.start]
    if _AGE_BEFORE.search(before):
        return "age"
    if _OLD.match(text, quantity.end) and (_AVERAGE_BEFORE.search(before) or _ON_AVERAGE.match(text, quantity.end)):
        return "age"
    if _FOLLOWED.search(before) or _FOLLOW_AFTER.match(text, quantity.end):
        return "follow-up"
    return ""
