"""What sets a figure of a claim apart from a sentence: a definition, a group, an outcome, another time or scale.

Words that only tell a figure (`nearly`, `accounted for`) set nothing apart, whether the sentence has them or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.evidence import Ranked
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import ClaimReading, Sentence
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_REACH = 7
_BESIDE = 4
_TELLING = 4.0
_FOREIGN = 5.0
_RARE, _SHARE = 7.0, 0.4
"""Rarity of a word that names a thing, and the share of such words from which on the claim speaks of another thing."""
_DEFINES = re.compile(r"\b(?:defined|definition|criteri(?:on|a) (?:was|were))\b")
_AGE_AT = re.compile(r"\b[Aa]ge at ([a-z]+)")
_LABEL = re.compile(r"\b(?:[Gg]roup|[Aa]rm|[Rr]egimen|[Cc]ohort|[Pp]rotocol|[Ss]tep|[Mm]odel)s? ([A-Z]|[0-9]{1,2})\b")
_HAPPENED = frozenset(
    words(
        "struck strikes hit hits befell befalls reached reaches carried carries took taking bore faced went became "
        "become becomes kept keep keeps moved came comes brought remained remains got gets gave given put "
        "held drawn drew made found seen noted recorded averaged averaging succeeded amounted amounts stood stands "
        "ran lay left used ended needed roughly added turned dropped"
    )
)
"""Verbs of everyday words that say that something came about, and nothing of what."""
_TOLD = _HAPPENED | frozenset(
    words(
        "almost nearly roughly approximately about around only just barely hardly mean means average median averages "
        "percent percentage percentages proportion proportions share fraction account accounted accounts accounting "
        "done occur occurred occurs occurring presented taken received receive underwent "
        "undergoing affected affects affect experienced experience comprised comprises included observed reported "
        "performed showed shown"
    )
)
"""Words that tell a figure, and nothing of what it is a figure of."""
_ORDINALS = {key_of(w): figure for w, figure in (("first", "1"), ("second", "2"), ("third", "3"))}
_NON = key_of("non")
_CONTRAST = frozenset(
    key_of(w) or w
    for w in words(
        "placebo control positive negative women men female male boys girls children adults elderly older younger "
        "pregnant primary secondary first second third total overall partial complete mild moderate severe "
        "early late acute "
        "chronic major minor white black smokers nonsmokers untreated left right before baseline internal external "
        "singleton singletons twin twins absolute relative "
        "validation derivation best worst minimum maximum lowest highest unadjusted crude"
    )
)


_SEX = frozenset(key_of(w) for w in words("women men female male boys girls pregnant"))


def set_apart(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], ranked: Ranked) -> bool:
    """Whether something shows that the sentence does not speak of the very same as the claim's `quantity`.

    The sentence defines a term; the words at the figure name a group, an outcome or a contrast that the sentence, the
    one before it and the title lack; another group by its letter, another time, or another scale.
    """
    sentence, text, reading = ranked.sentence, matter.claim.text, matter.reading
    if _DEFINES.search(sentence.text) or _other_age(text, sentence):
        return True
    context = reading.title.keys | (reading.sentences[ranked.index - 1].keys if ranked.index else frozenset())
    said = around(matter.said.tokens, quantity)
    lacking = said - ranked.shared - context - untelling(matter.said)
    if any(contrasts(k, sentence) for k in lacking) or (_NON in said and _NON not in sentence.keys):
        return True
    beside = around(matter.said.tokens, quantity, _BESIDE)
    if any(k in beside and rarity(k) >= _TELLING and k in reading.keys for k in lacking):
        return True
    if any(rarity(k) >= _FOREIGN and k not in reading.keys for k in lacking):
        return True
    return _elsewhere(text, quantity, claimed, sentence)


def _other_age(text: str, sentence: Sentence) -> bool:
    """Whether the claim gives the age at something (`at death`) that the sentence does not speak of."""
    return any(key_of(m.group(1)) not in sentence.keys for m in _AGE_AT.finditer(text))


def disagrees(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], ranked: Ranked) -> bool:
    """Whether the sentence plainly speaks of another group, time or scale; other words of the claim may be its own."""
    if _DEFINES.search(ranked.sentence.text) or of_one_of_two(matter, quantity, ranked):
        return True
    return _elsewhere(matter.claim.text, quantity, claimed, ranked.sentence)


def of_one_of_two(matter: Matter, quantity: Quantity, ranked: Ranked) -> bool:
    """Whether the words around `quantity` name one of two (`women`, `second`) that the sentence has not."""
    return any(contrasts(k, ranked.sentence) for k in _lacking(matter, quantity, ranked))


def of_one_sex(matter: Matter, quantity: Quantity, ranked: Ranked) -> bool:
    """Whether they name a sex that the sentence and its context lack."""
    return not _SEX.isdisjoint(_lacking(matter, quantity, ranked))


def _lacking(matter: Matter, quantity: Quantity, ranked: Ranked) -> frozenset[str]:
    """The keys around `quantity` that the sentence, the one before it and the title lack."""
    context = matter.reading.title.keys
    if ranked.index:
        context |= matter.reading.sentences[ranked.index - 1].keys
    return around(matter.said.tokens, quantity) - ranked.shared - context


def of_a_strange_thing(matter: Matter, quantity: Quantity) -> bool:
    """Whether much of what the claim says of the figure are rare words that title and abstract never have."""
    close = sorted(around(matter.said.tokens, quantity))
    strange = [k for k in close if k not in matter.reading.keys and rarity(k) >= _RARE]
    return sum(map(rarity, strange)) >= _SHARE * sum(map(rarity, close))


def contrasts(key: str, sentence: Sentence) -> bool:
    """Whether a word of the claim that the sentence lacks may set a figure apart; `first cycle` is `cycle 1`."""
    return key in _CONTRAST and _ORDINALS.get(key) not in sentence.keys


def _elsewhere(text: str, quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether both sides name a group by its letter, a scale or a time, and not the same."""
    ours, theirs = _labels(text), _labels(sentence.text)
    if ours and theirs and not ours & theirs:
        return True
    scales = [q for q in claimed if q.high is not None and q is not quantity]
    return other_scale(scales, sentence) or _other_moment(quantity, claimed, sentence)


def other_scale(scales: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether both sides name the range of a scale, and not the same; `scales` are the ranges of the claim."""
    theirs = [q for q in figures_of(sentence.text) if q.high is not None and q.role != "interval"]
    return bool(scales and theirs) and not any(agrees(a, b) for a in scales for b in theirs)


def _labels(text: str) -> frozenset[str]:
    return frozenset(m.group(1) for m in _LABEL.finditer(text))


def _other_moment(quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether the claim names a time that the sentence does not, while the sentence names another."""
    ours = [q for q in claimed if q.dimension == "day" and q.start != quantity.start and q.role == "time"]
    theirs = [q for q in figures_of(sentence.text) if q.dimension == "day" and q.role == "time"]
    return bool(ours and theirs) and not any(agrees(a, b) for a in ours for b in theirs)


def untelling(said: ClaimReading) -> frozenset[str]:
    """The keys of the claim's words that tell a figure and nothing of what it is a figure of."""
    plain = frozenset([k for t in said.tokens if t.word not in _TOLD for k in t.keys])
    return frozenset([k for t in said.tokens if t.word in _TOLD for k in t.keys]) - plain


def around(found: tuple[Token, ...], quantity: Quantity, reach: int = _REACH) -> frozenset[str]:
    """The keys of the words around `quantity`, `reach` of them to a side."""
    held = [t for t in found if t.keys and t.word not in _HAPPENED]
    before = [t for t in held if t.end <= quantity.start][-reach:]
    after = [t for t in held if t.start >= quantity.end][:reach]
    return frozenset(k for t in (*before, *after) for k in t.keys if not k[0].isdigit())
