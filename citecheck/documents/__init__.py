"""One reader a format: a path or bytes become a `Document`."""

from citecheck.documents.places import Places
from citecheck.documents.read import FORMATS, SUFFIXES, read_bytes, read_document

__all__ = ["FORMATS", "SUFFIXES", "Places", "read_bytes", "read_document"]
