"""A reference against PubMed: which record is meant, and what differs."""

from citecheck.matching.judge import Judged, judge
from citecheck.matching.match import Ambiguous, Found, Lead, Match, Missing, Unknown
from citecheck.matching.resolve import resolve, resolve_together

__all__ = [
    "Ambiguous",
    "Found",
    "Judged",
    "Lead",
    "Match",
    "Missing",
    "Unknown",
    "judge",
    "resolve",
    "resolve_together",
]
