"""Which forms of number a document cites with, judged by how its numbers cover the list and in what order.

Every form looks like something else somewhere: `(1)` counts items, `CD40` is a name, `aged 65.` an age. But the numbers
of a citation style cover 1 to N and first appear in order, and those of anything else do not.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from citecheck.citations.ahead import ahead, strays
from citecheck.citations.marker import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecheck.citations.labels import Labels
    from citecheck.citations.marker import Form, Marker

_TRUST: dict[Form, float] = {
    "bracket": 1.0,
    "super": 0.95,
    "paren": 0.9,
    "glued": 0.8,
    "bare": 0.75,
    "word": 0.5,
    "link": 0.5,
}
_NEEDED = 0.15
_ORDERLY = 0.6
_WITHIN = 0.9
"""So many of the numbers in square brackets are the list's where these are citations."""


class Evidence(Struct, frozen=True, kw_only=True):
    """How well the markers of one form fit a list: each figure from 0 to 1."""

    covered: float
    ordered: float
    within: float

    @property
    def score(self) -> float:
        """All three together."""
        return self.covered * self.ordered * self.within


def chosen(found: dict[Form, list[Marker]], labels: Labels, text: str) -> list[Marker]:
    """Of the markers found in `text`, by form, those of the forms that the document cites with, in order of place."""
    if not labels.numbers:
        return _without_list(found)
    evidence = {form: weigh(_strong(markers), labels) for form, markers in found.items() if markers}
    ranked = sorted(evidence, key=lambda form: -(evidence[form].score * _TRUST[form]))
    if not ranked:
        return []
    main = ranked[0]
    if evidence[main].score < _least(labels, main) and not (labels.numbered and _bracketed(main, evidence[main])):
        return []
    kept = _filtered(found[main], found[main], labels)
    kept += ahead(_apart(found[main], kept), kept, labels, text)
    left: list[Marker] = []
    for form in ranked[1:]:
        open_numbers = labels.numbers - {n for marker in kept for n in marker.numbers}
        extra = _filtered(found[form], kept + _strong(found[form]), labels)
        if not extra or not open_numbers:
            continue
        if _fills(extra, open_numbers, labels, form):
            kept += _apart(extra, kept)
            kept += ahead(_apart(found[form], kept), kept, labels, text)
        elif form != "bare":
            left += _strong(extra)
    kept += _apart(_completing(kept, left, labels), kept)
    if main != "bracket":
        kept += strays(_apart(found.get("bracket", []), kept), kept, labels, text)
    return sorted(kept, key=lambda marker: marker.start)


def _apart(markers: Sequence[Marker], kept: Sequence[Marker]) -> list[Marker]:
    taken = Taken([(marker.start, marker.end) for marker in kept])
    return [marker for marker in markers if not taken.covers(marker.start, marker.end)]


def _completing(kept: Sequence[Marker], left: Sequence[Marker], labels: Labels) -> list[Marker]:
    """Those of the markers `left` over, of several forms, that together cite all that `kept` leaves open, in order: a
    text that many hands have written.
    """
    cited = {n for marker in kept for n in marker.numbers}
    gaining = [m for m in left if set(m.numbers) <= labels.numbers and not set(m.numbers) <= cited]
    evidence = weigh(sorted([*kept, *gaining], key=lambda m: m.start), labels)
    whole = evidence.covered == evidence.ordered == 1 and len(gaining) * 2 > len(left)
    return gaining if gaining and whole else []


def _least(labels: Labels, form: Form) -> float:
    # Two or three numbers in order prove little, save in square brackets.
    return _NEEDED if labels.highest > 3 or form == "bracket" else 0.3


def _bracketed(form: Form, evidence: Evidence) -> bool:
    """Whether they are numbers of the list in square brackets, however few: of a part of an article, or a draft."""
    return form == "bracket" and evidence.covered > 0 and evidence.within >= _WITHIN


def _strong(markers: Sequence[Marker]) -> list[Marker]:
    strong = [marker for marker in markers if marker.strong]
    return strong if len(strong) * 3 >= len(markers) or len(strong) > 5 else list(markers)


def _fills(extra: list[Marker], open_numbers: frozenset[int], labels: Labels, form: Form) -> bool:
    """Whether a second form cites what the first leaves open, and little else."""
    strong = [marker for marker in extra if marker.strong]
    gained = {n for marker in strong for n in marker.numbers} & open_numbers
    beside = sum(not set(marker.numbers) <= labels.numbers for marker in strong)
    share = 0.5 if form in ("bracket", "super") else 0.7
    return len(gained) >= max(1, share * len(open_numbers)) and beside * 4 <= len(strong)


def weigh(markers: Sequence[Marker], labels: Labels) -> Evidence:
    """How well `markers` fit the list."""
    firsts: dict[int, int] = {}
    within = 0
    for place, marker in enumerate(markers):
        within += all(n in labels.numbers for n in marker.numbers)
        for n in marker.numbers:
            if n in labels.numbers:
                firsts.setdefault(n, place)
    order = sorted(firsts, key=lambda n: (firsts[n], n))
    # A run of years or sample sizes covers nothing; a few numbers in order prove little beside many in the list.
    return Evidence(
        covered=len(firsts) / len(labels.numbers),
        ordered=len(_rising(order)) / len(order) if order else 0.0,
        within=within / len(markers) if markers else 0.0,
    )


def _rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising subsequence of `numbers`."""
    tails: list[int] = []
    where: list[int] = []
    back: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(tails, number)
        back.append(where[at - 1] if at else -1)
        if at == len(tails):
            tails.append(number)
            where.append(index)
        else:
            tails[at] = number
            where[at] = index
    out = []
    index = where[-1] if where else -1
    while index >= 0:
        out.append(numbers[index])
        index = back[index]
    return out[::-1]


def _filtered(markers: Sequence[Marker], trusted: Sequence[Marker], labels: Labels) -> list[Marker]:
    """`markers` without those that cannot be citations where the others stand.

    In a document that cites in order, a number far above those cited so far is a quantity. Weak markers have to fit
    tightly, strong ones loosely.
    """
    form = markers[0].form if markers else "bracket"
    reach = labels.highest + (3 if form in ("glued", "bare") else max(10, labels.highest // 2))
    kept = [m for m in markers if max(m.numbers) <= reach and not (form != "bracket" and _overruns(m, labels))]
    strong = sorted((m for m in trusted if m.strong), key=lambda m: m.start)
    evidence = weigh(strong, labels)
    if evidence.ordered < _ORDERLY or form == "bracket":
        return [m for m in kept if m.strong or form == "bracket"]
    ladder = _ladder(strong, labels)
    return [m for m in kept if _fits(m, ladder)]


def _overruns(marker: Marker, labels: Labels) -> bool:
    """Whether a range of three or more runs over the end of the list: `(20–30)` patients beside 26 references."""
    last = marker.numbers[-3:]
    return len(last) == 3 and last[0] + 2 == last[2] and marker.numbers[0] <= labels.highest < last[2]


def _ladder(strong: Sequence[Marker], labels: Labels) -> list[tuple[int, int]]:
    """(offset, highest number cited by then) along the longest chain of first citations in order."""
    firsts: dict[int, int] = {}
    for marker in strong:
        for n in marker.numbers:
            if n in labels.numbers:
                firsts.setdefault(n, marker.start)
    order = sorted(firsts, key=lambda n: (firsts[n], n))
    return [(firsts[n], n) for n in _rising(order)]


def _fits(marker: Marker, ladder: list[tuple[int, int]]) -> bool:
    at = bisect_left(ladder, (marker.start + 1, 0))
    reached = ladder[at - 1][1] if at else 0
    above = ladder[at][1] if at < len(ladder) else reached + 3
    low, high = min(marker.numbers), max(marker.numbers)
    if marker.strong:
        return low <= max(reached + 6, above + 2)
    # A number between those cited before and after is first cited just where it should be.
    return high < above or (low <= reached + 1 and high <= reached + 1 + len(marker.numbers))


def _filled(run: list[Marker], markers: Sequence[Marker]) -> list[Marker]:
    """`run` and those weak markers whose number it lacks just there: the 4 between 3 and 5."""
    strong = {marker.start for marker in run}
    above = [*(min(marker.numbers) for marker in run), 0]
    out: list[Marker] = []
    seen = passed = 0
    for marker in sorted([*run, *(m for m in markers if not m.strong)], key=lambda m: m.start):
        if marker.start in strong:
            passed += 1
        elif min(marker.numbers) != seen + 1 or above[passed] <= seen + 1:
            continue
        out.append(marker)
        seen = max(seen, *marker.numbers)
    return out


def _without_list(found: dict[Form, list[Marker]]) -> list[Marker]:
    """Markers of a document that has no list: of the form whose numbers run from 1 without a gap, in order."""
    best: list[Marker] = []
    for form in ("bracket", "super", "paren", "glued", "bare"):
        markers = [m for m in found.get(form, []) if m.strong and max(m.numbers) < 400]
        seen = 0
        run = []
        jumps = 0
        for marker in markers:
            if min(marker.numbers) > seen + 2:
                jumps += 1
                continue
            seen = max(seen, *marker.numbers)
            run.append(marker)
        run = _filled(run, found.get(form, []))
        distinct = {n for marker in run for n in marker.numbers}
        least = 2 if form in ("bracket", "super") else 3
        if 1 in distinct and len(distinct) >= max(least, 0.8 * seen) and jumps * 2 <= len(run) and len(run) > len(best):
            best = run
    return best
