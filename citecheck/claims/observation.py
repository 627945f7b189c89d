"""What a facet module answers: one thing compared, with the words and places of both sides."""

from __future__ import annotations

from msgspec import Struct

from citecheck.claims.alignment import Change
from citecheck.claims.evidence import Ranked
from citecheck.claims.reading import ClaimReading, Reading
from citecheck.models import Claim, FacetName, FacetStatus, Record


class Matter(Struct, frozen=True, kw_only=True):
    """A claim beside one record, as every facet sees them; `ranked` are the abstract's sentences, best first."""

    claim: Claim
    said: ClaimReading
    record: Record
    reading: Reading
    ranked: tuple[Ranked, ...]
    changes: tuple[Change, ...] = ()
    """What the claim changed of a sentence that it retells nearly word for word."""


class Observation(Struct, frozen=True, kw_only=True):
    """One facet's answer. `claim_at` are offsets in the claim's text, `record_at` in the sentence numbered `sentence`.

    `sentence` counts the sentences of the abstract from 0; None where the record's words are not from the abstract.
    `share` is true of a percentage or a fraction. `rule` and `message` stand where the answer is worth a finding.
    """

    facet: FacetName
    status: FacetStatus
    claim: str | None = None
    record: str | None = None
    claim_at: tuple[int, int] | None = None
    sentence: int | None = None
    record_at: tuple[int, int] | None = None
    share: bool = False
    rule: str | None = None
    message: str = ""
