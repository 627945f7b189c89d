"""Words for people (and animals) of whom one kind excludes another: by sex, age, species and what else parts them."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "sex": (
        words("men man males male boys boy"),
        words("women woman females female girls girl"),
    ),
    "age": (
        words("infants newborns neonates babies infant newborn neonatal"),
        words("children child kids pediatric paediatric childhood schoolchildren"),
        words("adolescents adolescent teenagers youths"),
        words("adults adult"),
        words("elderly older geriatric seniors octogenarians"),
        words("young younger"),
    ),
    "menopause": (
        words("premenopausal perimenopausal"),
        words("postmenopausal"),
    ),
    "smoking": (
        words("smokers smoking"),
        words("nonsmokers nonsmoking"),
    ),
    "cells": (
        words("patients people humans volunteers"),
        words("cells cultures vitro"),
    ),
    "species": (
        words("patients people humans human persons volunteers women men children adults"),
        words("mice mouse murine"),
        words("rats rat"),
        words("rabbits rabbit"),
        words("dogs dog canine"),
        words("pigs pig porcine piglets swine"),
        words("sheep lambs ovine"),
        words("monkeys monkey macaques"),
        words("zebrafish"),
        words("cattle cow cows bovine calves"),
        words("cats cat feline"),
        words("horses horse equine"),
        words("goats goat caprine"),
        words("chickens chicken chick chicks hens avian"),
        words("hamsters hamster"),
        words("drosophila"),
    ),
}
_ALIKE = frozenset({(0, 1), (1, 2), (3, 4), (2, 5), (1, 5), (0, 5), (3, 5)})
"""Ages, by their places above, that do not exclude each other: who speaks of children may mean infants."""

NOUN_ENDS = frozenset(
    words(
        "with without who whom whose that which were was is are had have in at on from to by for of during after "
        "before undergoing receiving and or between among aged versus vs than as per did do does "
        "could may would will can not"
    )
)
"""Words behind which nothing more is said of whom a noun names."""
Kind = tuple[str, int]
"""A sort (sex, age, ...) and which of that sort."""

_OF: dict[str, tuple[Kind, ...]] = {
    word: tuple((sort, n) for sort, ranks in _KINDS.items() for n, rank in enumerate(ranks) if word in rank)
    for ranks in _KINDS.values()
    for rank in ranks
    for word in rank
}


def kinds(word: str) -> tuple[Kind, ...]:
    """The kinds that a folded word names."""
    return _OF.get(word, ())


def exclude(one: Kind, other: Kind) -> bool:
    """Whether nobody is of both kinds."""
    (sort, n), (sort2, m) = one, other
    return sort == sort2 and n != m and not (sort == "age" and (min(n, m), max(n, m)) in _ALIKE)


def sort_apart(one: str, other: str) -> str | None:
    """In what two words name those who cannot be the same; None where they can."""
    return next((kind[0] for kind in kinds(one) for other_kind in kinds(other) if exclude(kind, other_kind)), None)


def stands(tokens: Iterable[Token], word: str, sort: str) -> bool:
    """Whether a text names those of a `sort` whom `word` names, in whatever word."""
    wanted = {kind for kind in kinds(word) if kind[0] == sort}
    return any(wanted.intersection(kinds(t.word)) for t in tokens)
