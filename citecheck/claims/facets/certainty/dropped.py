"""The reservation of a sentence which the claim retells nearly word for word but for that."""

from __future__ import annotations

import re

from citecheck.claims.facets.certainty.assured import ASKED_WHETHER, share_of
from citecheck.claims.facets.certainty.hedges import HEDGE, NO_DOUBT
from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Sentence
from citecheck.claims.words.rarity import rarity
from citecheck.claims.words.terms import Token
from citecheck.claims.words.wordlists import words

_MODALS = frozenset(words("may might could possibly perhaps potentially probably seems appears seem appear likely"))
_ALWAYS = frozenset(words("every always invariably inevitably unquestionably certainly definitely necessarily"))
_FRAMED = re.compile(
    r"\b(?:concerns?|fears?|feared|worr(?:y|ies|ied)) (?:is |was |are |were )?(?:that|about|over)\b|"
    r"\b(?:is|are|was|were) (?:feared|proposed|hoped|blamed|named|hypothesi[sz]ed|speculated|postulated|"
    r"conjectured)\b|\bprospective\s\w+",
    re.IGNORECASE,
)
"""A claim that reports an opinion, and does not say how sure it is beside that."""
_NO = re.compile(r"\b(?:not|no|neither|nor|never)\b", re.IGNORECASE)
_BEHIND = re.compile(r"[,;:(–—]\s?(?:and |or |but )?$")
_MEANS = re.compile(
    r"\s(?:(?:at least |in |mainly |mostly )?(?:part(?:ly|ially)?|mediated|driven|occurring|acting|working)? ?)?"
    r"(?:through|via|by|because|due to|owing to|as a (?:result|consequence) of)\b",
    re.IGNORECASE,
)
"""By what means or from what cause, all that a `possibly` before it leaves open."""
_PART_END = re.compile(r"[,;:()–—]|\.\s|\.$")
_OF_PART = 0.5
_BEFORE = 4
"""How many words before what it limits a reservation may stand."""
_RETOLD = 0.9
EMPTY = frozenset(words("be have been a an the of to in for with and or not also help"))


def dropped(matter: Matter) -> Observation | None:
    """The `may` that a claim which retells a sentence nearly word for word left out."""
    for change in matter.changes:
        modal = next((t for t in change.theirs if t.word in _MODALS), None)
        if modal is None or len(change.theirs) > 3:
            continue
        if len(change.ours) > 2 and not any(t.word in _ALWAYS for t in change.ours):
            continue
        if _kept(matter, change.sentence, modal):
            continue  # said in other words, or of two reservations one is kept
        sentence = matter.reading.sentences[change.sentence].text
        if NO_DOUBT.match(sentence, modal.start):
            continue  # "could not be found"
        if len(HEDGE.findall(matter.said.text)) >= len(HEDGE.findall(sentence)):
            continue  # the reservation was put otherwise
        if _FRAMED.search(matter.said.text):
            continue
        if ASKED_WHETHER.search(sentence) or matter.claim.text.rstrip().endswith("?"):
            continue
        if (
            _NO.search(matter.claim.text)
            and not _NO.search(sentence)
            and not any(_NO.match(t.word) for t in change.ours)
        ):
            continue  # a denial of something else than what was supposed
        if of_another_part(matter, matter.reading.sentences[change.sentence], modal.start, modal.end):
            continue
        hedged = HEDGE.search(matter.claim.text) is not None
        if any(
            r.index != change.sentence
            and share_of(matter, r) >= _RETOLD
            and (hedged or not HEDGE.search(r.sentence.text))
            for r in matter.ranked[:6]
        ):
            continue  # another sentence has it as the claim has it
        return Observation(
            facet="certainty", status="differs",
            claim=" ".join(matter.claim.text[t.start : t.end] for t in change.ours) or matter.claim.text,
            claim_at=(change.ours[0].start, change.ours[-1].end) if change.ours else None,
            record=sentence[modal.start : modal.end], sentence=change.sentence, record_at=(modal.start, modal.end),
            rule="claim-overstated", message=f"The abstract is less sure: “{sentence[modal.start : modal.end]}”.",
        )  # fmt: skip
    return None


def _kept(matter: Matter, index: int, modal: Token) -> bool:
    """Whether the claim has a reservation before what `modal` limits, or does not speak of that: `might lead`."""
    tokens = matter.reading.sentences[index].tokens
    behind = (t for t in tokens if t.start > modal.start and t.keys and t.word not in _MODALS)
    limited = next((t for t in behind if not t.word.endswith("ly") and t.word not in EMPTY), None)
    said = matter.said.tokens
    at = [n for n, t in enumerate(said) if limited is not None and limited.keys[:1] == t.keys[:1]]
    if not at:
        return any(t.word in _MODALS for t in said)
    return all(any(t.word in _MODALS for t in said[max(0, n - _BEFORE) : n]) for n in at)


def of_another_part(matter: Matter, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the reservation from `start` to `end` limits only what follows it, and the claim leaves that out.

    So it is where it stands behind a comma, or before the means: `works, possibly through heat`.
    """
    text = sentence.text
    if not _BEHIND.search(text[max(0, start - 8) : start]) and not _MEANS.match(text, end):
        return False
    stop = _PART_END.search(text, end)
    limit = stop.start() if stop is not None else len(text)
    keys = {k for t in sentence.tokens if end <= t.start < limit for k in t.keys}
    total = sum(map(rarity, sorted(keys)))
    return sum(rarity(k) for k in sorted(keys) if k in matter.said.weights) < _OF_PART * total
