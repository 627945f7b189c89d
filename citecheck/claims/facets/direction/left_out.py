"""Whom or what the abstract leaves out: `in women, but not men, walking increased` beside `men walked more`.

A claim that says plainly of the one left out what the sentence says of the others is denied by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.polarity import AUXILIARIES, polarity
from citecheck.claims.sentences.sides import share, telling, weight
from citecheck.claims.sentences.signs import Sign, signs
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_BUT_NOT = re.compile(
    r"\b(?:but|though|although|and) not(?! (?:significant|all|only|statistically|always|necessarily|yet)\w*\b)\s",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|no|nor|neither|never|none|cannot|without|fail\w*|unlike|except|only|whether|similar\w*|comparable)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_STOPS = frozenset(words("and or nor"))
_FILL = frozenset(words("by in with for of to the a an on from at after during among when that those"))
_OTHERS = frozenset(words("other others another any all every"))
_MOST = 7
"""How many words may name what is left out, and the others."""
_SHARED = 0.6
"""Weighted share of the claim's other words that the sentence has to have."""
_NAMED = 0.45
"""Share by rarity of what names the ones left out that the claim has to have."""
_LEAST = 7.0
_TELLING = 1.5
"""How much the claim's other words have to weigh, and those that name what is left out."""


def left_out(matter: Matter) -> list[Judged]:
    """Where a sentence leaves out what the claim says the same of; nothing for a claim that denies or limits itself."""
    said = matter.said
    if _DENIES.search(said.text):
        return []
    told = [s for s in signs(said.text, said.tokens) if s.value in (1, -1, 2)]
    if not told:
        return []
    for ranked in matter.ranked:
        sentence = ranked.sentence
        if " not " not in sentence.text:
            continue
        for at, out, others in _exceptions(sentence):
            if ASKED.search(sentence.text, 0, at[1]):
                continue
            found = _judge(matter, told[0], sentence, out, others)
            if found is not None:
                return [Judged(same=False, at=found, sentence=ranked.index, record_at=at, denied=True)]
    return []


def _judge(
    matter: Matter, sign: Sign, sentence: Sentence, out: frozenset[str], others: frozenset[str]
) -> tuple[int, int] | None:
    """The place in the claim of what says so of the ones left `out`, and of none of the `others`."""
    said = matter.said
    named = [t for t in said.tokens if out.intersection(t.keys)]
    keys = frozenset(k for t in named for k in t.keys)
    if not named or weight(keys & out) < _NAMED * weight(out) or others.intersection(said.weights):
        return None
    wanted = {k: w for k, w in said.plain.items() if k not in keys}
    if sum(wanted.values()) < _LEAST or share(wanted, sentence.keys) < _SHARED:
        return None
    elsewhere = {k: w for k, w in wanted.items() if k not in sentence.keys and k in matter.reading.keys}
    if sum(elsewhere.values()) > 0.2 * sum(wanted.values()):
        return None
    return sign.start, sign.end


def _exceptions(sentence: Sentence) -> list[tuple[tuple[int, int], frozenset[str], frozenset[str]]]:
    """For each thing left out its place, the keys that only it has, and those that only the others have."""
    text, tokens = sentence.text, sentence.tokens
    found = []
    for match in _BUT_NOT.finditer(text):
        after = [n for n, t in enumerate(tokens) if t.start >= match.end()]
        groups = _groups(text, tokens, after)
        if groups[0] and tokens[groups[0][0]].word in _OTHERS:
            continue  # "but not other measures of A and B": neither of them is left out
        listed = frozenset[str]().union(*(_named(tokens, group) for group in groups))
        whom = _named(tokens, _phrase_before(text, tokens, match.start()))
        others = whom - listed
        for group in groups:
            out = _named(tokens, group)
            own = out - whom
            if group and others and weight(own) >= _TELLING:
                found.append(((tokens[group[0]].start, tokens[group[-1]].end), own, others))
    return found


def _phrase_before(text: str, tokens: Sequence[Token], at: int) -> list[int]:
    """The words of the phrase that ends at an offset: those of whom something is said."""
    found: list[int] = []
    for n in range(len(tokens) - 1, -1, -1):
        if tokens[n].end > at:
            continue
        if found and re.search(r"[,;.:()]", text[tokens[n].end : tokens[found[-1]].start]):
            break
        if tokens[n].word in AUXILIARIES or len(found) == _MOST:
            break
        found.append(n)
    return found


def _groups(text: str, tokens: Sequence[Token], after: Sequence[int]) -> list[list[int]]:
    """The words left out, those of a list (`A or B`) each by itself, up to a verb or the end of the phrase."""
    groups: list[list[int]] = [[]]
    for k, n in enumerate(after[: 2 * _MOST]):
        if k and re.search(r"[,;.:()]", text[tokens[after[k - 1]].end : tokens[n].start]):
            break
        word = tokens[n].word
        if word in AUXILIARIES or (
            k and word not in _FILL and (said := polarity(text, tokens, n)) and said[0] != "name"
        ):
            break
        if word in _STOPS:
            groups.append([])
        elif len(groups[-1]) < _MOST:
            groups[-1].append(n)
    return groups


def _named(tokens: Sequence[Token], numbers: Sequence[int]) -> frozenset[str]:
    return frozenset(k for n in numbers for k in telling(tokens[n], tokens[n - 1] if n else None) if not k[0].isdigit())
