"""In-text citations: markers, what they point to, and the claim that each one carries."""

from citecheck.citations.read import read_citations

__all__ = ["read_citations"]
