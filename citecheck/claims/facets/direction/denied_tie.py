"""Two things that the claim calls significantly related, and of which the abstract says that they were not.

`A was significantly related to B` beside `no significant relationship between A, B and C`, `a positive but
insignificant association of A with B`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import of_another_one, of_the_opposite
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.moments import of_other_moments
from citecheck.claims.sentences.nulls import VAGUE, bounds
from citecheck.claims.sentences.sides import weight
from citecheck.claims.sentences.signs import classify
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_TIE = r"(?:associations?|correlations?|relation(?:ship)?s?|links?)"
_TIED = r"(?:associated|related|correlated|linked)"
_SAID = re.compile(
    rf"\b(?P<denied>(?:not|no|nor|neither|never|without|non)[ -](?:[\w-]+ ){{0,3}})?(?:"
    rf"(?:statistically )?significantly (?:and \w+ )?{_TIED} (?:with|to)\b|"
    rf"(?:statistically )?significant {_TIE}\b|{_TIE}\b(?P<of>[^.;:,]{{0,90}}?) (?:was|were|is|are|remained) "
    r"(?:(?!not\b|no\b|hardly\b|never\b)[\w-]+ ){0,3}?(?:statistically )?significant\b)",
    re.IGNORECASE,
)
_TELLING = Cue(_SAID, pieces="significan")
_NONE = re.compile(
    rf"\b(?:(?:was|were|is|are) not (?:\w+ly ){{0,2}}{_TIED}|no (?:[\w-]+ ){{0,2}}?{_TIE}|"
    rf"(?:insignificant|non-?significant|not significant) (?:[\w-]+ )?{_TIE})\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,;:()]|\b(?:but|while|whereas|although|though|which|that|because)\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:associat|correlat|relat|link|increas|decreas|reduc|rais|lower|higher|greater|risk|odds|hazard|predict|signific|"
    r"affect|effect)",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:with|to|and)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|did|remained)\b", re.IGNORECASE)
_GENERAL = VAGUE | {
    key_of(w)
    for w in words("exposure exposed adjustment same outcome positive negative likewise also too respectively")
}
_LEAST = 3.0
"""How much the words of the two things have to weigh."""


def denied_tie(matter: Matter) -> Observation | None:
    """What a claim says of a significant relation that a sentence of the abstract denies, and none affirms."""
    if _TELLING.search(matter.said) is None:
        return None
    text = matter.said.text
    for said in _SAID.finditer(text):
        if said["denied"] or asked(matter, said.start()) or of_other_works(text, said.start()):
            continue
        about, second = _about(matter, said)
        if weight(about) < _LEAST:
            continue
        found = _denied(matter, said, about, second)
        if found is not None:
            return found
    return None


def _about(matter: Matter, said: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The keys of both things, as far as the clause names them, and of the second of them (or of both)."""
    text, tokens = matter.said.text, matter.said.tokens
    start = max([m.end() for m in _PAUSE.finditer(text, 0, said.start())], default=0)
    end = min([m.start() for m in _PAUSE.finditer(text, said.end())], default=len(text))
    behind = _VERB.search(text, said.end(), end)
    end = end if behind is None else behind.start()
    last = said.end("of") if said["of"] else end
    led = max([m.end() for m in _TO.finditer(text, said.start(), last)], default=start)
    both = _keys([t for t in tokens if start <= t.start < end])
    return both, _keys([t for t in tokens if led <= t.start < last]) or both


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    named = (t for t in tokens if classify(t.word) is None)
    return frozenset(k for t in named for k in t.keys if not k[0].isdigit()) - _GENERAL


def _denied(matter: Matter, said: re.Match[str], about: frozenset[str], second: frozenset[str]) -> Observation | None:
    known = known_of_all(matter.reading)
    for ranked in matter.ranked:
        sentence = ranked.sentence
        none = _NONE.search(sentence.text)
        if none is None or is_unfound(sentence.text) or of_the_opposite(matter.said, sentence):
            continue
        clause = slice(*bounds(sentence.text, *none.span()))
        there = frozenset(k for t in sentence.tokens if clause.start <= t.start < clause.stop for k in t.keys)
        if not about <= sentence.keys | known or not second <= there | known or weight(about & there) < _LEAST:
            continue
        if of_another_one(matter.said.text, sentence.text) or of_other_moments(matter.said.text, sentence.text):
            continue
        if any(_affirms(other, about) for other in matter.reading.sentences if other is not sentence):
            return None
        return Observation(
            facet="significance", status="differs", claim=said.group(), record=none.group(), claim_at=said.span(),
            sentence=ranked.index, record_at=none.span(), rule="claim-significance-differs",
            message=f"The text says “{said.group()}”, the abstract “{none.group()}”.",
        )  # fmt: skip
    return None


def _affirms(sentence: Sentence, about: frozenset[str]) -> bool:
    """Whether a sentence has all that the relation is of, and does not deny it."""
    if not about <= sentence.keys or _FOUND.search(sentence.text) is None:
        return False
    return _NONE.search(sentence.text) is None and not is_unfound(sentence.text)
