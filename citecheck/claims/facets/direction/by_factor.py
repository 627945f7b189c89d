"""What goes with more or less of something, in the claim the other way round: `A was commoner at higher B`.

Held together are pairs of a factor and an outcome, whichever of them the texts put first, and ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.guards.denials import known_of_all
from citecheck.claims.facets.direction.guards.of_a_kind import of_others_or_part
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.supposed import only_supposed
from citecheck.claims.facets.direction.tied import is_unfound
from citecheck.claims.facets.direction.tied import of_claim as ties_of_claim
from citecheck.claims.facets.direction.tied import of_sentence as ties_of
from citecheck.claims.facets.direction.turned import asked
from citecheck.claims.observation import Matter
from citecheck.claims.opposition import ASKED
from citecheck.claims.reading import Sentence
from citecheck.claims.sentences.factors import OPPOSITES, Factor, factors
from citecheck.claims.sentences.sides import GENERAL, weight
from citecheck.claims.sentences.ties import Tie
from citecheck.claims.words.terms import key_of
from citecheck.claims.words.wordlists import words

_IF = re.compile(r"\b(?:if|unless|whenever|provided)\b", re.IGNORECASE)
_LEAST, _MEANT, _STRANGE, _SMALL = 1.0, 0.5, 2.0, 0.7
"""How much both texts have to share of a name, as a weight and of the smaller; what may be strange, and as a share."""
_STEM, _NAMED_SO = 4, 0.5
_LACKED = frozenset({"<without", "<alone", key_of("absence"), key_of("lack"), key_of("no")})
_TOLD_OTHERWISE = frozenset(OPPOSITES.values())
"""What a sentence may speak of by words for its contrary."""
_PLAIN = GENERAL | frozenset(map(key_of, words("sex gender receipt use receiving received having being undergoing")))


def by_factor(matter: Matter) -> list[Judged]:
    """Every factor of an outcome in the claim of which the abstract says as much, or the reverse."""
    said = matter.said
    if _IF.search(said.text):
        return []
    found: list[Judged] = []
    for mine in (
        *factors(said.text, said.tokens),
        *_tied(ties_of_claim(said)),
    ):
        if asked(matter, mine.at[0]) or of_other_works(said.text, mine.at[0]):
            continue
        judged = [j for n, s in enumerate(matter.reading.sentences) for j in _in(matter, mine, n, s)]
        found.extend([j for j in judged if j.same] or judged[:1])
    return found


def _tied(found: Sequence[Tie]) -> Iterator[Factor]:
    for t in found:
        if t.value in (1, -1) and not (t.of_change or t.means) and t.left and t.right and not t.names and not t.other:
            value, worth = (t.value * t.good, False) if t.worth and t.good else (t.value, t.worth)
            right = frozenset(OPPOSITES.get(k, k) for k in t.right)
            if right != t.right:
                if t.worth:
                    continue
                value = -value
            yield Factor(factor=t.left, outcome=right, value=value, worth=worth, at=t.at, span=t.span, tied=True)


@lru_cache(maxsize=2048)
def _of_sentence(sentence: Sentence) -> tuple[Factor, ...]:
    if is_unfound(sentence.text) or ASKED.search(sentence.text) or _IF.search(sentence.text):
        return ()
    return tuple(factors(sentence.text, sentence.tokens))


@lru_cache(maxsize=2048)
def _tied_of(sentence: Sentence) -> tuple[Factor, ...]:
    if ASKED.search(sentence.text) or _IF.search(sentence.text):
        return ()
    return tuple(_tied(ties_of(sentence)))


def _in(matter: Matter, mine: Factor, index: int, sentence: Sentence) -> Iterator[Judged]:
    if not _may_name(sentence.keys, mine.factor) or not _may_name(sentence.keys, mine.outcome):
        return
    # two ties are held against each other elsewhere
    for theirs in (*_of_sentence(sentence), *(() if mine.tied else _tied_of(sentence))):
        if mine.worth != theirs.worth:
            continue
        if not _meet(matter, mine.outcome, theirs.outcome) or not _meet(matter, mine.factor, theirs.factor):
            continue
        same = mine.value == theirs.value
        if not same and (of_others_or_part(matter.said, sentence) or only_supposed(sentence)):
            continue
        yield Judged(same=same, at=mine.at, sentence=index, record_at=theirs.at)


def _may_name(there: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a sentence with the keys `there` may hold a word of a name: it is quicker told than what it says."""
    if not name.isdisjoint(there) or not name.isdisjoint(_TOLD_OTHERWISE) or any(k[0] == "<" or ":" in k for k in name):
        return True
    beginnings, words = tuple(name), tuple(there)
    return any(k.startswith(beginnings) for k in there) or any(k.startswith(words) for k in name)


def _meet(matter: Matter, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two names are of one thing: what they share tells, and not each has words that the other text lacks."""
    changes = {k for k in mine | theirs if k in ("<improved", "<reduced", "<increased")}
    if not changes <= mine & theirs or mine & _LACKED != theirs & _LACKED:
        return False
    if any(k.startswith("non:") for k in mine ^ theirs):
        return False
    theirs_too = frozenset(k for k in mine for o in theirs if _alike(k, o))
    mine_too = frozenset(o for k in mine for o in theirs if _alike(k, o))
    common, known = weight(theirs_too), known_of_all(matter.reading)
    if common < _LEAST or common < _MEANT * min(weight(mine - GENERAL - known), weight(theirs - GENERAL - known)):
        return False
    known = known | _PLAIN
    strange = weight(mine - theirs_too - known)
    if strange and any(mine <= s.keys for s in matter.reading.sentences):
        strange *= _NAMED_SO  # the abstract has the whole name, and here says it for short
    unsaid = weight(theirs - mine_too - known)
    return strange + unsaid < max(_STRANGE, _SMALL * common) and min(strange, unsaid) < _STRANGE


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one))
