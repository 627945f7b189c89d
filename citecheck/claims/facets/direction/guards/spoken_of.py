"""Whether a sentence speaks of what stands behind the claim's word of direction: `ache` of `less tooth ache`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citecheck.claims.observation import Matter
from citecheck.claims.opposition import Opposition
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.comparisons import ORDER
from citecheck.claims.sentences.sides import part_of
from citecheck.claims.sentences.signs import Sign, classify
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BEING = frozenset(words("was were is are"))
_BEFORE_NOUNS = frozenset(words("less more fewer lower higher greater smaller larger better worse shorter longer"))
_NO_NOUN = ("ed", "ly", "ive", "ous", "able", "ible", "ful")
_NOUNS = frozenset(words("need speed seed feed weed breed"))
_NO_NOUNS = frozenset(words("common often frequent severe prone apt"))
_VERBAL = ("ed", "es", "ised", "ized")
_PASSIVE = frozenset(words("was were is are be been being has had an a the and or"))
_LEADS = frozenset(words("in on at by with for from to than after during among and or but when while as of"))
_PAUSE = re.compile(r"[,;:]|\.(?!\d)")
_HALF = 0.5
"""The weighted share of what a noun is of that a sentence has to hold."""
_LONGEST_PHRASE = 5
"""Words from the sign to the last of its noun phrase, with the sign."""


def speaks_of(matter: Matter, one: Opposition) -> bool:
    """Whether the record has the noun that the claim's word stands before, `ache` of `less tooth ache`."""
    mine = _phrase(matter.said.text, matter.said.tokens, one.sign.index)
    if one.ranked is not None and one.other is not None and not _of_the_claims(matter, one.ranked.sentence, one.other):
        return False
    if not mine:
        return _of_its_subject(matter, one) and _of_its_object(matter, one)
    if matter.reading.keys.isdisjoint(mine[-1].keys):
        return False
    if one.ranked is None or one.other is None:
        return True
    sentence = one.ranked.sentence
    of = _complement(matter.said.text, matter.said.tokens, mine[-1])
    if of and part_of(of, sentence.keys | matter.reading.title.keys) < _HALF:
        return False
    theirs = _phrase(sentence.text, sentence.tokens, one.other.index) or sentence.tokens
    return any(k in t.keys for t in theirs for n in mine for k in n.keys)


def _complement(text: str, found: Sequence[Token], head: Token) -> frozenset[str]:
    """The keys of what a noun is of: `rescue` and `medication` of `less need for rescue medication`."""
    at = found.index(head) + 1
    if at >= len(found) or found[at].word not in ("of", "for"):
        return frozenset()
    keys: set[str] = set()
    for before, token in pairwise(found[at : at + _LONGEST_PHRASE]):
        if not token.keys or _PAUSE.search(text, before.end, token.start):
            break
        keys.update(token.keys)
    return frozenset(keys)


def _of_the_claims(matter: Matter, sentence: Sentence, other: Sign) -> bool:
    """Whether the claim has the noun of `no more bleeding`, and a word of what `without affecting the rate` is of."""
    tokens, at = sentence.tokens, other.index
    theirs = _phrase(sentence.text, tokens, at)
    if theirs and other.negated and frozenset(theirs[-1].keys).isdisjoint(matter.said.weights):
        return False
    if not any(t.word == "without" for t in tokens[max(0, at - 2) : at]):
        return True
    end = min([m.start() for m in _PAUSE.finditer(sentence.text, other.end)][:1] or [len(sentence.text)])
    said_of = {k for t in tokens[at:] if other.end <= t.start < end for k in t.keys}
    return not said_of or bool(said_of & matter.said.weights.keys())


def _of_its_subject(matter: Matter, one: Opposition) -> bool:
    """Whether the sentence has the noun of which the claim compares something: `pain was not lower`."""
    found, at = matter.said.tokens, one.sign.index
    if one.ranked is None or found[at].word not in ORDER:
        return True
    verb = next((n for n in range(at - 1, max(0, at - 5), -1) if found[n].word in _BEING), 0)
    if not verb or not found[verb - 1].keys or classify(found[verb - 1].word) is not None:
        return True
    return not one.ranked.sentence.keys.isdisjoint(found[verb - 1].keys)


def _of_its_object(matter: Matter, one: Opposition) -> bool:
    """Whether the sentence has a word of what the claim's verb acts on, where another has: `reduced wheel running`."""
    found, at = matter.said.tokens, one.sign.index
    if one.ranked is None or not found[at].word.endswith(_VERBAL) or found[max(0, at - 1)].word in _PASSIVE:
        return True
    keys: set[str] = set()
    for before, token in pairwise(found[at : at + _LONGEST_PHRASE]):
        if _PAUSE.search(matter.said.text, before.end, token.start) or token.word in _LEADS:
            break
        keys.update(k for k in token.keys if not k[0].isdigit())
    known = keys & matter.reading.keys
    return not known or known != keys or not known.isdisjoint(one.ranked.sentence.keys)


def _phrase(text: str, found: Sequence[Token], at: int) -> list[Token]:
    """The words of the noun phrase that a word of comparison stands before, `tooth ache` of `less tooth ache`."""
    words_: list[Token] = []
    if found[at].word not in _BEFORE_NOUNS:
        return words_
    for before, token in pairwise(found[at : at + _LONGEST_PHRASE]):
        apart = text[before.end : token.start].strip()
        qualifies = token.word.endswith(_NO_NOUN) and token.word not in _NOUNS
        if not token.keys or apart or qualifies or token.word in _NO_NOUNS:
            break
        words_.append(token)
    return words_
