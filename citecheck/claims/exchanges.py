"""What a claim that retells a sentence names in the place of another of its sort: `nurses` for `physicians`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from citecheck.claims.alignment import Change, joined_changes
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.words.places import countries
from citecheck.claims.words.sorts import Member, members, row
from citecheck.claims.words.terms import Token
from citecheck.models import FacetName

_PEOPLED = re.compile(
    r"\s(?:\w+\s)?(?:populations?|people|patients|women|men|adults|children|adolescents|students|workers|participants|"
    r"subjects|individuals|cohorts?|famil(?:y|ies)|residents|soldiers|veterans|mothers|infants|pregnan\w+)\b"
)
"""Behind a country whose people are meant, not where a work comes from."""
_BEFORE = 2
"""So many words before and behind a change are read with it, for phrases of which only one word changed."""


class _Named(Struct, frozen=True):
    """What a text names (any of `members`), with the words that do."""

    members: tuple[Member, ...]
    tokens: tuple[Token, ...]


def exchanged(matter: Matter, facet: FacetName) -> Observation | None:
    """The first of those for which `facet` answers; the rule is `claim-FACET-differs`.

    Nothing is said where the record has the claim's word too, title, headings and keywords included, or the claim the
    record's: then both may be told of.
    """
    for joined in joined_changes(matter.changes, matter.said.tokens, matter.reading.sentences):
        sentence = matter.reading.sentences[joined.sentence]
        change = _with_its_noun(matter, joined, sentence)
        if not change.ours or not change.theirs:
            continue
        found = _exchange(matter, change, sentence, facet)
        if found is not None:
            return found
    return None


def _with_its_noun(matter: Matter, change: Change, sentence: Sentence) -> Change:
    """A `non` put in or left out, with the word that it turns round on either side."""
    if [t.word for t in (*change.ours, *change.theirs)] != ["non"]:
        return change
    tokens = matter.said.tokens if change.ours else sentence.tokens
    first = (change.ours or change.theirs)[0]
    noun = next((t for t in tokens if t.start > first.start), None)
    others = sentence.tokens if change.ours else matter.said.tokens
    other = next((t for t in others if noun is not None and t.word == noun.word), None)
    if noun is None or other is None:
        return change
    ours, theirs = ((first, noun), (other,)) if change.ours else ((other,), (first, noun))
    return structs.replace(change, ours=ours, theirs=theirs)


def _exchange(matter: Matter, change: Change, sentence: Sentence, facet: FacetName) -> Observation | None:
    mine = list(_named(matter.said.text, matter.said.tokens, change.ours))
    theirs = list(_named(sentence.text, sentence.tokens, change.theirs))
    for one in mine:
        for other in theirs:
            if not _exclude(matter, sentence, one.members, other.members, facet):
                continue
            alone = _all_of(change.ours, one) and _all_of(change.theirs, other) and not _changed_besides(matter, change)
            if facet == "direction" and not alone:
                continue  # what else was changed may turn it back
            return _differs(matter, change.sentence, facet, one.tokens, other.tokens)
    if facet in ("attribution", "population") and (places := _places(matter, change, sentence)) is not None:
        of_people = _PEOPLED.match(matter.said.text, places[0][-1].end) is not None
        return _differs(matter, change.sentence, facet, *places) if of_people == (facet == "population") else None
    return None


def _changed_besides(matter: Matter, change: Change) -> bool:
    """Whether another word of meaning stands in the place of one of the same sentence."""
    here = {t.start for t in change.ours}
    return any(
        c.sentence == change.sentence and not any(t.start in here for t in c.ours)
        and any(t.keys for t in c.ours) and any(t.keys for t in c.theirs)
        for c in matter.changes
    )  # fmt: skip


def _all_of(changed: Sequence[Token], named: _Named) -> bool:
    return all(any(t.start == part.start for part in named.tokens) for t in changed)


def _named(text: str, tokens: Sequence[Token], changed: Sequence[Token]) -> Iterator[_Named]:
    """What the changed words name, alone or with those beside them."""
    order = {t.start: n for n, t in enumerate(tokens)}
    first, last = order.get(changed[0].start), order.get(changed[-1].start)
    if first is None or last is None:
        return
    low = max(0, first - _BEFORE)
    near = tokens[low : last + 1 + _BEFORE]
    for start, end, named in members(row(text, near)):
        if low + start <= last and low + end > first:
            yield _Named(named, tuple(near[start:end]))


def _exclude(
    matter: Matter, sentence: Sentence, mine: Sequence[Member], theirs: Sequence[Member], facet: FacetName
) -> bool:
    """Whether two texts name what can be only one of a sort, and neither anywhere the other's."""
    for sort in {m.sort: m for m in mine if m.facet == facet}.values():
        ours = frozenset(m for m in mine if m.sort == sort.sort)
        printed = frozenset(m for m in theirs if m.sort == sort.sort)
        if printed and not ours & printed and not _tells_both(matter, sentence, ours, printed, common=sort.common):
            return True
    return False


def _tells_both(
    matter: Matter, sentence: Sentence, mine: frozenset[Member], theirs: frozenset[Member], *, common: bool
) -> bool:
    """Whether the record has the claim's word somewhere, or the claim the record's."""
    if any(theirs.intersection(named) for _, _, named in members(row(matter.said.text, matter.said.tokens))):
        return True
    if common:
        texts: Sequence[Sentence] = (sentence,)
        headings: list[str] = []
    else:
        texts = (matter.reading.title, *matter.reading.sentences)
        headings = [
            word.strip(",")
            for name in (*matter.record.mesh, *matter.record.keywords)
            for word in name.lower().replace("-", " ").split()
        ]
    rows = [*(row(s.text, s.tokens) for s in texts), headings]
    return any(mine.intersection(named) for words in rows for _, _, named in members(words))


def _places(matter: Matter, change: Change, sentence: Sentence) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """A country in the place of another one, which the record names nowhere."""
    texts = matter.said.text, sentence.text
    sides = change.ours, change.theirs
    mine, theirs = (countries(text[side[0].start : side[-1].end]) for text, side in zip(texts, sides, strict=True))
    if len(mine) != 1 or len(theirs) != 1 or mine == theirs:
        return None
    known = countries(" ".join((matter.reading.title.text, matter.reading.text, *matter.record.mesh)))
    return None if mine & known or theirs & countries(matter.said.text) else sides


def _differs(matter: Matter, n: int, facet: FacetName, mine: Sequence[Token], theirs: Sequence[Token]) -> Observation:
    at, record_at = (mine[0].start, mine[-1].end), (theirs[0].start, theirs[-1].end)
    said, printed = matter.said.text[slice(*at)], matter.reading.sentences[n].text[slice(*record_at)]
    rule = "claim-direction-reversed" if facet == "direction" else f"claim-{facet}-differs"
    return Observation(
        facet=facet, status="differs", claim=said, record=printed, claim_at=at, sentence=n, record_at=record_at,
        rule=rule, message=f"The text says “{said}”, the abstract “{printed}”.",
    )  # fmt: skip
