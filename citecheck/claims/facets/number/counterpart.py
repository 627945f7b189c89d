"""The figure that an abstract gives where a reworded claim gives another: same kind, same matter, other value.

A figure that stands nowhere in the abstract is mostly from the full text, and no error. It differs only where one
sentence of the abstract speaks of the very same: it holds most of the claim's words by weight, those near the figure
above all, has a figure of the same kind that the claim does not use elsewhere, and nothing in the claim (another
group, another time) sets its figure apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.evidence import Ranked
from citecheck.claims.facets.number.apart import set_apart
from citecheck.claims.facets.number.asked import asked_of, shares
from citecheck.claims.figures.kinds import as_ratio, kind_of, kinds_in, reckoned, same_kind
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.reading import Sentence
from citecheck.claims.words.rarity import rarity

_OWN = 0.5
"""Weighted share of the claim's words that the sentence itself has to hold."""
_WIDE = 0.65
"""The same of the sentence, the one before it and the title together."""
_NEAR = 0.5
"""The same of the words around the figure in the sentence itself."""
_ANCHORED = 0.1
"""How much lower the last two may lie where the sentence has another figure of the claim."""
_OPEN = 0.15
"""How much higher these lie where several figures of the sentence could be meant."""
_RELATED = 0.3
_REST_OF = re.compile(
    r"\b(?:remain(?:ing|ed|s|der)?|rest|others?|without|free of|un\w{4,}ed|"
    r"(?:had|have|has|were|was|did) (?:not|never))\b",
    re.IGNORECASE,
)
_BACK = 60
"""Words within so many letters of a figure that make it what is left of another, told in any sentence."""
_ROUGH = 0.2
"""How far a figure that is given roughly may lie from the printed one, as a share of the greater."""
_LEAST_WEIGHT, _FEW_WORDS, _WHOLE = 7.0, 4.0, 0.9
"""How much the words near a figure have to weigh; less where the sentence has this share of the claim's words."""
_ALL = 0.95
"""Share of the claim's words in sentence, title and the one before from which on any of its figures may be meant."""
_CLEAR = 1.25
"""By how much one figure of a sentence has to stand nearer to the claim's words than the next."""
_REST, _MOSTLY = 0.34, 0.75
"""Share of the claim's words besides those of the title that the sentence has to hold, mostly the outcome, unless it
holds this share of all.
"""
_CANDIDATES = 12
_MOMENT = 5.0
_TOKENS = 200
_LOWER = re.compile(
    r"(?:[>≥]|\b(?:over|above|more than|greater than|higher than|exceeding|at least|not less than))(?: an?)? ?$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(?:[<≤]|\b(?:under|below|less than|fewer than|lower than|at most|up to|no more than|not more than))(?: an?)? ?$",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r";|\b(?:versus|vs|(?-i:v)|whereas|while|than|but|compared)\b|"
    r"\band (?=(?:in|on|by|with|of|for|at|to|among|after) (?:about |only )?\d)",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\s?(?:with|in|for|on|among|under|after|at|of)\b|\s?(?:[.;,)]|$)", re.IGNORECASE)


def counterpart(
    matter: Matter,
    quantity: Quantity,
    claimed: Sequence[Quantity],
    taken: set[tuple[int, int]],
    *,
    firm: float = 0.0,
) -> tuple[int, Quantity] | None:
    """The sentence (numbered from 0) and the figure that stands in the abstract for `quantity` of the claim.

    `claimed` are all figures of the claim, `taken` the printed figures (sentence and start) that others of them are;
    `firm` is how many more of the claim's words than else (a share) the sentence has to have.
    None where there is none, or where the abstract may well speak of something else.
    """
    text = matter.claim.text
    quantity = completed(text, quantity, claimed)
    kind = kind_of(text, quantity, bounds=True)
    if kind is None or kind[0] == "people":
        return None
    told_else = kind[0] in ("%", "fold", "ratio")
    asked = asked_of(matter, quantity)
    weight = sum(asked.close.values())
    if weight < _FEW_WORDS:
        return None
    best: tuple[float, int, Quantity] | None = None
    for ranked in matter.ranked:
        sentence = ranked.sentence
        units = {q.dimension for q in figures_of(sentence.text)}
        if quantity.dimension not in units and not (told_else and ("" in units or "fold" in units)):
            continue
        like = [q for q, its in kinds_in(sentence.text) if _alike(kind, text, quantity, its)]
        if not like:
            continue
        shared = shares(matter, asked, ranked)
        own, wide, near = shared.own, shared.wide, shared.near
        slack = (_ANCHORED if _anchored(ranked, taken) else 0.0) - firm
        if (shared.rest < _REST and own < _MOSTLY) or own < _OWN + firm or wide < _WIDE - slack or near < _NEAR - slack:
            continue
        if weight < (_LEAST_WEIGHT if min(own, near) < _WHOLE else _FEW_WORDS):
            continue
        if set_apart(matter, quantity, claimed, ranked):
            continue
        printed = [q for q in like if (ranked.index, q.start) not in taken]
        if kind[0] == "%" and any(q.dimension != "%" and _holds_of_ratio(text, quantity, q) for q in printed):
            continue  # a bound that one of the sentence's ratios bears out
        fits = [q for q in printed if _fits(kind, text, quantity, q)]
        if not fits or len(fits) > _CANDIDATES:
            continue
        # a figure that is given roughly may be one of these: "not quite half" is 46%
        near_by = [q for q in printed if quantity.about and _gap(quantity, q) <= _ROUGH]
        scores = pulls(matter, quantity, claimed, sentence, [*fits, *near_by])
        order = sorted(range(len(fits)), key=lambda n: (-scores[n], n))
        most = scores[order[0]]
        if any(most < _CLEAR * score for score in scores[len(fits) :]):
            continue
        clear = len(fits) == 1 or most >= _CLEAR * scores[order[1]]
        if not clear and wide < _ALL and (own < _OWN + _OPEN or near < _NEAR + _OPEN):
            continue
        score = own + wide + near
        if best is None or score > best[0]:
            best = (score, ranked.index, fits[order[0]])
    return (best[1], best[2]) if best is not None else None


def _anchored(ranked: Ranked, taken: set[tuple[int, int]]) -> bool:
    """Whether a telling figure of the sentence, of two digits at least, is the claim's as well."""
    return any(
        (ranked.index, q.start) in taken and sum(c.isdigit() for c in ranked.sentence.text[q.start : q.end]) > 1
        for q in figures_of(ranked.sentence.text)
    )


def holds(text: str, quantity: Quantity, printed: Quantity) -> bool:
    """Whether a claim's bound (`over 10%`) is true of the printed figure, where that is no bound itself."""
    if printed.about:
        return False
    before = text[max(0, quantity.start - 24) : quantity.start]
    if _LOWER.search(before):
        return printed.value >= quantity.value
    return bool(_UPPER.search(before)) and printed.value <= quantity.value


def _holds_of_ratio(text: str, quantity: Quantity, printed: Quantity) -> bool:
    """Whether a bound of a claim (`over 50% higher`) is true of a printed ratio."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    change = 100.0 * abs(printed.value - 1.0)
    return bool(_LOWER.search(before) and change >= quantity.value) or bool(
        _UPPER.search(before) and change <= quantity.value
    )


def may_be_meant(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], n: int, held: Sequence[Quantity]
) -> bool:
    """Whether `quantity`, a bound, may be told of one of `held`, the figures of sentence `n` that it is true of.

    It is not where the claim's words stand clearly nearer to a like figure that it is not true of, and that no other
    figure of the claim is.
    """
    sentence = matter.reading.sentences[n]
    kinds = dict(kinds_in(sentence.text))
    true = [q for q in held if q in kinds]
    if not true:
        return False
    others = [
        q
        for q, kind in kinds.items()
        if q.dimension == quantity.dimension
        and any(same_kind(kind, kinds[one]) for one in true)
        and not holds(matter.claim.text, quantity, q)
        and not q.about
        and not any(one is not quantity and agrees(one, q) for one in claimed)
    ]
    if not others:
        return True
    scores = pulls(matter, quantity, claimed, sentence, [*true, *others])
    return _CLEAR * max(scores[: len(true)]) >= max(scores[len(true) :])


def follows(matter: Matter, quantity: Quantity) -> bool:
    """Whether `quantity` of the claim can be reckoned from what a sentence on the same matter gives."""
    rest = _REST_OF.search(matter.claim.text, max(0, quantity.start - _BACK), quantity.end + _BACK) is not None
    near = [r.sentence for n, r in enumerate(matter.ranked) if n == 0 or rest or r.coverage >= _RELATED]
    return reckoned(quantity, matter.claim.text, [s.text for s in (*near, matter.reading.title)])


def completed(text: str, quantity: Quantity, claimed: Sequence[Quantity]) -> Quantity:
    """`quantity` with the unit of the figure before it, where it stands bare: `260 minutes with A and 230 with B`."""
    if quantity.dimension or quantity.high is not None or not _LEFT_OUT.match(text, quantity.end):
        return quantity
    before = next((q for q in reversed(claimed) if q.end <= quantity.start), None)
    if before is None or before.dimension not in ("%", "day", "mg", "ml", "point") or quantity.start - before.end > 60:
        return quantity
    if not re.search(
        r"\b(?:and|vs\.?|(?-i:v\.?)|versus|against|to|with|than|or)\s$", text[before.end : quantity.start]
    ):
        return quantity
    scale = before.value / before.raw if before.raw else 1.0
    return Quantity(
        start=quantity.start, end=quantity.end, value=quantity.value * scale, step=quantity.step * scale,
        role=before.role, dimension=before.dimension, about=quantity.about, raw=quantity.raw,
    )  # fmt: skip


def _alike(kind: tuple[str, str], text: str, quantity: Quantity, theirs: tuple[str, str]) -> bool:
    """Whether a figure of the kind `theirs` measures what the claim's does; `46% higher odds` retell a ratio."""
    if theirs[0] == "ratio" and kind[0] == "%":
        return same_kind(("ratio", as_ratio(text, quantity) or "-"), theirs)
    return same_kind(kind, theirs)


def _fits(kind: tuple[str, str], text: str, quantity: Quantity, printed: Quantity) -> bool:
    """Whether a figure of the same kind gives another value."""
    if kind[0] == "%" and printed.dimension != "%":
        return True  # a ratio; what follows from it was looked at before
    if agrees(quantity, printed) or holds(text, quantity, printed):
        return False
    if kind[0] in ("fold", "ratio") and (_close(quantity, printed.value) or _close(quantity, 1 / (printed.value or 1))):
        return False  # "four times as likely" is an odds ratio of 4, or of 0.25
    if quantity.role == "difference" or printed.role == "difference":
        return quantity.role == printed.role
    return not (quantity.about or printed.about) or _gap(quantity, printed) > _ROUGH


def _close(quantity: Quantity, other: float) -> bool:
    return abs(quantity.value - other) <= max(0.5 * quantity.step, 0.06 * quantity.value)


def _gap(one: Quantity, other: Quantity) -> float:
    """How far two figures lie apart, as a share of the greater."""
    return abs(one.value - other.value) / (max(one.value, other.value) or 1.0)


def pulls(
    matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence, fits: Sequence[Quantity]
) -> list[float]:
    """For each of `fits` how near in the sentence the claim's words stand to it, those next to the claim's own
    figure counting most.
    """
    said = matter.said.tokens[:_TOKENS]
    own = next((n for n, t in enumerate(said) if t.start >= quantity.start), len(said))
    pull: dict[str, float] = {}
    for n, token in enumerate(said):
        if quantity.start <= token.start < quantity.end:
            continue
        for key in token.keys:
            weight = rarity(key) / (1.0 + abs(n - own) / 5.0)
            pull[key] = max(pull.get(key, 0.0), weight)
    theirs = sentence.tokens[:_TOKENS]
    places = [next((n for n, t in enumerate(theirs) if t.end > q.start), len(theirs)) for q in fits]
    sides = [m.start() for m in _SIDE.finditer(sentence.text)]
    times = [q for q in claimed[:_CANDIDATES] if q.dimension == "day" and q.start != quantity.start]
    moments = [
        p
        for p in figures_of(sentence.text)
        if p.dimension == "day" and any(agrees(t, p) for t in times) and p not in fits
    ]
    first = min(fits, key=lambda q: q.start)
    scores = []
    for q, place in zip(fits, places, strict=True):
        # what is in brackets is said of the words before them
        closed = _closed(sentence.text, q)
        nearest: dict[str, float] = {}
        for n, token in enumerate(theirs):
            keys = [k for k in token.keys if k in pull]
            if not keys or q.start <= token.start < q.end:
                continue
            if token.start < first.start:  # said for all of them
                low, high, near = token.start, first.start, n - min(places)
            else:
                low, high, near = min(token.start, q.start), max(token.start, q.start), n - place
            crossed = sum(low < other.start < high for other in fits) + sum(low <= s < high for s in sides)
            crossed += token.start > closed
            pulled = 1.0 / (1.0 + (abs(near) + 4 * crossed) / 3.0)
            for key in keys:
                nearest[key] = max(nearest.get(key, 0.0), pulled)
        moment = max((_MOMENT / (1.0 + abs(m.start - q.start) / 18.0) for m in moments), default=0.0)
        scores.append(moment + sum(pull[k] * v for k, v in nearest.items()))
    return scores


def _closed(text: str, quantity: Quantity) -> int:
    """Where the brackets close in which `quantity` of `text` stands; the end of the text where it is in none."""
    end = text.find(")", quantity.end)
    opened = text.rfind("(", 0, quantity.start)
    return end if opened > text.rfind(")", 0, quantity.start) and end >= 0 else len(text)
