"""Direction and significance of the outcome that both sides speak of: more or less, better or worse, or no effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.claims.exchanges import exchanged
from citecheck.claims.facets.certainty.assured import NEEDLESS
from citecheck.claims.facets.direction.affirmed import affirmed
from citecheck.claims.facets.direction.by_arm import by_arm
from citecheck.claims.facets.direction.by_effect import by_effect
from citecheck.claims.facets.direction.by_factor import by_factor
from citecheck.claims.facets.direction.by_figure import by_figure, same_figure
from citecheck.claims.facets.direction.by_ratio import by_ratio
from citecheck.claims.facets.direction.by_thing import by_thing
from citecheck.claims.facets.direction.changed_places import changed_places
from citecheck.claims.facets.direction.compared import Judged, compared
from citecheck.claims.facets.direction.contrary import contrary
from citecheck.claims.facets.direction.denied_level import denied_level
from citecheck.claims.facets.direction.denied_tie import denied_tie
from citecheck.claims.facets.direction.dependence import dependence
from citecheck.claims.facets.direction.guards.bearing import bears_on
from citecheck.claims.facets.direction.guards.borne_out import borne_out
from citecheck.claims.facets.direction.guards.by_clause import cleared_by_clause
from citecheck.claims.facets.direction.guards.manner import (
    is_harmless,
    names_whom,
    of_a_course,
    of_another_clause,
    of_another_manner,
    of_those_set_aside,
)
from citecheck.claims.facets.direction.guards.mirrored import mirrored
from citecheck.claims.facets.direction.guards.of_a_factor import of_a_factor
from citecheck.claims.facets.direction.guards.of_a_kind import of_another_level
from citecheck.claims.facets.direction.guards.of_another_measure import leans, of_another_measure, of_another_moment
from citecheck.claims.facets.direction.guards.of_another_outcome import of_another_outcome
from citecheck.claims.facets.direction.guards.of_another_pair import of_another_pair
from citecheck.claims.facets.direction.guards.of_others import of_other_works
from citecheck.claims.facets.direction.guards.of_the_rest import of_the_rest
from citecheck.claims.facets.direction.guards.setting import opposition_apart, tie_apart, turned_apart
from citecheck.claims.facets.direction.guards.sided import answers
from citecheck.claims.facets.direction.guards.spoken_of import speaks_of
from citecheck.claims.facets.direction.guards.supposed import found_nothing_of
from citecheck.claims.facets.direction.guards.told_apart import told_apart
from citecheck.claims.facets.direction.guards.told_better import told_better
from citecheck.claims.facets.direction.guards.told_round import denies_of_another, told_round
from citecheck.claims.facets.direction.guards.turned_twice import turned_twice
from citecheck.claims.facets.direction.in_subgroup import in_subgroup
from citecheck.claims.facets.direction.insignificant import insignificant, takes_back
from citecheck.claims.facets.direction.left_out import left_out
from citecheck.claims.facets.direction.level import level
from citecheck.claims.facets.direction.only_in import only_in
from citecheck.claims.facets.direction.other_arm import other_arm
from citecheck.claims.facets.direction.own_level import own_level
from citecheck.claims.facets.direction.p_level import p_level
from citecheck.claims.facets.direction.predicated import borne_out_by_clause, predicated
from citecheck.claims.facets.direction.ranked_first import ranked_first
from citecheck.claims.facets.direction.shown import agrees, differs, turned_round
from citecheck.claims.facets.direction.tied import tied
from citecheck.claims.facets.direction.turned import asked, turned
from citecheck.claims.facets.direction.unmoved import unmoved
from citecheck.claims.facets.direction.with_its_ratio import with_its_ratio
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import CERTAIN, LIKELY, Opposition, oppositions
from citecheck.claims.sentences.asides import asides
from citecheck.claims.sentences.clauses import NEGATORS
from citecheck.claims.sentences.comparisons import ORDER, contrasted
from citecheck.claims.sentences.polarity import polarity, sign_at
from citecheck.claims.sentences.windings import is_winding
from citecheck.claims.words.wordlists import words
from citecheck.models import FacetName

_AGREES = 0.6
"""Share of the words around a sign that stand around one of the same direction in the abstract."""
_OUTWEIGHS = 1.4
"""The score from which an opposition stands though another sentence than its own says something alike."""
_EMPLOYED = frozenset(words("used employed applied given administered designed intended meant aimed added order"))
_STRUCK = re.compile(r"affect(?:ed|s|ing) (?:about |nearly |some |only )?\d", re.IGNORECASE)
"""Whom something befell, no effect."""
_HARDLY = re.compile(r"\b(?:hardly|barely|scarcely)\b", re.IGNORECASE)
_A_LITTLE = re.compile(
    r"\b(?:slight(?:ly)?|a little|marginal(?:ly)?|small|modest(?:ly)?|minor|weak(?:ly)?)\b", re.IGNORECASE
)
"""Two ways to say the same of an amount: `hardly rose`, `rose slightly`."""
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)


def direction(matter: Matter) -> list[Observation]:
    """At most two observations each for direction and significance: what differs most, what agrees first."""
    if NEEDLESS.search(matter.said.text):
        return []  # how sure the abstract is, see `assured`
    seen = oppositions(matter)
    found: list[Observation] = []
    sides = _sides(matter)
    taken = takes_back(matter.claim.text)  # what finds nothing is no contrary of that
    worst = max(
        (
            o
            for o in _standing(matter, seen, sides)
            if o.ranked
            and bears_on(matter, o.sign.start, o.ranked.index, tie=False)
            and not (taken and o.other is not None and o.other.value == 0)
        ),
        key=lambda o: o.score,
        default=None,
    )
    plain = None if taken else turned(matter) or affirmed(matter) or exchanged(matter, "direction")
    if plain is not None and any(_holds_both(matter, j, plain) for j in sides if j.same):
        plain = None  # two words were turned round and so nothing was, or another sentence says it too
    if plain is not None and (_winds(matter, plain.claim_at) or turned_apart(matter, plain) or _round(matter, plain)):
        plain = None
    reversed_ = next(
        (
            j
            for j in _reverse(matter, sides)
            if (not j.tie or bears_on(matter, j.at[0], j.sentence, tie=True)) and not (taken and j.denied)
        ),
        None,
    )
    if plain is not None and (
        found_nothing_of(matter, plain.claim_at, plain.sentence, plain.record_at)
        or cleared_by_clause(matter, plain.claim_at, plain.sentence, plain.record_at)
    ):
        plain = None
    if plain is not None:
        found.append(plain)
    elif reversed_ is not None:
        found.append(turned_round(matter, reversed_))
    elif worst is not None:
        found.append(differs(matter, worst))
    elif (told := _told_besides(matter)) is not None:
        found.append(told)
    guards = (
        turned_twice, mirrored, of_another_outcome, of_another_pair, of_the_rest, told_apart, borne_out_by_clause,
        borne_out,
    )  # fmt: skip
    found = [o for o in found if not any(guard(matter, o) for guard in guards)]
    done: set[FacetName] = set()
    for one in seen:
        facet: FacetName = "significance" if one.sign.axis == "significance" else "direction"
        if (
            facet not in done
            and one is not worst
            and one.for_ >= _AGREES
            and one.for_at is not None
            and one.score < LIKELY
        ):
            done.add(facet)
            found.append(agrees(matter, one, facet))
    return found


def _told_besides(matter: Matter) -> Observation | None:
    """What is told of others, of another order or level, or contrary in a whole clause."""
    for facet in (
        insignificant, p_level, only_in, in_subgroup, level, denied_level, denied_tie, other_arm, changed_places,
        ranked_first, by_ratio, with_its_ratio, by_arm, by_figure, _contrary, predicated, own_level,
    ):  # fmt: skip
        found = facet(matter)
        if found is not None and not cleared_by_clause(matter, found.claim_at, found.sentence, found.record_at):
            return found
    return None


def _contrary(matter: Matter) -> Observation | None:
    """What stands against a whole clause, where it is of the same setting."""
    found = None if takes_back(matter.claim.text) else contrary(matter)
    if found is None or _winds(matter, found.claim_at) or turned_apart(matter, found):
        return None
    return None if _round(matter, found, tie=True) else found


def _round(matter: Matter, found: Observation, *, tie: bool = False) -> bool:
    """Whether the claim tells from another side what it is said to turn round."""
    if found.claim_at is None or found.record_at is None or found.sentence is None:
        return False
    return told_round(matter, found.claim_at, found.sentence, found.record_at, tie=tie)


def candidates(matter: Matter) -> Iterator[tuple[int, int, bool]]:
    """For what may be held against the claim its offset, the number of the sentence, and whether it is a tie.

    Before it is asked whether the sentence bears on the claim: for the script that fits how that is told.
    """
    sides = _sides(matter)
    for judged in _reverse(matter, sides):
        if judged.tie:
            yield judged.at[0], judged.sentence, True
    for one in _standing(matter, oppositions(matter), sides):
        if one.ranked is not None:
            yield one.sign.start, one.ranked.index, False


def _sides(matter: Matter) -> list[Judged]:
    found = (*by_factor(matter), *tied(matter), *unmoved(matter))
    ties = [j for j in found if j.same or not tie_apart(matter, j)]
    return [*by_effect(matter), *compared(matter), *by_thing(matter), *ties, *dependence(matter), *left_out(matter)]


def _reverse(matter: Matter, sides: Sequence[Judged]) -> Iterator[Judged]:
    """The comparisons and ties of the claim that the abstract turns round."""
    for judged in sides:
        if (
            not judged.same
            and not any(j.same and j.at == judged.at for j in sides)
            and not told_better(matter, judged.at, judged.sentence)
            and not cleared_by_clause(matter, judged.at, judged.sentence, judged.record_at)
            and not of_another_measure(matter, judged.at, judged.sentence, judged.record_at)
            and not of_another_moment(matter, judged.sentence)
            and not (judged.denied and leans(matter.said.text, judged.at))
            and not of_another_level(matter.said.text, matter.reading.sentences[judged.sentence].text)
            and not _winds(matter, judged.at)
            and not _acts(matter, judged.at[0])
            and not _put_otherwise(matter, judged.sentence)
            and not _denies_in_passing(matter, judged.sentence)
            and not _little(matter, judged.sentence)
            and not (judged.denied and is_harmless(matter.said.text, judged.at[0]))
            and not names_whom(matter.said.text, judged.at[0])
            and not found_nothing_of(matter, judged.at, judged.sentence, judged.record_at)
            and not told_round(matter, judged.at, judged.sentence, judged.record_at, tie=judged.tie)
            and not same_figure(matter, judged.at)
            and not (judged.denied and of_a_course(matter.said.text, matter.reading.sentences[judged.sentence].text))
        ):
            yield judged


def _standing(matter: Matter, seen: Sequence[Opposition], sides: Sequence[Judged]) -> Iterator[Opposition]:
    """The sure oppositions that are of what the claim speaks of."""
    for one in (o for first in seen for o in (first, *first.others)):
        if (
            one.score >= (CERTAIN if _compares(matter, one) else LIKELY)
            and one.ranked is not None
            and not _borne_out(one, sides)
            and not asked(matter, one.sign.start)
            and matter.said.tokens[one.sign.index].word != "p"  # which of its outcomes it is of is not plain
            and _STRUCK.match(matter.said.text, one.sign.start) is None
            and not _acts(matter, one.sign.start)
            and not of_other_works(matter.said.text, one.sign.start)
            and answers(matter, one)
            and speaks_of(matter, one)
            and not of_another_level(matter.said.text, one.ranked.sentence.text)
            and not told_better(matter, (one.sign.start, one.sign.end), one.ranked.index)
            and not (
                one.other
                and cleared_by_clause(
                    matter, (one.sign.start, one.sign.end), one.ranked.index, (one.other.start, one.other.end)
                )
            )
            and not _of_one_alone(matter, one)
            and not of_a_factor(matter.said, one)
            and not of_another_moment(matter, one.ranked.index)
            and not (one.other and not one.other.value and leans(matter.said.text, (one.sign.start, one.sign.end)))
            and not (
                one.other
                and of_another_measure(
                    matter, (one.sign.start, one.sign.end), one.ranked.index, (one.other.start, one.other.end)
                )
            )
            and not opposition_apart(matter, one)
            and not of_another_manner(matter, one)
            and not of_another_clause(matter, one)
            and not of_those_set_aside(matter, one)
            and not _supposed(matter, one)
            and not denies_of_another(matter, one)
            and not (
                one.other
                and told_round(
                    matter, (one.sign.start, one.sign.end), one.ranked.index, (one.other.start, one.other.end)
                )
            )
            and not _winds(matter, (one.sign.start, one.sign.end))
            and not _put_otherwise(matter, one.ranked.index)
            and not _denies_in_passing(matter, one.ranked.index)
            and not _little(matter, one.ranked.index)
        ):
            yield one


def _little(matter: Matter, index: int) -> bool:
    """Whether the claim says `hardly` of what the sentence says `slightly` of."""
    return bool(_HARDLY.search(matter.claim.text) and _A_LITTLE.search(matter.reading.sentences[index].text))


def _supposed(matter: Matter, one: Opposition) -> bool:
    sign, other = one.sign, one.other
    if one.ranked is None or other is None:
        return False
    return found_nothing_of(matter, (sign.start, sign.end), one.ranked.index, (other.start, other.end))


def _acts(matter: Matter, at: int) -> bool:
    """Whether the word at an offset is what is done, of which the claim tells what comes: `Blocking A lowers B`.

    So is what something was `used to lower`.
    """
    tokens = matter.said.tokens
    n = next((n for n, t in enumerate(tokens) if t.start == at), -1)
    if n > 1 and tokens[n - 1].word == "to" and tokens[n - 2].word in _EMPLOYED:
        return True
    if n < 0 or not tokens[n].word.endswith("ing") or n + 1 >= len(tokens):
        return False
    return not n or (tokens[n - 1].word in ("and", "or", "but", "while", "whereas") and bool(tokens[n + 1].keys))


def _put_otherwise(matter: Matter, index: int) -> bool:
    """Whether the claim retells a sentence with a word whose direction is not known for its word of direction."""
    said, sentence = matter.said, matter.reading.sentences[index]
    for change in matter.changes:
        ours = [t for t in change.ours if t.keys]
        theirs = [t for t in change.theirs if t.keys]
        if change.sentence != index or len(theirs) != 1 or len(ours) not in (1, 2):
            continue
        first, last = said.tokens.index(change.ours[0]), said.tokens.index(change.ours[-1])
        told = any(polarity(said.text, said.tokens, n) for n in range(first, min(last + 2, len(said.tokens))))
        if not told and polarity(sentence.text, sentence.tokens, sentence.tokens.index(theirs[0])) is not None:
            return True
    return False


def _denies_in_passing(matter: Matter, index: int) -> bool:
    """Whether a sentence of the abstract denies something in passing, which may be what the claim denies.

    `A lowered it in men, never in women`; `we failed to show that A lowered it`.
    """
    sentence = matter.reading.sentences[index]
    aside = asides(sentence.text)
    return (
        any(t.word in NEGATORS and any(a <= t.start < b for a, b in aside) for t in sentence.tokens) if aside else False
    )


def _winds(matter: Matter, at: tuple[int, int] | None) -> bool:
    """Whether the sentence of the claim in which `at` stands (any, where that is not known) winds."""
    told = [(start, end) for start, end, _ in matter.said.sentences if at is None or start <= at[0] < end]
    return any(is_winding(matter.said.text[start:end]) for start, end in told)


def _holds_both(matter: Matter, judged: Judged, plain: Observation) -> bool:
    """Whether what both texts say alike holds the words that differ."""
    if plain.claim_at is not None and judged.sentence != plain.sentence:
        return _inside(plain.claim_at, [judged.at])
    if plain.claim_at is None or plain.record_at is None:
        return False
    sentence = matter.reading.sentences[judged.sentence]
    mine = sign_at(matter.claim.text, matter.said.tokens, plain.claim_at[0])
    if not mine or mine != -sign_at(sentence.text, sentence.tokens, plain.record_at[0]):
        return False
    return _inside(plain.claim_at, [judged.at]) and _inside(plain.record_at, [judged.record_at])


def _borne_out(one: Opposition, sides: Sequence[Judged]) -> bool:
    """Whether a comparison or tie of the claim that holds the word is found in the abstract as well."""
    return any(
        j.same
        and _inside((one.sign.start, one.sign.end), [j.at])
        and (one.score < _OUTWEIGHS or one.ranked is None or j.sentence == one.ranked.index)
        for j in sides
    )


def _inside(at: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at[0] and at[1] <= end for start, end in spans)


def _compares(matter: Matter, one: Opposition) -> bool:
    """Whether the claim's word compares two sides, which the abstract may name in an order of its own."""
    said = matter.said
    return said.tokens[one.sign.index].word in ORDER or contrasted(said.text, said.tokens, one.sign.index) is not None


def _of_one_alone(matter: Matter, one: Opposition) -> bool:
    """Whether the claim denies what the sentence says of one thing only, and is not of that: perhaps of the others."""
    if one.sign.value != 0 or one.ranked is None:
        return False
    sentence = one.ranked.sentence
    for only in _ONLY.finditer(sentence.text):
        behind = [t for t in sentence.tokens if t.start >= only.end()]
        first = next((n for n, t in enumerate(behind) if t.keys), None)
        alone = behind[first : first + 1] if first is not None else []
        while alone and len(behind) > (n := behind.index(alone[-1]) + 1) and behind[n].start == alone[-1].end + 1:
            if sentence.text[alone[-1].end] not in "-‐‑–":
                break
            alone.append(behind[n])  # "only miR-200a"
        if not alone or not all(any(k in matter.said.weights for k in t.keys or (t.word,)) for t in alone):
            return True
    return False
