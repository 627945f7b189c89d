"""Direction and significance of the outcome that both sides speak of: more or less, better or worse, or no effect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from citecheck.claims.alignment import Change
from citecheck.claims.comparisons import ORDER, contrasted
from citecheck.claims.facets.compared import Judged, compared
from citecheck.claims.facets.dependence import dependence
from citecheck.claims.facets.left_out import left_out
from citecheck.claims.facets.sided import answers
from citecheck.claims.facets.tied import tied
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import CERTAIN, LIKELY, Opposition, oppositions
from citecheck.claims.polarity import polarity
from citecheck.claims.reading import Sentence, keys_about
from citecheck.claims.signs import CHANGES, Axis, classify
from citecheck.claims.terms import Token
from citecheck.claims.windings import is_winding
from citecheck.claims.wordlists import words
from citecheck.models import FacetName

_AGREES = 0.6
"""Share of the words around a sign that stand around one of the same direction in the abstract."""
_NOT = frozenset({"not", "no", "none", "nor", "never", "without", "neither", "didn", "non"})
_AUXILIARY = frozenset(words("a an the any did does do was were is are had has have been be could can"))
_OTHER = 0.15
"""Weighted share of the claim's words that the abstract has in other sentences only: from here on it tells of those."""
_BEING = frozenset(words("was were is are"))
_BEFORE_NOUNS = frozenset(words("less more fewer lower higher greater smaller larger better worse shorter longer"))
_NO_NOUN = ("ed", "ly", "ive", "ous", "able", "ible", "ful")
_NO_NOUNS = frozenset(words("common often frequent severe prone apt"))
_LONGEST_PHRASE = 5
"""Words from the sign to the last of its noun phrase, with the sign."""
_WHETHER = re.compile(r"\bwhether\b[^.;]*$", re.IGNORECASE)
"""What is asked is not said."""
_ONLY = re.compile(r"\bonly\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:non-?|in)?significan\w+|\bp\s?[<>=≤]", re.IGNORECASE)


def direction(matter: Matter) -> list[Observation]:
    """At most two observations each for direction and significance: what differs most, what agrees first."""
    seen = oppositions(matter)
    found: list[Observation] = []
    sides = [*compared(matter), *tied(matter), *dependence(matter), *left_out(matter)]
    borne_out = [j.at for j in sides if j.same]
    worst = max(
        (
            o
            for o in seen
            if o.score >= (CERTAIN if _compares(matter, o) else LIKELY)
            and not _inside((o.sign.start, o.sign.end), borne_out)
            and not _asked(matter, o.sign.start)
            and answers(matter, o)
            and _speaks_of(matter, o)
            and not _of_one_alone(o)
            and not _winds(matter, (o.sign.start, o.sign.end))
        ),
        key=lambda o: o.score,
        default=None,
    )
    plain = _turned(matter)
    if plain is not None and any(_holds_both(matter, j, plain) for j in sides if j.same):
        plain = None  # two words were turned round, and so nothing was
    if plain is not None and _winds(matter, plain.claim_at):
        plain = None
    reversed_ = next((j for j in sides if not j.same and not _winds(matter, j.at)), None)
    if plain is not None:
        found.append(plain)
    elif reversed_ is not None:
        found.append(_reversed(matter, reversed_))
    elif worst is not None:
        found.append(_differs(matter, worst))
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
            found.append(_agrees(matter, one, facet))
    return found


def _winds(matter: Matter, at: tuple[int, int] | None) -> bool:
    """Whether the sentence of the claim in which `at` stands (any, where that is not known) winds."""
    told = [(start, end) for start, end, _ in matter.said.sentences if at is None or start <= at[0] < end]
    return any(is_winding(matter.said.text[start:end]) for start, end in told)


def _signed(text: str, tokens: Sequence[Token], at: int) -> int:
    """The sign of the word at an offset, 0 where it has none that counts in a tie."""
    found = next((polarity(text, tokens, n) for n, t in enumerate(tokens) if t.start == at), None)
    return found[1] if found is not None and found[0] in ("amount", "worth") else 0


def _holds_both(matter: Matter, judged: Judged, plain: Observation) -> bool:
    """Whether what both texts say alike holds the words that differ."""
    if plain.claim_at is None or plain.record_at is None or judged.sentence != plain.sentence:
        return False
    sentence = matter.reading.sentences[judged.sentence]
    mine = _signed(matter.claim.text, matter.said.tokens, plain.claim_at[0])
    if not mine or mine != -_signed(sentence.text, sentence.tokens, plain.record_at[0]):
        return False
    return _inside(plain.claim_at, [judged.at]) and _inside(plain.record_at, [judged.record_at])


def _inside(at: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at[0] and at[1] <= end for start, end in spans)


def _compares(matter: Matter, one: Opposition) -> bool:
    """Whether the claim's word compares two sides, which the abstract may name in an order of its own."""
    said = matter.said
    return said.tokens[one.sign.index].word in ORDER or contrasted(said.text, said.tokens, one.sign.index) is not None


def _of_one_alone(one: Opposition) -> bool:
    """Whether the claim denies what the sentence says of one thing only: it may well be of the others."""
    return one.sign.value == 0 and one.ranked is not None and _ONLY.search(one.ranked.sentence.text) is not None


def _speaks_of(matter: Matter, one: Opposition) -> bool:
    """Whether the record has the noun that the claim's word stands before, `ache` of `less tooth ache`."""
    mine = _phrase(matter.said.text, matter.said.tokens, one.sign.index)
    if not mine:
        return _of_its_subject(matter, one)
    if matter.reading.keys.isdisjoint(mine[-1].keys):
        return False
    if one.ranked is None or one.other is None:
        return True
    sentence = one.ranked.sentence
    theirs = _phrase(sentence.text, sentence.tokens, one.other.index) or sentence.tokens
    return any(k in t.keys for t in theirs for n in mine for k in n.keys)


def _of_its_subject(matter: Matter, one: Opposition) -> bool:
    """Whether the sentence has the noun of which the claim compares something: `pain was not lower`."""
    found, at = matter.said.tokens, one.sign.index
    if one.ranked is None or found[at].word not in ORDER:
        return True
    verb = next((n for n in range(at - 1, max(0, at - 5), -1) if found[n].word in _BEING), 0)
    if not verb or not found[verb - 1].keys or classify(found[verb - 1].word) is not None:
        return True
    return not one.ranked.sentence.keys.isdisjoint(found[verb - 1].keys)


def _phrase(text: str, found: Sequence[Token], at: int) -> list[Token]:
    """The words of the noun phrase that a word of comparison stands before, `tooth ache` of `less tooth ache`."""
    words_: list[Token] = []
    if found[at].word not in _BEFORE_NOUNS:
        return words_
    for before, token in pairwise(found[at : at + _LONGEST_PHRASE]):
        apart = text[before.end : token.start].strip()
        if not token.keys or apart or token.word.endswith(_NO_NOUN) or token.word in _NO_NOUNS:
            break
        words_.append(token)
    return words_


def _asked(matter: Matter, at: int) -> bool:
    return _WHETHER.search(matter.claim.text, 0, at) is not None


def _turned(matter: Matter) -> Observation | None:
    """The one word that a claim which retells a sentence turned round, or the negation that it put in or left out."""
    for change in matter.changes:
        sentence = matter.reading.sentences[change.sentence]
        if change.ours and _asked(matter, change.ours[0].start):
            continue
        if len(change.ours) == 1 and len(change.theirs) == 1:
            mine = _classified(matter.said.tokens, change.ours[0])
            theirs = _classified(sentence.tokens, change.theirs[0])
            if (
                mine
                and theirs
                and mine[0] == theirs[0]
                and mine[0] != "significance"
                and {mine[1], theirs[1]} == {1, -1}
                and _retells(matter, sentence, change)
            ):
                return _answer(matter, change.ours[0], change.theirs[0], change.sentence, level=False)
        negations = [bool({t.word for t in side} & _NOT) for side in (change.ours, change.theirs)]
        extra, other = (change.ours, change.theirs) if negations[0] else (change.theirs, change.ours)
        if (
            negations[0] != negations[1]
            and not (
                _negated_elsewhere(matter.said.tokens, change.ours)
                or _negated_elsewhere(sentence.tokens, change.theirs)
            )
            and len(extra) <= 2
            and all(t.word in _AUXILIARY for t in other)
            and len(other) < 2
            and _of_the_same(matter, sentence, change)
        ):
            level = _LEVEL.search(matter.claim.text) is not None or _LEVEL.search(sentence.text) is not None
            mine_at, theirs_at = next(iter(change.ours), None), next(iter(change.theirs), None)
            return _answer(matter, mine_at, theirs_at, change.sentence, level=level)
    return None


def _classified(tokens: Sequence[Token], token: Token) -> tuple[Axis, int] | None:
    """What the word says of direction, behind `least` the contrary."""
    kind, n = classify(token.word), tokens.index(token)
    return (kind[0], -kind[1]) if kind and n and tokens[n - 1].word == "least" and abs(kind[1]) == 1 else kind


def _retells(matter: Matter, sentence: Sentence, change: Change) -> bool:
    """Whether but for the turned word the claim says what the sentence says: of the same, and of no change in it.

    `Pain fell more` and `cough fell less` differ in more than a word, and so do `a greater fall in pain` and `lower
    pain`.
    """
    of_change = [any(t.word in CHANGES for t in side) for side in (matter.said.tokens, sentence.tokens)]
    if of_change[0] != of_change[1] and change.ours[0].word in ORDER and change.theirs[0].word in ORDER:
        return False
    return _of_the_same(matter, sentence, change)


def _of_the_same(matter: Matter, sentence: Sentence, change: Change) -> bool:
    """Whether the sentence, and no other, has what the claim speaks of but for the words that changed."""
    weights = matter.said.plain
    about = keys_about(matter.said, change.ours[0].start if change.ours else 0)
    lacking = {k: w for k, w in weights.items() if k in about and k not in sentence.keys}
    elsewhere = sum(w for k, w in lacking.items() if k in matter.reading.keys)
    total = sum(weights[k] for k in weights if k in about)
    return elsewhere <= _OTHER * total and sum(lacking.values()) <= 2 * _OTHER * total


def _negated_elsewhere(found: Sequence[Token], here: Sequence[Token]) -> bool:
    """Whether a text has another negation than those that were put in or left out: both sides may deny the same."""
    return any(token.word in _NOT and token not in here for token in found)


def _answer(matter: Matter, mine: Token | None, theirs: Token | None, index: int, *, level: bool) -> Observation:
    sentence = matter.reading.sentences[index].text
    said = matter.claim.text[mine.start : mine.end] if mine else None
    printed = sentence[theirs.start : theirs.end] if theirs else None
    if said and printed:
        message = f"the text says “{said}”, the abstract “{printed}”"
    else:
        message = f"“{said or printed}” stands in the {'text' if said else 'abstract'} only"
    return Observation(
        facet="significance" if level else "direction",
        status="differs",
        claim=said or matter.claim.text,
        record=printed or sentence,
        claim_at=(mine.start, mine.end) if mine else None,
        sentence=index,
        record_at=(theirs.start, theirs.end) if theirs else None,
        rule="claim-significance-differs" if level else "claim-direction-reversed",
        message=message,
    )


def _reversed(matter: Matter, judged: Judged) -> Observation:
    said = matter.claim.text[slice(*judged.at)]
    sentence = matter.reading.sentences[judged.sentence].text
    printed = sentence[slice(*judged.record_at)]
    level = judged.denied and (_LEVEL.search(sentence) or _LEVEL.search(matter.claim.text)) is not None
    return Observation(
        facet="significance" if level else "direction",
        status="differs",
        claim=said,
        record=printed,
        claim_at=judged.at,
        sentence=judged.sentence,
        record_at=judged.record_at,
        rule="claim-significance-differs" if level else "claim-direction-reversed",
        message=f"what the text says (“{said}”) is the other way round in the abstract (“{printed}”)",
    )


def _differs(matter: Matter, one: Opposition) -> Observation:
    sign, other, ranked = one.sign, one.other, one.ranked
    if other is None or ranked is None:
        raise ValueError("an opposition that is sure has both sides")
    mine = matter.claim.text[sign.start : sign.end]
    theirs = ranked.sentence.text[other.start : other.end]
    level = 0 in (sign.value, other.value) and (
        sign.axis == "significance" or _LEVEL.search(ranked.sentence.text) or _LEVEL.search(matter.claim.text)
    )
    if level:
        told = (
            ("no significant difference", "a difference")
            if sign.value == 0
            else ("a difference", "no significant difference")
        )
        message = f"the text speaks of {told[0]}, the abstract of {told[1]}"
    else:
        ours, printed = _with_negation(mine, sign.negated), _with_negation(theirs, other.negated)
        message = f"the text says “{ours}”, the abstract “{printed}”"
    return Observation(
        facet="significance" if level else "direction",
        status="differs",
        claim=mine,
        record=theirs,
        claim_at=(sign.start, sign.end),
        sentence=ranked.index,
        record_at=(other.start, other.end),
        rule="claim-significance-differs" if level else "claim-direction-reversed",
        message=message,
    )


def _with_negation(word: str, negated: bool) -> str:
    return f"not … {word}" if negated else word


def _agrees(matter: Matter, one: Opposition, facet: FacetName) -> Observation:
    n, other = one.for_at or (0, one.sign)
    return Observation(
        facet=facet,
        status="agrees",
        claim=matter.claim.text[one.sign.start : one.sign.end],
        record=matter.reading.sentences[n].text[other.start : other.end],
        claim_at=(one.sign.start, one.sign.end),
        sentence=n,
        record_at=(other.start, other.end),
    )
