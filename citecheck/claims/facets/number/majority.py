"""Most or few of those of whom the abstract prints a share: `most had it` beside `it was present in 42.6%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, structs

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.figures.kinds import INTERVAL_WORD
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.poles import is_pole, poles
from citecheck.claims.sentences.sides import GENERAL, part_of, weight
from citecheck.claims.words.terms import Token, key_of
from citecheck.claims.words.wordlists import words

_NO_PART = (
    r"(?!(?:of (?:all|them|these|this|the time)|common|frequent|likely|often|recent|important|other)\b)"
    r"(?!\w+(?:ly|ive|ent|ant|al|ful|ous|able|ible|ed|est|ic)\b)"
)
_NO_WAY = r"(?!(?:of (?:all|them|these|this|the time)|\w+ly|common|frequent|likely|often|recent|important|notable)\b)"
"""At the beginning of a sentence `most` counts, but for `most recently`."""
_OF_THEM = r"(?=\sof\s(?!(?:that|this|it|its|their)\b)|\s(?:had|were|was|did)\b)"
"""`Less than half the odds` is no share of people."""
_LARGE = r"(?:great|vast|large|clear|overwhelming|slight|small|tiny)\s"
_SAID = re.compile(
    rf"(?P<most>(?:^|(?<=[.;]\s))most\s{_NO_WAY}|"
    rf"(?:(?<=[:,]\s)|\b(?:in|of|by|for|among|on|that|and|but|while|whereas)\s)most\s{_NO_PART}|"
    rf"\b(?:the|a)\s(?:{_LARGE})?majority\b|\b(?:more\sthan|over)\s(?:one\s)?half\b{_OF_THEM})|"
    rf"(?P<few>(?:^|(?<=[.;:,]\s)|\b(?:in|of|by|for|among|that|only)\s)few\s{_NO_PART}|"
    rf"\b(?:the|an?|only\sa)\s(?:{_LARGE})?minority\b|\b(?:(?:less|fewer)\sthan\s(?:one\s)?|under\s)half\b{_OF_THEM})",
    re.IGNORECASE,
)
_TELLING = Cue(_SAID, pieces="most majorit minorit few half")
_PRINTED = re.compile(
    r"(?P<most>\b(?:more\sthan|(?:just\s)?over)\s(?:one\s)?half\b|\b(?:the|a)\s(?:\w+\s)?majority\b|"
    r"\b(?:accounted\sfor|made\sup|caused|contributed)\smost\b)|"
    r"(?P<few>\b(?:less|fewer)\sthan\s(?:one\s)?half\b|\b(?:just\s)?under\shalf\b|\b(?:only\s)?a\s(?:\w+\s)?minority\b)",
    re.IGNORECASE,
)
"""The same of an abstract that prints no figure for it."""
_STUDIED = re.compile(
    r"\b(?:we|were|was)\s(?:\w+ly\s)?(?:studied|reviewed|followed|analy[sz]ed|compared|characteri[sz]ed|evaluated|"
    r"interviewed|examined|surveyed|identified|collected|tested|assessed|describe[ds]?|sent|completed)\b|"
    r"\bwe\s(?:describe|report)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells who was studied."""
_DENIES = re.compile(
    r"\b(?:not|no|never|without|neither|nor|none|un\w{4,}|fail\w*|lack\w*|absent|free of)\b", re.IGNORECASE
)
_SO_THAT = re.compile(r",\s(?:so that|which|as would|as is)\b", re.IGNORECASE)
_BREAK = re.compile(r";\s|\.(?=\s|$)|,?\s(?:but|whereas|while|although|though)\s", re.IGNORECASE)
_LIST = re.compile(r",\s(?:and\s)?|\sand\s")
_HALF, _NEAR = 50.0, 4.0
"""A share so near to a half may be called either."""
_MANY, _FEW = 75.0, 25.0
"""What is put for a share that is told in words."""
_HELD, _OWN, _BACK, _LEAST = 0.85, 0.45, 0.5, 3.0
"""Weighted shares of the claim's words that clause, title and methods have, that the clause has, and of the
clause's words that these or the claim have; and the weight of what both have."""
_OWN_BACK, _SOME, _MUCH, _NEARLY, _HALF_BACK = 0.6, 0.3, 4.5, 0.85, 0.45
"""The same where the claim has nearly all that the clause says, or the clause what the claim says; `_MUCH` is then how
much both have in common."""
_TELLS = 0.6
"""The share that the claim has of what tells the clause from the others: `17% of those who were not cooled`."""
_HELD_WHOLE, _BACK_WHOLE, _LEAST_WHOLE = 0.95, 0.85, 2.0
"""The same of a short clause whose subject is the whole abstract's: `burnout was reported by 61%`."""


_WHOLE = re.compile(r"\s?of\s(?:the|these|those|our|all)\s(?=\w)")
_NO_END = ("share", "presence", "tie")
"""Ends that are not told of those of whom a share is printed."""
_ANYBODY = GENERAL | frozenset(map(key_of, words("respondents total trial sample whole overall half cent least")))
"""Who was asked or studied, whatever they are called."""


class _Share(Struct, frozen=True):
    """A share that a clause prints: its value in percent, its offsets, and the words of the clause."""

    value: float
    at: tuple[int, int]
    keys: frozenset[str]
    tells: frozenset[str]
    """Those of its words that no other clause of the sentence with a share has."""
    before: frozenset[str]
    """Words of the sentence before the clause."""
    ends: frozenset[tuple[str, int]]


_SEX = {
    **dict.fromkeys(words("women woman females female girls"), "f"),
    **dict.fromkeys(words("men man males male boys"), "m"),
}
_SEXES = "|".join(_SEX)
_MOST_OF_A_SEX = re.compile(
    rf"\b(?P<sex>{_SEXES})\s(?:made\sup|formed|constituted|accounted\sfor|were|comprised)\s(?:the|a)\s(?:\w+\s)?majority\b|"
    rf"\b(?:most|(?:the|a)\s(?:\w+\s)?majority|more\sthan\shalf)\s(?:of\s)?(?:[\w-]+\s){{1,7}}?(?:were|being)\s"
    rf"(?P<were>{_SEXES})\b(?!\s(?:aged|under|over|with|who))",
    re.IGNORECASE,
)
_SHARE_OF_A_SEX = re.compile(
    rf"(?<![\d.])(?P<n>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per\s?cent)\s(?:of\s(?:\w+\s){{1,3}})?(?:(?:were|was|being)\s)?"
    rf"(?P<sex>{_SEXES})\b(?!\s(?:had|with|who|did|smok|report))",
    re.IGNORECASE,
)


def majority_of_a_sex(matter: Matter) -> Observation | None:
    """The sex that a claim calls the majority, where the abstract prints another for those whom it studied."""
    text = matter.said.text
    said = _MOST_OF_A_SEX.search(text)
    if said is None or _DENIES.search(text) or len({_SEX[t.word] for t in matter.said.tokens if t.word in _SEX}) != 1:
        return None
    sex = _SEX[(said["sex"] or said["were"]).lower()]
    told = [(n, m) for n, s in enumerate(matter.reading.sentences) for m in _SHARE_OF_A_SEX.finditer(s.text)]
    if len(told) != 1:
        return None
    n, printed = told[0]
    share = float(printed["n"]) if _SEX[printed["sex"].lower()] == sex else 100 - float(printed["n"])
    if share > _HALF - _NEAR:
        return None
    return Observation(
        facet="number", status="differs", claim=said.group(), record=printed.group(), claim_at=said.span(), sentence=n,
        record_at=printed.span(), share=True, rule="claim-number-differs",
        message=f"the text says {said.group()}, the abstract {printed.group()}",
    )  # fmt: skip


def majority(matter: Matter) -> Observation | None:
    """The word for most or few of a claim, where the only share that the abstract prints for them is the other part."""
    text = matter.said.text
    said = _TELLING.search(matter.said)
    if said is None or is_unfound(text) or len(list(_SAID.finditer(text))) > 1 or _DENIES.search(text):
        return None
    start = max([m.end() for m in _BREAK.finditer(text, 0, said.start())], default=0)
    end = min([m.start() for p in (_BREAK, _SO_THAT) for m in p.finditer(text, said.end())] or [len(text)])
    figures = [q for q in figures_of(text) if start <= q.start < end and not said.start() <= q.start < said.end()]
    if any(q.dimension == "%" for q in figures):
        return None
    whole = _WHOLE.match(text, said.end())
    base = next((q.value for q in figures if whole and q.start == whole.end()), 0.0)
    tokens = [t for t in matter.said.tokens if start <= t.start < end and not said.start() <= t.start < said.end()]
    mine, ends = _keys(tokens), _ends(tokens)
    most = said.group("most") is not None
    found: list[tuple[float, float, bool, int, _Share]] = []
    known = _known(matter)
    for n, sentence in enumerate(matter.reading.sentences):
        shares = (*_printed(sentence), *(_counted(sentence, base) if base else ()))
        for share in shares:
            rest = mine - share.keys
            alone = all(rest.isdisjoint(other.keys) for other in shares if other is not share)
            if not _is_of(mine, ends, share, known, alone=alone):
                continue
            agrees = (share.value - _HALF) * (1 if most else -1) > -_NEAR
            found.append((part_of(mine, share.keys), part_of(share.keys, mine), agrees, -n, share))
    if not found:
        return None
    _, _, agrees, before, share = max(found, key=lambda one: one[:4])  # that which has most in common with the claim
    if agrees:
        return None
    n = -before
    shown, at = said.group().strip(), said.start() + len(said.group()) - len(said.group().lstrip())
    printed = matter.reading.sentences[n].text[slice(*share.at)]
    return Observation(
        facet="number", status="differs", claim=shown, record=printed, claim_at=(at, at + len(shown)), sentence=n,
        record_at=share.at, share=True, rule="claim-number-differs",
        message=f"the text says {shown}, the abstract {printed}",
    )  # fmt: skip


def _known(matter: Matter) -> frozenset[str]:
    """What the abstract need not repeat: see `known_of_all`, and what the sentences say that tell who was studied."""
    studied = (s.keys for n, s in enumerate(matter.reading.sentences) if not n or _STUDIED.search(s.text))
    return known_of_all(matter.reading).union(*studied)


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(k for t in tokens if not is_pole(t.word) for k in t.keys if not k[0].isdigit()) - _ANYBODY


def _ends(tokens: Sequence[Token]) -> frozenset[tuple[str, int]]:
    """What is said besides of late or early, high or low, and the like."""
    told = poles(tokens)
    if told is None:
        return frozenset()
    return frozenset((p.name, p.sign) for p in told.found if p.name not in _NO_END)


def _is_of(
    mine: frozenset[str], ends: frozenset[tuple[str, int]], share: _Share, known: frozenset[str], *, alone: bool
) -> bool:
    """Whether a share is of what the claim is of; `alone` where no other of its sentence has a word of the claim."""
    theirs = share.keys
    if not ends <= share.ends or (share.tells and part_of(share.tells, mine) < _TELLS):
        return False
    held = part_of(mine, theirs | known | share.before)
    back, common = part_of(theirs, mine | known), weight(mine & theirs)
    if common >= _LEAST and held >= _HELD and part_of(mine, theirs) >= _OWN and back >= _BACK:
        return True
    own, told = part_of(theirs, mine), part_of(mine, theirs)
    if alone and common >= _MUCH and ((own >= _OWN_BACK and told >= _SOME) or (told >= _NEARLY and own >= _HALF_BACK)):
        return True
    return common >= _LEAST_WHOLE and held >= _HELD_WHOLE and back >= _BACK_WHOLE


@lru_cache(maxsize=1024)
def _printed(sentence: Sentence) -> tuple[_Share, ...]:
    """The shares that the clauses of a sentence print, of each that prints one alone."""
    text = sentence.text
    if is_unfound(text):
        return ()
    figures = figures_of(text)
    cuts = [0, *(m.end() for m in _BREAK.finditer(text)), len(text)]
    shares = [
        q for q in figures if q.dimension == "%" and q.role == "percentage" and not INTERVAL_WORD.match(text, q.end)
    ]
    if len(shares) > 1:
        cuts = sorted({*cuts, *(m.end() for m in _LIST.finditer(text))})
    found: list[_Share] = []
    for start, end in pairwise(cuts):
        words_told = [(_MANY if m["most"] else _FEW, m.span()) for m in _PRINTED.finditer(text, start, end)]
        holes = [at for _, at in words_told]
        inside = [q for q in figures if start <= q.start < end and not any(a <= q.start < b for a, b in holes)]
        told = [(q.value, (q.start, q.end)) for q in inside if q in shares and q.high is None]
        told = told or [(100 * q.value / q.base, (q.start, q.end)) for q in inside if q.base > q.value]
        told = told or words_told
        if len(told) == 1:
            found.extend(_share(sentence, start, end, *told[0]))
    if len(found) < 2:
        return tuple(found)
    return tuple(
        structs.replace(one, tells=one.keys.difference(*(other.keys for other in found if other is not one)))
        for one in found
    )


def _counted(sentence: Sentence, base: float) -> Iterator[_Share]:
    """What the clauses of a sentence count, of each that counts one thing, of `base` that the claim names."""
    text = sentence.text
    cuts = sorted({0, len(text), *(m.end() for p in (_BREAK, _LIST) for m in p.finditer(text))})
    for start, end in pairwise(cuts):
        told = [q for q in figures_of(text) if start <= q.start < end and q.value != base]
        if len(told) != 1 or told[0].dimension or not told[0].value.is_integer() or told[0].value >= base:
            continue
        if text[told[0].start].isdigit():
            yield from _share(sentence, start, end, 100 * told[0].value / base, (told[0].start, told[0].end))


def _share(sentence: Sentence, start: int, end: int, value: float, at: tuple[int, int]) -> Iterator[_Share]:
    """The share that a clause prints, where it denies nothing."""
    if not _DENIES.search(sentence.text, start, end):
        tokens = [t for t in sentence.tokens if start <= t.start < end and not at[0] <= t.start < at[1]]
        before = _keys([t for t in sentence.tokens if t.start < start])
        yield _Share(value, at, _keys(tokens), frozenset(), before, _ends(tokens))
