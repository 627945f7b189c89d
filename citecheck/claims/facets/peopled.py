"""What the comparisons of populations share: is the claim about this record at all, and how an answer is put."""

from __future__ import annotations

import re

from citecheck.claims.observation import Matter, Observation
from citecheck.claims.reading import Reading
from citecheck.claims.verdict import score

_ADDRESSED = 0.35
"""Share of the claim's words that the record has to hold before another population is held against the claim."""
_SPOKEN_OF = 0.55


def text_of(reading: Reading) -> str:
    """Title and abstract."""
    return reading.title.text + "\n" + reading.text


def addressed(matter: Matter, said: re.Match[str] | None = None) -> bool:
    """Whether the record holds enough of the claim's words, without those of `said`, to be about the same."""
    wanted = matter.said.weights
    if said is not None:
        start, end = said.span()
        left = {k for t in matter.said.tokens if not start <= t.start < end for k in t.keys}
        wanted = {k: w for k, w in wanted.items() if k in left}
    if not spoken_of(matter):
        return False
    total = sum(wanted.values())
    keys, subjects = matter.reading.keys, matter.reading.subject_keys
    return bool(total) and sum([w for k, w in wanted.items() if k in keys or k in subjects]) / total >= _ADDRESSED


def spoken_of(matter: Matter) -> bool:
    """Whether the abstract may be said to speak of the claim; where it does not it is silent, not contrary."""
    return score(matter) >= _SPOKEN_OF


def agrees(said: re.Match[str], source: re.Match[str] | None) -> Observation:
    """The claim's population is the record's."""
    return Observation(facet="population", status="agrees", claim=said.group(), claim_at=said.span(),
                       record=source.group() if source else None)  # fmt: skip


def differs(matter: Matter, said: re.Match[str], source: str, message: str) -> Observation:
    """Another population; `source` is the record's word for its own, shown where the abstract has it."""
    n, at = None, None
    for number, sentence in enumerate(matter.reading.sentences):
        place = re.search(rf"\b{re.escape(source)}\b", sentence.text, re.IGNORECASE)
        if place is not None:
            n, at = number, place.span()
            break
    return Observation(facet="population", status="differs", claim=said.group(), claim_at=said.span(), record=source,
                       sentence=n, record_at=at, rule="claim-population-differs", message=message)  # fmt: skip
