"""A claim that retells a sentence nearly word for word, with one word turned round or a negation put in or left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.alignment import Change
from citecheck.claims.facets.direction.guards.setting import LACKING
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence, keys_about
from citecheck.claims.sentences.comparisons import ORDER
from citecheck.claims.sentences.exchanged_sides import swapped
from citecheck.claims.sentences.polarity import polarity, sign_at
from citecheck.claims.sentences.poles import are_ends
from citecheck.claims.sentences.signs import CHANGES, Axis, classify
from citecheck.claims.verbatim import MARKER
from citecheck.claims.words.opposites import are_opposites
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import NOT_DENIED, words

_NOT = frozenset(
    {"not", "no", "none", "nor", "never", "without", "neither", "didn", "non", "failed", "fails", "unable"}
)
_AUXILIARY = frozenset(
    words(
        "a an the any also both still even thus again indeed did does do to was were is are had has have been be could "
        "can"
    )
)
_OTHER = 0.15
"""Weighted share of the claim's words that the abstract has in other sentences only: from here on it tells of those."""
_AS_MUCH = 0.9
"""The share of what a sentence holds of the claim from which another holds as much."""
_MEASURED = re.compile(r"(?:ity|ities|ness|ency|ment|ures?|als?|deaths?|success|risks?|benefits?|harms?)$")
"""How words end that name what is measured, not how it is."""
_MOMENTS = frozenset({"before", "after"})
_NEARLY = 0.5
"""The share of what a sentence holds of the claim from which another is nearly as like it."""
_WHETHER = re.compile(
    r"\bwhether\b[^.;]*$|\b(?:rather than|instead of)\b[^.,;]*$|\b(?:counter\w+|prevent\w*|mitigat\w+|offset\w*|"
    r"revers(?:es?|ed|ing)|attenuat\w+|blunt\w*|protect\w* (?:against|from)) (?:the |an? )?$",
    re.IGNORECASE,
)
"""What is asked, set aside or made undone is not said."""
_WHO_NOT = re.compile(
    r"\b(?:patients|people|women|men|those|participants|children|adults|subjects|individuals|cases|mice|rats|animals|"
    r"users) (?:who (?:did|do|had|were|are) )?not \w+",
    re.IGNORECASE,
)
"""Whom it is said of: `patients not taking A`."""
_ALONE = re.compile(r"\W*(?:$|[,.;)])")
"""What follows a negation that stands for a sentence: `whereas placebo did not`."""
_ALIKE = re.compile(r"\b(?:similar(?:ly)?|alike|same|comparable|equal(?:ly)?|equivalent)\b", re.IGNORECASE)
_DIFFERS = re.compile(r"\b(?:not|no|nor|neither)\b[^,;.]{0,40}\bdiffer", re.IGNORECASE)
"""`Was similar` beside `did not differ`."""
_NOT_LACKING = re.compile(r"\s(?:free|devoid|exempt|entirely|wholly|altogether|completely|totally)\b", re.IGNORECASE)
"""Behind `not`: it is there, or in part."""
_OF_A_LOT = re.compile(r"[ -](?:random|blind|control|compar|invasive|surgical|pharmac|small|inferior)", re.IGNORECASE)
"""Behind `non`: what kind of a thing it is, not what was found."""
_FEW = re.compile(r"\b(?:few|fewer|minority|only|hardly|scarcely)\b", re.IGNORECASE)
"""That it is said of few: `most did not` is what `only few did` says."""
_WITH_MORE = re.compile(r"[\w’'-]+(?: [\w’'-]+){1,3}")
LEVEL = re.compile(r"\b(?:non-?|in)?significan\w+|\bp\s?[<>=≤]", re.IGNORECASE)
_TIED = re.compile(
    r"\b(?:associat\w+|correlat\w+|relat(?:ed|ion\w*)|link(?:ed|s)?|differ(?:s|ed|en\w+)?|predict(?:ors?|ive|ed|s)|"
    r"risk factors?|determinants?|interactions?)\b",
    re.IGNORECASE,
)
_NEAR_BEFORE, _NEAR_BEHIND = 12, 40
"""How far from a denial the word may stand that it is of, in letters."""


def turned(matter: Matter) -> Observation | None:
    """The one word that a claim which retells a sentence turned round, or the negation that it put in or left out."""
    for change in matter.changes:
        sentence = matter.reading.sentences[change.sentence]
        if not change.near or (change.ours and asked(matter, change.ours[0].start)):
            continue
        if len(change.ours) == 1 and len(change.theirs) == 1:
            mine = _classified(matter.said.tokens, change.ours[0])
            theirs = _classified(sentence.tokens, change.theirs[0])
            turns = mine and theirs and mine[0] == theirs[0] != "significance" and {mine[1], theirs[1]} == {1, -1}
            turns = turns or (change.alone and _signed_otherwise(matter, change, sentence))
            ends = change.alone and are_ends(change.ours[0].word, change.theirs[0].word)
            if (
                (turns or ends or (change.alone and _are_antonyms(matter, change)))
                and _retells(matter, sentence, change)
                and not _turned_twice(matter, change.sentence)
                and not swapped(
                    matter.said.tokens,
                    matter.said.tokens.index(change.ours[0]),
                    sentence.tokens,
                    sentence.tokens.index(change.theirs[0]),
                )
            ):
                spans = _span(change.ours[0]), _span(change.theirs[0])
                level = bool(ends) and not turns and tells_whether(matter.claim.text, sentence.text, *spans)
                return answer(matter, change.ours[0], change.theirs[0], change.sentence, level=level)
        sides = (matter.said.text, change.ours), (sentence.text, change.theirs)
        negations = [bool({t.word for t in side} & _NOT) for _, side in sides]
        extra, other = (change.ours, change.theirs) if negations[0] else (change.theirs, change.ours)
        if (
            negations[0] != negations[1]
            and not (
                _negated_elsewhere(matter.said.tokens, change.ours)
                or _negated_elsewhere(sentence.tokens, change.theirs)
            )
            and len(extra) <= 2
            and (other or change.alone)
            and not (_ALIKE.search(matter.said.text) and _DIFFERS.search(sentence.text))
            and not (negations[0] and _ALONE.match(matter.said.text, change.ours[-1].end))
            and all(t.word in _AUXILIARY or (t.word == "statistically" and extra[0].word == "non") for t in other)
            and len(other) < 2
            and of_the_same(matter, sentence, change)
            and not _denies_another(matter, sentence, change, in_claim=negations[0])
            and not denies_it_too(matter, change, denied=negations[0])
            and not _turned_besides(matter, sentence, change)
            and not _counted_otherwise(matter, sentence)
            and bool(_FEW.search(matter.said.text)) == bool(_FEW.search(sentence.text))
            and not any(_WHO_NOT.search(text) for text in (matter.said.text, sentence.text))
            and not any(LACKING.match(text, t.start) for text, side in sides for t in side)
            and not any(t.word in NOT_DENIED for _, side in sides for t in side)
            and not any(_NOT_LACKING.match(text, t.end) for text, side in sides for t in side if t.word == "not")
            and not any(_OF_A_LOT.match(text, t.end) for text, side in sides for t in side if t.word == "non")
        ):
            mine_at, theirs_at = next(iter(change.ours), None), next(iter(change.theirs), None)
            level = tells_whether(matter.claim.text, sentence.text, _span(mine_at), _span(theirs_at))
            return answer(matter, mine_at, theirs_at, change.sentence, level=level)
    return None


def _signed_otherwise(matter: Matter, change: Change, sentence: Sentence) -> bool:
    """Whether a verb says more of what it acts on, and that in whose place it stands less: `promotes`, `blocks`."""
    sides = (matter.said.text, matter.said.tokens, change.ours), (sentence.text, sentence.tokens, change.theirs)
    mine, theirs = (polarity(text, found, found.index(side[0])) for text, found, side in sides)
    return mine is not None and theirs is not None and {mine, theirs} == {("amount", 1), ("amount", -1)}


def _are_antonyms(matter: Matter, change: Change) -> bool:
    """Whether the word of the claim is an antonym of the one in whose place it stands.

    Where this or a sentence that is nearly as like the claim has the claim's word too, or the claim the sentence's,
    both may be told of: then nothing is said. Nor is it of words of direction.
    """
    mine, theirs = change.ours[0].word, change.theirs[0].word
    if not are_opposites(mine, theirs) or (classify(mine) and classify(theirs)) or {mine, theirs} == _MOMENTS:
        return False
    if _MEASURED.search(mine) and not _ordered(matter, change):
        return False  # what is assessed, predicted or compared may be called by either end
    if any(t.word == theirs for t in matter.said.tokens):
        return False
    texts = matter.said.tokens, matter.reading.sentences[change.sentence].tokens
    if len({any(t.word in _NOT for t in found) for found in texts}) > 1:
        return False  # "does not perform well" beside "performs poorly"
    least = next((_NEARLY * r.coverage for r in matter.ranked if r.index == change.sentence), 0.0)
    near = (r.sentence for r in matter.ranked if r.index == change.sentence or r.coverage >= least)
    return all(t.word != mine for sentence in near for t in sentence.tokens)


def _ordered(matter: Matter, change: Change) -> bool:
    """Whether both texts say how it was before the word that changed: `improved survival`."""
    sentence = matter.reading.sentences[change.sentence]
    pairs = ((matter.said.tokens, change.ours[0]), (sentence.tokens, change.theirs[0]))
    return all((n := found.index(token)) > 0 and classify(found[n - 1].word) is not None for found, token in pairs)


def _turned_twice(matter: Matter, index: int) -> bool:
    """Whether an even number of words is turned round: `higher before` for `lower after`."""
    turned_words = 0
    for change in matter.changes:
        if change.sentence != index or len(change.ours) != 1 or len(change.theirs) != 1:
            continue
        mine, theirs = change.ours[0].word, change.theirs[0].word
        ours, printed = classify(mine), classify(theirs)
        turned_words += bool(
            (ours and printed and {ours[1], printed[1]} == {1, -1})
            or are_ends(mine, theirs)
            or are_opposites(mine, theirs)
        )
    return turned_words > 0 and turned_words % 2 == 0


_NO_TIE = re.compile(
    r"\b(?:not (?:\w+ )?(?:been )?(?:associat|correlat|relat|link)|no (?:significant |clear |independent )?(?:associat|"
    r"correlat|relat|link)|un(?:associat|correlat|relat))",
    re.IGNORECASE,
)


_NO_EFFECT = re.compile(
    r"\b(?:no|without (?:an?y? )?)\s?(?:[\w-]+\s){0,2}?(?:effects?|impact|influence|interactions?)\b", re.IGNORECASE
)
_EFFECT = re.compile(r"(?<!no )\b(?:effects?|impact|influence|interactions?)\b", re.IGNORECASE)


def tells_whether(said: str, printed: str, at: tuple[int, int] | None, printed_at: tuple[int, int] | None) -> bool:
    """Whether two texts, one of which denies what the other says, differ in whether there is anything: a difference
    (significant or not), an association; and not in what somebody did or in which way.

    `at` and `printed_at` are offsets of the words in question, None where only the other text has such words.
    """
    if LEVEL.search(said) or LEVEL.search(printed):
        return True
    if any(_NO_EFFECT.search(one) and _EFFECT.search(other) for one, other in ((said, printed), (printed, said))):
        return True
    if any(_NO_TIE.search(one) and _TIED.search(other) for one, other in ((said, printed), (printed, said))):
        return True
    for text, place in ((said, at), (printed, printed_at)):
        if place is not None and _TIED.search(text, max(0, place[0] - _NEAR_BEFORE), place[1] + _NEAR_BEHIND):
            return True
    return False


def _counted_otherwise(matter: Matter, sentence: Sentence) -> bool:
    """Whether the claim counts others: `two were not` beside `seven of the nine were`."""
    texts = (MARKER.sub("", text) for text in (matter.said.text, sentence.text))
    mine, theirs = ({str(q.raw) for q in figures_of(text) if q.role != "year"} for text in texts)
    return bool(mine - theirs)


def asked(matter: Matter, at: int) -> bool:
    """Whether the word at an offset is asked about or set aside."""
    return _WHETHER.search(matter.claim.text, 0, at) is not None


def denies_it_too(matter: Matter, change: Change, *, denied: bool) -> bool:
    """Whether another sentence bears out what the claim denies or does not deny.

    One that holds as much of it and denies nothing either; or one that denies, of what this sentence does not name.
    """
    here = matter.reading.sentences[change.sentence]
    least = next((_AS_MUCH * r.coverage for r in matter.ranked if r.index == change.sentence), 1.0)
    lacking = frozenset(matter.said.plain) - here.keys
    for ranked in matter.ranked:
        denies = any(t.word in _NOT for t in ranked.sentence.tokens)
        if ranked.index == change.sentence or denies != denied:
            continue
        if ranked.coverage >= least or (denied and lacking & ranked.sentence.keys):
            return True
    return False


def _denies_another(matter: Matter, sentence: Sentence, change: Change, *, in_claim: bool) -> bool:
    """Whether what one text denies is a word of direction that the other does not have.

    `Nor did stay or satisfaction differ` beside a list of what was measured: `stay and satisfaction`.
    """
    pair = (matter.said.tokens, change.ours), (sentence.tokens, change.theirs)
    (found, extra), (others, _) = pair if in_claim else pair[::-1]
    denied = next((t for t in found if t.start > extra[-1].start and t.keys and classify(t.word)), None)
    return denied is not None and frozenset(denied.keys).isdisjoint(k for t in others for k in t.keys)


def _turned_besides(matter: Matter, sentence: Sentence, change: Change) -> bool:
    """Whether the claim turned a word of direction as well: `without A it was higher` beside `A lowered it`."""
    signs = [1, 1]
    for other in matter.changes:
        if other is change or other.sentence != change.sentence:
            continue
        for n, (text, found, side) in enumerate(
            ((matter.said.text, matter.said.tokens, other.ours), (sentence.text, sentence.tokens, other.theirs))
        ):
            for token in side:
                signs[n] *= sign_at(text, found, token.start) or 1
        if len(other.ours) == len(other.theirs) == 1 and are_opposites(other.ours[0].word, other.theirs[0].word):
            return True  # "does not perform well" beside "performs poorly"
    return signs[0] != signs[1]


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
    return of_the_same(matter, sentence, change)


def of_the_same(matter: Matter, sentence: Sentence, change: Change) -> bool:
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


def _span(token: Token | None) -> tuple[int, int] | None:
    return None if token is None else (token.start, token.end)


def _shown(text: str, token: Token | None) -> str | None:
    """A word, with those behind it where it says nothing by itself: `no clear benefit`, not `no`."""
    if token is None:
        return None
    small = token.word in _NOT or token.word in _AUXILIARY
    told = _WITH_MORE.match(text, token.start) if small else None
    return told.group() if told is not None else text[token.start : token.end]


def answer(matter: Matter, mine: Token | None, theirs: Token | None, index: int, *, level: bool) -> Observation:
    """That word `mine` of the claim is the contrary of `theirs` of sentence `index`; one of them may be None."""
    sentence = matter.reading.sentences[index].text
    said = matter.claim.text[mine.start : mine.end] if mine else None
    printed = sentence[theirs.start : theirs.end] if theirs else None
    ours, other = _shown(matter.claim.text, mine), _shown(sentence, theirs)
    if said and printed:
        message = f"the text says “{ours}”, the abstract “{other}”"
    else:
        message = f"“{ours or other}” stands in the {'text' if said else 'abstract'} only"
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
