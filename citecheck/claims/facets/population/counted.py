"""So many people of one kind in the claim, as many of another in the record: `66 elderly volunteers`, `66 young ones`.

Both texts count the same, and in what stands behind the number is the kind: sex, age, species, calling, illness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.claims.facets.population.people import NOUN_ENDS, Kind, exclude, kinds
from citecheck.claims.facets.population.peopled import addressed, differs
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.words.sorts import members, row
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_FEW = 10
"""Fewer than these are as many as others by chance."""
_LONGEST = 6
"""Words behind a number that may say what is counted."""
_NOT = frozenset({"non", "never", "ex", "not", "former", "past"})
_BESIDE = 3
"""So many words from an `and` on may name others who are counted too."""
_BORDER = re.compile(r"[()\[\];:.,–—/]")
_SORTS = frozenset({"sex", "age", "menopause", "smoking", "species"})
_PERSON = frozenset(
    words(
        "patients people persons individuals subjects participants women men children adults adolescents infants "
        "volunteers cases boys girls respondents students workers residents mice rats rabbits dogs pigs animals eyes"
    )
)
_CALLED = frozenset({"calling", "illness", "animal", "pregnancy"})
"""Sorts of people of whom nobody is of two."""
_PATIENTS = ("calling", 0)
"""Everybody may be one."""
_FEMALE, _MALE = ("sex", 1), ("sex", 0)
_BOTH = re.compile(
    r"\b(?:both (?:sexes|genders)|(?:sex|gender) (?:differences?|distribution|ratio)|"
    r"(?:adjust\w*|controll\w*|match\w*|effects?|role|influence|impact) (?:for |of )?(?:[\w-]+,? (?:and )?){0,3}"
    r"(?:sex|gender))\b",
    re.IGNORECASE,
)
"""What is told where there were women and men."""


class _Counted(Struct, frozen=True):
    """So many of somebody: where the number begins, where what is counted ends, and of what kinds that is."""

    number: int
    start: int
    end: int
    named: frozenset[Kind]
    """What the words behind the number say."""
    all_told: frozenset[Kind]
    """These, and what a list goes on with."""
    people: bool
    """Whether somebody is counted at all."""


def counted(matter: Matter) -> Observation | None:
    """The first of those whom the claim counts, who are as many others in the record."""
    mine = [c for c in _counts(matter.said.text, matter.said.tokens) if c.named]
    if not mine or len(matter.claim.references) > 1:
        return None
    sentences = (matter.reading.title, *matter.reading.sentences)
    for claimed in mine:
        same = [(s, c) for s in sentences for c in _counts(s.text, s.tokens) if c.number == claimed.number and c.people]
        for kind in sorted(k for k in claimed.named if not _goes_on(claimed, k[0])):
            alike = {kind} if kind[0] in _SORTS else {k for k in claimed.named if k[0] == kind[0]}
            if any(not alike.isdisjoint(c.all_told) for _, c in same):
                continue
            place = _others(kind, same) or _both_sexes(matter, kind, same)
            sure = claimed.number >= _FEW and kind[0] in _SORTS
            if place is None or (not sure and _known(matter, kind)) or not addressed(matter):
                continue
            sentence, theirs = place
            source = sentence.text[theirs.start : theirs.end]
            whole = re.compile(re.escape(matter.said.text[claimed.start : claimed.end]))
            said = whole.match(matter.claim.text, claimed.start)
            if said is not None:
                return differs(matter, said, source, f"The text speaks of {said.group()}, the record of {source}.")
    return None


def _counts(text: str, tokens: Sequence[Token]) -> Iterator[_Counted]:
    for figure in figures_of(text):
        if (
            figure.role not in ("count", "plain")
            or figure.high is not None
            or not figure.raw.is_integer()
            or text.startswith("-", figure.end)
        ):
            continue
        behind: list[Token] = []
        last = figure.end
        for token in [t for t in tokens if t.start >= figure.end][:_LONGEST]:
            between = text[last : token.start]
            listed = between.strip() == "," and not any(t.word in _PERSON for t in behind)
            if token.word in NOUN_ENDS or token.word[0].isdigit() or (_BORDER.search(between) and not listed):
                break
            behind.append(token)
            last = token.end
        before = ["", *(t.word for t in behind)]
        plain = [t for t, left in zip(behind, before, strict=False) if left not in _NOT]  # `non-smokers`
        if text.startswith(" than", last):  # "28 older than a year"
            plain = plain[:-1]
        named = {kind for t in plain for kind in kinds(t.word) if kind[0] in _SORTS}
        if named & {("age", 4), ("age", 5)}:
            named.discard(("age", 3))  # older adults are no young adults
        listed_on = [t for t in tokens if t.start >= last][:_BESIDE]
        further: set[Kind] = set()
        if named and listed_on and (listed_on[0].word in ("and", "or") or text.startswith(",", last)):
            further = {kind for t in listed_on for kind in kinds(t.word)}  # "56 men and women", "39 women, 8 men"
        for _, _, found in members(row(text, behind)):
            named.update((m.sort, m.which) for m in found if m.sort in _CALLED)
        named.discard(_PATIENTS)
        people = bool(named) or any(t.word in _PERSON for t in behind)
        yield _Counted(int(figure.raw), figure.start, last, frozenset(named), frozenset(named | further), people)


def _goes_on(counted_: _Counted, sort: str) -> bool:
    """Whether a list goes on with others of a sort: `30 teenagers and adults`."""
    return any(kind[0] == sort for kind in counted_.all_told - counted_.named)


def _others(kind: Kind, same: Sequence[tuple[Sentence, _Counted]]) -> tuple[Sentence, _Counted] | None:
    """The first as many who cannot be of the `kind`, where nobody of as many can be."""
    found = None
    for sentence, theirs in same:
        of_sort = [k for k in theirs.all_told if k[0] == kind[0]]
        if not of_sort or not all(_apart(kind, k) for k in of_sort):
            return None
        found = found or (sentence, theirs)
    return found


def _apart(one: Kind, other: Kind) -> bool:
    return exclude(one, other) if one[0] in _SORTS else one != other


def _both_sexes(
    matter: Matter, kind: Kind, same: Sequence[tuple[Sentence, _Counted]]
) -> tuple[Sentence, _Counted] | None:
    """The first as many of whom the record plainly has both sexes, where the claim has them all of one."""
    if kind not in (_FEMALE, _MALE) or any(k[0] == "sex" for _, c in same for k in c.all_told):
        return None
    if any(kind in kinds(t.word) for t in matter.reading.title.tokens):
        return None
    both = {"Female", "Male"} <= set(matter.record.mesh) or _BOTH.search(matter.reading.text) is not None
    both = both or {_FEMALE, _MALE} <= {k for s in matter.reading.sentences for t in s.tokens for k in kinds(t.word)}
    return same[0] if same and both else None


def _known(matter: Matter, kind: Kind) -> bool:
    """Whether the record speaks of that kind anywhere."""
    headings = " ".join((*matter.record.mesh, *matter.record.keywords)).lower().replace(",", " ").split()
    texts = (matter.reading.title, *matter.reading.sentences)
    rows = [*([t.word for t in s.tokens] for s in texts), headings]
    if any(kind in kinds(word) for words_ in rows for word in words_):
        return True
    return any((m.sort, m.which) == kind for words_ in rows for _, _, found in members(words_) for m in found)
