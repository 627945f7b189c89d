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
from citecheck.claims.kinds import as_ratio, kind_of, reckoned, same_kind
from citecheck.claims.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter
from citecheck.claims.rarity import rarity
from citecheck.claims.reading import Sentence, keys_about
from citecheck.claims.terms import Token, key_of
from citecheck.claims.wordlists import words

OWN = 0.5
"""Weighted share of the claim's words that the sentence itself has to hold."""
WIDE = 0.65
"""The same of the sentence, the one before it and the title together."""
NEAR = 0.5
"""The same of the words around the figure in the sentence itself."""
ANCHORED = 0.1
"""How much lower the last two may lie where the sentence has another figure of the claim."""
TOPICAL = 0.75
"""Share of words of the title from which on a claim has too few others to tell the sentence by."""
OPEN = 0.1
"""How much higher these lie where several figures of the sentence could be meant."""
_RELATED = 0.3
_ROUGH = 0.3
"""How far a figure that is given roughly may lie from the printed one, as a share of the greater."""
_REACH = 7
_LEAST_WEIGHT = 7.0
_CANDIDATES = 12
_MOMENT = 5.0
_TOKENS = 200
_BESIDE = 4
_TELLING = 4.0
_FOREIGN = 5.0
_DEFINES = re.compile(r"\b(?:defined|definition|criteri(?:on|a) (?:was|were))\b")
_LABEL = re.compile(r"\b(?:[Gg]roup|[Aa]rm|[Rr]egimen|[Cc]ohort|[Pp]rotocol|[Ss]tep|[Mm]odel)s? ([A-Z]|[0-9]{1,2})\b")
_LOWER = re.compile(
    r"(?:[>≥]|\b(?:over|above|more than|greater than|higher than|exceeding|at least|not less than))(?: an?)? ?$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(?:[<≤]|\b(?:under|below|less than|fewer than|lower than|at most|up to|no more than|not more than))(?: an?)? ?$",
    re.IGNORECASE,
)
_SIDE = re.compile(r";|\b(?:versus|vs|whereas|while|than|but|compared)\b", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\s?(?:with|in|for|on|among|under|after|at|of)\b|\s?(?:[.;,)]|$)", re.IGNORECASE)
_HAPPENED = frozenset(
    words(
        "struck strikes hit hits befell befalls reached reaches carried carries took taking bore faced went became "
        "become becomes kept keep keeps moved came comes brought remained remains got gets gave given put "
        "held drawn drew made found seen noted recorded averaged averaging succeeded amounted amounts stood stands "
        "ran lay left used ended needed roughly added turned dropped"
    )
)
"""Verbs of everyday words that say that something came about, and nothing of what."""
_ORDINALS = {key_of(w): figure for w, figure in (("first", "1"), ("second", "2"), ("third", "3"))}
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
    quantity = _completed(text, quantity, claimed)
    kind = kind_of(text, quantity)
    if kind is None or kind[0] == "people":
        return None
    sentences = matter.reading.sentences
    about = [k for k in keys_about(matter.said, quantity.start) if k in matter.said.weights and not k[0].isdigit()]
    total = sum(matter.said.weights[k] for k in about)
    close = around(matter.said.tokens, quantity)
    weight = sum(rarity(k) for k in close)
    if total <= 0 or weight < _LEAST_WEIGHT:
        return None
    title = matter.reading.title.keys
    topical = sum(matter.said.weights[k] for k in about if k in title)
    best: tuple[float, int, Quantity] | None = None
    for ranked in matter.ranked[:5]:
        sentence = ranked.sentence
        context = title | (sentences[ranked.index - 1].keys if ranked.index else frozenset())
        own = sum(matter.said.weights[k] for k in about if k in ranked.shared) / total
        wide = sum(matter.said.weights[k] for k in about if k in ranked.shared or k in context) / total
        near = sum(rarity(k) for k in close if k in ranked.shared) / weight
        if topical < TOPICAL * total and wide >= WIDE + OPEN:
            # the title's words stand for the whole abstract, and need not be in the sentence
            rest = [k for k in about if k not in title]
            left = total - topical
            own = max(own, sum(matter.said.weights[k] for k in rest if k in ranked.shared) / left)
            beside = [k for k in close if k not in title]
            near = max(near, sum(rarity(k) for k in beside if k in ranked.shared) / max(5.0, sum(map(rarity, beside))))
        slack = (ANCHORED if _anchored(ranked, taken) else 0.0) - firm
        if own < OWN + firm or wide < WIDE - slack or near < NEAR - slack:
            continue
        if set_apart(matter, quantity, claimed, ranked):
            continue
        fits = [
            q
            for q in figures_of(sentence.text)
            if (ranked.index, q.start) not in taken and _fits(kind, text, quantity, q, sentence)
        ]
        if not fits or len(fits) > _CANDIDATES or (quantity.about and _nearly(quantity, kind, sentence)):
            continue
        scores = _scores(matter, quantity, claimed, sentence, fits)
        order = sorted(range(len(fits)), key=lambda n: (-scores[n], n))
        clear = len(fits) == 1 or scores[order[0]] >= 1.25 * scores[order[1]]
        if not clear and (own < OWN + OPEN or near < NEAR + OPEN):
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


def set_apart(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], ranked: Ranked) -> bool:
    """Whether something shows that the sentence does not speak of the very same as the claim's `quantity`.

    The sentence defines a term; the words at the figure name a group, an outcome or a contrast that the sentence, the
    one before it and the title lack; another group by its letter, another time, or another scale.
    """
    sentence, text, reading = ranked.sentence, matter.claim.text, matter.reading
    if _DEFINES.search(sentence.text):
        return True
    context = reading.title.keys | (reading.sentences[ranked.index - 1].keys if ranked.index else frozenset())
    lacking = [k for k in around(matter.said.tokens, quantity) if k not in ranked.shared and k not in context]
    if any(_contrasts(k, sentence) for k in lacking):
        return True
    beside = around(matter.said.tokens, quantity, _BESIDE)
    if any(k in beside and rarity(k) >= _TELLING and k in reading.keys for k in lacking):
        return True
    if any(rarity(k) >= _FOREIGN and k not in reading.keys for k in lacking):
        return True
    return _elsewhere(text, quantity, claimed, sentence)


def disagrees(matter: Matter, quantity: Quantity, claimed: Sequence[Quantity], ranked: Ranked) -> bool:
    """Whether the sentence plainly speaks of another group, time or scale; other words of the claim may be its own."""
    sentence = ranked.sentence
    if _DEFINES.search(sentence.text):
        return True
    context = matter.reading.title.keys
    if ranked.index:
        context |= matter.reading.sentences[ranked.index - 1].keys
    beside = around(matter.said.tokens, quantity)
    if any(_contrasts(k, sentence) for k in beside - ranked.shared - context):
        return True
    return _elsewhere(matter.claim.text, quantity, claimed, sentence)


def _contrasts(key: str, sentence: Sentence) -> bool:
    """Whether a word of the claim that the sentence lacks may set a figure apart; `first cycle` is `cycle 1`."""
    return key in _CONTRAST and _ORDINALS.get(key) not in sentence.keys


def _elsewhere(text: str, quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether both sides name a group by its letter, a scale or a time, and not the same."""
    ours, theirs = _labels(text), _labels(sentence.text)
    if ours and theirs and not ours & theirs:
        return True
    scales = [q for q in claimed if q.high is not None and q is not quantity]
    return other_scale(scales, sentence) or _other_moment(quantity, claimed, sentence)


def holds(text: str, quantity: Quantity, printed: Quantity) -> bool:
    """Whether a claim's bound (`over 10%`) is true of the printed figure, where that is no bound itself."""
    if printed.about:
        return False
    before = text[max(0, quantity.start - 24) : quantity.start]
    if _LOWER.search(before):
        return printed.value >= quantity.value
    return bool(_UPPER.search(before)) and printed.value <= quantity.value


def other_scale(scales: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether both sides name the range of a scale, and not the same; `scales` are the ranges of the claim."""
    theirs = [q for q in figures_of(sentence.text) if q.high is not None and q.role != "interval"]
    return bool(scales and theirs) and not any(agrees(a, b) for a in scales for b in theirs)


def _labels(text: str) -> frozenset[str]:
    return frozenset(m.group(1) for m in _LABEL.finditer(text))


def follows(matter: Matter, quantity: Quantity) -> bool:
    """Whether `quantity` of the claim can be reckoned from what a sentence on the same matter gives."""
    near = [r.sentence for n, r in enumerate(matter.ranked) if n == 0 or r.coverage >= _RELATED]
    groups = ((s.text, figures_of(s.text)) for s in (*near, matter.reading.title))
    return reckoned(quantity, matter.claim.text, groups)


def _completed(text: str, quantity: Quantity, claimed: Sequence[Quantity]) -> Quantity:
    """`quantity` with the unit of the figure before it, where it stands bare: `260 minutes with A and 230 with B`."""
    if quantity.dimension or quantity.high is not None or not _LEFT_OUT.match(text, quantity.end):
        return quantity
    before = next((q for q in reversed(claimed) if q.end <= quantity.start), None)
    if before is None or before.dimension not in ("%", "day", "mg", "ml", "point") or quantity.start - before.end > 60:
        return quantity
    if not re.search(r"\b(?:and|vs\.?|versus|against|to|with|than|or)\s$", text[before.end : quantity.start]):
        return quantity
    scale = before.value / before.raw if before.raw else 1.0
    return Quantity(
        start=quantity.start, end=quantity.end, value=quantity.value * scale, step=quantity.step * scale,
        role=before.role, dimension=before.dimension, about=quantity.about, raw=quantity.raw,
    )  # fmt: skip


def _fits(kind: tuple[str, str], text: str, quantity: Quantity, printed: Quantity, sentence: Sentence) -> bool:
    theirs = kind_of(sentence.text, printed)
    if theirs is not None and theirs[0] == "ratio" and kind[0] == "%":
        return same_kind(("ratio", as_ratio(text, quantity) or "-"), theirs)
    if theirs is None or not same_kind(kind, theirs) or agrees(quantity, printed):
        return False
    if quantity.role == "difference" or printed.role == "difference":
        return quantity.role == printed.role
    return not (quantity.about or printed.about) or _gap(quantity, printed) > _ROUGH


def _gap(one: Quantity, other: Quantity) -> float:
    """How far two figures lie apart, as a share of the greater."""
    return abs(one.value - other.value) / (max(one.value, other.value) or 1.0)


def _nearly(quantity: Quantity, kind: tuple[str, str], sentence: Sentence) -> bool:
    """Whether a figure that the claim gives roughly may be one of the sentence: `not quite half` is 46%."""
    return any(
        _gap(quantity, q) <= _ROUGH and same_kind(kind, kind_of(sentence.text, q) or ("", ""))
        for q in figures_of(sentence.text)
    )


def _other_moment(quantity: Quantity, claimed: Sequence[Quantity], sentence: Sentence) -> bool:
    """Whether the claim names a time that the sentence does not, while the sentence names another."""
    ours = [q for q in claimed if q.dimension == "day" and q.start != quantity.start and q.role == "time"]
    theirs = [q for q in figures_of(sentence.text) if q.dimension == "day" and q.role == "time"]
    return bool(ours and theirs) and not any(agrees(a, b) for a in ours for b in theirs)


def around(found: tuple[Token, ...], quantity: Quantity, reach: int = _REACH) -> frozenset[str]:
    """The keys of the words around `quantity`, `reach` of them to a side."""
    held = [t for t in found if t.keys and t.word not in _HAPPENED]
    before = [t for t in held if t.end <= quantity.start][-reach:]
    after = [t for t in held if t.start >= quantity.end][:reach]
    return frozenset(k for t in (*before, *after) for k in t.keys if not k[0].isdigit())


def _scores(
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
    scores = []
    for q, place in zip(fits, places, strict=True):
        nearest: dict[str, float] = {}
        for n, token in enumerate(theirs):
            keys = [k for k in token.keys if k in pull]
            if not keys or q.start <= token.start < q.end:
                continue
            if token.start < fits[0].start:  # said for all of them
                low, high, near = token.start, fits[0].start, n - places[0]
            else:
                low, high, near = min(token.start, q.start), max(token.start, q.start), n - place
            crossed = sum(low < other.start < high for other in fits) + sum(low <= s < high for s in sides)
            pulled = 1.0 / (1.0 + (abs(near) + 4 * crossed) / 3.0)
            for key in keys:
                nearest[key] = max(nearest.get(key, 0.0), pulled)
        moment = max((_MOMENT / (1.0 + abs(m.start - q.start) / 18.0) for m in moments), default=0.0)
        scores.append(moment + sum(pull[k] * v for k, v in nearest.items()))
    return scores
