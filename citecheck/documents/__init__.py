"""One reader a format: a path or bytes become a `Document`."""

from citecheck.documents.folder import documents_in
from citecheck.documents.formats import FORMATS, SUFFIXES
from citecheck.documents.places import Places
from citecheck.documents.read import LARGEST, carried, read_bytes, read_document

__all__ = ["FORMATS", "LARGEST", "SUFFIXES", "Places", "carried", "documents_in", "read_bytes", "read_document"]
