"""What is said of one kind in the claim and of another in the record: `human embryos`, and `canine embryo`.

Both texts set a word for sex, age or species before the same noun, and nowhere in the record does the claim's word
stand in a sentence with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.facets.population.people import NOUN_ENDS, Kind, exclude, kinds
from citecheck.claims.facets.population.peopled import addressed, differs
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_SAID_OF = {
    "species": frozenset(
        words(
            "human mouse murine rat rabbit canine dog pig porcine swine ovine sheep monkey macaque bovine cow feline "
            "cat equine horse goat caprine chicken chick avian hamster zebrafish drosophila"
        )
    ),
    "age": frozenset(words("neonatal newborn infant pediatric paediatric childhood adolescent adult elderly geriatric "
                           "young older")),
    "sex": frozenset(words("male female")),
}  # fmt: skip
"""The words of each sort that stand before what is theirs."""
_REACH = 3
"""So many words behind it may be what it is said of."""
_BORDER = re.compile(r"[()\[\];:.,/]")
_ANY = frozenset(
    words(
        "patients patient people persons person individuals individual subjects subject participants participant "
        "population populations study studies trial trials cohort cohorts group groups data sample samples model "
        "models cells cell tissue tissues disease diseases health life age ages sex gender volunteers volunteer cases "
        "case species beings being body practice practices research medicine literature experience experiments "
        "animals animal women men adults children origin onset"
    )
)
"""Nouns that every kind has."""


class _Headed(Struct, frozen=True):
    """A word for a kind, and the keys of the nouns behind it."""

    token: Token
    kind: Kind
    heads: dict[str, Token]


def headed(matter: Matter) -> Observation | None:
    """The first kind that the claim says of what the record says of another."""
    if len(matter.claim.references) > 1:
        return None
    mine = list(_headed(matter.said.text, matter.said.tokens))
    if not mine:
        return None
    sentences = (matter.reading.title, *matter.reading.sentences)
    for said in mine:
        for sentence in sentences:
            for theirs in _headed(sentence.text, sentence.tokens):
                shared = [key for key in said.heads if key in theirs.heads]
                if not shared or not exclude(said.kind, theirs.kind) or _is_said(matter.said.tokens, theirs.kind):
                    continue
                if any(_is_said(s.tokens, said.kind) and not s.keys.isdisjoint(shared) for s in sentences):
                    continue
                if _is_said(matter.reading.title.tokens, said.kind) or not addressed(matter):
                    continue
                source = sentence.text[theirs.token.start : theirs.heads[shared[-1]].end]
                at = said.token.start, said.heads[shared[-1]].end
                whole = re.compile(re.escape(matter.said.text[slice(*at)])).match(matter.claim.text, at[0])
                if whole is not None:
                    message = f"The text speaks of {whole.group()}, the record of {source}."
                    return differs(matter, whole, source, message)
    return None


def _headed(text: str, tokens: Sequence[Token]) -> Iterator[_Headed]:
    for n, token in enumerate(tokens):
        for kind in kinds(token.word):
            if token.word not in _SAID_OF.get(kind[0], ()):
                continue
            heads: dict[str, Token] = {}
            last = token.end
            for noun in tokens[n + 1 : n + 1 + _REACH]:
                if noun.word in NOUN_ENDS or _BORDER.search(text, last, noun.start):
                    break
                if noun.word not in _ANY and not kinds(noun.word):
                    heads.update(dict.fromkeys(noun.keys, noun))
                last = noun.end
            if heads:
                yield _Headed(token, kind, heads)


def _is_said(tokens: Sequence[Token], kind: Kind) -> bool:
    return any(kind in kinds(t.word) for t in tokens)
