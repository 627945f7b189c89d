"""Figures of the claim looked for in the abstract.

A figure that the abstract has, as printed or sensibly rounded, agrees. It differs only where the abstract gives
another value for the same quantity: same role and unit, the same words around it in one sentence, while the claim's
own value stands nowhere in title and abstract. Every other figure is absent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from citecheck.claims.facets.direction.guards.of_a_kind import of_another_thing
from citecheck.claims.facets.number.apart import around, set_apart
from citecheck.claims.facets.number.arms import exchanged
from citecheck.claims.facets.number.counterpart import completed, counterpart, follows, holds, may_be_meant
from citecheck.claims.facets.number.course import course
from citecheck.claims.facets.number.excused import DENIES, is_excused
from citecheck.claims.facets.number.instead import instead
from citecheck.claims.facets.number.likened import likened
from citecheck.claims.facets.number.listed_otherwise import listed_otherwise
from citecheck.claims.facets.number.majority import majority, majority_of_a_sex
from citecheck.claims.facets.number.p_value import p_value
from citecheck.claims.facets.number.ratio_as_percent import ratio_as_percent
from citecheck.claims.facets.number.retold import retold
from citecheck.claims.facets.number.size import size
from citecheck.claims.facets.number.slip import slip
from citecheck.claims.facets.number.weighing import wanted
from citecheck.claims.figures.kinds import INTERVAL_WORD, kinds_in, not_the_change, reckoned
from citecheck.claims.figures.numbers import Quantity, agrees, figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.words.rarity import rarity
from citecheck.models import FacetStatus

_CHANCE, _LIKELY, _FIRM = 0.34, 0.6, 0.1
"""Weighted share of the words around a figure up to which a sentence with the same figure may have it of something
else, the same where the figure is of another kind; and how much more than else must speak for another."""
_COMMON = 2
_CHANCES = 3
"""Figures of an abstract that may all be like one of the claim by chance."""
_BOUND = 0.2
"""How far a printed figure may lie from a bound that is told of it, as a share of the greater."""
_ABOUT, _IN_WORDS = 0.15, 0.34
"""How far a figure told roughly, and a share told in words, may lie from the one in whose place it stands."""
_RETOLD = 0.9
_NUMBERED = re.compile(r"\b(?P<unit>day|week|month|year)s? (?P<number>\d{1,3})\b(?![.,]\d)", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst (?P<unit>day|week|month|year)\b", re.IGNORECASE)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
_MONTHS_APART = 0.02
"""Three months are 13 weeks, or 91 days."""
_IS_P = re.compile(r"\bp\W{0,3}(?:values?\s)?(?:of|was|is|being)?\W{0,3}$", re.IGNORECASE)
_LONG = 10
_CLOSE = 40
"""How many letters apart two figures may stand that are of one thing."""
_MOST = 100
"""Figures of one claim that are looked for; a longer row of them is a table."""


def number(matter: Matter) -> list[Observation]:
    """One observation for each figure of the claim."""
    claimed = figures_of(matter.claim.text)[:_MOST]
    share = majority(matter) or majority_of_a_sex(matter)
    if not claimed:
        return [share] if share is not None else _with_retold(matter, [])
    found, missing, taken = looked_for(matter, claimed)
    replaced = _replaced(matter) if missing else {}
    unknown = [q for q in missing if not follows(matter, q)]
    # a time that the abstract does not know, and figures that it does not know: from the full text
    elsewhen = len(unknown) > 1 and any(q.dimension == "day" for q in unknown)
    # in a sentence taken over whole no figure is reckoned from others
    retold = bool(matter.ranked) and matter.ranked[0].coverage >= _RETOLD and len(matter.said.weights) >= _LONG
    lacking = False
    doubtful: dict[tuple[int, int] | None, Quantity] = {}
    for quantity in missing:
        other = None
        if not elsewhen:
            other = _in_its_place(matter, quantity, claimed, replaced, known=quantity not in unknown)
            if other is None:
                doubtful[quantity.start, quantity.end] = quantity
            other = other or slip(matter, quantity, claimed, taken, known=quantity not in unknown)
        if other is None and (quantity in unknown or retold) and not elsewhen:
            other = likened(matter, quantity, claimed, taken, known=quantity not in unknown)
        if other is None and quantity in unknown and all(_same_value(quantity, q) for q in unknown):
            other = counterpart(matter, quantity, claimed, taken) or size(matter, quantity)
        if other is None and not elsewhen:
            asked = wanted(matter, completed(matter.claim.text, quantity, claimed), claimed, missing)
            other = instead(asked, taken, known=quantity not in unknown) if asked is not None else None
        if other is not None and (
            _moved(matter, quantity, *other, known=_is_known(matter, quantity, unknown, other[0]))
            or _bound_kept(matter, quantity, claimed, other[0])
            or of_another_thing(matter, other[0])
        ):
            other = None
        if other is None:
            found.append(_observe(matter, quantity, "absent", None, None))
            lacking = True
        else:
            taken.add((other[0], other[1].start))
            found.append(_observe(matter, quantity, "differs", *other))
    several = sum(o.status == "differs" for o in found) > 1
    if (lacking or several) and not retold:
        # a claim with figures that the abstract does not have rests on the full text, and so may the others
        found = [_observe(matter, q, "absent", None, None) if (q := doubtful.get(o.claim_at)) else o for o in found]
    if (turned := course(matter)) is not None and turned.claim_at is not None:
        start, end = turned.claim_at
        found = [turned, *(o for o in found if not start <= (o.claim_at or (0, 0))[0] < end)]
    found = _with_retold(matter, _with_exchanged(matter, sorted(found, key=lambda o: o.claim_at or (0, 0))))
    found = [_absent(o) if o.status == "differs" and is_excused(matter, o) else o for o in found]
    misread = ratio_as_percent(matter)
    if misread is not None:
        found = [misread, *(o for o in found if o.claim_at != misread.claim_at and o.status == "agrees")]
    return found if share is None or any(o.status != "agrees" for o in found) else [*found, share]


def _is_known(matter: Matter, quantity: Quantity, unknown: Sequence[Quantity], n: int) -> bool:
    """Whether a figure of the claim can be reckoned from those on the same matter, or of the sentence numbered `n`."""
    return quantity not in unknown or reckoned(quantity, matter.claim.text, [matter.reading.sentences[n].text])


def looked_for(
    matter: Matter, claimed: tuple[Quantity, ...]
) -> tuple[list[Observation], list[Quantity], set[tuple[int, int]]]:
    """What is observed of the claim's figures that the abstract has, the figures that it lacks, and which printed ones
    (number of the sentence and start) are the claim's.
    """
    order = [r.index for r in matter.ranked]
    sentences = matter.reading.sentences
    printed = [(n, q) for n in order for q in figures_of(sentences[n].text)]
    plain = [(n, q) for n, q in printed if not INTERVAL_WORD.match(sentences[n].text, q.end)]
    title = figures_of(matter.reading.title.text)
    found: list[Observation] = []
    taken: set[tuple[int, int]] = set()
    missing: list[Quantity] = []
    for quantity in claimed:
        if quantity.role == "year":
            continue
        whole = completed(matter.claim.text, quantity, claimed)
        meant = printed if INTERVAL_WORD.match(matter.claim.text, quantity.end) else plain
        hit = _hit(quantity, meant, taken) or _hit(whole, meant, taken) or _bounded(matter, quantity, claimed, printed)
        if hit is not None:
            n, match = hit
            hits = [(m, q) for m, q in printed if agrees(quantity, q)]
            contrary = DENIES.search(matter.claim.text) is not None and follows(matter, quantity)
            chance = 0 < len(hits) <= _CHANCES and not any(agrees(quantity, q) for q in title)
            other = _elsewhere(matter, whole, claimed, hits) if chance and not contrary else None
            if other is not None and _bound_kept(matter, quantity, claimed, other[0]):
                other = None
            other = other or listed_otherwise(matter, quantity, claimed)
            if other is not None and not _moved(matter, quantity, *other, known=follows(matter, quantity)):
                taken.add((other[0], other[1].start))
                found.append(_observe(matter, quantity, "differs", *other))
                continue
            taken.add((n, match.start))
            found.append(_observe(matter, quantity, "agrees", n, match))
        elif any(agrees(quantity, q) for q in title) or _named(matter, quantity):
            found.append(_observe(matter, quantity, "agrees", None, None))
        else:
            missing.append(quantity)
    return found, missing, taken


def _absent(o: Observation) -> Observation:
    return structs.replace(o, status="absent", rule=None, message="", record=None, record_at=None)


def _with_retold(matter: Matter, found: list[Observation]) -> list[Observation]:
    """`found`, with the p value that is another, or the figure of a retold sentence with another in its place."""
    if any(o.status == "differs" for o in found):
        return found
    lacking = any(
        o.status == "absent" and not _IS_P.search(matter.claim.text, 0, (o.claim_at or (0, 0))[0]) for o in found
    )
    if (wrong := None if lacking else p_value(matter)) is None:
        if (told := retold(matter)) is None:
            return found
        one, n, other = told
        wrong = _observe(matter, one, "differs", n, other)
    start, end = wrong.claim_at or (0, 0)
    rest = [o for o in found if o.claim_at is None or o.claim_at[1] <= start or o.claim_at[0] >= end]
    return sorted([*rest, wrong], key=lambda o: o.claim_at or (0, 0))


def _with_exchanged(matter: Matter, found: list[Observation]) -> list[Observation]:
    """`found`, with two figures of the abstract that changed places in the claim as one error."""
    swap = exchanged(matter)
    if swap is None or any(o.status == "differs" for o in found):
        return found
    pair, n, one, other = swap
    text = matter.claim.text
    told = [text[q.start : q.end] for q in (pair.one, pair.other)]
    message = (
        f"the text gives {told[0]} and {told[1]} to the wrong sides: in the abstract they stand the other way round"
    )
    wrong = {
        (pair.one.start, pair.one.end): structs.replace(
            _observe(matter, pair.one, "differs", n, other), message=message
        ),
        (pair.other.start, pair.other.end): structs.replace(_observe(matter, pair.other, "differs", n, one), rule=None),
    }
    return [wrong.get(o.claim_at or (0, 0), o) for o in found]


def _elsewhere(
    matter: Matter, quantity: Quantity, claimed: tuple[Quantity, ...], hits: list[tuple[int, Quantity]]
) -> tuple[int, Quantity] | None:
    """What the abstract gives for `quantity`, where only figures of something else (`hits`) are like it."""
    close = around(matter.said.tokens, quantity)
    weight = sum(map(rarity, sorted(close)))
    for n, match in hits:
        if quantity.dimension == "day" or (quantity.value == match.value and _telling(match)):
            return None
        if quantity.noun and quantity.noun == match.noun and quantity.value == match.value:
            return None
        if _beside_another(matter, quantity, claimed, n, match):
            return None
        there = matter.reading.sentences[n].keys
        alike = quantity.dimension == match.dimension and quantity.role == match.role
        if sum([rarity(k) for k in sorted(close) if k in there]) > (_CHANCE if alike else _LIKELY) * weight:
            return None
    other = counterpart(matter, quantity, claimed, set(), firm=_FIRM)
    if (
        other is None
        or any(other[0] == n for n, _ in hits)
        or any(agrees(quantity, q) for q in figures_of(matter.reading.sentences[other[0]].text))
    ):
        return None
    return None if holds(matter.claim.text, quantity, other[1]) else other


def _beside_another(matter: Matter, quantity: Quantity, claimed: tuple[Quantity, ...], n: int, match: Quantity) -> bool:
    """Whether in both texts the same other figure stands close by: `seven patients (13%)` beside `7 (13%)`."""
    printed = [q for q in figures_of(matter.reading.sentences[n].text) if 0 < abs(q.start - match.start) < _CLOSE]
    others = [q for q in claimed if 0 < abs(q.start - quantity.start) < _CLOSE and q.value != quantity.value]
    return any(agrees(other, q) and q.value != match.value for other in others for q in printed)


def _named(matter: Matter, quantity: Quantity) -> bool:
    """Whether a time of the claim is one that the abstract names by its number: `day 28` for four weeks."""
    if quantity.dimension != "day" or quantity.high is not None:
        return False
    told = [_DAYS[m["unit"].lower()] * float(m["number"]) for m in _NUMBERED.finditer(matter.reading.text)]
    told += [_DAYS[m["unit"].lower()] for m in _FIRST.finditer(matter.reading.text)]
    return any(abs(quantity.value - days) <= max(0.5, _MONTHS_APART * days) for days in told)


def _telling(quantity: Quantity) -> bool:
    """Whether a figure has decimals, or so many digits that it stands there twice hardly by chance."""
    return quantity.step < 1.0 or len(f"{quantity.raw:g}".replace(".", "").strip("0")) > _COMMON


def _same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of a claim say one thing: `half of them (50%)`."""
    return one.dimension == other.dimension and abs(one.value - other.value) <= 1e-9


def _hit(
    quantity: Quantity, printed: list[tuple[int, Quantity]], taken: set[tuple[int, int]]
) -> tuple[int, Quantity] | None:
    hits = [(n, q) for n, q in printed if agrees(quantity, q)]
    fresh = [h for h in hits if (h[0], h[1].start) not in taken]
    same = [h for h in fresh if h[1].role == quantity.role]
    return next(iter(same or fresh or hits), None)


def _bounded(
    matter: Matter, quantity: Quantity, claimed: tuple[Quantity, ...], printed: list[tuple[int, Quantity]]
) -> tuple[int, Quantity] | None:
    """The first figure not far off of which a bound that the claim gives is true: 55% for `more than half`."""
    if not quantity.about or matter.claim.text[: quantity.start].rstrip().endswith(("<", ">", "≤", "≥")):
        return None  # with a sign it is a criterion, and has to be the very same
    near = [
        (n, q)
        for n, q in printed
        if q.dimension == quantity.dimension
        and q.high is None
        and abs(q.value - quantity.value) <= _BOUND * max(q.value, quantity.value)
    ]
    true = [hit for hit in near if holds(matter.claim.text, quantity, hit[1])]
    # a number without a noun has no kind; a share without one is the level of an interval
    return next(
        (
            (n, q)
            for n, q in true
            if may_be_meant(matter, quantity, claimed, n, [q])
            or (q.dimension != "%" and q not in dict(kinds_in(matter.reading.sentences[n].text)))
        ),
        None,
    )


def _bound_kept(matter: Matter, quantity: Quantity, claimed: tuple[Quantity, ...], n: int) -> bool:
    """Whether a bound (`fewer than one in ten`) is true of a like figure of sentence `n`, and may be meant of that."""
    like = [q for q, _ in kinds_in(matter.reading.sentences[n].text) if q.dimension == quantity.dimension]
    true = [q for q in like if holds(matter.claim.text, quantity, q)]
    return bool(true) and may_be_meant(matter, quantity, claimed, n, true)


def _moved(matter: Matter, quantity: Quantity, n: int, printed: Quantity, *, known: bool) -> bool:
    """Whether the claim tells by how much something changed, and figure `printed` of sentence `n` how much it was."""
    return not_the_change(matter.claim.text, quantity, matter.reading.sentences[n].text, printed, known=known)


def _observe(
    matter: Matter, quantity: Quantity, status: FacetStatus, n: int | None, match: Quantity | None
) -> Observation:
    words = matter.claim.text[quantity.start : quantity.end]
    source = matter.reading.sentences[n].text[match.start : match.end] if n is not None and match else None
    return Observation(
        facet="number",
        status=status,
        claim=words,
        record=source,
        claim_at=(quantity.start, quantity.end),
        sentence=n,
        record_at=(match.start, match.end) if match else None,
        share=quantity.dimension == "%",
        rule="claim-number-differs" if status == "differs" else None,
        message=f"the text says {words}, the abstract {source}" if status == "differs" else "",
    )


def _replaced(matter: Matter) -> dict[int, tuple[int, int]]:
    """For a claim that retells a sentence: the start of each figure, with the sentence and start of the one in
    its place.
    """
    return {
        c.ours[0].start: (c.sentence, c.theirs[0].start)
        for c in reversed(matter.changes)
        if c.near and len(c.ours) == 1 and len(c.theirs) == 1
    }


def _in_its_place(
    matter: Matter,
    quantity: Quantity,
    claimed: tuple[Quantity, ...],
    replaced: dict[int, tuple[int, int]],
    *,
    known: bool,
) -> tuple[int, Quantity] | None:
    place = next((replaced[at] for at in range(quantity.start, quantity.end) if at in replaced), None)
    if place is None or quantity.role in ("p", "interval"):
        return None
    n, start = place
    other = next((q for q in figures_of(matter.reading.sentences[n].text) if q.start <= start < q.end), None)
    if other is None or other.role in ("p", "interval") or other.dimension != quantity.dimension:
        return None
    if holds(matter.claim.text, quantity, other) or _moved(matter, quantity, n, other, known=known):
        return None
    ranked = next(r for r in matter.ranked if r.index == n)
    # where nothing else is changed, the figure is the only error
    alone = all(
        c.sentence != n or (c.ours and quantity.start <= c.ours[0].start < quantity.end) for c in matter.changes
    )
    if not alone and set_apart(matter, quantity, claimed, ranked):
        return None
    loose = _IN_WORDS if quantity.step == 5.0 else _ABOUT  # "one in two"
    if quantity.about and abs(other.value - quantity.value) <= loose * max(other.value, quantity.value):
        return None
    return n, other
