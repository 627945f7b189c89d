"""The reference list of a document: found, split into entries, taken apart into fields."""

from citecheck.references.confidence import UNPARSED_BELOW
from citecheck.references.read import read_references

__all__ = ["UNPARSED_BELOW", "read_references"]
