"""How an answer about what a claim says of its source is put."""

from __future__ import annotations

import re

from citecheck.claims.observation import Observation
from citecheck.models import FacetStatus

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = "|".join(MONTHS)
"""A pattern for the name of a month."""
STUDY = (
    r"(?:stud(?:y|ies)|trial|review|meta-analysis|report|paper|article|analysis|survey|guidelines?|publication|"
    r"research|investigation|experiment|work)"
)
"""A pattern for what a source may be called."""
IN_A_JOURNAL = re.compile(r"\b[Ii]n\s(?:the\s)?(?:[A-Z][\w'’.-]*:?\s(?:(?:of|and|&|in|for|on|the)\s)*)*$")
"""What stands before a word of a journal's name, from the `in` on: `an article in Expert` Review of Vaccines."""


def credit(
    text: str, own: bool, at: tuple[int, int], status: FacetStatus, record: str | None, *, message: str = ""
) -> Observation:
    """What `text` says at the offsets `at` of its source; `own`: it is the claim, not the sentence before."""
    return Observation(
        facet="attribution",
        status=status,
        claim=text[at[0] : at[1]],
        claim_at=at if own else None,
        record=record,
        rule="claim-attribution-differs" if status == "differs" else None,
        message=message,
    )
