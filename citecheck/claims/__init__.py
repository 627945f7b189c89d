"""Each claim held against the abstract that it cites: evidence, facets, verdict."""

from citecheck.claims.check import Assessment, CitedWork, check_claim

__all__ = ["Assessment", "CitedWork", "check_claim"]
