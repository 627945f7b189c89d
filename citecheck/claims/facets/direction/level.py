"""A difference told as significant to which the abstract gives a p value that is not, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.cues import Cue
from citecheck.claims.facets.direction.guards.manner import of_no_difference
from citecheck.claims.facets.number.answer import number
from citecheck.claims.figures.numbers import figures_of
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.sentences.p_values import P, reached

_SAID = re.compile(
    r"\b(?P<denied>(?:not|never|neither|nor|without|no|non)[- ](?:[\w-]+ ){0,2}?)?(?<!clinically )"
    r"(?P<level>(?:statistically )?significant(?:ly)?)(?: [\w-]+)?",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\s(?:differences?|changes?|effects?|reductions?|decreases?|increases?|improvements?|benefits?|advantages?|falls?|"
    r"rises?|gains?|declines?|drops?|worsening|associations?|correlations?|relation(?:ship)?s?|links?)\b",
    re.IGNORECASE,
)
_BEING = re.compile(r"\b(?:was|were|is|are|be|remain(?:ed|s)?|stayed|became|still)\s$", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|to)\b")
_TELLING = Cue(_SAID, pieces="significan")
_OWN_P = re.compile(r"\bp(?:[- ]values?)?\s?(?:of |was )?[=<>≤≥]?\s?$", re.IGNORECASE)
_BREAK = re.compile(
    r", (?:and|but|while|whereas|although|though|with)\b|;|\.\s|\b(?:and|but|while|whereas|although|though)\b"
    r"[^,;.]{0,80}\b(?:was|were|had|is|are|did|significantly)\b",
    re.IGNORECASE,
)
"""Where another statement begins."""
STRICTER = re.compile(
    r"\bbonferroni|\bmultiple (?:testing|comparisons)|\bsignifican(?:ce|t)\b[^.;]{0,40}\b0?\.0(?:[0-4]\d*|0\d+)\b|"
    r"\b0?\.0(?:[0-4]\d*|0\d+)\b[^.;]{0,40}\bsignifican(?:ce|t)\b|\bnon-?inferiority\b|\bequivalence\b",
    re.IGNORECASE,
)
"""Where another level holds than the usual, or another question is asked than for a difference."""
_ADJUSTED = re.compile(r"\b(?:un)?adjust|\bcorrect(?:ed|ion)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|hr|min(?:ute)?s?)\b|^\d{4}$", re.IGNORECASE)
_FIGURES = 3
_APART, _BEHIND = 90, 70
"""Letters between the figures of a claim, at most `_FIGURES`, and between those of the abstract and their p value."""


def level(matter: Matter) -> Observation | None:
    """The level of a difference whose figures the claim has from one sentence, if the p value behind denies it.

    `Significantly higher (70.2% against 61.7%)` beside `61.7% and 70.2% (p = 0.38)`.
    """
    if _TELLING.search(matter.said) is None:
        return None
    claim = matter.claim.text
    told = list(_SAID.finditer(claim))
    if len({said["denied"] is None for said in told}) > 1 or _ADJUSTED.search(claim):
        return None
    agreed = [o for o in number(matter) if _is_finding(claim, o)]
    for said in told:
        if not tells_level(claim, *said.span("level")):
            continue
        found = _held(matter, said, [o for o in agreed if not _parted(claim, said.span(), o)])
        if found is not None:
            return found
    return None


def tells_level(text: str, start: int, end: int) -> bool:
    """Whether `significant` or `significantly` at the offsets tells a level: before anything but what differs, and not
    behind a verb, it may say how great something is.
    """
    if text[start:end].endswith("y") or text[start:end].lower().startswith("stat") or _CHANGE.match(text, end):
        return True
    return _BEING.search(text, 0, start) is not None and _FOR.match(text, end) is None


def _is_finding(claim: str, o: Observation) -> bool:
    """Whether a figure that the abstract bears out is a share, has decimals, or is no small number."""
    if o.status != "agrees" or o.sentence is None or o.claim_at is None or o.record_at is None:
        return False
    if _OWN_P.search(claim, 0, o.claim_at[0]) or _SPAN.search(o.claim or ""):
        return False
    return o.share or "." in (o.claim or "") or len(o.claim or "") > 1


def _held(matter: Matter, said: re.Match[str], agreed: Sequence[Observation]) -> Observation | None:
    """What the claim says of the level of the figures beside it, if the p value behind them denies it."""
    sentences = {o.sentence for o in agreed}
    if not 1 <= len(agreed) <= _FIGURES or len(sentences) != 1:
        return None
    text = matter.reading.sentences[agreed[0].sentence or 0].text
    printed = _behind(text, agreed)
    significant = reached(printed) if printed is not None else None
    if (
        printed is None
        or significant is None
        or significant != (said["denied"] is not None)
        or _not_of_a_difference(matter, text, printed, denied=significant)
    ):
        return None
    told = "not significant" if said["denied"] else "significant"
    return Observation(
        facet="significance",
        status="differs",
        claim=said.group(),
        record=printed.group(),
        claim_at=said.span(),
        sentence=agreed[0].sentence,
        record_at=printed.span(),
        rule="claim-significance-differs",
        message=f"The text calls the difference {told}; the abstract has “{printed.group()}” for these figures.",
    )


def _behind(text: str, agreed: Sequence[Observation]) -> re.Match[str] | None:
    """The p value right behind the figures of a sentence that the claim has too; None where it is another's."""
    claimed = [o.claim_at for o in agreed if o.claim_at is not None]
    places = [o.record_at for o in agreed if o.record_at is not None]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    if max(start for start, _ in claimed) - min(end for _, end in claimed) > _APART:
        return None
    printed = P.search(text, last, last + _BEHIND)
    if printed is None or P.search(text, first, last) or ";" in text[last : printed.start()]:
        return None  # none, or one for each of the figures
    if len(agreed) == 1:
        between = [q for q in figures_of(text) if last <= q.start < printed.start() and q.role != "time"]
        if not (agreed[0].share or "." in (agreed[0].claim or "")) or between or "," in text[last : printed.start()]:
            return None
    return printed


def _not_of_a_difference(matter: Matter, text: str, printed: re.Match[str], *, denied: bool) -> bool:
    """Whether a p value may be of something else than whether two figures differ at the usual level.

    What does not reach that level reaches no stricter one.
    """
    if of_no_difference(text, printed.end()) or (denied and STRICTER.search(matter.reading.text)):
        return True
    after = P.search(text, printed.end(), printed.end() + _BEHIND)
    if after is not None and (reached(after) != reached(printed) or ")" in text[printed.end() : after.start()]):
        return True
    return _ADJUSTED.search(text) is not None


def _parted(claim: str, said: tuple[int, int], o: Observation) -> bool:
    """Whether a figure stands in another statement of the claim than what it says of the level."""
    start, end = o.claim_at or (0, 0)
    return _BREAK.search(claim, said[1], start) is not None or _BREAK.search(claim, end, said[0]) is not None
