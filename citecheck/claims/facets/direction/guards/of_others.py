"""Whether a sentence that seems to say the contrary of a claim speaks of something else.

Of another subgroup or agent; of how long something takes, not how fast it goes; of an effect that became
more; or of what is better, where the claim only says what is less so. Or whether the claim tells of other works.
"""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.sentences.comparisons import ORDER
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.wordlists import words

_PACE = re.compile(r"(?:slow|delay|retard|hasten|accelerat|postpon|quick|speed|sped|fast|soon)\w*", re.IGNORECASE)
_LENGTH = re.compile(r"(?:prolong|shorten|length|extend)\w*|longer|shorter", re.IGNORECASE)
"""What is slowed takes longer."""
_LATER = re.compile(r"(?:delay|postpon)\w*", re.IGNORECASE)
_AMOUNTS = re.compile(r"(?:more|less|fewer|higher|lower|greater|smaller|larger)\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:]\s|\b(?:although|whereas|while|but|though)\s", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:others|(?:other|previous|earlier|prior|older|some) (?:\w+ )?(?:authors|studies|groups|trials|reports|works?|"
    r"investigators|researchers|reviews|series)) (?:\w+ )?(?:had|have|has|found|report\w*|show\w*|saw|see|claim\w*|"
    r"suggest\w*|conclud\w*|describ\w*)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"\b(?:effects?|inhibition|suppression|attenuation|blockade|abrogation)\b", re.IGNORECASE)
_EFFECT_WAS = re.compile(
    rf"{_EFFECT.pattern}(?: (?!that\b|which\b)[\w-]+){{0,5}} (?:was|were|is|are|be|been) (?:\w+ly )?$", re.IGNORECASE
)
_SUBGROUP = re.compile(
    r"\W*(?:[A-Z]{4,}:?\s)?(?:In|Among|For) (?:the )?(?:[\w-]+ )?(?:patients|those|participants|people|women|men|"
    r"children|adults|individuals|subjects|cases) (?:with|without|aged|who|of|at|whose) (?P<whom>[^,;:]{2,70}),"
)
"""Of whom alone a sentence speaks."""
_ORDERING = frozenset(words("more less most least greater better worse smaller larger than")) | ORDER
_TAKES_UP = re.compile(r"\b(?:this|these|such|it|its|they|their|the latter|the former|same)\b", re.IGNORECASE)
"""What a sentence calls that was named before it."""
_WORTH = ("improv", "worsen", "deteriorat", "ameliorat", "impair", "harm")
_PHRASE_ENDS = frozenset(words("in of for among by with on at during after from to through via than and or"))
_PAUSE = re.compile(r"[,;:()]|\.(?!\d)")
_RARE, _NAMING = 2.0, 3.0
"""Rarity from which words tell who is meant, and from which they name a thing."""


def pace_and_length(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether one of two words says how fast something goes, and the other how long it takes."""
    pace, length = (
        (p.match(said.text, at) is not None, p.match(sentence.text, record_at) is not None) for p in (_PACE, _LENGTH)
    )
    return (pace[0] and length[1]) or (pace[1] and length[0])


def later_or_more(said: ClaimReading, at: int, sentence: Sentence, record_at: int) -> bool:
    """Whether one of two words says that something came later, and the other that there was more or less of it."""
    texts = ((said.text, at), (sentence.text, record_at))
    return any(
        _LATER.match(*one) is not None and _AMOUNTS.match(*other) is not None for one, other in (texts, texts[::-1])
    )


def of_some_alone(matter: Matter, sentence: Sentence) -> bool:
    """Whether the sentence speaks only of some, whom neither the claim nor the title names."""
    told = _SUBGROUP.match(sentence.text)
    if told is None:
        return False
    whom = {k for t in sentence.tokens if told.start("whom") <= t.start < told.end("whom") for k in t.keys}
    telling = {k for k in whom if rarity(k) >= _RARE}
    return bool(telling) and telling.isdisjoint(matter.said.weights) and telling.isdisjoint(matter.reading.title.keys)


def orders_alone(matter: Matter, one: Opposition) -> bool:
    """Whether only one of two words is one of order: less improved than others is improved all the same."""
    if one.other is None or one.ranked is None or 0 in (one.sign.value, one.other.value):
        return False
    return less_than_others(matter, one.sign.index, one.ranked.sentence)


def less_than_others(matter: Matter, n: int, sentence: Sentence) -> bool:
    """Whether word `n` of the claim is `improved` of `less improved`, and the sentence compares nothing, or another."""
    tokens = matter.said.tokens
    kind = classify(tokens[n].word) if n < len(tokens) else None
    if not n or tokens[n - 1].word not in ("less", "least") or kind is None or kind[0] != "worth":
        return False
    if not any(t.word in _ORDERING for t in sentence.tokens):
        return True
    of_whom = {k for t in tokens[n + 1 :] for k in t.keys if rarity(k) >= _NAMING and k in matter.reading.keys}
    return not of_whom <= sentence.keys


def of_other_works(text: str, at: int) -> bool:
    """Whether the clause of the word at an offset tells what others found, beside what the source did."""
    start = max([m.end() for m in _BREAK.finditer(text, 0, at)], default=0)
    end = min([m.start() for m in _BREAK.finditer(text, at)][:1] or [len(text)])
    return end - start < len(text.rstrip(" .")) and _OTHERS.search(text, start, end) is not None


def of_an_effect(matter: Matter, one: Opposition) -> bool:
    """Whether what became more or less is an effect, and the claim names none: `this inhibition was enhanced`."""
    if one.other is None or one.ranked is None or _EFFECT.search(matter.said.text):
        return False
    return _EFFECT_WAS.search(one.ranked.sentence.text, 0, one.other.start) is not None


def of_another_agent(matter: Matter, one: Opposition) -> bool:
    """Whether what the claim says to act is named elsewhere in the abstract, and the sentence has another acting."""
    if one.other is None or one.ranked is None or not one.sign.value * one.other.value:
        return False
    sentence = one.ranked.sentence
    if one.sign.axis == "significance" or _TAKES_UP.search(sentence.text):
        return False
    before = [t for t in matter.said.tokens if t.end <= one.sign.start]
    acting = {k for t in before for k in t.keys if not k[0].isdigit() and rarity(k) >= _NAMING}
    acting &= matter.reading.keys
    return bool(acting) and acting.isdisjoint(sentence.keys | matter.reading.title.keys)


def of_something_else(said: ClaimReading, told: tuple[int, int], sentence: Sentence) -> bool:
    """Whether the sentence has no word of what the claim calls better or worse: `improves outcomes by lowering A`."""
    at = told[1]
    if not said.text[slice(*told)].lower().startswith(_WORTH):
        return False
    stop = min([m.start() for m in _PAUSE.finditer(said.text, at)][:1] or [len(said.text)])
    found: set[str] = set()
    for token in said.tokens:
        if at <= token.start < stop:
            if token.word in _PHRASE_ENDS:
                break
            found.update(token.keys)
    return bool(found) and found.isdisjoint(sentence.keys)
