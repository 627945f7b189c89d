"""How what was found of direction and significance is put: the words on either side, and the message."""

from __future__ import annotations

import re

from citecheck.claims.facets.direction.compared import Judged
from citecheck.claims.facets.direction.turned import tells_whether
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.opposition import Opposition
from citecheck.claims.sentences.comparisons import DENIES
from citecheck.claims.sentences.polarity import sign_at
from citecheck.models import FacetName

_SHOWN = 60
"""Letters of a clause that are shown before and behind the words that were found in it."""
_PAUSE = re.compile(r"[,;:]|\.(?!\d)")


def turned_round(matter: Matter, judged: Judged) -> Observation:
    """A comparison or tie of the claim that the abstract turns round."""
    sentence = matter.reading.sentences[judged.sentence]
    level = judged.denied and tells_whether(matter.claim.text, sentence.text, judged.at, judged.record_at)
    at, record_at = judged.at, judged.record_at
    mine = sign_at(matter.claim.text, matter.said.tokens, at[0])
    if mine * sign_at(sentence.text, sentence.tokens, record_at[0]) != -1:
        # "more" is not the contrary of "more", nor of a figure: what is said as a whole is
        at, record_at = _clause(matter.claim.text, at), _clause(sentence.text, record_at)
    said, printed = matter.claim.text[slice(*at)], sentence.text[slice(*record_at)]
    message = f"what the text says (“{said}”) is the other way round in the abstract (“{printed}”)"
    ours, theirs = (DENIES.search(text) is not None for text in (said, printed))
    if level and ours != theirs:
        message = f"the text finds {_found(none=ours)} (“{said}”), the abstract {_found(none=theirs)} (“{printed}”)"
    return Observation(
        facet="significance" if level else "direction",
        status="differs",
        claim=said,
        record=printed,
        claim_at=at,
        sentence=judged.sentence,
        record_at=record_at,
        rule="claim-significance-differs" if level else "claim-direction-reversed",
        message=message,
    )


def _found(*, none: bool) -> str:
    return "no significant difference" if none else "a difference"


def _clause(text: str, at: tuple[int, int]) -> tuple[int, int]:
    """The offsets of the clause that holds those of `at`, cut between words where it is long."""
    start = max([m.end() for m in _PAUSE.finditer(text, 0, at[0])], default=0)
    end = min([m.start() for m in _PAUSE.finditer(text, at[1])], default=len(text))
    if at[0] - start > _SHOWN:
        start = text.find(" ", at[0] - _SHOWN, at[0]) + 1 or at[0]
    if end - at[1] > _SHOWN:
        end = max(at[1], text.rfind(" ", at[1], at[1] + _SHOWN))
    shown = text[start:end]
    return start + len(shown) - len(shown.lstrip()), end - len(shown) + len(shown.rstrip())


def differs(matter: Matter, one: Opposition) -> Observation:
    """An opposition that is sure; ValueError for one that has no other side."""
    sign, other, ranked = one.sign, one.other, one.ranked
    if other is None or ranked is None:
        raise ValueError("an opposition that is sure has both sides")
    mine = matter.claim.text[sign.start : sign.end]
    theirs = ranked.sentence.text[other.start : other.end]
    level = 0 in (sign.value, other.value) and (
        sign.axis == "significance"
        or tells_whether(matter.claim.text, ranked.sentence.text, (sign.start, sign.end), (other.start, other.end))
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


def agrees(matter: Matter, one: Opposition, facet: FacetName) -> Observation:
    """A sign that a sentence of the abstract bears out."""
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
