"""A clause of the claim beside one of the abstract with the same subject: its verb or adjective denied or turned round.

`Re-expression of A did not restore B` beside `re-expression of A restored B`; `agreement was poor` beside `was good`.
`contrary` holds whole clauses against each other by their words; here subject, verb and the rest are told apart (see
`sentences.predications`), so that the claim may say more of the setting, and the abstract give its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import structs

from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import are_opposite, of_another_age, of_another_one
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.supposed import EARLY
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.turned import answer, asked, tells_whether
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import ASKED
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.nulls import VAGUE
from citecheck.claims.sentences.poles import are_ends, pole_of
from citecheck.claims.sentences.predications import Predication, predications
from citecheck.claims.sentences.sides import part_of, weight
from citecheck.claims.sentences.signs import classify
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.numerals import NUMERALS
from citecheck.claims.words.opposites import are_opposites
from citecheck.claims.words.terms import Token, key_of, stem
from citecheck.claims.words.wordlists import words

_LEVEL = re.compile(r"\bsignific|\bp\s?[<=>]", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:from|by|of|at|to|in)?\s?(?:a (?:mean|median) of\s)?\d[\d.,·]*\s?(?:%|per ?cent|percentage points?|points?)?"
    r"(?:\s(?:to|and|v|vs|versus|of|in)\s\d[\d.,·]*\s?%?)*(?:\s[a-zµμ]{1,3}(?:/[a-z]+)?\b)?(?:\s?%?\sof\s[a-z-]+)?",
    re.IGNORECASE,
)
"""A figure with its unit and what it is a share of, which a claim leaves out."""
_TOGETHER = re.compile(
    r"\b(?:combin\w+|together|plus|dual|co-?\w+tion|interaction|difference|ratio|alone)\b", re.IGNORECASE
)
_SPANS = frozenset(words("year month week day hour minute"))
_SEEN = frozenset(map(key_of, words("seen observed found noted measured reported recorded obtained proportion")))
"""Words that add nothing to what something is."""
_TURNED = frozenset(words("predicted affected influenced changed altered modified"))
_LEAST_BY = 2
_SOME = frozenset(words("few some many most several half minority majority none each every"))
"""Words for a part of them: of the rest the contrary is true."""
_WHETHER = frozenset(
    words("differ differed related unrelated predict predicted predictor correlated associated linked")
)
"""Words that say whether there is anything, of which a p value tells no other thing."""
_THAN = frozenset(words("than compared versus vs relative"))
_SIDES = _THAN | frozenset(words("before after non no without not with"))
_LISTED = frozenset(words("and or nor"))
_LEAST, _WHOLE, _LOOSE, _NAMED, _ADDED = 2.2, 1.2, 1.2, 7.0, 3.5
"""How much the words that both subjects have must weigh, and where those are all that either has; how much those may
that only one of two texts has, those of the claim's subject that stand elsewhere in the abstract, and what it adds
behind the verb that the abstract has nowhere."""
_WHOM = frozenset(
    map(
        key_of,
        words("men women boys girls children adults older younger infants group arm smokers male female subgroup"),
    )
)
"""Who names them in the subject may speak of a part of those whom the abstract speaks of."""
_AGREES, _BETTER, _LESS = 0.5, 0.2, 0.85
"""A clause that says the same as the claim, and is as much of the same as that which denies it, or nearly, bears it
out."""


def predicated(matter: Matter) -> Observation | None:
    """The first clause of the claim that the abstract says the contrary of, of the same; None where it says it too."""
    text = matter.said.text
    if is_unfound(text) or asides(text) or is_winding(text):
        return None
    for told in predications(text, matter.said.tokens):
        mine = _active(told)
        if asked(matter, mine.at[0]) or of_other_works(text, mine.at[0]):
            continue
        found = _against(matter, mine)
        if found is not None:
            return found
    return None


def _active(one: Predication) -> Predication:
    """`B predicted A` for `A was predicted by B`."""
    if (
        one.acts
        or not one.behind
        or one.behind[0].word != "by"
        or one.base not in _TURNED
        or len(one.behind) < _LEAST_BY
    ):
        return one
    return structs.replace(one, subject=one.behind[1:], behind=one.subject, acts=True)


def borne_out_by_clause(matter: Matter, o: Observation) -> bool:
    """Whether the abstract has a clause that says of the same subject what the claim says where `o` is held against it.

    `B rose` is no reversal beside `A and the ratio of A to B fell, whereas B rose`.
    """
    at = o.claim_at
    if at is None or o.status != "differs":
        return False
    for mine in predications(matter.said.text, matter.said.tokens):
        span = mine.span
        if not _is_change(mine) or not span[0] <= at[0] <= mine.head.start < at[1] <= span[1]:
            continue
        for sentence in matter.reading.sentences:
            if _keys(mine.subject).isdisjoint(sentence.keys):
                continue
            if any(_way(mine, one) > 0 and _is_whole(matter, mine, one) for one in _of_sentence(sentence)):
                return True
    return False


def _is_change(one: Predication) -> bool:
    """Whether the head of a clause says that its subject became more or less, better or worse, and by itself."""
    kind = classify(one.head.word)
    return kind is not None and kind[0] != "significance" and kind[1] in (1, -1) and not one.ordered and not one.denied


def _is_whole(matter: Matter, mine: Predication, theirs: Predication) -> bool:
    """Whether a clause has the very subject of the claim's, and all that this says behind its verb."""
    known = known_of_all(matter.reading)
    ours, printed = (_keys(one.subject) - known - VAGUE for one in (mine, theirs))
    rest = _keys((*mine.behind, *mine.lead))
    than = next((n for n, t in enumerate(theirs.behind) if t.word in _THAN), len(theirs.behind))
    if _keys(theirs.behind[:than]) - known - VAGUE - frozenset(matter.said.weights):
        return False  # "in controls", of whom the claim does not speak
    return bool(ours) and ours == printed and rest <= _keys((*theirs.lead, *theirs.behind)) | known


def _against(matter: Matter, mine: Predication) -> Observation | None:
    hit: tuple[float, int, Predication] | None = None
    said = 0.0
    subject = _keys(mine.subject)
    for n, sentence in enumerate(matter.reading.sentences):
        if subject.isdisjoint(sentence.keys):
            continue
        for theirs in _of_sentence(sentence):
            way = _way(mine, theirs)
            if way > 0:
                said = max(said, _fit(mine, theirs, sentence) * (1.0 if _holds_rest(mine, theirs) else _LESS))
            elif way < 0 and _the_same(matter, mine, theirs, sentence) and _may_be_held(matter, mine, theirs, sentence):
                fit = _fit(mine, theirs, sentence)
                hit = (fit, n, theirs) if hit is None or fit > hit[0] else hit
    if hit is None or said >= max(_AGREES, hit[0] - _BETTER):
        return None
    _, n, theirs = hit
    sentence = matter.reading.sentences[n]
    ours, printed = _shown(matter.said.tokens, mine), _shown(sentence.tokens, theirs)
    level = mine.denied != theirs.denied and tells_whether(matter.claim.text, sentence.text, mine.at, theirs.at)
    return answer(matter, ours, printed, n, level=level)


def _shown(tokens: Sequence[Token], one: Predication) -> Token | None:
    """The word to be marked: the negation where there is one, else the head."""
    if one.denied:
        denials = (t for t in tokens if t.start >= one.at[0] and t.word in ("not", "no", "never", "failed"))
        return next(denials, one.head)
    return one.head


@lru_cache(maxsize=2048)
def _of_sentence(sentence: Sentence) -> tuple[Predication, ...]:
    if is_unfound(sentence.text):
        return ()
    return tuple(predications(sentence.text, sentence.tokens))


def _way(mine: Predication, theirs: Predication) -> int:
    """1 where two heads say the same, -1 where they say the contrary, 0 where they are of different things."""
    one, other = mine.head.word, theirs.head.word
    if mine.ordered != theirs.ordered:
        return 0  # "rose" is told of one side, "higher" of two
    if stem(mine.base) == stem(theirs.base):
        way = 1
    elif are_ends(one, other) or are_opposites(one, other) or _against_each_other(one, other):
        way = -1
    elif _of_one_end(one, other):
        way = 1
    else:
        return 0
    if bool(mine.often) != bool(theirs.often):
        return 0 if -1 in (mine.often, theirs.often) else _signed(way, mine, theirs)
    return _signed(way, mine, theirs) * (mine.often * theirs.often or 1)


def _signed(way: int, mine: Predication, theirs: Predication) -> int:
    return way * (-1 if mine.denied != theirs.denied else 1) * (-1 if mine.less != theirs.less else 1)


def _against_each_other(one: str, other: str) -> bool:
    mine, theirs = pole_of(one), pole_of(other)
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] == -theirs[1]


def _of_one_end(one: str, other: str) -> bool:
    mine, theirs = pole_of(one), pole_of(other)
    return mine is not None and mine == theirs


def _keys(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(k for t in tokens for k in t.keys if not k[0].isdigit())


def _members(subject: Sequence[Token], text: str) -> Iterator[frozenset[str]]:
    """The keys of a subject as a whole, and of each of the things that it lists."""
    yield _keys(subject)
    part: list[Token] = []
    for n, token in enumerate(subject):
        if token.word in _LISTED or (n and "," in text[subject[n - 1].end : token.start]):
            if part:
                yield _keys(part)
            part = []
        if token.word not in _LISTED:
            part.append(token)
    if part and len(part) < len(subject):
        yield _keys(part)


def _fit(mine: Predication, theirs: Predication, sentence: Sentence) -> float:
    """How much of what two clauses are of they have in common, from 0 to 1."""
    ours = _keys((*mine.lead, *mine.subject, *mine.behind))
    printed = _keys(theirs.subject) | _plain_rest(sentence, theirs)
    return max(part_of(ours, printed), part_of(printed, ours))


def _holds_rest(mine: Predication, theirs: Predication) -> bool:
    """Whether a clause has all that the claim says behind its verb."""
    return _keys(mine.behind) <= _keys((*theirs.lead, *theirs.subject, *theirs.behind))


def _the_same(matter: Matter, mine: Predication, theirs: Predication, sentence: Sentence) -> bool:
    """Whether two clauses are of the same subject and the same rest, as far as both tell it."""
    text = matter.said.text
    if any(t.word in _THAN for t in (*mine.behind, *mine.subject)) != any(
        t.word in _THAN for t in (*theirs.behind, *theirs.subject)
    ):
        return False
    if _counted(mine) != _counted(theirs):
        return False
    span = theirs.span
    if bool(_TOGETHER.search(text, *mine.span)) != bool(_TOGETHER.search(sentence.text, *span)):
        return False
    known = known_of_all(matter.reading)
    claims = frozenset(k for k in matter.said.weights if not k[0].isdigit())
    clause = _keys((*theirs.lead, *theirs.subject, theirs.head, *theirs.behind))
    ours = _keys(mine.subject)
    rest, plain_rest = _keys((*mine.behind, *mine.lead)), _plain_rest(sentence, theirs)
    their_rest = plain_rest - frozenset(theirs.head.keys)
    for printed in _members(theirs.subject, sentence.text):
        least = _WHOLE if ours == printed else _LEAST
        if not ours & printed or weight(ours & printed) + weight(rest & their_rest) < least:
            continue
        more = ours - printed - known - clause - _SEEN
        if weight(more - matter.reading.keys) > _LOOSE or weight(more) > _NAMED or more & _WHOM:
            continue
        if weight(printed - ours - known) > _LOOSE:
            continue
        break
    else:
        return False
    if weight(their_rest - claims - known - VAGUE - _SEEN) > _LOOSE:
        return False
    of_both = ours == printed and rest - known <= their_rest <= rest
    if mine.ordered and not (of_both and _in_order(mine, theirs)):
        return False  # who has more is told of one side or of the other
    if mine.acts and theirs.acts and plain_rest and rest.isdisjoint(their_rest | known):
        return False
    return weight(rest - clause - matter.reading.keys) <= _ADDED


def _counted(one: Predication) -> frozenset[str]:
    """The words of a clause that count a part of those whom it is of."""
    told = (*one.lead, *one.subject, *one.behind)
    return frozenset(
        t.word for n, t in enumerate(told)
        if t.word in _SOME | NUMERALS and not {u.word.rstrip("s") for u in told[n + 1 : n + 2]} & _SPANS
    )  # fmt: skip


def _in_order(mine: Predication, theirs: Predication) -> bool:
    """Whether both texts name the sides that they compare in one order, and by the same small words."""
    one, other = ([t for t in (*p.subject, *p.behind) if t.keys or t.word in _SIDES] for p in (mine, theirs))
    shared = _keys(one) & _keys(other)
    orders = [[t.word if t.word in _SIDES else t.keys for t in told if t.word in _SIDES or shared & {*t.keys}]
              for told in (one, other)]  # fmt: skip
    return orders[0] == orders[1]


def _plain_rest(sentence: Sentence, theirs: Predication) -> frozenset[str]:
    """The keys of what stands behind the verb and before the subject, without figures and what they are shares of."""
    holes = [m.span() for m in _FIGURES.finditer(sentence.text)]
    every = sentence.tokens
    units = {t.start for before, t in pairwise(every) if before.word[0].isdigit() and t.start <= before.end + 2}
    told = [
        t
        for t in (*theirs.behind, *theirs.lead)
        if t.start not in units and not any(a <= t.start < b for a, b in holes)
    ]
    return _keys(told)


def _may_be_held(matter: Matter, mine: Predication, theirs: Predication, sentence: Sentence) -> bool:
    """Whether a sentence tells what was found, of those of whom the claim speaks."""
    text = sentence.text
    if is_winding(text) or asides(text) or ASKED.search(text):
        return False
    level = _LEVEL.search(matter.said.text) or (_LEVEL.search(text) and mine.base not in _WHETHER)
    if mine.denied != theirs.denied and level:
        return False  # what is denied may be its significance
    if not sentence.reports and sentence.place < EARLY and not any(c.isdigit() for c in text):
        return False
    if of_another_age(matter.said.text, text) or of_another_one(matter.said.text, text):
        return False
    return not are_opposite(frozenset(matter.said.weights), sentence.keys)
