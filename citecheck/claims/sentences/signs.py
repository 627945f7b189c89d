"""Words of direction in a text: up or down, good or bad, related or not, significant or not, each with its negation.

Every such word becomes a `Sign`: `value` is +1 or -1 for the two ends of its axis, 0 where nothing changes or the
statement is denied, and 2 on the axis `amount` for words that say only that something changes or is related.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from citecheck.claims.sentences.actions import change_in
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.reach import Reach
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.same import Same
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

Axis: TypeAlias = Literal["amount", "worth", "significance"]

_UP = words(
    """
    increas elevat raise raised raises raising rise rises rising rose higher greater enhanc promot stimulat
    augment upregulat activat induc accelerat boost amplif potentiat longer prolong facilitat encourag strengthen
    larger heavier faster excess positiv overexpress hyperactiv more
    """
)
_DOWN = words(
    """
    decreas reduc lower declin diminish attenuat suppress inhibit downregulat fewer less block prevent impair
    abolish abrogat slow delay shorten shorter drop dropped fell falls weaken lessen smaller mitigat disrupt
    underexpress negativ invers hinder halt repress antagoni curtail blunt decelerat restrict
    """
)
_GOOD = words(
    "improv better superior benefi effective effectively efficacious safe safely protectiv favorabl favourabl ameliorat"
)
_BAD = words("worse worst worsen inferior harm detriment ineffectiv unsafe deleterious poorer unfavo deteriorat")
_CHANGE = words(
    """
    associat correlat related relationship link linked affect affects affected affecting effect effects influenc
    impact differ difference differences differed differs change changes changed alter alters altered interact
    interaction contribut requir necessar essential depend dependent role cause causes caused modulat regulat
    predict
    """
)
_SAME = words(
    "similar similarly comparable unchanged unaffected equivalent dispensable equal identical indistinguishable"
)
_EXCEPT = frozenset(
    words(
        """
    inducible lowering moreover furthermore reductase inhibitor inhibitors promoter promoters activator inducer
    elevation lowers differential differentiation differentiated differentiate differentiating differently longest
    causal safety preventive prevention blocker blockers blockade blocks suppressor requirement changing roles
    regulatory regulators regulator predictors predictor activated dependence dependency independent effector
    effectors drops alternative alternatively alternate alternating alternatives dependable impacted equally
    restricted restriction excessive slowly raising harms blunt inhibitory stimulatory suppressive impairment
    impairments
    """
    )
)
_COMPARATIVES = frozenset(
    words("greater higher larger more smaller lower less fewer similar comparable longer shorter superior better")
)
CHANGES = frozenset(
    words(
        "decrease decreases reduction reductions increase increases improvement improvements decline loss gain "
        "change changes"
    )
)
_P_VALUE = re.compile(
    r"\bp(?:[- ]values?)?(?: of| was| for \w+)?\s?(?P<sign>[=<>≤≥])\s?(?P<value>0?[.·]\d+|0|1(?:\.0+)?)", re.IGNORECASE
)
_LEVEL_SIGN = re.compile("[=<>≤≥]")
BOUNDS = frozenset(words("more less fewer higher greater lower shorter longer smaller larger older younger"))
"""Before a figure they compare nothing: `shorter than 400`."""
_NOT_WHOLLY = frozenset(words("entirely wholly altogether completely totally perfectly"))
_NAMES = frozenset(
    (("enhanced", "recovery"), ("reduced", "intensity"), ("induced", "sputum"), ("accelerated", "rehabilitation"),
     ("accelerated", "hypofractionated"), ("restricted", "feeding"), ("impaired", "fasting"), ("impaired", "glucose"))
)  # fmt: skip
"""Words of direction that are the beginning of a name."""
_OF_LEVEL = frozenset(
    words(
        "factor factors predictor predictors determinant determinants marker markers variable variables heterogeneity "
        "interaction interactions trend trends result results finding findings evidence variation variations"
    )
)
_HAVING = frozenset(
    words("with of from has have had having cause causes caused causing remains produces carries carry suffer suffers")
)
"""Before a `significant` that says how great something is: `patients with significant itch`."""
SAFE_BOUNDS = frozenset(words("limit limits level levels range ranges threshold thresholds value values dose doses"))
"""`Within safe limits` says so, and `exceeds safe limits` the contrary."""
_SLIGHT = frozenset(
    words("slowly weakly rarely seldom poorly sparsely loosely narrowly sluggishly feebly infrequently")
)
_DENIED_CAUSE = re.compile(
    r"(?:\s[\w-]+){1,6}\s(?:did|does|do|was|were|is|are|could|can|has|have)\s?(?:not|n[’']t)\b[^.;,]{0,30}"
    r"\b(?:explain|account|responsible|underl|mediat|caus|the (?:cause|reason|mechanism))"
)
"""`An enhanced response did not explain it` says nothing of the response."""
_PERIODS = frozenset(words("day days week weeks month months year years hour hours minutes"))
_GROWING = frozenset(words("popularity use acceptance interest importance favour favor"))
"""`The technique is increasing in popularity` says nothing of what it does."""
_EQUAL = frozenset(words("similar comparable equal"))
_BEING = frozenset(words("is are was were be been being not significantly strongly inversely positively negatively"))
_EXTENT = frozenset(words("extent degree manner way fashion rate magnitude amount"))
_LIMIT = re.compile(r"\s(?:than|to) (?:(?:the|a|an|its|their) )?(?:[\w-]+ )?(?:threshold|cut-?off|limit)\b")
_CORRELATIVE = re.compile(r"[Tt]he \w+[^.;]{1,90}, (?P<second>the) (?:more|less|fewer|\w+er)\b", re.IGNORECASE)
"""`The higher the pressure, the more it fell`: comparatives that speak of no change by themselves."""
WINDOW = 8
_BESIDE = 4
"""How many words to either side belong to what a sign speaks of, and how many stand next to it."""


class Sign(Struct, frozen=True, kw_only=True, gc=False):
    """A word of direction at token `index`; `negated` says that `value` is 0 for a denial."""

    index: int
    axis: Axis
    value: int
    start: int
    end: int
    negated: bool = False
    denied: int = 0
    """What a negated sign would say without its negation: `did not fall` denies -1 and leaves a rise open."""
    around: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    """Keys of the words around it, and of those next to it."""


_BEGINNINGS: dict[str, list[tuple[str, Axis, int]]] = {}
_AXES: tuple[tuple[Axis, int, Iterable[str]], ...] = (
    ("worth", -1, _BAD), ("worth", 1, _GOOD), ("amount", -1, _DOWN), ("amount", 1, _UP), ("amount", 0, _SAME),
    ("amount", 2, _CHANGE), ("significance", 1, ["signific"]),
    ("significance", 0, ["nonsignific", "insignific"]),
)  # fmt: skip
for _axis, _value, _words in _AXES:
    for _word in _words:
        _BEGINNINGS.setdefault(_word[:3], []).append((_word, _axis, _value))


@lru_cache(maxsize=8192)
def classify(word: str) -> tuple[Axis, int] | None:
    """The axis and value of a folded word, None for a word without direction."""
    if word in _EXCEPT:
        return None
    for start, axis, value in _BEGINNINGS.get(word[:3], ()):
        if word == start or (len(start) > 4 and word.startswith(start)):
            return axis, value
    return None


def signs(text: str, tokens: Sequence[Token]) -> tuple[Sign, ...]:
    """Every sign of `text` (whose words are `tokens`), in order; p values count as signs of significance.

    Several facets ask for those of one sentence: the last are kept, by the very words that were given.
    """
    return _signs(text, Same(tokens))


@lru_cache(maxsize=1024)
def _signs(text: str, same: Same[Sequence[Token]]) -> tuple[Sign, ...]:
    tokens = same.held
    kinds = list(map(classify, [token.word for token in tokens]))
    for n, token in enumerate(tokens):
        if token.word in ("in", "of") and n and kinds[n - 1] is None and (change := change_in(tokens, n - 1)):
            kinds[n - 1] = "amount", change
    levels = list(_P_VALUE.finditer(text)) if _LEVEL_SIGN.search(text) else []
    if not levels and not any(kinds):
        return ()
    clauses = Reach(text, tokens, kinds)
    aside = asides(text)
    found: list[Sign] = []
    for n, kind in enumerate(kinds):
        if kind is None or _modifies(text, tokens, n) or any(a <= tokens[n].start < b for a, b in aside):
            continue
        token = tokens[n]
        axis, value = kind
        if n and tokens[n - 1].word in ("less", "least") and value in (1, -1):
            value = -value
        if word_of_extent(tokens, n):
            value = -value
        negated = clauses.negated(n) or clauses.denied_after(token.end)
        if negated and n and tokens[n - 1].word in _NOT_WHOLLY:
            continue  # "not entirely safe"
        around, beside = clauses.around(n, WINDOW, _BESIDE)
        found.append(
            Sign(index=n, axis=axis, value=0 if negated else value, start=token.start, end=token.end, negated=negated,
                 denied=value if negated else 0, around=around, beside=beside)
        )  # fmt: skip
    for match in levels:
        index = next((n for n, t in enumerate(tokens) if t.start >= match.start()), len(tokens) - 1)
        level = float(match.group("value").replace("·", "."))
        small = level <= 0.05 if match.group("sign") in "=<≤" else False
        if match.group("sign") in "<≤" and level > 0.05:
            continue
        around, beside = clauses.around(index, WINDOW, _BESIDE + 1, before_only=True)
        found.append(
            Sign(index=index, axis="significance", value=1 if small else 0, start=match.start(), end=match.end(),
                 around=around, beside=beside)
        )  # fmt: skip
    return tuple(found)


def word_of_extent(tokens: Sequence[Token], n: int) -> bool:
    """Whether word `n` is a `more` or `less` of something slight, which turns it round: `grew more slowly`."""
    behind = tokens[n + 1].word if n + 1 < len(tokens) else ""
    return tokens[n].word in ("more", "less") and behind in _SLIGHT


def _modifies(text: str, tokens: Sequence[Token], n: int) -> bool:
    """Whether the word is part of a name, a bound or a comparative: `HIV-positive`, `more than 40`."""
    token = tokens[n]
    word = token.word
    if token.start and text[token.start - 1] in "-‐‑–":
        return True
    if word in ("better", "worse") and text[token.end : token.end + 1] == "-":
        return True  # "better-off"
    if n and tokens[n - 1].word == "the":
        at = tokens[n - 1].start
        if any(m.start() == at or m.start("second") == at for m in _CORRELATIVE.finditer(text)):
            return True
    if n > 1 and tokens[n - 1].word == "of" and tokens[n - 2].word in _PERIODS:
        return True  # "after 18 months of disruption"
    after = tokens[n + 1 : n + 3]
    if word.startswith(("positiv", "negativ")):
        return not (
            after
            and after[0].word.startswith(("correlat", "associat", "relat", "effect", "impact", "influenc", "regulat"))
        )
    if word in BOUNDS and n > 1 and tokens[n - 1].word == "or" and tokens[n - 2].word[0].isdigit():
        return True  # "of stage 2 or higher"
    if word in BOUNDS:
        if after and (
            after[0].word[0].isdigit()
            or (after[0].word == "than" and len(after) > 1 and after[1].word[0].isdigit())
            or _LIMIT.match(text, token.end)
        ):
            return True
        if word in ("more", "less"):
            return bool(after) and classify(after[0].word) is not None
    if (
        text[token.start].isupper()
        and n
        and text[tokens[n - 1].end : token.start] == " "
        and tokens[n - 1].word not in ("the", "a")
    ):
        return not text[token.start : token.end].isupper()
    if (
        word == "induced"
        and after
        and after[0].word == "by"
        and not (n and tokens[n - 1].word in ("is", "are", "was", "were", "be", "been"))
    ):
        return True
    if word in _EQUAL and after and after[0].word in _EXTENT:
        return True
    if (
        word in _EQUAL
        and after
        and after[0].word == "to"
        and not any(t.word in _BEING for t in tokens[max(0, n - 3) : n])
    ):
        return True  # "on a timescale similar to"
    if word in _COMPARATIVES and any(t.word in CHANGES for t in tokens[max(0, n - 10) : n]):
        return True
    if word == "related":
        # "events related to treatment" says which events; "events were related to age" says what was found
        return text[token.end : token.end + 1] == "-" or not any(t.word in _BEING for t in tokens[max(0, n - 3) : n])
    if _DENIED_CAUSE.match(text, token.end) and tokens[max(0, n - 1)].word in ("a", "an", "the"):
        return True
    if after and (word, after[0].word) in _NAMES:
        return True
    if word == "significant" and after and text[token.end : after[0].start] == " ":
        return all(classify(t.word) is None and t.word not in _OF_LEVEL for t in after) and _leads_to_noun(tokens, n)
    if word == "safe" and after and after[0].word in SAFE_BOUNDS:
        return True
    if word in ("increasing", "growing") and after and after[0].word == "in" and after[-1].word in _GROWING:
        return True
    return word == "excess"


def _leads_to_noun(tokens: Sequence[Token], n: int) -> bool:
    """Whether what follows word `n` is somebody's, or is caused: `with significant itch`, `causes significant harm`."""
    before = tokens[n - 1].word if n else ""
    return before in _HAVING and bool(tokens[n + 1].keys)


def likeness(wanted: frozenset[str], there: frozenset[str]) -> float:
    """The share of `wanted` that is in `there`, weighted by rarity (0..1); 0 where nothing is wanted."""
    return Wanted(wanted).share(there)


class Wanted:
    """Keys that are looked for in several places, weighed once; sums do not depend on the order of a set."""

    def __init__(self, keys: frozenset[str]) -> None:
        self._keys = keys
        self._total = math.fsum(map(rarity, keys))

    def share(self, there: frozenset[str]) -> float:
        """The share that is in `there`, weighted by rarity (0..1); 0 where nothing is wanted."""
        return math.fsum(map(rarity, self._keys & there)) / self._total if self._total else 0.0


def plain_weights(weights: Mapping[str, float], tokens: Sequence[Token]) -> dict[str, float]:
    """The weights of a claim's keys without those of its words of direction and figures."""
    directed = {k for t in tokens if classify(t.word) is not None for k in t.keys}
    return {k: w for k, w in weights.items() if k not in directed and not k[0].isdigit()}
